/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-event-popover.h"

#include <glib/gi18n-lib.h>

#include "dtl-event-list.h"
#include "dtl-page-parts.h"
#include "dtl-words.h"

#define MAX_HEIGHT_PX 360
#define WIDTH_CHARS   34

struct _DtlEventPopover
{
  GtkPopover    parent_instance;

  DtlViewState *state;
  DtlInstant    from, to;
};

static guint event_chosen_signal;

G_DEFINE_FINAL_TYPE (DtlEventPopover, dtl_event_popover, GTK_TYPE_POPOVER)

static GtkWidget *
new_row_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              DtlEventPopover          *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *date = new_row_label ("dim-label");

  gtk_widget_add_css_class (date, "caption");
  gtk_box_append (GTK_BOX (box), new_row_label (NULL));
  gtk_box_append (GTK_BOX (box), date);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             DtlEventPopover          *self)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  guint32 event = dtl_event_row_get_event (gtk_list_item_get_item (list_item));
  GtkWidget *title_label = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *date_label = gtk_widget_get_next_sibling (title_label);
  g_autofree char *whole = NULL, *title = NULL, *date = NULL;

  if (document == NULL || event >= dtl_document_get_n_events (document))
    return;
  whole = dtl_document_dup_title (document, event);
  title = dtl_words_shorten (whole, DTL_WORDS_LINE_LETTERS);
  date = dtl_document_dup_date_words (document, event, DTL_WORDING_LONG);
  gtk_label_set_label (GTK_LABEL (title_label), title);
  gtk_label_set_label (GTK_LABEL (date_label), date != NULL ? date : "");
  gtk_widget_set_tooltip_text (title_label, title);
}

static void
activate_cb (GtkListView     *list,
             guint            position,
             DtlEventPopover *self)
{
  g_autoptr (DtlEventRow) row = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);
  guint32 event;

  if (row == NULL)
    return;
  event = dtl_event_row_get_event (row);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, event_chosen_signal, 0, event);
}

static void
zoom_cb (DtlEventPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  dtl_view_state_frame_span (self->state, self->from, self->to);
}

static GtkWidget *
make_list (DtlEventPopover *self,
           GArray          *events)
{
  DtlEventList *model = dtl_event_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list, *scrolled = gtk_scrolled_window_new ();

  dtl_event_list_take_rows (model, g_memdup2 (events->data, events->len * sizeof (guint32)), events->len);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (model))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  g_signal_connect_object (list, "activate", G_CALLBACK (activate_cb), self, 0);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  dtl_stop_scrolling_when_hidden (scrolled);
  return scrolled;
}

static GtkWidget *
make_header (DtlEventPopover *self,
             guint            n_events)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *words = dtl_words_for_cluster (n_events, self->from, self->to, DTL_WORDING_LONG);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (self->from < self->to)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_("_Zoom In"));

      g_signal_connect_object (button, "clicked", G_CALLBACK (zoom_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_css_class (box, "event-list-header");
  return box;
}

static void
dtl_event_popover_dispose (GObject *object)
{
  g_clear_object (&DTL_EVENT_POPOVER (object)->state);

  G_OBJECT_CLASS (dtl_event_popover_parent_class)->dispose (object);
}

static void
dtl_event_popover_class_init (DtlEventPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_event_popover_dispose;
  event_chosen_signal = g_signal_new ("event-chosen", DTL_TYPE_EVENT_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
dtl_event_popover_init (DtlEventPopover *self)
{
}

GtkWidget *
dtl_event_popover_new (DtlViewState *state,
                       GArray       *events,
                       DtlInstant    from,
                       DtlInstant    to)
{
  DtlEventPopover *self;
  GtkWidget *box;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (events != NULL, NULL);

  self = g_object_new (DTL_TYPE_EVENT_POPOVER, NULL);
  self->state = g_object_ref (state);
  self->from = from;
  self->to = to;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), make_header (self, events->len));
  gtk_box_append (GTK_BOX (box), make_list (self, events));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  return GTK_WIDGET (self);
}
