/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-box.h"

/* The boldest common font against its regular weight: wide letters grow in proportion, narrow ones by as much as the others. */
#define STRONG_FACTOR 1.14
#define STRONG_EM     0.08    /* a character */

double
dtl_event_pips_width (const DtlEvent *event)
{
  int n = CLAMP (event->independent, 1, DTL_MAX_PIPS);

  if (event->independent > DTL_MAX_PIPS)
    n++;    /* a "+" */
  return n * DTL_PIP_STEP_PX + DTL_PIPS_GAP_PX;
}

double
dtl_event_label_width (const DtlEvent *event,
                       const char     *text,
                       gssize          length)
{
  double width = dtl_nominal_width (text, length);

  if (event->importance >= 4)
    {
      double by_letters = width + (double) g_utf8_strlen (text, length) * STRONG_EM * DTL_FONT_PX;

      width = MIN (MAX (width * STRONG_FACTOR, by_letters), 20 * DTL_FONT_PX);
    }
  if (event->flags & DTL_EVENT_UNCERTAIN)
    width += dtl_nominal_width (" ?", 2);
  return dtl_event_pips_width (event) + width;
}

void
dtl_box_init (DtlBox         *self,
              const DtlEvent *event,
              guint32         index,
              float           label_width)
{
  gboolean has_tick = event->flags & DTL_EVENT_HAS_PLANS && !(event->flags & DTL_EVENT_TAIL_END);
  guint several = event->flags & (DTL_EVENT_HAS_PLANS | DTL_EVENT_HAS_CLAIMS);

  self->a = event->earliest;
  /* a document's last second is included; the years that fit leave room for one more */
  self->b = event->latest > event->earliest ? event->latest + 1 : event->latest;
  self->width = label_width;
  self->event = index;
  self->flags = 0;
  if (has_tick || event->flags & DTL_EVENT_HAS_CLAIMS)
    self->flags |= DTL_BOX_BESIDE;
  else if (!several && event->flags & DTL_EVENT_ONE_INSTANT)
    self->flags |= DTL_BOX_GLYPH;
  if (event->flags & DTL_EVENT_TAIL_START)
    self->flags |= DTL_BOX_TAIL_START;
  if (event->flags & DTL_EVENT_TAIL_END)
    self->flags |= DTL_BOX_TAIL_END;
  if (event->flags & DTL_EVENT_HAS_LINKS)
    self->flags |= DTL_BOX_LINKED;
  self->importance = event->importance;
  self->independent = event->independent;
}

gboolean
dtl_box_precedes (const DtlBox *self,
                  const DtlBox *next)
{
  if (next->a != self->b)
    return next->a > self->b;
  /* two that meet have a mark each as soon as each is a glyph wide; an instant never becomes that */
  return self->b > self->a && next->b > next->a;
}

gboolean
dtl_box_may_pair (const DtlBox *left,
                  const DtlBox *right)
{
  if (!(left->flags & right->flags & DTL_BOX_GLYPH))
    return FALSE;
  return (left->a == right->a && left->b == right->b) || dtl_box_precedes (left, right);
}

double
dtl_box_get_inset (const DtlBox *self)
{
  if (self->flags & DTL_BOX_GLYPH)
    return DTL_GLYPH_PX + DTL_GLYPH_TEXT_PX;
  return self->flags & DTL_BOX_BESIDE ? DTL_LABEL_INSET_PX : DTL_LABEL_OVER_PX;
}

void
dtl_box_get_px (const DtlBox *self,
                DtlSide       side,
                double        x_a,
                double        x_b,
                DtlBoxPx     *px)
{
  double lack = MAX (DTL_GLYPH_PX - (x_b - x_a), 0) / 2;
  double inset = dtl_box_get_inset (self);
  gboolean beside = (self->flags & DTL_BOX_BESIDE) != 0;

  px->a = x_a;
  px->b = x_b;
  px->mark_left = x_a - lack;
  px->mark_right = x_b + lack;
  if (side == DTL_SIDE_RIGHT)
    {
      px->glyph = px->mark_left;
      px->label_left = beside ? px->mark_right + inset : px->mark_left + inset;
      if (beside && (self->flags & DTL_BOX_TAIL_END))
        px->label_left += DTL_TAIL_PX;
      px->label_right = px->label_left + self->width;
    }
  else
    {
      px->glyph = px->mark_right - DTL_GLYPH_PX;
      px->label_right = beside ? px->mark_left - inset : px->mark_right - inset;
      if (beside && (self->flags & DTL_BOX_TAIL_START))
        px->label_right -= DTL_TAIL_PX;
      px->label_left = px->label_right - self->width;
    }
}

/* The mark keeps its bounds in time; the glyph and the text move out of the other's way. */
static void
shift (DtlBoxPx *px,
       double    dx)
{
  px->glyph += dx;
  px->label_left += dx;
  px->label_right += dx;
}

void
dtl_box_px_separate (DtlBoxPx *left,
                     DtlBoxPx *right)
{
  double gap = right->glyph - (left->glyph + DTL_GLYPH_PX);
  double middle;

  if (gap >= DTL_POLE_GAP_PX)
    return;

  shift (left, (gap - DTL_POLE_GAP_PX) / 2);
  shift (right, (DTL_POLE_GAP_PX - gap) / 2);
  middle = (left->glyph + DTL_GLYPH_PX + right->glyph) / 2;
  left->mark_left = MIN (left->mark_left, left->glyph);
  left->mark_right = middle - DTL_POLE_GAP_PX / 2;
  right->mark_left = middle + DTL_POLE_GAP_PX / 2;
  right->mark_right = MAX (right->mark_right, right->glyph + DTL_GLYPH_PX);
}

int
dtl_box_compare (const DtlBox *self,
                 const DtlBox *other)
{
  guint64 length = (guint64) self->b - (guint64) self->a;
  guint64 other_length = (guint64) other->b - (guint64) other->a;

  if (self->importance != other->importance)
    return self->importance > other->importance ? -1 : 1;
  if (self->independent != other->independent)
    return self->independent > other->independent ? -1 : 1;
  if ((self->flags ^ other->flags) & DTL_BOX_LINKED)
    return self->flags & DTL_BOX_LINKED ? -1 : 1;
  if (length != other_length)
    return length > other_length ? -1 : 1;
  if (self->a != other->a)
    return self->a < other->a ? -1 : 1;
  return self->event < other->event ? -1 : self->event > other->event;
}
