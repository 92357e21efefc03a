/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-copy-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Up to here a text is made while one waits. */
#define SYNC_MAX_EVENTS 200

/* More than these nobody pastes; their text would fill the memory. */
#define MAX_EVENTS 20000

static const struct
{
  DtlCopyFormat  format;
  const char    *name;
  const char    *mime_type;     /* under which programs that know it find it; NULL: as plain text only */
} formats[] = {
  { DTL_COPY_PLAIN, N_("Text, and HTML where it is understood"), NULL },
  { DTL_COPY_MARKDOWN, N_("Markdown"), "text/markdown" },
  { DTL_COPY_HTML, N_("HTML source"), NULL },
  { DTL_COPY_CSL_JSON, N_("Sources as CSL-JSON"), "application/vnd.citationstyles.csl+json" },
  { DTL_COPY_BIBTEX, N_("Sources as BibTeX"), "application/x-bibtex" },
};

/* Which events */

static gboolean
is_in_view (DtlViewState   *state,
            const DtlEvent *event,
            DtlInstant      from,
            DtlInstant      to)
{
  return (event->flags & DTL_EVENT_PLACED) != 0 && event->earliest <= to && event->latest >= from;
}

static GArray *
dup_shown (DtlViewState *state,
           gboolean      only_in_view)
{
  DtlDocument *document = dtl_view_state_get_document (state);
  DtlLayout *layout = dtl_view_state_get_layout (state);
  const DtlViewport *viewport = dtl_view_state_get_viewport (state);
  const guint32 *order = dtl_document_get_order (document);
  GArray *events = g_array_new (FALSE, FALSE, sizeof (guint32));
  DtlInstant from, to;

  if (layout == NULL)
    return events;
  from = dtl_viewport_instant_at (viewport, dtl_layout_get_scale (layout), 0);
  to = dtl_viewport_instant_at (viewport, dtl_layout_get_scale (layout), viewport->width);
  for (guint i = 0; i < dtl_document_get_n_events (document); i++)
    if (dtl_view_state_is_shown (state, order[i]) &&
        (!only_in_view || is_in_view (state, dtl_document_get_event (document, order[i]), from, to)))
      g_array_append_val (events, order[i]);
  return events;
}

GArray *
dtl_copy_scope_dup_events (DtlViewState *state,
                           DtlCopyScope  scope)
{
  GArray *matches;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (state), NULL);
  g_return_val_if_fail (dtl_view_state_get_document (state) != NULL, NULL);

  switch (scope)
    {
    case DTL_COPY_SCOPE_CHOSEN:
      return dtl_view_state_dup_chosen (state);
    case DTL_COPY_SCOPE_MATCHES:
      matches = dtl_view_state_get_matches (state);
      return matches != NULL ? g_array_copy (matches) : g_array_new (FALSE, FALSE, sizeof (guint32));
    case DTL_COPY_SCOPE_IN_VIEW:
      return dup_shown (state, TRUE);
    case DTL_COPY_SCOPE_SHOWN:
    case DTL_N_COPY_SCOPES:
    default:
      return dup_shown (state, FALSE);
    }
}

/* Into the clipboard */

typedef struct
{
  DtlDocument   *document;
  GArray        *events;
  DtlCopyFormat  format;
  DtlCopyDone    func;
  gpointer       user_data;

  char          *text;
  char          *html;      /* (nullable) */
} CopyJob;

static void
copy_job_free (CopyJob *job)
{
  g_object_unref (job->document);
  g_array_unref (job->events);
  g_free (job->text);
  g_free (job->html);
  g_free (job);
}

static void
copy_job_run (CopyJob *job)
{
  const guint32 *events = (const guint32 *) job->events->data;

  job->text = dtl_copy_events (job->document, events, job->events->len, job->format);
  if (job->format == DTL_COPY_PLAIN)
    job->html = dtl_copy_events (job->document, events, job->events->len, DTL_COPY_HTML);
}

static GdkContentProvider *
new_bytes_provider (const char *mime_type,
                    const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return gdk_content_provider_new_for_bytes (mime_type, bytes);
}

static const char *
get_mime_type (DtlCopyFormat format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].format == format)
      return formats[i].mime_type;
  return NULL;
}

static void
copy_job_finish (CopyJob   *job,
                 GtkWidget *widget)
{
  const char *mime_type = job->html != NULL ? "text/html" : get_mime_type (job->format);
  GdkContentProvider *parts[2];
  g_autoptr(GdkContentProvider) content = NULL;
  g_autofree char *message = NULL;
  guint n_parts = 0, n = job->events->len;

  if (mime_type != NULL)
    parts[n_parts++] = new_bytes_provider (mime_type, job->html != NULL ? job->html : job->text);
  parts[n_parts++] = gdk_content_provider_new_typed (G_TYPE_STRING, job->text);
  content = gdk_content_provider_new_union (parts, n_parts);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);

  message = g_strdup_printf (ngettext ("%u event is in the clipboard, with all that it cites",
                                       "%u events are in the clipboard, with all that they cite", n), n);
  job->func (message, job->user_data);
}

static void
copy_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  copy_job_run (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  copy_job_finish (g_task_get_task_data (G_TASK (result)), GTK_WIDGET (source));
}

void
dtl_copy_to_clipboard (GtkWidget     *widget,
                       DtlDocument   *document,
                       GArray        *events,
                       DtlCopyFormat  format,
                       DtlCopyDone    func,
                       gpointer       user_data)
{
  CopyJob *job;
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (DTL_IS_DOCUMENT (document));
  g_return_if_fail (events != NULL && func != NULL);

  job = g_new0 (CopyJob, 1);
  job->document = g_object_ref (document);
  job->events = events;
  job->format = format;
  job->func = func;
  job->user_data = user_data;
  if (events->len <= SYNC_MAX_EVENTS)
    {
      copy_job_run (job);
      copy_job_finish (job, widget);
      copy_job_free (job);
      return;
    }
  task = g_task_new (widget, NULL, copied_cb, NULL);
  g_task_set_source_tag (task, dtl_copy_to_clipboard);
  g_task_set_task_data (task, job, (GDestroyNotify) copy_job_free);
  g_task_run_in_thread (task, copy_thread);
}

/* The dialog */

typedef struct
{
  AdwMessageDialog *dialog;     /* not owned: it owns this */
  GtkWindow        *parent;
  DtlViewState     *state;
  DtlCopyDone       func;
  GtkWidget        *scope_button[DTL_N_COPY_SCOPES];
  GtkWidget        *format_list;
} CopyDialog;

static void
copy_dialog_free (gpointer  data,
                  GClosure *closure)
{
  CopyDialog *self = data;

  g_object_unref (self->state);
  g_free (self);
}

static void
response_cb (CopyDialog *self,
             const char *response)
{
  guint format = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->format_list));

  if (!g_str_equal (response, "copy") || dtl_view_state_get_document (self->state) == NULL)
    return;
  for (guint scope = 0; scope < DTL_N_COPY_SCOPES; scope++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->scope_button[scope])))
      dtl_copy_to_clipboard (GTK_WIDGET (self->parent), dtl_view_state_get_document (self->state),
                             dtl_copy_scope_dup_events (self->state, scope), formats[format].format,
                             self->func, self->parent);
}

/* "All matches: 12 events", and why there is no choosing it. */
static char *
dup_scope_words (DtlCopyScope scope,
                 guint        n)
{
  static const char *const words[DTL_N_COPY_SCOPES] = {
    [DTL_COPY_SCOPE_CHOSEN] = N_("Chosen"),
    [DTL_COPY_SCOPE_MATCHES] = N_("All matches of the search"),
    [DTL_COPY_SCOPE_IN_VIEW] = N_("All in the visible span"),
    [DTL_COPY_SCOPE_SHOWN] = N_("All that are not hidden"),
  };
  g_autofree char *count = n == 0 ? g_strdup (_("none")) : g_strdup_printf (ngettext ("%u event", "%u events", n), n);

  if (n > MAX_EVENTS)
    return g_strdup_printf (_("%s: %s, too many to copy"), _(words[scope]), count);
  return g_strdup_printf (_("%s: %s"), _(words[scope]), count);
}

static void
add_scopes (CopyDialog *self,
            GtkWidget  *box)
{
  gboolean has_choice = FALSE;

  for (guint scope = 0; scope < DTL_N_COPY_SCOPES; scope++)
    {
      g_autoptr(GArray) events = dtl_copy_scope_dup_events (self->state, scope);
      g_autofree char *words = dup_scope_words (scope, events->len);
      gboolean can_choose = events->len > 0 && events->len <= MAX_EVENTS;
      GtkWidget *button = gtk_check_button_new_with_label (words);

      self->scope_button[scope] = button;
      if (scope > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (self->scope_button[0]));
      gtk_widget_set_sensitive (button, can_choose);
      if (can_choose && !has_choice)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
      has_choice |= can_choose;
      gtk_box_append (GTK_BOX (box), button);
    }
  adw_message_dialog_set_response_enabled (self->dialog, "copy", has_choice);
}

static void
add_formats (CopyDialog *self,
             GtkWidget  *box)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  GtkWidget *label = gtk_label_new (_("As"));

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_ptr_array_add (names, (char *) _(formats[i].name));
  g_ptr_array_add (names, NULL);
  self->format_list = gtk_drop_down_new_from_strings ((const char *const *) names->pdata);
  gtk_widget_set_hexpand (self->format_list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->format_list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("As"), -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->format_list);
}

void
dtl_copy_dialog_present (GtkWindow    *parent,
                         DtlViewState *state,
                         DtlCopyDone   func)
{
  CopyDialog *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (DTL_IS_VIEW_STATE (state));
  g_return_if_fail (func != NULL);

  self = g_new0 (CopyDialog, 1);
  self->parent = parent;
  self->state = g_object_ref (state);
  self->func = func;
  self->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _("Copy Events"),
                                                             _("Each with its date and all that it cites.")));
  adw_message_dialog_add_responses (self->dialog, "cancel", _("_Cancel"), "copy", _("Co_py"), NULL);
  adw_message_dialog_set_default_response (self->dialog, "copy");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  adw_message_dialog_set_response_appearance (self->dialog, "copy", ADW_RESPONSE_SUGGESTED);
  add_scopes (self, box);
  add_formats (self, box);
  adw_message_dialog_set_extra_child (self->dialog, box);
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, copy_dialog_free, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
