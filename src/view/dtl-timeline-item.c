/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-timeline-item.h"

#include "dtl-canvas-private.h"

struct _DtlTimelineItem
{
  GtkWidget   parent_instance;

  DtlItemKey  key;
  DtlItemPart part;
  guint       serial;
  gint64      fade_start;
  guint       has_words : 1;
  guint       is_selected : 1;
};

G_DEFINE_FINAL_TYPE (DtlTimelineItem, dtl_timeline_item, GTK_TYPE_WIDGET)

static DtlCanvas *
get_canvas (DtlTimelineItem *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return parent != NULL ? DTL_CANVAS (parent) : NULL;
}

static void
activate_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  DtlTimelineItem *self = DTL_TIMELINE_ITEM (widget);
  DtlCanvas *canvas = get_canvas (self);

  if (canvas != NULL)
    dtl_canvas_activate_item (canvas, self);
}

static void
dtl_timeline_item_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  DtlTimelineItem *self = DTL_TIMELINE_ITEM (widget);

  if (self->part.is_drawn)
    dtl_canvas_snapshot_item (get_canvas (self), self, snapshot);
}

/* What lies under the pointer is for the scene to say: boxes of neighbours overlap, marks and labels do not. */
static gboolean
dtl_timeline_item_contains (GtkWidget *widget,
                            double     x,
                            double     y)
{
  DtlTimelineItem *self = DTL_TIMELINE_ITEM (widget);
  DtlCanvas *canvas = get_canvas (self);

  return canvas != NULL && self->part.is_drawn && dtl_canvas_item_contains (canvas, self, x, y);
}

static void
dtl_timeline_item_class_init (DtlTimelineItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = dtl_timeline_item_snapshot;
  widget_class->contains = dtl_timeline_item_contains;

  gtk_widget_class_install_action (widget_class, "event.activate", NULL, activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "event.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "event.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_ISO_Enter, 0, "event.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "event.activate", NULL);
  gtk_widget_class_set_css_name (widget_class, "event");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
dtl_timeline_item_init (DtlTimelineItem *self)
{
  self->key = (DtlItemKey) { G_MAXUINT32, DTL_NONE, DTL_NONE };
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
dtl_timeline_item_new (void)
{
  return g_object_new (DTL_TYPE_TIMELINE_ITEM, NULL);
}

const DtlItemKey *
dtl_timeline_item_get_key (DtlTimelineItem *self)
{
  return &self->key;
}

guint32
dtl_timeline_item_get_event (DtlTimelineItem *self)
{
  g_return_val_if_fail (DTL_IS_TIMELINE_ITEM (self), DTL_NONE);

  return self->key.event;
}

void
dtl_timeline_item_bind (DtlTimelineItem  *self,
                        const DtlItemKey *key)
{
  g_return_if_fail (DTL_IS_TIMELINE_ITEM (self));

  self->key = *key;
  self->part = (DtlItemPart) { 0 };
  self->has_words = FALSE;
  self->fade_start = 0;
  dtl_timeline_item_set_selected (self, FALSE);
}

gboolean
dtl_timeline_item_needs_words (DtlTimelineItem *self)
{
  return !self->has_words;
}

void
dtl_timeline_item_forget_words (DtlTimelineItem *self)
{
  self->has_words = FALSE;
}

void
dtl_timeline_item_set_words (DtlTimelineItem *self,
                             const char      *label,
                             const char      *description)
{
  g_return_if_fail (DTL_IS_TIMELINE_ITEM (self));

  self->has_words = TRUE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

void
dtl_timeline_item_set_selected (DtlTimelineItem *self,
                                gboolean         selected)
{
  g_return_if_fail (DTL_IS_TIMELINE_ITEM (self));

  selected = !!selected;
  if (self->is_selected == (guint) selected)
    return;
  self->is_selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

const DtlItemPart *
dtl_timeline_item_get_part (DtlTimelineItem *self)
{
  return &self->part;
}

void
dtl_timeline_item_set_part (DtlTimelineItem   *self,
                            const DtlItemPart *part)
{
  gboolean is_new;

  g_return_if_fail (DTL_IS_TIMELINE_ITEM (self));

  is_new = self->part.hash != part->hash || self->part.is_drawn != part->is_drawn;
  if (self->part.count != part->count)
    self->has_words = FALSE;
  self->part = *part;
  if (is_new)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
dtl_timeline_item_get_serial (DtlTimelineItem *self)
{
  return self->serial;
}

void
dtl_timeline_item_set_serial (DtlTimelineItem *self,
                              guint            serial)
{
  self->serial = serial;
}

gint64
dtl_timeline_item_get_fade_start (DtlTimelineItem *self)
{
  return self->fade_start;
}

void
dtl_timeline_item_set_fade_start (DtlTimelineItem *self,
                                  gint64           start_us)
{
  self->fade_start = start_us;
}
