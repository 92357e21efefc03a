/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-quote-fold.h"

#include <string.h>

#define SOFT_HYPHEN        0x00ad
#define ELLIPSIS           0x2026
#define NO_BREAK_SPACE     0x00a0
#define NARROW_SPACE       0x202f

/* The longest row of marks on one letter that is put into its canonical order; longer ones are left as they stand. */
#define MARKS_ORDERED_MAX 32

/* What was seen since the last character and is not yet written, because what follows decides. */
typedef struct
{
  gboolean has_space, has_dash;
  gboolean is_unbroken;       /* the space is one that keeps French marks to their words */
  gboolean after_opening;
  gsize    space_offset, dash_offset;
} Pending;

static gboolean
is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2e3a || c == 0x2e3b ||
         c == 0xfe58 || c == 0xfe63 || c == 0xff0d;
}

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || c == '\'' || c == '`' || c == 0x00ab || c == 0x00bb || c == 0x00b4 || c == 0x02bc || c == 0xff02 || c == 0xff07 ||
         (c >= 0x2018 && c <= 0x201f) || (c >= 0x2032 && c <= 0x2036) || c == 0x2039 || c == 0x203a || (c >= 0x300c && c <= 0x300f);
}

static gboolean
is_without_width (gunichar c)
{
  return c == 0x200b || c == 0x2060 || c == 0xfeff;
}

static gboolean
is_ligature (gunichar c)
{
  return (c >= 0xfb00 && c <= 0xfb06) || c == 0x0132 || c == 0x0133 || c == ELLIPSIS;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static void
push (DtlFolded *self,
      gunichar   c,
      gsize      offset)
{
  if (self->n == self->size)
    {
      self->size = self->size + self->size / 2 + 64;
      self->chars = g_renew (gunichar, self->chars, self->size);
      self->offsets = g_renew (guint32, self->offsets, self->size);
    }
  self->chars[self->n] = c;
  self->offsets[self->n++] = offset;
}

/* Marks of different classes may stand in any order; the canonical one is by class (Unicode, D108). The bytes that they come
 * from stay in the order of the text. */
static void
order_last_mark (DtlFolded *self)
{
  gint class = g_unichar_combining_class (self->chars[self->n - 1]);
  gsize at = self->n - 1;

  for (guint steps = 0; class != 0 && at > 0 && steps < MARKS_ORDERED_MAX; at--, steps++)
    {
      gunichar mark = self->chars[at];

      if (g_unichar_combining_class (self->chars[at - 1]) <= class)
        return;
      self->chars[at] = self->chars[at - 1];
      self->chars[at - 1] = mark;
    }
}

static void
push_decomposed (DtlFolded *self,
                 gunichar   c,
                 gsize      offset)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (c, is_ligature (c), parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n_parts; i++)
    {
      push (self, parts[i], offset);
      order_last_mark (self);
    }
}

static void
flush (DtlFolded *self,
       Pending   *pending,
       gunichar   next)
{
  gboolean has_before = self->n > 0;

  if (pending->has_dash)
    {
      if (g_unichar_isdigit (next) || (has_before && g_unichar_isdigit (self->chars[self->n - 1])))
        push (self, '-', pending->dash_offset);
    }
  else if (pending->has_space && has_before)
    {
      gboolean belongs_to_mark = pending->is_unbroken && (pending->after_opening || next == 0x00bb || next == 0x203a);

      if (!belongs_to_mark)
        push (self, ' ', pending->space_offset);
    }
  pending->has_dash = pending->has_space = FALSE;
}

/* Behind a soft hyphen that broke a line, the line break. */
static const char *
skip_line_break (const char *at,
                 const char *end)
{
  const char *next = at;
  gboolean has_break = FALSE;

  while (next < end && g_unichar_isspace (g_utf8_get_char (next)))
    {
      has_break |= *next == '\n' || *next == '\r';
      next = g_utf8_next_char (next);
    }
  return has_break ? next : at;
}

static void
push_plain (DtlFolded *self,
            Pending   *pending,
            gunichar   c,
            gsize      offset,
            guint      kinds)
{
  flush (self, pending, c);
  pending->after_opening = (kinds & DTL_FOLD_QUOTATION_MARKS) && (c == 0x00ab || c == 0x2039);
  if ((kinds & DTL_FOLD_QUOTATION_MARKS) && is_quotation_mark (c))
    push (self, '"', offset);
  else if (c < 0x80 || !(kinds & DTL_FOLD_LETTER_FORMS))
    push (self, c, offset);
  else
    push_decomposed (self, c, offset);
}

static void
see_space (Pending  *pending,
           gunichar  c,
           gsize     offset)
{
  gboolean is_unbroken = c == NO_BREAK_SPACE || c == NARROW_SPACE;

  pending->is_unbroken = is_unbroken && (!pending->has_space || pending->is_unbroken);
  if (!pending->has_space)
    pending->space_offset = offset;
  pending->has_space = TRUE;
}

void
dtl_folded_init (DtlFolded  *self,
                 const char *text,
                 gsize       length,
                 guint       kinds)
{
  const char *end = text + length, *at = text;
  Pending pending = { FALSE };

  memset (self, 0, sizeof *self);
  self->text = text;
  self->size = length + 1;
  self->chars = g_new (gunichar, self->size);
  self->offsets = g_new (guint32, self->size);

  while (at < end)
    {
      gunichar c = g_utf8_get_char (at);
      gsize offset = at - text;

      at = g_utf8_next_char (at);
      if ((kinds & DTL_FOLD_WHITE_SPACE) && is_without_width (c))
        continue;
      if ((kinds & DTL_FOLD_SOFT_HYPHENS) && c == SOFT_HYPHEN)
        at = skip_line_break (at, end);
      else if ((kinds & DTL_FOLD_WHITE_SPACE) && g_unichar_isspace (c))
        see_space (&pending, c, offset);
      else if ((kinds & DTL_FOLD_DASHES) && is_dash (c))
        {
          if (!pending.has_dash)
            pending.dash_offset = offset;
          pending.has_dash = TRUE;
        }
      else
        push_plain (self, &pending, c, offset, kinds);
    }
}

void
dtl_folded_clear (DtlFolded *self)
{
  g_clear_pointer (&self->chars, g_free);
  g_clear_pointer (&self->offsets, g_free);
  self->n = self->size = 0;
}

gboolean
dtl_folded_equal (const DtlFolded *a,
                  const DtlFolded *b)
{
  return a->n == b->n && memcmp (a->chars, b->chars, a->n * sizeof (gunichar)) == 0;
}

gsize
dtl_folded_get_start (const DtlFolded *self,
                      gsize            from)
{
  g_return_val_if_fail (from < self->n, 0);

  return self->offsets[from];
}

gsize
dtl_folded_get_end (const DtlFolded *self,
                    gsize            to)
{
  g_return_val_if_fail (to > 0 && to <= self->n, 0);

  return g_utf8_next_char (self->text + self->offsets[to - 1]) - self->text;
}

/* Words */

/* Writing without spaces: each of its characters is a word. */
static gboolean
stands_alone (gunichar c)
{
  return !is_letter (c) || (c >= 0x1100 && g_unichar_iswide (c));
}

static gsize
find_word_end (const DtlFolded *self,
               gsize            from)
{
  gsize to = from + 1;

  if (stands_alone (self->chars[from]))
    {
      while (to < self->n && g_unichar_ismark (self->chars[to]))
        to++;
      return to;
    }
  while (to < self->n)
    if (!stands_alone (self->chars[to]))
      to++;
    else if (self->chars[to] == '"' && to + 1 < self->n && !stands_alone (self->chars[to + 1]))
      to += 2;     /* an apostrophe */
    else
      break;
  return to;
}

GArray *
dtl_folded_dup_words (const DtlFolded *self)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (DtlFoldedWord));

  for (gsize at = 0; at < self->n;)
    {
      DtlFoldedWord word = { at, at, 2166136261u, 2166136261u };

      if (self->chars[at] == ' ')
        {
          at++;
          continue;
        }
      word.to = find_word_end (self, at);
      for (; at < word.to; at++)      /* FNV-1a, by character */
        {
          word.exact = (word.exact ^ self->chars[at]) * 16777619u;
          word.loose = (word.loose ^ g_unichar_tolower (self->chars[at])) * 16777619u;
        }
      g_array_append_val (words, word);
    }
  return words;
}

gboolean
dtl_folded_is_edge (const DtlFolded *self,
                    gsize            at)
{
  if (at == 0 || at >= self->n)
    return TRUE;
  if (g_unichar_ismark (self->chars[at]))
    return FALSE;
  return stands_alone (self->chars[at - 1]) || stands_alone (self->chars[at]);
}
