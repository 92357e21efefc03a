/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strips around the canvas: the ruler and the overview. */
#include "dtl-document-builder.h"
#include "dtl-strip.h"
#include "sample-document.h"

#include <math.h>

static gboolean
do_overlap (const DtlItem *a,
            const DtlItem *b)
{
  const float slack = 0.01f;

  return a->x + slack < b->x + b->width && b->x + slack < a->x + a->width &&
         a->y + slack < b->y + b->height && b->y + slack < a->y + a->height;
}

static void
assert_no_text_overlaps (DtlScene *scene)
{
  guint n_items = 0;
  const DtlItem *items = dtl_scene_get_items (scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    for (guint n = 0; n < i; n++)
      if (items[i].kind == DTL_ITEM_TEXT && items[n].kind == DTL_ITEM_TEXT && do_overlap (&items[i], &items[n]))
        g_error ("“%s” overlaps “%s”", dtl_scene_get_text (scene, &items[i]), dtl_scene_get_text (scene, &items[n]));
}

static gboolean
has_text (DtlScene   *scene,
          DtlRole     role,
          const char *text)
{
  guint n_items = 0;
  const DtlItem *items = dtl_scene_get_items (scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == DTL_ITEM_TEXT && items[i].role == role && g_str_equal (dtl_scene_get_text (scene, &items[i]), text))
      return TRUE;

  return FALSE;
}

static DtlLayout *
make_layout (DtlDocumentBuilder *builder,
             gboolean            fold)
{
  g_autoptr (DtlDocument) document = dtl_document_builder_finish (builder);
  const DtlLayoutOptions options = { .fold_empty_time = fold };

  return dtl_layout_new (document, &options, NULL);
}

/* And nothing is cut off by an edge. */
static void
test_no_text_of_the_ruler_overlaps (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int round = 0; round < 60; round++)
    {
      g_autoptr (DtlLayout) layout = sample_layout_new_random (rand);
      DtlScale *scale = dtl_layout_get_scale (layout);

      for (int i = 0; i < 10; i++)
        {
          DtlViewport view = { .width = g_rand_double_range (rand, 100, 3000), .height = 500 };
          g_autoptr (DtlScene) ruler = NULL;
          guint n_items = 0;
          const DtlItem *items;

          dtl_viewport_frame_all (&view, scale);
          dtl_viewport_zoom_at (&view, scale, g_rand_double_range (rand, 0, view.width), pow (2, g_rand_double_range (rand, -1, 9)));
          ruler = dtl_scene_new_ruler (layout, &view, NULL, sample_get_measure ());
          assert_no_text_overlaps (ruler);
          items = dtl_scene_get_items (ruler, &n_items);
          for (guint n = 0; n < n_items; n++)
            {
              g_assert_cmpfloat (items[n].y, >=, 0);
              g_assert_cmpfloat (items[n].y + items[n].height, <=, DTL_RULER_PX);
              if (items[n].kind == DTL_ITEM_RECT)
                continue;
              g_assert_cmpfloat (items[n].x, >=, -0.01);
              g_assert_cmpfloat (items[n].x + items[n].width, <=, view.width + 0.01);
            }
        }
    }
}

static void
test_the_ruler_names_periods_and_folds (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr (DtlLayout) layout = NULL;
  g_autoptr (DtlScene) ruler = NULL;
  DtlViewport view = { .width = 1000, .height = 500 };
  DtlPeriod period = { .title = g_strdup ("The thaw"), .lane = DTL_NONE, .when = dtl_when_new () };

  dtl_document_builder_add_simple (builder, "a", "A", "2009-03-06", DTL_NONE, 3);
  dtl_document_builder_add_simple (builder, "b", "B", "2009-07-06", DTL_NONE, 3);
  dtl_document_builder_add_simple (builder, "c", "C", "2016-02-01", DTL_NONE, 3);
  dtl_document_builder_add_simple (builder, "d", "D", "2017-09-12", DTL_NONE, 3);
  period.when->has_date = dtl_date_parse ("2016/2017", -1, NULL, &period.when->date, NULL);
  dtl_document_builder_take_period (builder, &period);
  layout = make_layout (builder, TRUE);
  dtl_viewport_frame_all (&view, dtl_layout_get_scale (layout));
  ruler = dtl_scene_new_ruler (layout, &view, NULL, sample_get_measure ());

  g_assert_true (has_text (ruler, DTL_ROLE_PERIOD_TEXT, "The thaw"));
  g_assert_true (has_text (ruler, DTL_ROLE_FOLD_TEXT, "7 years"));
  g_assert_true (has_text (ruler, DTL_ROLE_FOLD_TEXT, "19 months"));
}

static void
test_a_fold_says_how_long_it_is_in_one_unit (void)
{
  const struct
  {
    gint64      days;
    const char *words, *brief;
  } cases[] = {
    { 1461, "4 years", "4 years" },
    { 1400, "4 years", "4 years" },
    { 820, "2 years 3 months", "2 years" },
    { 300, "10 months", "10 months" },
    { 41, "41 days", "41 days" },
    { 12, "12 days", "12 days" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DtlFold fold = { 1000000, 1000000 + cases[i].days * DTL_SECONDS_PER_DAY };
      g_autofree char *words = dtl_fold_dup_words (&fold, FALSE);
      g_autofree char *brief = dtl_fold_dup_words (&fold, TRUE);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (brief, ==, cases[i].brief);
    }
}

static void
test_stretches_never_share_a_pixel (void)
{
  g_autoptr (GArray) taken = dtl_stretches_new ();

  g_assert_true (dtl_stretches_take (taken, 10, 20));
  g_assert_true (dtl_stretches_take (taken, 20, 30));
  g_assert_false (dtl_stretches_take (taken, 0, 11));
  g_assert_false (dtl_stretches_take (taken, 12, 13));
  g_assert_false (dtl_stretches_take (taken, 0, 100));
  g_assert_true (dtl_stretches_take (taken, 0, 10));
}

static void
test_the_overview_stays_in_its_strip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (int round = 0; round < 80; round++)
    {
      g_autoptr (DtlLayout) layout = sample_layout_new_random (rand);
      double width = g_rand_double_range (rand, 200, 2500), height = g_rand_double_range (rand, 40, 64);
      g_autoptr (DtlScene) overview = dtl_scene_new_overview (layout, width, height, sample_get_measure ());
      guint n_items = 0;
      const DtlItem *items = dtl_scene_get_items (overview, &n_items);

      assert_no_text_overlaps (overview);
      for (guint i = 0; i < n_items; i++)
        {
          g_assert_cmpfloat (items[i].x, >=, -0.5);
          g_assert_cmpfloat (items[i].x + items[i].width, <=, width + 0.5);
          g_assert_cmpfloat (items[i].y, >=, 0);
          g_assert_cmpfloat (items[i].y + items[i].height, <=, height + 0.01);
        }
    }
}

/* No date is invented for a document that has none. */
static void
test_nothing_is_named_where_nothing_is_placed (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr (DtlLayout) layout = NULL;
  g_autoptr (DtlScene) ruler = NULL;
  g_autoptr (DtlScene) overview = NULL;
  DtlViewport view = { .width = 800, .height = 500 };
  DtlScene *scenes[2];

  dtl_document_builder_add_simple (builder, "a", "Some day", NULL, DTL_NONE, 3);
  layout = make_layout (builder, FALSE);
  dtl_viewport_frame_all (&view, dtl_layout_get_scale (layout));
  scenes[0] = ruler = dtl_scene_new_ruler (layout, &view, NULL, sample_get_measure ());
  scenes[1] = overview = dtl_scene_new_overview (layout, 800, 56, sample_get_measure ());

  for (gsize n = 0; n < G_N_ELEMENTS (scenes); n++)
    {
      guint n_items = 0;
      const DtlItem *items = dtl_scene_get_items (scenes[n], &n_items);

      for (guint i = 0; i < n_items; i++)
        g_assert_cmpint (items[i].kind, !=, DTL_ITEM_TEXT);
    }
}

static DtlLayout *
make_many (guint n_events,
           guint n_lanes)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();

  for (guint i = 0; i < n_lanes; i++)
    {
      g_autofree char *id = g_strdup_printf ("l%u", i);

      dtl_document_builder_add_lane (builder, id, id);
    }
  for (guint i = 0; i < n_events; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", 1800 + g_rand_int_range (rand, 0, 200), g_rand_int_range (rand, 1, 13),
                                               g_rand_int_range (rand, 1, 29));

      dtl_document_builder_add_simple (builder, id, id, date, g_rand_int_range (rand, 0, n_lanes), 3);
    }

  return make_layout (builder, FALSE);
}

/* Where marks are few each has its own, at its place. */
static void
test_few_events_are_drawn_one_by_one (void)
{
  g_autoptr (DtlLayout) layout = make_many (60, 4);
  g_autoptr (DtlScene) overview = dtl_scene_new_overview (layout, 1000, 56, sample_get_measure ());
  DtlViewport view;
  guint n_items = 0, n_marks = 0;
  const DtlItem *items = dtl_scene_get_items (overview, &n_items);

  dtl_scene_overview_viewport (layout, 1000, 56, &view);
  for (guint i = 0; i < n_items; i++)
    n_marks += items[i].role == DTL_ROLE_DENSITY;
  g_assert_cmpuint (n_marks, ==, 60);

  for (guint event = 0; event < 60; event++)
    {
      const DtlEvent *record = dtl_document_get_event (dtl_layout_get_document (layout), event);
      double x = dtl_viewport_x_of (&view, dtl_layout_get_scale (layout), record->earliest);
      gboolean is_there = FALSE;

      for (guint i = 0; i < n_items; i++)
        is_there |= items[i].role == DTL_ROLE_DENSITY && fabs (items[i].x + items[i].width / 2 - x) < 0.5 && items[i].hue == record->lane;
      g_assert_true (is_there);
    }
}

/* Where they are many the drawing is as large as the strip, not as the document, and still has something in each place. */
static void
test_many_events_are_drawn_as_density (void)
{
  g_autoptr (DtlLayout) layout = make_many (20000, 12);
  g_autoptr (DtlScene) overview = dtl_scene_new_overview (layout, 900, 48, sample_get_measure ());
  g_autofree gboolean *covered = g_new0 (gboolean, 300);
  DtlViewport view;
  guint n_items = 0, n_hueless = 0;
  const DtlItem *items = dtl_scene_get_items (overview, &n_items);

  g_assert_cmpuint (n_items, <, 300 * 9 + 100);
  for (guint i = 0; i < n_items; i++)
    if (items[i].role == DTL_ROLE_DENSITY || items[i].role == DTL_ROLE_POLE)
      {
        covered[CLAMP ((int) (items[i].x / 3 + 0.5), 0, 299)] = TRUE;
        n_hueless += items[i].role == DTL_ROLE_POLE;
      }
  g_assert_cmpuint (n_hueless, >, 0);   /* of the nine bands three are of two lanes each */
  g_assert_cmpuint (n_hueless, <, n_items / 2);

  dtl_scene_overview_viewport (layout, 900, 48, &view);
  for (guint event = 0; event < 20000; event++)
    {
      const DtlEvent *record = dtl_document_get_event (dtl_layout_get_document (layout), event);
      int column = dtl_viewport_x_of (&view, dtl_layout_get_scale (layout), record->earliest) / 3;

      g_assert_true (covered[column] || covered[MAX (column - 1, 0)] || covered[MIN (column + 1, 299)]);
    }
}

static void
test_the_overview_names_years_and_folds_once (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr (DtlLayout) layout = NULL;
  g_autoptr (DtlScene) overview = NULL;

  dtl_document_builder_add_simple (builder, "a", "A", "2009-03-06", DTL_NONE, 3);
  dtl_document_builder_add_simple (builder, "b", "B", "2016-02-01", DTL_NONE, 3);
  dtl_document_builder_add_simple (builder, "c", "C", "2016-09/2017-06", DTL_NONE, 3);
  dtl_document_builder_add_simple (builder, "d", "D", "2018-01-12", DTL_NONE, 3);
  layout = make_layout (builder, TRUE);
  overview = dtl_scene_new_overview (layout, 700, 56, sample_get_measure ());

  g_assert_true (has_text (overview, DTL_ROLE_FOLD_TEXT, "7 years"));
  g_assert_true (has_text (overview, DTL_ROLE_RULER_TEXT, "2009"));
  g_assert_true (has_text (overview, DTL_ROLE_RULER_TEXT, "2017"));
  g_assert_true (has_text (overview, DTL_ROLE_RULER_TEXT, "Jul"));
  g_assert_false (has_text (overview, DTL_ROLE_RULER_TEXT, "Jan"));
}

static gboolean
has_words (DtlScene   *scene,
           const char *words)
{
  return has_text (scene, DTL_ROLE_LEGEND_TEXT, words);
}

static void
test_the_legend_explains_what_is_used_and_nothing_else (void)
{
  const struct
  {
    const char *edtf;
    guint16     flags;
    guint8      status;
    guint8      assessment;
    guint8      independent;
    const char *words[3];
  } cases[] = {
    { "2017-05-12", DTL_EVENT_QUOTED, 0, 0, 1, { "a day", "independent sources" } },
    { "2017-05-12T12:14", DTL_EVENT_QUOTED, 0, 0, 1, { "a moment", "independent sources" } },
    { "2017-05", DTL_EVENT_QUOTED, 0, 0, 2, { "some time within", "independent sources" } },
    { "2017-05-12", 0, 0, 0, 0, { "a day", "nothing quoted" } },
    { "2017-05/2018", DTL_EVENT_QUOTED, 0, 0, 1, { "lasted", "independent sources" } },
    { "2017-05", DTL_EVENT_QUOTED | DTL_EVENT_DISAGREE, 0, 0, 1, { "some time within", "sources disagree" } },
    { "2017-05", DTL_EVENT_QUOTED | DTL_EVENT_ANONYMOUS, 0, 0, 1, { "some time within", "source not named" } },
    { "2017-05", DTL_EVENT_QUOTED, DTL_STATUS_PROPOSED, 0, 1, { "proposed or planned", "independent sources" } },
    { "2017-05", DTL_EVENT_QUOTED, 0, DTL_ASSESSMENT_INFERRED, 1, { "some time within", "inferred", "independent sources" } },
    { "2017-05-12", DTL_EVENT_QUOTED, DTL_STATUS_CANCELLED, 0, 1, { "a day", "did not happen", "independent sources" } },
    { "2017-05~", DTL_EVENT_QUOTED, 0, 0, 1, { "some time within", "approximate", "independent sources" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
      guint32 index = dtl_document_builder_add_simple (builder, "e", "E", cases[i].edtf, DTL_NONE, 3);
      DtlEvent *event = dtl_document_builder_get_event (builder, index);
      g_autoptr (DtlLayout) layout = NULL;
      g_autoptr (DtlScene) legend = NULL;
      guint n_items = 0, n_words = 0;
      const DtlItem *items;
      double height = 0;

      event->flags |= cases[i].flags;
      event->status = cases[i].status;
      event->assessment = cases[i].assessment;
      event->independent = cases[i].independent;
      layout = make_layout (builder, FALSE);
      legend = dtl_scene_new_legend (layout, 0, 800, &height, sample_get_measure ());

      for (gsize n = 0; n < G_N_ELEMENTS (cases[i].words) && cases[i].words[n] != NULL; n++)
        {
          g_assert_true (has_words (legend, cases[i].words[n]));
          n_words++;
        }
      items = dtl_scene_get_items (legend, &n_items);
      for (guint n = 0; n < n_items; n++)
        n_words -= items[n].kind == DTL_ITEM_TEXT && items[n].role == DTL_ROLE_LEGEND_TEXT;
      g_assert_cmpuint (n_words, ==, 0);
      g_assert_cmpfloat (height, >, 0);
    }
}

static void
test_the_legend_flows_in_its_width (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int round = 0; round < 80; round++)
    {
      g_autoptr (DtlLayout) layout = sample_layout_new_random (rand);
      double width = g_rand_double_range (rand, 250, 2000), height = -1;
      g_autoptr (DtlScene) legend = dtl_scene_new_legend (layout, 0, width, &height, sample_get_measure ());
      guint n_items = 0;
      const DtlItem *items = dtl_scene_get_items (legend, &n_items);

      assert_no_text_overlaps (legend);
      g_assert_cmpint (n_items > 0, ==, height > 0);
      for (guint i = 0; i < n_items; i++)
        {
          g_assert_cmpfloat (MIN (items[i].x, items[i].x + items[i].width), >=, 0);
          g_assert_cmpfloat (MAX (items[i].x, items[i].x + items[i].width), <=, width + 0.01);
          g_assert_cmpfloat (MIN (items[i].y, items[i].y + items[i].height), >=, 0);
          g_assert_cmpfloat (MAX (items[i].y, items[i].y + items[i].height), <=, height + 0.01);
        }
    }
}

static guint
count_words (DtlScene *scene)
{
  guint n_items = 0, n_words = 0;
  const DtlItem *items = dtl_scene_get_items (scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    n_words += items[i].kind == DTL_ITEM_TEXT && items[i].role == DTL_ROLE_LEGEND_TEXT;
  return n_words;
}

static void
test_one_line_of_the_legend_is_filled (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int round = 0; round < 80; round++)
    {
      g_autoptr (DtlLayout) layout = sample_layout_new_random (rand);
      double width = g_rand_double_range (rand, 250, 2000), line = -1, whole = -1, first = -1;
      g_autoptr (DtlScene) lines = dtl_scene_new_legend (layout, 0, width, &whole, sample_get_measure ());
      g_autoptr (DtlScene) legend = dtl_scene_new_legend (layout, DTL_LEGEND_ONE_LINE, width, &line, sample_get_measure ());
      g_autoptr (DtlScene) least = dtl_scene_new_legend (layout, DTL_LEGEND_ONE_LINE, 1, &first, sample_get_measure ());

      assert_no_text_overlaps (legend);
      g_assert_cmpfloat (line, ==, MIN (line, 20));
      if (whole > 0)
        g_assert_cmpuint (count_words (least), ==, 1);
      if (whole <= 20)
        g_assert_cmpuint (count_words (legend), ==, count_words (lines));
      else
        g_assert_cmpuint (count_words (legend), <, count_words (lines));
    }
}

static void
test_a_legend_of_nothing_takes_no_room (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr (DtlLayout) layout = make_layout (builder, FALSE);
  double height = -1;
  g_autoptr (DtlScene) legend = dtl_scene_new_legend (layout, 0, 500, &height, sample_get_measure ());

  g_assert_nonnull (legend);
  g_assert_cmpfloat (height, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ruler/no-text-overlaps", test_no_text_of_the_ruler_overlaps);
  g_test_add_func ("/ruler/names-periods-and-folds", test_the_ruler_names_periods_and_folds);
  g_test_add_func ("/ruler/names-nothing-where-nothing-is-placed", test_nothing_is_named_where_nothing_is_placed);
  g_test_add_func ("/strip/a-fold-says-how-long-it-is-in-one-unit", test_a_fold_says_how_long_it_is_in_one_unit);
  g_test_add_func ("/strip/stretches-never-share-a-pixel", test_stretches_never_share_a_pixel);
  g_test_add_func ("/overview/stays-in-its-strip", test_the_overview_stays_in_its_strip);
  g_test_add_func ("/overview/few-events-are-drawn-one-by-one", test_few_events_are_drawn_one_by_one);
  g_test_add_func ("/overview/many-events-are-drawn-as-density", test_many_events_are_drawn_as_density);
  g_test_add_func ("/overview/names-years-and-folds-once", test_the_overview_names_years_and_folds_once);
  g_test_add_func ("/legend/explains-what-is-used-and-nothing-else", test_the_legend_explains_what_is_used_and_nothing_else);
  g_test_add_func ("/legend/flows-in-its-width", test_the_legend_flows_in_its_width);
  g_test_add_func ("/legend/fills-one-line-where-one-must-do", test_one_line_of_the_legend_is_filled);
  g_test_add_func ("/legend/of-nothing-takes-no-room", test_a_legend_of_nothing_takes_no_room);

  return g_test_run ();
}
