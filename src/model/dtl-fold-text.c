/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-fold-text.h"

#include <string.h>

/* As long as any decomposition of Unicode, says g_unichar_fully_decompose(). */
#define MAX_DECOMPOSED G_UNICHAR_MAX_DECOMPOSITION_LENGTH

/* Letters that Unicode does not take apart, and that people type without what makes them special. */
static const struct
{
  gunichar    letter;
  const char *folded;
} letters[] = {
  { 0x00df, "ss" }, { 0x1e9e, "ss" },
  { 0x00e6, "ae" }, { 0x00c6, "ae" },
  { 0x0153, "oe" }, { 0x0152, "oe" },
  { 0x00f8, "o" }, { 0x00d8, "o" },
  { 0x0142, "l" }, { 0x0141, "l" },
  { 0x0111, "d" }, { 0x0110, "d" },
  { 0x0131, "i" },
  { 0x03c2, "\xcf\x83" },   /* the sigma at the end of a word */
};

typedef struct
{
  GString *out;
  GArray  *starts;
  gsize    start;       /* of the character that is being folded */
  gboolean in_space;    /* the last thing appended was a space */
} Folder;

static void
append (Folder     *self,
        const char *bytes,
        gsize       length)
{
  g_string_append_len (self->out, bytes, length);
  for (gsize i = 0; self->starts != NULL && i < length; i++)
    g_array_append_val (self->starts, self->start);
  self->in_space = FALSE;
}

static void
append_space (Folder *self)
{
  if (self->in_space)
    return;
  append (self, " ", 1);
  self->in_space = TRUE;
}

static const char *
fold_sign (gunichar c)
{
  switch (c)
    {
    case 0x2018: case 0x2019: case 0x201a: case 0x201b: case 0x02bc: case 0x2032: case 0x2039: case 0x203a:
      return "'";
    case 0x201c: case 0x201d: case 0x201e: case 0x201f: case 0x00ab: case 0x00bb: case 0x2033:
      return "\"";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
      return "-";
    case 0x2026:
      return "...";
    default:
      return NULL;
    }
}

static void
append_letter (Folder   *self,
               gunichar  c)
{
  char bytes[6];

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == c)
      {
        append (self, letters[i].folded, strlen (letters[i].folded));
        return;
      }
  append (self, bytes, g_unichar_to_utf8 (g_unichar_tolower (c), bytes));
}

static void
append_char (Folder   *self,
             gunichar  c)
{
  gunichar parts[MAX_DECOMPOSED];
  gsize n_parts = g_unichar_fully_decompose (c, TRUE, parts, MAX_DECOMPOSED);

  for (gsize i = 0; i < n_parts; i++)
    {
      const char *sign = fold_sign (parts[i]);

      /* Marks are what accents are; formats are soft hyphens, joiners and directions, which nobody sees. */
      if (g_unichar_ismark (parts[i]) || g_unichar_type (parts[i]) == G_UNICODE_FORMAT)
        continue;
      if (sign != NULL)
        append (self, sign, strlen (sign));
      else if (g_unichar_isspace (parts[i]))
        append_space (self);
      else
        append_letter (self, parts[i]);
    }
}

void
dtl_fold_text (GString    *out,
               const char *text,
               gssize      length,
               GArray     *starts)
{
  Folder self = { out, starts, 0, FALSE };
  const char *end;

  g_return_if_fail (out != NULL);
  g_return_if_fail (text != NULL);

  end = text + (length < 0 ? strlen (text) : (gsize) length);
  for (const char *p = text; p < end; )
    {
      self.start = p - text;
      if ((guchar) *p < 0x80)
        {
          char c = g_ascii_tolower (*p++);

          if (g_ascii_isspace (c))
            append_space (&self);
          else
            append (&self, &c, 1);
        }
      else
        {
          gunichar c = g_utf8_get_char_validated (p, end - p);

          if (c == (gunichar) -1 || c == (gunichar) -2)
            return;
          append_char (&self, c);
          p = g_utf8_next_char (p);
        }
    }
}
