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
/* FALSE for a pointer. */
gboolean   dtl_quotation_quotes         (DtlQuotation      *self);
void       dtl_quotation_copy           (DtlQuotation      *self);

G_END_DECLS
