/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding words in a document: titles, descriptions, actors, excerpts, source titles. Case and accents are folded;
 * several words must all be there, in any order and field (parts of words count); "two words" in quotation marks must stand together.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

typedef struct _DtlSearch DtlSearch;

/* (nullable): NULL when @query holds nothing to look for. */
DtlSearch *dtl_search_new        (const char  *query);
void       dtl_search_free       (DtlSearch   *self);
gboolean   dtl_search_matches    (DtlSearch   *self,
                                  DtlDocument *document,
                                  guint32      event);
/* All matches in order of time, (element-type guint32), (transfer full). @cancel is looked at now and then: non-zero ends it early. */
GArray    *dtl_search_run        (DtlSearch   *self,
                                  DtlDocument *document,
                                  const gint  *cancel);
/* Takes what was found: some events, or none, only to ask. FALSE ends the search. */
typedef gboolean (*DtlSearchFunc) (const guint32 *events,
                                   guint          n_events,
                                   gpointer       user_data);
/* The same as dtl_search_run(), some at a time as they are found: the first one within moments. */
void       dtl_search_foreach    (DtlSearch     *self,
                                  DtlDocument   *document,
                                  DtlSearchFunc  func,
                                  gpointer       user_data);
/* Where the words stand in @text: pairs of byte offsets [start, end), (element-type gsize), sorted, not overlapping. For highlighting. */
GArray    *dtl_search_find_in    (DtlSearch   *self,
                                  const char  *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlSearch, dtl_search_free)

G_END_DECLS
