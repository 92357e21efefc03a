/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a source says of an event as a sign: one shape for each stance, hollow where nothing is quoted, in a box where the event
 * rests on this source alone. It is drawn, and words stand beside it or in the name of its row.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-source-table.h"

G_BEGIN_DECLS

/* Draws it about a point, at most DTL_STANCE_SIGN_PX wide and high. */
#define DTL_STANCE_SIGN_PX 24

void       dtl_stance_sign_snapshot (GtkSnapshot   *snapshot,
                                     DtlStances     says,
                                     float          x,
                                     float          y,
                                     const GdkRGBA *colour);

/* The same as a widget that says nothing to a screen reader. */
#define DTL_TYPE_STANCE_SIGN (dtl_stance_sign_get_type ())
G_DECLARE_FINAL_TYPE (DtlStanceSign, dtl_stance_sign, DTL, STANCE_SIGN, GtkWidget)

GtkWidget *dtl_stance_sign_new      (DtlStances     says);

G_END_DECLS
