/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-carrier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dtl-json-get.h"
#include "dtl-json-scan.h"
#include "dtl-piece.h"

#define PNG_SIGNATURE "\x89PNG\r\n\x1a\n"
#define SNIFF_SIZE    4096
#define CHUNK_SIZE    65536
/* "application/vnd.dateline+json" behind the part that PDF may write in two ways. */
#define PDF_TYPE_END  "vnd.dateline+json"
#define PDF_MAX_TRIES 64
#define PDF_VIEW      "/DatelineView"

/* What was found in a picture, still as it stands there. */
typedef struct
{
  DtlPiece timeline;
  gboolean is_packed;       /* a zlib stream; it may be shorter than the piece */
  gboolean is_base64;       /* in letters, around the stream */
  char    *view;
} Found;

static char *
dup_piece (DtlPiece piece)
{
  return piece.data != NULL && piece.size <= DTL_CARRIER_MAX_VIEW ? g_strndup (piece.data, piece.size) : NULL;
}

/* PNG */

static guint32
read_u32 (const char *at)
{
  const guchar *bytes = (const guchar *) at;

  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Over @n zeros, each at the end of a text. */
static gboolean
skip_texts (DtlPiece *piece,
            guint     n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *zero = piece->size > 0 ? memchr (piece->data, '\0', piece->size) : NULL;

      if (zero == NULL)
        return FALSE;
      piece->size -= (gsize) (zero + 1 - piece->data);
      piece->data = zero + 1;
    }

  return TRUE;
}

/* The text of a chunk. iTXt: keyword 0 packed method language 0 keyword 0 text; zTXt: keyword 0 method text; tEXt: keyword 0 text. */
static gboolean
read_text_chunk (const char *type,
                 DtlPiece    content,
                 DtlPiece   *text,
                 gboolean   *is_packed)
{
  if (!skip_texts (&content, 1))
    return FALSE;

  *is_packed = type[0] == 'z';
  if (type[0] != 't' && content.size < 2)
    return FALSE;
  if (type[0] == 'i')
    {
      *is_packed = content.data[0] != 0;
      content.data += 2;
      content.size -= 2;
      if (!skip_texts (&content, 2))
        return FALSE;
    }
  else if (type[0] == 'z')
    {
      content.data++;
      content.size--;
    }
  *text = content;

  return TRUE;
}

static void
look_at_chunk (Found      *found,
               const char *type,
               DtlPiece    content)
{
  gboolean is_packed;
  DtlPiece text;

  if (memcmp (type, "iTXt", 4) != 0 && memcmp (type, "zTXt", 4) != 0 && memcmp (type, "tEXt", 4) != 0)
    return;
  if (!read_text_chunk (type, content, &text, &is_packed))
    return;

  if (content.size > sizeof DTL_PROOF_TIMELINE_TYPE && memcmp (content.data, DTL_PROOF_TIMELINE_TYPE, sizeof DTL_PROOF_TIMELINE_TYPE) == 0)
    {
      found->timeline = text;
      found->is_packed = is_packed;
    }
  else if (content.size > sizeof DTL_PROOF_VIEW_TYPE && !is_packed && found->view == NULL
           && memcmp (content.data, DTL_PROOF_VIEW_TYPE, sizeof DTL_PROOF_VIEW_TYPE) == 0)
    found->view = dup_piece (text);
}

static void
look_into_png (Found    *found,
               DtlPiece  file)
{
  gsize at = strlen (PNG_SIGNATURE);

  while (file.size - at >= 12)
    {
      const gsize length = read_u32 (file.data + at);

      if (length > file.size - at - 12)
        return;
      look_at_chunk (found, file.data + at + 4, (DtlPiece) { file.data + at + 8, length });
      at += 12 + length;
    }
}

/* SVG: editors write elements anew, with other prefixes and order of attributes, but keep the type and the text. */

static DtlPiece
find_element (DtlPiece    file,
              const char *type)
{
  g_autofree char *attribute = g_strdup_printf ("\"%s\"", type);

  return dtl_piece_before (dtl_piece_behind (dtl_piece_behind (file, attribute), ">"), "<");
}

static char *
unescape (char *text)
{
  static const struct
  {
    const char *name;
    char        c;
  } entities[] = { { "&quot;", '"' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&apos;", '\'' }, { "&amp;", '&' } };
  char *to = text;

  if (text == NULL)
    return NULL;
  for (const char *at = text; *at != '\0';)
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (entities) && !g_str_has_prefix (at, entities[i].name))
        i++;
      *to++ = i < G_N_ELEMENTS (entities) ? entities[i].c : *at;
      at += i < G_N_ELEMENTS (entities) ? strlen (entities[i].name) : 1;
    }
  *to = '\0';

  return text;
}

static void
look_into_svg (Found    *found,
               DtlPiece  file)
{
  found->timeline = find_element (file, DTL_PROOF_TIMELINE_TYPE);
  found->is_packed = found->is_base64 = TRUE;
  found->view = unescape (dup_piece (find_element (file, DTL_PROOF_VIEW_TYPE)));
}

/* PDF: the dictionary of the attached file, wherever other programs have put it, as long as it is not packed itself. */

/* (…) with its escapes, after white space. (transfer full) */
static char *
dup_pdf_text (DtlPiece in)
{
  GString *out = g_string_new (NULL);
  int depth = 0;

  for (gsize i = 0; i < in.size && out->len <= DTL_CARRIER_MAX_VIEW; i++)
    {
      const char c = in.data[i];

      if (depth == 0 && c != '(' && !g_ascii_isspace (c))
        break;
      if (c == '\\' && i + 1 < in.size)
        {
          g_string_append_c (out, in.data[++i]);
          continue;
        }
      if (c == ')' && --depth == 0)
        return g_string_free (out, FALSE);
      if (depth > 0)
        g_string_append_c (out, c);
      if (c == '(')
        depth++;
    }
  g_string_free (out, TRUE);

  return NULL;
}

static gboolean
read_pdf_length (DtlPiece  dictionary,
                 gsize    *length)
{
  DtlPiece at = dtl_piece_behind (dictionary, "/Length");

  while (at.size > 0 && g_ascii_isspace (*at.data))
    {
      at.data++;
      at.size--;
    }
  *length = 0;
  for (; at.size > 0 && g_ascii_isdigit (*at.data) && *length < G_MAXSIZE / 16; at.data++, at.size--)
    *length = *length * 10 + (gsize) (*at.data - '0');

  return *length > 0;
}

/* @at: behind the type. The dictionary goes on to "stream", and began behind the last "obj". */
static gboolean
read_attachment (Found    *found,
                 DtlPiece  file,
                 DtlPiece  at)
{
  const gsize before = MIN ((gsize) (at.data - file.data), DTL_CARRIER_MAX_VIEW);
  DtlPiece dictionary = { at.data - before, before };
  DtlPiece rest = dtl_piece_before ((DtlPiece) { at.data, MIN (at.size, DTL_CARRIER_MAX_VIEW) }, "stream");
  gsize length;

  if (rest.data == NULL)
    return FALSE;
  for (DtlPiece next = dtl_piece_behind (dictionary, "obj"); next.data != NULL; next = dtl_piece_behind (next, "obj"))
    dictionary = next;
  dictionary.size = (gsize) (rest.data + rest.size - dictionary.data);

  found->timeline = dtl_piece_behind ((DtlPiece) { rest.data + rest.size, at.size - rest.size }, "\n");
  found->is_packed = dtl_piece_has (dictionary, "/FlateDecode");
  if (!found->is_packed && (!read_pdf_length (dictionary, &length) || length > found->timeline.size))
    return FALSE;
  if (!found->is_packed)
    found->timeline.size = length;
  found->view = dup_pdf_text (dtl_piece_behind (dictionary, PDF_VIEW));

  return found->timeline.data != NULL;
}

static void
look_into_pdf (Found    *found,
               DtlPiece  file)
{
  DtlPiece at = dtl_piece_behind (file, PDF_TYPE_END);

  for (guint i = 0; at.data != NULL && i < PDF_MAX_TRIES; i++, at = dtl_piece_behind (at, PDF_TYPE_END))
    {
      const char *type = at.data - strlen (PDF_TYPE_END);

      /* "/application#2Fvnd…", its digits in either case */
      if (type - file.data >= 15 && memcmp (type - 15, "/application#2", 14) == 0 && (type[-1] == 'F' || type[-1] == 'f')
          && read_attachment (found, file, at))
        return;
    }
  found->timeline.data = NULL;
}

/* Unpacking */

static void
set_broken (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("the timeline in this picture is broken"));
}

/* A stream of zlib up to its end, or to the limit. */
static GBytes *
unpack (DtlPiece   packed,
        GError   **error)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (CHUNK_SIZE);
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize n_read, n_written;

      result = g_converter_convert (G_CONVERTER (decompressor), packed.data, packed.size, buffer, CHUNK_SIZE,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR || (n_read == 0 && n_written == 0 && result != G_CONVERTER_FINISHED))
        {
          set_broken (error);
          return NULL;
        }
      g_byte_array_append (out, buffer, (guint) n_written);
      packed.data += n_read;
      packed.size -= n_read;
      if (out->len > DTL_CARRIER_MAX_SIZE)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("the timeline in this picture is too large"));
          return NULL;
        }
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static GBytes *
unpack_found (const Found  *found,
              GError      **error)
{
  g_autofree char *letters = NULL;
  g_autofree guchar *stream = NULL;
  gsize size;

  if (!found->is_packed)
    return g_bytes_new (found->timeline.data, found->timeline.size);
  if (!found->is_base64)
    return unpack (found->timeline, error);

  letters = g_strndup (found->timeline.data, found->timeline.size);
  stream = g_base64_decode (letters, &size);

  return unpack ((DtlPiece) { (const char *) stream, size }, error);
}

/* Only what passed the strict pass is shown to others. */
static gboolean
is_strict_object (const char *json)
{
  DtlJsonScan scan;
  gboolean is_object;

  dtl_json_scan_init (&scan, json, strlen (json));
  is_object = dtl_json_scan_start (&scan) && dtl_json_scan_peek (&scan) == DTL_JSON_OBJECT && dtl_json_scan_skip (&scan)
              && dtl_json_scan_finish (&scan);
  dtl_json_scan_clear (&scan);

  return is_object;
}

static DtlPiece
get_piece (GBytes *bytes)
{
  DtlPiece piece;

  piece.data = g_bytes_get_data (bytes, &piece.size);
  return piece;
}

static gboolean
is_png (DtlPiece file)
{
  return file.size >= strlen (PNG_SIGNATURE) && memcmp (file.data, PNG_SIGNATURE, strlen (PNG_SIGNATURE)) == 0;
}

static gboolean
is_pdf (DtlPiece file)
{
  return dtl_piece_has ((DtlPiece) { file.data, MIN (file.size, 1024) }, "%PDF-");
}

static gboolean
is_svg (DtlPiece file)
{
  DtlPiece head = { file.data, MIN (file.size, SNIFF_SIZE) };

  if (head.size >= 3 && memcmp (head.data, "\xef\xbb\xbf", 3) == 0)
    {
      head.data += 3;
      head.size -= 3;
    }
  while (head.size > 0 && g_ascii_isspace (*head.data))
    {
      head.data++;
      head.size--;
    }

  return head.size > 0 && *head.data == '<' && (dtl_piece_has (head, "<svg") || dtl_piece_has (head, ":svg"));
}

gboolean
dtl_carrier_is (GBytes *bytes)
{
  const DtlPiece file = get_piece (bytes);

  return file.size > 0 && (is_png (file) || is_pdf (file) || is_svg (file));
}

GBytes *
dtl_carrier_unpack (GBytes  *bytes,
                    char   **view,
                    GError **error)
{
  const DtlPiece file = get_piece (bytes);
  Found found = { 0 };
  GBytes *timeline = NULL;

  g_return_val_if_fail (view != NULL, NULL);

  if (is_png (file))
    look_into_png (&found, file);
  else if (is_pdf (file))
    look_into_pdf (&found, file);
  else
    look_into_svg (&found, file);

  if (found.timeline.data == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _("this picture carries no timeline; open the file that it was made of"));
  else
    timeline = unpack_found (&found, error);
  if (found.view != NULL && !is_strict_object (found.view))
    g_clear_pointer (&found.view, g_free);
  *view = timeline != NULL ? g_steal_pointer (&found.view) : NULL;
  g_free (found.view);

  return timeline;
}

gboolean
dtl_carrier_is_intact (GBytes     *timeline,
                       const char *view)
{
  g_autoptr (JsonNode) root = view != NULL ? dtl_json_parse (view, strlen (view)) : NULL;
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, timeline);

  return root != NULL && g_strcmp0 (dtl_json_get_text (json_node_get_object (root), "sha256"), hash) == 0;
}
