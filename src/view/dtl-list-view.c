/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-list-view.h"

#include <glib/gi18n-lib.h>

#include "dtl-event-list.h"
#include "dtl-event-table.h"
#include "dtl-lane-glyph.h"
#include "dtl-pips.h"
#include "dtl-table.h"
#include "dtl-words.h"

/* Beyond this sorting takes longer than a frame. */
#define SYNC_SORT_MAX_EVENTS 5000

static const DtlTableColumn layouts[DTL_N_COLUMNS] = {
  [DTL_COLUMN_DATE] = { "date", 132, 0 },
  [DTL_COLUMN_TITLE] = { "title", -1, 0 },
  [DTL_COLUMN_LANE] = { "lane", 124, 640 },
  [DTL_COLUMN_ACTORS] = { "actors", 140, 960 },
  [DTL_COLUMN_SOURCES] = { "sources", 100, 840 },
  [DTL_COLUMN_STATUS] = { "status", 92, 740 },
  [DTL_COLUMN_SUPPORT] = { "support", 120, 480 },
};

typedef struct
{
  DtlDocument *document;
  DtlColumn    column;
  gboolean     descending;
  gint         cancel;
} SortJob;

struct _DtlListView
{
  GtkWidget parent_instance;

  DtlTable  *table;
  GtkWidget *lanes_button;

  DtlViewState *state;
  DtlStyle      style;
  DtlEventList *list;

  guint32     *sorted;            /* all events in the order of the table, or NULL: to be sorted */
  DtlDocument *sorted_document;
  GTask       *sort_task;
};

G_DEFINE_FINAL_TYPE (DtlListView, dtl_list_view, GTK_TYPE_WIDGET)

enum
{
  EVENT_ACTIVATED,
  NOTICE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void update_rows (DtlListView *self);

static DtlDocument *
get_document (DtlListView *self)
{
  return self->state != NULL ? dtl_view_state_get_document (self->state) : NULL;
}

/* Cells */

static const char *
get_title (guint column)
{
  return dtl_column_to_words (column);
}

/* NULL where the second clock is off, or it had been reported. */
static const char *
get_reported_words (DtlListView *self,
                    DtlEventRow *row)
{
  return dtl_words_for_reported (dtl_view_state_get_reported (self->state, dtl_event_row_get_event (row)));
}

/* What was not yet reported has no support yet. */
static char *
dup_text (gpointer     owner,
          guint        column,
          DtlEventRow *row)
{
  const char *reported = column == DTL_COLUMN_SUPPORT ? get_reported_words (owner, row) : NULL;

  if (reported != NULL)
    return g_strdup (reported);
  return dtl_event_table_dup_text (get_document (owner), dtl_event_row_get_event (row), column);
}

static char *
dup_row_name (gpointer     owner,
              DtlEventRow *row)
{
  const char *reported = get_reported_words (owner, row);
  g_autofree char *event = dtl_words_for_event (get_document (owner), dtl_event_row_get_event (row));

  return reported != NULL ? g_strdup_printf ("%s, %s", event, reported) : g_steal_pointer (&event);
}

static GtkWidget *
make_sign (gpointer     owner,
           guint        column,
           DtlEventRow *row)
{
  DtlListView *self = owner;
  const DtlEvent *event = dtl_document_get_event (get_document (self), dtl_event_row_get_event (row));
  GtkWidget *glyph;

  switch (column)
    {
    case DTL_COLUMN_LANE:
      glyph = dtl_lane_glyph_new (get_document (self), event->lane);
      dtl_lane_glyph_set_style (DTL_LANE_GLYPH (glyph), self->style);
      return glyph;
    case DTL_COLUMN_SUPPORT:
      if (get_reported_words (self, row) != NULL)
        return NULL;
      return dtl_pips_new_for_event (event);
    default:
      return NULL;
    }
}

static const DtlTableFuncs table_funcs = { get_title, dup_text, make_sign, dup_row_name };

/* Rows */

static void
drop_order (DtlListView *self)
{
  if (self->sort_task != NULL)
    g_atomic_int_set (&((SortJob *) g_task_get_task_data (self->sort_task))->cancel, 1);
  g_clear_object (&self->sort_task);
  g_clear_pointer (&self->sorted, g_free);
  g_clear_object (&self->sorted_document);
}

static void
sort_job_free (SortJob *job)
{
  g_object_unref (job->document);
  g_free (job);
}

static void
sort_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  SortJob *job = task_data;

  g_task_return_pointer (task, dtl_event_table_sort (job->document, job->column, job->descending, &job->cancel), g_free);
}

static void
sorted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  DtlListView *self = DTL_LIST_VIEW (source);
  g_autofree guint32 *sorted = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Another order is wanted by now. */
  if (G_TASK (result) != self->sort_task)
    return;
  g_clear_object (&self->sort_task);
  self->sorted = g_steal_pointer (&sorted);
  update_rows (self);
}

/* Sorts what is not sorted yet: at once, or in a thread and then FALSE. */
static gboolean
ensure_order (DtlListView *self)
{
  DtlDocument *document = get_document (self);
  gboolean descending;
  DtlColumn column = dtl_table_get_sorted (self->table, &descending);
  SortJob *job;

  if (self->sorted_document != document)
    drop_order (self);
  if (self->sorted != NULL)
    return TRUE;
  if (self->sort_task != NULL)
    return FALSE;

  g_set_object (&self->sorted_document, document);
  if (dtl_document_get_n_events (document) <= SYNC_SORT_MAX_EVENTS)
    {
      self->sorted = dtl_event_table_sort (document, column, descending, NULL);
      return TRUE;
    }
  job = g_new0 (SortJob, 1);
  job->document = g_object_ref (document);
  job->column = column;
  job->descending = descending;
  self->sort_task = g_task_new (self, NULL, sorted_cb, NULL);
  g_task_set_source_tag (self->sort_task, ensure_order);
  g_task_set_task_data (self->sort_task, job, (GDestroyNotify) sort_job_free);
  g_task_run_in_thread (self->sort_task, sort_thread);
  return FALSE;
}

static void
update_bar (DtlListView *self)
{
  DtlDocument *document = get_document (self);
  guint n_events = document != NULL ? dtl_document_get_n_events (document) : 0;
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint n_hidden_lanes = document != NULL ? dtl_view_state_get_n_hidden_lanes (self->state) : 0;
  GArray *matches = document != NULL ? dtl_view_state_get_matches (self->state) : NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *lanes = NULL;

  if (self->sort_task != NULL)
    g_string_append (text, _("Sorting…"));
  else if (n_rows == n_events)
    g_string_append_printf (text, ngettext ("%'u event", "%'u events", n_events), n_events);
  else
    g_string_append_printf (text, ngettext ("%'u of %'u event", "%'u of %'u events", n_events), n_rows, n_events);
  if (matches != NULL)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%'u match", "%'u matches", matches->len), matches->len);
    }
  dtl_table_set_summary (self->table, text->str);

  lanes = g_strdup_printf (ngettext ("Show %u hidden lane", "Show %u hidden lanes", n_hidden_lanes), n_hidden_lanes);
  gtk_button_set_label (GTK_BUTTON (self->lanes_button), lanes);
  gtk_widget_set_visible (self->lanes_button, n_hidden_lanes > 0);
}

static void
update_rows (DtlListView *self)
{
  DtlDocument *document = get_document (self);
  guint n_events = document != NULL ? dtl_document_get_n_events (document) : 0;
  guint32 *rows;
  guint n_rows = 0;

  if (self->state == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (document == NULL || dtl_view_state_get_layout (self->state) == NULL || !ensure_order (self))
    {
      dtl_event_list_take_rows (self->list, NULL, 0);
      update_bar (self);
      return;
    }

  rows = g_new (guint32, MAX (n_events, 1));
  for (guint i = 0; i < n_events; i++)
    if (dtl_view_state_is_shown (self->state, self->sorted[i]))
      rows[n_rows++] = self->sorted[i];
  dtl_event_list_take_rows (self->list, rows, n_rows);
  update_bar (self);
  dtl_table_queue_scroll (self->table);
}

static void
layout_changed_cb (DtlListView *self)
{
  /* The rows name events of the document that was. */
  if (self->sorted_document != NULL && self->sorted_document != get_document (self))
    {
      drop_order (self);
      dtl_event_list_take_rows (self->list, NULL, 0);
    }
  update_rows (self);
}

static void
sort_cb (DtlListView *self)
{
  drop_order (self);
  update_rows (self);
}

/* Verbs */

static void
show_all_lanes_action_cb (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  dtl_view_state_show_all_lanes (DTL_LIST_VIEW (widget)->state);
}

static void
event_activated_cb (DtlListView *self,
                    guint        event)
{
  g_signal_emit (self, signals[EVENT_ACTIVATED], 0, event);
}

static void
notice_cb (DtlListView *self,
           const char  *message)
{
  g_signal_emit (self, signals[NOTICE], 0, message);
}

static gboolean
dtl_list_view_grab_focus (GtkWidget *widget)
{
  return dtl_table_focus (DTL_LIST_VIEW (widget)->table);
}

static void
dtl_list_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dtl_list_view_parent_class)->map (widget);

  update_rows (DTL_LIST_VIEW (widget));
}

static void
dtl_list_view_dispose (GObject *object)
{
  DtlListView *self = DTL_LIST_VIEW (object);

  if (self->table != NULL)
    {
      dtl_list_view_set_state (self, NULL);
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->table)));
    }

  G_OBJECT_CLASS (dtl_list_view_parent_class)->dispose (object);
}

static void
dtl_list_view_class_init (DtlListViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dtl_list_view_dispose;
  widget_class->map = dtl_list_view_map;
  widget_class->grab_focus = dtl_list_view_grab_focus;

  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", DTL_TYPE_LIST_VIEW, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[NOTICE] = g_signal_new ("notice", DTL_TYPE_LIST_VIEW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "list-view.show-all-lanes", NULL, show_all_lanes_action_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dtl_list_view_init (DtlListView *self)
{
  self->table = DTL_TABLE (dtl_table_new (layouts, DTL_N_COLUMNS, &table_funcs, self, _("All events")));
  gtk_widget_set_parent (GTK_WIDGET (self->table), GTK_WIDGET (self));
  g_signal_connect_object (self->table, "sort", G_CALLBACK (sort_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "event-activated", G_CALLBACK (event_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);

  self->lanes_button = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->lanes_button), "list-view.show-all-lanes");
  gtk_widget_add_css_class (self->lanes_button, "flat");
  dtl_table_add_to_bar (self->table, self->lanes_button);
}

GtkWidget *
dtl_list_view_new (void)
{
  return g_object_new (DTL_TYPE_LIST_VIEW, NULL);
}

void
dtl_list_view_set_state (DtlListView  *self,
                         DtlViewState *state)
{
  g_return_if_fail (DTL_IS_LIST_VIEW (self));
  g_return_if_fail (state == NULL || DTL_IS_VIEW_STATE (state));

  drop_order (self);
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  /* The rows of the old list go while what they name is still there. */
  dtl_table_set_list (self->table, NULL);
  g_clear_object (&self->list);
  g_set_object (&self->state, state);
  if (state == NULL)
    return;

  self->list = dtl_event_list_new (state);
  dtl_table_set_list (self->table, self->list);
  g_signal_connect_object (state, "notify::document", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "layout-changed", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "matches-changed", G_CALLBACK (update_bar), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "reports-changed", G_CALLBACK (dtl_table_fill_again), self->table, G_CONNECT_SWAPPED);
  update_rows (self);
}

void
dtl_list_view_set_style (DtlListView *self,
                         DtlStyle     style)
{
  g_return_if_fail (DTL_IS_LIST_VIEW (self));

  if (self->style == style)
    return;
  self->style = style;
  update_rows (self);
}
