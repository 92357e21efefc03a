/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The finest step whose widest name fits between its two nearest ticks is the lower tier; each step knows what it belongs
 * to, and that is the upper tier. What fits is asked of names that do not hang on the view (all twelve months, not those in
 * sight), so that a ruler does not change its step while it is panned.
 *
 * The work of a ruler is its ticks and a few dozen names to measure, whatever the document holds.
 */
#include "dtl-ticks-private.h"

#include <math.h>

#define LABEL_DX_PX  5.0    /* from a line to its name */
#define LABEL_GAP_PX 12.0   /* from a name to the next line */
#define FOLD_GAP_PX  2.0
#define ALL_YEARS    (2 * DTL_YEAR_MAX)
#define N_MONTHS     12
#define N_YEAR_SAMPLES 4

/* A lower tier, and what it belongs to. */
typedef struct
{
  DtlStep     lower;
  DtlStepName name;
  DtlStep     upper;
  double      min_px;     /* nearer than this ticks are not worth having, even if their names fit */
} Level;

typedef struct
{
  const DtlScale    *scale;
  const DtlViewport *viewport;
  double           (*measure) (const char *text, gpointer user_data);
  gpointer           user_data;
  DtlInstant         from;      /* seen at the left edge */
  DtlInstant         to;        /* and at the right one */
} Ruler;

#define HOUR 3600
#define DAY_OF   { DTL_STEP_DAY, 1 }
#define MONTH_OF { DTL_STEP_MONTH, 1 }
#define YEAR_OF  { DTL_STEP_YEAR, 1 }

static const Level fine_levels[] = {
  { { DTL_STEP_TIME, 1 }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 2 }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 5 }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 10 }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 15 }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 30 }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 60 }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 120 }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 300 }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 600 }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 900 }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 1800 }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, HOUR }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 2 * HOUR }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 3 * HOUR }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 6 * HOUR }, DTL_STEP_NAME_SHORT, DAY_OF, 0 },
  { { DTL_STEP_TIME, 12 * HOUR }, DTL_STEP_NAME_SHORT, DAY_OF, 60 },
  { { DTL_STEP_DAY, 1 }, DTL_STEP_NAME_MIDDLE, MONTH_OF, 0 },
  { { DTL_STEP_DAY, 1 }, DTL_STEP_NAME_SHORT, MONTH_OF, 0 },
  { { DTL_STEP_DAY, 2 }, DTL_STEP_NAME_SHORT, MONTH_OF, 32 },
  { { DTL_STEP_DAY, 5 }, DTL_STEP_NAME_SHORT, MONTH_OF, 40 },
  { { DTL_STEP_DAY, 10 }, DTL_STEP_NAME_SHORT, MONTH_OF, 54 },
  { { DTL_STEP_DAY, 15 }, DTL_STEP_NAME_SHORT, MONTH_OF, 66 },
  { { DTL_STEP_MONTH, 1 }, DTL_STEP_NAME_LONG, YEAR_OF, 0 },
  { { DTL_STEP_MONTH, 1 }, DTL_STEP_NAME_SHORT, YEAR_OF, 0 },
  { { DTL_STEP_MONTH, 3 }, DTL_STEP_NAME_SHORT, YEAR_OF, 0 },
  { { DTL_STEP_MONTH, 6 }, DTL_STEP_NAME_SHORT, YEAR_OF, 60 },
};

/* 1, 2, 5, 10 ... up to a step that holds all years. */
static gint64
get_years_of (guint index)
{
  static const int leading[] = { 1, 2, 5 };
  gint64 years = leading[index % 3];

  for (guint i = 0; i < index / 3; i++)
    years *= 10;

  return years;
}

#define N_YEAR_LEVELS 37    /* the last one is 10^12 years */
#define N_LEVELS      (G_N_ELEMENTS (fine_levels) + N_YEAR_LEVELS)

static Level
get_level (guint index)
{
  Level level = { .name = DTL_STEP_NAME_SHORT };
  gint64 years;

  if (index < G_N_ELEMENTS (fine_levels))
    return fine_levels[index];

  years = get_years_of (index - G_N_ELEMENTS (fine_levels));
  level.lower = (DtlStep) { DTL_STEP_YEAR, years };
  level.upper = (DtlStep) { DTL_STEP_PERIOD, years <= 2 ? 10 : years <= 20 ? 100 : years <= 200 ? 1000 : ALL_YEARS };

  return level;
}

static gboolean
is_deep (const Level *level)
{
  return level->lower.unit == DTL_STEP_YEAR && level->lower.count >= DTL_DEEP_YEARS;
}

/* "13 billion" and "13.5 billion" take turns: a few in a row. */
static guint
get_run_of_samples (const DtlStep *step,
                    DtlInstant     at,
                    DtlInstant    *samples,
                    guint          n_samples)
{
  DtlInstant begin = dtl_step_floor (step, at);

  for (guint i = 0; i < N_YEAR_SAMPLES; i++)
    {
      samples[n_samples++] = begin;
      if (!dtl_step_next (step, begin, &begin))
        break;
    }

  return n_samples;
}

/* Instants whose names stand for those of all of a unit: every month; a week, in it the widest number; of years those at
 * both edges, because the number of digits hangs on where one is. */
static guint
get_samples (const Ruler   *ruler,
             const DtlStep *step,
             gboolean       in_full,
             DtlInstant    *samples)
{
  DtlCivil civil;
  guint n_samples = 0;

  dtl_civil_from_instant (ruler->from, &civil);
  civil.hour = civil.minute = civil.second = 0;

  if (step->unit == DTL_STEP_MONTH || (step->unit == DTL_STEP_DAY && in_full))
    {
      civil.day = step->unit == DTL_STEP_DAY ? 28 : 1;
      for (civil.month = 1; civil.month <= N_MONTHS; civil.month++)
        samples[n_samples++] = dtl_civil_to_instant (&civil);
    }
  else if (step->unit == DTL_STEP_DAY)
    {
      for (civil.day = 22; civil.day <= 28; civil.day++)
        samples[n_samples++] = dtl_civil_to_instant (&civil);
    }
  else if (step->unit == DTL_STEP_TIME)
    {
      samples[n_samples++] = dtl_civil_to_instant (&civil);
      civil.hour = 22;      /* "10:00 PM" */
      samples[n_samples++] = dtl_civil_to_instant (&civil);
    }
  else
    {
      n_samples = get_run_of_samples (step, ruler->from, samples, n_samples);
      n_samples = get_run_of_samples (step, ruler->to, samples, n_samples);
    }

  return n_samples;
}

static double
get_widest (const Ruler *ruler,
            const Level *level,
            gboolean     is_upper,
            DtlStepName  name)
{
  const DtlStep *step = is_upper ? &level->upper : &level->lower;
  DtlInstant samples[N_MONTHS];
  guint n_samples = get_samples (ruler, step, is_upper, samples);
  double widest = 0;

  for (guint i = 0; i < n_samples; i++)
    {
      g_autofree char *text = is_upper ? dtl_step_dup_full_name (step, samples[i], name, is_deep (level))
                                       : dtl_step_dup_name (step, samples[i], name);
      double width = ruler->measure (text, ruler->user_data);

      widest = MAX (widest, width);
    }

  return widest;
}

/* The longest wording of the upper tier that fits, if any does. */
static gboolean
find_upper_name (const Ruler *ruler,
                 const Level *level,
                 DtlStepName *name)
{
  double room = dtl_step_min_seconds (&level->upper) * ruler->viewport->px_per_second - LABEL_DX_PX - LABEL_GAP_PX;

  for (int i = DTL_STEP_NAME_LONG; i >= DTL_STEP_NAME_SHORT; i--)
    {
      *name = i;
      if (get_widest (ruler, level, TRUE, i) <= room)
        return TRUE;
      if (level->upper.unit != DTL_STEP_DAY && level->upper.unit != DTL_STEP_MONTH)
        return FALSE;   /* it has one wording */
    }

  return FALSE;
}

static Level
find_level (const Ruler *ruler,
            DtlStepName *upper_name)
{
  Level level;

  for (guint i = 0; i < N_LEVELS; i++)
    {
      double room;

      level = get_level (i);
      room = dtl_step_min_seconds (&level.lower) * ruler->viewport->px_per_second;
      if (room < MAX (level.min_px, 2 * LABEL_GAP_PX))
        continue;   /* nothing need be measured */
      if (get_widest (ruler, &level, FALSE, level.name) + LABEL_DX_PX + LABEL_GAP_PX > room)
        continue;
      if (find_upper_name (ruler, &level, upper_name))
        return level;
    }

  *upper_name = DTL_STEP_NAME_SHORT;

  return level;
}

static const DtlFold *
find_fold_at (const Ruler *ruler,
              DtlInstant   instant)
{
  guint n_folds = 0;
  const DtlFold *folds = dtl_scale_get_folds (ruler->scale, &n_folds);

  for (guint i = 0; i < n_folds; i++)
    if (instant >= folds[i].from && instant < folds[i].to)
      return &folds[i];

  return NULL;
}

/* Where the next fold behind @instant begins, in pixels. */
static double
get_next_fold_x (const Ruler *ruler,
                 DtlInstant   instant)
{
  guint n_folds = 0;
  const DtlFold *folds = dtl_scale_get_folds (ruler->scale, &n_folds);

  for (guint i = 0; i < n_folds; i++)
    if (folds[i].from >= instant)
      return dtl_viewport_x_of (ruler->viewport, ruler->scale, folds[i].from);

  return INFINITY;
}

/* FALSE behind the right edge. */
static gboolean
add_tick (const Ruler *ruler,
          const Level *level,
          gboolean     is_upper,
          DtlStepName  name,
          DtlInstant   begin,
          DtlInstant   shown_at,
          GArray      *ticks)
{
  double x = dtl_viewport_x_of (ruler->viewport, ruler->scale, shown_at);
  DtlTick tick = {
    .instant = begin,
    .x = x,
    .label_x = (is_upper ? MAX (x, 0) : x) + LABEL_DX_PX,
    .upper = is_upper,
    .strong = is_upper || dtl_step_floor (&level->upper, begin) == begin,
    .resumed = begin != shown_at,
  };

  if (x > ruler->viewport->width)
    return FALSE;

  tick.label = is_upper ? dtl_step_dup_full_name (&level->upper, begin, name, is_deep (level))
                        : dtl_step_dup_name (&level->lower, begin, name);
  g_array_append_val (ticks, tick);

  return TRUE;
}

/* Boundaries from the one left of the view to its right edge. Those in a fold are left out, and the last of them is named
 * where time goes on. */
static void
walk_tier (const Ruler *ruler,
           const Level *level,
           gboolean     is_upper,
           DtlStepName  name,
           GArray      *ticks)
{
  const DtlStep *step = is_upper ? &level->upper : &level->lower;
  DtlInstant at = dtl_step_floor (step, ruler->from);

  do
    {
      const DtlFold *fold = find_fold_at (ruler, at);
      DtlInstant shown_at = at;

      if (fold != NULL)
        {
          shown_at = fold->to;
          at = dtl_step_floor (step, fold->to);
        }
      if (!add_tick (ruler, level, is_upper, name, at, shown_at, ticks))
        break;
    }
  while (dtl_step_next (step, at, &at));
}

/* A name that has slid against the next one is told in fewer words before it is not told at all. */
static void
shorten_label (const Ruler *ruler,
               const Level *level,
               DtlTick     *tick)
{
  for (int name = DTL_STEP_NAME_LONG; name >= DTL_STEP_NAME_SHORT; name--)
    {
      if (ruler->measure (tick->label, ruler->user_data) <= tick->label_width)
        return;
      if (!tick->upper)
        break;

      g_free (tick->label);
      tick->label = dtl_step_dup_full_name (&level->upper, tick->instant, name, is_deep (level));
    }

  if (ruler->measure (tick->label, ruler->user_data) > tick->label_width)
    g_clear_pointer (&tick->label, g_free);
}

/* Names that do not fit are taken away: from a line, which stays, or with what was there for its name alone. */
static void
fit_labels (const Ruler *ruler,
            const Level *level,
            GArray      *ticks,
            guint        first)
{
  for (guint i = first; i < ticks->len; i++)
    {
      DtlTick *tick = &g_array_index (ticks, DtlTick, i);
      double end = tick->label_x + ruler->measure (tick->label, ruler->user_data);

      end = MAX (end, ruler->viewport->width);
      if (i + 1 < ticks->len)
        end = MAX (g_array_index (ticks, DtlTick, i + 1).x, 0) - LABEL_GAP_PX / 2;
      if (!tick->upper)
        {
          double fold_x = get_next_fold_x (ruler, tick->instant) - FOLD_GAP_PX;

          end = MIN (end, fold_x);
        }

      tick->label_width = end - tick->label_x;
      shorten_label (ruler, level, tick);
    }

  for (guint i = ticks->len; i > first; i--)
    {
      const DtlTick *tick = &g_array_index (ticks, DtlTick, i - 1);

      if (tick->resumed && tick->label == NULL)
        g_array_remove_index (ticks, i - 1);
    }
}

static void
clear_tick (gpointer data)
{
  DtlTick *tick = data;

  g_free (tick->label);
}

/**
 * dtl_ticks_new:
 * @scale: the document's scale
 * @viewport: what is seen of it
 * @measure: (scope call): the width of a label in px
 * @user_data: for @measure
 *
 * Returns: (transfer full) (element-type DtlTick): the ticks of both tiers, the lower one first, each sorted by x
 */
GArray *
dtl_ticks_new (const DtlScale    *scale,
               const DtlViewport *viewport,
               double           (*measure) (const char *text, gpointer user_data),
               gpointer           user_data)
{
  GArray *ticks;
  Ruler ruler;
  Level level;
  DtlStepName upper_name;
  guint n_lower;

  g_return_val_if_fail (scale != NULL && viewport != NULL && measure != NULL, NULL);
  g_return_val_if_fail (viewport->px_per_second > 0, NULL);

  ruler = (Ruler) {
    .scale = scale,
    .viewport = viewport,
    .measure = measure,
    .user_data = user_data,
    .from = dtl_viewport_instant_at (viewport, scale, 0),
    .to = dtl_viewport_instant_at (viewport, scale, viewport->width),
  };
  level = find_level (&ruler, &upper_name);

  ticks = g_array_new (FALSE, FALSE, sizeof (DtlTick));
  g_array_set_clear_func (ticks, clear_tick);
  walk_tier (&ruler, &level, FALSE, level.name, ticks);
  fit_labels (&ruler, &level, ticks, 0);
  n_lower = ticks->len;
  walk_tier (&ruler, &level, TRUE, upper_name, ticks);
  fit_labels (&ruler, &level, ticks, n_lower);

  return ticks;
}
