/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The chronology as a table: a row for each event that filter and lanes leave, in the order of any column. It follows a
 * DtlViewState and acts upon the same one: what is selected here is selected on the timeline, and what a search found is lit.
 * Nothing is read, sorted or made while it is not on screen.
 *
 * Signals: "event-activated" (guint event): to be read; "notice" (const char *message).
 * Actions: "list-view.show-all-lanes", and those of its DtlTable.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_LIST_VIEW (dtl_list_view_get_type ())
G_DECLARE_FINAL_TYPE (DtlListView, dtl_list_view, DTL, LIST_VIEW, GtkWidget)

GtkWidget *dtl_list_view_new        (void);
void       dtl_list_view_set_state  (DtlListView  *self,
                                     DtlViewState *state);
void       dtl_list_view_set_style  (DtlListView  *self,
                                     DtlStyle      style);

G_END_DECLS
