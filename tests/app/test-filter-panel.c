/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panel of the filter: what it says to a screen reader, and what its time entries take for dates. Needs a display. */
#include "config.h"

#include <adwaita.h>

#include "dtl-document-builder.h"
#include "dtl-filter-bar.h"
#include "dtl-filter-panel.h"

typedef struct
{
  GtkWidget    *window;
  GtkWidget    *panel;
  DtlFilterBar *bar;
  DtlViewState *state;
  DtlFiltering *filtering;
} Fixture;

/* Three lanes of 1, 2 and 12 events, one a day from 1 May 2017 on. */
static DtlDocument *
new_document (void)
{
  static const guint sizes[] = { 1, 2, 12 };
  g_autoptr(DtlDocumentBuilder) builder = dtl_document_builder_new ();
  guint n = 0;

  for (guint lane = 0; lane < G_N_ELEMENTS (sizes); lane++)
    {
      g_autofree char *id = g_strdup_printf ("lane %u", lane);

      dtl_document_builder_add_lane (builder, id, id);
    }
  for (guint lane = 0; lane < G_N_ELEMENTS (sizes); lane++)
    for (guint i = 0; i < sizes[lane]; i++)
      {
        g_autofree char *id = g_strdup_printf ("e%u", n++);
        g_autofree char *when = g_strdup_printf ("2017-05-%02u", n);

        dtl_document_builder_add_simple (builder, id, id, when, lane, 3);
      }
  return dtl_document_builder_finish (builder);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(DtlDocument) document = new_document ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->state = dtl_view_state_new ();
  dtl_view_state_set_document (fixture->state, document);
  dtl_view_state_set_canvas_size (fixture->state, 800, 400);
  fixture->filtering = dtl_filtering_new (fixture->state);
  fixture->window = gtk_window_new ();
  fixture->panel = dtl_filter_panel_new (fixture->filtering, fixture->state);
  fixture->bar = g_object_new (DTL_TYPE_FILTER_BAR, NULL);
  dtl_filter_bar_set_filtering (fixture->bar, fixture->filtering);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->bar));
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_widget_set_parent (fixture->panel, box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_popover_popup (GTK_POPOVER (fixture->panel));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_widget_unparent (fixture->panel);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->filtering);
  g_object_unref (fixture->state);
}

/* The @nth widget of a type below another one, in the order of the tree. */
static GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          guint     *nth)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*nth)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_nth (child, type, nth);
  return found;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type,
      guint      nth)
{
  GtkWidget *found = find_nth (widget, type, &nth);

  g_assert_nonnull (found);
  return found;
}

static void
test_values (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *first = NULL;

  /* Support has one value that is common to all, and is not asked for; so the lanes come first. */
  for (guint i = 0; i < 30 && first == NULL; i++)
    {
      GtkWidget *row = find (fixture->panel, GTK_TYPE_CHECK_BUTTON, i);

      if (gtk_widget_is_visible (row))
        first = row;
    }
  gtk_test_accessible_assert_role (first, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_LABEL, "lane 0");
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 event; 15 of 15 events shown");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1 event; 1 of 15 events shown");
  g_assert_cmpuint (dtl_view_state_get_n_shown (fixture->state), ==, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->bar)));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find (GTK_WIDGET (fixture->bar), GTK_TYPE_LABEL, 0))), ==,
                   "14 of 15 events hidden by the filter");

  /* Whatever else changes the filter, the row follows. */
  dtl_filtering_clear (fixture->filtering);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (first)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->bar)));
}

static void
assert_shown (Fixture *fixture,
              guint    expected)
{
  g_assert_cmpuint (dtl_view_state_get_n_shown (fixture->state), ==, expected);
}

static void
test_range (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *from = find (fixture->panel, GTK_TYPE_ENTRY, 0);
  GtkWidget *to = find (fixture->panel, GTK_TYPE_ENTRY, 1);
  int position;

  gtk_test_accessible_assert_property (from, GTK_ACCESSIBLE_PROPERTY_LABEL, "From date");
  gtk_test_accessible_assert_property (to, GTK_ACCESSIBLE_PROPERTY_LABEL, "To date");

  gtk_editable_set_text (GTK_EDITABLE (from), "5 May 2017");
  assert_shown (fixture, 11);
  gtk_editable_set_text (GTK_EDITABLE (to), "2017-05-06");
  assert_shown (fixture, 2);

  /* What is no date, or ends before it begins, leaves the filter as it was. */
  position = -1;
  gtk_editable_insert_text (GTK_EDITABLE (to), " soon", -1, &position);
  gtk_test_accessible_assert_state (to, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  assert_shown (fixture, 2);
  gtk_editable_delete_text (GTK_EDITABLE (to), 10, -1);
  gtk_test_accessible_assert_state (to, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  gtk_editable_delete_text (GTK_EDITABLE (to), 9, -1);
  position = -1;
  gtk_editable_insert_text (GTK_EDITABLE (to), "1", -1, &position);
  assert_shown (fixture, 2);
  gtk_editable_set_text (GTK_EDITABLE (to), "");
  assert_shown (fixture, 11);

  dtl_filtering_clear (fixture->filtering);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (from)), ==, "");
  assert_shown (fixture, 15);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/filter-panel/each-value-says-what-it-leaves", Fixture, NULL, set_up, test_values, tear_down);
  g_test_add ("/filter-panel/time-takes-dates-as-people-write-them", Fixture, NULL, set_up, test_range, tear_down);

  return g_test_run ();
}
