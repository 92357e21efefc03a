/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The views of one document in one window. Each follows the same state, so what is selected, filtered and found in one
 * is so in all, and the reader stays beside them.
 */
#include "config.h"

#include "dtl-window-private.h"

const char *
dtl_window_get_view (DtlWindow *self)
{
  return gtk_stack_get_visible_child_name (self->views);
}

void
dtl_window_focus_view (DtlWindow *self)
{
  if (g_strcmp0 (dtl_window_get_view (self), "timeline") == 0)
    dtl_timeline_focus_events (self->timeline);
  else
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->views));
}

/* Views that are not shown are hidden as well: a screen reader would find them all, and each would follow the state. */
static void
visible_view_cb (DtlWindow *self)
{
  GtkWidget *visible = gtk_stack_get_visible_child (self->views);

  if (visible == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  gtk_widget_set_visible (visible, TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->views)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, child == visible);
  dtl_window_update_actions (self);
}

void
dtl_window_show_view (DtlWindow  *self,
                      const char *name)
{
  GtkWidget *view = gtk_stack_get_child_by_name (self->views, name);

  if (view == NULL)
    return;
  gtk_widget_set_visible (view, TRUE);
  gtk_stack_set_visible_child (self->views, view);
  dtl_window_focus_view (self);
}

void
dtl_window_set_views_style (DtlWindow *self,
                            DtlStyle   style)
{
  dtl_timeline_set_style (self->timeline, style);
  dtl_overview_set_style (self->overview, style);
  dtl_list_view_set_style (self->list_view, style);
}

void
dtl_window_init_views (DtlWindow *self)
{
  dtl_timeline_set_state (self->timeline, self->state);
  dtl_overview_set_state (self->overview, self->state);
  dtl_list_view_set_state (self->list_view, self->state);
  dtl_sources_view_set_state (self->sources_view, self->state);
  dtl_plans_view_set_state (self->plans_view, self->state);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (visible_view_cb), self, G_CONNECT_SWAPPED);
}
