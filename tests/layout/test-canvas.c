/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The laws of the canvas, on random documents and views: what is drawn is compared with what the document holds, and
 * everything drawn in a row with everything else in it.
 */
#include "dtl-document-builder.h"
#include "dtl-layout-private.h"
#include "laws.h"
#include "sample-document.h"

#include <math.h>
#include <string.h>

#define N_DOCUMENTS 1000
#define N_VIEWS     8

/* Many events of few lanes, in bursts, so that marks merge and rows run out. */
static DtlDocument *
new_crowd (GRand *rand,
           guint  n_events)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  guint n_lanes = (guint) g_rand_int_range (rand, 1, 5);
  int years = g_rand_int_range (rand, 1, 60), burst = 2000;

  dtl_document_builder_set_fold_empty_time (builder, g_rand_boolean (rand));
  for (guint i = 0; i < n_lanes; i++)
    {
      g_autofree char *id = g_strdup_printf ("lane-%u", i);

      dtl_document_builder_add_lane (builder, id, id);
    }
  for (guint i = 0; i < n_events; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      g_autofree char *title = g_strnfill (g_rand_int_range (rand, 1, 40), 'n');
      g_autofree char *date = NULL;
      int month = g_rand_int_range (rand, 1, 13), day = g_rand_int_range (rand, 1, 29);

      if (g_rand_int_range (rand, 0, 6) == 0)
        burst = 2000 + g_rand_int_range (rand, 0, years);
      switch (g_rand_int_range (rand, 0, 8))
        {
        case 0:
          date = g_strdup_printf ("%d-%02d", burst, month);
          break;
        case 1:
          date = g_strdup_printf ("%d-%02d/%d", burst, month, burst + g_rand_int_range (rand, 1, 9));
          break;
        case 2:
          date = g_strdup_printf ("%d-%02d-%02dT%02d:00", burst, month, day, g_rand_int_range (rand, 0, 24));
          break;
        default:
          date = g_strdup_printf ("%d-%02d-%02d", burst, month, day);
        }
      dtl_document_builder_add_simple (builder, id, title, date, (guint32) g_rand_int_range (rand, 0, (gint32) n_lanes),
                                       g_rand_int_range (rand, 1, 6));
    }
  return dtl_document_builder_finish (builder);
}

static DtlLayout *
new_layout (guint  seed,
            GRand *rand)
{
  g_autoptr (DtlDocument) document = NULL;
  DtlLayoutOptions options = { 0 };

  if (seed % 2 == 0)
    return sample_layout_new_random (rand);
  document = new_crowd (rand, (guint) g_rand_int_range (rand, 1, 500));
  options.fold_empty_time = dtl_document_get_fold_empty_time (document);
  return dtl_layout_new (document, &options, NULL);
}

/* A view of any part at any depth, high enough for all lanes. */
static void
init_view (DtlLayout   *layout,
           GRand       *rand,
           DtlViewport *view)
{
  DtlScale *scale = dtl_layout_get_scale (layout);
  guint n = dtl_document_get_n_placed (dtl_layout_get_document (layout));

  *view = (DtlViewport) { .width = g_rand_int_range (rand, 300, 1600) };
  view->height = dtl_layout_get_height (layout, DTL_ROW_MAX_PX) + 1;
  dtl_layout_frame_opening (layout, view);
  if (g_rand_boolean (rand))
    dtl_viewport_frame_all (view, scale);
  if (n > 0 && g_rand_int_range (rand, 0, 4) > 0)
    {
      const guint32 *order = dtl_document_get_order (dtl_layout_get_document (layout));
      guint32 event = order[g_rand_int_range (rand, 0, (gint32) n)];

      view->anchor = dtl_document_get_event (dtl_layout_get_document (layout), event)->earliest;
      view->anchor_x = g_rand_double_range (rand, -20, view->width + 20);
      view->px_per_second *= pow (10, g_rand_double_range (rand, -0.5, 5));
    }
}

static void
test_laws (void)
{
  guint n_labels = 0, n_counted = 0;

  for (guint seed = 0; seed < N_DOCUMENTS; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (DtlLayout) layout = new_layout (seed, rand);
      guint n_placed = laws_count_placed (layout);

      for (guint i = 0; i < N_VIEWS; i++)
        {
          DtlViewport view;
          DtlScene *scene;
          guint n;
          const DtlGroup *groups;

          init_view (layout, rand, &view);
          scene = dtl_scene_new (layout, &view, NULL, g_rand_boolean (rand) ? sample_get_measure () : NULL);
          laws_check_labels (scene);
          laws_check_rows (layout, &view, scene);
          laws_check_marks (layout, &view, scene);
          laws_check_counts (layout, scene);
          g_assert_cmpuint (laws_count_all (scene), ==, n_placed);
          groups = dtl_scene_get_groups (scene, &n);
          for (guint k = 0; k < n; k++)
            {
              n_labels += groups[k].label_shown;
              n_counted += groups[k].kind == DTL_GROUP_CLUSTER;
            }
          dtl_scene_free (scene);
        }
      g_rand_free (rand);
    }
  g_assert_cmpuint (n_labels, >, 10000);
  g_assert_cmpuint (n_counted, >, 1000);
}

static void
test_zooming_only_adds (void)
{
  guint n_checked = 0;

  for (guint seed = 0; seed < N_DOCUMENTS; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (DtlLayout) layout = new_layout (seed, rand);
      DtlScene *before, *after;
      const DtlGroup *groups;
      DtlViewport view;
      guint n;

      init_view (layout, rand, &view);
      before = dtl_scene_new (layout, &view, NULL, NULL);
      view.anchor = dtl_viewport_instant_at (&view, dtl_layout_get_scale (layout), view.width / 2);
      view.anchor_x = view.width / 2;
      view.px_per_second *= 2;
      after = dtl_scene_new (layout, &view, NULL, NULL);
      groups = dtl_scene_get_groups (before, &n);
      for (guint i = 0; i < n; i++)
        {
          const DtlGroup *group;

          if (groups[i].kind != DTL_GROUP_EVENT)
            continue;
          group = laws_find_group (after, groups[i].event);
          if (group == NULL || group->mark_x < 0 || group->mark_x + group->mark_width > view.width)
            continue;
          n_checked++;
          g_assert_cmpuint (group->row, ==, groups[i].row);
          if (groups[i].label_shown)
            g_assert_true (group->label_shown);
        }
      /* one that had a mark of its own keeps it */
      for (guint i = 0; i < n; i++)
        if (groups[i].kind == DTL_GROUP_EVENT && groups[i].label_shown && laws_find_group (after, groups[i].event) == NULL)
          {
            const DtlEvent *event = dtl_document_get_event (dtl_layout_get_document (layout), groups[i].event);
            double left = dtl_viewport_x_of (&view, dtl_layout_get_scale (layout), event->earliest);
            double right = dtl_viewport_x_of (&view, dtl_layout_get_scale (layout), event->latest + 1);

            g_assert_true (right < 20 || left > view.width - 20);
          }
      dtl_scene_free (before);
      dtl_scene_free (after);
      g_rand_free (rand);
    }
  g_assert_cmpuint (n_checked, >, 2000);
}

/* While it is panned, what merges stays merged, and what is labelled stays labelled. */
static void
test_panning_changes_nothing (void)
{
  for (guint seed = 0; seed < N_DOCUMENTS; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (DtlLayout) layout = new_layout (seed, rand);
      DtlViewport view, moved;
      DtlScene *before, *after;
      const DtlGroup *groups;
      guint n;

      init_view (layout, rand, &view);
      moved = view;
      moved.anchor_x += g_rand_double_range (rand, -200, 200);
      before = dtl_scene_new (layout, &view, NULL, NULL);
      after = dtl_scene_new (layout, &moved, NULL, NULL);
      groups = dtl_scene_get_groups (before, &n);
      for (guint i = 0; i < n; i++)
        {
          double dx = moved.anchor_x - view.anchor_x;
          const DtlGroup *group;

          if (groups[i].kind != DTL_GROUP_EVENT || groups[i].mark_x < 50 || groups[i].mark_x + groups[i].mark_width > view.width - 50 ||
              groups[i].mark_x + dx < 50 || groups[i].mark_x + groups[i].mark_width + dx > view.width - 50)
            continue;
          group = laws_find_group (after, groups[i].event);
          g_assert_nonnull (group);
          g_assert_cmpuint (group->row, ==, groups[i].row);
          g_assert_cmpuint (group->label_shown, ==, groups[i].label_shown);
          g_assert_cmpfloat_with_epsilon (group->mark_x, groups[i].mark_x + dx, 0.05);
        }
      dtl_scene_free (before);
      dtl_scene_free (after);
      g_rand_free (rand);
    }
}

static void
test_singled_out (void)
{
  guint n_on_top = 0;

  for (guint seed = 0; seed < N_DOCUMENTS; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (DtlLayout) layout = new_layout (seed, rand);
      guint n_events = dtl_document_get_n_events (dtl_layout_get_document (layout));
      g_autofree guint8 *matches = g_new0 (guint8, MAX (n_events, 1));
      DtlSceneState state = { .hovered = DTL_NONE, .selected = DTL_NONE, .focused = DTL_NONE };
      DtlViewport view;
      DtlScene *scene;

      for (guint i = 0; i < n_events; i++)
        matches[i] = g_rand_int_range (rand, 0, 5) == 0;
      if (n_events > 0)
        {
          state.selected = (guint32) g_rand_int_range (rand, 0, (gint32) n_events);
          state.hovered = (guint32) g_rand_int_range (rand, 0, (gint32) n_events);
          state.focused = g_rand_boolean (rand) ? state.selected : (guint32) g_rand_int_range (rand, 0, (gint32) n_events);
        }
      if (g_rand_boolean (rand))
        state.matches = matches;
      init_view (layout, rand, &view);
      scene = dtl_scene_new (layout, &view, &state, sample_get_measure ());
      laws_check_labels (scene);
      laws_check_rows (layout, &view, scene);
      g_assert_cmpuint (laws_count_all (scene), ==, laws_count_placed (layout));
      for (guint k = 0; k < 3; k++)
        {
          guint32 event = k == 0 ? state.selected : k == 1 ? state.hovered : state.focused;
          const DtlGroup *group = event != DTL_NONE ? laws_find_group (scene, event) : NULL;
          LawsSpan label;

          if (group == NULL || group->mark_x < 0 || group->mark_x + group->mark_width > view.width)
            continue;
          g_assert_true (group->label_shown);
          g_assert_true (laws_get_label (scene, group, &label));
          g_assert_cmpfloat (label.left, >=, -0.01);
          if (label.right - label.left < view.width - 40)
            g_assert_cmpfloat (label.right, <=, view.width + 0.01);
          n_on_top += group->on_top;
        }
      dtl_scene_free (scene);
      g_rand_free (rand);
    }
  g_assert_cmpuint (n_on_top, >, 50);
}

static void
test_deterministic (void)
{
  for (guint seed = 0; seed < 60; seed++)
    {
      g_autofree char *texts[2] = { NULL, NULL };

      for (guint i = 0; i < 2; i++)
        {
          GRand *rand = g_rand_new_with_seed (seed);
          g_autoptr (DtlLayout) layout = new_layout (seed, rand);
          g_autoptr (DtlScene) scene = NULL;
          DtlViewport view;

          init_view (layout, rand, &view);
          scene = dtl_scene_new (layout, &view, NULL, sample_get_measure ());
          texts[i] = dtl_scene_to_text (scene);
          g_rand_free (rand);
        }
      g_assert_cmpstr (texts[0], ==, texts[1]);
      g_clear_pointer (&texts[0], g_free);
      g_clear_pointer (&texts[1], g_free);
    }
}

/* All of an oracle: of those at the point a mark before a label, what was painted later before what was painted earlier. */
static const DtlGroup *
hit_by_hand (DtlScene *scene,
             double    x,
             double    y)
{
  guint n;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n);
  const DtlGroup *best = NULL;
  gboolean best_is_mark = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const DtlGroup *group = &groups[i];
      gboolean is_mark = x >= group->mark_x && x <= group->mark_x + group->mark_width;

      if (x < group->x || x > group->x + group->width || y < group->y || y > group->y + group->height)
        continue;
      if (best == NULL || (is_mark && !best_is_mark) || (is_mark == best_is_mark && group->first_item > best->first_item))
        {
          best = group;
          best_is_mark = is_mark;
        }
    }
  return best;
}

static void
test_hit (void)
{
  guint n_hit = 0;

  for (guint seed = 0; seed < 40; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      g_autoptr (DtlLayout) layout = new_layout (seed, rand);
      g_autoptr (DtlScene) scene = NULL;
      DtlViewport view;

      init_view (layout, rand, &view);
      scene = dtl_scene_new (layout, &view, NULL, NULL);
      for (guint i = 0; i < 300; i++)
        {
          double x = g_rand_double_range (rand, -10, view.width + 10), y = g_rand_double_range (rand, -10, view.height + 10);
          const DtlGroup *group = dtl_scene_hit (scene, x, y);

          g_assert_true (group == hit_by_hand (scene, x, y));
          n_hit += group != NULL;
        }
      g_rand_free (rand);
    }
  g_assert_cmpuint (n_hit, >, 500);
}

/* A hundred times the events, at most a few times the items: what is in sight has an end. */
static void
test_work_follows_sight (void)
{
  GRand *rand = g_rand_new_with_seed (7);
  guint n_items[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DtlDocument) document = new_crowd (rand, i == 0 ? 1000 : 100000);
      DtlLayoutOptions options = { 0 };
      g_autoptr (DtlLayout) layout = dtl_layout_new (document, &options, NULL);
      DtlViewport view = { .width = 900, .height = 690 };
      g_autoptr (DtlScene) scene = NULL;

      dtl_viewport_frame_all (&view, dtl_layout_get_scale (layout));
      scene = dtl_scene_new (layout, &view, NULL, NULL);
      dtl_scene_get_items (scene, &n_items[i]);
      /* and at every depth all are counted */
      view.height = dtl_layout_get_height (layout, DTL_ROW_MAX_PX) + 1;
      for (guint zoom = 0; zoom < 16; zoom++)
        {
          g_autoptr (DtlScene) other = dtl_scene_new (layout, &view, NULL, NULL);

          g_assert_cmpuint (laws_count_all (other), ==, laws_count_placed (layout));
          laws_check_labels (other);
          dtl_viewport_zoom_at (&view, dtl_layout_get_scale (layout), g_rand_double_range (rand, 0, 900), 2);
        }
    }
  g_assert_cmpuint (n_items[1], <, 6000);
  g_assert_cmpuint (n_items[1], <, 8 * n_items[0]);
  g_rand_free (rand);
}

/* A lane that is folded to its name, hidden, or opened. */
static void
test_lane_states (void)
{
  GRand *rand = g_rand_new_with_seed (3);
  g_autoptr (DtlDocument) document = new_crowd (rand, 400);
  guint n_lanes = dtl_document_get_n_lanes (document);
  g_autofree guint8 *states = g_new0 (guint8, n_lanes);
  DtlLayoutOptions options = { .lane_state = states };

  for (guint8 state = 0; state < 4; state++)
    {
      g_autoptr (DtlLayout) layout = NULL;
      g_autoptr (DtlScene) scene = NULL;
      const DtlLanePlace *lane;
      DtlViewport view = { .width = 900 };

      states[0] = state;
      layout = dtl_layout_new (document, &options, NULL);
      g_assert_cmpuint (dtl_layout_get_n_lanes (layout), ==, state == 2 ? n_lanes - 1 : n_lanes);
      view.height = dtl_layout_get_height (layout, DTL_ROW_MAX_PX) + 1;
      dtl_viewport_frame_all (&view, dtl_layout_get_scale (layout));
      scene = dtl_scene_new (layout, &view, NULL, NULL);
      g_assert_cmpuint (laws_count_all (scene), ==, laws_count_placed (layout));
      if (n_lanes == 1 && state == 2)
        continue;
      lane = dtl_layout_get_lane (layout, 0);
      if (state == 1)
        {
          g_assert_cmpuint (lane->n_rows, ==, 1);
          g_assert_cmpuint (lane->n_band, ==, lane->n_events);
        }
      if (state == 3)
        g_assert_cmpuint (lane->n_band, ==, 0);
    }
  g_rand_free (rand);
}

/* What is filtered out has no place, and the rest keeps its scale. */
static void
test_filter (void)
{
  GRand *rand = g_rand_new_with_seed (5);
  g_autoptr (DtlDocument) document = new_crowd (rand, 300);
  guint n = dtl_document_get_n_events (document);
  g_autofree guint8 *visible = g_new0 (guint8, n);
  DtlLayoutOptions options = { 0 };
  g_autoptr (DtlLayout) all = dtl_layout_new (document, &options, NULL);
  g_autoptr (DtlLayout) some = NULL;

  for (guint i = 0; i < n; i++)
    visible[i] = i % 3 == 0;
  options.visible = visible;
  some = dtl_layout_new (document, &options, NULL);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (dtl_layout_get_place (some, i)->row != DTL_NONE, ==, visible[i]);
  g_assert_cmpint (dtl_scale_get_first (dtl_layout_get_scale (all)), ==, dtl_scale_get_first (dtl_layout_get_scale (some)));
  g_assert_cmpint (dtl_scale_get_last (dtl_layout_get_scale (all)), ==, dtl_scale_get_last (dtl_layout_get_scale (some)));
  g_rand_free (rand);
}

static void
test_cancel (void)
{
  GRand *rand = g_rand_new_with_seed (5);
  g_autoptr (DtlDocument) document = new_crowd (rand, 100);
  DtlLayoutOptions options = { 0 };
  gint cancel = 1;

  g_assert_null (dtl_layout_new (document, &options, &cancel));
  g_rand_free (rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas/labels-cover-nothing-and-all-is-shown-or-counted", test_laws);
  g_test_add_func ("/canvas/zooming-in-only-adds-labels", test_zooming_only_adds);
  g_test_add_func ("/canvas/panning-changes-no-row-and-no-label", test_panning_changes_nothing);
  g_test_add_func ("/canvas/what-is-singled-out-is-labelled-on-top", test_singled_out);
  g_test_add_func ("/canvas/the-same-view-comes-out-the-same", test_deterministic);
  g_test_add_func ("/canvas/a-point-hits-the-topmost-mark-before-labels", test_hit);
  g_test_add_func ("/canvas/work-follows-what-is-in-sight", test_work_follows_sight);
  g_test_add_func ("/canvas/lanes-are-folded-hidden-and-opened", test_lane_states);
  g_test_add_func ("/canvas/a-filter-moves-nothing-along-time", test_filter);
  g_test_add_func ("/canvas/cancelling-gives-no-layout", test_cancel);
  return g_test_run ();
}
