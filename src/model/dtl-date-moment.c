/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One moment in words, cut to its precision: "12 September 2017, 12:14", "Sep 2017", "44 BCE".
 */
#include "config.h"

#include "dtl-date-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
dtl_moment_init_from_instant (DtlMoment   *moment,
                              DtlInstant   instant,
                              DtlPrecision precision)
{
  /* A part of the year has a name only where a text gave it one. */
  static const DtlPrecision cut[] = {
    [DTL_PRECISION_NONE] = DTL_PRECISION_SECOND,
    [DTL_PRECISION_SECOND] = DTL_PRECISION_SECOND,
    [DTL_PRECISION_MINUTE] = DTL_PRECISION_MINUTE,
    [DTL_PRECISION_DAY] = DTL_PRECISION_DAY,
    [DTL_PRECISION_MONTH] = DTL_PRECISION_MONTH,
    [DTL_PRECISION_SEASON] = DTL_PRECISION_MONTH,
    [DTL_PRECISION_QUARTER] = DTL_PRECISION_QUARTER,
    [DTL_PRECISION_QUADRIMESTER] = DTL_PRECISION_QUADRIMESTER,
    [DTL_PRECISION_HALF_YEAR] = DTL_PRECISION_HALF_YEAR,
    [DTL_PRECISION_YEAR] = DTL_PRECISION_YEAR,
    [DTL_PRECISION_DECADE] = DTL_PRECISION_DECADE,
    [DTL_PRECISION_CENTURY] = DTL_PRECISION_CENTURY,
    [DTL_PRECISION_MILLENNIUM] = DTL_PRECISION_MILLENNIUM,
    [DTL_PRECISION_COARSER] = DTL_PRECISION_MILLENNIUM,
  };

  memset (moment, 0, sizeof *moment);
  dtl_civil_from_instant (instant, &moment->civil);
  moment->precision = cut[precision];

  /* Before the common era, and far away, there are no decades that people count in. */
  if (moment->precision > DTL_PRECISION_YEAR &&
      (moment->civil.year < (moment->precision == DTL_PRECISION_DECADE ? 10 : 1) || moment->civil.year >= 10000))
    moment->precision = DTL_PRECISION_YEAR;

  switch ((int) moment->precision)
    {
    case DTL_PRECISION_QUARTER:
      moment->grouping = 33 + (moment->civil.month - 1) / 3;
      break;
    case DTL_PRECISION_QUADRIMESTER:
      moment->grouping = 37 + (moment->civil.month - 1) / 4;
      break;
    case DTL_PRECISION_HALF_YEAR:
      moment->grouping = 40 + (moment->civil.month - 1) / 6;
      break;
    case DTL_PRECISION_DECADE:
      moment->civil.year -= moment->civil.year % 10;
      break;
    case DTL_PRECISION_CENTURY:
      moment->civil.year -= moment->civil.year % 100;
      break;
    case DTL_PRECISION_MILLENNIUM:
      moment->civil.year -= moment->civil.year % 1000;
      break;
    default:
      break;
    }
}

/* As written: in the text's own zone, and 24:00 on its own day. */
void
dtl_moment_init_from_point (DtlMoment          *moment,
                            const DtlDatePoint *point)
{
  gint64 first, last;

  memset (moment, 0, sizeof *moment);
  dtl_date_point_find_years (point, &first, &last);

  moment->civil.year = point->year_is_masked ? first : point->year;
  moment->precision = point->precision;
  moment->grouping = point->grouping;
  moment->point = point;
  if (point->depth >= DTL_DEPTH_MONTH)
    moment->civil.month = (point->month_digits[0] - '0') * 10 + (point->month_digits[1] - '0');
  if (point->depth >= DTL_DEPTH_DAY)
    moment->civil.day = (point->day_digits[0] - '0') * 10 + (point->day_digits[1] - '0');
  moment->civil.hour = point->hour;
  moment->civil.minute = point->minute;
  moment->civil.second = point->second;
}

gboolean
dtl_moment_shares_year (const DtlMoment *a,
                        const DtlMoment *b)
{
  return a->civil.year == b->civil.year && a->precision < DTL_PRECISION_YEAR && b->precision < DTL_PRECISION_YEAR;
}

gboolean
dtl_moment_shares_month (const DtlMoment *a,
                         const DtlMoment *b)
{
  return dtl_moment_shares_year (a, b) && a->civil.month == b->civil.month &&
         a->precision <= DTL_PRECISION_DAY && b->precision <= DTL_PRECISION_DAY;
}

/* What its words are about. */
DtlPhraseKind
dtl_moment_get_kind (const DtlMoment *moment)
{
  switch ((int) moment->precision)
    {
    case DTL_PRECISION_SECOND:
    case DTL_PRECISION_MINUTE:
    case DTL_PRECISION_DAY:
      return DTL_PHRASE_DAY;
    case DTL_PRECISION_MONTH:
      return DTL_PHRASE_MONTH;
    case DTL_PRECISION_SEASON:
      return DTL_PHRASE_SEASON;
    case DTL_PRECISION_YEAR:
    case DTL_PRECISION_QUADRIMESTER:
      return DTL_PHRASE_YEAR;
    case DTL_PRECISION_DECADE:
      return DTL_PHRASE_DECADE;
    default:
      return DTL_PHRASE_PERIOD;
    }
}

static char *
describe_day (const DtlCivil *civil,
              DtlTelling      telling,
              DtlWording      wording)
{
  g_autofree char *day = dtl_words_day (civil->day);
  g_autofree char *month = NULL;
  g_autofree char *year = NULL;

  if (telling == DTL_TELL_WITHOUT_MONTH)
    return g_steal_pointer (&day);

  month = dtl_words_month (civil->month, FALSE, wording);
  if (telling == DTL_TELL_WITHOUT_YEAR)
    /* Translators: day and month, "12 September" */
    return g_strdup_printf (C_("date", "%1$s %2$s"), day, month);

  year = dtl_words_year (civil->year);
  /* Translators: day, month and year, "12 September 2017"; "%2$s %1$s, %3$s" is "September 12, 2017" */
  return g_strdup_printf (C_("date", "%1$s %2$s %3$s"), day, month, year);
}

static char *
describe_month (const DtlCivil *civil,
                DtlTelling      telling,
                DtlWording      wording)
{
  g_autofree char *month = dtl_words_month (civil->month, TRUE, wording);
  g_autofree char *year = NULL;

  if (telling != DTL_TELL_ALL)
    return g_steal_pointer (&month);

  year = dtl_words_year (civil->year);
  /* Translators: month and year, "September 2017" */
  return g_strdup_printf (C_("month", "%1$s %2$s"), month, year);
}

static char *
describe_shift (const DtlDatePoint *point,
                DtlWording          wording)
{
  int minutes = ABS (point->shift_minutes);

  if (point->is_utc || minutes == 0)
    return g_strdup (_("UTC"));

  /* Translators: how far a clock is ahead of UTC, hours and minutes */
  if (point->shift_minutes > 0)
    return g_strdup_printf (wording == DTL_WORDING_SPOKEN ? _("UTC plus %1$d:%2$02d") : _("UTC+%1$d:%2$02d"),
                            minutes / 60, minutes % 60);

  /* Translators: how far a clock is behind UTC, hours and minutes */
  return g_strdup_printf (wording == DTL_WORDING_SPOKEN ? _("UTC minus %1$d:%2$02d") : _("UTC−%1$d:%2$02d"),
                          minutes / 60, minutes % 60);
}

/* The time of day alone, with its fraction as written. */
static char *
describe_time (const DtlMoment *moment,
               DtlWording       wording)
{
  const DtlCivil *civil = &moment->civil;
  const DtlDatePoint *point = moment->point;
  g_autoptr (GString) second = g_string_new (NULL);
  g_autofree char *clock = NULL;

  if (moment->precision == DTL_PRECISION_SECOND)
    g_string_printf (second, "%02d", civil->second);
  if (point != NULL && point->fraction_length > 0)
    {
      g_autofree char *decimal_point = dtl_words_decimal_point ();

      g_string_append (second, decimal_point);
      g_string_append_len (second, point->fraction, point->fraction_length);
    }
  clock = dtl_clock_to_words (civil->hour, civil->minute, second->len > 0 ? second->str : NULL);
  if (point != NULL && point->is_zoned)
    {
      g_autofree char *shift = describe_shift (point, wording);

      /* Translators: a time and its zone, "12:14 UTC" */
      return g_strdup_printf (C_("time", "%1$s %2$s"), clock, shift);
    }

  return g_steal_pointer (&clock);
}

static char *
describe_day_and_time (const DtlMoment *moment,
                       DtlTelling       telling,
                       DtlWording       wording)
{
  g_autofree char *time = describe_time (moment, wording);
  g_autofree char *day = NULL;

  if (telling == DTL_TELL_WITHOUT_MONTH)
    return g_steal_pointer (&time);

  day = describe_day (&moment->civil, telling, wording);
  if (wording == DTL_WORDING_SPOKEN)
    /* Translators: spoken: a day and a time, "12 September 2017 at 12:14" */
    return g_strdup_printf (C_("date", "%1$s at %2$s"), day, time);

  /* Translators: a day and a time, "12 September 2017, 12:14" */
  return g_strdup_printf (C_("date", "%1$s, %2$s"), day, time);
}

/* Years that only the first digits of are known, or that go by decades. */
static char *
describe_years (const DtlMoment *moment,
                DtlWording       wording)
{
  gint64 year = moment->civil.year;
  char *name = NULL;

  switch ((int) moment->precision)
    {
    case DTL_PRECISION_DECADE:
      name = dtl_words_decade (year, wording);
      break;
    case DTL_PRECISION_CENTURY:
      name = dtl_words_century (year, wording);
      break;
    case DTL_PRECISION_MILLENNIUM:
      name = dtl_words_millennium (year, wording);
      break;
    default:
      break;
    }

  return name != NULL ? name : dtl_words_year (year);
}

/**
 * dtl_words_moment:
 * @moment: a moment
 * @telling: what may be left out
 * @wording: how
 *
 * A time of day that is told without its month is told without its day.
 */
char *
dtl_words_moment (const DtlMoment *moment,
                  DtlTelling       telling,
                  DtlWording       wording)
{
  switch ((int) moment->precision)
    {
    case DTL_PRECISION_SECOND:
    case DTL_PRECISION_MINUTE:
      return describe_day_and_time (moment, telling, wording);

    case DTL_PRECISION_DAY:
      return describe_day (&moment->civil, telling, wording);

    case DTL_PRECISION_MONTH:
      return describe_month (&moment->civil, telling, wording);

    case DTL_PRECISION_SEASON:
    case DTL_PRECISION_QUARTER:
    case DTL_PRECISION_QUADRIMESTER:
    case DTL_PRECISION_HALF_YEAR:
      return telling == DTL_TELL_ALL ? dtl_words_grouping_of_year (moment->grouping, moment->civil.year, wording)
                                     : dtl_words_grouping (moment->grouping, wording);

    default:
      return describe_years (moment, wording);
    }
}
