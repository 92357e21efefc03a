/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a search found in the document of a view state, and the chain of events that is lit.
 */
#include "config.h"

#include "dtl-view-state-private.h"

void
dtl_view_state_drop_matches (DtlViewState *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->match_map, g_free);
  g_clear_pointer (&self->lane_matches, g_free);
}

void
dtl_view_state_drop_trace (DtlViewState *self)
{
  g_clear_pointer (&self->traced, g_array_unref);
  g_clear_pointer (&self->trace_map, g_free);
}

/* A byte for each event of the document, set for those of a list. */
static guint8 *
make_map (DtlViewState *self,
          GArray       *events)
{
  guint8 *map = g_new0 (guint8, MAX (dtl_document_get_n_events (self->document), 1));

  for (guint i = 0; i < events->len; i++)
    map[g_array_index (events, guint32, i)] = 1;
  return map;
}

static guint *
count_by_lane (DtlViewState *self,
               GArray       *matches)
{
  guint *counts = g_new0 (guint, MAX (dtl_document_get_n_lanes (self->document), 1));

  for (guint i = 0; i < matches->len; i++)
    counts[dtl_document_get_event (self->document, g_array_index (matches, guint32, i))->lane]++;
  return counts;
}

void
dtl_view_state_set_matches (DtlViewState *self,
                            GArray       *matches)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (matches == NULL || self->document != NULL);

  if (matches == NULL && self->matches == NULL)
    return;

  if (matches != NULL)
    g_array_ref (matches);
  dtl_view_state_drop_matches (self);
  self->matches = matches;
  if (matches != NULL)
    {
      self->match_map = make_map (self, matches);
      self->lane_matches = count_by_lane (self, matches);
    }
  dtl_view_state_emit_matches (self);
}

guint
dtl_view_state_count_matches_in (DtlViewState *self,
                                 guint32       lane)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), 0);
  g_return_val_if_fail (self->document != NULL && lane < dtl_document_get_n_lanes (self->document), 0);

  return self->lane_matches != NULL ? self->lane_matches[lane] : 0;
}

GArray *
dtl_view_state_get_matches (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return self->matches;
}

/* How many matches stand before @position in order of time. */
static guint
count_matches_before (DtlViewState *self,
                      guint         position)
{
  guint low = 0, high = self->matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (dtl_document_get_position (self->document, g_array_index (self->matches, guint32, middle)) < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
dtl_view_state_get_current_match (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), DTL_NONE);

  if (self->matches == NULL || self->selected == DTL_NONE || self->match_map[self->selected] == 0)
    return DTL_NONE;
  return count_matches_before (self, dtl_document_get_position (self->document, self->selected));
}

gboolean
dtl_view_state_step_match (DtlViewState *self,
                           int           direction)
{
  guint n, at;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  n = self->matches != NULL ? self->matches->len : 0;
  if (n == 0)
    return FALSE;

  if (self->selected == DTL_NONE)
    at = direction > 0 ? 0 : n - 1;
  else
    {
      at = count_matches_before (self, dtl_document_get_position (self->document, self->selected));
      if (direction < 0)
        at = (at + n - 1) % n;
      else if (at < n && g_array_index (self->matches, guint32, at) == self->selected)
        at = (at + 1) % n;
      else
        at %= n;
    }
  dtl_view_state_set_selected (self, g_array_index (self->matches, guint32, at), TRUE);
  return TRUE;
}

void
dtl_view_state_set_traced (DtlViewState *self,
                           GArray       *traced)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (traced == NULL || self->document != NULL);

  if (traced == NULL && self->traced == NULL)
    return;

  if (traced != NULL)
    g_array_ref (traced);
  dtl_view_state_drop_trace (self);
  self->traced = traced;
  if (traced != NULL)
    self->trace_map = make_map (self, traced);
  dtl_view_state_emit_matches (self);
}

GArray *
dtl_view_state_get_traced (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return self->traced;
}
