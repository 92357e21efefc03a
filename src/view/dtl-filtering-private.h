/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What dtl-filtering.c, which filters, and dtl-filtering-words.c, which says so, share. */
#pragma once

#include <gio/gio.h>

#include "dtl-filtering.h"

G_BEGIN_DECLS

/* Counts of all values, of all facets that have values. */
typedef struct
{
  guint *of[DTL_N_VALUE_FACETS];
  guint  n[DTL_N_VALUE_FACETS];
} DtlFacetCounts;

/* What the main thread and a job share; only the job that is running touches the facets before they are read. */
typedef struct
{
  DtlFacets *facets;
  guint      n_events;
} DtlSharedFacets;

struct _DtlFiltering
{
  GObject          parent_instance;

  DtlViewState    *state;
  DtlDocument     *document;      /* what the filter is about; (nullable) */
  DtlSharedFacets *shared;        /* g_atomic_rc_box; of the same document */
  DtlFilter       *filter;
  GVariant        *tags;          /* (nullable): names to be chosen when the document's are read */
  char           **source_names;  /* NULL until somebody asks */

  DtlFacetCounts  *counts;        /* (nullable) of the filter, unless they are stale */
  DtlFacetCounts  *totals;        /* (nullable) without a filter */
  guint            n_hidden;

  GTask           *task;          /* the job under way */
  guint            is_stale : 1;  /* the filter has changed since that job began */
  guint            counts_stale : 1;
  guint            wants_counts : 1;
};

/* Asking reads the words of all events, which nobody waits for where these are many; and meanwhile a job may be reading them. */
gboolean dtl_filtering_may_ask_for_tags (DtlFiltering *self);

G_END_DECLS
