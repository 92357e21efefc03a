/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ruler: the right step at each scale, its names, and the laws of its labels. */
#include "dtl-ticks-private.h"

#include <math.h>
#include <string.h>

#define DAY         ((double) DTL_SECONDS_PER_DAY)
#define CHAR_PX     7.0
#define FRAME_PX    17.0    /* before and behind a name */
#define SEP_12_2017 G_GINT64_CONSTANT (1505174400)

static double
measure (const char *text,
         gpointer    user_data)
{
  return g_utf8_strlen (text, -1) * CHAR_PX;
}

static DtlInstant
year_begin (gint64 year)
{
  const DtlCivil civil = { year, 1, 1, 0, 0, 0 };

  return dtl_civil_to_instant (&civil);
}

static DtlViewport
make_view (DtlInstant left,
           double     px_per_second,
           double     width)
{
  return (DtlViewport) { .anchor = left, .anchor_x = 0, .px_per_second = px_per_second, .width = width, .height = 400 };
}

static GArray *
make_ticks (DtlInstant left,
            double     px_per_second,
            double     width)
{
  g_autoptr (DtlScale) scale = dtl_scale_new (DTL_INSTANT_FIRST, DTL_INSTANT_LAST, NULL, 0);
  DtlViewport view = make_view (left, px_per_second, width);

  return dtl_ticks_new (scale, &view, measure, NULL);
}

/* The labels of one tier, "Feb|Mar|Apr"; "-" where a line has none. */
static char *
join_labels (GArray   *ticks,
             gboolean  upper)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    {
      const DtlTick *tick = &g_array_index (ticks, DtlTick, i);

      if (tick->upper != upper)
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, '|');
      g_string_append (joined, tick->label != NULL ? tick->label : "-");
    }

  return g_string_free (joined, FALSE);
}

static void
assert_labels (DtlInstant  left,
               DtlInstant  right,
               const char *lower,
               const char *upper)
{
  g_autoptr (GArray) ticks = make_ticks (left, 1000 / (double) ((guint64) right - (guint64) left), 1000);
  g_autofree char *lower_labels = join_labels (ticks, FALSE);
  g_autofree char *upper_labels = join_labels (ticks, TRUE);

  g_assert_cmpstr (lower_labels, ==, lower);
  g_assert_cmpstr (upper_labels, ==, upper);
}

static const DtlStep steps[] = {
  { DTL_STEP_TIME, 1 }, { DTL_STEP_TIME, 30 }, { DTL_STEP_TIME, 900 }, { DTL_STEP_TIME, 43200 },
  { DTL_STEP_DAY, 1 }, { DTL_STEP_DAY, 2 }, { DTL_STEP_DAY, 5 }, { DTL_STEP_DAY, 10 }, { DTL_STEP_DAY, 15 },
  { DTL_STEP_MONTH, 1 }, { DTL_STEP_MONTH, 3 }, { DTL_STEP_MONTH, 6 },
  { DTL_STEP_YEAR, 1 }, { DTL_STEP_YEAR, 2 }, { DTL_STEP_YEAR, 5 }, { DTL_STEP_YEAR, 10 }, { DTL_STEP_YEAR, 200 },
  { DTL_STEP_YEAR, 500000 }, { DTL_STEP_YEAR, 1000000 }, { DTL_STEP_YEAR, G_GINT64_CONSTANT (5000000000) },
  { DTL_STEP_PERIOD, 10 }, { DTL_STEP_PERIOD, 100 }, { DTL_STEP_PERIOD, 1000 },
};

static DtlInstant
random_instant (GRand *rand)
{
  double years = pow (10, g_rand_double_range (rand, -3, 11.4)) * (g_rand_boolean (rand) ? 1 : -1);

  return year_begin (years) + g_rand_int_range (rand, 0, 366 * DTL_SECONDS_PER_DAY);
}

static void
test_a_step_holds_its_instant (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int round = 0; round < 20000; round++)
    {
      const DtlStep *step = &steps[round % G_N_ELEMENTS (steps)];
      DtlInstant instant = random_instant (rand), next;
      DtlInstant begin = dtl_step_floor (step, instant);

      g_assert_cmpint (begin, <=, instant);
      g_assert_cmpint (dtl_step_floor (step, begin), ==, begin);
      if (dtl_step_next (step, begin, &next))
        {
          g_assert_cmpint (next, >, instant);
          g_assert_cmpint (dtl_step_floor (step, next), ==, next);
          g_assert_cmpint (dtl_step_floor (step, next - 1), ==, begin);
          if (step->unit != DTL_STEP_PERIOD && begin > DTL_INSTANT_FIRST)
            g_assert_cmpfloat ((double) ((guint64) next - (guint64) begin), >=, dtl_step_min_seconds (step));
        }
    }
}

static gboolean
is_day_of (int day,
           int count,
           int length)
{
  switch (count)
    {
    case 1:
      return TRUE;
    case 2:
      return day % 2 == 1 && day < length;
    case 5:
      return day == 1 || (day % 5 == 0 && day <= 25);
    case 10:
      return day == 1 || day == 10 || day == 20;
    default:
      return day == 1 || day == 15;
    }
}

static void
test_days_and_months_begin_where_a_calendar_says (void)
{
  const gint64 from = dtl_civil_days_from_date (1890, 1, 1), to = dtl_civil_days_from_date (2110, 1, 1);
  DtlInstant expected[G_N_ELEMENTS (steps)] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    expected[i] = dtl_step_floor (&steps[i], from * DTL_SECONDS_PER_DAY);

  for (gint64 days = from; days < to; days++)
    {
      gint64 year;
      int month, day;

      dtl_civil_date_from_days (days, &year, &month, &day);
      for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
        {
          gboolean begins = FALSE;

          if (steps[i].unit == DTL_STEP_DAY)
            begins = is_day_of (day, steps[i].count, dtl_civil_days_in_month (year, month));
          else if (steps[i].unit == DTL_STEP_MONTH)
            begins = day == 1 && (month - 1) % steps[i].count == 0;
          else
            continue;

          if (begins)
            expected[i] = days * DTL_SECONDS_PER_DAY;
          if (days > from + 200)
            g_assert_cmpint (dtl_step_floor (&steps[i], days * DTL_SECONDS_PER_DAY + 4321), ==, expected[i]);
        }
    }
}

/* Counted as people count years: there is no year 0, and 44 BCE comes 44 years before 1 CE. */
static void
test_years_stand_at_round_numbers_of_their_era (void)
{
  const int counts[] = { 1, 2, 5, 10, 20, 50, 100, 500, 1000 };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    for (gint64 year = -3000; year <= 3000; year++)
      {
        const DtlStep step = { DTL_STEP_YEAR, counts[i] };
        gint64 bce = 1 - year;
        gboolean begins = year > 0 ? year % counts[i] == 0 || year == 1 : bce % counts[i] == 0;

        if (counts[i] == 2 && year == 2)
          begins = FALSE;
        g_assert_cmpint (dtl_step_floor (&step, year_begin (year)) == year_begin (year), ==, begins);
      }
}

static void
test_steps_end_where_years_end (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      DtlInstant begin = dtl_step_floor (&steps[i], DTL_INSTANT_LAST), next;

      g_assert_cmpint (begin, <=, DTL_INSTANT_LAST);
      g_assert_false (dtl_step_next (&steps[i], begin, &next));
      g_assert_cmpint (dtl_step_floor (&steps[i], DTL_INSTANT_FIRST), ==, DTL_INSTANT_FIRST);
      g_assert_true (dtl_step_next (&steps[i], DTL_INSTANT_FIRST, &next));
      g_assert_cmpint (next, >, DTL_INSTANT_FIRST);
    }
}

/* A step, and the pixels a day from which it is the finest whose names fit: they were worked out by hand from the widths of
 * the names (7 px a letter and 17 px around it), not by the code. */
static const struct
{
  DtlStep step;
  double  px_per_day;
} thresholds[] = {
  { { DTL_STEP_TIME, 1 }, 73 * DAY },                 /* 12:14:05 */
  { { DTL_STEP_TIME, 2 }, 73 * DAY / 2 },
  { { DTL_STEP_TIME, 5 }, 73 * DAY / 5 },
  { { DTL_STEP_TIME, 10 }, 73 * DAY / 10 },
  { { DTL_STEP_TIME, 15 }, 73 * DAY / 15 },
  { { DTL_STEP_TIME, 30 }, 73 * DAY / 30 },
  { { DTL_STEP_TIME, 60 }, 52 * DAY / 60 },           /* 12:14 */
  { { DTL_STEP_TIME, 120 }, 52 * DAY / 120 },
  { { DTL_STEP_TIME, 300 }, 52 * DAY / 300 },
  { { DTL_STEP_TIME, 600 }, 52 * DAY / 600 },
  { { DTL_STEP_TIME, 900 }, 52 * DAY / 900 },
  { { DTL_STEP_TIME, 1800 }, 52 * DAY / 1800 },
  { { DTL_STEP_TIME, 3600 }, 52 * 24 },
  { { DTL_STEP_TIME, 7200 }, 52 * 12 },
  { { DTL_STEP_TIME, 10800 }, 52 * 8 },
  { { DTL_STEP_TIME, 21600 }, 52 * 4 },
  { { DTL_STEP_TIME, 43200 }, 60 * 2 },
  { { DTL_STEP_DAY, 1 }, 31 },                        /* 28; from 59 px on Tue 28 */
  { { DTL_STEP_DAY, 2 }, 32 / 2.0 },
  { { DTL_STEP_DAY, 5 }, 40 / 4.0 },
  { { DTL_STEP_DAY, 10 }, 54 / 9.0 },
  { { DTL_STEP_DAY, 15 }, 66 / 14.0 },
  { { DTL_STEP_MONTH, 1 }, 38 / 28.0 },               /* Sep; from 80 px on September */
  { { DTL_STEP_MONTH, 3 }, 38 / 90.0 },
  { { DTL_STEP_MONTH, 6 }, 60 / 181.0 },
  { { DTL_STEP_YEAR, 1 }, 45 / 365.0 },               /* 2017 */
  { { DTL_STEP_YEAR, 2 }, 45 / 365.0 / 2 },
  { { DTL_STEP_YEAR, 5 }, 45 / 365.0 / 4 },
  { { DTL_STEP_YEAR, 10 }, 45 / 365.0 / 9 },
  { { DTL_STEP_YEAR, 20 }, 45 / 365.0 / 19 },
};

static gboolean
is_step_of (GArray        *ticks,
            const DtlStep *step)
{
  for (guint i = 0; i + 1 < ticks->len; i++)
    {
      const DtlTick *tick = &g_array_index (ticks, DtlTick, i);
      const DtlTick *other = &g_array_index (ticks, DtlTick, i + 1);
      DtlInstant next;

      if (tick->upper || other->upper)
        break;
      if (dtl_step_floor (step, tick->instant) != tick->instant || !dtl_step_next (step, tick->instant, &next) || next != other->instant)
        return FALSE;
    }

  return TRUE;
}

static void
test_the_step_changes_at_its_scale_and_not_elsewhere (void)
{
  for (gsize i = 0; i + 1 < G_N_ELEMENTS (thresholds); i++)
    {
      double last = thresholds[i + 1].px_per_day;
      g_autoptr (GArray) above = make_ticks (SEP_12_2017, thresholds[i].px_per_day * 1.0001 / DAY, 5000);
      g_autoptr (GArray) above_next = make_ticks (SEP_12_2017, last * 1.0001 / DAY, 5000);
      g_autoptr (GArray) below = make_ticks (SEP_12_2017, thresholds[i].px_per_day * 0.9999 / DAY, 5000);

      g_assert_true (is_step_of (above, &thresholds[i].step));
      g_assert_false (is_step_of (below, &thresholds[i].step));
      g_assert_true (is_step_of (below, &thresholds[i + 1].step));
      g_assert_true (is_step_of (above_next, &thresholds[i + 1].step));
    }
}

static double
get_step_seconds (GArray *ticks)
{
  double longest = 0;

  for (guint i = 0; i + 1 < ticks->len && !g_array_index (ticks, DtlTick, i + 1).upper; i++)
    longest = MAX (longest, (double) ((guint64) g_array_index (ticks, DtlTick, i + 1).instant - (guint64) g_array_index (ticks, DtlTick, i).instant));

  return longest;
}

/* From a second to all of time in steps of 17 %: never too dense, never without ticks, never finer when zooming out. */
static void
test_the_ruler_is_neither_crowded_nor_bare_at_any_scale (void)
{
  const DtlInstant places[] = { SEP_12_2017, year_begin (-43), year_begin (-4000), year_begin (30000), year_begin (-13800000000), year_begin (150000000000) };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double previous = 0;

      for (double s = 100; s > 2e-16; s /= 1.17)
        {
          g_autoptr (GArray) ticks = make_ticks (places[i], s, 1400);
          guint n_lower = 0, n_upper = 0, n_labels = 0;

          for (guint n = 0; n < ticks->len; n++)
            {
              const DtlTick *tick = &g_array_index (ticks, DtlTick, n);

              n_lower += !tick->upper;
              n_upper += tick->upper;
              n_labels += tick->label != NULL;
            }

          g_assert_cmpuint (n_lower, <=, 1400 / 24 + 2);
          g_assert_cmpuint (n_upper, >=, 1);
          g_assert_cmpuint (n_labels, >=, 2);
          if (n_lower > 3)
            {
              double now = get_step_seconds (ticks);

              /* Months are unlike, and the first year of an era is; no more than that. */
              g_assert_cmpfloat (now, >=, previous * 0.8);
              previous = now;
            }
        }
    }
}

static void
test_names_at_each_depth_of_time (void)
{
  assert_labels (SEP_12_2017 + 44040, SEP_12_2017 + 44052,
                 "12:14:00|12:14:01|12:14:02|12:14:03|12:14:04|12:14:05|12:14:06|12:14:07|12:14:08|12:14:09|12:14:10|12:14:11|12:14:12",
                 "Tuesday 12 September 2017");
  assert_labels (SEP_12_2017 + 44000, SEP_12_2017 + 44000 + 5 * 3600, "12:00|12:30|13:00|13:30|14:00|14:30|15:00|15:30|16:00|16:30|17:00",
                 "Tuesday 12 September 2017");
  assert_labels (SEP_12_2017 + 18 * 3600, SEP_12_2017 + 54 * 3600, "18:00|20:00|22:00|00:00|02:00|04:00|06:00|08:00|10:00|12:00|14:00|16:00|18:00|20:00|22:00|00:00|02:00|04:00|06:00",
                 "Tue 12 Sep 2017|Wednesday 13 September 2017|Thursday 14 September 2017");
  assert_labels (SEP_12_2017 + 15 * 86400, SEP_12_2017 + 25 * 86400,
                 "Wed 27|Thu 28|Fri 29|Sat 30|Sun 1|Mon 2|Tue 3|Wed 4|Thu 5|Fri 6|Sat 7", "September 2017|October 2017");
  assert_labels (SEP_12_2017 - 11 * 86400, SEP_12_2017 + 80 * 86400, "1|5|10|15|20|25|1|5|10|15|20|25|1|5|10|15|20|25|1",
                 "September 2017|October 2017|November 2017|December 2017");
  assert_labels (year_begin (2017), year_begin (2017) + 330 * 86400, "January|February|March|April|May|June|July|August|September|October|November", "2017");
  assert_labels (year_begin (2016), year_begin (2018) - 1, "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec", "2016|2017");
  assert_labels (year_begin (2010), year_begin (2018) - 1, "Jan|Jul|Jan|Jul|Jan|Jul|Jan|Jul|Jan|Jul|Jan|Jul|Jan|Jul|Jan|Jul", "2010|2011|2012|2013|2014|2015|2016|2017");
  assert_labels (year_begin (1997), year_begin (2018) - 1, "1997|1998|1999|2000|2001|2002|2003|2004|2005|2006|2007|2008|2009|2010|2011|2012|2013|2014|2015|2016|2017", "1990s|2000s|2010s");
  assert_labels (year_begin (1480), year_begin (1700), "1480|1500|1520|1540|1560|1580|1600|1620|1640|1660|1680|1700", "-|16th century|17th century|18th century");
}

static void
test_names_before_our_era (void)
{
  assert_labels (year_begin (-50), year_begin (-36), "51 BCE|50 BCE|49 BCE|48 BCE|47 BCE|46 BCE|45 BCE|44 BCE|43 BCE|42 BCE|41 BCE|40 BCE|39 BCE|38 BCE|37 BCE", "BCE");
  assert_labels (year_begin (-4), year_begin (6), "5 BCE|4 BCE|3 BCE|2 BCE|1 BCE|1 CE|2 CE|3 CE|4 CE|5 CE|6 CE", "BCE|CE");
  assert_labels (year_begin (-499), year_begin (501), "500 BCE|400 BCE|300 BCE|200 BCE|100 BCE|1 CE|100 CE|200 CE|300 CE|400 CE|500 CE", "BCE|CE");
  assert_labels (year_begin (-3999), year_begin (2001), "4000 BCE|3500 BCE|3000 BCE|2500 BCE|2000 BCE|1500 BCE|1000 BCE|500 BCE|1 CE|500 CE|1000|1500|2000", "BCE|CE");
  assert_labels (year_begin (-19999), year_begin (2001), "20\u202f000 BCE|18\u202f000 BCE|16\u202f000 BCE|14\u202f000 BCE|12\u202f000 BCE|10\u202f000 BCE|8000 BCE|6000 BCE|4000 BCE|2000 BCE|1 CE|2000", "BCE|CE");
  assert_labels (year_begin (-43) + 69 * 86400, year_begin (-43) + 79 * 86400, "Mon 11|Tue 12|Wed 13|Thu 14|Fri 15|Sat 16|Sun 17|Mon 18|Tue 19|Wed 20|Thu 21", "March 44 BCE");
}

static void
test_names_of_deep_time (void)
{
  assert_labels (year_begin (-13800000000), year_begin (2017),
                 "14 billion|12 billion|10 billion|8 billion|6 billion|4 billion|2 billion|1 CE", "Years ago|CE");
  assert_labels (year_begin (-600000000), year_begin (2017), "600 million|500 million|400 million|300 million|200 million|100 million|1 CE", "Years ago|CE");
  assert_labels (year_begin (-499999), year_begin (2017), "500\u202f000 BCE|450\u202f000 BCE|400\u202f000 BCE|350\u202f000 BCE|300\u202f000 BCE|250\u202f000 BCE|200\u202f000 BCE|150\u202f000 BCE|100\u202f000 BCE|50\u202f000 BCE|1 CE", "BCE|CE");
  assert_labels (year_begin (-2500000000), year_begin (2500000000),
                 "2.5 billion|2 billion|1.5 billion|1 billion|500 million|1 CE|500 million|1 billion|1.5 billion|2 billion|2.5 billion", "Years ago|CE");
  assert_labels (year_begin (1), year_begin (60001), "1 CE|5000|10\u202f000 CE|15\u202f000 CE|20\u202f000 CE|25\u202f000 CE|30\u202f000 CE|35\u202f000 CE|40\u202f000 CE|45\u202f000 CE|50\u202f000 CE|55\u202f000 CE|60\u202f000 CE", "CE");
}

static DtlScale *
random_scale (GRand *rand)
{
  double years = pow (10, g_rand_double_range (rand, -5, 10.3));
  gint64 span = years * 31556952;
  DtlInstant first = year_begin (g_rand_int_range (rand, -3000, 3000));
  DtlFold folds[4];
  guint n_folds = g_rand_int_range (rand, 0, 5);

  if (g_rand_boolean (rand))
    first -= span;
  for (guint i = 0; i < n_folds; i++)
    {
      folds[i].from = first + span / 4 * i + span / 4 * g_rand_double_range (rand, 0.05, 0.3);
      folds[i].to = first + span / 4 * i + span / 4 * g_rand_double_range (rand, 0.4, 0.95);
    }

  return dtl_scale_new (first, first + span, folds, n_folds);
}

static void
test_labels_never_overlap_and_none_stands_in_a_fold (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (int round = 0; round < 1000; round++)
    {
      g_autoptr (DtlScale) scale = random_scale (rand);
      g_autoptr (GArray) ticks = NULL;
      guint n_folds = 0;
      const DtlFold *folds = dtl_scale_get_folds (scale, &n_folds);
      DtlViewport view = { .width = g_rand_double_range (rand, 100, 3000), .height = 400 };
      double end[2] = { -1e9, -1e9 };

      dtl_viewport_frame_all (&view, scale);
      dtl_viewport_zoom_at (&view, scale, g_rand_double_range (rand, 0, view.width), pow (2, g_rand_double_range (rand, -0.5, 8)));
      ticks = dtl_ticks_new (scale, &view, measure, NULL);

      for (guint i = 0; i < ticks->len; i++)
        {
          const DtlTick *tick = &g_array_index (ticks, DtlTick, i);
          double label_end = tick->label_x + (tick->label != NULL ? measure (tick->label, NULL) : 0);

          if (i > 0 && tick->upper == tick[-1].upper)
            g_assert_cmpfloat (tick->x, >=, tick[-1].x);
          g_assert_cmpfloat (tick->x, <=, view.width + 1);
          for (guint n = 0; n < n_folds; n++)
            {
              double left = dtl_viewport_x_of (&view, scale, folds[n].from);

              if (!tick->resumed)
                g_assert_false (tick->instant >= folds[n].from && tick->instant < folds[n].to);
              if (!tick->upper && tick->label != NULL)
                g_assert_false (tick->label_x < left + DTL_FOLD_WIDTH_PX && label_end > left);
            }
          if (tick->label == NULL)
            continue;

          g_assert_cmpfloat (measure (tick->label, NULL), <=, tick->label_width + 1e-6);
          g_assert_cmpfloat (tick->label_x, >, end[tick->upper]);
          if (tick->upper)
            g_assert_cmpfloat (tick->label_x, >=, 0);
          end[tick->upper] = label_end;
        }
    }
}

static void
test_the_upper_tier_is_pinned_to_the_left_edge (void)
{
  for (double gone = 0; gone < 3; gone += 0.01)
    {
      g_autoptr (GArray) ticks = make_ticks (year_begin (2015) + gone * 365 * 86400, 1.5 / DAY, 900);
      const DtlTick *first = NULL;

      for (guint i = 0; i < ticks->len && first == NULL; i++)
        if (g_array_index (ticks, DtlTick, i).upper && g_array_index (ticks, DtlTick, i).label != NULL)
          first = &g_array_index (ticks, DtlTick, i);

      /* Or the next name has come so near that it says the same. */
      g_assert_nonnull (first);
      g_assert_cmpfloat (first->label_x, <=, 5 + 28 + 12 + 5);
      if (first->x <= 0)
        g_assert_cmpfloat (first->label_x, ==, 5);
    }
}

static void
test_panning_changes_neither_step_nor_names (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int round = 0; round < 60; round++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_autoptr (DtlScale) scale = dtl_scale_new (year_begin (1200), year_begin (2300), NULL, 0);
      DtlViewport view = make_view (year_begin (1300) + g_rand_int (rand), pow (10, g_rand_double_range (rand, -6, 1)), 1200);

      for (int i = 0; i < 20; i++)
        {
          g_autoptr (GArray) ticks = dtl_ticks_new (scale, &view, measure, NULL);

          for (guint n = 0; n < ticks->len; n++)
            {
              const DtlTick *tick = &g_array_index (ticks, DtlTick, n);
              const char *known = g_hash_table_lookup (seen, &tick->instant);

              if (tick->upper || tick->label == NULL)
                continue;
              if (known != NULL)
                g_assert_cmpstr (known, ==, tick->label);
              else
                g_hash_table_insert (seen, g_memdup2 (&tick->instant, sizeof tick->instant), g_strdup (tick->label));
            }
          dtl_viewport_pan_by (&view, scale, g_rand_double_range (rand, -60, 60));
        }
    }
}

static void
test_lines_are_strong_where_the_upper_tier_begins (void)
{
  g_autoptr (GArray) ticks = make_ticks (SEP_12_2017, 8 / DAY, 1200);
  guint n_strong = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const DtlTick *tick = &g_array_index (ticks, DtlTick, i);
      DtlCivil civil;

      dtl_civil_from_instant (tick->instant, &civil);
      if (!tick->upper)
        g_assert_cmpint (tick->strong, ==, civil.day == 1);
      n_strong += tick->strong && !tick->upper;
    }
  g_assert_cmpuint (n_strong, ==, 5);
}

/* A year that began in a fold is named where time goes on, without a line: it is no boundary. */
static void
test_time_is_named_again_behind_a_fold (void)
{
  const DtlFold fold = { year_begin (2010) + 40 * 86400, year_begin (2014) + 100 * 86400 };
  g_autoptr (DtlScale) scale = dtl_scale_new (year_begin (2009), year_begin (2018), &fold, 1);
  DtlViewport view = make_view (year_begin (2009), 0.4 / DAY, 1000);
  g_autoptr (GArray) ticks = dtl_ticks_new (scale, &view, measure, NULL);
  g_autofree char *lower = join_labels (ticks, FALSE);
  g_autofree char *upper = join_labels (ticks, TRUE);
  guint n_resumed = 0;

  g_assert_cmpstr (lower, ==, "Jan|Jul|-|Jan|Jul|Jan|Jul|Jan|Jul|Jan|Jul|Jan|Jul|Jan|Jul");
  g_assert_cmpstr (upper, ==, "2009|2010|2014|2015|2016|2017|2018|2019");
  for (guint i = 0; i < ticks->len; i++)
    {
      const DtlTick *tick = &g_array_index (ticks, DtlTick, i);

      if (!tick->resumed)
        continue;
      n_resumed++;
      g_assert_cmpfloat_with_epsilon (tick->x, dtl_viewport_x_of (&view, scale, fold.to), 1e-9);
    }
  g_assert_cmpuint (n_resumed, ==, 2);
}

static void
test_no_zone_moves_a_tick (void)
{
  const char *zones[] = { "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "EST5EDT,M3.2.0,M11.1.0" };
  g_autofree char *own = g_strdup (g_getenv ("TZ"));

  for (double s = 10; s > 1e-8; s /= 3)
    {
      g_autoptr (GArray) expected = make_ticks (SEP_12_2017 + 53 * 86400, s, 1000);
      g_autofree char *expected_labels = join_labels (expected, FALSE);

      for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
        {
          g_autoptr (GArray) ticks = NULL;
          g_autofree char *labels = NULL;

          g_setenv ("TZ", zones[i], TRUE);
          ticks = make_ticks (SEP_12_2017 + 53 * 86400, s, 1000);
          labels = join_labels (ticks, FALSE);
          g_assert_cmpstr (labels, ==, expected_labels);
          for (guint n = 0; n < ticks->len; n++)
            g_assert_cmpint (g_array_index (ticks, DtlTick, n).instant, ==, g_array_index (expected, DtlTick, n).instant);
        }
    }

  g_setenv ("TZ", own != NULL ? own : "UTC", TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ticks/a-step-holds-its-instant", test_a_step_holds_its_instant);
  g_test_add_func ("/ticks/days-and-months-begin-where-a-calendar-says", test_days_and_months_begin_where_a_calendar_says);
  g_test_add_func ("/ticks/years-stand-at-round-numbers-of-their-era", test_years_stand_at_round_numbers_of_their_era);
  g_test_add_func ("/ticks/steps-end-where-years-end", test_steps_end_where_years_end);
  g_test_add_func ("/ticks/the-step-changes-at-its-scale-and-not-elsewhere", test_the_step_changes_at_its_scale_and_not_elsewhere);
  g_test_add_func ("/ticks/the-ruler-is-neither-crowded-nor-bare-at-any-scale", test_the_ruler_is_neither_crowded_nor_bare_at_any_scale);
  g_test_add_func ("/ticks/names-at-each-depth-of-time", test_names_at_each_depth_of_time);
  g_test_add_func ("/ticks/names-before-our-era", test_names_before_our_era);
  g_test_add_func ("/ticks/names-of-deep-time", test_names_of_deep_time);
  g_test_add_func ("/ticks/labels-never-overlap-and-none-stands-in-a-fold", test_labels_never_overlap_and_none_stands_in_a_fold);
  g_test_add_func ("/ticks/the-upper-tier-is-pinned-to-the-left-edge", test_the_upper_tier_is_pinned_to_the_left_edge);
  g_test_add_func ("/ticks/panning-changes-neither-step-nor-names", test_panning_changes_neither_step_nor_names);
  g_test_add_func ("/ticks/lines-are-strong-where-the-upper-tier-begins", test_lines_are_strong_where_the_upper_tier_begins);
  g_test_add_func ("/ticks/time-is-named-again-behind-a-fold", test_time_is_named_again_behind_a_fold);
  g_test_add_func ("/ticks/no-zone-moves-a-tick", test_no_zone_moves_a_tick);

  return g_test_run ();
}
