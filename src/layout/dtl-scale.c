/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Between two instants a + b there are seconds outside folds, each px_per_second wide, and the pixels of the folds:
 *
 *        a        from        to                 b
 *   ─────┼──────────┤▒▒▒▒▒▒▒▒▒▒├─────────────────┼────
 *         seconds     48 px         seconds
 *
 * The seconds are counted in integers (the difference of two instants needs all of 64 unsigned bits) and become a double
 * once, at the end, so that a second tonight is as exact as one at the Big Bang. At most eight folds: a loop over them is
 * cheaper than a search.
 */
#include "dtl-scale.h"

#include <math.h>

struct _DtlScale
{
  DtlInstant first;
  DtlInstant last;
  guint      n_folds;
  DtlFold    folds[DTL_MAX_FOLDS];
};

/* Exact where @a ≤ @b, for any two instants. */
static guint64
seconds_between (DtlInstant a,
                 DtlInstant b)
{
  return (guint64) b - (guint64) a;
}

static guint64
fold_length (const DtlFold *fold)
{
  return seconds_between (fold->from, fold->to);
}

static DtlInstant
clamp_instant (DtlInstant instant)
{
  return CLAMP (instant, DTL_INSTANT_FIRST, DTL_INSTANT_LAST);
}

/* @a plus a number of seconds that may be anything, even more than an integer holds. */
static DtlInstant
add_seconds (DtlInstant a,
             double     seconds)
{
  double rounded = round (seconds);

  if (rounded >= 0)
    return rounded >= (double) seconds_between (a, DTL_INSTANT_LAST) ? DTL_INSTANT_LAST
                                                                     : (DtlInstant) ((guint64) a + (guint64) rounded);
  return -rounded >= (double) seconds_between (DTL_INSTANT_FIRST, a) ? DTL_INSTANT_FIRST
                                                                     : (DtlInstant) ((guint64) a - (guint64) -rounded);
}

/**
 * dtl_scale_new:
 * @first: the first instant of the document
 * @last: its last instant, not before @first
 * @folds: (array length=n_folds) (nullable): sorted, disjoint, inside [first, last], none of them empty
 * @n_folds: at most DTL_MAX_FOLDS
 *
 * Returns: (transfer full): a scale
 */
DtlScale *
dtl_scale_new (DtlInstant     first,
               DtlInstant     last,
               const DtlFold *folds,
               guint          n_folds)
{
  DtlScale *self;

  g_return_val_if_fail (first <= last, NULL);
  g_return_val_if_fail (n_folds <= DTL_MAX_FOLDS, NULL);
  for (guint i = 0; i < n_folds; i++)
    {
      g_return_val_if_fail (folds[i].from < folds[i].to, NULL);
      g_return_val_if_fail (folds[i].from >= (i > 0 ? folds[i - 1].to : first), NULL);
      g_return_val_if_fail (folds[i].to <= last, NULL);
    }

  self = g_atomic_rc_box_new0 (DtlScale);
  self->first = clamp_instant (first);
  self->last = clamp_instant (last);
  self->n_folds = n_folds;
  for (guint i = 0; i < n_folds; i++)
    self->folds[i] = folds[i];

  return self;
}

/**
 * dtl_scale_ref:
 * @self: a scale
 *
 * Returns: (transfer full): @self
 */
DtlScale *
dtl_scale_ref (DtlScale *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dtl_scale_unref:
 * @self: (transfer full): a scale
 */
void
dtl_scale_unref (DtlScale *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release (self);
}

/**
 * dtl_scale_get_first:
 * @self: a scale
 *
 * Returns: the first instant of the document
 */
DtlInstant
dtl_scale_get_first (const DtlScale *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->first;
}

/**
 * dtl_scale_get_last:
 * @self: a scale
 *
 * Returns: the last instant of the document
 */
DtlInstant
dtl_scale_get_last (const DtlScale *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->last;
}

/**
 * dtl_scale_get_folds:
 * @self: a scale
 * @n_folds: (out) (optional): how many
 *
 * Returns: (array length=n_folds) (transfer none): the folds in order of time
 */
const DtlFold *
dtl_scale_get_folds (const DtlScale *self,
                     guint          *n_folds)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_folds != NULL)
    *n_folds = self->n_folds;

  return self->folds;
}

/* The same with @a ≤ @b. */
static void
count_forward (const DtlScale *self,
               DtlInstant      a,
               DtlInstant      b,
               double         *seconds,
               double         *folded_px)
{
  guint64 outside = seconds_between (a, b);
  double px = 0;

  for (guint i = 0; i < self->n_folds; i++)
    {
      const DtlFold *fold = &self->folds[i];
      DtlInstant from = MAX (a, fold->from);
      DtlInstant to = MIN (b, fold->to);

      if (from >= to)
        continue;

      outside -= seconds_between (from, to);
      px += DTL_FOLD_WIDTH_PX * ((double) seconds_between (from, to) / (double) fold_length (fold));
    }

  *seconds = (double) outside;
  *folded_px = px;
}

/**
 * dtl_scale_parts:
 * @self: a scale
 * @a: an instant
 * @b: another, before or after
 * @seconds: (out): seconds between them outside folds, negative backwards
 * @folded_px: (out): pixels that folds take between them, negative backwards
 *
 * Splits a distance into what grows with the scale and what does not: distance = seconds · px_per_second + folded_px.
 */
void
dtl_scale_parts (const DtlScale *self,
                 DtlInstant      a,
                 DtlInstant      b,
                 double         *seconds,
                 double         *folded_px)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (seconds != NULL && folded_px != NULL);

  if (a <= b)
    {
      count_forward (self, a, b, seconds, folded_px);
    }
  else
    {
      count_forward (self, b, a, seconds, folded_px);
      *seconds = -*seconds;
      *folded_px = -*folded_px;
    }
}

/**
 * dtl_scale_distance:
 * @self: a scale
 * @a: an instant
 * @b: another, before or after
 * @px_per_second: above 0
 *
 * Returns: pixels from @a to @b, negative backwards
 */
double
dtl_scale_distance (const DtlScale *self,
                    DtlInstant      a,
                    DtlInstant      b,
                    double          px_per_second)
{
  double seconds = 0, folded_px = 0;

  dtl_scale_parts (self, a, b, &seconds, &folded_px);

  return seconds * px_per_second + folded_px;
}

static DtlInstant
travel_forward (const DtlScale *self,
                DtlInstant      at,
                double          px,
                double          px_per_second)
{
  for (guint i = 0; i < self->n_folds; i++)
    {
      const DtlFold *fold = &self->folds[i];
      double seconds_per_px = (double) fold_length (fold) / DTL_FOLD_WIDTH_PX;
      double room;

      if (fold->to <= at)
        continue;

      if (at < fold->from)
        {
          room = (double) seconds_between (at, fold->from) * px_per_second;
          if (px <= room)
            break;
          px -= room;
          at = fold->from;
        }

      room = (double) seconds_between (at, fold->to) / seconds_per_px;
      if (px <= room)
        return add_seconds (at, px * seconds_per_px);
      px -= room;
      at = fold->to;
    }

  return add_seconds (at, px / px_per_second);
}

static DtlInstant
travel_backward (const DtlScale *self,
                 DtlInstant      at,
                 double          px,
                 double          px_per_second)
{
  for (guint i = self->n_folds; i > 0; i--)
    {
      const DtlFold *fold = &self->folds[i - 1];
      double seconds_per_px = (double) fold_length (fold) / DTL_FOLD_WIDTH_PX;
      double room;

      if (fold->from >= at)
        continue;

      if (at > fold->to)
        {
          room = (double) seconds_between (fold->to, at) * px_per_second;
          if (px <= room)
            break;
          px -= room;
          at = fold->to;
        }

      room = (double) seconds_between (fold->from, at) / seconds_per_px;
      if (px <= room)
        return add_seconds (at, -px * seconds_per_px);
      px -= room;
      at = fold->from;
    }

  return add_seconds (at, -px / px_per_second);
}

/**
 * dtl_scale_travel:
 * @self: a scale
 * @a: an instant
 * @px: pixels, negative backwards
 * @px_per_second: above 0
 *
 * The inverse of dtl_scale_distance().
 *
 * Returns: the nearest whole second, in the years that fit
 */
DtlInstant
dtl_scale_travel (const DtlScale *self,
                  DtlInstant      a,
                  double          px,
                  double          px_per_second)
{
  g_return_val_if_fail (self != NULL, a);
  g_return_val_if_fail (px_per_second > 0, a);
  g_return_val_if_fail (!isnan (px), a);

  a = clamp_instant (a);

  return px >= 0 ? travel_forward (self, a, px, px_per_second)
                 : travel_backward (self, a, -px, px_per_second);
}

/**
 * dtl_scale_fit:
 * @self: a scale
 * @from: an instant
 * @to: another
 * @width_px: the room for [from, to]
 *
 * Folds keep their width at every scale, so where they alone fill the room nothing is left to divide; time outside
 * them then gets an eighth of it, and [from, to] is wider than asked.
 *
 * Returns: pixels a second, finite and above 0
 */
double
dtl_scale_fit (const DtlScale *self,
               DtlInstant      from,
               DtlInstant      to,
               double          width_px)
{
  double seconds = 0, folded_px = 0;
  double room;

  g_return_val_if_fail (self != NULL, 1);

  width_px = MAX (width_px, 1);
  dtl_scale_parts (self, MIN (from, to), MAX (from, to), &seconds, &folded_px);
  room = MAX (width_px - folded_px, width_px / 8);

  return room / MAX (seconds, 1);
}
