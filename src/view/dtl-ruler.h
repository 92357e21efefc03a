/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ruler over the canvas: two tiers of time and the names of periods. A drag on it selects a span.
 */
#pragma once

#include "dtl-canvas.h"

G_BEGIN_DECLS

#define DTL_TYPE_RULER (dtl_ruler_get_type ())
G_DECLARE_FINAL_TYPE (DtlRuler, dtl_ruler, DTL, RULER, GtkWidget)

/* Signal "span-dragged" (double x0, double x1, gboolean is_done): canvas pixels. */
GtkWidget *dtl_ruler_new       (DtlCanvas    *canvas);
void       dtl_ruler_set_state (DtlRuler     *self,
                                DtlViewState *state);
void       dtl_ruler_set_style (DtlRuler     *self,
                                DtlStyle      style);

G_END_DECLS
