/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grammar of marks: what each kind of event looks like, as the items of its group, in a table. An item is written as
 * kind, role and flags; numbers stay out of it.
 */
#include "config.h"

#include "dtl-loader.h"
#include "dtl-scene-private.h"

#include <string.h>

#define EVENT "\"id\": \"e\", \"title\": \"Title\", \"lane\": \"l\", "

/* Others that make the span a year, in another lane. */
#define FRAME_BEFORE                                                                                                       \
  "{\"format\": \"dateline\", \"version\": \"1.0\", \"title\": \"T\", "                                                    \
  "\"lanes\": [{\"id\": \"l\", \"title\": \"L\"}, {\"id\": \"other\", \"title\": \"O\"}], "                               \
  "\"sources\": [{\"id\": \"s\", \"type\": \"book\", \"title\": \"S\", \"author\": [{\"family\": \"A\"}]}, "              \
  "{\"id\": \"t\", \"type\": \"book\", \"title\": \"T\", \"author\": [{\"family\": \"B\"}]}, "                            \
  "{\"id\": \"u\", \"type\": \"book\", \"title\": \"U\"}], "                                                              \
  "\"events\": [{\"id\": \"first\", \"title\": \"F\", \"when\": \"2017-01-01\", \"lane\": \"other\"}, "                  \
  "{\"id\": \"last\", \"title\": \"L\", \"when\": \"2017-12-31\", \"lane\": \"other\"}, "
#define FRAME_AFTER "]}"

#define QUOTE "\"quote\": {\"exact\": \"words\"}"
#define HOLLOW "rect pip-hollow stroke|"
#define TEXT   "text label Title|"

static const struct
{
  const char *name;
  const char *event;
  const char *look;
} cases[] = {
  { "a-day-is-a-solid-glyph", EVENT "\"when\": \"2017-06-10\"",
    "glyph mark|" HOLLOW TEXT },
  { "a-moment-is-one-too", EVENT "\"when\": \"2017-06-10T12:14\"",
    "glyph mark|" HOLLOW TEXT },
  { "about-a-day-is-a-small-glyph-in-a-soft-halo", EVENT "\"when\": \"2017-06-10~\"",
    "rect mark-soft soft-start soft-end|glyph mark|" HOLLOW TEXT },
  { "a-month-is-a-soft-pill-never-a-dot", EVENT "\"when\": \"2017-06\"",
    "rect mark-soft|rect mark-outline stroke|" HOLLOW TEXT },
  { "a-window-is-one-too", EVENT "\"when\": \"[2017-05..2017-07]\"",
    "rect mark-soft|rect mark-outline stroke|" HOLLOW TEXT },
  { "about-has-soft-ends", EVENT "\"when\": \"2017-06~\"",
    "rect mark-soft soft-start soft-end|" HOLLOW TEXT },
  { "perhaps-has-soft-ends-and-a-question-mark", EVENT "\"when\": \"2017-06?\"",
    "rect mark-soft soft-start soft-end|" HOLLOW TEXT "text label  ?|" },
  { "what-lasted-is-a-bar-with-a-foot", EVENT "\"when\": \"2017-03-01/2017-06-30\"",
    "rect mark-soft|rect mark-outline stroke|rect mark|" HOLLOW TEXT },
  { "still-going-on-fades-out", EVENT "\"when\": \"2017-03-01/..\"",
    "rect mark-soft soft-end|" HOLLOW TEXT },
  { "one-soft-end-of-a-bar", EVENT "\"when\": \"2017-03-01/2017-06~\"",
    "rect mark-soft soft-end|rect mark|" HOLLOW TEXT },
  { "inferred-is-dotted", EVENT "\"when\": \"2017-06\", \"assessment\": \"inferred\"",
    "rect mark-soft|rect mark-outline dotted stroke|" HOLLOW TEXT },
  { "an-inferred-day-is-dotted", EVENT "\"when\": \"2017-06-10\", \"assessment\": \"inferred\"",
    "glyph mark dotted stroke|" HOLLOW TEXT },
  { "proposed-is-hollow-and-dashed", EVENT "\"when\": \"2017-06\", \"status\": \"proposed\"",
    "rect plan dashed stroke|" HOLLOW TEXT },
  { "a-plan-is-hollow-to-a-tick-at-its-deadline", EVENT "\"plans\": [{\"when\": \"[..2017-06]\", \"statedOn\": \"2017-03-01\"}]",
    "rect plan dashed stroke|rect plan-tick|" HOLLOW TEXT },
  { "a-plan-stated-nobody-knows-when-has-a-tail", EVENT "\"plans\": [{\"when\": \"2017-06\"}]",
    "rect plan soft-start dashed stroke|rect plan-tick|" HOLLOW TEXT },
  { "an-outcome-after-the-deadline-slipped", EVENT "\"when\": \"2017-08-14\", \"plans\": [{\"when\": \"2017-05\", \"statedOn\": \"2017-03\"}]",
    "rect plan dashed stroke|rect plan-tick|line slip|glyph mark|" HOLLOW TEXT },
  { "cancelled-is-crossed-and-struck-out", EVENT "\"when\": \"2017-06\", \"status\": \"cancelled\"",
    "rect mark-soft|rect mark-outline stroke|line mark-outline|" HOLLOW TEXT "line label|" },
  { "another-date-is-a-tied-hollow-mark", EVENT "\"when\": \"2017-06\", \"citations\": [{\"source\": \"s\", \"when\": \"2017-02\", " QUOTE "}]",
    "line tie|rect claim stroke|rect mark-soft|rect mark-outline stroke|rect pip-half half|" TEXT },
  { "one-source-is-one-pip", EVENT "\"when\": \"2017-06-10\", \"citations\": [{\"source\": \"s\", \"stance\": \"reports\", " QUOTE "}]",
    "glyph mark|rect pip|" TEXT },
  { "two-sources-are-two", EVENT "\"when\": \"2017-06-10\", \"citations\": [{\"source\": \"s\", " QUOTE "}, {\"source\": \"t\", " QUOTE "}]",
    "glyph mark|rect pip|rect pip|" TEXT },
  { "nothing-quoted-is-hollow", EVENT "\"when\": \"2017-06-10\", \"citations\": [{\"source\": \"s\", \"stance\": \"reports\"}]",
    "glyph mark|" HOLLOW TEXT },
  { "nobody-named-has-a-dot", EVENT "\"when\": \"2017-06-10\", \"citations\": [{\"source\": \"u\", \"stance\": \"reports\", " QUOTE "}]",
    "glyph mark|" HOLLOW "rect pip|" TEXT },
  { "disputed-is-half-filled", EVENT "\"when\": \"2017-06-10\", \"citations\": [{\"source\": \"s\", \"stance\": \"reports\", " QUOTE "}, {\"source\": \"t\", \"stance\": \"disputes\", " QUOTE "}]",
    "glyph mark|rect pip-half half|" TEXT },
  { "important-is-bold", EVENT "\"when\": \"2017-06-10\", \"importance\": 5",
    "glyph mark|" HOLLOW "text label-strong Title|" },
  { "unimportant-is-quiet", EVENT "\"when\": \"2017-06-10\", \"importance\": 1",
    "glyph mark|" HOLLOW "text label-quiet Title|" },
};

static DtlLayout *
lay_out (const char *event)
{
  g_autofree char *text = g_strdup_printf (FRAME_BEFORE "{%s}" FRAME_AFTER, event);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);
  DtlLayoutOptions options = { 0 };

  g_assert_no_error (error);
  g_assert_cmpuint (dtl_document_get_n_events (document), ==, 3);
  return dtl_layout_new (document, &options, NULL);
}

static const DtlGroup *
find_group (DtlScene   *scene,
            DtlLayout  *layout,
            const char *id)
{
  guint n;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n);
  guint32 event;

  g_assert_true (dtl_document_find_event (dtl_layout_get_document (layout), id, &event));
  for (guint i = 0; i < n; i++)
    if (groups[i].kind == DTL_GROUP_EVENT && groups[i].event == event)
      return &groups[i];
  return NULL;
}

static char *
describe (DtlScene       *scene,
          const DtlGroup *group)
{
  static const char *const kinds[] = { "rect", "line", "curve", "glyph", "text", "zigzag" };
  static const struct
  {
    guint       flag;
    const char *name;
  } flags[] = {
    { DTL_ITEM_SOFT_START, " soft-start" }, { DTL_ITEM_SOFT_END, " soft-end" }, { DTL_ITEM_DASHED, " dashed" },
    { DTL_ITEM_DOTTED, " dotted" }, { DTL_ITEM_STROKE, " stroke" }, { DTL_ITEM_HALF, " half" },
  };
  GString *look = g_string_new (NULL);
  guint n;
  const DtlItem *items = dtl_scene_get_items (scene, &n);

  for (guint i = group->first_item; i < group->first_item + group->n_items; i++)
    {
      g_string_append_printf (look, "%s %s", kinds[items[i].kind], dtl_role_get_name (items[i].role));
      for (gsize k = 0; k < G_N_ELEMENTS (flags); k++)
        if (items[i].flags & flags[k].flag)
          g_string_append (look, flags[k].name);
      if (items[i].kind == DTL_ITEM_TEXT)
        g_string_append_printf (look, " %s", dtl_scene_get_text (scene, &items[i]));
      g_string_append_c (look, '|');
    }
  return g_string_free (look, FALSE);
}

static void
init_view (DtlLayout   *layout,
           DtlViewport *view)
{
  *view = (DtlViewport) { .width = 1000 };
  view->height = dtl_layout_get_height (layout, DTL_ROW_MAX_PX) + 1;
  dtl_viewport_frame_all (view, dtl_layout_get_scale (layout));
}

static void
test_look (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DtlLayout) layout = lay_out (cases[i].event);
  g_autoptr (DtlScene) scene = NULL;
  g_autofree char *look = NULL;
  DtlViewport view;

  init_view (layout, &view);
  scene = dtl_scene_new (layout, &view, NULL, NULL);
  look = describe (scene, find_group (scene, layout, "e"));
  g_assert_cmpstr (look, ==, cases[i].look);
}

/* A pill is as wide as its bounds. */
static void
test_bounds (void)
{
  g_autoptr (DtlLayout) layout = lay_out (EVENT "\"when\": \"2017-06\"");
  g_autoptr (DtlScene) scene = NULL;
  DtlInstant june, july;
  const DtlGroup *group;
  const DtlItem *items;
  DtlViewport view;
  guint n;

  june = dtl_civil_to_instant (&(DtlCivil) { 2017, 6, 1, 0, 0, 0 });
  july = dtl_civil_to_instant (&(DtlCivil) { 2017, 7, 1, 0, 0, 0 });
  init_view (layout, &view);
  scene = dtl_scene_new (layout, &view, NULL, NULL);
  group = find_group (scene, layout, "e");
  items = dtl_scene_get_items (scene, &n);
  g_assert_cmpfloat_with_epsilon (items[group->first_item].x, dtl_viewport_x_of (&view, dtl_layout_get_scale (layout), june), 0.01);
  g_assert_cmpfloat_with_epsilon (items[group->first_item].width,
                                  dtl_scale_distance (dtl_layout_get_scale (layout), june, july, view.px_per_second), 0.01);
}

/* Of the pill of June and its only pip; which of these widths it has is said by the zoom. */
static void
get_pill_and_pip (DtlLayout *layout,
                  double     pill_px,
                  DtlItem   *pill,
                  DtlItem   *pip)
{
  g_autoptr (DtlScene) scene = NULL;
  const DtlGroup *group;
  const DtlItem *items;
  DtlViewport view;
  guint n;

  init_view (layout, &view);
  view.anchor = dtl_civil_to_instant (&(DtlCivil) { 2017, 6, 1, 0, 0, 0 });
  view.anchor_x = 300;
  view.px_per_second = pill_px / (30.0 * DTL_SECONDS_PER_DAY);
  scene = dtl_scene_new (layout, &view, NULL, NULL);
  group = find_group (scene, layout, "e");
  items = dtl_scene_get_items (scene, &n);
  *pill = items[group->first_item];
  *pip = items[group->first_item + 2];
  g_assert_cmpint (pip->role, ==, DTL_ROLE_PIP_HOLLOW);
}

/* A pip on the outline of a small pill would read as another sign: it stands beside it, and in one that is wide enough. */
static void
test_pip_beside_or_inside (void)
{
  g_autoptr (DtlLayout) layout = lay_out (EVENT "\"when\": \"2017-06\"");
  DtlItem pill, pip;

  for (double px = 2; px <= 14; px++)
    {
      get_pill_and_pip (layout, px, &pill, &pip);
      g_assert_cmpfloat (pip.x, >=, pill.x + pill.width - 0.01);
    }
  for (double px = 17; px < 200; px++)
    {
      get_pill_and_pip (layout, px, &pill, &pip);
      g_assert_cmpfloat (pip.x + pip.width, <=, pill.x + pill.width);
    }
}

/* Between the two its edge passes the pip: there the outline makes way. */
static void
test_outline_makes_way (void)
{
  g_autoptr (DtlLayout) layout = lay_out (EVENT "\"when\": \"2017-06\"");

  for (double px = 14.25; px <= 16.25; px += 0.25)
    {
      g_autoptr (DtlScene) scene = NULL;
      const DtlItem *items, *pill, *halo, *pip;
      DtlViewport view;
      guint n;

      init_view (layout, &view);
      view.px_per_second = px / (30.0 * DTL_SECONDS_PER_DAY);
      scene = dtl_scene_new (layout, &view, NULL, NULL);
      items = dtl_scene_get_items (scene, &n) + find_group (scene, layout, "e")->first_item;
      pill = &items[0];
      halo = &items[2];
      pip = &items[3];
      g_assert_cmpint (pip->role, ==, DTL_ROLE_PIP_HOLLOW);
      g_assert_cmpfloat (pip->x, <, pill->x + pill->width);
      g_assert_cmpfloat (pip->x + pip->width, >, pill->x + pill->width);
      g_assert_cmpint (halo->role, ==, DTL_ROLE_LABEL_BACK);
      g_assert_cmpfloat (halo->x, <, pip->x);
      g_assert_cmpfloat (halo->x + halo->width, >, pip->x + pip->width);
    }
}

static double
measure_cb (const char *text,
            gssize      length,
            DtlFont     font,
            gpointer    user_data)
{
  return *(double *) user_data;
}

/* Drawn as wide as measured, and never wider than nominal. */
static void
test_measured (void)
{
  static const double widths[] = { 5, 20, 10000 };
  g_autoptr (DtlLayout) layout = lay_out (EVENT "\"when\": \"2017-06-10\"");

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      double width = widths[i];
      DtlTextMeasure measure = { measure_cb, &width };
      g_autoptr (DtlScene) scene = NULL;
      const DtlGroup *group;
      const DtlItem *items;
      DtlViewport view;
      guint n;

      init_view (layout, &view);
      scene = dtl_scene_new (layout, &view, NULL, &measure);
      group = find_group (scene, layout, "e");
      items = dtl_scene_get_items (scene, &n);
      g_assert_cmpint (items[group->first_item + 2].kind, ==, DTL_ITEM_TEXT);
      g_assert_cmpfloat_with_epsilon (items[group->first_item + 2].width, MIN (width, dtl_nominal_width ("Title", -1)), 0.01);
    }
}

/* Zoomed in until a day is wide, its glyph stands in a pill as wide as the day; the label stays in view inside it. */
static void
test_deep_zoom (void)
{
  g_autoptr (DtlLayout) layout = lay_out (EVENT "\"when\": \"2017-06-10\"");
  DtlScale *scale = dtl_layout_get_scale (layout);
  g_autoptr (DtlScene) scene = NULL;
  g_autofree char *look = NULL;
  const DtlGroup *group;
  const DtlItem *items;
  DtlViewport view;
  guint n;

  init_view (layout, &view);
  view.anchor = dtl_civil_to_instant (&(DtlCivil) { 2017, 6, 10, 12, 0, 0 });
  view.anchor_x = 500;
  view.px_per_second = 2000.0 / DTL_SECONDS_PER_DAY;
  scene = dtl_scene_new (layout, &view, NULL, NULL);
  group = find_group (scene, layout, "e");
  look = describe (scene, group);
  g_assert_cmpstr (look, ==, "rect mark-soft|rect mark-outline stroke|glyph mark|" HOLLOW TEXT);
  items = dtl_scene_get_items (scene, &n);
  for (guint i = group->first_item + 2; i < group->first_item + group->n_items; i++)
    {
      g_assert_cmpfloat (items[i].x, >=, 0);
      g_assert_cmpfloat (items[i].x + items[i].width, <=, view.width);
    }
  g_assert_cmpfloat (dtl_viewport_x_of (&view, scale, view.anchor), ==, 500);
}

static void
test_selection (void)
{
  g_autoptr (DtlLayout) layout = lay_out (EVENT "\"when\": \"2017-06-10\"");
  DtlSceneState state = { .selected = 2, .hovered = DTL_NONE, .focused = 2 };
  g_autoptr (DtlScene) scene = NULL;
  g_autofree char *look = NULL;
  DtlViewport view;

  init_view (layout, &view);
  scene = dtl_scene_new (layout, &view, &state, NULL);
  look = describe (scene, find_group (scene, layout, "e"));
  g_assert_cmpstr (look, ==, "glyph mark|rect selection stroke|" HOLLOW TEXT);
}

static void
test_poles (void)
{
  g_autofree char *events = g_strdup_printf ("%s}, {\"id\": \"b\", \"title\": \"B\", \"lane\": \"l\", \"when\": \"2017-06-10\"}, "
                                             "{\"id\": \"c\", \"title\": \"C\", \"lane\": \"l\", \"when\": \"2017-06-10\"",
                                             EVENT "\"when\": \"2017-06-10\"");
  g_autofree char *text = g_strdup_printf (FRAME_BEFORE "{%s}" FRAME_AFTER, events);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);
  DtlLayoutOptions options = { 0 };
  g_autoptr (DtlLayout) layout = dtl_layout_new (document, &options, NULL);
  g_autoptr (DtlScene) scene = NULL;
  const DtlItem *items;
  guint n, n_poles = 0;
  DtlViewport view;

  init_view (layout, &view);
  scene = dtl_scene_new (layout, &view, NULL, NULL);
  items = dtl_scene_get_items (scene, &n);
  for (guint i = 0; i < n; i++)
    n_poles += items[i].role == DTL_ROLE_POLE;
  g_assert_cmpuint (n_poles, ==, 1);
  g_assert_cmpuint (dtl_layout_get_place (layout, 2)->row, ==, dtl_layout_get_place (layout, 3)->row);
  g_assert_cmpuint (dtl_layout_get_place (layout, 2)->row + 1, ==, dtl_layout_get_place (layout, 4)->row);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/marks/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_look);
    }
  g_test_add_func ("/marks/a-pill-is-as-wide-as-its-bounds", test_bounds);
  g_test_add_func ("/marks/a-pip-stands-beside-a-pill-or-inside", test_pip_beside_or_inside);
  g_test_add_func ("/marks/outline-makes-way-for-pips", test_outline_makes_way);
  g_test_add_func ("/marks/text-is-drawn-as-measured-and-never-wider-than-nominal", test_measured);
  g_test_add_func ("/marks/a-wide-day-is-a-pill-and-its-label-stays-in-view", test_deep_zoom);
  g_test_add_func ("/marks/the-selected-mark-has-a-ring", test_selection);
  g_test_add_func ("/marks/rows-of-one-instant-are-joined", test_poles);
  return g_test_run ();
}
