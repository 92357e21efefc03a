/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The day count runs in eras of 400 years (146,097 days), in years that begin on 1 March, so that
 * the leap day is a year's last day and the length of months follows one linear formula
 * (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013).
 */
#include "dtl-civil.h"

#define DAYS_PER_ERA    146097
#define YEARS_PER_ERA   400
#define DAYS_TO_EPOCH   719468   /* from 1 March of the year 0 to 1 January 1970 */

static gint64
floor_divide (gint64 value,
              gint64 divisor)
{
  return value / divisor - (value % divisor < 0);
}

/**
 * dtl_civil_is_leap_year:
 * @year: an astronomical year
 *
 * Returns: whether @year has a 29 February
 */
gboolean
dtl_civil_is_leap_year (gint64 year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/**
 * dtl_civil_days_in_month:
 * @year: an astronomical year
 * @month: 1 to 12
 *
 * Returns: 28 to 31
 */
int
dtl_civil_days_in_month (gint64 year,
                         int    month)
{
  static const guint8 lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return lengths[month - 1] + (month == 2 && dtl_civil_is_leap_year (year));
}

/**
 * dtl_civil_days_from_date:
 * @year: an astronomical year whose seconds fit in 64 bits
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: days since 1970-01-01, negative before it
 */
gint64
dtl_civil_days_from_date (gint64 year,
                          int    month,
                          int    day)
{
  gint64 march_year = year - (month <= 2);
  gint64 era = floor_divide (march_year, YEARS_PER_ERA);
  gint64 year_of_era = march_year - era * YEARS_PER_ERA;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_PER_ERA + day_of_era - DAYS_TO_EPOCH;
}

/**
 * dtl_civil_date_from_days:
 * @days: days since 1970-01-01
 * @year: (out): the astronomical year
 * @month: (out): 1 to 12
 * @day: (out): 1 to 31
 *
 * The inverse of dtl_civil_days_from_date().
 */
void
dtl_civil_date_from_days (gint64  days,
                          gint64 *year,
                          int    *month,
                          int    *day)
{
  gint64 shifted = days + DAYS_TO_EPOCH;
  gint64 era = floor_divide (shifted, DAYS_PER_ERA);
  gint64 day_of_era = shifted - era * DAYS_PER_ERA;
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  gint64 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint64 march_month = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * march_month + 2) / 5 + 1;
  *month = march_month < 10 ? march_month + 3 : march_month - 9;
  *year = year_of_era + era * YEARS_PER_ERA + (*month <= 2);
}

/**
 * dtl_civil_weekday:
 * @days: days since 1970-01-01
 *
 * Returns: 1 for Monday to 7 for Sunday, as ISO 8601 counts
 */
int
dtl_civil_weekday (gint64 days)
{
  gint64 since_monday = days + 3;   /* 1 January 1970 was a Thursday */

  return since_monday - floor_divide (since_monday, 7) * 7 + 1;
}

/**
 * dtl_civil_to_instant:
 * @civil: a date and time that exist
 *
 * Returns: the instant at which @civil's second begins
 */
DtlInstant
dtl_civil_to_instant (const DtlCivil *civil)
{
  gint64 days = dtl_civil_days_from_date (civil->year, civil->month, civil->day);
  gint64 seconds = civil->hour * 3600 + civil->minute * 60 + civil->second;

  /* From the end of a day before the epoch: the very first one begins before 64 bits do. */
  if (days < 0)
    return (days + 1) * DTL_SECONDS_PER_DAY + seconds - DTL_SECONDS_PER_DAY;

  return days * DTL_SECONDS_PER_DAY + seconds;
}

/**
 * dtl_civil_from_instant:
 * @instant: an instant
 * @civil: (out caller-allocates): its date and time
 */
void
dtl_civil_from_instant (DtlInstant  instant,
                        DtlCivil   *civil)
{
  gint64 days = floor_divide (instant, DTL_SECONDS_PER_DAY);
  int second = instant % DTL_SECONDS_PER_DAY;

  /* Not from the days, whose seconds do not fit in 64 bits on the very first day. */
  if (second < 0)
    second += DTL_SECONDS_PER_DAY;

  dtl_civil_date_from_days (days, &civil->year, &civil->month, &civil->day);
  civil->hour = second / 3600;
  civil->minute = second / 60 % 60;
  civil->second = second % 60;
}

/**
 * dtl_instant_to_iso8601:
 * @instant: an instant
 * @buffer: DTL_ISO8601_SIZE bytes
 *
 * Writes "2017-05-12T12:14:00", and with a sign where the year has more than four digits or is negative:
 * "+170000002-01-01T00:00:00", "-0043-03-15T00:00:00".
 *
 * Returns: @buffer
 */
char *
dtl_instant_to_iso8601 (DtlInstant  instant,
                        char       *buffer)
{
  DtlCivil civil;
  const char *sign;

  dtl_civil_from_instant (instant, &civil);
  sign = civil.year < 0 ? "-" : civil.year > 9999 ? "+" : "";
  g_snprintf (buffer, DTL_ISO8601_SIZE, "%s%04" G_GINT64_FORMAT "-%02d-%02dT%02d:%02d:%02d",
              sign, ABS (civil.year), civil.month, civil.day, civil.hour, civil.minute, civil.second);
  return buffer;
}
