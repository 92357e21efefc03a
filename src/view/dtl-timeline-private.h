/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of DtlTimeline share: dtl-timeline.c puts its parts together, dtl-timeline-actions.c has the verbs and their
 * keys, dtl-timeline-fingers.c what fingers do, dtl-timeline-list.c the list behind a "+N", dtl-timeline-span.c the selected span of
 * time.
 */
#pragma once

#include "dtl-canvas.h"
#include "dtl-lane-column.h"
#include "dtl-legend-strip.h"
#include "dtl-ruler.h"
#include "dtl-shelf.h"
#include "dtl-span-box.h"
#include "dtl-timeline.h"

G_BEGIN_DECLS

struct _DtlTimeline
{
  GtkWidget      parent_instance;

  DtlViewState  *state;
  GSignalGroup  *state_signals;
  DtlStyle       style;

  DtlCanvas     *canvas;
  DtlRuler      *ruler;
  DtlLaneColumn *column;
  GtkWidget     *corner;            /* over the lanes' names: says what is hidden */
  DtlShelf      *shelf;
  DtlLegendStrip *legend;
  GtkWidget     *legend_line;       /* above it and above the buttons at its end */
  GtkWidget     *legend_button;     /* unfolds the legend where only one line of it stands */
  DtlSpanBox    *span;
  GtkWidget     *zoom_box;
  GtkWidget     *scrollbar;
  GtkAdjustment *scroll;
  GtkWidget     *popover;           /* of a "+N", while it is open */

  double         pointer_x, pointer_y;
  double         pinch_scale;       /* applied already */
  double         pinch_x, pinch_y;
  double         names_dy;          /* of a finger on the lanes' names, applied already */
  guint32        span_anchor;       /* the event from which keys extend the span */
  guint          has_pointer : 1;
  guint          names_are_dragged : 1;
  guint          wheel_zooms : 1;
  guint          show_legend : 1;
  guint          legend_unfolded : 1;
  guint          is_syncing_scroll : 1;
};

/* dtl-timeline-list.c */
void dtl_timeline_init_list       (DtlTimeline        *self);
void dtl_timeline_remove_list     (DtlTimeline        *self);
void dtl_timeline_open_list       (DtlTimeline        *self,
                                   GArray             *events,
                                   const GdkRectangle *at,
                                   DtlInstant          from,
                                   DtlInstant          to);

/* dtl-timeline-actions.c */
void dtl_timeline_install_actions (GtkWidgetClass     *widget_class);
void dtl_timeline_update_actions  (DtlTimeline        *self);
void dtl_timeline_init_scrolling  (DtlTimeline        *self);
void dtl_timeline_activate        (DtlTimeline        *self,
                                   guint32             event);

/* dtl-timeline-fingers.c */
void dtl_timeline_init_fingers    (DtlTimeline        *self);
/* The place on the canvas, to zoom at, that is next to one on the timeline. */
double dtl_timeline_get_canvas_x  (DtlTimeline        *self,
                                   double              x,
                                   double              y);

/* dtl-timeline-span.c */
void dtl_timeline_init_span       (DtlTimeline        *self);
void dtl_timeline_drag_span       (DtlTimeline        *self,
                                   double              x0,
                                   double              x1,
                                   gboolean            is_done);
void dtl_timeline_extend_span     (DtlTimeline        *self,
                                   int                 direction);
/* FALSE when there was none. */
gboolean dtl_timeline_clear_span  (DtlTimeline        *self);
void dtl_timeline_place_span      (DtlTimeline        *self);

G_END_DECLS
