/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-pixels.h"

#include <math.h>
#include <string.h>

struct _DtlPixels
{
  grefcount       ref_count;
  graphene_rect_t bounds;
  double          device;
  int             width, height;
  guint32         data[];       /* premultiplied, as CAIRO_FORMAT_ARGB32 has them */
};

DtlPixels *
dtl_pixels_new (const graphene_rect_t *bounds,
                double                 device)
{
  int width = (int) ceil (bounds->size.width * device), height = (int) ceil (bounds->size.height * device);
  DtlPixels *self = g_malloc0 (sizeof *self + (gsize) width * height * sizeof *self->data);

  g_ref_count_init (&self->ref_count);
  self->bounds = *bounds;
  self->device = device;
  self->width = width;
  self->height = height;
  return self;
}

void
dtl_pixels_unref (DtlPixels *self)
{
  if (g_ref_count_dec (&self->ref_count))
    g_free (self);
}

static int
to_column (const DtlPixels *self,
           double           x)
{
  return (int) floor ((x - self->bounds.origin.x) * self->device + 0.5);
}

static int
to_row (const DtlPixels *self,
        double           y)
{
  return (int) floor ((y - self->bounds.origin.y) * self->device + 0.5);
}

void
dtl_pixels_fill (DtlPixels *self,
                 double     x,
                 double     y,
                 double     width,
                 double     height,
                 guint32    pixel)
{
  int left = CLAMP (to_column (self, x), 0, self->width), right = CLAMP (to_column (self, x + width), left, self->width);
  int top = CLAMP (to_row (self, y), 0, self->height), bottom = CLAMP (to_row (self, y + height), top, self->height);
  guint32 *first = self->data + (gsize) top * self->width + left;

  if (top == bottom)
    return;
  for (int i = 0; i < right - left; i++)
    first[i] = pixel;
  for (int i = 1; i < bottom - top; i++)
    memcpy (first + (gsize) i * self->width, first, (gsize) (right - left) * sizeof *first);
}

/* @over on @under: each of its parts in 255ths, rounded; two parts of a pixel at a time. */
static inline guint32
blend (guint32 under,
       guint32 over)
{
  const guint32 parts = 0x00ff00ff, half = 0x00800080;
  guint32 rest = 255 - (over >> 24);
  guint32 low = (under & parts) * rest + half, high = (under >> 8 & parts) * rest + half;

  low = (low + (low >> 8 & parts)) >> 8 & parts;
  high = (high + (high >> 8 & parts)) & ~parts;
  return over + (low | high);
}

void
dtl_pixels_blend (DtlPixels       *self,
                  cairo_surface_t *over,
                  double           x,
                  double           y)
{
  int column = to_column (self, x), row = to_row (self, y);
  int stride = cairo_image_surface_get_stride (over) / (int) sizeof (guint32);
  int left = MAX (column, 0), right = MIN (column + cairo_image_surface_get_width (over), self->width);
  int top = MAX (row, 0), bottom = MIN (row + cairo_image_surface_get_height (over), self->height);
  const guint32 *source;

  cairo_surface_flush (over);
  source = (const guint32 *) (void *) cairo_image_surface_get_data (over);
  for (int i = top; i < bottom; i++)
    for (int k = left; k < right; k++)
      {
        guint32 *pixel = &self->data[(gsize) i * self->width + k];
        guint32 above = source[(i - row) * stride + k - column];

        if (above >> 24 == 255)
          *pixel = above;
        else if (above != 0)
          *pixel = blend (*pixel, above);
      }
}

/* The pattern that draws them */

static cairo_surface_t *
acquire_cb (cairo_pattern_t             *pattern,
            gpointer                     user_data,
            cairo_surface_t             *target,
            const cairo_rectangle_int_t *extents)
{
  DtlPixels *self = user_data;

  return cairo_image_surface_create_for_data ((guchar *) self->data, CAIRO_FORMAT_ARGB32, self->width, self->height,
                                              self->width * (int) sizeof *self->data);
}

static void
release_cb (cairo_pattern_t *pattern,
            gpointer         user_data,
            cairo_surface_t *surface)
{
  cairo_surface_destroy (surface);
}

static cairo_status_t
copy_cb (cairo_pattern_t       *pattern,
         gpointer               user_data,
         const cairo_pattern_t *other)
{
  g_ref_count_inc (&((DtlPixels *) user_data)->ref_count);
  return CAIRO_STATUS_SUCCESS;
}

static void
finish_cb (cairo_pattern_t *pattern,
           gpointer         user_data)
{
  dtl_pixels_unref (user_data);
}

void
dtl_pixels_snapshot (DtlPixels   *self,
                     GtkSnapshot *snapshot)
{
  cairo_pattern_t *pattern = cairo_pattern_create_raster_source (self, CAIRO_CONTENT_COLOR_ALPHA, self->width, self->height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &self->bounds);

  g_ref_count_inc (&self->ref_count);
  cairo_raster_source_pattern_set_acquire (pattern, acquire_cb, release_cb);
  cairo_raster_source_pattern_set_copy (pattern, copy_cb);
  cairo_raster_source_pattern_set_finish (pattern, finish_cb);
  cairo_translate (cr, self->bounds.origin.x, self->bounds.origin.y);
  cairo_scale (cr, 1.0 / self->device, 1.0 / self->device);
  cairo_set_source (cr, pattern);
  cairo_paint (cr);
  cairo_pattern_destroy (pattern);
  cairo_destroy (cr);
}
