/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-text-lines.h"

#include "dtl-strip.h"

#include <string.h>

typedef struct
{
  double                width;
  DtlFont               font;
  const DtlTextMeasure *measure;
} Breaker;

static double
measure_bytes (const Breaker *self,
               const char    *text,
               gsize          length)
{
  return self->measure != NULL ? self->measure->measure (text, length, self->font, self->measure->user_data)
                               : dtl_nominal_width (text, length);
}

static const char *
skip_spaces (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

static const char *
skip_word (const char *text)
{
  while (*text != '\0' && !g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* What belongs to the character before it is not torn off. */
static const char *
skip_character (const char *text)
{
  text = g_utf8_next_char (text);
  while (*text != '\0' && (g_unichar_iszerowidth (g_utf8_get_char (text)) || g_unichar_ismark (g_utf8_get_char (text))))
    text = g_utf8_next_char (text);

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

      if (measure_bytes (self, word, next - word) > self->width)
        break;
      end = next;
    }

  return end;
}

static const char *
find_line_end (const Breaker *self,
               const char    *line)
{
  const char *end = skip_word (line);

  if (measure_bytes (self, line, end - line) > self->width)
    return break_word (self, line);

  while (*end != '\0')
    {
      const char *next = skip_word (skip_spaces (end));

      if (measure_bytes (self, line, next - line) > self->width)
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
  const Breaker breaker = { MAX (width, 1), font, measure };
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *line = skip_spaces (text);

  while (*line != '\0')
    {
      const char *end = find_line_end (&breaker, line);

      if (lines->len + 1 == max_lines)
        end = line + strlen (line);
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
