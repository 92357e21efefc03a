/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-source-text-page.h"

#include <glib/gi18n-lib.h>

#include "dtl-page-parts.h"
#include "dtl-passage.h"
#include "dtl-shown-text.h"
#include "dtl-ui-resources.h"
#include "dtl-words.h"

/* Where a quotation comes to stand that was gone to: some lines of context above it, more below. */
#define QUOTE_ALIGN 0.3

struct _DtlSourceTextPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *title_label;
  GtkWidget *summary_label;
  GtkWidget *remark_label;
  GtkWidget *failure_box;
  GtkWidget *failure_label;
  GtkWidget *folder_button;
  GtkWidget *scrolled;
  GtkWidget *text_view;
  GtkWidget *panel;
  GtkWidget *state_image;
  GtkWidget *state_label;
  GtkWidget *place_label;
  GtkWidget *difference_label;
  GtkWidget *remarks_label;
  GtkWidget *event_button;
  GtkWidget *event_label;
  GtkWidget *date_label;

  DtlViewState *state;
  DtlDocument  *document;
  guint32       source;        /* DTL_NONE: nothing is shown */
  guint32       wanted_event;
  char         *wanted_words;

  GBytes       *bytes;
  GPtrArray    *quotes;        /* (element-type DtlQuote), in the order of the text */
  DtlShownText *shown;         /* its text is in the view, only the marks are kept */
  int           current;       /* a quotation, or -1 */

  DtlStyle      style;
  GtkTextTag   *tags[DTL_SHOWN_REMOVED + 1];
  GtkTextTag   *drifted_tag, *many_tag, *current_tag;
  guint         light_id;
  guint         is_lighting : 1;
};

G_DEFINE_FINAL_TYPE (DtlSourceTextPage, dtl_source_text_page, GTK_TYPE_WIDGET)

static const DtlQuote *
get_quote (DtlSourceTextPage *self,
           guint              i)
{
  return g_ptr_array_index (self->quotes, i);
}

static GtkTextBuffer *
get_buffer (DtlSourceTextPage *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text_view));
}

/* The marks of quotations come first, in the order of the text. NULL for one that is not found. */
static const DtlShownMark *
find_mark (DtlSourceTextPage *self,
           guint              quote)
{
  for (guint i = 0; self->shown != NULL && i < self->shown->marks->len; i++)
    {
      const DtlShownMark *mark = &g_array_index (self->shown->marks, DtlShownMark, i);

      if (mark->kind == DTL_SHOWN_QUOTE && mark->quote == quote)
        return mark;
    }
  return NULL;
}

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
      guint32 event = get_quote (self, mark->quote)->event;

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

/* The card below the text */

static char *
dup_words (const char *text,
           gsize       start,
           gsize       end)
{
  char *words = g_strndup (text + start, end - start);

  for (char *p = words; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return words;
}

/* The quotation as it drifted: what only the timeline has is in brackets, what only the text has is bold. */
static char *
difference_to_markup (const DtlQuote *quote,
                      const char     *text)
{
  static const char *const before[] = { "", "<s>[", "<b>" }, *const after[] = { "", "]</s>", "</b>" };
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < quote->match->spans->len; i++)
    {
      const DtlQuoteSpan *span = &g_array_index (quote->match->spans, DtlQuoteSpan, i);
      g_autofree char *words = span->kind == DTL_QUOTE_INSERTED ? dup_words (text, span->text_start, span->text_end)
                                                                : dup_words (quote->exact, span->quote_start, span->quote_end);
      g_autofree char *escaped = g_markup_escape_text (words, -1);

      g_string_append_printf (markup, "%s%s%s%s", i > 0 ? " " : "", before[span->kind], escaped, after[span->kind]);
    }
  return g_string_free (markup, FALSE);
}

/* The same for the ear: "“were” is “have been” in the text; “day” is not in the text". */
static char *
difference_to_words (const DtlQuote *quote,
                     const char     *text)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GArray *spans = quote->match->spans;

  for (guint i = 0; i < spans->len; i++)
    {
      const DtlQuoteSpan *span = &g_array_index (spans, DtlQuoteSpan, i);
      const DtlQuoteSpan *next = i + 1 < spans->len ? span + 1 : NULL;
      g_autofree char *old = span->kind == DTL_QUOTE_REMOVED ? dup_words (quote->exact, span->quote_start, span->quote_end) : NULL;
      g_autofree char *new = NULL;

      if (span->kind == DTL_QUOTE_KEPT)
        continue;
      if (old != NULL && next != NULL && next->kind == DTL_QUOTE_INSERTED)
        span = &g_array_index (spans, DtlQuoteSpan, ++i);
      if (span->kind == DTL_QUOTE_INSERTED)
        new = dup_words (text, span->text_start, span->text_end);
      if (old != NULL && new != NULL)
        /* Translators: words of a quotation, and what the source's text has in their place. */
        g_ptr_array_add (parts, g_strdup_printf (_("“%s” is “%s” in the text"), old, new));
      else if (old != NULL)
        g_ptr_array_add (parts, g_strdup_printf (_("“%s” is not in the text"), old));
      else
        g_ptr_array_add (parts, g_strdup_printf (_("the text has “%s” as well"), new));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **) parts->pdata);
}

static void
show_label (GtkWidget  *label,
            const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static char *
remarks_to_words (DtlSourceTextPage *self,
                  const DtlQuote    *quote)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (quote->link != DTL_NONE)
    {
      const DtlLink *link = dtl_document_get_link (self->document, quote->link);
      g_autofree char *from = dtl_document_dup_title (self->document, link->from);

      /* Translators: the title of an event. */
      g_ptr_array_add (parts, g_strdup_printf (_("States a link with “%s”."), from));
    }
  if (quote->match->state == DTL_QUOTE_DRIFTED)
    g_ptr_array_add (parts, g_strdup (_("In brackets: only in the timeline. In bold: only in the text.")));
  if (quote->match->context == DTL_QUOTE_CONTEXT_DIFFERS)
    g_ptr_array_add (parts, g_strdup (_("What stands before or behind it is not what the timeline says.")));
  if (quote->match->context == DTL_QUOTE_CONTEXT_AGREES && quote->match->n_places > 1)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("It stands there %u time; the words around it say which is meant.",
                                                       "It stands there %u times; the words around it say which is meant.",
                                                       quote->match->n_places),
                                             quote->match->n_places));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **) parts->pdata);
}

static void
update_panel (DtlSourceTextPage *self)
{
  const DtlQuote *quote;
  g_autofree char *state = NULL, *capital = NULL, *place = NULL, *title = NULL, *date = NULL, *remarks = NULL;
  g_autofree char *markup = NULL, *difference = NULL, *spoken = NULL, *spoken_date = NULL, *event_words = NULL;

  gtk_widget_set_visible (self->panel, self->current >= 0);
  if (self->current < 0)
    return;

  quote = get_quote (self, self->current);
  state = dtl_quote_match_to_words (quote->match);
  capital = dtl_capitalise (state);
  place = g_strdup_printf (_("%u of %u"), self->current + 1, self->quotes->len);
  title = dtl_document_dup_title (self->document, quote->event);
  date = dtl_document_dup_date_words (self->document, quote->event, DTL_WORDING_LONG);
  remarks = remarks_to_words (self, quote);
  if (quote->match->state == DTL_QUOTE_DRIFTED)
    {
      markup = difference_to_markup (quote, g_bytes_get_data (self->bytes, NULL));
      difference = difference_to_words (quote, g_bytes_get_data (self->bytes, NULL));
    }
  else if (quote->match->state == DTL_QUOTE_NOT_FOUND)
    {
      g_autofree char *quoted = g_strdup_printf (_("“%s”"), quote->exact);

      markup = g_markup_escape_text (quoted, -1);
    }

  gtk_image_set_from_icon_name (GTK_IMAGE (self->state_image), dtl_quote_state_get_icon (quote->match->state));
  gtk_label_set_label (GTK_LABEL (self->state_label), capital);
  gtk_label_set_label (GTK_LABEL (self->place_label), place);
  show_label (self->difference_label, NULL);
  if (markup != NULL)
    {
      gtk_label_set_markup (GTK_LABEL (self->difference_label), markup);
      gtk_widget_set_visible (self->difference_label, TRUE);
    }
  show_label (self->remarks_label, remarks);
  gtk_label_set_label (GTK_LABEL (self->event_label), title);
  gtk_label_set_label (GTK_LABEL (self->date_label), date != NULL ? date : _("undated"));

  spoken_date = dtl_document_dup_date_words (self->document, quote->event, DTL_WORDING_SPOKEN);
  event_words = g_strdup_printf ("%s, %s", spoken_date != NULL ? spoken_date : _("undated"), title);
  spoken = g_strdup_printf ("%s; “%s”; %s%s%s; %s", event_words, quote->exact, state,
                            difference != NULL ? ": " : remarks != NULL ? "; " : "",
                            difference != NULL ? difference : remarks != NULL ? remarks : "", place);
  /* It takes the keyboard when one walks, so that all of this is heard. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->event_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Going to a quotation */

/* FALSE where the text does not have it. */
static gboolean
mark_current (DtlSourceTextPage *self)
{
  const DtlShownMark *mark = find_mark (self, self->current);
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->current_tag, &start, &end);
  if (mark == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, mark->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, mark->end);
  gtk_text_buffer_apply_tag (buffer, self->current_tag, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  return TRUE;
}

/* Shows a quotation; the timeline follows. What was pressed stays where it is. */
static void
go_to (DtlSourceTextPage *self,
       int                quote,
       gboolean           scrolls)
{
  self->current = quote;
  update_panel (self);
  /* By a mark: lines above it may have no height yet, and then the view scrolls once they have. */
  if (mark_current (self) && scrolls)
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->text_view), gtk_text_buffer_get_insert (get_buffer (self)),
                                  0, TRUE, 0, QUOTE_ALIGN);
  if (is_current (self))
    dtl_view_state_set_selected (self->state, get_quote (self, quote)->event, TRUE);
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
      const DtlQuote *quote = get_quote (self, i);
      gboolean is_said = words == NULL || g_str_equal (quote->exact, words);

      if (is_said && (event == DTL_NONE || quote->event == event))
        return i;
      /* A link is read at either end of it; the same words may tell of several events. */
      if (found < 0 && words != NULL && is_said)
        found = i;
    }
  return found;
}

/* The quotation at a place of the shown text, of several that lie over each other the shortest, or else -1. */
static int
find_quote_at (DtlSourceTextPage *self,
               guint              offset)
{
  int found = -1;
  guint length = G_MAXUINT;

  for (guint i = 0; self->shown != NULL && i < self->shown->marks->len; i++)
    {
      const DtlShownMark *mark = &g_array_index (self->shown->marks, DtlShownMark, i);

      if (mark->kind == DTL_SHOWN_QUOTE && offset >= mark->start && offset < mark->end && mark->end - mark->start < length)
        {
          found = mark->quote;
          length = mark->end - mark->start;
        }
    }
  return found;
}

/* Of quotations with the same words each press goes on to the next. */
static void
choose_at (DtlSourceTextPage *self,
           guint              offset)
{
  int found = find_quote_at (self, offset);

  if (found < 0)
    return;
  if (self->current >= 0 && self->current + 1 < (int) self->quotes->len)
    {
      const DtlQuote *current = get_quote (self, self->current), *next = get_quote (self, self->current + 1);

      if (self->current >= found && current->match->start == get_quote (self, found)->match->start &&
          next->match->start == current->match->start && next->match->end == current->match->end)
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

  if (n_press != 1 || gtk_text_buffer_get_has_selection (get_buffer (self)))
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
            find_quote_at (self, gtk_text_iter_get_offset (&iter)) >= 0;
  gtk_widget_set_cursor_from_name (self->text_view, is_over ? "pointer" : "text");
}

static gboolean
choose_at_caret_cb (GtkWidget *widget,
                    GVariant  *arguments,
                    gpointer   user_data)
{
  DtlSourceTextPage *self = user_data;
  GtkTextBuffer *buffer = get_buffer (self);
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

/* The looks of marks: colour helps, but the line beneath the words says it as well. */

static void
set_background (GtkTextTag *tag,
                guint32     colour)
{
  GdkRGBA rgba = { (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0, 1 };

  g_object_set (tag, "background-rgba", &rgba, NULL);
}

static void
update_colours (DtlSourceTextPage *self)
{
  set_background (self->tags[DTL_SHOWN_QUOTE], dtl_passage_quotation_colour (self->style));
  set_background (self->current_tag, dtl_passage_match_colour (self->style));
}

static void
add_tags (DtlSourceTextPage *self)
{
  GtkTextBuffer *buffer = get_buffer (self);

  self->tags[DTL_SHOWN_QUOTE] = gtk_text_buffer_create_tag (buffer, "quotation", NULL);
  self->many_tag = gtk_text_buffer_create_tag (buffer, "many", "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  self->drifted_tag = gtk_text_buffer_create_tag (buffer, "drifted", "underline", PANGO_UNDERLINE_ERROR, NULL);
  self->current_tag = gtk_text_buffer_create_tag (buffer, "current", NULL);
  self->tags[DTL_SHOWN_INSERTED] = gtk_text_buffer_create_tag (buffer, "inserted", "weight", PANGO_WEIGHT_BOLD, NULL);
  self->tags[DTL_SHOWN_REMOVED] = gtk_text_buffer_create_tag (buffer, "removed", "strikethrough", TRUE,
                                                              "underline", PANGO_UNDERLINE_NONE, NULL);
  update_colours (self);
}

static void
apply_marks (DtlSourceTextPage *self)
{
  GtkTextBuffer *buffer = get_buffer (self);

  for (guint i = 0; i < self->shown->marks->len; i++)
    {
      const DtlShownMark *mark = &g_array_index (self->shown->marks, DtlShownMark, i);
      DtlQuoteState state = get_quote (self, mark->quote)->match->state;
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, mark->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, mark->end);
      gtk_text_buffer_apply_tag (buffer, self->tags[mark->kind], &start, &end);
      if (mark->kind == DTL_SHOWN_QUOTE && (state == DTL_QUOTE_DRIFTED || state == DTL_QUOTE_AMBIGUOUS))
        gtk_text_buffer_apply_tag (buffer, state == DTL_QUOTE_DRIFTED ? self->drifted_tag : self->many_tag, &start, &end);
    }
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
    gtk_text_buffer_set_text (get_buffer (self), "", 0);
}

static void
show_part (DtlSourceTextPage *self,
           GtkWidget         *part)
{
  dtl_page_stop_scrolling (self->scrolled);
  gtk_widget_set_visible (self->failure_box, part == self->failure_box);
  gtk_widget_set_visible (self->scrolled, part == self->scrolled);
}

static void
dtl_source_text_page_unmap (GtkWidget *widget)
{
  dtl_page_stop_scrolling (DTL_SOURCE_TEXT_PAGE (widget)->scrolled);

  GTK_WIDGET_CLASS (dtl_source_text_page_parent_class)->unmap (widget);
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
  widget_class->unmap = dtl_source_text_page_unmap;

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
  add_tags (self);
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
  show_label (self->remark_label, NULL);
  show_part (self, NULL);
  update_panel (self);
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
  gtk_text_buffer_set_text (get_buffer (self), self->shown->text, self->shown->length);
  g_clear_pointer (&self->shown->text, g_free);
  apply_marks (self);

  summary = dtl_words_for_checks (quotes);
  if (self->shown->is_cut)
    {
      char *longer = g_strdup_printf ("%s. %s", summary, _("The text is long: what surrounds them is shown."));

      g_free (summary);
      summary = longer;
    }
  gtk_label_set_label (GTK_LABEL (self->summary_label), summary);
  show_label (self->remark_label, remark);
  show_part (self, self->scrolled);
  quote = find_quote (self, self->wanted_event, self->wanted_words);
  if (quote >= 0)
    go_to (self, quote, TRUE);
  else
    update_panel (self);
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
  update_panel (self);
}

void
dtl_source_text_page_set_style (DtlSourceTextPage *self,
                                DtlStyle           style)
{
  g_return_if_fail (DTL_IS_SOURCE_TEXT_PAGE (self));

  self->style = style;
  update_colours (self);
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
  if (self->current >= 0 && get_quote (self, self->current)->event == event)
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
