/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is seen of a document, and what is selected and found in it: the one object that the timeline, the overview, the
 * reader and the list share. It knows no widget and no clock, so all of it is tested without a display.
 *
 * Verbs that jump (frame, go to, bring into view) are remembered, and move smoothly where an animator is set; verbs
 * that follow a hand (pan, zoom at a point) act at once. All pixels are logical pixels of the canvas.
 */
#pragma once

#include <gio/gio.h>

#include "dtl-search.h"
#include "dtl-scene.h"
#include "dtl-view-types.h"

G_BEGIN_DECLS

#define DTL_TYPE_VIEW_STATE (dtl_view_state_get_type ())
G_DECLARE_FINAL_TYPE (DtlViewState, dtl_view_state, DTL, VIEW_STATE, GObject)

/* Up to here a layout takes a few milliseconds at most; beyond, the main loop must not wait for it. */
#define DTL_MAX_EVENTS_AT_ONCE 2000

/* Asked to move from where the view is to @goal, calling dtl_view_state_show_viewport() on the way; NULL: stop moving. */
typedef void (*DtlViewAnimator) (DtlViewState      *self,
                                 const DtlViewport *goal,
                                 gpointer           user_data);

/*
 * Properties: "document" DtlDocument, "layout" DtlLayout (boxed, read only, NULL while there is none yet), "selected" guint
 * (an event or DTL_NONE), "hovered" guint, "fold-empty-time" gboolean, "all-links" gboolean, "busy" gboolean (a layout is
 * being made in the background), "can-go-back" and "can-go-forward" gboolean.
 *
 * Signals, all without arguments: "viewport-changed", "layout-changed" (lanes, filter, folds, document), "selection-changed"
 * (selected, picked, hovered, focused), "matches-changed" (matches, the current one, or the trace), "reports-changed" (the day of the
 * second clock, or what it knows).
 */
DtlViewState      *dtl_view_state_new                 (void);

/* Takes up a document and lays it out, at once when it is small, else in the background ("busy"). Selection, matches, filter, lane
 * states and history begin anew. @document (nullable). */
void               dtl_view_state_set_document        (DtlViewState      *self,
                                                       DtlDocument       *document);

/* A document with its layout, made before it is shown, so that what is shown stays until then. @n_done (nullable): counts up
 * to the number of events, atomically. In any thread; NULL when it was cancelled. */
typedef struct _DtlPreparedLayout DtlPreparedLayout;

DtlPreparedLayout *dtl_prepared_layout_new            (DtlDocument       *document,
                                                       gboolean           fold_empty_time,
                                                       GCancellable      *cancellable,
                                                       gint              *n_done);
void               dtl_prepared_layout_free           (DtlPreparedLayout *self);
DtlDocument       *dtl_prepared_layout_get_document   (DtlPreparedLayout *self);
gboolean           dtl_prepared_layout_get_fold_empty_time (DtlPreparedLayout *self);
/* As dtl_view_state_set_document(), and never busy. @prepared (transfer full). */
void               dtl_view_state_show_prepared       (DtlViewState      *self,
                                                       DtlPreparedLayout *prepared);

DtlDocument       *dtl_view_state_get_document        (DtlViewState      *self);
DtlLayout         *dtl_view_state_get_layout          (DtlViewState      *self);
gboolean           dtl_view_state_is_busy             (DtlViewState      *self);

/* The view */
const DtlViewport *dtl_view_state_get_viewport        (DtlViewState      *self);
/* Where a movement that is under way leads; the viewport itself at rest. */
const DtlViewport *dtl_view_state_get_goal            (DtlViewState      *self);
/* The size of the canvas, from the widget that shows it. The first size frames the opening view, and while nobody has
 * moved, so does each later one; after that the left edge and the scale stay. */
void               dtl_view_state_set_canvas_size     (DtlViewState      *self,
                                                       double             width,
                                                       double             height);
/* Whether it is another view than the opening one, which follows the size of the canvas. */
gboolean           dtl_view_state_has_moved           (DtlViewState      *self);
/* At once, ending any movement; limits are kept. Not remembered. */
void               dtl_view_state_set_viewport        (DtlViewState      *self,
                                                       const DtlViewport *viewport);
/* A view on the way to the goal; for animators. */
void               dtl_view_state_show_viewport       (DtlViewState      *self,
                                                       const DtlViewport *viewport);
void               dtl_view_state_set_animator        (DtlViewState      *self,
                                                       DtlViewAnimator    animator,
                                                       gpointer           user_data);
double             dtl_view_state_get_max_scroll      (DtlViewState      *self);
/* Where an event's drawing stands now: its extent, with its label when @with_label, in canvas pixels. FALSE when it has no place. */
gboolean           dtl_view_state_get_event_box       (DtlViewState      *self,
                                                       guint32            event,
                                                       gboolean           with_label,
                                                       double            *x,
                                                       double            *y,
                                                       double            *width,
                                                       double            *height);

/* Moving: content moves right by dx and down by dy */
void               dtl_view_state_pan_by              (DtlViewState      *self,
                                                       double             dx,
                                                       double             dy);
void               dtl_view_state_zoom_at             (DtlViewState      *self,
                                                       double             x,
                                                       double             factor);
/* One step about the selection when it is in view, else about the centre. */
void               dtl_view_state_zoom_in             (DtlViewState      *self);
void               dtl_view_state_zoom_out            (DtlViewState      *self);
void               dtl_view_state_frame_all           (DtlViewState      *self);
void               dtl_view_state_frame_opening       (DtlViewState      *self);
void               dtl_view_state_frame_selection     (DtlViewState      *self);
void               dtl_view_state_frame_event         (DtlViewState      *self,
                                                       guint32            event);
void               dtl_view_state_frame_span          (DtlViewState      *self,
                                                       DtlInstant         from,
                                                       DtlInstant         to);
void               dtl_view_state_go_to_date          (DtlViewState      *self,
                                                       DtlInstant         instant);
/* A window on (+1) or back (-1). */
void               dtl_view_state_page                (DtlViewState      *self,
                                                       int                direction);
void               dtl_view_state_bring_into_view     (DtlViewState      *self,
                                                       guint32            event);
void               dtl_view_state_scroll_to_lane      (DtlViewState      *self,
                                                       guint32            lane);
gboolean           dtl_view_state_can_go_back         (DtlViewState      *self);
gboolean           dtl_view_state_can_go_forward      (DtlViewState      *self);
void               dtl_view_state_go_back             (DtlViewState      *self);
void               dtl_view_state_go_forward          (DtlViewState      *self);

/* Selecting. @event may be DTL_NONE. */
guint32            dtl_view_state_get_selected        (DtlViewState      *self);
void               dtl_view_state_set_selected        (DtlViewState      *self,
                                                       guint32            event,
                                                       gboolean           bring_into_view);
/* Picks an event besides the selected one and selects it; one that is chosen already is let go. */
void               dtl_view_state_pick                (DtlViewState      *self,
                                                       guint32            event);
/* Picks the selected event, so that it stays while the selection moves on; again: lets all picks go. */
void               dtl_view_state_measure_from_here   (DtlViewState      *self);
/* FALSE when there were none. */
gboolean           dtl_view_state_clear_picks         (DtlViewState      *self);
guint              dtl_view_state_get_n_picks         (DtlViewState      *self);
/* The one that is picked alone, from which one measures; else DTL_NONE. */
guint32            dtl_view_state_get_measured_from   (DtlViewState      *self);
/* The picked events and the selected one, in order of time, (element-type guint32), (transfer full). */
GArray            *dtl_view_state_dup_chosen          (DtlViewState      *self);
guint32            dtl_view_state_get_hovered         (DtlViewState      *self);
void               dtl_view_state_set_hovered         (DtlViewState      *self,
                                                       guint32            event);
/* The event with a visible keyboard focus. */
guint32            dtl_view_state_get_focused         (DtlViewState      *self);
void               dtl_view_state_set_focused         (DtlViewState      *self,
                                                       guint32            event);
/* Whether filter and hidden lanes leave it on the canvas, if only counted in a band, or on the Undated shelf. */
gboolean           dtl_view_state_is_shown            (DtlViewState      *self,
                                                       guint32            event);
/* All shown events, and how many of them stand before @event in order of time. */
guint              dtl_view_state_get_n_shown         (DtlViewState      *self);
guint              dtl_view_state_get_position        (DtlViewState      *self,
                                                       guint32            event);
/* Among shown events, in order of time. Return FALSE when there is none further. Without a selection: from the first one in view. */
gboolean           dtl_view_state_select_next         (DtlViewState      *self);
gboolean           dtl_view_state_select_previous     (DtlViewState      *self);
gboolean           dtl_view_state_select_first        (DtlViewState      *self);
gboolean           dtl_view_state_select_last         (DtlViewState      *self);
/* The nearest in the next row that holds any: -1 above, +1 below. */
gboolean           dtl_view_state_select_nearest_row  (DtlViewState      *self,
                                                       int                direction);

/* What is shown */
DtlLaneState       dtl_view_state_get_lane_state      (DtlViewState      *self,
                                                       guint32            lane);
void               dtl_view_state_set_lane_state      (DtlViewState      *self,
                                                       guint32            lane,
                                                       DtlLaneState       state);
/* A DtlLaneState for each lane, as the document has them. (transfer full) */
guint8            *dtl_view_state_dup_lanes           (DtlDocument       *document);
/* @states: as many. */
void               dtl_view_state_set_lane_states     (DtlViewState      *self,
                                                       const guint8      *states);
/* Only this lane is shown; all others are hidden. */
void               dtl_view_state_focus_lane          (DtlViewState      *self,
                                                       guint32            lane);
void               dtl_view_state_show_all_lanes      (DtlViewState      *self);
guint              dtl_view_state_get_n_hidden_lanes  (DtlViewState      *self);
gboolean           dtl_view_state_get_fold_empty_time (DtlViewState      *self);
void               dtl_view_state_set_fold_empty_time (DtlViewState      *self,
                                                       gboolean           fold);
gboolean           dtl_view_state_get_all_links       (DtlViewState      *self);
void               dtl_view_state_set_all_links       (DtlViewState      *self,
                                                       gboolean           all_links);
/* One byte an event, 0: left out; NULL: all are shown. The event under the eye stays where it is. */
void               dtl_view_state_set_filter          (DtlViewState      *self,
                                                       GBytes            *visible);
GBytes            *dtl_view_state_get_filter          (DtlViewState      *self);

/* What is found. @matches: (element-type guint32), sorted in order of time, (nullable): no search. A reference is taken. */
void               dtl_view_state_set_matches         (DtlViewState      *self,
                                                       GArray            *matches);
GArray            *dtl_view_state_get_matches         (DtlViewState      *self);
/* How many of them are in a lane. */
guint              dtl_view_state_count_matches_in    (DtlViewState      *self,
                                                       guint32            lane);
/* Its place among the matches, or DTL_NONE. */
guint              dtl_view_state_get_current_match   (DtlViewState      *self);
/* Selects and brings into view the next match after (+1), or before (-1), the selection; goes round. FALSE when there is none. */
gboolean           dtl_view_state_step_match          (DtlViewState      *self,
                                                       int                direction);

/* The chain that is lit, while all else is dimmed. @traced: (element-type guint32), (nullable): none. A reference is taken. */
void               dtl_view_state_set_traced          (DtlViewState      *self,
                                                       GArray            *traced);
GArray            *dtl_view_state_get_traced          (DtlViewState      *self);

/* The second clock: what the sources had reported by the end of a day. Their dates are read when it is first turned on, at once where
 * the document is small. */
/* @by: within the day; DTL_INSTANT_AFTER_ALL: off; DTL_INSTANT_BEFORE_ALL: on, by the first day that has a report, as soon as that is
 * known. For a hand that slides it; not remembered. */
void               dtl_view_state_set_reported_by     (DtlViewState      *self,
                                                       DtlInstant         by);
/* The same as a jump, which can be gone back on. */
void               dtl_view_state_go_to_report        (DtlViewState      *self,
                                                       DtlInstant         by);
/* The next day on which a source was issued (+1), or the one before (-1); before the first such day that before it, on which nothing
 * was reported yet. FALSE where there is none. */
gboolean           dtl_view_state_step_report         (DtlViewState      *self,
                                                       int                direction);
/* The last second of the day, or one of the two above. */
DtlInstant         dtl_view_state_get_reported_by     (DtlViewState      *self);
/* NULL where it is off, as long as dates are read, and where no source has one. */
DtlReports        *dtl_view_state_get_reports         (DtlViewState      *self);
gboolean           dtl_view_state_is_reading_reports  (DtlViewState      *self);
/* DTL_REPORTED where it is off. */
DtlReported        dtl_view_state_get_reported        (DtlViewState      *self,
                                                       guint32            event);

/* All of it for dtl_scene_new(); pointers are valid until the next change. */
void               dtl_view_state_get_scene_state     (DtlViewState      *self,
                                                       DtlSceneState     *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPreparedLayout, dtl_prepared_layout_free)

G_END_DECLS
