/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-view-history.h"
#include "view-fixture.h"

#include <math.h>

static void
count_cb (guint *n)
{
  (*n)++;
}

static char *
dup_selected_id (DtlViewState *state)
{
  guint32 selected = dtl_view_state_get_selected (state);

  return selected != DTL_NONE ? dtl_document_dup_id (dtl_view_state_get_document (state), selected) : g_strdup ("-");
}

#define assert_selected(state, expected) \
  G_STMT_START { g_autofree char *id = dup_selected_id (state); g_assert_cmpstr (id, ==, expected); } G_STMT_END

static double
x_of (DtlViewState *state,
      DtlInstant    instant)
{
  return dtl_viewport_x_of (dtl_view_state_get_viewport (state),
                            dtl_layout_get_scale (dtl_view_state_get_layout (state)), instant);
}

static void
assert_same_view (const DtlViewport *a,
                  const DtlViewport *b,
                  DtlScale          *scale)
{
  DtlInstant first = dtl_scale_get_first (scale), last = dtl_scale_get_last (scale);

  g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (a, scale, first), dtl_viewport_x_of (b, scale, first), 0.01);
  g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (a, scale, last), dtl_viewport_x_of (b, scale, last), 0.01);
  g_assert_cmpfloat_with_epsilon (a->scroll_y, b->scroll_y, 0.01);
}

static void
test_empty (void)
{
  g_autoptr (DtlViewState) state = dtl_view_state_new ();

  g_assert_null (dtl_view_state_get_layout (state));
  g_assert_false (dtl_view_state_select_next (state));
  g_assert_false (dtl_view_state_step_match (state, 1));
  dtl_view_state_set_canvas_size (state, 800, 400);
  dtl_view_state_zoom_in (state);
  dtl_view_state_frame_all (state);
  dtl_view_state_pan_by (state, 10, 10);
  g_assert_cmpuint (dtl_view_state_get_n_shown (state), ==, 0);
}

static void
test_opening (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_story (), 900, 300);
  DtlDocument *document = dtl_view_state_get_document (state);
  double narrow;

  for (guint32 i = 0; i < 6; i++)
    {
      const DtlEvent *event = dtl_document_get_event (document, i);

      g_assert_cmpfloat (x_of (state, event->earliest), >=, 0);
      g_assert_cmpfloat (x_of (state, event->latest), <=, 900);
    }

  /* untouched: another size frames again */
  narrow = dtl_view_state_get_viewport (state)->px_per_second;
  dtl_view_state_set_canvas_size (state, 1500, 300);
  g_assert_cmpfloat (dtl_view_state_get_viewport (state)->px_per_second, >, narrow * 1.2);

  /* touched: left edge and scale stay */
  dtl_view_state_zoom_at (state, 200, 2);
  narrow = dtl_view_state_get_viewport (state)->px_per_second;
  dtl_view_state_set_canvas_size (state, 1200, 300);
  g_assert_cmpfloat (dtl_view_state_get_viewport (state)->px_per_second, ==, narrow);
}

/* The span is framed anew for another width; rows stay where a hand moved them. */
static void
test_rows_stay (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_heap (300), 900, 300);

  dtl_view_state_set_lane_state (state, 0, DTL_LANE_OPENED);
  g_assert_cmpfloat (dtl_view_state_get_max_scroll (state), >, 300.0);
  dtl_view_state_pan_by (state, 0.0, -100.0);
  dtl_view_state_set_canvas_size (state, 600, 300);
  g_assert_cmpfloat (dtl_view_state_get_viewport (state)->scroll_y, ==, 100.0);
  dtl_view_state_set_fold_empty_time (state, FALSE);
  g_assert_cmpfloat_with_epsilon (dtl_view_state_get_viewport (state)->scroll_y, 100.0, 0.01);

  dtl_view_state_frame_all (state);
  g_assert_cmpfloat (dtl_view_state_get_viewport (state)->scroll_y, ==, 0.0);
  dtl_view_state_pan_by (state, 0.0, -100.0);
  dtl_view_state_set_canvas_size (state, 900, 300);
  g_assert_cmpfloat (dtl_view_state_get_viewport (state)->scroll_y, ==, 100.0);
}

static void
test_order (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_story (), 900, 300);
  static const char *order[] = { "a", "b", "c", "d", "e", "f", "g" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (dtl_view_state_select_next (state));
      assert_selected (state, order[i]);
      g_assert_cmpuint (dtl_view_state_get_position (state, dtl_view_state_get_selected (state)), ==, i);
    }
  g_assert_false (dtl_view_state_select_next (state));
  assert_selected (state, "g");
  for (int i = G_N_ELEMENTS (order) - 2; i >= 0; i--)
    {
      g_assert_true (dtl_view_state_select_previous (state));
      assert_selected (state, order[i]);
    }
  g_assert_false (dtl_view_state_select_previous (state));
  g_assert_true (dtl_view_state_select_last (state));
  assert_selected (state, "g");
  g_assert_true (dtl_view_state_select_first (state));
  assert_selected (state, "a");
}

static void
test_rows (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_story (), 900, 300);
  DtlLayout *layout = dtl_view_state_get_layout (state);
  guint32 row;

  dtl_view_state_set_selected (state, fixture_find (state, "a"), FALSE);
  row = dtl_layout_get_place (layout, dtl_view_state_get_selected (state))->row;
  while (dtl_view_state_select_nearest_row (state, 1))
    {
      guint32 below = dtl_layout_get_place (layout, dtl_view_state_get_selected (state))->row;

      g_assert_cmpuint (below, >, row);
      row = below;
    }
  g_assert_cmpuint (dtl_document_get_event (dtl_view_state_get_document (state),
                                            dtl_view_state_get_selected (state))->lane, ==, 1);
  while (dtl_view_state_select_nearest_row (state, -1))
    ;
  g_assert_cmpuint (dtl_document_get_event (dtl_view_state_get_document (state),
                                            dtl_view_state_get_selected (state))->lane, ==, 0);
}

static void
test_first_in_view (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_weekly (400), 900, 300);
  DtlViewport view = *dtl_view_state_get_viewport (state);
  const DtlEvent *middle = dtl_document_get_event (dtl_view_state_get_document (state), 200);

  view.anchor = middle->earliest - 3600;
  view.anchor_x = 0;
  view.px_per_second = 900 / (60.0 * DTL_SECONDS_PER_DAY);
  dtl_view_state_set_viewport (state, &view);
  g_assert_true (dtl_view_state_select_next (state));
  assert_selected (state, "event-200");
}

static void
test_lanes (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_story (), 900, 300);
  guint n_changes = 0;

  g_signal_connect_swapped (state, "layout-changed", G_CALLBACK (count_cb), &n_changes);
  dtl_view_state_set_lane_state (state, 1, DTL_LANE_HIDDEN);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (dtl_view_state_get_n_hidden_lanes (state), ==, 1);
  g_assert_false (dtl_view_state_is_shown (state, fixture_find (state, "b")));
  g_assert_true (dtl_view_state_is_shown (state, fixture_find (state, "c")));
  dtl_view_state_select_first (state);
  g_assert_true (dtl_view_state_select_next (state));
  assert_selected (state, "c");
  g_assert_cmpuint (dtl_view_state_get_position (state, fixture_find (state, "c")), ==, 1);

  dtl_view_state_focus_lane (state, 1);
  g_assert_cmpint (dtl_view_state_get_lane_state (state, 0), ==, DTL_LANE_HIDDEN);
  g_assert_cmpint (dtl_view_state_get_lane_state (state, 1), ==, DTL_LANE_SHOWN);
  g_assert_true (dtl_view_state_is_shown (state, fixture_find (state, "b")));

  dtl_view_state_show_all_lanes (state);
  g_assert_cmpuint (dtl_view_state_get_n_hidden_lanes (state), ==, 0);
  g_assert_cmpuint (dtl_view_state_get_n_shown (state), ==, 7);

  /* folded to its name, a lane still counts its events in one row */
  dtl_view_state_set_lane_state (state, 0, DTL_LANE_FOLDED);
  g_assert_true (dtl_view_state_is_shown (state, fixture_find (state, "a")));
  g_assert_cmpuint (dtl_layout_get_lane (dtl_view_state_get_layout (state), 0)->n_rows, <=, 1);
}

static void
test_history (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_weekly (400), 900, 300);
  DtlScale *scale = dtl_layout_get_scale (dtl_view_state_get_layout (state));
  DtlViewport opening = *dtl_view_state_get_viewport (state), second, third;

  g_assert_false (dtl_view_state_can_go_back (state));
  dtl_view_state_frame_event (state, 17);
  second = *dtl_view_state_get_viewport (state);
  dtl_view_state_pan_by (state, -40, 0);
  third = *dtl_view_state_get_viewport (state);
  dtl_view_state_frame_event (state, 333);

  dtl_view_state_go_back (state);
  assert_same_view (dtl_view_state_get_viewport (state), &third, scale);
  dtl_view_state_go_back (state);
  assert_same_view (dtl_view_state_get_viewport (state), &opening, scale);
  g_assert_false (dtl_view_state_can_go_back (state));
  g_assert_true (dtl_view_state_can_go_forward (state));
  dtl_view_state_go_forward (state);
  assert_same_view (dtl_view_state_get_viewport (state), &third, scale);

  /* a new jump forgets what lay ahead */
  dtl_view_state_frame_all (state);
  g_assert_false (dtl_view_state_can_go_forward (state));
  g_assert_cmpfloat (second.px_per_second, ==, third.px_per_second);
}

/* Far is what a hand does without a pause, and then it is one step back. */
static void
test_history_of_a_hand (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_weekly (400), 900, 300);
  DtlScale *scale = dtl_layout_get_scale (dtl_view_state_get_layout (state));
  DtlViewport opening = *dtl_view_state_get_viewport (state), framed;

  dtl_view_state_zoom_at (state, 450, 1.9);
  dtl_view_state_pan_by (state, -40, 0);
  g_assert_false (dtl_view_state_can_go_back (state));
  for (guint i = 0; i < 30; i++)
    dtl_view_state_zoom_at (state, 450, 1.1);
  for (guint i = 0; i < 30; i++)
    dtl_view_state_pan_by (state, -100, 0);
  g_assert_true (dtl_view_state_can_go_back (state));
  dtl_view_state_go_back (state);
  assert_same_view (dtl_view_state_get_viewport (state), &opening, scale);
  g_assert_false (dtl_view_state_can_go_back (state));

  /* a key leads as far */
  dtl_view_state_zoom_in (state);
  dtl_view_state_zoom_in (state);
  g_assert_true (dtl_view_state_can_go_back (state));
  dtl_view_state_go_back (state);
  assert_same_view (dtl_view_state_get_viewport (state), &opening, scale);
  dtl_view_state_frame_event (state, 200);
  framed = *dtl_view_state_get_viewport (state);
  dtl_view_state_page (state, 1);
  dtl_view_state_go_back (state);
  assert_same_view (dtl_view_state_get_viewport (state), &framed, scale);
}

static void
test_history_of_pauses (void)
{
  g_autoptr (DtlViewHistory) history = dtl_view_history_new ();
  DtlView view = { { .width = 900, .height = 300, .px_per_second = 1.0 }, DTL_INSTANT_AFTER_ALL }, first = view, second;
  gint64 time = 1;

  /* steps that follow each other are one movement */
  for (guint i = 0; i < 10; i++)
    {
      DtlViewport next = view.viewport;

      next.anchor_x -= 100;
      g_assert_cmpint (dtl_view_history_move_by_hand (history, &view, &next, time), ==, i == 4);
      view.viewport = next;
      time += 200 * 1000;
    }

  /* behind a pause the next one begins, which may be a short one */
  time += G_USEC_PER_SEC;
  second = view;
  for (guint i = 0; i < 10; i++)
    {
      DtlViewport next = view.viewport;

      next.px_per_second *= 1.1;
      g_assert_cmpint (dtl_view_history_move_by_hand (history, &view, &next, time), ==, i == 7);
      view.viewport = next;
      time += 16 * 1000;
    }
  g_assert_true (dtl_view_history_go_back (history, &view));
  g_assert_cmpfloat (view.viewport.px_per_second, ==, second.viewport.px_per_second);
  g_assert_cmpfloat (view.viewport.anchor_x, ==, second.viewport.anchor_x);
  g_assert_true (dtl_view_history_go_back (history, &view));
  g_assert_cmpfloat (view.viewport.anchor_x, ==, first.viewport.anchor_x);
  g_assert_false (dtl_view_history_can_go_back (history));
}

static void
test_zoom (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_weekly (400), 900, 300);
  DtlScale *scale = dtl_layout_get_scale (dtl_view_state_get_layout (state));
  DtlViewport before;
  double x, y, width, height, middle;

  /* in and out returns */
  before = *dtl_view_state_get_viewport (state);
  dtl_view_state_zoom_in (state);
  g_assert_cmpfloat (dtl_view_state_get_viewport (state)->px_per_second, >, before.px_per_second * 1.2);
  dtl_view_state_zoom_out (state);
  assert_same_view (dtl_view_state_get_viewport (state), &before, scale);

  /* about the selection, which stays where it is */
  dtl_view_state_set_selected (state, 100, TRUE);
  g_assert_true (dtl_view_state_get_event_box (state, 100, FALSE, &x, &y, &width, &height));
  middle = x + width / 2;
  dtl_view_state_zoom_in (state);
  g_assert_true (dtl_view_state_get_event_box (state, 100, FALSE, &x, &y, &width, &height));
  g_assert_cmpfloat_with_epsilon (x + width / 2, middle, 1.0);
}

static void
test_bring_into_view (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_weekly (2000), 900, 200);
  GRand *random = g_rand_new_with_seed (7);

  dtl_view_state_zoom_at (state, 450, 12);
  for (guint i = 0; i < 300; i++)
    {
      guint32 event = g_rand_int_range (random, 0, 2000);
      double x, y, width, height;

      dtl_view_state_set_selected (state, event, TRUE);
      g_assert_true (dtl_view_state_get_event_box (state, event, TRUE, &x, &y, &width, &height));
      g_assert_cmpfloat (x, >=, 0);
      g_assert_cmpfloat (x + width, <=, 900);
      g_assert_cmpfloat (y, >=, -0.01);
      g_assert_cmpfloat (y + height, <=, 200.01);
    }
  g_rand_free (random);
}

static void
test_already_in_view (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_story (), 900, 300);
  guint n_moves = 0;

  g_signal_connect_swapped (state, "viewport-changed", G_CALLBACK (count_cb), &n_moves);
  for (guint32 event = 0; event < 6; event++)
    dtl_view_state_set_selected (state, event, TRUE);
  g_assert_cmpuint (n_moves, ==, 0);
}

static void
test_frame_span (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_weekly (2000), 900, 200);
  const DtlEvent *a = dtl_document_get_event (dtl_view_state_get_document (state), 300);
  const DtlEvent *b = dtl_document_get_event (dtl_view_state_get_document (state), 340);

  dtl_view_state_frame_span (state, a->earliest, b->latest);
  g_assert_cmpfloat (x_of (state, a->earliest), >=, 0);
  g_assert_cmpfloat (x_of (state, b->latest), <=, 900);
  g_assert_cmpfloat (x_of (state, b->latest) - x_of (state, a->earliest), >, 450);
  dtl_view_state_go_to_date (state, a->earliest);
  g_assert_cmpfloat_with_epsilon (x_of (state, a->earliest), 450, 1);
}

static void
test_filter_keeps_eye (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_weekly (800), 900, 200);
  g_autofree guint8 *visible = g_malloc0 (800);
  g_autoptr (GBytes) filter = NULL;
  double x, y, width, height, x1, y1;

  for (guint i = 0; i < 800; i++)
    visible[i] = i % 3 == 0;
  dtl_view_state_zoom_at (state, 450, 20);
  dtl_view_state_set_selected (state, 399, TRUE);
  g_assert_true (dtl_view_state_get_event_box (state, 399, FALSE, &x, &y, &width, &height));
  filter = g_bytes_new (visible, 800);
  dtl_view_state_set_filter (state, filter);
  g_assert_cmpuint (dtl_view_state_get_n_shown (state), ==, 267);
  g_assert_true (dtl_view_state_get_event_box (state, 399, FALSE, &x1, &y1, &width, &height));
  g_assert_cmpfloat_with_epsilon (x, x1, 0.5);
  g_assert_true (dtl_view_state_select_next (state));
  assert_selected (state, "event-402");
  dtl_view_state_set_filter (state, NULL);
  g_assert_cmpuint (dtl_view_state_get_n_shown (state), ==, 800);
}

static void
test_matches (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_story (), 900, 300);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (guint32));
  DtlSceneState scene_state;

  g_array_append_val (matches, (guint32) { 1 });
  g_array_append_val (matches, (guint32) { 4 });
  dtl_view_state_set_matches (state, matches);
  dtl_view_state_get_scene_state (state, &scene_state);
  g_assert_nonnull (scene_state.matches);
  g_assert_cmpuint (scene_state.matches[4], ==, 1);
  g_assert_cmpuint (scene_state.matches[0], ==, 0);
  g_assert_cmpuint (dtl_view_state_get_current_match (state), ==, DTL_NONE);

  g_assert_true (dtl_view_state_step_match (state, 1));
  assert_selected (state, "b");
  g_assert_true (dtl_view_state_step_match (state, 1));
  assert_selected (state, "e");
  g_assert_cmpuint (dtl_view_state_get_current_match (state), ==, 1);
  g_assert_true (dtl_view_state_step_match (state, 1));
  assert_selected (state, "b");
  g_assert_true (dtl_view_state_step_match (state, -1));
  assert_selected (state, "e");
  /* from between two matches */
  dtl_view_state_set_selected (state, fixture_find (state, "c"), FALSE);
  g_assert_true (dtl_view_state_step_match (state, 1));
  assert_selected (state, "e");
  dtl_view_state_set_selected (state, fixture_find (state, "c"), FALSE);
  g_assert_true (dtl_view_state_step_match (state, -1));
  assert_selected (state, "b");

  dtl_view_state_set_matches (state, NULL);
  g_assert_false (dtl_view_state_step_match (state, 1));
}

static void
test_background (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_weekly (5000), 900, 300);
  g_autofree guint8 *visible = g_malloc0 (5000);
  g_autoptr (GBytes) none = g_bytes_new (visible, 5000), some = NULL;
  guint n_changes = 0;

  g_assert_true (dtl_view_state_is_busy (state));
  g_assert_null (dtl_view_state_get_layout (state));
  while (dtl_view_state_is_busy (state))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (dtl_view_state_get_n_shown (state), ==, 5000);
  g_assert_cmpfloat (dtl_view_state_get_viewport (state)->px_per_second, <, 1);

  /* the last wish wins, the old layout stands until then */
  g_signal_connect_swapped (state, "layout-changed", G_CALLBACK (count_cb), &n_changes);
  visible[7] = visible[8] = 1;
  some = g_bytes_new (visible, 5000);
  dtl_view_state_set_filter (state, none);
  dtl_view_state_set_filter (state, some);
  g_assert_cmpuint (dtl_view_state_get_n_shown (state), ==, 5000);
  while (dtl_view_state_is_busy (state))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (dtl_view_state_get_n_shown (state), ==, 2);
  dtl_view_state_select_first (state);
  assert_selected (state, "event-7");
}

static void
test_given_up (void)
{
  DtlViewState *state = fixture_new_state (fixture_new_weekly (5000), 900, 300);

  dtl_view_state_set_document (state, NULL);
  g_assert_false (dtl_view_state_is_busy (state));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (dtl_view_state_get_layout (state));
  /* whatever thread still holds it lets go */
  for (guint i = 0; i < 5000 && g_atomic_int_get (&G_OBJECT (state)->ref_count) > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_finalize_object (state);
}

typedef struct
{
  DtlViewport goal;
  guint       n_goals, n_stops;
} Animation;

static void
animate_cb (DtlViewState      *state,
            const DtlViewport *goal,
            gpointer           user_data)
{
  Animation *animation = user_data;

  if (goal == NULL)
    animation->n_stops++;
  else
    {
      animation->goal = *goal;
      animation->n_goals++;
    }
}

static void
test_goal (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_weekly (400), 900, 300);
  Animation animation = { .n_goals = 0 };
  double before = dtl_view_state_get_viewport (state)->px_per_second;

  dtl_view_state_set_animator (state, animate_cb, &animation);
  dtl_view_state_zoom_in (state);
  dtl_view_state_zoom_in (state);
  g_assert_cmpuint (animation.n_goals, ==, 2);
  g_assert_cmpfloat (dtl_view_state_get_viewport (state)->px_per_second, ==, before);
  g_assert_cmpfloat_with_epsilon (animation.goal.px_per_second / before, 2.25, 1e-6);

  /* a hand takes over */
  dtl_view_state_pan_by (state, 5, 0);
  g_assert_cmpuint (animation.n_stops, ==, 1);
  g_assert_cmpfloat (dtl_view_state_get_goal (state)->px_per_second, ==, before);
  dtl_view_state_set_animator (state, NULL, NULL);
}

static void
test_matches_by_lane (void)
{
  g_autoptr(DtlViewState) state = fixture_new_state (fixture_new_story (), 900, 500);
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (const char *id = "abf"; *id != '\0'; id++)
    {
      guint32 event = fixture_find (state, (char []) { *id, '\0' });

      g_array_append_val (matches, event);
    }
  dtl_view_state_set_matches (state, matches);
  g_assert_cmpuint (dtl_view_state_count_matches_in (state, 0), ==, 1);
  g_assert_cmpuint (dtl_view_state_count_matches_in (state, 1), ==, 2);
  dtl_view_state_set_matches (state, NULL);
  g_assert_cmpuint (dtl_view_state_count_matches_in (state, 1), ==, 0);
}

static char *
dup_chosen_ids (DtlViewState *state)
{
  g_autoptr(GArray) chosen = dtl_view_state_dup_chosen (state);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < chosen->len; i++)
    {
      g_autofree char *id = dtl_document_dup_id (dtl_view_state_get_document (state), g_array_index (chosen, guint32, i));

      g_string_append (ids, id);
    }
  return g_string_free (ids, FALSE);
}

#define assert_chosen(state, expected) \
  G_STMT_START { g_autofree char *ids = dup_chosen_ids (state); g_assert_cmpstr (ids, ==, expected); } G_STMT_END

static void
test_picks (void)
{
  g_autoptr(DtlViewState) state = fixture_new_state (fixture_new_story (), 900, 500);
  guint n_changes = 0;

  g_signal_connect_swapped (state, "selection-changed", G_CALLBACK (count_cb), &n_changes);
  dtl_view_state_pick (state, fixture_find (state, "c"));
  assert_chosen (state, "c");
  assert_selected (state, "c");
  dtl_view_state_pick (state, fixture_find (state, "a"));
  dtl_view_state_pick (state, fixture_find (state, "f"));
  assert_chosen (state, "acf");
  assert_selected (state, "f");
  g_assert_cmpuint (n_changes, ==, 3);

  /* What is chosen already is let go, the selected one too. */
  dtl_view_state_pick (state, fixture_find (state, "c"));
  assert_chosen (state, "af");
  dtl_view_state_pick (state, fixture_find (state, "f"));
  assert_chosen (state, "a");
  assert_selected (state, "a");

  /* A plain choice of another one lets several go. */
  dtl_view_state_pick (state, fixture_find (state, "b"));
  dtl_view_state_pick (state, fixture_find (state, "c"));
  dtl_view_state_set_selected (state, fixture_find (state, "e"), FALSE);
  assert_chosen (state, "e");

  /* From one that is picked alone one measures, wherever the selection goes. */
  dtl_view_state_measure_from_here (state);
  g_assert_cmpuint (dtl_view_state_get_measured_from (state), ==, fixture_find (state, "e"));
  dtl_view_state_select_next (state);
  assert_chosen (state, "ef");
  dtl_view_state_set_selected (state, fixture_find (state, "g"), FALSE);
  assert_chosen (state, "eg");
  dtl_view_state_measure_from_here (state);
  assert_chosen (state, "g");
  g_assert_false (dtl_view_state_clear_picks (state));

  dtl_view_state_measure_from_here (state);
  dtl_view_state_set_selected (state, DTL_NONE, FALSE);
  assert_chosen (state, "");
}

/* A document that comes with its layout is shown at once, as it would have been later. */
static void
test_prepared (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_story (), 900, 300);
  g_autoptr (DtlViewState) other = fixture_new_state (fixture_new_weekly (5000), 900, 300);
  g_autoptr (DtlDocument) document = g_object_ref (dtl_view_state_get_document (other));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint n_done = 0;

  dtl_view_state_show_prepared (state, dtl_prepared_layout_new (document, FALSE, cancellable, &n_done));
  g_assert_true (dtl_view_state_get_document (state) == document);
  g_assert_false (dtl_view_state_is_busy (state));
  g_assert_cmpuint (dtl_view_state_get_n_shown (state), ==, 5000);
  g_assert_cmpint (n_done, >, 2500);
  while (dtl_view_state_is_busy (other))
    g_main_context_iteration (NULL, TRUE);
  for (guint32 i = 0; i < 5000; i++)
    g_assert_cmpmem (dtl_layout_get_place (dtl_view_state_get_layout (state), i), sizeof (DtlPlace),
                     dtl_layout_get_place (dtl_view_state_get_layout (other), i), sizeof (DtlPlace));

  g_cancellable_cancel (cancellable);
  g_assert_null (dtl_prepared_layout_new (document, FALSE, cancellable, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view-state/without-a-document-verbs-do-nothing", test_empty);
  g_test_add_func ("/view-state/opening-view-is-framed-again-until-touched", test_opening);
  g_test_add_func ("/view-state/rows-stay-when-the-canvas-gets-another-size", test_rows_stay);
  g_test_add_func ("/view-state/next-and-previous-walk-in-order-of-time", test_order);
  g_test_add_func ("/view-state/up-and-down-walk-the-rows", test_rows);
  g_test_add_func ("/view-state/walk-begins-with-what-is-in-view", test_first_in_view);
  g_test_add_func ("/view-state/hidden-lanes-are-not-walked-through", test_lanes);
  g_test_add_func ("/view-state/back-and-forward-return-to-views", test_history);
  g_test_add_func ("/view-state/back-leads-to-where-a-hand-began", test_history_of_a_hand);
  g_test_add_func ("/view-state/a-pause-parts-movements-of-a-hand", test_history_of_pauses);
  g_test_add_func ("/view-state/zoom-returns-and-keeps-the-selection-in-place", test_zoom);
  g_test_add_func ("/view-state/what-is-brought-into-view-is-wholly-in-view", test_bring_into_view);
  g_test_add_func ("/view-state/what-is-in-view-moves-nothing", test_already_in_view);
  g_test_add_func ("/view-state/a-framed-span-fills-the-canvas", test_frame_span);
  g_test_add_func ("/view-state/a-filter-keeps-the-event-under-the-eye", test_filter_keeps_eye);
  g_test_add_func ("/view-state/matches-are-stepped-through-in-a-circle", test_matches);
  g_test_add_func ("/view-state/large-documents-are-laid-out-in-the-background", test_background);
  g_test_add_func ("/view-state/a-layout-made-before-is-shown-at-once", test_prepared);
  g_test_add_func ("/view-state/a-document-given-up-leaves-nothing-behind", test_given_up);
  g_test_add_func ("/view-state/key-presses-add-up-during-a-movement", test_goal);
  g_test_add_func ("/view-state/matches-are-counted-by-lane", test_matches_by_lane);
  g_test_add_func ("/view-state/picks-join-the-selection", test_picks);

  return g_test_run ();
}
