/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-export-dialog.h"

#include <glib/gi18n-lib.h>

#include "dtl-export.h"
#include "dtl-loader.h"
#include "dtl-ui-resources.h"

#define PREVIEW_WIDTH_PX  1000    /* of its pixels: sharp at the size that the dialog gives it */
#define PREVIEW_DELAY_MS  150

typedef enum
{
  SPAN_WHOLE,
  SPAN_VISIBLE,
  SPAN_MARKED,
} SpanChoice;

/* One picture that a thread is painting. */
typedef struct
{
  DtlLayout       *layout;
  DtlExportOptions options;
  GFile           *file;        /* to save in; NULL for a preview */
  gint             cancel;
  gint             permille;    /* how far it is */

  /* What it found */
  GBytes *png;
  guint   width_px, height_px;
} ExportJob;

struct _DtlExportDialog
{
  AdwWindow parent_instance;

  AdwComboRow    *span_row;
  GtkStringList  *span_list;
  GtkSpinButton  *width_spin;
  AdwComboRow    *scale_row;
  AdwComboRow    *style_row;
  AdwActionRow   *links_row;
  GtkSwitch      *links_switch;
  GtkPicture     *preview;
  GtkStack       *preview_stack;
  GtkLabel       *preview_label;
  GtkLabel       *size_label;
  GtkStack       *footer;
  GtkProgressBar *progress_bar;
  GtkWidget      *export_button;

  DtlViewState *state;
  DtlSettings  *settings;
  DtlExportSpan marked;

  ExportJob *preview_job;   /* owned by their tasks */
  ExportJob *save_job;
  guint      preview_id;
  guint      progress_id;
};

G_DEFINE_FINAL_TYPE (DtlExportDialog, dtl_export_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
export_job_free (ExportJob *job)
{
  g_clear_pointer (&job->layout, dtl_layout_unref);
  g_clear_object (&job->file);
  g_clear_pointer (&job->png, g_bytes_unref);
  g_free (job);
}

static gboolean
job_progress_cb (double   fraction,
                 gpointer user_data)
{
  ExportJob *job = user_data;

  g_atomic_int_set (&job->permille, (int) (fraction * 1000));
  return !g_atomic_int_get (&job->cancel);
}

static void
get_span (DtlExportDialog   *self,
          DtlPictureOptions *picture)
{
  DtlLayout *layout = dtl_view_state_get_layout (self->state);
  const DtlViewport *viewport = dtl_view_state_get_goal (self->state);

  switch ((SpanChoice) adw_combo_row_get_selected (self->span_row))
    {
    case SPAN_VISIBLE:
      picture->has_span = TRUE;
      picture->from = dtl_viewport_instant_at (viewport, dtl_layout_get_scale (layout), 0);
      picture->to = dtl_viewport_instant_at (viewport, dtl_layout_get_scale (layout), viewport->width);
      break;
    case SPAN_MARKED:
      picture->has_span = TRUE;
      picture->from = self->marked.from;
      picture->to = self->marked.to;
      break;
    case SPAN_WHOLE:
    default:
      picture->has_span = FALSE;
      break;
    }
}

static ExportJob *
new_job (DtlExportDialog *self)
{
  ExportJob *job = g_new0 (ExportJob, 1);

  job->layout = dtl_layout_ref (dtl_view_state_get_layout (self->state));
  job->options.picture.width = gtk_spin_button_get_value_as_int (self->width_spin);
  job->options.picture.selected = gtk_switch_get_active (self->links_switch) ? dtl_view_state_get_selected (self->state)
                                                                             : DTL_NONE;
  get_span (self, &job->options.picture);
  job->options.scale = adw_combo_row_get_selected (self->scale_row) + 1;
  job->options.style = adw_combo_row_get_selected (self->style_row) == 1 ? DTL_STYLE_DARK : DTL_STYLE_LIGHT;
  job->options.progress = job_progress_cb;
  job->options.progress_data = job;
  return job;
}

static void
preview_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  ExportJob *job = task_data;
  DtlExportOptions options = job->options;
  GError *error = NULL;

  if (dtl_export_measure (job->layout, &options, &job->width_px, &job->height_px, &error))
    {
      options.scale = MIN (options.scale, PREVIEW_WIDTH_PX / options.picture.width);
      job->png = dtl_export (job->layout, &options, &error);
    }
  if (job->png != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
preview_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (source);
  ExportJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = NULL;

  /* The choices have changed meanwhile. */
  if (job != self->preview_job)
    return;
  self->preview_job = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    texture = gdk_texture_new_from_bytes (job->png, &error);
  if (texture != NULL)
    {
      /* Translators: width and height of a picture file. */
      g_autofree char *size = g_strdup_printf (_("The file will be %u × %u pixels."), job->width_px, job->height_px);

      gtk_picture_set_paintable (self->preview, GDK_PAINTABLE (texture));
      gtk_stack_set_visible_child_name (self->preview_stack, "preview");
      gtk_label_set_label (self->size_label, size);
    }
  else
    {
      gtk_label_set_label (self->preview_label, error->message);
      gtk_stack_set_visible_child_name (self->preview_stack, "failed");
      gtk_label_set_label (self->size_label, "");
    }
  gtk_widget_set_sensitive (self->export_button, texture != NULL);
}

static void
drop_preview (DtlExportDialog *self)
{
  g_clear_handle_id (&self->preview_id, g_source_remove);
  if (self->preview_job != NULL)
    g_atomic_int_set (&self->preview_job->cancel, 1);
  self->preview_job = NULL;
}

static gboolean
make_preview_cb (gpointer user_data)
{
  DtlExportDialog *self = user_data;
  g_autoptr(GTask) task = g_task_new (self, NULL, preview_cb, NULL);

  self->preview_id = 0;
  self->preview_job = new_job (self);
  g_task_set_source_tag (task, make_preview_cb);
  g_task_set_task_data (task, self->preview_job, (GDestroyNotify) export_job_free);
  g_task_run_in_thread (task, preview_thread);
  return G_SOURCE_REMOVE;
}

static void
queue_preview (DtlExportDialog *self)
{
  if (self->state == NULL)
    return;
  drop_preview (self);
  self->preview_id = g_timeout_add (PREVIEW_DELAY_MS, make_preview_cb, self);
}

/* A file name from the title: letters and digits, with hyphens between. */
static char *
suggest_name (const char *title)
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
  g_string_append (name, ".png");
  return g_string_free (name, FALSE);
}

static void
save_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  ExportJob *job = task_data;
  GError *error = NULL;

  job->png = dtl_export (job->layout, &job->options, &error);
  if (job->png != NULL && dtl_save_bytes (job->png, job->file, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tell_failure (DtlExportDialog *self,
              GFile           *file,
              const GError    *error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *body = g_strdup_printf ("%s: %s", name, error->message);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The Picture Was Not Saved"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
end_saving (DtlExportDialog *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (self->save_job != NULL)
    g_atomic_int_set (&self->save_job->cancel, 1);
  self->save_job = NULL;
  gtk_stack_set_visible_child_name (self->footer, "size");
  gtk_widget_set_sensitive (self->export_button, TRUE);
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (source);
  ExportJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  if (job != self->save_job)
    return;
  end_saving (self);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_signal_emit (self, signals[SAVED], 0, job->file, job->png);
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    tell_failure (self, job->file, error);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  DtlExportDialog *self = user_data;

  gtk_progress_bar_set_fraction (self->progress_bar, g_atomic_int_get (&self->save_job->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
save (DtlExportDialog *self,
      GFile           *file)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, save_cb, NULL);

  self->save_job = new_job (self);
  self->save_job->file = g_object_ref (file);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_stack_set_visible_child_name (self->footer, "progress");
  gtk_widget_set_sensitive (self->export_button, FALSE);
  self->progress_id = g_timeout_add (50, show_progress_cb, self);
  g_task_set_source_tag (task, save);
  g_task_set_task_data (task, self->save_job, (GDestroyNotify) export_job_free);
  g_task_run_in_thread (task, save_thread);
}

static void
remember_choices (DtlExportDialog *self)
{
  dtl_settings_set_int (self->settings, DTL_SETTING_EXPORT_WIDTH, gtk_spin_button_get_value_as_int (self->width_spin));
  dtl_settings_set_int (self->settings, DTL_SETTING_EXPORT_SCALE, adw_combo_row_get_selected (self->scale_row) + 1);
  dtl_settings_set_string (self->settings, DTL_SETTING_EXPORT_STYLE,
                           adw_combo_row_get_selected (self->style_row) == 1 ? "dark" : "light");
}

static void
save_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  DtlExportDialog *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      remember_choices (self);
      save (self, file);
    }
  g_object_unref (dialog);
}

static void
export_action_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (widget);
  GtkFileChooserNative *dialog;
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;

  if (!gtk_widget_get_sensitive (self->export_button))
    return;
  /* A number that is still being typed counts. */
  gtk_spin_button_update (self->width_spin);

  dialog = gtk_file_chooser_native_new (_("Export a Picture"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _("_Save"), _("_Cancel"));
  name = suggest_name (dtl_document_get_title (dtl_view_state_get_document (self->state)));
  gtk_file_filter_set_name (filter, _("PNG pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_suffix (filter, "png");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
cancel_saving_action_cb (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  end_saving (DTL_EXPORT_DIALOG (widget));
}

static gboolean
dtl_export_dialog_close_request (GtkWindow *window)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (window);

  drop_preview (self);
  end_saving (self);
  return GTK_WINDOW_CLASS (dtl_export_dialog_parent_class)->close_request (window);
}

static void
dtl_export_dialog_dispose (GObject *object)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (object);

  drop_preview (self);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->state);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dtl_export_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, span_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, span_list);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, width_spin);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, scale_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, style_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, links_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, links_switch);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, preview_stack);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, preview_label);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, size_label);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, footer);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, export_button);
  gtk_widget_class_bind_template_callback (widget_class, queue_preview);
}

static void
dtl_export_dialog_class_init (DtlExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_export_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dtl_export_dialog_close_request;

  /**
   * DtlExportDialog::saved:
   * @file: where
   * @png: the picture
   */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_BYTES);

  dtl_ui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/dtl-export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "export.save", NULL, export_action_cb);
  gtk_widget_class_install_action (widget_class, "export.cancel-saving", NULL, cancel_saving_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dtl_export_dialog_init (DtlExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dtl_export_dialog_new (GtkWindow           *parent,
                       DtlViewState        *state,
                       DtlSettings         *settings,
                       const DtlExportSpan *span)
{
  DtlExportDialog *self;
  g_autofree char *style = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (DTL_IS_VIEW_STATE (state) && dtl_view_state_get_layout (state) != NULL, NULL);
  g_return_val_if_fail (DTL_IS_SETTINGS (settings), NULL);

  self = g_object_new (DTL_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);

  style = dtl_settings_dup_string (settings, DTL_SETTING_EXPORT_STYLE);
  gtk_spin_button_set_value (self->width_spin, dtl_settings_get_int (settings, DTL_SETTING_EXPORT_WIDTH));
  adw_combo_row_set_selected (self->scale_row, CLAMP (dtl_settings_get_int (settings, DTL_SETTING_EXPORT_SCALE), 1, 4) - 1);
  adw_combo_row_set_selected (self->style_row, g_strcmp0 (style, "dark") == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->links_row), dtl_view_state_get_selected (state) != DTL_NONE);
  if (span != NULL)
    {
      self->marked = *span;
      gtk_string_list_append (self->span_list, _("The marked span"));
      adw_combo_row_set_selected (self->span_row, SPAN_MARKED);
    }

  self->state = g_object_ref (state);
  queue_preview (self);
  /* Who is content with the choices of last time presses Enter. */
  gtk_window_set_focus (GTK_WINDOW (self), self->export_button);
  return GTK_WIDGET (self);
}
