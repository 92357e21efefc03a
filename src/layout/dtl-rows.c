/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-rows.h"

#include "dtl-row-index.h"

#include <math.h>

#define LOOK_AHEAD      8       /* events looked at for whether a label had better run left */
#define MAX_AT_INSTANTS (2 * DTL_MAX_ROWS)    /* on one pole, two a row */
#define CANCEL_INTERVAL 4096

/* The last event of a row: all that the next one can meet. */
typedef struct
{
  guint32 box;
  double  start;          /* px at the reference scale */
  double  mark_end;
  double  label_right;    /* far to the left, where the label runs left */
  double  label_end;      /* of both */
} RowEnd;

typedef struct
{
  const DtlBox         *boxes;
  guint                 n;
  const DtlRowsOptions *options;
  DtlPlace             *places;
  double               *x;            /* where each box begins and ends: two values a box, px at the reference scale */
  double                left_wall, right_wall;     /* of what begins or ends in the opening view */
  double                first, last;               /* of the rest */
  GArray               *rows;         /* RowEnd */
  DtlRowIndex           for_marks;    /* by row: from where a mark fits */
  DtlRowIndex           for_labels;   /* by row: from where a label that runs left fits */
  guint                 n_band;
  /* the pole that is being filled */
  DtlInstant            pole_at;
  guint                 pole_first;   /* index of its first event; n: there is none */
  GArray               *waiting;      /* rows (guint) with a left label that has no partner yet */
} Packer;

/* One event at the reference scale, with its label on one side. */
typedef struct
{
  DtlBoxPx px;
  double   begin, end;    /* what others' labels keep clear of: the mark with its tails, never less than the activation reckons with */
  gboolean fits;          /* between the walls */
  double   cost;          /* the scale from which it would */
} Candidate;

static double
x_of (const Packer *self,
      DtlInstant    instant)
{
  return dtl_scale_distance (self->options->scale, dtl_scale_get_first (self->options->scale), instant,
                             self->options->reference);
}

static void
find_places (Packer *self)
{
  DtlInstant first, last;

  dtl_viewport_get_whole (self->options->scale, &first, &last);
  self->x = g_new (double, MAX (2 * (gsize) self->n, 1));
  for (guint i = 0; i < self->n; i++)
    {
      self->x[2 * i] = x_of (self, self->boxes[i].a);
      self->x[2 * i + 1] = x_of (self, self->boxes[i].b);
    }
  self->first = x_of (self, first);
  self->last = x_of (self, last);
  self->left_wall = x_of (self, MAX (self->options->view_from, first));
  self->right_wall = x_of (self, MIN (self->options->view_to, last));
}

static double
centre_of (const Packer *self,
           guint         i)
{
  return (self->x[2 * i] + self->x[2 * i + 1]) / 2;
}

static double
cost_of (double px,
         double room)
{
  return px <= 0 ? 0 : room > 0 ? px / room : INFINITY;
}

/* The walls: what the reference canvas shows, its margin before and its gutter behind. An event outside the opening view meets the
 * walls of the whole document. */
static void
meet_walls (const Packer *self,
            const DtlBox *box,
            DtlSide       side,
            Candidate    *candidate)
{
  if (side == DTL_SIDE_RIGHT)
    {
      double wall = box->a <= self->options->view_to ? self->right_wall : self->last;
      double room = wall - candidate->px.a;
      double need = candidate->px.label_right - candidate->px.a + DTL_LABEL_GAP_PX - self->options->gutter;

      candidate->fits = room >= need;
      candidate->cost = cost_of (need, room);
    }
  else
    {
      double wall = box->b >= self->options->view_from ? self->left_wall : self->first;
      double room = candidate->px.b - wall;
      double need = candidate->px.b - candidate->px.label_left + DTL_LABEL_GAP_PX - DTL_REFERENCE_LEFT_PX;

      candidate->fits = room >= need;
      candidate->cost = cost_of (need, room);
    }
}

static double
tail_px (const DtlBox *box,
         DtlBoxFlags   flag)
{
  return box->flags & flag ? DTL_TAIL_PX - DTL_HALF_GLYPH_PX : 0;
}

static void
consider (const Packer *self,
          guint         i,
          DtlSide       side,
          Candidate    *candidate)
{
  const DtlBox *box = &self->boxes[i];
  DtlBoxPx *px = &candidate->px;

  dtl_box_get_px (box, side, self->x[2 * i], self->x[2 * i + 1], px);
  candidate->begin = MIN (px->mark_left, px->a - DTL_HALF_GLYPH_PX) - tail_px (box, DTL_BOX_TAIL_START);
  candidate->end = MAX (px->mark_right, px->b + DTL_HALF_GLYPH_PX) + tail_px (box, DTL_BOX_TAIL_END);
  meet_walls (self, box, side, candidate);
}

static void
put (Packer          *self,
     guint            i,
     guint            row,
     DtlSide          side,
     const Candidate *candidate)
{
  const DtlBox *box = &self->boxes[i];
  DtlPlace *place = &self->places[box->event];
  RowEnd end;

  place->row = row;
  place->side = side;
  place->in_band = FALSE;
  end.box = i;
  end.start = candidate->px.a;
  end.mark_end = candidate->end;
  end.label_right = side == DTL_SIDE_RIGHT ? candidate->px.label_right : -INFINITY;
  end.label_end = MAX (end.mark_end, end.label_right);
  if (row == self->rows->len)
    g_array_append_val (self->rows, end);
  else
    g_array_index (self->rows, RowEnd, row) = end;

  dtl_row_index_set (&self->for_marks, row, MAX (end.label_right + DTL_LABEL_GAP_PX, candidate->px.mark_right));
  dtl_row_index_set (&self->for_labels, row, end.label_end + DTL_LABEL_GAP_PX);
}

static gboolean
may_follow (const Packer *self,
            guint         row,
            const DtlBox *box)
{
  return dtl_box_precedes (&self->boxes[g_array_index (self->rows, RowEnd, row).box], box);
}

static gboolean
fits_in (const Packer    *self,
         guint            row,
         guint            i,
         DtlSide          side,
         const Candidate *candidate)
{
  const RowEnd *end = &g_array_index (self->rows, RowEnd, row);
  const DtlBox *box = &self->boxes[i];

  return may_follow (self, row, box) && dtl_row_index_get (&self->for_marks, row) <= candidate->px.mark_left &&
         end->label_right + DTL_LABEL_GAP_PX <= candidate->begin &&
         (side == DTL_SIDE_RIGHT || dtl_row_index_get (&self->for_labels, row) <= candidate->px.label_left);
}

/* The lowest row where a box with its label on one side meets no other; n rows when there is none. */
static guint
find_row (const Packer    *self,
          guint            i,
          DtlSide          side,
          const Candidate *candidate)
{
  guint row = 0;

  for (;;)
    {
      if (side == DTL_SIDE_RIGHT)
        row = dtl_row_index_find (&self->for_marks, row, candidate->px.mark_left);
      else
        row = dtl_row_index_find (&self->for_labels, row, candidate->px.label_left);
      if (row >= self->rows->len)
        return self->rows->len;
      if (fits_in (self, row, i, side, candidate))
        return row;
      row++;
    }
}

/* Poles */

/* At one instant hang as many as find a row. Of a crowd at several instants, more than the rows have room for, no single one
 * can be told: joined by poles all of it would seem to be at one. */
static void
close_pole (Packer *self,
            guint   end)
{
  guint n_members = 0;
  gboolean is_crowd;

  for (guint i = self->pole_first; i < end; i++)
    if (self->boxes[i].flags & DTL_BOX_GLYPH)
      n_members++;
  is_crowd = n_members > MAX_AT_INSTANTS && self->boxes[self->pole_first].a < self->boxes[end - 1].a;
  for (guint i = self->pole_first; is_crowd && i < end; i++)
    if (self->places[self->boxes[i].event].on_pole == DTL_POLE_SINGLE)
      self->places[self->boxes[i].event].on_pole = DTL_POLE_NONE;
  g_array_set_size (self->waiting, 0);
}

static gboolean
is_on_pole (const Packer *self,
            guint         i)
{
  return self->pole_first < self->n && centre_of (self, i) - centre_of (self, self->pole_first) < DTL_GLYPH_PX;
}

/* A pole is made of glyphs within a glyph of its first one. */
static void
enter_pole (Packer *self,
            guint   i)
{
  const DtlBox *box = &self->boxes[i];
  DtlPlace *first;

  self->places[box->event].on_pole = DTL_POLE_NONE;
  if (!(box->flags & DTL_BOX_GLYPH))
    return;

  if (!is_on_pole (self, i))
    {
      close_pole (self, i);
      self->pole_first = i;
      return;
    }
  first = &self->places[self->boxes[self->pole_first].event];
  if (first->on_pole == DTL_POLE_NONE)
    first->on_pole = DTL_POLE_SINGLE;
  self->places[box->event].on_pole = DTL_POLE_SINGLE;
}

/* The next one of the same pole that could stand to its right; DTL_NONE when there is none. */
static guint
find_partner_ahead (const Packer *self,
                    guint         i)
{
  const DtlBox *box = &self->boxes[i];

  if (!(box->flags & DTL_BOX_GLYPH))
    return DTL_NONE;
  for (guint j = i + 1; j < self->n && j <= i + LOOK_AHEAD; j++)
    {
      const DtlBox *other = &self->boxes[j];

      if (other->flags & DTL_BOX_GLYPH && !is_on_pole (self, j))
        return DTL_NONE;
      if (dtl_box_may_pair (box, other))
        return j;
    }
  return DTL_NONE;
}

static void
shift (Candidate *candidate,
       double     dx)
{
  candidate->px.glyph += dx;
  candidate->px.mark_left += dx;
  candidate->px.mark_right += dx;
  candidate->px.label_left += dx;
  candidate->px.label_right += dx;
}

/* Where the two stand as a pair: both in the middle of a place that they share, else aside, at the most. */
static void
stand_as_pair (const Packer *self,
               guint         i,
               Candidate    *left,
               guint         partner_index,
               Candidate    *right)
{
  const DtlBox *box = &self->boxes[i], *partner = &self->boxes[partner_index];
  double end;

  consider (self, i, DTL_SIDE_LEFT, left);
  consider (self, partner_index, DTL_SIDE_RIGHT, right);
  end = left->px.mark_right;
  if (box->a == partner->a)
    {
      dtl_box_px_separate (&left->px, &right->px);
    }
  else
    {
      shift (left, -DTL_POLE_SHIFT_PX);
      shift (right, DTL_POLE_SHIFT_PX);
    }
  left->px.mark_right = end;    /* as long as it waits */
  left->begin = MIN (left->begin, left->px.a - DTL_HALF_GLYPH_PX - DTL_POLE_SHIFT_PX);
  right->end = MAX (right->end, right->px.b + DTL_HALF_GLYPH_PX + DTL_POLE_SHIFT_PX);
  meet_walls (self, box, DTL_SIDE_LEFT, left);
  meet_walls (self, partner, DTL_SIDE_RIGHT, right);
}

/* To the right of one that waits on the same pole. */
static gboolean
put_as_partner (Packer *self,
                guint   i)
{
  const DtlBox *box = &self->boxes[i];

  for (guint k = 0; k < self->waiting->len; k++)
    {
      guint row = g_array_index (self->waiting, guint, k);
      guint partner_index = g_array_index (self->rows, RowEnd, row).box;
      const DtlBox *partner = &self->boxes[partner_index];
      Candidate left, right;

      if (!dtl_box_may_pair (partner, box) || !is_on_pole (self, i))
        continue;
      stand_as_pair (self, partner_index, &left, i, &right);
      if (!right.fits)
        continue;
      put (self, i, row, DTL_SIDE_RIGHT, &right);
      self->places[partner->event].on_pole = DTL_POLE_PAIRED;
      self->places[box->event].on_pole = DTL_POLE_PAIRED;
      g_array_remove_index (self->waiting, k);
      return TRUE;
    }
  return FALSE;
}

static void
stop_waiting (Packer *self,
              guint   row)
{
  for (guint k = 0; k < self->waiting->len; k++)
    if (g_array_index (self->waiting, guint, k) == row)
      {
        g_array_remove_index (self->waiting, k);
        return;
      }
}

/* Sides */

/* Whether the label running right would keep out another event whose mark could stand in the same row. */
static gboolean
is_in_the_way (const Packer    *self,
               guint            i,
               const Candidate *right)
{
  for (guint j = i + 1; j < self->n && j <= i + LOOK_AHEAD; j++)
    {
      const DtlBox *other = &self->boxes[j];
      Candidate next;

      consider (self, j, DTL_SIDE_RIGHT, &next);
      if (next.begin >= right->px.label_right + DTL_LABEL_GAP_PX)
        return FALSE;
      if (dtl_box_precedes (&self->boxes[i], other) && next.fits && next.begin >= right->px.mark_right)
        return TRUE;
    }
  return FALSE;
}

/* When no row is left where it fits: where it delays the least important label, and that one least. The band when no zoom
 * would ever separate it from the last of any row. */
static void
put_where_it_delays_least (Packer          *self,
                           guint            i,
                           DtlSide          side,
                           const Candidate *candidate)
{
  const DtlBox *box = &self->boxes[i];
  guint best = DTL_NONE, best_importance = 0;
  double best_delay = 0;

  for (guint row = 0; row < self->rows->len; row++)
    {
      const RowEnd *end = &g_array_index (self->rows, RowEnd, row);
      const DtlBox *last = &self->boxes[end->box];
      guint importance = 0;
      double delay;

      if (!dtl_box_precedes (last, box))
        continue;
      if (end->label_end > end->mark_end)
        importance = last->importance;
      delay = cost_of (end->label_end - end->start, candidate->px.a - end->start);
      if (best == DTL_NONE || importance < best_importance || (importance == best_importance && delay < best_delay))
        {
          best = row;
          best_importance = importance;
          best_delay = delay;
        }
    }
  if (best != DTL_NONE)
    {
      stop_waiting (self, best);
      put (self, i, best, side, candidate);
      return;
    }
  self->places[box->event].in_band = TRUE;
  self->places[box->event].side = side;
  self->places[box->event].on_pole = DTL_POLE_NONE;
  self->n_band++;
}

/* Its left label, which steps aside where a partner is to come. */
static guint
consider_left (const Packer *self,
               guint         i,
               Candidate    *left)
{
  guint partner = find_partner_ahead (self, i);
  Candidate unused;

  if (partner != DTL_NONE)
    stand_as_pair (self, i, left, partner, &unused);
  else
    consider (self, i, DTL_SIDE_LEFT, left);
  return partner;
}

static gboolean
is_left_better (const Packer    *self,
                guint            i,
                const Candidate *left,
                const Candidate *right)
{
  if (left->fits != right->fits)
    return left->fits;
  if (!right->fits)
    return left->cost < right->cost;
  return self->options->sides != NULL && self->options->sides[i] == DTL_SIDE_LEFT;
}

static gboolean
is_full (const Packer *self)
{
  return self->rows->len >= self->options->max_rows;
}

/* To the left where that opens no row that the right would not, and leaves room for others. */
static gboolean
had_better_be_left (const Packer    *self,
                    guint            i,
                    guint            row,
                    guint            partner,
                    const Candidate *left,
                    const Candidate *right)
{
  return left->fits && (partner != DTL_NONE || is_in_the_way (self, i, right)) &&
         (row == self->rows->len || row == find_row (self, i, DTL_SIDE_LEFT, left));
}

static void
place_one (Packer *self,
           guint   i)
{
  gboolean is_free = self->options->sides == NULL;
  guint row = 0, partner = DTL_NONE;
  Candidate right, left;
  gboolean to_left = FALSE;

  enter_pole (self, i);
  if (put_as_partner (self, i))
    return;

  consider (self, i, DTL_SIDE_RIGHT, &right);
  if (right.fits && is_free)
    {
      row = find_row (self, i, DTL_SIDE_RIGHT, &right);
      if (row == self->rows->len && is_full (self))    /* in a crowd that is nearly all there is to do */
        {
          put_where_it_delays_least (self, i, DTL_SIDE_RIGHT, &right);
          return;
        }
      partner = consider_left (self, i, &left);
      to_left = had_better_be_left (self, i, row, partner, &left, &right);
    }
  else
    {
      partner = consider_left (self, i, &left);
      to_left = is_left_better (self, i, &left, &right);
      row = find_row (self, i, to_left ? DTL_SIDE_LEFT : DTL_SIDE_RIGHT, to_left ? &left : &right);
    }

  if (row == self->rows->len && is_full (self))
    put_where_it_delays_least (self, i, to_left ? DTL_SIDE_LEFT : DTL_SIDE_RIGHT, to_left ? &left : &right);
  else
    put (self, i, row, to_left ? DTL_SIDE_LEFT : DTL_SIDE_RIGHT, to_left ? &left : &right);
  if (partner != DTL_NONE && to_left && !self->places[self->boxes[i].event].in_band && row < self->rows->len &&
      g_array_index (self->rows, RowEnd, row).box == i)
    g_array_append_val (self->waiting, row);
}

gboolean
dtl_rows_place (const DtlBox         *boxes,
                guint                 n,
                const DtlRowsOptions *options,
                DtlPlace             *places,
                guint                *n_rows,
                guint                *n_band)
{
  Packer self = { .boxes = boxes, .n = n, .options = options, .places = places, .pole_first = n };
  guint i;

  self.rows = g_array_new (FALSE, FALSE, sizeof (RowEnd));
  self.waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  dtl_row_index_init (&self.for_marks);
  dtl_row_index_init (&self.for_labels);
  find_places (&self);
  for (i = 0; i < n; i++)
    {
      if (i % CANCEL_INTERVAL == 0 && options->cancel != NULL && g_atomic_int_get (options->cancel))
        break;
      place_one (&self, i);
    }
  close_pole (&self, i);
  for (guint k = 0; self.n_band > 0 && k < n; k++)
    if (places[boxes[k].event].in_band)
      places[boxes[k].event].row = self.rows->len;
  *n_rows = self.rows->len;
  *n_band = self.n_band;
  dtl_row_index_clear (&self.for_marks);
  dtl_row_index_clear (&self.for_labels);
  g_array_unref (self.rows);
  g_array_unref (self.waiting);
  g_free (self.x);
  return i == n;
}
