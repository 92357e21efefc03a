/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One pass in order of time cannot know what a label to the left would save later. In small lanes, which are what people
 * look at as a whole, each label is tried on its other side, as long as that saves rows or draws the lane together.
 * Then those that may stand on the right again without a new row do, because that reads more calmly. No chance is
 * involved: the same lane always comes out the same.
 */
#include "dtl-rows.h"

#include <string.h>

#define MAX_PASSES 4
#define PAIRS_OF    20     /* in a lane of at most so many, two at a time as well */

typedef struct
{
  const DtlBox         *boxes;
  guint                 n;
  const DtlRowsOptions *options;
  guint8                sides[DTL_ROWS_FEW];
  DtlPlace             *places;
  guint                 n_rows, n_band;
} Search;

/* Smaller is better: what finds no row, then rows, then how far down the events stand. */
typedef struct
{
  guint n_band, n_rows, depth;
} Score;

static gboolean
is_better (const Score *a,
           const Score *b)
{
  if (a->n_band != b->n_band)
    return a->n_band < b->n_band;
  if (a->n_rows != b->n_rows)
    return a->n_rows < b->n_rows;
  return a->depth < b->depth;
}

static Score
try_sides (Search *self)
{
  DtlRowsOptions options = *self->options;
  Score score = { 0 };

  options.sides = self->sides;
  dtl_rows_place (self->boxes, self->n, &options, self->places, &self->n_rows, &self->n_band);
  score.n_band = self->n_band;
  score.n_rows = self->n_rows;
  for (guint i = 0; i < self->n; i++)
    score.depth += self->places[self->boxes[i].event].row;
  return score;
}

static gboolean
is_paired (const Search *self,
           guint         i)
{
  return self->places[self->boxes[i].event].on_pole == DTL_POLE_PAIRED;
}

static void
turn (Search *self,
      guint   i)
{
  self->sides[i] = self->sides[i] == DTL_SIDE_RIGHT ? DTL_SIDE_LEFT : DTL_SIDE_RIGHT;
}

/* No sides give fewer rows than there are events at one time. */
static guint
count_at_once (const Search *self)
{
  guint most = 1;

  for (guint i = 0; i < self->n; i++)
    {
      guint n = 1;

      for (guint j = 0; j < i; j++)
        n += !dtl_box_precedes (&self->boxes[j], &self->boxes[i]);
      most = MAX (most, n);
    }
  return most;
}

/* Turns one label or two (@i = @j: one), if that is better. */
static gboolean
flip (Search *self,
      guint   i,
      guint   j,
      Score  *best)
{
  Score score;

  turn (self, i);
  if (j != i)
    turn (self, j);
  score = try_sides (self);
  if (is_better (&score, best))
    {
      *best = score;
      return TRUE;
    }
  turn (self, i);
  if (j != i)
    turn (self, j);
  return FALSE;
}

static void
draw_together (Search *self,
               Score  *best)
{
  guint most = self->n <= PAIRS_OF ? self->n : 1;

  for (guint pass = 0; pass < MAX_PASSES; pass++)
    {
      gboolean has_changed = FALSE;

      for (guint i = 0; i < self->n; i++)
        for (guint j = i; j < MIN (i + most, self->n); j++)
          has_changed |= flip (self, i, j, best);
      if (!has_changed)
        break;
    }
}

static guint
count_paired (const Search *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += is_paired (self, i);
  return n;
}

static void
calm_down (Search *self,
           Score  *best)
{
  guint n_paired;

  try_sides (self);
  n_paired = count_paired (self);
  for (guint i = 0; i < self->n; i++)
    {
      Score score;

      if (self->sides[i] == DTL_SIDE_RIGHT)
        continue;
      self->sides[i] = DTL_SIDE_RIGHT;
      score = try_sides (self);
      if (score.n_band > best->n_band || score.n_rows > best->n_rows || count_paired (self) < n_paired)
        self->sides[i] = DTL_SIDE_LEFT;
    }
}

gboolean
dtl_rows_place_well (const DtlBox         *boxes,
                     guint                 n,
                     const DtlRowsOptions *options,
                     DtlPlace             *places,
                     guint                *n_rows,
                     guint                *n_band)
{
  Search self = { .boxes = boxes, .n = n, .options = options, .places = places };
  Score best;

  if (!dtl_rows_place (boxes, n, options, places, n_rows, n_band))
    return FALSE;
  if (n > DTL_ROWS_FEW || *n_rows <= 1)
    return TRUE;

  for (guint i = 0; i < n; i++)
    self.sides[i] = places[boxes[i].event].side;
  best = try_sides (&self);
  if (best.n_rows > count_at_once (&self))
    draw_together (&self, &best);
  calm_down (&self, &best);
  try_sides (&self);
  *n_rows = self.n_rows;
  *n_band = self.n_band;
  return TRUE;
}
