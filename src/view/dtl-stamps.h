/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small drawings that a frame repeats hundreds of times, kept as textures: a "+5" in one hue looks the same wherever it
 * stands. Drawn by software, a badge costs 50 µs as paths and 8 µs as a texture.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DtlStamps DtlStamps;

DtlStamps  *dtl_stamps_new    (void);
void        dtl_stamps_free   (DtlStamps             *self);
/* Whenever colours, fonts or the scale change. */
void        dtl_stamps_clear  (DtlStamps             *self);
/* @look: a hash of all that is drawn. (transfer none), NULL when there is none yet. */
GdkTexture *dtl_stamps_find   (DtlStamps             *self,
                               guint64                look);
/* Draws @node, within @bounds, at @scale device pixels each. (transfer none) */
GdkTexture *dtl_stamps_make   (DtlStamps             *self,
                               guint64                look,
                               GskRenderNode         *node,
                               const graphene_rect_t *bounds,
                               double                 scale);
guint       dtl_stamps_get_n  (DtlStamps             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlStamps, dtl_stamps_free)

G_END_DECLS
