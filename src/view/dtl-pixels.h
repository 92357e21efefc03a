/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rectangles of one colour drawn into pixels that a frame copies. Where hundreds of them change at once this costs less than
 * paths, which are filled in every frame, and less than surfaces of cairo, which copies one when a recording is all that still
 * holds it. For the renderer of cairo.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DtlPixels DtlPixels;    /* reference counted */

/* Transparent, over @bounds at @device pixels each. */
DtlPixels *dtl_pixels_new      (const graphene_rect_t *bounds,
                                double                 device);
void       dtl_pixels_unref    (DtlPixels             *self);
/* @pixel: opaque. */
void       dtl_pixels_fill     (DtlPixels             *self,
                                double                 x,
                                double                 y,
                                double                 width,
                                double                 height,
                                guint32                pixel);
/* Lays an image surface in device pixels over them; its top left stands at @x, @y. */
void       dtl_pixels_blend    (DtlPixels             *self,
                                cairo_surface_t       *over,
                                double                 x,
                                double                 y);
/* Appends a node that draws them; they must not change any more. */
void       dtl_pixels_snapshot (DtlPixels             *self,
                                GtkSnapshot           *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPixels, dtl_pixels_unref)

G_END_DECLS
