/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-lane-column.h"
#include "dtl-lane-header.h"
#include "dtl-timeline.h"
#include "view-fixture.h"

typedef struct
{
  GtkWidget    *window;
  GtkWidget    *label;      /* above the timeline */
  DtlTimeline  *timeline;
  DtlViewState *state;
} Fixture;

/* More lanes than stand in the window, and nothing in them that would be drawn anew. */
static void
set_up (Fixture *fixture)
{
  g_autoptr(GString) text = g_string_new ("{ 'format': 'dateline', 'version': '1.0', 'title': 'T', 'lanes': [");
  g_autoptr(DtlDocument) document = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "%s{ 'id': 'l%u', 'title': 'Lane %u' }", i > 0 ? ", " : "", i, i);
  g_string_append (text, "], 'events': [{ 'id': 'e', 'title': 'E', 'lane': 'l0', 'when': '2017-03-04' }");
  g_string_append (text, "] }");
  document = fixture_load (text->str);
  fixture->state = dtl_view_state_new ();
  dtl_view_state_set_document (fixture->state, document);
  fixture->timeline = DTL_TIMELINE (dtl_timeline_new (fixture->state));
  fixture->label = gtk_label_new ("1 of 2");
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->timeline), TRUE);
  gtk_box_append (GTK_BOX (inner), GTK_WIDGET (fixture->timeline));
  gtk_box_append (GTK_BOX (box), fixture->label);
  gtk_box_append (GTK_BOX (box), inner);
  fixture->window = fixture_show (box, 700, 400);
  fixture_run (300);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->state);
}

/* What asks for a size while sizes are given is left out of the frame by GTK, with a warning that ends the test. */
static void
test_scrolled_with_something_else (void)
{
  Fixture fixture;

  set_up (&fixture);
  for (guint i = 0; i < 4; i++)
    {
      gtk_label_set_label (GTK_LABEL (fixture.label), i % 2 == 0 ? "2 of 2" : "1 of 2");
      dtl_view_state_pan_by (fixture.state, 0.0, -150.0);
      fixture_run (100);
    }
  tear_down (&fixture);
}

static DtlTimeline *
show_lane (DtlViewState *state,
           const char   *title,
           guint         n_events,
           int           width)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DtlDocument) document = NULL;
  GtkWidget *timeline = dtl_timeline_new (state);

  g_string_printf (text, "{ 'format': 'dateline', 'version': '1.0', 'title': 'T', 'lanes': [ { 'id': 'l', 'title': '%s' } ], 'events': [",
                   title);
  for (guint i = 0; i < n_events; i++)
    g_string_append_printf (text, "%s{ 'id': 'e%u', 'title': 'E', 'lane': 'l', 'when': '2017-03-04' }", i > 0 ? ", " : "", i);
  g_string_append (text, "] }");
  document = fixture_load (text->str);
  dtl_view_state_set_document (state, document);
  fixture_show (timeline, width, 400);
  fixture_run (300);

  return DTL_TIMELINE (timeline);
}

static void
find_first (DtlViewState *state,
            guint         n_found)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < n_found; i++)
    g_array_append_val (found, i);
  dtl_view_state_set_matches (state, found);
  fixture_settle ();
}

static void
test_counts (void)
{
  const struct
  {
    guint       n_events, n_found;
    const char *count, *matches;
  } cases[] = {
    { 1, 1, "1", "1/1" },
    { 14, 3, "14", "3/14" },
    { 14, 0, "14", "0/14" },
    { 10000, 7, "10000", "7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlViewState) state = dtl_view_state_new ();
      DtlTimeline *timeline = show_lane (state, "Lane", cases[i].n_events, 700);
      GtkWidget *header = fixture_find_widget (GTK_WIDGET (timeline), DTL_TYPE_LANE_HEADER);
      g_autoptr (GString) plain = g_string_new (NULL), searched = g_string_new (NULL), again = g_string_new (NULL);
      g_autofree char *wanted = g_strdup_printf ("Lane\n%s\n", cases[i].count);
      g_autofree char *wanted_searched = g_strdup_printf ("Lane\n%s\n", cases[i].matches);

      fixture_append_texts (header, plain);
      g_assert_cmpstr (plain->str, ==, wanted);
      find_first (state, cases[i].n_found);
      fixture_append_texts (header, searched);
      g_assert_cmpstr (searched->str, ==, wanted_searched);
      dtl_view_state_set_matches (state, NULL);
      fixture_settle ();
      fixture_append_texts (header, again);
      g_assert_cmpstr (again->str, ==, wanted);
      gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (header)));
    }
}

/* A long name takes two fifths of a narrow window at most, and as much as it needs of a wide one. */
static void
test_narrow_column (void)
{
  const int widths[] = { 320, 480, 2000 };
  int columns[G_N_ELEMENTS (widths)];

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (DtlViewState) state = dtl_view_state_new ();
      GtkWidget *timeline = GTK_WIDGET (show_lane (state, "Meetings and talks of those who were sent", 14, widths[i]));
      GtkWidget *column = fixture_find_widget (timeline, DTL_TYPE_LANE_COLUMN);
      int natural;

      gtk_widget_measure (column, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      columns[i] = gtk_widget_get_width (column);
      /* But for its border. */
      g_assert_cmpint (ABS (columns[i] - MIN (natural, gtk_widget_get_width (timeline) * 2 / 5)), <=, 1);
      gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (timeline)));
    }
  g_assert_cmpint (columns[0], <, columns[2]);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lanes/are-scrolled-while-something-else-changes", test_scrolled_with_something_else);
  g_test_add_func ("/lanes/count-their-events-and-what-was-found-of-them", test_counts);
  g_test_add_func ("/lanes/names-take-two-fifths-of-a-narrow-window", test_narrow_column);

  return g_test_run ();
}
