/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-cli-source.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "dtl-loader.h"

#define BUNDLED_NAME "reset-2017.dateline"
#define READ_SIZE 65536

/* All of standard input, whose end is known only when it comes; or more of it than is ever read, which the reader
 * then says. */
static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[READ_SIZE];
  gssize n;

  while (bytes->len <= DTL_LOADER_MAX_SIZE && (n = read (STDIN_FILENO, buffer, sizeof buffer)) != 0)
    {
      if (n > 0)
        g_byte_array_append (bytes, buffer, n);
      else if (errno != EINTR)
        {
          g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
          return NULL;
        }
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static DtlDocument *
load_bytes (GBytes  *bytes,
            GError **error)
{
  g_autoptr (GBytes) owned = bytes;

  return owned != NULL ? dtl_load_bytes (owned, NULL, NULL, NULL, error) : NULL;
}

static DtlDocument *
load (const char *name,
      GError    **error)
{
  g_autoptr (GFile) file = NULL;

  if (name == NULL)
    return load_bytes (g_resources_lookup_data (RESOURCE_BASE "/timelines/" BUNDLED_NAME, 0, error), error);
  if (strcmp (name, "-") == 0)
    return load_bytes (read_standard_input (error), error);

  file = g_file_new_for_commandline_arg (name);

  return dtl_load_file (file, NULL, NULL, NULL, error);
}

/* GIO's messages name the whole path once more; people know what they typed. */
static const char *
explain (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strerror (ENOENT);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return g_strerror (EISDIR);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strerror (EACCES);

  return error->message;
}

/* What was changed behind a picture is still a timeline, but not its proof. */
static void
tell_picture (DtlDocument *document,
              const char  *shown)
{
  const DtlDocumentPicture *picture = dtl_document_get_picture (document);

  if (picture != NULL && !picture->is_intact)
    g_printerr (_("%s: the timeline in this picture is not the one that it was made of: its hash is another\n"), shown);
}

DtlDocument *
dtl_cli_load (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : g_strdup (BUNDLED_NAME);
  DtlDocument *document = load (name, &error);

  if (document == NULL)
    {
      /* The reader's messages begin with LINE:COLUMN, right after the name, unless the whole file is too large. */
      if (g_error_matches (error, DTL_FORMAT_ERROR, DTL_FORMAT_ERROR_TOO_LARGE))
        g_printerr ("%s: %s\n", shown, error->message);
      else if (error->domain == DTL_FORMAT_ERROR)
        g_printerr ("%s:%s\n", shown, error->message);
      else
        g_printerr (_("%s: could not be read: %s\n"), shown, explain (error));
      return NULL;
    }

  tell_picture (document, shown);
  for (guint i = 0; i < dtl_document_get_n_problems (document); i++)
    {
      const DtlProblem *problem = dtl_document_get_problem (document, i);

      g_printerr ("%s:%u:%u: %s\n", shown, problem->line, problem->column, problem->message);
    }

  return document;
}
