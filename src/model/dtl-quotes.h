/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The quotations of a document, gathered from its events, their plans and its links, and looked for in the text of their source:
 *
 *   g_autoptr (GPtrArray) quotes = dtl_quotes_gather (document, source);
 *   dtl_quotes_check (quotes, 0, quotes->len, text, length, NULL);
 *   dtl_quotes_sort (quotes);
 */
#pragma once

#include "dtl-document.h"
#include "dtl-quote-match.h"

G_BEGIN_DECLS

/**
 * DtlQuote:
 * @event: the event that is told; of a link the one that it leads to
 * @link: the link that rests on it, or DTL_NONE
 * @match: what was found of it; NULL until it was looked for
 */
typedef struct
{
  guint32        source;
  guint32        event;
  guint32        link;
  char          *exact, *prefix, *suffix;
  DtlQuoteMatch *match;
} DtlQuote;

/* (element-type DtlQuote) (transfer full): those of one source, or with DTL_NONE all that cite a source of the document; in file order,
 * events before links. Reads the details of every event, so it may take long; any thread may call it. */
GPtrArray *dtl_quotes_gather   (DtlDocument *document,
                                guint32      source);
/* Looks for @n of them, from @first on, in a text. @cancel as in dtl_quote_text_find(). */
void       dtl_quotes_check    (GPtrArray   *quotes,
                                guint        first,
                                guint        n,
                                const char  *text,
                                gsize        length,
                                const gint  *cancel);
/* Those of one source after each other, as they were gathered. */
void       dtl_quotes_sort_by_source (GPtrArray *quotes);
/* In the order of the text; those that are not found come last, in file order. All of them must have been looked for. */
void       dtl_quotes_sort     (GPtrArray   *quotes);
/* How many of them are in a state. */
guint      dtl_quotes_count    (GPtrArray   *quotes,
                                DtlQuoteState state);

G_END_DECLS
