/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paint-fixture.h"

#include <math.h>

void
fixture_palette (DtlPalette *palette)
{
  *palette = *dtl_palette_get (DTL_STYLE_LIGHT);
  for (guint i = 0; i < DTL_N_ROLES; i++)
    palette->role[i] = (DtlColour) { (i * 37 % 160) / 255.f, (i * 91 % 160) / 255.f, (i * 53 % 160) / 255.f, 1.f };
  palette->role[DTL_ROLE_BACKGROUND] = (DtlColour) { 1, 1, 1, 1 };
}

DtlScene *
fixture_scene (void)
{
  DtlScene *scene = dtl_scene_alloc ();
  const DtlItem items[] = {
    { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_LANE_ODD, .x = 0, .y = 0, .width = 300, .height = 20.4f },
    { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_MARK, .hue = 0, .x = 10.3f, .y = 30, .width = 120, .height = 16, .radius = 8 },
    { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_MARK_SOFT, .hue = 1, .x = 10.7f, .y = 50, .width = 120.3f, .height = 16, .radius = 8,
      .flags = DTL_ITEM_SOFT_START | DTL_ITEM_SOFT_END, .soft_px = 12 },
    { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_PLAN, .hue = 2, .x = 10, .y = 70, .width = 120, .height = 16, .radius = 8,
      .flags = DTL_ITEM_STROKE | DTL_ITEM_DASHED, .stroke = 1.5f },
    { .kind = DTL_ITEM_LINE, .role = DTL_ROLE_GRID, .x = 150, .y = 0, .width = 0, .height = 200, .stroke = 1 },
    { .kind = DTL_ITEM_LINE, .role = DTL_ROLE_SLIP, .x = 20, .y = 100, .width = 90.5f, .height = 0, .stroke = 2,
      .flags = DTL_ITEM_DOTTED },
    { .kind = DTL_ITEM_CURVE, .role = DTL_ROLE_LINK, .x = 160, .y = 30, .width = 100, .height = 60.25f, .cx1 = 220, .cy1 = 30,
      .cx2 = 260, .cy2 = 40, .stroke = 1.5f, .flags = DTL_ITEM_ARROW },
    { .kind = DTL_ITEM_ZIGZAG, .role = DTL_ROLE_FOLD, .x = 280, .y = 0, .width = 6, .height = 200, .stroke = 1 },
    { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_PIP_HALF, .hue = 3, .x = 20, .y = 120, .width = 9, .height = 9, .radius = 4.5f,
      .flags = DTL_ITEM_HALF },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    dtl_scene_add_item (scene, &items[i]);
  for (guint shape = 0; shape < DTL_N_SHAPES; shape++)
    dtl_scene_add_item (scene, &(DtlItem) { .kind = DTL_ITEM_GLYPH, .role = DTL_ROLE_MARK, .hue = shape, .shape = shape,
                                            .x = 20.1f + 30 * shape, .y = 140, .width = 12, .height = 12 });
  dtl_scene_add_text (scene, &(DtlItem) { .role = DTL_ROLE_LABEL, .font = DTL_FONT_LABEL, .x = 20, .y = 160, .width = 200,
                                          .height = 20 }, "Russia orders deep cuts, Москва, ﷺ", -1);
  dtl_scene_add_text (scene, &(DtlItem) { .role = DTL_ROLE_LABEL_STRONG, .font = DTL_FONT_LABEL_STRONG, .x = 20, .y = 180,
                                          .width = 60, .height = 20 }, "Ellipsised because it is too long", -1);
  dtl_scene_finish (scene);

  return scene;
}

cairo_surface_t *
fixture_paint (DtlScene *scene,
               int       width,
               int       height,
               double    scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, lround (width * scale), lround (height * scale));
  g_autoptr (DtlText) text = dtl_text_new (NULL);
  cairo_t *cr = cairo_create (surface);
  DtlPalette palette;

  fixture_palette (&palette);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  dtl_cairo_paint_scene (cr, scene, &palette, text);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_false (cairo_has_current_point (cr));
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

guint32
fixture_pixel (cairo_surface_t *surface,
               int              x,
               int              y)
{
  const guchar *data = cairo_image_surface_get_data (surface);

  g_assert_true (x >= 0 && x < cairo_image_surface_get_width (surface));
  g_assert_true (y >= 0 && y < cairo_image_surface_get_height (surface));

  return ((const guint32 *) (gconstpointer) (data + y * cairo_image_surface_get_stride (surface)))[x] & 0xffffff;
}

guint
fixture_inked (cairo_surface_t *surface,
               int              x,
               int              y,
               int              width,
               int              height)
{
  guint n = 0;

  for (int row = y; row < y + height; row++)
    for (int column = x; column < x + width; column++)
      n += fixture_pixel (surface, column, row) != WHITE;

  return n;
}

guint32
fixture_colour_of (const DtlItem *item)
{
  DtlPalette palette;
  DtlColour c;

  fixture_palette (&palette);
  c = dtl_palette_for_item (&palette, item);
  g_assert_cmpfloat (c.alpha, ==, 1);

  return (guint32) lroundf (c.red * 255) << 16 | (guint32) lroundf (c.green * 255) << 8 | (guint32) lroundf (c.blue * 255);
}
