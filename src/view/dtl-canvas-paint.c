/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The drawing of the canvas, from its scene: what belongs to a child is drawn by it, the rest here, in the order of the scene.
 */
#include "config.h"

#include "dtl-canvas-private.h"

#include <math.h>

static gboolean
catch_up_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  dtl_canvas_queue_update (DTL_CANVAS (widget));
  return G_SOURCE_REMOVE;
}

/* Titles that this frame had no time for come in the next. */
static void
catch_up (DtlCanvas *self)
{
  if (dtl_text_cache_is_exhausted (self->text))
    gtk_widget_add_tick_callback (GTK_WIDGET (self), catch_up_cb, NULL, NULL);
}

/* The scene's own pieces are painted here, in painting order between the children. */
static gboolean
snapshot_own (DtlCanvas          *self,
              DtlSnapshotPainter *painter,
              const DtlPaintStep *step)
{
  gboolean complete;

  gtk_snapshot_save (painter->snapshot);
  if (self->text_scale != 1.0)
    gtk_snapshot_scale (painter->snapshot, self->text_scale, self->text_scale);
  complete = dtl_snapshot_paint (painter, self->scene, step->first_item, step->n_items);
  gtk_snapshot_restore (painter->snapshot);
  return complete;
}

void
dtl_canvas_paint (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  DtlCanvas *self = DTL_CANVAS (widget);
  DtlSnapshotPainter painter = {
    .snapshot = snapshot,
    .palette = dtl_canvas_get_palette (self),
    .text = self->text,
    .label_opacity = 1.0,
    .snap = self->text_scale == 1.0,
  };

  if (self->scene == NULL)
    return;
  for (guint i = 0; i < self->paint_order->len; i++)
    {
      const DtlPaintStep *step = &g_array_index (self->paint_order, DtlPaintStep, i);

      if (step->item == NULL)
        snapshot_own (self, &painter, step);
      else
        gtk_widget_snapshot_child (widget, GTK_WIDGET (step->item), snapshot);
    }
  if (gtk_widget_get_visible (self->tip))
    gtk_widget_snapshot_child (widget, self->tip, snapshot);
  catch_up (self);
}

static double
get_label_opacity (DtlCanvas       *self,
                   DtlTimelineItem *item)
{
  gint64 start = dtl_timeline_item_get_fade_start (item);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  double t;

  if (start == 0 || clock == NULL)
    return 1.0;
  t = (gdk_frame_clock_get_frame_time (clock) - start) / 1000.0 / DTL_FADE_MS;
  return CLAMP (t, 0.0, 1.0);
}

/* Draws a badge (a ground, its outline, a number) by its stamp, made when it is not there. FALSE when a text was left out. */
static gboolean
paint_badge (DtlCanvas                *self,
             const DtlSnapshotPainter *painter,
             guint                     first,
             guint                     n_items)
{
  const DtlItem *ground = &dtl_scene_get_items (self->scene, &(guint) { 0 })[first];
  double device = self->text_scale * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  guint64 look = dtl_canvas_hash_items (self, first, n_items, ground->x, ground->y);
  GdkTexture *texture = dtl_stamps_find (self->stamps, look);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (-1.0f, -1.0f, ceil (ground->width) + 2.0, ceil (ground->height) + 2.0);

  if (texture == NULL)
    {
      DtlSnapshotPainter own = *painter;
      GskRenderNode *node;
      gboolean complete;

      own.snapshot = gtk_snapshot_new ();
      own.origin_x = ground->x;
      own.origin_y = ground->y;
      complete = dtl_snapshot_paint (&own, self->scene, first, n_items);
      node = gtk_snapshot_free_to_node (own.snapshot);
      if (complete && node != NULL)
        texture = dtl_stamps_make (self->stamps, look, node, &bounds, device);
      g_clear_pointer (&node, gsk_render_node_unref);
      if (texture == NULL)
        return complete;
    }
  bounds.origin.x += floor ((ground->x - painter->origin_x) * device + 0.5) / device;
  bounds.origin.y += floor ((ground->y - painter->origin_y) * device + 0.5) / device;
  bounds.size.width = gdk_texture_get_width (texture) / device;
  bounds.size.height = gdk_texture_get_height (texture) / device;
  gtk_snapshot_append_texture (painter->snapshot, texture, &bounds);
  return TRUE;
}

/* Bars of density, if there are any, and then the badge. */
static gboolean
paint_cluster (DtlCanvas                *self,
               const DtlSnapshotPainter *painter,
               const DtlGroup           *group)
{
  const DtlItem *items = dtl_scene_get_items (self->scene, &(guint) { 0 }) + group->first_item;
  DtlSnapshotPainter bars = *painter;
  gboolean complete;
  guint n_bars = 0;

  while (n_bars < group->n_items && items[n_bars].role == DTL_ROLE_DENSITY)
    n_bars++;
  bars.snap = self->text_scale == 1.0;
  complete = dtl_snapshot_paint (&bars, self->scene, group->first_item, n_bars);
  if (group->n_items > n_bars)
    complete &= paint_badge (self, painter, group->first_item + n_bars, group->n_items - n_bars);
  return complete;
}

void
dtl_canvas_snapshot_item (DtlCanvas       *self,
                          DtlTimelineItem *item,
                          GtkSnapshot     *snapshot)
{
  const DtlItemPart *part = dtl_timeline_item_get_part (item);
  guint n_groups;
  const DtlGroup *groups;
  DtlSnapshotPainter painter = {
    .snapshot = snapshot,
    .palette = dtl_canvas_get_palette (self),
    .text = self->text,
    .origin_x = part->x,
    .origin_y = part->y,
    .label_opacity = get_label_opacity (self, item),
  };
  gboolean complete = TRUE;

  if (self->scene == NULL || dtl_timeline_item_get_serial (item) != self->serial)
    return;
  groups = dtl_scene_get_groups (self->scene, &n_groups);
  for (guint i = part->first_group; i < MIN (part->first_group + part->n_groups, n_groups); i++)
    if (groups[i].kind == DTL_GROUP_CLUSTER)
      complete &= paint_cluster (self, &painter, &groups[i]);
    else
      complete &= dtl_snapshot_paint (&painter, self->scene, groups[i].first_item, groups[i].n_items);
  if (!complete)
    {
      /* Differs from every hash, so that the next scene draws it again. */
      DtlItemPart again = *part;

      again.hash = 0;
      dtl_timeline_item_set_part (item, &again);
    }
}
