/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events that are picked besides the selected one, to measure between them or to copy them together. One that is picked stays while
 * the selection moves on: that is measuring from it. Of several, a plain choice of another event lets all go.
 */
#include "config.h"

#include "dtl-view-state-private.h"

static guint
find_pick (DtlViewState *self,
           guint32       event)
{
  for (guint i = 0; i < self->picked->len; i++)
    if (g_array_index (self->picked, guint32, i) == event)
      return i;
  return self->picked->len;
}

/* Without a word to anybody; the selection that changes as well tells them. */
static void
toggle_pick (DtlViewState *self,
             guint32       event)
{
  guint at = find_pick (self, event);

  if (at < self->picked->len)
    g_array_remove_index (self->picked, at);
  else
    g_array_append_val (self->picked, event);
}

void
dtl_view_state_pick (DtlViewState *self,
                     guint32       event)
{
  guint32 selected;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (self->document != NULL);
  g_return_if_fail (event < dtl_document_get_n_events (self->document));

  selected = self->selected;
  if (event == selected)
    {
      if (self->picked->len == 0)
        return;
      selected = g_array_index (self->picked, guint32, self->picked->len - 1);
      g_array_set_size (self->picked, self->picked->len - 1);
      dtl_view_state_move_selection (self, selected);
    }
  else if (find_pick (self, event) < self->picked->len)
    {
      toggle_pick (self, event);
      dtl_view_state_emit_selection (self);
    }
  else
    {
      if (selected != DTL_NONE)
        toggle_pick (self, selected);
      dtl_view_state_move_selection (self, event);
    }
}

void
dtl_view_state_measure_from_here (DtlViewState *self)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (self->picked->len == 0 && self->selected == DTL_NONE)
    return;
  if (self->picked->len > 0)
    g_array_set_size (self->picked, 0);
  else
    toggle_pick (self, self->selected);
  dtl_view_state_emit_selection (self);
}

gboolean
dtl_view_state_clear_picks (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  if (self->picked->len == 0)
    return FALSE;
  g_array_set_size (self->picked, 0);
  dtl_view_state_emit_selection (self);
  return TRUE;
}

guint
dtl_view_state_get_n_picks (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), 0);

  return self->picked->len;
}

guint32
dtl_view_state_get_measured_from (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), DTL_NONE);

  return self->picked->len == 1 ? g_array_index (self->picked, guint32, 0) : DTL_NONE;
}

GArray *
dtl_view_state_dup_chosen (DtlViewState *self)
{
  GArray *chosen;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  chosen = g_array_copy (self->picked);
  if (self->selected != DTL_NONE && find_pick (self, self->selected) == self->picked->len)
    g_array_append_val (chosen, self->selected);
  if (chosen->len > 1)
    dtl_document_sort_events (self->document, chosen);
  return chosen;
}
