/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Walking from quotation to quotation: through the cards of a page, on to the next event that quotes something, or through the text
 * of a source.
 */
#include "config.h"

#include "dtl-reader-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-event-page.h"

static gboolean
scroll_to_quote_cb (GtkWidget     *widget,
                    GdkFrameClock *clock,
                    gpointer       user_data)
{
  DtlReader *self = DTL_READER (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  GtkWidget *page = gtk_viewport_get_child (GTK_VIEWPORT (self->viewport));
  graphene_rect_t box;

  self->scroll_id = 0;
  if (page == NULL || self->current_quote < 0 || self->current_quote >= (int) self->quotations->len ||
      !gtk_widget_compute_bounds (g_ptr_array_index (self->quotations, self->current_quote), page, &box))
    return G_SOURCE_REMOVE;
  gtk_adjustment_clamp_page (adjustment, box.origin.y - 24, box.origin.y + box.size.height + 24);
  return G_SOURCE_REMOVE;
}

/* A page that was just made has no sizes yet, so bringing its card into view waits for the next frame. */
static void
show_quote (DtlReader *self,
            int        quote)
{
  self->current_quote = quote;
  gtk_widget_grab_focus (g_ptr_array_index (self->quotations, quote));
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_quote_cb, NULL, NULL);
}

/* The card that holds the keyboard decides where the walk goes on from. */
static void
find_focused_quote (DtlReader *self)
{
  for (guint i = 0; i < self->quotations->len; i++)
    {
      GtkWidget *card = g_ptr_array_index (self->quotations, i);

      if (gtk_widget_get_state_flags (card) & GTK_STATE_FLAG_FOCUS_WITHIN)
        self->current_quote = i;
    }
}

/* The next event, from @place in order of time on, that is shown and quotes something. */
static guint32
find_quoting_event (DtlReader *self,
                    gint64     place,
                    int        direction)
{
  const guint32 *order = dtl_document_get_order (self->page_document);
  gint64 n_events = dtl_document_get_n_events (self->page_document);

  for (; place >= 0 && place < n_events; place += direction)
    if (dtl_view_state_is_shown (self->state, order[place]) &&
        dtl_event_page_count_quotations (self->page_document, order[place]) > 0)
      return order[place];
  return DTL_NONE;
}

gboolean
dtl_reader_step_quote (DtlReader *self,
                       int        direction)
{
  gint64 place;
  guint32 event;
  int quote;

  g_return_val_if_fail (DTL_IS_READER (self), FALSE);
  g_return_val_if_fail (direction == 1 || direction == -1, FALSE);

  dtl_reader_update_page (self);
  if (self->page_document == NULL)
    return FALSE;
  if (dtl_reader_shows_text (self))
    {
      if (dtl_source_text_page_step (DTL_SOURCE_TEXT_PAGE (self->text_page), direction))
        return TRUE;
      dtl_reader_emit_notice (self, direction > 0 ? _("That was the last quotation from this text") : _("That was the first quotation from this text"));
      return FALSE;
    }

  find_focused_quote (self);
  quote = self->current_quote + direction;
  if (self->page_event != DTL_NONE && quote >= 0 && quote < (int) self->quotations->len)
    {
      show_quote (self, quote);
      return TRUE;
    }

  if (self->page_event == DTL_NONE)
    place = direction > 0 ? 0 : (gint64) dtl_document_get_n_events (self->page_document) - 1;
  else
    place = (gint64) dtl_document_get_position (self->page_document, self->page_event) + direction;
  event = find_quoting_event (self, place, direction);
  if (event == DTL_NONE)
    {
      dtl_reader_emit_notice (self, direction > 0 ? _("That was the last quotation") : _("That was the first quotation"));
      return FALSE;
    }

  dtl_view_state_set_selected (self->state, event, TRUE);
  dtl_reader_update_page (self);
  if (self->quotations->len > 0)
    show_quote (self, direction > 0 ? 0 : (int) self->quotations->len - 1);
  return TRUE;
}

static void
step_quotation_action_cb (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  dtl_reader_step_quote (DTL_READER (widget), g_str_equal (action_name, "reader.next-quotation") ? 1 : -1);
}

void
dtl_reader_install_walk_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.next-quotation", NULL, step_quotation_action_cb);
  gtk_widget_class_install_action (widget_class, "reader.previous-quotation", NULL, step_quotation_action_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_period, 0, "reader.next-quotation", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_comma, 0, "reader.previous-quotation", NULL);
}
