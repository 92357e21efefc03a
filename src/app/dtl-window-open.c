/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-window-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-loader.h"

#define BUNDLED_URI   "resource://" RESOURCE_BASE "/timelines/reset-2017.dateline"
#define EXAMPLE_URI   "resource://" RESOURCE_BASE "/timelines/harbour-bridge.dateline"
#define MEDIA_TYPE    "application/vnd.dateline+json"

/* What is read sooner needs no page that says so; one that comes and goes at once only flickers. */
#define PROGRESS_DELAY_MS 100
/* Of the progress; the rest is for placing the events. */
#define READ_SHARE        0.65
#define PLACING_STEP_MS   50

#define MAX_RECENT 10

gboolean
dtl_window_is_standard_input (GFile *file)
{
  return g_strcmp0 (g_file_peek_path (file), DTL_STANDARD_INPUT) == 0;
}

gboolean
dtl_window_can_read_again (GFile *file)
{
  return !g_file_has_uri_scheme (file, "resource") && !dtl_window_is_standard_input (file);
}

/* The name by which people know the file. */
static char *
dup_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  if (dtl_window_is_standard_input (file))
    return g_strdup (_("standard input"));
  return base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);
}

static void
dispose_loading (DtlWindow *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_handle_id (&self->placing_id, g_source_remove);
  g_clear_object (&self->loading);
  g_clear_object (&self->loading_file);
}

void
dtl_window_stop_loading (DtlWindow *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  dispose_loading (self);
}

static void
set_progress (DtlWindow *self,
              double     fraction)
{
  self->progress = CLAMP (fraction, 0.0, 1.0);
  if (self->progress_bar != NULL)
    gtk_progress_bar_set_fraction (self->progress_bar, self->progress);
}

static void
name_progress (DtlWindow *self)
{
  g_autofree char *name = dup_display_name (self->loading_file);
  /* Translators: the name of a file that is being read. */
  g_autofree char *title = g_strdup_printf (_("Opening “%s”"), name);

  if (self->loading_page != NULL)
    adw_status_page_set_title (self->loading_page, title);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  DtlWindow *self = user_data;

  self->progress_id = 0;
  dtl_window_show_loading (self);
  name_progress (self);
  set_progress (self, self->progress);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  set_progress (user_data, READ_SHARE * fraction);
}

/* "name:line:column: what was found, what was expected": errors of the format begin with their place. */
static char *
describe_error (GFile        *file,
                const GError *error)
{
  g_autofree char *name = dup_display_name (file);

  if (error->domain == DTL_FORMAT_ERROR)
    return g_strdup_printf ("%s:%s", name, error->message);
  return g_strdup_printf ("%s: %s", name, error->message);
}

static void
failed_response_cb (AdwMessageDialog *dialog,
                    const char       *response,
                    DtlWindow        *self)
{
  if (g_str_equal (response, "open"))
    dtl_window_choose_file (self);
}

/* The timeline that is shown stays, and a dialog says what is wrong with the other file. */
static void
tell_failure (DtlWindow  *self,
              const char *name,
              const char *details)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("“%s” Could Not Be Opened"), name);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), details);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "open", _("_Open Another…"),
                                    "close", _("_Close"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (failed_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_failure (DtlWindow    *self,
              GFile        *file,
              const GError *error)
{
  g_autofree char *name = dup_display_name (file);
  g_autofree char *details = describe_error (file, error);
  g_autofree char *heading = NULL;

  if (self->reason == DTL_READ_BECAUSE_CHANGED)
    {
      /* Translators: a file is being edited; %s is its name, line, column, and what is wrong there. */
      g_autofree char *words = g_strdup_printf (_("What is shown is older than the file, which cannot be read now: %s"), details);

      dtl_window_tell_unreadable (self, words);
      return;
    }
  if (dtl_view_state_get_document (self->state) != NULL)
    {
      tell_failure (self, name, details);
      return;
    }

  heading = g_strdup_printf (_("“%s” Could Not Be Opened"), name);
  g_set_object (&self->file, file);
  adw_window_title_set_title (self->window_title, name);
  dtl_window_show_pane (self, "failed");
  adw_status_page_set_title (self->failed_page, heading);
  gtk_label_set_label (self->failed_label, details);
}

/* After @file was not opened, or not to the end: what is shown is what may change. */
static void
watch_shown_file (DtlWindow *self,
                  GFile     *file)
{
  if (self->file == NULL || !g_file_equal (self->file, file))
    dtl_window_watch (self, self->file);
}

void
dtl_window_remember_recent (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) MEDIA_TYPE,
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "dateline %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* Ends the reading with what came of it. */
static void
show_read (DtlWindow         *self,
           DtlDocument       *document,
           DtlPreparedLayout *prepared)
{
  g_autoptr(GFile) file = g_object_ref (self->loading_file);

  dispose_loading (self);
  dtl_window_show_document (self, document, prepared, file);
  if (dtl_window_can_read_again (file))
    dtl_window_remember_recent (file);
  if (self->reason == DTL_READ_BECAUSE_CHANGED)
    dtl_window_tell (self, _("The file was changed, and read anew"));
}

/* The events of a large timeline are placed in a thread too, while what was shown before stays. */
typedef struct
{
  DtlWindow   *window;
  DtlDocument *document;
  gboolean     folds;
  gint         n_done;
} Placing;

static void
placing_free (gpointer data)
{
  Placing *placing = data;

  g_object_unref (placing->window);
  g_object_unref (placing->document);
  g_free (placing);
}

static gboolean
placing_progress_cb (gpointer user_data)
{
  Placing *placing = user_data;
  double done = (double) g_atomic_int_get (&placing->n_done) / dtl_document_get_n_events (placing->document);

  set_progress (placing->window, READ_SHARE + (1.0 - READ_SHARE) * done);
  return G_SOURCE_CONTINUE;
}

static void
place_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Placing *placing = task_data;
  DtlPreparedLayout *prepared = dtl_prepared_layout_new (placing->document, placing->folds, cancellable, &placing->n_done);

  g_task_return_pointer (task, prepared, (GDestroyNotify) dtl_prepared_layout_free);
}

static void
placed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Placing *placing = g_task_get_task_data (G_TASK (result));
  DtlWindow *self = placing->window;
  DtlPreparedLayout *prepared = g_task_propagate_pointer (G_TASK (result), NULL);

  if (prepared == NULL)
    return;
  if (self->loading != g_task_get_cancellable (G_TASK (result)))
    dtl_prepared_layout_free (prepared);
  else
    show_read (self, placing->document, prepared);
}

static void
place_events (DtlWindow   *self,
              DtlDocument *document)
{
  g_autoptr(GTask) task = g_task_new (NULL, self->loading, placed_cb, NULL);
  Placing *placing = g_new0 (Placing, 1);

  placing->window = g_object_ref (self);
  placing->document = g_object_ref (document);
  placing->folds = dtl_window_folds (self, document);
  g_task_set_source_tag (task, place_events);
  g_task_set_task_data (task, placing, placing_free);
  self->placing_id = g_timeout_add (PLACING_STEP_MS, placing_progress_cb, placing);
  g_task_run_in_thread (task, place_in_thread);
}

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(DtlWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtlDocument) document = dtl_load_file_finish (result, &error);
  g_autoptr(GFile) file = NULL;

  /* Cancelled, or another file was opened meanwhile. */
  if (self->loading == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (document != NULL)
    {
      if (dtl_document_get_n_events (document) > DTL_MAX_EVENTS_AT_ONCE)
        place_events (self, document);
      else
        show_read (self, document, NULL);
      return;
    }

  file = g_object_ref (self->loading_file);
  dispose_loading (self);
  dtl_window_show_pane (self, self->pane);
  show_failure (self, file, error);
  watch_shown_file (self, file);
}

void
dtl_window_read (DtlWindow     *self,
                 GFile         *file,
                 DtlReadReason  reason)
{
  dtl_window_stop_loading (self);
  self->reason = reason;
  self->loading = g_cancellable_new ();
  self->loading_file = g_object_ref (file);

  name_progress (self);
  set_progress (self, 0.0);
  if (reason == DTL_READ_BECAUSE_ASKED)
    {
      /* Until there is something to see: that no timeline is open is not news to whoever opens one. */
      if (dtl_view_state_get_document (self->state) == NULL)
        gtk_widget_set_visible (GTK_WIDGET (self->stack), FALSE);
      self->progress_id = g_timeout_add (PROGRESS_DELAY_MS, show_progress_cb, self);
      /* From before it is read, so that no change slips through. */
      dtl_window_watch (self, file);
    }
  dtl_load_file_async (file, self->loading, progress_cb, g_object_ref (self), g_object_unref,
                       load_cb, g_object_ref (self));
}

void
dtl_window_open (DtlWindow *self,
                 GFile     *file)
{
  g_return_if_fail (DTL_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  dtl_window_read (self, file, DTL_READ_BECAUSE_ASKED);
}

void
dtl_window_open_bundled (DtlWindow *self)
{
  g_autoptr(GFile) file = g_file_new_for_uri (BUNDLED_URI);

  dtl_window_open (self, file);
}

void
dtl_window_open_example (DtlWindow *self)
{
  g_autoptr(GFile) file = g_file_new_for_uri (EXAMPLE_URI);

  dtl_window_open (self, file);
}

static void
cancel_loading (DtlWindow *self)
{
  g_autoptr(GFile) file = self->loading_file != NULL ? g_object_ref (self->loading_file) : NULL;

  dtl_window_stop_loading (self);
  dtl_window_show_pane (self, self->pane);
  if (file != NULL)
    watch_shown_file (self, file);
}

static GtkFileFilter *
new_filter (const char *name,
            gboolean    only_ours)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (only_ours)
    {
      gtk_file_filter_add_mime_type (filter, MEDIA_TYPE);
      gtk_file_filter_add_suffix (filter, "dateline");
      gtk_file_filter_add_suffix (filter, "json");
    }
  else
    gtk_file_filter_add_pattern (filter, "*");
  return filter;
}

/* By their suffixes; what is in one is seen when it is opened. */
static GtkFileFilter *
new_suffix_filter (const char         *name,
                   const char * const *suffixes)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  return filter;
}

static void
open_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  DtlWindow       *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      dtl_window_open (self, file);
    }
  g_object_unref (dialog);
}

void
dtl_window_choose_file (DtlWindow *self)
{
  static const char * const foreign_suffixes[] = { "csv", "tsv", "txt", "json", "ics", "xml", "timeline", NULL };
  static const char * const picture_suffixes[] = { "png", "svg", "pdf", NULL };
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Open a Timeline"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr(GtkFileFilter) ours = new_filter (_("Timelines"), TRUE);
  g_autoptr(GtkFileFilter) foreign = new_suffix_filter (_("Tables, and timelines of other programs"), foreign_suffixes);
  g_autoptr(GtkFileFilter) pictures = new_suffix_filter (_("Pictures that carry their timeline"), picture_suffixes);
  g_autoptr(GtkFileFilter) all = new_filter (_("All files"), FALSE);

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), ours);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), foreign);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), pictures);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (open_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Copies the example that is shown, else the bundled story, to where a person wants it, and opens the copy. */
static void
make_own_response_cb (GtkNativeDialog *dialog,
                      int              response,
                      DtlWindow       *self)
{
  gboolean is_example = self->file != NULL && g_file_has_uri_scheme (self->file, "resource");
  g_autoptr(GFile) bundled = is_example ? g_object_ref (self->file) : g_file_new_for_uri (BUNDLED_URI);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      bytes = g_file_load_bytes (bundled, NULL, NULL, &error);
      if (bytes != NULL && dtl_save_bytes (bytes, file, NULL, &error))
        {
          dtl_window_open (self, file);
          dtl_window_tell (self, _("This copy is yours: change it in a text editor, and see here what you save"));
        }
      else
        {
          g_autofree char *name = dup_display_name (file);

          tell_failure (self, name, error->message);
        }
    }
  g_object_unref (dialog);
}

void
dtl_window_make_own (DtlWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Make My Own from This"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              _("_Save a Copy"), _("_Cancel"));
  g_autoptr(GtkFileFilter) ours = new_filter (_("Timelines"), TRUE);

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), ours);
  /* Translators: the name of a new file; keep the suffix. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _("my-timeline.dateline"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (make_own_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static int
compare_recent (gconstpointer a,
                gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static void
update_recent_menu (DtlWindow *self)
{
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_recent);
  g_autoptr(GMenu) files = g_menu_new ();
  g_autoptr(GMenu) examples = g_menu_new ();
  g_autoptr(GMenu) ours = g_menu_new ();
  int n_files = 0;

  for (GList *l = items; l != NULL && n_files < MAX_RECENT; l = l->next)
    {
      GtkRecentInfo *info = l->data;
      g_autoptr(GMenuItem) item = NULL;
      g_autofree char *label = NULL;
      g_auto(GStrv) parts = NULL;

      /* The file chooser remembers what we save as ours as well, and a picture cannot be opened. */
      if (!gtk_recent_info_has_application (info, g_get_application_name ()) || !gtk_recent_info_exists (info) ||
          g_strcmp0 (gtk_recent_info_get_mime_type (info), MEDIA_TYPE) != 0)
        continue;
      /* An underscore would become a mnemonic. */
      parts = g_strsplit (gtk_recent_info_get_display_name (info), "_", -1);
      label = g_strjoinv ("__", parts);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.open-recent", "s", gtk_recent_info_get_uri (info));
      g_menu_append_item (files, item);
      n_files++;
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);

  g_menu_append (examples, _("The _Bundled Story"), "win.open-bundled");
  g_menu_append (examples, _("A Small _Example with Saved Texts"), "win.open-example");
  g_menu_append (ours, _("_Make My Own from This…"), "win.make-own");

  g_menu_remove_all (self->recent_menu);
  if (n_files > 0)
    g_menu_append_section (self->recent_menu, _("Recent"), G_MENU_MODEL (files));
  g_menu_append_section (self->recent_menu, _("Examples"), G_MENU_MODEL (examples));
  g_menu_append_section (self->recent_menu, NULL, G_MENU_MODEL (ours));
}

/* The files are looked for, and the many items made, when they are first asked for. */
static void
make_recent_menu_cb (GtkMenuButton *button,
                     gpointer       user_data)
{
  DtlWindow *self = user_data;

  if (self->recent_menu != NULL)
    return;
  self->recent_menu = g_menu_new ();
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (update_recent_menu), self,
                           G_CONNECT_SWAPPED);
  update_recent_menu (self);
  adw_split_button_set_menu_model (self->open_button, G_MENU_MODEL (self->recent_menu));
}

/* That of the split button; NULL in a libadwaita that has it elsewhere. */
static GtkMenuButton *
find_menu_button (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && !GTK_IS_MENU_BUTTON (child))
    child = gtk_widget_get_next_sibling (child);
  return (GtkMenuButton *) child;
}

static gboolean
drop_cb (DtlWindow    *self,
         const GValue *value)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr(GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;
  dtl_window_open (self, files->data);
  for (GSList *l = files->next; l != NULL; l = l->next)
    {
      DtlWindow *other = dtl_window_new (DTL_APPLICATION (application));

      dtl_window_open (other, l->data);
      gtk_window_present (GTK_WINDOW (other));
    }
  return TRUE;
}

static void
open_recent_action_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  dtl_window_open (user_data, file);
}

static void
cancel_loading_action_cb (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  cancel_loading (user_data);
}

void
dtl_window_init_open (DtlWindow *self)
{
  const GActionEntry entries[] = {
    { .name = "open-recent", .activate = open_recent_action_cb, .parameter_type = "s" },
    { .name = "cancel-loading", .activate = cancel_loading_action_cb },
  };
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkMenuButton *menu_button = find_menu_button (GTK_WIDGET (self->open_button));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  if (menu_button != NULL)
    gtk_menu_button_set_create_popup_func (menu_button, make_recent_menu_cb, self, NULL);
  else
    make_recent_menu_cb (NULL, self);
}
