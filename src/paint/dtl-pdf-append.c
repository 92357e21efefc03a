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
 *   the table of these, with /Prev: where cairo's own stands, and of the same kind, text or stream
 *
 * The view stands in the dictionary of the stream as /DatelineView (…), where no viewer minds it.
 */

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
append_catalog (GString          *out,
                const DtlPdfTail *tail,
                const char       *language,
                const DtlProof   *proof)
{
  g_string_append_printf (out, "%u 0 obj\n<<%s", tail->root, tail->catalog);
  if (language != NULL && strstr (tail->catalog, "/Lang") == NULL)
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

/* Where the objects that were appended stand: the catalog, and the two of the timeline from tail->n_objects on. */
typedef struct
{
  gsize catalog;
  gsize added[2];
  guint n_added;
} Places;

static void
append_trailer (GString          *out,
                const DtlPdfTail *tail,
                guint             n_objects)
{
  g_string_append_printf (out, "/Size %u /Root %u 0 R /Info %u 0 R /Prev %" G_GSIZE_FORMAT,
                          n_objects, tail->root, tail->info, tail->table);
}

static void
append_text_table (GString          *out,
                   const DtlPdfTail *tail,
                   const Places     *places)
{
  g_string_append_printf (out, "xref\n%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n", tail->root, places->catalog);
  if (places->n_added > 0)
    g_string_append_printf (out, "%u %u\n", tail->n_objects, places->n_added);
  for (guint i = 0; i < places->n_added; i++)
    g_string_append_printf (out, "%010" G_GSIZE_FORMAT " 00000 n \n", places->added[i]);
  g_string_append (out, "trailer\n<< ");
  append_trailer (out, tail, tail->n_objects + places->n_added);
  g_string_append (out, " >>\n");
}

/* Kind 1 in one byte, the offset in eight, the generation in one. */
static void
append_stream_entry (GString *out,
                     gsize    offset)
{
  g_string_append_c (out, 1);
  for (int shift = 56; shift >= 0; shift -= 8)
    g_string_append_c (out, (char) ((guint64) offset >> shift & 0xff));
  g_string_append_c (out, 0);
}

static void
append_stream_table (GString          *out,
                     const DtlPdfTail *tail,
                     const Places     *places)
{
  const gsize own_place = out->len;
  const guint own = tail->n_objects + places->n_added;

  g_string_append_printf (out, "%u 0 obj\n<< /Type /XRef /W [1 8 1] /Index [%u 1 %u %u] /Length %u ", own, tail->root,
                          tail->n_objects, places->n_added + 1, 10 * (places->n_added + 2));
  append_trailer (out, tail, own + 1);
  g_string_append (out, " >>\nstream\n");
  append_stream_entry (out, places->catalog);
  for (guint i = 0; i < places->n_added; i++)
    append_stream_entry (out, places->added[i]);
  append_stream_entry (out, own_place);
  g_string_append (out, "\nendstream\nendobj\n");
}

static void
append_objects (GString          *out,
                const DtlPdfTail *tail,
                const char       *language,
                const DtlProof   *proof,
                Places           *places)
{
  if (proof != NULL)
    {
      places->n_added = 2;
      places->added[0] = out->len;
      append_attachment (out, tail->n_objects, proof);
      places->added[1] = out->len;
      append_filespec (out, tail->n_objects + 1, proof);
    }
  places->catalog = out->len;
  append_catalog (out, tail, language, proof);
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
  g_auto (DtlPdfTail) tail = { 0 };
  Places places = { 0 };
  gsize size, table;
  const char *data = g_bytes_get_data (pdf, &size);
  GString *out;

  if (language != NULL && !is_plain (language))
    language = NULL;
  if (language == NULL && proof == NULL)
    return g_bytes_ref (pdf);
  if (!dtl_pdf_tail_read (&tail, pdf))
    {
      if (proof == NULL)
        return g_bytes_ref (pdf);
      g_set_error_literal (error, DTL_PAINT_ERROR, DTL_PAINT_ERROR_FAILED,
                           _("The timeline could not be put into the PDF; without it (--no-embed) it can be saved"));
      return NULL;
    }

  out = g_string_sized_new (size + (proof != NULL ? g_bytes_get_size (proof->timeline) : 0) + 4096);
  g_string_append_len (out, data, (gssize) size);
  append_objects (out, &tail, language, proof, &places);
  table = out->len;
  if (tail.is_stream)
    append_stream_table (out, &tail, &places);
  else
    append_text_table (out, &tail, &places);
  g_string_append_printf (out, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", table);

  return g_string_free_to_bytes (out);
}
