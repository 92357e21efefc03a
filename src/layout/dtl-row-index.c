/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-row-index.h"

#include <math.h>

#define FIRST_CAPACITY 16

static double *
new_tree (guint capacity)
{
  double *least = g_new (double, 2 * capacity);

  for (guint i = 0; i < 2 * capacity; i++)
    least[i] = INFINITY;
  return least;
}

void
dtl_row_index_init (DtlRowIndex *self)
{
  self->capacity = FIRST_CAPACITY;
  self->least = new_tree (self->capacity);
}

void
dtl_row_index_clear (DtlRowIndex *self)
{
  g_clear_pointer (&self->least, g_free);
}

static void
grow (DtlRowIndex *self)
{
  DtlRowIndex old = *self;

  self->capacity *= 2;
  self->least = new_tree (self->capacity);
  for (guint row = 0; row < old.capacity; row++)
    dtl_row_index_set (self, row, old.least[old.capacity + row]);
  dtl_row_index_clear (&old);
}

void
dtl_row_index_set (DtlRowIndex *self,
                   guint        row,
                   double       value)
{
  guint i;

  while (row >= self->capacity)
    grow (self);

  i = self->capacity + row;
  self->least[i] = value;
  for (i /= 2; i > 0; i /= 2)
    self->least[i] = MIN (self->least[2 * i], self->least[2 * i + 1]);
}

double
dtl_row_index_get (const DtlRowIndex *self,
                   guint              row)
{
  return row < self->capacity ? self->least[self->capacity + row] : INFINITY;
}

guint
dtl_row_index_find (const DtlRowIndex *self,
                    guint              from,
                    double             x)
{
  guint i = self->capacity + from;

  if (from >= self->capacity)
    return G_MAXUINT;

  /* up to the first subtree to the right that has one, then down to its first leaf */
  while (self->least[i] > x)
    {
      while (i & 1)
        i /= 2;
      if (i == 0)
        return G_MAXUINT;
      i++;
    }
  while (i < self->capacity)
    i = self->least[2 * i] <= x ? 2 * i : 2 * i + 1;
  return i - self->capacity;
}
