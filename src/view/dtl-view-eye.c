/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person looks at stays where it is when another layout takes the place of the present one.
 */
#include "config.h"

#include "dtl-view-state-private.h"

#include <math.h>

/* What a person looks at: the selection while it is in view, else the placed event nearest to the centre. */
static guint32
find_eye (DtlViewState *self,
          DtlLayout    *old)
{
  const DtlViewport *view = &self->viewport;
  DtlScale *scale = dtl_layout_get_scale (old);
  double row_px = dtl_layout_get_row_px (old, view->height);
  double nearest = G_MAXDOUBLE;
  guint32 found = DTL_NONE;

  if (self->selected != DTL_NONE && dtl_layout_get_place (old, self->selected)->row != DTL_NONE)
    {
      double x = dtl_viewport_x_of (view, scale, dtl_document_get_event (self->document, self->selected)->earliest);

      if (x >= 0.0 && x <= view->width)
        return self->selected;
    }

  for (guint row = 0; row < dtl_layout_get_n_rows (old); row++)
    {
      double dy = dtl_layout_get_row_y (old, row, row_px) + row_px / 2.0 - view->scroll_y - view->height / 2.0;
      guint n, low = 0, high;
      const guint32 *events = dtl_layout_get_row (old, row, &n);
      DtlInstant middle = dtl_viewport_instant_at (view, scale, view->width / 2.0);

      if (fabs (dy) > view->height / 2.0)
        continue;
      for (high = n; low < high;)
        {
          guint i = low + (high - low) / 2;

          if (dtl_document_get_event (self->document, events[i])->earliest < middle)
            low = i + 1;
          else
            high = i;
        }
      for (guint i = low > 0 ? low - 1 : 0; i < n && i <= low; i++)
        {
          double x = dtl_viewport_x_of (view, scale, dtl_document_get_event (self->document, events[i])->earliest);
          double distance = hypot (x - view->width / 2.0, dy);

          if (distance < nearest && dtl_layout_get_place (self->layout, events[i])->row != DTL_NONE)
            {
              nearest = distance;
              found = events[i];
            }
        }
    }
  return found;
}

void
dtl_view_state_keep_eye (DtlViewState *self,
                         DtlLayout    *old)
{
  DtlViewport view;
  guint32 eye;

  dtl_view_state_stop_animator (self);
  self->goal = view = self->viewport;
  if (self->fit != DTL_FIT_NONE)
    dtl_view_state_frame_again (self, &view);
  eye = find_eye (self, old);
  if (eye != DTL_NONE && dtl_layout_get_place (self->layout, eye)->row != DTL_NONE)
    {
      const DtlEvent *event = dtl_document_get_event (self->document, eye);
      double old_row_px = dtl_layout_get_row_px (old, view.height);
      double row_px = dtl_layout_get_row_px (self->layout, view.height);
      double y = dtl_layout_get_row_y (old, dtl_layout_get_place (old, eye)->row, old_row_px) - view.scroll_y;

      if (self->fit == DTL_FIT_NONE)
        {
          view.anchor_x = dtl_viewport_x_of (&self->viewport, dtl_layout_get_scale (old), event->earliest);
          view.anchor = event->earliest;
        }
      view.scroll_y = dtl_layout_get_row_y (self->layout, dtl_layout_get_place (self->layout, eye)->row, row_px) - y;
    }
  dtl_view_state_clamp (self, &view);
  self->viewport = self->goal = view;
}
