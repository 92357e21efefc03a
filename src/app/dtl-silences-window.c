/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-silences-window.h"

#include <glib/gi18n-lib.h>

#include "dtl-page-parts.h"
#include "dtl-silences.h"

/* The longest ones are what a person looks for. */
#define MAX_ROWS 100

struct _DtlSilencesWindow
{
  AdwWindow parent_instance;

  GtkWidget *scope_label;
  GtkWidget *list;
  GtkWidget *more_label;
  GtkWidget *stack;         /* "searching", "list", "none" */

  DtlTimeline  *timeline;
  DtlViewState *state;
  DtlDocument  *document;   /* whose silences are listed; the state may have another one by now */
  GArray       *silences;   /* (element-type DtlSilence) (nullable) */
  gint         *cancel;     /* g_atomic_rc_box, shared with the thread */
};

G_DEFINE_FINAL_TYPE (DtlSilencesWindow, dtl_silences_window, ADW_TYPE_WINDOW)

typedef struct
{
  DtlDocument *document;
  guint8      *mask;
  gint        *cancel;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->document);
  g_free (job->mask);
  g_atomic_rc_box_release (job->cancel);
  g_free (job);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  GArray *silences = dtl_find_silences (job->document, job->mask, DTL_SECONDS_PER_DAY, job->cancel);
  g_autoptr(GArray) possible = dtl_find_possible_silences (job->document, job->mask, DTL_SECONDS_PER_DAY, job->cancel);

  /* What is certain comes first. */
  g_array_append_vals (silences, possible->data, possible->len);
  g_task_return_pointer (task, silences, (GDestroyNotify) g_array_unref);
}

/* What is hidden by the filter, or in a hidden lane, breaks no silence. NULL where nothing is. */
static guint8 *
dup_mask (DtlViewState *state)
{
  guint n_events = dtl_document_get_n_events (dtl_view_state_get_document (state));
  guint8 *mask;

  if (dtl_view_state_get_n_shown (state) == n_events)
    return NULL;
  mask = g_malloc (n_events + 1);
  for (guint32 i = 0; i < n_events; i++)
    mask[i] = dtl_view_state_is_shown (state, i);
  return mask;
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static char *
dup_dated_label (DtlSilencesWindow *self,
                 guint32            event)
{
  g_autofree char *title = dtl_document_dup_label (self->document, event);
  g_autofree char *date = dtl_document_dup_date_words (self->document, event, DTL_WORDING_SHORT);

  /* Translators: an event's title and its date. */
  return g_strdup_printf (_("“%s”, %s"), title, date != NULL ? date : "");
}

static void
add_row (DtlSilencesWindow *self,
         const DtlSilence  *silence)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *words = dtl_silence_to_words (silence, DTL_WORDING_LONG);
  g_autofree char *span = dtl_instants_to_words (silence->from, silence->to, DTL_PRECISION_DAY, DTL_WORDING_LONG);
  g_autofree char *last = dup_dated_label (self, silence->before);
  g_autofree char *next = dup_dated_label (self, silence->after);
  g_autofree char *before = g_strdup_printf (_("After %s"), last);
  g_autofree char *after = g_strdup_printf (_("Until %s"), next);
  g_autofree char *spoken = g_strdup_printf ("%s: %s. %s. %s", words, span, before, after);

  gtk_widget_add_css_class (box, "silence");
  add_label (box, words, "silence-length");
  add_label (box, span, NULL);
  add_label (box, before, "dim-label");
  add_label (box, after, "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
show_silences (DtlSilencesWindow *self)
{
  guint n = self->silences->len;

  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    add_row (self, &g_array_index (self->silences, DtlSilence, i));
  if (n > MAX_ROWS)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_ROWS), n - MAX_ROWS);

      gtk_label_set_label (GTK_LABEL (self->more_label), text);
      gtk_widget_set_visible (self->more_label, TRUE);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n > 0 ? "list" : "none");
  if (n > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  DtlSilencesWindow *self = DTL_SILENCES_WINDOW (source);
  g_autoptr(GArray) silences = g_task_propagate_pointer (G_TASK (result), NULL);

  /* The window was closed. */
  if (g_atomic_int_get (self->cancel) != 0)
    return;
  self->silences = g_steal_pointer (&silences);
  show_silences (self);
}

static void
row_activated_cb (DtlSilencesWindow *self,
                  GtkListBoxRow     *row)
{
  const DtlSilence *silence = &g_array_index (self->silences, DtlSilence, gtk_list_box_row_get_index (row));
  DtlInstant margin = (silence->to - silence->from) / 8;

  if (dtl_view_state_get_document (self->state) == self->document)
    {
      gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), "win.view", "s", "timeline");
      dtl_view_state_set_selected (self->state, silence->before, FALSE);
      dtl_view_state_frame_span (self->state, silence->from - margin, silence->to + margin);
      dtl_timeline_select_span (self->timeline, silence->from, silence->to);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
dtl_silences_window_dispose (GObject *object)
{
  DtlSilencesWindow *self = DTL_SILENCES_WINDOW (object);

  g_atomic_int_set (self->cancel, 1);
  g_clear_object (&self->timeline);
  g_clear_object (&self->state);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (dtl_silences_window_parent_class)->dispose (object);
}

static void
dtl_silences_window_finalize (GObject *object)
{
  DtlSilencesWindow *self = DTL_SILENCES_WINDOW (object);

  g_clear_pointer (&self->silences, g_array_unref);
  g_atomic_rc_box_release (self->cancel);

  G_OBJECT_CLASS (dtl_silences_window_parent_class)->finalize (object);
}

static void
dtl_silences_window_class_init (DtlSilencesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_silences_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dtl_silences_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
new_list_page (DtlSilencesWindow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "silences");
  self->scope_label = add_label (box, NULL, "dim-label");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_box_append (GTK_BOX (box), self->list);
  self->more_label = add_label (box, NULL, "dim-label");
  gtk_widget_set_visible (self->more_label, FALSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  dtl_stop_scrolling_when_hidden (scrolled);
  return scrolled;
}

static void
dtl_silences_window_init (DtlSilencesWindow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *none = adw_status_page_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  self->cancel = g_atomic_rc_box_new0 (gint);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("No Silences"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none), _("There is no day without a record between the first event and the last."));
  gtk_stack_add_named (GTK_STACK (self->stack), spinner, "searching");
  gtk_stack_add_named (GTK_STACK (self->stack), new_list_page (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), self->stack);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_window_set_title (GTK_WINDOW (self), _("Silences"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, 560);
}

static void
say_scope (DtlSilencesWindow *self)
{
  guint n_events = dtl_document_get_n_events (self->document), n_shown = dtl_view_state_get_n_shown (self->state);
  g_autofree char *text = NULL;

  if (n_shown == n_events)
    text = g_strdup (_("Stretches between the dates of this timeline, the longest first: those that are certain, then those into "
                       "which only an event with a vague date may fall."));
  else
    text = g_strdup_printf (ngettext ("Among the %u event of %u that is shown: what is hidden breaks no silence here.",
                                      "Among the %u events of %u that are shown: what is hidden breaks no silence here.", n_shown),
                            n_shown, n_events);
  gtk_label_set_label (GTK_LABEL (self->scope_label), text);
}

static void
start (DtlSilencesWindow *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, found_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->document = g_object_ref (self->document);
  job->mask = dup_mask (self->state);
  job->cancel = g_atomic_rc_box_acquire (self->cancel);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, search_thread);
}

void
dtl_silences_window_present (GtkWindow   *parent,
                             DtlTimeline *timeline)
{
  DtlSilencesWindow *self;
  DtlViewState *state;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (DTL_IS_TIMELINE (timeline));

  state = dtl_timeline_get_state (timeline);
  if (dtl_view_state_get_layout (state) == NULL)
    return;
  self = g_object_new (DTL_TYPE_SILENCES_WINDOW, "transient-for", parent, NULL);
  self->timeline = g_object_ref (timeline);
  self->state = g_object_ref (state);
  self->document = g_object_ref (dtl_view_state_get_document (state));
  say_scope (self);
  start (self);
  gtk_window_present (GTK_WINDOW (self));
}
