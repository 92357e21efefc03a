/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From input to intent: what a turn of the wheel or a movement of two fingers asks for. Pure, so that every device can be
 * tested without having one.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DTL_INTENT_NONE,
  DTL_INTENT_PAN,       /* by dx, dy */
  DTL_INTENT_ZOOM,      /* by factor, at the pointer */
} DtlIntentKind;

typedef struct
{
  DtlIntentKind kind;
  double        dx, dy;     /* px; the content moves right and down by them */
  double        factor;
} DtlIntent;

typedef struct
{
  double   dx, dy;          /* as the event has them: positive to the right and down */
  gboolean is_surface;      /* in px (touchpads on Wayland); else in detents of a wheel, possibly fractions */
  gboolean is_touchpad;
  gboolean shift, control;
  gboolean wheel_zooms;     /* the preference: the plain wheel zooms, Ctrl+wheel pans */
  double   width, height;   /* of the canvas */
} DtlScroll;

/* Two fingers pan both axes 1:1; the plain wheel pans along time, Shift+wheel the rows, Ctrl+wheel zooms. One detent zooms by
 * 1.25; as much back returns exactly. */
void   dtl_intent_from_scroll (const DtlScroll *scroll,
                               DtlIntent       *intent);

/* How far one detent of the wheel pans a page of this size, in px (GtkScrolledWindow's rule). */
double dtl_detent_px          (double           page);

/* Where a tip of this size stands beside a mark without covering what is drawn: @blocks are boxes as x, y, width, height. The
 * best of right, left, below and above within the canvas. */
void   dtl_place_tip          (const double    *mark,
                               const double    *blocks,
                               guint            n_blocks,
                               double           canvas_width,
                               double           canvas_height,
                               double           width,
                               double           height,
                               double          *x,
                               double          *y);

G_END_DECLS
