/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-frame.h"

#include "dtl-strip.h"

#include <math.h>

#define BREAK_PX       8.0     /* the width of a zigzag */
#define BREAK_APART_PX 7.0     /* a fold is two of them */

/* What is in sight */

static guint
find_first_lane (const DtlFrame *self)
{
  guint low = 0, high = dtl_layout_get_n_lanes (self->layout);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      double y, height;

      dtl_layout_get_lane_box (self->layout, middle, self->row_px, &y, &height);
      if (y + height > self->viewport->scroll_y)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* Every row of a lane in sight is counted at its edges; only those in sight are looked at. */
static void
look_at_lane (DtlFrame *self,
              guint     index)
{
  const DtlLanePlace *place = dtl_layout_get_lane (self->layout, index);
  DtlLaneInSight *lane = &g_array_index (self->lanes, DtlLaneInSight, self->lanes->len - 1);

  for (guint i = 0; i < place->n_rows; i++)
    {
      gboolean is_band = place->has_band && i + 1 == place->n_rows;
      DtlRowInSight row = { .row = place->first_row + i, .lane = self->lanes->len - 1, .is_band = is_band };

      row.y = lane->y + DTL_LANE_PAD_PX + i * self->row_px;
      row.first_x = G_MAXDOUBLE;
      row.last_x = row.top_until = -G_MAXDOUBLE;
      row.first_seen = self->seen->len;
      row.first_run = self->runs->len;
      if (row.y + self->row_px <= 0 || row.y >= self->viewport->height)
        {
          if (is_band)
            dtl_frame_count_outside_band (self, lane, row.row);
          else
            dtl_frame_count_outside (self, lane, row.row);
          continue;
        }
      g_array_append_val (self->rows, row);
      if (is_band)
        dtl_frame_look_at_band (self, self->rows->len - 1);
      else
        dtl_frame_look_at_row (self, self->rows->len - 1);
    }
}

static void
look (DtlFrame *self)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);

  for (guint i = find_first_lane (self); i < n_lanes; i++)
    {
      DtlLaneInSight lane = { .lane = i, .last_before = DTL_NONE, .first_behind = DTL_NONE };

      dtl_layout_get_lane_box (self->layout, i, self->row_px, &lane.y, &lane.height);
      lane.y -= self->viewport->scroll_y;
      if (lane.y >= self->viewport->height)
        break;
      g_array_append_val (self->lanes, lane);
      look_at_lane (self, i);
    }
}

/* Behind everything */

static void
draw_lanes (const DtlFrame *self)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const DtlLaneInSight *lane = &g_array_index (self->lanes, DtlLaneInSight, i);
      DtlItem item = { .kind = DTL_ITEM_RECT, .width = self->viewport->width, .y = lane->y, .height = lane->height };

      item.role = lane->lane % 2 == 0 ? DTL_ROLE_LANE_EVEN : DTL_ROLE_LANE_ODD;
      dtl_scene_add_item (self->scene, &item);
      item.kind = DTL_ITEM_LINE;
      item.role = DTL_ROLE_LANE_LINE;
      item.stroke = 1;
      item.y = lane->y + lane->height - 0.5;
      item.height = 0;
      dtl_scene_add_item (self->scene, &item);
    }
}

static double
lanes_bottom (const DtlFrame *self)
{
  const DtlLaneInSight *last;

  if (self->lanes->len == 0)
    return 0;
  last = &g_array_index (self->lanes, DtlLaneInSight, self->lanes->len - 1);
  return MIN (last->y + last->height, self->viewport->height);
}

static void
draw_period (const DtlFrame  *self,
             const DtlPeriod *period,
             double           y,
             double           height)
{
  const DtlDate *date = &period->when->date;
  DtlItem item = { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_PERIOD, .y = y, .height = height, .soft_px = DTL_TAIL_PX };
  double left = -DTL_CLIP_PX, right = self->viewport->width + DTL_CLIP_PX;

  if (date->earliest != DTL_INSTANT_BEFORE_ALL)
    left = dtl_frame_x_of (self, date->earliest);
  else if (date->start_latest != DTL_INSTANT_AFTER_ALL && date->start_latest != DTL_INSTANT_BEFORE_ALL)
    left = dtl_frame_x_of (self, date->start_latest) - DTL_TAIL_PX;
  if (date->latest != DTL_INSTANT_AFTER_ALL)
    right = dtl_frame_x_of (self, date->latest + 1);
  if (date->flags & (DTL_DATE_START_APPROXIMATE | DTL_DATE_START_UNCERTAIN | DTL_DATE_UNKNOWN_START) ||
      date->start_latest - date->earliest > DTL_SECONDS_PER_DAY)
    item.flags |= DTL_ITEM_SOFT_START;
  if (date->flags & (DTL_DATE_END_APPROXIMATE | DTL_DATE_END_UNCERTAIN | DTL_DATE_UNKNOWN_END))
    item.flags |= DTL_ITEM_SOFT_END;
  if (period->has_colour)
    item.colour = period->colour | 0xff000000;
  dtl_frame_add_span (self, &item, left, right);
}

static void
draw_periods (const DtlFrame *self)
{
  guint n = dtl_document_get_n_periods (self->document);

  for (guint i = 0; i < n; i++)
    {
      const DtlPeriod *period = dtl_document_get_period (self->document, i);

      if (period->when == NULL || !period->when->has_date || !dtl_date_is_placeable (&period->when->date))
        continue;
      if (period->lane == DTL_NONE)
        {
          draw_period (self, period, 0, lanes_bottom (self));
          continue;
        }
      for (guint k = 0; k < self->lanes->len; k++)
        {
          const DtlLaneInSight *lane = &g_array_index (self->lanes, DtlLaneInSight, k);

          if (dtl_layout_get_lane (self->layout, lane->lane)->lane == period->lane)
            draw_period (self, period, lane->y, lane->height);
        }
    }
}

static void
draw_grid (const DtlFrame *self)
{
  GArray *ticks = dtl_strip_new_ticks (self->layout, self->viewport, self->measure);

  for (guint i = 0; i < ticks->len; i++)
    {
      DtlTick *tick = &g_array_index (ticks, DtlTick, i);
      DtlItem line = { .kind = DTL_ITEM_LINE, .stroke = 1, .x = tick->x, .height = lanes_bottom (self) };

      line.role = tick->strong ? DTL_ROLE_GRID_STRONG : DTL_ROLE_GRID;
      if (!tick->upper && !tick->resumed && tick->x >= 0 && tick->x <= self->viewport->width)
        dtl_scene_add_item (self->scene, &line);
    }
  g_array_unref (ticks);
}

static void
draw_folds (const DtlFrame *self)
{
  guint n;
  const DtlFold *folds = dtl_scale_get_folds (self->scale, &n);

  for (guint i = 0; i < n; i++)
    {
      double middle = dtl_frame_x_of (self, folds[i].from) + DTL_FOLD_WIDTH_PX / 2;

      for (int k = 0; k < 2; k++)
        {
          DtlItem item = { .kind = DTL_ITEM_ZIGZAG, .role = DTL_ROLE_FOLD, .stroke = 1, .height = lanes_bottom (self) };
          double x = middle - BREAK_PX / 2 + (k == 0 ? -BREAK_APART_PX / 2 : BREAK_APART_PX / 2);

          item.width = BREAK_PX;
          item.x = x;
          if (x + BREAK_PX > -DTL_CLIP_PX && x < self->viewport->width + DTL_CLIP_PX)
            dtl_scene_add_item (self->scene, &item);
        }
    }
}

/* Where the day of the second clock ends. */
static void
draw_reported_by (const DtlFrame *self)
{
  DtlItem line = { .kind = DTL_ITEM_LINE, .role = DTL_ROLE_REPORTED_BY, .stroke = 1.5, .height = lanes_bottom (self) };
  double x;

  if (self->state == NULL || self->state->reports == NULL)
    return;
  x = dtl_frame_x_of (self, self->state->reported_by + 1);
  line.x = x;
  if (x >= 0 && x <= self->viewport->width)
    dtl_scene_add_item (self->scene, &line);
}

static void
draw_background (const DtlFrame *self)
{
  DtlItem item = { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_BACKGROUND, .width = self->viewport->width, .height = self->viewport->height };

  dtl_scene_add_item (self->scene, &item);
  draw_lanes (self);
  draw_periods (self);
  draw_grid (self);
  draw_folds (self);
  draw_reported_by (self);
}

/* Events and counts */

static void
draw_event (DtlFrame      *self,
            const DtlSeen *seen)
{
  const DtlEvent *event = dtl_document_get_event (self->document, seen->box.event);
  double left = MAX (seen->px.mark_left, -DTL_CLIP_PX);
  double right = MIN (seen->px.mark_right, self->viewport->width + DTL_CLIP_PX);
  DtlGroup group = {
    .kind = DTL_GROUP_EVENT,
    .event = seen->box.event,
    .count = 1,
    .row = seen->row,
    .label_shown = seen->label_shown || seen->label_on_top,
    .on_top = seen->label_on_top,
    .mark_x = left,
    .mark_width = right - left,
    .from = event->earliest,
    .to = event->latest,
  };

  dtl_scene_begin_group (self->scene, &group);
  dtl_frame_draw_mark (self, seen);
  if (group.label_shown)
    dtl_frame_draw_label (self, seen);
  dtl_scene_end_group (self->scene);
}

static gboolean
is_in_front (const DtlSeen *seen)
{
  return seen->label_on_top || seen->is_extra;
}

static void
draw_events (DtlFrame *self,
             gboolean  in_front)
{
  for (guint i = 0; i < self->seen->len; i++)
    {
      const DtlSeen *seen = &g_array_index (self->seen, DtlSeen, i);

      if (is_in_front (seen) == in_front)
        draw_event (self, seen);
    }
}

static void
draw (DtlFrame *self)
{
  draw_background (self);
  dtl_frame_draw_links (self);
  dtl_frame_draw_poles (self);
  for (guint i = 0; i < self->runs->len; i++)
    dtl_frame_draw_run (self, &g_array_index (self->runs, DtlRun, i));
  draw_events (self, FALSE);
  for (guint i = 0; i < self->lanes->len; i++)
    dtl_frame_draw_edges (self, &g_array_index (self->lanes, DtlLaneInSight, i));
  draw_events (self, TRUE);
}

/**
 * dtl_scene_new:
 * @layout: a layout
 * @viewport: what of it is seen
 * @state: (nullable): what is selected, hovered, searched for
 * @measure: (nullable): how wide text is; without it labels take their nominal widths
 *
 * The canvas of one frame. Its work grows with what is in sight, not with the document.
 *
 * Returns: (transfer full): a scene
 */
DtlScene *
dtl_scene_new (DtlLayout            *layout,
               const DtlViewport    *viewport,
               const DtlSceneState  *state,
               const DtlTextMeasure *measure)
{
  return dtl_scene_renew (NULL, layout, viewport, state, measure);
}

DtlScene *
dtl_scene_renew (DtlScene             *old,
                 DtlLayout            *layout,
                 const DtlViewport    *viewport,
                 const DtlSceneState  *state,
                 const DtlTextMeasure *measure)
{
  DtlFrame self = { .layout = layout, .viewport = viewport, .state = state, .measure = measure };
  guint n_folds;

  g_return_val_if_fail (layout != NULL && viewport != NULL, NULL);

  self.document = dtl_layout_get_document (layout);
  self.scale = dtl_layout_get_scale (layout);
  self.row_px = dtl_layout_get_row_px (layout, viewport->height);
  dtl_scale_get_folds (self.scale, &n_folds);
  self.has_folds = n_folds > 0;
  self.leap_seconds = MAX (floor (DTL_LEAP_PX / viewport->px_per_second), 1);
  self.scene = dtl_scene_reuse (old);
  self.lanes = dtl_scene_get_scratch (self.scene, 0, sizeof (DtlLaneInSight));
  self.rows = dtl_scene_get_scratch (self.scene, 1, sizeof (DtlRowInSight));
  self.seen = dtl_scene_get_scratch (self.scene, 2, sizeof (DtlSeen));
  self.runs = dtl_scene_get_scratch (self.scene, 3, sizeof (DtlRun));
  self.columns = dtl_scene_get_scratch (self.scene, 4, sizeof (DtlColumn));
  dtl_frame_init_heights (&self);
  look (&self);
  dtl_frame_place_labels (&self);
  draw (&self);
  g_clear_pointer (&self.band_edges, g_array_unref);
  dtl_scene_finish (self.scene);
  return self.scene;
}
