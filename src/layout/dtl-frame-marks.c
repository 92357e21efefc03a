/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grammar of marks. One meaning, one channel: hue and shape say the lane, ends say how certain the date is, the fill says whether it
 * happened or was proposed, a dotted outline says that it was inferred.
 *
 * Where the second clock is on, what its sources had surely not reported by that day is a ghost: the same outlines as hairlines, and
 * nothing in them. So knowledge is in the fill, and dimness stays with the search. Where it cannot be told, they are half full; a
 * glyph has a kernel.
 *
 *   a day            ●            a glyph; where a day is wider than that, a pill that it stands in
 *   a month          (▒▒▒▒▒▒)     a soft pill as wide as what is known
 *   it lasted        [▁▁▁▁▁▁]     a bar: the same, with a solid foot where it surely lasted
 *   a plan           ╭╌╌╌╌╌╌┃     hollow and dashed, to a tick at its deadline
 *   another's date   ○────●       a small hollow mark for each claim, tied to the event's own
 */
#include "dtl-frame.h"

#include "dtl-shape.h"

#include <math.h>

#define MARK_INSET_PX    2.5      /* of pills and bars, from the row's edges */
#define TICK_INSET_PX    2.0
#define GLYPH_SIZE_PX    11.0
#define SMALL_GLYPH_PX   8.0      /* in a halo: about a day */
#define CLAIM_PX         8.0      /* the height of a claim's mark */
#define FOOT_PX          2.5      /* the solid foot of a bar */
#define BAR_RADIUS_PX    3.0
#define SOFT_PX          12.0     /* over which a soft end fades */
#define WIDE_GLYPH_PX    18.0     /* what is known to a day is drawn as wide as a day from here on */
#define LEAST_TAIL_PX    6.0
#define OWN_INSET_PX     6.0      /* what happened lies inside what was planned */
#define KERNEL_PX        5.0      /* in the outline of a glyph that may have been reported or not */
#define MAX_MARKS        16

/* One of the things that an event draws, on the canvas. */
typedef struct
{
  double   left, right;         /* at least a glyph apart where it is a glyph */
  double   sure_left, sure_right;   /* where it surely lasted */
  gboolean is_glyph, lasted, many;
  gboolean soft_start, soft_end;
  gboolean open_start, open_end;
} Shape;

/* What is the same for all that an event draws. */
typedef struct
{
  DtlFrame       *frame;
  const DtlSeen  *seen;
  const DtlEvent *event;
  DtlItem         base;
  gboolean        hollow;       /* proposed, planned: not (yet) happened */
  gboolean        dotted;       /* inferred */
  DtlReported     reported;     /* as what happened */
  DtlReported     plan_reported;
} Pen;

static void
init_lane_item (const DtlFrame *self,
                guint32         lane,
                gboolean        is_dim,
                DtlItem        *item)
{
  const DtlLane *record = dtl_document_get_lane (self->document, lane);

  *item = (DtlItem) { .hue = dtl_lane_hue (lane), .shape = dtl_lane_shape (lane), .flags = is_dim ? DTL_ITEM_DIM : 0 };
  if (record->has_colour)
    item->colour = record->colour | 0xff000000;
}

void
dtl_frame_init_item (const DtlFrame *self,
                     guint32         event,
                     DtlItem        *item)
{
  init_lane_item (self, dtl_document_get_event (self->document, event)->lane, dtl_frame_is_dim (self, event), item);
}

void
dtl_frame_init_run_item (const DtlFrame *self,
                         const DtlRun   *run,
                         DtlItem        *item)
{
  guint lane = g_array_index (self->lanes, DtlLaneInSight, run->lane).lane;
  gboolean is_dim = self->state != NULL && ((self->state->matches != NULL && !run->has_match) ||
                                            (self->state->traced != NULL && !run->is_traced));

  init_lane_item (self, dtl_layout_get_lane (self->layout, lane)->lane, is_dim, item);
}

void
dtl_frame_add_span (const DtlFrame *self,
                    DtlItem        *item,
                    double          left,
                    double          right)
{
  double first = -DTL_CLIP_PX, last = self->viewport->width + DTL_CLIP_PX;

  if (right <= first || left >= last)
    return;
  if (left < first)
    {
      left = first;
      item->flags &= (guint16) ~DTL_ITEM_SOFT_START;
    }
  if (right > last)
    {
      right = last;
      item->flags &= (guint16) ~DTL_ITEM_SOFT_END;
    }
  item->x = left;
  item->width = right - left;
  dtl_scene_add_item (self->scene, item);
}

static DtlItem
rect (const Pen *pen,
      DtlRole    role,
      double     height)
{
  DtlItem item = pen->base;

  item.kind = DTL_ITEM_RECT;
  item.role = role;
  item.y = pen->seen->y + (pen->frame->row_px - height) / 2;
  item.height = height;
  return item;
}

static double
mark_height (const Pen *pen)
{
  return pen->frame->row_px - 2 * MARK_INSET_PX;
}

static guint
soft_flags (const Shape *shape)
{
  return (shape->soft_start ? DTL_ITEM_SOFT_START : 0) | (shape->soft_end ? DTL_ITEM_SOFT_END : 0);
}

/* With its tails, as far as the neighbours leave room for them: to nothing over 20 px. */
static void
add_tails (const Pen   *pen,
           const Shape *shape,
           double      *left,
           double      *right)
{
  double room_left = shape->left - pen->seen->room_left - 1, room_right = pen->seen->room_right - shape->right - 1;

  *left = shape->left;
  *right = shape->right;
  if (shape->open_start && room_left >= LEAST_TAIL_PX)
    *left -= MIN (room_left, DTL_TAIL_PX);
  if (shape->open_end && room_right >= LEAST_TAIL_PX)
    *right += MIN (room_right, DTL_TAIL_PX);
}

/* A hairline with nothing in it has to be seen on all sides. */
static void
align_to_pixels (DtlItem *outline)
{
  double top = floor (outline->y), bottom = ceil (outline->y + outline->height);

  outline->y = top;
  outline->height = bottom - top;
}

/* The outline says proposed (dashed), inferred (dotted) or known (a hairline); soft ends have none. */
static void
draw_outline (const Pen     *pen,
              const Shape   *shape,
              const DtlItem *fill,
              double         left,
              double         right)
{
  gboolean is_ghost = pen->reported != DTL_REPORTED;
  DtlItem outline = *fill;

  outline.role = pen->hollow || (pen->dotted && is_ghost) ? DTL_ROLE_PLAN : DTL_ROLE_MARK_OUTLINE;
  outline.flags |= DTL_ITEM_STROKE;
  outline.stroke = pen->hollow && !is_ghost ? 1.5f : 1.0f;
  if (pen->hollow)
    outline.flags |= DTL_ITEM_DASHED;
  else if (pen->dotted)
    outline.flags |= DTL_ITEM_DOTTED;
  else if (is_ghost)
    align_to_pixels (&outline);
  else if (shape->soft_start || shape->soft_end || shape->open_start || shape->open_end)
    return;
  dtl_frame_add_span (pen->frame, &outline, left, right);
}

/* What is hardly longer than a glyph is no higher than one either. */
static double
fit_height (const Shape *shape,
            double       height)
{
  return MIN (height, MAX (shape->right - shape->left, DTL_GLYPH_PX));
}

/* The lower half, so that no line goes through the label. */
static void
halve (DtlItem *fill)
{
  fill->y += fill->height / 2;
  fill->height /= 2;
  fill->radius = MIN (fill->radius, fill->height / 2);
}

/* A pill or a bar. */
static void
draw_area (const Pen   *pen,
           const Shape *shape,
           double       height)
{
  DtlItem fill = rect (pen, DTL_ROLE_MARK_SOFT, fit_height (shape, height));
  double left, right;

  height = fill.height;
  add_tails (pen, shape, &left, &right);
  fill.radius = shape->lasted ? BAR_RADIUS_PX : height / 2;
  if (shape->soft_start || shape->open_start)
    fill.flags |= DTL_ITEM_SOFT_START;
  if (shape->soft_end || shape->open_end)
    fill.flags |= DTL_ITEM_SOFT_END;
  fill.soft_px = shape->open_start || shape->open_end ? DTL_TAIL_PX : MIN (SOFT_PX, (right - left) / 2);
  if (!pen->hollow && pen->reported != DTL_REPORTED_NOT_YET)
    {
      DtlItem copy = fill;

      if (pen->reported == DTL_REPORTED_CANNOT_TELL)
        halve (&copy);
      dtl_frame_add_span (pen->frame, &copy, left, right);
    }
  draw_outline (pen, shape, &fill, left, right);
}

/* What a bar has and a pill has not: a foot where it surely lasted. */
static void
draw_foot (const Pen   *pen,
           const Shape *shape,
           double       height)
{
  DtlItem foot = rect (pen, DTL_ROLE_MARK, FOOT_PX);
  double middle;

  if (shape->sure_right - shape->sure_left < 1)
    return;
  foot.y = pen->seen->y + (pen->frame->row_px + height) / 2 - FOOT_PX;
  if (shape->many || pen->dotted)
    {
      middle = foot.y + FOOT_PX / 2;
      foot.kind = DTL_ITEM_LINE;
      foot.flags |= DTL_ITEM_DOTTED;
      foot.stroke = 2;
      foot.y = middle;
      foot.height = 0;
    }
  dtl_frame_add_span (pen->frame, &foot, shape->sure_left, shape->sure_right);
}

static void
draw_glyph_at (const Pen *pen,
               double     left,
               double     size)
{
  gboolean is_ghost = pen->reported == DTL_REPORTED_NOT_YET;
  DtlItem glyph = pen->base;

  glyph.kind = DTL_ITEM_GLYPH;
  glyph.role = is_ghost ? DTL_ROLE_MARK_OUTLINE : pen->hollow ? DTL_ROLE_PLAN : DTL_ROLE_MARK;
  glyph.x = left + (DTL_GLYPH_PX - size) / 2;
  glyph.y = pen->seen->y + (pen->frame->row_px - size) / 2;
  glyph.width = glyph.height = size;
  if (pen->hollow || pen->dotted || is_ghost)
    {
      glyph.flags |= DTL_ITEM_STROKE | (pen->dotted ? DTL_ITEM_DOTTED : pen->hollow ? DTL_ITEM_DASHED : 0);
      glyph.stroke = is_ghost ? 1.0 : 1.5;
    }
  dtl_scene_add_item (pen->frame->scene, &glyph);
}

static void
draw_glyph_or_ghost_at (const Pen *pen,
                        double     left,
                        double     size)
{
  Pen ghost = *pen;

  if (pen->reported == DTL_REPORTED_CANNOT_TELL)
    {
      ghost.reported = DTL_REPORTED_NOT_YET;
      ghost.hollow = ghost.dotted = FALSE;
      draw_glyph_at (&ghost, left, size);
      size = KERNEL_PX;
    }
  draw_glyph_at (pen, left, size);
}

/* A day: solid. About a day: smaller, in a soft halo. A day that is wide on this canvas stands in its own width. */
static void
draw_glyph (const Pen   *pen,
            const Shape *shape,
            double       at)
{
  gboolean is_soft = shape->soft_start || shape->soft_end;

  if (shape->right - shape->left > WIDE_GLYPH_PX)
    {
      draw_area (pen, shape, mark_height (pen));
    }
  else if (is_soft)
    {
      Shape halo = *shape;

      halo.left = at + DTL_GLYPH_PX / 2 - mark_height (pen) / 2;
      halo.right = halo.left + mark_height (pen);
      draw_area (pen, &halo, mark_height (pen));
    }
  draw_glyph_or_ghost_at (pen, at, is_soft ? SMALL_GLYPH_PX : GLYPH_SIZE_PX);
}

static void
draw_shape (const Pen   *pen,
            const Shape *shape,
            double       glyph,
            double       height)
{
  if (shape->is_glyph)
    {
      draw_glyph (pen, shape, glyph);
      return;
    }
  draw_area (pen, shape, height);
  if (shape->lasted && !pen->hollow && pen->reported == DTL_REPORTED)
    draw_foot (pen, shape, fit_height (shape, height));
}

static void
widen (Shape *shape)
{
  double lack = MAX (DTL_GLYPH_PX - (shape->right - shape->left), 0) / 2;

  shape->left -= lack;
  shape->right += lack;
}

static gboolean
is_open (DtlInstant instant)
{
  return instant == DTL_INSTANT_BEFORE_ALL || instant == DTL_INSTANT_AFTER_ALL;
}

static double
x_behind (const Pen *pen,
          DtlInstant first,
          DtlInstant last)
{
  return dtl_frame_x_of (pen->frame, last > first ? last + 1 : last);
}

/* @first, @last: its finite bounds. */
static void
shape_from_date (const Pen     *pen,
                 const DtlDate *date,
                 DtlInstant     first,
                 DtlInstant     last,
                 Shape         *shape)
{
  gboolean lasted = date->kind == DTL_DATE_INTERVAL;

  *shape = (Shape) { 0 };
  shape->left = dtl_frame_x_of (pen->frame, first);
  shape->right = x_behind (pen, first, last);
  shape->many = date->kind == DTL_DATE_ALL_OF;
  shape->lasted = lasted || shape->many;
  shape->is_glyph = !shape->lasted && date->kind == DTL_DATE_POINT && date->start_precision <= DTL_PRECISION_DAY && !is_open (date->earliest) &&
                    !is_open (date->latest);
  shape->open_start = is_open (date->earliest);
  shape->open_end = is_open (date->latest);
  shape->soft_start = (date->flags & (DTL_DATE_START_APPROXIMATE | DTL_DATE_START_UNCERTAIN)) != 0;
  shape->soft_end = (date->flags & (DTL_DATE_END_APPROXIMATE | DTL_DATE_END_UNCERTAIN)) != 0;
  shape->sure_left = is_open (date->start_latest) || shape->many ? shape->left : dtl_frame_x_of (pen->frame, MIN (date->start_latest, last));
  shape->sure_right = is_open (date->end_earliest) || shape->many ? shape->right : dtl_frame_x_of (pen->frame, MAX (date->end_earliest, first));
  widen (shape);
}

/* An event with one date and nothing else: its record says all that is drawn. */
static void
shape_from_record (const Pen *pen,
                   Shape     *shape)
{
  guint flags = pen->event->flags;
  gboolean is_soft = (flags & (DTL_EVENT_APPROXIMATE | DTL_EVENT_UNCERTAIN)) != 0;

  *shape = (Shape) {
    .left = pen->seen->px.a,
    .right = pen->seen->px.b,
    .is_glyph = (flags & DTL_EVENT_ONE_INSTANT) != 0,
    .soft_start = is_soft,
    .soft_end = is_soft,
    .open_start = (flags & DTL_EVENT_TAIL_START) != 0,
    .open_end = (flags & DTL_EVENT_TAIL_END) != 0,
  };
  widen (shape);
}

/* Plans and claims */

static void
draw_tick (const Pen *pen,
           double     x)
{
  gboolean is_ghost = pen->reported == DTL_REPORTED_NOT_YET;
  DtlItem tick = rect (pen, is_ghost ? DTL_ROLE_MARK_OUTLINE : DTL_ROLE_PLAN_TICK, pen->frame->row_px - 2 * TICK_INSET_PX);
  double half = is_ghost ? 0.5 : 1.5;

  dtl_frame_add_span (pen->frame, &tick, x - half, x + half);
}

/* Of several plans the later ones cannot have been reported with the first. */
static gboolean
is_stated_later (const Pen     *pen,
                 const DtlMark *mark)
{
  const DtlSceneState *state = pen->frame->state;

  return state != NULL && state->reports != NULL && mark->stated_from > state->reported_by;
}

/* Returns where its deadline is on the canvas. */
static double
draw_plan (const Pen     *pen,
           const DtlMark *mark)
{
  DtlInstant first, last;
  Pen hollow = *pen;
  Shape shape;

  hollow.hollow = TRUE;
  hollow.reported = is_stated_later (pen, mark) ? DTL_REPORTED_NOT_YET : pen->plan_reported;
  first = !is_open (mark->date.earliest) ? mark->date.earliest
          : !is_open (mark->date.latest) ? mark->date.latest : pen->event->earliest;
  last = !is_open (mark->date.latest) ? mark->date.latest
         : !is_open (mark->date.start_latest) ? mark->date.start_latest : pen->event->latest;
  first = MAX (first, pen->event->earliest);
  last = CLAMP (last, first, pen->event->latest);
  if (mark->stated_from != DTL_INSTANT_BEFORE_ALL)
    first = CLAMP (mark->stated_from, pen->event->earliest, last);
  else if (is_open (mark->date.earliest))
    first = pen->event->earliest;

  shape_from_date (&hollow, &mark->date, first, last, &shape);
  shape.is_glyph = shape.lasted = FALSE;
  shape.open_start = mark->stated_from == DTL_INSTANT_BEFORE_ALL;
  shape.soft_start = FALSE;
  shape.soft_end = FALSE;
  draw_area (&hollow, &shape, mark_height (pen));
  if (!shape.open_end)
    draw_tick (&hollow, shape.right);
  return shape.right;
}

static void
draw_line (const Pen *pen,
           DtlRole    role,
           double     from,
           double     to)
{
  DtlItem line = pen->base;

  line.kind = DTL_ITEM_LINE;
  line.role = role;
  line.stroke = 1;
  line.y = pen->seen->y + pen->frame->row_px / 2;
  if (fabs (to - from) > 2)
    dtl_frame_add_span (pen->frame, &line, MIN (from, to), MAX (from, to));
}

/* As one source has it: small and hollow, tied to the event's own mark. */
static void
draw_claim (const Pen     *pen,
            const DtlMark *mark,
            const Shape   *own)
{
  DtlInstant first = CLAMP (mark->date.earliest, pen->event->earliest, pen->event->latest);
  DtlInstant last = CLAMP (mark->date.latest, first, pen->event->latest);
  DtlItem item = rect (pen, DTL_ROLE_CLAIM, CLAIM_PX);
  Shape shape;

  shape_from_date (pen, &mark->date, first, last, &shape);
  if (shape.right < own->left)
    draw_line (pen, DTL_ROLE_TIE, shape.right, own->left);
  else if (shape.left > own->right)
    draw_line (pen, DTL_ROLE_TIE, own->right, shape.left);
  item.flags |= DTL_ITEM_STROKE | soft_flags (&shape);
  item.stroke = 1.5;
  item.soft_px = SOFT_PX;
  item.radius = CLAIM_PX / 2;
  if (shape.is_glyph && shape.right - shape.left <= WIDE_GLYPH_PX)
    {
      item.kind = DTL_ITEM_GLYPH;
      item.radius = 0;
      item.x = (shape.left + shape.right - CLAIM_PX) / 2;
      item.width = CLAIM_PX;
      dtl_scene_add_item (pen->frame->scene, &item);
      return;
    }
  dtl_frame_add_span (pen->frame, &item, shape.left, shape.right);
}

static void
draw_all_marks (const Pen *pen)
{
  DtlMark marks[MAX_MARKS];
  guint n = MIN (dtl_document_read_marks (pen->frame->document, pen->seen->box.event, marks, MAX_MARKS), MAX_MARKS);
  Shape own = { .left = pen->seen->px.mark_left, .right = pen->seen->px.mark_right };
  gboolean has_own = FALSE, has_plan = FALSE;
  /* too narrow to tell what was planned or claimed from what happened: only that is drawn */
  gboolean is_small = pen->seen->px.mark_right - pen->seen->px.mark_left < WIDE_GLYPH_PX;

  for (guint i = 0; i < n; i++)
    if (marks[i].kind == DTL_MARK_WHEN && dtl_date_is_placeable (&marks[i].date))
      {
        DtlInstant first = MAX (marks[i].date.earliest, pen->event->earliest);
        DtlInstant last = MIN (marks[i].date.latest, pen->event->latest);

        shape_from_date (pen, &marks[i].date, first, MAX (first, last), &own);
        has_own = TRUE;
      }
  for (guint i = 0; i < n && !(has_own && is_small); i++)
    if (marks[i].kind == DTL_MARK_PLAN && dtl_date_is_placeable (&marks[i].date))
      {
        double deadline = draw_plan (pen, &marks[i]);

        has_plan = TRUE;
        if (has_own && own.left > deadline)
          draw_line (pen, DTL_ROLE_SLIP, deadline, own.left);
      }
    else if (marks[i].kind == DTL_MARK_CLAIM && dtl_date_is_placeable (&marks[i].date))
      {
        draw_claim (pen, &marks[i], &own);
      }
  if (has_own)
    draw_shape (pen, &own, own.left, mark_height (pen) - (has_plan ? OWN_INSET_PX : 0));
}

/* Through what did not happen. */
static void
cross_out (const Pen *pen)
{
  DtlItem line = pen->base;
  double half = GLYPH_SIZE_PX / 2 + 1;
  double x = pen->event->flags & DTL_EVENT_ONE_INSTANT ? pen->seen->px.glyph + DTL_GLYPH_PX / 2
                                                        : (pen->seen->px.mark_left + pen->seen->px.mark_right) / 2;
  double y = pen->seen->y + pen->frame->row_px / 2;

  line.kind = DTL_ITEM_LINE;
  line.role = DTL_ROLE_MARK_OUTLINE;
  line.stroke = 1.5;
  line.x = CLAMP (x, -DTL_CLIP_PX, pen->frame->viewport->width + DTL_CLIP_PX) - half;
  line.y = y + half;
  line.width = 2 * half;
  line.height = -2 * half;
  dtl_scene_add_item (pen->frame->scene, &line);
}

/* Rings */

static void
draw_ring (const Pen *pen,
           DtlRole    role,
           double     beyond,
           double     stroke)
{
  DtlItem ring = rect (pen, role, mark_height (pen) + 2 * beyond);

  ring.flags = DTL_ITEM_STROKE;
  ring.colour = 0;
  ring.stroke = stroke;
  ring.radius = ring.height / 2;
  dtl_frame_add_span (pen->frame, &ring, pen->seen->px.mark_left - beyond - 1, pen->seen->px.mark_right + beyond + 1);
}

void
dtl_frame_draw_mark (DtlFrame      *self,
                     const DtlSeen *seen)
{
  const DtlEvent *event = dtl_document_get_event (self->document, seen->box.event);
  const DtlSceneState *state = self->state;
  Pen pen = { .frame = self, .seen = seen, .event = event };

  dtl_frame_init_item (self, seen->box.event, &pen.base);
  pen.hollow = event->status == DTL_STATUS_PLANNED || event->status == DTL_STATUS_PROPOSED;
  pen.dotted = event->assessment == DTL_ASSESSMENT_INFERRED;
  pen.reported = pen.plan_reported = dtl_frame_get_reported (self, seen->box.event);
  if (pen.reported == DTL_REPORTED_AS_PLAN)
    {
      pen.reported = DTL_REPORTED_NOT_YET;
      pen.plan_reported = DTL_REPORTED;
    }
  if (event->flags & (DTL_EVENT_HAS_PLANS | DTL_EVENT_HAS_CLAIMS | DTL_EVENT_LASTED))
    {
      draw_all_marks (&pen);
    }
  else
    {
      Shape shape;

      shape_from_record (&pen, &shape);
      draw_shape (&pen, &shape, seen->px.glyph, mark_height (&pen));
    }
  if (event->status == DTL_STATUS_CANCELLED || event->status == DTL_STATUS_DID_NOT_OCCUR)
    cross_out (&pen);
  if (state != NULL && state->selected == seen->box.event)
    draw_ring (&pen, DTL_ROLE_SELECTION, 2, 2);
  else if (dtl_frame_is_picked (self, seen->box.event))
    draw_ring (&pen, DTL_ROLE_SELECTION, 2, 1);
  if (state != NULL && state->focused == seen->box.event && state->selected != seen->box.event)
    draw_ring (&pen, DTL_ROLE_FOCUS, 2, 1.5);
}

/* A thin line from row to row through glyphs that hang on one pole. */
void
dtl_frame_draw_poles (DtlFrame *self)
{
  for (guint i = 0; i < self->seen->len; i++)
    {
      const DtlSeen *upper = &g_array_index (self->seen, DtlSeen, i);
      double x = upper->px.glyph + DTL_GLYPH_PX / 2;

      /* of a pair the left one draws for both */
      if (upper->on_pole == DTL_POLE_NONE || (upper->on_pole == DTL_POLE_PAIRED && upper->side == DTL_SIDE_RIGHT))
        continue;
      if (upper->on_pole == DTL_POLE_PAIRED)
        x += upper->side == DTL_SIDE_LEFT ? DTL_POLE_SHIFT_PX : -DTL_POLE_SHIFT_PX;
      for (guint j = i + 1; j < self->seen->len; j++)
        {
          const DtlSeen *lower = &g_array_index (self->seen, DtlSeen, j);
          DtlItem line;

          if (lower->row > upper->row + 1)
            break;
          if (lower->row == upper->row || lower->on_pole == DTL_POLE_NONE ||
              dtl_layout_find_lane (self->layout, lower->row) != dtl_layout_find_lane (self->layout, upper->row) ||
              fabs (lower->px.glyph + DTL_GLYPH_PX / 2 - x) > DTL_GLYPH_PX)
            continue;
          dtl_frame_init_item (self, upper->box.event, &line);
          line.kind = DTL_ITEM_LINE;
          line.role = DTL_ROLE_POLE;
          line.flags = 0;
          line.colour = 0;
          line.stroke = 1;
          line.x = x;
          line.y = upper->y + self->row_px / 2;
          line.height = lower->y - upper->y;
          dtl_scene_add_item (self->scene, &line);
          break;
        }
    }
}
