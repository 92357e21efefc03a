/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document in one line: how much there is, resting on how many works, over what time. Window, pictures and texts say the same.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/* From the first to the last event: "2009 – September 2017". A span that ends with a year may rest on nothing finer than that
 * year. (transfer full); NULL where nothing is placed. */
char  *dtl_document_dup_span_words     (DtlDocument *document);
/* How many works a reader would count: those that have one title and are cited in the same words are one,
 * listed for its parts. */
guint  dtl_document_count_cited_works  (DtlDocument *document);
/* "57 events · 3 sources · 2009 – September 2017". (transfer full) */
char  *dtl_document_dup_summary_words  (DtlDocument *document);

G_END_DECLS
