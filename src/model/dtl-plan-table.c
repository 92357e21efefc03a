/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-plan-table.h"

#include <glib/gi18n-lib.h>

#include "dtl-measure.h"
#include "dtl-sort-key.h"

struct _DtlPlanTable
{
  DtlDocument *document;
  GArray      *rows;      /* (element-type DtlPlanRow) by deadline */
};

const char *
dtl_plan_column_to_words (DtlPlanColumn column)
{
  static const char * const words[DTL_N_PLAN_COLUMNS] = {
    [DTL_PLAN_COLUMN_DEADLINE] = N_("Planned for"),
    [DTL_PLAN_COLUMN_PLAN] = N_("Plan"),
    [DTL_PLAN_COLUMN_STATED] = N_("Stated"),
    [DTL_PLAN_COLUMN_OUTCOME] = N_("Outcome"),
    [DTL_PLAN_COLUMN_HAPPENED] = N_("Happened"),
  };

  g_return_val_if_fail (column < DTL_N_PLAN_COLUMNS, NULL);

  return _(words[column]);
}

static gboolean
has_place (const DtlWhen *when)
{
  return when != NULL && when->has_date && dtl_date_is_placeable (&when->date);
}

static void
add_plan (DtlPlanTable          *self,
          guint32                event,
          const DtlEventDetails *details,
          guint32                index)
{
  const DtlPlan *plan = g_ptr_array_index (details->plans, index);
  DtlPlanRow row = {
    .event = event,
    .index = index,
    .earliest = has_place (plan->when) ? plan->when->date.earliest : DTL_INSTANT_AFTER_ALL,
    .latest = has_place (plan->when) ? plan->when->date.latest : DTL_INSTANT_AFTER_ALL,
    .happened = has_place (details->when) ? details->when->date.earliest : DTL_INSTANT_AFTER_ALL,
    .kind = (guint8) plan->kind,
    .outcome = (guint8) plan->outcome,
    .is_derived = !plan->has_state,
  };

  g_array_append_val (self->rows, row);
}

static int
compare_deadlines (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  const DtlPlanRow *left = a, *right = b;
  DtlDocument *document = user_data;
  guint i, j;

  if (left->latest != right->latest)
    return left->latest < right->latest ? -1 : 1;
  if (left->earliest != right->earliest)
    return left->earliest < right->earliest ? -1 : 1;
  if (left->event == right->event)
    return left->index < right->index ? -1 : left->index > right->index;
  i = dtl_document_get_position (document, left->event);
  j = dtl_document_get_position (document, right->event);
  return i < j ? -1 : i > j;
}

DtlPlanTable *
dtl_plan_table_new (DtlDocument *document,
                    const gint  *cancel)
{
  g_autoptr(DtlPlanTable) self = NULL;
  guint n_events;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  self = g_new0 (DtlPlanTable, 1);
  self->document = g_object_ref (document);
  self->rows = g_array_new (FALSE, FALSE, sizeof (DtlPlanRow));
  n_events = dtl_document_get_n_events (document);
  for (guint32 event = 0; event < n_events; event++)
    {
      g_autoptr(DtlEventDetails) details = NULL;

      if (event % 1024 == 0 && cancel != NULL && g_atomic_int_get (cancel) != 0)
        return NULL;
      if ((dtl_document_get_event (document, event)->flags & DTL_EVENT_HAS_PLANS) == 0)
        continue;
      details = dtl_document_dup_details (document, event);
      for (guint i = 0; i < details->plans->len; i++)
        add_plan (self, event, details, i);
    }
  g_array_sort_with_data (self->rows, compare_deadlines, document);
  return g_steal_pointer (&self);
}

void
dtl_plan_table_free (DtlPlanTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_object_unref (self->document);
  g_free (self);
}

guint
dtl_plan_table_get_n_rows (DtlPlanTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

const DtlPlanRow *
dtl_plan_table_get_row (DtlPlanTable *self,
                        guint         row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return &g_array_index (self->rows, DtlPlanRow, row);
}

guint
dtl_plan_table_count (DtlPlanTable *self,
                      DtlOutcome    outcome)
{
  guint count = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->rows->len; i++)
    count += g_array_index (self->rows, DtlPlanRow, i).outcome == outcome;
  return count;
}

/* Words */

static char *
dup_stated (DtlDocument   *document,
            const DtlPlan *plan)
{
  g_autofree char *on = plan->stated_on != NULL ? dtl_when_to_words (plan->stated_on, DTL_WORDING_SHORT) : NULL;
  const char *by = plan->by != DTL_NONE ? dtl_document_get_actor (document, plan->by)->name : NULL;

  if (on != NULL && by != NULL)
    /* Translators: by whom a plan was stated, and when: "Judge Marsh, 14 Nov 2016". */
    return g_strdup_printf (_("%s, %s"), by, on);
  return g_strdup (by != NULL ? by : on != NULL ? on : "");
}

static char *
dup_outcome (const DtlPlan *plan)
{
  const char *words = dtl_outcome_to_words (plan->outcome);

  if (plan->has_state || plan->outcome == DTL_OUTCOME_NOT_REPORTED)
    return g_strdup (words);
  /* Translators: an outcome that follows from the dates and is stated nowhere: "met, by the dates". */
  return g_strdup_printf (_("%s, by the dates"), words);
}

/* Then its date is not that of an outcome. */
static gboolean
came_to_nothing (const DtlEventDetails *details)
{
  return details->status == DTL_STATUS_DID_NOT_OCCUR || details->status == DTL_STATUS_CANCELLED;
}

char *
dtl_plan_dup_slip (const DtlEventDetails *details,
                   const DtlPlan         *plan,
                   DtlWording             wording)
{
  g_return_val_if_fail (details != NULL && plan != NULL, NULL);

  if (came_to_nothing (details) || details->when == NULL || !details->when->has_date || !plan->when->has_date)
    return g_strdup ("");
  return dtl_measure_dup_slip (&plan->when->date, plan->kind, &details->when->date, wording);
}

static char *
dup_happened (const DtlEventDetails *details,
              const DtlPlan         *plan)
{
  g_autofree char *words = NULL, *slip = NULL;

  if (came_to_nothing (details))
    return g_strdup (dtl_status_to_words (details->status));
  if (details->when == NULL)
    return g_strdup ("");
  words = dtl_when_to_words (details->when, DTL_WORDING_SHORT);
  slip = dtl_plan_dup_slip (details, plan, DTL_WORDING_SHORT);
  if (*slip == '\0')
    return g_steal_pointer (&words);
  /* Translators: when it happened, and how that stands to the deadline: "14 Aug 2017, 75 days late". */
  return g_strdup_printf (_("%s, %s"), words, slip);
}

char *
dtl_plan_table_dup_text (DtlPlanTable  *self,
                         guint          row,
                         DtlPlanColumn  column)
{
  const DtlPlanRow *record = dtl_plan_table_get_row (self, row);
  g_autoptr(DtlEventDetails) details = NULL;
  const DtlPlan *plan;

  g_return_val_if_fail (record != NULL, NULL);

  details = dtl_document_dup_details (self->document, record->event);
  plan = g_ptr_array_index (details->plans, record->index);
  switch (column)
    {
    case DTL_PLAN_COLUMN_DEADLINE:
      return dtl_when_to_words (plan->when, DTL_WORDING_SHORT);
    case DTL_PLAN_COLUMN_PLAN:
      return g_strdup (details->title);
    case DTL_PLAN_COLUMN_STATED:
      return dup_stated (self->document, plan);
    case DTL_PLAN_COLUMN_OUTCOME:
      return dup_outcome (plan);
    case DTL_PLAN_COLUMN_HAPPENED:
      return dup_happened (details, plan);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
dtl_plan_table_dup_words (DtlPlanTable *self,
                          guint         row)
{
  const DtlPlanRow *record = dtl_plan_table_get_row (self, row);
  g_autofree char *title = NULL, *deadline = NULL, *stated = NULL, *outcome = NULL, *happened = NULL;
  GString *words;

  g_return_val_if_fail (record != NULL, NULL);

  title = dtl_plan_table_dup_text (self, row, DTL_PLAN_COLUMN_PLAN);
  deadline = dtl_plan_table_dup_text (self, row, DTL_PLAN_COLUMN_DEADLINE);
  stated = dtl_plan_table_dup_text (self, row, DTL_PLAN_COLUMN_STATED);
  outcome = dtl_plan_table_dup_text (self, row, DTL_PLAN_COLUMN_OUTCOME);
  happened = dtl_plan_table_dup_text (self, row, DTL_PLAN_COLUMN_HAPPENED);

  words = g_string_new (title);
  g_string_append_printf (words, "; %s: %s", dtl_plan_kind_to_words (record->kind), deadline);
  if (*stated != '\0')
    {
      g_string_append (words, "; ");
      g_string_append_printf (words, _("stated by %s"), stated);
    }
  g_string_append_printf (words, "; %s", outcome);
  if (*happened != '\0')
    g_string_append_printf (words, "; %s", happened);
  return g_string_free (words, FALSE);
}

/* Sorting */

static void
make_key (DtlPlanTable  *self,
          DtlPlanColumn  column,
          GStringChunk  *chunk,
          DtlSortKey    *key)
{
  const DtlPlanRow *row = dtl_plan_table_get_row (self, key->row);
  g_autofree char *text = NULL;

  switch ((int) column)
    {
    case DTL_PLAN_COLUMN_DEADLINE:
      key->first = key->row;
      key->is_empty = row->earliest == DTL_INSTANT_AFTER_ALL;
      break;
    case DTL_PLAN_COLUMN_OUTCOME:
      key->first = row->outcome;
      break;
    case DTL_PLAN_COLUMN_HAPPENED:
      key->first = dtl_sort_key_from_instant (row->happened);
      key->is_empty = row->happened == DTL_INSTANT_AFTER_ALL;
      break;
    default:
      text = dtl_plan_table_dup_text (self, key->row, column);
      dtl_sort_key_set_words (key, text, chunk);
    }
}

guint32 *
dtl_plan_table_sort (DtlPlanTable  *self,
                     DtlPlanColumn  column,
                     gboolean       descending)
{
  g_autoptr(GStringChunk) chunk = NULL;
  g_autofree DtlSortKey *keys = NULL;
  guint n_rows;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < DTL_N_PLAN_COLUMNS, NULL);

  n_rows = self->rows->len;
  chunk = g_string_chunk_new (1 << 12);
  keys = g_new0 (DtlSortKey, MAX (n_rows, 1));
  for (guint i = 0; i < n_rows; i++)
    {
      keys[i].position = keys[i].row = i;
      make_key (self, column, chunk, &keys[i]);
    }
  return dtl_sort_keys (keys, n_rows, descending);
}
