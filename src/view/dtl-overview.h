/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The overview strip: the whole document with its density, folds and matches, and the window that the timeline shows. The window
 * and its edges can be dragged, a click centres it, a double click shows all; the wheel and two fingers do as on the timeline; arrows,
 * + and − by keyboard.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_OVERVIEW (dtl_overview_get_type ())
G_DECLARE_FINAL_TYPE (DtlOverview, dtl_overview, DTL, OVERVIEW, GtkWidget)

/* Properties: "state" DtlViewState, "style" DtlStyle. */
GtkWidget    *dtl_overview_new             (DtlViewState *state);
DtlViewState *dtl_overview_get_state       (DtlOverview  *self);
void          dtl_overview_set_state       (DtlOverview  *self,
                                            DtlViewState *state);
DtlStyle      dtl_overview_get_style       (DtlOverview  *self);
void          dtl_overview_set_style       (DtlOverview  *self,
                                            DtlStyle      style);
/* The preference of the timeline. */
void          dtl_overview_set_wheel_zooms (DtlOverview  *self,
                                            gboolean      wheel_zooms);

G_END_DECLS
