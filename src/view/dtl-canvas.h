/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The canvas of the timeline: a list (for screen readers) of the events in view, drawn from one scene. Background, links and
 * counts are drawn here, each event by a child of its own. It turns clicks, drags and the pointer into verbs of the
 * DtlViewState; scrolling, pinches and keys are the timeline's.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-motion.h"
#include "dtl-text-cache.h"
#include "dtl-view-state.h"

G_BEGIN_DECLS

/* More widgets than this make neither screen readers nor frames happy: beyond, neighbours share one. */
#define DTL_CANVAS_MAX_ITEMS 400
/* New titles that a frame may shape; the rest follow in the next ones. */
#define DTL_SHAPED_PER_FRAME 40
#define DTL_FADE_MS          120.0

#define DTL_TYPE_CANVAS (dtl_canvas_get_type ())
G_DECLARE_FINAL_TYPE (DtlCanvas, dtl_canvas, DTL, CANVAS, GtkWidget)

/*
 * Signals:
 *   "event-activated" (guint event): clicked or Enter; it is selected already.
 *   "list-requested" (GArray *events, GdkRectangle *at, gint64 from, gint64 to): a "+N" was opened.
 *   "span-dragged" (double x0, double x1, gboolean is_done): Shift and drag; canvas pixels.
 *   "updated": there is a new scene.
 */
GtkWidget    *dtl_canvas_new            (void);
void          dtl_canvas_set_state      (DtlCanvas    *self,
                                         DtlViewState *state);
void          dtl_canvas_set_style      (DtlCanvas    *self,
                                         DtlStyle      style);
/* Hands have it: nothing goes on by itself, or tells what it is. */
void          dtl_canvas_hold           (DtlCanvas    *self);
DtlMotion    *dtl_canvas_get_motion     (DtlCanvas    *self);
DtlTextCache *dtl_canvas_get_text       (DtlCanvas    *self);
/* Widget pixels per scene pixel. */
double        dtl_canvas_get_text_scale (DtlCanvas    *self);
/* What is on the screen; NULL while there is nothing. */
DtlScene     *dtl_canvas_get_scene      (DtlCanvas    *self);
/* The viewport that the scene was made for: that of the state on whole device pixels. */
const DtlViewport *dtl_canvas_get_viewport (DtlCanvas *self);
/* Makes the scene and its children agree with the state now, instead of in the next frame. */
void          dtl_canvas_update         (DtlCanvas    *self);
/* Moves the keyboard focus to an event, wherever it is; DTL_NONE: to the selected or the first in view. */
gboolean      dtl_canvas_focus_event    (DtlCanvas    *self,
                                         guint32       event);
gboolean      dtl_canvas_has_focus      (DtlCanvas    *self);
/* The visible items, in order of time: (element-type DtlTimelineItem), (transfer none). */
GPtrArray    *dtl_canvas_get_items      (DtlCanvas    *self);

G_END_DECLS
