/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-ui-resources.h"

#define PREVIEW_DELAY_MS  150
#define MOST_EXACT_PIXELS 60e6    /* of a picture that is made only to say how large its file is */
#define NARROW_PX         760     /* narrower, and the preview stands over the choices */
#define SIDE_PX           400

G_DEFINE_FINAL_TYPE (DtlExportDialog, dtl_export_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
dtl_export_dialog_emit_saved (DtlExportDialog *self,
                              GFile           *file,
                              GBytes          *bytes,
                              const char      *media_type)
{
  g_signal_emit (self, signals[SAVED], 0, file, bytes, media_type);
}

/* Choices */

void
dtl_export_dialog_read_choices (DtlExportDialog  *self,
                                DtlExportChoices *choices)
{
  const DtlStyle styles[] = { DTL_STYLE_LIGHT, DTL_STYLE_DARK, DTL_STYLE_PRINT };

  dtl_export_choices_init (choices);
  choices->format = adw_combo_row_get_selected (self->format_row);
  choices->span = adw_combo_row_get_selected (self->span_row);
  choices->page = adw_combo_row_get_selected (self->page_row);
  choices->width = gtk_spin_button_get_value_as_int (self->width_spin);
  choices->scale = adw_combo_row_get_selected (ADW_COMBO_ROW (self->scale_row)) + 1;
  choices->style = styles[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (self->style_row)), 2)];
  choices->notes = gtk_switch_get_active (self->notes_switch);
  choices->embed = gtk_switch_get_active (self->embed_switch);
  choices->links = adw_combo_row_get_selected (ADW_COMBO_ROW (self->links_row));
}

static void
show_choices (DtlExportDialog        *self,
              const DtlExportChoices *choices)
{
  adw_combo_row_set_selected (self->format_row, choices->format);
  adw_combo_row_set_selected (self->span_row, choices->span);
  adw_combo_row_set_selected (self->page_row, choices->page);
  gtk_spin_button_set_value (self->width_spin, choices->width);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->scale_row), choices->scale - 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->style_row),
                              choices->style == DTL_STYLE_PRINT ? 2 : choices->style == DTL_STYLE_DARK ? 1 : 0);
  gtk_switch_set_active (self->notes_switch, choices->notes);
  gtk_switch_set_active (self->embed_switch, choices->embed);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->links_row), choices->links);
}

/* Only what the format knows. */
static void
update_rows (DtlExportDialog        *self,
             const DtlExportChoices *choices)
{
  gboolean is_text = dtl_export_choices_is_text (choices);

  gtk_widget_set_visible (GTK_WIDGET (self->page_row), !is_text);
  gtk_widget_set_visible (self->width_row, !is_text && dtl_page_format_get (choices->page)->width <= 0);
  gtk_widget_set_visible (self->scale_row, choices->format == DTL_CHOICE_PNG);
  gtk_widget_set_visible (self->style_row, !is_text);
  gtk_widget_set_visible (self->notes_row, !is_text);
  gtk_widget_set_visible (self->embed_row, !is_text);
  gtk_widget_set_visible (self->links_row, !is_text && dtl_document_get_n_links (dtl_view_state_get_document (self->state)) > 0);
}

static void
get_span (DtlExportDialog     *self,
          DtlExportSpanChoice  choice,
          DtlInstant          *from,
          DtlInstant          *to)
{
  DtlScale *scale = dtl_layout_get_scale (dtl_view_state_get_layout (self->state));
  const DtlViewport *viewport = dtl_view_state_get_goal (self->state);

  *from = self->marked.from;
  *to = self->marked.to;
  if (choice == DTL_SPAN_VISIBLE)
    {
      *from = dtl_viewport_instant_at (viewport, scale, 0);
      *to = dtl_viewport_instant_at (viewport, scale, viewport->width);
    }
}

DtlExportJob *
dtl_export_dialog_new_job (DtlExportDialog *self)
{
  DtlExportChoices choices;
  DtlInstant from, to;
  DtlExportJob *job;

  dtl_export_dialog_read_choices (self, &choices);
  get_span (self, choices.span, &from, &to);
  job = dtl_export_job_new (dtl_view_state_get_layout (self->state), &choices, dtl_view_state_get_selected (self->state), from, to);
  job->page = self->page;
  job->filter = self->filter != NULL ? dtl_filter_copy (self->filter) : NULL;
  job->words = g_strdup (self->words);
  dtl_export_job_set_reported_by (job, dtl_view_state_get_reports (self->state), dtl_view_state_get_reported_by (self->state));

  return job;
}

/* What will be in the file */

static char *
describe_file (const DtlExportJob *job)
{
  const DtlPageFormat *page = dtl_page_format_get (job->choices.page);

  if (dtl_export_choices_is_text (&job->choices))
    return NULL;
  if (job->choices.format == DTL_CHOICE_PDF && page->is_paper)
    /* Translators: pages of a document, and the size of its paper: "3 pages, 210 × 297 mm" */
    return g_strdup_printf (ngettext ("%u page, %.0f × %.0f mm", "%u pages, %.0f × %.0f mm", job->n_pages), job->n_pages,
                            job->width * 25.4 / 96, job->height * 25.4 / 96);
  if (job->choices.format == DTL_CHOICE_PDF)
    return g_strdup_printf (ngettext ("%u page, %.1f × %.1f cm", "%u pages, %.1f × %.1f cm", job->n_pages), job->n_pages,
                            job->width * 2.54 / 96, job->height * 2.54 / 96);

  /* Translators: width and height of a picture. */
  return g_strdup_printf (_("%.0f × %.0f pixels"), job->width, job->height);
}

/* For titles that are left out. */
static void
show_remedy (DtlExportDialog    *self,
             const DtlExportJob *job)
{
  gboolean has_one = job->titled_width > job->options.picture.width;
  /* Translators: of a picture, to so many pixels */
  g_autofree char *label = g_strdup_printf (_("Widen to %.0f"), job->titled_width);

  gtk_button_set_label (GTK_BUTTON (self->widen_button), label);
  gtk_widget_set_visible (self->widen_button, has_one);
}

static void
show_size (DtlExportDialog    *self,
           const DtlExportJob *job)
{
  g_autofree char *shape = describe_file (job), *bytes = g_format_size (MAX (job->size, 0)), *size = NULL;
  g_autofree char *text = NULL;

  if (job->size >= 0)
    /* Translators: the size of a file, not known exactly: "about 1.2 MB" */
    size = job->is_estimate ? g_strdup_printf (_("about %s"), bytes) : g_steal_pointer (&bytes);
  text = shape != NULL && size != NULL ? g_strdup_printf ("%s · %s", shape, size) : g_strdup (shape != NULL ? shape : size != NULL ? size : "");
  gtk_label_set_label (self->size_label, text);
  gtk_label_set_label (self->remarks_label, job->remarks != NULL ? job->remarks : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remarks_label), job->remarks != NULL);
  show_remedy (self, job);
}

static void
show_pager (DtlExportDialog    *self,
            const DtlExportJob *job)
{
  g_autofree char *text = g_strdup_printf (_("Page %u of %u"), MIN (job->page, MAX (job->n_pages, 1) - 1) + 1, job->n_pages);

  gtk_label_set_label (self->pager_label, text);
  gtk_widget_set_visible (self->pager, job->n_pages > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.previous-page", job->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.next-page", job->page + 1 < job->n_pages);
}

static void
show_failure (DtlExportDialog *self,
              const char      *message)
{
  gtk_label_set_label (self->preview_label, message);
  gtk_stack_set_visible_child_name (self->preview_stack, "failed");
  gtk_label_set_label (self->size_label, "");
  gtk_widget_set_visible (GTK_WIDGET (self->remarks_label), FALSE);
  gtk_widget_set_visible (self->widen_button, FALSE);
  gtk_widget_set_visible (self->pager, FALSE);
}

/* For those who do not see it. */
static void
describe_preview (DtlExportDialog    *self,
                  const DtlExportJob *job)
{
  g_autofree char *page = g_strdup_printf (_("Preview of page %u of %u"), job->page + 1, job->n_pages);

  gtk_picture_set_alternative_text (self->preview, job->n_pages > 1 ? page : _("Preview of the picture"));
}

/* FALSE: it cannot be shown. */
static gboolean
show_preview (DtlExportDialog     *self,
              const DtlExportJob  *job,
              GError             **error)
{
  g_autoptr (GdkTexture) texture = NULL;

  if (job->beginning != NULL)
    {
      gtk_text_buffer_set_text (self->preview_text, job->beginning, -1);
      gtk_stack_set_visible_child_name (self->preview_stack, "text");
    }
  else
    {
      texture = gdk_texture_new_from_bytes (job->preview, error);
      if (texture == NULL)
        return FALSE;
      gtk_picture_set_paintable (self->preview, GDK_PAINTABLE (texture));
      describe_preview (self, job);
      gtk_stack_set_visible_child_name (self->preview_stack, "preview");
    }
  show_size (self, job);
  show_pager (self, job);

  return TRUE;
}

/* Threads */

static void
preview_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (dtl_export_job_preview (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
encode_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  DtlExportJob *job = task_data;
  GError *error = NULL;

  if (job->file != NULL ? dtl_export_job_save (job, &error) : dtl_export_job_encode (job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run (DtlExportDialog     *self,
     DtlExportJob        *job,
     GTaskThreadFunc      thread,
     GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, dtl_export_job_ref (job), (GDestroyNotify) dtl_export_job_unref);
  g_task_run_in_thread (task, thread);
}

void
dtl_export_dialog_encode (DtlExportDialog     *self,
                          DtlExportJob        *job,
                          GAsyncReadyCallback  callback)
{
  run (self, job, encode_thread, callback);
}

/* How large the file is, is known for sure when it is made; saving it then takes no time. */
static void
size_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (source);
  DtlExportJob *job = g_task_get_task_data (G_TASK (result));

  if (job != self->job || !g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  self->is_encoded = TRUE;
  show_size (self, job);
}

static void
preview_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (source);
  DtlExportJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean is_shown;

  /* The choices have changed meanwhile. */
  if (job != self->job)
    return;

  is_shown = g_task_propagate_boolean (G_TASK (result), &error) && show_preview (self, job, &error);
  if (!is_shown)
    show_failure (self, error->message);
  gtk_widget_set_sensitive (self->export_button, is_shown && self->file_job == NULL);
  gtk_widget_set_sensitive (self->copy_button, is_shown && self->file_job == NULL);
  self->is_encoded = is_shown && job->bytes != NULL;
  if (is_shown && !self->is_encoded && job->width * job->height <= MOST_EXACT_PIXELS && !dtl_export_choices_is_text (&job->choices))
    dtl_export_dialog_encode (self, job, size_cb);
}

static void
drop_preview (DtlExportDialog *self)
{
  g_clear_handle_id (&self->preview_id, g_source_remove);
  if (self->job != NULL)
    g_cancellable_cancel (self->job->cancellable);
  g_clear_pointer (&self->job, dtl_export_job_unref);
  self->is_encoded = FALSE;
}

static gboolean
make_preview_cb (gpointer user_data)
{
  DtlExportDialog *self = user_data;

  self->preview_id = 0;
  self->job = dtl_export_dialog_new_job (self);
  run (self, self->job, preview_thread, preview_cb);
  return G_SOURCE_REMOVE;
}

static void
make_preview_soon (DtlExportDialog *self)
{
  DtlExportChoices choices;

  if (self->state == NULL)
    return;
  drop_preview (self);
  dtl_export_dialog_read_choices (self, &choices);
  update_rows (self, &choices);
  self->preview_id = g_timeout_add (PREVIEW_DELAY_MS, make_preview_cb, self);
}

/* Another choice begins with the first page again. */
static void
queue_preview (DtlExportDialog *self)
{
  self->page = 0;
  make_preview_soon (self);
}

static void
page_action_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (widget);

  if (self->job == NULL || self->job->n_pages == 0)
    return;
  if (g_str_has_suffix (action_name, "next-page"))
    self->page = MIN (self->page + 1, self->job->n_pages - 1);
  else
    self->page = self->page > 0 ? self->page - 1 : 0;
  make_preview_soon (self);
}

static void
widen_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (widget);

  if (self->job != NULL && self->job->titled_width > 0)
    gtk_spin_button_set_value (self->width_spin, self->job->titled_width);
}

/* The window */

static void
apply_size (DtlExportDialog *self,
            int              width,
            int              height)
{
  gboolean is_narrow = width < NARROW_PX;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), is_narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  /* A preview takes all that it gets; one above the other they share the height. */
  gtk_widget_set_size_request (self->side, is_narrow ? -1 : SIDE_PX, is_narrow ? height / 2 : -1);
  gtk_widget_set_vexpand (self->side, TRUE);
}

static gboolean
apply_size_cb (gpointer user_data)
{
  DtlExportDialog *self = user_data;

  self->size_id = 0;
  apply_size (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

static void
dtl_export_dialog_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (widget);

  GTK_WIDGET_CLASS (dtl_export_dialog_parent_class)->size_allocate (widget, width, height, baseline);

  /* What changes the layout must not be changed while it is being made. */
  if (self->size_id == 0)
    self->size_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_size_cb, self, NULL);
}

static gboolean
dtl_export_dialog_close_request (GtkWindow *window)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (window);

  drop_preview (self);
  dtl_export_dialog_end_file_job (self);
  return GTK_WINDOW_CLASS (dtl_export_dialog_parent_class)->close_request (window);
}

static void
dtl_export_dialog_dispose (GObject *object)
{
  DtlExportDialog *self = DTL_EXPORT_DIALOG (object);

  drop_preview (self);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_handle_id (&self->size_id, g_source_remove);
  g_clear_pointer (&self->file_job, dtl_export_job_unref);
  g_clear_object (&self->state);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->filter, dtl_filter_free);
  g_clear_pointer (&self->words, g_free);

  G_OBJECT_CLASS (dtl_export_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, side);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, span_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, span_list);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, page_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, page_list);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, width_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, width_spin);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, scale_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, style_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, notes_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, notes_switch);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, links_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, embed_row);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, embed_switch);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, preview_stack);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, preview_label);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, preview_text);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, pager);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, pager_label);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, size_label);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, remarks_label);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, widen_button);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, footer);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, DtlExportDialog, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, queue_preview);
}

static void
dtl_export_dialog_class_init (DtlExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_export_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dtl_export_dialog_close_request;
  widget_class->size_allocate = dtl_export_dialog_size_allocate;

  /**
   * DtlExportDialog::saved:
   * @file: where
   * @bytes: (nullable): what is in it
   * @media_type: of what kind
   */
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, G_TYPE_FILE, G_TYPE_BYTES, G_TYPE_STRING);

  dtl_ui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/dtl-export-dialog.ui");
  bind_children (widget_class);
  dtl_export_dialog_install_save_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "export.previous-page", NULL, page_action_cb);
  gtk_widget_class_install_action (widget_class, "export.next-page", NULL, page_action_cb);
  gtk_widget_class_install_action (widget_class, "export.widen", NULL, widen_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "export.previous-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "export.next-page", NULL);
}

static void
dtl_export_dialog_init (DtlExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < DTL_N_PAGES; i++)
    gtk_string_list_append (self->page_list, _(dtl_page_format_get (i)->name));
}

/* No larger than the window that it belongs to, which fits on the screen. */
static void
fit_into (DtlExportDialog *self,
          GtkWindow       *parent)
{
  int width, height, most_width = gtk_widget_get_width (GTK_WIDGET (parent)), most_height = gtk_widget_get_height (GTK_WIDGET (parent));

  if (most_width <= 0 || most_height <= 0)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  width = MIN (width, most_width);
  height = MIN (height, most_height);
  apply_size (self, width, height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
}

GtkWidget *
dtl_export_dialog_new (GtkWindow           *parent,
                       DtlViewState        *state,
                       DtlSettings         *settings,
                       const char          *key,
                       const DtlExportSpan *span)
{
  DtlExportDialog *self;
  DtlExportChoices choices;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (DTL_IS_VIEW_STATE (state) && dtl_view_state_get_layout (state) != NULL, NULL);
  g_return_val_if_fail (DTL_IS_SETTINGS (settings) && key != NULL, NULL);

  self = g_object_new (DTL_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);
  self->key = g_strdup (key);
  fit_into (self, parent);

  dtl_export_choices_recall (&choices, settings, key);
  if (span != NULL)
    {
      self->marked = *span;
      gtk_string_list_append (self->span_list, _("The marked span"));
      choices.span = DTL_SPAN_MARKED;
    }
  show_choices (self, &choices);

  self->state = g_object_ref (state);
  queue_preview (self);
  /* Who is content with the choices of last time presses Enter. */
  gtk_window_set_focus (GTK_WINDOW (self), self->export_button);
  return GTK_WIDGET (self);
}

void
dtl_export_dialog_set_filter (DtlExportDialog *self,
                              const DtlFilter *filter,
                              const char      *words)
{
  g_return_if_fail (DTL_IS_EXPORT_DIALOG (self) && filter != NULL);

  g_clear_pointer (&self->filter, dtl_filter_free);
  self->filter = dtl_filter_copy (filter);
  g_free (self->words);
  self->words = g_strdup (words);
}
