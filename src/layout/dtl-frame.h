/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The makers of the canvas' scene share this. A frame goes in three steps: look at each row in sight and note what is
 * seen (dtl-frame-rows.c, -bands.c), decide what that means for the whole (-places.c: edges, labels on top), then draw it (-marks.c,
 * -labels.c, -counts.c, -links.c). dtl-scene-canvas.c puts the steps together.
 */
#pragma once

#include "dtl-layout-private.h"
#include "dtl-scene-private.h"

G_BEGIN_DECLS

#define DTL_EDGE_MARGIN_PX 4.0      /* a label that slides stays this far from the canvas' edge */
#define DTL_CLIP_PX        64.0     /* nothing is drawn farther beyond the canvas */

#define DTL_LEAP_PX        6.0      /* what begins within half a glyph of each other surely merges */

#define DTL_MANY           255      /* events in one column: as high as the row */

/* An event with a mark of its own in this frame. */
typedef struct
{
  DtlBox   box;
  DtlBoxPx px;              /* its label where it is drawn */
  double   y;               /* top of its row */
  double   room_left;       /* where its neighbours end and begin: tails stay between */
  double   room_right;
  guint32  row;
  guint8   side;
  guint8   on_pole;
  guint8   label_shown;     /* at rest */
  guint8   label_on_top;
  guint8   is_extra;        /* taken out of a run, because it is selected, hovered or focused */
} DtlSeen;

/* Marks that merge, or a band: from the first to before the end, in their row. */
typedef struct
{
  guint32    row;
  guint      first, end;
  guint      count;         /* without those that were taken out */
  guint32    event;         /* the first that it stands for */
  double     left, right;   /* px */
  double     room_left, room_right;
  double     y;
  DtlInstant from, to;
  guint      first_column, n_columns;
  guint      lane;          /* index into the lanes in sight */
  gboolean   is_band;
  gboolean   has_match;
  gboolean   is_traced;
  gboolean   is_ghost;      /* nothing of it was reported by the day of the second clock */
} DtlRun;

/* How many begin within some pixels of a run; of a band, how many reach into them. */
typedef struct
{
  float left, right;
  guint count;
} DtlColumn;

/* A lane in sight, and what of it lies outside the window. */
typedef struct
{
  guint   lane;             /* of the layout */
  double  y, height;
  guint   before, behind;
  guint32 last_before, first_behind;    /* events, DTL_NONE where there are none */
} DtlLaneInSight;

/* A row in sight. */
typedef struct
{
  guint32 row;
  guint   lane;             /* index into the lanes in sight */
  double  y;
  double  first_x, last_x;  /* of all that is drawn in it */
  double  top_until;        /* labels that lie on top reach to here */
  guint   first_seen, first_run;
  gboolean is_band;
} DtlRowInSight;

typedef struct
{
  DtlLayout            *layout;
  DtlDocument          *document;
  const DtlScale       *scale;
  const DtlViewport    *viewport;
  const DtlSceneState  *state;
  const DtlTextMeasure *measure;
  DtlScene             *scene;
  double                row_px;
  gboolean              has_folds;
  double                leap_seconds;   /* what begins so near to each other surely merges */
  DtlReported           reported;       /* all of it, where the second clock is off: of the legend's samples */
  float                 heights[DTL_MANY + 1];    /* of a column, by how many it stands for; beyond that as high as a row */
  GArray               *lanes;      /* (element-type DtlLaneInSight) */
  GArray               *rows;       /* (element-type DtlRowInSight) */
  GArray               *seen;       /* (element-type DtlSeen) */
  GArray               *runs;       /* (element-type DtlRun) */
  GArray               *columns;    /* (element-type DtlColumn) */
  GArray               *band_edges; /* (element-type DtlInstant) (nullable): of the columns of bands, once there is a band */
} DtlFrame;

/* Looking. The place of an instant, as dtl_viewport_x_of() has it; a frame asks for thousands. */
static inline double
dtl_frame_x_of (const DtlFrame *self,
                DtlInstant      instant)
{
  const DtlViewport *view = self->viewport;

  if (self->has_folds)
    return dtl_viewport_x_of (view, self->scale, instant);
  return instant >= view->anchor
         ? view->anchor_x + (double) ((guint64) instant - (guint64) view->anchor) * view->px_per_second
         : view->anchor_x - (double) ((guint64) view->anchor - (guint64) instant) * view->px_per_second;
}

void     dtl_frame_look_at_row     (DtlFrame       *self,
                                    guint           row_in_sight);
void     dtl_frame_look_at_band    (DtlFrame       *self,
                                    guint           row_in_sight);
/* Counts what a row has outside the window, without looking at what is inside. */
void     dtl_frame_count_outside   (DtlFrame       *self,
                                    DtlLaneInSight *lane,
                                    guint32         row);
void     dtl_frame_count_outside_band (DtlFrame       *self,
                                       DtlLaneInSight *lane,
                                       guint32         row);
gboolean dtl_frame_is_picked       (const DtlFrame *self,
                                    guint32         event);
gboolean dtl_frame_is_singled_out  (const DtlFrame *self,
                                    guint32         event);
gboolean dtl_frame_is_dim          (const DtlFrame *self,
                                    guint32         event);
gboolean dtl_frame_matches         (const DtlFrame *self,
                                    guint32         event);

/* DTL_REPORTED where the second clock is off. */
DtlReported dtl_frame_get_reported (const DtlFrame *self,
                                    guint32         event);

/* Deciding. Each mark, label and run has the room that its neighbours leave. */
void     dtl_frame_share_room      (DtlFrame       *self,
                                    guint           row_in_sight);
void     dtl_frame_place_labels    (DtlFrame       *self);

/* Drawing. */
void     dtl_frame_init_heights    (DtlFrame       *self);
void     dtl_frame_init_item       (const DtlFrame *self,
                                    guint32         event,
                                    DtlItem        *item);
/* The same for a run, without a look at any of its events: a million of them do not fit into the cache. */
void     dtl_frame_init_run_item   (const DtlFrame *self,
                                    const DtlRun   *run,
                                    DtlItem        *item);
void     dtl_frame_draw_mark       (DtlFrame       *self,
                                    const DtlSeen  *seen);
void     dtl_frame_draw_label      (DtlFrame       *self,
                                    const DtlSeen  *seen);
void     dtl_frame_draw_poles      (DtlFrame       *self);
void     dtl_frame_draw_run        (DtlFrame       *self,
                                    const DtlRun   *run);
void     dtl_frame_draw_edges      (DtlFrame       *self,
                                    const DtlLaneInSight *lane);
void     dtl_frame_draw_links      (DtlFrame       *self);

/* Adds a rectangle, cut off a little beyond the canvas; a soft end that is cut off is not soft. */
void     dtl_frame_add_span        (const DtlFrame *self,
                                    DtlItem        *item,
                                    double          left,
                                    double          right);

G_END_DECLS
