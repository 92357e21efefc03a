/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What part of the timeline is seen: pure functions over a small value; no widget, no clock. The canvas is the area to
 * the right of the lane names and below the ruler; x = 0 is its left edge. All pixels are logical pixels, in double.
 */
#pragma once

#include "dtl-scale.h"

G_BEGIN_DECLS

#define DTL_GUTTER_PX 240.0   /* room for labels behind the document's last instant: the wall */

typedef struct
{
  DtlInstant anchor;          /* this instant ... */
  double     anchor_x;        /* ... is at this x */
  double     px_per_second;
  double     width;           /* of the canvas */
  double     height;          /* of the canvas (lanes only, without ruler) */
  double     scroll_y;        /* from 0; how far the lanes are scrolled */
} DtlViewport;

double     dtl_viewport_x_of        (const DtlViewport *self,
                                     const DtlScale    *scale,
                                     DtlInstant         instant);
DtlInstant dtl_viewport_instant_at  (const DtlViewport *self,
                                     const DtlScale    *scale,
                                     double             x);
/* Keeps the time under @x where it is. factor > 1 zooms in; clamped to the limits; zooming by f and by 1/f returns exactly
 * (to a fraction of a pixel). */
void       dtl_viewport_zoom_at     (DtlViewport       *self,
                                     const DtlScale    *scale,
                                     double             x,
                                     double             factor);
void       dtl_viewport_pan_by      (DtlViewport       *self,
                                     const DtlScale    *scale,
                                     double             dx);      /* content moves right by dx */
/* [from, to] fills the canvas, less @margin_left and @margin_right pixels. */
void       dtl_viewport_frame       (DtlViewport       *self,
                                     const DtlScale    *scale,
                                     DtlInstant         from,
                                     DtlInstant         to,
                                     double             margin_left,
                                     double             margin_right);
/* What "all" shows: the span of the document, or some time around one that has none (a lone instant its day, a lone day its week). */
void       dtl_viewport_get_whole   (const DtlScale    *scale,
                                     DtlInstant        *first,
                                     DtlInstant        *last);
/* "All": the whole document with the gutter behind it. */
void       dtl_viewport_frame_all   (DtlViewport       *self,
                                     const DtlScale    *scale);
/* Keeps scale and place within the limits: from ten seconds across the canvas to 1.5 times the span, and never lost beside the document. */
void       dtl_viewport_clamp       (DtlViewport       *self,
                                     const DtlScale    *scale);
/* A new canvas size: the left edge stays, the scale stays. */
void       dtl_viewport_resize      (DtlViewport       *self,
                                     const DtlScale    *scale,
                                     double             width,
                                     double             height);
/* A view on the way from @a to @b, @t from 0 to 1: for animated framing; smooth in log scale. */
void       dtl_viewport_interpolate (const DtlViewport *a,
                                     const DtlViewport *b,
                                     const DtlScale    *scale,
                                     double             t,
                                     DtlViewport       *result);

/* Momentum: x(t) = v / f · (1 − e^(−f·t)), f = 4 (the deceleration that GTK uses). Pure; @velocity in px/s. Distance gone after @seconds. */
double     dtl_kinetic_distance     (double             velocity,
                                     double             seconds);
/* Whether it moves less than a pixel from now on. */
gboolean   dtl_kinetic_is_done      (double             velocity,
                                     double             seconds);

G_END_DECLS
