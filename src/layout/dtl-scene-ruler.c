/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ruler, in two lines, or in three where the document has periods or folds: the places of the lines follow from the
 * document, so that nothing moves up or down while one moves about.
 *
 *   ┌─────────────────────────────────────────────┐
 *   │2017                    2018                 │  what the steps belong to
 *   │     Trump presidency         4 years        │  periods by name, folds by length
 *   │Oct     Nov     Dec     Jan     \/\ Jun      │  the steps
 *   └─────────────────────────────────────────────┘
 */
#include "config.h"

#include "dtl-strip.h"

#include <glib/gi18n-lib.h>

#define LINE_PX        17.0
#define TWO_UPPER_Y    6.0
#define TWO_LOWER_Y    30.0
#define NAME_INSET_PX  6.0
#define NAME_GAP_PX    8.0
#define LEAST_NAME_PX  40.0   /* of a name that was moved aside must lie over its period */
#define FLAG_PAD_PX    6.0    /* before and behind the words of the second clock */
#define CLIP_PX        64.0   /* nothing is drawn farther beyond the strip */

typedef struct
{
  DtlScene             *scene;
  DtlDocument          *document;
  const DtlScale       *scale;
  const DtlViewport    *viewport;
  const DtlTextMeasure *measure;
  double                upper_y, middle_y, lower_y;
  gboolean              has_middle;
} Ruler;

/* What of a period is in view, in px. */
typedef struct
{
  const DtlPeriod *period;
  guint            index;
  double           left, right;
} PeriodSpan;

static gboolean
has_middle_line (DtlDocument    *document,
                 const DtlScale *scale)
{
  guint n_folds = 0;

  dtl_scale_get_folds (scale, &n_folds);

  return n_folds > 0 || dtl_document_get_n_periods (document) > 0;
}

static void
place_lines (Ruler *self)
{
  self->has_middle = has_middle_line (self->document, self->scale);
  self->upper_y = self->has_middle ? 0 : TWO_UPPER_Y;
  self->middle_y = LINE_PX;
  self->lower_y = self->has_middle ? 2 * LINE_PX : TWO_LOWER_Y;
}

static void
add_tick_line (const Ruler   *self,
               const DtlTick *tick)
{
  double top = tick->strong ? self->upper_y + 2 : self->lower_y + 2;

  if (!tick->upper && !tick->resumed && tick->x >= 0)
    dtl_strip_add_line (self->scene, tick->strong ? DTL_ROLE_GRID_STRONG : DTL_ROLE_GRID, tick->x, top, 0, DTL_RULER_PX - top);
}

static void
add_tick_label (const Ruler   *self,
                const DtlTick *tick)
{
  DtlFont font = tick->upper ? DTL_FONT_SMALL_STRONG : DTL_FONT_SMALL;
  double width;

  if (tick->label == NULL)
    return;

  /* Half a name is worse than none. */
  width = dtl_strip_measure (self->measure, font, tick->label);
  if (tick->label_x >= 0 && tick->label_x + width <= self->viewport->width)
    dtl_strip_add_text (self->scene, tick->upper ? DTL_ROLE_RULER_STRONG_TEXT : DTL_ROLE_RULER_TEXT, font, 0,
                        tick->label_x, tick->upper ? self->upper_y : self->lower_y, width, LINE_PX, tick->label);
}

static gboolean
get_period_span (const Ruler     *self,
                 const DtlPeriod *period,
                 double          *left,
                 double          *right)
{
  const DtlDate *date;

  if (period->when == NULL || !period->when->has_date || !dtl_date_is_placeable (&period->when->date))
    return FALSE;

  date = &period->when->date;
  *left = -CLIP_PX;
  *right = self->viewport->width + CLIP_PX;
  if (date->earliest != DTL_INSTANT_BEFORE_ALL)
    *left = MAX (*left, dtl_viewport_x_of (self->viewport, self->scale, date->earliest));
  if (date->latest != DTL_INSTANT_AFTER_ALL)
    *right = MIN (*right, dtl_viewport_x_of (self->viewport, self->scale, date->latest + 1));

  return *left < *right && *right > 0 && *left < self->viewport->width;
}

static void
add_period_wash (const Ruler     *self,
                 const DtlPeriod *period,
                 double           left,
                 double           right)
{
  const DtlItem item = {
    .kind = DTL_ITEM_RECT, .role = DTL_ROLE_PERIOD, .x = left, .y = 0, .width = right - left, .height = DTL_RULER_PX,
    .colour = period->has_colour ? period->colour | 0xff000000 : 0,
  };

  /* Of one lane's period only the name is here. */
  if (period->lane == DTL_NONE)
    dtl_scene_add_item (self->scene, &item);
}

/* It begins inside its period and may run on behind it; told as long as nothing stands in its way. A short name has room
 * where a part of a long one would not be worth it. */
static void
add_period_name (const Ruler     *self,
                 const DtlPeriod *period,
                 double           left,
                 double           right,
                 GArray          *taken)
{
  double whole = dtl_strip_measure (self->measure, DTL_FONT_SMALL, period->title), width = whole;
  double x = MAX (left, 0) + NAME_INSET_PX;
  double last_x = right - LEAST_NAME_PX;

  /* Of a period that is nearly gone at the left edge no name stays behind. */
  if (left < 0 && last_x < x)
    return;
  if (!dtl_stretches_take_behind (taken, x, width + NAME_GAP_PX, MAX (last_x, x), &x))
    return;

  /* At the right edge it is shortened, as long as something is left to read. */
  width = MIN (width, self->viewport->width - x);
  if (width >= MIN (LEAST_NAME_PX, whole))
    dtl_strip_add_text (self->scene, DTL_ROLE_PERIOD_TEXT, DTL_FONT_SMALL, 0, x, self->middle_y, width, LINE_PX, period->title);
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  const PeriodSpan *first = a, *second = b;
  double difference = (first->right - first->left) - (second->right - second->left);

  if (difference != 0)
    return difference < 0 ? -1 : 1;

  return first->index < second->index ? -1 : 1;
}

/* (element-type PeriodSpan): those in view, short ones first. */
static GArray *
find_periods (const Ruler *self)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (PeriodSpan));
  guint n_periods = dtl_document_get_n_periods (self->document);

  for (guint i = 0; i < n_periods; i++)
    {
      PeriodSpan span = { .index = i, .period = dtl_document_get_period (self->document, i) };

      if (get_period_span (self, span.period, &span.left, &span.right))
        g_array_append_val (spans, span);
    }
  g_array_sort (spans, compare_lengths);

  return spans;
}

/* A short period has few places for its name; a long one makes room. */
static void
add_period_names (const Ruler *self,
                  GArray      *spans,
                  GArray      *taken)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const PeriodSpan *span = &g_array_index (spans, PeriodSpan, i);

      add_period_name (self, span->period, span->left, span->right, taken);
    }
}

static void
add_period_washes (const Ruler *self,
                   GArray      *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const PeriodSpan *span = &g_array_index (spans, PeriodSpan, i);

      add_period_wash (self, span->period, span->left, span->right);
    }
}

/* "reported by 12 Sep 2017" lies over the steps, at the line that goes down from there; beyond an edge it says in which direction. */
static void
add_reported_by (const Ruler         *self,
                 const DtlSceneState *state)
{
  g_autofree char *day = dtl_report_day_to_words (state->reported_by, DTL_WORDING_SHORT);
  /* Translators: a mark on the ruler; what sources had reported by that day */
  g_autofree char *words = g_strdup_printf (_("reported by %s"), day);
  double x = dtl_viewport_x_of (self->viewport, self->scale, state->reported_by + 1);
  g_autofree char *text = x < 0 ? g_strdup_printf ("◂ %s", words) : x > self->viewport->width ? g_strdup_printf ("%s ▸", words) : g_strdup (words);
  double width = MIN (dtl_strip_measure (self->measure, DTL_FONT_SMALL_STRONG, text) + 2 * FLAG_PAD_PX, self->viewport->width);
  DtlItem back = { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_REPORTED_BY, .radius = 3, .width = width, .height = LINE_PX };

  back.x = CLAMP (x - width / 2, 0, self->viewport->width - width);
  back.y = DTL_RULER_PX - LINE_PX;
  dtl_scene_add_item (self->scene, &back);
  dtl_strip_add_text (self->scene, DTL_ROLE_REPORTED_BY_TEXT, DTL_FONT_SMALL_STRONG, DTL_ITEM_ALIGN_CENTER, back.x + FLAG_PAD_PX, back.y,
                      width - 2 * FLAG_PAD_PX, LINE_PX, text);
}

/**
 * dtl_scene_new_ruler:
 * @layout: a layout
 * @viewport: what is seen of it
 * @state: (nullable): whose second clock is shown
 * @measure: the width of text
 *
 * Returns: (transfer full): the strip above the canvas, DTL_RULER_PX high
 */
DtlScene *
dtl_scene_new_ruler (DtlLayout            *layout,
                     const DtlViewport    *viewport,
                     const DtlSceneState  *state,
                     const DtlTextMeasure *measure)
{
  g_autoptr (GArray) taken = dtl_stretches_new ();
  g_autoptr (GArray) periods = NULL;
  g_autoptr (GArray) ticks = NULL;
  Ruler self;

  g_return_val_if_fail (layout != NULL && viewport != NULL, NULL);

  self = (Ruler) {
    .scene = dtl_scene_alloc (),
    .document = dtl_layout_get_document (layout),
    .scale = dtl_layout_get_scale (layout),
    .viewport = viewport,
    .measure = measure,
  };
  place_lines (&self);

  periods = find_periods (&self);
  add_period_washes (&self, periods);
  ticks = dtl_strip_new_ticks (layout, viewport, measure);
  for (guint i = 0; i < ticks->len; i++)
    {
      add_tick_line (&self, &g_array_index (ticks, DtlTick, i));
      add_tick_label (&self, &g_array_index (ticks, DtlTick, i));
    }
  if (self.has_middle)
    {
      dtl_strip_add_zigzags (self.scene, self.scale, viewport, self.lower_y + 1, DTL_RULER_PX - self.lower_y - 2);
      dtl_strip_add_fold_words (self.scene, self.scale, viewport, measure, self.middle_y, LINE_PX, taken);
      add_period_names (&self, periods, taken);
    }
  dtl_strip_add_line (self.scene, DTL_ROLE_RULER_LINE, 0, DTL_RULER_PX - 0.5, viewport->width, 0);
  if (state != NULL && state->reports != NULL)
    add_reported_by (&self, state);
  dtl_scene_finish (self.scene);

  return self.scene;
}
