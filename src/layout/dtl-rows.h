/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * In which row each event of a lane stands, and on which side its label: computed once for the document, at its
 * reference scale, in one pass over the lane in order of time.
 *
 * An event takes the lowest row where its box (mark and label) meets no box. When no row is left where it fits, it goes
 * where it delays the least important label least; when it overlaps in time with the last of every row, into the band.
 */
#pragma once

#include "dtl-box.h"

G_BEGIN_DECLS

typedef struct
{
  const DtlScale *scale;
  double          reference;          /* px per second of the canvas that rows are computed on */
  DtlInstant      view_from, view_to; /* what that canvas shows: the opening view, or all */
  double          gutter;             /* px behind view_to, on that canvas */
  guint           max_rows;
  const guint8   *sides;              /* (nullable): of each box, the DtlSide that it shall have where the walls allow it */
  const gint     *cancel;             /* (nullable) */
} DtlRowsOptions;

#define DTL_REFERENCE_LEFT_PX 24.0    /* room on that canvas before the first instant */

/* @boxes: of one lane, sorted by a. places[boxes[i].event] gets row (from 0 in the lane; *n_rows stands for the band), side,
 * on_pole and in_band. FALSE when cancelled. O(n log rows). */
gboolean dtl_rows_place     (const DtlBox         *boxes,
                             guint                 n,
                             const DtlRowsOptions *options,
                             DtlPlace             *places,
                             guint                *n_rows,
                             guint                *n_band);

/* The same for lanes of a few dozen events at most, where it is worth trying what other sides would give: first as few rows as
 * can be found, then as few labels to the left. */
gboolean dtl_rows_place_well (const DtlBox         *boxes,
                              guint                 n,
                              const DtlRowsOptions *options,
                              DtlPlace             *places,
                              guint                *n_rows,
                              guint                *n_band);
#define DTL_ROWS_FEW 48

/* The scale from which each label is drawn. @boxes: of one row, in order; writes places[].label_scale. */
void     dtl_rows_activate  (const DtlBox *const  *boxes,
                             guint                 n,
                             const DtlScale       *scale,
                             DtlPlace             *places);

G_END_DECLS
