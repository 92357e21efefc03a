/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where every event stands, for the whole document, computed once: rows, sides and the scale from which a label is
 * drawn are facts of the document, not of the window ("active ranges": Been, Daiches and Yap, "Dynamic Map
 * Labeling", 2006). A view asks only for what it sees.
 */
#pragma once

#include "dtl-reports.h"
#include "dtl-scale.h"
#include "dtl-viewport.h"

G_BEGIN_DECLS

#define DTL_GLYPH_PX        12.0    /* the width of a glyph: the least that a mark takes */
#define DTL_TAIL_PX         20.0    /* a fading tail at an open end, outside the extent */
#define DTL_ROW_MAX_PX      24.0
#define DTL_ROW_MIN_PX      20.0
#define DTL_LANE_PAD_PX     5.0     /* above and below a lane's rows */
#define DTL_REFERENCE_PX    860.0   /* width of the canvas on which rows are computed, gutter and all: no wider than that of the smallest common window, so what fits there fits here */
#define DTL_MAX_ROWS        12      /* a lane's rows before events go where they delay labels least */
#define DTL_FONT_PX         13.333  /* nominal size of a label; em widths are in this unit */

typedef enum
{
  DTL_SIDE_RIGHT,     /* the label starts at the mark's begin and runs right (beside a glyph or a tick: after it) */
  DTL_SIDE_LEFT,      /* it ends at the mark's end and runs left */
} DtlSide;

typedef enum
{
  DTL_POLE_NONE,
  DTL_POLE_SINGLE,    /* shares a pole with others at the same instant, alone in its row */
  DTL_POLE_PAIRED,    /* shares its row too: the left one is followed by the right one */
} DtlPole;

/* Where one event stands: 16 bytes, there is one for each event. */
typedef struct
{
  guint32 row;            /* in all rows of the document, from 0; DTL_NONE when hidden, filtered out, or undated */
  float   label_width;    /* nominal, with pips, in px at DTL_FONT_PX: never less than it is when drawn, else the text is ellipsised to it */
  float   label_scale;    /* draw the label exactly when px_per_second ≥ this; INFINITY: never */
  guint8  side;           /* DtlSide */
  guint8  on_pole;        /* DtlPole */
  guint8  in_band;        /* found no row: stands in the counted band of its lane, the last of its rows */
} DtlPlace;

typedef struct
{
  guint32 lane;           /* of the document */
  guint32 first_row;
  guint32 n_rows;         /* at least 1; the last one is the band where there is one */
  guint32 n_events;       /* placed in it */
  guint32 n_band;         /* in its counted band; all of them where the lane is folded to its name */
  gboolean has_band;
} DtlLanePlace;

typedef struct
{
  const guint8 *lane_state;      /* per lane of the document: 0 shown, 1 folded to its name, 2 hidden, 3 opened to full height; NULL: as the document says */
  const guint8 *visible;         /* per event: 0 filtered out; NULL: all */
  gboolean      fold_empty_time;
  gint         *n_done;          /* counts up to the events of the document while they are laid out, atomically; NULL: nobody asks */
} DtlLayoutOptions;

typedef struct _DtlLayout DtlLayout;    /* immutable, reference counted, any thread */

/* @cancel (nullable): looked at now and then; when non-zero, returns NULL. */
DtlLayout          *dtl_layout_new            (DtlDocument            *document,
                                               const DtlLayoutOptions *options,
                                               const gint             *cancel);
DtlLayout          *dtl_layout_ref            (DtlLayout              *self);
void                dtl_layout_unref          (DtlLayout              *self);

DtlDocument        *dtl_layout_get_document   (DtlLayout              *self);
DtlScale           *dtl_layout_get_scale      (DtlLayout              *self);
guint               dtl_layout_get_n_rows     (DtlLayout              *self);
/* The lanes that have a place (hidden ones have none), in screen order. */
guint               dtl_layout_get_n_lanes    (DtlLayout              *self);
const DtlLanePlace *dtl_layout_get_lane       (DtlLayout              *self,
                                               guint                   i);
const DtlPlace     *dtl_layout_get_place      (DtlLayout              *self,
                                               guint32                 event);
/* The events of one row, in order of time: n indices, (transfer none). */
const guint32      *dtl_layout_get_row        (DtlLayout              *self,
                                               guint32                 row,
                                               guint                  *n_events);
/* Events that cannot be placed, in file order: n indices, (transfer none). */
const guint32      *dtl_layout_get_undated    (DtlLayout              *self,
                                               guint                  *n_events);
/* What the sources had reported by the end of a day of the events that are placed in its rows and bands, or undated. */
void                dtl_layout_count_reports  (DtlLayout              *self,
                                               DtlReports             *reports,
                                               DtlInstant              by,
                                               DtlReportCounts        *counts);
/* The document's opening view on this canvas: `view` of the document with the gutter, else "all". */
void                dtl_layout_frame_opening  (DtlLayout              *self,
                                               DtlViewport            *viewport);

/* Vertical geometry: rows are 24 px high and shrink to 20 before the lanes scroll. */
double              dtl_layout_get_row_px     (DtlLayout              *self,
                                               double                  canvas_height);
double              dtl_layout_get_height     (DtlLayout              *self,
                                               double                  row_px);    /* of all lanes */
void                dtl_layout_get_lane_box   (DtlLayout              *self,
                                               guint                   i,
                                               double                  row_px,
                                               double                 *y,          /* from the top of the first lane */
                                               double                 *height);
double              dtl_layout_get_row_y      (DtlLayout              *self,
                                               guint32                 row,
                                               double                  row_px);    /* top of the row, from the top of the first lane */

/* Nominal width of a label in px at DTL_FONT_PX, from a built-in table of em widths never too small; capped at 20 em. */
double              dtl_nominal_width         (const char             *text,
                                               gssize                  length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlLayout, dtl_layout_unref)

G_END_DECLS
