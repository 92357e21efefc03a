/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Saving without ever having half a file: a temporary file in the same folder, fsync, rename, fsync of the folder. A
 * link is followed, and the file that it leads to is replaced. GLib's own replacing is not used for local files: it
 * writes in place where a file is a link or belongs to somebody else, and syncs only files that were there before.
 */
#include "config.h"

#include "dtl-save.h"

#include "dtl-loader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_SIZE ((gsize) 1024 * 1024)

static gboolean
fail_for_errno (GError     **error,
                const char  *path,
                int          number)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (number)
    {
    case EROFS:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY, _("%s could not be written: the disk is read-only"), name);
      break;
    case EACCES:
    case EPERM:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, _("%s could not be written: you may not write to this folder"), name);
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("%s could not be written: the disk is full"), name);
      break;
    default:
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number), _("%s could not be written: %s"), name, g_strerror (number));
    }
  return FALSE;
}

/* Some file systems, as the portal's, cannot sync and say so. */
static gboolean
sync_file (int fd)
{
  int result;

  do
    result = fsync (fd);
  while (result < 0 && errno == EINTR);
  return result == 0 || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
}

static gboolean
write_all (int           fd,
           const char   *data,
           gsize         size,
           GCancellable *cancellable)
{
  while (size > 0 && !g_cancellable_is_cancelled (cancellable))
    {
      gssize n = write (fd, data, MIN (size, CHUNK_SIZE));

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          data += n;
          size -= (gsize) n;
        }
    }
  return TRUE;
}

/* The permissions and the group of the file that is replaced, as far as we may. */
static gboolean
copy_permissions (int         fd,
                  const char *path)
{
  struct stat old;

  if (stat (path, &old) < 0)
    return TRUE;
  if (!S_ISREG (old.st_mode))
    {
      errno = S_ISDIR (old.st_mode) ? EISDIR : EINVAL;
      return FALSE;
    }
  if (fchown (fd, (uid_t) -1, old.st_gid) < 0)
    old.st_mode &= (mode_t) ~S_IRWXG | ((old.st_mode & S_IRWXO) << 3);   /* another group: no more than the others had */
  return fchmod (fd, old.st_mode & 0777) == 0 || errno == EPERM || errno == ENOTSUP;
}

static gboolean
close_file (int *fd)
{
  int own = *fd;

  *fd = -1;
  return close (own) == 0;
}

/* What is saved: bytes, or what a function writes. */
typedef struct
{
  GBytes     *bytes;
  DtlSaveFunc func;
  gpointer    user_data;
} Content;

static gboolean
write_stream (const char     *temporary,
              const Content  *content,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (temporary);
  g_autoptr (GFileOutputStream) stream = g_file_append_to (file, G_FILE_CREATE_NONE, cancellable, error);

  return stream != NULL && content->func (G_OUTPUT_STREAM (stream), cancellable, content->user_data, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

/* FALSE without an error: errno says what is wrong. */
static gboolean
fill_temporary (int            *fd,
                const char     *temporary,
                const char     *path,
                const Content  *content,
                GCancellable   *cancellable,
                GError        **error)
{
  if (!copy_permissions (*fd, path))
    return FALSE;
  if (content->bytes == NULL && !write_stream (temporary, content, cancellable, error))
    return FALSE;
  if (content->bytes != NULL)
    {
      gsize size;
      const char *data = g_bytes_get_data (content->bytes, &size);

      if (!write_all (*fd, data, size, cancellable))
        return FALSE;
    }

  return sync_file (*fd) && close_file (fd);
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  sync_file (fd);
  close (fd);
}

/* What a stream says in its own words is told like everything else. */
static gboolean
fail (GError     **error,
      GError      *written,
      const char  *path,
      int          number)
{
  if (written == NULL)
    return fail_for_errno (error, path, number);
  if (g_error_matches (written, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return fail_for_errno (error, path, ENOSPC);

  g_propagate_error (error, g_error_copy (written));
  return FALSE;
}

static gboolean
save_local (const Content *content,
            const char    *path,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  g_autoptr (GError) written = NULL;
  gboolean is_written;
  int fd, number;

  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    return fail_for_errno (error, path, errno);

  is_written = fill_temporary (&fd, temporary, path, content, cancellable, &written);
  number = errno;
  if (fd >= 0)
    close (fd);

  if (is_written && !g_cancellable_is_cancelled (cancellable))
    {
      if (g_rename (temporary, path) == 0)
        {
          sync_folder (path);
          return TRUE;
        }
      number = errno;
    }

  g_unlink (temporary);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? FALSE : fail (error, written, path, number);
}

static gboolean
save_remote (const Content *content,
             GFile         *file,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GOutputStream) memory = NULL;
  g_autoptr (GBytes) bytes = content->bytes != NULL ? g_bytes_ref (content->bytes) : NULL;
  const char *data;
  gsize size;

  if (bytes == NULL)
    {
      memory = g_memory_output_stream_new_resizable ();
      if (!content->func (memory, cancellable, content->user_data, error) || !g_output_stream_close (memory, cancellable, error))
        return FALSE;
      bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
    }

  data = g_bytes_get_data (bytes, &size);
  return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}

static gboolean
save (const Content *content,
      GFile         *file,
      GCancellable  *cancellable,
      GError       **error)
{
  const char *path = g_file_peek_path (file);
  char *target;
  gboolean is_saved;

  if (path == NULL)
    return save_remote (content, file, cancellable, error);

  target = realpath (path, NULL);   /* NULL: there is no such file yet */
  is_saved = save_local (content, target != NULL ? target : path, cancellable, error);
  free (target);
  return is_saved;
}

gboolean
dtl_save_bytes (GBytes        *bytes,
                GFile         *file,
                GCancellable  *cancellable,
                GError       **error)
{
  const Content content = { .bytes = bytes };

  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return save (&content, file, cancellable, error);
}

gboolean
dtl_save_stream (DtlSaveFunc    func,
                 gpointer       user_data,
                 GFile         *file,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Content content = { .func = func, .user_data = user_data };

  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return save (&content, file, cancellable, error);
}
