/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding words. The search runs in a thread of its own, so that typing never waits for a large timeline; a newer
 * word ends the search for the older one.
 */
#include "config.h"

#include "dtl-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dtl-search.h"

struct _DtlSearchJob
{
  DtlSearch   *search;
  DtlDocument *document;
  gint         cancel;
};

static void
search_job_free (DtlSearchJob *job)
{
  g_clear_pointer (&job->search, dtl_search_free);
  g_clear_object (&job->document);
  g_free (job);
}

static void ensure_entry (DtlWindow *self);

const char *
dtl_window_get_query (DtlWindow *self)
{
  return self->search_entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) : "";
}

/* "3 of 12", "12 matches", and how many more are hidden; NULL when nothing is searched for, or nothing found. */
static char *
dup_match_words (DtlWindow *self)
{
  GArray *matches = dtl_view_state_get_matches (self->state);
  guint current = dtl_view_state_get_current_match (self->state);
  guint n_hidden = self->n_hidden_matches;
  g_autofree char *text = NULL, *hidden = NULL;

  if (self->found == NULL)
    return NULL;
  if (n_hidden > 0)
    hidden = g_strdup_printf (ngettext ("%u hidden", "%u hidden", n_hidden), n_hidden);
  if (matches == NULL)
    return g_steal_pointer (&hidden);
  if (current != DTL_NONE)
    /* Translators: the match that is shown, and how many there are. */
    text = g_strdup_printf (_("%u of %u"), current + 1, matches->len);
  else
    text = g_strdup_printf (ngettext ("%u match", "%u matches", matches->len), matches->len);
  return hidden != NULL ? g_strdup_printf ("%s · %s", text, hidden) : g_steal_pointer (&text);
}

static void
show_matches (DtlWindow *self)
{
  gboolean found_nothing = self->found_nothing;
  g_autofree char *text = dup_match_words (self);
  g_autofree char *tooltip = self->n_hidden_matches > 0
                               ? g_strdup_printf ("%s\n%s", text, _("Hidden by the filter, or in hidden lanes"))
                               : g_strdup (text);

  gtk_label_set_label (self->match_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->match_label), text != NULL);
  /* In a narrow window the label is cut off. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->match_label), tooltip);

  gtk_widget_set_visible (GTK_WIDGET (self->nothing_found_label), found_nothing);
  if (found_nothing)
    {
      g_autofree char *words = g_strdup_printf (_("Nothing found for “%s” in titles, descriptions, people, "
                                                  "quotations and sources."),
                                                dtl_window_get_query (self));

      gtk_label_set_label (self->nothing_found_label, words);
      gtk_widget_add_css_class (GTK_WIDGET (self->search_entry), "error");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->search_entry), "error");
}

static void
update_label (DtlWindow *self)
{
  if (self->search_entry != NULL)
    show_matches (self);
  dtl_window_update_actions (self);
}

/* Those of what was found that are not hidden, which alone can be stepped through. */
static GArray *
dup_shown_matches (DtlWindow *self)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < self->found->len; i++)
    if (dtl_view_state_is_shown (self->state, g_array_index (self->found, guint32, i)))
      g_array_append_val (shown, g_array_index (self->found, guint32, i));
  return shown;
}

/* What was found goes to the timeline, and to the filter while only matches are shown. */
static void
share_found (DtlWindow *self)
{
  g_autoptr(GArray) shown = self->found != NULL ? dup_shown_matches (self) : NULL;
  GArray *old = dtl_view_state_get_matches (self->state);

  self->n_hidden_matches = shown != NULL ? self->found->len - shown->len : 0;
  /* Where nothing can be lit nothing is dimmed either: the timeline is not to blame. */
  if (shown != NULL && shown->len == 0)
    g_clear_pointer (&shown, g_array_unref);
  if (shown == NULL || old == NULL || shown->len != old->len ||
      memcmp (shown->data, old->data, shown->len * sizeof (guint32)) != 0)
    dtl_view_state_set_matches (self->state, shown);
  update_label (self);
}

static void
take_found (DtlWindow *self,
            GArray    *found)
{
  g_clear_pointer (&self->found, g_array_unref);
  if (found != NULL && found->len > 0)
    self->found = g_array_ref (found);
  if (self->only_matches)
    dtl_filtering_set_found (self->filtering, self->found);
  share_found (self);
}

static void
set_only_matches (DtlWindow *self,
                  gboolean   only_matches)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "only-matches");

  self->only_matches = only_matches;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (only_matches));
}

void
dtl_window_show_only_matches (DtlWindow *self,
                              gboolean   only_matches)
{
  set_only_matches (self, only_matches);
  dtl_filtering_set_found (self->filtering, only_matches ? self->found : NULL);
}

void
dtl_window_take_search (DtlWindow  *self,
                        const char *words,
                        gboolean    only_matches)
{
  if (words != NULL && !g_str_equal (words, dtl_window_get_query (self)))
    {
      ensure_entry (self);
      gtk_editable_set_text (GTK_EDITABLE (self->search_entry), words);
    }
  gtk_search_bar_set_search_mode (self->search_bar, words != NULL);
  set_only_matches (self, words != NULL && only_matches);
}

/* "Show All" has let the matches go as well. */
static void
filtering_changed_cb (DtlWindow *self)
{
  if (self->only_matches && self->found != NULL &&
      dtl_filter_is_facet_empty (dtl_filtering_get_filter (self->filtering), DTL_FACET_TEXT))
    set_only_matches (self, FALSE);
}

void
dtl_window_drop_search (DtlWindow *self)
{
  if (self->search_job != NULL)
    g_atomic_int_set (&self->search_job->cancel, 1);
  self->search_job = NULL;    /* its task owns it */
}

/* What was found are events of a document that is about to go. */
void
dtl_window_forget_found (DtlWindow *self)
{
  dtl_window_drop_search (self);
  g_clear_pointer (&self->found, g_array_unref);
  set_only_matches (self, FALSE);
}

static void
search_thread (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  DtlSearchJob *job = task_data;

  g_task_return_pointer (task, dtl_search_run (job->search, job->document, &job->cancel), (GDestroyNotify) g_array_unref);
}

static void
search_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  DtlWindow *self = DTL_WINDOW (source);
  g_autoptr(GArray) matches = g_task_propagate_pointer (G_TASK (result), NULL);
  int step = self->pending_step;

  /* A newer word is being looked for. */
  if (self->search_job == NULL || self->search_job != g_task_get_task_data (G_TASK (result)))
    return;
  self->search_job = NULL;
  self->pending_step = 0;
  self->found_nothing = matches->len == 0;
  take_found (self, matches);
  if (step != 0)
    dtl_window_step_match (self, step);
}

void
dtl_window_refresh_search (DtlWindow *self)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  const char *query = dtl_window_get_query (self);
  gboolean is_on = gtk_search_bar_get_search_mode (self->search_bar);
  DtlSearch *search = is_on && document != NULL ? dtl_search_new (query) : NULL;
  g_autoptr(GTask) task = NULL;

  dtl_window_drop_search (self);
  g_free (self->searched_words);
  self->searched_words = g_strdup (query);
  dtl_reader_set_search (self->reader, is_on ? query : NULL);
  if (search == NULL)
    {
      self->pending_step = 0;
      self->found_nothing = FALSE;
      take_found (self, NULL);
      return;
    }

  self->search_job = g_new0 (DtlSearchJob, 1);
  self->search_job->search = search;
  self->search_job->document = g_object_ref (document);
  task = g_task_new (self, NULL, search_done_cb, NULL);
  g_task_set_source_tag (task, dtl_window_refresh_search);
  g_task_set_task_data (task, self->search_job, (GDestroyNotify) search_job_free);
  g_task_run_in_thread (task, search_thread);
}

void
dtl_window_step_match (DtlWindow *self,
                       int        direction)
{
  /* Whoever presses Enter right after the last letter means the word that was just written. */
  if (self->search_job != NULL)
    {
      self->pending_step = direction;
      return;
    }
  if (dtl_view_state_get_matches (self->state) == NULL)
    {
      if (self->found == NULL && !self->found_nothing)
        dtl_window_start_search (self);
      return;
    }
  if (dtl_view_state_step_match (self->state, direction))
    dtl_window_show_reader (self);
}

void
dtl_window_start_search (DtlWindow *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static void
activate_cb (DtlWindow *self)
{
  /* The entry waits a little for the hand to rest; Enter does not. */
  if (g_strcmp0 (self->searched_words, dtl_window_get_query (self)) != 0)
    dtl_window_refresh_search (self);
  dtl_window_step_match (self, 1);
}

static gboolean
shift_enter_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  dtl_window_step_match (user_data, -1);
  return TRUE;
}

/* The first frame does not wait for it. */
static void
ensure_entry (DtlWindow *self)
{
  GtkEventController *keys;

  if (self->search_entry != NULL)
    return;
  keys = gtk_shortcut_controller_new ();
  dtl_window_make_search (self);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect_swapped (self->search_entry, "search-changed", G_CALLBACK (dtl_window_refresh_search), self);
  g_signal_connect_swapped (self->search_entry, "activate", G_CALLBACK (activate_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Shift>Return|<Shift>KP_Enter"),
                                                          gtk_callback_action_new (shift_enter_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->search_entry), keys);
}

static void
search_mode_cb (DtlWindow *self)
{
  gboolean is_on = gtk_search_bar_get_search_mode (self->search_bar);

  if (is_on)
    ensure_entry (self);
  /* Closed, it would still be found by a screen reader. */
  gtk_widget_set_visible (GTK_WIDGET (self->search_bar), is_on);
  if (is_on)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  else
    {
      dtl_window_show_only_matches (self, FALSE);
      dtl_window_focus_view (self);
    }
  dtl_window_refresh_search (self);
}

void
dtl_window_init_search (DtlWindow *self)
{
  GtkWidget *revealer = gtk_widget_get_first_child (GTK_WIDGET (self->search_bar));

  /* While the bar slides in, its entry is not mapped, and what is typed right after Ctrl+F would be lost. */
  if (GTK_IS_REVEALER (revealer))
    gtk_revealer_set_transition_type (GTK_REVEALER (revealer), GTK_REVEALER_TRANSITION_TYPE_NONE);

  g_signal_connect_swapped (self->search_bar, "notify::search-mode-enabled", G_CALLBACK (search_mode_cb), self);
  g_signal_connect_object (self->state, "layout-changed", G_CALLBACK (share_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filtering, "changed", G_CALLBACK (filtering_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "matches-changed", G_CALLBACK (update_label), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "selection-changed", G_CALLBACK (update_label), self, G_CONNECT_SWAPPED);
}
