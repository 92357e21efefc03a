/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-file-watch.h"

#define INTERVAL_MS 2000
/* Between an answer that differs and the next that must agree with it. */
#define REST_MS     250

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC

typedef struct
{
  gint64 size;          /* -1: there is no such file, or nothing is known of it */
  gint64 modified_us;
} Stamp;

struct _DtlFileWatch
{
  GFile            *file;
  DtlFileWatchFunc  changed;
  gpointer          user_data;

  Stamp             read;           /* when it was last told of */
  Stamp             last;           /* the last answer */
  GCancellable     *asking;         /* NULL between questions */
  guint             timeout_id;
  guint             is_known : 1;   /* `read` was answered */
};

static gboolean
stamps_equal (const Stamp *a,
              const Stamp *b)
{
  return a->size == b->size && a->modified_us == b->modified_us;
}

static Stamp
stamp_of (GFileInfo *info)
{
  Stamp stamp = { .size = -1 };

  if (info == NULL)
    return stamp;
  stamp.size = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_STANDARD_SIZE);
  stamp.modified_us = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * G_USEC_PER_SEC +
                      g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);
  return stamp;
}

static void ask_after (DtlFileWatch *self,
                       guint         delay_ms);

static void
take_answer (DtlFileWatch *self,
             const Stamp  *answer)
{
  gboolean is_at_rest = stamps_equal (answer, &self->last);

  self->last = *answer;
  if (!self->is_known)
    {
      self->is_known = TRUE;
      self->read = *answer;
    }
  else if (answer->size >= 0 && !stamps_equal (answer, &self->read))
    {
      if (!is_at_rest)
        {
          ask_after (self, REST_MS);
          return;
        }
      self->read = *answer;
      ask_after (self, INTERVAL_MS);
      /* Last, because it may free us. */
      self->changed (self->user_data);
      return;
    }
  ask_after (self, INTERVAL_MS);
}

static void
query_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  DtlFileWatch *self = user_data;
  Stamp answer;

  /* Cancelled: the watch was freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->asking);
  answer = stamp_of (info);
  take_answer (self, &answer);
}

static gboolean
ask_cb (gpointer user_data)
{
  DtlFileWatch *self = user_data;

  self->timeout_id = 0;
  self->asking = g_cancellable_new ();
  g_file_query_info_async (self->file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, G_PRIORITY_LOW, self->asking, query_cb, self);
  return G_SOURCE_REMOVE;
}

static void
ask_after (DtlFileWatch *self,
           guint         delay_ms)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add (delay_ms, ask_cb, self);
}

DtlFileWatch *
dtl_file_watch_new (GFile            *file,
                    DtlFileWatchFunc  changed,
                    gpointer          user_data)
{
  DtlFileWatch *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (changed != NULL, NULL);

  self = g_new0 (DtlFileWatch, 1);
  self->file = g_object_ref (file);
  self->changed = changed;
  self->user_data = user_data;
  ask_cb (self);
  return self;
}

void
dtl_file_watch_free (DtlFileWatch *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_object_unref (self->file);
  g_free (self);
}

void
dtl_file_watch_look (DtlFileWatch *self)
{
  g_return_if_fail (self != NULL);

  if (self->asking == NULL)
    ask_after (self, 0);
}
