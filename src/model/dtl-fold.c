/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-fold.h"

#include "dtl-quoted.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* What most texts beyond ASCII are written in is looked up, the rest is computed each time. */
static const struct
{
  gunichar first, end;
  guint    entry;
} blocks[] =
{
  { 0x0080, 0x0600, 0 },                    /* Latin, Greek, Cyrillic, Hebrew */
  { 0x1e00, 0x2070, 0x0580 },               /* Latin and Greek with more marks, punctuation */
  { 0x3000, 0x3100, 0x0580 + 0x0270 },      /* Kana */
};
#define N_ENTRIES (0x0580 + 0x0270 + 0x0100)

#define LONGEST      15       /* bytes that an entry can hold */
#define DECOMPOSED   18       /* characters that one can become at most (U+FDFA) */

typedef struct
{
  guint8 length;
  char   bytes[LONGEST];
} Entry;

struct _DtlFold
{
  Entry entries[N_ENTRIES];
};

/* Letters that Unicode does not take apart, and marks that have a plain relative on every keyboard. */
static const char *
plain_relative (gunichar character)
{
  switch (character)
    {
    case 0x0142: return "l";      /* ł */
    case 0x00f8: return "o";      /* ø */
    case 0x0111: return "d";      /* đ */
    case 0x00f0: return "d";      /* ð */
    case 0x00fe: return "th";     /* þ */
    case 0x00e6: return "ae";     /* æ */
    case 0x0153: return "oe";     /* œ */
    case 0x0131: return "i";      /* ı */
    case 0x0127: return "h";      /* ħ */
    case 0x2018: case 0x2019: case 0x201a: case 0x201b: case 0x2032: case 0x2039: case 0x203a: case 0x02bc:
      return "'";
    case 0x201c: case 0x201d: case 0x201e: case 0x201f: case 0x2033: case 0x00ab: case 0x00bb:
      return "\"";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
      return "-";
    default:
      return NULL;
    }
}

/* Accents, and what nobody sees: soft hyphens, joiners, directions. Vowels that stand beside their letter are no accents. */
static gboolean
is_dropped (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK || type == G_UNICODE_FORMAT;
}

static void
append_space (GString *out)
{
  if (out->len == 0 || out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

/* One character of a decomposition. */
static void
append_part (GString  *out,
             gunichar  character,
             gboolean  may_fold)
{
  const char *relative = plain_relative (character);
  gunichar parts[DECOMPOSED];
  char utf8[8];

  if (relative != NULL)
    g_string_append (out, relative);
  else if (g_unichar_isspace (character))
    append_space (out);
  else if (is_dropped (character))
    return;
  else if (!may_fold)
    g_string_append_unichar (out, character);
  else
    {
      g_autofree char *folded = NULL;

      utf8[g_unichar_to_utf8 (character, utf8)] = '\0';
      folded = g_utf8_casefold (utf8, -1);
      for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
        {
          gsize n = g_unichar_fully_decompose (g_utf8_get_char (p), TRUE, parts, DECOMPOSED);

          for (gsize i = 0; i < n; i++)
            append_part (out, parts[i], FALSE);
        }
    }
}

/* Han has neither case nor parts. */
static gboolean
is_its_own_fold (gunichar character)
{
  return (character >= 0x3400 && character <= 0x9fff) || (character >= 0x20000 && character <= 0x2f7ff);
}

static void
append_computed (GString  *out,
                 gunichar  character)
{
  gunichar parts[DECOMPOSED];
  gsize n;

  if (is_its_own_fold (character))
    {
      g_string_append_unichar (out, character);
      return;
    }

  n = g_unichar_fully_decompose (character, TRUE, parts, DECOMPOSED);
  for (gsize i = 0; i < n; i++)
    append_part (out, parts[i], TRUE);
}

static inline const Entry *
find_entry (DtlFold  *self,
            gunichar  character)
{
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (character >= blocks[i].first && character < blocks[i].end)
      return &self->entries[blocks[i].entry + character - blocks[i].first];
  return NULL;
}

static void
fill_block (DtlFold *self,
            guint    block)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Entry *entry = &self->entries[blocks[block].entry];

  for (gunichar character = blocks[block].first; character < blocks[block].end; character++, entry++)
    {
      g_string_truncate (out, 0);
      append_computed (out, character);
      g_assert (out->len <= LONGEST);
      entry->length = (guint8) out->len;
      memcpy (entry->bytes, out->str, out->len);
    }
}

DtlFold *
dtl_fold_new (void)
{
  DtlFold *self = g_new0 (DtlFold, 1);

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    fill_block (self, i);
  return self;
}

void
dtl_fold_free (DtlFold *self)
{
  g_free (self);
}

static inline void
append_character (DtlFold  *self,
                  GString  *out,
                  gunichar  character)
{
  const Entry *entry = find_entry (self, character);

  if (entry == NULL)
    append_computed (out, character);
  else if (entry->length == 1 && entry->bytes[0] == ' ')
    append_space (out);
  else
    g_string_append_len (out, entry->bytes, entry->length);
}

static void
append_ascii (GString *out,
              char     byte)
{
  if (g_ascii_isspace (byte))
    append_space (out);
  else
    g_string_append_c (out, g_ascii_tolower (byte));
}

/* As much as is plain ASCII without two spaces in a row; @out has room for all. */
static inline const char *
append_plain (GString    *out,
              const char *p,
              const char *end,
              gboolean    is_raw)
{
#ifdef __SSE2__
  const __m128i backslash = _mm_set1_epi8 (is_raw ? '\\' : 0), space = _mm_set1_epi8 (' ');
  guint before = out->len > 0 && out->str[out->len - 1] == ' ';

  for (; end - p >= 16; p += 16)
    {
      __m128i bytes = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
      guint special = (guint) _mm_movemask_epi8 (_mm_or_si128 (_mm_cmplt_epi8 (bytes, space), _mm_cmpeq_epi8 (bytes, backslash)));
      guint spaces = (guint) _mm_movemask_epi8 (_mm_cmpeq_epi8 (bytes, space));
      __m128i is_upper;

      if (special != 0 || (spaces & (spaces << 1 | before)) != 0)
        break;
      is_upper = _mm_and_si128 (_mm_cmpgt_epi8 (bytes, _mm_set1_epi8 ('A' - 1)), _mm_cmplt_epi8 (bytes, _mm_set1_epi8 ('Z' + 1)));
      bytes = _mm_add_epi8 (bytes, _mm_and_si128 (is_upper, _mm_set1_epi8 (32)));
      _mm_storeu_si128 ((__m128i *) (gpointer) (out->str + out->len), bytes);
      out->len += 16;
      before = spaces >> 15;
    }
#endif
  return p;
}

static inline void
append_text (DtlFold    *self,
             GString    *out,
             const char *text,
             gsize       length,
             gboolean    is_raw)
{
  const char *p = text, *end = text + length;
  gsize start = out->len;

  /* Room for plain ASCII at once; what becomes longer makes more for itself. */
  g_string_set_size (out, start + length);
  out->len = start;

  while (p < end)
    {
      const char *next;

      if (out->allocated_len < out->len + (gsize) (end - p) + 1)
        {
          gsize len = out->len;

          g_string_set_size (out, len + (gsize) (end - p));
          out->len = len;
        }
      p = append_plain (out, p, end, is_raw);
      /* Up to sixteen bytes one by one, then plain ones again. */
      for (next = p + MIN (16, end - p); p < next && p < end;)
        if (is_raw && *p == '\\' && p + 1 < end)
          {
            gunichar character;

            p += 1 + dtl_quoted_read_escape (p + 1, end - p - 1, &character);
            if (character < 0x80)
              append_ascii (out, (char) character);
            else
              append_character (self, out, character);
          }
        else if ((guchar) *p < 0x80)
          append_ascii (out, *p++);
        else
          {
            append_character (self, out, g_utf8_get_char (p));
            p = g_utf8_next_char (p);
          }
    }
  out->str[out->len] = '\0';
}

void
dtl_fold_append (DtlFold    *self,
                 GString    *out,
                 const char *text,
                 gsize       length)
{
  append_text (self, out, text, length, FALSE);
}

void
dtl_fold_append_raw (DtlFold    *self,
                     GString    *out,
                     const char *text,
                     gsize       length)
{
  append_text (self, out, text, length, TRUE);
}

void
dtl_fold_append_mapped (DtlFold    *self,
                        GString    *out,
                        GArray     *origins,
                        const char *text,
                        gsize       length)
{
  const char *p = text, *end = text + length;

  while (p < end)
    {
      gsize before = out->len, origin = p - text;

      if ((guchar) *p < 0x80)
        append_ascii (out, *p);
      else
        append_character (self, out, g_utf8_get_char (p));
      for (gsize i = before; i < out->len; i++)
        g_array_append_val (origins, origin);
      p = g_utf8_next_char (p);
    }
}
