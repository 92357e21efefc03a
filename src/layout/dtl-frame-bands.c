/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The band of a full lane, and the whole of a lane that is folded to its name: events that overlap in time, drawn as how
 * many reach into each few pixels. Their beginnings and their ends are sorted each for themselves; what has begun less what
 * has ended is what is there.
 */
#include "dtl-frame.h"

#define COLUMN_PX 8.0

typedef struct
{
  DtlFrame         *frame;
  DtlRowColumns     columns;
  const DtlInstant *ends;       /* sorted */
  guint             n;
} Band;

static void
open_band (DtlFrame *frame,
           guint32   row,
           Band     *self)
{
  self->frame = frame;
  dtl_layout_get_columns (frame->layout, row, &self->columns);
  self->n = self->columns.n;
  self->ends = dtl_layout_get_band_ends (frame->layout, dtl_layout_find_lane (frame->layout, row));
}

/* The first instant that does not stand left of @x: with it, what is counted by pixels is counted by instants. */
static DtlInstant
find_instant (const DtlFrame *self,
              double          x)
{
  DtlInstant instant = dtl_viewport_instant_at (self->viewport, self->scale, x);

  while (instant < DTL_INSTANT_LAST && dtl_frame_x_of (self, instant) < x)
    instant++;
  while (instant > DTL_INSTANT_FIRST && dtl_frame_x_of (self, instant - 1) >= x)
    instant--;
  return instant;
}

/* The edges of all columns, which the bands of a frame share; the last is the canvas' end. */
static const DtlInstant *
get_edges (DtlFrame *self,
           guint    *n_columns)
{
  double width = self->viewport->width;

  if (self->band_edges == NULL)
    {
      self->band_edges = g_array_new (FALSE, FALSE, sizeof (DtlInstant));
      for (double x = 0; x < width + COLUMN_PX; x += COLUMN_PX)
        {
          DtlInstant edge = find_instant (self, MIN (x, width));

          g_array_append_val (self->band_edges, edge);
        }
    }
  *n_columns = self->band_edges->len - 1;
  return (const DtlInstant *) (void *) self->band_edges->data;
}

/* Begins before the window's end and does not end before its start; the first two are counted apart. */
static guint
count_inside (const Band *self,
              guint      *before,
              guint      *behind)
{
  guint n_columns;
  const DtlInstant *edges = get_edges (self->frame, &n_columns);

  *before = dtl_instants_count_before (self->ends, self->n, 0, 0, edges[0]);
  *behind = self->n - dtl_instants_count_before (self->columns.begins, self->n, 0, 0, edges[n_columns]);
  return self->n - *before - *behind;
}

static void
add_outside (const Band     *self,
             DtlLaneInSight *lane,
             guint           before,
             guint           behind)
{
  lane->before += before;
  lane->behind += behind;
  /* ends have no names, so of those before only the first is known */
  if (before > 0 && lane->last_before == DTL_NONE)
    lane->last_before = self->columns.events[0];
  if (behind > 0 && lane->first_behind == DTL_NONE)
    lane->first_behind = self->columns.events[self->n - behind];
}

void
dtl_frame_count_outside_band (DtlFrame       *self,
                              DtlLaneInSight *lane,
                              guint32         row)
{
  guint before, behind;
  Band band;

  open_band (self, row, &band);
  count_inside (&band, &before, &behind);
  add_outside (&band, lane, before, behind);
}

static void
add_columns (const Band *self,
             DtlRun     *run)
{
  double width = self->frame->viewport->width;
  guint begun = 0, ended = 0, last_begun = 0, last_ended = 0, n_columns;
  const DtlInstant *edges = get_edges (self->frame, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      DtlColumn column = { (float) (i * COLUMN_PX), (float) MIN ((i + 1) * COLUMN_PX, width), 0 };

      guint begun_before = begun, ended_before = ended;

      begun = dtl_instants_count_before (self->columns.begins, self->n, begun, last_begun, edges[i + 1]);
      ended = dtl_instants_count_before (self->ends, self->n, ended, last_ended, edges[i]);
      last_begun = begun - begun_before;
      last_ended = ended - ended_before;
      column.count = begun - ended;
      if (column.count == 0)
        continue;
      if (run->n_columns == 0)
        run->left = column.left;
      run->right = column.right;
      g_array_append_val (self->frame->columns, column);
      run->n_columns++;
    }
}

void
dtl_frame_look_at_band (DtlFrame *self,
                        guint     row_in_sight)
{
  DtlRowInSight *in_sight = &g_array_index (self->rows, DtlRowInSight, row_in_sight);
  DtlLaneInSight *lane = &g_array_index (self->lanes, DtlLaneInSight, in_sight->lane);
  DtlRun run = { .row = in_sight->row, .y = in_sight->y, .is_band = TRUE, .lane = in_sight->lane,
                 .first_column = self->columns->len };
  guint before, behind;
  Band band;

  open_band (self, in_sight->row, &band);
  run.count = count_inside (&band, &before, &behind);
  add_outside (&band, lane, before, behind);
  if (run.count == 0)
    return;

  run.end = band.n - behind;
  run.event = band.columns.events[0];
  run.from = band.columns.begins[0];
  run.to = band.ends[band.n - 1];
  run.room_left = 0;
  run.room_right = self->viewport->width;
  add_columns (&band, &run);
  in_sight->first_x = MIN (in_sight->first_x, run.left);
  in_sight->last_x = MAX (in_sight->last_x, run.right);
  g_array_append_val (self->runs, run);
}
