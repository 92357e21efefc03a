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
  double inset = box->flags & DTL_BOX_GLYPH ? DTL_GLYPH_PX + DTL_GLYPH_TEXT_PX : DTL_LABEL_INSET_PX;
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
  if (is_paired (place_i) && place_i->side == DTL_SIDE_RIGHT)
    px -= DTL_POLE_SHIFT_PX;
  if (is_paired (place_j) && place_j->side == DTL_SIDE_LEFT)
    px -= DTL_POLE_SHIFT_PX;
  for (int line = 0; line < 4; line++)
    {
      double slope = seconds, at_zero = px;

      if (line & 1)
        {
          slope += seconds_i / 2;
          at_zero += (px_i - DTL_GLYPH_PX) / 2;
        }
      if (line & 2)
        {
          slope += seconds_j / 2;
          at_zero += (px_j - DTL_GLYPH_PX) / 2;
        }
      if (at_zero < 0)
        least = MAX (least, slope > 0 ? -at_zero / slope : INFINITY);
    }
  return least;
}

/* What one row's pass carries from one event to the next. */
typedef struct
{
  const DtlBox   *box;
  const DtlPlace *place;
  LabelStart      label;
  double          least;      /* of its label's scale, so far */
} Neighbour;

static void
meet (const DtlScale *scale,
      Neighbour      *i,
      Neighbour      *j)
{
  gboolean right = i->place->side == DTL_SIDE_RIGHT;
  gboolean left = j->place->side == DTL_SIDE_LEFT;
  double clear;

  if (are_partners (i->place, j->place))
    return;

  clear = scale_to_clear (scale, i->box, i->place, j->box, j->place);
  i->least = MAX (i->least, clear);
  j->least = MAX (j->least, clear);
  if (right)
    i->least = MAX (i->least, scale_to_mark (scale, &i->label, j->box->a,
                                             i->box->width + DTL_LABEL_GAP_PX + reach (j->box, j->place, DTL_SIDE_LEFT)));
  if (left)
    j->least = MAX (j->least, scale_to_mark (scale, &j->label, i->box->b,
                                             j->box->width + DTL_LABEL_GAP_PX + reach (i->box, i->place, DTL_SIDE_RIGHT)));
}

/* Two labels that face each other: the less important one waits, unless it is there before the other comes. */
static void
face (const DtlScale *scale,
      Neighbour      *i,
      Neighbour      *j)
{
  Neighbour *first = dtl_box_compare (i->box, j->box) < 0 ? i : j;
  Neighbour *second = first == i ? j : i;
  double both = scale_to_face (scale, &i->label, &j->label, i->box->width + DTL_LABEL_GAP_PX + j->box->width);

  if (first->least < both)
    second->least = MAX (second->least, both);
}

/* A label drawn at a scale a hair below its own would be a hair too wide. */
static float
round_up (double scale)
{
  float rounded = (float) scale;

  return rounded < scale ? nextafterf (rounded, INFINITY) : rounded;
}

static void
enter (Neighbour           *self,
       const DtlBox *const *boxes,
       guint                n,
       guint                k,
       const DtlPlace      *places)
{
  const DtlBox *before = k > 0 ? boxes[k - 1] : NULL;
  const DtlBox *after = k + 1 < n ? boxes[k + 1] : NULL;
  const DtlBox *partner = NULL;

  self->box = boxes[k];
  self->place = &places[boxes[k]->event];
  if (before != NULL && are_partners (&places[before->event], self->place))
    partner = before;
  else if (after != NULL && are_partners (self->place, &places[after->event]))
    partner = after;
  self->label = label_start (self->box, self->place, partner);
  self->least = 0;
}

void
dtl_rows_activate (const DtlBox *const *boxes,
                   guint                n,
                   const DtlScale      *scale,
                   DtlPlace            *places)
{
  Neighbour before, self, after;

  if (n == 0)
    return;

  /* facing needs what both need of everything else, so the pass runs one event ahead */
  enter (&self, boxes, n, 0, places);
  before.box = NULL;
  for (guint k = 0; k < n; k++)
    {
      if (k + 1 < n)
        {
          enter (&after, boxes, n, k + 1, places);
          meet (scale, &self, &after);
        }
      if (before.box != NULL)
        {
          if (before.place->side == DTL_SIDE_RIGHT && self.place->side == DTL_SIDE_LEFT)
            face (scale, &before, &self);
          places[before.box->event].label_scale = round_up (before.least);
        }
      before = self;
      self = after;
    }
  places[before.box->event].label_scale = round_up (before.least);
}
