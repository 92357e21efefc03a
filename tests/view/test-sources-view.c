/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "dtl-matrix-row.h"
#include "dtl-source-matrix.h"
#include "dtl-source-page.h"
#include "dtl-sources-view.h"
#include "view-fixture.h"

#define FILE_WITH(sources, events) \
  "{ 'format': 'dateline', 'version': '1.0', 'title': 'T', 'lanes': [ { 'id': 'a', 'title': 'A' }, { 'id': 'b', 'title': 'B' } ]," \
  "  'sources': [" sources "], 'events': [" events "] }"

static const char with_sources[] = FILE_WITH (
  "{ 'id': 'gazette', 'type': 'article', 'title': 'Late', 'container-title': 'The Gazette', 'text': 'gazette.txt', 'note': 'A copy.' },"
  "{ 'id': 'courier', 'type': 'article', 'title': 'Late, too', 'container-title': 'The Courier', 'basedOn': [ 'gazette' ] }",
  "{ 'id': 'begun', 'title': 'Begun', 'when': '2016', 'lane': 'a', 'citations': ["
  "    { 'source': 'gazette', 'locator': '3', 'label': 'paragraph', 'quote': { 'exact': 'in 2016' } } ] },"
  "{ 'id': 'done', 'title': 'Done', 'when': '2017', 'lane': 'b', 'citations': ["
  "    { 'source': 'gazette', 'locator': '1', 'label': 'paragraph', 'quote': { 'exact': 'done' } },"
  "    { 'source': 'courier', 'stance': 'disputes' } ] },"
  "{ 'id': 'lost', 'title': 'Lost', 'when': '2018', 'lane': 'a' }");
static const char with_short_title[] = FILE_WITH ("{ 'id': 'gazette', 'publisher': 'The Gazette' }",
  "{ 'id': 'e', 'title': '12', 'when': '[2009..2017-03]', 'citations': [{ 'source': 'gazette' }] }");
static const char without_sources[] = FILE_WITH ("", "{ 'id': 'vote', 'title': 'Vote', 'when': '2017-01' }");

typedef struct
{
  GtkWidget      *window;
  DtlSourcesView *view;
  DtlViewState   *state;
  DtlDocument    *document;
} Fixture;

/* Sources are read in a thread. */
static void
expect_page (Fixture    *fixture,
             const char *name)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GtkStack *stack = GTK_STACK (fixture_find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_STACK));

  while (g_strcmp0 (gtk_stack_get_visible_child_name (stack), name) != 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      fixture_run (2);
    }
  fixture_run (100);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = fixture_load (data);
  fixture->state = dtl_view_state_new ();
  dtl_view_state_set_document (fixture->state, fixture->document);
  fixture->view = DTL_SOURCES_VIEW (dtl_sources_view_new ());
  dtl_sources_view_set_state (fixture->view, fixture->state);
  fixture->window = fixture_show (GTK_WIDGET (fixture->view), 1000, 600);
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
  g_assert_finalize_object (fixture->document);
}

static GtkWidget *
get_matrix_rows (Fixture *fixture)
{
  return fixture_find_widget (fixture_find_widget (GTK_WIDGET (fixture->view), DTL_TYPE_SOURCE_MATRIX), GTK_TYPE_LIST_VIEW);
}

static GtkWidget *
get_row (GtkWidget *rows,
         guint      position)
{
  GtkWidget *row = gtk_widget_get_first_child (rows);

  for (; row != NULL && position > 0; position--)
    row = gtk_widget_get_next_sibling (row);
  g_assert_nonnull (row);
  return row;
}

static void
test_matrix (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *rows;

  expect_page (fixture, "sources");
  rows = get_matrix_rows (fixture);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (rows, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Begun, 2016, 1 independent source; The Gazette: reports");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (rows, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Done, 2017, 1 independent source, sources disagree; The Gazette: reports; The Courier: disputes");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (rows, 2)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Lost, 2018, no source");

  gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (rows)), 1, TRUE);
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, fixture_find (fixture->state, "done"));
  dtl_view_state_set_lane_state (fixture->state, 0, DTL_LANE_HIDDEN);
  fixture_run (50);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (rows)))), ==, 1);
}

static void
test_matches (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 event = fixture_find (fixture->state, "done");

  expect_page (fixture, "sources");
  g_array_append_val (matches, event);
  dtl_view_state_set_matches (fixture->state, matches);
  g_assert_true (gtk_widget_has_css_class (get_row (get_matrix_rows (fixture), 0), "dimmed"));
  g_assert_true (gtk_widget_has_css_class (get_row (get_matrix_rows (fixture), 1), "matched"));
  dtl_view_state_set_matches (fixture->state, NULL);
  g_assert_false (gtk_widget_has_css_class (get_row (get_matrix_rows (fixture), 0), "dimmed"));
}

/* The marked source is said beside the row; it moves by keys. */
static void
test_marked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GListModel) controllers = NULL;
  GtkWidget *rows;
  gboolean handled = FALSE;

  expect_page (fixture, "sources");
  rows = get_matrix_rows (fixture);
  controllers = gtk_widget_observe_controllers (rows);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && !handled &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          /* Once to the first source, once more to the second. */
          for (guint k = 0; g_str_equal (trigger, "Right") && k < 2 &&
                            gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE; k++)
            handled = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, rows,
                                                    gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_assert_true (handled);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (rows, 1)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "The Courier: disputes");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (rows, 0)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "The Courier: nothing");
}

static char *
read_labels (GtkWidget *widget,
             GString   *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    read_labels (child, text);
  return text->str;
}

/* What the source tells first happened last. */
static void
test_source (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new (NULL);
  GtkWidget *page, *rows;
  const char *labels;

  expect_page (fixture, "sources");
  dtl_sources_view_show_source (fixture->view, 0);
  fixture_run (100);
  page = fixture_find_widget (GTK_WIDGET (fixture->view), DTL_TYPE_SOURCE_PAGE);
  g_assert_true (gtk_widget_get_mapped (page));
  g_assert_false (gtk_widget_get_mapped (get_matrix_rows (fixture)));
  labels = read_labels (page, text);
  g_assert_nonnull (strstr (labels, "“Late”, The Gazette"));
  g_assert_nonnull (strstr (labels, "A copy."));
  g_assert_nonnull (strstr (labels, "cited for 2 events"));
  g_assert_nonnull (strstr (labels, "2 rest on it alone"));
  g_assert_nonnull (strstr (labels, "its text is saved beside the timeline"));

  rows = gtk_widget_get_last_child (fixture_find_widget (page, GTK_TYPE_COLUMN_VIEW));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (rows, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "paragraph 1: Done, 2017, 1 independent source, sources disagree; in order of time 2; reports; rests on this source alone");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (rows, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "paragraph 3: Begun, 2016, 1 independent source; in order of time 1, goes back; reports; rests on this source alone");
  gtk_widget_activate_action (rows, "table.sort", "s", "rank");
  fixture_run (50);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (rows, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "paragraph 3: Begun, 2016, 1 independent source; in order of time 1, goes back; reports; rests on this source alone");

  dtl_sources_view_show_source (fixture->view, 1);
  fixture_run (100);
  g_string_truncate (text, 0);
  labels = read_labels (page, text);
  g_assert_nonnull (strstr (labels, "Rests on The Gazette"));
  g_assert_nonnull (strstr (labels, "none rests on it alone"));
  g_assert_nonnull (strstr (labels, "no place given"));
}

/* A number could stand in the two lines that a date beside it takes: narrower than dots, which GTK would tell. */
static void
test_short_cells (Fixture       *fixture,
                  gconstpointer  data)
{
  expect_page (fixture, "sources");
  dtl_sources_view_show_source (fixture->view, 0);
  fixture_run (300);
  g_assert_true (gtk_widget_get_mapped (fixture_find_widget (GTK_WIDGET (fixture->view), DTL_TYPE_SOURCE_PAGE)));
}

/* Too narrow for both, the list of sources makes way for a menu of the same. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *drop_down = fixture_find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_DROP_DOWN);

  expect_page (fixture, "sources");
  g_assert_false (gtk_widget_get_mapped (drop_down));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 500);
  fixture_run (300);
  g_assert_true (gtk_widget_get_mapped (drop_down));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 2);
  fixture_run (50);
  g_assert_true (gtk_widget_get_mapped (fixture_find_widget (GTK_WIDGET (fixture->view), DTL_TYPE_SOURCE_PAGE)));
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  expect_page (fixture, "empty");
}

static void
test_other_document (Fixture       *fixture,
                     gconstpointer  data)
{
  expect_page (fixture, "sources");
  dtl_sources_view_show_source (fixture->view, 1);
  fixture_run (50);
  dtl_view_state_set_document (fixture->state, NULL);
  fixture_run (50);
  dtl_view_state_set_document (fixture->state, fixture->document);
  expect_page (fixture, "sources");
  g_assert_true (gtk_widget_get_mapped (get_matrix_rows (fixture)));
}

static void
test_large_text (Fixture       *fixture,
                 gconstpointer  data)
{
  DtlMatrixRow *row;
  int height;

  expect_page (fixture, "sources");
  row = fixture_find_widget (get_matrix_rows (fixture), DTL_TYPE_MATRIX_ROW);
  height = gtk_widget_get_height (GTK_WIDGET (row));
  fixture_scale_text (2);
  fixture_run (400);
  row = fixture_find_widget (get_matrix_rows (fixture), DTL_TYPE_MATRIX_ROW);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (row)), ==, 2 * height);
  fixture_scale_text (1);
  fixture_run (400);
}

/* What is said of an event stays near its title, however wide the view. */
static void
test_wide (Fixture       *fixture,
           gconstpointer  data)
{
  DtlMatrixRow *row;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1440, 600);
  expect_page (fixture, "sources");
  row = fixture_find_widget (get_matrix_rows (fixture), DTL_TYPE_MATRIX_ROW);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (row)), >, 1200);
  g_assert_cmpuint (dtl_matrix_row_find (row, 820), ==, 0);
  g_assert_cmpuint (dtl_matrix_row_find (row, 1200), ==, DTL_NONE);
}

static char *
write_many_events (void)
{
  g_autoptr(GString) events = g_string_new ("{ 'id': 'e', 'title': 'E', 'when': '2000' }");

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (events, ", { 'id': 'e%u', 'title': 'E', 'when': '2001' }", i);
  return g_strdup_printf (FILE_WITH ("{ 'id': 'gazette', 'publisher': 'The Gazette' }", "%s"), events->str);
}

/* Also when another view was shown meanwhile. */
static void
test_scroll_is_kept (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkAdjustment *down;

  expect_page (fixture, "sources");
  down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_matrix_rows (fixture)));
  gtk_adjustment_set_value (down, 700.0);
  fixture_run (100);
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), FALSE);
  fixture_run (100);
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), TRUE);
  expect_page (fixture, "sources");
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 700.0);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *many_events = write_many_events ();

  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, data, test) g_test_add (path, Fixture, data, set_up, test, tear_down)
  ADD ("/sources-view/a-row-of-the-matrix-says-all-of-it", with_sources, test_matrix);
  ADD ("/sources-view/a-search-dims-what-it-did-not-find", with_sources, test_matches);
  ADD ("/sources-view/keys-move-along-the-sources", with_sources, test_marked);
  ADD ("/sources-view/a-source-stands-with-its-record-and-its-order", with_sources, test_source);
  ADD ("/sources-view/cells-of-few-words-get-a-size", with_short_title, test_short_cells);
  ADD ("/sources-view/in-a-narrow-view-sources-are-a-menu", with_sources, test_narrow);
  ADD ("/sources-view/in-a-wide-view-marks-stay-near-their-titles", with_sources, test_wide);
  ADD ("/sources-view/what-is-in-view-stays-in-view", many_events, test_scroll_is_kept);
  ADD ("/sources-view/rows-grow-with-the-text", with_sources, test_large_text);
  ADD ("/sources-view/a-timeline-without-sources-says-so", without_sources, test_empty);
  ADD ("/sources-view/another-document-begins-with-all", with_sources, test_other_document);
#undef ADD

  return g_test_run ();
}
