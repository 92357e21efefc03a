/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-application.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dtl-no-theme.h"
#include "dtl-preferences-window.h"
#include "dtl-window.h"

struct _DtlApplication
{
  AdwApplication parent_instance;

  DtlSettings *settings;
};

G_DEFINE_FINAL_TYPE (DtlApplication, dtl_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accels[4];
} accels[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "win.open", { "<Control>o" } },
  { "win.reload", { "<Control>r", "F5" } },
  { "win.export", { "<Control>e" } },
  { "win.print", { "<Control>p" } },
  { "win.search", { "<Control>f" } },
  { "win.filter", { "<Shift><Control>f" } },
  { "win.next-match", { "<Control>g" } },
  { "win.previous-match", { "<Shift><Control>g" } },
  { "win.silences", { "<Shift><Control>s" } },
  { "win.reported", { "<Shift><Control>r" } },
  { "win.copy-events", { "<Shift><Control>c" } },
  { "win.go-to-date", { "<Control>l" } },
  { "win.go-back", { "<Alt>Left" } },
  { "win.go-forward", { "<Alt>Right" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-all", { "<Control>0", "<Control>KP_0" } },
  { "win.next-event", { "<Control>Page_Down" } },
  { "win.previous-event", { "<Control>Page_Up" } },
  { "win.view::timeline", { "<Control>1", "<Alt>1" } },
  { "win.view::list", { "<Control>2", "<Alt>2" } },
  { "win.view::sources", { "<Control>3", "<Alt>3" } },
  { "win.view::plans", { "<Control>4", "<Alt>4" } },
  { "win.reader", { "F9" } },
  { "win.show-help-overlay", { "F1", "<Control>question" } },
  { "window.close", { "<Control>w" } },
};

static void
new_window_action_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  DtlWindow *window = dtl_window_new (user_data);

  dtl_window_open_bundled (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
preferences_action_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  DtlApplication *self = user_data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  gtk_window_present (GTK_WINDOW (dtl_preferences_window_new (parent, self->settings)));
}

static void
about_action_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name", _("Dateline"),
                         "application-icon", APP_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _("The Dateline contributors"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Shows what happened when, and the words in the sources behind every event.\n\n"
                                       "Dateline is local and private: it never uses the network. Only when you follow "
                                       "a link does your browser open it."),
                         NULL);
}

static void
quit_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Closing them one by one lets each keep its size. */
  for (GList *l = windows; l != NULL; l = l->next)
    if (DTL_IS_WINDOW (l->data))
      gtk_window_close (l->data);
  g_list_free (windows);
}

static const GActionEntry entries[] = {
  { .name = "new-window", .activate = new_window_action_cb },
  { .name = "preferences", .activate = preferences_action_cb },
  { .name = "about", .activate = about_action_cb },
  { .name = "quit", .activate = quit_action_cb },
};

/* Where no desktop knows the program by its name, a window shows the icon itself: drawn from SVG at every size, which
 * takes more than the timeline does. Not before the first frame. */
static gboolean
set_icon_cb (gpointer user_data)
{
  gtk_window_set_default_icon_name (APP_ID);
  return G_SOURCE_REMOVE;
}

static void
dtl_application_startup (GApplication *application)
{
  /* libadwaita's, unless a person asks for one of GTK's. */
  gboolean has_own_theme = g_getenv ("GTK_THEME") == NULL;

  if (has_own_theme)
    dtl_no_theme_register_resource ();
  G_APPLICATION_CLASS (dtl_application_parent_class)->startup (application);
  if (has_own_theme)
    dtl_no_theme_unregister_resource ();

  g_idle_add (set_icon_cb, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           (const char *const *) accels[i].accels);
}

static void
dtl_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      window = GTK_WINDOW (dtl_window_new (DTL_APPLICATION (application)));
      dtl_window_open_bundled (DTL_WINDOW (window));
    }
  gtk_window_present (window);
}

static GtkWindow *
find_window (GtkApplication *application,
             GFile          *file)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      GFile *other = DTL_IS_WINDOW (l->data) ? dtl_window_get_file (l->data) : NULL;

      if (other != NULL && g_file_equal (other, file))
        return l->data;
    }
  return NULL;
}

/* Each file in a window of its own; one that is open already is brought to the front, and read anew. */
static void
dtl_application_open (GApplication  *application,
                      GFile        **files,
                      int            n_files,
                      const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      GtkWindow *window = find_window (GTK_APPLICATION (application), files[i]);

      if (window == NULL)
        window = GTK_WINDOW (dtl_window_new (DTL_APPLICATION (application)));
      dtl_window_open (DTL_WINDOW (window), files[i]);
      gtk_window_present (window);
    }
}

static void
dtl_application_dispose (GObject *object)
{
  g_clear_object (&DTL_APPLICATION (object)->settings);

  G_OBJECT_CLASS (dtl_application_parent_class)->dispose (object);
}

static void
dtl_application_class_init (DtlApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_application_dispose;
  application_class->startup = dtl_application_startup;
  application_class->activate = dtl_application_activate;
  application_class->open = dtl_application_open;
}

static void
dtl_application_init (DtlApplication *self)
{
  self->settings = dtl_settings_new ();
}

DtlApplication *
dtl_application_new (void)
{
  return g_object_new (DTL_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", RESOURCE_BASE,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

DtlSettings *
dtl_application_get_settings (DtlApplication *self)
{
  g_return_val_if_fail (DTL_IS_APPLICATION (self), NULL);

  return self->settings;
}

/* "-" is standard input: that of this process, which means nothing to one that runs already. */
static gboolean
take_standard_input (int    argc,
                     char **argv)
{
  gboolean is_wanted = FALSE;

  for (int i = 1; i < argc; i++)
    if (strcmp (argv[i], "-") == 0)
      {
        argv[i] = (char *) DTL_STANDARD_INPUT;
        is_wanted = TRUE;
      }
  return is_wanted;
}

int
dtl_app_run (int    argc,
             char **argv)
{
  g_autoptr(DtlApplication) application = NULL;

  /* The name by which a desktop finds our icon and groups our windows. */
  g_set_prgname (APP_ID);
  g_set_application_name (_("Dateline"));

  application = dtl_application_new ();
  if (take_standard_input (argc, argv))
    g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
