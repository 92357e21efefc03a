/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The layout of what a view state shows, and which events that leaves.
 *
 * A layout is a fact of the document, the filter, the lanes' states and the folds; when one of them changes a new one is
 * made: at once for small documents, else in a thread on immutable data, and swapped in when it is still the one wanted.
 */
#include "config.h"

#include "dtl-view-state-private.h"

#define SHOWN_BLOCK 1024

/* What a layout is made from; immutable, so that a thread may read it. */
typedef struct
{
  DtlDocument *document;
  guint8      *lane_state;
  GBytes      *filter;
  gboolean     fold_empty_time;
  gint         cancel;
  gint        *n_done;
} LayoutJob;

/* What comes out of it. */
struct _DtlPreparedLayout
{
  DtlLayout *layout;
  guint32   *shown_before;
  guint      n_shown;
  gboolean   fold_empty_time;
};

static void
layout_job_free (LayoutJob *job)
{
  g_object_unref (job->document);
  g_free (job->lane_state);
  g_clear_pointer (&job->filter, g_bytes_unref);
  g_free (job);
}

void
dtl_prepared_layout_free (DtlPreparedLayout *self)
{
  g_clear_pointer (&self->layout, dtl_layout_unref);
  g_free (self->shown_before);
  g_free (self);
}

static LayoutJob *
layout_job_new (DtlViewState *self)
{
  LayoutJob *job = g_new0 (LayoutJob, 1);
  guint n_lanes = dtl_document_get_n_lanes (self->document);

  job->document = g_object_ref (self->document);
  job->lane_state = g_memdup2 (self->lane_state, n_lanes);
  job->filter = self->filter != NULL ? g_bytes_ref (self->filter) : NULL;
  job->fold_empty_time = self->fold_empty_time;
  return job;
}

/* An event without a place is on the Undated shelf, unless the filter leaves it out. */
static gboolean
is_shown (DtlDocument *document,
          DtlLayout   *layout,
          GBytes      *filter,
          guint32      event)
{
  if ((dtl_document_get_event (document, event)->flags & DTL_EVENT_PLACED) != 0)
    return dtl_layout_get_place (layout, event)->row != DTL_NONE;
  return filter == NULL || ((const guint8 *) g_bytes_get_data (filter, NULL))[event] != 0;
}

static void
count_shown (const LayoutJob *job,
             DtlPreparedLayout    *result)
{
  guint n_events = dtl_document_get_n_events (job->document);
  const guint32 *order = dtl_document_get_order (job->document);
  guint32 *before = g_new (guint32, n_events / SHOWN_BLOCK + 1);

  result->n_shown = 0;
  for (guint i = 0; i < n_events; i++)
    {
      if (i % SHOWN_BLOCK == 0)
        before[i / SHOWN_BLOCK] = result->n_shown;
      result->n_shown += is_shown (job->document, result->layout, job->filter, order[i]) ? 1 : 0;
    }
  if (result->n_shown < n_events)
    result->shown_before = g_steal_pointer (&before);
  g_free (before);
}

static DtlPreparedLayout *
layout_job_run (LayoutJob *job)
{
  DtlLayoutOptions options = {
    .lane_state = job->lane_state,
    .visible = job->filter != NULL ? g_bytes_get_data (job->filter, NULL) : NULL,
    .fold_empty_time = job->fold_empty_time,
    .n_done = job->n_done,
  };
  DtlPreparedLayout *result;
  DtlLayout *layout = dtl_layout_new (job->document, &options, &job->cancel);

  if (layout == NULL)
    return NULL;
  result = g_new0 (DtlPreparedLayout, 1);
  result->layout = layout;
  result->fold_empty_time = job->fold_empty_time;
  count_shown (job, result);
  return result;
}

static void
cancelled_cb (GCancellable *cancellable,
              gint         *cancel)
{
  g_atomic_int_set (cancel, 1);
}

static void
layout_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  DtlPreparedLayout *result = layout_job_run (task_data);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) dtl_prepared_layout_free);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The layout is no longer wanted");
}

void
dtl_view_state_cancel_layout (DtlViewState *self)
{
  if (self->layout_task == NULL)
    return;
  g_atomic_int_set (&((LayoutJob *) g_task_get_task_data (self->layout_task))->cancel, 1);
  g_clear_object (&self->layout_task);
}

DtlPreparedLayout *
dtl_prepared_layout_new (DtlDocument  *document,
                         gboolean      fold_empty_time,
                         GCancellable *cancellable,
                         gint         *n_done)
{
  LayoutJob job = { .document = document, .fold_empty_time = fold_empty_time, .n_done = n_done };
  DtlPreparedLayout *self;
  gulong cancelled;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  job.lane_state = dtl_view_state_dup_lanes (document);
  cancelled = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), &job.cancel, NULL);
  self = layout_job_run (&job);
  g_cancellable_disconnect (cancellable, cancelled);
  g_free (job.lane_state);
  return self;
}

DtlDocument *
dtl_prepared_layout_get_document (DtlPreparedLayout *self)
{
  return dtl_layout_get_document (self->layout);
}

gboolean
dtl_prepared_layout_get_fold_empty_time (DtlPreparedLayout *self)
{
  return self->fold_empty_time;
}

void
dtl_view_state_take_layout (DtlViewState      *self,
                             DtlPreparedLayout *result)
{
  DtlLayout *old = self->layout;

  self->layout = g_steal_pointer (&result->layout);
  g_free (self->shown_before);
  self->shown_before = g_steal_pointer (&result->shown_before);
  self->n_shown = result->n_shown;
  dtl_prepared_layout_free (result);

  if (self->is_framed && old != NULL)
    dtl_view_state_keep_eye (self, old);
  else
    dtl_view_state_frame_first (self);
  g_clear_pointer (&old, dtl_layout_unref);

  dtl_view_state_notify_layout (self);
  dtl_view_state_emit_moved (self);
}

static void
layout_ready_cb (GObject      *source,
                 GAsyncResult *async_result,
                 gpointer      user_data)
{
  DtlViewState *self = DTL_VIEW_STATE (source);
  DtlPreparedLayout *result = g_task_propagate_pointer (G_TASK (async_result), NULL);

  /* A later change asked for another one. */
  if (G_TASK (async_result) != self->layout_task)
    {
      g_clear_pointer (&result, dtl_prepared_layout_free);
      return;
    }

  g_clear_object (&self->layout_task);
  if (result != NULL)
    dtl_view_state_take_layout (self, result);
  dtl_view_state_notify_busy (self);
}

void
dtl_view_state_lay_out (DtlViewState *self)
{
  gboolean was_busy = self->layout_task != NULL;
  LayoutJob *job;

  dtl_view_state_cancel_layout (self);
  if (self->document != NULL)
    {
      job = layout_job_new (self);
      if (dtl_document_get_n_events (self->document) <= DTL_MAX_EVENTS_AT_ONCE)
        {
          dtl_view_state_take_layout (self, layout_job_run (job));
          layout_job_free (job);
        }
      else
        {
          self->layout_task = g_task_new (self, NULL, layout_ready_cb, NULL);
          g_task_set_source_tag (self->layout_task, dtl_view_state_lay_out);
          g_task_set_task_data (self->layout_task, job, (GDestroyNotify) layout_job_free);
          g_task_run_in_thread (self->layout_task, layout_thread);
        }
    }
  if (was_busy != (self->layout_task != NULL))
    dtl_view_state_notify_busy (self);
}

gboolean
dtl_view_state_is_shown (DtlViewState *self,
                         guint32       event)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->layout != NULL && event != DTL_NONE && is_shown (self->document, self->layout, self->filter, event);
}

guint
dtl_view_state_get_n_shown (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), 0);

  return self->n_shown;
}

guint
dtl_view_state_get_position (DtlViewState *self,
                             guint32       event)
{
  const guint32 *order;
  guint position, shown;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), 0);
  g_return_val_if_fail (self->layout != NULL, 0);

  position = dtl_document_get_position (self->document, event);
  if (self->shown_before == NULL)
    return position;

  order = dtl_document_get_order (self->document);
  shown = self->shown_before[position / SHOWN_BLOCK];
  for (guint i = position - position % SHOWN_BLOCK; i < position; i++)
    shown += is_shown (self->document, self->layout, self->filter, order[i]) ? 1 : 0;
  return shown;
}

gboolean
dtl_view_state_is_busy (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->layout_task != NULL;
}
