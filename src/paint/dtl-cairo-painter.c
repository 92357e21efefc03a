/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-cairo-painter.h"

#include "dtl-shape.h"

#include <math.h>

/*
 * Items are painted one after the other, in their order. Only plain rectangles and upright lines, of which a dense
 * timeline has thousands, are gathered: as long as they follow each other in one opaque colour they are one path
 * (10,000 small rectangles: 9 ms one by one, 4.5 ms as a path).
 *
 * Where the paper has pixels, edges of plain rectangles, upright lines and baselines stand on whole ones. All snapping
 * happens in device space, so a picture painted in tiles is the picture painted at once.
 */

/* What an item may draw outside its box: accents, descenders, arrow heads, half a stroke. */
#define OVERHANG_PX 24.0
#define BATCH_MAX 1024

typedef struct
{
  cairo_t          *cr;
  const DtlPalette *palette;
  DtlText          *text;
  double            clip_x0, clip_y0, clip_x1, clip_y1;   /* user space */
  gboolean          has_pixels;

  DtlColour         batch_colour;
  guint             n_batch;
} Painter;

static void
set_colour (Painter   *self,
            DtlColour  colour)
{
  cairo_set_source_rgba (self->cr, colour.red, colour.green, colour.blue, colour.alpha);
}

static void
flush_batch (Painter *self)
{
  if (self->n_batch == 0)
    return;

  set_colour (self, self->batch_colour);
  cairo_fill (self->cr);
  self->n_batch = 0;
}

static gboolean
same_colour (const DtlColour *a,
             const DtlColour *b)
{
  return a->red == b->red && a->green == b->green && a->blue == b->blue && a->alpha == b->alpha;
}

/* Overlapping parts of one path are painted once, so only opaque colours may be gathered. */
static void
add_to_batch (Painter   *self,
              DtlColour  colour,
              double     x,
              double     y,
              double     width,
              double     height)
{
  if (self->n_batch >= BATCH_MAX || colour.alpha < 1 || !same_colour (&colour, &self->batch_colour))
    flush_batch (self);

  self->batch_colour = colour;
  cairo_rectangle (self->cr, x, y, width, height);
  self->n_batch++;
}

/* [*from, *from + *length] onto whole pixels, at least one wide. @upright: along y. */
static void
snap_span (Painter  *self,
           gboolean  upright,
           double   *from,
           double   *length)
{
  double x0 = *from, y0 = *from, x1 = *from + *length, y1 = *from + *length;
  double a, b;

  if (!self->has_pixels)
    return;

  cairo_user_to_device (self->cr, &x0, &y0);
  cairo_user_to_device (self->cr, &x1, &y1);
  a = floor ((upright ? y0 : x0) + 0.5);
  b = floor ((upright ? y1 : x1) + 0.5);
  if (b <= a)
    b = a + 1;

  x0 = y0 = a;
  x1 = y1 = b;
  cairo_device_to_user (self->cr, &x0, &y0);
  cairo_device_to_user (self->cr, &x1, &y1);
  *from = upright ? y0 : x0;
  *length = upright ? y1 - y0 : x1 - x0;
}

static void
trace_steps (cairo_t           *cr,
             const DtlPathStep *steps,
             guint              n)
{
  for (guint i = 0; i < n; i++)
    {
      const DtlPathStep *s = &steps[i];

      switch (s->kind)
        {
        case DTL_PATH_MOVE:
          cairo_move_to (cr, s->to.x, s->to.y);
          break;
        case DTL_PATH_LINE:
          cairo_line_to (cr, s->to.x, s->to.y);
          break;
        case DTL_PATH_CURVE:
          cairo_curve_to (cr, s->c1.x, s->c1.y, s->c2.x, s->c2.y, s->to.x, s->to.y);
          break;
        case DTL_PATH_CLOSE:
        default:
          cairo_close_path (cr);
          break;
        }
    }
}

static void
trace_rounded (cairo_t *cr,
               double   x,
               double   y,
               double   width,
               double   height,
               double   radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  if (radius <= 0)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static double
stroke_of (const DtlItem *item)
{
  return item->stroke > 0 ? item->stroke : 1.0;
}

/* The outline of what is filled or stroked, drawn @inset inside its box. */
static void
trace_item (Painter       *self,
            const DtlItem *item,
            double         inset)
{
  const double width = MAX (item->width - 2 * inset, 0), height = MAX (item->height - 2 * inset, 0);
  DtlPathStep steps[DTL_SHAPE_MAX_STEPS];

  if (item->kind == DTL_ITEM_GLYPH)
    trace_steps (self->cr, steps,
                 dtl_shape_outline (item->shape, item->x + inset, item->y + inset, width, height, steps));
  else
    trace_rounded (self->cr, item->x + inset, item->y + inset, width, height, item->radius - inset);
}

/* The colour; where ends are soft it fades in from and out to nothing along the item. */
static void
set_source (Painter       *self,
            const DtlItem *item,
            DtlColour      c)
{
  const gboolean start = (item->flags & DTL_ITEM_SOFT_START) != 0, end = (item->flags & DTL_ITEM_SOFT_END) != 0;
  const gboolean is_line = item->kind == DTL_ITEM_LINE || item->kind == DTL_ITEM_CURVE;
  const double y1 = is_line ? item->y + item->height : item->y;
  const double length = hypot (item->width, y1 - item->y);
  cairo_pattern_t *pattern;
  double share;

  if (!(start || end) || item->soft_px <= 0 || length <= 0)
    {
      set_colour (self, c);
      return;
    }

  share = MIN (item->soft_px / length, start && end ? 0.5 : 1.0);
  pattern = cairo_pattern_create_linear (item->x, item->y, item->x + item->width, y1);
  cairo_pattern_add_color_stop_rgba (pattern, 0, c.red, c.green, c.blue, start ? 0 : c.alpha);
  if (start)
    cairo_pattern_add_color_stop_rgba (pattern, share, c.red, c.green, c.blue, c.alpha);
  if (end)
    cairo_pattern_add_color_stop_rgba (pattern, 1 - share, c.red, c.green, c.blue, c.alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1, c.red, c.green, c.blue, end ? 0 : c.alpha);
  cairo_set_source (self->cr, pattern);
  cairo_pattern_destroy (pattern);
}

static void
stroke_path (Painter       *self,
             const DtlItem *item)
{
  double dashes[2];
  gboolean round_caps;
  gboolean is_dashed = dtl_shape_dashes (item, dashes, &round_caps);

  cairo_set_line_width (self->cr, stroke_of (item));
  cairo_set_line_cap (self->cr, round_caps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (self->cr, dashes, is_dashed ? 2 : 0, 0);
  cairo_stroke (self->cr);
}

static void
paint_half (Painter       *self,
            const DtlItem *item)
{
  cairo_save (self->cr);
  cairo_rectangle (self->cr, item->x, item->y, item->width / 2, item->height);
  cairo_clip (self->cr);
  trace_item (self, item, 0);
  cairo_fill (self->cr);
  cairo_restore (self->cr);

  trace_item (self, item, stroke_of (item) / 2);
  stroke_path (self, item);
}

/* Rectangles and glyphs. */
static void
paint_area (Painter       *self,
            const DtlItem *item,
            DtlColour      colour)
{
  flush_batch (self);
  set_source (self, item, colour);

  if (item->flags & DTL_ITEM_HALF)
    paint_half (self, item);
  else if (item->flags & DTL_ITEM_STROKE)
    {
      trace_item (self, item, stroke_of (item) / 2);
      stroke_path (self, item);
    }
  else
    {
      trace_item (self, item, 0);
      cairo_fill (self->cr);
    }
}

static void
paint_rect (Painter       *self,
            const DtlItem *item,
            DtlColour      colour)
{
  const guint shaped = DTL_ITEM_STROKE | DTL_ITEM_HALF | DTL_ITEM_SOFT_START | DTL_ITEM_SOFT_END;
  double x = item->x, y = item->y, width = item->width, height = item->height;

  if (width <= 0 || height <= 0)
    return;
  if (item->radius > 0 || (item->flags & shaped))
    {
      paint_area (self, item, colour);
      return;
    }

  snap_span (self, FALSE, &x, &width);
  snap_span (self, TRUE, &y, &height);
  add_to_batch (self, colour, x, y, width, height);
}

/* A whole line along one axis is a thin rectangle. */
static void
paint_upright_line (Painter       *self,
                    const DtlItem *item,
                    DtlColour      colour)
{
  const double stroke = stroke_of (item);
  double x = MIN (item->x, item->x + item->width), y = MIN (item->y, item->y + item->height);
  double width = fabsf (item->width), height = fabsf (item->height);

  if (width == 0)
    {
      x -= stroke / 2;
      width = stroke;
    }
  else
    {
      y -= stroke / 2;
      height = stroke;
    }
  snap_span (self, FALSE, &x, &width);
  snap_span (self, TRUE, &y, &height);
  add_to_batch (self, colour, x, y, width, height);
}

/* Lines that are not upright, dashed ones, and curves. */
static void
paint_curve (Painter       *self,
             const DtlItem *item,
             DtlColour      colour)
{
  const DtlPoint tip = { item->x + item->width, item->y + item->height };
  DtlPathStep head[DTL_SHAPE_MAX_STEPS];
  DtlPoint end = tip;
  guint n_head = 0;

  flush_batch (self);
  if (item->flags & DTL_ITEM_ARROW)
    n_head = dtl_shape_arrow_head (item, head, &end);

  set_source (self, item, colour);
  cairo_move_to (self->cr, item->x, item->y);
  if (item->kind == DTL_ITEM_CURVE)   /* the second control moves with the end, so the direction stays */
    cairo_curve_to (self->cr, item->cx1, item->cy1, item->cx2 + end.x - tip.x, item->cy2 + end.y - tip.y, end.x, end.y);
  else
    cairo_line_to (self->cr, end.x, end.y);
  stroke_path (self, item);

  if (n_head > 0)
    {
      trace_steps (self->cr, head, n_head);
      cairo_fill (self->cr);
    }
}

static void
paint_line (Painter       *self,
            const DtlItem *item,
            DtlColour      colour)
{
  const guint shaped = DTL_ITEM_DASHED | DTL_ITEM_DOTTED | DTL_ITEM_ARROW | DTL_ITEM_SOFT_START | DTL_ITEM_SOFT_END;

  if ((item->width == 0 || item->height == 0) && !(item->flags & shaped))
    paint_upright_line (self, item, colour);
  else
    paint_curve (self, item, colour);
}

static void
paint_zigzag (Painter       *self,
              const DtlItem *item,
              DtlColour      colour)
{
  const guint n = dtl_zigzag_n_points (item);

  flush_batch (self);
  set_colour (self, colour);
  for (guint i = 0; i < n; i++)
    {
      DtlPoint point = dtl_zigzag_point (item, i);

      cairo_line_to (self->cr, point.x, point.y);
    }
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  stroke_path (self, item);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_MITER);
}

/* What leads somewhere can be followed where the file can say so. */
static void
paint_text (Painter       *self,
            DtlScene      *scene,
            const DtlItem *item,
            DtlColour      colour)
{
  const char *link = dtl_scene_get_link (scene, item);

  flush_batch (self);
  set_colour (self, colour);
  if (link != NULL)
    {
      g_autofree char *attributes = g_strdup_printf ("uri='%s'", link);

      cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
    }
  dtl_text_show (self->text, self->cr, item, dtl_scene_get_text (scene, item));
  if (link != NULL)
    cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

static gboolean
is_visible (Painter       *self,
            const DtlItem *item)
{
  double x0 = MIN (item->x, item->x + item->width), x1 = MAX (item->x, item->x + item->width);
  double y0 = MIN (item->y, item->y + item->height), y1 = MAX (item->y, item->y + item->height);
  const double overhang = OVERHANG_PX + item->stroke;

  if (item->kind == DTL_ITEM_CURVE)   /* a cubic stays within its controls */
    {
      x0 = MIN (x0, MIN (item->cx1, item->cx2));
      x1 = MAX (x1, MAX (item->cx1, item->cx2));
      y0 = MIN (y0, MIN (item->cy1, item->cy2));
      y1 = MAX (y1, MAX (item->cy1, item->cy2));
    }

  return x1 + overhang >= self->clip_x0 && x0 - overhang <= self->clip_x1
         && y1 + overhang >= self->clip_y0 && y0 - overhang <= self->clip_y1;
}

static void
paint_item (Painter       *self,
            DtlScene      *scene,
            const DtlItem *item)
{
  const DtlColour colour = dtl_palette_for_item (self->palette, item);

  if (colour.alpha <= 0)
    return;

  switch ((DtlItemKind) item->kind)
    {
    case DTL_ITEM_RECT:
      paint_rect (self, item, colour);
      break;
    case DTL_ITEM_LINE:
      paint_line (self, item, colour);
      break;
    case DTL_ITEM_CURVE:
      paint_curve (self, item, colour);
      break;
    case DTL_ITEM_GLYPH:
      paint_area (self, item, colour);
      break;
    case DTL_ITEM_TEXT:
      paint_text (self, scene, item, colour);
      break;
    case DTL_ITEM_ZIGZAG:
      paint_zigzag (self, item, colour);
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * dtl_cairo_paint_scene:
 * @cr: where to; its clip says what is looked at
 * @palette: a colour for every role
 * @text: the fonts with which the scene was measured
 *
 * Paints what of @scene lies within the clip of @cr. Leaves the state of @cr as it was, and no path.
 */
void
dtl_cairo_paint_scene (cairo_t          *cr,
                       DtlScene         *scene,
                       const DtlPalette *palette,
                       DtlText          *text)
{
  Painter self = { .cr = cr, .palette = palette, .text = text };
  const DtlItem *items;
  guint n_items;

  g_return_if_fail (cr != NULL && scene != NULL && palette != NULL && text != NULL);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_clip_extents (cr, &self.clip_x0, &self.clip_y0, &self.clip_x1, &self.clip_y1);
  self.has_pixels = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;

  items = dtl_scene_get_items (scene, &n_items);
  for (guint i = 0; i < n_items; i++)
    if (is_visible (&self, &items[i]))
      paint_item (&self, scene, &items[i]);

  flush_batch (&self);
  cairo_restore (cr);
}
