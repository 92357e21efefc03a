/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ruler in two tiers: the lower names the steps (days, months, years ...), the upper what they belong to (the year,
 * the day), pinned at the left edge so that one always knows where one is. Ticks stand at civil boundaries in every year
 * that fits, from thousand millions of years to seconds.
 */
#pragma once

#include "dtl-viewport.h"

G_BEGIN_DECLS

typedef struct
{
  DtlInstant instant;       /* where the step begins */
  double     x;             /* canvas pixels; labels of the upper tier are pinned: label_x ≥ 0 */
  double     label_x;
  double     label_width;   /* the room that the label has until the next one */
  gboolean   upper;         /* tier */
  gboolean   strong;        /* the grid line is a boundary of the upper tier */
  gboolean   resumed;       /* begins inside a fold and is named where time goes on behind it: @x is no boundary, draw no line */
  char      *label;         /* in the locale; NULL: a grid line without a name (no room) */
} DtlTick;

/* (element-type DtlTick), (transfer full), sorted by x, lower tier first. @measure gives a label's width in px. Labels in
 * one tier never overlap; none stands inside a fold. Ticks reach from the step that holds the left edge to the right edge,
 * so labels there may reach over the edges of the canvas. */
GArray *dtl_ticks_new (const DtlScale    *scale,
                       const DtlViewport *viewport,
                       double           (*measure) (const char *text, gpointer user_data),
                       gpointer           user_data);

G_END_DECLS
