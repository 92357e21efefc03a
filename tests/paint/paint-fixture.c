/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paint-fixture.h"

#include <math.h>
#include <stdarg.h>

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

char *
fixture_write (const char *name,
               GBytes     *bytes)
{
  static char *folder;
  char *path;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    folder = g_dir_make_tmp ("dateline-paint-XXXXXX", NULL);
  path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);

  return path;
}

char *
fixture_run (const char *tool,
             ...)
{
  g_autofree char *program = g_find_program_in_path (tool);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;
  va_list list;

  if (program == NULL)
    {
      g_autofree char *message = g_strdup_printf ("%s is not installed", tool);

      g_test_skip (message);
      return NULL;
    }

  g_ptr_array_add (arguments, program);
  va_start (list, tool);
  do
    g_ptr_array_add (arguments, va_arg (list, char *));
  while (g_ptr_array_index (arguments, arguments->len - 1) != NULL);
  va_end (list);

  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return out;
}

cairo_surface_t *
fixture_read_png (const char *path)
{
  cairo_surface_t *read = cairo_image_surface_create_from_png (path);
  cairo_surface_t *surface;
  cairo_t *cr;

  g_assert_cmpint (cairo_surface_status (read), ==, CAIRO_STATUS_SUCCESS);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (read),
                                        cairo_image_surface_get_height (read));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_surface (cr, read, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (read);
  cairo_surface_flush (surface);

  return surface;
}

#define BOX_PX 8

/* The mean of one channel in a box. */
static double
get_mean (cairo_surface_t *surface,
          int              x,
          int              y,
          int              shift)
{
  double sum = 0;

  for (int row = 0; row < BOX_PX; row++)
    for (int column = 0; column < BOX_PX; column++)
      sum += fixture_pixel (surface, x + column, y + row) >> shift & 0xff;

  return sum / (BOX_PX * BOX_PX);
}

double
fixture_compare (cairo_surface_t *a,
                 cairo_surface_t *b)
{
  double largest = 0;

  g_assert_cmpint (cairo_image_surface_get_width (a), ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (cairo_image_surface_get_height (a), ==, cairo_image_surface_get_height (b));
  for (int y = 0; y + BOX_PX <= cairo_image_surface_get_height (a); y += BOX_PX)
    for (int x = 0; x + BOX_PX <= cairo_image_surface_get_width (a); x += BOX_PX)
      for (int shift = 0; shift < 24; shift += 8)
        largest = MAX (largest, fabs (get_mean (a, x, y, shift) - get_mean (b, x, y, shift)));

  return largest;
}
