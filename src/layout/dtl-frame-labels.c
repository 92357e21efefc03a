/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Labels: where they are drawn in this frame, and of what. At rest they stand where the layout promised; a label over a long mark
 * slides inside it to stay in view. Labels of what is selected, hovered, focused or searched for lie on top, with an opaque back,
 * where they would not be shown or would be cut off.
 */
#include "dtl-frame.h"

#define LABEL_BYTES      256
#define BACK_PX          4.0     /* an opaque back reaches this far beyond its label */
#define BACK_INSET_PX    1.0     /* and leaves this of its row */
#define LEAST_IN_SIGHT_PX 40.0   /* of a mark that its label slides away from */
#define PIP_DOT_PX       2.0
#define PIP_HALO_PX      1.5     /* that an outline keeps away from a pip */
#define PIP_BAR_PX       1.5     /* the bar through a denied pip reaches this far beyond it */

/* What labels are made of */

typedef struct
{
  const DtlSeen  *seen;
  const DtlEvent *event;
  DtlItem         base;       /* hue, colour, dimness */
  char            text[LABEL_BYTES];
  gsize           length;
  DtlFont         font;
  DtlRole         role;
  double          width;      /* of the text as drawn */
  double          pips_width;
  double          mark_width; /* of the question mark */
  gboolean        is_ghost;   /* not yet reported: without pips, whose room stays */
} Label;

static double
measure (const DtlFrame *self,
         const char     *text,
         gsize           length,
         DtlFont         font,
         double          nominal)
{
  double width = self->measure != NULL ? self->measure->measure (text, (gssize) length, font, self->measure->user_data) : nominal;

  return width > 0 ? MIN (width, nominal) : nominal;
}

static void
init_label (const DtlFrame *self,
            const DtlSeen  *seen,
            Label          *label)
{
  double nominal;

  label->seen = seen;
  label->event = dtl_document_get_event (self->document, seen->box.event);
  dtl_frame_init_item (self, seen->box.event, &label->base);
  label->length = dtl_document_copy_label (self->document, seen->box.event, label->text, sizeof label->text);
  label->font = label->event->importance >= 4 ? DTL_FONT_LABEL_STRONG : DTL_FONT_LABEL;
  label->role = label->event->importance >= 4 ? DTL_ROLE_LABEL_STRONG
                : label->event->importance <= 2 ? DTL_ROLE_LABEL_QUIET : DTL_ROLE_LABEL;
  label->is_ghost = dtl_frame_get_reported (self, seen->box.event) == DTL_REPORTED_NOT_YET;
  if (label->is_ghost)
    label->role = DTL_ROLE_LABEL_GHOST;
  label->pips_width = dtl_event_pips_width (label->event);
  label->mark_width = label->event->flags & DTL_EVENT_UNCERTAIN ? dtl_nominal_width (" ?", 2) : 0;
  nominal = seen->box.width - label->pips_width - label->mark_width;
  label->width = measure (self, label->text, label->length, label->font, nominal);
}

/* Where labels are */

/* How near to the canvas' edge a label slides. A glyph goes along with it; one that is wholly in sight stays where it is. */
static double
edge_margin (const DtlBox *box)
{
  return box->flags & DTL_BOX_GLYPH ? DTL_GLYPH_PX + DTL_GLYPH_TEXT_PX : DTL_EDGE_MARGIN_PX;
}

static void
move_label (DtlSeen *seen,
            double   dx)
{
  seen->px.label_left += dx;
  seen->px.label_right += dx;
  if (seen->box.flags & DTL_BOX_GLYPH)
    seen->px.glyph += dx;
}

/* A label beside a plan that would be cut off slides over it, as far as it reaches. */
static void
slide_beside (const DtlFrame *self,
              DtlSeen        *seen)
{
  if (seen->side == DTL_SIDE_RIGHT)
    {
      double last = self->viewport->width - DTL_EDGE_MARGIN_PX - seen->px.label_right;
      double farthest = seen->px.a + DTL_LABEL_INSET_PX - seen->px.label_left;

      move_label (seen, MIN (MAX (last, farthest), 0));
    }
  else
    {
      double first = DTL_EDGE_MARGIN_PX - seen->px.label_left;
      double farthest = seen->px.b - DTL_LABEL_INSET_PX - seen->px.label_right;

      move_label (seen, MAX (MIN (first, farthest), 0));
    }
}

/* Into a mark that is wide enough for it: as the mark grows, its edge passes the pips quickly. */
static void
settle (DtlSeen *seen)
{
  double spare = seen->px.mark_right - seen->px.mark_left - DTL_LABEL_OVER_PX;
  double dx = CLAMP (spare, 0, DTL_LABEL_OVER_PX - DTL_LABEL_INSET_PX);

  if (!(seen->box.flags & DTL_BOX_GLYPH))
    move_label (seen, seen->side == DTL_SIDE_RIGHT ? -dx : dx);
}

/* A label over its mark stays in view as long as its mark is: inside the mark, or beyond its end as far as the row is free. Of a
 * mark that is all but out of sight it goes first. */
static void
slide_over (const DtlFrame *self,
            DtlSeen        *seen)
{
  double margin = edge_margin (&seen->box);
  double width = self->viewport->width, dx;

  if (seen->side == DTL_SIDE_RIGHT)
    {
      double farthest = MAX (seen->px.b - DTL_LABEL_INSET_PX, seen->room_right - DTL_LABEL_GAP_PX) - seen->px.label_right;

      dx = MIN (margin - seen->px.label_left, farthest);
      if (dx > 0)
        move_label (seen, dx);
      if (dx > 0 && seen->px.mark_right < LEAST_IN_SIGHT_PX && seen->px.label_right > seen->px.mark_right)
        seen->label_shown = FALSE;
    }
  else
    {
      double farthest = MIN (seen->px.a + DTL_LABEL_INSET_PX, seen->room_left + DTL_LABEL_GAP_PX) - seen->px.label_left;

      dx = MAX (width - margin - seen->px.label_right, farthest);
      if (dx < 0)
        move_label (seen, dx);
      if (dx < 0 && seen->px.mark_left > width - LEAST_IN_SIGHT_PX && seen->px.label_left < seen->px.mark_left)
        seen->label_shown = FALSE;
    }
}

static void
slide (const DtlFrame *self,
       DtlSeen        *seen)
{
  if (seen->box.flags & DTL_BOX_BESIDE)
    slide_beside (self, seen);
  else
    {
      settle (seen);
      slide_over (self, seen);
    }
}

static gboolean
is_whole (const DtlFrame *self,
          const DtlSeen  *seen)
{
  return seen->px.label_left >= 0 && seen->px.label_right <= self->viewport->width;
}

/* The side at rest if it is in view, else the other, else as near as can be. */
static void
lay_on_top (const DtlFrame *self,
            DtlSeen        *seen)
{
  DtlSeen other = *seen;

  seen->label_on_top = TRUE;
  if (is_whole (self, seen))
    return;

  other.side = seen->side == DTL_SIDE_RIGHT ? DTL_SIDE_LEFT : DTL_SIDE_RIGHT;
  dtl_box_get_px (&other.box, other.side, seen->px.a, seen->px.b, &other.px);
  slide (self, &other);
  if (is_whole (self, &other))
    {
      seen->side = other.side;
      seen->px.label_left = other.px.label_left;
      seen->px.label_right = other.px.label_right;
      return;
    }
  if (seen->px.label_right > self->viewport->width)
    {
      double dx = self->viewport->width - DTL_EDGE_MARGIN_PX - seen->px.label_right;

      seen->px.label_left += dx;
      seen->px.label_right += dx;
    }
  if (seen->px.label_left < DTL_EDGE_MARGIN_PX)
    {
      seen->px.label_right += DTL_EDGE_MARGIN_PX - seen->px.label_left;
      seen->px.label_left = DTL_EDGE_MARGIN_PX;
    }
}

static DtlRowInSight *
find_row (DtlFrame *self,
          guint32   row)
{
  const DtlRowInSight *first = &g_array_index (self->rows, DtlRowInSight, 0);

  /* rows in sight follow each other without a gap */
  return &g_array_index (self->rows, DtlRowInSight, row - first->row);
}

/* Those that were searched for stand aside for each other and for those that were singled out. */
static void
lay_match_on_top (DtlFrame *self,
                  DtlSeen  *seen)
{
  DtlRowInSight *row = find_row (self, seen->row);
  DtlSeen top = *seen;

  lay_on_top (self, &top);
  if (top.px.label_left - BACK_PX < row->top_until)
    return;
  *seen = top;
  row->top_until = seen->px.label_right + BACK_PX;
}

static void
slide_all (DtlFrame *self)
{
  const DtlSeen *before = NULL;

  for (guint i = 0; i < self->seen->len; i++)
    {
      DtlSeen *seen = &g_array_index (self->seen, DtlSeen, i);

      if (before != NULL && before->row == seen->row && before->label_shown)
        seen->room_left = MAX (seen->room_left, before->px.label_right);
      slide (self, seen);
      if (!seen->is_extra)
        before = seen;
    }
}

/* From here on a label is as wide as it is drawn: what looks for room beside it need not know of nominal widths. */
static void
tighten (const DtlFrame *self,
         DtlSeen        *seen)
{
  Label label;
  double width;

  init_label (self, seen, &label);
  width = label.pips_width + label.width + label.mark_width;
  if (seen->side == DTL_SIDE_RIGHT)
    seen->px.label_right = seen->px.label_left + width;
  else
    seen->px.label_left = seen->px.label_right - width;
}

void
dtl_frame_place_labels (DtlFrame *self)
{
  slide_all (self);
  for (guint i = 0; i < self->rows->len; i++)
    if (!g_array_index (self->rows, DtlRowInSight, i).is_band)
      dtl_frame_share_room (self, i);
  for (guint i = 0; i < self->seen->len; i++)
    {
      DtlSeen *seen = &g_array_index (self->seen, DtlSeen, i);

      if (!seen->label_shown || !is_whole (self, seen))
        {
          if (dtl_frame_is_singled_out (self, seen->box.event))
            lay_on_top (self, seen);
          else if (dtl_frame_matches (self, seen->box.event))
            lay_match_on_top (self, seen);
        }
      if (seen->label_shown || seen->label_on_top)
        tighten (self, seen);
    }
}

/* One pip: filled where quoted, half where sources disagree, else hollow; with a dot where nobody is named, a bar where denied. */
static void
draw_pip (const DtlFrame *self,
          const Label    *label,
          double          x,
          double          y)
{
  guint flags = label->event->flags;
  DtlItem item = label->base;

  item.kind = DTL_ITEM_RECT;
  item.x = x;
  item.y = y;
  item.width = item.height = DTL_PIP_PX;
  item.radius = DTL_PIP_PX / 2;
  item.stroke = 1;
  if (flags & DTL_EVENT_DISAGREE)
    {
      item.role = DTL_ROLE_PIP_HALF;
      item.flags |= DTL_ITEM_HALF;
    }
  else if (label->event->independent > 0 && flags & DTL_EVENT_QUOTED && !(flags & DTL_EVENT_ANONYMOUS))
    {
      item.role = DTL_ROLE_PIP;
    }
  else
    {
      item.role = DTL_ROLE_PIP_HOLLOW;
      item.flags |= DTL_ITEM_STROKE;
    }
  dtl_scene_add_item (self->scene, &item);

  item.flags = label->base.flags;
  if (flags & DTL_EVENT_ANONYMOUS && !(flags & DTL_EVENT_DISAGREE))
    {
      item.role = DTL_ROLE_PIP;
      item.x += (DTL_PIP_PX - PIP_DOT_PX) / 2;
      item.y += (DTL_PIP_PX - PIP_DOT_PX) / 2;
      item.width = item.height = PIP_DOT_PX;
      item.radius = PIP_DOT_PX / 2;
      dtl_scene_add_item (self->scene, &item);
    }
  if (flags & DTL_EVENT_DENIED)
    {
      DtlItem bar = label->base;

      bar.kind = DTL_ITEM_LINE;
      bar.role = DTL_ROLE_PIP;
      bar.stroke = 1;
      bar.x = x - PIP_BAR_PX;
      bar.y = y + DTL_PIP_PX + PIP_BAR_PX;
      bar.width = DTL_PIP_PX + 2 * PIP_BAR_PX;
      bar.height = -bar.width;
      dtl_scene_add_item (self->scene, &bar);
    }
}

static gboolean
is_crossed (double x,
            double edge)
{
  return edge > x && edge < x + DTL_PIP_PX;
}

/* An outline makes way for a pip that lies on it: a ring on a line would be another sign. A glyph has its pips beside it. */
static void
draw_halo (const DtlFrame *self,
           const Label    *label,
           double          x,
           double          y)
{
  const DtlBoxPx *px = &label->seen->px;
  DtlItem halo = label->base;

  if (label->seen->box.flags & DTL_BOX_GLYPH || (!is_crossed (x, px->mark_left) && !is_crossed (x, px->mark_right)))
    return;
  halo.kind = DTL_ITEM_RECT;
  halo.role = DTL_ROLE_LABEL_BACK;
  halo.flags = 0;
  halo.colour = 0;
  halo.x = x - PIP_HALO_PX;
  halo.y = y - PIP_HALO_PX;
  halo.width = halo.height = DTL_PIP_PX + 2 * PIP_HALO_PX;
  halo.radius = halo.width / 2;
  dtl_scene_add_item (self->scene, &halo);
}

static void
draw_pips (const DtlFrame *self,
           const Label    *label,
           double          x)
{
  int n = CLAMP (label->event->independent, 1, DTL_MAX_PIPS);
  double y = label->seen->y + (self->row_px - DTL_PIP_PX) / 2;

  for (int i = 0; i < n; i++)
    {
      draw_halo (self, label, x + i * DTL_PIP_STEP_PX, y);
      draw_pip (self, label, x + i * DTL_PIP_STEP_PX, y);
    }
  if (label->event->independent > DTL_MAX_PIPS)
    {
      DtlItem more = label->base;

      more.role = DTL_ROLE_PIP;
      more.font = DTL_FONT_SMALL;
      more.x = x + n * DTL_PIP_STEP_PX - 1;
      more.y = label->seen->y;
      more.width = DTL_PIP_STEP_PX + 2;
      more.height = self->row_px;
      dtl_scene_add_text (self->scene, &more, "+", 1);
    }
}

static void
draw_text (const DtlFrame *self,
           const Label    *label,
           double          x,
           double          width,
           const char     *text,
           gsize           length)
{
  DtlItem item = label->base;

  item.role = label->role;
  item.font = label->font;
  item.x = x;
  item.y = label->seen->y;
  item.width = width;
  item.height = self->row_px;
  dtl_scene_add_text (self->scene, &item, text, (gssize) length);
}

static void
draw_back (const DtlFrame *self,
           const Label    *label,
           DtlRole         role,
           double          left,
           double          right)
{
  DtlItem item = label->base;

  item.kind = DTL_ITEM_RECT;
  item.role = role;
  item.flags = 0;
  item.colour = 0;
  item.radius = 4;
  item.x = left - BACK_PX;
  item.width = right - left + 2 * BACK_PX;
  item.y = label->seen->y + BACK_INSET_PX;
  item.height = self->row_px - 2 * BACK_INSET_PX;
  dtl_scene_add_item (self->scene, &item);
}

/* What did not happen is struck out, so that not only its mark says so. */
static void
strike (const DtlFrame *self,
        const Label    *label,
        double          x)
{
  DtlItem line = label->base;

  line.kind = DTL_ITEM_LINE;
  line.role = label->role;
  line.stroke = 1;
  line.x = x;
  line.y = label->seen->y + self->row_px / 2 + 0.5;
  line.width = label->width;
  line.height = 0;
  dtl_scene_add_item (self->scene, &line);
}

void
dtl_frame_draw_label (DtlFrame      *self,
                      const DtlSeen *seen)
{
  gboolean right = seen->side == DTL_SIDE_RIGHT;
  double all, x, text_x;
  Label label;

  init_label (self, seen, &label);
  all = label.pips_width + label.width + label.mark_width;
  x = right ? seen->px.label_left : seen->px.label_right - all;
  text_x = right ? x + label.pips_width : x;

  if (seen->label_on_top)
    draw_back (self, &label, DTL_ROLE_LABEL_BACK, x, x + all);
  if (dtl_frame_matches (self, seen->box.event))
    draw_back (self, &label, DTL_ROLE_MATCH, text_x, text_x + label.width + label.mark_width);
  if (!label.is_ghost)
    draw_pips (self, &label, right ? x : x + all - label.pips_width + DTL_PIPS_GAP_PX + DTL_PIP_STEP_PX - DTL_PIP_PX);
  draw_text (self, &label, text_x, label.width, label.text, label.length);
  if (label.mark_width > 0)
    draw_text (self, &label, text_x + label.width, label.mark_width, " ?", 2);
  if (label.event->status == DTL_STATUS_CANCELLED || label.event->status == DTL_STATUS_DID_NOT_OCCUR)
    strike (self, &label, text_x);
}
