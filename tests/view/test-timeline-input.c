/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline under pointer, wheel and keys. */
#include "dtl-timeline-private.h"
#include "timeline-fixture.h"

static void
test_tab (void)
{
  Fixture fixture;
  GtkWidget *focus;

  set_up (&fixture, fixture_new_story ());
  gtk_widget_grab_focus (fixture.before);
  g_assert_true (gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_FORWARD));
  assert_focus (&fixture, "a");
  act (&fixture, "timeline.next");
  act (&fixture, "timeline.next");

  /* one stop for all events, one for the shelf, one for the names; then out */
  g_assert_true (gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_FORWARD));
  focus = gtk_root_get_focus (GTK_ROOT (fixture.window));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  g_assert_false (DTL_IS_TIMELINE_ITEM (focus));
  g_assert_true (gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_FORWARD));
  focus = gtk_root_get_focus (GTK_ROOT (fixture.window));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, "North, 3 events");
  g_assert_true (gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture.window)) == fixture.behind);

  /* and back in where one was */
  for (guint i = 0; i < 3; i++)
    g_assert_true (gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_BACKWARD));
  assert_focus (&fixture, "b");
  tear_down (&fixture);
}

static void
test_walk (void)
{
  Fixture fixture;
  static const char *order[] = { "a", "b", "c", "d", "e", "f" };

  set_up (&fixture, fixture_new_story ());
  g_assert_true (dtl_timeline_focus_events (DTL_TIMELINE (fixture.timeline)));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      act (&fixture, "timeline.next");
      assert_focus (&fixture, order[i]);
      g_assert_cmpuint (dtl_view_state_get_focused (fixture.state), ==, fixture_find (fixture.state, order[i]));
    }
  act (&fixture, "timeline.first");
  assert_focus (&fixture, "a");
  act (&fixture, "timeline.down");
  g_assert_cmpuint (dtl_view_state_get_selected (fixture.state), !=, fixture_find (fixture.state, "a"));
  act (&fixture, "timeline.up");
  act (&fixture, "timeline.next-quote");
  g_assert_cmpint (fixture.quote_step, ==, 1);
  act (&fixture, "timeline.previous-quote");
  g_assert_cmpint (fixture.quote_step, ==, -1);
  act (&fixture, "timeline.read");
  g_assert_cmpuint (fixture.n_activated, ==, 1);

  /* the last one is on the shelf */
  act (&fixture, "timeline.last");
  g_assert_cmpuint (dtl_view_state_get_selected (fixture.state), ==, fixture_find (fixture.state, "g"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (gtk_root_get_focus (GTK_ROOT (fixture.window))),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  act (&fixture, "timeline.clear");
  g_assert_cmpuint (dtl_view_state_get_selected (fixture.state), ==, DTL_NONE);
  tear_down (&fixture);
}

/* What has the ring is where one is, also when nothing is selected any more. */
static void
test_place_without_selection (void)
{
  Fixture fixture;

  set_up (&fixture, fixture_new_story ());
  g_assert_true (dtl_timeline_focus_events (DTL_TIMELINE (fixture.timeline)));
  for (guint i = 0; i < 3; i++)
    act (&fixture, "timeline.next");
  act (&fixture, "timeline.clear");
  assert_focus (&fixture, "c");
  act (&fixture, "timeline.next");
  assert_focus (&fixture, "d");

  act (&fixture, "timeline.clear");
  gtk_widget_grab_focus (fixture.before);
  g_assert_true (gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_FORWARD));
  assert_focus (&fixture, "d");
  act (&fixture, "timeline.previous");
  assert_focus (&fixture, "c");
  tear_down (&fixture);
}

static void
test_activation (void)
{
  Fixture fixture;

  set_up (&fixture, fixture_new_story ());
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (find_item (&fixture, "e")), "event.activate", NULL));
  g_assert_cmpuint (fixture.n_activated, ==, 1);
  g_assert_cmpuint (fixture.activated, ==, fixture_find (fixture.state, "e"));
  g_assert_cmpuint (dtl_view_state_get_selected (fixture.state), ==, fixture.activated);
  tear_down (&fixture);
}

/* Keys belong to the timeline from then on, but nothing shows up that nobody pointed at, also when keys were used just before. */
static void
test_click_beside_marks (void)
{
  g_autoptr(GListModel) controllers = NULL;
  Fixture fixture;

  set_up (&fixture, fixture_new_story ());
  gtk_widget_grab_focus (fixture.before);
  gtk_window_set_focus_visible (GTK_WINDOW (fixture.window), TRUE);
  controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture.canvas));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "released", 1, 2.0, 500.0);
    }
  settle (&fixture);
  g_assert_true (dtl_canvas_has_focus (fixture.canvas));
  g_assert_cmpuint (dtl_view_state_get_focused (fixture.state), ==, DTL_NONE);
  g_assert_cmpuint (dtl_view_state_get_selected (fixture.state), ==, DTL_NONE);
  tear_down (&fixture);
}

static void
move_pointer (Fixture    *fixture,
              const char *signal,
              double      x,
              double      y)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->canvas));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, signal, x, y);
    }
}

static gboolean
is_tip_shown (Fixture *fixture)
{
  GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (fixture->canvas));

  while (child != NULL && !gtk_widget_has_css_class (child, "timeline-tip"))
    child = gtk_widget_get_prev_sibling (child);
  return gtk_widget_get_visible (child);
}

/* A pointer that rests somewhere is no question about what keys bring below it. */
static void
test_tip_of_pointer (void)
{
  Fixture fixture;
  const DtlItemPart *part;
  double x, y;

  set_up (&fixture, fixture_new_story ());
  part = dtl_timeline_item_get_part (find_item (&fixture, "c"));
  x = part->mark_x + part->mark_width / 2.0;
  y = part->y + part->height / 2.0;
  /* the window opens below it */
  move_pointer (&fixture, "enter", x, y);
  move_pointer (&fixture, "motion", x, y);
  fixture_run (1500);
  g_assert_false (is_tip_shown (&fixture));
  x += 1.0;
  move_pointer (&fixture, "motion", x, y);
  for (guint i = 0; i < 100 && !is_tip_shown (&fixture); i++)
    fixture_run (100);
  g_assert_true (is_tip_shown (&fixture));

  dtl_view_state_pan_by (fixture.state, 300.0, 0.0);
  for (guint i = 0; i < 100 && is_tip_shown (&fixture); i++)
    fixture_run (100);
  g_assert_false (is_tip_shown (&fixture));
  dtl_view_state_pan_by (fixture.state, -300.0, 0.0);
  fixture_run (1500);
  g_assert_cmpuint (dtl_view_state_get_hovered (fixture.state), ==, fixture_find (fixture.state, "c"));
  g_assert_false (is_tip_shown (&fixture));

  /* nor when it is the canvas that moves; GTK reckons in floats */
  gtk_widget_set_margin_start (fixture.timeline, 4);
  settle (&fixture);
  move_pointer (&fixture, "motion", x - 4.0, y + 0.00003);
  fixture_run (1500);
  g_assert_false (is_tip_shown (&fixture));
  move_pointer (&fixture, "motion", x + 1.0, y);
  for (guint i = 0; i < 100 && !is_tip_shown (&fixture); i++)
    fixture_run (100);
  g_assert_true (is_tip_shown (&fixture));
  tear_down (&fixture);
}

/* The lanes' names are no time; what they stand at is the edge of it. */
static void
test_wheel_over_the_names (void)
{
  Fixture fixture;
  const DtlViewport *view;
  DtlScale *scale;
  DtlInstant edge;
  gboolean handled;

  set_up (&fixture, fixture_new_weekly (300));
  dtl_timeline_set_wheel_zooms (DTL_TIMELINE (fixture.timeline), TRUE);
  view = dtl_view_state_get_viewport (fixture.state);
  scale = dtl_layout_get_scale (dtl_view_state_get_layout (fixture.state));
  edge = dtl_viewport_instant_at (view, scale, 0.0);
  g_signal_emit_by_name (fixture_find_controller (fixture.timeline, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", 20.0, 200.0);
  g_signal_emit_by_name (fixture_find_controller (fixture.timeline, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", 0.0, -1.0, &handled);
  g_assert_true (handled);
  g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (view, scale, edge), 0.0, 1.0);
  tear_down (&fixture);
}

static void
test_wheel (void)
{
  Fixture fixture;
  GtkEventController *wheel;
  gboolean handled;
  DtlInstant first;
  double x;

  set_up (&fixture, fixture_new_weekly (300));
  dtl_view_state_zoom_at (fixture.state, 400, 8);
  settle (&fixture);
  first = dtl_scale_get_first (dtl_layout_get_scale (dtl_view_state_get_layout (fixture.state)));
  x = dtl_viewport_x_of (dtl_view_state_get_viewport (fixture.state),
                         dtl_layout_get_scale (dtl_view_state_get_layout (fixture.state)), first);
  wheel = fixture_find_controller (fixture.timeline, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  g_signal_emit_by_name (wheel, "scroll", 0.0, 1.0, &handled);
  g_assert_true (handled);
  g_signal_emit_by_name (wheel, "scroll", 0.0, 0.0, &handled);
  g_assert_false (handled);
  g_assert_cmpfloat (dtl_viewport_x_of (dtl_view_state_get_viewport (fixture.state),
                                        dtl_layout_get_scale (dtl_view_state_get_layout (fixture.state)), first),
                     <, x - 20);
  tear_down (&fixture);
}

static void
test_span_by_keys (void)
{
  Fixture fixture;
  DtlInstant from, to;

  set_up (&fixture, fixture_new_story ());
  g_assert_false (dtl_timeline_get_span (DTL_TIMELINE (fixture.timeline), &from, &to));
  dtl_view_state_set_selected (fixture.state, fixture_find (fixture.state, "a"), FALSE);
  act (&fixture, "timeline.extend-next");
  act (&fixture, "timeline.extend-next");
  g_assert_true (dtl_timeline_get_span (DTL_TIMELINE (fixture.timeline), &from, &to));
  g_assert_cmpint (from, ==, dtl_document_get_event (dtl_view_state_get_document (fixture.state), 0)->earliest);
  g_assert_cmpint (to, ==, dtl_document_get_event (dtl_view_state_get_document (fixture.state), 2)->latest);
  act (&fixture, "timeline.extend-previous");
  g_assert_true (dtl_timeline_get_span (DTL_TIMELINE (fixture.timeline), &from, &to));
  g_assert_cmpint (to, ==, dtl_document_get_event (dtl_view_state_get_document (fixture.state), 1)->latest);
  act (&fixture, "timeline.clear");
  g_assert_false (dtl_timeline_get_span (DTL_TIMELINE (fixture.timeline), &from, &to));
  g_assert_cmpuint (dtl_view_state_get_selected (fixture.state), !=, DTL_NONE);
  tear_down (&fixture);
}

static void
export_cb (gint64 *span,
           gint64  from,
           gint64  to)
{
  span[0] = from;
  span[1] = to;
}

static void
test_span_by_drag (void)
{
  Fixture fixture;
  gint64 span[2] = { 0, 0 };
  DtlInstant from, to;
  GtkWidget *box;

  set_up (&fixture, fixture_new_story ());
  gtk_widget_grab_focus (fixture.before);
  gtk_window_set_focus_visible (GTK_WINDOW (fixture.window), TRUE);
  g_signal_connect_swapped (fixture.timeline, "export-span", G_CALLBACK (export_cb), span);
  g_signal_emit_by_name (fixture.canvas, "span-dragged", 400.0, 200.0, FALSE);
  g_signal_emit_by_name (fixture.canvas, "span-dragged", 400.0, 200.0, TRUE);
  settle (&fixture);
  g_assert_true (dtl_timeline_get_span (DTL_TIMELINE (fixture.timeline), &from, &to));

  /* Escape is the timeline's from then on, without a ring around anything */
  g_assert_true (dtl_canvas_has_focus (fixture.canvas));
  g_assert_cmpuint (dtl_view_state_get_focused (fixture.state), ==, DTL_NONE);
  g_assert_cmpint (from, <, to);
  box = gtk_widget_get_last_child (fixture.timeline);
  g_signal_emit_by_name (box, "export");
  g_assert_cmpint (span[0], ==, from);
  g_assert_cmpint (span[1], ==, to);
  g_signal_emit_by_name (box, "zoom");
  settle (&fixture);
  g_assert_false (dtl_timeline_get_span (DTL_TIMELINE (fixture.timeline), &from, &to));
  g_assert_cmpfloat (dtl_viewport_x_of (dtl_view_state_get_viewport (fixture.state),
                                        dtl_layout_get_scale (dtl_view_state_get_layout (fixture.state)), span[0]), >=, 0);

  /* a hand that trembles selects nothing */
  g_signal_emit_by_name (fixture.canvas, "span-dragged", 400.0, 402.0, TRUE);
  g_assert_false (dtl_timeline_get_span (DTL_TIMELINE (fixture.timeline), &from, &to));
  tear_down (&fixture);
}

/* A key that is held down repeats while the last movement is still under way. */
static void
test_key_held_down (void)
{
  Fixture fixture;
  DtlMotion *motion;
  gint64 now = G_USEC_PER_SEC;
  double last, least = G_MAXDOUBLE, most = 0.0;

  set_up (&fixture, fixture_new_weekly (3000));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  motion = dtl_canvas_get_motion (fixture.canvas);
  last = dtl_view_state_get_viewport (fixture.state)->px_per_second;
  for (guint frame = 0; frame < 40; frame++)
    {
      double scale, growth;

      if (frame % 2 == 0)
        dtl_view_state_zoom_in (fixture.state);
      dtl_motion_step (motion, now += 16667);
      scale = dtl_view_state_get_viewport (fixture.state)->px_per_second;
      growth = scale / last;
      last = scale;
      if (frame < 10 || frame > 24)   /* it gathers speed, and ends at the deepest zoom */
        continue;
      least = MIN (least, growth);
      most = MAX (most, growth);
    }
  g_assert_cmpfloat (least, >, 1.1);
  g_assert_cmpfloat (most, <, 1.0 + 1.6 * (least - 1.0));
  dtl_motion_stop (motion);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/events-are-one-tab-stop", test_tab);
  g_test_add_func ("/timeline/focus-walks-with-the-selection", test_walk);
  g_test_add_func ("/timeline/keys-go-on-from-the-ring", test_place_without_selection);
  g_test_add_func ("/timeline/activation-selects-and-reads", test_activation);
  g_test_add_func ("/timeline/a-click-beside-marks-shows-nothing", test_click_beside_marks);
  g_test_add_func ("/timeline/only-a-pointer-that-moves-asks-for-a-tip", test_tip_of_pointer);
  g_test_add_func ("/timeline/the-wheel-pans", test_wheel);
  g_test_add_func ("/timeline/the-wheel-zooms-at-the-edge-over-the-names", test_wheel_over_the_names);
  g_test_add_func ("/timeline/keys-select-a-span", test_span_by_keys);
  g_test_add_func ("/timeline/a-drag-selects-a-span", test_span_by_drag);
  g_test_add_func ("/timeline/a-key-held-down-moves-in-every-frame", test_key_held_down);

  return g_test_run ();
}
