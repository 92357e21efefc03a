/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The room of widgets: a DtlViewState says what is seen, selected and found; DtlTimeline, DtlOverview and DtlLegend
 * show it and turn input into its verbs; the reader and the list follow the same object.
 *
 *   input -> intent (pure, dtl-input.h) -> DtlViewState -> signal -> scene -> child widgets
 *
 * Here: the types of the rooms below that properties need.
 */
#pragma once

#include <glib-object.h>

#include "dtl-layout.h"
#include "dtl-palette.h"

G_BEGIN_DECLS

/* What a person made of a lane; the values are those of DtlLayoutOptions.lane_state. */
typedef enum
{
  DTL_LANE_SHOWN,
  DTL_LANE_FOLDED,      /* to its name */
  DTL_LANE_HIDDEN,
  DTL_LANE_OPENED,      /* to its full height, however many rows that takes */
} DtlLaneState;

#define DTL_TYPE_LANE_STATE (dtl_lane_state_get_type ())
GType dtl_lane_state_get_type (void);

#define DTL_TYPE_STYLE (dtl_style_get_type ())
GType dtl_style_get_type (void);

#define DTL_TYPE_LAYOUT (dtl_layout_get_type ())
GType dtl_layout_get_type (void);

G_END_DECLS
