/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is filtered out of a view state, and what each further choice would leave. It turns a DtlFilter into the mask that the
 * state shows, so that canvas, overview, list and reader follow without knowing of facets.
 *
 * A small document is filtered at once, a large one in a thread: one job at a time, and of the changes that come while it
 * runs only the last one counts. The events come first, the counts after them. A new document begins unfiltered.
 */
#pragma once

#include "dtl-facets.h"
#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_FILTERING (dtl_filtering_get_type ())
G_DECLARE_FINAL_TYPE (DtlFiltering, dtl_filtering, DTL, FILTERING, GObject)

/* Signals, without arguments: "changed": the filter, or how many events it hides; "counted": there are other counts. */
DtlFiltering    *dtl_filtering_new             (DtlViewState *state);

/* What the filter is about; (nullable). */
DtlDocument     *dtl_filtering_get_document    (DtlFiltering *self);
const DtlFilter *dtl_filtering_get_filter      (DtlFiltering *self);
gboolean         dtl_filtering_is_active       (DtlFiltering *self);
/* In how many facets something is chosen. */
guint            dtl_filtering_get_n_active    (DtlFiltering *self);
void             dtl_filtering_set_chosen      (DtlFiltering *self,
                                                DtlFacet      facet,
                                                guint         value,
                                                gboolean      chosen);
/* Both ends beyond all instants: no range. */
void             dtl_filtering_set_range       (DtlFiltering *self,
                                                DtlInstant    from,
                                                DtlInstant    to);
/* The matches of a search, (element-type guint32); NULL: not only they. */
void             dtl_filtering_set_found       (DtlFiltering *self,
                                                GArray       *found);
void             dtl_filtering_clear_facet     (DtlFiltering *self,
                                                DtlFacet      facet);
void             dtl_filtering_clear           (DtlFiltering *self);
/* @filter: (transfer full): in place of the one before. */
void             dtl_filtering_take_filter     (DtlFiltering *self,
                                                DtlFilter    *filter);
/* The filter as dtl_filter_to_names() has it; (transfer full). Tags of a large document are taken when a job has read them. */
GVariant        *dtl_filtering_dup_names       (DtlFiltering *self);
void             dtl_filtering_take_names      (DtlFiltering *self,
                                                GVariant     *names);

/* Whether a job is under way: then the numbers are those of the filter before. */
gboolean         dtl_filtering_is_busy         (DtlFiltering *self);
guint            dtl_filtering_get_n_events    (DtlFiltering *self);
guint            dtl_filtering_get_n_hidden    (DtlFiltering *self);

/* Counting costs reading each event once: it is done while somebody looks. */
void             dtl_filtering_set_wants_counts (DtlFiltering *self,
                                                 gboolean      wants_counts);
gboolean         dtl_filtering_has_counts      (DtlFiltering *self);
guint            dtl_filtering_get_n_values    (DtlFiltering *self,
                                                DtlFacet      facet);
/* How many events would be shown if this alone were chosen in its facet; 0 before they are counted. */
guint            dtl_filtering_get_count       (DtlFiltering *self,
                                                DtlFacet      facet,
                                                guint         value);
/* The same in the document as it is without any filter. */
guint            dtl_filtering_get_total       (DtlFiltering *self,
                                                DtlFacet      facet,
                                                guint         value);

/* "Lane", "Actor" …. Static text. */
const char      *dtl_facet_to_words            (DtlFacet      facet);
/* (transfer full) */
char            *dtl_filtering_dup_value_words (DtlFiltering *self,
                                                DtlFacet      facet,
                                                guint         value);
/* What is chosen in a facet: "Contacts, Remarks", "5 chosen", "from 1 May 2017 on"; NULL when nothing is. (transfer full) */
char            *dtl_filtering_dup_facet_words (DtlFiltering *self,
                                                DtlFacet      facet);
/* "31 of 57 events hidden by the filter"; (transfer full) */
char            *dtl_filtering_dup_words       (DtlFiltering *self);

G_END_DECLS
