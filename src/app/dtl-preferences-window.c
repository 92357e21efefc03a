/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-preferences-window.h"

#include "dtl-ui-resources.h"

struct _DtlPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  GtkSwitch *wheel_switch;
  GtkSwitch *fold_switch;

  DtlSettings *settings;
};

G_DEFINE_FINAL_TYPE (DtlPreferencesWindow, dtl_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
store (DtlPreferencesWindow *self)
{
  if (self->settings == NULL)
    return;
  dtl_settings_set_boolean (self->settings, DTL_SETTING_WHEEL_ZOOMS, gtk_switch_get_active (self->wheel_switch));
  dtl_settings_set_boolean (self->settings, DTL_SETTING_FOLD_EMPTY_TIME, gtk_switch_get_active (self->fold_switch));
}

static void
dtl_preferences_window_dispose (GObject *object)
{
  g_clear_object (&DTL_PREFERENCES_WINDOW (object)->settings);

  G_OBJECT_CLASS (dtl_preferences_window_parent_class)->dispose (object);
}

static void
dtl_preferences_window_class_init (DtlPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_preferences_window_dispose;

  dtl_ui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/dtl-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlPreferencesWindow, wheel_switch);
  gtk_widget_class_bind_template_child (widget_class, DtlPreferencesWindow, fold_switch);
  gtk_widget_class_bind_template_callback (widget_class, store);
}

static void
dtl_preferences_window_init (DtlPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dtl_preferences_window_new (GtkWindow   *parent,
                            DtlSettings *settings)
{
  DtlPreferencesWindow *self;

  g_return_val_if_fail (DTL_IS_SETTINGS (settings), NULL);

  self = g_object_new (DTL_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  gtk_switch_set_active (self->wheel_switch, dtl_settings_get_boolean (settings, DTL_SETTING_WHEEL_ZOOMS));
  gtk_switch_set_active (self->fold_switch, dtl_settings_get_boolean (settings, DTL_SETTING_FOLD_EMPTY_TIME));
  self->settings = g_object_ref (settings);
  return GTK_WIDGET (self);
}
