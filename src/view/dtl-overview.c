/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-overview.h"

struct _DtlOverview
{
  GtkWidget     parent_instance;

  DtlViewState *state;
  DtlStyle      style;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_STYLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DtlOverview, dtl_overview, GTK_TYPE_WIDGET)

static void
dtl_overview_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DtlOverview *self = DTL_OVERVIEW (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_object (value, self->state);
      break;
    case PROP_STYLE:
      g_value_set_enum (value, self->style);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_overview_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  DtlOverview *self = DTL_OVERVIEW (object);

  switch (prop_id)
    {
    case PROP_STATE:
      dtl_overview_set_state (self, g_value_get_object (value));
      break;
    case PROP_STYLE:
      dtl_overview_set_style (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_overview_dispose (GObject *object)
{
  dtl_overview_set_state (DTL_OVERVIEW (object), NULL);

  G_OBJECT_CLASS (dtl_overview_parent_class)->dispose (object);
}

static void
dtl_overview_class_init (DtlOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dtl_overview_get_property;
  object_class->set_property = dtl_overview_set_property;
  object_class->dispose = dtl_overview_dispose;

  properties[PROP_STATE] = g_param_spec_object ("state", NULL, NULL, DTL_TYPE_VIEW_STATE, flags);
  properties[PROP_STYLE] = g_param_spec_enum ("style", NULL, NULL, DTL_TYPE_STYLE, DTL_STYLE_LIGHT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dtl_overview_init (DtlOverview *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
dtl_overview_new (DtlViewState *state)
{
  return g_object_new (DTL_TYPE_OVERVIEW, "state", state, NULL);
}

DtlViewState *
dtl_overview_get_state (DtlOverview *self)
{
  g_return_val_if_fail (DTL_IS_OVERVIEW (self), NULL);

  return self->state;
}

void
dtl_overview_set_state (DtlOverview  *self,
                        DtlViewState *state)
{
  g_return_if_fail (DTL_IS_OVERVIEW (self));
  g_return_if_fail (state == NULL || DTL_IS_VIEW_STATE (state));

  if (!g_set_object (&self->state, state))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

DtlStyle
dtl_overview_get_style (DtlOverview *self)
{
  g_return_val_if_fail (DTL_IS_OVERVIEW (self), DTL_STYLE_LIGHT);

  return self->style;
}

void
dtl_overview_set_style (DtlOverview *self,
                        DtlStyle     style)
{
  g_return_if_fail (DTL_IS_OVERVIEW (self));

  if (self->style == style)
    return;
  self->style = style;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE]);
}
