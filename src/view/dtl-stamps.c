/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-stamps.h"

#include <math.h>

/* More are made only by zooming through many counts; then all are dropped and those in view come back. */
#define MAX_STAMPS 2048

struct _DtlStamp
{
  cairo_surface_t *surface;
  double           scale;
  GdkTexture      *texture;     /* NULL until it is asked for */
};

struct _DtlStamps
{
  GHashTable *stamps;           /* guint64 -> DtlStamp */
};

static void
stamp_free (gpointer data)
{
  DtlStamp *stamp = data;

  cairo_surface_destroy (stamp->surface);
  g_clear_object (&stamp->texture);
  g_free (stamp);
}

DtlStamps *
dtl_stamps_new (void)
{
  DtlStamps *self = g_new0 (DtlStamps, 1);

  self->stamps = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, stamp_free);
  return self;
}

void
dtl_stamps_free (DtlStamps *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->stamps);
  g_free (self);
}

void
dtl_stamps_clear (DtlStamps *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->stamps);
}

DtlStamp *
dtl_stamps_find (DtlStamps *self,
                 guint64    look)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->stamps, &look);
}

DtlStamp *
dtl_stamps_make (DtlStamps             *self,
                 guint64                look,
                 DtlStamp              *ground,
                 GskRenderNode         *node,
                 const graphene_rect_t *bounds,
                 double                 scale)
{
  DtlStamp *stamp;
  cairo_t *cr;

  g_return_val_if_fail (self != NULL && node != NULL && bounds != NULL, NULL);
  g_return_val_if_fail (scale > 0.0, NULL);

  stamp = g_new0 (DtlStamp, 1);
  stamp->scale = scale;
  stamp->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                               MAX (1, (int) ceil (bounds->size.width * scale - 0.001)),
                                               MAX (1, (int) ceil (bounds->size.height * scale - 0.001)));
  cr = cairo_create (stamp->surface);
  if (ground != NULL)
    {
      cairo_set_source_surface (cr, ground->surface, 0.0, 0.0);
      cairo_paint (cr);
    }
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds->origin.x, -bounds->origin.y);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);

  if (g_hash_table_size (self->stamps) >= MAX_STAMPS)
    g_hash_table_remove_all (self->stamps);
  g_hash_table_insert (self->stamps, g_memdup2 (&look, sizeof look), stamp);
  return stamp;
}

guint
dtl_stamps_get_n (DtlStamps *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->stamps);
}

cairo_surface_t *
dtl_stamp_get_surface (DtlStamp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->surface;
}

static GdkTexture *
get_texture (DtlStamp *self)
{
  cairo_surface_t *surface = self->surface;
  int height = cairo_image_surface_get_height (surface), stride = cairo_image_surface_get_stride (surface);

  if (self->texture == NULL)
    {
      g_autoptr (GBytes) bytes = NULL;

      cairo_surface_flush (surface);
      bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * height);
      self->texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes,
                                              stride);
    }
  return self->texture;
}

void
dtl_stamp_snapshot (DtlStamp    *self,
                    GtkSnapshot *snapshot,
                    double       x,
                    double       y,
                    gboolean     by_cairo)
{
  graphene_rect_t bounds;

  g_return_if_fail (self != NULL && GTK_IS_SNAPSHOT (snapshot));

  graphene_rect_init (&bounds, x, y,
                      cairo_image_surface_get_width (self->surface) / self->scale,
                      cairo_image_surface_get_height (self->surface) / self->scale);
  if (by_cairo)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      cairo_translate (cr, x, y);
      cairo_scale (cr, 1.0 / self->scale, 1.0 / self->scale);
      cairo_set_source_surface (cr, self->surface, 0.0, 0.0);
      cairo_paint (cr);
      cairo_destroy (cr);
    }
  else
    gtk_snapshot_append_texture (snapshot, get_texture (self), &bounds);
}
