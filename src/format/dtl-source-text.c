/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-source-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK_SIZE (64 * 1024)

static const char BYTE_ORDER_MARK[] = "\xef\xbb\xbf";

/* Takes @message. */
static void
tell (DtlSourceText     *self,
      DtlSourceTextState state,
      char              *message)
{
  self->state = state;
  self->message = message;
}

gboolean
dtl_source_text_is_path_allowed (const char *path)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (path[0] == '\0' || g_path_is_absolute (path) || path[0] == '\\' || path[0] == '~')
    return FALSE;
  parts = g_strsplit_set (path, "/\\", -1);
  return !g_strv_contains ((const char * const *) parts, "..");
}

/* The document portal shows a file in a folder of its own: /run/user/UID/doc/ID/NAME, or /run/flatpak/doc/ID/NAME. */
gboolean
dtl_source_text_is_alone (GFile *timeline)
{
  g_autofree char *path = NULL;
  const char *rest;

  g_return_val_if_fail (G_IS_FILE (timeline), FALSE);

  path = g_file_get_path (timeline);
  if (path == NULL)
    return FALSE;
  if (g_str_has_prefix (path, "/run/flatpak/doc/"))
    return TRUE;
  if (!g_str_has_prefix (path, "/run/user/"))
    return FALSE;
  rest = path + strlen ("/run/user/");
  rest += strspn (rest, "0123456789");
  return g_str_has_prefix (rest, "/doc/");
}

/* A pipe would never end, and a device is no text; both are told before they are opened. */
static gboolean
check_file (DtlSourceText *self,
            const char    *path,
            gboolean       is_alone,
            GCancellable  *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (self->file,
                                                  G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &error);

  if (info == NULL && is_alone && (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
                                   g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)))
    tell (self, DTL_SOURCE_TEXT_UNSEEN, g_strdup_printf (_("“%s” cannot be seen from here; open the folder it is in"), path));
  else if (info == NULL && (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
                            g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY)))
    tell (self, DTL_SOURCE_TEXT_MISSING, g_strdup_printf (_("“%s” is not there"), path));
  else if (info == NULL)
    tell (self, DTL_SOURCE_TEXT_FAILED, g_strdup_printf (_("“%s” could not be read: %s"), path, error->message));
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    tell (self, DTL_SOURCE_TEXT_NOT_TEXT, g_strdup_printf (_("“%s” is no file of text"), path));
  else if (g_file_info_get_size (info) > DTL_SOURCE_TEXT_MAX_SIZE)
    tell (self, DTL_SOURCE_TEXT_TOO_LARGE, NULL);
  else
    return TRUE;
  return FALSE;
}

/* Up to one byte more than is allowed, whatever size the file said it had. */
static GBytes *
read_bytes (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);

  if (stream == NULL)
    return NULL;
  while (bytes->len <= DTL_SOURCE_TEXT_MAX_SIZE)
    {
      gssize n_read = g_input_stream_read (G_INPUT_STREAM (stream), block, BLOCK_SIZE, cancellable, error);

      if (n_read < 0)
        return NULL;
      if (n_read == 0)
        break;
      g_byte_array_append (bytes, block, n_read);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* The checksum is that of the file as it lies there, byte order mark and all. */
static void
take_bytes (DtlSourceText   *self,
            const DtlSource *source,
            GBytes          *bytes)
{
  g_autofree char *sum = NULL;
  gsize size, skipped = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size > DTL_SOURCE_TEXT_MAX_SIZE)
    {
      tell (self, DTL_SOURCE_TEXT_TOO_LARGE, NULL);
      return;
    }
  if (size >= 3 && memcmp (data, BYTE_ORDER_MARK, 3) == 0)
    skipped = 3;
  if (!g_utf8_validate_len (data + skipped, size - skipped, NULL))
    {
      tell (self, DTL_SOURCE_TEXT_NOT_TEXT, g_strdup_printf (_("“%s” is no text in UTF-8"), source->text_path));
      return;
    }

  self->state = DTL_SOURCE_TEXT_LOADED;
  self->bytes = g_bytes_new_from_bytes (bytes, skipped, size - skipped);
  if (source->text_sha256 == NULL)
    return;
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_ascii_strcasecmp (sum, source->text_sha256) != 0)
    tell (self, DTL_SOURCE_TEXT_CHANGED, g_strdup_printf (_("“%s” is not the text that was saved: its checksum differs"), source->text_path));
}

static void
load (DtlSourceText   *self,
      gboolean         is_alone,
      const DtlSource *source,
      GCancellable    *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (check_file (self, source->text_path, is_alone, cancellable))
    {
      bytes = read_bytes (self->file, cancellable, &error);
      if (bytes == NULL)
        tell (self, DTL_SOURCE_TEXT_FAILED, g_strdup_printf (_("“%s” could not be read: %s"), source->text_path, error->message));
      else
        take_bytes (self, source, bytes);
    }
  if (self->state == DTL_SOURCE_TEXT_TOO_LARGE)
    self->message = g_strdup_printf (_("“%s” is larger than %d MiB"), source->text_path, DTL_SOURCE_TEXT_MAX_SIZE / (1024 * 1024));
}

DtlSourceText *
dtl_source_text_load (GFile           *timeline,
                      GFile           *folder,
                      const DtlSource *source,
                      GCancellable    *cancellable)
{
  DtlSourceText *self;
  g_autoptr (GFile) base = NULL;

  g_return_val_if_fail (timeline == NULL || G_IS_FILE (timeline), NULL);
  g_return_val_if_fail (folder == NULL || G_IS_FILE (folder), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  self = g_new0 (DtlSourceText, 1);
  if (source->text_path == NULL)
    return self;
  if (!dtl_source_text_is_path_allowed (source->text_path))
    {
      tell (self, DTL_SOURCE_TEXT_REFUSED,
            g_strdup_printf (_("“%s” leads out of the timeline's folder; the text of a source lies in that folder or below it"), source->text_path));
      return self;
    }

  base = folder != NULL ? g_object_ref (folder) : timeline != NULL ? g_file_get_parent (timeline) : NULL;
  if (base == NULL)
    {
      tell (self, DTL_SOURCE_TEXT_UNSEEN, g_strdup_printf (_("“%s” cannot be looked for: the timeline is in no folder"), source->text_path));
      return self;
    }
  self->file = g_file_resolve_relative_path (base, source->text_path);
  load (self, folder == NULL && timeline != NULL && dtl_source_text_is_alone (timeline), source, cancellable);
  return self;
}

void
dtl_source_text_free (DtlSourceText *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->message);
  g_free (self);
}
