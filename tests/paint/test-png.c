/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-png-private.h"
#include "paint-fixture.h"

#include <string.h>

static DtlPalette palette;

static GBytes *
render (double          width,
        double          height,
        double          scale,
        guint           tile_width,
        guint           tile_height,
        GError        **error)
{
  g_autoptr (DtlScene) scene = fixture_scene ();
  g_autoptr (DtlText) text = dtl_text_new (NULL);
  const DtlPaintOptions options = { &palette, scale, "A “title”", "BuzzFeed News", NULL, NULL };

  if (tile_width > 0)
    return dtl_png_render_tiled (scene, width, height, text, &options, tile_width, tile_height, error);

  return dtl_png_render (scene, width, height, text, &options, error);
}

static guint32
read_u32 (const guchar *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

/* The content of a chunk; *length is set. */
static const guchar *
find_chunk (GBytes     *png,
            const char *type,
            guint32    *length)
{
  gsize size;
  const guchar *data = g_bytes_get_data (png, &size);

  for (gsize at = 8; at + 12 <= size; at += 12 + read_u32 (data + at))
    if (memcmp (data + at + 4, type, 4) == 0)
      {
        *length = read_u32 (data + at);
        return data + at + 8;
      }

  return NULL;
}

typedef struct
{
  const guchar *data;
  gsize         left;
} Reader;

static cairo_status_t
read_cb (void         *user_data,
         unsigned char *to,
         unsigned int   length)
{
  Reader *reader = user_data;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (to, reader->data, length);
  reader->data += length;
  reader->left -= length;

  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
decode (GBytes *png)
{
  Reader reader;
  cairo_surface_t *surface;

  reader.data = g_bytes_get_data (png, &reader.left);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);

  return surface;
}

static void
test_is_what_was_painted (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = render (300, 200, 2, 0, 0, &error);
  g_autoptr (DtlScene) scene = fixture_scene ();
  cairo_surface_t *decoded, *painted;

  g_assert_no_error (error);
  decoded = decode (png);
  painted = fixture_paint (scene, 300, 200, 2);
  g_assert_cmpint (cairo_image_surface_get_width (decoded), ==, 600);
  g_assert_cmpint (cairo_image_surface_get_height (decoded), ==, 400);
  for (int y = 0; y < 400; y++)
    for (int x = 0; x < 600; x++)
      g_assert_cmphex (fixture_pixel (decoded, x, y), ==, fixture_pixel (painted, x, y));
  cairo_surface_destroy (decoded);
  cairo_surface_destroy (painted);
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) first = render (300, 200, 1.5, 0, 0, NULL);
  g_autoptr (GBytes) second = render (300, 200, 1.5, 0, 0, NULL);

  g_assert_nonnull (first);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_bands (void)
{
  const double scales[] = { 0.37, 1, 1.5, 2, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (GBytes) whole = render (300, 200, scales[i], 0, 0, NULL);

      for (guint height = 7; height < 300; height = height * 3 + 2)
        {
          g_autoptr (GBytes) banded = render (300, 200, scales[i], 10000, height, NULL);

          g_assert_true (g_bytes_equal (whole, banded));
        }
    }
}

static guint
largest_difference (guint32 a,
                    guint32 b)
{
  guint largest = 0;

  for (guint shift = 0; shift < 24; shift += 8)
    largest = MAX (largest, (guint) ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)));

  return largest;
}

static void
test_tiles (void)
{
  g_autoptr (GBytes) whole = render (300, 200, 3, 0, 0, NULL);
  g_autoptr (GBytes) tiled = render (300, 200, 3, 90, 50, NULL);
  cairo_surface_t *a = decode (whole), *b = decode (tiled);
  guint n_different = 0;

  /* Where a tile cuts a line, cairo rounds its soft edge differently; nobody sees a seam. */
  for (int y = 0; y < 600; y++)
    for (int x = 0; x < 900; x++)
      {
        guint difference = largest_difference (fixture_pixel (a, x, y), fixture_pixel (b, x, y));

        g_assert_cmpuint (difference, <=, 24);
        n_different += difference > 0;
      }
  g_assert_cmpuint (n_different, <=, 900 * 600 / 1000);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
test_wider_than_cairo (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = render (40000, 30, 1, 0, 0, &error);
  guint32 length;
  const guchar *header;

  g_assert_no_error (error);
  header = find_chunk (png, "IHDR", &length);
  g_assert_cmpuint (read_u32 (header), ==, 40000);
  g_assert_cmpuint (read_u32 (header + 4), ==, 30);
}

static void
test_says_what_it_is (void)
{
  g_autoptr (GBytes) png = render (300.2, 199.9999, 2, 0, 0, NULL);
  guint32 length;
  const guchar *chunk = find_chunk (png, "IHDR", &length);

  g_assert_cmpuint (read_u32 (chunk), ==, 601);
  g_assert_cmpuint (read_u32 (chunk + 4), ==, 400);

  /* 192 dots to the inch are 7559 to the metre. */
  chunk = find_chunk (png, "pHYs", &length);
  g_assert_nonnull (chunk);
  g_assert_cmpuint (read_u32 (chunk), ==, 7559);
  g_assert_cmpuint (read_u32 (chunk + 4), ==, 7559);
  g_assert_cmpuint (chunk[8], ==, 1);

  chunk = find_chunk (png, "iTXt", &length);
  g_assert_nonnull (chunk);
  g_assert_cmpmem (chunk, 6, "Title", 6);
  g_assert_nonnull (g_strstr_len ((const char *) chunk + 10, length - 10, "A “title”"));
  chunk = find_chunk (png, "tEXt", &length);
  g_assert_nonnull (chunk);
  g_assert_cmpmem (chunk, 9, "Software", 9);
  g_assert_nonnull (find_chunk (png, "sRGB", &length));
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) side_error = NULL;
  guint w, h;
  double largest_scale;
  const char *at;

  g_assert_null (render (100000, 10000, 1, 0, 0, &error));
  g_assert_error (error, DTL_PAINT_ERROR, DTL_PAINT_ERROR_TOO_LARGE);
  /* The scale that the message names does fit. */
  at = strstr (error->message, "at scale ");
  g_assert_nonnull (at);
  largest_scale = g_ascii_strtod (at + strlen ("at scale "), NULL);
  g_assert_cmpfloat (largest_scale, >, 0.7);
  g_assert_cmpfloat (largest_scale, <, 0.74);
  g_assert_true (dtl_png_check_size (100000, 10000, largest_scale, &w, &h, NULL));
  g_assert_cmpuint (w, >, 70000);
  g_assert_cmpuint (h, >, 7000);

  g_assert_false (dtl_png_check_size (2e9, 2, 1, NULL, NULL, &side_error));
  g_assert_error (side_error, DTL_PAINT_ERROR, DTL_PAINT_ERROR_TOO_LARGE);
  g_assert_true (dtl_png_check_size (100000, 5000, 1, &w, &h, NULL));
}

typedef struct
{
  guint  calls, stop_after;
  double last;
} Watch;

static gboolean
progress_cb (double   fraction,
             gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_cmpfloat (fraction, >=, watch->last);
  watch->last = fraction;
  watch->calls++;

  return watch->calls != watch->stop_after;
}

static void
test_progress (void)
{
  g_autoptr (DtlScene) scene = fixture_scene ();
  g_autoptr (DtlText) text = dtl_text_new (NULL);
  Watch whole = { 0 }, stopped = { 0, .stop_after = 3 };
  DtlPaintOptions options = { &palette, 1, NULL, NULL, progress_cb, &whole };
  g_autoptr (GBytes) png = dtl_png_render_tiled (scene, 300, 200, text, &options, 100, 20, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (png);
  g_assert_cmpuint (whole.calls, ==, 11);
  g_assert_cmpfloat (whole.last, ==, 1.0);

  options.progress_data = &stopped;
  g_assert_null (dtl_png_render_tiled (scene, 300, 200, text, &options, 100, 20, &error));
  g_assert_error (error, DTL_PAINT_ERROR, DTL_PAINT_ERROR_CANCELLED);
  g_assert_cmpuint (stopped.calls, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_palette (&palette);
  g_test_add_func ("/png/holds-what-the-painter-painted", test_is_what_was_painted);
  g_test_add_func ("/png/the-same-scene-gives-the-same-bytes", test_same_bytes);
  g_test_add_func ("/png/painted-in-bands-it-is-the-same-to-the-bit", test_bands);
  g_test_add_func ("/png/painted-in-tiles-it-shows-no-seam", test_tiles);
  g_test_add_func ("/png/may-be-wider-than-a-cairo-surface", test_wider_than_cairo);
  g_test_add_func ("/png/says-its-size-density-title-and-source", test_says_what_it_is);
  g_test_add_func ("/png/refuses-what-nobody-could-open-and-names-what-fits", test_too_large);
  g_test_add_func ("/png/reports-progress-and-stops-when-told", test_progress);

  return g_test_run ();
}
