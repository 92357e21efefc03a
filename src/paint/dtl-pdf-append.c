/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-pdf-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What is appended:
 *
 *   N   the attached file, packed          << /Type /EmbeddedFile /Subtype /application#2Fvnd.dateline+json … >> stream
 *   N+1 how viewers call it                << /Type /Filespec /F (reset-2017.dateline) /EF << /F N 0 R >> … >>
 *   R   the catalog again, with /Lang, and with /Names and /AF that lead to it
 *   xref, trailer                          with /Prev: where cairo's own table stands
 *
 * The view stands in the dictionary of the stream as /DatelineView (…), where no viewer minds it.
 */

/* What the end of cairo's file says. */
typedef struct
{
  const char *data;
  gsize       size;
  guint       n_objects;        /* /Size */
  guint       root, info;       /* the numbers of the catalog and of the metadata */
  gsize       table;            /* where its table stands */
  const char *catalog;          /* the inside of its << >> */
  gsize       catalog_length;
} Tail;

/* The file has zeros in it, at which GLib's functions end. */
static const char *
find_last (const char *data,
           gsize       size,
           const char *what)
{
  const gsize length = strlen (what);

  for (gsize i = size; i >= length; i--)
    if (memcmp (data + i - length, what, length) == 0)
      return data + i - length;

  return NULL;
}

/* The number behind the last @key of the trailer. */
static gboolean
read_number (const char *trailer,
             const char *end,
             const char *key,
             guint64    *number)
{
  const char *at = g_strstr_len (trailer, end - trailer, key);

  if (at == NULL)
    return FALSE;
  at += strlen (key);
  while (at < end && g_ascii_isspace (*at))
    at++;
  if (at >= end || !g_ascii_isdigit (*at))
    return FALSE;
  *number = g_ascii_strtoull (at, NULL, 10);

  return TRUE;
}

static gboolean
read_catalog (Tail *self)
{
  g_autofree char *begin = g_strdup_printf ("\n%u 0 obj\n<<", self->root);
  const char *at = find_last (self->data, self->size, begin);
  const char *end = at != NULL ? g_strstr_len (at, (gssize) (self->data + self->size - at), "endobj") : NULL;

  if (end == NULL)
    return FALSE;
  at += strlen (begin);
  end = find_last (at, (gsize) (end - at), ">>");
  if (end == NULL || g_strstr_len (at, end - at, "/Names") != NULL)
    return FALSE;
  self->catalog = at;
  self->catalog_length = (gsize) (end - at);

  return TRUE;
}

static gboolean
read_tail (Tail   *self,
           GBytes *pdf)
{
  guint64 n_objects, root, info, table;
  const char *trailer, *end;

  self->data = g_bytes_get_data (pdf, &self->size);
  end = self->data + self->size;
  trailer = find_last (self->data, self->size, "trailer");
  if (trailer == NULL
      || !read_number (trailer, end, "/Size", &n_objects) || !read_number (trailer, end, "/Root", &root)
      || !read_number (trailer, end, "/Info", &info) || !read_number (trailer, end, "startxref", &table))
    return FALSE;
  self->n_objects = (guint) n_objects;
  self->root = (guint) root;
  self->info = (guint) info;
  self->table = table;

  return read_catalog (self);
}

/* (…), with what would end it escaped; ASCII. */
static void
append_string (GString    *out,
               const char *text)
{
  g_string_append_c (out, '(');
  for (const char *at = text; *at != '\0'; at++)
    {
      if (strchr ("()\\", *at) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *at);
    }
  g_string_append_c (out, ')');
}

static void
append_name (GString    *out,
             const char *text)
{
  g_string_append_c (out, '/');
  for (const char *at = text; *at != '\0'; at++)
    if (*at == '/')
      g_string_append (out, "#2F");
    else
      g_string_append_c (out, *at);
}

static void
append_attachment (GString        *out,
                   guint           number,
                   const DtlProof *proof)
{
  gsize length;
  const char *data = g_bytes_get_data (proof->timeline, &length);

  g_string_append_printf (out, "%u 0 obj\n<< /Type /EmbeddedFile /Subtype ", number);
  append_name (out, DTL_PROOF_TIMELINE_TYPE);
  g_string_append_printf (out, " /Length %" G_GSIZE_FORMAT " /Filter /FlateDecode\n   /Params << /Size %" G_GSIZE_FORMAT " >>\n"
                          "   /DatelineView ", length, proof->size);
  append_string (out, proof->view);
  g_string_append (out, " >>\nstream\n");
  g_string_append_len (out, data, (gssize) length);
  g_string_append (out, "\nendstream\nendobj\n");
}

static void
append_filespec (GString        *out,
                 guint           number,
                 const DtlProof *proof)
{
  g_string_append_printf (out, "%u 0 obj\n<< /Type /Filespec /F ", number);
  append_string (out, proof->name);
  g_string_append (out, " /UF ");
  append_string (out, proof->name);
  g_string_append_printf (out, "\n   /AFRelationship /Source /EF << /F %u 0 R /UF %u 0 R >> >>\nendobj\n", number - 1, number - 1);
}

static void
append_catalog (GString        *out,
                const Tail     *tail,
                const char     *language,
                const DtlProof *proof)
{
  g_string_append_printf (out, "%u 0 obj\n<<", tail->root);
  g_string_append_len (out, tail->catalog, (gssize) tail->catalog_length);
  if (language != NULL && g_strstr_len (tail->catalog, (gssize) tail->catalog_length, "/Lang") == NULL)
    {
      g_string_append (out, "   /Lang ");
      append_string (out, language);
      g_string_append_c (out, '\n');
    }
  if (proof != NULL)
    {
      g_string_append (out, "   /Names << /EmbeddedFiles << /Names [");
      append_string (out, proof->name);
      g_string_append_printf (out, " %u 0 R] >> >>\n   /AF [%u 0 R]\n", tail->n_objects + 1, tail->n_objects + 1);
    }
  g_string_append (out, ">>\nendobj\n");
}

static void
append_entry (GString *out,
              guint    number,
              guint    n,
              gsize    first,
              gsize    second)
{
  g_string_append_printf (out, "%u %u\n%010" G_GSIZE_FORMAT " 00000 n \n", number, n, first);
  if (n > 1)
    g_string_append_printf (out, "%010" G_GSIZE_FORMAT " 00000 n \n", second);
}

static gboolean
is_plain (const char *language)
{
  for (const char *at = language; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-')
      return FALSE;

  return TRUE;
}

GBytes *
dtl_pdf_append (GBytes          *pdf,
                const char      *language,
                const DtlProof  *proof,
                GError         **error)
{
  Tail tail = { 0 };
  GString *out;
  gsize attachment, filespec, catalog, table;

  if (language != NULL && !is_plain (language))
    language = NULL;
  if (language == NULL && proof == NULL)
    return g_bytes_ref (pdf);
  if (!read_tail (&tail, pdf))
    {
      g_set_error (error, DTL_PAINT_ERROR, DTL_PAINT_ERROR_FAILED, _("The picture could not be encoded: %s"), "PDF");
      return NULL;
    }

  out = g_string_sized_new (tail.size + (proof != NULL ? g_bytes_get_size (proof->timeline) : 0) + 4096);
  g_string_append_len (out, tail.data, (gssize) tail.size);
  attachment = out->len;
  if (proof != NULL)
    append_attachment (out, tail.n_objects, proof);
  filespec = out->len;
  if (proof != NULL)
    append_filespec (out, tail.n_objects + 1, proof);
  catalog = out->len;
  append_catalog (out, &tail, language, proof);

  table = out->len;
  g_string_append (out, "xref\n");
  append_entry (out, tail.root, 1, catalog, 0);
  if (proof != NULL)
    append_entry (out, tail.n_objects, 2, attachment, filespec);
  g_string_append_printf (out, "trailer\n<< /Size %u /Root %u 0 R /Info %u 0 R /Prev %" G_GSIZE_FORMAT " >>\n"
                          "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                          tail.n_objects + (proof != NULL ? 2 : 0), tail.root, tail.info, tail.table, table);

  return g_string_free_to_bytes (out);
}
