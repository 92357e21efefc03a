/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a mark says in words: for screen readers, tips and lists. The same facts that pips, ends and fills draw.
 */
#pragma once

#include "dtl-document.h"
#include "dtl-quotes.h"
#include "dtl-reports.h"

G_BEGIN_DECLS

/* "2 independent sources", "1 source", "nothing quoted", "no source"; with what else the pips say: "sources disagree", "denied by a source", "source not
 * named". (transfer full) */
char *dtl_words_for_support (DtlDocument *document,
                             guint32      event);
/* What the second clock says of an event: "not yet reported"; NULL where it had been reported. Static text. */
const char *dtl_words_for_reported (DtlReported reported);
/* When its sources first told of it: "First reported in these sources 12 September 2017 (Hudson), 5 to 6 months later"; NULL where it
 * cites none. (transfer full) */
char *dtl_words_for_report  (DtlDocument *document,
                             guint32      event);
/* The dates that single sources give instead: "dated 29 August 2016 by Marsh, 14 Aug 2017; …"; NULL where none does.
 * (transfer full) */
char *dtl_words_for_claims  (DtlDocument *document,
                             guint32      event,
                             DtlWording   wording);
/* Title, date, status where it is no plain fact, support: "X, 12 September 2017, 2 independent sources". (transfer full) */
char *dtl_words_for_event   (DtlDocument *document,
                             guint32      event);
/* "Rests on CNN, 12 Sep 2017, and adds no support of its own to that." (transfer full) */
char *dtl_words_for_based_on (DtlDocument     *document,
                              const DtlSource *source);
/* "37 events, 1789–1799". (transfer full) */
char *dtl_words_for_cluster (guint        n_events,
                             DtlInstant   from,
                             DtlInstant   to,
                             DtlWording   wording);
/* The span between two instants at a precision that suits its length. (transfer full) */
char *dtl_words_for_span    (DtlInstant   from,
                             DtlInstant   to,
                             DtlWording   wording);
/* What was found of quotations, (element-type DtlQuote): "10 quotations: 7 matching, 1 drifted, 2 not found". (transfer full) */
char *dtl_words_for_checks  (GPtrArray   *quotes);
/* @text, or where it has more letters than @most so many of them and how many are left out: GTK takes seconds for a paragraph that goes
 * on for pages, and shows nothing of one that is wider than 2^31 units of Pango. (transfer full) */
char *dtl_words_shorten     (const char  *text,
                             guint        most);
/* For lines and tips, and for what is read. */
#define DTL_WORDS_LINE_LETTERS 1000
#define DTL_WORDS_PAGE_LETTERS 20000
/* The name of an icon whose shape says it too. */
const char *dtl_quote_state_get_icon (DtlQuoteState state);

G_END_DECLS
