/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-pdf-private.h"

#include <string.h>
#include <zlib.h>

#include "dtl-piece.h"

/* What is read is what cairo wrote a moment ago; but another version of it may write anything, so nothing is taken for granted. */
#define MAX_UNPACKED ((gsize) 256 * 1024 * 1024)

static DtlPiece
behind_last (DtlPiece    in,
             const char *what)
{
  DtlPiece last = { NULL, 0 };

  for (DtlPiece at = dtl_piece_behind (in, what); at.data != NULL; at = dtl_piece_behind (at, what))
    last = at;

  return last;
}

/* The whole number that comes next, after white space and "["; moves on behind it. */
static gboolean
read_next (DtlPiece *in,
           gsize    *number)
{
  gboolean is_number = FALSE;

  *number = 0;
  while (in->size > 0 && (g_ascii_isspace (*in->data) || *in->data == '['))
    {
      in->data++;
      in->size--;
    }
  while (in->size > 0 && g_ascii_isdigit (*in->data) && *number < G_MAXSIZE / 16)
    {
      *number = *number * 10 + (gsize) (*in->data - '0');
      in->data++;
      in->size--;
      is_number = TRUE;
    }

  return is_number;
}

static gboolean
read_number (DtlPiece    in,
             const char *key,
             gsize      *number)
{
  DtlPiece at = dtl_piece_behind (in, key);

  return at.data != NULL && read_next (&at, number);
}

static gboolean
read_dictionary (DtlPdfTail *self,
                 DtlPiece    dictionary)
{
  gsize n_objects, root, info;

  if (!read_number (dictionary, "/Size", &n_objects) || !read_number (dictionary, "/Root", &root)
      || !read_number (dictionary, "/Info", &info) || n_objects > G_MAXUINT - 8 || root > n_objects || info > n_objects)
    return FALSE;

  self->n_objects = (guint) n_objects;
  self->root = (guint) root;
  self->info = (guint) info;

  return TRUE;
}

/* What stands between the << of an object and the >> at its end. */
static gboolean
take_catalog (DtlPdfTail *self,
              DtlPiece    object)
{
  DtlPiece inside = dtl_piece_behind (object, "<<");

  while (inside.size > 0 && inside.data[inside.size - 1] != '>')
    inside.size--;
  if (inside.size < 2 || inside.data[inside.size - 2] != '>')
    return FALSE;
  inside.size -= 2;
  if (!dtl_piece_has (inside, "/Pages") || dtl_piece_has (inside, "/Names"))
    return FALSE;
  self->catalog = g_strndup (inside.data, inside.size);

  return TRUE;
}

/* The object that begins at an offset, up to its end. */
static DtlPiece
object_at (DtlPiece file,
           gsize    offset)
{
  if (offset >= file.size)
    return (DtlPiece) { NULL, 0 };

  return dtl_piece_before ((DtlPiece) { file.data + offset, file.size - offset }, "endobj");
}

/* The content of a stream object, unpacked; NULL where it is packed in a way that cairo does not use. (transfer full) */
static GByteArray *
unpack_stream (DtlPiece  object,
               DtlPiece *dictionary)
{
  DtlPiece content = dtl_piece_behind (object, "stream");
  g_autoptr (GByteArray) out = g_byte_array_new ();
  z_stream stream = { 0 };
  guint8 buffer[16384];
  int result = Z_OK;

  *dictionary = dtl_piece_before (object, "stream");
  if (content.size < 2 || !dtl_piece_has (*dictionary, "/FlateDecode") || dtl_piece_has (*dictionary, "/Predictor")
      || content.size > G_MAXUINT || inflateInit (&stream) != Z_OK)
    return NULL;

  if (*content.data == '\r')
    content = dtl_piece_behind (content, "\r");
  if (content.size > 0 && *content.data == '\n')
    content = dtl_piece_behind (content, "\n");
  stream.next_in = (Bytef *) content.data;
  stream.avail_in = (uInt) content.size;
  while (result == Z_OK && out->len < MAX_UNPACKED)
    {
      stream.next_out = buffer;
      stream.avail_out = sizeof buffer;
      result = inflate (&stream, Z_NO_FLUSH);
      g_byte_array_append (out, buffer, (guint) (sizeof buffer - stream.avail_out));
    }
  inflateEnd (&stream);

  return result == Z_STREAM_END ? g_steal_pointer (&out) : NULL;
}

/* A table as a stream: for each object its kind and two numbers, in as many bytes as /W says. */
typedef struct
{
  GByteArray *entries;
  gsize       widths[3];
} Table;

static gboolean
read_entry (const Table *table,
            guint        object,
            gsize        values[3])
{
  const gsize width = table->widths[0] + table->widths[1] + table->widths[2];
  const guint8 *at = table->entries->data + object * width;

  if ((object + 1) * width > table->entries->len)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      values[i] = 0;
      for (gsize k = 0; k < table->widths[i]; k++)
        values[i] = values[i] << 8 | *at++;
    }

  return TRUE;
}

/* An object in a stream of objects: "number offset number offset …", and at /First the objects themselves. */
static gboolean
take_packed_catalog (DtlPdfTail *self,
                     DtlPiece    holder)
{
  DtlPiece dictionary, list;
  g_autoptr (GByteArray) content = unpack_stream (holder, &dictionary);
  gsize n, first, number, offset, next;

  if (content == NULL || !read_number (dictionary, "/N", &n) || !read_number (dictionary, "/First", &first)
      || first > content->len)
    return FALSE;

  list = (DtlPiece) { (const char *) content->data, first };
  for (gsize i = 0; i < n; i++)
    {
      if (!read_next (&list, &number) || !read_next (&list, &offset))
        return FALSE;
      if (number != self->root)
        continue;
      if (i + 1 == n || !read_next (&list, &next) || !read_next (&list, &next))
        next = content->len - first;
      return offset < next && next <= content->len - first
             && take_catalog (self, (DtlPiece) { (const char *) content->data + first + offset, next - offset });
    }

  return FALSE;
}

static gboolean
read_stream_table (DtlPdfTail *self,
                   DtlPiece    file)
{
  DtlPiece dictionary, widths;
  g_autoptr (GByteArray) entries = unpack_stream (object_at (file, self->table), &dictionary);
  Table table = { entries };
  gsize entry[3], holder[3];

  if (entries == NULL || dtl_piece_has (dictionary, "/Index") || !read_dictionary (self, dictionary))
    return FALSE;
  widths = dtl_piece_behind (dictionary, "/W");
  for (guint i = 0; i < 3; i++)
    if (widths.data == NULL || !read_next (&widths, &table.widths[i]) || table.widths[i] > 8)
      return FALSE;

  self->is_stream = TRUE;
  if (!read_entry (&table, self->root, entry))
    return FALSE;
  if (entry[0] == 1)
    return take_catalog (self, object_at (file, entry[1]));

  return entry[0] == 2 && entry[1] <= G_MAXUINT && read_entry (&table, (guint) entry[1], holder) && holder[0] == 1
         && take_packed_catalog (self, object_at (file, holder[1]));
}

/* "xref", a line "0 n", and for each object twenty bytes that begin with its offset in ten digits. */
static gboolean
read_text_table (DtlPdfTail *self,
                 DtlPiece    file,
                 DtlPiece    table)
{
  DtlPiece lines = dtl_piece_behind (table, "xref");
  gsize first, n, offset;
  DtlPiece entry;

  if (!read_dictionary (self, dtl_piece_behind (table, "trailer")) || !read_next (&lines, &first) || !read_next (&lines, &n) || first != 0)
    return FALSE;
  lines = dtl_piece_behind (lines, "\n");
  if (self->root >= n || lines.data == NULL || lines.size < n * 20)
    return FALSE;
  entry = (DtlPiece) { lines.data + self->root * 20, 10 };

  return read_next (&entry, &offset) && take_catalog (self, object_at (file, offset));
}

gboolean
dtl_pdf_tail_read (DtlPdfTail *self,
                   GBytes     *pdf)
{
  DtlPiece file, end, table;

  memset (self, 0, sizeof *self);
  file.data = g_bytes_get_data (pdf, &file.size);
  end = (DtlPiece) { file.data + file.size - MIN (file.size, 1024), MIN (file.size, 1024) };
  end = behind_last (end, "startxref");
  if (end.data == NULL || !read_next (&end, &self->table) || self->table >= file.size)
    return FALSE;

  table = (DtlPiece) { file.data + self->table, file.size - self->table };
  if (table.size > 4 && memcmp (table.data, "xref", 4) == 0)
    return read_text_table (self, file, table);

  return read_stream_table (self, file);
}

void
dtl_pdf_tail_clear (DtlPdfTail *self)
{
  g_clear_pointer (&self->catalog, g_free);
}
