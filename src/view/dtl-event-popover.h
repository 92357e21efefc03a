/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a "+N" opens: the titles and dates of the events that it stands for, and "Zoom in" where time separates them.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_EVENT_POPOVER (dtl_event_popover_get_type ())
G_DECLARE_FINAL_TYPE (DtlEventPopover, dtl_event_popover, DTL, EVENT_POPOVER, GtkPopover)

/* Signal "event-chosen" (guint event). @events: (element-type guint32). @from, @to: their extent. */
GtkWidget *dtl_event_popover_new (DtlViewState *state,
                                  GArray       *events,
                                  DtlInstant    from,
                                  DtlInstant    to);

G_END_DECLS
