/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-view-history.h"

#include <math.h>

/* A hand that rests longer begins a new movement. */
#define PAUSE_US (700 * 1000)

struct _DtlViewHistory
{
  GArray  *back;         /* (element-type DtlView), the latest last */
  GArray  *forward;      /* the next one last */

  DtlView  hand_start;   /* where the movement by hand began */
  gint64   hand_time;    /* of its last step; 0: none is going on */
  gboolean is_kept;      /* where it began is remembered already */
};

static gboolean
is_same_place (const DtlViewport *a,
               const DtlViewport *b)
{
  double seconds = (double) a->anchor - (double) b->anchor;
  double dx = a->anchor_x - b->anchor_x - seconds * a->px_per_second;

  return fabs (log (a->px_per_second / b->px_per_second)) < 0.001 &&
         fabs (dx) < 2.0 &&
         fabs (a->scroll_y - b->scroll_y) < 2.0;
}

/* Whoever went no farther finds back without help. */
static gboolean
is_near (const DtlViewport *a,
         const DtlViewport *b)
{
  double seconds = (double) a->anchor - (double) b->anchor;
  double dx = a->anchor_x - b->anchor_x - seconds * a->px_per_second;

  return fabs (log2 (a->px_per_second / b->px_per_second)) < 1.0 &&
         fabs (dx) < a->width / 2.0 &&
         fabs (a->scroll_y - b->scroll_y) < a->height / 2.0;
}

static gboolean
is_same_view (const DtlView *a,
              const DtlView *b)
{
  return a->reported_by == b->reported_by && is_same_place (&a->viewport, &b->viewport);
}

static void
push (GArray        *stack,
      const DtlView *view)
{
  if (stack->len > 0 && is_same_view (&g_array_index (stack, DtlView, stack->len - 1), view))
    return;
  if (stack->len == DTL_HISTORY_MAX)
    g_array_remove_index (stack, 0);
  g_array_append_val (stack, *view);
}

static gboolean
pop (GArray  *from,
     GArray  *to,
     DtlView *view)
{
  while (from->len > 0)
    {
      DtlView top = g_array_index (from, DtlView, from->len - 1);

      g_array_set_size (from, from->len - 1);
      if (is_same_view (&top, view))
        continue;
      push (to, view);
      *view = top;
      return TRUE;
    }
  return FALSE;
}

DtlViewHistory *
dtl_view_history_new (void)
{
  DtlViewHistory *self = g_new0 (DtlViewHistory, 1);

  self->back = g_array_new (FALSE, FALSE, sizeof (DtlView));
  self->forward = g_array_new (FALSE, FALSE, sizeof (DtlView));
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
  self->hand_time = 0;
}

void
dtl_view_history_remember (DtlViewHistory *self,
                           const DtlView  *view)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (view != NULL);

  push (self->back, view);
  g_array_set_size (self->forward, 0);
  self->hand_time = 0;
}

gboolean
dtl_view_history_move_by_hand (DtlViewHistory    *self,
                               const DtlView     *before,
                               const DtlViewport *after,
                               gint64             time)
{
  g_return_val_if_fail (self != NULL && before != NULL && after != NULL, FALSE);
  g_return_val_if_fail (time > 0, FALSE);

  if (self->hand_time == 0 || time - self->hand_time > PAUSE_US)
    {
      self->hand_start = *before;
      self->is_kept = FALSE;
    }
  self->hand_time = time;
  if (self->is_kept || is_near (&self->hand_start.viewport, after))
    return FALSE;

  dtl_view_history_remember (self, &self->hand_start);
  self->hand_time = time;
  self->is_kept = TRUE;
  return TRUE;
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
                          DtlView        *view)
{
  g_return_val_if_fail (view != NULL, FALSE);

  self->hand_time = 0;
  return pop (self->back, self->forward, view);
}

gboolean
dtl_view_history_go_forward (DtlViewHistory *self,
                             DtlView        *view)
{
  g_return_val_if_fail (view != NULL, FALSE);

  self->hand_time = 0;
  return pop (self->forward, self->back, view);
}
