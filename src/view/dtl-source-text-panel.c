/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The card below the text: what a quotation tells, and what was found of it.
 */
#include "config.h"

#include "dtl-source-text-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-page-parts.h"
#include "dtl-quote-difference.h"
#include "dtl-words.h"

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

void
dtl_source_text_page_update_panel (DtlSourceTextPage *self)
{
  const DtlQuote *quote;
  g_autofree char *state = NULL, *capital = NULL, *place = NULL, *title = NULL, *date = NULL, *remarks = NULL;
  g_autofree char *markup = NULL, *difference = NULL, *spoken = NULL, *spoken_date = NULL, *event_words = NULL;

  gtk_widget_set_visible (self->panel, self->current >= 0);
  if (self->current < 0)
    return;

  quote = dtl_source_text_page_get_quote (self, self->current);
  state = dtl_quote_match_to_words (quote->match);
  capital = dtl_capitalise (state);
  place = g_strdup_printf (_("%u of %u"), self->current + 1, self->quotes->len);
  title = dtl_document_dup_title (self->document, quote->event);
  date = dtl_document_dup_date_words (self->document, quote->event, DTL_WORDING_LONG);
  remarks = remarks_to_words (self, quote);
  if (quote->match->state == DTL_QUOTE_DRIFTED)
    {
      markup = dtl_quote_difference_to_markup (quote, g_bytes_get_data (self->bytes, NULL));
      difference = dtl_quote_difference_to_words (quote, g_bytes_get_data (self->bytes, NULL));
    }
  else if (quote->match->state == DTL_QUOTE_NOT_FOUND)
    {
      g_autofree char *quoted = g_strdup_printf (_("“%s”"), quote->exact);

      markup = g_markup_escape_text (quoted, -1);
    }

  gtk_image_set_from_icon_name (GTK_IMAGE (self->state_image), dtl_quote_state_get_icon (quote->match->state));
  gtk_label_set_label (GTK_LABEL (self->state_label), capital);
  gtk_label_set_label (GTK_LABEL (self->place_label), place);
  dtl_page_show_text (self->difference_label, NULL);
  if (markup != NULL)
    {
      gtk_label_set_markup (GTK_LABEL (self->difference_label), markup);
      gtk_widget_set_visible (self->difference_label, TRUE);
    }
  dtl_page_show_text (self->remarks_label, remarks);
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
