/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-gestures.h"

static gboolean
is_from_touchpad (GtkEventController *controller)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHPAD;
}

void
dtl_describe_scroll (GtkEventControllerScroll *controller,
                     double                    dx,
                     double                    dy,
                     DtlScroll                *scroll)
{
  GtkEventController *base = GTK_EVENT_CONTROLLER (controller);
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (base);

  *scroll = (DtlScroll) {
    .dx = dx, .dy = dy,
    .is_surface = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE,
    .is_touchpad = is_from_touchpad (base),
    .shift = (modifiers & GDK_SHIFT_MASK) != 0,
    .control = (modifiers & GDK_CONTROL_MASK) != 0,
  };
}

/* To the fraction of a pixel, which the toolkit's box around the fingers has not. */
gboolean
dtl_get_pinch_centre (GtkGesture *pinch,
                      double     *x,
                      double     *y)
{
  g_autoptr (GList) fingers = gtk_gesture_get_sequences (pinch);
  double sum_x = 0.0, sum_y = 0.0;
  guint n = 0;

  for (GList *l = fingers; l != NULL; l = l->next)
    {
      double finger_x, finger_y;

      if (!gtk_gesture_get_point (pinch, l->data, &finger_x, &finger_y))
        continue;
      sum_x += finger_x;
      sum_y += finger_y;
      n++;
    }
  if (n == 0)
    return FALSE;
  *x = sum_x / n;
  *y = sum_y / n;
  return TRUE;
}

/* The pointer has no sequence: with a mouse, a click is a click. */
void
dtl_stop_by_drag (GtkGestureSingle *drag,
                  DtlMotion        *motion)
{
  if (dtl_motion_is_moving (motion) && gtk_gesture_single_get_current_sequence (drag) != NULL)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  dtl_motion_stop (motion);
}
