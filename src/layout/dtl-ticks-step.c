/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Round years are those that people count: 500 BCE (astronomically -499), then 1 BCE and 1 CE side by side. So steps of
 * several years stand at 1 - k·n before our era, at the year 1, and at k·n in it:
 *
 *   n = 100:   ... 200 BCE   100 BCE   1 CE   100   200 ...
 *   years:     ...    -199       -99      1   100   200 ...
 *
 * Steps of millions of years count back from now instead, "66 million years ago", and stand at -k·n.
 */
#include "config.h"

#include "dtl-ticks-private.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define GROUPED_FROM 10000

static gint64
floor_divide (gint64 value,
              gint64 divisor)
{
  return value / divisor - (value % divisor < 0);
}

static DtlInstant
begin_of_year (gint64 year)
{
  const DtlCivil civil = { year, 1, 1, 0, 0, 0 };

  return year < DTL_YEAR_MIN ? DTL_INSTANT_FIRST : dtl_civil_to_instant (&civil);
}

static gint64
year_of (DtlInstant instant)
{
  DtlCivil civil;

  dtl_civil_from_instant (instant, &civil);

  return civil.year;
}

/* The least multiple of @count that is not below @value > 0, and at most the years that there are. */
static gint64
round_up (gint64 value,
          gint64 count)
{
  return (value + count - 1) / count * count;
}

static gint64
floor_year (gint64 year,
            gint64 count)
{
  gint64 down = year / count * count;

  if (count == 1)
    return year;
  if (year <= 0)
    return count >= DTL_DEEP_YEARS ? -round_up (MAX (-year, 1), count) : 1 - round_up (1 - year, count);

  /* 1 CE and 2 CE are no two steps of two years. */
  return down == 0 || down == 2 ? 1 : down;
}

static gint64
next_year (gint64 year,
           gint64 count)
{
  if (count == 1)
    return year + 1;
  if (year == 1)
    return count == 2 ? 4 : count;
  if (year <= 0 && year + count >= (count >= DTL_DEEP_YEARS ? 0 : 1))
    return 1;

  return year + count;
}

static int
floor_day (int day,
           int count)
{
  if (count == 1)
    return day;
  if (count == 2)
    return (day - 1) / 2 * 2 + 1;

  return MAX (day / count * count, 1);
}

/* The last beginning of a month leaves nearly a whole step to the next first. */
static int
last_day (const DtlCivil *civil,
          int             count)
{
  int length = dtl_civil_days_in_month (civil->year, civil->month);

  return floor_day (length + (count <= 2 ? 1 : 2) - count, count);
}

/**
 * dtl_step_floor:
 * @self: a step
 * @instant: an instant
 *
 * Returns: where the step that @instant belongs to begins; DTL_INSTANT_FIRST where that is before all years
 */
DtlInstant
dtl_step_floor (const DtlStep *self,
                DtlInstant     instant)
{
  DtlCivil civil;

  dtl_civil_from_instant (instant, &civil);
  switch (self->unit)
    {
    case DTL_STEP_TIME:
      return floor_divide (instant, self->count) * self->count;

    case DTL_STEP_DAY:
      civil.day = MIN (floor_day (civil.day, self->count), last_day (&civil, self->count));
      break;

    case DTL_STEP_MONTH:
      civil.month = (civil.month - 1) / self->count * self->count + 1;
      civil.day = 1;
      break;

    case DTL_STEP_PERIOD:
      if (civil.year <= 0)
        return DTL_INSTANT_FIRST;
      return begin_of_year (MAX (civil.year / self->count * self->count, 1));

    case DTL_STEP_YEAR:
    default:
      return begin_of_year (floor_year (civil.year, self->count));
    }

  civil.hour = civil.minute = civil.second = 0;

  return dtl_civil_to_instant (&civil);
}

static void
move_to_next_day (const DtlStep *self,
                  DtlCivil      *civil)
{
  civil->day = civil->day == 1 && self->count > 2 ? self->count : civil->day + self->count;
  if (civil->day > last_day (civil, self->count))
    {
      civil->day = 1;
      civil->month++;
    }
}

/**
 * dtl_step_next:
 * @self: a step
 * @begin: the beginning of one
 * @next: (out): that of the next
 *
 * Returns: FALSE where the years end
 */
gboolean
dtl_step_next (const DtlStep *self,
               DtlInstant     begin,
               DtlInstant    *next)
{
  DtlCivil civil;

  if (self->unit == DTL_STEP_TIME)
    {
      *next = begin + self->count;
      return *next <= DTL_INSTANT_LAST;
    }

  dtl_civil_from_instant (begin, &civil);
  switch (self->unit)
    {
    case DTL_STEP_DAY:
      move_to_next_day (self, &civil);
      break;

    case DTL_STEP_MONTH:
      civil.month += self->count;
      break;

    case DTL_STEP_PERIOD:
      civil.year = civil.year <= 0 ? 1 : (civil.year / self->count + 1) * self->count;
      break;

    case DTL_STEP_YEAR:
    default:
      /* Where the years begin a step need not. */
      civil.year = next_year (floor_year (civil.year, self->count), self->count);
      break;
    }

  if (civil.month > 12)
    {
      civil.month = 1;
      civil.year++;
    }
  if (civil.year > DTL_YEAR_MAX)
    return FALSE;

  *next = dtl_civil_to_instant (&civil);

  return TRUE;
}

/**
 * dtl_step_min_seconds:
 * @self: a step
 *
 * Returns: the least seconds that one lasts
 */
double
dtl_step_min_seconds (const DtlStep *self)
{
  static const int month_days[] = { [1] = 28, [3] = 90, [6] = 181 };

  switch (self->unit)
    {
    case DTL_STEP_TIME:
      return self->count;

    case DTL_STEP_DAY:
      return (self->count <= 2 ? self->count : self->count - 1) * (double) DTL_SECONDS_PER_DAY;

    case DTL_STEP_MONTH:
      return month_days[self->count] * (double) DTL_SECONDS_PER_DAY;

    case DTL_STEP_YEAR:
    case DTL_STEP_PERIOD:
    default:
      /* From 1 to 5 it is four years. */
      return (self->count <= 2 ? self->count : self->count - 1) * 365.0 * DTL_SECONDS_PER_DAY;
    }
}

static char *
dup_weekday (DtlInstant instant,
             gboolean   is_long)
{
  return dtl_weekday_to_words (dtl_civil_weekday (floor_divide (instant, DTL_SECONDS_PER_DAY)),
                               is_long ? DTL_WORDING_LONG : DTL_WORDING_SHORT);
}

static char *
dup_day (DtlInstant  instant,
         DtlStepName name)
{
  g_autofree char *weekday = NULL;
  g_autofree char *day = NULL;
  DtlCivil civil;

  dtl_civil_from_instant (instant, &civil);
  day = g_strdup_printf ("%d", civil.day);
  if (name == DTL_STEP_NAME_SHORT)
    return g_steal_pointer (&day);

  weekday = dup_weekday (instant, FALSE);
  /* Translators: an abbreviated weekday and the day of the month on a ruler, "Tue 12" */
  return g_strdup_printf (C_("ruler", "%1$s %2$s"), weekday, day);
}

static char *
dup_month (DtlInstant  instant,
           DtlStepName name)
{
  DtlCivil civil;

  dtl_civil_from_instant (instant, &civil);
  return dtl_month_to_words (civil.month, name == DTL_STEP_NAME_LONG ? DTL_WORDING_LONG : DTL_WORDING_SHORT);
}

/* "500,000": a year of five digits and more is read in groups of three. */
static char *
dup_grouped (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autofree char *locale_separator = g_locale_to_utf8 (nl_langinfo (THOUSEP), -1, NULL, NULL, NULL);
  const char *separator = locale_separator != NULL && locale_separator[0] != '\0' ? locale_separator : "\u202f";   /* narrow no-break space */
  GString *grouped = g_string_new (NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (grouped, separator);
      g_string_append_c (grouped, digits[i]);
    }

  return g_string_free (grouped, FALSE);
}

static char *
dup_year (DtlInstant instant,
          gint64     count)
{
  gint64 year = year_of (instant);
  gint64 magnitude = ABS (year), counted = year <= 0 ? 1 - year : year;
  g_autofree char *digits = NULL;

  if (count >= DTL_DEEP_YEARS && magnitude >= DTL_DEEP_YEARS)
    return dtl_number_to_words (magnitude);
  if (counted < GROUPED_FROM)
    return dtl_instants_to_words (instant, instant, DTL_PRECISION_YEAR, DTL_WORDING_SHORT);

  digits = dup_grouped (counted);
  /* Translators: a year before the common era, "44 BCE" */
  return g_strdup_printf (year <= 0 ? C_("year", "%s BCE") : C_("year", "%s CE"), digits);
}

/**
 * dtl_step_dup_name:
 * @self: a step
 * @begin: where it begins
 * @name: how much of it
 *
 * Returns: (transfer full): its name in the locale, without what the upper tier says
 */
char *
dtl_step_dup_name (const DtlStep *self,
                   DtlInstant     begin,
                   DtlStepName    name)
{
  DtlCivil civil;
  char second[16];

  switch (self->unit)
    {
    case DTL_STEP_TIME:
      dtl_civil_from_instant (begin, &civil);
      g_snprintf (second, sizeof second, "%02d", civil.second);
      return dtl_clock_to_words (civil.hour, civil.minute, self->count % 60 == 0 ? NULL : second);

    case DTL_STEP_DAY:
      return dup_day (begin, name);

    case DTL_STEP_MONTH:
      return dup_month (begin, name);

    case DTL_STEP_YEAR:
    case DTL_STEP_PERIOD:
    default:
      return dup_year (begin, self->count);
    }
}

static char *
dup_whole_day (DtlInstant  instant,
               DtlStepName name)
{
  gboolean is_long = name == DTL_STEP_NAME_LONG;
  g_autofree char *date = dtl_instants_to_words (instant, instant, DTL_PRECISION_DAY, is_long ? DTL_WORDING_LONG : DTL_WORDING_SHORT);
  g_autofree char *weekday = NULL;

  if (name == DTL_STEP_NAME_SHORT)
    return g_steal_pointer (&date);

  weekday = dup_weekday (instant, is_long);
  /* Translators: a weekday and a date on a ruler, "Tue 12 Sep 2017" */
  return g_strdup_printf (C_("ruler date", "%1$s %2$s"), weekday, date);
}

static char *
dup_era (gboolean is_before,
         gboolean is_deep)
{
  if (!is_before)
    /* Translators: on a ruler, all years from 1 on: the common era */
    return g_strdup (C_("ruler", "CE"));
  if (is_deep)
    /* Translators: on a ruler, above numbers such as "500 million" */
    return g_strdup (C_("ruler", "Years ago"));

  /* Translators: on a ruler, all years before the year 1: before the common era */
  return g_strdup (C_("ruler", "BCE"));
}

static char *
dup_period (DtlInstant instant,
            gint64     count,
            gboolean   is_deep)
{
  const DtlPrecision precision = count == 10 ? DTL_PRECISION_DECADE : count == 100 ? DTL_PRECISION_CENTURY : DTL_PRECISION_MILLENNIUM;
  gint64 year = year_of (instant);

  if (count > 1000 || year < 10 || year >= GROUPED_FROM || (count == 1000 && year < 1000))
    return dup_era (year <= 0, is_deep);

  return dtl_instants_to_words (instant, instant, precision, DTL_WORDING_SHORT);
}

/**
 * dtl_step_dup_full_name:
 * @self: a step
 * @begin: where it begins
 * @name: how long it may be
 * @deep: whether the steps below are of millions of years
 *
 * Returns: (transfer full): its name in the locale, in full
 */
char *
dtl_step_dup_full_name (const DtlStep *self,
                        DtlInstant     begin,
                        DtlStepName    name,
                        gboolean       deep)
{
  switch (self->unit)
    {
    case DTL_STEP_DAY:
      return dup_whole_day (begin, name);

    case DTL_STEP_MONTH:
      return dtl_instants_to_words (begin, begin, DTL_PRECISION_MONTH,
                                    name == DTL_STEP_NAME_LONG ? DTL_WORDING_LONG : DTL_WORDING_SHORT);

    case DTL_STEP_PERIOD:
      return dup_period (begin, self->count, deep);

    case DTL_STEP_TIME:
    case DTL_STEP_YEAR:
    default:
      return dtl_step_dup_name (self, begin, name);
    }
}
