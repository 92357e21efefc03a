/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The picture is the screen: GtkSnapshot nodes and cairo must draw the same scene alike. Text is left out, because screens
 * hint it and paper does not; everything else may differ by what antialiasing makes of an edge.
 */
#include "dtl-cairo-painter.h"
#include "dtl-glyph-cache.h"
#include "dtl-pixels.h"
#include "dtl-scene-private.h"
#include "dtl-snapshot-painter.h"
#include "dtl-stamps.h"
#include "view-fixture.h"

#include <math.h>

#define SIZE 64

static cairo_surface_t *
paint_by_cairo (DtlScene *scene,
                DtlStyle  style,
                int       width,
                int       height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (DtlText) text = dtl_text_new (NULL);

  dtl_cairo_paint_scene (cr, scene, dtl_palette_get (style), text);
  cairo_destroy (cr);
  return surface;
}

static DtlTextCache *
new_text (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  DtlTextCache *text = dtl_text_cache_new (context);

  g_object_unref (context);
  return text;
}

static cairo_surface_t *
paint_by_nodes (DtlScene *scene,
                DtlStyle  style,
                int       width,
                int       height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (DtlTextCache) text = new_text ();
  DtlSnapshotPainter painter = {
    .snapshot = snapshot, .palette = dtl_palette_get (style), .text = text, .label_opacity = 1.0, .snap = TRUE,
  };
  GskRenderNode *node;
  guint n_items;

  dtl_scene_get_items (scene, &n_items);
  g_assert_true (dtl_snapshot_paint (&painter, scene, 0, n_items));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      gsk_render_node_draw (node, cr);
      gsk_render_node_unref (node);
    }
  cairo_destroy (cr);
  return surface;
}

/* Mean difference of a channel, 0 to 255. */
static double
compare (cairo_surface_t *a,
         cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  int stride = cairo_image_surface_get_stride (a);
  double sum = 0;

  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width * 4; x++)
      sum += abs (cairo_image_surface_get_data (a)[y * stride + x] - cairo_image_surface_get_data (b)[y * stride + x]);
  return sum / ((double) width * height * 4);
}

static void
assert_alike (DtlScene *scene,
              DtlStyle  style,
              int       width,
              int       height,
              double    tolerance)
{
  cairo_surface_t *a = paint_by_cairo (scene, style, width, height);
  cairo_surface_t *b = paint_by_nodes (scene, style, width, height);
  double difference = compare (a, b);

  if (difference > tolerance && g_getenv ("DTL_TEST_OUTPUT") != NULL)
    {
      g_autofree char *cairo_path = g_build_filename (g_getenv ("DTL_TEST_OUTPUT"), "cairo.png", NULL);
      g_autofree char *nodes_path = g_build_filename (g_getenv ("DTL_TEST_OUTPUT"), "nodes.png", NULL);

      cairo_surface_write_to_png (a, cairo_path);
      cairo_surface_write_to_png (b, nodes_path);
    }
  g_assert_cmpfloat (difference, <=, tolerance);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
test_items (gconstpointer data)
{
  const DtlItem *item = data;
  DtlItem ground = { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_BACKGROUND, .width = SIZE, .height = SIZE };
  g_autoptr (DtlScene) scene = dtl_scene_alloc ();

  dtl_scene_add_item (scene, &ground);
  dtl_scene_add_item (scene, item);
  dtl_scene_finish (scene);
  assert_alike (scene, DTL_STYLE_LIGHT, SIZE, SIZE, 0.6);
  assert_alike (scene, DTL_STYLE_DARK, SIZE, SIZE, 0.6);
}

/* Each kind of item by itself, with fractions as real scenes have them. */
static const struct
{
  const char *name;
  DtlItem     item;
} items[] = {
  { "rectangle", { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_MARK, .x = 8, .y = 10, .width = 40, .height = 20 } },
  { "rounded", { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_MARK, .hue = 2, .x = 8.5, .y = 10.25, .width = 40, .height = 20, .radius = 8 } },
  { "soft", { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_MARK, .x = 6, .y = 10, .width = 50, .height = 20, .radius = 10,
              .soft_px = 12, .flags = DTL_ITEM_SOFT_START | DTL_ITEM_SOFT_END } },
  { "soft-end", { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_MARK, .x = 6, .y = 10, .width = 50, .height = 20,
                  .soft_px = 20, .flags = DTL_ITEM_SOFT_END } },
  { "outline", { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_MARK_OUTLINE, .x = 8, .y = 10, .width = 40, .height = 20, .radius = 8,
                 .stroke = 1, .flags = DTL_ITEM_STROKE } },
  { "dashed", { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_PLAN, .x = 8, .y = 10, .width = 40, .height = 20, .radius = 8,
                .stroke = 1.5, .flags = DTL_ITEM_STROKE | DTL_ITEM_DASHED } },
  { "disc", { .kind = DTL_ITEM_GLYPH, .role = DTL_ROLE_MARK, .shape = 0, .x = 20, .y = 20, .width = 12, .height = 12 } },
  { "ring-square", { .kind = DTL_ITEM_GLYPH, .role = DTL_ROLE_MARK, .shape = 7, .x = 20.3, .y = 20, .width = 12, .height = 12 } },
  { "hollow-triangle", { .kind = DTL_ITEM_GLYPH, .role = DTL_ROLE_MARK, .shape = 3, .x = 20, .y = 20, .width = 12, .height = 12,
                         .stroke = 1.5, .flags = DTL_ITEM_STROKE } },
  { "half-pip", { .kind = DTL_ITEM_GLYPH, .role = DTL_ROLE_PIP, .shape = 0, .x = 20, .y = 20, .width = 8, .height = 8,
                  .stroke = 1, .flags = DTL_ITEM_HALF } },
  { "upright", { .kind = DTL_ITEM_LINE, .role = DTL_ROLE_GRID_STRONG, .x = 20.5, .y = 4, .height = 50, .stroke = 1 } },
  { "dotted", { .kind = DTL_ITEM_LINE, .role = DTL_ROLE_TIE, .x = 4, .y = 20.5, .width = 50, .stroke = 1.5, .flags = DTL_ITEM_DOTTED } },
  { "arrow", { .kind = DTL_ITEM_CURVE, .role = DTL_ROLE_LINK, .x = 6, .y = 8, .width = 44, .height = 40, .stroke = 1.5,
               .cx1 = 40, .cy1 = 8, .cx2 = 50, .cy2 = 20, .flags = DTL_ITEM_ARROW } },
  { "zigzag", { .kind = DTL_ITEM_ZIGZAG, .role = DTL_ROLE_FOLD, .x = 20, .y = 4, .width = 8, .height = 56, .stroke = 1 } },
};

static void
test_batch (void)
{
  g_autoptr (DtlScene) scene = dtl_scene_alloc ();
  DtlItem bar = { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_MARK, .hue = 3, .width = 2.2f };

  for (guint i = 0; i < 200; i++)
    {
      bar.x = i * 2.3f;
      bar.height = 3 + i % 17;
      bar.y = 40 - bar.height;
      dtl_scene_add_item (scene, &bar);
    }
  dtl_scene_finish (scene);
  assert_alike (scene, DTL_STYLE_LIGHT, 480, 48, 0.3);
}

/* A scene of a whole document, without its words. */
static void
test_document (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_story (), 800, 240);
  DtlSceneState scene_state;
  g_autoptr (DtlScene) scene = NULL, silent = dtl_scene_alloc ();
  const DtlItem *all;
  guint n_items;

  dtl_view_state_get_scene_state (state, &scene_state);
  scene_state.selected = 3;
  scene = dtl_scene_new (dtl_view_state_get_layout (state), dtl_view_state_get_viewport (state), &scene_state, NULL);
  all = dtl_scene_get_items (scene, &n_items);
  for (guint i = 0; i < n_items; i++)
    if (all[i].kind != DTL_ITEM_TEXT)
      dtl_scene_add_item (silent, &all[i]);
  dtl_scene_finish (silent);
  assert_alike (silent, DTL_STYLE_LIGHT, 800, 240, 0.25);
  assert_alike (silent, DTL_STYLE_HIGH_CONTRAST_DARK, 800, 240, 0.25);
}

static void
test_budget (void)
{
  g_autoptr (DtlTextCache) text = new_text ();
  double measured;

  dtl_text_cache_begin_frame (text, 2);
  g_assert_nonnull (dtl_text_cache_get_line (text, "one", DTL_FONT_LABEL, 100));
  g_assert_nonnull (dtl_text_cache_get_line (text, "two", DTL_FONT_LABEL, 100));
  g_assert_false (dtl_text_cache_is_exhausted (text));
  g_assert_null (dtl_text_cache_get_line (text, "three", DTL_FONT_LABEL, 100));
  g_assert_true (dtl_text_cache_is_exhausted (text));
  g_assert_nonnull (dtl_text_cache_get_line (text, "one", DTL_FONT_LABEL, 100));
  g_assert_cmpfloat (dtl_text_cache_measure (text, "three", -1, DTL_FONT_LABEL), >, 0);

  /* the same letters in another font are another line; a narrow box ellipsises, a wide one does not any more */
  dtl_text_cache_begin_frame (text, 40);
  measured = dtl_text_cache_measure (text, "A long enough title", -1, DTL_FONT_LABEL);
  g_assert_cmpfloat (dtl_text_cache_measure (text, "A long enough title", -1, DTL_FONT_TITLE), >, measured * 1.3);
  g_assert_true (pango_layout_is_ellipsized (dtl_text_cache_get_line (text, "A long enough title", DTL_FONT_LABEL, measured / 2)));
  g_assert_false (pango_layout_is_ellipsized (dtl_text_cache_get_line (text, "A long enough title", DTL_FONT_LABEL, measured)));
  g_assert_cmpuint (dtl_text_cache_get_n_lines (text), ==, 4);
}

/* The pixels of a stamp that stands at -1, -1, at two device pixels a pixel. */
static void
draw_stamp (DtlStamp *stamp,
            gboolean  by_cairo,
            guint32  *pixels)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create_for_data ((guchar *) pixels, CAIRO_FORMAT_ARGB32, 16, 12, 16 * 4);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  dtl_stamp_snapshot (stamp, snapshot, -1.0, -1.0, by_cairo);
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_scale (cr, 2.0, 2.0);
  cairo_translate (cr, 1.0, 1.0);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  gsk_render_node_unref (node);
}

#define PIXELS_WIDTH  40
#define PIXELS_HEIGHT 24

/* Every colour and opacity that one channel may have. */
static cairo_surface_t *
new_shades (void)
{
  cairo_surface_t *shades = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 16, 16);
  guint32 *pixels = (guint32 *) (void *) cairo_image_surface_get_data (shades);
  int stride = cairo_image_surface_get_stride (shades) / 4;

  for (guint y = 0; y < 16; y++)
    for (guint x = 0; x < 16; x++)
      pixels[(int) y * stride + (int) x] = (17 * y) << 24 | (17 * MIN (x, y)) << 16 | (17 * (y / 2)) << 8 | (17 * y);
  cairo_surface_mark_dirty (shades);
  return shades;
}

/* What is filled and laid over is what cairo would make of it, to the bit, also after the maker has let go of it. */
static void
test_pixels (void)
{
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (-3.0f, 2.0f, PIXELS_WIDTH / 2, PIXELS_HEIGHT / 2);
  cairo_surface_t *shades = new_shades ();
  cairo_surface_t *wanted = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, PIXELS_WIDTH, PIXELS_HEIGHT);
  cairo_surface_t *drawn = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, PIXELS_WIDTH, PIXELS_HEIGHT);
  cairo_t *cr = cairo_create (wanted);
  DtlPixels *pixels = dtl_pixels_new (&bounds, 2.0);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  dtl_pixels_fill (pixels, -2.0, 3.0, 100.0, 4.5, 0xff336699);    /* cut off at the right */
  dtl_pixels_fill (pixels, 0.0, 20.0, 1.0, 1.0, 0xffffffff);      /* beyond the bottom */
  dtl_pixels_blend (pixels, shades, -4.0, 4.0);                   /* begins left of it */
  dtl_pixels_blend (pixels, shades, 6.0, 2.0);
  dtl_pixels_snapshot (pixels, snapshot);
  dtl_pixels_unref (pixels);
  node = gtk_snapshot_free_to_node (snapshot);

  cairo_set_source_rgb (cr, 0x33 / 255.0, 0x66 / 255.0, 0x99 / 255.0);
  cairo_rectangle (cr, 2, 2, 100, 9);
  cairo_fill (cr);
  cairo_set_source_surface (cr, shades, -2, 4);
  cairo_paint (cr);
  cairo_set_source_surface (cr, shades, 18, 0);
  cairo_paint (cr);
  cairo_destroy (cr);

  cr = cairo_create (drawn);
  cairo_scale (cr, 2.0, 2.0);
  cairo_translate (cr, 3.0, -2.0);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);

  g_assert_cmpmem (cairo_image_surface_get_data (drawn), PIXELS_WIDTH * PIXELS_HEIGHT * 4,
                   cairo_image_surface_get_data (wanted), PIXELS_WIDTH * PIXELS_HEIGHT * 4);
  gsk_render_node_unref (node);
  cairo_surface_destroy (shades);
  cairo_surface_destroy (wanted);
  cairo_surface_destroy (drawn);
}

/* A number is as wide, and stands as, the line that is shaped for it. */
static void
test_numbers (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  PangoContext *context = gtk_widget_create_pango_context (widget);
  g_autoptr (DtlTextCache) text = dtl_text_cache_new (context);
  static const char * const numbers[] = { "+1204", "7", "+12k", "+3M", "1000000" };
  PangoFont *font = NULL;

  dtl_text_cache_begin_frame (text, 0);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      PangoGlyphString *glyphs = dtl_text_cache_new_number (text, numbers[i], DTL_FONT_SMALL_STRONG, &font);
      double width = dtl_text_cache_measure (text, numbers[i], -1, DTL_FONT_SMALL_STRONG);
      PangoLayout *line;
      int shaped;

      g_assert_nonnull (glyphs);
      g_assert_cmpfloat_with_epsilon (width, pango_glyph_string_get_width (glyphs) / (double) PANGO_SCALE, 1e-9);
      pango_glyph_string_free (glyphs);
      g_assert_false (dtl_text_cache_is_exhausted (text));
      dtl_text_cache_begin_frame (text, 1);
      line = dtl_text_cache_get_line (text, numbers[i], DTL_FONT_SMALL_STRONG, 1000.0);
      pango_layout_get_size (line, &shaped, NULL);
      g_assert_cmpfloat_with_epsilon (width, shaped / (double) PANGO_SCALE, 1.0);
      dtl_text_cache_begin_frame (text, 0);
    }
  g_assert_null (dtl_text_cache_new_number (text, "12 ▸", DTL_FONT_SMALL_STRONG, &font));
  g_assert_null (dtl_text_cache_new_number (text, "", DTL_FONT_SMALL_STRONG, &font));
  g_object_unref (context);
  g_object_unref (widget);
}

static void
test_stamps (void)
{
  g_autoptr (DtlStamps) stamps = dtl_stamps_new ();
  const GdkRGBA red = { 1, 0, 0, 1 }, blue = { 0, 0, 1, 1 };
  GskRenderNode *node = gsk_color_node_new (&red, &GRAPHENE_RECT_INIT (0, 0, 6, 4));
  GskRenderNode *over = gsk_color_node_new (&blue, &GRAPHENE_RECT_INIT (3, 0, 3, 4));
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (-1, -1, 8, 6);
  DtlStamp *ground, *stamp;

  g_assert_null (dtl_stamps_find (stamps, 42));
  ground = dtl_stamps_make (stamps, 42, NULL, node, &bounds, 2.0);
  g_assert_true (dtl_stamps_find (stamps, 42) == ground);
  stamp = dtl_stamps_make (stamps, 43, ground, over, &bounds, 2.0);
  for (int by_cairo = 0; by_cairo < 2; by_cairo++)
    {
      guint32 pixels[12 * 16] = { 0 };

      draw_stamp (stamp, by_cairo, pixels);
      g_assert_cmphex (pixels[0], ==, 0);
      g_assert_cmphex (pixels[2 * 16 + 2], ==, 0xffff0000);
      g_assert_cmphex (pixels[9 * 16 + 13], ==, 0xff0000ff);
      g_assert_cmphex (pixels[10 * 16 + 13], ==, 0);
    }
  gsk_render_node_unref (node);
  gsk_render_node_unref (over);

  dtl_stamps_clear (stamps);
  g_assert_cmpuint (dtl_stamps_get_n (stamps), ==, 0);
}

static void
append_text (GtkSnapshot *snapshot,
             int          pt,
             const char  *text)
{
  static const GdkRGBA black = { 0, 0, 0, 1 };
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_size (description, pt * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, text, -1);
  gtk_snapshot_append_layout (snapshot, layout, &black);
  g_object_unref (layout);
  g_object_unref (context);
}

/* Wherever the text stands: moved, clipped, pale. */
static void
test_glyphs (void)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE);
  GskRoundedRect outline;
  GskRenderNode *node;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 4);
  append_text (snapshot, 10, "abba");
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (3, 3));
  gtk_snapshot_push_clip (snapshot, &bounds);
  append_text (snapshot, 10, "c");
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_push_opacity (snapshot, 0.5);
  append_text (snapshot, 12, "ad");
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
  node = gtk_snapshot_free_to_node (snapshot);

  g_assert_cmpuint (dtl_glyph_cache_fill (node, 1), ==, 5);
  g_assert_cmpuint (dtl_glyph_cache_fill (node, 2), ==, 5);
  gsk_render_node_unref (node);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *path = g_strdup_printf ("/snapshot-painter/like-cairo/%s", items[i].name);

      g_test_add_data_func (path, &items[i].item, test_items);
    }
  g_test_add_func ("/snapshot-painter/like-cairo/many-rectangles", test_batch);
  g_test_add_func ("/snapshot-painter/like-cairo/a-document", test_document);
  g_test_add_func ("/text-cache/a-frame-shapes-no-more-than-its-budget", test_budget);

  g_test_add_func ("/glyph-cache/has-every-glyph-of-every-font-once", test_glyphs);
  g_test_add_func ("/stamps/are-drawn-once-at-the-scale-of-the-device", test_stamps);
  g_test_add_func ("/pixels/are-those-that-cairo-would-draw", test_pixels);
  g_test_add_func ("/text-cache/a-number-is-put-together-from-its-digits", test_numbers);

  return g_test_run ();
}
