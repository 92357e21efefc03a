/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the events behind a "+N", of the canvas or of the shelf: a popover that points to it. */
#include "config.h"

#include "dtl-timeline-private.h"

#include "dtl-event-popover.h"

#include <math.h>

void
dtl_timeline_remove_list (DtlTimeline *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static gboolean
remove_cb (gpointer user_data)
{
  dtl_timeline_remove_list (user_data);
  g_object_unref (user_data);
  return G_SOURCE_REMOVE;
}

/* Not from inside its own signal. */
static void
closed_cb (DtlTimeline *self)
{
  g_idle_add (remove_cb, g_object_ref (self));
}

static void
chosen_cb (DtlTimeline *self,
           guint32      event)
{
  dtl_view_state_set_selected (self->state, event, TRUE);
  dtl_canvas_focus_event (self->canvas, event);
  dtl_timeline_activate (self, event);
}

void
dtl_timeline_open_list (DtlTimeline        *self,
                        GArray             *events,
                        const GdkRectangle *at,
                        DtlInstant          from,
                        DtlInstant          to)
{
  dtl_timeline_remove_list (self);
  self->popover = dtl_event_popover_new (self->state, events, from, to);
  g_signal_connect_object (self->popover, "event-chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static GdkRectangle
translate_rectangle (DtlTimeline        *self,
                     GtkWidget          *widget,
                     const GdkRectangle *at)
{
  GdkRectangle moved = *at;
  double x, y;

  if (gtk_widget_translate_coordinates (widget, GTK_WIDGET (self), at->x, at->y, &x, &y))
    {
      moved.x = floor (x);
      moved.y = floor (y);
    }
  return moved;
}

static void
canvas_list_cb (DtlTimeline        *self,
                GArray             *events,
                const GdkRectangle *at,
                DtlInstant          from,
                DtlInstant          to)
{
  GdkRectangle moved = translate_rectangle (self, GTK_WIDGET (self->canvas), at);

  dtl_timeline_open_list (self, events, &moved, from, to);
}

static void
shelf_list_cb (DtlTimeline *self,
               GArray      *events,
               GtkWidget   *button)
{
  GdkRectangle at = { 0, 0, gtk_widget_get_width (button), gtk_widget_get_height (button) };
  GdkRectangle moved = translate_rectangle (self, button, &at);

  dtl_timeline_open_list (self, events, &moved, 0, 0);
}

void
dtl_timeline_init_list (DtlTimeline *self)
{
  g_signal_connect_object (self->canvas, "list-requested", G_CALLBACK (canvas_list_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shelf, "list-requested", G_CALLBACK (shelf_list_cb), self, G_CONNECT_SWAPPED);
}
