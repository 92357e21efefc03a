/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view-fixture.h"

#include <string.h>

#include "dtl-document-builder.h"
#include "dtl-loader.h"

DtlDocument *
fixture_new_story (void)
{
  static const struct
  {
    const char *id, *title, *edtf;
    guint       lane;
  } events[] = {
    { "a", "The first letter", "2017-03-01", 0 },
    { "b", "An answer from the south", "2017-03-09", 1 },
    { "c", "A meeting on the ice", "2017-04", 0 },
    { "d", "Long silence", "2017-04-20/2017-06-30", 1 },
    { "e", "Second letter", "2017-07-04", 0 },
    { "f", "The end of the matter", "2017-09-12", 1 },
    { "g", "A rumour that nobody dates", NULL, 1 },
  };
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();

  dtl_document_builder_set_title (builder, "Letters across the ice");
  dtl_document_builder_add_lane (builder, "north", "North");
  dtl_document_builder_add_lane (builder, "south", "South");
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    dtl_document_builder_add_simple (builder, events[i].id, events[i].title, events[i].edtf, events[i].lane, 3);
  return dtl_document_builder_finish (builder);
}

DtlDocument *
fixture_new_weekly (guint n)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  gint64 first_day = dtl_civil_days_from_date (1900, 1, 1);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("lane-%u", i);

      dtl_document_builder_add_lane (builder, id, id);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("event-%u", i);
      g_autofree char *title = g_strdup_printf ("Week %u of the chronicle", i);
      g_autofree char *edtf = NULL;
      gint64 year;
      int month, day;

      dtl_civil_date_from_days (first_day + 7 * (gint64) i, &year, &month, &day);
      edtf = g_strdup_printf ("%04" G_GINT64_FORMAT "-%02d-%02d", year, month, day);
      dtl_document_builder_add_simple (builder, id, title, edtf, i % 4, 1 + i % 5);
    }
  return dtl_document_builder_finish (builder);
}

DtlDocument *
fixture_new_heap (guint n)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  guint lane = dtl_document_builder_add_lane (builder, "lane", "All at once");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("event-%u", i);

      dtl_document_builder_add_simple (builder, id, id, "1955-05-05", lane, 3);
    }
  return dtl_document_builder_finish (builder);
}

DtlViewState *
fixture_new_state (DtlDocument *document,
                   double       width,
                   double       height)
{
  DtlViewState *state = dtl_view_state_new ();

  dtl_view_state_set_document (state, document);
  if (document != NULL)
    g_object_unref (document);
  dtl_view_state_set_canvas_size (state, width, height);
  return state;
}

guint32
fixture_find (DtlViewState *state,
              const char   *id)
{
  guint32 event = DTL_NONE;

  g_assert_true (dtl_document_find_event (dtl_view_state_get_document (state), id, &event));
  return event;
}

DtlDocument *
fixture_load (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(GError) error = NULL;
  DtlDocument *document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

GtkWidget *
fixture_show (GtkWidget *widget,
              int        width,
              int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

gpointer
fixture_find_widget (GtkWidget *below,
                     GType      type)
{
  gpointer found = G_TYPE_CHECK_INSTANCE_TYPE (below, type) ? below : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = fixture_find_widget (child, type);
  return found;
}

void
fixture_run (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

void
fixture_scale_text (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (scale * 96 * 1024), NULL);
}

void
fixture_settle (void)
{
  for (int i = 0; i < 20 || g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

GtkEventController *
fixture_find_controller (GtkWidget *widget,
                         GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

void
fixture_append_texts (GtkWidget *widget,
                      GString   *out)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    g_string_append_printf (out, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    fixture_append_texts (child, out);
}

gboolean
fixture_says (GtkWidget  *widget,
              const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (fixture_says (child, text))
      return TRUE;
  return FALSE;
}

void
fixture_wait_for_text (GtkWidget  *below,
                       const char *text)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!fixture_says (below, text) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  if (!fixture_says (below, text))
    g_error ("“%s” does not appear", text);
}
