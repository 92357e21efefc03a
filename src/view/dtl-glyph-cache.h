/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fills cairo's cache of glyphs for a picture that was not drawn yet.
 *
 * A font file is set to one size at a time, and prepared anew for each: where fonts are hinted, that takes longer than drawing
 * thirty of its glyphs. A first frame that draws each text in its turn goes back and forth between sizes more than a hundred
 * times. So each size gets all of its glyphs at once, before that frame is drawn.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @scale: of the device that @node will be drawn on. Returns how many glyphs of all fonts it has. */
guint dtl_glyph_cache_fill (GskRenderNode *node,
                            int            scale);

G_END_DECLS
