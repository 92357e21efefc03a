/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The quotations in the shown text: where they stand, and how they look. Colour helps, but the line beneath the words says
 * it as well.
 */
#include "config.h"

#include "dtl-source-text-private.h"

#include "dtl-passage.h"

const DtlQuote *
dtl_source_text_page_get_quote (DtlSourceTextPage *self,
                                guint              i)
{
  return g_ptr_array_index (self->quotes, i);
}

GtkTextBuffer *
dtl_source_text_page_get_buffer (DtlSourceTextPage *self)
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

int
dtl_source_text_page_find_quote_at (DtlSourceTextPage *self,
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

gboolean
dtl_source_text_page_mark_current (DtlSourceTextPage *self)
{
  const DtlShownMark *mark = find_mark (self, self->current);
  GtkTextBuffer *buffer = dtl_source_text_page_get_buffer (self);
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

static void
set_background (GtkTextTag *tag,
                guint32     colour)
{
  GdkRGBA rgba = { (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0, 1 };

  g_object_set (tag, "background-rgba", &rgba, NULL);
}

void
dtl_source_text_page_update_colours (DtlSourceTextPage *self)
{
  set_background (self->tags[DTL_SHOWN_QUOTE], dtl_passage_quotation_colour (self->style));
  set_background (self->current_tag, dtl_passage_match_colour (self->style));
}

void
dtl_source_text_page_add_tags (DtlSourceTextPage *self)
{
  GtkTextBuffer *buffer = dtl_source_text_page_get_buffer (self);

  self->tags[DTL_SHOWN_QUOTE] = gtk_text_buffer_create_tag (buffer, "quotation", NULL);
  self->many_tag = gtk_text_buffer_create_tag (buffer, "many", "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  self->drifted_tag = gtk_text_buffer_create_tag (buffer, "drifted", "underline", PANGO_UNDERLINE_ERROR, NULL);
  self->current_tag = gtk_text_buffer_create_tag (buffer, "current", NULL);
  self->tags[DTL_SHOWN_INSERTED] = gtk_text_buffer_create_tag (buffer, "inserted", "weight", PANGO_WEIGHT_BOLD, NULL);
  self->tags[DTL_SHOWN_REMOVED] = gtk_text_buffer_create_tag (buffer, "removed", "strikethrough", TRUE,
                                                              "underline", PANGO_UNDERLINE_NONE, NULL);
  dtl_source_text_page_update_colours (self);
}

void
dtl_source_text_page_apply_marks (DtlSourceTextPage *self)
{
  GtkTextBuffer *buffer = dtl_source_text_page_get_buffer (self);

  for (guint i = 0; i < self->shown->marks->len; i++)
    {
      const DtlShownMark *mark = &g_array_index (self->shown->marks, DtlShownMark, i);
      DtlQuoteState state = dtl_source_text_page_get_quote (self, mark->quote)->match->state;
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, mark->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, mark->end);
      gtk_text_buffer_apply_tag (buffer, self->tags[mark->kind], &start, &end);
      if (mark->kind == DTL_SHOWN_QUOTE && (state == DTL_QUOTE_DRIFTED || state == DTL_QUOTE_AMBIGUOUS))
        gtk_text_buffer_apply_tag (buffer, state == DTL_QUOTE_DRIFTED ? self->drifted_tag : self->many_tag, &start, &end);
    }
}
