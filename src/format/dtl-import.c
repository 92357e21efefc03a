/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-import.h"

#include "dtl-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The first that knows the text reads it. */
static const DtlImportReader * const readers[] = {
  &dtl_import_timelinejs, &dtl_import_vis, &dtl_import_simile_json, &dtl_import_simile_xml, &dtl_import_timeline_project, &dtl_import_icalendar,
  &dtl_import_table,
};

/* A file in UTF-16, as spreadsheets save "Unicode text"; NULL: it has no such mark. */
static const char *
find_utf16 (const guchar *data,
            gsize         size)
{
  if (size >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return "UTF-16LE";
  return size >= 2 && data[0] == 0xfe && data[1] == 0xff ? "UTF-16BE" : NULL;
}

/* iCalendar breaks lines after so many bytes, also within a character: then the break goes behind it, and each line keeps its number. */
static void
heal_folds (char  *data,
            gsize  size)
{
  for (gsize i = 1; i + 2 < size; i++)
    {
      gsize start = data[i - 1] == '\r' ? i - 1 : i, next = i + 2;

      if (data[i] != '\n' || (data[i + 1] != ' ' && data[i + 1] != '\t'))
        continue;
      for (; next < size && ((guchar) data[next] & 0xc0) == 0x80; next++, start++)
        {
          char moved = data[next];

          memmove (data + start + 1, data + start, next - start);
          data[start] = moved;
        }
    }
}

/* As UTF-8 that ends with a NUL and has none within. NULL: it is no text. Old spreadsheets write Windows' Western letters; @guessed
 * says that this was assumed. (transfer full) */
static GBytes *
decode (GBytes   *bytes,
        gboolean *guessed)
{
  gsize size, length;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *charset = find_utf16 ((const guchar *) data, size);
  char *text;

  *guessed = FALSE;
  if (charset == NULL && memchr (data, '\0', size) != NULL)
    return NULL;
  if (charset == NULL && size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  text = g_strndup (data, size);
  if (charset == NULL && dtl_import_icalendar.recognizes (text, size))
    heal_folds (text, size);
  if (charset == NULL && g_utf8_validate (text, (gssize) size, NULL))
    return g_bytes_new_take (text, size);
  g_free (text);

  *guessed = charset == NULL;
  if (charset != NULL)
    {
      data += 2;
      size -= 2;
    }
  text = g_convert (data, (gssize) size, "UTF-8", charset != NULL ? charset : "WINDOWS-1252", NULL, &length, NULL);
  if (text == NULL || strlen (text) != length)
    {
      g_free (text);
      return NULL;
    }
  return g_bytes_new_take (text, length);
}

static const DtlImportReader *
find_reader (const char *data,
             gsize       size)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (readers[i]->recognizes (data, size))
      return readers[i];
  return NULL;
}

/* @importer is spent. */
static DtlImport *
read_with (const DtlImportReader *reader,
           DtlImporter           *importer,
           GBytes                *original,
           const char            *name,
           GError               **error)
{
  DtlImport *self = NULL;

  importer->format = reader->format;
  if (reader->read (importer, error) && !g_cancellable_set_error_if_cancelled (importer->cancellable, error))
    {
      if (importer->title == NULL)
        importer->title = g_strdup (name);
      self = g_new0 (DtlImport, 1);
      self->name = reader->name;
      self->original = g_bytes_ref (original);
      self->timeline = dtl_importer_finish (importer, &self->origins);
      self->problems = importer->problems;
      importer->problems.kept = NULL;
    }
  dtl_importer_clear (importer);
  return self;
}

DtlImport *
dtl_import_read (GBytes           *bytes,
                 const char       *name,
                 GCancellable     *cancellable,
                 DtlProgressFunc   progress,
                 gpointer          progress_data,
                 GError          **error)
{
  gboolean guessed;
  g_autoptr (GBytes) original = NULL;
  const DtlImportReader *reader;
  DtlImporter importer;
  gsize size;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  original = decode (bytes, &guessed);
  if (original == NULL)
    return NULL;
  data = g_bytes_get_data (original, &size);
  reader = find_reader (data, size);
  if (reader == NULL)
    return NULL;

  dtl_importer_init (&importer, data, size, cancellable);
  importer.progress = progress;
  importer.progress_data = progress_data;
  if (guessed)
    dtl_importer_remark (&importer, 0, NULL, _("text that is not in UTF-8"), _("UTF-8; it was read as Windows-1252"));
  return read_with (reader, &importer, original, name, error);
}

void
dtl_import_free (DtlImport *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->original);
  g_bytes_unref (self->timeline);
  g_array_unref (self->origins);
  dtl_problems_clear (&self->problems);
  g_free (self);
}

gsize
dtl_import_find_origin (gconstpointer import,
                        gsize         offset)
{
  const DtlImport *self = import;
  guint first = 0, end = self->origins->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (g_array_index (self->origins, DtlImportOrigin, middle).at <= offset)
        first = middle + 1;
      else
        end = middle;
    }
  return first > 0 ? g_array_index (self->origins, DtlImportOrigin, first - 1).from : 0;
}
