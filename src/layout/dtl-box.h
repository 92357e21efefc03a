/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the layout knows of an event: when it begins and ends, how wide its label may become, and how the two stand to
 * each other. Placing, activation and drawing share this geometry, so that what is promised here holds on the canvas.
 *
 *      right, over its mark          right, beside its mark           left, over its mark
 *      ╭──────╮                      ┌╌╌╌╌╌╌┐                               ╭──────╮
 *      │• La│bel text                ╎      ┃ • Label text         Label te│xt •   │
 *      ╰──────╯                      └╌╌╌╌╌╌┘                               ╰──────╯
 *      a      b                      a      b                               a      b
 *
 * A mark is at least one glyph wide, centred on what it stands for. Two marks of one pole in one row stand apart from
 * each other, each with its text outwards.
 */
#pragma once

#include "dtl-layout.h"

G_BEGIN_DECLS

#define DTL_HALF_GLYPH_PX     (DTL_GLYPH_PX / 2)
#define DTL_LABEL_GAP_PX      6.0     /* between a label and the next mark or label */
#define DTL_LABEL_INSET_PX    8.0     /* from a mark's edge to a label beside it, or one that has slid over it */
#define DTL_LABEL_OVER_PX     (DTL_GLYPH_PX + 2.0)   /* from a mark's edge to a label that lies over it */
#define DTL_GLYPH_TEXT_PX     4.0     /* from a glyph to the label beside it */
#define DTL_POLE_GAP_PX       1.0     /* between the two glyphs of a pair */
#define DTL_POLE_SHIFT_PX     ((DTL_GLYPH_PX + DTL_POLE_GAP_PX) / 2)   /* the most that a pair moves a mark aside */
#define DTL_PIP_PX            5.0
#define DTL_PIP_STEP_PX       7.0
#define DTL_PIPS_GAP_PX       3.0     /* from the pips to the text */
#define DTL_MAX_PIPS          3

typedef enum
{
  DTL_BOX_GLYPH      = 1 << 0,   /* drawn as a glyph with its text beside it, not a pill or a bar under it */
  DTL_BOX_BESIDE     = 1 << 1,   /* its label stands beside all it draws: deadlines and claims */
  DTL_BOX_TAIL_START = 1 << 2,
  DTL_BOX_TAIL_END   = 1 << 3,
  DTL_BOX_LINKED     = 1 << 4,
} DtlBoxFlags;

/**
 * DtlBox:
 * @a: its first second
 * @b: the second after its last; equal to @a for an instant
 * @width: of its label with pips, nominal, in px
 */
typedef struct
{
  DtlInstant a;
  DtlInstant b;
  float      width;
  guint32    event;
  guint8     flags;         /* DtlBoxFlags */
  guint8     importance;
  guint8     independent;
} DtlBox;

/* Where it stands on a canvas, in px. */
typedef struct
{
  double a, b;                    /* its bounds in time */
  double mark_left, mark_right;   /* all of its mark, at least a glyph wide; without tails */
  double glyph;                   /* left edge of the glyph */
  double label_left, label_right; /* with the nominal width */
} DtlBoxPx;

void     dtl_box_init           (DtlBox         *self,
                                 const DtlEvent *event,
                                 guint32         index,
                                 float           label_width);
/* The part of a label's width that its pips take. */
double   dtl_event_pips_width   (const DtlEvent *event);
/* The nominal width of a whole label: pips, text, question mark. */
double   dtl_event_label_width  (const DtlEvent *event,
                                 const char     *text,
                                 gssize          length);

/* Whether they may ever stand in one row: no zoom separates what overlaps in time. @next begins no earlier than @self. */
gboolean dtl_box_precedes       (const DtlBox   *self,
                                 const DtlBox   *next);
/* Whether they may be the left and the right of one row of a pole. */
gboolean dtl_box_may_pair       (const DtlBox   *left,
                                 const DtlBox   *right);
/* From the edge of the mark to its label, in px. A label over a pill starts beyond the width of a glyph, since the narrowest pill is
 * as wide: a pip on its outline would read as another sign. This is the most; into a wider pill a label moves when it is drawn. */
double   dtl_box_get_inset      (const DtlBox   *self);
/* @x_a, @x_b: the places of its bounds. */
void     dtl_box_get_px         (const DtlBox   *self,
                                 DtlSide         side,
                                 double          x_a,
                                 double          x_b,
                                 DtlBoxPx       *px);
/* Moves two of one pole apart, where they would touch. */
void     dtl_box_px_separate    (DtlBoxPx       *left,
                                 DtlBoxPx       *right);

/* Of two labels: below 0 when @self is the more important one. */
int      dtl_box_compare        (const DtlBox   *self,
                                 const DtlBox   *other);

G_END_DECLS
