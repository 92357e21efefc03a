/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Filters. A filter is a value: what is chosen in each facet. An event passes when it passes every facet; within a facet any of
 * the chosen values will do, and a facet in which nothing is chosen passes everything.
 *
 * The count beside a value is how many events would be shown if that value alone were chosen in its facet: those that pass all the
 * other facets and have it. So a reader sees where a choice leads before making it.
 *
 * Lanes, status, assessment, time and support stand in the records of the events; a million of them pass in some milliseconds. Actors,
 * sources and tags stand in their text, which is read once.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_FACET_LANE,
  DTL_FACET_ACTOR,         /* takes part, or speaks */
  DTL_FACET_SOURCE,        /* is cited */
  DTL_FACET_TAG,
  DTL_FACET_STATUS,        /* DtlStatus */
  DTL_FACET_ASSESSMENT,    /* DtlAssessment */
  DTL_FACET_SUPPORT,       /* DtlSupportFacet */
  DTL_FACET_TIME,          /* has no values, only a range */
  DTL_FACET_TEXT,          /* has no values, only a mask of what a search found */
} DtlFacet;

#define DTL_N_FACETS        (DTL_FACET_TEXT + 1)
#define DTL_N_VALUE_FACETS  (DTL_FACET_SUPPORT + 1)

typedef enum
{
  DTL_SUPPORT_SINGLE_SOURCE,   /* exactly one independent source supports it */
  DTL_SUPPORT_DISPUTED,        /* its sources disagree, or the editor says that it is disputed */
  DTL_SUPPORT_NOTHING_QUOTED,
  DTL_N_SUPPORTS,
} DtlSupportFacet;

typedef struct _DtlFilter DtlFilter;
typedef struct _DtlFacets DtlFacets;

DtlFilter   *dtl_filter_new          (void);
DtlFilter   *dtl_filter_copy         (const DtlFilter *self);
void         dtl_filter_free         (DtlFilter       *self);
gboolean     dtl_filter_equal        (const DtlFilter *a,
                                      const DtlFilter *b);
/* Whether it passes everything. */
gboolean     dtl_filter_is_empty     (const DtlFilter *self);
/* @value: an index of the document's lanes, actors or sources, of the tags of its facets, or a value of the enumeration. */
void         dtl_filter_set_chosen   (DtlFilter       *self,
                                      DtlFacet         facet,
                                      guint            value,
                                      gboolean         chosen);
gboolean     dtl_filter_is_chosen    (const DtlFilter *self,
                                      DtlFacet         facet,
                                      guint            value);
gboolean     dtl_filter_is_facet_empty (const DtlFilter *self,
                                        DtlFacet       facet);
void         dtl_filter_clear_facet  (DtlFilter       *self,
                                      DtlFacet         facet);
/* Events whose extent meets [@from, @to]; what has no place in time does not pass. Both ends beyond all instants: no range. */
void         dtl_filter_set_range    (DtlFilter       *self,
                                      DtlInstant       from,
                                      DtlInstant       to);
gboolean     dtl_filter_get_range    (const DtlFilter *self,
                                      DtlInstant      *from,
                                      DtlInstant      *to);
/* As a{sv}: what is chosen by ids and words, which hold in another version of the document too, but for what a search found. */
GVariant    *dtl_filter_to_names     (const DtlFilter *self,
                                      DtlFacets       *facets);
void         dtl_filter_choose_names (DtlFilter       *self,
                                      GVariant        *names,
                                      DtlFacets       *facets);
/* What a search found: a list of events (element-type guint32); NULL: there is no search. The list is copied into a mask. */
void         dtl_filter_set_found    (DtlFilter       *self,
                                      GArray          *found);

/* Keeps a reference on @document. Reads nothing yet. */
DtlFacets   *dtl_facets_new          (DtlDocument     *document);
void         dtl_facets_free         (DtlFacets       *self);
DtlDocument *dtl_facets_get_document (DtlFacets       *self);
/* Reads actors, sources and tags of all events, once; without it they are read when first they are needed. FALSE when @cancel
 * (nullable) became non-zero; then nothing was kept. Not to be called from two threads at a time. */
gboolean     dtl_facets_read         (DtlFacets       *self,
                                      const gint      *cancel);
/* The tags of the document, sorted; reads them. */
guint        dtl_facets_get_n_tags   (DtlFacets       *self);
const char  *dtl_facets_get_tag      (DtlFacets       *self,
                                      guint            tag);
guint        dtl_facets_get_n_values (DtlFacets       *self,
                                      DtlFacet         facet);
/* 1 in @mask for each event that passes, else 0; n_events bytes. Returns how many pass. */
guint        dtl_facets_apply        (DtlFacets       *self,
                                      const DtlFilter *filter,
                                      guint8          *mask);
/* How many events each value of @facet would leave; dtl_facets_get_n_values() numbers. */
void         dtl_facets_count        (DtlFacets       *self,
                                      const DtlFilter *filter,
                                      DtlFacet         facet,
                                      guint           *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlFilter, dtl_filter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlFacets, dtl_facets_free)

G_END_DECLS
