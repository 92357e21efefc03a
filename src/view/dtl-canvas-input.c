/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pointer and fingers on the canvas.
 *
 * One click gesture and one drag gesture for all marks: what is hit is for the scene to say. Drag and swipe are one group,
 * because claiming in one gesture denies the sequence to every gesture outside its group, and denied stays denied. The drag
 * claims only past the threshold, so that a click stays a click. The pinch is the timeline's (dtl-timeline-fingers.c): a second
 * finger ends the drag by itself, and when one of two is lifted the drag begins anew with the other; only a finger that came to one
 * that dragged already is denied by GTK for as long as it stays.
 */
#include "config.h"

#include "dtl-canvas-private.h"

#include "dtl-gestures.h"

#include <math.h>

/* Less is none: places are added up in floats on their way here. */
#define MIN_MOVE_PX 0.1

static void
set_cursor (DtlCanvas      *self,
            const DtlGroup *group)
{
  const char *name = self->is_panning ? "grabbing" : group != NULL ? "pointer" : "grab";

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->state != NULL && self->scene != NULL ? name : NULL);
}

void
dtl_canvas_update_hover (DtlCanvas *self)
{
  const DtlGroup *group = NULL;

  if (self->state == NULL || self->is_panning || self->is_spanning)
    return;
  if (self->has_pointer)
    group = dtl_canvas_hit (self, self->pointer_x, self->pointer_y);
  set_cursor (self, group);
  dtl_view_state_set_hovered (self->state,
                              group != NULL && group->kind == DTL_GROUP_EVENT ? group->event : DTL_NONE);
  if (dtl_view_state_get_focused (self->state) == DTL_NONE)
    dtl_canvas_drop_tip (self, group);
}

/* In the window: below a pointer at rest the canvas itself may move. */
static gboolean
has_moved (DtlCanvas *self,
           double     x,
           double     y)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean is_new;

  if (root != NULL)
    gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (root), x, y, &x, &y);
  is_new = fabs (x - self->window_x) >= MIN_MOVE_PX || fabs (y - self->window_y) >= MIN_MOVE_PX;
  self->window_x = x;
  self->window_y = y;
  return is_new;
}

static void
point_at (DtlCanvas *self,
          double     x,
          double     y)
{
  if (self->has_pointer && self->pointer_x == x && self->pointer_y == y)
    return;
  self->has_pointer = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  dtl_canvas_update_hover (self);
}

static void
enter_cb (DtlCanvas *self,
          double     x,
          double     y)
{
  point_at (self, x, y);
  has_moved (self, x, y);
}

/* Only a pointer that moves asks for a tip: not a mark that keys or the reader bring below one at rest. */
static void
motion_cb (DtlCanvas *self,
           double     x,
           double     y)
{
  point_at (self, x, y);
  if (has_moved (self, x, y) && self->state != NULL && !self->is_panning && !self->is_spanning)
    dtl_canvas_show_tip_soon (self, dtl_canvas_hit (self, x, y));
}

static void
leave_cb (DtlCanvas *self)
{
  self->has_pointer = FALSE;
  dtl_canvas_update_hover (self);
}

/* Keys belong to the timeline after it was clicked, without a ring or a tip on anything. */
static void
take_focus (DtlCanvas *self,
            guint32    event)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), FALSE);
  if (event != DTL_NONE || !dtl_canvas_has_focus (self))
    dtl_canvas_focus_event (self, event);
}

static void
click_cb (DtlCanvas       *self,
          int              n_press,
          double           x,
          double           y,
          GtkGestureClick *gesture)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const DtlGroup *group;
  guint32 event = DTL_NONE;

  if (self->state == NULL || self->is_panning || self->is_spanning)
    return;
  group = dtl_canvas_hit (self, x, y);
  if (group != NULL && group->kind == DTL_GROUP_EVENT)
    event = group->event;

  if (group == NULL)
    take_focus (self, DTL_NONE);
  else if (event != DTL_NONE && (modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
    {
      dtl_view_state_pick (self->state, event);
      take_focus (self, event);
    }
  else if (n_press == 1)
    {
      dtl_canvas_activate_group (self, group);
      if (event != DTL_NONE)
        take_focus (self, event);
    }
  else if (n_press == 2 && event != DTL_NONE)
    dtl_view_state_frame_event (self->state, event);
  else if (n_press == 2 && group->kind == DTL_GROUP_CLUSTER && group->from < group->to)
    dtl_view_state_frame_span (self->state, group->from, group->to);
}

static void
drag_begin_cb (DtlCanvas      *self,
               double          x,
               double          y,
               GtkGestureDrag *gesture)
{
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  dtl_stop_by_drag (GTK_GESTURE_SINGLE (gesture), self->motion);
  self->drag_x = self->drag_y = 0.0;
  self->is_panning = self->is_spanning = self->has_panned = FALSE;
}

static void
start_drag (DtlCanvas      *self,
            GtkGestureDrag *gesture,
            double          dx,
            double          dy)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if ((modifiers & GDK_SHIFT_MASK) != 0 && button == GDK_BUTTON_PRIMARY)
    self->is_spanning = TRUE;
  else
    self->is_panning = self->has_panned = TRUE;
  dtl_canvas_hide_tip (self);
  dtl_view_state_set_hovered (self->state, DTL_NONE);
  set_cursor (self, NULL);
}

static void
emit_span (DtlCanvas      *self,
           GtkGestureDrag *gesture,
           double          dx,
           gboolean        is_done)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    g_signal_emit_by_name (self, "span-dragged", x / self->text_scale, (x + dx) / self->text_scale, is_done);
}

static void
drag_update_cb (DtlCanvas      *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  if (self->state == NULL)
    return;
  if (!self->is_panning && !self->is_spanning)
    {
      double x, y;

      if (!gtk_gesture_drag_get_start_point (gesture, &x, &y) ||
          !gtk_drag_check_threshold (GTK_WIDGET (self), x, y, x + dx, y + dy))
        return;
      start_drag (self, gesture, dx, dy);
    }

  if (self->is_spanning)
    emit_span (self, gesture, dx, FALSE);
  else
    {
      double scale = self->text_scale;

      dtl_view_state_pan_by (self->state, (dx - self->drag_x) / scale, (dy - self->drag_y) / scale);
      self->drag_x = dx;
      self->drag_y = dy;
    }
}

static void
drag_end_cb (DtlCanvas      *self,
             double          dx,
             double          dy,
             GtkGestureDrag *gesture)
{
  if (self->is_spanning)
    emit_span (self, gesture, dx, TRUE);
  self->is_panning = self->is_spanning = FALSE;
  dtl_canvas_update_hover (self);
}

/* Comes when the drag has ended already. */
static void
swipe_cb (DtlCanvas *self,
          double     velocity_x,
          double     velocity_y)
{
  if (self->has_panned)
    dtl_motion_fling (self->motion, velocity_x / self->text_scale, velocity_y / self->text_scale);
}

void
dtl_canvas_hold (DtlCanvas *self)
{
  dtl_motion_stop (self->motion);
  dtl_canvas_hide_tip (self);
}

static void
init_gestures (DtlCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new (), *swipe = gtk_gesture_swipe_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (click, "released", G_CALLBACK (click_cb), self);

  /* Any button but the secondary: the middle one pans too. */
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);

  g_signal_connect_swapped (swipe, "swipe", G_CALLBACK (swipe_cb), self);

  gtk_gesture_group (swipe, drag);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (swipe));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));

  /* Asked first, because last: a drag that claims a finger as it begins denies it only to those who know of it. */
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

void
dtl_canvas_init_input (DtlCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  init_gestures (self);
}
