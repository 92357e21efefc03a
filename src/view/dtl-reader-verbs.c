/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The verbs of the reader: to the next and the previous event, along a chain, and into the clipboard.
 */
#include "config.h"

#include "dtl-reader-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-clipboard.h"
#include "dtl-copy.h"
#include "dtl-trace.h"

static void
next_action_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DtlReader *self = DTL_READER (widget);

  if (self->state == NULL)
    return;
  if (dtl_view_state_get_selected (self->state) == DTL_NONE)
    dtl_view_state_select_first (self->state);
  else
    dtl_view_state_select_next (self->state);
}

/* Before the first event lies the page where one starts. */
static void
previous_action_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  DtlReader *self = DTL_READER (widget);

  if (self->state != NULL && !dtl_view_state_select_previous (self->state))
    dtl_view_state_set_selected (self->state, DTL_NONE, FALSE);
}

static void
begin_action_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  DtlReader *self = DTL_READER (widget);

  if (self->state != NULL)
    dtl_view_state_select_first (self->state);
}

static void
start_action_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  DtlReader *self = DTL_READER (widget);

  if (self->state != NULL)
    dtl_view_state_set_selected (self->state, DTL_NONE, FALSE);
}

static void
select_action_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  DtlReader *self = DTL_READER (widget);
  guint32 event = g_variant_get_uint32 (parameter);

  if (self->page_document == NULL || event >= dtl_document_get_n_events (self->page_document))
    return;
  dtl_view_state_set_selected (self->state, event, TRUE);
  dtl_reader_update_page (self);
  /* The button that was pressed is gone with its page. */
  dtl_reader_focus_page (self);
}

static void
trace_action_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  DtlReader *self = DTL_READER (widget);
  g_autoptr(GArray) chain = NULL;

  if (self->page_event == DTL_NONE)
    return;
  chain = dtl_trace_events (self->page_document, self->page_event);
  self->trace_origin = self->page_event;
  self->wants_trace = TRUE;
  dtl_view_state_set_traced (self->state, chain);
  dtl_reader_update_page (self);
  dtl_reader_focus_page (self);
}

static void
show_trace_action_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  DtlReader *self = DTL_READER (widget);

  self->wants_trace = self->trace_origin != DTL_NONE;
  dtl_reader_update_page (self);
  dtl_reader_focus_page (self);
}

static void
end_trace_action_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  DtlReader *self = DTL_READER (widget);

  if (self->state != NULL)
    dtl_view_state_set_traced (self->state, NULL);
  dtl_reader_update_page (self);
  dtl_reader_focus_page (self);
}

static const struct
{
  const char   *name;
  DtlCopyFormat format;
} copy_formats[] = {
  { "text", DTL_COPY_PLAIN },
  { "markdown", DTL_COPY_MARKDOWN },
  { "html", DTL_COPY_HTML },
  { "csl-json", DTL_COPY_CSL_JSON },
  { "bibtex", DTL_COPY_BIBTEX },
};

static void
copy_event_action_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  DtlReader *self = DTL_READER (widget);
  const char *name = g_variant_get_string (parameter, NULL);

  if (self->page_event == DTL_NONE)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (copy_formats); i++)
    if (g_str_equal (copy_formats[i].name, name))
      {
        g_autofree char *text = dtl_copy_events (self->page_document, &self->page_event, 1, copy_formats[i].format);
        g_autofree char *html = copy_formats[i].format == DTL_COPY_PLAIN
                                  ? dtl_copy_events (self->page_document, &self->page_event, 1, DTL_COPY_HTML)
                                  : NULL;

        dtl_clipboard_set_text (gtk_widget_get_clipboard (widget), text, html);
        dtl_reader_emit_notice (self, _("The event is in the clipboard, with all that it cites"));
      }
}

void
dtl_reader_install_verbs (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.begin", NULL, begin_action_cb);
  gtk_widget_class_install_action (widget_class, "reader.start", NULL, start_action_cb);
  gtk_widget_class_install_action (widget_class, "reader.next", NULL, next_action_cb);
  gtk_widget_class_install_action (widget_class, "reader.previous", NULL, previous_action_cb);
  gtk_widget_class_install_action (widget_class, "reader.select", "u", select_action_cb);
  gtk_widget_class_install_action (widget_class, "reader.trace", NULL, trace_action_cb);
  gtk_widget_class_install_action (widget_class, "reader.show-trace", NULL, show_trace_action_cb);
  gtk_widget_class_install_action (widget_class, "reader.end-trace", NULL, end_trace_action_cb);
  gtk_widget_class_install_action (widget_class, "reader.copy-event", "s", copy_event_action_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "reader.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "reader.previous", NULL);
}
