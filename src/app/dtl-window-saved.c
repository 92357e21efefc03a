/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file was saved: a toast that names it and offers to open and to copy it. Toasts of libadwaita 1.2 have one button, so the
 * words and the second one are its title. And the timeline of a picture, or of a pipe, that has no file of its own yet.
 */
#include "config.h"

#include "dtl-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dtl-export-copy.h"
#include "dtl-loader.h"
#include "dtl-proof.h"

#define SAVED_TIMEOUT_S 10

static void
show_uri_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtlWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (self), result, &error))
    dtl_window_tell (self, _("No program was found that opens it"));
}

static void
open_cb (AdwToast  *toast,
         DtlWindow *self)
{
  GFile *file = g_object_get_data (G_OBJECT (toast), "file");
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, show_uri_cb, g_object_ref (self));
}

static void
copy_cb (GtkWidget *button,
         DtlWindow *self)
{
  GBytes *bytes = g_object_get_data (G_OBJECT (button), "bytes");
  const char *media_type = g_object_get_data (G_OBJECT (button), "media-type");
  GFile *file = g_object_get_data (G_OBJECT (button), "file");

  if (dtl_export_copy (gtk_widget_get_clipboard (GTK_WIDGET (self)), bytes, media_type, file))
    dtl_window_tell (self, _("Copied to the clipboard"));
  else
    dtl_window_tell (self, _("This is too large for the clipboard"));
}

static GtkWidget *
new_toast_title (DtlWindow  *self,
                 GFile      *file,
                 GBytes     *bytes,
                 const char *media_type)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *copy;
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  /* Translators: the name of a file. */
  g_autofree char *text = g_strdup_printf (_("Saved “%s”"), name);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);

  if (bytes == NULL)
    return box;

  copy = gtk_button_new_with_label (_("Copy"));
  g_object_set_data_full (G_OBJECT (copy), "bytes", g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_object_set_data_full (G_OBJECT (copy), "media-type", g_strdup (media_type), g_free);
  g_object_set_data_full (G_OBJECT (copy), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (copy, "clicked", G_CALLBACK (copy_cb), self, 0);
  gtk_box_append (GTK_BOX (box), copy);
  return box;
}

void
dtl_window_tell_saved (DtlWindow  *self,
                       GFile      *file,
                       GBytes     *bytes,
                       const char *media_type)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_custom_title (toast, new_toast_title (self, file, bytes, media_type));
  adw_toast_set_button_label (toast, _("Open"));
  adw_toast_set_timeout (toast, SAVED_TIMEOUT_S);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
tell_not_saved (DtlWindow    *self,
                GFile        *file,
                const GError *error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *body = g_strdup_printf ("%s: %s", name, error->message);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The File Was Not Saved"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GBytes *text = g_object_get_data (G_OBJECT (task), "text");
  GError *error = NULL;

  if (dtl_save_bytes (text, task_data, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
timeline_saved_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  DtlWindow *self = DTL_WINDOW (source);
  GFile *file = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    dtl_window_tell_saved (self, file, NULL, DTL_PROOF_TIMELINE_TYPE);
  else
    tell_not_saved (self, file, error);
}

void
dtl_window_save_timeline (DtlWindow *self,
                          GFile     *file)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  g_autoptr(GTask) task = g_task_new (self, NULL, timeline_saved_cb, NULL);

  g_task_set_source_tag (task, dtl_window_save_timeline);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_object_set_data_full (G_OBJECT (task), "text", g_bytes_ref (dtl_document_get_text (document)), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, save_thread);
}

static void
save_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  DtlWindow       *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      dtl_window_save_timeline (self, file);
    }
  g_object_unref (dialog);
}

/* "story.png" becomes "story.dateline". */
static char *
suggest_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_strconcat (name, ".dateline", NULL);
}

void
dtl_window_choose_timeline_file (DtlWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save the Timeline"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  g_autoptr(GtkFileFilter) ours = gtk_file_filter_new ();
  g_autofree char *name = dtl_window_is_standard_input (self->file) ? g_strdup (_("my-timeline.dateline")) : suggest_name (self->file);

  gtk_file_filter_set_name (ours, _("Timelines"));
  gtk_file_filter_add_suffix (ours, "dateline");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), ours);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
