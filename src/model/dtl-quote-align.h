/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place in a text that is most like a quotation, and how the two differ word by word. */
#pragma once

#include "dtl-quote-fold.h"
#include "dtl-quote-match.h"

G_BEGIN_DECLS

typedef struct _DtlWordIndex DtlWordIndex;

DtlWordIndex *dtl_word_index_new  (const DtlFolded *text);
void          dtl_word_index_free (DtlWordIndex    *self);
/* Fills state, start, end, likeness and spans of @match: drifted, not found or cancelled. */
void          dtl_word_index_find (DtlWordIndex    *self,
                                   const DtlFolded *quote,
                                   const char      *prefix,
                                   const char      *suffix,
                                   const gint      *cancel,
                                   DtlQuoteMatch   *match);

G_END_DECLS
