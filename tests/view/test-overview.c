/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-overview.h"
#include "view-fixture.h"

#include <math.h>

typedef struct
{
  GtkWidget    *window;
  GtkWidget    *overview;
  DtlViewState *state;
} Fixture;

static void
settle (Fixture *fixture)
{
  gtk_test_widget_wait_for_draw (fixture->window);
  for (guint i = 0; i < 20; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

static void
set_up (Fixture *fixture)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->state = fixture_new_state (fixture_new_weekly (600), 900, 300);
  fixture->window = gtk_window_new ();
  fixture->overview = dtl_overview_new (fixture->state);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->overview);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 60);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static void
tear_down (Fixture *fixture)
{
  GtkWidget *overview = fixture->overview;

  g_object_add_weak_pointer (G_OBJECT (overview), (gpointer *) &overview);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (overview);
  g_assert_finalize_object (fixture->state);
}

static DtlScale *
get_scale (Fixture *fixture)
{
  return dtl_layout_get_scale (dtl_view_state_get_layout (fixture->state));
}

static DtlInstant
get_middle (Fixture *fixture)
{
  return dtl_viewport_instant_at (dtl_view_state_get_viewport (fixture->state), get_scale (fixture), 450);
}

static void
test_words (void)
{
  Fixture fixture;

  set_up (&fixture);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture.overview), GTK_ACCESSIBLE_ROLE_SCROLLBAR);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (fixture.overview), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (fixture.overview), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW));
  g_assert_true (gtk_widget_get_focusable (fixture.overview));
  tear_down (&fixture);
}

static void
test_keys (void)
{
  Fixture fixture;
  DtlInstant before;
  double scale;

  set_up (&fixture);
  dtl_view_state_zoom_at (fixture.state, 450, 10);
  before = get_middle (&fixture);
  g_assert_true (gtk_widget_activate_action (fixture.overview, "overview.pan-forward", NULL));
  g_assert_cmpint (get_middle (&fixture), >, before);
  g_assert_true (gtk_widget_activate_action (fixture.overview, "overview.pan-back", NULL));
  g_assert_cmpint (ABS (get_middle (&fixture) - before), <=, 60 * 60);
  scale = dtl_view_state_get_viewport (fixture.state)->px_per_second;
  g_assert_true (gtk_widget_activate_action (fixture.overview, "overview.zoom-in", NULL));
  g_assert_cmpfloat (dtl_view_state_get_viewport (fixture.state)->px_per_second, >, scale);
  g_assert_true (gtk_widget_activate_action (fixture.overview, "overview.first", NULL));
  before = get_middle (&fixture);
  g_assert_true (gtk_widget_activate_action (fixture.overview, "overview.last", NULL));
  g_assert_cmpint (get_middle (&fixture), >, before);
  g_assert_true (gtk_widget_activate_action (fixture.overview, "overview.zoom-all", NULL));
  g_assert_cmpfloat (dtl_view_state_get_viewport (fixture.state)->px_per_second, <, scale);
  tear_down (&fixture);
}

static void
test_click (void)
{
  Fixture fixture;
  DtlViewport strip = { .px_per_second = 1 };
  double x;

  set_up (&fixture);
  dtl_view_state_zoom_at (fixture.state, 450, 10);
  dtl_scene_overview_viewport (dtl_view_state_get_layout (fixture.state),
                               gtk_widget_get_width (fixture.overview), gtk_widget_get_height (fixture.overview), &strip);
  x = gtk_widget_get_width (fixture.overview) * 0.7;
  g_signal_emit_by_name (fixture_find_controller (fixture.overview, GTK_TYPE_GESTURE_CLICK), "released", 1, x, 10.0);
  g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&strip, get_scale (&fixture), get_middle (&fixture)), x, 1.0);

  /* twice: all */
  g_signal_emit_by_name (fixture_find_controller (fixture.overview, GTK_TYPE_GESTURE_CLICK), "released", 2, x, 10.0);
  g_assert_cmpfloat (dtl_viewport_x_of (dtl_view_state_get_viewport (fixture.state), get_scale (&fixture),
                                        dtl_scale_get_first (get_scale (&fixture))), >=, 0);
  tear_down (&fixture);
}

static void
test_matches (void)
{
  Fixture fixture;
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (guint32));

  set_up (&fixture);
  for (guint32 i = 0; i < 600; i += 7)
    g_array_append_val (matches, i);
  dtl_view_state_set_matches (fixture.state, matches);
  settle (&fixture);
  dtl_view_state_set_selected (fixture.state, 3, FALSE);
  settle (&fixture);
  dtl_view_state_set_matches (fixture.state, NULL);
  dtl_overview_set_style (DTL_OVERVIEW (fixture.overview), DTL_STYLE_HIGH_CONTRAST_DARK);
  settle (&fixture);
  dtl_view_state_set_document (fixture.state, NULL);
  settle (&fixture);
  gtk_widget_activate_action (fixture.overview, "overview.zoom-in", NULL);
  tear_down (&fixture);
}

/* As on the timeline: at the time below the pointer, or at the edge next to it. */
static void
test_wheel_zooms (void)
{
  Fixture fixture;
  gboolean handled;
  DtlViewport strip;
  DtlInstant at;
  double x, scale;

  set_up (&fixture);
  dtl_overview_set_wheel_zooms (DTL_OVERVIEW (fixture.overview), TRUE);
  dtl_view_state_zoom_at (fixture.state, 450, 4);
  dtl_scene_overview_viewport (dtl_view_state_get_layout (fixture.state), gtk_widget_get_width (fixture.overview),
                               gtk_widget_get_height (fixture.overview), &strip);
  at = dtl_viewport_instant_at (dtl_view_state_get_viewport (fixture.state), get_scale (&fixture), 200);
  scale = dtl_view_state_get_viewport (fixture.state)->px_per_second;
  g_signal_emit_by_name (fixture_find_controller (fixture.overview, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion",
                         dtl_viewport_x_of (&strip, get_scale (&fixture), at), 10.0);
  g_signal_emit_by_name (fixture_find_controller (fixture.overview, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", 0.0, -1.0, &handled);
  g_assert_true (handled);
  g_assert_cmpfloat_with_epsilon (dtl_view_state_get_viewport (fixture.state)->px_per_second, scale * 1.25, scale * 0.001);
  x = dtl_viewport_x_of (dtl_view_state_get_viewport (fixture.state), get_scale (&fixture), at);
  g_assert_cmpfloat_with_epsilon (x, 200, 1);

  at = dtl_viewport_instant_at (dtl_view_state_get_viewport (fixture.state), get_scale (&fixture), 900);
  g_signal_emit_by_name (fixture_find_controller (fixture.overview, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", strip.width - 2, 10.0);
  g_signal_emit_by_name (fixture_find_controller (fixture.overview, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", 0.0, -1.0, &handled);
  g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (dtl_view_state_get_viewport (fixture.state), get_scale (&fixture), at), 900, 1);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/overview/says-what-it-is-and-shows", test_words);
  g_test_add_func ("/overview/keys-move-and-zoom", test_keys);
  g_test_add_func ("/overview/a-click-centres-two-show-all", test_click);
  g_test_add_func ("/overview/the-wheel-zooms-at-the-pointer", test_wheel_zooms);
  g_test_add_func ("/overview/matches-come-and-go", test_matches);

  return g_test_run ();
}
