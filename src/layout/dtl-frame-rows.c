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
#define LEAP_PX 6.0     /* what begins within half a glyph of each other surely merges */
#define SEEN_AT_MOST_PX (DTL_GLYPH_PX + DTL_POLE_SHIFT_PX)   /* how far a mark may reach beyond its bounds */
#define MATCHES_LOOKED_FOR 256

typedef struct
{
  DtlFrame      *frame;
  const guint32 *events;
  guint          n;
  guint32        row;
  double         y;
} Row;

double
dtl_frame_x_of (const DtlFrame *self,
                DtlInstant      instant)
{
  return dtl_viewport_x_of (self->viewport, self->scale, instant);
}

gboolean
dtl_frame_is_singled_out (const DtlFrame *self,
                          guint32         event)
{
  return self->state != NULL &&
         (event == self->state->selected || event == self->state->hovered || event == self->state->focused);
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

static const DtlEvent *
get_event (const Row *self,
           guint      k)
{
  return dtl_document_get_event (self->frame->document, self->events[k]);
}

static double
x_of_start (const Row *self,
            guint      k)
{
  return dtl_frame_x_of (self->frame, get_event (self, k)->earliest);
}

static double
x_of_end (const Row *self,
          guint      k)
{
  const DtlEvent *event = get_event (self, k);

  return dtl_frame_x_of (self->frame, event->latest > event->earliest ? event->latest + 1 : event->latest);
}

/* Which piece of the document it begins in. Seen from the document's first instant, so that it is the same in every view. */
static double
piece_of (const Row *self,
          guint      k)
{
  const DtlScale *scale = self->frame->scale;
  double x = dtl_scale_distance (scale, dtl_scale_get_first (scale), get_event (self, k)->earliest,
                                 self->frame->viewport->px_per_second);

  return floor (x / RUN_PX);
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

static guint
find_piece (const Row *self,
            double     piece,
            guint      end)
{
  guint low = 0, high = end;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (piece_of (self, middle) >= piece)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* The last event from @k on that begins within LEAP_PX of it, in the same piece. */
static guint
leap (const Row *self,
      guint      k,
      double     piece)
{
  double end = x_of_start (self, k) + LEAP_PX;
  guint step = 1, low = k, high;

  while (low + step < self->n && x_of_start (self, low + step) < end && piece_of (self, low + step) == piece)
    {
      low += step;
      step *= 2;
    }
  high = MIN (low + step, self->n);
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (x_of_start (self, middle) < end && piece_of (self, middle) == piece)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
get_own_px (const Row *self,
            guint      k,
            DtlBox    *box,
            DtlBoxPx  *px)
{
  const DtlPlace *place = dtl_layout_get_place (self->frame->layout, self->events[k]);

  dtl_layout_get_box (self->frame->layout, self->events[k], box);
  dtl_box_get_px (box, place->side, dtl_frame_x_of (self->frame, box->a), dtl_frame_x_of (self->frame, box->b), px);
}

static gboolean
is_left_of_pair (const Row *self,
                 guint      k)
{
  const DtlPlace *place = dtl_layout_get_place (self->frame->layout, self->events[k]);

  return place->on_pole == DTL_POLE_PAIRED && place->side == DTL_SIDE_LEFT && k + 1 < self->n;
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

static void
add_column (DtlFrame *frame,
            DtlRun   *run,
            double    left,
            double    right,
            guint     count)
{
  DtlColumn column = { left, right, count };

  g_array_append_val (frame->columns, column);
  run->n_columns++;
}

/* The run that begins with event @k; TRUE when it is one mark, or two of one pole that stand apart in this row. */
static gboolean
follow_run (const Row *self,
            guint      k,
            DtlRun    *run)
{
  double piece = piece_of (self, k);
  gboolean is_pair = is_left_of_pair (self, k);
  DtlBox box;
  DtlBoxPx px;

  get_px (self, k, &box, &px);
  *run = (DtlRun) { .row = self->row, .first = k, .event = self->events[k], .y = self->y, .left = px.mark_left,
                    .right = px.mark_right, .first_column = self->frame->columns->len };
  for (;;)
    {
      guint last = leap (self, k, piece);

      if (is_left_of_pair (self, last))
        last++;
      get_px (self, last, &box, &px);
      add_column (self->frame, run, x_of_start (self, k), MAX (x_of_start (self, last), px.mark_right), last - k + 1);
      run->right = MAX (run->right, px.mark_right);
      run->end = last + 1;
      if (run->end == self->n || piece_of (self, run->end) != piece)
        break;
      get_px (self, run->end, &box, &px);
      if (px.mark_left >= run->right - 1e-3)
        break;
      k = run->end;
      run->left = MIN (run->left, px.mark_left);
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
  const DtlPlace *place = dtl_layout_get_place (self->frame->layout, self->events[k]);
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

/* Where an event stands in its row. */
static guint
find_event (const Row *self,
            guint32    event)
{
  DtlInstant at = dtl_document_get_event (self->frame->document, event)->earliest;
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_event (self, middle)->earliest < at)
        low = middle + 1;
      else
        high = middle;
    }
  while (low < self->n && self->events[low] != event)
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
    run->event = self->events[k + 1];
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
  run->from = get_event (self, run->first)->earliest;
  run->to = get_event (self, run->end - 1)->latest;
  for (guint k = run->first; k < looked_at && !run->has_match; k++)
    run->has_match = dtl_frame_matches (self->frame, self->events[k]);
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

/* Each has the room between what its neighbours draw. The two lists are in order of the row; a run's events are not in the
 * other one, save those that were taken out. */
static void
share_room (DtlFrame *frame,
            guint     first_seen,
            guint     first_run)
{
  guint i = first_seen, j = first_run;
  double end = -G_MAXDOUBLE;
  double *room_right = NULL;
  gboolean is_behind_run = FALSE;

  while (i < frame->seen->len || j < frame->runs->len)
    {
      DtlSeen *seen = i < frame->seen->len ? &g_array_index (frame->seen, DtlSeen, i) : NULL;
      DtlRun *run = j < frame->runs->len ? &g_array_index (frame->runs, DtlRun, j) : NULL;
      double left;

      if (seen != NULL && seen->is_extra)
        {
          i++;
          continue;
        }
      if (seen != NULL && (run == NULL || seen->px.mark_left < run->left))
        {
          gboolean left_label = seen->label_shown && seen->side == DTL_SIDE_LEFT;
          gboolean right_label = seen->label_shown && seen->side == DTL_SIDE_RIGHT;

          left = left_label ? MIN (seen->px.label_left, seen->px.mark_left) : seen->px.mark_left;
          if (room_right != NULL)
            *room_right = left;
          seen->room_left = end;
          end = right_label ? MAX (seen->px.label_right, seen->px.mark_right) : seen->px.mark_right;
          room_right = &seen->room_right;
          is_behind_run = FALSE;
          i++;
        }
      else
        {
          /* A count may be wider than its run: two of them share the gap between them. */
          double middle = (end + run->left) / 2;

          if (room_right != NULL)
            *room_right = is_behind_run ? middle : run->left;
          run->room_left = is_behind_run ? middle : end;
          end = run->right;
          room_right = &run->room_right;
          is_behind_run = TRUE;
          j++;
        }
    }
}

static void
open_row (DtlFrame *frame,
          guint32   row,
          double    y,
          Row      *self)
{
  self->frame = frame;
  self->row = row;
  self->y = y;
  self->events = dtl_layout_get_row (frame->layout, row, &self->n);
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
      dtl_document_get_position (self->frame->document, self->events[n - 1]) >
        dtl_document_get_position (self->frame->document, lane->last_before))
    lane->last_before = self->events[n - 1];
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
      dtl_document_get_position (self->frame->document, self->events[k]) <
        dtl_document_get_position (self->frame->document, lane->first_behind))
    lane->first_behind = self->events[k];
}

/* The first event from which on the row has to be looked at. */
static guint
find_begin (const Row *self)
{
  guint k = find_end_after (self, -SEEN_AT_MOST_PX);

  if (k < self->n)
    k = find_piece (self, piece_of (self, k), k);
  /* not between the two of a pair */
  while (k > 0 && is_left_of_pair (self, k - 1))
    k = find_piece (self, piece_of (self, k - 1), k - 1);
  return k;
}

void
dtl_frame_look_at_row (DtlFrame *self,
                       guint     row_in_sight)
{
  DtlRowInSight *in_sight = &g_array_index (self->rows, DtlRowInSight, row_in_sight);
  DtlLaneInSight *lane = &g_array_index (self->lanes, DtlLaneInSight, in_sight->lane);
  guint first_seen = self->seen->len, first_run = self->runs->len;
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
      k = run.end;
      if (run.right <= 0)
        before = k;
      else if (is_apart)
        for (guint i = run.first; i < run.end; i++)
          add_seen (&row, i, in_sight);
      else
        add_run (&row, &run, in_sight);
    }
  share_room (self, first_seen, first_run);
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
