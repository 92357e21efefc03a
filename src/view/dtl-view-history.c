/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-view-history.h"

#include <math.h>

struct _DtlViewHistory
{
  GArray *back;       /* (element-type DtlViewport), the latest last */
  GArray *forward;    /* the next one last */
};

static gboolean
is_same_view (const DtlViewport *a,
              const DtlViewport *b)
{
  double seconds = (double) a->anchor - (double) b->anchor;
  double dx = a->anchor_x - b->anchor_x - seconds * a->px_per_second;

  return fabs (log (a->px_per_second / b->px_per_second)) < 0.001 &&
         fabs (dx) < 2.0 &&
         fabs (a->scroll_y - b->scroll_y) < 2.0;
}

static void
push (GArray            *stack,
      const DtlViewport *viewport)
{
  if (stack->len > 0 && is_same_view (&g_array_index (stack, DtlViewport, stack->len - 1), viewport))
    return;
  if (stack->len == DTL_HISTORY_MAX)
    g_array_remove_index (stack, 0);
  g_array_append_val (stack, *viewport);
}

static gboolean
pop (GArray      *from,
     GArray      *to,
     DtlViewport *viewport)
{
  while (from->len > 0)
    {
      DtlViewport top = g_array_index (from, DtlViewport, from->len - 1);

      g_array_set_size (from, from->len - 1);
      if (is_same_view (&top, viewport))
        continue;
      push (to, viewport);
      *viewport = top;
      return TRUE;
    }
  return FALSE;
}

DtlViewHistory *
dtl_view_history_new (void)
{
  DtlViewHistory *self = g_new0 (DtlViewHistory, 1);

  self->back = g_array_new (FALSE, FALSE, sizeof (DtlViewport));
  self->forward = g_array_new (FALSE, FALSE, sizeof (DtlViewport));
  return self;
}

void
dtl_view_history_free (DtlViewHistory *self)
{
  g_array_unref (self->back);
  g_array_unref (self->forward);
  g_free (self);
}

void
dtl_view_history_clear (DtlViewHistory *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->back, 0);
  g_array_set_size (self->forward, 0);
}

void
dtl_view_history_remember (DtlViewHistory    *self,
                           const DtlViewport *viewport)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (viewport != NULL);

  push (self->back, viewport);
  g_array_set_size (self->forward, 0);
}

gboolean
dtl_view_history_can_go_back (DtlViewHistory *self)
{
  return self->back->len > 0;
}

gboolean
dtl_view_history_can_go_forward (DtlViewHistory *self)
{
  return self->forward->len > 0;
}

gboolean
dtl_view_history_go_back (DtlViewHistory *self,
                          DtlViewport    *viewport)
{
  g_return_val_if_fail (viewport != NULL, FALSE);

  return pop (self->back, self->forward, viewport);
}

gboolean
dtl_view_history_go_forward (DtlViewHistory *self,
                             DtlViewport    *viewport)
{
  g_return_val_if_fail (viewport != NULL, FALSE);

  return pop (self->forward, self->back, viewport);
}
