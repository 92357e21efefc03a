/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EXCERPT_LENGTH 58     /* characters, without those that say that it was cut */
#define EXCERPT_BEFORE 24     /* of them before the place */
#define FOUND_LENGTH   24

static gsize
bom_length (const char *data,
            gsize       size)
{
  return size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

void
dtl_place_init (DtlPlace   *self,
                const char *data,
                gsize       size)
{
  self->data = data != NULL ? data : "";   /* an empty GBytes has no data at all */
  self->size = size;
  self->line_end = size > 0 && memchr (data, '\n', size) == NULL ? '\r' : '\n';
  self->offset = self->line_start = bom_length (data, size);
  self->line = 1;
  self->column = 1;
}

static guint
count_characters (const char *text,
                  gsize       length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += ((guchar) text[i] & 0xc0) != 0x80;
  return n;
}

void
dtl_place_move (DtlPlace *self,
                gsize     offset)
{
  const char *end;

  if (offset < self->offset)
    dtl_place_init (self, self->data, self->size);
  offset = CLAMP (offset, self->offset, self->size);

  while ((end = memchr (self->data + self->offset, self->line_end, offset - self->offset)) != NULL)
    {
      self->offset = self->line_start = end + 1 - self->data;
      self->line++;
      self->column = 1;
    }

  self->column += count_characters (self->data + self->offset, offset - self->offset);
  self->offset = offset;
}

/* Bytes of @text that hold at most @n_characters, broken off at the end of the line. */
static gsize
measure_forward (const char *text,
                 gsize       length,
                 guint       n_characters)
{
  gsize i = 0;

  while (i < length && text[i] != '\n' && text[i] != '\r')
    {
      if (((guchar) text[i] & 0xc0) != 0x80 && n_characters-- == 0)
        break;
      i++;
    }
  return i;
}

static gsize
measure_backward (const char *text,
                  gsize       length,
                  guint       n_characters)
{
  gsize i = 0;

  while (i < length && n_characters > 0)
    n_characters -= ((guchar) text[length - ++i] & 0xc0) != 0x80;
  return i;
}

char *
dtl_place_make_presentable (const char *text,
                            gsize       length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);
  GString *out = g_string_sized_new (length + 8);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '\t' || character == '\n')
        g_string_append_c (out, ' ');
      else if (g_unichar_isprint (character) || g_unichar_ismark (character))
        g_string_append_unichar (out, character);
      else
        g_string_append (out, "\xef\xbf\xbd");
    }
  return g_string_free (out, FALSE);
}

char *
dtl_place_dup_excerpt (DtlPlace *self)
{
  const char *place = self->data + self->offset;
  gsize before = measure_backward (self->data + self->line_start, self->offset - self->line_start, EXCERPT_BEFORE);
  guint n_before = count_characters (place - before, before);
  gsize after = measure_forward (place, self->size - self->offset, EXCERPT_LENGTH - n_before);
  gsize line_after = measure_forward (place, self->size - self->offset, EXCERPT_LENGTH * 2);
  g_autofree char *text = dtl_place_make_presentable (place - before, before + after);

  g_strstrip (text);
  if (text[0] == '\0')
    return NULL;
  return g_strconcat (self->offset - before > self->line_start ? "…" : "", text, line_after > after ? "…" : "", NULL);
}

char *
dtl_place_dup_found (const char *data,
                     gsize       size,
                     gsize       offset)
{
  g_autofree char *text = NULL;
  guchar byte;
  gsize length;

  if (offset >= size)
    return g_strdup (_("the end of the file"));

  byte = (guchar) data[offset];
  if (byte == '\n' || byte == '\r')
    return g_strdup (_("the end of the line"));
  if (byte < 0x20 || byte == 0x7f)
    return g_strdup_printf (_("the control character U+%04X"), byte);
  if (byte >= 0x80 && (gint) g_utf8_get_char_validated (data + offset, (gssize) MIN (size - offset, 6)) < 0)
    return g_strdup_printf (_("the byte 0x%02X"), byte);

  if (byte >= 0x80 && !g_unichar_isgraph (g_utf8_get_char (data + offset)))
    return g_strdup_printf (_("the invisible character U+%04X"), g_utf8_get_char (data + offset));

  length = measure_forward (data + offset, size - offset, FOUND_LENGTH);
  text = dtl_place_make_presentable (data + offset, length);
  g_strchomp (text);
  return g_strdup_printf (_("“%s”"), text);
}
