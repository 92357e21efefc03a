/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "dtl-event-list.h"
#include "dtl-event-table.h"
#include "dtl-list-view.h"
#include "dtl-table.h"
#include "view-fixture.h"

static const char story[] =
  "{ 'format': 'dateline', 'version': '1.0', 'title': 'Bridges',"
  "  'lanes': [ { 'id': 'north', 'title': 'North' }, { 'id': 'south', 'title': 'South' } ],"
  "  'actors': [ { 'id': 'smith', 'name': 'A. Smith' }, { 'id': 'jones', 'name': 'B. Jones' } ],"
  "  'sources': [ { 'id': 'g', 'type': 'article', 'title': 'Late', 'container-title': 'The Gazette' },"
  "    { 'id': 'm', 'type': 'document', 'title': 'Minutes' } ],"
  "  'events': ["
  "    { 'id': 'c', 'title': 'Closed', 'when': '2018-01-02', 'lane': 'south', 'citations': ["
  "        { 'source': 'g', 'quote': { 'exact': 'shut for good' } } ] },"
  "    { 'id': 'a', 'title': 'Built', 'when': '2016-09', 'lane': 'north', 'actors': [ 'smith', 'jones' ], 'citations': ["
  "        { 'source': 'm', 'by': 'smith', 'quote': { 'exact': 'it was built' } },"
  "        { 'source': 'g', 'when': '2015', 'quote': { 'exact': 'built in 2015' } } ] },"
  "    { 'id': 'b', 'title': 'Another', 'when': '2016-03', 'lane': 'north' },"
  "    { 'id': 'u', 'title': 'Some time', 'when': { 'label': 'once' }, 'lane': 'south' } ] }";

typedef struct
{
  GtkWidget    *window;
  DtlListView  *view;
  DtlViewState *state;
  DtlDocument  *document;
} Fixture;

static void
settle (void)
{
  for (int i = 0; i < 60 || g_main_context_pending (NULL); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = fixture_load (story);
  g_assert_cmpuint (dtl_document_get_n_problems (fixture->document), ==, 0);

  fixture->state = dtl_view_state_new ();
  dtl_view_state_set_document (fixture->state, fixture->document);
  fixture->view = DTL_LIST_VIEW (dtl_list_view_new ());
  dtl_list_view_set_state (fixture->view, fixture->state);
  fixture->window = fixture_show (GTK_WIDGET (fixture->view), 1000, 500);
  settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (fixture->view);
  g_assert_finalize_object (fixture->state);
  g_assert_finalize_object (fixture->document);
}

static GtkWidget *
get_rows (Fixture *fixture)
{
  return gtk_widget_get_last_child (fixture_find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW));
}

static GtkSelectionModel *
get_model (Fixture *fixture)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (fixture_find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW)));
}

/* The ids of the rows as the model has them. */
static char *
read_ids (Fixture *fixture)
{
  GString *ids = g_string_new (NULL);
  DtlEventList *list;

  settle ();
  list = DTL_EVENT_LIST (get_model (fixture));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autofree char *id = dtl_document_dup_id (fixture->document, dtl_event_list_get_event (list, i));

      g_string_append (ids, id);
    }
  return g_string_free (ids, FALSE);
}

#define assert_ids(fixture, expected) \
  G_STMT_START { g_autofree char *ids_ = read_ids (fixture); g_assert_cmpstr (ids_, ==, expected); } G_STMT_END

static GtkWidget *
get_row (Fixture *fixture,
         guint    position)
{
  GtkWidget *row = gtk_widget_get_first_child (get_rows (fixture));

  for (; row != NULL && position > 0; position--)
    row = gtk_widget_get_next_sibling (row);
  g_assert_nonnull (row);
  return row;
}

static char *
read_cells (GtkWidget *row)
{
  GString *text = g_string_new (NULL);

  for (GtkWidget *cell = gtk_widget_get_first_child (row); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " | " : "",
                            gtk_label_get_label (GTK_LABEL (fixture_find_widget (cell, GTK_TYPE_LABEL))));
  return g_string_free (text, FALSE);
}

static void
test_cells (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *cells = NULL;

  /* By its own date; that one source has it a year earlier moves no row. */
  assert_ids (fixture, "bacu");
  cells = read_cells (get_row (fixture, 1));
  g_assert_cmpstr (cells, ==, "Sep 2016 | Built | North | A. Smith, B. Jones | Minutes, The Gazette | occurred | sources disagree");
}

static void
test_spoken (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *table = fixture_find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, "All events");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_row (fixture, 1)), GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (fixture, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Built, September 2016, 2 independent sources, sources disagree, dated 2015 by The Gazette");
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  gboolean descending = FALSE;

  gtk_widget_activate_action (get_rows (fixture), "table.sort", "s", "title");
  assert_ids (fixture, "bacu");
  g_object_get (fixture_find_widget (GTK_WIDGET (fixture->view), DTL_TYPE_TABLE), "descending", &descending, NULL);
  g_assert_false (descending);
  gtk_widget_activate_action (get_rows (fixture), "table.descending", NULL);
  assert_ids (fixture, "ucab");
  gtk_widget_activate_action (get_rows (fixture), "table.sort", "s", "date");
  assert_ids (fixture, "cabu");
}

/* The title of a column does what the menu does. */
static void
test_click (Fixture       *fixture,
            gconstpointer  data)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (fixture_find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW));
  g_autoptr(GtkColumnViewColumn) support = g_list_model_get_item (gtk_column_view_get_columns (table), DTL_COLUMN_SUPPORT);
  g_autofree char *column = NULL;

  gtk_column_view_sort_by_column (table, support, GTK_SORT_DESCENDING);
  assert_ids (fixture, "acbu");
  g_object_get (fixture_find_widget (GTK_WIDGET (fixture->view), DTL_TYPE_TABLE), "sorted-by", &column, NULL);
  g_assert_cmpstr (column, ==, "support");
}

static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  GtkSelectionModel *model = get_model (fixture);

  g_assert_true (gtk_selection_model_select_item (model, 1, TRUE));
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, fixture_find (fixture->state, "a"));
  g_assert_true (gtk_selection_model_is_selected (model, 1));

  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "c"), FALSE);
  settle ();
  g_assert_false (gtk_selection_model_is_selected (model, 1));
  g_assert_true (gtk_selection_model_is_selected (model, 2));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (get_row (fixture, 2)), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  guint8 mask[] = { 1, 1, 0, 1 };
  g_autoptr(GBytes) filter = g_bytes_new (mask, sizeof mask);

  dtl_view_state_set_lane_state (fixture->state, 1, DTL_LANE_HIDDEN);
  assert_ids (fixture, "bau");
  dtl_view_state_set_filter (fixture->state, filter);
  assert_ids (fixture, "au");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "list-view.show-all-lanes", NULL);
  assert_ids (fixture, "acu");
}

static void
test_matches (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 event = fixture_find (fixture->state, "a");

  g_array_append_val (matches, event);
  dtl_view_state_set_matches (fixture->state, matches);
  settle ();
  g_assert_true (gtk_widget_has_css_class (get_row (fixture, 1), "matched"));
  g_assert_true (gtk_widget_has_css_class (get_row (fixture, 0), "dimmed"));
  dtl_view_state_set_matches (fixture->state, NULL);
  settle ();
  g_assert_false (gtk_widget_has_css_class (get_row (fixture, 1), "matched"));
  g_assert_false (gtk_widget_has_css_class (get_row (fixture, 0), "dimmed"));
}

static void
note_cb (guint *noted,
         guint  event)
{
  *noted = event;
}

static void
test_activate (Fixture       *fixture,
               gconstpointer  data)
{
  guint event = DTL_NONE;

  g_signal_connect_swapped (fixture->view, "event-activated", G_CALLBACK (note_cb), &event);
  gtk_widget_activate_action (get_rows (fixture), "list.activate-item", "u", 2u);
  g_assert_cmpuint (event, ==, fixture_find (fixture->state, "c"));
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, event);
}

static void
test_other_document (Fixture       *fixture,
                     gconstpointer  data)
{
  dtl_view_state_set_document (fixture->state, NULL);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_model (fixture))), ==, 0);
  dtl_view_state_set_document (fixture->state, fixture->document);
  assert_ids (fixture, "bacu");
}

/* GTK jumps to where it was on its way to, at the risk of a critical. */
static void
test_hidden_while_it_scrolls (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(DtlDocument) many = fixture_new_weekly (300);
  GtkWidget *rows = fixture_find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (rows));
  gboolean is_handled;
  double value;

  dtl_view_state_set_document (fixture->state, many);
  settle ();
  g_signal_emit_by_name (gtk_widget_get_ancestor (rows, GTK_TYPE_SCROLLED_WINDOW), "scroll-child", GTK_SCROLL_PAGE_FORWARD, FALSE,
                         &is_handled);
  value = gtk_adjustment_get_value (adjustment);
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), FALSE);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
}

static void
test_large_text (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *view = fixture_find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW);
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  g_autoptr(GtkColumnViewColumn) date = g_list_model_get_item (columns, 0);
  int width = gtk_column_view_column_get_fixed_width (date);
  guint n_columns = g_list_model_get_n_items (columns);

  fixture_scale_text (2);
  fixture_run (300);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (date), ==, 2 * width);
  g_assert_cmpuint (g_list_model_get_n_items (columns), <, n_columns);
  fixture_scale_text (1);
  fixture_run (300);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (date), ==, width);
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, n_columns);
}

/* Of a title without end its beginning stands there, and how much is left out. */
static void
test_long_title (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *title = g_strnfill (300000, 'm');
  g_autofree char *text = g_strdup_printf ("{ 'format': 'dateline', 'version': '1.0', 'title': 'T', 'lanes': [ { 'id': 'l', 'title': 'L' } ],"
                                           "  'events': [ { 'id': 'e', 'title': '%s', 'when': '2017', 'lane': 'l' } ] }", title);
  g_autoptr (DtlDocument) document = fixture_load (text);

  dtl_view_state_set_document (fixture->state, document);
  settle ();
  g_assert_true (fixture_says (GTK_WIDGET (fixture->view), "mmm… [299000 more letters in the file]"));
  g_assert_false (fixture_says (GTK_WIDGET (fixture->view), title));
  dtl_view_state_set_document (fixture->state, fixture->document);
}

/* Words are not cut beside a void; and a width that a person chose is theirs. */
static void
test_wide_view (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *view = fixture_find_widget (GTK_WIDGET (fixture->view), GTK_TYPE_COLUMN_VIEW);
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  g_autoptr(GtkColumnViewColumn) actors = g_list_model_get_item (columns, DTL_COLUMN_ACTORS);
  g_autoptr(GtkColumnViewColumn) lane = g_list_model_get_item (columns, DTL_COLUMN_LANE);
  int actors_width = gtk_column_view_column_get_fixed_width (actors);

  gtk_column_view_column_set_fixed_width (lane, 111);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1440, 500);
  settle ();
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (actors), ==, actors_width * 6 / 5);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (lane), ==, 111);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 500);
  settle ();
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (actors), ==, actors_width);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (lane), ==, 111);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/list-view/a-row-says-what-the-document-says", test_cells);
  ADD ("/list-view/rows-and-table-have-names", test_spoken);
  ADD ("/list-view/the-menu-sorts-by-any-column", test_sort);
  ADD ("/list-view/a-title-sorts-by-its-column", test_click);
  ADD ("/list-view/selection-goes-both-ways", test_selection);
  ADD ("/list-view/filter-and-hidden-lanes-leave-rows-out", test_filter);
  ADD ("/list-view/a-search-dims-what-it-did-not-find", test_matches);
  ADD ("/list-view/activating-reads", test_activate);
  ADD ("/list-view/another-document-has-other-rows", test_other_document);
  ADD ("/list-view/stops-scrolling-when-it-is-hidden", test_hidden_while_it_scrolls);
  ADD ("/list-view/columns-grow-with-the-text", test_large_text);
  ADD ("/list-view/columns-grow-with-a-wide-view", test_wide_view);
  ADD ("/list-view/a-title-without-end-is-cut", test_long_title);
#undef ADD

  return g_test_run ();
}
