/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small drawings that a frame repeats hundreds of times, kept as pixels: a "+5" in one hue looks the same wherever it
 * stands. Drawn by software, a badge costs 50 µs as paths, 4 µs as a texture (which cairo copies each time) and 1 µs as
 * a surface; other renderers keep textures and would upload a surface again in each frame.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DtlStamps DtlStamps;
typedef struct _DtlStamp DtlStamp;

DtlStamps  *dtl_stamps_new         (void);
void        dtl_stamps_free        (DtlStamps             *self);
/* Whenever colours, fonts or the scale change. */
void        dtl_stamps_clear       (DtlStamps             *self);
/* @look: a hash of all that is drawn. (transfer none), NULL when there is none yet. */
DtlStamp   *dtl_stamps_find        (DtlStamps             *self,
                                    guint64                look);
/* Draws @node over a copy of @ground (nullable), within @bounds, at @scale device pixels each. (transfer none) */
DtlStamp   *dtl_stamps_make        (DtlStamps             *self,
                                    guint64                look,
                                    DtlStamp              *ground,
                                    GskRenderNode         *node,
                                    const graphene_rect_t *bounds,
                                    double                 scale);
guint       dtl_stamps_get_n       (DtlStamps             *self);

/* Its pixels, (transfer none). */
cairo_surface_t *dtl_stamp_get_surface (DtlStamp          *self);
/* With its top left at @x, @y; crisp where that is a whole device pixel. @by_cairo: for the renderer of cairo. */
void        dtl_stamp_snapshot     (DtlStamp              *self,
                                    GtkSnapshot           *snapshot,
                                    double                 x,
                                    double                 y,
                                    gboolean               by_cairo);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlStamps, dtl_stamps_free)

G_END_DECLS
