/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-snapshot-painter.h"

#include "dtl-pixels.h"
#include "dtl-shape.h"

#include <math.h>

/* So many plain rectangles of one colour in a row are one path in one node instead of a node each (10,000: half the time). */
#define BATCH_MIN 8

static GdkRGBA
to_rgba (DtlColour colour)
{
  return (GdkRGBA) { colour.red, colour.green, colour.blue, colour.alpha };
}

static double
stroke_of (const DtlItem *item)
{
  return item->stroke > 0.0f ? item->stroke : 1.0;
}

/* [*from, *from + *length] onto whole pixels, at least one wide. */
static void
snap_span (double *from,
           double *length)
{
  double a = floor (*from + 0.5), b = floor (*from + *length + 0.5);

  *from = a;
  *length = MAX (b - a, 1.0);
}

/* A copy of @item relative to the painter's origin. */
static DtlItem
move_item (const DtlSnapshotPainter *self,
           const DtlItem            *item)
{
  DtlItem moved = *item;

  moved.x = (float) (item->x - self->origin_x);
  moved.y = (float) (item->y - self->origin_y);
  if (item->kind == DTL_ITEM_CURVE)
    {
      moved.cx1 = (float) (item->cx1 - self->origin_x);
      moved.cx2 = (float) (item->cx2 - self->origin_x);
      moved.cy1 = (float) (item->cy1 - self->origin_y);
      moved.cy2 = (float) (item->cy2 - self->origin_y);
    }
  return moved;
}

static void
trace_steps (cairo_t           *cr,
             const DtlPathStep *steps,
             guint              n)
{
  for (guint i = 0; i < n; i++)
    switch (steps[i].kind)
      {
      case DTL_PATH_MOVE:
        cairo_move_to (cr, steps[i].to.x, steps[i].to.y);
        break;
      case DTL_PATH_LINE:
        cairo_line_to (cr, steps[i].to.x, steps[i].to.y);
        break;
      case DTL_PATH_CURVE:
        cairo_curve_to (cr, steps[i].c1.x, steps[i].c1.y, steps[i].c2.x, steps[i].c2.y, steps[i].to.x, steps[i].to.y);
        break;
      case DTL_PATH_CLOSE:
      default:
        cairo_close_path (cr);
        break;
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
  radius = MIN (radius, MIN (width, height) / 2.0);
  if (radius <= 0.0)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0.0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0.0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3.0 * G_PI_2);
  cairo_close_path (cr);
}

/* The outline of what is filled or stroked, @inset inside its box. */
static void
trace_item (cairo_t       *cr,
            const DtlItem *item,
            double         inset)
{
  double width = MAX (item->width - 2.0 * inset, 0.0), height = MAX (item->height - 2.0 * inset, 0.0);
  DtlPathStep steps[DTL_SHAPE_MAX_STEPS];

  if (item->kind == DTL_ITEM_GLYPH)
    trace_steps (cr, steps, dtl_shape_outline (item->shape, item->x + inset, item->y + inset, width, height, steps));
  else
    trace_rounded (cr, item->x + inset, item->y + inset, width, height, item->radius - inset);
}

static void
stroke_path (cairo_t       *cr,
             const DtlItem *item)
{
  double dashes[2];
  gboolean round_caps;
  gboolean is_dashed = dtl_shape_dashes (item, dashes, &round_caps);

  cairo_set_line_width (cr, stroke_of (item));
  cairo_set_line_cap (cr, round_caps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, dashes, is_dashed ? 2 : 0, 0.0);
  cairo_stroke (cr);
}

/* Fades in over its soft ends and out again, along the item. Returns how many stops there are; at most 4. */
static guint
get_soft_stops (const DtlItem *item,
                DtlColour      colour,
                double         length,
                GskColorStop  *stops)
{
  gboolean start = (item->flags & DTL_ITEM_SOFT_START) != 0, end = (item->flags & DTL_ITEM_SOFT_END) != 0;
  GdkRGBA full = to_rgba (colour), none = { colour.red, colour.green, colour.blue, 0.0f };
  float share;
  guint n = 0;

  if (!(start || end) || item->soft_px <= 0.0f || length <= 0.0)
    return 0;
  share = MIN (item->soft_px / length, start && end ? 0.5 : 1.0);
  stops[n++] = (GskColorStop) { 0.0f, start ? none : full };
  if (start)
    stops[n++] = (GskColorStop) { share, full };
  if (end)
    stops[n++] = (GskColorStop) { 1.0f - share, full };
  stops[n++] = (GskColorStop) { 1.0f, end ? none : full };
  return n;
}

static void
set_source (cairo_t       *cr,
            const DtlItem *item,
            DtlColour      colour)
{
  gboolean is_line = item->kind == DTL_ITEM_LINE || item->kind == DTL_ITEM_CURVE;
  double y1 = is_line ? item->y + item->height : item->y;
  GskColorStop stops[4];
  guint n = get_soft_stops (item, colour, hypot (item->width, y1 - item->y), stops);
  cairo_pattern_t *pattern;

  if (n == 0)
    {
      cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
      return;
    }
  pattern = cairo_pattern_create_linear (item->x, item->y, item->x + item->width, y1);
  for (guint i = 0; i < n; i++)
    cairo_pattern_add_color_stop_rgba (pattern, stops[i].offset, stops[i].color.red, stops[i].color.green,
                                       stops[i].color.blue, stops[i].color.alpha);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

static void
get_bounds (const DtlItem   *item,
            double           overhang,
            graphene_rect_t *bounds)
{
  float x0 = MIN (item->x, item->x + item->width), x1 = MAX (item->x, item->x + item->width);
  float y0 = MIN (item->y, item->y + item->height), y1 = MAX (item->y, item->y + item->height);

  if (item->kind == DTL_ITEM_CURVE)
    {
      x0 = MIN (x0, MIN (item->cx1, item->cx2));
      x1 = MAX (x1, MAX (item->cx1, item->cx2));
      y0 = MIN (y0, MIN (item->cy1, item->cy2));
      y1 = MAX (y1, MAX (item->cy1, item->cy2));
    }
  graphene_rect_init (bounds, floor (x0 - overhang), floor (y0 - overhang),
                      ceil (x1 + overhang) - floor (x0 - overhang), ceil (y1 + overhang) - floor (y0 - overhang));
}

static cairo_t *
begin_cairo (const DtlSnapshotPainter *self,
             const DtlItem            *item,
             double                    overhang)
{
  graphene_rect_t bounds;

  get_bounds (item, overhang, &bounds);
  return gtk_snapshot_append_cairo (self->snapshot, &bounds);
}

static void
paint_half (cairo_t       *cr,
            const DtlItem *item)
{
  cairo_save (cr);
  cairo_rectangle (cr, item->x, item->y, item->width / 2.0, item->height);
  cairo_clip (cr);
  trace_item (cr, item, 0.0);
  cairo_fill (cr);
  cairo_restore (cr);
  trace_item (cr, item, stroke_of (item) / 2.0);
  stroke_path (cr, item);
}

/* Rectangles and shapes that no node draws. */
static void
paint_area_by_cairo (const DtlSnapshotPainter *self,
                     const DtlItem            *item,
                     DtlColour                 colour)
{
  cairo_t *cr = begin_cairo (self, item, 1.0);

  set_source (cr, item, colour);
  if (item->flags & DTL_ITEM_HALF)
    paint_half (cr, item);
  else if (item->flags & DTL_ITEM_STROKE)
    {
      trace_item (cr, item, stroke_of (item) / 2.0);
      stroke_path (cr, item);
    }
  else
    {
      trace_item (cr, item, 0.0);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

/* A rectangle, filled or with a whole outline, possibly rounded and with soft ends. */
static void
paint_area_by_nodes (const DtlSnapshotPainter *self,
                     const DtlItem            *item,
                     DtlColour                 colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (item->x, item->y, item->width, item->height);
  GdkRGBA rgba = to_rgba (colour);
  float radius = MIN (item->radius, MIN (item->width, item->height) / 2.0f);
  GskColorStop stops[4];
  guint n_stops = get_soft_stops (item, colour, item->width, stops);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, radius);
  if (item->flags & DTL_ITEM_STROKE)
    {
      float stroke = stroke_of (item);

      gtk_snapshot_append_border (self->snapshot, &outline,
                                  (float[4]) { stroke, stroke, stroke, stroke },
                                  (GdkRGBA[4]) { rgba, rgba, rgba, rgba });
      return;
    }

  if (radius > 0.0f)
    gtk_snapshot_push_rounded_clip (self->snapshot, &outline);
  if (n_stops > 0)
    gtk_snapshot_append_linear_gradient (self->snapshot, &bounds,
                                         &GRAPHENE_POINT_INIT (item->x, item->y),
                                         &GRAPHENE_POINT_INIT (item->x + item->width, item->y),
                                         stops, n_stops);
  else
    gtk_snapshot_append_color (self->snapshot, &rgba, &bounds);
  if (radius > 0.0f)
    gtk_snapshot_pop (self->snapshot);
}

static void
paint_plain_rect (const DtlSnapshotPainter *self,
                  double                    x,
                  double                    y,
                  double                    width,
                  double                    height,
                  DtlColour                 colour)
{
  GdkRGBA rgba = to_rgba (colour);

  if (self->snap)
    {
      snap_span (&x, &width);
      snap_span (&y, &height);
    }
  gtk_snapshot_append_color (self->snapshot, &rgba, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static gboolean
is_plain_rect (const DtlItem *item)
{
  const guint shaped = DTL_ITEM_STROKE | DTL_ITEM_HALF | DTL_ITEM_SOFT_START | DTL_ITEM_SOFT_END;

  return item->kind == DTL_ITEM_RECT && item->radius <= 0.0f && (item->flags & shaped) == 0;
}

static void
paint_rect (const DtlSnapshotPainter *self,
            const DtlItem            *item,
            DtlColour                 colour)
{
  const guint by_cairo = DTL_ITEM_HALF | DTL_ITEM_DASHED | DTL_ITEM_DOTTED;
  const guint soft = DTL_ITEM_SOFT_START | DTL_ITEM_SOFT_END;
  gboolean soft_stroke = (item->flags & DTL_ITEM_STROKE) != 0 && (item->flags & soft) != 0;

  if (item->width <= 0.0f || item->height <= 0.0f)
    return;
  if (is_plain_rect (item))
    paint_plain_rect (self, item->x, item->y, item->width, item->height, colour);
  else if ((item->flags & by_cairo) != 0 || soft_stroke)
    paint_area_by_cairo (self, item, colour);
  else
    paint_area_by_nodes (self, item, colour);
}

/* A disc is a rounded clip; the other shapes need a path. */
static void
paint_glyph (const DtlSnapshotPainter *self,
             const DtlItem            *item,
             DtlColour                 colour)
{
  paint_area_by_cairo (self, item, colour);
}

static void
paint_curve (const DtlSnapshotPainter *self,
             const DtlItem            *item,
             DtlColour                 colour)
{
  const DtlPoint tip = { item->x + item->width, item->y + item->height };
  DtlPathStep head[DTL_SHAPE_MAX_STEPS];
  DtlPoint end = tip;
  guint n_head = 0;
  cairo_t *cr = begin_cairo (self, item, DTL_PAINT_OVERHANG_PX);

  if (item->flags & DTL_ITEM_ARROW)
    n_head = dtl_shape_arrow_head (item, head, &end);
  set_source (cr, item, colour);
  cairo_move_to (cr, item->x, item->y);
  /* The second control moves with the end, so the direction stays. */
  if (item->kind == DTL_ITEM_CURVE)
    cairo_curve_to (cr, item->cx1, item->cy1, item->cx2 + end.x - tip.x, item->cy2 + end.y - tip.y, end.x, end.y);
  else
    cairo_line_to (cr, end.x, end.y);
  stroke_path (cr, item);
  if (n_head > 0)
    {
      trace_steps (cr, head, n_head);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

/* A whole line along one axis is a thin rectangle. */
static void
paint_line (const DtlSnapshotPainter *self,
            const DtlItem            *item,
            DtlColour                 colour)
{
  const guint shaped = DTL_ITEM_DASHED | DTL_ITEM_DOTTED | DTL_ITEM_ARROW | DTL_ITEM_SOFT_START | DTL_ITEM_SOFT_END;
  double stroke = stroke_of (item);
  double x = MIN (item->x, item->x + item->width), y = MIN (item->y, item->y + item->height);

  if ((item->width != 0.0f && item->height != 0.0f) || (item->flags & shaped) != 0)
    paint_curve (self, item, colour);
  else if (item->width == 0.0f)
    paint_plain_rect (self, x - stroke / 2.0, y, stroke, fabsf (item->height), colour);
  else
    paint_plain_rect (self, x, y - stroke / 2.0, fabsf (item->width), stroke, colour);
}

static void
paint_zigzag (const DtlSnapshotPainter *self,
              const DtlItem            *item,
              DtlColour                 colour)
{
  guint n = dtl_zigzag_n_points (item);
  cairo_t *cr = begin_cairo (self, item, 2.0);

  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < n; i++)
    {
      DtlPoint point = dtl_zigzag_point (item, i);

      cairo_line_to (cr, point.x, point.y);
    }
  stroke_path (cr, item);
  cairo_destroy (cr);
}

/* Where a text of @width begins, as its item aligns it. */
static double
align_text (const DtlItem *item,
            double         width)
{
  if (item->flags & DTL_ITEM_ALIGN_END)
    return item->x + item->width - width;
  if (item->flags & DTL_ITEM_ALIGN_CENTER)
    return item->x + (item->width - width) / 2.0;
  return item->x;
}

static double
get_baseline (const DtlSnapshotPainter *self,
              const DtlItem            *item,
              DtlFont                   font)
{
  double ascent, descent;

  dtl_text_cache_get_metrics (self->text, font, &ascent, &descent);
  return floor (item->y + (item->height - ascent - descent) / 2.0 + ascent + 0.5);
}

/* FALSE when it is no number. */
static gboolean
paint_number (const DtlSnapshotPainter *self,
              const DtlItem            *item,
              const char               *text,
              const GdkRGBA            *rgba,
              DtlFont                   font)
{
  PangoFont *pango_font;
  PangoGlyphString *glyphs = dtl_text_cache_new_number (self->text, text, font, &pango_font);
  double x;
  GskRenderNode *node;

  if (glyphs == NULL)
    return FALSE;
  x = align_text (item, pango_glyph_string_get_width (glyphs) / (double) PANGO_SCALE);
  node = gsk_text_node_new (pango_font, glyphs, rgba, &GRAPHENE_POINT_INIT (x, get_baseline (self, item, font)));
  if (node != NULL)
    gtk_snapshot_append_node (self->snapshot, node);
  g_clear_pointer (&node, gsk_render_node_unref);
  pango_glyph_string_free (glyphs);
  return TRUE;
}

static gboolean
paint_text (const DtlSnapshotPainter *self,
            const DtlItem            *item,
            const char               *text,
            DtlColour                 colour)
{
  DtlFont font = MIN (item->font, DTL_N_FONTS - 1);
  GdkRGBA rgba = to_rgba (colour);
  PangoLayout *line;
  int width;

  rgba.alpha *= self->label_opacity;
  if (paint_number (self, item, text, &rgba, font))
    return TRUE;
  line = dtl_text_cache_get_line (self->text, text, font, item->width);
  if (line == NULL)
    return FALSE;

  pango_layout_get_size (line, &width, NULL);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot,
                          &GRAPHENE_POINT_INIT (align_text (item, width / (double) PANGO_SCALE),
                                                get_baseline (self, item, font) -
                                                  pango_layout_get_baseline (line) / (double) PANGO_SCALE));
  gtk_snapshot_append_layout (self->snapshot, line, &rgba);
  gtk_snapshot_restore (self->snapshot);
  return TRUE;
}

static gboolean
paint_item (const DtlSnapshotPainter *self,
            DtlScene                 *scene,
            const DtlItem            *item)
{
  DtlColour colour = dtl_palette_for_item (self->palette, item);
  DtlItem moved;

  if (colour.alpha <= 0.0f)
    return TRUE;
  moved = move_item (self, item);
  switch ((DtlItemKind) item->kind)
    {
    case DTL_ITEM_RECT:
      paint_rect (self, &moved, colour);
      return TRUE;
    case DTL_ITEM_LINE:
      paint_line (self, &moved, colour);
      return TRUE;
    case DTL_ITEM_CURVE:
      paint_curve (self, &moved, colour);
      return TRUE;
    case DTL_ITEM_GLYPH:
      paint_glyph (self, &moved, colour);
      return TRUE;
    case DTL_ITEM_ZIGZAG:
      paint_zigzag (self, &moved, colour);
      return TRUE;
    case DTL_ITEM_TEXT:
      return paint_text (self, &moved, dtl_scene_get_text (scene, item), colour);
    default:
      g_return_val_if_reached (TRUE);
    }
}

/* How many items from @first on are plain rectangles that have one colour. */
static guint
count_batch (const DtlItem *items,
             guint          n_items)
{
  guint n = 0;

  while (n < n_items && is_plain_rect (&items[n]) &&
         items[n].role == items[0].role && items[n].hue == items[0].hue && items[n].colour == items[0].colour &&
         ((items[n].flags ^ items[0].flags) & DTL_ITEM_DIM) == 0)
    n++;
  return n;
}

/* Where a rectangle of a batch stands, from the painter's origin. */
static void
place_in_batch (const DtlSnapshotPainter *self,
                const DtlItem            *item,
                double                   *x,
                double                   *y,
                double                   *width,
                double                   *height)
{
  *x = item->x;
  *y = item->y;
  *width = item->width;
  *height = item->height;
  if (self->snap)
    {
      snap_span (x, width);
      snap_span (y, height);
    }
  *x -= self->origin_x;
  *y -= self->origin_y;
}

static void
get_batch_bounds (const DtlSnapshotPainter *self,
                  const DtlItem            *items,
                  guint                     n_items,
                  graphene_rect_t          *bounds)
{
  float x0 = G_MAXFLOAT, y0 = G_MAXFLOAT, x1 = -G_MAXFLOAT, y1 = -G_MAXFLOAT;

  for (guint i = 0; i < n_items; i++)
    {
      x0 = MIN (x0, items[i].x);
      y0 = MIN (y0, items[i].y);
      x1 = MAX (x1, items[i].x + items[i].width);
      y1 = MAX (y1, items[i].y + items[i].height);
    }
  /* on whole pixels of the scene, wherever the origin is */
  graphene_rect_init (bounds, floor (x0) - self->origin_x - 1.0, floor (y0) - self->origin_y - 1.0,
                      ceil (x1 - x0) + 3.0, ceil (y1 - y0) + 3.0);
}

/* As a path, which is filled in every frame. */
static void
paint_batch_as_path (const DtlSnapshotPainter *self,
                     const DtlItem            *items,
                     guint                     n_items,
                     DtlColour                 colour,
                     const graphene_rect_t    *bounds)
{
  cairo_t *cr = gtk_snapshot_append_cairo (self->snapshot, bounds);

  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
  for (guint i = 0; i < n_items; i++)
    {
      double x, y, width, height;

      place_in_batch (self, &items[i], &x, &y, &width, &height);
      cairo_rectangle (cr, x, y, width, height);
    }
  cairo_fill (cr);
  cairo_destroy (cr);
}

static guint32
to_opaque_pixel (DtlColour colour)
{
  return 0xff000000u | (guint32) (colour.red * 255.0f + 0.5f) << 16 | (guint32) (colour.green * 255.0f + 0.5f) << 8 |
         (guint32) (colour.blue * 255.0f + 0.5f);
}

/* As pixels, which are copied in every frame. */
static void
paint_batch_as_pixels (const DtlSnapshotPainter *self,
                       const DtlItem            *items,
                       guint                     n_items,
                       DtlColour                 colour,
                       const graphene_rect_t    *bounds,
                       const DtlOverlay         *over)
{
  DtlPixels *pixels = dtl_pixels_new (bounds, self->device);
  guint32 pixel = to_opaque_pixel (colour);

  for (guint i = 0; i < n_items; i++)
    {
      double x, y, width, height;

      place_in_batch (self, &items[i], &x, &y, &width, &height);
      dtl_pixels_fill (pixels, x, y, width, height, pixel);
    }
  if (over != NULL)
    dtl_pixels_blend (pixels, over->surface, over->x, over->y);
  dtl_pixels_snapshot (pixels, self->snapshot);
  dtl_pixels_unref (pixels);
}

/* Parts of one path that overlap are painted once, so only opaque colours are gathered. */
static void
paint_batch (const DtlSnapshotPainter *self,
             const DtlItem            *items,
             guint                     n_items,
             DtlColour                 colour)
{
  graphene_rect_t bounds;

  get_batch_bounds (self, items, n_items, &bounds);
  if (self->device > 0.0)
    paint_batch_as_pixels (self, items, n_items, colour, &bounds, NULL);
  else
    paint_batch_as_path (self, items, n_items, colour, &bounds);
}

gboolean
dtl_snapshot_paint_bars (const DtlSnapshotPainter *self,
                         DtlScene                 *scene,
                         guint                     first,
                         guint                     n_items,
                         const DtlOverlay         *over)
{
  guint n_all;
  const DtlItem *items = dtl_scene_get_items (scene, &n_all) + first;
  DtlColour colour;
  graphene_rect_t bounds, own;

  g_return_val_if_fail (self != NULL && over != NULL, FALSE);
  g_return_val_if_fail (first <= n_all && n_items <= n_all - first, FALSE);

  if (self->device <= 0.0 || n_items == 0 || count_batch (items, n_items) < n_items)
    return FALSE;
  colour = dtl_palette_for_item (self->palette, items);
  if (colour.alpha < 1.0f)
    return FALSE;
  get_batch_bounds (self, items, n_items, &bounds);
  graphene_rect_init (&own, floor (over->x + self->origin_x) - self->origin_x, floor (over->y + self->origin_y) - self->origin_y,
                      ceil (cairo_image_surface_get_width (over->surface) / self->device) + 1.0,
                      ceil (cairo_image_surface_get_height (over->surface) / self->device) + 1.0);
  graphene_rect_union (&bounds, &own, &bounds);
  paint_batch_as_pixels (self, items, n_items, colour, &bounds, over);
  return TRUE;
}

/**
 * dtl_snapshot_paint:
 * @self: where to and how
 * @scene: a scene
 * @first: index of the first item
 * @n_items: how many
 *
 * Paints a part of a scene, in painting order.
 *
 * Returns: %FALSE when a text was left out because the frame may shape no more: paint again in the next frame
 */
gboolean
dtl_snapshot_paint (const DtlSnapshotPainter *self,
                    DtlScene                 *scene,
                    guint                     first,
                    guint                     n_items)
{
  gboolean complete = TRUE;
  const DtlItem *items;
  guint n_all;

  g_return_val_if_fail (self != NULL && scene != NULL, TRUE);

  items = dtl_scene_get_items (scene, &n_all);
  g_return_val_if_fail (first <= n_all && n_items <= n_all - first, TRUE);

  for (guint i = first; i < first + n_items;)
    {
      guint n = n_items >= BATCH_MIN ? count_batch (&items[i], first + n_items - i) : 0;
      DtlColour colour = n >= BATCH_MIN ? dtl_palette_for_item (self->palette, &items[i]) : (DtlColour) { 0 };

      if (n >= BATCH_MIN && colour.alpha >= 1.0f)
        {
          paint_batch (self, &items[i], n, colour);
          i += n;
          continue;
        }
      complete &= paint_item (self, scene, &items[i]);
      i++;
    }
  return complete;
}

void
dtl_snapshot_paint_item (GtkSnapshot      *snapshot,
                         const DtlPalette *palette,
                         const DtlItem    *item)
{
  DtlSnapshotPainter self = { .snapshot = snapshot, .palette = palette, .label_opacity = 1.0 };

  g_return_if_fail (snapshot != NULL && palette != NULL && item != NULL);
  g_return_if_fail (item->kind != DTL_ITEM_TEXT);

  paint_item (&self, NULL, item);
}
