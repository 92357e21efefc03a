/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a quotation stands in the saved text of its source, and where.
 *
 *   g_autoptr (DtlQuoteText) text = dtl_quote_text_new (contents, length);
 *   g_autoptr (DtlQuoteMatch) match = dtl_quote_text_find (text, "the words", NULL, NULL, NULL);
 *
 * White space, quotation marks, hyphens and dashes, soft hyphens and the ways to write a letter are forgiven, and what was
 * forgiven is said. Finding it so is one pass of Knuth, Morris and Pratt over the text. A quotation that does not stand
 * there is looked for by its rarest words: where many of them keep their order, words are aligned in a band around that place
 * (the seed-and-extend of Altschul et al. 1990), and the difference is told word by word.
 *
 * Where a drifted quotation begins and ends in the text: at words that it kept. Of all ways to lay it beside the text that one is
 * meant in which the kept words, doubled, less the words left out and half of those put in, weigh most (a long word weighs more
 * than a short one). So what was changed at an end has no counterpart there: how far it reached nobody can say. And a
 * lone word beyond several changed ones belongs to the quotation as long as it weighs more than a sixth of what was put in before it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DTL_QUOTE_MATCHING,    /* it stands there, and it is clear where */
  DTL_QUOTE_AMBIGUOUS,   /* it stands there more than once, and what is around it does not settle which is meant */
  DTL_QUOTE_DRIFTED,     /* something like it stands there; the spans say what differs */
  DTL_QUOTE_NOT_FOUND,
  DTL_QUOTE_CANCELLED,
} DtlQuoteState;

typedef enum
{
  DTL_QUOTE_WHITE_SPACE     = 1 << 0,
  DTL_QUOTE_QUOTATION_MARKS = 1 << 1,
  DTL_QUOTE_DASHES          = 1 << 2,
  DTL_QUOTE_SOFT_HYPHENS    = 1 << 3,
  DTL_QUOTE_LETTER_FORMS    = 1 << 4,
} DtlQuoteForgiven;

typedef enum
{
  DTL_QUOTE_CONTEXT_NONE,      /* neither prefix nor suffix was given */
  DTL_QUOTE_CONTEXT_AGREES,
  DTL_QUOTE_CONTEXT_DIFFERS,   /* what stands around it is not all that was given */
} DtlQuoteContext;

typedef enum
{
  DTL_QUOTE_KEPT,        /* in both */
  DTL_QUOTE_REMOVED,     /* in the quotation, not in the text */
  DTL_QUOTE_INSERTED,    /* in the text, not in the quotation */
} DtlQuoteSpanKind;

/* Whole words, in the order of the quotation. Offsets are bytes of the quotation and of the text; where a span has nothing in one of
 * them, its start and end there are equal. */
typedef struct
{
  DtlQuoteSpanKind kind;
  gsize            quote_start, quote_end;
  gsize            text_start, text_end;
} DtlQuoteSpan;

/**
 * DtlQuoteMatch:
 * @start, @end: bytes of the text, @end exclusive; the first of them where it is ambiguous; 0 where it is not found
 * @forgiven: (DtlQuoteForgiven) what differs between the quotation and the text at that place, when matching or ambiguous
 * @n_places: how often it stands there, when matching or ambiguous
 * @likeness: how much of the quotation is kept, in hundredths
 * @spans: (element-type DtlQuoteSpan): when drifted; else NULL
 */
typedef struct
{
  DtlQuoteState   state;
  DtlQuoteContext context;
  guint           forgiven;
  guint           n_places;
  guint           likeness;
  gsize           start, end;
  GArray         *spans;
} DtlQuoteMatch;

typedef struct _DtlQuoteText DtlQuoteText;

/* @text is UTF-8 of less than 4 GiB, and must outlive it; takes about eight times its memory, and as much again once a
 * quotation has drifted. For one thread at a time. */
DtlQuoteText  *dtl_quote_text_new         (const char          *text,
                                           gsize                length);
void           dtl_quote_text_free        (DtlQuoteText        *self);
/* @prefix, @suffix and @cancel may be NULL; @cancel is looked at now and then, non-zero ends it early. (transfer full) */
DtlQuoteMatch *dtl_quote_text_find        (DtlQuoteText        *self,
                                           const char          *exact,
                                           const char          *prefix,
                                           const char          *suffix,
                                           const gint          *cancel);
void           dtl_quote_match_free       (DtlQuoteMatch       *match);

/* "white space and hyphens"; "" where nothing was. (transfer full) */
char          *dtl_quote_forgiven_to_words (guint               forgiven);
/* "matching", "matching but for quotation marks", "drifted", ... (transfer full) */
char          *dtl_quote_match_to_words   (const DtlQuoteMatch *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlQuoteText, dtl_quote_text_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlQuoteMatch, dtl_quote_match_free)

G_END_DECLS
