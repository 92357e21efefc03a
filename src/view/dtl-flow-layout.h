/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Children side by side at their natural widths, going on in the next line where one is full: for chips.
 * GtkFlowBox would put them into columns and make each a stop of the keyboard.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DTL_TYPE_FLOW_LAYOUT (dtl_flow_layout_get_type ())
G_DECLARE_FINAL_TYPE (DtlFlowLayout, dtl_flow_layout, DTL, FLOW_LAYOUT, GtkLayoutManager)

/* @spacing in px between children and between lines. */
GtkLayoutManager *dtl_flow_layout_new (int spacing);

G_END_DECLS
