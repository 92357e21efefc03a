/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A view is an instant, the pixel it stands at, and a scale. Zooming and panning never take a pixel's place from another
 * rounded instant: an instant is a whole second, and at the deepest zoom a second is a hundred pixels wide. What is left
 * between the anchor and the pixel meant is kept in anchor_x, so a view that is moved forth and back is where it was.
 */
#include "dtl-viewport.h"

#include <math.h>

#define MIN_SECONDS_ACROSS 10.0
#define MAX_SPANS_ACROSS   1.5
#define LEFT_MARGIN_PX     24.0     /* room for half a glyph and a fading tail before the first instant */
#define FAR_PX             1e6      /* an anchor this far away is replaced by one in view */
#define FRICTION           4.0

/* On a narrow canvas the gutter leaves half of it to the document. */
static double
get_gutter (double width)
{
  return MIN (DTL_GUTTER_PX, width / 2);
}

/* Margins that leave at least a quarter of the canvas between them. */
static double
get_room (double  width,
          double *margin_left,
          double *margin_right)
{
  double margins = *margin_left + *margin_right;
  double most = width * 0.75;

  if (margins > most && margins > 0)
    {
      *margin_left *= most / margins;
      *margin_right *= most / margins;
    }

  return width - *margin_left - *margin_right;
}

static double
get_scale_for_all (const DtlViewport *self,
                   const DtlScale    *scale)
{
  DtlInstant first, last;
  double left = LEFT_MARGIN_PX, right = get_gutter (self->width);
  double room = get_room (self->width, &left, &right);

  dtl_viewport_get_whole (scale, &first, &last);

  return dtl_scale_fit (scale, first, last, room);
}

static double
clamp_px_per_second (const DtlViewport *self,
                     const DtlScale    *scale,
                     double             px_per_second)
{
  DtlInstant first, last;
  double all = get_scale_for_all (self, scale);
  double most = MAX (self->width, 1) / MIN_SECONDS_ACROSS;
  double least;

  dtl_viewport_get_whole (scale, &first, &last);
  least = MIN (all, dtl_scale_fit (scale, first, last, self->width / MAX_SPANS_ACROSS));

  return CLAMP (px_per_second, MIN (least, most), most);
}

/* Whether a fold covers what stands just before or behind @instant, so that its pixels do not grow with the scale. */
static gboolean
is_folded (const DtlScale *scale,
           DtlInstant      instant,
           gboolean        before)
{
  guint n_folds = 0;
  const DtlFold *folds = dtl_scale_get_folds (scale, &n_folds);

  for (guint i = 0; i < n_folds; i++)
    if (before ? instant > folds[i].from && instant <= folds[i].to
               : instant >= folds[i].from && instant < folds[i].to)
      return TRUE;

  return FALSE;
}

static void
anchor_at (DtlViewport    *self,
           const DtlScale *scale,
           double          x)
{
  DtlInstant instant = dtl_viewport_instant_at (self, scale, x);

  self->anchor_x = dtl_viewport_x_of (self, scale, instant);
  self->anchor = instant;
}

/**
 * dtl_viewport_x_of:
 * @self: a view
 * @scale: the document's scale
 * @instant: an instant
 *
 * Returns: its place on the canvas in pixels; it may be far outside
 */
double
dtl_viewport_x_of (const DtlViewport *self,
                   const DtlScale    *scale,
                   DtlInstant         instant)
{
  g_return_val_if_fail (self != NULL && scale != NULL, 0);

  return self->anchor_x + dtl_scale_distance (scale, self->anchor, instant, self->px_per_second);
}

/**
 * dtl_viewport_instant_at:
 * @self: a view
 * @scale: the document's scale
 * @x: pixels from the left edge of the canvas
 *
 * Returns: the nearest whole second
 */
DtlInstant
dtl_viewport_instant_at (const DtlViewport *self,
                         const DtlScale    *scale,
                         double             x)
{
  g_return_val_if_fail (self != NULL && scale != NULL, 0);

  return dtl_scale_travel (scale, self->anchor, x - self->anchor_x, self->px_per_second);
}

/**
 * dtl_viewport_zoom_at:
 * @self: a view
 * @scale: the document's scale
 * @x: the pixel whose time stays
 * @factor: above 1 zooms in
 *
 * Only the scale is kept within its limits here: a view that was also moved would not return when it is zoomed back. Call
 * dtl_viewport_clamp() when the hand has let go.
 */
void
dtl_viewport_zoom_at (DtlViewport    *self,
                      const DtlScale *scale,
                      double          x,
                      double          factor)
{
  double before;

  g_return_if_fail (self != NULL && scale != NULL);
  g_return_if_fail (factor > 0 && isfinite (factor));

  before = self->px_per_second;
  anchor_at (self, scale, x);
  self->px_per_second = clamp_px_per_second (self, scale, before * factor);
  if (!is_folded (scale, self->anchor, x < self->anchor_x))
    self->anchor_x = x + (self->anchor_x - x) * (self->px_per_second / before);
}

/**
 * dtl_viewport_pan_by:
 * @self: a view
 * @scale: the document's scale
 * @dx: pixels by which the content moves to the right
 *
 * A translation, and nothing else: see dtl_viewport_clamp().
 */
void
dtl_viewport_pan_by (DtlViewport    *self,
                     const DtlScale *scale,
                     double          dx)
{
  g_return_if_fail (self != NULL && scale != NULL);
  g_return_if_fail (isfinite (dx));

  self->anchor_x += dx;
  if (fabs (self->anchor_x) > FAR_PX)
    anchor_at (self, scale, self->width / 2);
}

/**
 * dtl_viewport_frame:
 * @self: a view
 * @scale: the document's scale
 * @from: the first instant to show
 * @to: the last
 * @margin_left: pixels left of it
 * @margin_right: pixels right of it
 *
 * Margins shrink where they would leave less than a quarter of the canvas. What is too short for the deepest zoom, a
 * single instant above all, stands in the middle.
 */
void
dtl_viewport_frame (DtlViewport    *self,
                    const DtlScale *scale,
                    DtlInstant      from,
                    DtlInstant      to,
                    double          margin_left,
                    double          margin_right)
{
  double room, width;

  g_return_if_fail (self != NULL && scale != NULL);

  if (from > to)
    {
      DtlInstant swap = from;

      from = to;
      to = swap;
    }

  if (from == to)
    {
      from = MAX (from, DTL_INSTANT_FIRST + DTL_SECONDS_PER_DAY / 2) - DTL_SECONDS_PER_DAY / 2;
      to = MIN (to, DTL_INSTANT_LAST - DTL_SECONDS_PER_DAY / 2) + DTL_SECONDS_PER_DAY / 2;
    }

  room = get_room (self->width, &margin_left, &margin_right);
  self->px_per_second = clamp_px_per_second (self, scale, dtl_scale_fit (scale, from, to, room));
  width = dtl_scale_distance (scale, from, to, self->px_per_second);
  self->anchor = from;
  self->anchor_x = width <= room ? margin_left + (room - width) / 2 : margin_left;
}

/**
 * dtl_viewport_get_whole:
 * @scale: the document's scale
 * @first: (out): the first instant that "all" shows
 * @last: (out): the last one
 *
 * The span of the document, or some time around it where it has none. A document that is one day (known to the day, so its
 * span is not its length) stands in its week; a single instant stands in its day.
 */
void
dtl_viewport_get_whole (const DtlScale *scale,
                        DtlInstant     *first,
                        DtlInstant     *last)
{
  DtlInstant margin = 0;

  g_return_if_fail (scale != NULL && first != NULL && last != NULL);

  *first = dtl_scale_get_first (scale);
  *last = dtl_scale_get_last (scale);

  if (*first == *last)
    margin = DTL_SECONDS_PER_DAY / 2;
  else if (*last - 1 == *first + (DTL_SECONDS_PER_DAY - 2) && *first % DTL_SECONDS_PER_DAY == 0)
    margin = 3 * DTL_SECONDS_PER_DAY;

  *first = MAX (*first - margin, DTL_INSTANT_FIRST);
  *last = MIN (*last + margin, DTL_INSTANT_LAST);
}

/**
 * dtl_viewport_frame_all:
 * @self: a view
 * @scale: the document's scale
 *
 * The whole document, and behind it the gutter in which the labels of its last events stand.
 */
void
dtl_viewport_frame_all (DtlViewport    *self,
                        const DtlScale *scale)
{
  DtlInstant first, last;

  g_return_if_fail (self != NULL && scale != NULL);

  dtl_viewport_get_whole (scale, &first, &last);
  dtl_viewport_frame (self, scale, first, last, LEFT_MARGIN_PX, get_gutter (self->width));
}

/**
 * dtl_viewport_clamp:
 * @self: a view
 * @scale: the document's scale
 *
 * Brings scale and place within the limits. The document always stands somewhere in the middle half of the canvas.
 */
void
dtl_viewport_clamp (DtlViewport    *self,
                    const DtlScale *scale)
{
  DtlInstant first, last;
  double px_per_second;

  g_return_if_fail (self != NULL && scale != NULL);

  px_per_second = clamp_px_per_second (self, scale, self->px_per_second);
  if (px_per_second != self->px_per_second)
    dtl_viewport_zoom_at (self, scale, self->width / 2, px_per_second / self->px_per_second);

  first = dtl_scale_get_first (scale);
  last = dtl_scale_get_last (scale);
  if (dtl_viewport_x_of (self, scale, first) > self->width * 0.75)
    {
      self->anchor = first;
      self->anchor_x = self->width * 0.75;
    }
  else if (dtl_viewport_x_of (self, scale, last) < self->width * 0.25)
    {
      self->anchor = last;
      self->anchor_x = self->width * 0.25;
    }

  self->scroll_y = MAX (self->scroll_y, 0);
}

/**
 * dtl_viewport_resize:
 * @self: a view
 * @scale: the document's scale
 * @width: of the canvas
 * @height: of the canvas
 *
 * The left edge and the scale stay: more or less is seen on the right.
 */
void
dtl_viewport_resize (DtlViewport    *self,
                     const DtlScale *scale,
                     double          width,
                     double          height)
{
  g_return_if_fail (self != NULL && scale != NULL);

  self->width = width;
  self->height = height;
}

/**
 * dtl_viewport_interpolate:
 * @a: where it starts
 * @b: where it ends
 * @scale: the document's scale
 * @t: 0 to 1
 * @result: (out caller-allocates): the view on the way; it has the canvas of @b
 *
 * The scale moves evenly in its logarithm. The time at the middle of the canvas moves with the width of time that is seen (1 / scale), so
 * that on a straight scale all points but one drift along lines and the one fixed point stays: the same motion as zooming at
 * that point.
 */
void
dtl_viewport_interpolate (const DtlViewport *a,
                          const DtlViewport *b,
                          const DtlScale    *scale,
                          double             t,
                          DtlViewport       *result)
{
  DtlInstant from, to;
  double from_offset, to_offset, share, seconds = 0, folded_px = 0, px;

  g_return_if_fail (a != NULL && b != NULL && scale != NULL && result != NULL);

  t = CLAMP (t, 0, 1);
  if (t >= 1)
    {
      *result = *b;
      return;
    }

  from = dtl_viewport_instant_at (a, scale, a->width / 2);
  to = dtl_viewport_instant_at (b, scale, b->width / 2);
  from_offset = dtl_viewport_x_of (a, scale, from) - a->width / 2;
  to_offset = dtl_viewport_x_of (b, scale, to) - b->width / 2;

  *result = *b;
  result->px_per_second = a->px_per_second * pow (b->px_per_second / a->px_per_second, t);
  result->scroll_y = a->scroll_y + (b->scroll_y - a->scroll_y) * t;

  if (fabs (a->px_per_second - b->px_per_second) < 1e-9 * b->px_per_second)
    share = t;
  else
    share = (1 / a->px_per_second - 1 / result->px_per_second) / (1 / a->px_per_second - 1 / b->px_per_second);

  dtl_scale_parts (scale, from, to, &seconds, &folded_px);
  px = share * (seconds * result->px_per_second + folded_px);
  result->anchor = dtl_scale_travel (scale, from, px, result->px_per_second);
  result->anchor_x = b->width / 2 + from_offset * (1 - t) + to_offset * t +
                     dtl_scale_distance (scale, from, result->anchor, result->px_per_second) - px;
}

/**
 * dtl_kinetic_distance:
 * @velocity: in px/s when the fingers left
 * @seconds: since then
 *
 * The solution of x'' = −f · x' that GTK's own scrolling uses (gtkkineticscrolling.c).
 *
 * Returns: pixels gone since then
 */
double
dtl_kinetic_distance (double velocity,
                      double seconds)
{
  return velocity / FRICTION * -expm1 (-FRICTION * MAX (seconds, 0));
}

/**
 * dtl_kinetic_is_done:
 * @velocity: in px/s when the fingers left
 * @seconds: since then
 *
 * Returns: whether what is still to go is less than a pixel
 */
gboolean
dtl_kinetic_is_done (double velocity,
                     double seconds)
{
  return fabs (velocity) / FRICTION * exp (-FRICTION * MAX (seconds, 0)) < 1;
}
