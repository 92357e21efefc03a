/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The chronology as a table: a row for each event that filter and lanes leave, in the order of any column. It follows a
 * DtlViewState and acts upon the same one: what is selected here is selected on the timeline, and what a search found is lit.
 * Nothing is read, sorted or made while it is not on screen.
 *
 * Properties: "sorted-by" char*: "date", "title", "lane", "actors", "sources", "status" or "support"; "descending" gboolean.
 * Signals: "event-activated" (guint event): to be read; "notice" (const char *message).
 * Actions: "list-view.sort" (s) and "list-view.descending" set the properties; "list-view.copy", "list-view.show-all-lanes".
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-event-table.h"
#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_LIST_VIEW (dtl_list_view_get_type ())
G_DECLARE_FINAL_TYPE (DtlListView, dtl_list_view, DTL, LIST_VIEW, GtkWidget)

GtkWidget *dtl_list_view_new        (void);
void       dtl_list_view_set_state  (DtlListView  *self,
                                     DtlViewState *state);
void       dtl_list_view_set_style  (DtlListView  *self,
                                     DtlStyle      style);
void       dtl_list_view_sort       (DtlListView  *self,
                                     DtlColumn     column,
                                     gboolean      descending);
/* Moves the keyboard to the row of the selected event, else to the first. FALSE when there is no row. */
gboolean   dtl_list_view_focus_rows (DtlListView  *self);

G_END_DECLS
