/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-loader.h"

#include "dtl-carrier.h"
#include "dtl-import.h"
#include "dtl-native.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_SIZE     ((gsize) 2 * 1024 * 1024)
#define READ_SHARE     0.3       /* of the progress; the rest is the pass */
#define PROGRESS_STEP  0.005

G_DEFINE_QUARK (dtl-format-error-quark, dtl_format_error)

/* Progress in parts of a whole, and not more often than anybody could see. */
typedef struct
{
  DtlProgressFunc func;
  gpointer        data;
  double          start, share;
  double          last;
} Progress;

static void
report_progress (double   fraction,
                 gpointer user_data)
{
  Progress *self = user_data;
  double whole = self->start + self->share * fraction;

  if (self->func == NULL || (whole < self->last + PROGRESS_STEP && whole < 1.0))
    return;
  self->last = whole;
  self->func (MIN (whole, 1.0), self->data);
}

static gboolean
check_size (guint64   size,
            GError  **error)
{
  g_autofree char *found = NULL, *limit = NULL;

  if (size <= DTL_LOADER_MAX_SIZE)
    return TRUE;

  found = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);
  limit = g_format_size_full (DTL_LOADER_MAX_SIZE, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, DTL_FORMAT_ERROR, DTL_FORMAT_ERROR_TOO_LARGE, _("found a file of %s, expected at most %s"), found, limit);
  return FALSE;
}

/* The timeline that a picture carries, at the view that the picture shows. */
static DtlDocument *
load_picture (GBytes        *bytes,
              GCancellable  *cancellable,
              Progress      *progress,
              GError       **error)
{
  g_autofree char *view = NULL;
  g_autoptr (GBytes) timeline = dtl_carrier_unpack (bytes, &view, error);
  DtlNativePicture picture = { view };

  if (timeline == NULL)
    return NULL;

  picture.is_intact = dtl_carrier_is_intact (timeline, view);
  return dtl_native_load (timeline, &picture, NULL, cancellable, report_progress, progress, error);
}

/* The timeline that another format's file comes to. NULL without an error: it is in none that we know. */
static DtlDocument *
load_foreign (GBytes        *bytes,
              const char    *name,
              GCancellable  *cancellable,
              Progress      *progress,
              GError       **error)
{
  Progress importing = *progress, passing;
  g_autoptr (DtlImport) import = NULL;

  importing.share = progress->share / 2;
  import = dtl_import_read (bytes, name, cancellable, report_progress, &importing, error);
  if (import == NULL)
    return NULL;
  passing = importing;
  passing.start += importing.share;
  return dtl_native_load (import->timeline, NULL, import, cancellable, report_progress, &passing, error);
}

/* Most files are ours, so only what turns out not to be is looked at again. JSON that is broken is broken in every format. */
static gboolean
may_be_foreign (GBytes       *bytes,
                const GError *error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_error_matches (error, DTL_FORMAT_ERROR, DTL_FORMAT_ERROR_NOT_DATELINE))
    return TRUE;
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  while (size > 0 && g_ascii_isspace (*data))
    {
      data++;
      size--;
    }
  return g_error_matches (error, DTL_FORMAT_ERROR, DTL_FORMAT_ERROR_SYNTAX) && size > 0 && *data != '{' && *data != '[';
}

static DtlDocument *
load_bytes (GBytes        *bytes,
            const char    *name,
            GCancellable  *cancellable,
            Progress      *progress,
            GError       **error)
{
  g_autoptr (GError) own_error = NULL, foreign_error = NULL;
  DtlDocument *document;

  if (!check_size (g_bytes_get_size (bytes), error))
    return NULL;
  if (dtl_carrier_is (bytes))
    return load_picture (bytes, cancellable, progress, error);

  document = dtl_native_load (bytes, NULL, NULL, cancellable, report_progress, progress, &own_error);
  if (document == NULL && may_be_foreign (bytes, own_error))
    document = load_foreign (bytes, name, cancellable, progress, &foreign_error);
  if (document == NULL && foreign_error != NULL)
    g_propagate_error (error, g_steal_pointer (&foreign_error));
  else if (document == NULL)
    g_propagate_error (error, g_steal_pointer (&own_error));
  return document;
}

DtlDocument *
dtl_load_bytes (GBytes           *bytes,
                GCancellable     *cancellable,
                DtlProgressFunc   progress,
                gpointer          user_data,
                GError          **error)
{
  Progress whole = { .func = progress, .data = user_data, .share = 1.0 };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return load_bytes (bytes, NULL, cancellable, &whole, error);
}

/* How large the file says that it is; 0 where it does not know, as a pipe. */
static guint64
expected_size (GFileInputStream *stream,
               GCancellable     *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);

  return info != NULL ? g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE) : 0;
}

/* The whole file in memory that is ours: a mapped file that somebody truncates would kill the process. */
static GBytes *
read_stream (GInputStream  *stream,
             guint64        expected,
             GCancellable  *cancellable,
             Progress      *progress,
             GError       **error)
{
  gsize allocated = expected > 0 ? (gsize) expected + 1 : CHUNK_SIZE, size = 0;
  g_autofree char *data = g_try_malloc (allocated);

  while (data != NULL)
    {
      gsize n = 0;

      if (size == allocated)
        {
          char *larger = g_try_realloc (data, allocated * 2);

          if (larger == NULL)
            break;
          (void) g_steal_pointer (&data);
          data = larger;
          allocated *= 2;
        }
      if (!g_input_stream_read_all (stream, data + size, MIN (CHUNK_SIZE, allocated - size), &n, cancellable, error))
        return NULL;
      if (n == 0)
        return g_bytes_new_take (g_realloc (g_steal_pointer (&data), MAX (size, 1)), size);

      size += n;
      if (!check_size (size, error))
        return NULL;
      if (expected > 0)
        report_progress (MIN (1.0, (double) size / (double) expected), progress);
    }

  g_set_error_literal (error, DTL_FORMAT_ERROR, DTL_FORMAT_ERROR_TOO_LARGE, _("there is not enough memory for a file of this size"));
  return NULL;
}

/* "chronology" of "chronology.csv". */
static char *
dup_title (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  char *title = g_filename_display_name (base != NULL ? base : "");
  char *dot = strrchr (title, '.');

  if (dot != NULL && dot != title)
    *dot = '\0';
  return title;
}

DtlDocument *
dtl_load_file (GFile            *file,
               GCancellable     *cancellable,
               DtlProgressFunc   progress,
               gpointer          user_data,
               GError          **error)
{
  Progress reading = { .func = progress, .data = user_data, .share = READ_SHARE };
  Progress passing = { .func = progress, .data = user_data, .start = READ_SHARE, .share = 1.0 - READ_SHARE };
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  guint64 expected;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  expected = expected_size (stream, cancellable);
  if (!check_size (expected, error))
    return NULL;
  bytes = read_stream (G_INPUT_STREAM (stream), expected, cancellable, &reading, error);
  if (bytes == NULL)
    return NULL;
  name = dup_title (file);
  return load_bytes (bytes, name, cancellable, &passing, error);
}

/* In a thread */

/* Shared between the thread and the main context of whoever asked. At most one report is on its way at any time. */
typedef struct
{
  gatomicrefcount ref_count;
  GMutex          mutex;
  GMainContext   *context;
  double          fraction;
  gboolean        is_pending, is_done;
  DtlProgressFunc func;
  gpointer        data;
  GDestroyNotify  destroy;
} Reporter;

static Reporter *
reporter_new (DtlProgressFunc func,
              gpointer        data,
              GDestroyNotify  destroy)
{
  Reporter *self = g_new0 (Reporter, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  return self;
}

static void
reporter_unref (gpointer user_data)
{
  Reporter *self = user_data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static gboolean
report_cb (gpointer user_data)
{
  Reporter *self = user_data;
  double fraction;
  gboolean is_done;

  g_mutex_lock (&self->mutex);
  fraction = self->fraction;
  is_done = self->is_done;
  self->is_pending = FALSE;
  g_mutex_unlock (&self->mutex);

  if (!is_done)
    self->func (fraction, self->data);
  return G_SOURCE_REMOVE;
}

/* In the thread. */
static void
report_from_thread (double   fraction,
                    gpointer user_data)
{
  Reporter *self = user_data;
  gboolean was_pending;

  g_mutex_lock (&self->mutex);
  self->fraction = fraction;
  was_pending = self->is_pending;
  self->is_pending = TRUE;
  g_mutex_unlock (&self->mutex);

  if (!was_pending)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_atomic_ref_count_inc (&self->ref_count);
      g_source_set_callback (source, report_cb, self, reporter_unref);
      g_source_set_static_name (source, "[dateline] load progress");
      g_source_attach (source, self->context);
    }
}

/* In the caller's context: from here on nothing is reported, and the caller's data is let go. */
static void
reporter_close (Reporter *self)
{
  GDestroyNotify destroy;

  g_mutex_lock (&self->mutex);
  self->is_done = TRUE;
  destroy = g_steal_pointer (&self->destroy);
  g_mutex_unlock (&self->mutex);

  if (destroy != NULL)
    destroy (self->data);
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Reporter *reporter = task_data;
  GError *error = NULL;
  DtlDocument *document = dtl_load_file (G_FILE (source_object), cancellable,
                                         reporter->func != NULL ? report_from_thread : NULL, reporter, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

typedef struct
{
  Reporter            *reporter;
  GAsyncReadyCallback  callback;
  gpointer             user_data;
} Finish;

static void
loaded_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Finish *finish = user_data;

  reporter_close (finish->reporter);
  if (finish->callback != NULL)
    finish->callback (source_object, result, finish->user_data);
  reporter_unref (finish->reporter);
  g_free (finish);
}

void
dtl_load_file_async (GFile               *file,
                     GCancellable        *cancellable,
                     DtlProgressFunc      progress,
                     gpointer             progress_data,
                     GDestroyNotify       progress_destroy,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Finish *finish;

  g_return_if_fail (G_IS_FILE (file));

  finish = g_new0 (Finish, 1);
  finish->reporter = reporter_new (progress, progress_data, progress_destroy);
  finish->callback = callback;
  finish->user_data = user_data;

  task = g_task_new (file, cancellable, loaded_cb, finish);
  g_task_set_source_tag (task, dtl_load_file_async);
  g_atomic_ref_count_inc (&finish->reporter->ref_count);
  g_task_set_task_data (task, finish->reporter, reporter_unref);
  g_task_run_in_thread (task, load_in_thread);
}

DtlDocument *
dtl_load_file_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dtl_load_file_async), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
