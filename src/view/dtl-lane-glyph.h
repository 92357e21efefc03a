/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The shape of a lane in its hue, as the canvas draws it. It says nothing to a screen reader: the lane's name stands beside it.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-palette.h"

G_BEGIN_DECLS

#define DTL_TYPE_LANE_GLYPH (dtl_lane_glyph_get_type ())
G_DECLARE_FINAL_TYPE (DtlLaneGlyph, dtl_lane_glyph, DTL, LANE_GLYPH, GtkWidget)

GtkWidget *dtl_lane_glyph_new       (DtlDocument  *document,
                                     guint32       lane);
void       dtl_lane_glyph_set_style (DtlLaneGlyph *self,
                                     DtlStyle      style);

G_END_DECLS
