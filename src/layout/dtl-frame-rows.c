/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One row of a frame: which events have a mark of their own, which merge, what lies outside the window. The work follows what
 * is in sight: the row is searched for its first event, and where marks are denser than pixels the walk leaps a few
 * pixels at a time.
 *
 * Whether marks merge depends on the scale alone, so that nothing changes its shape while it is panned: runs are cut at
 * fixed places of the document (every RUN_PX), and one that begins before the window is begun there.
 */
#include "dtl-frame.h"

#include <math.h>

#define RUN_PX  256.0   /* no run is longer, so that zooming on one always gets somewhere */
#define COLUMN_PX 16.0
#define SEEN_AT_MOST_PX (DTL_GLYPH_PX + DTL_POLE_SHIFT_PX)   /* how far a mark may reach beyond its bounds */
#define MATCHES_LOOKED_FOR 256    /* of a run, for one that is found or traced */

typedef struct
{
  DtlFrame      *frame;
  DtlRowColumns  columns;
  guint          n;
  guint32        row;
  double         y;
  DtlInstant     piece_begin, piece_end;    /* of the piece that was last looked for */
  guint          last_leap;                 /* events that were leapt over: the next are mostly as many */
} Row;

gboolean
dtl_frame_is_picked (const DtlFrame *self,
                     guint32         event)
{
  for (guint i = 0; self->state != NULL && i < self->state->n_picked; i++)
    if (self->state->picked[i] == event)
      return TRUE;
  return FALSE;
}

gboolean
dtl_frame_is_singled_out (const DtlFrame *self,
                          guint32         event)
{
  return self->state != NULL &&
         (event == self->state->selected || event == self->state->hovered || event == self->state->focused ||
          dtl_frame_is_picked (self, event));
}

gboolean
dtl_frame_matches (const DtlFrame *self,
                   guint32         event)
{
  return self->state != NULL && self->state->matches != NULL && self->state->matches[event];
}

gboolean
dtl_frame_is_dim (const DtlFrame *self,
                  guint32         event)
{
  if (self->state == NULL)
    return FALSE;
  if (self->state->matches != NULL && !self->state->matches[event])
    return TRUE;
  return self->state->traced != NULL && !self->state->traced[event];
}

DtlReported
dtl_frame_get_reported (const DtlFrame *self,
                        guint32         event)
{
  if (self->state == NULL || self->state->reports == NULL)
    return self->reported;
  return dtl_reports_get (self->state->reports, event, self->state->reported_by);
}

static double
x_of_start (const Row *self,
            guint      k)
{
  return dtl_frame_x_of (self->frame, self->columns.begins[k]);
}

static double
x_of_end (const Row *self,
          guint      k)
{
  return dtl_frame_x_of (self->frame, self->columns.ends[k]);
}

static DtlInstant
piece_bound (const Row *self,
             double     piece)
{
  const DtlScale *scale = self->frame->scale;

  return dtl_scale_travel (scale, dtl_scale_get_first (scale), piece * RUN_PX, self->frame->viewport->px_per_second);
}

/* The piece of the document that @instant lies in. Seen from the document's first instant, so that it is the same in every
 * view; bounds are whole seconds, so that it does not depend on what a pixel is rounded to. */
static void
enter_piece (Row        *self,
             DtlInstant  instant)
{
  const DtlScale *scale = self->frame->scale;
  double piece;

  if (instant >= self->piece_begin && instant < self->piece_end)
    return;

  piece = floor (dtl_scale_distance (scale, dtl_scale_get_first (scale), instant, self->frame->viewport->px_per_second) / RUN_PX);
  while (piece > 0 && piece_bound (self, piece) > instant)
    piece--;
  self->piece_begin = piece_bound (self, piece);
  do
    self->piece_end = piece_bound (self, ++piece);
  while (self->piece_end <= instant && self->piece_end < DTL_INSTANT_LAST);
  if (self->piece_end <= instant)
    self->piece_end = DTL_INSTANT_AFTER_ALL;
}

/* The first event that ends behind @x; they end in the order of the row. */
static guint
find_end_after (const Row *self,
                double     x)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (x_of_end (self, middle) > x)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* The first event that begins behind @x. */
static guint
find_start_after (const Row *self,
                  double     x)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (x_of_start (self, middle) > x)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* The first event from @low on, before @high, that does not begin before @instant. */
static guint
find_begin_from (const Row  *self,
                 guint       low,
                 guint       high,
                 DtlInstant  instant)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->columns.begins[middle] < instant)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* An instant within DTL_LEAP_PX of where event @k begins, in the same piece; at least the next second. */
static DtlInstant
leap_end (const Row *self,
          guint      k)
{
  DtlInstant begin = self->columns.begins[k];
  double seconds = self->frame->leap_seconds;
  DtlInstant end = seconds >= (double) ((guint64) self->piece_end - (guint64) begin) ? self->piece_end
                                                                                      : begin + (DtlInstant) seconds;
  guint n_folds;
  const DtlFold *folds;

  if (!self->frame->has_folds)
    return end;
  folds = dtl_scale_get_folds (self->frame->scale, &n_folds);
  for (guint i = 0; i < n_folds; i++)    /* seconds are not as wide there */
    if (folds[i].from > begin && folds[i].from < end)
      return folds[i].from;
  return end;
}

/* The last event from @k on that begins within DTL_LEAP_PX of it, in the same piece. */
static guint
leap (Row   *self,
      guint  k)
{
  guint last = dtl_instants_count_before (self->columns.begins, self->n, k + 1, self->last_leap, leap_end (self, k)) - 1;

  self->last_leap = last - k;
  return last;
}

static void
get_own_px (const Row *self,
            guint      k,
            DtlBox    *box,
            DtlBoxPx  *px)
{
  const DtlPlace *place = dtl_layout_get_place (self->frame->layout, self->columns.events[k]);

  dtl_layout_get_box (self->frame->layout, self->columns.events[k], box);
  dtl_box_get_px (box, place->side, dtl_frame_x_of (self->frame, box->a), dtl_frame_x_of (self->frame, box->b), px);
}

static gboolean
is_left_of_pair (const Row *self,
                 guint      k)
{
  guint bit = self->columns.first_bit + k;

  return (self->columns.pairs[bit / 32] >> (bit % 32)) & 1;
}

/* Where it stands, with its partner on the pole taken into account. */
static void
get_px (const Row *self,
        guint      k,
        DtlBox    *box,
        DtlBoxPx  *px)
{
  DtlBox other;
  DtlBoxPx other_px;

  get_own_px (self, k, box, px);
  if (is_left_of_pair (self, k))
    {
      get_own_px (self, k + 1, &other, &other_px);
      dtl_box_px_separate (px, &other_px);
    }
  else if (k > 0 && is_left_of_pair (self, k - 1))
    {
      get_own_px (self, k - 1, &other, &other_px);
      dtl_box_px_separate (&other_px, px);
    }
}

/* All of its mark; those in pairs stand aside, all others where they are in time. */
static void
get_mark (const Row *self,
          guint      k,
          double    *left,
          double    *right)
{
  double lack;

  if (is_left_of_pair (self, k) || (k > 0 && is_left_of_pair (self, k - 1)))
    {
      DtlBox box;
      DtlBoxPx px;

      get_px (self, k, &box, &px);
      *left = px.mark_left;
      *right = px.mark_right;
      return;
    }
  *left = x_of_start (self, k);
  *right = x_of_end (self, k);
  lack = MAX (DTL_GLYPH_PX - (*right - *left), 0) / 2;
  *left -= lack;
  *right += lack;
}

/* Leaps are joined to columns that an eye tells apart. */
static void
add_column (DtlFrame *frame,
            DtlRun   *run,
            double    left,
            double    right,
            guint     count)
{
  DtlColumn *last = run->n_columns > 0 ? &g_array_index (frame->columns, DtlColumn, frame->columns->len - 1) : NULL;
  DtlColumn column = { (float) left, (float) right, count };

  if (last != NULL && right - last->left < COLUMN_PX)
    {
      last->right = MAX (last->right, (float) right);
      last->count += count;
      return;
    }
  g_array_append_val (frame->columns, column);
  run->n_columns++;
}

/* The run that begins with event @k; TRUE when it is one mark, or two of one pole that stand apart in this row. */
static gboolean
follow_run (Row       *self,
            guint      k,
            DtlRun    *run)
{
  gboolean is_pair = is_left_of_pair (self, k);
  double left, right;

  enter_piece (self, self->columns.begins[k]);
  get_mark (self, k, &left, &right);
  *run = (DtlRun) { .row = self->row, .first = k, .event = self->columns.events[k], .y = self->y, .left = left, .right = right,
                    .first_column = self->frame->columns->len };
  for (;;)
    {
      guint last = leap (self, k);
      double begin = left;

      if (is_left_of_pair (self, last))
        last++;
      if (last > k)
        get_mark (self, last, &left, &right);
      add_column (self->frame, run, begin, right, last - k + 1);
      run->right = MAX (run->right, right);
      run->end = last + 1;
      if (run->end == self->n || self->columns.begins[run->end] >= self->piece_end)
        break;
      get_mark (self, run->end, &left, &right);
      if (left >= run->right - 1e-3)
        break;
      k = run->end;
      run->left = MIN (run->left, left);
    }
  run->count = run->end - run->first;
  return run->count == (is_pair ? 2 : 1);
}

static void
note_room (DtlRowInSight *row,
           double         left,
           double         right)
{
  row->first_x = MIN (row->first_x, left);
  row->last_x = MAX (row->last_x, right);
}

static DtlSeen *
add_seen (const Row     *self,
          guint          k,
          DtlRowInSight *row)
{
  const DtlPlace *place = dtl_layout_get_place (self->frame->layout, self->columns.events[k]);
  DtlSeen seen = { .y = self->y, .row = self->row, .side = place->side, .on_pole = place->on_pole };

  seen.room_left = -G_MAXDOUBLE;
  seen.room_right = G_MAXDOUBLE;
  seen.label_shown = self->frame->viewport->px_per_second >= place->label_scale;
  get_px (self, k, &seen.box, &seen.px);
  note_room (row, seen.px.mark_left, seen.px.mark_right);
  if (seen.label_shown)
    note_room (row, seen.px.label_left, seen.px.label_right);
  g_array_append_val (self->frame->seen, seen);
  return &g_array_index (self->frame->seen, DtlSeen, self->frame->seen->len - 1);
}

/* A mark, or two of one pole; when that has come apart, one of the two may be out of sight. Returns where sight ends. */
static guint
add_apart (const Row     *self,
           const DtlRun  *run,
           DtlRowInSight *row,
           guint         *before)
{
  for (guint k = run->first; k < run->end; k++)
    {
      DtlBox box;
      DtlBoxPx px;

      get_px (self, k, &box, &px);
      if (px.mark_left >= self->frame->viewport->width)
        return k;
      if (px.mark_right <= 0)
        *before = k + 1;
      else
        add_seen (self, k, row);
    }
  return run->end;
}

/* Where an event stands in its row. */
static guint
find_event (const Row *self,
            guint32    event)
{
  DtlInstant at = dtl_document_get_event (self->frame->document, event)->earliest;
  guint low = find_begin_from (self, 0, self->n, at);

  while (low < self->n && self->columns.events[low] != event)
    low++;
  return low;
}

/* Selected, hovered and focused events keep a mark of their own; the run counts the others. */
static void
take_out (const Row     *self,
          DtlRun        *run,
          guint32        event,
          DtlRowInSight *row)
{
  guint k;

  if (event == DTL_NONE || event >= dtl_document_get_n_events (self->frame->document) ||
      dtl_layout_get_place (self->frame->layout, event)->row != self->row)
    return;
  k = find_event (self, event);
  if (k < run->first || k >= run->end)
    return;
  for (guint i = self->frame->seen->len; i > 0; i--)
    {
      const DtlSeen *seen = &g_array_index (self->frame->seen, DtlSeen, i - 1);

      if (seen->row != self->row)
        break;
      if (seen->box.event == event)
        return;
    }
  add_seen (self, k, row)->is_extra = TRUE;
  run->count--;
  if (run->event == event && k + 1 < run->end)
    run->event = self->columns.events[k + 1];
}

static void
add_run (const Row     *self,
         DtlRun        *run,
         DtlRowInSight *row)
{
  const DtlSceneState *state = self->frame->state;
  guint looked_at = MIN (run->end, run->first + MATCHES_LOOKED_FOR);

  run->room_left = -G_MAXDOUBLE;
  run->room_right = G_MAXDOUBLE;
  run->from = self->columns.begins[run->first];
  run->to = self->columns.ends[run->end - 1];
  run->lane = row->lane;
  if (state != NULL && state->matches != NULL)
    for (guint k = run->first; k < looked_at && !run->has_match; k++)
      run->has_match = state->matches[self->columns.events[k]] != 0;
  if (state != NULL && state->traced != NULL)
    for (guint k = run->first; k < looked_at && !run->is_traced; k++)
      run->is_traced = state->traced[self->columns.events[k]] != 0;
  /* A run that is too long to be looked through is not said to be anything. */
  run->is_ghost = state != NULL && state->reports != NULL && looked_at == run->end;
  for (guint k = run->first; k < looked_at && run->is_ghost; k++)
    run->is_ghost = dtl_frame_get_reported (self->frame, self->columns.events[k]) == DTL_REPORTED_NOT_YET;
  if (state != NULL)
    {
      take_out (self, run, state->selected, row);
      take_out (self, run, state->hovered, row);
      take_out (self, run, state->focused, row);
    }
  note_room (row, run->left, run->right);
  if (run->count > 0)
    g_array_append_val (self->frame->runs, *run);
}

/* What stands in a row, in its order: marks of their own and runs. */
typedef struct
{
  double   left, right;     /* with its label */
  double  *room_left, *room_right;
  gboolean is_run;
} Standing;

static Standing
get_seen (DtlSeen *seen)
{
  gboolean has_label = seen->label_shown;

  return (Standing) {
    .left = has_label ? MIN (seen->px.label_left, seen->px.mark_left) : seen->px.mark_left,
    .right = has_label ? MAX (seen->px.label_right, seen->px.mark_right) : seen->px.mark_right,
    .room_left = &seen->room_left,
    .room_right = &seen->room_right,
  };
}

static Standing
get_run (DtlRun *run)
{
  return (Standing) { run->left, run->right, &run->room_left, &run->room_right, TRUE };
}

/* Those that were taken out of a run stand over it and take no room. */
void
dtl_frame_share_room (DtlFrame *self,
                      guint     row_in_sight)
{
  const DtlRowInSight *row = &g_array_index (self->rows, DtlRowInSight, row_in_sight);
  const DtlRowInSight *next = row_in_sight + 1 < self->rows->len ? row + 1 : NULL;
  guint i = row->first_seen, n_seen = next != NULL ? next->first_seen : self->seen->len;
  guint j = row->first_run, n_runs = next != NULL ? next->first_run : self->runs->len;
  Standing before = { .right = -G_MAXDOUBLE };

  while (i < n_seen || j < n_runs)
    {
      DtlSeen *seen = i < n_seen ? &g_array_index (self->seen, DtlSeen, i) : NULL;
      DtlRun *run = j < n_runs ? &g_array_index (self->runs, DtlRun, j) : NULL;
      gboolean is_seen = seen != NULL && (run == NULL || seen->px.mark_left < run->left);
      Standing here;
      gboolean are_runs;

      if (seen != NULL && seen->is_extra)
        {
          i++;
          continue;
        }
      here = is_seen ? get_seen (seen) : get_run (run);
      /* a count may be wider than its run: two of them share the gap between them */
      are_runs = before.is_run && here.is_run;
      *here.room_left = are_runs ? (before.right + here.left) / 2 : before.right;
      *here.room_right = G_MAXDOUBLE;
      if (before.room_right != NULL)
        *before.room_right = are_runs ? (before.right + here.left) / 2 : here.left;
      before = here;
      if (is_seen)
        i++;
      else
        j++;
    }
}

static void
open_row (DtlFrame *frame,
          guint32   row,
          double    y,
          Row      *self)
{
  self->piece_begin = self->piece_end = DTL_INSTANT_AFTER_ALL;
  self->last_leap = 0;
  self->frame = frame;
  self->row = row;
  self->y = y;
  dtl_layout_get_columns (frame->layout, row, &self->columns);
  self->n = self->columns.n;
}

static void
add_before (const Row      *self,
            DtlLaneInSight *lane,
            guint           n)
{
  if (n == 0)
    return;
  lane->before += n;
  if (lane->last_before == DTL_NONE ||
      dtl_document_get_position (self->frame->document, self->columns.events[n - 1]) >
        dtl_document_get_position (self->frame->document, lane->last_before))
    lane->last_before = self->columns.events[n - 1];
}

static void
add_behind (const Row      *self,
            DtlLaneInSight *lane,
            guint           k)
{
  if (k == self->n)
    return;
  lane->behind += self->n - k;
  if (lane->first_behind == DTL_NONE ||
      dtl_document_get_position (self->frame->document, self->columns.events[k]) <
        dtl_document_get_position (self->frame->document, lane->first_behind))
    lane->first_behind = self->columns.events[k];
}

/* The first event from which on the row has to be looked at. */
static guint
find_begin (Row *self)
{
  guint k = find_end_after (self, -SEEN_AT_MOST_PX);

  if (k < self->n)
    {
      enter_piece (self, self->columns.begins[k]);
      k = find_begin_from (self, 0, k, self->piece_begin);
    }
  /* not between the two of a pair */
  while (k > 0 && is_left_of_pair (self, k - 1))
    {
      enter_piece (self, self->columns.begins[k - 1]);
      k = find_begin_from (self, 0, k - 1, self->piece_begin);
    }
  return k;
}

void
dtl_frame_look_at_row (DtlFrame *self,
                       guint     row_in_sight)
{
  DtlRowInSight *in_sight = &g_array_index (self->rows, DtlRowInSight, row_in_sight);
  DtlLaneInSight *lane = &g_array_index (self->lanes, DtlLaneInSight, in_sight->lane);
  guint before, k;
  Row row;

  open_row (self, in_sight->row, in_sight->y, &row);
  before = k = find_begin (&row);
  while (k < row.n)
    {
      DtlRun run;
      gboolean is_apart = follow_run (&row, k, &run);

      if (run.left >= self->viewport->width)
        break;
      if (run.right <= 0)
        before = run.end;
      else if (is_apart)
        run.end = add_apart (&row, &run, in_sight, &before);
      else
        add_run (&row, &run, in_sight);
      k = run.end;
    }
  dtl_frame_share_room (self, row_in_sight);
  add_before (&row, lane, before);
  add_behind (&row, lane, k);
}

void
dtl_frame_count_outside (DtlFrame       *self,
                         DtlLaneInSight *lane,
                         guint32         row_index)
{
  Row row;

  open_row (self, row_index, 0, &row);
  add_before (&row, lane, find_end_after (&row, 0));
  add_behind (&row, lane, find_start_after (&row, self->viewport->width));
}
