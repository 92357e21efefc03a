/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The whole document in a strip, on the same folds. A few hundred events are drawn one by one, a block for a moment and a
 * thin line for what lasted; more are counted by column, by binary search in each row, and drawn as density:
 *
 *   ┌────────────────────────────────────────────┐
 *   │  ▪      ▪▪  ──────         ▪▪▪▪            │  a band for each lane,
 *   │     ▪      ▪        /\/    ▪  ▪▪ ─────     │  or for several where there are more lanes than room
 *   │2009      2013     4 years   2017           │
 *   └────────────────────────────────────────────┘
 */
#include "dtl-layout-private.h"
#include "dtl-strip.h"

#include <math.h>

#define SIDE_PX         16.0 /* left and right of the document */
#define TOP_PX          4.0
#define TEXT_PX         16.0 /* the line of ticks at the bottom */
#define BLOCK_PX        5.0  /* a moment */
#define MOMENT_LIMIT_PX 9.0  /* what is wider shows its width */
#define BLOCK_HEIGHT_PX 5.0
#define LINE_PX         2.0
#define COLUMN_PX       3.0
#define BAND_MIN_PX     3.0
#define BAND_MAX_PX     9.0
#define FEW_EVENTS      1500 /* drawn one by one */
#define YEAR_SECONDS    (G_GINT64_CONSTANT (360) * DTL_SECONDS_PER_DAY)

typedef struct
{
  DtlScene             *scene;
  DtlLayout            *layout;
  DtlDocument          *document;
  const DtlScale       *scale;
  const DtlTextMeasure *measure;
  DtlViewport           viewport;
  double                height;
  guint                 n_bands;
  double                band_px;
  double                bands_y;    /* top of the first */
} Overview;

static void
place_bands (Overview *self)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);
  double room = MAX (self->height - TEXT_PX - 2 * TOP_PX, BAND_MIN_PX);

  self->n_bands = CLAMP (n_lanes, 1, (guint) (room / BAND_MIN_PX));
  self->band_px = MIN (room / self->n_bands, BAND_MAX_PX);
  self->bands_y = TOP_PX + (room - self->n_bands * self->band_px) / 2;
}

static guint
get_band_of_lane (const Overview *self,
                  guint           lane)
{
  return (guint64) lane * self->n_bands / MAX (dtl_layout_get_n_lanes (self->layout), 1);
}

static double
get_band_middle (const Overview *self,
                 guint           band)
{
  return self->bands_y + (band + 0.5) * self->band_px;
}

static double
x_of (const Overview *self,
      DtlInstant      instant)
{
  return dtl_viewport_x_of (&self->viewport, self->scale, instant);
}

static guint
count_events (const Overview *self)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);
  guint count = 0;

  for (guint i = 0; i < n_lanes; i++)
    count += dtl_layout_get_lane (self->layout, i)->n_events;

  return count;
}

/* One by one */

/* A block where it is a moment at this scale, a line where it lasted, a pale block as wide as what is known where it did not. */
static void
add_event (const Overview *self,
           guint           band,
           guint32         lane,
           guint32         index)
{
  const DtlEvent *event = dtl_document_get_event (self->document, index);
  double left = x_of (self, event->earliest);
  double right = x_of (self, event->latest);
  gboolean is_moment = right - left <= MOMENT_LIMIT_PX;
  gboolean is_line = !is_moment && (event->flags & DTL_EVENT_LASTED) != 0;
  double height = MIN (is_line ? LINE_PX : BLOCK_HEIGHT_PX, self->band_px - 1);
  DtlItem item = dtl_strip_lane_item (self->document, lane, DTL_ITEM_RECT, is_moment || is_line ? DTL_ROLE_DENSITY : DTL_ROLE_MARK_SOFT);

  item.x = is_moment ? (left + right - BLOCK_PX) / 2 : left;
  item.width = is_moment ? BLOCK_PX : right - left;
  item.y = get_band_middle (self, band) - height / 2;
  item.height = height;
  item.radius = MIN (height / 2, 1.0);
  dtl_scene_add_item (self->scene, &item);
}

static void
add_events (const Overview *self)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);

  for (guint i = 0; i < n_lanes; i++)
    {
      const DtlLanePlace *lane = dtl_layout_get_lane (self->layout, i);

      for (guint32 row = 0; row < lane->n_rows; row++)
        {
          guint n_events = 0;
          const guint32 *events = dtl_layout_get_row (self->layout, lane->first_row + row, &n_events);

          for (guint n = 0; n < n_events; n++)
            add_event (self, get_band_of_lane (self, i), lane->lane, events[n]);
        }
    }
}

/* Density */

static void
count_row (const Overview      *self,
           const DtlRowColumns *row,
           const DtlInstant    *edges,
           guint                n_columns,
           guint               *counts)
{
  guint before = 0, last = 0;

  if (row->n < n_columns)
    {
      for (guint i = 0; i < row->n; i++)
        counts[(guint) CLAMP (x_of (self, row->begins[i]) / COLUMN_PX, 0, n_columns - 1)]++;
      return;
    }

  for (guint i = 0; i < n_columns; i++)
    {
      guint until = i + 1 < n_columns ? dtl_instants_count_before (row->begins, row->n, before, last, edges[i + 1]) : row->n;

      last = until - before;
      counts[i] += last;
      before = until;
    }
}

static guint
count_lanes_of_band (const Overview *self,
                     guint           band)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout), count = 0;

  for (guint lane = 0; lane < n_lanes; lane++)
    count += get_band_of_lane (self, lane) == band;
  return count;
}

/* A band that several lanes share has the hue of none. */
static void
add_band_density (const Overview *self,
                  guint           band,
                  guint32         lane,
                  const guint    *counts,
                  guint           n_columns,
                  guint           most)
{
  gboolean is_shared = count_lanes_of_band (self, band) > 1;

  for (guint i = 0; i < n_columns; i++)
    {
      DtlItem item = dtl_strip_lane_item (self->document, lane, DTL_ITEM_RECT, is_shared ? DTL_ROLE_POLE : DTL_ROLE_DENSITY);

      if (counts[i] == 0)
        continue;

      /* By its logarithm: one event must be seen beside a thousand. */
      item.height = (self->band_px - 1) * (0.2 + 0.8 * log (1 + counts[i]) / log (1 + most));
      item.x = i * COLUMN_PX;
      item.width = MIN (COLUMN_PX, self->viewport.width - item.x);
      item.y = get_band_middle (self, band) - item.height / 2;
      dtl_scene_add_item (self->scene, &item);
    }
}

static void
add_density (const Overview *self)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);
  guint n_columns = MAX (ceil (self->viewport.width / COLUMN_PX), 1);
  g_autofree DtlInstant *edges = g_new (DtlInstant, n_columns);
  g_autofree guint *counts = g_new0 (guint, (gsize) n_columns * self->n_bands);
  g_autofree guint32 *lane_of_band = g_new0 (guint32, self->n_bands);
  guint most = 1;

  for (guint i = 0; i < n_columns; i++)
    edges[i] = dtl_viewport_instant_at (&self->viewport, self->scale, i * COLUMN_PX);

  for (guint i = n_lanes; i > 0; i--)
    {
      const DtlLanePlace *lane = dtl_layout_get_lane (self->layout, i - 1);
      guint band = get_band_of_lane (self, i - 1);

      lane_of_band[band] = lane->lane;
      for (guint32 row = 0; row < lane->n_rows; row++)
        {
          DtlRowColumns columns;

          dtl_layout_get_columns (self->layout, lane->first_row + row, &columns);
          count_row (self, &columns, edges, n_columns, counts + (gsize) band * n_columns);
        }
    }

  for (gsize i = 0; i < (gsize) n_columns * self->n_bands; i++)
    most = MAX (most, counts[i]);
  for (guint band = 0; band < self->n_bands; band++)
    add_band_density (self, band, lane_of_band[band], counts + (gsize) band * n_columns, n_columns, most);
}

/* The line of ticks */

/* Years need nothing above them to be understood; months and days do. */
static gboolean
are_ticks_complete (GArray *ticks)
{
  for (guint i = 0; i + 1 < ticks->len; i++)
    {
      const DtlTick *tick = &g_array_index (ticks, DtlTick, i);
      const DtlTick *next = &g_array_index (ticks, DtlTick, i + 1);

      if (!next->upper && next->instant - tick->instant < YEAR_SECONDS)
        return FALSE;
    }

  return TRUE;
}

static void
add_label (const Overview *self,
           const DtlTick  *tick,
           GArray         *taken)
{
  double y = self->height - TEXT_PX;
  double width;

  if (tick->label == NULL)
    return;

  width = dtl_strip_measure (self->measure, DTL_FONT_SMALL, tick->label);
  if (tick->label_x < 0 || tick->label_x + width > self->viewport.width)
    return;
  if (!dtl_stretches_take (taken, tick->label_x - 3, tick->label_x + width + 3))
    return;

  dtl_strip_add_text (self->scene, DTL_ROLE_RULER_TEXT, DTL_FONT_SMALL, 0, tick->label_x, y, width, TEXT_PX, tick->label);
}

/* In one line: what the steps belong to is told where it begins, in place of the step. */
static void
add_ticks (const Overview *self)
{
  g_autoptr (GArray) taken = dtl_stretches_new ();
  g_autoptr (GArray) ticks = dtl_strip_new_ticks (self->layout, &self->viewport, self->measure);
  gboolean is_complete = are_ticks_complete (ticks);

  for (guint i = 0; i < ticks->len; i++)
    {
      const DtlTick *tick = &g_array_index (ticks, DtlTick, i);

      if (!tick->upper && !tick->resumed && tick->x >= 0)
        dtl_strip_add_line (self->scene, tick->strong ? DTL_ROLE_GRID_STRONG : DTL_ROLE_GRID, tick->x, self->height - TEXT_PX + 2, 0, TEXT_PX - 2);
    }

  dtl_strip_add_zigzags (self->scene, self->scale, &self->viewport, TOP_PX, self->height - TEXT_PX - TOP_PX);
  dtl_strip_add_fold_words (self->scene, self->scale, &self->viewport, self->measure, self->height - TEXT_PX, TEXT_PX, taken);

  for (guint i = 0; i < ticks->len && !is_complete; i++)
    if (g_array_index (ticks, DtlTick, i).upper)
      add_label (self, &g_array_index (ticks, DtlTick, i), taken);
  for (guint i = 0; i < ticks->len; i++)
    if (!g_array_index (ticks, DtlTick, i).upper)
      add_label (self, &g_array_index (ticks, DtlTick, i), taken);
}

/**
 * dtl_scene_overview_viewport:
 * @layout: a layout
 * @width: of the strip
 * @height: of the strip
 * @viewport: (out caller-allocates): where an instant stands in the strip
 */
void
dtl_scene_overview_viewport (DtlLayout   *layout,
                             double       width,
                             double       height,
                             DtlViewport *viewport)
{
  DtlScale *scale;
  DtlInstant first, last;

  g_return_if_fail (layout != NULL && viewport != NULL);

  scale = dtl_layout_get_scale (layout);
  dtl_viewport_get_whole (scale, &first, &last);
  *viewport = (DtlViewport) { .width = MAX (width, 1), .height = height };
  dtl_viewport_frame (viewport, scale, first, last, SIDE_PX, SIDE_PX);
}

/**
 * dtl_scene_new_overview:
 * @layout: a layout
 * @width: of the strip
 * @height: of the strip, 40 to 64 px
 * @measure: the width of text
 *
 * Takes O(rows · width · log n) at most: it is made once for a layout and a size, not for a view.
 *
 * Returns: (transfer full): the strip, without the handle of the window
 */
DtlScene *
dtl_scene_new_overview (DtlLayout            *layout,
                        double                width,
                        double                height,
                        const DtlTextMeasure *measure)
{
  Overview self;

  g_return_val_if_fail (layout != NULL, NULL);

  self = (Overview) {
    .scene = dtl_scene_alloc (),
    .layout = layout,
    .document = dtl_layout_get_document (layout),
    .scale = dtl_layout_get_scale (layout),
    .measure = measure,
    .height = height,
  };
  dtl_scene_overview_viewport (layout, width, height, &self.viewport);
  place_bands (&self);

  add_ticks (&self);
  if (count_events (&self) <= FEW_EVENTS)
    add_events (&self);
  else
    add_density (&self);
  dtl_scene_finish (self.scene);

  return self.scene;
}
