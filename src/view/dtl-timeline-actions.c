/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The timeline's verbs, each a class action with its keys, and the wheel. Menus, buttons, keys and screen readers use the
 * same actions.
 */
#include "config.h"

#include "dtl-gestures.h"
#include "dtl-timeline-private.h"

static gboolean
has_events_focus (DtlTimeline *self)
{
  return dtl_canvas_has_focus (self->canvas) || gtk_widget_get_focus_child (GTK_WIDGET (self->shelf)) != NULL;
}

/* Keys moved the selection: the focus goes with it, and is seen. */
static void
follow_selection (DtlTimeline *self)
{
  guint32 selected = dtl_view_state_get_selected (self->state);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (selected == DTL_NONE || !has_events_focus (self))
    return;
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  if (!dtl_canvas_focus_event (self->canvas, selected))
    dtl_shelf_focus_event (self->shelf, selected);
}

static void
next_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  DtlTimeline *self = DTL_TIMELINE (widget);

  if (self->state == NULL)
    return;
  dtl_view_state_select_next (self->state);
  follow_selection (self);
}

static void
previous_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  DtlTimeline *self = DTL_TIMELINE (widget);

  if (self->state == NULL)
    return;
  dtl_view_state_select_previous (self->state);
  follow_selection (self);
}

/* Among the lanes' names, up and down go from name to name. */
static void
step_row (DtlTimeline *self,
          int          direction)
{
  if (self->state == NULL)
    return;
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == GTK_WIDGET (self->column))
    {
      gtk_widget_child_focus (GTK_WIDGET (self->column), direction > 0 ? GTK_DIR_DOWN : GTK_DIR_UP);
      return;
    }
  dtl_view_state_select_nearest_row (self->state, direction);
  follow_selection (self);
}

static void
up_cb (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  step_row (DTL_TIMELINE (widget), -1);
}

static void
down_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  step_row (DTL_TIMELINE (widget), +1);
}

static void
first_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  DtlTimeline *self = DTL_TIMELINE (widget);

  if (self->state == NULL)
    return;
  dtl_view_state_select_first (self->state);
  follow_selection (self);
}

static void
last_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  DtlTimeline *self = DTL_TIMELINE (widget);

  if (self->state == NULL)
    return;
  dtl_view_state_select_last (self->state);
  follow_selection (self);
}

static void
extend_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  DtlTimeline *self = DTL_TIMELINE (widget);

  if (self->state == NULL || dtl_view_state_get_layout (self->state) == NULL)
    return;
  dtl_timeline_extend_span (self, g_str_has_suffix (action_name, "next") ? +1 : -1);
  follow_selection (self);
}

static void
match_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  DtlTimeline *self = DTL_TIMELINE (widget);

  if (self->state == NULL)
    return;
  dtl_view_state_step_match (self->state, g_str_has_suffix (action_name, "next-match") ? +1 : -1);
  follow_selection (self);
}

/* The verbs of the state that take nothing else. */
static const struct
{
  const char *name;
  void      (*verb) (DtlViewState *state);
} simple_verbs[] = {
  { "timeline.zoom-in", dtl_view_state_zoom_in },
  { "timeline.zoom-out", dtl_view_state_zoom_out },
  { "timeline.zoom-all", dtl_view_state_frame_all },
  { "timeline.zoom-opening", dtl_view_state_frame_opening },
  { "timeline.zoom-selection", dtl_view_state_frame_selection },
  { "timeline.go-back", dtl_view_state_go_back },
  { "timeline.go-forward", dtl_view_state_go_forward },
  { "timeline.show-all-lanes", dtl_view_state_show_all_lanes },
};

static void
simple_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  DtlTimeline *self = DTL_TIMELINE (widget);

  for (guint i = 0; i < G_N_ELEMENTS (simple_verbs) && self->state != NULL; i++)
    if (g_str_equal (action_name, simple_verbs[i].name))
      simple_verbs[i].verb (self->state);
}

static void
page_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  DtlTimeline *self = DTL_TIMELINE (widget);

  if (self->state != NULL)
    dtl_view_state_page (self->state, g_str_has_suffix (action_name, "forward") ? +1 : -1);
}

static void
read_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  DtlTimeline *self = DTL_TIMELINE (widget);
  guint32 selected = self->state != NULL ? dtl_view_state_get_selected (self->state) : DTL_NONE;

  if (selected != DTL_NONE)
    dtl_timeline_activate (self, selected);
}

static void
quote_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  g_signal_emit_by_name (widget, "step-quote", g_str_has_suffix (action_name, "next-quote") ? +1 : -1);
}

static void
clear_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  DtlTimeline *self = DTL_TIMELINE (widget);

  if (self->state != NULL && !dtl_timeline_clear_span (self) && !dtl_view_state_clear_picks (self->state))
    dtl_view_state_set_selected (self->state, DTL_NONE, FALSE);
}

static void
bind (GtkWidgetClass  *widget_class,
      const char      *action,
      GdkModifierType  modifiers,
      guint            keyval,
      guint            keypad_keyval)
{
  gtk_widget_class_add_binding_action (widget_class, keyval, modifiers, action, NULL);
  if (keypad_keyval != 0)
    gtk_widget_class_add_binding_action (widget_class, keypad_keyval, modifiers, action, NULL);
}

static void
install_moves (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timeline.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "timeline.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "timeline.up", NULL, up_cb);
  gtk_widget_class_install_action (widget_class, "timeline.down", NULL, down_cb);
  gtk_widget_class_install_action (widget_class, "timeline.first", NULL, first_cb);
  gtk_widget_class_install_action (widget_class, "timeline.last", NULL, last_cb);
  gtk_widget_class_install_action (widget_class, "timeline.extend-next", NULL, extend_cb);
  gtk_widget_class_install_action (widget_class, "timeline.extend-previous", NULL, extend_cb);
  gtk_widget_class_install_action (widget_class, "timeline.next-match", NULL, match_cb);
  gtk_widget_class_install_action (widget_class, "timeline.previous-match", NULL, match_cb);

  bind (widget_class, "timeline.next", 0, GDK_KEY_Right, GDK_KEY_KP_Right);
  bind (widget_class, "timeline.previous", 0, GDK_KEY_Left, GDK_KEY_KP_Left);
  bind (widget_class, "timeline.up", 0, GDK_KEY_Up, GDK_KEY_KP_Up);
  bind (widget_class, "timeline.down", 0, GDK_KEY_Down, GDK_KEY_KP_Down);
  bind (widget_class, "timeline.first", 0, GDK_KEY_Home, GDK_KEY_KP_Home);
  bind (widget_class, "timeline.last", 0, GDK_KEY_End, GDK_KEY_KP_End);
  bind (widget_class, "timeline.extend-next", GDK_SHIFT_MASK, GDK_KEY_Right, GDK_KEY_KP_Right);
  bind (widget_class, "timeline.extend-previous", GDK_SHIFT_MASK, GDK_KEY_Left, GDK_KEY_KP_Left);
  bind (widget_class, "timeline.next-match", GDK_CONTROL_MASK, GDK_KEY_g, 0);
  bind (widget_class, "timeline.previous-match", GDK_CONTROL_MASK | GDK_SHIFT_MASK, GDK_KEY_g, 0);
}

static void
install_views (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (simple_verbs); i++)
    gtk_widget_class_install_action (widget_class, simple_verbs[i].name, NULL, simple_cb);
  gtk_widget_class_install_action (widget_class, "timeline.page-forward", NULL, page_cb);
  gtk_widget_class_install_action (widget_class, "timeline.page-back", NULL, page_cb);

  bind (widget_class, "timeline.page-forward", 0, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down);
  bind (widget_class, "timeline.page-back", 0, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up);
  bind (widget_class, "timeline.zoom-in", 0, GDK_KEY_plus, GDK_KEY_KP_Add);
  bind (widget_class, "timeline.zoom-in", 0, GDK_KEY_equal, 0);
  bind (widget_class, "timeline.zoom-in", GDK_CONTROL_MASK, GDK_KEY_plus, GDK_KEY_KP_Add);
  bind (widget_class, "timeline.zoom-in", GDK_CONTROL_MASK, GDK_KEY_equal, 0);
  bind (widget_class, "timeline.zoom-out", 0, GDK_KEY_minus, GDK_KEY_KP_Subtract);
  bind (widget_class, "timeline.zoom-out", GDK_CONTROL_MASK, GDK_KEY_minus, GDK_KEY_KP_Subtract);
  bind (widget_class, "timeline.zoom-all", 0, GDK_KEY_0, GDK_KEY_KP_0);
  bind (widget_class, "timeline.zoom-all", GDK_CONTROL_MASK, GDK_KEY_0, GDK_KEY_KP_0);
  bind (widget_class, "timeline.zoom-selection", 0, GDK_KEY_f, 0);
  bind (widget_class, "timeline.go-back", GDK_ALT_MASK, GDK_KEY_Left, GDK_KEY_KP_Left);
  bind (widget_class, "timeline.go-forward", GDK_ALT_MASK, GDK_KEY_Right, GDK_KEY_KP_Right);
}

void
dtl_timeline_install_actions (GtkWidgetClass *widget_class)
{
  install_moves (widget_class);
  install_views (widget_class);
  gtk_widget_class_install_action (widget_class, "timeline.read", NULL, read_cb);
  gtk_widget_class_install_action (widget_class, "timeline.next-quote", NULL, quote_cb);
  gtk_widget_class_install_action (widget_class, "timeline.previous-quote", NULL, quote_cb);
  gtk_widget_class_install_action (widget_class, "timeline.clear", NULL, clear_cb);

  bind (widget_class, "timeline.read", 0, GDK_KEY_Return, GDK_KEY_KP_Enter);
  bind (widget_class, "timeline.next-quote", 0, GDK_KEY_period, 0);
  bind (widget_class, "timeline.previous-quote", 0, GDK_KEY_comma, 0);
  bind (widget_class, "timeline.clear", 0, GDK_KEY_Escape, 0);
}

void
dtl_timeline_update_actions (DtlTimeline *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_selected = self->state != NULL && dtl_view_state_get_selected (self->state) != DTL_NONE;
  gboolean has_matches = self->state != NULL && dtl_view_state_get_matches (self->state) != NULL;
  gboolean has_picks = self->state != NULL && dtl_view_state_get_n_picks (self->state) > 0;
  DtlInstant from, to;

  gtk_widget_action_set_enabled (widget, "timeline.zoom-selection", is_selected);
  gtk_widget_action_set_enabled (widget, "timeline.read", is_selected);
  gtk_widget_action_set_enabled (widget, "timeline.clear",
                                 is_selected || has_picks || dtl_span_box_get_span (self->span, &from, &to));
  gtk_widget_action_set_enabled (widget, "timeline.next-match", has_matches);
  gtk_widget_action_set_enabled (widget, "timeline.previous-match", has_matches);
  gtk_widget_action_set_enabled (widget, "timeline.go-back",
                                 self->state != NULL && dtl_view_state_can_go_back (self->state));
  gtk_widget_action_set_enabled (widget, "timeline.go-forward",
                                 self->state != NULL && dtl_view_state_can_go_forward (self->state));
}

void
dtl_timeline_activate (DtlTimeline *self,
                       guint32      event)
{
  g_signal_emit_by_name (self, "event-activated", event);
}

/* Where the pointer stands; the canvas's centre when it is elsewhere. */
static double
get_zoom_x (DtlTimeline *self)
{
  if (self->has_pointer)
    return dtl_timeline_get_canvas_x (self, self->pointer_x, self->pointer_y);
  return gtk_widget_get_width (GTK_WIDGET (self->canvas)) / 2.0 / dtl_canvas_get_text_scale (self->canvas);
}

static void
describe_scroll (DtlTimeline              *self,
                 GtkEventControllerScroll *controller,
                 double                    dx,
                 double                    dy,
                 DtlScroll                *scroll)
{
  dtl_describe_scroll (controller, dx, dy, scroll);
  scroll->wheel_zooms = self->wheel_zooms;
  scroll->width = gtk_widget_get_width (GTK_WIDGET (self->canvas));
  scroll->height = gtk_widget_get_height (GTK_WIDGET (self->canvas));
}

static gboolean
scroll_cb (DtlTimeline              *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  double scale = dtl_canvas_get_text_scale (self->canvas);
  DtlScroll scroll;
  DtlIntent intent;

  if (self->state == NULL)
    return FALSE;
  describe_scroll (self, controller, dx, dy, &scroll);
  dtl_intent_from_scroll (&scroll, &intent);
  if (intent.kind == DTL_INTENT_PAN)
    dtl_view_state_pan_by (self->state, intent.dx / scale, intent.dy / scale);
  else if (intent.kind == DTL_INTENT_ZOOM)
    dtl_view_state_zoom_at (self->state, get_zoom_x (self), intent.factor);
  return intent.kind != DTL_INTENT_NONE;
}

/* Fingers left the touchpad: what panned goes on. Velocities have the unit of the scrolling, a second. */
static void
decelerate_cb (DtlTimeline              *self,
               double                    velocity_x,
               double                    velocity_y,
               GtkEventControllerScroll *controller)
{
  double scale = dtl_canvas_get_text_scale (self->canvas);
  DtlScroll scroll;
  DtlIntent intent;

  if (self->state == NULL)
    return;
  describe_scroll (self, controller, velocity_x, velocity_y, &scroll);
  if (!scroll.is_surface && !scroll.is_touchpad)
    return;
  dtl_intent_from_scroll (&scroll, &intent);
  if (intent.kind == DTL_INTENT_PAN)
    dtl_motion_fling (dtl_canvas_get_motion (self->canvas), intent.dx / scale, intent.dy / scale);
}

static void
motion_cb (DtlTimeline *self,
           double       x,
           double       y)
{
  self->has_pointer = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
}

static void
leave_cb (DtlTimeline *self)
{
  self->has_pointer = FALSE;
}

/* Scroll events carry no position, so the pointer is followed. */
void
dtl_timeline_init_scrolling (DtlTimeline *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES |
                                                                GTK_EVENT_CONTROLLER_SCROLL_KINETIC);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (scroll, "decelerate", G_CALLBACK (decelerate_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}
