/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "dtl-plans-view.h"
#include "view-fixture.h"

#define FILE_WITH(events) \
  "{ 'format': 'dateline', 'version': '1.0', 'title': 'T', 'lanes': [ { 'id': 'a', 'title': 'A' }, { 'id': 'b', 'title': 'B' } ]," \
  "  'events': [" events "] }"

static const char with_plans[] = FILE_WITH (
  "{ 'id': 'report', 'title': 'Report', 'when': '2017-08-14', 'lane': 'a',"
  "  'plans': [ { 'when': '2017-08' }, { 'when': '[..2017-05]', 'kind': 'deadline' } ] },"
  "{ 'id': 'repair', 'title': 'Repair', 'lane': 'b', 'plans': [ { 'when': '2018', 'state': 'standing' } ] },"
  "{ 'id': 'vote', 'title': 'Vote', 'when': '2017-01' }");
static const char without_plans[] = FILE_WITH ("{ 'id': 'vote', 'title': 'Vote', 'when': '2017-01' }");

typedef struct
{
  GtkWidget    *window;
  DtlPlansView *view;
  DtlViewState *state;
} Fixture;

static GtkWidget *
get_rows (Fixture *fixture)
{
  return gtk_widget_get_last_child (fixture_find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW));
}

/* Waits until there are so many rows; plans are read in a thread. */
static GtkWidget *
expect_rows (Fixture *fixture,
             guint    n_rows)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  guint n = G_MAXUINT;

  while (n != n_rows)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      n = 0;
      for (GtkWidget *row = gtk_widget_get_first_child (get_rows (fixture)); row != NULL; row = gtk_widget_get_next_sibling (row))
        n += gtk_widget_get_first_child (row) != NULL;
    }
  return gtk_widget_get_first_child (get_rows (fixture));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(DtlDocument) document = fixture_load (data);

  fixture->state = dtl_view_state_new ();
  dtl_view_state_set_document (fixture->state, document);
  fixture->view = DTL_PLANS_VIEW (dtl_plans_view_new ());
  dtl_plans_view_set_state (fixture->view, fixture->state);
  fixture->window = fixture_show (GTK_WIDGET (fixture->view), 1000, 500);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_run (100);
  g_assert_finalize_object (fixture->view);
  g_assert_finalize_object (fixture->state);
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *row = expect_rows (fixture, 3);
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (fixture_find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW)));
  guint32 event;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Report; deadline: by May 2017; missed, by the dates; 14 Aug 2017, 75 days late");

  /* Both plans of the event are chosen with it. */
  g_assert_true (gtk_selection_model_select_item (model, 0, TRUE));
  g_assert_true (dtl_document_find_event (dtl_view_state_get_document (fixture->state), "report", &event));
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, event);
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  g_assert_false (gtk_selection_model_is_selected (model, 2));
}

static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  expect_rows (fixture, 3);
  dtl_view_state_set_lane_state (fixture->state, 0, DTL_LANE_HIDDEN);
  expect_rows (fixture, 1);
  gtk_widget_activate_action (get_rows (fixture), "table.sort", "s", "outcome");
  expect_rows (fixture, 1);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GtkStack *stack = GTK_STACK (fixture_find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_STACK));

  while (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "empty") != 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_false (gtk_widget_get_visible (gtk_stack_get_child_by_name (stack, "table")));
}

static void
test_other_document (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(DtlDocument) other = fixture_load (without_plans);

  expect_rows (fixture, 3);
  dtl_view_state_set_document (fixture->state, other);
  expect_rows (fixture, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)
  ADD ("/plans-view/a-row-says-what-became-of-the-plan", with_plans, test_rows);
  ADD ("/plans-view/hidden-lanes-leave-rows-out", with_plans, test_hidden);
  ADD ("/plans-view/a-timeline-without-plans-says-so", without_plans, test_empty);
  ADD ("/plans-view/another-document-has-other-rows", with_plans, test_other_document);
#undef ADD

  return g_test_run ();
}
