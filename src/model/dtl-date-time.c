/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The time of a day: hours and minutes, seconds and their fraction where there are any, and how far
 * the clock stands from UTC.
 */
#include "config.h"

#include "dtl-date-private.h"

#include <glib/gi18n-lib.h>

#define SHIFT_MINUTES_MAX (14 * 60)

static gboolean
read_two_digits (DtlDateReader *reader,
                 int            maximum,
                 guint8        *value,
                 const char    *expected)
{
  const char *at = reader->at;
  int number;

  if (reader->end - at < 2 || !dtl_date_is_digit (at[0]) || !dtl_date_is_digit (at[1]))
    return dtl_date_reader_fail (reader, at, expected);

  number = (at[0] - '0') * 10 + (at[1] - '0');
  if (number > maximum)
    return dtl_date_reader_fail (reader, at, expected);

  *value = number;
  reader->at += 2;
  return TRUE;
}

/* Takes the fraction, if there is one. Its digits do not count for the bounds and are kept as text. Inside a set a
 * comma parts the members, and ".." is a range. */
static void
read_fraction (DtlDateReader *reader,
               DtlDatePoint  *point)
{
  char c = dtl_date_peek (reader);

  if ((c != '.' && (c != ',' || reader->in_set)) ||
      reader->end - reader->at < 2 || !dtl_date_is_digit (reader->at[1]))
    return;

  reader->at++;
  point->fraction = reader->at;
  while (dtl_date_is_digit (dtl_date_peek (reader)))
    reader->at++;
  point->fraction_length = reader->at - point->fraction;
}

/* Takes "Z", "-04" or "+04:30", if there is one. */
static gboolean
read_shift (DtlDateReader *reader,
            DtlDatePoint  *point)
{
  const char *expected = N_("a time shift from UTC between −14:00 and +14:00");
  const char *start = reader->at;
  gboolean is_behind = dtl_date_next_is (reader, '-');
  guint8 hours = 0, minutes = 0;

  if (dtl_date_next_is (reader, 'Z'))
    {
      reader->at++;
      point->is_zoned = TRUE;
      point->is_utc = TRUE;
      return TRUE;
    }

  if (!is_behind && !dtl_date_next_is (reader, '+'))
    return TRUE;

  reader->at++;
  if (!read_two_digits (reader, 14, &hours, expected))
    return FALSE;
  if (dtl_date_next_is (reader, ':'))
    {
      reader->at++;
      if (!read_two_digits (reader, 59, &minutes, expected))
        return FALSE;
    }

  point->is_zoned = TRUE;
  point->shift_minutes = hours * 60 + minutes;
  if (point->shift_minutes > SHIFT_MINUTES_MAX)
    return dtl_date_reader_fail (reader, start, expected);
  if (is_behind && point->shift_minutes == 0)
    return dtl_date_reader_fail (reader, start, N_("“Z” or “+00:00” for UTC"));
  if (is_behind)
    point->shift_minutes = -point->shift_minutes;

  return TRUE;
}

static gboolean
is_midnight_sharp (const DtlDatePoint *point)
{
  for (int i = 0; i < point->fraction_length; i++)
    {
      if (point->fraction[i] != '0')
        return FALSE;
    }

  return point->minute == 0 && point->second == 0;
}

/* Takes "T" and the time. Call it where the "T" stands. */
gboolean
dtl_date_read_time (DtlDateReader *reader,
                    DtlDatePoint  *point)
{
  const char *start = ++reader->at;

  if (!read_two_digits (reader, 24, &point->hour, N_("an hour from 00 to 24")))
    return FALSE;
  if (!dtl_date_next_is (reader, ':'))
    return dtl_date_reader_fail (reader, reader->at, N_("“:” and the minutes"));
  reader->at++;
  if (!read_two_digits (reader, 59, &point->minute, N_("minutes from 00 to 59")))
    return FALSE;

  point->depth = DTL_DEPTH_MINUTE;
  if (dtl_date_next_is (reader, ':'))
    {
      reader->at++;
      if (!read_two_digits (reader, 59, &point->second, N_("seconds from 00 to 59")))
        return FALSE;
      point->depth = DTL_DEPTH_SECOND;
      read_fraction (reader, point);
    }

  if (point->hour == 24 && !is_midnight_sharp (point))
    return dtl_date_reader_fail (reader, start, N_("a time up to 24:00:00"));

  return read_shift (reader, point);
}
