/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The filter, to be looked at and changed: every facet with its values, and how many events are shown. It lies in a popover
 * of the header bar; counting goes on while it is open.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-filtering.h"

G_BEGIN_DECLS

#define DTL_TYPE_FILTER_PANEL (dtl_filter_panel_get_type ())
G_DECLARE_FINAL_TYPE (DtlFilterPanel, dtl_filter_panel, DTL, FILTER_PANEL, GtkPopover)

GtkWidget *dtl_filter_panel_new (DtlFiltering *filtering,
                                 DtlViewState *state);

G_END_DECLS
