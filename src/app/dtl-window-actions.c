/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The verbs of the window. What moves the view is the timeline's own: here it only gets a name that menus, buttons and
 * keys can use wherever the keyboard stands.
 */
#include "config.h"

#include "dtl-window-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-copy-dialog.h"
#include "dtl-export-dialog.h"
#include "dtl-go-to-date.h"
#include "dtl-print.h"
#include "dtl-problems-window.h"
#include "dtl-silences-window.h"

static void
open_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  dtl_window_choose_file (user_data);
}

static void
open_bundled_action_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  dtl_window_open_bundled (user_data);
}

static void
open_example_action_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  dtl_window_open_example (user_data);
}

static void
make_own_action_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  dtl_window_make_own (user_data);
}

static void
save_timeline_action_cb (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  dtl_window_choose_timeline_file (user_data);
}

static void
reload_action_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  dtl_window_reload (user_data);
}

/* By which what was chosen is remembered. */
static char *
dup_document_key (DtlWindow *self)
{
  return self->file != NULL ? g_file_get_uri (self->file) : g_strdup ("");
}

static void
present_export (DtlWindow           *self,
                const DtlExportSpan *span)
{
  g_autofree char *key = dup_document_key (self);
  GtkWidget *dialog;

  /* A large timeline that is still being laid out has no picture yet. */
  if (dtl_view_state_get_layout (self->state) == NULL)
    return;
  dialog = dtl_export_dialog_new (GTK_WINDOW (self), self->state, self->settings, key, span);
  dtl_export_dialog_set_filter (DTL_EXPORT_DIALOG (dialog), dtl_filtering_get_filter (self->filtering),
                                self->only_matches ? dtl_window_get_query (self) : NULL);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (dtl_window_tell_saved), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
export_action_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  present_export (user_data, NULL);
}

static void
export_span_cb (DtlWindow *self,
                gint64     from,
                gint64     to)
{
  present_export (self, &(DtlExportSpan) { from, to });
}

static void
tell_print_failure (DtlWindow    *self,
                    const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The Timeline Was Not Printed"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
print_done_cb (DtlWindow               *self,
               GtkPrintOperationResult  result,
               GtkPrintOperation       *operation)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_object (&self->print_settings, gtk_print_operation_get_print_settings (operation));
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      tell_print_failure (self, error);
    }
}

/* The printer's own dialog has paper and preview; the pages are those of an exported PDF. */
static void
print_action_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  DtlWindow *self = user_data;
  DtlLayout *layout = dtl_view_state_get_layout (self->state);
  const DtlViewport *viewport = dtl_view_state_get_goal (self->state);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *key = dup_document_key (self);
  DtlExportChoices choices;
  DtlPrintView view = {
    .reports = dtl_view_state_get_reports (self->state), .reported_by = dtl_view_state_get_reported_by (self->state),
  };

  if (layout == NULL)
    return;
  view.from = dtl_viewport_instant_at (viewport, dtl_layout_get_scale (layout), 0);
  view.to = dtl_viewport_instant_at (viewport, dtl_layout_get_scale (layout), viewport->width);
  dtl_export_choices_recall (&choices, self->settings, key);
  operation = dtl_print_operation_new (layout, &choices, dtl_view_state_get_selected (self->state), &view);
  gtk_print_operation_set_print_settings (operation, self->print_settings);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
}

static void
search_action_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  dtl_window_start_search (user_data);
}

static void
filter_action_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  dtl_window_open_filter (user_data);
}

static void
clear_filter_action_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  dtl_filtering_clear (((DtlWindow *) user_data)->filtering);
}

static void
measure_action_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  DtlWindow *self = user_data;

  if (dtl_view_state_get_selected (self->state) == DTL_NONE && dtl_view_state_get_n_picks (self->state) == 0)
    dtl_window_tell (self, _("Select an event to measure from it"));
  else
    dtl_view_state_measure_from_here (self->state);
}

static void
reported_change_cb (GSimpleAction *action,
                    GVariant      *state,
                    gpointer       user_data)
{
  DtlWindow *self = user_data;
  gboolean is_on = g_variant_get_boolean (state);

  dtl_view_state_go_to_report (self->state, is_on ? DTL_INSTANT_BEFORE_ALL : DTL_INSTANT_AFTER_ALL);
  if (is_on)
    gtk_widget_grab_focus (GTK_WIDGET (self->reports_bar));
  else
    dtl_window_focus_view (self);
}

static void
silences_action_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  DtlWindow *self = user_data;

  dtl_silences_window_present (GTK_WINDOW (self), self->timeline);
}

static void
tell_copied_cb (const char *message,
                gpointer    user_data)
{
  dtl_window_tell (user_data, message);
}

static void
copy_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  DtlWindow *self = user_data;
  g_autoptr(GArray) events = dtl_copy_scope_dup_events (self->state, DTL_COPY_SCOPE_CHOSEN);

  if (events->len == 0)
    dtl_window_tell (self, _("Select an event to copy it"));
  else
    dtl_copy_to_clipboard (GTK_WIDGET (self), dtl_view_state_get_document (self->state), g_steal_pointer (&events),
                           DTL_COPY_PLAIN, tell_copied_cb, self);
}

static void
copy_events_action_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  DtlWindow *self = user_data;

  dtl_copy_dialog_present (GTK_WINDOW (self), self->state, tell_copied_cb);
}

static void
only_matches_change_cb (GSimpleAction *action,
                        GVariant      *state,
                        gpointer       user_data)
{
  dtl_window_show_only_matches (user_data, g_variant_get_boolean (state));
}

static void
step_match_action_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  dtl_window_step_match (user_data, g_str_equal (g_action_get_name (G_ACTION (action)), "next-match") ? 1 : -1);
}

static void
go_to_date_action_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  DtlWindow *self = user_data;

  dtl_window_show_view (self, "timeline");
  dtl_go_to_date_present (GTK_WINDOW (self), self->state);
}

static void
show_problems_action_cb (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  DtlWindow *self = user_data;

  dtl_problems_window_present (GTK_WINDOW (self), dtl_view_state_get_document (self->state), self->file);
}

/* "win.zoom-in" is "timeline.zoom-in", and so on. */
static void
timeline_action_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  DtlWindow *self = user_data;
  g_autofree char *name = g_strconcat ("timeline.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action (GTK_WIDGET (self->timeline), name, NULL);
}

static void
view_change_cb (GSimpleAction *action,
                GVariant      *state,
                gpointer       user_data)
{
  dtl_window_show_view (user_data, g_variant_get_string (state, NULL));
}

static void
reader_action_cb (DtlWindow  *self,
                  const char *name)
{
  dtl_window_show_reader (self);
  gtk_widget_activate_action (GTK_WIDGET (self->reader), name, NULL);
}

static void
step_event_action_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  reader_action_cb (user_data, g_str_equal (g_action_get_name (G_ACTION (action)), "next-event") ? "reader.next"
                                                                                                 : "reader.previous");
}

static void
step_quotation_action_cb (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  reader_action_cb (user_data, g_str_equal (g_action_get_name (G_ACTION (action)), "next-quotation")
                                 ? "reader.next-quotation" : "reader.previous-quotation");
}

/* Made when somebody asks for it. Where GTK finds a file gtk/help-overlay.ui it makes one for every window, before that is
 * shown, and people wait for a page that few ever open. From then on the action is GTK's own. */
static void
show_help_action_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  DtlWindow *self = user_data;
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_BASE "/ui/help-overlay.ui");
  GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));

  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (self), GTK_SHORTCUTS_WINDOW (overlay));
  gtk_window_present (GTK_WINDOW (overlay));
}

static const GActionEntry entries[] = {
  { .name = "open", .activate = open_action_cb },
  { .name = "open-bundled", .activate = open_bundled_action_cb },
  { .name = "open-example", .activate = open_example_action_cb },
  { .name = "make-own", .activate = make_own_action_cb },
  { .name = "save-timeline", .activate = save_timeline_action_cb },
  { .name = "reload", .activate = reload_action_cb },
  { .name = "show-problems", .activate = show_problems_action_cb },
  { .name = "show-help-overlay", .activate = show_help_action_cb },
};

/* These need a timeline to act upon. */
static const GActionEntry timeline_entries[] = {
  { .name = "export", .activate = export_action_cb },
  { .name = "print", .activate = print_action_cb },
  { .name = "search", .activate = search_action_cb },
  { .name = "filter", .activate = filter_action_cb },
  { .name = "only-matches", .state = "false", .change_state = only_matches_change_cb },
  { .name = "clear-filter", .activate = clear_filter_action_cb },
  { .name = "view", .parameter_type = "s", .state = "'timeline'", .change_state = view_change_cb },
  { .name = "measure", .activate = measure_action_cb },
  { .name = "reported", .state = "false", .change_state = reported_change_cb },
  { .name = "silences", .activate = silences_action_cb },
  { .name = "copy", .activate = copy_action_cb },
  { .name = "copy-events", .activate = copy_events_action_cb },
  { .name = "go-to-date", .activate = go_to_date_action_cb },
  { .name = "show-all-lanes", .activate = timeline_action_cb },
  { .name = "next-event", .activate = step_event_action_cb },
  { .name = "previous-event", .activate = step_event_action_cb },
  { .name = "next-quotation", .activate = step_quotation_action_cb },
  { .name = "previous-quotation", .activate = step_quotation_action_cb },
};

/* These move the view of the timeline, and mean nothing where it is not shown. */
static const GActionEntry moving_entries[] = {
  { .name = "zoom-in", .activate = timeline_action_cb },
  { .name = "zoom-out", .activate = timeline_action_cb },
  { .name = "zoom-all", .activate = timeline_action_cb },
  { .name = "zoom-selection", .activate = timeline_action_cb },
  { .name = "zoom-opening", .activate = timeline_action_cb },
  { .name = "go-back", .activate = timeline_action_cb },
  { .name = "go-forward", .activate = timeline_action_cb },
};

static const GActionEntry match_entries[] = {
  { .name = "next-match", .activate = step_match_action_cb },
  { .name = "previous-match", .activate = step_match_action_cb },
};

/* Keys of the timeline that are single letters and signs; they work wherever nobody is writing. */
static const struct
{
  const char *trigger;
  const char *action;
} plain_keys[] = {
  { "plus|KP_Add|equal", "win.zoom-in" },
  { "minus|KP_Subtract", "win.zoom-out" },
  { "0|KP_0", "win.zoom-all" },
  { "f", "win.zoom-selection" },
  { "m", "win.measure" },
  { "<Control>c", "win.copy" },
  { "period", "win.next-quotation" },
  { "comma", "win.previous-quotation" },
};

static void
add_property_action (DtlWindow  *self,
                     const char *name,
                     gpointer    object,
                     const char *property)
{
  g_autoptr(GPropertyAction) action = g_property_action_new (name, object, property);

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

static void
set_enabled (DtlWindow          *self,
             const GActionEntry *list,
             guint               n_entries,
             gboolean            enabled)
{
  for (guint i = 0; i < n_entries; i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), list[i].name)), enabled);
}

void
dtl_window_update_actions (DtlWindow *self)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  gboolean has_timeline = document != NULL && g_strcmp0 (self->pane, "timeline") == 0;

  set_enabled (self, timeline_entries, G_N_ELEMENTS (timeline_entries), has_timeline);
  set_enabled (self, moving_entries, G_N_ELEMENTS (moving_entries),
               has_timeline && g_strcmp0 (dtl_window_get_view (self), "timeline") == 0);
  set_enabled (self, match_entries, G_N_ELEMENTS (match_entries), has_timeline && !self->found_nothing);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "view")),
                             g_variant_new_string (dtl_window_get_view (self)));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "reported")),
                             g_variant_new_boolean (dtl_view_state_get_reported_by (self->state) != DTL_INSTANT_AFTER_ALL));
  /* All others are in a file of their own already. */
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "save-timeline")),
                               document != NULL && self->file != NULL
                               && (dtl_document_get_picture (document) != NULL || dtl_document_get_import_name (document) != NULL
                                   || dtl_window_is_standard_input (self->file)));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "reload")),
                               self->file != NULL && !dtl_window_is_standard_input (self->file));
}

void
dtl_window_init_actions (DtlWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), timeline_entries, G_N_ELEMENTS (timeline_entries), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), moving_entries, G_N_ELEMENTS (moving_entries), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), match_entries, G_N_ELEMENTS (match_entries), self);
  add_property_action (self, "reader", self->flap, "reveal-flap");
  add_property_action (self, "fold-empty-time", self->state, "fold-empty-time");
  add_property_action (self, "all-links", self->state, "all-links");
  g_signal_connect_swapped (self->timeline, "export-span", G_CALLBACK (export_span_cb), self);

  /* In the bubble phase: an entry that is being written in comes first. */
  for (guint i = 0; i < G_N_ELEMENTS (plain_keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (plain_keys[i].trigger),
                                                            gtk_named_action_new (plain_keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
