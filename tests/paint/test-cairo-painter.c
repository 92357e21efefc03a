/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paint-fixture.h"

#include <string.h>

typedef cairo_surface_t Surface;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Surface, cairo_surface_destroy)

/* A scene of one item, on 100 × 60 px of white paper. */
static Surface *
paint_item (const DtlItem *item)
{
  g_autoptr (DtlScene) scene = dtl_scene_alloc ();

  dtl_scene_add_item (scene, item);
  dtl_scene_finish (scene);

  return fixture_paint (scene, 100, 60, 1);
}

static Surface *
paint_text (const DtlItem *item,
            const char    *string)
{
  g_autoptr (DtlScene) scene = dtl_scene_alloc ();

  dtl_scene_add_text (scene, item, string, -1);
  dtl_scene_finish (scene);

  return fixture_paint (scene, 100, 60, 1);
}

static void
test_rect (void)
{
  const DtlItem item = { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_COUNT, .x = 10.4f, .y = 10.4f, .width = 30, .height = 20 };
  const DtlItem sliver = { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_COUNT, .x = 50.2f, .y = 10, .width = 0.1f, .height = 20 };
  g_autoptr (Surface) surface = paint_item (&item);
  g_autoptr (Surface) thin = paint_item (&sliver);

  /* Its edges stand on whole pixels, so all of it has the full colour. */
  g_assert_cmphex (fixture_pixel (surface, 10, 10), ==, fixture_colour_of (&item));
  g_assert_cmphex (fixture_pixel (surface, 39, 29), ==, fixture_colour_of (&item));
  g_assert_cmpuint (fixture_inked (surface, 0, 0, 100, 60), ==, 30 * 20);
  g_assert_cmpuint (fixture_inked (thin, 0, 0, 100, 60), ==, 20);
}

static void
test_rounded_stroked_half (void)
{
  DtlItem item = { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_COUNT, .x = 10, .y = 10, .width = 40, .height = 20, .radius = 10 };
  g_autoptr (Surface) rounded = paint_item (&item);
  g_autoptr (Surface) stroked = NULL;
  g_autoptr (Surface) dashed = NULL;
  g_autoptr (Surface) half = NULL;
  guint whole_line;

  g_assert_cmphex (fixture_pixel (rounded, 30, 20), ==, fixture_colour_of (&item));
  g_assert_cmphex (fixture_pixel (rounded, 10, 10), ==, WHITE);

  item.flags = DTL_ITEM_STROKE;
  item.stroke = 2;
  stroked = paint_item (&item);
  g_assert_cmphex (fixture_pixel (stroked, 30, 20), ==, WHITE);
  g_assert_cmphex (fixture_pixel (stroked, 30, 10), ==, fixture_colour_of (&item));
  g_assert_cmphex (fixture_pixel (stroked, 30, 11), ==, fixture_colour_of (&item));
  g_assert_cmphex (fixture_pixel (stroked, 30, 9), ==, WHITE);   /* inside the box */
  whole_line = fixture_inked (stroked, 0, 0, 100, 60);

  item.flags = DTL_ITEM_STROKE | DTL_ITEM_DASHED;
  dashed = paint_item (&item);
  g_assert_cmpuint (fixture_inked (dashed, 0, 0, 100, 60), <, whole_line * 9 / 10);
  g_assert_cmpuint (fixture_inked (dashed, 0, 0, 100, 60), >, whole_line * 4 / 10);

  item.flags = DTL_ITEM_HALF;
  half = paint_item (&item);
  g_assert_cmphex (fixture_pixel (half, 25, 20), ==, fixture_colour_of (&item));
  g_assert_cmphex (fixture_pixel (half, 35, 20), ==, WHITE);
  g_assert_cmpuint (fixture_inked (half, 48, 15, 2, 10), >, 0);   /* the outline of the empty half */
}

static void
test_soft_ends (void)
{
  const DtlItem item = { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_COUNT, .x = 10, .y = 10, .width = 80, .height = 20,
                         .flags = DTL_ITEM_SOFT_START, .soft_px = 20 };
  g_autoptr (Surface) surface = paint_item (&item);
  guint32 before = WHITE;

  /* It only gets darker towards the core, and is whole from there to its hard end. */
  for (int x = 10; x < 30; x += 2)
    {
      g_assert_cmphex (fixture_pixel (surface, x, 20) & 0xff, <=, before & 0xff);
      before = fixture_pixel (surface, x, 20);
    }
  g_assert_cmphex (fixture_pixel (surface, 10, 20) & 0xff, >, 0xe8);
  g_assert_cmphex (fixture_pixel (surface, 31, 20), ==, fixture_colour_of (&item));
  g_assert_cmphex (fixture_pixel (surface, 89, 20), ==, fixture_colour_of (&item));
  g_assert_cmphex (fixture_pixel (surface, 90, 20), ==, WHITE);
}

static void
test_lines (void)
{
  DtlItem item = { .kind = DTL_ITEM_LINE, .role = DTL_ROLE_COUNT, .x = 50, .y = 5, .width = 0, .height = 50, .stroke = 1 };
  g_autoptr (Surface) upright = paint_item (&item);
  g_autoptr (Surface) dotted = NULL;
  g_autoptr (Surface) slanted = NULL;

  /* One pixel wide, not two that are half as dark. */
  g_assert_cmpuint (fixture_inked (upright, 0, 0, 100, 60), ==, 50);
  g_assert_cmphex (fixture_pixel (upright, 50, 30), ==, fixture_colour_of (&item));

  item.flags = DTL_ITEM_DOTTED;
  item.stroke = 2;
  dotted = paint_item (&item);
  g_assert_cmpuint (fixture_inked (dotted, 48, 5, 4, 50), >, 20);
  g_assert_cmpuint (fixture_inked (dotted, 0, 0, 40, 60), ==, 0);

  item.flags = 0;
  item.width = -40;
  slanted = paint_item (&item);
  g_assert_cmphex (fixture_pixel (slanted, 30, 30), !=, WHITE);
}

static void
test_curve (void)
{
  DtlItem item = { .kind = DTL_ITEM_CURVE, .role = DTL_ROLE_COUNT, .x = 10, .y = 10, .width = 60, .height = 40,
                   .cx1 = 70, .cy1 = 10, .cx2 = 70, .cy2 = 10, .stroke = 1.5f };
  g_autoptr (Surface) plain = paint_item (&item);
  g_autoptr (Surface) arrow = NULL;

  g_assert_cmpuint (fixture_inked (plain, 64, 40, 12, 10), <=, 3 * 10);
  item.flags = DTL_ITEM_ARROW;
  arrow = paint_item (&item);
  g_assert_cmpuint (fixture_inked (arrow, 64, 40, 12, 10), >, 4 * 10);
  g_assert_cmphex (fixture_pixel (arrow, 70, 43), ==, fixture_colour_of (&item));
  g_assert_cmpuint (fixture_inked (arrow, 60, 51, 20, 9), ==, 0);   /* nothing beyond the tip */
}

static void
test_zigzag (void)
{
  const DtlItem item = { .kind = DTL_ITEM_ZIGZAG, .role = DTL_ROLE_FOLD, .x = 40, .y = 5, .width = 8, .height = 48, .stroke = 1 };
  g_autoptr (Surface) surface = paint_item (&item);

  for (int y = 5; y < 53; y += 4)
    g_assert_cmpuint (fixture_inked (surface, 38, y, 12, 4), >, 0);
  g_assert_cmpuint (fixture_inked (surface, 50, 0, 50, 60), ==, 0);
}

static void
test_glyphs (void)
{
  for (guint shape = 0; shape < DTL_N_SHAPES; shape++)
    {
      const DtlItem item = { .kind = DTL_ITEM_GLYPH, .role = DTL_ROLE_MARK, .hue = shape, .shape = shape, .x = 20, .y = 20,
                             .width = 20, .height = 20 };
      g_autoptr (Surface) surface = paint_item (&item);

      g_assert_cmpuint (fixture_inked (surface, 20, 20, 20, 20), >=, 160);
      g_assert_cmpuint (fixture_inked (surface, 20, 20, 20, 20), ==, fixture_inked (surface, 0, 0, 100, 60));
      if (shape == DTL_N_SHAPES - 1)
        g_assert_cmphex (fixture_pixel (surface, 30, 30), ==, WHITE);   /* a ring has a hole */
      else
        g_assert_cmphex (fixture_pixel (surface, 30, 30), ==, fixture_colour_of (&item));
    }
}

static void
test_text (void)
{
  DtlItem item = { .role = DTL_ROLE_LABEL, .font = DTL_FONT_LABEL, .x = 10, .y = 20, .width = 80, .height = 20 };
  g_autoptr (Surface) left = paint_text (&item, "abc");
  g_autoptr (Surface) right = NULL;
  g_autoptr (Surface) cut = NULL;

  g_assert_cmpuint (fixture_inked (left, 8, 20, 30, 20), >, 20);
  g_assert_cmpuint (fixture_inked (left, 50, 20, 50, 20), ==, 0);

  item.flags = DTL_ITEM_ALIGN_END;
  right = paint_text (&item, "abc");
  g_assert_cmpuint (fixture_inked (right, 50, 20, 41, 20), ==, fixture_inked (right, 0, 0, 100, 60));

  item.flags = 0;
  item.width = 40;
  cut = paint_text (&item, "much too long for its box, whatever the font");
  g_assert_cmpuint (fixture_inked (cut, 10, 20, 40, 20), >, 50);
  g_assert_cmpuint (fixture_inked (cut, 52, 0, 48, 60), ==, 0);
}

static void
test_order_and_batches (void)
{
  g_autoptr (DtlScene) scene = dtl_scene_alloc ();
  const DtlItem a = { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_COUNT, .x = 10, .y = 10, .width = 20, .height = 20 };
  const DtlItem b = { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_EDGE, .x = 20, .y = 10, .width = 20, .height = 20 };
  DtlItem c = a;
  g_autoptr (Surface) surface = NULL;

  c.x = 35;
  dtl_scene_add_item (scene, &a);
  dtl_scene_add_item (scene, &b);
  dtl_scene_add_item (scene, &c);
  dtl_scene_finish (scene);
  surface = fixture_paint (scene, 100, 60, 1);

  g_assert_cmphex (fixture_colour_of (&a), !=, fixture_colour_of (&b));
  g_assert_cmphex (fixture_pixel (surface, 25, 20), ==, fixture_colour_of (&b));
  g_assert_cmphex (fixture_pixel (surface, 37, 20), ==, fixture_colour_of (&a));
}

static void
test_everything_twice (void)
{
  g_autoptr (DtlScene) scene = fixture_scene ();
  g_autoptr (Surface) first = fixture_paint (scene, 300, 200, 2);
  g_autoptr (Surface) second = fixture_paint (scene, 300, 200, 2);

  g_assert_cmpmem (cairo_image_surface_get_data (first), 400 * cairo_image_surface_get_stride (first),
                   cairo_image_surface_get_data (second), 400 * cairo_image_surface_get_stride (second));
  if (g_getenv ("DTL_TEST_KEEP") != NULL)
    cairo_surface_write_to_png (first, g_getenv ("DTL_TEST_KEEP"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cairo-painter/plain-rectangles-stand-on-whole-pixels", test_rect);
  g_test_add_func ("/cairo-painter/rectangles-are-rounded-stroked-dashed-and-half-filled", test_rounded_stroked_half);
  g_test_add_func ("/cairo-painter/a-soft-end-fades-in-and-a-hard-one-does-not", test_soft_ends);
  g_test_add_func ("/cairo-painter/upright-lines-are-crisp", test_lines);
  g_test_add_func ("/cairo-painter/an-arrow-ends-at-the-end-of-its-curve", test_curve);
  g_test_add_func ("/cairo-painter/a-fold-breaks-from-top-to-bottom", test_zigzag);
  g_test_add_func ("/cairo-painter/each-lane-has-a-shape-within-its-box", test_glyphs);
  g_test_add_func ("/cairo-painter/text-stays-in-its-box", test_text);
  g_test_add_func ("/cairo-painter/gathering-rectangles-keeps-their-order", test_order_and_batches);
  g_test_add_func ("/cairo-painter/painting-twice-gives-the-same-pixels", test_everything_twice);

  return g_test_run ();
}
