/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The canvas of a picture: that of the screen, at its full height, with room for the lanes' names above them where they
 * have no column, and with no text that reaches over an edge.
 */
#pragma once

#include "dtl-picture.h"
#include "dtl-scene-private.h"

G_BEGIN_DECLS

/* @viewport: its width is that of the canvas; height and scroll are set here. @heading_px: room above each lane. @overhang: (out): how
 * far the longest label reached over the right edge before it was shortened; negative: how much room was left. */
DtlScene *dtl_picture_canvas_new      (DtlLayout            *layout,
                                       DtlViewport          *viewport,
                                       const DtlSceneState  *state,
                                       double                heading_px,
                                       double               *overhang,
                                       const DtlTextMeasure *measure);
/* The type of a link is of less use than what it would lie over: called again when something was added. */
void      dtl_picture_canvas_clear_link_words (DtlScene       *scene);
/* From the top of the canvas to the top of a lane's heading; lane = number of lanes: the height of all. */
double    dtl_picture_canvas_get_lane_y (DtlLayout          *layout,
                                         guint               lane,
                                         double              heading_px);

G_END_DECLS
