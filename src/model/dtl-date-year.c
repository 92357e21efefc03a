/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Years in the forms that four digits cannot hold: "Y170000002", "Y-17E7", and the count of
 * significant digits behind any of them, "1950S2", "Y3388E2S3".
 */
#include "config.h"

#include "dtl-date-private.h"

#include <glib/gi18n-lib.h>

/* Larger than every count that matters, small enough to multiply by ten. */
#define COUNT_MAX G_GINT64_CONSTANT (100000000000000000)

/* Takes a number that does not begin with 0 and saturates at @maximum + 1; the digits it has are counted. */
static gboolean
read_positive_number (DtlDateReader *reader,
                      gint64         maximum,
                      gint64        *number,
                      int           *n_digits,
                      const char    *expected)
{
  const char *start = reader->at;
  gint64 value = 0;

  if (!dtl_date_is_digit (dtl_date_peek (reader)) || *reader->at == '0')
    return dtl_date_reader_fail (reader, reader->at, expected);

  for (; dtl_date_is_digit (dtl_date_peek (reader)); reader->at++)
    {
      value = value * 10 + (*reader->at - '0');
      if (value > maximum)
        value = maximum + 1;
    }

  *number = value;
  *n_digits = reader->at - start;
  return TRUE;
}

static int
count_digits (gint64 number)
{
  int count = 1;

  while ((number /= 10) != 0)
    count++;

  return count;
}

static gint64
power_of_ten (int exponent)
{
  gint64 power = 1;

  while (exponent-- > 0)
    power *= 10;

  return power;
}

/* The first such year is told, once the rest has turned out to be a date. */
static void
set_out_of_range (DtlDateReader *reader,
                  DtlDatePoint  *point,
                  const char    *start)
{
  point->is_out_of_range = TRUE;
  if (reader->out_of_range == NULL)
    reader->out_of_range = start;
}

/* Takes "S" and its count, if there is one. @n_digits: those of the whole year, from the first that is not 0. */
static gboolean
read_significant (DtlDateReader *reader,
                  DtlDatePoint  *point,
                  gint64         n_digits,
                  const char    *start)
{
  const char *expected = N_("a count of significant digits that the year has");
  const char *count_start;
  gint64 count = 0;
  int count_digits_read;

  if (!dtl_date_next_is (reader, 'S'))
    return TRUE;

  reader->at++;
  count_start = reader->at;
  if (!read_positive_number (reader, COUNT_MAX, &count, &count_digits_read, expected))
    return FALSE;
  if (count > n_digits)
    return dtl_date_reader_fail (reader, count_start, expected);

  point->has_significant = TRUE;
  point->level = 2;
  if (point->is_out_of_range)
    return TRUE;

  point->insignificant = n_digits - count;
  if (point->insignificant > 0)
    {
      gint64 first, last;

      dtl_date_point_find_years (point, &first, &last);
      if (first < DTL_YEAR_MIN || last > DTL_YEAR_MAX)
        set_out_of_range (reader, point, start);
    }

  return TRUE;
}

/* What may follow a year of four digits. @start: where it begins */
gboolean
dtl_date_read_year_suffixes (DtlDateReader *reader,
                             DtlDatePoint  *point,
                             const char    *start)
{
  return read_significant (reader, point, count_digits (point->year), start);
}

/* Takes a year that begins with "Y". */
gboolean
dtl_date_read_prefixed_year (DtlDateReader *reader,
                             DtlDatePoint  *point)
{
  const char *start = reader->at;
  gint64 mantissa = 0;
  gint64 exponent = 0;
  gint64 n_digits;
  int mantissa_digits;

  reader->at++;
  point->year_is_prefixed = TRUE;
  point->level = 1;
  if (dtl_date_next_is (reader, '-'))
    {
      point->year_is_negative = TRUE;
      reader->at++;
    }

  if (!read_positive_number (reader, DTL_YEAR_MAX, &mantissa, &mantissa_digits,
                             N_("a year of at least five digits, the first not 0")))
    return FALSE;
  n_digits = mantissa_digits;

  if (dtl_date_next_is (reader, 'E'))
    {
      int exponent_digits;

      reader->at++;
      point->level = 2;
      if (!read_positive_number (reader, COUNT_MAX, &exponent, &exponent_digits, N_("an exponent of at least 1")))
        return FALSE;
      n_digits += exponent;
    }

  if (n_digits < 5)
    return dtl_date_reader_fail (reader, start, N_("“Y” only before years beyond four digits"));

  /* No year in range has more than twelve digits, so that the product below stays within 64 bits. */
  if (n_digits > 12 || mantissa * power_of_ten (exponent) > DTL_YEAR_MAX)
    set_out_of_range (reader, point, start);
  else
    point->year = (point->year_is_negative ? -1 : 1) * mantissa * power_of_ten (exponent);

  return read_significant (reader, point, n_digits, start);
}
