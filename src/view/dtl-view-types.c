/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-view-types.h"

G_DEFINE_ENUM_TYPE (DtlLaneState, dtl_lane_state,
                    G_DEFINE_ENUM_VALUE (DTL_LANE_SHOWN, "shown"),
                    G_DEFINE_ENUM_VALUE (DTL_LANE_FOLDED, "folded"),
                    G_DEFINE_ENUM_VALUE (DTL_LANE_HIDDEN, "hidden"),
                    G_DEFINE_ENUM_VALUE (DTL_LANE_OPENED, "opened"))

G_DEFINE_ENUM_TYPE (DtlStyle, dtl_style,
                    G_DEFINE_ENUM_VALUE (DTL_STYLE_LIGHT, "light"),
                    G_DEFINE_ENUM_VALUE (DTL_STYLE_DARK, "dark"),
                    G_DEFINE_ENUM_VALUE (DTL_STYLE_HIGH_CONTRAST, "high-contrast"),
                    G_DEFINE_ENUM_VALUE (DTL_STYLE_HIGH_CONTRAST_DARK, "high-contrast-dark"),
                    G_DEFINE_ENUM_VALUE (DTL_STYLE_PRINT, "print"))

G_DEFINE_BOXED_TYPE (DtlLayout, dtl_layout, dtl_layout_ref, dtl_layout_unref)
