/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-picture-private.h"

#include "dtl-strip.h"
#include "dtl-text-lines.h"

#define N_BISECTIONS 24
#define NUMBER_GAP_PX 6.0    /* between a number and the words that it stands before */

static void
line_clear (gpointer data)
{
  DtlPictureLine *line = data;

  g_free (line->text);
  g_free (line->number);
}

DtlPictureText *
dtl_picture_text_new (void)
{
  DtlPictureText *self = g_new0 (DtlPictureText, 1);

  self->lines = g_array_new (FALSE, FALSE, sizeof (DtlPictureLine));
  g_array_set_clear_func (self->lines, line_clear);

  return self;
}

void
dtl_picture_text_free (DtlPictureText *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->lines);
  g_free (self);
}

void
dtl_picture_text_add (DtlPictureText       *self,
                      const DtlPictureLine *line,
                      const char           *text,
                      double                width,
                      const DtlTextMeasure *measure)
{
  g_autoptr (GPtrArray) lines = dtl_text_lines_new (text, width - line->indent, 0, line->font, measure);

  for (guint i = 0; i < lines->len; i++)
    {
      DtlPictureLine one = *line;

      one.text = g_strdup (g_ptr_array_index (lines, i));
      one.number = i == 0 ? g_strdup (line->number) : NULL;
      one.starts = line->starts && i == 0;
      one.width = MIN (dtl_strip_measure (measure, line->font, one.text), MAX (width - line->indent, 1));
      g_array_append_val (self->lines, one);
    }
}

static const DtlPictureLine *
get_line (const DtlPictureText *self,
          guint                 i)
{
  return &g_array_index (self->lines, DtlPictureLine, i);
}

/* With the gap above it, when it is the first of a note and not of a column. */
static double
get_line_height (const DtlPictureText *self,
                 guint                 first,
                 guint                 i)
{
  const DtlPictureLine *line = get_line (self, i);

  return line->height + (line->starts && i > first ? self->note_gap_px : 0);
}

double
dtl_picture_text_get_height (const DtlPictureText *self,
                             guint                 first,
                             guint                 end)
{
  double height = 0;

  for (guint i = first; i < end; i++)
    height += get_line_height (self, first, i);

  return height;
}

static guint
find_note_end (const DtlPictureText *self,
               guint                 i)
{
  for (i++; i < self->lines->len && !get_line (self, i)->starts; i++)
    ;

  return i;
}

guint
dtl_picture_text_fill (const DtlPictureText *self,
                       guint                 first,
                       double                height)
{
  guint note = first, i = first;
  double used = 0;

  for (; i < self->lines->len; i++)
    {
      double line = get_line_height (self, first, i);

      if (get_line (self, i)->starts)
        note = i;
      if (used + line > height && i > first)
        break;
      used += line;
    }
  /* A note that is begun goes on in the next column, unless it is higher than a column itself. */
  if (i < self->lines->len && note > first && !get_line (self, i)->starts &&
      dtl_picture_text_get_height (self, note, find_note_end (self, note)) <= height)
    return note;

  return i;
}

static gboolean
does_fit (const DtlPictureText *self,
          guint                 first,
          guint                 n_columns,
          double                height)
{
  for (guint column = 0; column < n_columns && first < self->lines->len; column++)
    first = dtl_picture_text_fill (self, first, height);

  return first == self->lines->len;
}

static double
get_tallest_note (const DtlPictureText *self,
                  guint                 first)
{
  double tallest = 0;

  for (guint i = first; i < self->lines->len;)
    {
      guint end = find_note_end (self, i);

      tallest = MAX (tallest, dtl_picture_text_get_height (self, i, end));
      i = end;
    }

  return tallest;
}

double
dtl_picture_text_balance (const DtlPictureText *self,
                          guint                 first,
                          guint                 n_columns)
{
  double high = dtl_picture_text_get_height (self, first, self->lines->len);
  double low = MIN (MAX (high / n_columns * 0.98, get_tallest_note (self, first)), high);

  for (int i = 0; i < N_BISECTIONS; i++)
    {
      double middle = i == 0 ? low : (low + high) / 2;

      if (does_fit (self, first, n_columns, middle))
        high = middle;
      else
        low = middle;
    }

  return high;
}

static void
draw_line (const DtlPictureLine *line,
           DtlScene             *scene,
           double                x,
           double                y)
{
  guint first_item = 0;

  dtl_scene_get_items (scene, &first_item);
  if (line->number != NULL)
    dtl_strip_add_text (scene, DTL_ROLE_NOTE_NUMBER, DTL_FONT_SMALL, DTL_ITEM_ALIGN_END, x, y, line->indent - NUMBER_GAP_PX, line->height,
                        line->number);
  dtl_strip_add_text (scene, line->role, line->font, 0, x + line->indent, y, line->width, line->height, line->text);
  dtl_scene_set_link (scene, first_item, line->link);
}

static gboolean
is_same_group (const DtlPictureLine *a,
               const DtlPictureLine *b)
{
  return a->group == b->group && a->subject == b->subject && !b->starts;
}

void
dtl_picture_text_draw (const DtlPictureText *self,
                       guint                 first,
                       guint                 end,
                       DtlScene             *scene,
                       double                x,
                       double                y)
{
  for (guint i = first; i < end; i++)
    {
      const DtlPictureLine *line = get_line (self, i);
      gboolean is_grouped = line->group != DTL_PICTURE_NO_GROUP;

      y += get_line_height (self, first, i) - line->height;
      if (is_grouped && (i == first || !is_same_group (get_line (self, i - 1), line)))
        {
          const DtlGroup group = { .kind = line->group, .event = line->subject, .count = 1, .row = DTL_NONE };

          dtl_scene_begin_group (scene, &group);
        }
      draw_line (line, scene, x, y);
      if (is_grouped && (i + 1 == end || !is_same_group (line, get_line (self, i + 1))))
        dtl_scene_end_group (scene);
      y += line->height;
    }
}
