/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-filtering-private.h"

/* Up to here filtering and counting take a few milliseconds; beyond, the main loop must not wait for them. */
#define SYNC_MAX_EVENTS 2000

enum
{
  CHANGED,
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlFiltering, dtl_filtering, G_TYPE_OBJECT)

typedef enum
{
  JOB_APPLY,
  JOB_COUNT,
} JobKind;

typedef struct
{
  JobKind          kind;
  DtlSharedFacets *shared;
  DtlFilter       *filter;
  gboolean         needs_totals;
  gint             cancel;

  /* What comes out of it */
  GBytes          *mask;
  guint            n_passing;
  DtlFacetCounts  *counts;
  DtlFacetCounts  *totals;
} Job;

static void refresh (DtlFiltering *self);
static void filter_changed (DtlFiltering *self);

static void
counts_free (DtlFacetCounts *counts)
{
  for (guint facet = 0; facet < DTL_N_VALUE_FACETS; facet++)
    g_free (counts->of[facet]);
  g_free (counts);
}

static void
shared_clear (gpointer data)
{
  dtl_facets_free (((DtlSharedFacets *) data)->facets);
}

static void
shared_release (DtlSharedFacets *shared)
{
  g_atomic_rc_box_release_full (shared, shared_clear);
}

static void
job_free (Job *job)
{
  shared_release (job->shared);
  dtl_filter_free (job->filter);
  g_clear_pointer (&job->mask, g_bytes_unref);
  g_clear_pointer (&job->counts, counts_free);
  g_clear_pointer (&job->totals, counts_free);
  g_free (job);
}

static Job *
job_new (DtlFiltering *self,
         JobKind       kind)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->shared = g_atomic_rc_box_acquire (self->shared);
  job->filter = dtl_filter_copy (self->filter);
  job->needs_totals = self->totals == NULL;
  return job;
}

static void
job_apply (Job *job)
{
  guint n_events = job->shared->n_events;
  guint8 *mask = g_malloc (MAX (n_events, 1));

  job->n_passing = dtl_facets_apply (job->shared->facets, job->filter, mask);
  job->mask = g_bytes_new_take (mask, n_events);
}

/* NULL when it is not wanted any more. */
static DtlFacetCounts *
count_all (const Job       *job,
           const DtlFilter *filter)
{
  g_autoptr(DtlFilter) nothing = filter == NULL ? dtl_filter_new () : NULL;
  DtlFacetCounts *counts = g_new0 (DtlFacetCounts, 1);

  for (guint facet = 0; facet < DTL_N_VALUE_FACETS; facet++)
    {
      if (g_atomic_int_get (&job->cancel) != 0)
        {
          counts_free (counts);
          return NULL;
        }
      counts->n[facet] = dtl_facets_get_n_values (job->shared->facets, facet);
      counts->of[facet] = g_new0 (guint, counts->n[facet] + 1);
      dtl_facets_count (job->shared->facets, filter != NULL ? filter : nothing, facet, counts->of[facet]);
    }
  return counts;
}

static void
job_count (Job *job)
{
  if (!dtl_facets_read (job->shared->facets, &job->cancel))
    return;
  if (job->needs_totals)
    job->totals = count_all (job, NULL);
  job->counts = count_all (job, job->filter);
}

static void
take_mask (DtlFiltering *self,
           Job          *job)
{
  gboolean is_empty = dtl_filter_is_empty (job->filter);

  self->n_hidden = job->shared->n_events - job->n_passing;
  dtl_view_state_set_filter (self->state, is_empty ? NULL : job->mask);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_counts (DtlFiltering *self,
             Job          *job)
{
  if (job->totals != NULL)
    {
      g_clear_pointer (&self->totals, counts_free);
      self->totals = g_steal_pointer (&job->totals);
      /* Their words can be said from now on. */
      if (!dtl_filter_is_facet_empty (self->filter, DTL_FACET_TAG))
        g_signal_emit (self, signals[CHANGED], 0);
    }
  /* Unwanted since then, even if it came to its end: those of a filter before this one. */
  if (job->counts == NULL || g_atomic_int_get (&job->cancel) != 0)
    return;
  g_clear_pointer (&self->counts, counts_free);
  self->counts = g_steal_pointer (&job->counts);
  self->counts_stale = FALSE;
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
job_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Job *job = task_data;

  if (job->kind == JOB_APPLY)
    job_apply (job);
  else
    job_count (job);
  g_task_return_boolean (task, TRUE);
}

static void
choose_tags (DtlFiltering *self)
{
  g_autoptr(GVariant) names = g_variant_ref_sink (g_variant_new_parsed ("{'tag': <%@as>}", self->tags));

  g_clear_pointer (&self->tags, g_variant_unref);
  dtl_filter_choose_names (self->filter, names, self->shared->facets);
  filter_changed (self);
}

static void
job_done_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  DtlFiltering *self = DTL_FILTERING (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  /* Another document has come. */
  if (G_TASK (result) != self->task)
    return;
  g_clear_object (&self->task);
  if (job->kind == JOB_APPLY && !self->is_stale)
    take_mask (self, job);
  else if (job->kind == JOB_COUNT)
    take_counts (self, job);
  if (self->tags != NULL && dtl_filtering_may_ask_for_tags (self))
    choose_tags (self);
  refresh (self);
}

static void
start_job (DtlFiltering *self,
           JobKind       kind)
{
  Job *job = job_new (self, kind);

  self->is_stale = FALSE;
  self->task = g_task_new (self, NULL, job_done_cb, NULL);
  g_task_set_source_tag (self->task, start_job);
  g_task_set_task_data (self->task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (self->task, job_thread);
}

static void
run_at_once (DtlFiltering *self,
             JobKind       kind)
{
  Job *job = job_new (self, kind);

  self->is_stale = FALSE;
  if (kind == JOB_APPLY)
    {
      job_apply (job);
      take_mask (self, job);
    }
  else
    {
      job_count (job);
      take_counts (self, job);
    }
  job_free (job);
}

static void
run (DtlFiltering *self,
     JobKind       kind)
{
  if (self->shared->n_events <= SYNC_MAX_EVENTS)
    run_at_once (self, kind);
  else
    start_job (self, kind);
}

static gboolean
waits_for_tags (DtlFiltering *self)
{
  return !dtl_filtering_may_ask_for_tags (self) &&
         (self->tags != NULL || !dtl_filter_is_facet_empty (self->filter, DTL_FACET_TAG));
}

/* Does what is still to do, the events before the counts, which read the tags as well. */
static void
refresh (DtlFiltering *self)
{
  if (self->document == NULL || self->task != NULL)
    return;
  if (self->is_stale)
    run (self, JOB_APPLY);
  if (self->task == NULL && ((self->wants_counts && self->counts_stale) || waits_for_tags (self)))
    run (self, JOB_COUNT);
}

/* The filter has changed; what is being counted for the one before is not wanted. */
static void
filter_changed (DtlFiltering *self)
{
  self->is_stale = self->counts_stale = TRUE;
  if (self->task != NULL)
    g_atomic_int_set (&((Job *) g_task_get_task_data (self->task))->cancel, 1);
  refresh (self);
  if (self->task != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
drop_document (DtlFiltering *self)
{
  if (self->task != NULL)
    g_atomic_int_set (&((Job *) g_task_get_task_data (self->task))->cancel, 1);
  g_clear_object (&self->task);
  g_clear_pointer (&self->counts, counts_free);
  g_clear_pointer (&self->totals, counts_free);
  g_clear_pointer (&self->filter, dtl_filter_free);
  g_clear_pointer (&self->tags, g_variant_unref);
  g_clear_pointer (&self->source_names, g_strfreev);
  g_clear_pointer (&self->shared, shared_release);
  g_clear_object (&self->document);
}

static void
follow_document (DtlFiltering *self)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);

  drop_document (self);
  self->filter = dtl_filter_new ();
  self->n_hidden = 0;
  self->is_stale = FALSE;
  self->counts_stale = TRUE;
  if (document != NULL)
    {
      self->document = g_object_ref (document);
      self->shared = g_atomic_rc_box_new0 (DtlSharedFacets);
      self->shared->facets = dtl_facets_new (document);
      self->shared->n_events = dtl_document_get_n_events (document);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  refresh (self);
}

static void
dtl_filtering_dispose (GObject *object)
{
  DtlFiltering *self = DTL_FILTERING (object);

  drop_document (self);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (dtl_filtering_parent_class)->dispose (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, DTL_TYPE_FILTERING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dtl_filtering_class_init (DtlFilteringClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_filtering_dispose;

  signals[CHANGED] = new_signal ("changed");
  signals[COUNTED] = new_signal ("counted");
}

static void
dtl_filtering_init (DtlFiltering *self)
{
  self->filter = dtl_filter_new ();
}

DtlFiltering *
dtl_filtering_new (DtlViewState *state)
{
  DtlFiltering *self;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (state), NULL);

  self = g_object_new (DTL_TYPE_FILTERING, NULL);
  self->state = g_object_ref (state);
  g_signal_connect_object (state, "notify::document", G_CALLBACK (follow_document), self, G_CONNECT_SWAPPED);
  follow_document (self);
  return self;
}

DtlDocument *
dtl_filtering_get_document (DtlFiltering *self)
{
  g_return_val_if_fail (DTL_IS_FILTERING (self), NULL);

  return self->document;
}

const DtlFilter *
dtl_filtering_get_filter (DtlFiltering *self)
{
  g_return_val_if_fail (DTL_IS_FILTERING (self), NULL);

  return self->filter;
}

gboolean
dtl_filtering_is_active (DtlFiltering *self)
{
  g_return_val_if_fail (DTL_IS_FILTERING (self), FALSE);

  return !dtl_filter_is_empty (self->filter);
}

guint
dtl_filtering_get_n_active (DtlFiltering *self)
{
  guint n_active = 0;

  g_return_val_if_fail (DTL_IS_FILTERING (self), 0);

  for (guint facet = 0; facet < DTL_N_FACETS; facet++)
    n_active += !dtl_filter_is_facet_empty (self->filter, facet);
  return n_active;
}

void
dtl_filtering_set_chosen (DtlFiltering *self,
                          DtlFacet      facet,
                          guint         value,
                          gboolean      chosen)
{
  g_return_if_fail (DTL_IS_FILTERING (self));
  g_return_if_fail (facet < DTL_N_VALUE_FACETS);

  if (dtl_filter_is_chosen (self->filter, facet, value) == !!chosen)
    return;
  dtl_filter_set_chosen (self->filter, facet, value, chosen);
  filter_changed (self);
}

void
dtl_filtering_set_range (DtlFiltering *self,
                         DtlInstant    from,
                         DtlInstant    to)
{
  DtlInstant old_from, old_to;

  g_return_if_fail (DTL_IS_FILTERING (self));

  dtl_filter_get_range (self->filter, &old_from, &old_to);
  if (old_from == from && old_to == to)
    return;
  dtl_filter_set_range (self->filter, from, to);
  filter_changed (self);
}

void
dtl_filtering_set_found (DtlFiltering *self,
                         GArray       *found)
{
  g_autoptr(DtlFilter) old = NULL;

  g_return_if_fail (DTL_IS_FILTERING (self));

  old = dtl_filter_copy (self->filter);
  dtl_filter_set_found (self->filter, found);
  if (!dtl_filter_equal (old, self->filter))
    filter_changed (self);
}

void
dtl_filtering_clear_facet (DtlFiltering *self,
                           DtlFacet      facet)
{
  g_return_if_fail (DTL_IS_FILTERING (self));
  g_return_if_fail (facet < DTL_N_FACETS);

  if (facet == DTL_FACET_TAG)
    g_clear_pointer (&self->tags, g_variant_unref);
  if (dtl_filter_is_facet_empty (self->filter, facet))
    return;
  dtl_filter_clear_facet (self->filter, facet);
  filter_changed (self);
}

void
dtl_filtering_clear (DtlFiltering *self)
{
  g_return_if_fail (DTL_IS_FILTERING (self));

  g_clear_pointer (&self->tags, g_variant_unref);
  if (dtl_filter_is_empty (self->filter))
    return;
  g_clear_pointer (&self->filter, dtl_filter_free);
  self->filter = dtl_filter_new ();
  filter_changed (self);
}

void
dtl_filtering_take_filter (DtlFiltering *self,
                           DtlFilter    *filter)
{
  g_autoptr(DtlFilter) old = filter;

  g_return_if_fail (DTL_IS_FILTERING (self) && filter != NULL);

  if (dtl_filter_equal (filter, self->filter))
    return;
  old = self->filter;
  self->filter = filter;
  filter_changed (self);
}

GVariant *
dtl_filtering_dup_names (DtlFiltering *self)
{
  g_autoptr(DtlFilter) filter = NULL;
  g_autoptr(GVariant) names = NULL;
  GVariantDict all;

  g_return_val_if_fail (DTL_IS_FILTERING (self), NULL);
  g_return_val_if_fail (self->shared != NULL, NULL);

  filter = dtl_filter_copy (self->filter);
  if (!dtl_filtering_may_ask_for_tags (self))
    dtl_filter_clear_facet (filter, DTL_FACET_TAG);
  names = g_variant_ref_sink (dtl_filter_to_names (filter, self->shared->facets));
  g_variant_dict_init (&all, names);
  if (self->tags != NULL)
    g_variant_dict_insert_value (&all, "tag", self->tags);
  return g_variant_ref_sink (g_variant_dict_end (&all));
}

void
dtl_filtering_take_names (DtlFiltering *self,
                          GVariant     *names)
{
  DtlFilter *filter = NULL;
  g_autoptr(GVariant) wanted = NULL;
  GVariantDict known;

  g_return_if_fail (DTL_IS_FILTERING (self));
  g_return_if_fail (self->shared != NULL);

  g_clear_pointer (&self->tags, g_variant_unref);
  g_variant_dict_init (&known, names);
  if (!dtl_filtering_may_ask_for_tags (self))
    {
      self->tags = g_variant_lookup_value (names, "tag", G_VARIANT_TYPE_STRING_ARRAY);
      g_variant_dict_remove (&known, "tag");
    }
  wanted = g_variant_ref_sink (g_variant_dict_end (&known));
  filter = dtl_filter_new ();
  dtl_filter_choose_names (filter, wanted, self->shared->facets);
  dtl_filtering_take_filter (self, filter);
  refresh (self);
}

gboolean
dtl_filtering_may_ask_for_tags (DtlFiltering *self)
{
  return self->totals != NULL || self->shared->n_events <= SYNC_MAX_EVENTS;
}

gboolean
dtl_filtering_is_busy (DtlFiltering *self)
{
  g_return_val_if_fail (DTL_IS_FILTERING (self), FALSE);

  return self->task != NULL;
}

guint
dtl_filtering_get_n_events (DtlFiltering *self)
{
  g_return_val_if_fail (DTL_IS_FILTERING (self), 0);

  return self->shared != NULL ? self->shared->n_events : 0;
}

guint
dtl_filtering_get_n_hidden (DtlFiltering *self)
{
  g_return_val_if_fail (DTL_IS_FILTERING (self), 0);

  return self->n_hidden;
}

void
dtl_filtering_set_wants_counts (DtlFiltering *self,
                                gboolean      wants_counts)
{
  g_return_if_fail (DTL_IS_FILTERING (self));

  self->wants_counts = !!wants_counts;
  refresh (self);
}

gboolean
dtl_filtering_has_counts (DtlFiltering *self)
{
  g_return_val_if_fail (DTL_IS_FILTERING (self), FALSE);

  return self->counts != NULL && self->totals != NULL;
}

/* Before they are read nobody may ask the facets: a job may be reading them. */
guint
dtl_filtering_get_n_values (DtlFiltering *self,
                            DtlFacet      facet)
{
  g_return_val_if_fail (DTL_IS_FILTERING (self), 0);
  g_return_val_if_fail (facet < DTL_N_VALUE_FACETS, 0);

  return self->totals != NULL ? self->totals->n[facet] : 0;
}

static guint
get_from (const DtlFacetCounts *counts,
          DtlFacet              facet,
          guint                 value)
{
  return counts != NULL && value < counts->n[facet] ? counts->of[facet][value] : 0;
}

guint
dtl_filtering_get_count (DtlFiltering *self,
                         DtlFacet      facet,
                         guint         value)
{
  g_return_val_if_fail (DTL_IS_FILTERING (self), 0);
  g_return_val_if_fail (facet < DTL_N_VALUE_FACETS, 0);

  return get_from (self->counts, facet, value);
}

guint
dtl_filtering_get_total (DtlFiltering *self,
                         DtlFacet      facet,
                         guint         value)
{
  g_return_val_if_fail (DTL_IS_FILTERING (self), 0);
  g_return_val_if_fail (facet < DTL_N_VALUE_FACETS, 0);

  return get_from (self->totals, facet, value);
}
