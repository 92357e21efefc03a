/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the components of a point to its bounds: the first and the last second that can belong to it.
 * Unspecified digits are bound to what the calendar allows, so that "2101-02-2X" ends on the 28th and
 * "19XX-02-29" begins in 1904.
 */
#include "config.h"

#include "dtl-date-private.h"

/* Where a part of the year begins and how many months it has; seasons are meteorological. */
static const struct
{
  guint8 month;
  guint8 n_months;
  guint8 precision;
} groupings[] = {
  {  3, 3, DTL_PRECISION_SEASON },         /* 21 spring, northern where nothing is said */
  {  6, 3, DTL_PRECISION_SEASON },
  {  9, 3, DTL_PRECISION_SEASON },
  { 12, 3, DTL_PRECISION_SEASON },
  {  3, 3, DTL_PRECISION_SEASON },         /* 25 spring, northern */
  {  6, 3, DTL_PRECISION_SEASON },
  {  9, 3, DTL_PRECISION_SEASON },
  { 12, 3, DTL_PRECISION_SEASON },
  {  9, 3, DTL_PRECISION_SEASON },         /* 29 spring, southern */
  { 12, 3, DTL_PRECISION_SEASON },
  {  3, 3, DTL_PRECISION_SEASON },
  {  6, 3, DTL_PRECISION_SEASON },
  {  1, 3, DTL_PRECISION_QUARTER },        /* 33 */
  {  4, 3, DTL_PRECISION_QUARTER },
  {  7, 3, DTL_PRECISION_QUARTER },
  { 10, 3, DTL_PRECISION_QUARTER },
  {  1, 4, DTL_PRECISION_QUADRIMESTER },   /* 37 */
  {  5, 4, DTL_PRECISION_QUADRIMESTER },
  {  9, 4, DTL_PRECISION_QUADRIMESTER },
  {  1, 6, DTL_PRECISION_HALF_YEAR },      /* 40 */
  {  7, 6, DTL_PRECISION_HALF_YEAR },
};

static int
two_digits (const char *digits)
{
  return (digits[0] - '0') * 10 + (digits[1] - '0');
}

static gboolean
matches_two (const char *digits,
             int         value)
{
  return (digits[0] == 'X' || digits[0] - '0' == value / 10) &&
         (digits[1] == 'X' || digits[1] - '0' == value % 10);
}

static DtlInstant
start_of_day (gint64 year,
              int    month,
              int    day)
{
  return dtl_civil_days_from_date (year, month, day) * DTL_SECONDS_PER_DAY;
}

static DtlInstant
end_of_day (gint64 year,
            int    month,
            int    day)
{
  return start_of_day (year, month, day) + DTL_SECONDS_PER_DAY - 1;
}

/* The last second before @n_months after the first of @month. */
static DtlInstant
end_of_months (gint64 year,
               int    month,
               int    n_months)
{
  int after = month + n_months;

  return after > 12 ? start_of_day (year + 1, after - 12, 1) - 1
                    : start_of_day (year, after, 1) - 1;
}

/**
 * dtl_date_point_find_years:
 * @point: a point whose year was read and is in range
 * @first: (out): the first year that it can mean
 * @last: (out): the last one
 *
 * Significant digits count from the first that is not 0, and the year is cut, not rounded, to them:
 * "1950S2" is 1900 to 1999, "-1950S2" is -1999 to -1900.
 */
void
dtl_date_point_find_years (const DtlDatePoint *point,
                           gint64             *first,
                           gint64             *last)
{
  gint64 least, most;

  if (point->year_is_masked)
    {
      gint64 last_unspecified = 0;

      least = most = 0;
      for (int i = 0; i < 4; i++)
        {
          char digit = point->year_digits[i];

          least = least * 10 + (digit == 'X' ? 0 : digit - '0');
          most = most * 10 + (digit == 'X' ? 9 : digit - '0');
          last_unspecified = digit == 'X' ? 1 : last_unspecified * 10;
        }
      /* There is no year "-0000": the least that fits has a 1 for its last X. */
      if (point->year_is_negative && least == 0)
        least = last_unspecified;
    }
  else
    {
      gint64 step = 1;

      for (int i = 0; i < point->insignificant; i++)
        step *= 10;
      least = ABS (point->year) / step * step;
      most = least + step - 1;
    }

  *first = point->year_is_negative ? -most : least;
  *last = point->year_is_negative ? -least : most;
}

/* The first or last number from 1 to @maximum that fits the two digits, or 0. */
static int
find_number (const char *digits,
             gboolean    is_masked,
             int         maximum,
             gboolean    is_last)
{
  if (!is_masked)
    return two_digits (digits) <= maximum ? two_digits (digits) : 0;

  for (int i = 1; i <= maximum; i++)
    {
      int number = is_last ? maximum + 1 - i : i;

      if (matches_two (digits, number))
        return number;
    }

  return 0;
}

/* The first or last day of @year that fits the month and the day. */
static gboolean
find_day_in_year (const DtlDatePoint *point,
                  gint64              year,
                  gboolean            is_last,
                  int                *month_found,
                  int                *day_found)
{
  for (int i = 1; i <= 12; i++)
    {
      int month = point->month_is_masked ? (is_last ? 13 - i : i) : two_digits (point->month_digits);

      if (matches_two (point->month_digits, month))
        {
          *month_found = month;
          *day_found = find_number (point->day_digits, point->day_is_masked, dtl_civil_days_in_month (year, month), is_last);
          if (*day_found != 0)
            return TRUE;
        }
      if (!point->month_is_masked)
        return FALSE;
    }

  return FALSE;
}

/* The least or greatest leap year that fits the digits, without its sign; leaps mirror around the year 0. */
static gboolean
find_leap_year (const DtlDatePoint *point,
                gboolean            is_greatest,
                gint64             *year)
{
  for (int i = 0; i <= 99; i++)
    {
      int century = is_greatest ? 99 - i : i;

      if (!matches_two (point->year_digits, century))
        continue;

      for (int j = 0; j <= 96; j += 4)
        {
          int candidate = century * 100 + (is_greatest ? 96 - j : j);

          if (matches_two (point->year_digits + 2, candidate % 100) &&
              dtl_civil_is_leap_year (candidate) &&
              !(point->year_is_negative && candidate == 0))
            {
              *year = candidate;
              return TRUE;
            }
        }
    }

  return FALSE;
}

/* The first or last day that fits all digits. Where the year at the edge has none, only 29 February can fit. */
static gboolean
find_masked_day (const DtlDatePoint *point,
                 gint64              edge_year,
                 gboolean            is_last,
                 DtlInstant         *instant)
{
  gint64 year = edge_year;
  int month, day;

  if (!find_day_in_year (point, year, is_last, &month, &day))
    {
      if (!point->year_is_masked || !find_leap_year (point, is_last != point->year_is_negative, &year))
        return FALSE;
      if (point->year_is_negative)
        year = -year;
      if (!find_day_in_year (point, year, is_last, &month, &day))
        return FALSE;
    }

  *instant = is_last ? end_of_day (year, month, day) : start_of_day (year, month, day);
  return TRUE;
}

static gboolean
find_day_bounds (DtlDatePoint *point,
                 gint64        first,
                 gint64        last)
{
  point->precision = DTL_PRECISION_DAY;

  if (!point->year_is_masked && !point->month_is_masked && !point->day_is_masked)
    {
      int month = two_digits (point->month_digits);
      int day = two_digits (point->day_digits);

      if (day > 28 && day > dtl_civil_days_in_month (first, month))
        return FALSE;
      point->earliest = start_of_day (first, month, day);
      point->latest = point->earliest + DTL_SECONDS_PER_DAY - 1;
      return TRUE;
    }

  return find_masked_day (point, first, FALSE, &point->earliest) &&
         find_masked_day (point, last, TRUE, &point->latest);
}

static void
find_month_bounds (DtlDatePoint *point,
                   gint64        first,
                   gint64        last)
{
  int first_month = find_number (point->month_digits, point->month_is_masked, 12, FALSE);
  int last_month = find_number (point->month_digits, point->month_is_masked, 12, TRUE);

  point->precision = DTL_PRECISION_MONTH;
  point->earliest = start_of_day (first, first_month, 1);
  point->latest = end_of_months (last, last_month, 1);
}

/* Powers of ten of years, as far as digits are missing at the right of the year and nowhere else. */
static DtlPrecision
find_year_precision (const DtlDatePoint *point)
{
  int missing = point->insignificant;

  if (point->year_is_masked)
    {
      while (missing < 4 && point->year_digits[3 - missing] == 'X')
        missing++;
      for (int i = 0; i < 4 - missing; i++)
        {
          if (point->year_digits[i] == 'X')
            return DTL_PRECISION_YEAR;
        }
    }

  return DTL_PRECISION_YEAR + MIN (missing, DTL_PRECISION_COARSER - DTL_PRECISION_YEAR);
}

static DtlInstant
convert_to_zone (DtlInstant  utc,
                 GTimeZone  *zone)
{
  if (zone == NULL)
    return utc;

  return utc + g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc));
}

static gboolean
find_time_bounds (DtlDatePoint *point,
                  GTimeZone    *zone)
{
  if (!find_day_bounds (point, point->year, point->year))
    return FALSE;

  point->precision = point->depth == DTL_DEPTH_SECOND ? DTL_PRECISION_SECOND : DTL_PRECISION_MINUTE;
  point->earliest += point->hour * 3600 + point->minute * 60 + point->second;
  if (point->is_zoned)
    point->earliest = convert_to_zone (point->earliest - point->shift_minutes * 60, zone);
  point->latest = point->earliest;
  return TRUE;
}

gboolean
dtl_date_point_find_bounds (DtlDatePoint *point,
                            GTimeZone    *zone)
{
  gint64 first, last;

  if (point->depth >= DTL_DEPTH_MINUTE)
    return find_time_bounds (point, zone);

  dtl_date_point_find_years (point, &first, &last);

  switch (point->depth)
    {
    case DTL_DEPTH_DAY:
      return find_day_bounds (point, first, last);

    case DTL_DEPTH_MONTH:
      find_month_bounds (point, first, last);
      return TRUE;

    case DTL_DEPTH_GROUPING:
      point->precision = groupings[point->grouping - 21].precision;
      point->earliest = start_of_day (first, groupings[point->grouping - 21].month, 1);
      point->latest = end_of_months (last, groupings[point->grouping - 21].month, groupings[point->grouping - 21].n_months);
      return TRUE;

    default:
      point->precision = find_year_precision (point);
      point->earliest = start_of_day (first, 1, 1);
      point->latest = end_of_day (last, 12, 31);
      return TRUE;
    }
}
