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

/* Device pixels to one of the scene. */
static double
get_device (DtlCanvas *self)
{
  return self->text_scale * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

/* Draws some items into a stamp over @ground (nullable), with a pixel more on each side; NULL when a text was left out. @x, @y:
 * of the scene, what stands at 0, 0 of it. */
static DtlStamp *
make_stamp (DtlCanvas                *self,
            const DtlSnapshotPainter *painter,
            guint64                   look,
            DtlStamp                 *ground,
            guint                     first,
            guint                     n_items,
            double                    x,
            double                    y,
            double                    width,
            double                    height)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (-1.0f, -1.0f, ceil (width) + 2.0, ceil (height) + 2.0);
  DtlSnapshotPainter own = *painter;
  DtlStamp *stamp = NULL;
  GskRenderNode *node;
  gboolean complete;

  own.snapshot = gtk_snapshot_new ();
  own.origin_x = x;
  own.origin_y = y;
  complete = dtl_snapshot_paint (&own, self->scene, first, n_items);
  node = gtk_snapshot_free_to_node (own.snapshot);
  if (complete && node != NULL)
    stamp = dtl_stamps_make (self->stamps, look, ground, node, &bounds, get_device (self));
  g_clear_pointer (&node, gsk_render_node_unref);
  return stamp;
}

/* A ground and its outline, which many numbers share. */
#define N_GROUND_ITEMS 2

static DtlStamp *
find_stamp (DtlCanvas                *self,
            const DtlSnapshotPainter *painter,
            guint                     first,
            guint                     n_items)
{
  const DtlItem *badge = &dtl_scene_get_items (self->scene, &(guint) { 0 })[first];
  guint64 look = dtl_canvas_hash_items (self, first, n_items, badge->x, badge->y);
  DtlStamp *stamp = dtl_stamps_find (self->stamps, look), *ground;

  if (stamp != NULL)
    return stamp;
  if (n_items <= N_GROUND_ITEMS)
    return make_stamp (self, painter, look, NULL, first, n_items, badge->x, badge->y, badge->width, badge->height);
  ground = find_stamp (self, painter, first, N_GROUND_ITEMS);
  return make_stamp (self, painter, look, ground, first + N_GROUND_ITEMS, n_items - N_GROUND_ITEMS,
                     badge->x, badge->y, badge->width, badge->height);
}

static gboolean
is_drawn_by_cairo (DtlCanvas *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  return native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

/* Bars of density, if there are any, and then the badge (a ground, its outline, a number), by its stamp. FALSE when a text was
 * left out. */
static gboolean
paint_cluster (DtlCanvas                *self,
               const DtlSnapshotPainter *painter,
               const DtlGroup           *group)
{
  const DtlItem *items = dtl_scene_get_items (self->scene, &(guint) { 0 }) + group->first_item;
  double device = get_device (self);
  DtlSnapshotPainter bars = *painter;
  DtlStamp *stamp;
  DtlOverlay badge;
  guint n_bars = 0;

  while (n_bars < group->n_items && items[n_bars].role == DTL_ROLE_DENSITY)
    n_bars++;
  bars.snap = self->text_scale == 1.0;
  bars.device = is_drawn_by_cairo (self) ? device : 0.0;
  stamp = n_bars < group->n_items ? find_stamp (self, painter, group->first_item + n_bars, group->n_items - n_bars) : NULL;
  if (stamp == NULL)
    {
      dtl_snapshot_paint (&bars, self->scene, group->first_item, n_bars);
      return n_bars == group->n_items;
    }

  /* a stamp holds a pixel more on each side */
  badge = (DtlOverlay) {
    dtl_stamp_get_surface (stamp),
    floor (items[n_bars].x * device + 0.5) / device - painter->origin_x - 1.0,
    floor (items[n_bars].y * device + 0.5) / device - painter->origin_y - 1.0,
  };
  if (dtl_snapshot_paint_bars (&bars, self->scene, group->first_item, n_bars, &badge))
    return TRUE;
  dtl_snapshot_paint (&bars, self->scene, group->first_item, n_bars);
  dtl_stamp_snapshot (stamp, painter->snapshot, badge.x, badge.y, bars.device > 0.0);
  return TRUE;
}

/* Cairo draws a shape or a pill in 4 to 10 µs, and one that it has drawn before in 1. */
static gboolean
paint_small_mark (DtlCanvas                *self,
                  const DtlSnapshotPainter *painter,
                  const DtlGroup           *group)
{
  double device = get_device (self);
  guint phase = dtl_canvas_get_phase (self, group->x);
  double x = floor (group->x * device) / device, y = floor (group->y);
  guint64 look = dtl_canvas_hash_items (self, group->first_item, group->n_items, group->x, y) ^ ((guint64) (phase + 1) << 56);
  DtlStamp *stamp = dtl_stamps_find (self->stamps, look);

  if (stamp == NULL)
    stamp = make_stamp (self, painter, look, NULL, group->first_item, group->n_items,
                        group->x - phase / (DTL_CANVAS_PHASES * device), y, group->width + 1.0, group->height + 1.0);
  if (stamp == NULL)
    return FALSE;
  dtl_stamp_snapshot (stamp, painter->snapshot, x - painter->origin_x - 1.0, y - painter->origin_y - 1.0, TRUE);
  return TRUE;
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
  gboolean by_cairo = is_drawn_by_cairo (self);
  gboolean complete = TRUE;

  if (self->scene == NULL || dtl_timeline_item_get_serial (item) != self->serial)
    return;
  groups = dtl_scene_get_groups (self->scene, &n_groups);
  for (guint i = part->first_group; i < MIN (part->first_group + part->n_groups, n_groups); i++)
    if (groups[i].kind == DTL_GROUP_CLUSTER)
      complete &= paint_cluster (self, &painter, &groups[i]);
    else if (by_cairo && dtl_canvas_is_small_mark (self, &groups[i]))
      complete &= paint_small_mark (self, &painter, &groups[i]);
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
