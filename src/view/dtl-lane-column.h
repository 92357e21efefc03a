/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The names of the lanes at the side of the canvas: they stay in view while time moves, and scroll with the lanes. One tab
 * stop; arrows move among them. Only lanes in view have a widget.
 */
#pragma once

#include "dtl-canvas.h"

G_BEGIN_DECLS

#define DTL_TYPE_LANE_COLUMN (dtl_lane_column_get_type ())
G_DECLARE_FINAL_TYPE (DtlLaneColumn, dtl_lane_column, DTL, LANE_COLUMN, GtkWidget)

GtkWidget *dtl_lane_column_new       (DtlCanvas     *canvas);
void       dtl_lane_column_set_state (DtlLaneColumn *self,
                                      DtlViewState  *state);
void       dtl_lane_column_set_style (DtlLaneColumn *self,
                                      DtlStyle       style);

G_END_DECLS
