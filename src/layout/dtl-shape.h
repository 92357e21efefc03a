/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Outlines as pure numbers: the shapes of the lanes, the head of an arrow, the break of a fold. Whoever paints a scene
 * (GtkSnapshot, cairo, SVG) walks the same steps, so that screen and paper cannot differ.
 *
 * All values are in the unit of the box that is handed in; nothing here is allocated.
 *
 *   DtlPathStep steps[DTL_SHAPE_MAX_STEPS];
 *   guint n = dtl_shape_outline (item->shape, item->x, item->y, item->width, item->height, steps);
 *   for (guint i = 0; i < n; i++) ... move, line, curve or close ...
 */
#pragma once

#include "dtl-scene.h"

G_BEGIN_DECLS

/* The eight shapes of lanes, in the order of DtlItem.shape. Each covers about half of its box, so none looks louder. */
typedef enum
{
  DTL_SHAPE_DISC,
  DTL_SHAPE_SQUARE,
  DTL_SHAPE_DIAMOND,
  DTL_SHAPE_TRIANGLE_UP,
  DTL_SHAPE_HEXAGON,
  DTL_SHAPE_TRIANGLE_DOWN,
  DTL_SHAPE_CROSS,
  DTL_SHAPE_RING_SQUARE,      /* its hole winds the other way round: fills by the winding rule keep it */
} DtlShape;

/* The hue and the shape of a lane of the document. Lanes beyond the eighth begin the hues again, each with another shape: 64
 * lanes look unlike each other. */
guint8   dtl_lane_hue         (guint32        lane);
guint8   dtl_lane_shape       (guint32        lane);

typedef struct
{
  double x, y;
} DtlPoint;

typedef enum
{
  DTL_PATH_MOVE,
  DTL_PATH_LINE,
  DTL_PATH_CURVE,             /* cubic, by way of c1 and c2 */
  DTL_PATH_CLOSE,             /* back to the last move; to, c1, c2 mean nothing */
} DtlPathKind;

typedef struct
{
  DtlPathKind kind;
  DtlPoint    c1, c2;
  DtlPoint    to;
} DtlPathStep;

#define DTL_SHAPE_MAX_STEPS 16

guint    dtl_shape_outline    (guint          shape,
                               double         x,
                               double         y,
                               double         width,
                               double         height,
                               DtlPathStep   *steps);   /* DTL_SHAPE_MAX_STEPS */

/* A filled head whose tip is the end of the line or curve @item. Stroke the curve itself to @neck (nullable), inside
 * the head, so that a thick line does not show beside the tip. */
guint    dtl_shape_arrow_head (const DtlItem *item,
                               DtlPathStep   *steps,    /* DTL_SHAPE_MAX_STEPS */
                               DtlPoint      *neck);

/* The dashes of a DASHED or DOTTED item: on and off, in px; dots are round caps of no length. FALSE: a whole line. */
gboolean dtl_shape_dashes     (const DtlItem *item,
                               double         dashes[2],
                               gboolean      *round_caps);

/* The corners of a DTL_ITEM_ZIGZAG from its top to its bottom, swinging between its two sides. */
guint    dtl_zigzag_n_points  (const DtlItem *item);
DtlPoint dtl_zigzag_point     (const DtlItem *item,
                               guint          i);

G_END_DECLS
