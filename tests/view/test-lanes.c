/* SPDX-License-Identifier: GPL-3.0-or-later */
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

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lanes/are-scrolled-while-something-else-changes", test_scrolled_with_something_else);

  return g_test_run ();
}
