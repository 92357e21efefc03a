/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How time becomes place: piecewise linear, because long empty stretches may be folded to a fixed width. Folds are
 * facts of the document, so screen and export share them; the scale (pixels a second) belongs to the view.
 *
 * Distances are computed exactly in 64-bit seconds between two instants and only then become pixels, in double.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

#define DTL_FOLD_WIDTH_PX 48.0
#define DTL_MAX_FOLDS     8

/* The first second of DTL_YEAR_MIN and the last of DTL_YEAR_MAX: nothing is placed or travelled to beyond them. */
#define DTL_INSTANT_FIRST (G_GINT64_CONSTANT (-105920325719528) * DTL_SECONDS_PER_DAY)
#define DTL_INSTANT_LAST  (G_GINT64_CONSTANT (105920324280838) * DTL_SECONDS_PER_DAY - 1)

/* An empty stretch [from, to): nothing begins or ends in it. */
typedef struct
{
  DtlInstant from;
  DtlInstant to;
} DtlFold;

typedef struct _DtlScale DtlScale;   /* immutable, reference counted, any thread */

DtlScale      *dtl_scale_new         (DtlInstant      first,
                                      DtlInstant      last,
                                      const DtlFold  *folds,      /* sorted, disjoint, inside [first, last] */
                                      guint           n_folds);
DtlScale      *dtl_scale_ref         (DtlScale       *self);
void           dtl_scale_unref       (DtlScale       *self);
/* The first and last instant of the document (not of a view). first ≤ last; equal for a single instant. */
DtlInstant     dtl_scale_get_first   (const DtlScale *self);
DtlInstant     dtl_scale_get_last    (const DtlScale *self);
const DtlFold *dtl_scale_get_folds   (const DtlScale *self,
                                      guint          *n_folds);
/* Pixels from instant @a to instant @b (negative backwards) at @px_per_second; folds between them count 48 px each,
 * proportionally inside one. Exact to a double's precision of the difference, however far from 1970. */
double         dtl_scale_distance    (const DtlScale *self,
                                      DtlInstant      a,
                                      DtlInstant      b,
                                      double          px_per_second);
/* The inverse: the instant @px away from @a; clamped to years that fit. */
DtlInstant     dtl_scale_travel      (const DtlScale *self,
                                      DtlInstant      a,
                                      double          px,
                                      double          px_per_second);
/* Between two instants: seconds outside folds (double), and the folded pixels. distance = seconds · s + px. */
void           dtl_scale_parts       (const DtlScale *self,
                                      DtlInstant      a,
                                      DtlInstant      b,
                                      double         *seconds,
                                      double         *folded_px);
/* The scale at which [from, to] is @width_px wide; the folded pixels inside are taken off first (time outside folds gets an
 * eighth of the room at least). Finite and > 0. */
double         dtl_scale_fit         (const DtlScale *self,
                                      DtlInstant      from,
                                      DtlInstant      to,
                                      double          width_px);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlScale, dtl_scale_unref)

G_END_DECLS
