/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Patterns instead of hues, for black and white: pills and bars are hatched with lines, at an angle and a distance for each
 * hue. They are lines of the scene, so every painter draws them alike, and they end in its vector formats as lines, not as bitmaps.
 */
#include "dtl-picture-private.h"

#include <math.h>

#define INSET_PX     1.0
#define MOST_LINES   200.0
#define LEAST_PX     14.0     /* what is narrower is a glyph, and solid */

typedef enum
{
  SLOPE_UP    = 1 << 0,
  SLOPE_DOWN  = 1 << 1,
  UPRIGHT     = 1 << 2,
  LEVEL       = 1 << 3,
} Lines;

static const struct
{
  guint  lines;
  double step;
} patterns[DTL_N_HUES] = {
  { SLOPE_UP, 7 }, { SLOPE_DOWN, 7 }, { UPRIGHT, 6 }, { LEVEL, 5 },
  { SLOPE_UP | SLOPE_DOWN, 9 }, { SLOPE_UP, 4 }, { UPRIGHT | LEVEL, 7 }, { SLOPE_DOWN, 4 },
};

static gboolean
is_hatched (const DtlItem *item)
{
  return item->kind == DTL_ITEM_RECT && item->role == DTL_ROLE_MARK_SOFT && !(item->flags & DTL_ITEM_STROKE) &&
         item->width >= LEAST_PX && item->height > 4;
}

static void
add_line (DtlScene *scene,
          double    x0,
          double    y0,
          double    x1,
          double    y1)
{
  const DtlItem line = { .kind = DTL_ITEM_LINE, .role = DTL_ROLE_HATCH, .stroke = 0.75, .x = x0, .y = y0, .width = x1 - x0, .height = y1 - y0 };

  dtl_scene_add_item (scene, &line);
}

/* How far the rounded corners reach in at a height. */
static double
get_inset (const DtlItem *item,
           double         y)
{
  double radius = MIN (item->radius, MIN (item->width, item->height) / 2);
  double from_edge = MIN (y - item->y, item->y + item->height - y);

  if (from_edge >= radius || radius <= 0)
    return INSET_PX;

  return radius - sqrt (MAX (radius * radius - (radius - from_edge) * (radius - from_edge), 0)) + INSET_PX;
}

/* From the top down to the bottom, or the other way; shortened at both ends to stay between left and right. */
static void
add_slope (DtlScene      *scene,
           const DtlItem *item,
           double         x,
           gboolean       down)
{
  double left = item->x + 2, right = item->x + item->width - 2, height = item->height - 2 * INSET_PX;
  double first = MAX (x, left), last = MIN (x + height, right);
  double top = item->y + INSET_PX, bottom = top + height;

  if (last <= first)
    return;
  if (down)
    add_line (scene, first, top + (first - x), last, top + (last - x));
  else
    add_line (scene, first, bottom - (first - x), last, bottom - (last - x));
}

static void
add_hatch (DtlScene      *scene,
           const DtlItem *item)
{
  guint lines = patterns[item->hue % DTL_N_HUES].lines;
  double step = MAX (patterns[item->hue % DTL_N_HUES].step, item->width / MOST_LINES);
  double top = item->y + INSET_PX, bottom = item->y + item->height - INSET_PX, right = item->x + item->width;
  double first = floor ((item->x - item->height) / step) * step;   /* one grid for all, so that neighbours agree */

  for (double x = first; x < right; x += step)
    {
      if (lines & SLOPE_UP)
        add_slope (scene, item, x, FALSE);
      if (lines & SLOPE_DOWN)
        add_slope (scene, item, x, TRUE);
      if (lines & UPRIGHT && x > item->x + 3 && x < right - 3)
        add_line (scene, x, top, x, bottom);
    }
  if (lines & LEVEL)
    for (double y = top + patterns[item->hue % DTL_N_HUES].step - 1; y < bottom - 1; y += patterns[item->hue % DTL_N_HUES].step)
      add_line (scene, item->x + get_inset (item, y), y, right - get_inset (item, y), y);
}

DtlScene *
dtl_picture_hatch (DtlScene *scene)
{
  DtlScene *hatched = dtl_scene_alloc ();
  guint n_items = 0;
  const DtlItem *items = dtl_scene_get_items (scene, &n_items);
  g_autofree guint *added = g_new (guint, n_items + 1);     /* where each item is now */
  guint n = 0;

  for (guint i = 0; i < n_items; i++)
    {
      added[i] = n;
      if (items[i].kind == DTL_ITEM_TEXT)
        dtl_scene_add_text (hatched, &items[i], dtl_scene_get_text (scene, &items[i]), -1);
      else
        dtl_scene_add_item (hatched, &items[i]);
      if (is_hatched (&items[i]))
        add_hatch (hatched, &items[i]);
      dtl_scene_get_items (hatched, &n);
    }
  added[n_items] = n;
  dtl_scene_copy_groups (hatched, scene, added);

  return hatched;
}
