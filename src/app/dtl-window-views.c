/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The views of one document in one window. Each follows the same state, so what is selected, filtered and found in one
 * is so in all, and the reader stays beside them. All but the timeline are made when they are first shown: the first frame does
 * not wait for what is not in it.
 */
#include "config.h"

#include "dtl-window-private.h"

#include "dtl-plans-view.h"
#include "dtl-sources-view.h"

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
    gtk_widget_grab_focus (adw_bin_get_child (ADW_BIN (gtk_stack_get_visible_child (self->views))));
}

static GtkWidget *
new_list_view (DtlWindow *self)
{
  self->list_view = DTL_LIST_VIEW (dtl_list_view_new ());
  dtl_list_view_set_style (self->list_view, self->style);
  dtl_list_view_set_state (self->list_view, self->state);
  return GTK_WIDGET (self->list_view);
}

static GtkWidget *
new_sources_view (DtlWindow *self)
{
  GtkWidget *view = dtl_sources_view_new ();

  dtl_sources_view_set_state (DTL_SOURCES_VIEW (view), self->state);
  return view;
}

static GtkWidget *
new_plans_view (DtlWindow *self)
{
  GtkWidget *view = dtl_plans_view_new ();

  dtl_plans_view_set_state (DTL_PLANS_VIEW (view), self->state);
  return view;
}

static const struct
{
  const char *name;
  GtkWidget *(*new_view) (DtlWindow *self);
} late_views[] = {
  { "list", new_list_view },
  { "sources", new_sources_view },
  { "plans", new_plans_view },
};

/* @page: of the stack; that of a late view is an empty bin so far. */
static void
fill_page (DtlWindow *self,
           GtkWidget *page)
{
  if (!ADW_IS_BIN (page) || adw_bin_get_child (ADW_BIN (page)) != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (late_views); i++)
    if (g_str_equal (late_views[i].name, dtl_window_get_view (self)))
      {
        GtkWidget *view = late_views[i].new_view (self);

        g_signal_connect_swapped (view, "event-activated", G_CALLBACK (dtl_window_read_event), self);
        g_signal_connect_swapped (view, "notice", G_CALLBACK (dtl_window_tell), self);
        adw_bin_set_child (ADW_BIN (page), view);
      }
}

/* Views that are not shown are hidden as well: a screen reader would find them all, and each would follow the state. */
static void
visible_view_cb (DtlWindow *self)
{
  GtkWidget *visible = gtk_stack_get_visible_child (self->views);

  if (visible == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  fill_page (self, visible);
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
  self->style = style;
  dtl_timeline_set_style (self->timeline, style);
  dtl_overview_set_style (self->overview, style);
  if (self->list_view != NULL)
    dtl_list_view_set_style (self->list_view, style);
}

void
dtl_window_init_views (DtlWindow *self)
{
  dtl_timeline_set_state (self->timeline, self->state);
  dtl_overview_set_state (self->overview, self->state);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (visible_view_cb), self, G_CONNECT_SWAPPED);
}
