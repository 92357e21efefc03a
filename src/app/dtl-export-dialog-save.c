/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Saving and copying what the dialog of exports shows.
 */
#include "config.h"

#include "dtl-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-chronology.h"
#include "dtl-export-copy.h"

#define PROGRESS_MS 50

static const char *
get_media_type (const DtlExportJob *job)
{
  DtlChronologyFormat format;

  if (dtl_export_choices_is_text (&job->choices) && dtl_chronology_find_format (dtl_export_choices_get_suffix (&job->choices), &format))
    return dtl_chronology_get_media_type (format);
  return dtl_export_format_get_media_type (job->options.format);
}

/* A file name from the title: letters and digits, with hyphens between. */
static char *
suggest_name (const char *title,
              const char *suffix)
{
  GString *name = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        {
          if (gap && name->len > 0)
            g_string_append_c (name, '-');
          g_string_append_unichar (name, g_unichar_tolower (c));
          gap = FALSE;
        }
      else if (c != 0x2019 && c != '\'')
        gap = TRUE;
      if (name->len > 60)
        break;
    }
  if (name->len == 0)
    g_string_append (name, "timeline");
  g_string_append_printf (name, ".%s", suffix);
  return g_string_free (name, FALSE);
}

static void
tell_failure (DtlExportDialog *self,
              GFile           *file,
              const GError    *error)
{
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : NULL;
  g_autofree char *body = name != NULL ? g_strdup_printf ("%s: %s", name, error->message) : g_strdup (error->message);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), file != NULL ? _("The File Was Not Saved") : _("The Copy Was Not Made"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dtl_export_dialog_end_file_job (DtlExportDialog *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (self->file_job != NULL)
    g_cancellable_cancel (self->file_job->cancellable);
  g_clear_pointer (&self->file_job, dtl_export_job_unref);
  gtk_stack_set_visible_child_name (self->footer, "size");
  gtk_widget_set_sensitive (self->export_button, TRUE);
  gtk_widget_set_sensitive (self->copy_button, TRUE);
}

static void
copy (DtlExportDialog    *self,
      const DtlExportJob *job)
{
  gboolean is_copied = dtl_export_copy (gtk_widget_get_clipboard (GTK_WIDGET (self)), job->bytes, get_media_type (job), NULL);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (is_copied ? _("Copied to the clipboard") : _("This is too large for the clipboard")));
}

static void
file_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (source);
  g_autoptr (DtlExportJob) job = dtl_export_job_ref (g_task_get_task_data (G_TASK (result)));
  g_autoptr (GError) error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  if (job != self->file_job)
    return;
  dtl_export_dialog_end_file_job (self);
  if (!is_done)
    {
      tell_failure (self, job->file, error);
    }
  else if (job->file == NULL)
    {
      copy (self, job);
    }
  else
    {
      dtl_export_dialog_emit_saved (self, job->file, job->bytes, get_media_type (job));
      gtk_window_close (GTK_WINDOW (self));
    }
}

static gboolean
show_progress_cb (gpointer user_data)
{
  DtlExportDialog *self = user_data;

  gtk_progress_bar_set_fraction (self->progress_bar, g_atomic_int_get (&self->file_job->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

/* @file: NULL to copy. What was made for the preview is not made again. */
static void
begin_file_job (DtlExportDialog *self,
                GFile           *file)
{
  self->file_job = dtl_export_dialog_new_job (self);
  g_set_object (&self->file_job->file, file);
  if (self->is_encoded)
    self->file_job->bytes = g_bytes_ref (self->job->bytes);
  else if (self->job != NULL)
    g_cancellable_cancel (self->job->cancellable);

  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->footer, "progress");
  gtk_widget_set_sensitive (self->export_button, FALSE);
  gtk_widget_set_sensitive (self->copy_button, FALSE);
  self->progress_id = g_timeout_add (PROGRESS_MS, show_progress_cb, self);
  dtl_export_dialog_encode (self, self->file_job, file_cb);
}

static void
remember_choices (DtlExportDialog *self)
{
  DtlExportChoices choices;

  dtl_export_dialog_read_choices (self, &choices);
  dtl_export_choices_remember (&choices, self->settings, self->key);
}

static void
save_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  DtlExportDialog *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      remember_choices (self);
      begin_file_job (self, file);
    }
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooser         *chooser,
            const DtlExportChoices *choices)
{
  static const char *const names[DTL_N_CHOICES] = {
    N_("PNG pictures"), N_("SVG drawings"), N_("PDF documents"), N_("Web pages"), N_("Markdown texts"), N_("CSV tables"),
    N_("TimelineJS files"),
  };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _(names[choices->format]));
  gtk_file_filter_add_suffix (filter, dtl_export_choices_get_suffix (choices));
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
save_action_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (widget);
  GtkFileChooserNative *dialog;
  DtlExportChoices choices;
  g_autofree char *name = NULL;

  if (!gtk_widget_get_sensitive (self->export_button))
    return;
  /* A number that is still being typed counts. */
  gtk_spin_button_update (self->width_spin);

  dtl_export_dialog_read_choices (self, &choices);
  dialog = gtk_file_chooser_native_new (_("Export"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  name = suggest_name (dtl_document_get_title (dtl_view_state_get_document (self->state)), dtl_export_choices_get_suffix (&choices));
  add_filter (GTK_FILE_CHOOSER (dialog), &choices);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
copy_action_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (widget);

  if (!gtk_widget_get_sensitive (self->copy_button))
    return;
  gtk_spin_button_update (self->width_spin);
  remember_choices (self);
  begin_file_job (self, NULL);
}

static void
stop_action_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  dtl_export_dialog_end_file_job (DTL_EXPORT_DIALOG (widget));
}

void
dtl_export_dialog_install_save_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "export.copy", NULL, copy_action_cb);
  gtk_widget_class_install_action (widget_class, "export.stop", NULL, stop_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "export.copy", NULL);
}
