/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-quotes.h"

static void
quote_free (gpointer data)
{
  DtlQuote *quote = data;

  g_free (quote->exact);
  g_free (quote->prefix);
  g_free (quote->suffix);
  dtl_quote_match_free (quote->match);
  g_free (quote);
}

static void
add_citations (GPtrArray *quotes,
               GPtrArray *citations,
               guint32    source,
               guint32    event,
               guint32    link)
{
  for (guint i = 0; i < citations->len; i++)
    {
      const DtlCitation *citation = citations->pdata[i];
      DtlQuote *quote;

      if (citation->exact == NULL || citation->source == DTL_NONE || (source != DTL_NONE && citation->source != source))
        continue;
      quote = g_new0 (DtlQuote, 1);
      quote->source = citation->source;
      quote->event = event;
      quote->link = link;
      quote->exact = g_strdup (citation->exact);
      quote->prefix = g_strdup (citation->prefix);
      quote->suffix = g_strdup (citation->suffix);
      g_ptr_array_add (quotes, quote);
    }
}

GPtrArray *
dtl_quotes_gather (DtlDocument *document,
                   guint32      source)
{
  GPtrArray *quotes = g_ptr_array_new_with_free_func (quote_free);

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), quotes);

  for (guint32 event = 0; event < dtl_document_get_n_events (document); event++)
    {
      g_autoptr (DtlEventDetails) details = NULL;

      /* Spares the details of the many events that quote nothing. */
      if ((dtl_document_get_event (document, event)->flags & (DTL_EVENT_QUOTED | DTL_EVENT_HAS_PLANS)) == 0)
        continue;
      details = dtl_document_dup_details (document, event);
      add_citations (quotes, details->citations, source, event, DTL_NONE);
      for (guint i = 0; i < details->plans->len; i++)
        add_citations (quotes, ((const DtlPlan *) details->plans->pdata[i])->citations, source, event, DTL_NONE);
    }
  for (guint32 i = 0; i < dtl_document_get_n_links (document); i++)
    {
      const DtlLink *link = dtl_document_get_link (document, i);

      add_citations (quotes, link->citations, source, link->to, i);
    }
  return quotes;
}

void
dtl_quotes_check (GPtrArray  *quotes,
                  guint       first,
                  guint       n,
                  const char *text,
                  gsize       length,
                  const gint *cancel)
{
  g_autoptr (DtlQuoteText) prepared = NULL;

  g_return_if_fail (quotes != NULL);
  g_return_if_fail (first + n <= quotes->len);

  prepared = dtl_quote_text_new (text, length);
  for (guint i = first; i < first + n; i++)
    {
      DtlQuote *quote = quotes->pdata[i];

      g_clear_pointer (&quote->match, dtl_quote_match_free);
      quote->match = dtl_quote_text_find (prepared, quote->exact, quote->prefix, quote->suffix, cancel);
    }
}

static gboolean
has_place (const DtlQuote *quote)
{
  return quote->match->end > quote->match->start;
}

/* Where one quotation begins another may begin too, and reach further; the longer one comes first. */
static int
compare_quotes (gconstpointer a,
                gconstpointer b)
{
  const DtlQuote *x = *(DtlQuote * const *) a, *y = *(DtlQuote * const *) b;

  if (has_place (x) != has_place (y))
    return has_place (x) ? -1 : 1;
  if (x->match->start != y->match->start)
    return x->match->start < y->match->start ? -1 : 1;
  if (x->match->end != y->match->end)
    return x->match->end > y->match->end ? -1 : 1;
  if (x->link != y->link)
    return x->link == DTL_NONE ? -1 : y->link == DTL_NONE ? 1 : x->link < y->link ? -1 : 1;
  return x->event < y->event ? -1 : x->event > y->event;
}

void
dtl_quotes_sort (GPtrArray *quotes)
{
  g_return_if_fail (quotes != NULL);

  g_ptr_array_sort (quotes, compare_quotes);
}

guint
dtl_quotes_count (GPtrArray     *quotes,
                  DtlQuoteState  state)
{
  guint n = 0;

  g_return_val_if_fail (quotes != NULL, 0);

  for (guint i = 0; i < quotes->len; i++)
    {
      const DtlQuote *quote = quotes->pdata[i];

      n += quote->match != NULL && quote->match->state == state;
    }
  return n;
}

static int
compare_sources (gconstpointer a,
                 gconstpointer b)
{
  const DtlQuote *x = *(DtlQuote * const *) a, *y = *(DtlQuote * const *) b;

  return x->source < y->source ? -1 : x->source > y->source;
}

void
dtl_quotes_sort_by_source (GPtrArray *quotes)
{
  g_return_if_fail (quotes != NULL);

  g_ptr_array_sort (quotes, compare_sources);
}
