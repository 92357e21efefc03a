/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-lane-header.h"
#include "dtl-timeline-private.h"
#include "view-fixture.h"

typedef struct
{
  GtkWidget    *window;
  DtlTimeline  *timeline;
  DtlViewState *state;
} Fixture;

/* Beneath @n lanes with an event each, which have all signs between them. */
static void
set_up (Fixture *fixture,
        guint    n,
        int      height)
{
  g_autoptr (GString) text = g_string_new ("{ 'format': 'dateline', 'version': '1.0', 'title': 'T', 'lanes': [");
  g_autoptr (DtlDocument) document = NULL;
  static const char *const kinds[] = {
    "'when': '2017-03'", "'when': '2017-03-04'", "'when': '2017-03~'", "'when': '2017-03-04?'", "'when': '2017-03/2017-09'",
    "'when': '2017-03', 'status': 'cancelled'", "'when': '2017-03', 'assessment': 'inferred'", "'when': '2017-03/..'",
  };

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{ 'id': 'l%u', 'title': 'Lane with a long name %u' }", i > 0 ? ", " : "", i, i);
  g_string_append (text, "], 'events': [");
  for (guint i = 0; i < MAX (n, G_N_ELEMENTS (kinds)); i++)
    g_string_append_printf (text, "%s{ 'id': 'e%u', 'title': 'E', 'lane': 'l%u', %s }", i > 0 ? ", " : "", i, i % n,
                            kinds[i % G_N_ELEMENTS (kinds)]);
  g_string_append (text, "] }");
  document = fixture_load (text->str);
  fixture->state = dtl_view_state_new ();
  dtl_view_state_set_document (fixture->state, document);
  fixture->timeline = DTL_TIMELINE (dtl_timeline_new (fixture->state));
  fixture->window = fixture_show (GTK_WIDGET (fixture->timeline), 700, height);
  fixture_run (300);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->state);
}

static int
get_height (Fixture *fixture)
{
  return gtk_widget_get_height (GTK_WIDGET (fixture->timeline->legend));
}

static void
test_stands_where_there_is_room (void)
{
  Fixture fixture;

  set_up (&fixture, 3, 600);
  g_assert_cmpint (get_height (&fixture), >, 50);
  g_assert_false (gtk_widget_get_visible (fixture.timeline->legend_button));
  tear_down (&fixture);
}

static void
test_costs_no_lanes (void)
{
  Fixture fixture;
  GtkWidget *button;
  int line;

  set_up (&fixture, 30, 600);
  button = fixture.timeline->legend_button;
  line = get_height (&fixture);
  g_assert_cmpint (line, >, 20);
  g_assert_cmpint (line, <, 50);
  g_assert_true (gtk_widget_get_visible (button));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Legend");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);

  /* the keyboard comes to it behind the lanes */
  gtk_widget_grab_focus (fixture_find_widget (GTK_WIDGET (fixture.timeline), DTL_TYPE_LANE_HEADER));
  g_assert_true (gtk_widget_child_focus (fixture.window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture.window)) == button);

  g_signal_emit_by_name (button, "clicked");
  fixture_run (300);
  g_assert_true (dtl_timeline_get_legend_unfolded (fixture.timeline));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture.window)) == button);
  g_assert_cmpint (get_height (&fixture), >, 50);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  g_signal_emit_by_name (button, "clicked");
  fixture_run (300);
  g_assert_cmpint (get_height (&fixture), ==, line);
  tear_down (&fixture);
}

static void
test_makes_way_for_the_canvas (void)
{
  Fixture fixture;

  set_up (&fixture, 30, 210);
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (fixture.timeline->legend)));
  g_assert_false (gtk_widget_get_visible (fixture.timeline->legend_button));
  tear_down (&fixture);
}

/* In a low window, too: what unfolds the legend is not there where all of it would leave no canvas. */
static void
test_button_does_something (void)
{
  Fixture fixture;
  guint n_shown = 0;

  set_up (&fixture, 30, 200);
  for (int height = 210; height < 330; height += 10)
    {
      int line;

      gtk_window_set_default_size (GTK_WINDOW (fixture.window), 700, height);
      fixture_run (80);
      if (!gtk_widget_get_visible (fixture.timeline->legend_button))
        continue;
      n_shown++;
      line = get_height (&fixture);
      dtl_timeline_set_legend_unfolded (fixture.timeline, TRUE);
      fixture_run (80);
      g_assert_cmpint (get_height (&fixture), >, line);
      dtl_timeline_set_legend_unfolded (fixture.timeline, FALSE);
      fixture_run (80);
    }
  g_assert_cmpuint (n_shown, >, 0);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/legend/all-of-it-stands-where-there-is-room", test_stands_where_there_is_room);
  g_test_add_func ("/legend/costs-no-lanes-unless-it-is-unfolded", test_costs_no_lanes);
  g_test_add_func ("/legend/has-a-button-only-where-it-unfolds", test_button_does_something);
  g_test_add_func ("/legend/makes-way-for-the-canvas", test_makes_way_for_the_canvas);

  return g_test_run ();
}
