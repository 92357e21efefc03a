/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-application.h"

#include <glib/gi18n-lib.h>

#include "dtl-window.h"

struct _DtlApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (DtlApplication, dtl_application, ADW_TYPE_APPLICATION)

static void
dtl_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (dtl_window_new (DTL_APPLICATION (application)));
  gtk_window_present (window);
}

static void
dtl_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    gtk_window_present (GTK_WINDOW (dtl_window_new (DTL_APPLICATION (application))));
}

static void
dtl_application_class_init (DtlApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = dtl_application_activate;
  application_class->open = dtl_application_open;
}

static void
dtl_application_init (DtlApplication *self)
{
}

DtlApplication *
dtl_application_new (void)
{
  return g_object_new (DTL_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

int
dtl_app_run (int    argc,
             char **argv)
{
  g_autoptr(DtlApplication) application = NULL;

  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* The name by which a desktop finds our icon and groups our windows. */
  g_set_prgname (APP_ID);
  g_set_application_name (_("Dateline"));

  application = dtl_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
