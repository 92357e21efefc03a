/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-png-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dtl-cairo-painter.h"
#include "dtl-png-writer.h"

/*
 * The picture is cut into bands over its whole width, and only where cairo cannot hold the width, the bands into tiles.
 * Bands are painted alike to the bit: a row of pixels depends on what crosses that row, whole. Tiles are alike but for the
 * soft edges of lines that they cut. Both have a margin that is thrown away, for what cairo rounds at the very edge.
 */
#define MARGIN_PX 4
#define TILE_MAX_WIDTH (32767 - 2 * MARGIN_PX)
#define TILE_PIXELS (4 * 1024 * 1024)
#define TILE_MIN_HEIGHT 16

typedef struct
{
  DtlScene            *scene;
  DtlText             *text;
  const DtlPaintOptions *options;
  guint                width, height;            /* of the picture, in pixels */
  guint                tile_width, tile_height;
  cairo_surface_t     *tile;                     /* with its margin */
  guchar              *band;                     /* RGB: width · tile_height */
} Renderer;

/* In whole pixels, rounded up; but 100.0001 px, which only float arithmetic makes, are 100. */
static double
to_pixels (double length,
           double scale)
{
  return MAX (1, ceil (length * scale - 1e-3));
}

/**
 * dtl_png_check_size:
 * @width: logical px
 * @height: logical px
 * @scale: pixels to one logical pixel
 * @width_px: (out) (optional): of the file
 * @height_px: (out) (optional): of the file
 *
 * Whether such a picture can be made. If not, the error is DTL_PAINT_ERROR_TOO_LARGE and names the largest that fits.
 */
gboolean
dtl_png_check_size (double   width,
                    double   height,
                    double   scale,
                    guint   *width_px,
                    guint   *height_px,
                    GError **error)
{
  const double w = to_pixels (width, scale), h = to_pixels (height, scale);
  double largest;

  g_return_val_if_fail (width > 0 && height > 0 && scale > 0, FALSE);

  if (w <= DTL_PNG_MAX_SIDE && h <= DTL_PNG_MAX_SIDE && w * h <= DTL_PNG_MAX_PIXELS)
    {
      if (width_px != NULL)
        *width_px = (guint) w;
      if (height_px != NULL)
        *height_px = (guint) h;
      return TRUE;
    }

  largest = MIN (sqrt (DTL_PNG_MAX_PIXELS / (width * height)), DTL_PNG_MAX_SIDE / MAX (width, height));
  largest = floor (largest * 1000) / 1000;
  g_set_error (error, DTL_PAINT_ERROR, DTL_PAINT_ERROR_TOO_LARGE,
               _("A picture of %.0f × %.0f pixels is too large to be opened anywhere; "
                 "the largest that fits is %.0f × %.0f pixels, at scale %g"),
               w, h, floor (width * largest), floor (height * largest), largest);

  return FALSE;
}

static gboolean
report_progress (Renderer *self,
                 guint     rows_done,
                 GError  **error)
{
  return dtl_paint_report (self->options->progress, self->options->progress_data, rows_done / (double) self->height, error);
}

static void
paint_tile (Renderer *self,
            guint     x,
            guint     y)
{
  const DtlColour back = self->options->palette->role[DTL_ROLE_BACKGROUND];
  cairo_t *cr = cairo_create (self->tile);

  cairo_set_source_rgb (cr, back.red, back.green, back.blue);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN_PX - (double) x, MARGIN_PX - (double) y);
  cairo_scale (cr, self->options->scale, self->options->scale);
  dtl_cairo_paint_scene (cr, self->scene, self->options->palette, self->text);
  cairo_destroy (cr);
  cairo_surface_flush (self->tile);
}

/* From cairo's native 32 bits to three bytes. */
static void
copy_tile (Renderer *self,
           guint     x,
           guint     width,
           guint     n_rows)
{
  const guchar *pixels = cairo_image_surface_get_data (self->tile);
  const int stride = cairo_image_surface_get_stride (self->tile);

  for (guint row = 0; row < n_rows; row++)
    {
      const guint32 *from = (const guint32 *) (gconstpointer) (pixels + (gsize) (row + MARGIN_PX) * stride) + MARGIN_PX;
      guchar *to = self->band + ((gsize) row * self->width + x) * 3;

      for (guint i = 0; i < width; i++)
        {
          *to++ = (from[i] >> 16) & 0xff;
          *to++ = (from[i] >> 8) & 0xff;
          *to++ = from[i] & 0xff;
        }
    }
}

static gboolean
render_bands (Renderer     *self,
              DtlPngWriter *writer,
              GError      **error)
{
  for (guint y = 0; y < self->height; y += self->tile_height)
    {
      const guint n_rows = MIN (self->tile_height, self->height - y);

      for (guint x = 0; x < self->width; x += self->tile_width)
        {
          paint_tile (self, x, y);
          copy_tile (self, x, MIN (self->tile_width, self->width - x), n_rows);
        }
      if (!dtl_png_writer_write_rows (writer, self->band, n_rows, error)
          || !report_progress (self, y + n_rows, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
allocate (Renderer *self,
          GError  **error)
{
  self->band = g_try_malloc_n ((gsize) self->tile_height * 3, self->width);
  self->tile = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                           MIN (self->tile_width, self->width) + 2 * MARGIN_PX,
                                           MIN (self->tile_height, self->height) + 2 * MARGIN_PX);
  if (self->band != NULL && cairo_surface_status (self->tile) == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error_literal (error, DTL_PAINT_ERROR, DTL_PAINT_ERROR_MEMORY,
                       _("Memory ran out; a smaller size or scale needs less"));
  return FALSE;
}

static GBytes *
encode (Renderer *self,
        GError  **error)
{
  const DtlPaintOptions *options = self->options;
  g_autoptr (DtlPngWriter) writer = dtl_png_writer_new (self->width, self->height, 96 * options->scale, error);

  if (writer == NULL)
    return NULL;

  if (options->title != NULL)
    dtl_png_writer_add_text (writer, "Title", options->title);
  dtl_png_writer_add_text (writer, "Software", "Dateline " PACKAGE_VERSION);
  if (options->source != NULL)
    dtl_png_writer_add_text (writer, "Source", options->source);
  if (options->proof != NULL)
    {
      dtl_png_writer_add_text (writer, DTL_PROOF_VIEW_TYPE, options->proof->view);
      dtl_png_writer_add_packed_text (writer, DTL_PROOF_TIMELINE_TYPE, options->proof->timeline);
    }
  if (!report_progress (self, 0, error) || !render_bands (self, writer, error))
    return NULL;

  return dtl_png_writer_finish (writer, error);
}

GBytes *
dtl_png_render_tiled (DtlScene            *scene,
                      double               width,
                      double               height,
                      DtlText             *text,
                      const DtlPaintOptions *options,
                      guint                tile_width,
                      guint                tile_height,
                      GError             **error)
{
  Renderer self = { scene, text, options };
  GBytes *bytes = NULL;

  if (!dtl_png_check_size (width, height, options->scale, &self.width, &self.height, error))
    return NULL;

  self.tile_width = tile_width;
  self.tile_height = MIN (tile_height, self.height);
  if (allocate (&self, error))
    bytes = encode (&self, error);
  cairo_surface_destroy (self.tile);
  g_free (self.band);

  return bytes;
}

/**
 * dtl_png_render:
 * @scene: in logical pixels from 0, 0
 * @width: of the picture, in logical pixels
 * @height: of the picture, in logical pixels
 * @text: the fonts with which the scene was measured
 *
 * The same arguments give the same bytes.
 *
 * Returns: (nullable) (transfer full): the file; NULL with a DtlPaintError
 */
GBytes *
dtl_png_render (DtlScene            *scene,
                double               width,
                double               height,
                DtlText             *text,
                const DtlPaintOptions *options,
                GError             **error)
{
  double tile_width;

  g_return_val_if_fail (scene != NULL && text != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->palette != NULL && options->scale > 0, NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  tile_width = MIN (to_pixels (width, options->scale), TILE_MAX_WIDTH);

  return dtl_png_render_tiled (scene, width, height, text, options, (guint) tile_width,
                               MAX (TILE_MIN_HEIGHT, MIN (TILE_MAX_WIDTH, (guint) (TILE_PIXELS / tile_width))), error);
}
