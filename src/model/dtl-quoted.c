/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-quoted.h"

#include <string.h>

gsize
dtl_quoted_measure (const char *text,
                    const char *end,
                    gboolean   *escaped)
{
  const char *first = text + 1;
  const char *quote, *backslash;

  g_assert (text < end && *text == '"');

  quote = memchr (first, '"', end - first);
  if (quote == NULL)
    quote = end;
  backslash = memchr (first, '\\', quote - first);
  *escaped = backslash != NULL;

  while (backslash != NULL)
    {
      const char *next = backslash + 2;

      if (next > quote)
        quote = next < end ? memchr (next, '"', end - next) : NULL;
      if (quote == NULL)
        quote = end;
      backslash = next < quote ? memchr (next, '\\', quote - next) : NULL;
    }

  return quote - first;
}

static guint
read_hex4 (const char *text)
{
  guint value = 0;

  for (int i = 0; i < 4; i++)
    value = value << 4 | (guint) MAX (g_ascii_xdigit_value (text[i]), 0);
  return value;
}

gsize
dtl_quoted_read_escape (const char *text,
                        gsize       length,
                        gunichar   *character)
{
  static const char names[] = "bfnrt", values[] = "\b\f\n\r\t";
  const char *name;

  if (text[0] == 'u' && length >= 5)
    {
      guint unit = read_hex4 (text + 1);

      if (unit >= 0xd800 && unit < 0xdc00 && length >= 11)
        {
          *character = 0x10000 + ((unit - 0xd800) << 10) + ((read_hex4 (text + 7) - 0xdc00) & 0x3ff);
          return 11;
        }
      *character = unit;
      return 5;
    }

  name = text[0] != '\0' ? strchr (names, text[0]) : NULL;
  *character = name != NULL ? (guchar) values[name - names] : (guchar) text[0];
  return 1;
}

static gsize
utf8_step (char byte)
{
  guchar lead = (guchar) byte;

  return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

gsize
dtl_quoted_decode (const char *inside,
                   gsize       length,
                   char       *buffer,
                   gsize       size)
{
  gsize in = 0, out = 0;

  g_assert (size > 0);

  while (in < length)
    {
      if (inside[in] == '\\' && in + 1 < length)
        {
          char bytes[6];
          gunichar character;
          gsize used = dtl_quoted_read_escape (inside + in + 1, length - in - 1, &character);
          gsize n = (gsize) g_unichar_to_utf8 (character, bytes);

          if (out + n >= size)
            break;
          memcpy (buffer + out, bytes, n);
          in += 1 + used;
          out += n;
        }
      else
        {
          gsize n = MIN (utf8_step (inside[in]), length - in);

          if (out + n >= size)
            break;
          memcpy (buffer + out, inside + in, n);
          in += n;
          out += n;
        }
    }

  buffer[out] = '\0';
  return out;
}

char *
dtl_quoted_dup (const char *text,
                const char *end)
{
  gboolean escaped;
  gsize length = dtl_quoted_measure (text, end, &escaped);
  char *plain;

  if (!escaped)
    return g_strndup (text + 1, length);

  plain = g_malloc (length + 1);
  dtl_quoted_decode (text + 1, length, plain, length + 1);
  return plain;
}

/* Bytes of a character that no line has: U+0000 to U+001F, U+007F to U+009F, U+2028 and U+2029. 0: another one. */
static inline gsize
measure_break (const char *text,
               gsize       length)
{
  guchar first = (guchar) text[0];

  if (first < 0x20 || first == 0x7f)
    return 1;
  if (first == 0xc2 && length >= 2 && (guchar) text[1] < 0xa0)
    return 2;
  return first == 0xe2 && length >= 3 && (guchar) text[1] == 0x80 && ((guchar) text[2] & 0xfe) == 0xa8 ? 3 : 0;
}

gsize
dtl_quoted_make_line (char  *text,
                      gsize  length)
{
  gsize out = 0;

  for (gsize in = 0; in < length;)
    {
      gsize taken = measure_break (text + in, length - in);

      text[out++] = taken > 0 ? ' ' : text[in];
      in += MAX (taken, 1);
    }
  if (out < length)
    text[out] = '\0';
  return out;
}

void
dtl_quoted_append (GString    *out,
                   const char *plain)
{
  g_string_append_c (out, '"');
  for (const char *p = plain; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      if (*p == '\n')
        g_string_append (out, "\\n");
      else if ((guchar) *p < 0x20)
        g_string_append_printf (out, "\\u%04x", (guchar) *p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}
