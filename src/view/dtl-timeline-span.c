/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-timeline-private.h"

/* A shorter drag was none. */
#define MIN_SPAN_PX 4.0

static DtlScale *
get_scale (DtlTimeline *self)
{
  DtlLayout *layout = self->state != NULL ? dtl_view_state_get_layout (self->state) : NULL;

  return layout != NULL ? dtl_layout_get_scale (layout) : NULL;
}

static void
zoom_cb (DtlTimeline *self)
{
  DtlInstant from, to;

  if (!dtl_span_box_get_span (self->span, &from, &to))
    return;
  dtl_timeline_clear_span (self);
  dtl_view_state_frame_span (self->state, from, to);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
export_cb (DtlTimeline *self)
{
  DtlInstant from, to;

  if (dtl_span_box_get_span (self->span, &from, &to))
    g_signal_emit_by_name (self, "export-span", from, to);
}

static void
dismissed_cb (DtlTimeline *self)
{
  dtl_timeline_clear_span (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

void
dtl_timeline_init_span (DtlTimeline *self)
{
  self->span_anchor = DTL_NONE;
  g_signal_connect_object (self->span, "zoom", G_CALLBACK (zoom_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->span, "export", G_CALLBACK (export_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->span, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
}

void
dtl_timeline_place_span (DtlTimeline *self)
{
  DtlScale *scale = get_scale (self);
  const DtlViewport *viewport = dtl_canvas_get_viewport (self->canvas);
  double text_scale = dtl_canvas_get_text_scale (self->canvas);
  DtlInstant from, to;

  if (scale == NULL || !dtl_span_box_get_span (self->span, &from, &to))
    return;
  dtl_span_box_set_range (self->span, dtl_viewport_x_of (viewport, scale, from) * text_scale,
                          dtl_viewport_x_of (viewport, scale, to) * text_scale);
}

static void
show_span (DtlTimeline *self,
           DtlInstant   from,
           DtlInstant   to,
           gboolean     is_done)
{
  dtl_span_box_set_span (self->span, self->state, from, to, is_done);
  dtl_timeline_place_span (self);
  dtl_timeline_update_actions (self);
}

void
dtl_timeline_select_span (DtlTimeline *self,
                          DtlInstant   from,
                          DtlInstant   to)
{
  g_return_if_fail (DTL_IS_TIMELINE (self));

  if (get_scale (self) != NULL)
    show_span (self, from, to, TRUE);
}

/* Escape is ours from then on, without a ring around anything. */
static void
take_focus (DtlTimeline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (dtl_canvas_has_focus (self->canvas))
    return;
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), FALSE);
  dtl_timeline_focus_events (self);
}

void
dtl_timeline_drag_span (DtlTimeline *self,
                        double       x0,
                        double       x1,
                        gboolean     is_done)
{
  DtlScale *scale = get_scale (self);
  const DtlViewport *viewport = dtl_canvas_get_viewport (self->canvas);

  if (scale == NULL)
    return;
  self->span_anchor = DTL_NONE;
  if (MAX (x0, x1) - MIN (x0, x1) < MIN_SPAN_PX)
    dtl_timeline_clear_span (self);
  else
    show_span (self, dtl_viewport_instant_at (viewport, scale, MAX (MIN (x0, x1), 0.0)),
               dtl_viewport_instant_at (viewport, scale, MIN (MAX (x0, x1), viewport->width)), is_done);
  if (is_done)
    take_focus (self);
}

/* By keys: from the event that was selected first to the one that is selected now. */
void
dtl_timeline_extend_span (DtlTimeline *self,
                          int          direction)
{
  guint32 selected = dtl_view_state_get_selected (self->state);
  const DtlEvent *a, *b;
  DtlDocument *document = dtl_view_state_get_document (self->state);
  DtlInstant from, to;

  if (!dtl_span_box_get_span (self->span, &from, &to))
    self->span_anchor = selected;
  if (direction > 0 ? !dtl_view_state_select_next (self->state) : !dtl_view_state_select_previous (self->state))
    return;
  selected = dtl_view_state_get_selected (self->state);
  if (self->span_anchor == DTL_NONE)
    self->span_anchor = selected;
  a = dtl_document_get_event (document, self->span_anchor);
  b = dtl_document_get_event (document, selected);
  if ((a->flags & b->flags & DTL_EVENT_PLACED) != 0)
    show_span (self, MIN (a->earliest, b->earliest), MAX (a->latest, b->latest), TRUE);
}

gboolean
dtl_timeline_clear_span (DtlTimeline *self)
{
  DtlInstant from, to;

  if (!dtl_span_box_get_span (self->span, &from, &to))
    return FALSE;
  dtl_span_box_clear (self->span);
  self->span_anchor = DTL_NONE;
  dtl_timeline_update_actions (self);
  return TRUE;
}
