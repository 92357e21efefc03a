/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The second clock of a view state: by which day, and what is known of that day. Turning it moves nothing and hides nothing, so the
 * layout has no part in it.
 */
#include "config.h"

#include "dtl-read-task.h"
#include "dtl-view-state-private.h"

void
dtl_view_state_drop_reports (DtlViewState *self)
{
  dtl_read_task_clear (&self->reports_task);
  g_clear_pointer (&self->reports, dtl_reports_unref);
  self->reported_by = DTL_INSTANT_AFTER_ALL;
}

static gboolean
is_day (DtlInstant by)
{
  return by != DTL_INSTANT_AFTER_ALL && by != DTL_INSTANT_BEFORE_ALL;
}

static void
take_reports (DtlViewState *self,
              DtlReports   *reports)
{
  const DtlInstant *days;
  guint n_days;

  self->reports = reports;
  days = dtl_reports_get_days (reports, &n_days);
  if (self->reported_by == DTL_INSTANT_BEFORE_ALL && n_days > 0)
    self->reported_by = days[0];
}

static void
read_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  DtlViewState *self = DTL_VIEW_STATE (source);
  g_autoptr (DtlReports) reports = g_task_propagate_pointer (G_TASK (result), NULL);

  if (G_TASK (result) != self->reports_task)
    return;
  g_clear_object (&self->reports_task);
  take_reports (self, g_steal_pointer (&reports));
  dtl_view_state_emit_reports (self);
}

static void
read_reports (DtlViewState *self)
{
  if (self->reports != NULL || self->reports_task != NULL)
    return;
  if (dtl_document_get_n_events (self->document) <= DTL_MAX_EVENTS_AT_ONCE)
    take_reports (self, dtl_reports_new (self->document, NULL));
  else
    self->reports_task = dtl_read_task_new (self, self->document, (DtlReadFunc) dtl_reports_new, (GDestroyNotify) dtl_reports_unref,
                                            read_done_cb);
}

void
dtl_view_state_set_reported_by (DtlViewState *self,
                                DtlInstant    by)
{
  const DtlInstant *days;
  guint n_days = 0;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  by = dtl_report_day_end (by);
  if (self->document == NULL)
    return;
  if (by == DTL_INSTANT_BEFORE_ALL && self->reports != NULL)
    {
      days = dtl_reports_get_days (self->reports, &n_days);
      by = n_days > 0 ? days[0] : by;
    }
  if (by == self->reported_by)
    return;
  self->reported_by = by;
  if (by != DTL_INSTANT_AFTER_ALL)
    read_reports (self);
  dtl_view_state_emit_reports (self);
}

gboolean
dtl_view_state_step_report (DtlViewState *self,
                            int           direction)
{
  const DtlInstant *days;
  guint n_days, next = 0;
  DtlInstant by;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  if (dtl_view_state_get_reports (self) == NULL)
    return FALSE;
  days = dtl_reports_get_days (self->reports, &n_days);
  while (next < n_days && (direction > 0 ? days[next] <= self->reported_by : days[next] < self->reported_by))
    next++;
  if (direction > 0 ? next == n_days : n_days == 0)
    return FALSE;
  by = direction > 0 ? days[next] : next > 0 ? days[next - 1] : days[0] - DTL_SECONDS_PER_DAY;
  if (direction < 0 && by >= self->reported_by)
    return FALSE;
  dtl_view_state_go_to_report (self, by);
  return TRUE;
}

DtlInstant
dtl_view_state_get_reported_by (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), DTL_INSTANT_AFTER_ALL);

  return self->reported_by;
}

DtlReports *
dtl_view_state_get_reports (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return is_day (self->reported_by) ? self->reports : NULL;
}

gboolean
dtl_view_state_is_reading_reports (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->reports_task != NULL;
}

DtlReported
dtl_view_state_get_reported (DtlViewState *self,
                             guint32       event)
{
  DtlReports *reports = dtl_view_state_get_reports (self);

  return reports != NULL ? dtl_reports_get (reports, event, self->reported_by) : DTL_REPORTED;
}
