/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The links of the selected event as curves with an arrow head, painted before the marks, so that no label is crossed out. Each
 * leaves and arrives on the sides where it passes the fewest labels and marks; where one arrives and another leaves, they are
 * parted, since together they would look like one curve with two heads. A link that cites nothing is dashed. Its type stands
 * beside it where no label, no mark and no curve is in the way.
 */
#include "config.h"

#include "dtl-frame.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dtl-trace.h"

#define STROKE_PX     1.5
#define LEAVE_PX      3.0     /* between an event and its end of a curve */
#define PART_PX       4.0     /* from the middle of a row: what arrives and what leaves on one side */
#define N_SAMPLES     12      /* places on a curve that are looked at */
#define PASSING_COST  100.0   /* px of curve that are as bad as lying under something at one of them */
#define STRIKING_COST 10000.0 /* the same for one of its own events */
#define LEAST_BULGE_PX 24.0
#define MOST_BULGE_PX 90.0
#define N_STEPS       24      /* straight ones that a curve is taken for */
#define TEXT_HEIGHT_PX 14.0
#define ASIDE_PX      4.0     /* between words and curve */
#define ABOVE_PX      1.0     /* the same, as the letters leave some of the height */
#define CHARACTER_PX  6.5

/* Where an event stands, mark and label, seen or not; far away it is just beyond the canvas. */
typedef struct
{
  guint32 event;
  double  left, right, y;
} End;

/* A link that is drawn. */
typedef struct
{
  const DtlLink *link;
  DtlItem        curve;
  End            from, to;
  gboolean       from_right, to_right;    /* on which sides it leaves and arrives */
} Drawn;

/* What a side of an event has: curves that leave there and others that arrive, and how high these should be, all together. */
typedef struct
{
  double out, in;
  guint  n_out, n_in;
} Side;

static void
get_extent (const DtlFrame *self,
            const DtlSeen  *seen,
            double         *left,
            double         *right)
{
  gboolean has_label = seen->label_shown || seen->label_on_top;

  *left = seen->px.mark_left;
  *right = seen->px.mark_right;
  if (has_label)
    {
      *left = MIN (*left, seen->px.label_left);
      *right = MAX (*right, seen->px.label_right);
    }
  /* The words of a label that ends at its mark make room for the number. */
  if (has_label && seen->px.label_left < seen->px.mark_left)
    *left -= self->state->number_px;
  else
    *right += self->state->number_px;
}

static gboolean
find_end (const DtlFrame *self,
          guint32         event,
          End            *end)
{
  const DtlPlace *place = dtl_layout_get_place (self->layout, event);
  double first = -DTL_CLIP_PX, last = self->viewport->width + DTL_CLIP_PX;
  DtlBox box;
  DtlBoxPx px;

  if (place->row == DTL_NONE)
    return FALSE;
  dtl_layout_get_box (self->layout, event, &box);
  dtl_box_get_px (&box, place->side, dtl_frame_x_of (self, box.a), dtl_frame_x_of (self, box.b), &px);
  end->event = event;
  end->left = px.mark_left;
  end->right = px.mark_right;
  for (guint i = 0; i < self->seen->len; i++)
    if (g_array_index (self->seen, DtlSeen, i).box.event == event)
      get_extent (self, &g_array_index (self->seen, DtlSeen, i), &end->left, &end->right);
  end->left = CLAMP (end->left, first, last);
  end->right = CLAMP (end->right, first, last);
  end->y = dtl_layout_get_row_y (self->layout, place->row, self->row_px) - self->viewport->scroll_y + self->row_px / 2;
  end->y = CLAMP (end->y, -DTL_CLIP_PX, self->viewport->height + DTL_CLIP_PX);
  return TRUE;
}

static double
on_curve (double a,
          double b,
          double c,
          double d,
          double t)
{
  double u = 1 - t;

  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

static void
get_point (const DtlItem *curve,
           double         t,
           double        *x,
           double        *y)
{
  *x = on_curve (curve->x, curve->cx1, curve->cx2, curve->x + curve->width, t);
  *y = on_curve (curve->y, curve->cy1, curve->cy2, curve->y + curve->height, t);
}

/* From one side to one side: straight across where they face each other, else out and back. */
static void
trace (const End *from,
       gboolean   from_right,
       const End *to,
       gboolean   to_right,
       DtlItem   *curve)
{
  double x0 = from_right ? from->right + LEAVE_PX : from->left - LEAVE_PX;
  double x1 = to_right ? to->right + LEAVE_PX : to->left - LEAVE_PX;

  if (from_right != to_right)
    {
      double reach = CLAMP (fabs (x1 - x0) / 2, LEAST_BULGE_PX, MOST_BULGE_PX);

      curve->cx1 = from_right ? x0 + reach : x0 - reach;
      curve->cx2 = to_right ? x1 + reach : x1 - reach;
    }
  else
    {
      double bulge = CLAMP (fabs (to->y - from->y) / 2, LEAST_BULGE_PX, MOST_BULGE_PX);

      curve->cx1 = curve->cx2 = from_right ? MAX (x0, x1) + bulge : MIN (x0, x1) - bulge;
    }
  curve->x = x0;
  curve->y = from->y;
  curve->width = x1 - x0;
  curve->height = to->y - from->y;
  curve->cy1 = from->y;
  curve->cy2 = to->y;
}

/* Keeps of a way from @a (at 0) to @b (at 1) what lies between @first and @last. */
static void
clip (double  a,
      double  b,
      double  first,
      double  last,
      double *from,
      double *to)
{
  double begin, end;

  if (a == b)
    {
      if (a <= first || a >= last)
        *to = -1;
      return;
    }
  begin = (first - a) / (b - a);
  end = (last - a) / (b - a);
  *from = MAX (*from, MIN (begin, end));
  *to = MIN (*to, MAX (begin, end));
}

/* A curve lies between the least and the most of its four points. */
static gboolean
is_apart (double a,
          double b,
          double c,
          double d,
          double first,
          double last)
{
  return MAX (MAX (a, b), MAX (c, d)) <= first || MIN (MIN (a, b), MIN (c, d)) >= last;
}

/* Whether a curve strikes words, or what else is a box, through. */
static gboolean
does_strike (const DtlItem *curve,
             const DtlItem *text)
{
  double last_x = curve->x, last_y = curve->y;

  if (is_apart (curve->x, curve->cx1, curve->cx2, curve->x + curve->width, text->x, text->x + text->width) ||
      is_apart (curve->y, curve->cy1, curve->cy2, curve->y + curve->height, text->y, text->y + text->height))
    return FALSE;
  for (int k = 1; k <= N_STEPS; k++)
    {
      double x, y, from = 0, to = 1;

      get_point (curve, (double) k / N_STEPS, &x, &y);
      clip (last_x, x, text->x, text->x + text->width, &from, &to);
      clip (last_y, y, text->y, text->y + text->height, &from, &to);
      if (from < to)
        return TRUE;
      last_x = x;
      last_y = y;
    }
  return FALSE;
}

/* Then it would look as if that had not happened. */
static gboolean
does_strike_end (const DtlFrame *self,
                 const DtlItem  *curve,
                 const End      *end)
{
  const DtlItem box = { .x = end->left, .width = end->right - end->left, .y = end->y - self->row_px / 2, .height = self->row_px };

  return does_strike (curve, &box);
}

/* Its length, and what it passes under or leaves the canvas by; most of all where that is one of its own events. */
static double
cost_of (const DtlFrame *self,
         const End      *from,
         const End      *to,
         const DtlItem  *curve)
{
  double cost = 0, last_x = curve->x, last_y = curve->y;

  if (does_strike_end (self, curve, from) || does_strike_end (self, curve, to))
    cost += STRIKING_COST;
  for (int k = 1; k <= N_SAMPLES; k++)
    {
      double x, y;

      get_point (curve, (double) k / N_SAMPLES, &x, &y);
      cost += hypot (x - last_x, y - last_y);
      if (x < 0 || x > self->viewport->width)
        cost += PASSING_COST;
      for (guint i = 0; i < self->seen->len; i++)
        {
          const DtlSeen *seen = &g_array_index (self->seen, DtlSeen, i);
          double left, right;

          if (y < seen->y || y > seen->y + self->row_px || seen->box.event == from->event || seen->box.event == to->event)
            continue;
          get_extent (self, seen, &left, &right);
          if (x > left && x < right)
            cost += PASSING_COST;
        }
      last_x = x;
      last_y = y;
    }
  return cost;
}

static void
choose_sides (const DtlFrame *self,
              Drawn          *one)
{
  double least = G_MAXDOUBLE;

  for (int sides = 0; sides < 4; sides++)
    {
      DtlItem candidate = one->curve;
      gboolean from_right = sides & 1, to_right = (sides & 2) != 0;
      double cost;

      trace (&one->from, from_right, &one->to, to_right, &candidate);
      cost = cost_of (self, &one->from, &one->to, &candidate);
      if (cost < least)
        {
          least = cost;
          one->curve = candidate;
          one->from_right = from_right;
          one->to_right = to_right;
        }
    }
}

/* In which order, from the top, curves do not cross that go from one side of an event to others: up to a near one, up to a far one,
 * down to a far one, down to a near one. */
static double
get_height_of (const End *end,
               const End *other)
{
  return other->y == end->y ? 0 : 1 / (other->y - end->y);
}

static Side *
get_side (GHashTable *sides,
          guint32     event,
          gboolean    is_right)
{
  gpointer key = GSIZE_TO_POINTER (((gsize) event << 1 | (is_right ? 1 : 0)) + 1);
  Side *side = g_hash_table_lookup (sides, key);

  if (side == NULL)
    {
      side = g_new0 (Side, 1);
      g_hash_table_insert (sides, key, side);
    }
  return side;
}

static double
get_part_of (const Side *side,
             gboolean    is_out)
{
  if (side->n_out == 0 || side->n_in == 0)
    return 0;
  return (side->out / side->n_out < side->in / side->n_in) == is_out ? -PART_PX : PART_PX;
}

static void
part_ends (GArray *drawn)
{
  g_autoptr (GHashTable) sides = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < drawn->len; i++)
    {
      const Drawn *one = &g_array_index (drawn, Drawn, i);
      Side *begin = get_side (sides, one->from.event, one->from_right), *end = get_side (sides, one->to.event, one->to_right);

      begin->out += get_height_of (&one->from, &one->to);
      begin->n_out++;
      end->in += get_height_of (&one->to, &one->from);
      end->n_in++;
    }
  for (guint i = 0; i < drawn->len; i++)
    {
      Drawn *one = &g_array_index (drawn, Drawn, i);
      double begin = get_part_of (get_side (sides, one->from.event, one->from_right), TRUE);
      double end = get_part_of (get_side (sides, one->to.event, one->to_right), FALSE);

      one->curve.y += begin;
      one->curve.cy1 += begin;
      one->curve.cy2 += end;
      one->curve.height += end - begin;
    }
}

static const char *
link_words (const DtlLink *link)
{
  static const struct
  {
    const char *type;
    const char *words;
  } known[] = {
    { "prompted", N_("prompted") },
    { "responds-to", N_("responds to") },
    { "announces", N_("announces") },
    { "continues", N_("continues") },
    { "contradicts", N_("contradicts") },
  };

  if (link->label != NULL)
    return link->label;
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_strcmp0 (link->type, known[i].type) == 0)
      return _(known[i].words);
  return link->type;
}

/* Words stand in one lane: a picture may part the lanes. */
static gboolean
is_in_one_lane (const DtlFrame *self,
                const DtlItem  *text)
{
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const DtlLaneInSight *lane = &g_array_index (self->lanes, DtlLaneInSight, i);

      if (text->y >= lane->y && text->y + text->height <= lane->y + lane->height)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_free (const DtlFrame *self,
         const DtlItem  *text)
{
  if (text->x < 0 || text->x + text->width > self->viewport->width || text->y < 0 ||
      text->y + text->height > self->viewport->height)
    return FALSE;
  for (guint i = 0; i < self->seen->len; i++)
    {
      const DtlSeen *seen = &g_array_index (self->seen, DtlSeen, i);
      double left, right;

      if (text->y >= seen->y + self->row_px - 3 || text->y + text->height <= seen->y + 3)
        continue;
      get_extent (self, seen, &left, &right);
      if (text->x < right + 2 && text->x + text->width > left - 2)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_struck (GArray        *drawn,
           const DtlItem *text)
{
  for (guint i = 0; i < drawn->len; i++)
    if (does_strike (&g_array_index (drawn, Drawn, i).curve, text))
      return TRUE;
  return FALSE;
}

/* Right or left of a curve that is steep, above or below a level one, at a corner of one between; as near to its middle as there is
 * room. */
static void
draw_words (const DtlFrame *self,
            GArray         *drawn,
            const DtlItem  *curve,
            const char     *words)
{
  static const double tries[] = { 0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8 };
  static const struct
  {
    int x, y;    /* of the words from the place on the curve: -1 wholly before or above it, 0 centred, 1 behind or below */
  } sides[] = { { 1, 0 }, { -1, 0 }, { 0, -1 }, { 1, -1 }, { -1, -1 }, { 0, 1 }, { 1, 1 }, { -1, 1 } };
  double width = self->measure != NULL ? self->measure->measure (words, -1, DTL_FONT_SMALL, self->measure->user_data) : 0;
  DtlItem text = { .role = DTL_ROLE_LINK_TEXT, .font = DTL_FONT_SMALL, .flags = curve->flags & DTL_ITEM_DIM };

  text.width = width > 0 ? width : (double) g_utf8_strlen (words, -1) * CHARACTER_PX;
  text.height = TEXT_HEIGHT_PX;
  for (gsize i = 0; i < G_N_ELEMENTS (tries) * G_N_ELEMENTS (sides); i++)
    {
      gsize side = i % G_N_ELEMENTS (sides);
      double x, y;

      get_point (curve, tries[i / G_N_ELEMENTS (sides)], &x, &y);
      text.x = x - text.width / 2 + sides[side].x * (text.width / 2 + ASIDE_PX);
      text.y = y - text.height / 2 + sides[side].y * (text.height / 2 + ABOVE_PX);
      if (!is_in_one_lane (self, &text) || !is_free (self, &text) || is_struck (drawn, &text))
        continue;
      dtl_scene_add_text (self->scene, &text, words, -1);
      return;
    }
}

/* Whether a link is a step of the chain that is lit. */
static gboolean
is_on_chain (const DtlFrame *self,
             const DtlLink  *link)
{
  const guint8 *traced = self->state->traced;
  guint32 cause, effect;

  return traced != NULL && traced[link->from] && traced[link->to] && dtl_link_get_ends (link, &cause, &effect);
}

static void
add_curve (const DtlFrame *self,
           guint32         index,
           GArray         *drawn)
{
  const DtlSceneState *state = self->state;
  Drawn one = {
    .link = dtl_document_get_link (self->document, index),
    .curve = { .kind = DTL_ITEM_CURVE, .role = DTL_ROLE_LINK, .stroke = STROKE_PX, .flags = DTL_ITEM_ARROW },
  };

  if (one.link->from == one.link->to || !find_end (self, one.link->from, &one.from) || !find_end (self, one.link->to, &one.to))
    return;
  if (one.link->citations->len == 0)
    one.curve.flags |= DTL_ITEM_DASHED;
  if (state->traced != NULL && !is_on_chain (self, one.link))
    one.curve.flags |= DTL_ITEM_DIM;
  choose_sides (self, &one);
  g_array_append_val (drawn, one);
}

static void
add_curves_of (const DtlFrame *self,
               guint32         event,
               gboolean        only_chain,
               GHashTable     *done,
               GArray         *drawn)
{
  GArray *links = dtl_document_dup_links_of (self->document, event);

  for (guint i = 0; i < links->len; i++)
    {
      guint32 link = g_array_index (links, guint32, i);

      if (only_chain && !is_on_chain (self, dtl_document_get_link (self->document, link)))
        continue;
      if (g_hash_table_add (done, GUINT_TO_POINTER (link)))
        add_curve (self, link, drawn);
    }
  g_array_unref (links);
}

void
dtl_frame_draw_links (DtlFrame *self)
{
  GHashTable *done;
  GArray *drawn;

  if (self->state == NULL || dtl_document_get_n_links (self->document) == 0)
    return;

  done = g_hash_table_new (NULL, NULL);
  drawn = g_array_new (FALSE, FALSE, sizeof (Drawn));
  if (self->state->selected < dtl_document_get_n_events (self->document))
    add_curves_of (self, self->state->selected, FALSE, done, drawn);
  for (guint i = 0; (self->state->all_links || self->state->traced != NULL) && i < self->seen->len; i++)
    {
      const DtlSeen *seen = &g_array_index (self->seen, DtlSeen, i);

      if (seen->box.flags & DTL_BOX_LINKED)
        add_curves_of (self, seen->box.event, !self->state->all_links, done, drawn);
    }
  part_ends (drawn);
  for (guint i = 0; i < drawn->len; i++)
    dtl_scene_add_item (self->scene, &g_array_index (drawn, Drawn, i).curve);
  for (guint i = 0; i < drawn->len; i++)
    {
      const Drawn *one = &g_array_index (drawn, Drawn, i);

      if (one->link->type != NULL || one->link->label != NULL)
        draw_words (self, drawn, &one->curve, link_words (one->link));
    }
  g_hash_table_unref (done);
  g_array_unref (drawn);
}
