/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A filter as people write it, on the command line and in the view that a picture carries:
 *
 *   lane:contacts,remarks status:planned source:"BuzzFeed News" time:2017-03/2017-06 reset "two words"
 *
 * An event passes when it passes every term; of the values of a facet any will do, however often it is named. Facets are lane, actor,
 * source, tag, status, assessment, support and time, which takes one date or span. A lane, an actor or a source is named by its id, or
 * in any case by its title, name or outlet; what has spaces or commas in it stands in quotation marks, which within them are written
 * twice. Terms that name no facet are words to be found, as dtl_search_new() takes them.
 */
#pragma once

#include "dtl-facets.h"

G_BEGIN_DECLS

/* @words (nullable): what is to be searched for; the filter does not know it yet. NULL with a message for people where @text is
 * no filter of the document of @facets, which reads all events where tags are named. (transfer full) */
DtlFilter *dtl_filter_from_text       (DtlFacets           *facets,
                                       const char          *text,
                                       char               **words,
                                       GError             **error);
/* Chooses what values of the text would: FALSE with a message for people where nothing is called by one of @names. */
gboolean   dtl_filter_choose_by_names (DtlFilter           *self,
                                       DtlFacets           *facets,
                                       DtlFacet             facet,
                                       const char * const  *names,
                                       GError             **error);
/* The text that gives the same filter again, with @words (nullable); NULL for the one that passes everything. (transfer full) */
char      *dtl_filter_to_text         (const DtlFilter     *self,
                                       DtlFacets           *facets,
                                       const char          *words);

G_END_DECLS
