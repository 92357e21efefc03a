/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The name of one lane: its shape in its hue, title, number of events; a click opens what can be done with the lane.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_LANE_HEADER (dtl_lane_header_get_type ())
G_DECLARE_FINAL_TYPE (DtlLaneHeader, dtl_lane_header, DTL, LANE_HEADER, GtkWidget)

GtkWidget *dtl_lane_header_new      (void);
/* @n_events: placed in it; @n_band: of these in its band. */
void       dtl_lane_header_bind     (DtlLaneHeader *self,
                                     DtlViewState  *state,
                                     guint32        lane,
                                     guint          n_events,
                                     guint          n_band);
/* Whether there is room for them; a long name that has but one is cut short. */
void       dtl_lane_header_set_two_lines (DtlLaneHeader *self,
                                     gboolean       two_lines);
/* There are other matches to count. */
void       dtl_lane_header_update_words (DtlLaneHeader *self);
guint32    dtl_lane_header_get_lane (DtlLaneHeader *self);
void       dtl_lane_header_set_style (DtlLaneHeader *self,
                                      DtlStyle       style);

G_END_DECLS
