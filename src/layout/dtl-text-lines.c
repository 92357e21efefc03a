/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-text-lines.h"

#include "dtl-strip.h"

#include <string.h>

/* Bytes that are measured before more of a text is: nearly all lines are shorter. */
#define FIRST_STRETCH 256
/* Marks that stay with one character: Unicode allows no more in a row for streams (UAX #15). */
#define MOST_MARKS 30

typedef struct
{
  double                width;
  DtlFont               font;
  const DtlTextMeasure *measure;
  const char           *word_end;       /* of the word that was met last: it may go on for many lines */
} Breaker;

static double
measure_bytes (const Breaker *self,
               const char    *text,
               gsize          length)
{
  return self->measure != NULL ? self->measure->measure (text, length, self->font, self->measure->user_data)
                               : dtl_nominal_width (text, length);
}

/* A text that goes on for pages is not measured as a whole to learn that it is wider than a line. */
static gboolean
is_too_wide (const Breaker *self,
             const char    *text,
             const char    *end)
{
  for (gsize stretch = FIRST_STRETCH; stretch < (gsize) (end - text); stretch *= 2)
    {
      const char *at = g_utf8_find_prev_char (text, text + stretch);

      if (measure_bytes (self, text, at - text) > self->width)
        return TRUE;
    }

  return measure_bytes (self, text, end - text) > self->width;
}

static const char *
skip_spaces (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

static const char *
skip_word (Breaker    *self,
           const char *text)
{
  if (self->word_end != NULL && text < self->word_end)
    return self->word_end;

  while (*text != '\0' && !g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  self->word_end = text;

  return text;
}

/* What belongs to the character before it is not torn off. */
static const char *
skip_character (const char *text)
{
  text = g_utf8_next_char (text);
  for (guint n_marks = 0; n_marks < MOST_MARKS && *text != '\0'; n_marks++)
    {
      gunichar character = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (character) && !g_unichar_ismark (character))
        break;
      text = g_utf8_next_char (text);
    }

  return text;
}

/* Where a word that is wider than a line ends in this one: behind its first character at least. */
static const char *
break_word (const Breaker *self,
            const char    *word)
{
  const char *end = skip_character (word);

  while (*end != '\0')
    {
      const char *next = skip_character (end);

      if (is_too_wide (self, word, next))
        break;
      end = next;
    }

  return end;
}

static const char *
find_line_end (Breaker    *self,
               const char *line)
{
  const char *end = skip_word (self, line);

  if (is_too_wide (self, line, end))
    return break_word (self, line);

  while (*end != '\0')
    {
      const char *next = skip_word (self, skip_spaces (end));

      if (is_too_wide (self, line, next))
        break;
      end = next;
    }

  return end;
}

GPtrArray *
dtl_text_lines_new (const char           *text,
                    double                width,
                    guint                 max_lines,
                    DtlFont               font,
                    const DtlTextMeasure *measure)
{
  Breaker breaker = { MAX (width, 1), font, measure, NULL };
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *line = skip_spaces (text);

  while (*line != '\0')
    {
      const char *end = lines->len + 1 == max_lines ? line + strlen (line) : find_line_end (&breaker, line);

      g_ptr_array_add (lines, g_strchomp (g_strndup (line, end - line)));
      line = skip_spaces (end);
    }

  if (lines->len == 0)
    g_ptr_array_add (lines, g_strdup (""));

  return lines;
}

double
dtl_text_lines_get_width (GPtrArray            *lines,
                          DtlFont               font,
                          const DtlTextMeasure *measure)
{
  double widest = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      double width = dtl_strip_measure (measure, font, g_ptr_array_index (lines, i));

      widest = MAX (widest, width);
    }

  return widest;
}

double
dtl_text_lines_add (GPtrArray            *lines,
                    DtlScene             *scene,
                    DtlRole               role,
                    DtlFont               font,
                    double                x,
                    double                y,
                    double                width,
                    double                line_height,
                    const DtlTextMeasure *measure)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      double own = dtl_strip_measure (measure, font, line);

      dtl_strip_add_text (scene, role, font, 0, x, y + i * line_height, MIN (own, width), line_height, line);
    }

  return lines->len * line_height;
}
