/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader at the side of the timeline: *Start here* while nothing is selected, else the page of the selected event.
 * It follows a DtlViewState and acts upon the same one, so that reader and timeline follow each other.
 *
 * Properties: "state" DtlViewState, "style" DtlStyle.
 * Signals: "notice" (const char *message): something happened that a person should be told briefly, such as a copy;
 * "text-wanted" (guint source) and "folder-wanted": the full text of a source is to be brought, or its folder asked for.
 * Actions: "reader.begin", "reader.start", "reader.next", "reader.previous", "reader.next-quotation",
 * "reader.previous-quotation", "reader.select" (u), "reader.trace", "reader.show-trace", "reader.end-trace", "reader.copy-event" (s: text, markdown, html, csl-json, bibtex),
 * "reader.open-text" (us: source, quoted words or ""), "reader.close-text", "reader.give-folder".
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_READER (dtl_reader_get_type ())
G_DECLARE_FINAL_TYPE (DtlReader, dtl_reader, DTL, READER, GtkWidget)

GtkWidget    *dtl_reader_new            (void);

DtlViewState *dtl_reader_get_state      (DtlReader    *self);
void          dtl_reader_set_state      (DtlReader    *self,
                                         DtlViewState *state);
DtlStyle      dtl_reader_get_style      (DtlReader    *self);
void          dtl_reader_set_style      (DtlReader    *self,
                                         DtlStyle      style);
/* Lights these words on the pages; NULL or nothing to look for: none. */
void          dtl_reader_set_search     (DtlReader    *self,
                                         const char   *query);
/* Goes to the next (+1) or the previous (-1) quotation of the story in order of time, selecting its event on the way.
 * FALSE when there is none further. */
gboolean      dtl_reader_step_quote     (DtlReader    *self,
                                         int           direction);
/* Shows the text of a source, at the quotation of the selected event that says @exact (nullable: at its first one). It asks for
 * the text with "text-wanted". */
void          dtl_reader_open_text      (DtlReader    *self,
                                         guint32       source,
                                         const char   *exact);
/* The source whose text is shown, or is to be; DTL_NONE: a page is shown. */
guint32       dtl_reader_get_text_source (DtlReader   *self);
/* The answers to "text-wanted"; without effect when something else is shown by now. As dtl_source_text_page_take_text() and
 * dtl_source_text_page_take_failure(). */
void          dtl_reader_take_text      (DtlReader    *self,
                                         guint32       source,
                                         GBytes       *text,
                                         GPtrArray    *quotes,
                                         const char   *remark);
void          dtl_reader_take_text_failure (DtlReader *self,
                                         guint32       source,
                                         const char   *message,
                                         gboolean      wants_folder);
/* What was found of the quotations of the document in the saved texts: (element-type DtlQuote), (nullable): nobody looked. */
void          dtl_reader_set_checks     (DtlReader    *self,
                                         GPtrArray    *quotes);
/* Moves the keyboard into the page. */
void          dtl_reader_focus_page     (DtlReader    *self);

G_END_DECLS
