/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The laws that name the bundled story: at its opening view everything in view is labelled, each label wholly inside the
 * canvas, and the lanes are little higher than it.
 */
#include "config.h"

#include "dtl-loader.h"
#include "dtl-scene.h"
#include "sample-document.h"

#include <math.h>

#define CANVAS_WIDTH   860.0    /* a little less than that of a window of 1440 × 900, beside the lane names and the reader */
#define CANVAS_HEIGHT  670.0    /* above the legend and the overview */
#define MOST_CANVASES  1.15

static DtlDocument *
load_story (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "timelines", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  DtlDocument *document = dtl_load_file (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static DtlLayout *
lay_out (const char *name)
{
  g_autoptr (DtlDocument) document = load_story (name);
  DtlLayoutOptions options = { .fold_empty_time = dtl_document_get_fold_empty_time (document) };

  return dtl_layout_new (document, &options, NULL);
}

static DtlLayout *
lay_out_story (void)
{
  return lay_out ("reset-2017.dateline");
}

static gboolean
is_in_view (const DtlEvent *event,
            DtlInstant      from,
            DtlInstant      to)
{
  return event->flags & DTL_EVENT_PLACED && event->latest >= from && event->earliest <= to;
}

static const DtlGroup *
find_group (DtlScene *scene,
            guint32   event)
{
  guint n;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n);

  for (guint i = 0; i < n; i++)
    if (groups[i].kind == DTL_GROUP_EVENT && groups[i].event == event)
      return &groups[i];
  return NULL;
}

static void
assert_label_inside (DtlScene       *scene,
                     const DtlGroup *group,
                     double          width)
{
  guint n;
  const DtlItem *items = dtl_scene_get_items (scene, &n);

  for (guint i = group->first_item; i < group->first_item + group->n_items; i++)
    if (items[i].kind == DTL_ITEM_TEXT)
      {
        g_assert_cmpfloat (items[i].x, >=, 0);
        g_assert_cmpfloat (items[i].x + items[i].width, <=, width);
      }
}

/* With the widest font that is reckoned with: every label as wide as its nominal width. */
static void
check_all_labelled (DtlLayout *layout,
                    double     width)
{
  DtlDocument *document = dtl_layout_get_document (layout);
  DtlViewport view = { .width = width };
  g_autoptr (DtlScene) scene = NULL;
  DtlInstant from, to;
  guint n_in_view = 0;

  view.height = dtl_layout_get_height (layout, DTL_ROW_MAX_PX) + 1;
  dtl_layout_frame_opening (layout, &view);
  scene = dtl_scene_new (layout, &view, NULL, NULL);
  g_assert_true (dtl_document_get_view (document, &from, &to));
  for (guint32 i = 0; i < dtl_document_get_n_events (document); i++)
    {
      const DtlGroup *group;
      g_autofree char *label = dtl_document_dup_label (document, i);

      if (!is_in_view (dtl_document_get_event (document, i), from, to))
        continue;
      n_in_view++;
      group = find_group (scene, i);
      if (group == NULL || !group->label_shown)
        g_test_message ("not labelled: %s", label);
      g_assert_nonnull (group);
      g_assert_true (group->label_shown);
      assert_label_inside (scene, group, width);
    }
  g_assert_cmpuint (n_in_view, >=, 40);
}

static void
test_all_labelled (void)
{
  g_autoptr (DtlLayout) layout = lay_out_story ();

  for (double width = CANVAS_WIDTH; width < 1.5 * CANVAS_WIDTH; width += 13)
    check_all_labelled (layout, width);
}

static void
test_height (void)
{
  g_autoptr (DtlLayout) layout = lay_out_story ();
  double row_px = dtl_layout_get_row_px (layout, CANVAS_HEIGHT);

  g_assert_cmpfloat (dtl_layout_get_height (layout, row_px), <=, MOST_CANVASES * CANVAS_HEIGHT);
}

/* At every depth and place: the number of labels never falls while one zooms in on what stays in sight, and no two overlap. */
static void
test_all_counted (void)
{
  g_autoptr (DtlLayout) layout = lay_out_story ();
  DtlDocument *document = dtl_layout_get_document (layout);
  DtlViewport view = { .width = CANVAS_WIDTH };
  guint n_undated;

  dtl_layout_get_undated (layout, &n_undated);
  view.height = dtl_layout_get_height (layout, DTL_ROW_MAX_PX) + 1;
  dtl_viewport_frame_all (&view, dtl_layout_get_scale (layout));
  for (int i = 0; i < 24; i++)
    {
      g_autoptr (DtlScene) scene = dtl_scene_new (layout, &view, NULL, sample_get_measure ());
      guint n, count = 0;
      const DtlGroup *groups = dtl_scene_get_groups (scene, &n);

      for (guint k = 0; k < n; k++)
        count += groups[k].count;
      g_assert_cmpuint (count + n_undated, ==, dtl_document_get_n_events (document));
      dtl_viewport_zoom_at (&view, dtl_layout_get_scale (layout), 600, 1.5);
    }
}

/* An export of the whole is wider and higher than a window; its rows are the window's. */
static void
test_same_rows (void)
{
  g_autoptr (DtlLayout) layout = lay_out_story ();
  g_autoptr (DtlLayout) again = lay_out_story ();
  guint n = dtl_document_get_n_events (dtl_layout_get_document (layout));

  for (guint32 i = 0; i < n; i++)
    {
      g_assert_cmpuint (dtl_layout_get_place (layout, i)->row, ==, dtl_layout_get_place (again, i)->row);
      g_assert_cmpuint (dtl_layout_get_place (layout, i)->side, ==, dtl_layout_get_place (again, i)->side);
    }
}

static void
test_links (void)
{
  g_autoptr (DtlLayout) layout = lay_out_story ();
  DtlDocument *document = dtl_layout_get_document (layout);
  DtlSceneState state = { .selected = DTL_NONE, .hovered = DTL_NONE, .focused = DTL_NONE };
  DtlViewport view = { .width = CANVAS_WIDTH };
  g_autoptr (DtlScene) scene = NULL;
  g_autoptr (GArray) links = NULL;
  guint n_items, n_groups, n_curves = 0, first_group_item = G_MAXUINT;
  const DtlItem *items;
  const DtlGroup *groups;

  for (guint32 i = 0; i < dtl_document_get_n_events (document) && state.selected == DTL_NONE; i++)
    if (dtl_document_get_event (document, i)->flags & DTL_EVENT_HAS_LINKS)
      state.selected = i;
  g_assert_cmpuint (state.selected, !=, DTL_NONE);
  links = dtl_document_dup_links_of (document, state.selected);
  view.height = dtl_layout_get_height (layout, DTL_ROW_MAX_PX) + 1;
  dtl_layout_frame_opening (layout, &view);
  scene = dtl_scene_new (layout, &view, &state, NULL);
  items = dtl_scene_get_items (scene, &n_items);
  groups = dtl_scene_get_groups (scene, &n_groups);
  for (guint i = 0; i < n_groups; i++)
    first_group_item = MIN (first_group_item, groups[i].first_item);
  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == DTL_ITEM_CURVE)
      {
        g_assert_cmpuint (i, <, first_group_item);    /* under all marks and labels */
        n_curves++;
      }
  g_assert_cmpuint (n_curves, ==, links->len);
}

static void
assert_clear (const DtlItem *curve,
              const DtlItem *words)
{
  for (int k = 0; k <= 1000; k++)
    {
      double t = k / 1000.0, u = 1 - t;
      double x = u * u * u * curve->x + 3 * u * u * t * curve->cx1 + 3 * u * t * t * curve->cx2 + t * t * t * (curve->x + curve->width);
      double y = u * u * u * curve->y + 3 * u * u * t * curve->cy1 + 3 * u * t * t * curve->cy2 + t * t * t * (curve->y + curve->height);

      g_assert_false (x > words->x && x < words->x + words->width && y > words->y && y < words->y + words->height);
    }
}

/* Some links of the bridge run straight along their row, some cross each other. */
static void
test_link_words (void)
{
  g_autoptr (DtlLayout) layout = lay_out ("harbour-bridge.dateline");
  DtlSceneState state = { .hovered = DTL_NONE, .focused = DTL_NONE };
  DtlViewport view = { .width = CANVAS_WIDTH };
  guint n_events = dtl_document_get_n_events (dtl_layout_get_document (layout)), n_words = 0, n_curves = 0;

  view.height = dtl_layout_get_height (layout, DTL_ROW_MAX_PX) + 1;
  dtl_layout_frame_opening (layout, &view);
  for (state.selected = 0; state.selected < n_events; state.selected++)
    {
      g_autoptr (DtlScene) scene = dtl_scene_new (layout, &view, &state, sample_get_measure ());
      guint n_items;
      const DtlItem *items = dtl_scene_get_items (scene, &n_items);

      for (guint i = 0; i < n_items; i++)
        for (guint k = 0; items[i].role == DTL_ROLE_LINK_TEXT && k < n_items; k++)
          if (items[k].kind == DTL_ITEM_CURVE)
            assert_clear (&items[k], &items[i]);
      for (guint i = 0; i < n_items; i++)
        {
          n_words += items[i].role == DTL_ROLE_LINK_TEXT;
          n_curves += items[i].kind == DTL_ITEM_CURVE;
        }
    }
  g_assert_cmpuint (n_curves, >, 0);
  g_assert_cmpuint (n_words, ==, n_curves);
}

/* A curve that leaves where another arrives would look like one that has two heads. */
static void
test_link_ends (gconstpointer name)
{
  g_autoptr (DtlLayout) layout = lay_out (name);
  DtlSceneState state = { .selected = DTL_NONE, .hovered = DTL_NONE, .focused = DTL_NONE, .all_links = TRUE };
  DtlViewport view = { .width = CANVAS_WIDTH };
  guint n_near = 0;

  view.height = dtl_layout_get_height (layout, DTL_ROW_MAX_PX) + 1;
  dtl_layout_frame_opening (layout, &view);
  for (int zoom = 0; zoom < 8; zoom++)
    {
      g_autoptr (DtlScene) scene = dtl_scene_new (layout, &view, &state, sample_get_measure ());
      guint n_items;
      const DtlItem *items = dtl_scene_get_items (scene, &n_items);

      for (guint i = 0; i < n_items; i++)
        for (guint k = 0; k < n_items; k++)
          if (items[i].kind == DTL_ITEM_CURVE && items[k].kind == DTL_ITEM_CURVE &&
              fabs (items[i].x - items[k].x - items[k].width) < 1 && fabs (items[i].y - items[k].y - items[k].height) < DTL_ROW_MAX_PX / 2)
            {
              n_near++;
              g_assert_cmpfloat (fabs (items[i].y - items[k].y - items[k].height), >, 6);
            }
      dtl_viewport_zoom_at (&view, dtl_layout_get_scale (layout), CANVAS_WIDTH / 2, 1.3);
    }
  g_assert_cmpuint (n_near, >, 0);
}

/* It would look as if that had not happened. */
static void
test_own_label (gconstpointer name)
{
  g_autoptr (DtlLayout) layout = lay_out (name);
  DtlDocument *document = dtl_layout_get_document (layout);
  DtlSceneState state = { .hovered = DTL_NONE, .focused = DTL_NONE };
  DtlViewport view = { .width = CANVAS_WIDTH };

  view.height = dtl_layout_get_height (layout, DTL_ROW_MAX_PX) + 1;
  dtl_layout_frame_opening (layout, &view);
  for (state.selected = 0; state.selected < dtl_document_get_n_events (document); state.selected++)
    {
      const DtlEvent *event = dtl_document_get_event (document, state.selected);
      g_autoptr (DtlScene) scene = NULL;
      const DtlGroup *group;
      const DtlItem *items;
      guint n_items;

      view.anchor = event->earliest;
      view.anchor_x = 20;
      scene = dtl_scene_new (layout, &view, &state, sample_get_measure ());
      group = find_group (scene, state.selected);
      items = dtl_scene_get_items (scene, &n_items);
      for (guint i = 0; group != NULL && i < group->n_items; i++)
        for (guint k = 0; items[group->first_item + i].kind == DTL_ITEM_TEXT && k < n_items; k++)
          if (items[k].kind == DTL_ITEM_CURVE)
            assert_clear (&items[k], &items[group->first_item + i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/story/everything-in-the-opening-view-is-labelled-inside-the-canvas", test_all_labelled);
  g_test_add_func ("/story/the-lanes-are-little-higher-than-the-canvas", test_height);
  g_test_add_func ("/story/shown-and-counted-are-all", test_all_counted);
  g_test_add_func ("/story/rows-come-out-the-same", test_same_rows);
  g_test_add_func ("/story/links-of-the-selected-event-lie-under-the-labels", test_links);
  g_test_add_func ("/story/words-of-a-link-lie-on-no-line", test_link_words);
  g_test_add_data_func ("/story/what-arrives-and-what-leaves-are-parted", "reset-2017.dateline", test_link_ends);
  g_test_add_data_func ("/story/what-arrives-and-what-leaves-are-parted/bridge", "harbour-bridge.dateline", test_link_ends);
  g_test_add_data_func ("/story/no-link-strikes-its-own-event-out", "reset-2017.dateline", test_own_label);
  g_test_add_data_func ("/story/no-link-strikes-its-own-event-out/bridge", "harbour-bridge.dateline", test_own_label);
  return g_test_run ();
}
