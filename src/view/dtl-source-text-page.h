/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The full text of a source in the reader, with every quotation that the timeline takes from it marked in place: matching, drifted
 * (with the words that differ), standing there more than once; those that are not found come last. Below it stands the card of one of them:
 * what it tells, what was found. Scrolling the text lights the events told there on the timeline; choosing a quotation
 * selects its event.
 *
 * The page knows no files: who shows it brings the text (see DtlReader::text-wanted).
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_SOURCE_TEXT_PAGE (dtl_source_text_page_get_type ())
G_DECLARE_FINAL_TYPE (DtlSourceTextPage, dtl_source_text_page, DTL, SOURCE_TEXT_PAGE, GtkWidget)

/* Begins anew with a source whose text is not there yet. Of its quotations that of @event (DTL_NONE: the first) that says @exact
 * (nullable: whichever) is to be shown. */
void     dtl_source_text_page_begin        (DtlSourceTextPage *self,
                                            DtlViewState      *state,
                                            guint32            source,
                                            guint32            event,
                                            const char        *exact);
/* Ends showing and lighting. */
void     dtl_source_text_page_end          (DtlSourceTextPage *self);
/* DTL_NONE when it shows none. */
guint32  dtl_source_text_page_get_source   (DtlSourceTextPage *self);
/* The text came. @text: UTF-8. @quotes: (element-type DtlQuote), looked for in it and sorted. @remark (nullable): what is
 * wrong with the text all the same. */
void     dtl_source_text_page_take_text    (DtlSourceTextPage *self,
                                            GBytes            *text,
                                            GPtrArray         *quotes,
                                            const char        *remark);
/* It did not. @wants_folder: it may be there, but the folder has to be opened to us. */
void     dtl_source_text_page_take_failure (DtlSourceTextPage *self,
                                            const char        *message,
                                            gboolean           wants_folder);
void     dtl_source_text_page_set_style    (DtlSourceTextPage *self,
                                            DtlStyle           style);
/* Shows what is quoted for an event; FALSE when nothing of this text is. */
gboolean dtl_source_text_page_show_event   (DtlSourceTextPage *self,
                                            guint32            event);
/* The next (+1) or previous (-1) quotation of the text; FALSE when there is none further. */
gboolean dtl_source_text_page_step         (DtlSourceTextPage *self,
                                            int                direction);
void     dtl_source_text_page_focus        (DtlSourceTextPage *self);

G_END_DECLS
