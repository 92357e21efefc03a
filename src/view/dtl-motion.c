/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-motion.h"

typedef enum
{
  MOTION_NONE,
  MOTION_FRAMING,
  MOTION_FLING,
} MotionKind;

struct _DtlMotion
{
  GtkWidget    *widget;
  DtlViewState *state;
  guint         tick_id;

  MotionKind    kind;
  gint64        start_us;       /* 0: not begun; the first tick begins it */
  gint64        last_us;        /* of the last step */
  DtlViewport   from, goal;
  double        velocity_x, velocity_y;
  double        gone_x, gone_y;
  gboolean      is_stepping;    /* what the state says now is our own doing */
};

double
dtl_ease_out_cubic (double t)
{
  double rest = 1.0 - CLAMP (t, 0.0, 1.0);

  return 1.0 - rest * rest * rest;
}

gboolean
dtl_animations_enabled (GtkWidget *widget)
{
  gboolean enabled = TRUE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &enabled, NULL);
  return enabled;
}

static void
end (DtlMotion *self)
{
  self->kind = MOTION_NONE;
  if (self->tick_id != 0)
    {
      gtk_widget_remove_tick_callback (self->widget, self->tick_id);
      self->tick_id = 0;
    }
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  DtlMotion *self = user_data;

  dtl_motion_step (self, gdk_frame_clock_get_frame_time (clock));
  return G_SOURCE_CONTINUE;
}

static void
begin (DtlMotion  *self,
       MotionKind  kind)
{
  /* What moves already goes on from its last frame: with a key held down each frame would else begin anew, and stand still. */
  self->start_us = self->kind != MOTION_NONE ? self->last_us : 0;
  self->kind = kind;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
}

static gboolean
may_move (DtlMotion *self)
{
  return gtk_widget_get_mapped (self->widget) && dtl_animations_enabled (self->widget);
}

static void
animator_cb (DtlViewState      *state,
             const DtlViewport *goal,
             gpointer           user_data)
{
  DtlMotion *self = user_data;

  if (self->is_stepping)
    return;
  if (goal == NULL)
    {
      end (self);
      return;
    }
  self->from = *dtl_view_state_get_viewport (state);
  self->goal = *goal;
  if (may_move (self))
    begin (self, MOTION_FRAMING);
  else
    {
      end (self);
      dtl_view_state_show_viewport (state, &self->goal);
    }
}

static void
step_framing (DtlMotion *self,
              double     seconds)
{
  double t = seconds * 1000.0 / DTL_FRAMING_MS;
  DtlViewport view = self->goal;

  if (t < 1.0)
    {
      double eased = dtl_ease_out_cubic (t);

      dtl_viewport_interpolate (&self->from, &self->goal,
                                dtl_layout_get_scale (dtl_view_state_get_layout (self->state)), eased, &view);
      view.scroll_y = self->from.scroll_y + (self->goal.scroll_y - self->from.scroll_y) * eased;
      view.width = self->goal.width;
      view.height = self->goal.height;
    }
  else
    end (self);
  dtl_view_state_show_viewport (self->state, &view);
}

static void
step_fling (DtlMotion *self,
            double     seconds)
{
  double x = dtl_kinetic_distance (self->velocity_x, seconds);
  double y = dtl_kinetic_distance (self->velocity_y, seconds);
  DtlViewport before = *dtl_view_state_get_viewport (self->state);
  const DtlViewport *after;
  double dx = x - self->gone_x, dy = y - self->gone_y;

  self->gone_x = x;
  self->gone_y = y;
  dtl_view_state_pan_by (self->state, dx, dy);
  after = dtl_view_state_get_viewport (self->state);

  if (seconds > 0.0 && before.anchor == after->anchor && before.anchor_x == after->anchor_x &&
      before.scroll_y == after->scroll_y)
    end (self);   /* it stands at the edge of the document */
  else if (dtl_kinetic_is_done (self->velocity_x, seconds) && dtl_kinetic_is_done (self->velocity_y, seconds))
    end (self);
}

DtlMotion *
dtl_motion_new (GtkWidget *widget)
{
  DtlMotion *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_new0 (DtlMotion, 1);
  self->widget = widget;
  return self;
}

void
dtl_motion_free (DtlMotion *self)
{
  dtl_motion_set_state (self, NULL);
  g_free (self);
}

void
dtl_motion_set_state (DtlMotion    *self,
                      DtlViewState *state)
{
  g_return_if_fail (self != NULL);

  if (self->state == state)
    return;
  end (self);
  if (self->state != NULL)
    dtl_view_state_set_animator (self->state, NULL, NULL);
  g_set_object (&self->state, state);
  if (state != NULL)
    dtl_view_state_set_animator (state, animator_cb, self);
}

void
dtl_motion_fling (DtlMotion *self,
                  double     velocity_x,
                  double     velocity_y)
{
  g_return_if_fail (self != NULL);

  if (self->state == NULL || !may_move (self) ||
      (dtl_kinetic_is_done (velocity_x, 0.0) && dtl_kinetic_is_done (velocity_y, 0.0)))
    return;
  self->velocity_x = velocity_x;
  self->velocity_y = velocity_y;
  self->gone_x = self->gone_y = 0.0;
  begin (self, MOTION_FLING);
}

void
dtl_motion_stop (DtlMotion *self)
{
  g_return_if_fail (self != NULL);

  end (self);
}

gboolean
dtl_motion_is_moving (DtlMotion *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->kind != MOTION_NONE;
}

void
dtl_motion_step (DtlMotion *self,
                 gint64     now_us)
{
  double seconds;

  g_return_if_fail (self != NULL);

  if (self->kind == MOTION_NONE || self->state == NULL || dtl_view_state_get_layout (self->state) == NULL)
    {
      end (self);
      return;
    }
  if (self->start_us == 0)
    self->start_us = now_us;
  self->last_us = now_us;
  seconds = (now_us - self->start_us) / (double) G_USEC_PER_SEC;

  self->is_stepping = TRUE;
  if (self->kind == MOTION_FRAMING)
    step_framing (self, seconds);
  else
    step_fling (self, seconds);
  self->is_stepping = FALSE;
}
