/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-json-string.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

static gboolean
fail_at (DtlJsonScan *self,
         const char  *place,
         const char  *found,
         const char  *expected)
{
  dtl_json_scan_fail (self, place - self->data, found, expected);
  return FALSE;
}

/* The first byte at or after @p that is not plain: a mark, a backslash, a control character or the start of a
 * character beyond ASCII; or the last few bytes before @end. */
static inline const char *
skip_plain (const char *p,
            const char *end)
{
#ifdef __SSE2__
  const __m128i quote = _mm_set1_epi8 ('"'), backslash = _mm_set1_epi8 ('\\'), space = _mm_set1_epi8 (' ');

  for (; end - p >= 16; p += 16)
    {
      __m128i bytes = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
      /* Signed, so that bytes from 0x80 on are less than a space as well. */
      __m128i special = _mm_or_si128 (_mm_cmplt_epi8 (bytes, space),
                                      _mm_or_si128 (_mm_cmpeq_epi8 (bytes, quote), _mm_cmpeq_epi8 (bytes, backslash)));
      guint mask = (guint) _mm_movemask_epi8 (special);

      if (mask != 0)
        return p + __builtin_ctz (mask);
    }
#else
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101), highs = ones << 7;

  for (; end - p >= 8; p += 8)
    {
      guint64 word, quotes, backslashes;

      memcpy (&word, p, sizeof word);
      quotes = word ^ ones * '"';
      backslashes = word ^ ones * '\\';
      /* "Has a zero byte", "has a byte below 0x20", "has a high bit", as in Bit Twiddling Hacks; may be true
       * for a byte after the right one, which the loop over single bytes then tells. */
      if ((((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes) | ((word - ones * ' ') & ~word) | word) & highs)
        break;
    }
#endif
  return p;
}

static inline gboolean
is_continuation (const char *p,
                 const char *end)
{
  return p < end && ((guchar) *p & 0xc0) == 0x80;
}

/* Bytes of the well-formed character that begins at @p (RFC 3629, section 4), 0 when it is none. */
static inline guint
utf8_length (const char *p,
             const char *end)
{
  guchar lead = (guchar) *p;
  guchar second = p + 1 < end ? (guchar) p[1] : 0;

  if (lead >= 0xc2 && lead <= 0xdf)
    return is_continuation (p + 1, end) ? 2 : 0;

  if ((lead & 0xf0) == 0xe0)
    {
      guchar low = lead == 0xe0 ? 0xa0 : 0x80, high = lead == 0xed ? 0x9f : 0xbf;

      return second >= low && second <= high && is_continuation (p + 2, end) ? 3 : 0;
    }

  if (lead >= 0xf0 && lead <= 0xf4)
    {
      guchar low = lead == 0xf0 ? 0x90 : 0x80, high = lead == 0xf4 ? 0x8f : 0xbf;

      return second >= low && second <= high && is_continuation (p + 2, end) && is_continuation (p + 3, end) ? 4 : 0;
    }
  return 0;
}

static gboolean
is_noncharacter (gunichar character)
{
  return (character & 0xfffe) == 0xfffe || (character >= 0xfdd0 && character <= 0xfdef);
}

static void
note_noncharacter (DtlJsonScan *self,
                   gunichar     character,
                   const char  *place)
{
  if (self->noncharacter == G_MAXSIZE && is_noncharacter (character))
    self->noncharacter = place - self->data;
}

/* A run of characters beyond ASCII. */
static const char *
skip_multibyte (DtlJsonScan *self,
                const char  *p,
                const char  *end)
{
  while (p < end && (guchar) *p >= 0x80)
    {
      guint length = utf8_length (p, end);

      if (length == 0)
        {
          fail_at (self, p, NULL, N_("text in UTF-8"));
          return NULL;
        }
      /* Noncharacters begin with these bytes only: EF B7 and EF BF, or the last two of a plane. */
      if (length >= 3 && ((guchar) *p == 0xef || (length == 4 && (guchar) p[2] == 0xbf)))
        note_noncharacter (self, g_utf8_get_char (p), p);
      p += length;
    }
  return p;
}

static int
read_hex4 (const char *p,
           const char *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value << 4 | digit;
    }
  return value;
}

/* \uXXXX, and the second half that has to follow a first one. */
static const char *
skip_unicode_escape (DtlJsonScan *self,
                     const char  *p,
                     const char  *end)
{
  int unit = read_hex4 (p + 2, end), low;

  if (unit < 0)
    {
      fail_at (self, p, NULL, N_("four hexadecimal digits after \\u"));
      return NULL;
    }
  if (unit == 0)
    {
      fail_at (self, p, NULL, N_("text without the character U+0000"));
      return NULL;
    }
  if (unit < 0xd800 || unit > 0xdfff)
    {
      note_noncharacter (self, (gunichar) unit, p);
      return p + 6;
    }

  low = unit < 0xdc00 && end - p >= 12 && p[6] == '\\' && p[7] == 'u' ? read_hex4 (p + 8, end) : -1;
  if (low < 0xdc00 || low > 0xdfff)
    {
      fail_at (self, p, N_("one half of a surrogate pair"), N_("both halves, or the character itself"));
      return NULL;
    }
  note_noncharacter (self, 0x10000 + ((gunichar) (unit - 0xd800) << 10) + (gunichar) (low - 0xdc00), p);
  return p + 12;
}

static const char *
skip_escape (DtlJsonScan *self,
             const char  *p,
             const char  *end)
{
  switch (p + 1 < end ? p[1] : '\0')
    {
    case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't':
      return p + 2;
    case 'u':
      return skip_unicode_escape (self, p, end);
    default:
      fail_at (self, p, NULL, N_("an escape sequence that JSON has: \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX"));
      return NULL;
    }
}

gboolean
dtl_json_read_string (DtlJsonScan  *self,
                      DtlJsonSlice *slice)
{
  const char *first = self->data + self->pos + 1, *end = self->data + self->size;
  const char *p = first;

  slice->start = self->pos + 1;
  slice->escaped = FALSE;

  while (p != NULL)
    {
      p = skip_plain (p, end);
      if (p == end)
        return fail_at (self, p, NULL, N_("the quotation mark that ends the text"));

      if (*p == '"')
        {
          slice->length = p - first;
          self->pos = p + 1 - self->data;
          return TRUE;
        }
      else if (*p == '\\')
        {
          slice->escaped = TRUE;
          p = skip_escape (self, p, end);
        }
      else if ((guchar) *p >= 0x80)
        p = skip_multibyte (self, p, end);
      else if ((guchar) *p < 0x20)
        return fail_at (self, p, NULL, N_("the quotation mark that ends the text, or an escape such as \\n"));
      else
        p++;
    }
  return FALSE;
}
