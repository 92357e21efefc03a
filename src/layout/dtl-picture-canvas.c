/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * On a screen what reaches over an edge can be panned to; on paper it cannot. So labels are shortened at the edges, and
 * before what is counted there ("12 ▸"), and taken away where too little would be left to read.
 */
#include "dtl-picture-canvas.h"

#define LEAST_LABEL_PX 48.0
#define TEXT_GAP_PX    4.0
#define TOP_GAP_PX     8.0     /* what lies on top has a back */

typedef struct
{
  DtlLayout *layout;
  double     heading_px;
  guint      n_lanes;
} Lanes;

static void
get_lane_box (const Lanes *self,
              guint        lane,
              double      *y,
              double      *height)
{
  dtl_layout_get_lane_box (self->layout, lane, DTL_ROW_MAX_PX, y, height);
}

static guint
find_lane_at (const Lanes *self,
              double       at)
{
  guint low = 0, high = self->n_lanes;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      double y, height;

      get_lane_box (self, middle, &y, &height);
      if (y <= at)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* How far down what stands at @y of the plain canvas moves. */
static double
get_shift (const Lanes *self,
           double       y)
{
  return self->n_lanes > 0 ? (find_lane_at (self, y) + 1) * self->heading_px : 0;
}

/* What spans several lanes spans the headings between them. */
static void
move_span (const Lanes *self,
           float       *y,
           float       *height)
{
  double top = MIN (*y, *y + *height), bottom = MAX (*y, *y + *height);
  double new_top = top + get_shift (self, top);
  double new_bottom = bottom + get_shift (self, MAX (bottom - 0.01, top));

  *y = *height < 0 ? new_bottom : new_top;
  *height = *height < 0 ? new_top - new_bottom : new_bottom - new_top;
}

static void
make_room_for_headings (const Lanes *self,
                        DtlScene    *scene)
{
  guint n_items = 0, n_groups = 0;
  DtlItem *items = dtl_scene_edit_items (scene, &n_items);
  DtlGroup *groups = dtl_scene_edit_groups (scene, &n_groups);

  for (guint i = 0; i < n_items; i++)
    {
      items[i].cy1 += get_shift (self, items[i].cy1);
      items[i].cy2 += get_shift (self, items[i].cy2);
      move_span (self, &items[i].y, &items[i].height);
      /* A heading stands on the ground of its lane, and links and folds go on across it. */
      if (items[i].role == DTL_ROLE_LANE_EVEN || items[i].role == DTL_ROLE_LANE_ODD)
        {
          items[i].y -= self->heading_px;
          items[i].height += self->heading_px;
        }
    }

  for (guint i = 0; i < n_groups; i++)
    move_span (self, &groups[i].y, &groups[i].height);
}

/* An item that is nothing keeps its place in its group. */
static void
clear_text (DtlItem *item,
            double   x)
{
  item->text = 0;
  item->x = x;
  item->width = 0;
}

static void
trim_text (DtlItem *item,
           double   left,
           double   right)
{
  double first = MAX (item->x, left), last = MIN (item->x + item->width, right);

  if (first == item->x && last == item->x + item->width)
    return;
  if (last - first < LEAST_LABEL_PX)
    {
      clear_text (item, CLAMP (item->x, left, right));
      return;
    }

  item->x = first;
  item->width = last - first;
}

static gboolean
do_share_line (const DtlItem *a,
               const DtlItem *b)
{
  return a->y < b->y + b->height && b->y < a->y + a->height;
}

/* The counts at the edges are whole; labels end before them. */
static void
trim_before_counts (DtlItem *items,
                    guint    n_items,
                    double   width)
{
  for (guint n = 0; n < n_items; n++)
    {
      const DtlItem *count = &items[n];
      gboolean at_end = count->x > width / 2;

      if (count->kind != DTL_ITEM_TEXT || count->role != DTL_ROLE_EDGE)
        continue;

      for (guint i = 0; i < n_items; i++)
        if (items[i].kind == DTL_ITEM_TEXT && items[i].role != DTL_ROLE_EDGE && do_share_line (&items[i], count))
          trim_text (&items[i], at_end ? 0 : count->x + count->width + TEXT_GAP_PX, at_end ? count->x - TEXT_GAP_PX : width);
    }
}

/* What is selected lies on top; what it covers ends before it, or begins behind it. */
static void
trim_around (DtlItem       *items,
             guint          n_items,
             const DtlItem *top,
             double         width)
{
  double left = top->x - TOP_GAP_PX, right = top->x + top->width + TOP_GAP_PX;

  for (guint i = 0; i < n_items; i++)
    {
      DtlItem *item = &items[i];

      if (item == top || item->kind != DTL_ITEM_TEXT || !do_share_line (item, top) ||
          item->x >= right || item->x + item->width <= left)
        continue;
      if (left - item->x >= item->x + item->width - right)
        trim_text (item, 0, left);
      else
        trim_text (item, right, width);
    }
}

static void
trim_around_tops (DtlScene *scene,
                  double    width)
{
  guint n_items = 0, n_groups = 0;
  DtlItem *items = dtl_scene_edit_items (scene, &n_items);
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n_groups);

  for (guint i = 0; i < n_groups; i++)
    for (guint n = 0; n < groups[i].n_items && groups[i].on_top; n++)
      {
        const DtlItem *item = &items[groups[i].first_item + n];

        if (item->kind == DTL_ITEM_TEXT && item->width > 0)
          trim_around (items, n_items, item, width);
      }
}

void
dtl_picture_canvas_clear_link_words (DtlScene *scene)
{
  guint n_items = 0;
  DtlItem *items = dtl_scene_edit_items (scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    for (guint n = 0; n < n_items && items[i].role == DTL_ROLE_LINK_TEXT && items[i].width > 0; n++)
      if (n != i && items[n].kind == DTL_ITEM_TEXT && items[n].width > 0 && do_share_line (&items[i], &items[n]) &&
          items[i].x < items[n].x + items[n].width + TEXT_GAP_PX && items[n].x < items[i].x + items[i].width + TEXT_GAP_PX)
        clear_text (&items[i], items[i].x);
}

static double
get_overhang (const DtlItem *items,
              guint          n_items,
              double         width)
{
  double overhang = -width;

  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == DTL_ITEM_TEXT && items[i].role >= DTL_ROLE_LABEL && items[i].role <= DTL_ROLE_LABEL_QUIET && items[i].x < width)
      overhang = MAX (overhang, items[i].x + items[i].width - width);

  return overhang;
}

static void
trim (DtlScene *scene,
      double    width)
{
  guint n_items = 0;
  DtlItem *items = dtl_scene_edit_items (scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == DTL_ITEM_TEXT)
      trim_text (&items[i], 0, width);
  dtl_picture_canvas_clear_link_words (scene);
  trim_before_counts (items, n_items, width);
  trim_around_tops (scene, width);
}

double
dtl_picture_canvas_get_lane_y (DtlLayout *layout,
                               guint      lane,
                               double     heading_px)
{
  double y, height;

  if (lane == dtl_layout_get_n_lanes (layout))
    return dtl_layout_get_height (layout, DTL_ROW_MAX_PX) + lane * heading_px;

  dtl_layout_get_lane_box (layout, lane, DTL_ROW_MAX_PX, &y, &height);

  return y + lane * heading_px;
}

DtlScene *
dtl_picture_canvas_new (DtlLayout            *layout,
                        DtlViewport          *viewport,
                        const DtlSceneState  *state,
                        double                heading_px,
                        double               *overhang,
                        const DtlTextMeasure *measure)
{
  const Lanes lanes = { layout, heading_px, dtl_layout_get_n_lanes (layout) };
  const DtlItem *items;
  guint n_items = 0;
  DtlScene *scene;

  viewport->scroll_y = 0;
  viewport->height = dtl_layout_get_height (layout, DTL_ROW_MAX_PX);
  scene = dtl_scene_new (layout, viewport, state, measure);
  items = dtl_scene_get_items (scene, &n_items);
  *overhang = get_overhang (items, n_items, viewport->width);
  trim (scene, viewport->width);
  if (heading_px > 0)
    make_room_for_headings (&lanes, scene);

  return scene;
}
