/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The filter in the window: its button and panel in the header bar, the bar that says what is hidden, and the page that is shown
 * when nothing is left.
 */
#include "config.h"

#include "dtl-window-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-filter-panel.h"
#include "dtl-filter-text.h"
#include "dtl-page-parts.h"

static void
update_button (DtlWindow *self)
{
  GtkWidget *toggle = gtk_widget_get_first_child (GTK_WIDGET (self->filter_button));
  guint n_active = dtl_filtering_get_n_active (self->filtering);
  g_autofree char *badge = g_strdup_printf ("%u", n_active);
  g_autofree char *words = n_active > 0 ? dtl_filtering_dup_words (self->filtering) : NULL;

  gtk_label_set_label (self->filter_badge, badge);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_badge), n_active > 0);
  if (n_active > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "filtering");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "filtering");
  dtl_set_tooltip (GTK_WIDGET (self->filter_button), words != NULL ? words : _("Filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "", -1);
}

static void
follow_filter (DtlWindow *self)
{
  guint n_events = dtl_filtering_get_n_events (self->filtering);
  gboolean has_nothing = n_events > 0 && dtl_filtering_get_n_hidden (self->filtering) == n_events;

  if (g_strcmp0 (self->pane, "timeline") != 0)
    return;
  if (has_nothing)
    dtl_window_show_page (self, "filtered-out");
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "filtered-out") == 0)
    dtl_window_show_page (self, "timeline");
}

static void
filtering_changed_cb (DtlWindow *self)
{
  update_button (self);
  follow_filter (self);
}

static void
opened_or_closed_cb (DtlWindow *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (self->filter_button);

  self->is_filter_open = popover != NULL && gtk_widget_get_visible (GTK_WIDGET (popover));
  dtl_window_update_header (self);
  if (self->is_filter_open || self->filter_from == NULL)
    return;
  gtk_widget_grab_focus (self->filter_from);
  g_clear_weak_pointer (&self->filter_from);
}

void
dtl_window_open_filter (DtlWindow *self)
{
  self->is_filter_open = TRUE;
  g_set_weak_pointer (&self->filter_from, gtk_root_get_focus (GTK_ROOT (self)));
  dtl_window_update_header (self);
  gtk_menu_button_popup (self->filter_button);
}

/* The filter of a picture, as a task in which it is read. */
typedef struct
{
  DtlDocument *document;
  DtlFilter   *filter;
  char        *words;
} PictureFilter;

static void
picture_filter_free (PictureFilter *self)
{
  g_object_unref (self->document);
  g_clear_pointer (&self->filter, dtl_filter_free);
  g_free (self->words);
  g_free (self);
}

/* What is no filter of this timeline is none: anybody may have made the picture. */
static void
read_picture_filter (GTask        *task,
                     gpointer      source,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  PictureFilter *self = task_data;
  g_autoptr(DtlFacets) facets = dtl_facets_new (self->document);

  self->filter = dtl_filter_from_text (facets, dtl_document_get_picture (self->document)->filter, &self->words, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
picture_filter_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  DtlWindow *self = DTL_WINDOW (source);
  PictureFilter *picture = g_task_get_task_data (G_TASK (result));

  if (picture->filter == NULL || picture->document != dtl_view_state_get_document (self->state))
    return;
  dtl_filtering_take_filter (self->filtering, g_steal_pointer (&picture->filter));
  if (picture->words != NULL)
    {
      dtl_window_take_search (self, picture->words, TRUE);
      dtl_window_refresh_search (self);
    }
}

void
dtl_window_take_picture_view (DtlWindow *self)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  const DtlDocumentPicture *picture = dtl_document_get_picture (document);
  PictureFilter *filter;
  g_autoptr(GTask) task = NULL;

  if (picture != NULL)
    dtl_view_state_set_reported_by (self->state, picture->reported_by);
  if (picture == NULL || picture->filter == NULL)
    return;

  filter = g_new0 (PictureFilter, 1);
  filter->document = g_object_ref (document);
  task = g_task_new (self, NULL, picture_filter_cb, NULL);
  g_task_set_source_tag (task, dtl_window_take_picture_view);
  g_task_set_task_data (task, filter, (GDestroyNotify) picture_filter_free);
  g_task_run_in_thread (task, read_picture_filter);
}

/* Made when it is first opened: the first frame does not wait for it. */
static void
make_panel_cb (GtkMenuButton *button,
               gpointer       user_data)
{
  DtlWindow *self = user_data;
  GtkWidget *panel;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  panel = dtl_filter_panel_new (self->filtering, self->state);
  gtk_menu_button_set_popover (button, panel);
  g_signal_connect_object (panel, "notify::visible", G_CALLBACK (opened_or_closed_cb), self, G_CONNECT_SWAPPED);
}

void
dtl_window_init_filter (DtlWindow *self)
{
  self->filtering = dtl_filtering_new (self->state);
  dtl_filter_bar_set_filtering (self->filter_bar, self->filtering);
  gtk_menu_button_set_create_popup_func (self->filter_button, make_panel_cb, self, NULL);
  g_signal_connect_object (self->filtering, "changed", G_CALLBACK (filtering_changed_cb), self, G_CONNECT_SWAPPED);
  update_button (self);
}
