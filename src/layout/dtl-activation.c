/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The scale from which a label is drawn, in closed form: a distance between two instants is seconds · scale + folded px and
 * grows with the scale, so each thing that a label must keep clear of gives one least scale, and the greatest of them
 * is its own. Marks in a row do not overlap in time and labels end before the next mark, so only the two neighbours
 * matter. What others need is rounded up (half a glyph beyond their bounds, the most that a pair stands aside): a
 * label may come a little late, never too early.
 */
#include "dtl-rows.h"

#include <math.h>

/* A place @px beyond the middle of two instants, which mostly are one. */
typedef struct
{
  DtlInstant from, to;
  double     px;
} Anchor;

/* Where a label begins, seen from its mark. A mark is as wide as its bounds or as a glyph, so there are two places: a label over
 * its mark begins at the one nearer to the mark, a label beside it at the farther one. */
typedef struct
{
  Anchor   at[2];
  guint    n;
  gboolean farther;
} LabelStart;

static gboolean
is_paired (const DtlPlace *place)
{
  return place->on_pole == DTL_POLE_PAIRED;
}

static gboolean
are_partners (const DtlPlace *left,
              const DtlPlace *right)
{
  return is_paired (left) && is_paired (right) && left->side == DTL_SIDE_LEFT && right->side == DTL_SIDE_RIGHT;
}

/* How far a mark may reach beyond its bounds on one side, with its tail. */
static double
reach (const DtlBox   *box,
       const DtlPlace *place,
       DtlSide         side)
{
  guint tail = side == DTL_SIDE_RIGHT ? DTL_BOX_TAIL_END : DTL_BOX_TAIL_START;
  double px = box->flags & tail ? DTL_TAIL_PX : DTL_HALF_GLYPH_PX;

  return is_paired (place) && place->side == side ? px + DTL_POLE_SHIFT_PX : px;
}

static LabelStart
label_start (const DtlBox   *box,
             const DtlPlace *place,
             const DtlBox   *partner)
{
  gboolean right = place->side == DTL_SIDE_RIGHT;
  gboolean beside = (box->flags & DTL_BOX_BESIDE) != 0;
  DtlInstant edge = right == beside ? box->b : box->a;
  double inset = dtl_box_get_inset (box);
  double half = beside ? DTL_HALF_GLYPH_PX : -DTL_HALF_GLYPH_PX;
  LabelStart start = { .n = 2, .farther = beside };

  if (partner != NULL && partner->a == box->a)    /* they share one place: the middle of what is known of it */
    {
      start.n = 1;
      start.at[0] = (Anchor) { box->a, box->b, (DTL_POLE_GAP_PX / 2) + inset };
      return start;
    }
  if (beside && box->flags & (right ? DTL_BOX_TAIL_END : DTL_BOX_TAIL_START))
    inset += DTL_TAIL_PX;
  if (is_paired (place))
    inset += DTL_POLE_SHIFT_PX;
  start.at[0] = (Anchor) { box->a, box->b, inset + half };
  start.at[1] = (Anchor) { edge, edge, inset };
  if (box->a == box->b)
    {
      start.n = 1;
      start.at[0].px = inset + half;
    }
  return start;
}

/* The scale at which two places, each the middle of two instants, are @px apart; never below 0. */
static double
scale_for (const DtlScale *scale,
           const Anchor   *from,
           const Anchor   *to,
           double          px)
{
  double seconds, folded;

  dtl_scale_parts (scale, from->from, to->from, &seconds, &folded);
  if (from->from != from->to || to->from != to->to)
    {
      double more_seconds, more_folded;

      dtl_scale_parts (scale, from->to, to->to, &more_seconds, &more_folded);
      seconds = (seconds + more_seconds) / 2;
      folded = (folded + more_folded) / 2;
    }
  if (px <= folded)
    return 0;
  return seconds > 0 ? (px - folded) / seconds : INFINITY;
}

/* The scale from which a label that starts here keeps @px from a mark's bound. */
static double
scale_to_mark (const DtlScale   *scale,
               const LabelStart *start,
               DtlInstant        bound,
               double            px)
{
  Anchor mark = { bound, bound, 0 };
  double least = start->farther ? 0 : INFINITY;

  for (guint i = 0; i < start->n; i++)
    {
      const Anchor *from = start->at[i].to <= bound && start->at[i].from <= bound ? &start->at[i] : &mark;
      const Anchor *to = from == &mark ? &start->at[i] : &mark;
      double one = scale_for (scale, from, to, start->at[i].px + px);

      least = start->farther ? MAX (least, one) : MIN (least, one);
    }
  return least;
}

/* The scale from which two labels that face each other fit between the places where they start. */
static double
scale_to_face (const DtlScale   *scale,
               const LabelStart *i,
               const LabelStart *j,
               double            px)
{
  double least = i->farther ? 0 : INFINITY;

  for (guint k = 0; k < i->n; k++)
    {
      double one = j->farther ? 0 : INFINITY;

      for (guint l = 0; l < j->n; l++)
        {
          double pair = scale_for (scale, &i->at[k], &j->at[l], i->at[k].px + px + j->at[l].px);

          one = j->farther ? MAX (one, pair) : MIN (one, pair);
        }
      least = i->farther ? MAX (least, one) : MIN (least, one);
    }
  return least;
}

/* The scale from which the marks of two neighbours do not touch. A mark is at least a glyph wide, so the gap between
 * them is the least of four straight lines: with either mark at its own width or at a glyph's. */
static double
scale_to_clear (const DtlScale *scale,
                const DtlBox   *i,
                const DtlPlace *place_i,
                const DtlBox   *j,
                const DtlPlace *place_j)
{
  double seconds, px, seconds_i, px_i, seconds_j, px_j;
  double least = 0;

  dtl_scale_parts (scale, i->b, j->a, &seconds, &px);
  dtl_scale_parts (scale, i->a, i->b, &seconds_i, &px_i);
  dtl_scale_parts (scale, j->a, j->b, &seconds_j, &px_j);
  /* in a pair it is a glyph that stands aside */
  px_i -= DTL_GLYPH_PX + (is_paired (place_i) && place_i->side == DTL_SIDE_RIGHT ? 2 * DTL_POLE_SHIFT_PX : 0);
  px_j -= DTL_GLYPH_PX + (is_paired (place_j) && place_j->side == DTL_SIDE_LEFT ? 2 * DTL_POLE_SHIFT_PX : 0);
  for (int line = 0; line < 4; line++)
    {
      double slope = seconds, at_zero = px;

      if (line & 1)
        {
          slope += seconds_i / 2;
          at_zero += px_i / 2;
        }
      if (line & 2)
        {
          slope += seconds_j / 2;
          at_zero += px_j / 2;
        }
      if (at_zero < 0)
        least = MAX (least, slope > 0 ? -at_zero / slope : INFINITY);
    }
  return least;
}

/* One row, and what is known of its labels so far. */
typedef struct
{
  const DtlBox *const *boxes;
  guint                n;
  const DtlScale      *scale;
  DtlPlace            *places;
  LabelStart          *labels;    /* by place in the row, like the next two */
  double              *clear;     /* the scale from which its mark is clear of others */
  double              *least;     /* the scale from which its label is */
} Row;

static DtlPlace *
place_of (const Row *self,
          guint      k)
{
  return &self->places[self->boxes[k]->event];
}

static gboolean
is_pair (const Row *self,
         guint      k)
{
  return k + 1 < self->n && are_partners (place_of (self, k), place_of (self, k + 1));
}

static void
lift (double *scale,
       double  least)
{
  *scale = MAX (*scale, least);
}

/* The mark of @j, behind that of @i, keeps clear of it, and their labels of the other's mark. */
static void
keep_apart (Row     *self,
            guint    i,
            guint    j,
            gboolean changes_i,
            gboolean changes_j)
{
  const DtlBox *first = self->boxes[i], *second = self->boxes[j];
  const DtlPlace *first_place = place_of (self, i), *second_place = place_of (self, j);
  double clear = scale_to_clear (self->scale, first, first_place, second, second_place);

  if (changes_i)
    {
      lift (&self->clear[i], clear);
      if (first_place->side == DTL_SIDE_RIGHT)
        lift (&self->least[i],
               scale_to_mark (self->scale, &self->labels[i], second->a,
                              first->width + DTL_LABEL_GAP_PX + reach (second, second_place, DTL_SIDE_LEFT)));
    }
  if (changes_j)
    {
      lift (&self->clear[j], clear);
      if (second_place->side == DTL_SIDE_LEFT)
        lift (&self->least[j],
               scale_to_mark (self->scale, &self->labels[j], first->b,
                              second->width + DTL_LABEL_GAP_PX + reach (first, first_place, DTL_SIDE_RIGHT)));
    }
}

/* Marks follow each other in the row as they do in time, so the next one on each side says it all. Only one that stands aside for
 * its partner may reach over its neighbours to others behind them. */
static void
keep_all_apart (Row *self)
{
  guint last = self->n;

  for (guint k = 0; k + 1 < self->n; k++)
    if (!is_pair (self, k))
      keep_apart (self, k, k + 1, TRUE, TRUE);

  for (guint k = 0; k < self->n; k++)
    {
      if (last + 1 < k)
        keep_apart (self, last, k, FALSE, TRUE);
      if (k > 0 && is_pair (self, k - 1))
        last = k;
    }

  last = self->n;
  for (guint k = self->n; k-- > 0; )
    {
      if (last < self->n && k + 1 < last)
        keep_apart (self, k, last, TRUE, FALSE);
      if (is_pair (self, k))
        last = k;
    }

  /* two of one pole are marks of their own together or not at all */
  for (guint k = 0; k < self->n; k++)
    if (is_pair (self, k))
      self->clear[k] = self->clear[k + 1] = MAX (self->clear[k], self->clear[k + 1]);
}

/* Two labels that face each other: the less important one waits, unless it is there before the other comes. */
static void
face (Row  *self,
      guint i,
      guint j)
{
  guint first = dtl_box_compare (self->boxes[i], self->boxes[j]) < 0 ? i : j;
  guint second = first == i ? j : i;
  double both = scale_to_face (self->scale, &self->labels[i], &self->labels[j],
                               self->boxes[i]->width + DTL_LABEL_GAP_PX + self->boxes[j]->width);

  if (self->least[first] < both)
    lift (&self->least[second], both);
}

/* A label drawn at a scale a hair below its own would be a hair too wide. */
static float
round_up (double scale)
{
  float rounded = (float) scale;

  return rounded < scale ? nextafterf (rounded, INFINITY) : rounded;
}

static void
init_labels (Row *self)
{
  for (guint k = 0; k < self->n; k++)
    {
      const DtlBox *partner = is_pair (self, k) ? self->boxes[k + 1]
                              : k > 0 && is_pair (self, k - 1) ? self->boxes[k - 1] : NULL;

      self->labels[k] = label_start (self->boxes[k], place_of (self, k), partner);
    }
}

void
dtl_rows_activate (const DtlBox *const *boxes,
                   guint                n,
                   const DtlScale      *scale,
                   DtlPlace            *places)
{
  Row self = { .boxes = boxes, .n = n, .scale = scale, .places = places };

  self.labels = g_new (LabelStart, MAX (n, 1));
  self.clear = g_new0 (double, MAX (n, 1));
  self.least = g_new0 (double, MAX (n, 1));
  init_labels (&self);
  keep_all_apart (&self);
  for (guint k = 0; k < n; k++)
    lift (&self.least[k], self.clear[k]);
  for (guint k = 0; k + 1 < n; k++)
    if (place_of (&self, k)->side == DTL_SIDE_RIGHT && place_of (&self, k + 1)->side == DTL_SIDE_LEFT)
      face (&self, k, k + 1);
  for (guint k = 0; k < n; k++)
    place_of (&self, k)->label_scale = round_up (self.least[k]);
  g_free (self.labels);
  g_free (self.clear);
  g_free (self.least);
}
