/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One citation as a card: who takes what stand and when, the quotation, and right beneath it, in the same block, its
 * full attribution with whatever the source's note says of the copy. A citation that quotes nothing says so.
 *
 * The card is one stop of the keyboard and is spoken as "date, title; quotation; speaker, publisher, date"; Ctrl+C
 * copies the quotation with its citation, as its button does.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-document.h"
#include "dtl-quote-match.h"

G_BEGIN_DECLS

#define DTL_TYPE_QUOTATION (dtl_quotation_get_type ())
G_DECLARE_FINAL_TYPE (DtlQuotation, dtl_quotation, DTL, QUOTATION, GtkWidget)

/* @spoken_context: the date and title that the words belong to, or NULL. Emits "copied" after a copy. */
GtkWidget *dtl_quotation_new            (DtlDocument       *document,
                                         const DtlCitation *citation,
                                         const char        *spoken_context);
/* Makes those of @phrases (element-type utf8) bold that are quoted here, and says that the date rests on them. FALSE where none is. */
gboolean   dtl_quotation_mark_date      (DtlQuotation      *self,
                                         GPtrArray         *phrases);
/* Says what was found of it in the saved text of its source. */
void       dtl_quotation_set_check      (DtlQuotation      *self,
                                         const DtlQuoteMatch *match);
guint32     dtl_quotation_get_source    (DtlQuotation      *self);
/* The words, and what stands before and behind them; NULL where nothing is given. */
const char *dtl_quotation_get_exact     (DtlQuotation      *self);
const char *dtl_quotation_get_prefix    (DtlQuotation      *self);
const char *dtl_quotation_get_suffix    (DtlQuotation      *self);
/* FALSE for a pointer. */
gboolean   dtl_quotation_quotes         (DtlQuotation      *self);
void       dtl_quotation_copy           (DtlQuotation      *self);

G_END_DECLS
