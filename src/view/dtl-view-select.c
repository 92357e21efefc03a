/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The verbs that move the selection: in order of time, or to the nearest in another row.
 */
#include "config.h"

#include "dtl-view-state-private.h"

static gboolean
select_and_show (DtlViewState *self,
                 guint32       event)
{
  if (event == DTL_NONE)
    return FALSE;
  dtl_view_state_set_selected (self, event, TRUE);
  return TRUE;
}

/* Keys go on from what is selected, or else from what has a ring. */
static guint32
get_origin (DtlViewState *self)
{
  return self->selected != DTL_NONE ? self->selected : self->focused;
}

/* The first shown event from place @from of the order of time on, going by @direction. */
static guint32
find_shown (DtlViewState *self,
            gint64        from,
            int           direction)
{
  const guint32 *order = dtl_document_get_order (self->document);
  gint64 n_events = dtl_document_get_n_events (self->document);

  for (gint64 i = from; i >= 0 && i < n_events; i += direction)
    if (dtl_view_state_is_shown (self, order[i]))
      return order[i];
  return DTL_NONE;
}

/* The place in the order of time of the first event that begins at or after the left edge. */
static guint
find_left_edge (DtlViewState *self)
{
  const guint32 *order = dtl_document_get_order (self->document);
  guint low = 0, high = dtl_document_get_n_events (self->document);
  DtlInstant edge = dtl_viewport_instant_at (&self->goal, dtl_view_state_get_scale (self), 0.0);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DtlEvent *event = dtl_document_get_event (self->document, order[middle]);

      if ((event->flags & DTL_EVENT_PLACED) != 0 && event->earliest < edge)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
select_step (DtlViewState *self,
             int           direction)
{
  guint32 origin = get_origin (self);
  gint64 from;

  if (self->layout == NULL)
    return FALSE;
  if (origin != DTL_NONE)
    from = (gint64) dtl_document_get_position (self->document, origin) + direction;
  else if (self->has_canvas)
    from = (gint64) find_left_edge (self) - (direction < 0 ? 1 : 0);
  else
    from = direction > 0 ? 0 : (gint64) dtl_document_get_n_events (self->document) - 1;
  return select_and_show (self, find_shown (self, from, direction));
}

gboolean
dtl_view_state_select_next (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return select_step (self, +1);
}

gboolean
dtl_view_state_select_previous (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return select_step (self, -1);
}

gboolean
dtl_view_state_select_first (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->layout != NULL && select_and_show (self, find_shown (self, 0, +1));
}

gboolean
dtl_view_state_select_last (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->layout != NULL &&
         select_and_show (self, find_shown (self, (gint64) dtl_document_get_n_events (self->document) - 1, -1));
}

/* In one row the events are in order of time: the nearest begins just before or just after. */
static guint32
find_nearest_in_row (DtlViewState *self,
                     guint32       row,
                     DtlInstant    instant)
{
  guint n, low = 0, high;
  const guint32 *events = dtl_layout_get_row (self->layout, row, &n);
  DtlInstant before, after;

  if (n == 0)
    return DTL_NONE;
  for (high = n; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (dtl_document_get_event (self->document, events[middle])->earliest < instant)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == n)
    return events[n - 1];
  if (low == 0)
    return events[0];
  before = dtl_document_get_event (self->document, events[low - 1])->earliest;
  after = dtl_document_get_event (self->document, events[low])->earliest;
  return instant - before <= after - instant ? events[low - 1] : events[low];
}

gboolean
dtl_view_state_select_nearest_row (DtlViewState *self,
                                   int           direction)
{
  gint64 row, n_rows;
  DtlInstant instant;
  guint32 origin;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);
  g_return_val_if_fail (direction == 1 || direction == -1, FALSE);

  if (self->layout == NULL)
    return FALSE;
  origin = get_origin (self);
  if (origin == DTL_NONE || dtl_layout_get_place (self->layout, origin)->row == DTL_NONE)
    return select_step (self, direction);

  n_rows = dtl_layout_get_n_rows (self->layout);
  row = dtl_layout_get_place (self->layout, origin)->row;
  instant = dtl_document_get_event (self->document, origin)->earliest;
  for (row += direction; row >= 0 && row < n_rows; row += direction)
    if (select_and_show (self, find_nearest_in_row (self, row, instant)))
      return TRUE;
  return FALSE;
}
