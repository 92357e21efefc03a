/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The saved texts of sources, for the reader: read and searched for their quotations in a thread, and looked for where a person
 * says that they are.
 */
#include "config.h"

#include "dtl-window-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-quotes.h"
#include "dtl-source-text.h"

/* What the thread works with. */
typedef struct
{
  DtlDocument *document;
  guint32      source;        /* or DTL_NONE: all of them */
  GFile       *timeline;      /* (nullable) */
  GFile       *folder;        /* (nullable) */
  gint         is_cancelled;  /* for the matcher, which knows no GCancellable */
} TextJob;

typedef struct
{
  GBytes    *text;            /* NULL: there is none */
  GPtrArray *quotes;
  char      *message;
  gboolean   wants_folder;
} FoundText;

static TextJob *
text_job_new (DtlWindow *self,
              guint32    source)
{
  TextJob *job = g_new0 (TextJob, 1);

  g_set_object (&job->document, dtl_view_state_get_document (self->state));
  if (self->file != NULL && !dtl_window_is_standard_input (self->file))
    g_set_object (&job->timeline, self->file);
  g_set_object (&job->folder, self->text_folder);
  job->source = source;
  return job;
}

static void
text_job_free (TextJob *job)
{
  g_clear_object (&job->document);
  g_clear_object (&job->timeline);
  g_clear_object (&job->folder);
  g_free (job);
}

static void
found_text_free (FoundText *found)
{
  g_clear_pointer (&found->text, g_bytes_unref);
  g_clear_pointer (&found->quotes, g_ptr_array_unref);
  g_free (found->message);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FoundText, found_text_free)

static void
cancelled_cb (GCancellable *cancellable,
              gint         *is_cancelled)
{
  g_atomic_int_set (is_cancelled, 1);
}

static void
find_text_in_thread (GTask        *task,
                     gpointer      source_object,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  TextJob *job = task_data;
  const DtlSource *source = dtl_document_get_source (job->document, job->source);
  g_autoptr(DtlSourceText) text = dtl_source_text_load (job->timeline, job->folder, source, cancellable);
  FoundText *found = g_new0 (FoundText, 1);

  found->message = g_strdup (text->state == DTL_SOURCE_TEXT_NONE ? _("The timeline names no saved text of this source.")
                                                                 : text->message);
  found->wants_folder = text->state == DTL_SOURCE_TEXT_UNSEEN || text->state == DTL_SOURCE_TEXT_MISSING;
  if (text->bytes != NULL)
    {
      gulong id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), &job->is_cancelled, NULL);

      found->text = g_bytes_ref (text->bytes);
      found->quotes = dtl_quotes_gather (job->document, job->source);
      dtl_quotes_check (found->quotes, 0, found->quotes->len, g_bytes_get_data (text->bytes, NULL),
                        g_bytes_get_size (text->bytes), &job->is_cancelled);
      dtl_quotes_sort (found->quotes);
      g_cancellable_disconnect (cancellable, id);
    }
  g_task_return_pointer (task, found, (GDestroyNotify) found_text_free);
}

void
dtl_window_stop_text (DtlWindow *self)
{
  if (self->text_loading != NULL)
    g_cancellable_cancel (self->text_loading);
  g_clear_object (&self->text_loading);
}

static void
found_text_cb (GObject      *source_object,
               GAsyncResult *result,
               gpointer      user_data)
{
  DtlWindow *self = DTL_WINDOW (source_object);
  TextJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(FoundText) found = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: another text is wanted by now, or none. */
  if (found == NULL)
    return;
  g_clear_object (&self->text_loading);
  if (found->text != NULL)
    dtl_reader_take_text (self->reader, job->source, found->text, found->quotes, found->message);
  else
    dtl_reader_take_text_failure (self->reader, job->source, found->message, found->wants_folder);
}

static void
text_wanted_cb (DtlWindow *self,
                guint      source)
{
  g_autoptr(GTask) task = NULL;

  dtl_window_stop_text (self);
  self->text_loading = g_cancellable_new ();
  task = g_task_new (self, self->text_loading, found_text_cb, NULL);
  g_task_set_source_tag (task, text_wanted_cb);
  g_task_set_task_data (task, text_job_new (self, source), (GDestroyNotify) text_job_free);
  g_task_run_in_thread (task, find_text_in_thread);
}

/* All quotations in all texts, so that every card of the reader says what was found */

/* Takes those out that could not be looked for, because there is no text of theirs. */
static void
check_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  TextJob *job = task_data;
  GPtrArray *quotes = dtl_quotes_gather (job->document, DTL_NONE);
  gulong id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), &job->is_cancelled, NULL);

  dtl_quotes_sort_by_source (quotes);
  for (guint first = 0, end; first < quotes->len && !job->is_cancelled;)
    {
      guint32 source = ((const DtlQuote *) quotes->pdata[first])->source;
      g_autoptr(DtlSourceText) text = NULL;

      for (end = first + 1; end < quotes->len && ((const DtlQuote *) quotes->pdata[end])->source == source; end++)
        ;
      text = dtl_source_text_load (job->timeline, job->folder, dtl_document_get_source (job->document, source), cancellable);
      if (text->bytes == NULL)
        {
          g_ptr_array_remove_range (quotes, first, end - first);
          continue;
        }
      dtl_quotes_check (quotes, first, end - first, g_bytes_get_data (text->bytes, NULL), g_bytes_get_size (text->bytes),
                        &job->is_cancelled);
      first = end;
    }
  g_cancellable_disconnect (cancellable, id);
  g_task_return_pointer (task, quotes, (GDestroyNotify) g_ptr_array_unref);
}

static void
checked_cb (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  DtlWindow *self = DTL_WINDOW (source_object);
  g_autoptr(GPtrArray) quotes = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: another document is shown. */
  if (quotes == NULL)
    return;
  g_clear_object (&self->checking);
  if (quotes->len > 0)
    dtl_reader_set_checks (self->reader, quotes);
}

void
dtl_window_stop_checking (DtlWindow *self)
{
  if (self->checking != NULL)
    g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
}

static gboolean
has_texts (DtlDocument *document)
{
  for (guint i = 0; i < dtl_document_get_n_sources (document); i++)
    if (dtl_document_get_source (document, i)->text_path != NULL)
      return TRUE;
  return FALSE;
}

void
dtl_window_check_quotations (DtlWindow *self)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  g_autoptr(GTask) task = NULL;

  dtl_window_stop_checking (self);
  if (document == NULL || !has_texts (document))
    return;
  self->checking = g_cancellable_new ();
  task = g_task_new (self, self->checking, checked_cb, NULL);
  g_task_set_source_tag (task, dtl_window_check_quotations);
  g_task_set_task_data (task, text_job_new (self, DTL_NONE), (GDestroyNotify) text_job_free);
  g_task_run_in_thread (task, check_in_thread);
}

/* Where the folder that was opened holds the timeline itself, that one is remembered: opened from there, it sees its neighbours. */
static void
remember_in_folder (DtlWindow *self)
{
  g_autofree char *name = self->file != NULL ? g_file_get_basename (self->file) : NULL;
  g_autoptr(GFile) twin = name != NULL ? g_file_get_child (self->text_folder, name) : NULL;

  if (twin != NULL && dtl_source_text_is_alone (self->file) && g_file_query_exists (twin, NULL))
    dtl_window_remember_recent (twin);
}

static void
folder_response_cb (GtkNativeDialog *dialog,
                    int              response,
                    DtlWindow       *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      guint32 source = dtl_reader_get_text_source (self->reader);

      g_clear_object (&self->text_folder);
      self->text_folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      remember_in_folder (self);
      if (source != DTL_NONE)
        text_wanted_cb (self, source);
      dtl_window_check_quotations (self);
    }
  g_object_unref (dialog);
}

static void
folder_wanted_cb (DtlWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("The Folder the Timeline Is In"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                                              _("_Give Access"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (folder_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
dtl_window_init_texts (DtlWindow *self)
{
  g_signal_connect_swapped (self->reader, "text-wanted", G_CALLBACK (text_wanted_cb), self);
  g_signal_connect_swapped (self->reader, "folder-wanted", G_CALLBACK (folder_wanted_cb), self);
}
