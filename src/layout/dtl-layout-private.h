/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the makers of scenes see of a layout. */
#pragma once

#include "dtl-box.h"

G_BEGIN_DECLS

/* The box of an event that has a row. */
void              dtl_layout_get_box       (DtlLayout *self,
                                            guint32    event,
                                            DtlBox    *box);
/* One row in columns, by place in the row: what a frame searches. The second after its last where it ends, as in DtlBox. */
typedef struct
{
  const guint32    *events;
  const DtlInstant *begins;
  const DtlInstant *ends;
  const guint32    *pairs;        /* bits, counted from first_bit: this and the next are the left and the right of a pair */
  guint             first_bit;
  guint             n;
} DtlRowColumns;

void              dtl_layout_get_columns   (DtlLayout     *self,
                                            guint32        row,
                                            DtlRowColumns *columns);

/* How many of @n sorted instants lie before @edge. @from of them surely do; who asks for one edge after the other tells how many
 * came between the last two, since the next are mostly as many. */
static inline guint
dtl_instants_count_before (const DtlInstant *instants,
                           guint             n,
                           guint             from,
                           guint             last_step,
                           DtlInstant        edge)
{
  guint step = 1, low = from, high, guess = from + last_step - last_step / 4;

  if (guess > from && guess <= n && instants[guess - 1] < edge)
    low = guess;
  while (low + step <= n && instants[low + step - 1] < edge)
    {
      low += step;
      step *= 2;
    }
  high = MIN (low + step - 1, n);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (instants[middle] < edge)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* When the events of a lane's band end, sorted: n_band instants (second after the last). */
const DtlInstant *dtl_layout_get_band_ends (DtlLayout *self,
                                            guint      lane);
/* The place in the list of the lane that a row belongs to. */
guint             dtl_layout_find_lane     (DtlLayout *self,
                                            guint32    row);

/* Which entries of the legend the document needs, found once: bits of its own (dtl-scene-legend.c). */
guint32           dtl_layout_get_uses      (DtlLayout *self);
guint32           dtl_legend_find_uses     (DtlLayout *layout);

G_END_DECLS
