/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The timeline: ruler, names of the lanes, canvas with one child widget for each visible event, shelf of undated events, legend.
 * It shows a DtlViewState and turns input into its verbs; every verb is a class action "timeline.…" with its key:
 *
 *   timeline.zoom-in +        timeline.zoom-out −     timeline.zoom-all 0      timeline.zoom-selection F
 *   timeline.next →           timeline.previous ←     timeline.up ↑            timeline.down ↓
 *   timeline.first Home       timeline.last End       timeline.page-forward, timeline.page-back  PgDn, PgUp
 *   timeline.read Enter       timeline.next-quote .   timeline.previous-quote ,
 *   timeline.go-back Alt+←    timeline.go-forward Alt+→    timeline.next-match, timeline.previous-match  Ctrl+G, Ctrl+Shift+G
 *   timeline.extend-next, timeline.extend-previous  Shift+→, Shift+← (a span from the selected event on)
 *   timeline.zoom-opening     timeline.show-all-lanes     timeline.clear Escape (the span, then what is picked, then the selection)
 *
 * Whoever stands outside (menus, the window's keys) uses gtk_widget_activate_action (timeline, "timeline.zoom-in", NULL).
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_TIMELINE (dtl_timeline_get_type ())
G_DECLARE_FINAL_TYPE (DtlTimeline, dtl_timeline, DTL, TIMELINE, GtkWidget)

/*
 * Properties: "state" DtlViewState, "style" DtlStyle, "wheel-zooms" gboolean (the plain wheel zooms and Ctrl+wheel pans; FALSE),
 * "show-legend" gboolean (TRUE), "legend-unfolded" gboolean (FALSE): all of it stands, even where that costs lanes.
 *
 * Signals:
 *   "event-activated" (guint event): clicked, or Enter: select (done already) and read.
 *   "step-quote" (int direction): , and .
 *   "export-span" (gint64 from, gint64 to): instants; "Export" of a selected span.
 */
GtkWidget    *dtl_timeline_new             (DtlViewState  *state);
DtlViewState *dtl_timeline_get_state       (DtlTimeline   *self);
void          dtl_timeline_set_state       (DtlTimeline   *self,
                                            DtlViewState  *state);
DtlStyle      dtl_timeline_get_style       (DtlTimeline   *self);
void          dtl_timeline_set_style       (DtlTimeline   *self,
                                            DtlStyle       style);
gboolean      dtl_timeline_get_wheel_zooms (DtlTimeline   *self);
void          dtl_timeline_set_wheel_zooms (DtlTimeline   *self,
                                            gboolean       wheel_zooms);
gboolean      dtl_timeline_get_show_legend (DtlTimeline   *self);
void          dtl_timeline_set_show_legend (DtlTimeline   *self,
                                            gboolean       show_legend);
gboolean      dtl_timeline_get_legend_unfolded (DtlTimeline *self);
void          dtl_timeline_set_legend_unfolded (DtlTimeline *self,
                                            gboolean       unfolded);
/* Puts the keyboard focus on the selected event, else on the first one in view. */
gboolean      dtl_timeline_focus_events    (DtlTimeline   *self);
/* The selected span; FALSE when there is none. */
gboolean      dtl_timeline_get_span        (DtlTimeline   *self,
                                            DtlInstant    *from,
                                            DtlInstant    *to);
/* Selects one, as a drag on the ruler does. */
void          dtl_timeline_select_span     (DtlTimeline   *self,
                                            DtlInstant     from,
                                            DtlInstant     to);

G_END_DECLS
