/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-timeline.h"

struct _DtlTimeline
{
  GtkWidget     parent_instance;

  DtlViewState *state;
  DtlStyle      style;

  guint         wheel_zooms : 1;
  guint         show_legend : 1;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_STYLE,
  PROP_WHEEL_ZOOMS,
  PROP_SHOW_LEGEND,
  N_PROPS
};

enum
{
  EVENT_ACTIVATED,
  STEP_QUOTE,
  EXPORT_SPAN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlTimeline, dtl_timeline, GTK_TYPE_WIDGET)

static void
dtl_timeline_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  DtlTimeline *self = DTL_TIMELINE (widget);

  if (self->state != NULL)
    dtl_view_state_set_canvas_size (self->state, width, height);
}

static void
dtl_timeline_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DtlTimeline *self = DTL_TIMELINE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_object (value, self->state);
      break;
    case PROP_STYLE:
      g_value_set_enum (value, self->style);
      break;
    case PROP_WHEEL_ZOOMS:
      g_value_set_boolean (value, self->wheel_zooms);
      break;
    case PROP_SHOW_LEGEND:
      g_value_set_boolean (value, self->show_legend);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_timeline_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  DtlTimeline *self = DTL_TIMELINE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      dtl_timeline_set_state (self, g_value_get_object (value));
      break;
    case PROP_STYLE:
      dtl_timeline_set_style (self, g_value_get_enum (value));
      break;
    case PROP_WHEEL_ZOOMS:
      dtl_timeline_set_wheel_zooms (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_LEGEND:
      dtl_timeline_set_show_legend (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_timeline_dispose (GObject *object)
{
  dtl_timeline_set_state (DTL_TIMELINE (object), NULL);

  G_OBJECT_CLASS (dtl_timeline_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", DTL_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[STEP_QUOTE] = g_signal_new ("step-quote", DTL_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[EXPORT_SPAN] = g_signal_new ("export-span", DTL_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
dtl_timeline_class_init (DtlTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dtl_timeline_get_property;
  object_class->set_property = dtl_timeline_set_property;
  object_class->dispose = dtl_timeline_dispose;
  widget_class->size_allocate = dtl_timeline_size_allocate;

  properties[PROP_STATE] = g_param_spec_object ("state", NULL, NULL, DTL_TYPE_VIEW_STATE, flags);
  properties[PROP_STYLE] = g_param_spec_enum ("style", NULL, NULL, DTL_TYPE_STYLE, DTL_STYLE_LIGHT, flags);
  properties[PROP_WHEEL_ZOOMS] = g_param_spec_boolean ("wheel-zooms", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_LEGEND] = g_param_spec_boolean ("show-legend", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals ();

  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dtl_timeline_init (DtlTimeline *self)
{
  self->show_legend = TRUE;
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
dtl_timeline_new (DtlViewState *state)
{
  return g_object_new (DTL_TYPE_TIMELINE, "state", state, NULL);
}

DtlViewState *
dtl_timeline_get_state (DtlTimeline *self)
{
  g_return_val_if_fail (DTL_IS_TIMELINE (self), NULL);

  return self->state;
}

void
dtl_timeline_set_state (DtlTimeline  *self,
                        DtlViewState *state)
{
  g_return_if_fail (DTL_IS_TIMELINE (self));
  g_return_if_fail (state == NULL || DTL_IS_VIEW_STATE (state));

  if (!g_set_object (&self->state, state))
    return;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

DtlStyle
dtl_timeline_get_style (DtlTimeline *self)
{
  g_return_val_if_fail (DTL_IS_TIMELINE (self), DTL_STYLE_LIGHT);

  return self->style;
}

void
dtl_timeline_set_style (DtlTimeline *self,
                        DtlStyle     style)
{
  g_return_if_fail (DTL_IS_TIMELINE (self));

  if (self->style == style)
    return;
  self->style = style;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE]);
}

gboolean
dtl_timeline_get_wheel_zooms (DtlTimeline *self)
{
  g_return_val_if_fail (DTL_IS_TIMELINE (self), FALSE);

  return self->wheel_zooms;
}

void
dtl_timeline_set_wheel_zooms (DtlTimeline *self,
                              gboolean     wheel_zooms)
{
  g_return_if_fail (DTL_IS_TIMELINE (self));

  wheel_zooms = !!wheel_zooms;
  if (self->wheel_zooms == (guint) wheel_zooms)
    return;
  self->wheel_zooms = wheel_zooms;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHEEL_ZOOMS]);
}

gboolean
dtl_timeline_get_show_legend (DtlTimeline *self)
{
  g_return_val_if_fail (DTL_IS_TIMELINE (self), FALSE);

  return self->show_legend;
}

void
dtl_timeline_set_show_legend (DtlTimeline *self,
                              gboolean     show_legend)
{
  g_return_if_fail (DTL_IS_TIMELINE (self));

  show_legend = !!show_legend;
  if (self->show_legend == (guint) show_legend)
    return;
  self->show_legend = show_legend;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LEGEND]);
}

gboolean
dtl_timeline_focus_events (DtlTimeline *self)
{
  g_return_val_if_fail (DTL_IS_TIMELINE (self), FALSE);

  return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
