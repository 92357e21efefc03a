/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The legend under the canvas: shapes, pips and ends as the document uses them, the same as in every export. It needs the
 * height of one line, which holds what matters most, and wants that of all of them. All its words are its accessible label.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_LEGEND_STRIP (dtl_legend_strip_get_type ())
G_DECLARE_FINAL_TYPE (DtlLegendStrip, dtl_legend_strip, DTL, LEGEND_STRIP, GtkWidget)

GtkWidget *dtl_legend_strip_new       (void);
void       dtl_legend_strip_set_state (DtlLegendStrip *self,
                                       DtlViewState   *state);
void       dtl_legend_strip_set_style (DtlLegendStrip *self,
                                       DtlStyle        style);

G_END_DECLS
