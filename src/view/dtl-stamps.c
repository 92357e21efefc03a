/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-stamps.h"

#include <math.h>

/* More are made only by zooming through many counts; then all are dropped and those in view come back. */
#define MAX_STAMPS 1024

struct _DtlStamps
{
  GHashTable *textures;     /* guint64 -> GdkTexture */
};

DtlStamps *
dtl_stamps_new (void)
{
  DtlStamps *self = g_new0 (DtlStamps, 1);

  self->textures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  return self;
}

void
dtl_stamps_free (DtlStamps *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->textures);
  g_free (self);
}

void
dtl_stamps_clear (DtlStamps *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->textures);
}

GdkTexture *
dtl_stamps_find (DtlStamps *self,
                 guint64    look)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->textures, &look);
}

GdkTexture *
dtl_stamps_make (DtlStamps             *self,
                 guint64                look,
                 GskRenderNode         *node,
                 const graphene_rect_t *bounds,
                 double                 scale)
{
  int width, height, stride;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  g_return_val_if_fail (self != NULL && node != NULL && bounds != NULL, NULL);
  g_return_val_if_fail (scale > 0.0, NULL);

  width = MAX (1, (int) ceil (bounds->size.width * scale - 0.001));
  height = MAX (1, (int) ceil (bounds->size.height * scale - 0.001));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds->origin.x, -bounds->origin.y);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
  cairo_surface_destroy (surface);

  if (g_hash_table_size (self->textures) >= MAX_STAMPS)
    g_hash_table_remove_all (self->textures);
  g_hash_table_insert (self->textures, g_memdup2 (&look, sizeof look), texture);
  return texture;
}

guint
dtl_stamps_get_n (DtlStamps *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->textures);
}
