/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Undated shelf: events that no date places, counted, each one focusable. One tab stop; arrows are the timeline's.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

/* Beyond, one more button opens the whole list. */
#define DTL_SHELF_MAX 60

#define DTL_TYPE_SHELF (dtl_shelf_get_type ())
G_DECLARE_FINAL_TYPE (DtlShelf, dtl_shelf, DTL, SHELF, GtkWidget)

/*
 * Signals: "event-activated" (guint event); "list-requested" (GArray *events, GtkWidget *at).
 */
GtkWidget *dtl_shelf_new          (void);
void       dtl_shelf_set_state    (DtlShelf     *self,
                                   DtlViewState *state);
gboolean   dtl_shelf_focus_event  (DtlShelf     *self,
                                   guint32       event);

G_END_DECLS
