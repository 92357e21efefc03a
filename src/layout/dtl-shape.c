/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-shape.h"

#include <math.h>

/* Cubic quarter circles: 4/3 · (√2 − 1). */
#define KAPPA 0.5522847498

#define ARROW_LENGTH_PX 8.0
#define ARROW_HALF_WIDTH_PX 3.5
/* One tooth is never finer than this, however narrow the box. */
#define ZIGZAG_MIN_STEP_PX 3.0

/*
 * Outlines in a box from 0 to 1. The sizes are such that each covers between 0.45 and 0.57 of the box: shapes of one
 * width would look unequal (a square of the disc's width is a quarter heavier).
 */
#define DISC_RADIUS 0.42
#define HEXAGON_RADIUS 0.47
#define HEXAGON_HALF_HEIGHT (HEXAGON_RADIUS * 0.8660254038)

static const DtlPoint square[] = { { 0.13, 0.13 }, { 0.87, 0.13 }, { 0.87, 0.87 }, { 0.13, 0.87 } };
static const DtlPoint diamond[] = { { 0.5, 0.0 }, { 1.0, 0.5 }, { 0.5, 1.0 }, { 0.0, 0.5 } };
static const DtlPoint triangle_up[] = { { 0.5, 0.02 }, { 1.0, 0.92 }, { 0.0, 0.92 } };
static const DtlPoint triangle_down[] = { { 0.0, 0.08 }, { 1.0, 0.08 }, { 0.5, 0.98 } };
static const DtlPoint hexagon[] = {
  { 0.5 - HEXAGON_RADIUS / 2, 0.5 - HEXAGON_HALF_HEIGHT }, { 0.5 + HEXAGON_RADIUS / 2, 0.5 - HEXAGON_HALF_HEIGHT },
  { 0.5 + HEXAGON_RADIUS, 0.5 }, { 0.5 + HEXAGON_RADIUS / 2, 0.5 + HEXAGON_HALF_HEIGHT },
  { 0.5 - HEXAGON_RADIUS / 2, 0.5 + HEXAGON_HALF_HEIGHT }, { 0.5 - HEXAGON_RADIUS, 0.5 },
};
static const DtlPoint cross[] = {
  { 0.32, 0.04 }, { 0.68, 0.04 }, { 0.68, 0.32 }, { 0.96, 0.32 }, { 0.96, 0.68 }, { 0.68, 0.68 },
  { 0.68, 0.96 }, { 0.32, 0.96 }, { 0.32, 0.68 }, { 0.04, 0.68 }, { 0.04, 0.32 }, { 0.32, 0.32 },
};
static const DtlPoint ring_outer[] = { { 0.08, 0.08 }, { 0.92, 0.08 }, { 0.92, 0.92 }, { 0.08, 0.92 } };
static const DtlPoint ring_hole[] = { { 0.3, 0.3 }, { 0.3, 0.7 }, { 0.7, 0.7 }, { 0.7, 0.3 } };

static const struct
{
  const DtlPoint *points;
  guint           n_points;
} polygons[DTL_N_SHAPES] = {
  [DTL_SHAPE_SQUARE] = { square, G_N_ELEMENTS (square) },
  [DTL_SHAPE_DIAMOND] = { diamond, G_N_ELEMENTS (diamond) },
  [DTL_SHAPE_TRIANGLE_UP] = { triangle_up, G_N_ELEMENTS (triangle_up) },
  [DTL_SHAPE_HEXAGON] = { hexagon, G_N_ELEMENTS (hexagon) },
  [DTL_SHAPE_TRIANGLE_DOWN] = { triangle_down, G_N_ELEMENTS (triangle_down) },
  [DTL_SHAPE_CROSS] = { cross, G_N_ELEMENTS (cross) },
  [DTL_SHAPE_RING_SQUARE] = { ring_outer, G_N_ELEMENTS (ring_outer) },
};

static guint
polygon_outline (const DtlPoint *points,
                 guint           n_points,
                 DtlPathStep    *steps)
{
  for (guint i = 0; i < n_points; i++)
    steps[i] = (DtlPathStep) { .kind = i == 0 ? DTL_PATH_MOVE : DTL_PATH_LINE, .to = points[i] };
  steps[n_points] = (DtlPathStep) { .kind = DTL_PATH_CLOSE };

  return n_points + 1;
}

static guint
disc_outline (DtlPathStep *steps)
{
  const double r = DISC_RADIUS, k = DISC_RADIUS * KAPPA, m = 0.5;

  steps[0] = (DtlPathStep) { DTL_PATH_MOVE, .to = { m + r, m } };
  steps[1] = (DtlPathStep) { DTL_PATH_CURVE, { m + r, m + k }, { m + k, m + r }, { m, m + r } };
  steps[2] = (DtlPathStep) { DTL_PATH_CURVE, { m - k, m + r }, { m - r, m + k }, { m - r, m } };
  steps[3] = (DtlPathStep) { DTL_PATH_CURVE, { m - r, m - k }, { m - k, m - r }, { m, m - r } };
  steps[4] = (DtlPathStep) { DTL_PATH_CURVE, { m + k, m - r }, { m + r, m - k }, { m + r, m } };
  steps[5] = (DtlPathStep) { DTL_PATH_CLOSE };

  return 6;
}

static void
place_point (DtlPoint *point,
             double    x,
             double    y,
             double    width,
             double    height)
{
  point->x = x + point->x * width;
  point->y = y + point->y * height;
}

/**
 * dtl_lane_hue:
 * @lane: a lane of the document
 *
 * Returns: its hue, for DtlItem
 */
guint8
dtl_lane_hue (guint32 lane)
{
  return lane % DTL_N_HUES;
}

/**
 * dtl_lane_shape:
 * @lane: a lane of the document
 *
 * Returns: its shape, for DtlItem
 */
guint8
dtl_lane_shape (guint32 lane)
{
  return (lane + lane / DTL_N_HUES) % DTL_N_SHAPES;
}

/**
 * dtl_shape_outline:
 * @shape: a DtlShape; taken modulo DTL_N_SHAPES, as lanes beyond the eighth begin again
 * @steps: (out caller-allocates): at least DTL_SHAPE_MAX_STEPS
 *
 * The outline of a lane's glyph in the box @x, @y, @width, @height.
 *
 * Returns: how many steps it has
 */
guint
dtl_shape_outline (guint        shape,
                   double       x,
                   double       y,
                   double       width,
                   double       height,
                   DtlPathStep *steps)
{
  guint n;

  g_return_val_if_fail (steps != NULL, 0);

  shape %= DTL_N_SHAPES;
  if (shape == DTL_SHAPE_DISC)
    n = disc_outline (steps);
  else
    n = polygon_outline (polygons[shape].points, polygons[shape].n_points, steps);
  if (shape == DTL_SHAPE_RING_SQUARE)
    n += polygon_outline (ring_hole, G_N_ELEMENTS (ring_hole), steps + n);

  for (guint i = 0; i < n; i++)
    {
      place_point (&steps[i].c1, x, y, width, height);
      place_point (&steps[i].c2, x, y, width, height);
      place_point (&steps[i].to, x, y, width, height);
    }

  return n;
}

/* The direction in which @item arrives: from its second control, else its first, else its start. */
static DtlPoint
arrival (const DtlItem *item)
{
  const DtlPoint end = { item->x + item->width, item->y + item->height };
  const DtlPoint from[] = { { item->cx2, item->cy2 }, { item->cx1, item->cy1 }, { item->x, item->y } };

  for (guint i = item->kind == DTL_ITEM_CURVE ? 0 : 2; i < G_N_ELEMENTS (from); i++)
    {
      double dx = end.x - from[i].x, dy = end.y - from[i].y;
      double length = hypot (dx, dy);

      if (length > 1e-6)
        return (DtlPoint) { dx / length, dy / length };
    }

  return (DtlPoint) { 1, 0 };
}

/**
 * dtl_shape_arrow_head:
 * @item: a DTL_ITEM_CURVE or DTL_ITEM_LINE
 * @steps: (out caller-allocates): at least DTL_SHAPE_MAX_STEPS
 * @neck: (out) (optional): where the stroke may end
 *
 * Returns: how many steps it has
 */
guint
dtl_shape_arrow_head (const DtlItem *item,
                      DtlPathStep   *steps,
                      DtlPoint      *neck)
{
  g_return_val_if_fail (item != NULL && steps != NULL, 0);

  const double length = ARROW_LENGTH_PX + item->stroke;
  const double half = ARROW_HALF_WIDTH_PX + item->stroke / 2;
  const DtlPoint tip = { item->x + item->width, item->y + item->height };
  const DtlPoint d = arrival (item);
  const DtlPoint base = { tip.x - d.x * length, tip.y - d.y * length };
  const DtlPoint head[] = {
    tip,
    { base.x - d.y * half, base.y + d.x * half },
    { base.x + d.y * half, base.y - d.x * half },
  };

  if (neck != NULL)
    *neck = (DtlPoint) { tip.x - d.x * length / 2, tip.y - d.y * length / 2 };

  return polygon_outline (head, G_N_ELEMENTS (head), steps);
}

/**
 * dtl_shape_dashes:
 * @item: anything that is stroked
 * @dashes: (out caller-allocates) (array fixed-size=2): on and off, in px
 * @round_caps: (out): whether the caps are round, as dots are
 *
 * Returns: %FALSE where the line is whole
 */
gboolean
dtl_shape_dashes (const DtlItem *item,
                  double         dashes[2],
                  gboolean      *round_caps)
{
  const double stroke = item->stroke > 0 ? item->stroke : 1.0;

  *round_caps = (item->flags & DTL_ITEM_DOTTED) != 0;
  if (item->flags & DTL_ITEM_DOTTED)
    {
      dashes[0] = 0;
      dashes[1] = 2 * stroke + 1;
    }
  else if (item->flags & DTL_ITEM_DASHED)
    {
      dashes[0] = 2 * stroke + 2;
      dashes[1] = stroke + 2;
    }
  else
    return FALSE;

  return TRUE;
}

/**
 * dtl_zigzag_n_points:
 * @item: a DTL_ITEM_ZIGZAG
 *
 * Its teeth are as high as the box is wide, so the line runs at 45°, stretched a little to end at the bottom.
 *
 * Returns: how many corners it has, at least 2
 */
guint
dtl_zigzag_n_points (const DtlItem *item)
{
  g_return_val_if_fail (item != NULL, 0);

  double step = MAX (fabsf (item->width), ZIGZAG_MIN_STEP_PX);

  return 1 + (guint) CLAMP (round (fabsf (item->height) / step), 1, 100000);
}

DtlPoint
dtl_zigzag_point (const DtlItem *item,
                  guint          i)
{
  DtlPoint point = { 0, 0 };

  g_return_val_if_fail (item != NULL, point);

  point.x = i % 2 == 0 ? item->x : item->x + item->width;
  point.y = item->y + item->height * i / (double) (dtl_zigzag_n_points (item) - 1);

  return point;
}
