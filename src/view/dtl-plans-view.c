/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-plans-view.h"

#include <glib/gi18n-lib.h>

#include "dtl-empty-page.h"
#include "dtl-page-parts.h"
#include "dtl-plan-table.h"
#include "dtl-read-task.h"
#include "dtl-table.h"

static const DtlTableColumn layouts[DTL_N_PLAN_COLUMNS] = {
  [DTL_PLAN_COLUMN_DEADLINE] = { "deadline", 124, 0 },
  [DTL_PLAN_COLUMN_PLAN] = { "title", -1, 0 },
  [DTL_PLAN_COLUMN_STATED] = { "stated", 164, 900 },
  [DTL_PLAN_COLUMN_OUTCOME] = { "outcome", 132, 0 },
  [DTL_PLAN_COLUMN_HAPPENED] = { "happened", 172, 700 },
};

/* A shape for each outcome, beside its words. */
static const char * const icons[] = {
  [DTL_OUTCOME_NOT_REPORTED] = "content-loading-symbolic",
  [DTL_OUTCOME_STANDING] = "alarm-symbolic",
  [DTL_OUTCOME_MET] = "object-select-symbolic",
  [DTL_OUTCOME_MISSED] = "window-close-symbolic",
  [DTL_OUTCOME_MOVED] = "go-next-symbolic",
  [DTL_OUTCOME_WITHDRAWN] = "edit-undo-symbolic",
};

struct _DtlPlansView
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  DtlTable  *table;

  DtlViewState *state;
  DtlEventList *list;
  guint32      *order;       /* the row of the plan table for each row that is shown */

  DtlPlanTable *plans;       /* of @document; NULL until they are read */
  DtlDocument  *document;
  GTask        *task;

  guint wants_focus : 1;     /* when there are rows */
};

G_DEFINE_FINAL_TYPE (DtlPlansView, dtl_plans_view, GTK_TYPE_WIDGET)

enum
{
  EVENT_ACTIVATED,
  NOTICE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void update_rows (DtlPlansView *self);

static const char *
get_title (guint column)
{
  return dtl_plan_column_to_words (column);
}

static char *
dup_text (gpointer     owner,
          guint        column,
          DtlEventRow *row)
{
  DtlPlansView *self = owner;

  return dtl_plan_table_dup_text (self->plans, self->order[dtl_event_row_get_position (row)], column);
}

static char *
dup_row_name (gpointer     owner,
              DtlEventRow *row)
{
  DtlPlansView *self = owner;

  return dtl_plan_table_dup_words (self->plans, self->order[dtl_event_row_get_position (row)]);
}

static GtkWidget *
make_sign (gpointer     owner,
           guint        column,
           DtlEventRow *row)
{
  DtlPlansView *self = owner;
  const DtlPlanRow *plan = dtl_plan_table_get_row (self->plans, self->order[dtl_event_row_get_position (row)]);

  return column == DTL_PLAN_COLUMN_OUTCOME ? gtk_image_new_from_icon_name (icons[plan->outcome]) : NULL;
}

static const DtlTableFuncs table_funcs = { get_title, dup_text, make_sign, dup_row_name };

/* Reading */

static void
drop_plans (DtlPlansView *self)
{
  dtl_read_task_clear (&self->task);
  if (self->list != NULL)
    dtl_event_list_take_rows (self->list, NULL, 0);
  g_clear_pointer (&self->order, g_free);
  g_clear_pointer (&self->plans, dtl_plan_table_free);
  g_clear_object (&self->document);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  DtlPlansView *self = DTL_PLANS_VIEW (source);
  g_autoptr(DtlPlanTable) plans = g_task_propagate_pointer (G_TASK (result), NULL);

  if (G_TASK (result) != self->task)
    return;
  g_clear_object (&self->task);
  self->plans = g_steal_pointer (&plans);
  update_rows (self);
}

/* "16 plans: 3 met, 2 missed, 9 with no outcome reported". */
static void
update_summary (DtlPlansView *self,
                guint         n_rows)
{
  guint n_plans = self->plans != NULL ? dtl_plan_table_get_n_rows (self->plans) : 0;
  g_autoptr(GString) text = g_string_new (NULL);
  const char *separator = ": ";

  if (self->plans == NULL)
    g_string_append (text, _("Reading the plans…"));
  else if (n_rows < n_plans)
    g_string_append_printf (text, ngettext ("%'u of %'u plan", "%'u of %'u plans", n_plans), n_rows, n_plans);
  else
    g_string_append_printf (text, ngettext ("%'u plan", "%'u plans", n_plans), n_plans);
  for (guint i = 0; i < G_N_ELEMENTS (icons) && n_plans > 0 && n_rows == n_plans; i++)
    {
      DtlOutcome outcome = (i + 1) % G_N_ELEMENTS (icons);     /* what is not reported comes last */
      guint count = dtl_plan_table_count (self->plans, outcome);

      if (count == 0)
        continue;
      g_string_append_printf (text, "%s%'u %s", separator, count, dtl_outcome_to_words (outcome));
      separator = ", ";
    }
  dtl_table_set_summary (self->table, text->str);
}

static void
fill_rows (DtlPlansView *self)
{
  gboolean descending;
  DtlPlanColumn column = dtl_table_get_sorted (self->table, &descending);
  guint n_plans = dtl_plan_table_get_n_rows (self->plans);
  g_autofree guint32 *sorted = dtl_plan_table_sort (self->plans, column, descending);
  guint32 *events = g_new (guint32, MAX (n_plans, 1));
  guint32 *order = g_new (guint32, MAX (n_plans, 1));
  guint n_rows = 0;

  for (guint i = 0; i < n_plans; i++)
    {
      guint32 event = dtl_plan_table_get_row (self->plans, sorted[i])->event;

      if (!dtl_view_state_is_shown (self->state, event))
        continue;
      events[n_rows] = event;
      order[n_rows++] = sorted[i];
    }
  /* The old rows go while their order is still there. */
  dtl_event_list_take_rows (self->list, NULL, 0);
  g_free (self->order);
  self->order = order;
  dtl_event_list_take_rows (self->list, events, n_rows);
  update_summary (self, n_rows);
  dtl_page_show_only (self->stack, n_plans > 0 ? "table" : "empty");
  dtl_table_queue_scroll (self->table);
  if (self->wants_focus)
    dtl_table_focus (self->table);
  self->wants_focus = FALSE;
}

static void
update_rows (DtlPlansView *self)
{
  DtlDocument *document = self->state != NULL ? dtl_view_state_get_document (self->state) : NULL;

  if (self->document != document)
    drop_plans (self);
  if (document == NULL || dtl_view_state_get_layout (self->state) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  g_set_object (&self->document, document);
  if (self->plans != NULL)
    fill_rows (self);
  else if (self->task == NULL)
    {
      self->task = dtl_read_task_new (self, document, (DtlReadFunc) dtl_plan_table_new, (GDestroyNotify) dtl_plan_table_free, read_cb);
      update_summary (self, 0);
    }
}

/* The widget */

static void
event_activated_cb (DtlPlansView *self,
                    guint         event)
{
  g_signal_emit (self, signals[EVENT_ACTIVATED], 0, event);
}

static void
notice_cb (DtlPlansView *self,
           const char   *message)
{
  g_signal_emit (self, signals[NOTICE], 0, message);
}

static gboolean
dtl_plans_view_grab_focus (GtkWidget *widget)
{
  DtlPlansView *self = DTL_PLANS_VIEW (widget);

  self->wants_focus = !dtl_table_focus (self->table) && self->task != NULL;
  return !self->wants_focus;
}

static void
dtl_plans_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dtl_plans_view_parent_class)->map (widget);

  update_rows (DTL_PLANS_VIEW (widget));
}

static void
dtl_plans_view_dispose (GObject *object)
{
  DtlPlansView *self = DTL_PLANS_VIEW (object);

  if (self->stack != NULL)
    {
      dtl_plans_view_set_state (self, NULL);
      gtk_widget_unparent (g_steal_pointer (&self->stack));
    }

  G_OBJECT_CLASS (dtl_plans_view_parent_class)->dispose (object);
}

static void
dtl_plans_view_class_init (DtlPlansViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_plans_view_dispose;
  widget_class->map = dtl_plans_view_map;
  widget_class->grab_focus = dtl_plans_view_grab_focus;

  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", DTL_TYPE_PLANS_VIEW, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[NOTICE] = g_signal_new ("notice", DTL_TYPE_PLANS_VIEW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dtl_plans_view_init (DtlPlansView *self)
{
  self->table = DTL_TABLE (dtl_table_new (layouts, DTL_N_PLAN_COLUMNS, &table_funcs, self, _("All plans")));
  g_signal_connect_object (self->table, "sort", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "event-activated", G_CALLBACK (event_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);

  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->table), "table");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       dtl_empty_page_new ("alarm-symbolic", _("No Plans"),
                                           _("No event of this timeline has a plan. Where one does, its deadline stands here "
                                             "beside what became of it: met, missed, moved, withdrawn, or no outcome "
                                             "reported.")),
                       "empty");
  dtl_page_show_only (self->stack, "table");
}

GtkWidget *
dtl_plans_view_new (void)
{
  return g_object_new (DTL_TYPE_PLANS_VIEW, NULL);
}

void
dtl_plans_view_set_state (DtlPlansView *self,
                          DtlViewState *state)
{
  g_return_if_fail (DTL_IS_PLANS_VIEW (self));
  g_return_if_fail (state == NULL || DTL_IS_VIEW_STATE (state));

  drop_plans (self);
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  dtl_table_set_list (self->table, NULL);
  g_clear_object (&self->list);
  g_set_object (&self->state, state);
  if (state == NULL)
    return;

  self->list = dtl_event_list_new (state);
  dtl_table_set_list (self->table, self->list);
  g_signal_connect_object (state, "notify::document", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "layout-changed", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  update_rows (self);
}
