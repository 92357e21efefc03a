/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scene onto the screen: items become GtkSnapshot nodes, with the look that the cairo painter gives them on paper. What
 * renderers do well (rectangles, rounded clips, gradients, borders, text) uses their nodes; dashes, curves and the lanes'
 * shapes are drawn by cairo in a node of their own, which renderers keep as long as the node lives.
 */
#pragma once

#include "dtl-palette.h"
#include "dtl-text-cache.h"

G_BEGIN_DECLS

typedef struct
{
  GtkSnapshot      *snapshot;
  const DtlPalette *palette;
  DtlTextCache     *text;
  double            origin_x;       /* this point of the scene is painted at 0, 0 */
  double            origin_y;
  double            label_opacity;  /* of text: labels fade in */
  gboolean          snap;           /* edges of plain rectangles and upright lines onto whole pixels */
  double            device;         /* device pixels to one of the scene, where cairo draws the nodes; 0: something else does */
} DtlSnapshotPainter;

/* Paints @n_items items from @first on. Returns FALSE when a text was left out because the budget of the frame is spent. */
gboolean dtl_snapshot_paint (const DtlSnapshotPainter *self,
                             DtlScene                 *scene,
                             guint                     first,
                             guint                     n_items);

/* Pixels in device resolution; their top left stands at x, y of the painter, on whole device pixels. */
typedef struct
{
  cairo_surface_t *surface;
  double           x, y;
} DtlOverlay;

/* Bars of one opaque colour and something over them, as one surface: less than half of what the two cost apart. FALSE, and nothing
 * is painted, where they are something else or another than cairo draws. */
gboolean dtl_snapshot_paint_bars (const DtlSnapshotPainter *self,
                                  DtlScene                 *scene,
                                  guint                     first,
                                  guint                     n_items,
                                  const DtlOverlay         *over);

/* One item that is no text, where it stands, by itself: swatches. */
void     dtl_snapshot_paint_item (GtkSnapshot            *snapshot,
                                  const DtlPalette       *palette,
                                  const DtlItem          *item);

/* What an item draws outside its box at most: accents, descenders, heads of arrows. */
#define DTL_PAINT_OVERHANG_PX 24.0

G_END_DECLS
