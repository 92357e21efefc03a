/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The second clock on the canvas: what had not been reported by a day stands where it stood, as a ghost.
 */
#include "config.h"

#include "dtl-loader.h"
#include "laws.h"
#include "sample-document.h"

#include <math.h>
#include <string.h>

#define WIDTH 860.0

static DtlInstant
day (const char *text)
{
  DtlDate date;

  g_assert_true (dtl_date_parse (text, -1, NULL, &date, NULL));
  return date.latest;
}

static DtlLayout *
lay_out (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "timelines", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) document = dtl_load_file (file, NULL, NULL, NULL, &error);
  DtlLayoutOptions options = { .fold_empty_time = FALSE };

  g_assert_no_error (error);
  return dtl_layout_new (document, &options, NULL);
}

typedef struct
{
  DtlLayout    *layout;
  DtlReports   *reports;
  DtlViewport   view;
  DtlSceneState state;
  DtlScene     *plain, *clocked;    /* without and with the second clock */
} Canvas;

static void
canvas_init (Canvas     *self,
             const char *name,
             const char *by,
             double      zoom)
{
  *self = (Canvas) { .layout = lay_out (name), .view = { .width = WIDTH } };
  self->reports = dtl_reports_new (dtl_layout_get_document (self->layout), NULL);
  self->state = (DtlSceneState) { .selected = DTL_NONE, .hovered = DTL_NONE, .focused = DTL_NONE };
  self->view.height = dtl_layout_get_height (self->layout, DTL_ROW_MAX_PX) + 1;
  dtl_layout_frame_opening (self->layout, &self->view);
  dtl_viewport_zoom_at (&self->view, dtl_layout_get_scale (self->layout), WIDTH / 2, zoom);
  self->plain = dtl_scene_new (self->layout, &self->view, &self->state, sample_get_measure ());
  self->state.reports = self->reports;
  self->state.reported_by = day (by);
  self->clocked = dtl_scene_new (self->layout, &self->view, &self->state, sample_get_measure ());
}

static void
canvas_clear (Canvas *self)
{
  dtl_scene_free (self->plain);
  dtl_scene_free (self->clocked);
  dtl_reports_unref (self->reports);
  dtl_layout_unref (self->layout);
}

static DtlReported
reported (const Canvas   *self,
          const DtlGroup *group)
{
  return dtl_reports_get (self->reports, group->event, self->state.reported_by);
}

/* Of all kinds of reports. */
static const char * const days[] = { "2015-01-01", "2016-11-17", "2017-09-12", "2017-09-11", "2017-09-13", "2030" };

static void
for_all (void (*check) (const Canvas *))
{
  static const char * const names[] = { "reset-2017.dateline", "harbour-bridge.dateline" };

  for (guint name = 0; name < G_N_ELEMENTS (names); name++)
    for (guint i = 0; i < G_N_ELEMENTS (days); i++)
      for (double zoom = 0.1; zoom < 60; zoom *= 2.5)
        {
          Canvas canvas;

          canvas_init (&canvas, names[name], days[i], zoom);
          check (&canvas);
          canvas_clear (&canvas);
        }
}

static const DtlItem *
find_text (DtlScene       *scene,
           const DtlGroup *group)
{
  guint n_items;
  const DtlItem *items = dtl_scene_get_items (scene, &n_items);

  for (guint i = 0; i < group->n_items; i++)
    if (items[group->first_item + i].kind == DTL_ITEM_TEXT)
      return &items[group->first_item + i];
  return NULL;
}

static void
check_places (const Canvas *self)
{
  guint n_plain, n_clocked;
  const DtlGroup *plain = dtl_scene_get_groups (self->plain, &n_plain);
  const DtlGroup *clocked = dtl_scene_get_groups (self->clocked, &n_clocked);

  g_assert_cmpuint (n_plain, ==, n_clocked);
  for (guint i = 0; i < n_plain; i++)
    {
      const DtlItem *text = find_text (self->plain, &plain[i]), *other = find_text (self->clocked, &clocked[i]);

      g_assert_cmpuint (plain[i].kind, ==, clocked[i].kind);
      g_assert_cmpuint (plain[i].event, ==, clocked[i].event);
      g_assert_cmpuint (plain[i].count, ==, clocked[i].count);
      g_assert_cmpuint (plain[i].row, ==, clocked[i].row);
      g_assert_cmpuint (plain[i].label_shown, ==, clocked[i].label_shown);
      g_assert_cmpfloat (plain[i].mark_x, ==, clocked[i].mark_x);
      g_assert_cmpfloat (plain[i].mark_width, ==, clocked[i].mark_width);
      g_assert_cmpint (text != NULL, ==, other != NULL);
      if (text == NULL)
        continue;
      g_assert_cmpstr (dtl_scene_get_text (self->plain, text), ==, dtl_scene_get_text (self->clocked, other));
      g_assert_cmpfloat (text->x, ==, other->x);
      g_assert_cmpfloat (text->y, ==, other->y);
      g_assert_cmpfloat (text->width, ==, other->width);
      g_assert_cmpuint (text->font, ==, other->font);
    }
}

static void
test_nothing_moves (void)
{
  for_all (check_places);
}

static gboolean
is_filled (const DtlItem *item)
{
  return item->role == DTL_ROLE_MARK || item->role == DTL_ROLE_MARK_SOFT || item->role == DTL_ROLE_PLAN_TICK ||
         (item->role >= DTL_ROLE_PIP && item->role <= DTL_ROLE_PIP_HALF);
}

static void
check_looks (const Canvas *self)
{
  guint n_groups, n_items, n_plain;
  const DtlGroup *groups = dtl_scene_get_groups (self->clocked, &n_groups), *plain = dtl_scene_get_groups (self->plain, &n_plain);
  const DtlItem *items = dtl_scene_get_items (self->clocked, &n_items), *plain_items = dtl_scene_get_items (self->plain, &n_items);

  for (guint i = 0; i < n_groups; i++)
    {
      DtlReported state = groups[i].kind == DTL_GROUP_EVENT ? reported (self, &groups[i]) : DTL_REPORTED_CANNOT_TELL;
      const DtlItem *own = &items[groups[i].first_item], *before = &plain_items[plain[i].first_item];

      for (guint k = 0; k < groups[i].n_items; k++)
        {
          g_assert_cmpuint (own[k].flags & DTL_ITEM_DIM, ==, 0);
          if (state == DTL_REPORTED_NOT_YET)
            {
              g_assert_false (is_filled (&own[k]));
              g_assert_true (own[k].kind != DTL_ITEM_TEXT || own[k].role == DTL_ROLE_LABEL_GHOST);
            }
          else if (groups[i].kind == DTL_GROUP_EVENT)
            g_assert_cmpuint (own[k].role, !=, DTL_ROLE_LABEL_GHOST);
        }
      if (state == DTL_REPORTED)
        {
          g_assert_cmpuint (groups[i].n_items, ==, plain[i].n_items);
          for (guint k = 0; k < groups[i].n_items; k++)
            {
              g_assert_cmpuint (own[k].role, ==, before[k].role);
              g_assert_cmpuint (own[k].flags, ==, before[k].flags);
              g_assert_cmpfloat (own[k].x, ==, before[k].x);
            }
        }
    }
}

static void
test_knowledge_is_in_the_fill (void)
{
  for_all (check_looks);
}

/* The search dims, and the second clock does not care. */
static void
test_search_dims_ghosts_as_well (void)
{
  Canvas canvas;
  g_autofree guint8 *matches = NULL;
  g_autoptr (DtlScene) scene = NULL;
  const DtlGroup *groups;
  const DtlItem *items;
  guint n_groups, n_items, n_found[2] = { 0, 0 };

  canvas_init (&canvas, "harbour-bridge.dateline", "2016-11-17", 1);
  matches = g_new0 (guint8, dtl_document_get_n_events (dtl_layout_get_document (canvas.layout)));
  for (guint i = 0; i < dtl_document_get_n_events (dtl_layout_get_document (canvas.layout)); i += 2)
    matches[i] = 1;
  canvas.state.matches = matches;
  scene = dtl_scene_new (canvas.layout, &canvas.view, &canvas.state, sample_get_measure ());
  groups = dtl_scene_get_groups (scene, &n_groups);
  items = dtl_scene_get_items (scene, &n_items);
  for (guint i = 0; i < n_groups; i++)
    if (groups[i].kind == DTL_GROUP_EVENT && groups[i].label_shown)
      {
        const DtlItem *text = find_text (scene, &groups[i]);
        gboolean is_ghost = reported (&canvas, &groups[i]) == DTL_REPORTED_NOT_YET;

        n_found[is_ghost]++;
        g_assert_cmpint (text->role == DTL_ROLE_LABEL_GHOST, ==, is_ghost);
        g_assert_cmpint ((text->flags & DTL_ITEM_DIM) != 0, ==, matches[groups[i].event] == 0);
      }
  g_assert_cmpuint (MIN (n_found[0], n_found[1]), >, 2);
  g_assert_nonnull (items);
  canvas_clear (&canvas);
}

/* Of three that its mark has: the first plan was reported, the one that followed was stated later, and the outcome came later still. */
static void
test_plans (void)
{
  const DtlItem *items;
  guint32 event;
  guint n_items, n_plans[2] = { 0, 0 }, n_ticks = 0, n_glyphs = 0;
  const DtlGroup *group;
  Canvas canvas;

  canvas_init (&canvas, "harbour-bridge.dateline", "2016-11-17", 1);
  g_assert_true (dtl_document_find_event (dtl_layout_get_document (canvas.layout), "report-published", &event));
  g_assert_cmpint (dtl_reports_get (canvas.reports, event, canvas.state.reported_by), ==, DTL_REPORTED_AS_PLAN);
  group = laws_find_group (canvas.clocked, event);
  items = dtl_scene_get_items (canvas.clocked, &n_items) + group->first_item;
  for (guint i = 0; i < group->n_items; i++)
    {
      if (items[i].flags & DTL_ITEM_DASHED)
        n_plans[items[i].stroke > 1]++;
      n_ticks += items[i].role == DTL_ROLE_PLAN_TICK;
      if (items[i].kind == DTL_ITEM_GLYPH)
        {
          g_assert_cmpuint (items[i].role, ==, DTL_ROLE_MARK_OUTLINE);
          n_glyphs++;
        }
      if (items[i].kind == DTL_ITEM_TEXT)
        g_assert_cmpuint (items[i].role, ==, DTL_ROLE_LABEL_STRONG);
    }
  g_assert_cmpuint (n_plans[FALSE], ==, 1);
  g_assert_cmpuint (n_plans[TRUE], ==, 1);
  g_assert_cmpuint (n_ticks, ==, 1);
  g_assert_cmpuint (n_glyphs, ==, 1);
  canvas_clear (&canvas);
}

static const DtlItem *
find_role (DtlScene *scene,
           DtlRole   role)
{
  guint n_items;
  const DtlItem *items = dtl_scene_get_items (scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    if (items[i].role == role)
      return &items[i];
  return NULL;
}

static void
test_marker (void)
{
  Canvas canvas;
  g_autoptr (DtlScene) ruler = NULL, off = NULL, beyond = NULL;
  const DtlItem *line, *text;

  canvas_init (&canvas, "harbour-bridge.dateline", "2016-11-17", 1);
  line = find_role (canvas.clocked, DTL_ROLE_REPORTED_BY);
  g_assert_null (find_role (canvas.plain, DTL_ROLE_REPORTED_BY));
  g_assert_nonnull (line);
  g_assert_cmpfloat_with_epsilon (line->x, dtl_viewport_x_of (&canvas.view, dtl_layout_get_scale (canvas.layout), day ("2016-11-17") + 1),
                                  0.01);

  ruler = dtl_scene_new_ruler (canvas.layout, &canvas.view, &canvas.state, sample_get_measure ());
  text = find_role (ruler, DTL_ROLE_REPORTED_BY_TEXT);
  g_assert_cmpstr (dtl_scene_get_text (ruler, text), ==, "reported by 17 Nov 2016");
  g_assert_cmpfloat (text->x, <, line->x);
  g_assert_cmpfloat (text->x + text->width, >, line->x);

  off = dtl_scene_new_ruler (canvas.layout, &canvas.view, NULL, sample_get_measure ());
  g_assert_null (find_role (off, DTL_ROLE_REPORTED_BY_TEXT));

  canvas.state.reported_by = day ("2100-01-01");
  beyond = dtl_scene_new_ruler (canvas.layout, &canvas.view, &canvas.state, sample_get_measure ());
  text = find_role (beyond, DTL_ROLE_REPORTED_BY_TEXT);
  g_assert_cmpstr (dtl_scene_get_text (beyond, text), ==, "reported by 1 Jan 2100 ▸");
  g_assert_cmpfloat (text->x + text->width, <=, WIDTH);
  canvas_clear (&canvas);
}

static void
test_counts_are_of_what_is_shown (void)
{
  g_autoptr (DtlLayout) layout = lay_out ("harbour-bridge.dateline");
  DtlDocument *document = dtl_layout_get_document (layout);
  g_autoptr (DtlReports) reports = dtl_reports_new (document, NULL);
  g_autofree guint8 *visible = g_malloc0 (dtl_document_get_n_events (document));
  DtlLayoutOptions options = { .visible = visible };
  g_autoptr (DtlLayout) filtered = NULL;
  DtlReportCounts counts;

  dtl_layout_count_reports (layout, reports, day ("2016-11-17"), &counts);
  g_assert_cmpuint (counts.n_events, ==, dtl_document_get_n_events (document));
  g_assert_cmpuint (counts.n_reported, ==, 7);
  g_assert_cmpuint (counts.n_reported + counts.n_not_yet + counts.n_perhaps + counts.n_undated, ==, counts.n_events);

  visible[0] = visible[1] = visible[2] = 1;
  filtered = dtl_layout_new (document, &options, NULL);
  dtl_layout_count_reports (filtered, reports, day ("2030"), &counts);
  g_assert_cmpuint (counts.n_events, ==, 3);
  g_assert_cmpuint (counts.n_reported, ==, 3);
}

static void
test_legend (void)
{
  g_autoptr (DtlLayout) layout = lay_out ("harbour-bridge.dateline");
  double height;
  g_autoptr (DtlScene) off = dtl_scene_new_legend (layout, 0, 800, &height, sample_get_measure ());
  g_autoptr (DtlScene) on = dtl_scene_new_legend (layout, DTL_LEGEND_GHOSTS | DTL_LEGEND_HALVES, 800, &height, sample_get_measure ());
  g_autofree char *plain = dtl_scene_to_text (off), *text = dtl_scene_to_text (on);

  g_assert_null (strstr (plain, "reported"));
  g_assert_nonnull (strstr (text, "not yet reported"));
  g_assert_nonnull (strstr (text, "perhaps reported"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reported/nothing-moves", test_nothing_moves);
  g_test_add_func ("/reported/knowledge-is-in-the-fill", test_knowledge_is_in_the_fill);
  g_test_add_func ("/reported/a-search-dims-ghosts-as-well", test_search_dims_ghosts_as_well);
  g_test_add_func ("/reported/a-plan-is-known-before-its-outcome", test_plans);
  g_test_add_func ("/reported/its-day-is-marked", test_marker);
  g_test_add_func ("/reported/counts-are-of-what-is-shown", test_counts_are_of_what_is_shown);
  g_test_add_func ("/reported/the-legend-explains-ghosts", test_legend);

  return g_test_run ();
}
