/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is counted instead of shown: "+N" where marks merge, density where they are denser than pixels, bands, and what lies
 * outside the window at its edges.
 */
#include "dtl-frame.h"

#include <math.h>

#define BADGE_HEIGHT_PX   16.0
#define BADGE_PAD_PX      4.0
#define LEAST_BADGE_PX    6.0
#define DENSITY_FROM_PX   40.0    /* a run that is wider shows how its events are spread */
#define LEAST_BAR_PX      3.0
#define EDGE_HEIGHT_PX    16.0
#define EDGE_INSET_PX     4.0
#define SMALL_CHARACTER_PX 8.0    /* of digits and arrows, where nothing measures */

static double
measure_small (const DtlFrame *self,
               const char     *text)
{
  double width = self->measure != NULL ? self->measure->measure (text, -1, DTL_FONT_SMALL_STRONG, self->measure->user_data) : 0;

  return width > 0 ? width : (double) g_utf8_strlen (text, -1) * SMALL_CHARACTER_PX;
}

/* Twice as many are a step higher. Even heights, so that more columns are drawn as one bar. */
void
dtl_frame_init_heights (DtlFrame *self)
{
  double most = self->row_px - 4;

  for (guint i = 0; i <= DTL_MANY; i++)
    self->heights[i] = (float) (2 * round ((LEAST_BAR_PX + (most - LEAST_BAR_PX) * log2 (1.0 + i) / log2 (1.0 + DTL_MANY)) / 2));
}

static float
bar_height (const DtlFrame *self,
            guint           count)
{
  return self->heights[MIN (count, DTL_MANY)];
}

/* Columns of one height are drawn as one bar. */
static void
draw_columns (DtlFrame     *self,
              const DtlRun *run)
{
  const DtlColumn *columns = &g_array_index (self->columns, DtlColumn, run->first_column);
  DtlItem bar;

  dtl_frame_init_run_item (self, run, &bar);
  bar.kind = DTL_ITEM_RECT;
  bar.role = DTL_ROLE_DENSITY;
  for (guint i = 0; i < run->n_columns; )
    {
      float height = bar_height (self, columns[i].count);
      double left = columns[i].left, right = columns[i].right;

      for (i++; i < run->n_columns && columns[i].left <= right + 1 && bar_height (self, columns[i].count) == height; i++)
        right = MAX (right, columns[i].right);
      if (i < run->n_columns)
        right = MIN (right, MAX (columns[i].left, left + 1));
      bar.height = height;
      bar.y = run->y + self->row_px - 2 - height;
      if (right > -DTL_CLIP_PX && left < self->viewport->width + DTL_CLIP_PX)
        dtl_frame_add_span (self, &bar, left, right);
    }
}

static double
try_count (const DtlFrame *self,
           const char     *format,
           guint           count,
           double          pad,
           char           *text,
           gsize           size)
{
  /* the formats are those below */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_snprintf (text, size, format, count);
#pragma GCC diagnostic pop
  return measure_small (self, text) + 2 * pad;
}

/* A number that fits: "+1204", "+1k", "2", and at last nothing but the badge. */
static double
choose_count (const DtlFrame *self,
              guint           count,
              double          room,
              char           *text,
              gsize           size)
{
  guint unit = count >= 1000000 ? 1000000 : count >= 1000 ? 1000 : 1;
  const char *with_plus = unit == 1000000 ? "+%uM" : unit == 1000 ? "+%uk" : "+%u";
  double width = try_count (self, "+%u", count, BADGE_PAD_PX, text, size);

  if (width > room)
    width = try_count (self, with_plus, count / unit, BADGE_PAD_PX / 2, text, size);
  if (width > room)
    width = try_count (self, with_plus + 1, count / unit, 1, text, size);
  if (width <= room)
    return MAX (width, MIN (DTL_GLYPH_PX, room));
  text[0] = '\0';
  return MIN (DTL_GLYPH_PX, room);
}

static void
draw_badge (DtlFrame     *self,
            const DtlRun *run)
{
  double room_left = MAX (run->room_left, 0) + 1, room_right = MIN (run->room_right, self->viewport->width) - 1;
  double left = MAX (run->left, 0), right = MIN (run->right, self->viewport->width);
  char text[16];
  double width = choose_count (self, run->count, MAX (room_right - room_left, LEAST_BADGE_PX), text, sizeof text);
  double x;
  DtlItem item, outline;

  /* centred on what is seen of the run, and between its neighbours */
  x = (left + right - width) / 2;
  x = MIN (x, room_right - width);
  x = MAX (x, room_left + width <= room_right ? room_left : MIN (room_left, left));
  dtl_scene_set_mark (self->scene, MIN (x, left), MAX (x + width, right) - MIN (x, left));

  dtl_frame_init_run_item (self, run, &item);
  item.kind = DTL_ITEM_RECT;
  item.x = x;
  item.y = run->y + (self->row_px - BADGE_HEIGHT_PX) / 2;
  item.width = width;
  item.height = BADGE_HEIGHT_PX;
  item.radius = BADGE_HEIGHT_PX / 2;
  outline = item;
  outline.role = DTL_ROLE_MARK_OUTLINE;
  outline.flags = DTL_ITEM_STROKE;
  outline.stroke = 1;
  item.role = run->has_match ? DTL_ROLE_MATCH : run->is_ghost ? DTL_ROLE_LABEL_BACK : DTL_ROLE_COUNT_BACK;
  item.colour = 0;
  item.flags = 0;
  dtl_scene_add_item (self->scene, &item);
  dtl_scene_add_item (self->scene, &outline);
  if (text[0] == '\0')
    return;

  item.role = run->is_ghost ? DTL_ROLE_LABEL_GHOST : DTL_ROLE_COUNT;
  item.flags = DTL_ITEM_ALIGN_CENTER;
  item.font = DTL_FONT_SMALL_STRONG;
  item.radius = 0;
  dtl_scene_add_text (self->scene, &item, text, -1);
}

void
dtl_frame_draw_run (DtlFrame     *self,
                    const DtlRun *run)
{
  DtlGroup group = {
    .kind = run->is_band ? DTL_GROUP_BAND : DTL_GROUP_CLUSTER,
    .event = run->event,
    .count = run->count,
    .row = run->row,
    .from = run->from,
    .to = run->to,
  };
  double left = MAX (run->left, -DTL_CLIP_PX), right = MIN (run->right, self->viewport->width + DTL_CLIP_PX);

  group.mark_x = left;
  group.mark_width = right - left;
  dtl_scene_begin_group (self->scene, &group);
  if (run->is_band || run->right - run->left >= DENSITY_FROM_PX)
    draw_columns (self, run);
  draw_badge (self, run);
  dtl_scene_end_group (self->scene);
}

/* Edges */

/* The first row of the lane that leaves room at one side, else the one that leaves most. */
static const DtlRowInSight *
find_room (const DtlFrame       *self,
           const DtlLaneInSight *lane,
           gboolean              at_end)
{
  guint index = (guint) (lane - &g_array_index (self->lanes, DtlLaneInSight, 0));
  const DtlRowInSight *best = NULL;
  double best_room = -G_MAXDOUBLE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const DtlRowInSight *row = &g_array_index (self->rows, DtlRowInSight, i);
      double room = at_end ? self->viewport->width - row->last_x : row->first_x;

      if (row->lane != index || row->y + self->row_px / 2 < 0 || row->y + self->row_px / 2 > self->viewport->height)
        continue;
      room = MIN (room, 48);
      if (best == NULL || room > best_room)
        {
          best = row;
          best_room = room;
        }
    }
  return best;
}

static void
draw_edge (DtlFrame             *self,
           const DtlLaneInSight *lane,
           gboolean              at_end)
{
  guint count = at_end ? lane->behind : lane->before;
  guint32 event = at_end ? lane->first_behind : lane->last_before;
  const DtlRowInSight *row = count > 0 ? find_room (self, lane, at_end) : NULL;
  DtlGroup group = { .kind = DTL_GROUP_EDGE, .event = event, .count = count };
  const DtlEvent *record;
  char text[32];
  DtlItem item;
  double width;

  if (row == NULL)
    return;
  g_snprintf (text, sizeof text, at_end ? "%u ▸" : "◂ %u", count);
  width = measure_small (self, text) + 2 * EDGE_INSET_PX;
  record = dtl_document_get_event (self->document, event);
  dtl_frame_init_item (self, event, &item);
  item.colour = 0;
  item.flags = 0;
  item.kind = DTL_ITEM_RECT;
  item.role = DTL_ROLE_LABEL_BACK;
  item.radius = 4;
  item.x = at_end ? self->viewport->width - width : 0;
  item.y = row->y + (self->row_px - EDGE_HEIGHT_PX) / 2;
  item.width = width;
  item.height = EDGE_HEIGHT_PX;
  group.row = row->row;
  group.from = record->earliest;
  group.to = record->latest;
  group.mark_x = item.x;
  group.mark_width = item.width;

  dtl_scene_begin_group (self->scene, &group);
  /* where no row leaves room it lies over what is cut off anyway */
  if (at_end ? row->last_x > item.x : row->first_x < item.x + item.width)
    dtl_scene_add_item (self->scene, &item);
  item.role = DTL_ROLE_EDGE;
  item.font = DTL_FONT_SMALL;
  item.flags = at_end ? DTL_ITEM_ALIGN_END : 0;
  item.x += EDGE_INSET_PX;
  item.width -= 2 * EDGE_INSET_PX;
  dtl_scene_add_text (self->scene, &item, text, -1);
  dtl_scene_end_group (self->scene);
}

void
dtl_frame_draw_edges (DtlFrame             *self,
                      const DtlLaneInSight *lane)
{
  draw_edge (self, lane, FALSE);
  draw_edge (self, lane, TRUE);
}
