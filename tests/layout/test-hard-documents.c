/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laws, in views at every depth of the documents that broke other programs and of the bundled story, with folds and without. */
#include "dtl-loader.h"
#include "hard-documents.h"
#include "laws.h"
#include "sample-document.h"

#include <math.h>
#include <string.h>

#define N_DEPTHS 24

#define STORY "story"

static DtlDocument *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "timelines", "reset-2017.dateline", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = hard_documents_new (name);
  g_autoptr (GError) error = NULL;
  DtlDocument *document = strcmp (name, STORY) == 0 ? dtl_load_file (file, NULL, NULL, NULL, &error)
                                                    : dtl_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dtl_document_get_n_problems (document), ==, 0);
  return document;
}

static void
check_items (DtlScene *scene)
{
  guint n;
  const DtlItem *items = dtl_scene_get_items (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (isfinite (items[i].x) && isfinite (items[i].y) && isfinite (items[i].width) && isfinite (items[i].height));
      g_assert_cmpfloat (fabs (items[i].x), <, 1e5);
      g_assert_cmpfloat (fabs (items[i].width), <, 1e5);
    }
}

/* What was labelled and is still in the window is labelled. */
static void
check_still_labelled (DtlScene          *before,
                      DtlScene          *after,
                      const DtlViewport *view)
{
  guint n;
  const DtlGroup *groups = dtl_scene_get_groups (before, &n);

  for (guint i = 0; i < n; i++)
    {
      const DtlGroup *group = groups[i].label_shown ? laws_find_group (after, groups[i].event) : NULL;

      if (group != NULL && group->mark_x >= 0 && group->mark_x + group->mark_width <= view->width)
        g_assert_true (group->label_shown);
    }
}

/* A canvas that holds ten thousand lanes would be a test of patience; what is in sight of a window is enough of them. */
static double
choose_height (DtlLayout *layout)
{
  return MIN (dtl_layout_get_height (layout, DTL_ROW_MAX_PX) + 1, 6000);
}

static void
check_views (DtlLayout *layout,
             GRand     *rand)
{
  DtlScale *scale = dtl_layout_get_scale (layout);
  DtlViewport view = { .width = 900, .height = choose_height (layout) };
  gboolean is_whole = view.height > dtl_layout_get_height (layout, DTL_ROW_MAX_PX);
  g_autoptr (DtlScene) last = NULL;

  dtl_layout_frame_opening (layout, &view);
  dtl_viewport_zoom_at (&view, scale, 300, 0.1);
  for (guint depth = 0; depth < N_DEPTHS; depth++)
    {
      g_autoptr (DtlScene) scene = dtl_scene_new (layout, &view, NULL, sample_get_measure ());

      laws_check_labels (scene);
      laws_check_rows (layout, &view, scene);
      laws_check_marks (layout, &view, scene);
      laws_check_counts (layout, scene);
      check_items (scene);
      if (is_whole)
        g_assert_cmpuint (laws_count_all (scene), ==, laws_count_placed (layout));
      if (last != NULL)
        check_still_labelled (last, scene, &view);
      dtl_scene_free (g_steal_pointer (&last));
      last = g_steal_pointer (&scene);
      dtl_viewport_zoom_at (&view, scale, g_rand_double_range (rand, 0, view.width), 4);
    }
}

static void
test_laws (gconstpointer data)
{
  g_autoptr (DtlDocument) document = load (data);
  GRand *rand = g_rand_new_with_seed (2017);

  for (int fold = 0; fold < 2; fold++)
    {
      DtlLayoutOptions options = { .fold_empty_time = fold };
      g_autoptr (DtlLayout) layout = dtl_layout_new (document, &options, NULL);

      g_assert_cmpuint (laws_count_placed (layout), ==, dtl_document_get_n_placed (document));
      for (guint i = 0; i < 6; i++)
        check_views (layout, rand);
    }
  g_rand_free (rand);
}

/* Only what is in sight is looked at, however many lanes there are above and below. */
static void
test_many_lanes_cost_what_is_seen (void)
{
  g_autoptr (DtlDocument) document = load ("many-lanes");
  DtlLayoutOptions options = { 0 };
  g_autoptr (DtlLayout) layout = dtl_layout_new (document, &options, NULL);
  DtlViewport view = { .width = 1100, .height = 760 };

  dtl_viewport_frame_all (&view, dtl_layout_get_scale (layout));
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (DtlScene) scene = NULL;
      guint n_items;

      view.scroll_y = dtl_layout_get_height (layout, DTL_ROW_MIN_PX) * i / 10;
      scene = dtl_scene_new (layout, &view, NULL, sample_get_measure ());
      dtl_scene_get_items (scene, &n_items);
      g_assert_cmpuint (n_items, >, 20);
      g_assert_cmpuint (n_items, <, 1000);
    }
}

/* A document without a length opens as the day around it: there is room on both sides of its pole. */
static void
test_one_instant_uses_both_sides (void)
{
  g_autoptr (DtlDocument) document = load ("one-instant");
  DtlLayoutOptions options = { 0 };
  g_autoptr (DtlLayout) layout = dtl_layout_new (document, &options, NULL);
  DtlViewport view = { .width = 900, .height = choose_height (layout) };
  g_autoptr (DtlScene) scene = NULL;
  const DtlGroup *groups;
  guint n, n_labels = 0;

  dtl_layout_frame_opening (layout, &view);
  scene = dtl_scene_new (layout, &view, NULL, sample_get_measure ());
  groups = dtl_scene_get_groups (scene, &n);
  for (guint i = 0; i < n; i++)
    n_labels += groups[i].label_shown;
  g_assert_cmpuint (n_labels, ==, 2 * 24);    /* twelve rows of each of its two lanes */
}

int
main (int   argc,
      char *argv[])
{
  const char * const *names = hard_documents_get_names ();

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/hard-documents/%s/keeps-the-laws", names[i]);

      g_test_add_data_func (path, names[i], test_laws);
    }
  g_test_add_data_func ("/hard-documents/" STORY "/keeps-the-laws", STORY, test_laws);
  g_test_add_func ("/hard-documents/one-instant/hangs-on-both-sides-of-its-pole", test_one_instant_uses_both_sides);
  g_test_add_func ("/hard-documents/many-lanes/cost-what-is-seen", test_many_lanes_cost_what_is_seen);
  return g_test_run ();
}
