/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-window.h"

#include "dtl-ui-resources.h"

struct _DtlWindow
{
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (DtlWindow, dtl_window, ADW_TYPE_APPLICATION_WINDOW)

static void
dtl_window_class_init (DtlWindowClass *klass)
{
  /* Named so that the linker keeps the templates. */
  dtl_ui_get_resource ();
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), RESOURCE_BASE "/ui/dtl-window.ui");
}

static void
dtl_window_init (DtlWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DtlWindow *
dtl_window_new (DtlApplication *application)
{
  return g_object_new (DTL_TYPE_WINDOW, "application", application, NULL);
}
