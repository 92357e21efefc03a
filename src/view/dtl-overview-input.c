/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The hand on the overview: its window is dragged, by its middle or by an edge, and stepped by keys. The wheel and two fingers do what
 * they do on the timeline, at the time that they are at on the strip.
 */
#include "config.h"

#include "dtl-overview-private.h"

#include "dtl-gestures.h"

#include <string.h>

#define GRIP_REACH_PX 7.0 /* an edge is caught from so far */
/* Part of a window that an arrow key moves by. */
#define STEP_FRACTION 0.1

/* Edges reach outwards, so that a narrow window can still be dragged by its middle. */
static DtlOverviewGrab
find_grab (DtlOverview *self,
           double       x)
{
  double x0, x1, inward;

  dtl_overview_get_window (self, &x0, &x1);
  inward = MIN (GRIP_REACH_PX / 2.0, (x1 - x0) / 4.0);
  if (x >= x0 - GRIP_REACH_PX && x <= x0 + inward)
    return GRAB_START;
  if (x >= x1 - inward && x <= x1 + GRIP_REACH_PX)
    return GRAB_END;
  return x > x0 && x < x1 ? GRAB_WINDOW : GRAB_NONE;
}

static void
update_cursor (DtlOverview *self)
{
  static const char *names[] = {
    [GRAB_NONE] = "pointer", [GRAB_WINDOW] = "grab", [GRAB_START] = "ew-resize", [GRAB_END] = "ew-resize",
  };
  const char *name = NULL;

  if (dtl_overview_get_layout (self) != NULL && self->is_dragging && self->grab == GRAB_WINDOW)
    name = "grabbing";
  else if (dtl_overview_get_layout (self) != NULL)
    name = names[self->is_dragging ? self->grab : find_grab (self, self->pointer_x)];
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
motion_cb (DtlOverview *self,
           double       x,
           double       y)
{
  self->pointer_x = x / self->text_scale;
  update_cursor (self);
}

static void
drag_begin_cb (DtlOverview *self,
               double       x,
               double       y)
{
  const DtlViewport *view;
  DtlScale *scale;
  double x1;

  self->is_dragging = FALSE;
  self->grab = GRAB_NONE;
  if (dtl_overview_get_layout (self) == NULL)
    return;
  view = dtl_view_state_get_viewport (self->state);
  scale = dtl_layout_get_scale (dtl_overview_get_layout (self));
  self->grab = find_grab (self, x / self->text_scale);
  self->grab_from = dtl_viewport_instant_at (view, scale, 0.0);
  self->grab_to = dtl_viewport_instant_at (view, scale, view->width);
  dtl_overview_get_window (self, &self->grab_x0, &x1);
}

static void
drag_window (DtlOverview *self,
             double       dx)
{
  DtlViewport view = *dtl_view_state_get_viewport (self->state);

  view.anchor = dtl_overview_get_instant (self, self->grab_x0 + dx);
  view.anchor_x = 0.0;
  dtl_view_state_set_viewport (self->state, &view);
}

static void
drag_edge (DtlOverview *self,
           double       x)
{
  DtlViewport view = *dtl_view_state_get_viewport (self->state);
  DtlInstant at = dtl_overview_get_instant (self, x);
  DtlInstant from = self->grab == GRAB_START ? MIN (at, self->grab_to - 1) : self->grab_from;
  DtlInstant to = self->grab == GRAB_END ? MAX (at, self->grab_from + 1) : self->grab_to;

  dtl_viewport_frame (&view, dtl_layout_get_scale (dtl_overview_get_layout (self)), from, to, 0.0, 0.0);
  dtl_view_state_set_viewport (self->state, &view);
}

static void
drag_update_cb (DtlOverview    *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  double x, y;

  if (dtl_overview_get_layout (self) == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (!self->is_dragging)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), x, y, x + dx, y))
        return;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      self->is_dragging = TRUE;
      /* Beside the window: it comes to the pointer first. */
      if (self->grab == GRAB_NONE)
        {
          double x0, x1;

          dtl_overview_get_window (self, &x0, &x1);
          self->grab_x0 = x / self->text_scale - (x1 - x0) / 2.0;
          self->grab = GRAB_WINDOW;
        }
    }
  if (self->grab == GRAB_WINDOW)
    drag_window (self, dx / self->text_scale);
  else
    drag_edge (self, (x + dx) / self->text_scale);
  update_cursor (self);
}

static void
drag_end_cb (DtlOverview    *self,
             double          dx,
             double          dy,
             GtkGestureDrag *gesture)
{
  self->is_dragging = FALSE;
  update_cursor (self);
}

static void
click_cb (DtlOverview *self,
          int          n_press,
          double       x,
          double       y)
{
  if (dtl_overview_get_layout (self) == NULL || self->is_dragging)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 1)
    dtl_view_state_go_to_date (self->state, dtl_overview_get_instant (self, x / self->text_scale));
  else if (n_press == 2)
    dtl_view_state_frame_all (self->state);
}

/* Where the canvas shows the time at @x; its nearer edge for what it does not show. */
static double
get_zoom_x (DtlOverview *self,
            double       x)
{
  const DtlViewport *view = dtl_view_state_get_viewport (self->state);

  return CLAMP (dtl_viewport_x_of (view, dtl_layout_get_scale (dtl_overview_get_layout (self)), dtl_overview_get_instant (self, x)),
                0.0, view->width);
}

static gboolean
scroll_cb (DtlOverview              *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  const DtlViewport *view;
  DtlScroll scroll;
  DtlIntent intent;

  if (dtl_overview_get_layout (self) == NULL)
    return FALSE;
  view = dtl_view_state_get_viewport (self->state);
  dtl_describe_scroll (controller, dx, dy, &scroll);
  scroll.wheel_zooms = self->wheel_zooms;
  scroll.width = view->width;
  scroll.height = view->height;
  dtl_intent_from_scroll (&scroll, &intent);
  if (intent.kind == DTL_INTENT_ZOOM)
    dtl_view_state_zoom_at (self->state, get_zoom_x (self, self->pointer_x), intent.factor);
  else if (intent.kind == DTL_INTENT_PAN)
    dtl_view_state_pan_by (self->state, intent.dx, intent.dy);
  return intent.kind != DTL_INTENT_NONE;
}

/* Then it is neither a drag nor a click, also when one finger stays longer than the other. */
static void
pinch_begin_cb (DtlOverview      *self,
                GdkEventSequence *sequence,
                GtkGesture       *pinch)
{
  double y;

  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
  self->pinch_scale = 1.0;
  dtl_get_pinch_centre (pinch, &self->pinch_x, &y);
}

/* Always at the time where it began: a pixel more or less is a long time on the strip. */
static void
pinch_scale_cb (DtlOverview *self,
                double       scale)
{
  if (dtl_overview_get_layout (self) == NULL || scale <= 0.0)
    return;
  dtl_view_state_zoom_at (self->state, get_zoom_x (self, self->pinch_x / self->text_scale), scale / self->pinch_scale);
  self->pinch_scale = scale;
}

/* Keys: the name of the verb says it. */
static void
key_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  DtlOverview *self = DTL_OVERVIEW (widget);
  const char *verb = action_name + strlen ("overview.");
  DtlScale *scale;

  if (dtl_overview_get_layout (self) == NULL)
    return;
  scale = dtl_layout_get_scale (dtl_overview_get_layout (self));
  if (g_str_equal (verb, "pan-back"))
    dtl_view_state_pan_by (self->state, STEP_FRACTION * dtl_view_state_get_viewport (self->state)->width, 0.0);
  else if (g_str_equal (verb, "pan-forward"))
    dtl_view_state_pan_by (self->state, -STEP_FRACTION * dtl_view_state_get_viewport (self->state)->width, 0.0);
  else if (g_str_equal (verb, "page-back"))
    dtl_view_state_page (self->state, -1);
  else if (g_str_equal (verb, "page-forward"))
    dtl_view_state_page (self->state, +1);
  else if (g_str_equal (verb, "first"))
    dtl_view_state_go_to_date (self->state, dtl_scale_get_first (scale));
  else if (g_str_equal (verb, "last"))
    dtl_view_state_go_to_date (self->state, dtl_scale_get_last (scale));
  else if (g_str_equal (verb, "zoom-in"))
    dtl_view_state_zoom_in (self->state);
  else if (g_str_equal (verb, "zoom-out"))
    dtl_view_state_zoom_out (self->state);
  else
    dtl_view_state_frame_all (self->state);
}

void
dtl_overview_install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *action;
    guint       keyval, keypad_keyval;
  } keys[] = {
    { "overview.pan-back", GDK_KEY_Left, GDK_KEY_KP_Left },
    { "overview.pan-forward", GDK_KEY_Right, GDK_KEY_KP_Right },
    { "overview.page-back", GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up },
    { "overview.page-forward", GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down },
    { "overview.first", GDK_KEY_Home, GDK_KEY_KP_Home },
    { "overview.last", GDK_KEY_End, GDK_KEY_KP_End },
    { "overview.zoom-in", GDK_KEY_plus, GDK_KEY_KP_Add },
    { "overview.zoom-in", GDK_KEY_equal, GDK_KEY_Up },
    { "overview.zoom-out", GDK_KEY_minus, GDK_KEY_KP_Subtract },
    { "overview.zoom-out", GDK_KEY_underscore, GDK_KEY_Down },
    { "overview.zoom-all", GDK_KEY_0, GDK_KEY_KP_0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (i == 0 || !g_str_equal (keys[i].action, keys[i - 1].action))
        gtk_widget_class_install_action (widget_class, keys[i].action, NULL, key_cb);
      gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, 0, keys[i].action, NULL);
      gtk_widget_class_add_binding_action (widget_class, keys[i].keypad_keyval, 0, keys[i].action, NULL);
    }
}

void
dtl_overview_add_controllers (DtlOverview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (click_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_scale_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
