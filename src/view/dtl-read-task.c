/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-read-task.h"

typedef struct
{
  DtlDocument   *document;
  DtlReadFunc    func;
  GDestroyNotify free_func;
  gint           cancel;
} ReadJob;

static void
read_job_free (ReadJob *job)
{
  g_object_unref (job->document);
  g_free (job);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  ReadJob *job = task_data;

  g_task_return_pointer (task, job->func (job->document, &job->cancel), job->free_func);
}

GTask *
dtl_read_task_new (gpointer            view,
                   DtlDocument        *document,
                   DtlReadFunc         func,
                   GDestroyNotify      free_func,
                   GAsyncReadyCallback done)
{
  GTask *task = g_task_new (view, NULL, done, NULL);
  ReadJob *job = g_new0 (ReadJob, 1);

  job->document = g_object_ref (document);
  job->func = func;
  job->free_func = free_func;
  g_task_set_source_tag (task, dtl_read_task_new);
  g_task_set_task_data (task, job, (GDestroyNotify) read_job_free);
  g_task_run_in_thread (task, read_thread);
  return task;
}

void
dtl_read_task_clear (GTask **task)
{
  if (*task != NULL)
    g_atomic_int_set (&((ReadJob *) g_task_get_task_data (*task))->cancel, 1);
  g_clear_object (task);
}
