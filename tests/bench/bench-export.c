/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bundled story as a picture of 3840 pixels, beside bare cairo: as many primitives of the same kinds and sizes drawn
 * into one surface without any thought, and cairo's own encoder. Composing, measuring and painting with care are to cost no
 * more than half again. Medians of runs that take turns, so that a busy machine slows both.
 */
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>

#include "dtl-export.h"
#include "dtl-loader.h"

#define WIDTH     1920
#define SCALE     2.0
#define N_ROUNDS  11
#define RATIO_MAX 1.5

static cairo_status_t
count_cb (void                *user_data,
          const unsigned char *data,
          unsigned int         length)
{
  gsize *n_bytes = user_data;

  *n_bytes += length;

  return CAIRO_STATUS_SUCCESS;
}

static void
draw_bare (cairo_t       *cr,
           PangoLayout   *layout,
           DtlScene      *scene,
           const DtlItem *item)
{
  const DtlColour colour = dtl_palette_for_item (dtl_palette_get (DTL_STYLE_LIGHT), item);

  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
  switch (item->kind)
    {
    case DTL_ITEM_TEXT:
      pango_layout_set_text (layout, dtl_scene_get_text (scene, item), -1);
      cairo_move_to (cr, item->x, item->y);
      pango_cairo_show_layout (cr, layout);
      break;
    case DTL_ITEM_LINE:
    case DTL_ITEM_CURVE:
    case DTL_ITEM_ZIGZAG:
      cairo_move_to (cr, item->x, item->y);
      cairo_line_to (cr, item->x + item->width, item->y + item->height);
      cairo_stroke (cr);
      break;
    default:
      if (item->kind == DTL_ITEM_GLYPH || item->radius > 0)
        cairo_arc (cr, item->x + item->width / 2, item->y + item->height / 2, item->height / 2, 0, 2 * G_PI);
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
      if (item->flags & DTL_ITEM_STROKE)
        cairo_stroke (cr);
      else
        cairo_fill (cr);
      break;
    }
}

/* Milliseconds. */
static double
measure_bare (DtlScene *scene,
              double    height,
              gsize    *n_bytes)
{
  const gint64 start = g_get_monotonic_time ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * SCALE, (int) (height * SCALE));
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans 10");
  const DtlItem *items;
  guint n_items;

  pango_layout_set_font_description (layout, font);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  items = dtl_scene_get_items (scene, &n_items);
  for (guint i = 0; i < n_items; i++)
    draw_bare (cr, layout, scene, &items[i]);
  *n_bytes = 0;
  cairo_surface_write_to_png_stream (surface, count_cb, n_bytes);

  pango_font_description_free (font);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return (g_get_monotonic_time () - start) / 1e3;
}

static double
measure_ours (DtlLayout *layout,
              gsize     *n_bytes)
{
  const gint64 start = g_get_monotonic_time ();
  const DtlExportOptions options = { .picture = { .width = WIDTH, .selected = DTL_NONE }, .scale = SCALE };
  g_autoptr (GBytes) png = dtl_export (layout, &options, NULL);

  *n_bytes = g_bytes_get_size (png);

  return (g_get_monotonic_time () - start) / 1e3;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GFile) file = g_file_new_for_path (argv[1]);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) document = dtl_load_file (file, NULL, NULL, NULL, &error);
  const DtlPictureOptions picture = { .width = WIDTH, .selected = DTL_NONE };
  double ours[N_ROUNDS], bare[N_ROUNDS], ratio, height;
  gsize our_bytes, bare_bytes;
  guint n_items;

  g_assert_no_error (error);

  const DtlLayoutOptions options = { .fold_empty_time = dtl_document_get_fold_empty_time (document) };
  g_autoptr (DtlLayout) layout = dtl_layout_new (document, &options, NULL);
  g_autoptr (DtlText) text = dtl_text_new (NULL);
  g_autoptr (DtlScene) scene = dtl_picture_new (layout, &picture, dtl_text_get_measure (text), &height);

  /* Both once for nothing: fonts are found and glyphs are drawn. */
  measure_bare (scene, height, &bare_bytes);
  measure_ours (layout, &our_bytes);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      bare[i] = measure_bare (scene, height, &bare_bytes);
      ours[i] = measure_ours (layout, &our_bytes);
    }
  qsort (ours, N_ROUNDS, sizeof (double), compare);
  qsort (bare, N_ROUNDS, sizeof (double), compare);
  ratio = ours[N_ROUNDS / 2] / bare[N_ROUNDS / 2];

  dtl_scene_get_items (scene, &n_items);
  printf ("%.0f × %.0f pixels, %u primitives\n", WIDTH * SCALE, height * SCALE, n_items);
  printf ("  bare cairo  %7.1f ms  %8" G_GSIZE_FORMAT " bytes\n", bare[N_ROUNDS / 2], bare_bytes);
  printf ("  export      %7.1f ms  %8" G_GSIZE_FORMAT " bytes\n", ours[N_ROUNDS / 2], our_bytes);
  printf ("  ratio       %7.2f     (at most %.1f)\n", ratio, RATIO_MAX);

  return ratio <= RATIO_MAX ? EXIT_SUCCESS : EXIT_FAILURE;
}
