/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-source-text-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-page-parts.h"
#include "dtl-ui-resources.h"
#include "dtl-words.h"

/* Where a quotation comes to stand that was gone to: some lines of context above it, more below. */
#define QUOTE_ALIGN 0.3

G_DEFINE_FINAL_TYPE (DtlSourceTextPage, dtl_source_text_page, GTK_TYPE_WIDGET)

/* Between a new document and the reader's next page the events are those of another one. */
static gboolean
is_current (DtlSourceTextPage *self)
{
  return self->document == dtl_view_state_get_document (self->state);
}

/* Lighting what is told in the part of the text that is seen */

static void
get_seen (DtlSourceTextPage *self,
          guint             *first,
          guint             *end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->text_view);
  GdkRectangle seen;
  GtkTextIter from, to;

  gtk_text_view_get_visible_rect (view, &seen);
  gtk_text_view_get_iter_at_location (view, &from, seen.x, seen.y);
  gtk_text_view_get_iter_at_location (view, &to, seen.x + seen.width, seen.y + seen.height);
  *first = gtk_text_iter_get_offset (&from);
  *end = gtk_text_iter_get_offset (&to);
}

static void
light (DtlSourceTextPage *self,
       GArray            *events)
{
  if (events == NULL && !self->is_lighting)
    return;
  self->is_lighting = events != NULL;
  dtl_view_state_set_traced (self->state, events);
}

static gboolean
light_cb (gpointer user_data)
{
  DtlSourceTextPage *self = user_data;
  g_autoptr(GArray) events = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint first, end;

  self->light_id = 0;
  if (self->shown == NULL || !is_current (self))
    return G_SOURCE_REMOVE;
  get_seen (self, &first, &end);
  for (guint i = 0; i < self->shown->marks->len; i++)
    {
      const DtlShownMark *mark = &g_array_index (self->shown->marks, DtlShownMark, i);
      guint32 event = dtl_source_text_page_get_quote (self, mark->quote)->event;

      if (mark->kind == DTL_SHOWN_QUOTE && mark->start < end && mark->end > first &&
          g_hash_table_add (seen, GUINT_TO_POINTER (event)))
        g_array_append_val (events, event);
    }
  light (self, events->len > 0 ? events : NULL);
  return G_SOURCE_REMOVE;
}

static void
queue_light (DtlSourceTextPage *self)
{
  if (self->light_id == 0 && self->shown != NULL)
    self->light_id = g_idle_add (light_cb, self);
}

/* Going to a quotation */

/* Shows a quotation; the timeline follows. What was pressed stays where it is. */
static void
go_to (DtlSourceTextPage *self,
       int                quote,
       gboolean           scrolls)
{
  GtkTextBuffer *buffer = dtl_source_text_page_get_buffer (self);

  self->current = quote;
  dtl_source_text_page_update_panel (self);
  /* By a mark: lines above it may have no height yet, and then the view scrolls once they have. */
  if (dtl_source_text_page_mark_current (self) && scrolls)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->text_view), gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, QUOTE_ALIGN);
  if (is_current (self))
    dtl_view_state_set_selected (self->state, dtl_source_text_page_get_quote (self, quote)->event, TRUE);
}

/* The quotation of @event that says @words, or else its first one, or else -1. */
static int
find_quote (DtlSourceTextPage *self,
            guint32            event,
            const char        *words)
{
  int found = -1;

  for (guint i = 0; i < self->quotes->len; i++)
    {
      const DtlQuote *quote = dtl_source_text_page_get_quote (self, i);
      gboolean is_said = words == NULL || g_str_equal (quote->exact, words);

      if (is_said && (event == DTL_NONE || quote->event == event))
        return i;
      /* A link is read at either end of it; the same words may tell of several events. */
      if (found < 0 && words != NULL && is_said)
        found = i;
    }
  return found;
}

/* Of quotations with the same words each press goes on to the next. */
static void
choose_at (DtlSourceTextPage *self,
           guint              offset)
{
  int found = dtl_source_text_page_find_quote_at (self, offset);

  if (found < 0)
    return;
  if (self->current >= 0 && self->current + 1 < (int) self->quotes->len)
    {
      const DtlQuoteMatch *first = dtl_source_text_page_get_quote (self, found)->match;
      const DtlQuoteMatch *current = dtl_source_text_page_get_quote (self, self->current)->match;
      const DtlQuoteMatch *next = dtl_source_text_page_get_quote (self, self->current + 1)->match;

      if (self->current >= found && current->start == first->start && next->start == current->start && next->end == current->end)
        found = self->current + 1;
    }
  go_to (self, found, FALSE);
}

static void
released_cb (DtlSourceTextPage *self,
             int                n_press,
             double             x,
             double             y,
             GtkGestureClick   *gesture)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (n_press != 1 || gtk_text_buffer_get_has_selection (dtl_source_text_page_get_buffer (self)))
    return;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->text_view), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  if (gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->text_view), &iter, buffer_x, buffer_y))
    choose_at (self, gtk_text_iter_get_offset (&iter));
}

static void
motion_cb (DtlSourceTextPage *self,
           double             x,
           double             y)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;
  gboolean is_over;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->text_view), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  is_over = gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->text_view), &iter, buffer_x, buffer_y) &&
            dtl_source_text_page_find_quote_at (self, gtk_text_iter_get_offset (&iter)) >= 0;
  gtk_widget_set_cursor_from_name (self->text_view, is_over ? "pointer" : "text");
}

static gboolean
choose_at_caret_cb (GtkWidget *widget,
                    GVariant  *arguments,
                    gpointer   user_data)
{
  DtlSourceTextPage *self = user_data;
  GtkTextBuffer *buffer = dtl_source_text_page_get_buffer (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  choose_at (self, gtk_text_iter_get_offset (&iter));
  return TRUE;
}

static void
add_input (DtlSourceTextPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (self->text_view, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (self->text_view, motion);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Return|KP_Enter"),
                                                          gtk_callback_action_new (choose_at_caret_cb, self, NULL)));
  gtk_widget_add_controller (self->text_view, keys);
}

/* Beginning and ending */

static void
clear_text (DtlSourceTextPage *self)
{
  g_clear_handle_id (&self->light_id, g_source_remove);
  if (self->state != NULL)
    light (self, NULL);
  g_clear_pointer (&self->shown, dtl_shown_text_free);
  g_clear_pointer (&self->quotes, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->current = -1;
  if (self->text_view != NULL)
    gtk_text_buffer_set_text (dtl_source_text_page_get_buffer (self), "", 0);
}

static void
show_part (DtlSourceTextPage *self,
           GtkWidget         *part)
{
  gtk_widget_set_visible (self->failure_box, part == self->failure_box);
  gtk_widget_set_visible (self->scrolled, part == self->scrolled);
}

static void
dtl_source_text_page_dispose (GObject *object)
{
  DtlSourceTextPage *self = DTL_SOURCE_TEXT_PAGE (object);

  clear_text (self);
  g_clear_object (&self->state);
  g_clear_object (&self->document);
  self->text_view = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dtl_source_text_page_parent_class)->dispose (object);
}

static void
dtl_source_text_page_finalize (GObject *object)
{
  g_free (DTL_SOURCE_TEXT_PAGE (object)->wanted_words);

  G_OBJECT_CLASS (dtl_source_text_page_parent_class)->finalize (object);
}

static void
dtl_source_text_page_class_init (DtlSourceTextPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dtl_source_text_page_dispose;
  object_class->finalize = dtl_source_text_page_finalize;

  dtl_ui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/dtl-source-text-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, box);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, remark_label);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, failure_box);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, failure_label);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, folder_button);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, text_view);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, panel);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, state_image);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, place_label);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, difference_label);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, remarks_label);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, event_button);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, event_label);
  gtk_widget_class_bind_template_child (widget_class, DtlSourceTextPage, date_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "reader.close-text", NULL);
  gtk_widget_class_set_css_name (widget_class, "sourcetext");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dtl_source_text_page_init (DtlSourceTextPage *self)
{
  GtkAdjustment *adjustment;

  self->source = DTL_NONE;
  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_stop_scrolling_when_hidden (self->scrolled);
  dtl_source_text_page_add_tags (self);
  add_input (self);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_light), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (queue_light), self, G_CONNECT_SWAPPED);
}

void
dtl_source_text_page_begin (DtlSourceTextPage *self,
                            DtlViewState      *state,
                            guint32            source,
                            guint32            event,
                            const char        *exact)
{
  g_autofree char *title = NULL;

  g_return_if_fail (DTL_IS_SOURCE_TEXT_PAGE (self));
  g_return_if_fail (DTL_IS_VIEW_STATE (state));

  clear_text (self);
  g_set_object (&self->state, state);
  g_set_object (&self->document, dtl_view_state_get_document (state));
  self->source = source;
  self->wanted_event = event;
  g_free (self->wanted_words);
  self->wanted_words = g_strdup (exact);

  title = dtl_document_dup_attribution (self->document, source);
  gtk_label_set_label (GTK_LABEL (self->title_label), title);
  gtk_label_set_label (GTK_LABEL (self->summary_label), _("Reading the text…"));
  dtl_page_show_text (self->remark_label, NULL);
  show_part (self, NULL);
  dtl_source_text_page_update_panel (self);
}

void
dtl_source_text_page_end (DtlSourceTextPage *self)
{
  g_return_if_fail (DTL_IS_SOURCE_TEXT_PAGE (self));

  clear_text (self);
  self->source = DTL_NONE;
}

guint32
dtl_source_text_page_get_source (DtlSourceTextPage *self)
{
  g_return_val_if_fail (DTL_IS_SOURCE_TEXT_PAGE (self), DTL_NONE);

  return self->source;
}

void
dtl_source_text_page_take_text (DtlSourceTextPage *self,
                                GBytes            *text,
                                GPtrArray         *quotes,
                                const char        *remark)
{
  g_autofree char *summary = NULL;
  const char *data;
  gsize size;
  int quote;

  g_return_if_fail (DTL_IS_SOURCE_TEXT_PAGE (self));
  g_return_if_fail (text != NULL && quotes != NULL);
  g_return_if_fail (self->source != DTL_NONE);

  clear_text (self);
  self->bytes = g_bytes_ref (text);
  self->quotes = g_ptr_array_ref (quotes);
  data = g_bytes_get_data (text, &size);
  self->shown = dtl_shown_text_new (size > 0 ? data : "", size, quotes);
  gtk_text_buffer_set_text (dtl_source_text_page_get_buffer (self), self->shown->text, self->shown->length);
  g_clear_pointer (&self->shown->text, g_free);
  dtl_source_text_page_apply_marks (self);

  summary = dtl_words_for_checks (quotes);
  if (self->shown->is_cut)
    {
      char *longer = g_strdup_printf ("%s. %s", summary, _("The text is long: what surrounds them is shown."));

      g_free (summary);
      summary = longer;
    }
  gtk_label_set_label (GTK_LABEL (self->summary_label), summary);
  dtl_page_show_text (self->remark_label, remark);
  show_part (self, self->scrolled);
  quote = find_quote (self, self->wanted_event, self->wanted_words);
  if (quote >= 0)
    go_to (self, quote, TRUE);
  else
    dtl_source_text_page_update_panel (self);
  queue_light (self);
}

void
dtl_source_text_page_take_failure (DtlSourceTextPage *self,
                                   const char        *message,
                                   gboolean           wants_folder)
{
  g_return_if_fail (DTL_IS_SOURCE_TEXT_PAGE (self));
  g_return_if_fail (message != NULL);

  clear_text (self);
  gtk_label_set_label (GTK_LABEL (self->summary_label), wants_folder ? _("The text is out of sight.") : _("The text cannot be shown."));
  gtk_label_set_label (GTK_LABEL (self->failure_label), message);
  gtk_widget_set_visible (self->folder_button, wants_folder);
  show_part (self, self->failure_box);
  dtl_source_text_page_update_panel (self);
}

void
dtl_source_text_page_set_style (DtlSourceTextPage *self,
                                DtlStyle           style)
{
  g_return_if_fail (DTL_IS_SOURCE_TEXT_PAGE (self));

  self->style = style;
  dtl_source_text_page_update_colours (self);
}

gboolean
dtl_source_text_page_show_event (DtlSourceTextPage *self,
                                 guint32            event)
{
  int quote;

  g_return_val_if_fail (DTL_IS_SOURCE_TEXT_PAGE (self), FALSE);

  /* What is wanted before the text is there is shown when it comes. */
  if (self->quotes == NULL)
    return self->source != DTL_NONE && event == self->wanted_event;
  if (self->current >= 0 && dtl_source_text_page_get_quote (self, self->current)->event == event)
    return TRUE;
  quote = find_quote (self, event, NULL);
  if (quote < 0)
    return FALSE;
  go_to (self, quote, TRUE);
  return TRUE;
}

gboolean
dtl_source_text_page_step (DtlSourceTextPage *self,
                           int                direction)
{
  int quote;

  g_return_val_if_fail (DTL_IS_SOURCE_TEXT_PAGE (self), FALSE);
  g_return_val_if_fail (direction == 1 || direction == -1, FALSE);

  if (self->quotes == NULL)
    return FALSE;
  quote = self->current + direction;
  if (quote < 0 || quote >= (int) self->quotes->len)
    return FALSE;
  go_to (self, quote, TRUE);
  gtk_widget_grab_focus (self->event_button);
  return TRUE;
}

void
dtl_source_text_page_focus (DtlSourceTextPage *self)
{
  g_return_if_fail (DTL_IS_SOURCE_TEXT_PAGE (self));

  if (gtk_widget_get_visible (self->panel))
    gtk_widget_grab_focus (self->event_button);
  else if (gtk_widget_get_visible (self->scrolled))
    gtk_widget_grab_focus (self->text_view);
  else if (gtk_widget_get_mapped (self->folder_button))
    gtk_widget_grab_focus (self->folder_button);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
