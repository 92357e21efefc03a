/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events as the rows of a list widget, in any order and number: a GListModel that costs four bytes a row and makes an
 * object only for those on screen, and the GtkSelectionModel of it, whose one selected event is that of a DtlViewState.
 * An event may stand in several rows; they are all selected together.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

/* One row. */
#define DTL_TYPE_EVENT_ROW (dtl_event_row_get_type ())
G_DECLARE_FINAL_TYPE (DtlEventRow, dtl_event_row, DTL, EVENT_ROW, GObject)

guint32       dtl_event_row_get_event    (DtlEventRow  *self);
/* Its place among the rows when it was made. */
guint         dtl_event_row_get_position (DtlEventRow  *self);

#define DTL_TYPE_EVENT_LIST (dtl_event_list_get_type ())
G_DECLARE_FINAL_TYPE (DtlEventList, dtl_event_list, DTL, EVENT_LIST, GObject)

/* @state (nullable): without it nothing can be selected. */
DtlEventList *dtl_event_list_new         (DtlViewState *state);
DtlViewState *dtl_event_list_get_state   (DtlEventList *self);
/* Replaces all rows. @rows: n_rows events, (transfer full). */
void          dtl_event_list_take_rows   (DtlEventList *self,
                                          guint32      *rows,
                                          guint         n_rows);
guint32       dtl_event_list_get_event   (DtlEventList *self,
                                          guint         position);
/* The first row of an event; GTK_INVALID_LIST_POSITION where it has none. */
guint         dtl_event_list_find        (DtlEventList *self,
                                          guint32       event);
/* Gives the widget of a row the classes "dimmed" or "matched" while there is a search or a lit chain, "ghost" where the second
 * clock says that it was not yet reported, and "important". */
void          dtl_event_list_style       (DtlEventList *self,
                                          guint32       event,
                                          GtkWidget    *widget);

G_END_DECLS
