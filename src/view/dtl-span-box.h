/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A selected span of time: a band over ruler and canvas with its length, its count of events, and what can be done with it.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_SPAN_BOX (dtl_span_box_get_type ())
G_DECLARE_FINAL_TYPE (DtlSpanBox, dtl_span_box, DTL, SPAN_BOX, GtkWidget)

/* Signals "zoom", "export", "dismissed", without arguments. */
GtkWidget *dtl_span_box_new       (void);
/* @is_done: the hand let go; the buttons are there. */
void       dtl_span_box_set_span  (DtlSpanBox   *self,
                                   DtlViewState *state,
                                   DtlInstant    from,
                                   DtlInstant    to,
                                   gboolean      is_done);
gboolean   dtl_span_box_get_span  (DtlSpanBox   *self,
                                   DtlInstant   *from,
                                   DtlInstant   *to);
void       dtl_span_box_clear     (DtlSpanBox   *self);
/* Where the band stands in the widget, px; the box keeps inside. */
void       dtl_span_box_set_range (DtlSpanBox   *self,
                                   double        x0,
                                   double        x1);

/* How many shown events have a part in [from, to]. */
guint      dtl_count_events_in    (DtlViewState *state,
                                   DtlInstant    from,
                                   DtlInstant    to);

G_END_DECLS
