/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of DtlViewState share: dtl-view-state.c holds the document and what is selected and filtered,
 * dtl-view-layout.c its layout, dtl-view-found.c what was found, dtl-view-reports.c the second clock,
 * dtl-view-moves.c the verbs that move the view,
 * dtl-view-select.c those that move the selection, and dtl-view-eye.c keeps in place what is looked at.
 */
#pragma once

#include <gio/gio.h>

#include "dtl-view-history.h"
#include "dtl-view-state.h"

G_BEGIN_DECLS

/* While nobody has moved since a framing verb, a new canvas size frames again. */
typedef enum
{
  DTL_FIT_NONE,
  DTL_FIT_OPENING,
  DTL_FIT_ALL,
} DtlFit;

struct _DtlViewState
{
  GObject         parent_instance;

  DtlDocument    *document;
  DtlLayout      *layout;
  GTask          *layout_task;        /* the one whose result is still wanted */

  DtlViewport     viewport;
  DtlViewport     goal;               /* equal at rest */
  DtlFit          fit;
  DtlViewHistory *history;
  DtlViewAnimator animator;
  gpointer        animator_data;

  guint32         selected, hovered, focused;
  GArray         *picked;             /* (element-type guint32): besides the selected one, in the order of picking */
  GArray         *matches;            /* (element-type guint32) (nullable) */
  guint8         *match_map;          /* a byte an event, while there are matches */
  guint          *lane_matches;       /* how many are in each lane, while there are matches */
  GArray         *traced;             /* (element-type guint32) (nullable) */
  guint8         *trace_map;          /* a byte an event, while there is a trace */

  DtlInstant      reported_by;        /* DTL_INSTANT_AFTER_ALL: the second clock is off; BEFORE_ALL: it waits for its first day */
  DtlReports     *reports;            /* of the document, once they were asked for (nullable) */
  GTask          *reports_task;       /* while they are read */

  guint8         *lane_state;         /* a DtlLaneState a lane */
  GBytes         *filter;             /* a byte an event (nullable) */
  guint32        *shown_before;       /* shown events before each block of the order; NULL: all are shown */
  guint           n_shown;

  guint           fold_empty_time : 1;
  guint           all_links : 1;
  guint           has_canvas : 1;
  guint           is_framed : 1;      /* the opening view of this document was framed */
};

/* dtl-view-state.c */
void      dtl_view_state_notify_busy    (DtlViewState      *self);
void      dtl_view_state_notify_layout  (DtlViewState      *self);
void      dtl_view_state_notify_moves   (DtlViewState      *self);
void      dtl_view_state_emit_moved     (DtlViewState      *self);
void      dtl_view_state_emit_matches   (DtlViewState      *self);
void      dtl_view_state_emit_reports   (DtlViewState      *self);
void      dtl_view_state_emit_selection (DtlViewState      *self);
/* Selects another event, and leaves what is picked. */
void      dtl_view_state_move_selection (DtlViewState      *self,
                                         guint32            event);

/* dtl-view-layout.c */
/* Lays out anew: at once, or in the background. */
void      dtl_view_state_lay_out        (DtlViewState      *self);
void      dtl_view_state_cancel_layout  (DtlViewState      *self);
/* (transfer full) */
void      dtl_view_state_take_layout    (DtlViewState      *self,
                                         DtlPreparedLayout *prepared);

/* dtl-view-found.c */
void      dtl_view_state_drop_matches   (DtlViewState      *self);
void      dtl_view_state_drop_trace     (DtlViewState      *self);

/* dtl-view-reports.c */
void      dtl_view_state_drop_reports   (DtlViewState      *self);

/* dtl-view-moves.c */
DtlScale *dtl_view_state_get_scale      (DtlViewState      *self);
void      dtl_view_state_clamp          (DtlViewState      *self,
                                         DtlViewport       *viewport);
void      dtl_view_state_stop_animator  (DtlViewState      *self);
/* Frames the opening view when both document and canvas are there and nobody has. */
void      dtl_view_state_frame_first    (DtlViewState      *self);
/* What a framing verb asked for, on another canvas or layout. */
void      dtl_view_state_frame_again    (DtlViewState      *self,
                                         DtlViewport       *viewport);

/* dtl-view-eye.c */
/* Keeps the event under the eye where it stands while @old is replaced by the present layout. */
void      dtl_view_state_keep_eye       (DtlViewState      *self,
                                         DtlLayout         *old);

G_END_DECLS
