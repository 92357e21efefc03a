/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The verbs that move the view. Each makes a new viewport out of the goal (so that key presses during a movement add
 * up) with the pure functions of dtl-viewport.h, and either shows it at once (a hand is moving it) or hands it to
 * the animator (a jump).
 */
#include "config.h"

#include "dtl-view-state-private.h"

#include <math.h>

/* A key press or a click on a zoom button. */
#define ZOOM_STEP 1.5

/* Kept free between what was brought into view and the edge of the canvas; what is nearer moves nothing until it is cut. */
#define VIEW_MARGIN_PX 24.0
#define CUT_MARGIN_PX  2.0

/* Left of a framed span, and right of it, where its last label runs. */
#define FRAME_MARGIN_LEFT_PX  48.0
#define FRAME_MARGIN_RIGHT_PX 240.0

/* Part of a window that PgUp and PgDn move by. */
#define PAGE_FRACTION 0.9

/* Gap between a mark and its label. */
#define LABEL_GAP_PX 6.0

DtlScale *
dtl_view_state_get_scale (DtlViewState *self)
{
  return dtl_layout_get_scale (self->layout);
}

static gboolean
can_move (DtlViewState *self)
{
  return self->layout != NULL && self->has_canvas;
}

void
dtl_view_state_clamp (DtlViewState *self,
                      DtlViewport  *viewport)
{
  dtl_viewport_clamp (viewport, dtl_view_state_get_scale (self));
  viewport->scroll_y = CLAMP (viewport->scroll_y, 0.0, dtl_view_state_get_max_scroll (self));
}

void
dtl_view_state_stop_animator (DtlViewState *self)
{
  if (self->animator != NULL)
    self->animator (self, NULL, self->animator_data);
}

/* Shows @viewport now. */
static void
jump_to (DtlViewState      *self,
         const DtlViewport *viewport,
         DtlFit             fit)
{
  DtlViewport wanted = *viewport;

  dtl_view_state_stop_animator (self);
  dtl_view_state_clamp (self, &wanted);
  self->viewport = self->goal = wanted;
  self->fit = fit;
  dtl_view_state_emit_moved (self);
}

/* Goes to @viewport smoothly where somebody animates. */
static void
travel_to (DtlViewState      *self,
           const DtlViewport *viewport,
           DtlFit             fit)
{
  DtlViewport wanted = *viewport;

  if (self->animator == NULL)
    {
      jump_to (self, viewport, fit);
      return;
    }
  dtl_view_state_clamp (self, &wanted);
  self->goal = wanted;
  self->fit = fit;
  self->animator (self, &self->goal, self->animator_data);
}

static void
remember (DtlViewState *self)
{
  dtl_view_history_remember (self->history, &(DtlView) { self->goal, self->reported_by });
  dtl_view_state_notify_moves (self);
}

static void
note_hand (DtlViewState      *self,
           const DtlViewport *before)
{
  if (dtl_view_history_move_by_hand (self->history, &(DtlView) { *before, self->reported_by }, &self->goal, g_get_monotonic_time ()))
    dtl_view_state_notify_moves (self);
}

static void
frame_opening (DtlViewState *self,
               DtlViewport  *viewport)
{
  dtl_layout_frame_opening (self->layout, viewport);
  viewport->scroll_y = 0.0;
}

static void
frame_all (DtlViewState *self,
           DtlViewport  *viewport)
{
  dtl_viewport_frame_all (viewport, dtl_view_state_get_scale (self));
  viewport->scroll_y = 0.0;
}

void
dtl_view_state_frame_again (DtlViewState *self,
                            DtlViewport  *viewport)
{
  double scroll_y = viewport->scroll_y;

  if (self->fit == DTL_FIT_OPENING)
    dtl_layout_frame_opening (self->layout, viewport);
  else if (self->fit == DTL_FIT_ALL)
    dtl_viewport_frame_all (viewport, dtl_view_state_get_scale (self));
  /* It is time that is framed: rows may have been moved since. */
  viewport->scroll_y = scroll_y;
}

void
dtl_view_state_frame_first (DtlViewState *self)
{
  DtlViewport viewport = self->viewport;

  if (self->is_framed || !can_move (self))
    return;
  self->is_framed = TRUE;
  frame_opening (self, &viewport);
  jump_to (self, &viewport, DTL_FIT_OPENING);
}

const DtlViewport *
dtl_view_state_get_viewport (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return &self->viewport;
}

const DtlViewport *
dtl_view_state_get_goal (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return &self->goal;
}

void
dtl_view_state_set_canvas_size (DtlViewState *self,
                                double        width,
                                double        height)
{
  DtlViewport viewport;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (width >= 0.0 && height >= 0.0);

  if (self->has_canvas && self->viewport.width == width && self->viewport.height == height)
    return;

  self->viewport.height = self->goal.height = height;
  if (self->layout == NULL || !self->is_framed)
    {
      self->viewport.width = self->goal.width = width;
      self->has_canvas = width > 0.0 && height > 0.0;
      dtl_view_state_frame_first (self);
      return;
    }
  viewport = self->goal;
  dtl_viewport_resize (&viewport, dtl_view_state_get_scale (self), width, height);
  dtl_view_state_frame_again (self, &viewport);
  jump_to (self, &viewport, self->fit);
}

gboolean
dtl_view_state_has_moved (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->is_framed && self->fit != DTL_FIT_OPENING;
}

void
dtl_view_state_set_viewport (DtlViewState      *self,
                             const DtlViewport *viewport)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (viewport != NULL);

  if (can_move (self))
    {
      DtlViewport before = self->goal;

      jump_to (self, viewport, DTL_FIT_NONE);
      note_hand (self, &before);
    }
}

void
dtl_view_state_show_viewport (DtlViewState      *self,
                              const DtlViewport *viewport)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (viewport != NULL);

  self->viewport = *viewport;
  dtl_view_state_emit_moved (self);
}

void
dtl_view_state_set_animator (DtlViewState    *self,
                             DtlViewAnimator  animator,
                             gpointer         user_data)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  dtl_view_state_stop_animator (self);
  self->animator = animator;
  self->animator_data = user_data;
}

double
dtl_view_state_get_max_scroll (DtlViewState *self)
{
  double row_px;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), 0.0);

  if (self->layout == NULL)
    return 0.0;
  row_px = dtl_layout_get_row_px (self->layout, self->goal.height);
  return MAX (0.0, dtl_layout_get_height (self->layout, row_px) - self->goal.height);
}

/* The box of an event on @viewport. */
static gboolean
get_box (DtlViewState      *self,
         const DtlViewport *viewport,
         guint32            index,
         gboolean           with_label,
         double            *x,
         double            *y,
         double            *width,
         double            *height)
{
  const DtlEvent *event = dtl_document_get_event (self->document, index);
  const DtlPlace *place = dtl_layout_get_place (self->layout, index);
  double begin, end;

  if ((event->flags & DTL_EVENT_PLACED) == 0 || place->row == DTL_NONE)
    return FALSE;

  begin = dtl_viewport_x_of (viewport, dtl_view_state_get_scale (self), event->earliest);
  end = dtl_viewport_x_of (viewport, dtl_view_state_get_scale (self), event->latest);
  if (end - begin < DTL_GLYPH_PX)
    {
      begin = (begin + end - DTL_GLYPH_PX) / 2.0;
      end = begin + DTL_GLYPH_PX;
    }
  if (with_label && place->side == DTL_SIDE_RIGHT)
    end = MAX (end, begin + DTL_GLYPH_PX + LABEL_GAP_PX + place->label_width);
  else if (with_label)
    begin = MIN (begin, end - DTL_GLYPH_PX - LABEL_GAP_PX - place->label_width);

  *height = dtl_layout_get_row_px (self->layout, viewport->height);
  *y = dtl_layout_get_row_y (self->layout, place->row, *height) - viewport->scroll_y;
  *x = begin;
  *width = end - begin;
  return TRUE;
}

gboolean
dtl_view_state_get_event_box (DtlViewState *self,
                              guint32       event,
                              gboolean      with_label,
                              double       *x,
                              double       *y,
                              double       *width,
                              double       *height)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (x != NULL && y != NULL && width != NULL && height != NULL, FALSE);

  if (!can_move (self) || event == DTL_NONE)
    return FALSE;
  return get_box (self, &self->viewport, event, with_label, x, y, width, height);
}

void
dtl_view_state_pan_by (DtlViewState *self,
                       double        dx,
                       double        dy)
{
  DtlViewport viewport, before;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (!can_move (self))
    return;
  before = self->goal;
  viewport = self->viewport;
  if (dx != 0.0)
    dtl_viewport_pan_by (&viewport, dtl_view_state_get_scale (self), dx);
  viewport.scroll_y -= dy;
  jump_to (self, &viewport, dx != 0.0 ? DTL_FIT_NONE : self->fit);
  note_hand (self, &before);
}

void
dtl_view_state_zoom_at (DtlViewState *self,
                        double        x,
                        double        factor)
{
  DtlViewport viewport, before;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (factor > 0.0);

  if (!can_move (self))
    return;
  before = self->goal;
  viewport = self->viewport;
  dtl_viewport_zoom_at (&viewport, dtl_view_state_get_scale (self), x, factor);
  jump_to (self, &viewport, DTL_FIT_NONE);
  note_hand (self, &before);
}

static void
zoom_by (DtlViewState *self,
         double        factor)
{
  DtlViewport viewport, before;
  double at, x, y, width, height;

  if (!can_move (self))
    return;
  viewport = before = self->goal;
  at = viewport.width / 2.0;
  if (self->selected != DTL_NONE &&
      get_box (self, &viewport, self->selected, FALSE, &x, &y, &width, &height) &&
      x + width >= 0.0 && x <= viewport.width)
    at = CLAMP (x + width / 2.0, 0.0, viewport.width);
  dtl_viewport_zoom_at (&viewport, dtl_view_state_get_scale (self), at, factor);
  travel_to (self, &viewport, DTL_FIT_NONE);
  note_hand (self, &before);
}

void
dtl_view_state_zoom_in (DtlViewState *self)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  zoom_by (self, ZOOM_STEP);
}

void
dtl_view_state_zoom_out (DtlViewState *self)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  zoom_by (self, 1.0 / ZOOM_STEP);
}

void
dtl_view_state_frame_all (DtlViewState *self)
{
  DtlViewport viewport;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (!can_move (self))
    return;
  remember (self);
  viewport = self->goal;
  frame_all (self, &viewport);
  travel_to (self, &viewport, DTL_FIT_ALL);
}

void
dtl_view_state_frame_opening (DtlViewState *self)
{
  DtlViewport viewport;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (!can_move (self))
    return;
  remember (self);
  viewport = self->goal;
  frame_opening (self, &viewport);
  travel_to (self, &viewport, DTL_FIT_OPENING);
}

/* So that the row of an event is wholly in view. */
static void
scroll_to_event (DtlViewState *self,
                 DtlViewport  *viewport,
                 guint32       event)
{
  double x, y, width, height;

  if (!get_box (self, viewport, event, FALSE, &x, &y, &width, &height))
    return;
  if (y < 0.0)
    viewport->scroll_y += y - height / 2.0;
  else if (y + height > viewport->height)
    viewport->scroll_y += y + height * 1.5 - viewport->height;
}

/* An event without length gets the scale at which its label stands, or four times as much where it never does. */
static void
frame_instant (DtlViewState *self,
               DtlViewport  *viewport,
               guint32       event)
{
  const DtlPlace *place = dtl_layout_get_place (self->layout, event);
  double wanted = place->label_scale * 1.25;
  double x;

  if (isfinite (wanted) && wanted <= viewport->px_per_second)
    wanted = viewport->px_per_second * 2.0;
  else if (!isfinite (wanted))
    wanted = viewport->px_per_second * 4.0;
  x = dtl_viewport_x_of (viewport, dtl_view_state_get_scale (self), dtl_document_get_event (self->document, event)->earliest);
  dtl_viewport_pan_by (viewport, dtl_view_state_get_scale (self), viewport->width / 2.0 - x);
  dtl_viewport_zoom_at (viewport, dtl_view_state_get_scale (self), viewport->width / 2.0, wanted / viewport->px_per_second);
}

void
dtl_view_state_frame_event (DtlViewState *self,
                            guint32       event)
{
  const DtlEvent *record;
  DtlViewport viewport;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (event != DTL_NONE);

  if (!can_move (self) || dtl_layout_get_place (self->layout, event)->row == DTL_NONE)
    return;
  remember (self);
  viewport = self->goal;
  record = dtl_document_get_event (self->document, event);
  if (record->latest - record->earliest > DTL_SECONDS_PER_DAY)
    dtl_viewport_frame (&viewport, dtl_view_state_get_scale (self), record->earliest, record->latest,
                        viewport.width / 4.0, viewport.width / 4.0);
  else
    frame_instant (self, &viewport, event);
  scroll_to_event (self, &viewport, event);
  travel_to (self, &viewport, DTL_FIT_NONE);
}

void
dtl_view_state_frame_selection (DtlViewState *self)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (self->selected != DTL_NONE)
    dtl_view_state_frame_event (self, self->selected);
}

void
dtl_view_state_frame_span (DtlViewState *self,
                           DtlInstant    from,
                           DtlInstant    to)
{
  DtlViewport viewport;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (from <= to);

  if (!can_move (self))
    return;
  remember (self);
  viewport = self->goal;
  dtl_viewport_frame (&viewport, dtl_view_state_get_scale (self), from, to,
                      MIN (FRAME_MARGIN_LEFT_PX, viewport.width / 8.0),
                      MIN (FRAME_MARGIN_RIGHT_PX, viewport.width / 4.0));
  travel_to (self, &viewport, DTL_FIT_NONE);
}

void
dtl_view_state_go_to_date (DtlViewState *self,
                           DtlInstant    instant)
{
  DtlViewport viewport;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (!can_move (self))
    return;
  remember (self);
  viewport = self->goal;
  viewport.anchor = instant;
  viewport.anchor_x = viewport.width / 2.0;
  travel_to (self, &viewport, DTL_FIT_NONE);
}

void
dtl_view_state_page (DtlViewState *self,
                     int           direction)
{
  DtlViewport viewport, before;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (!can_move (self))
    return;
  viewport = before = self->goal;
  dtl_viewport_pan_by (&viewport, dtl_view_state_get_scale (self), -direction * PAGE_FRACTION * viewport.width);
  travel_to (self, &viewport, DTL_FIT_NONE);
  note_hand (self, &before);
}

/* How far the content must move right so that [left, right] is in view: not at all, just enough, or, from far away, to
 * two fifths of the window. Of what is wider than the window a good part is enough, else its beginning. */
static double
get_way_into_view (double left,
                   double right,
                   double width)
{
  double margin = MIN (VIEW_MARGIN_PX, width / 8.0);
  double way = 0.0;

  if (right - left > width - 2.0 * margin)
    {
      gboolean begins_in_view = left >= 0.0 && left <= width / 2.0;
      gboolean fills_view = left < 0.0 && right > width / 2.0;

      return begins_in_view || fills_view ? 0.0 : margin - left;
    }
  if (left < CUT_MARGIN_PX)
    way = margin - left;
  else if (right > width - CUT_MARGIN_PX)
    way = width - margin - right;
  if (fabs (way) > width / 2.0)
    way = MIN (0.4 * width - left, width - margin - right);
  return way;
}

void
dtl_view_state_bring_into_view (DtlViewState *self,
                                guint32       event)
{
  DtlViewport viewport;
  double x, y, width, height, way, scroll;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (event != DTL_NONE);

  if (!can_move (self))
    return;
  viewport = self->goal;
  if (!get_box (self, &viewport, event, TRUE, &x, &y, &width, &height))
    return;

  way = get_way_into_view (x, x + width, viewport.width);
  scroll = viewport.scroll_y;
  if (way != 0.0)
    dtl_viewport_pan_by (&viewport, dtl_view_state_get_scale (self), way);
  scroll_to_event (self, &viewport, event);
  if (way == 0.0 && viewport.scroll_y == scroll)
    return;
  if (fabs (way) > viewport.width / 2.0)
    remember (self);
  travel_to (self, &viewport, way != 0.0 ? DTL_FIT_NONE : self->fit);
}

void
dtl_view_state_scroll_to_lane (DtlViewState *self,
                               guint32       lane)
{
  DtlViewport viewport;
  double row_px;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (!can_move (self))
    return;
  viewport = self->goal;
  row_px = dtl_layout_get_row_px (self->layout, viewport.height);
  for (guint i = 0; i < dtl_layout_get_n_lanes (self->layout); i++)
    if (dtl_layout_get_lane (self->layout, i)->lane == lane)
      {
        double y, height;

        dtl_layout_get_lane_box (self->layout, i, row_px, &y, &height);
        if (y < viewport.scroll_y)
          viewport.scroll_y = y;
        else if (y + height > viewport.scroll_y + viewport.height)
          viewport.scroll_y = MIN (y, y + height - viewport.height);
        travel_to (self, &viewport, self->fit);
        return;
      }
}

void
dtl_view_state_go_to_report (DtlViewState *self,
                             DtlInstant    by)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (by == self->reported_by)
    return;
  if (can_move (self))
    remember (self);
  dtl_view_state_set_reported_by (self, by);
}

gboolean
dtl_view_state_can_go_back (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return dtl_view_history_can_go_back (self->history);
}

gboolean
dtl_view_state_can_go_forward (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return dtl_view_history_can_go_forward (self->history);
}

static void
go_through_history (DtlViewState *self,
                    gboolean    (*step) (DtlViewHistory *, DtlView *))
{
  DtlView view = { self->goal, self->reported_by };

  if (!can_move (self) || !step (self->history, &view))
    return;
  /* The window may have another size than when the view was left. */
  dtl_viewport_resize (&view.viewport, dtl_view_state_get_scale (self), self->goal.width, self->goal.height);
  dtl_view_state_set_reported_by (self, view.reported_by);
  travel_to (self, &view.viewport, DTL_FIT_NONE);
  dtl_view_state_notify_moves (self);
}

void
dtl_view_state_go_back (DtlViewState *self)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  go_through_history (self, dtl_view_history_go_back);
}

void
dtl_view_state_go_forward (DtlViewState *self)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  go_through_history (self, dtl_view_history_go_forward);
}
