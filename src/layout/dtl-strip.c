/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-strip.h"

#include "dtl-shape.h"

#define MINUTE G_GINT64_CONSTANT (60)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)
#define YEAR   (G_GINT64_CONSTANT (146097) * DAY / 400)   /* of the Gregorian calendar on average */
#define MONTH  (YEAR / 12)

#define ZIGZAG_WIDTH_PX 8.0
#define ZIGZAG_APART_PX 7.0    /* a break is two of them, as on the canvas */
#define FOLD_TEXT_GAP_PX 4.0

/* From so many of a unit on the next smaller one says nothing that matters: "4 years", not "3 years 10 months". */
#define ENOUGH_UNITS 3

GArray *
dtl_stretches_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DtlStretch));
}

gboolean
dtl_stretches_take (GArray *self,
                    double  left,
                    double  right)
{
  const DtlStretch taken = { left, right };

  for (guint i = 0; i < self->len; i++)
    {
      const DtlStretch *other = &g_array_index (self, DtlStretch, i);

      if (left < other->right && other->left < right)
        return FALSE;
    }

  g_array_append_val (self, taken);

  return TRUE;
}

gboolean
dtl_stretches_take_behind (GArray *self,
                           double  left,
                           double  width,
                           double  last_left,
                           double *found)
{
  double next = left;

  while (next <= last_left)
    {
      left = next;
      for (guint i = 0; i < self->len; i++)
        {
          const DtlStretch *other = &g_array_index (self, DtlStretch, i);

          if (left < other->right && other->left < left + width)
            next = MAX (next, other->right);
        }

      if (next > left)
        continue;
      *found = left;
      return dtl_stretches_take (self, left, left + width);
    }

  return FALSE;
}

double
dtl_strip_measure (const DtlTextMeasure *measure,
                   DtlFont               font,
                   const char           *text)
{
  return measure != NULL ? measure->measure (text, -1, font, measure->user_data) : dtl_nominal_width (text, -1);
}

static double
measure_tick_cb (const char *text,
                 gpointer    user_data)
{
  return dtl_strip_measure (user_data, DTL_FONT_SMALL_STRONG, text);
}

GArray *
dtl_strip_new_ticks (DtlLayout            *layout,
                     const DtlViewport    *viewport,
                     const DtlTextMeasure *measure)
{
  DtlInstant first, last;

  if (!dtl_document_get_span (dtl_layout_get_document (layout), &first, &last))
    return g_array_new (FALSE, FALSE, sizeof (DtlTick));

  return dtl_ticks_new (dtl_layout_get_scale (layout), viewport, measure_tick_cb, (gpointer) measure);
}

void
dtl_strip_add_text (DtlScene   *scene,
                    DtlRole     role,
                    DtlFont     font,
                    guint       flags,
                    double      x,
                    double      y,
                    double      width,
                    double      height,
                    const char *text)
{
  const DtlItem item = {
    .role = role, .font = font, .flags = flags, .x = x, .y = y, .width = width, .height = height,
  };

  dtl_scene_add_text (scene, &item, text, -1);
}

void
dtl_strip_add_line (DtlScene *scene,
                    DtlRole   role,
                    double    x,
                    double    y,
                    double    width,
                    double    height)
{
  const DtlItem item = {
    .kind = DTL_ITEM_LINE, .role = role, .x = x, .y = y, .width = width, .height = height, .stroke = 1,
  };

  dtl_scene_add_item (scene, &item);
}

DtlItem
dtl_strip_lane_item (DtlDocument *document,
                     guint32      lane,
                     DtlItemKind  kind,
                     DtlRole      role)
{
  const DtlLane *record = dtl_document_get_lane (document, lane);

  return (DtlItem) {
    .kind = kind,
    .role = role,
    .hue = dtl_lane_hue (lane),
    .shape = dtl_lane_shape (lane),
    .colour = record->has_colour ? record->colour | 0xff000000 : 0,
  };
}

char *
dtl_fold_dup_words (const DtlFold *fold,
                    gboolean       brief)
{
  /* From so many on the wording tells that unit. */
  static const struct
  {
    gint64 unit;
    gint64 least;
  } units[] = { { YEAR, 2 }, { MONTH, 2 }, { DAY, 1 }, { HOUR, 1 }, { MINUTE, 1 } };
  guint64 seconds = (guint64) fold->to - (guint64) fold->from;
  gint64 length = MIN (seconds, (guint64) G_MAXINT64 / 2);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gint64 unit = units[i].unit;
      gint64 count = length / unit + (length % unit >= unit / 2);

      if (length < units[i].least * unit)
        continue;
      if (brief || count >= ENOUGH_UNITS)
        length = count * unit;
      break;
    }

  return dtl_duration_to_words (length, DTL_WORDING_SHORT);
}

static double
get_break_x (const DtlScale    *scale,
             const DtlViewport *viewport,
             const DtlFold     *fold)
{
  return dtl_viewport_x_of (viewport, scale, fold->from) + DTL_FOLD_WIDTH_PX / 2;
}

static gboolean
is_break_in_view (const DtlViewport *viewport,
                  double             x)
{
  return x >= ZIGZAG_WIDTH_PX && x <= viewport->width - ZIGZAG_WIDTH_PX;
}

void
dtl_strip_add_fold_words (DtlScene             *scene,
                          const DtlScale       *scale,
                          const DtlViewport    *viewport,
                          const DtlTextMeasure *measure,
                          double                y,
                          double                height,
                          GArray               *taken)
{
  guint n_folds = 0;
  const DtlFold *folds = dtl_scale_get_folds (scale, &n_folds);

  for (guint i = 0; i < n_folds; i++)
    {
      double x = get_break_x (scale, viewport, &folds[i]);

      if (!is_break_in_view (viewport, x))
        continue;

      for (gboolean brief = FALSE; brief <= TRUE; brief++)
        {
          g_autofree char *words = dtl_fold_dup_words (&folds[i], brief);
          double width = dtl_strip_measure (measure, DTL_FONT_SMALL, words);
          double left = CLAMP (x - width / 2, 0, MAX (viewport->width - width, 0));

          if (width > viewport->width ||
              !dtl_stretches_take (taken, left - FOLD_TEXT_GAP_PX, left + width + FOLD_TEXT_GAP_PX))
            continue;
          dtl_strip_add_text (scene, DTL_ROLE_FOLD_TEXT, DTL_FONT_SMALL, DTL_ITEM_ALIGN_CENTER, left, y, width, height, words);
          break;
        }
    }
}

void
dtl_strip_add_zigzags (DtlScene          *scene,
                       const DtlScale    *scale,
                       const DtlViewport *viewport,
                       double             y,
                       double             height)
{
  guint n_folds = 0;
  const DtlFold *folds = dtl_scale_get_folds (scale, &n_folds);

  for (guint i = 0; i < n_folds; i++)
    {
      double x = get_break_x (scale, viewport, &folds[i]);
      DtlItem item = {
        .kind = DTL_ITEM_ZIGZAG, .role = DTL_ROLE_FOLD, .y = y, .width = ZIGZAG_WIDTH_PX, .height = height, .stroke = 1,
      };

      if (!is_break_in_view (viewport, x))
        continue;
      item.x = x - (ZIGZAG_WIDTH_PX + ZIGZAG_APART_PX) / 2;
      dtl_scene_add_item (scene, &item);
      item.x += ZIGZAG_APART_PX;
      dtl_scene_add_item (scene, &item);
    }
}
