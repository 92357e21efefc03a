/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fingers on the timeline.
 *
 * Two of them zoom and pan wherever they lie, also one on the ruler and one on the canvas: so the pinch is the whole timeline's and
 * sees them before its parts do. It claims them, so that no span is selected and no name opens its menu; but two on the canvas stay
 * the canvas's, which goes on with the one that is not lifted. One finger on the lanes' names moves the rows.
 */
#include "config.h"

#include "dtl-timeline-private.h"

#include "dtl-gestures.h"

double
dtl_timeline_get_canvas_x (DtlTimeline *self,
                           double       x,
                           double       y)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);

  gtk_widget_translate_coordinates (GTK_WIDGET (self), canvas, x, y, &x, &y);
  return CLAMP (x, 0.0, gtk_widget_get_width (canvas)) / dtl_canvas_get_text_scale (self->canvas);
}

static gboolean
all_on_canvas (DtlTimeline *self,
               GtkGesture  *pinch)
{
  g_autoptr (GList) fingers = gtk_gesture_get_sequences (pinch);
  gboolean are_all = TRUE;
  graphene_rect_t canvas;
  double x, y;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (self->canvas), GTK_WIDGET (self), &canvas))
    return FALSE;
  for (GList *l = fingers; l != NULL; l = l->next)
    are_all &= gtk_gesture_get_point (pinch, l->data, &x, &y) &&
               graphene_rect_contains_point (&canvas, &GRAPHENE_POINT_INIT (x, y));
  return are_all;
}

static void
pinch_begin_cb (DtlTimeline      *self,
                GdkEventSequence *sequence,
                GtkGesture       *pinch)
{
  dtl_canvas_hold (self->canvas);
  if (!all_on_canvas (self, pinch))
    gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
  self->pinch_scale = 1.0;
  dtl_get_pinch_centre (pinch, &self->pinch_x, &self->pinch_y);
}

/* The scale is relative to the beginning; what was applied already is divided out. The middle of the fingers also pans. */
static void
pinch_scale_cb (DtlTimeline *self,
                double       scale,
                GtkGesture  *pinch)
{
  double x, y, text_scale = dtl_canvas_get_text_scale (self->canvas);

  if (self->state == NULL || scale <= 0.0 || !dtl_get_pinch_centre (pinch, &x, &y))
    return;
  dtl_view_state_pan_by (self->state, (x - self->pinch_x) / text_scale, (y - self->pinch_y) / text_scale);
  dtl_view_state_zoom_at (self->state, dtl_timeline_get_canvas_x (self, x, y), scale / self->pinch_scale);
  self->pinch_scale = scale;
  self->pinch_x = x;
  self->pinch_y = y;
}

static void
names_begin_cb (DtlTimeline      *self,
                double            x,
                double            y,
                GtkGestureSingle *drag)
{
  dtl_stop_by_drag (drag, dtl_canvas_get_motion (self->canvas));
  self->names_dy = 0.0;
  self->names_are_dragged = FALSE;
}

static void
names_update_cb (DtlTimeline *self,
                 double       dx,
                 double       dy,
                 GtkGesture  *drag)
{
  if (self->state == NULL)
    return;
  if (!self->names_are_dragged)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self->column), 0, 0, 0, dy))
        return;
      gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
      self->names_are_dragged = TRUE;
    }
  dtl_view_state_pan_by (self->state, 0.0, (dy - self->names_dy) / dtl_canvas_get_text_scale (self->canvas));
  self->names_dy = dy;
}

/* Comes when the drag has ended already. */
static void
names_swipe_cb (DtlTimeline *self,
                double       velocity_x,
                double       velocity_y)
{
  if (self->names_are_dragged)
    dtl_motion_fling (dtl_canvas_get_motion (self->canvas), 0.0, velocity_y / dtl_canvas_get_text_scale (self->canvas));
}

static void
init_names (DtlTimeline *self)
{
  GtkGesture *drag = gtk_gesture_drag_new (), *swipe = gtk_gesture_swipe_new ();

  /* A button of a mouse that slips off a name opens no menu, and moves nothing. */
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (drag), TRUE);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (names_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (names_update_cb), self);
  g_signal_connect_swapped (swipe, "swipe", G_CALLBACK (names_swipe_cb), self);
  gtk_gesture_group (swipe, drag);
  gtk_widget_add_controller (GTK_WIDGET (self->column), GTK_EVENT_CONTROLLER (swipe));
  gtk_widget_add_controller (GTK_WIDGET (self->column), GTK_EVENT_CONTROLLER (drag));
}

void
dtl_timeline_init_fingers (DtlTimeline *self)
{
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (pinch), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_scale_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  init_names (self);
}
