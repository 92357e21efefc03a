/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Years in words, with their era: "2017", "44 BCE", "50–44 BCE", "66–56 million years ago". Numbers are set without
 * grouping: "170000003 BCE" is a year, not an amount.
 */
#include "config.h"

#include "dtl-date-words-private.h"

#include <glib/gi18n-lib.h>

#define YEAR_LONG_FROM 10000
#define ROUND_TO       10000
#define MILLION        G_GINT64_CONSTANT (1000000)
#define BILLION        G_GINT64_CONSTANT (1000000000)

char *
dtl_words_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* Whether @magnitude is told in millions or billions without a loss: six digits that count, at most, and none below ten
 * thousands, so that the two thousand years between the era and today do not matter. */
static gboolean
is_round (gint64 magnitude)
{
  gint64 step = ROUND_TO;

  if (magnitude < MILLION)
    return FALSE;

  while (magnitude / step >= 1000000)
    step *= 10;

  return magnitude % step == 0;
}

/* 13800000000 in units of 1000000000 is "13.8", with the locale's decimal point. */
static char *
format_in_units (gint64 magnitude,
                 gint64 unit)
{
  g_autofree char *point = NULL;
  char fraction[16];
  int length;

  if (magnitude % unit == 0)
    return dtl_words_number (magnitude / unit);

  length = g_snprintf (fraction, sizeof fraction, "%0*" G_GINT64_FORMAT, unit == BILLION ? 9 : 6, magnitude % unit);
  while (fraction[length - 1] == '0')
    fraction[--length] = '\0';

  point = dtl_words_decimal_point ();
  return g_strdup_printf ("%" G_GINT64_FORMAT "%s%s", magnitude / unit, point, fraction);
}

/* The plural of a fraction is that of the next whole number. */
static gulong
count_units (gint64 magnitude,
             gint64 unit)
{
  return magnitude / unit + (magnitude % unit != 0);
}

/* "13.8 billion", "66 million", and below a million the number itself. */
char *
dtl_words_large_number (gint64 number)
{
  gint64 unit = number >= BILLION ? BILLION : MILLION;
  g_autofree char *count = NULL;

  if (number < MILLION)
    return dtl_words_number (number);

  count = format_in_units (number, unit);
  if (unit == BILLION)
    /* Translators: a number, "13.8 billion", a thousand million each */
    return g_strdup_printf (ngettext ("%s billion", "%s billion", count_units (number, unit)), count);

  /* Translators: a number, "66 million" */
  return g_strdup_printf (ngettext ("%s million", "%s million", count_units (number, unit)), count);
}

/**
 * dtl_number_to_words:
 * @number: not negative
 *
 * Returns: (transfer full): "13.8 billion", "66 million", and below a million the digits
 */
char *
dtl_number_to_words (gint64 number)
{
  g_return_val_if_fail (number >= 0, NULL);

  return dtl_words_large_number (number);
}

/* Two numbers before one unit or era. */
static char *
join_numbers (DtlJoin     join,
              const char *from,
              const char *to)
{
  switch (join)
    {
    case DTL_JOIN_DASH:
      /* Translators: two years, "1939–1945", also before an era, "50–44 BCE" */
      return g_strdup_printf (C_("two years", "%1$s–%2$s"), from, to);
    case DTL_JOIN_TO:
      /* Translators: two years inside a list, also before an era */
      return g_strdup_printf (C_("two years", "%1$s to %2$s"), from, to);
    case DTL_JOIN_FROM_TO:
      /* Translators: two years, also before an era, "from 50 to 44 BCE" */
      return g_strdup_printf (C_("two years", "from %1$s to %2$s"), from, to);
    case DTL_JOIN_BETWEEN:
    default:
      /* Translators: two years, also before an era, "between 50 and 44 BCE" */
      return g_strdup_printf (C_("two years", "between %1$s and %2$s"), from, to);
    }
}

/* Two numbers in "66–56 million years ago". */
static char *
join_counts (DtlJoin     join,
             const char *from,
             const char *to)
{
  switch (join)
    {
    case DTL_JOIN_DASH:
      /* Translators: two numbers before "million years ago", "66–56" */
      return g_strdup_printf (C_("two counts of years", "%1$s–%2$s"), from, to);
    case DTL_JOIN_TO:
      /* Translators: two numbers before "million years ago", inside a list */
      return g_strdup_printf (C_("two counts of years", "%1$s to %2$s"), from, to);
    case DTL_JOIN_FROM_TO:
      /* Translators: two numbers before "million years ago" */
      return g_strdup_printf (C_("two counts of years", "from %1$s to %2$s"), from, to);
    case DTL_JOIN_BETWEEN:
    default:
      /* Translators: two numbers before "million years ago" */
      return g_strdup_printf (C_("two counts of years", "between %1$s and %2$s"), from, to);
    }
}

/* @number: the digits, which may be those of two years; @magnitude: the year that the unit follows */
static char *
add_round_unit (const char *number,
                gint64      magnitude,
                gboolean    is_past)
{
  gint64 unit = magnitude >= BILLION ? BILLION : MILLION;
  gulong count = count_units (magnitude, unit);

  if (is_past && unit == BILLION)
    /* Translators: %s is a number such as "13.8"; a billion is a thousand million */
    return g_strdup_printf (ngettext ("%s billion years ago", "%s billion years ago", count), number);
  if (is_past)
    /* Translators: %s is a number such as "66" */
    return g_strdup_printf (ngettext ("%s million years ago", "%s million years ago", count), number);
  if (unit == BILLION)
    /* Translators: a year far in the future; %s is a number such as "2.5" */
    return g_strdup_printf (ngettext ("the year %s billion", "the year %s billion", count), number);

  /* Translators: a year far in the future; %s is a number such as "170" */
  return g_strdup_printf (ngettext ("the year %s million", "the year %s million", count), number);
}

static char *
describe_round_year (gint64   magnitude,
                     gboolean is_past)
{
  g_autofree char *number = format_in_units (magnitude, magnitude >= BILLION ? BILLION : MILLION);

  return add_round_unit (number, magnitude, is_past);
}

/* "66–56 million years ago", or NULL when the two are not counted in one unit. */
static char *
describe_two_round_years (gint64  first,
                          gint64  last,
                          DtlJoin join)
{
  gint64 unit = ABS (last) >= BILLION ? BILLION : MILLION;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *numbers = NULL;

  if (last >= 0 || !is_round (-first) || !is_round (-last) || (first <= -BILLION) != (last <= -BILLION))
    return NULL;

  from = format_in_units (-first, unit);
  to = format_in_units (-last, unit);
  numbers = join_counts (join, from, to);
  return add_round_unit (numbers, -last, TRUE);
}

/* @number: the digits, which may be those of two years */
static char *
add_era (const char *number,
         gboolean    is_before)
{
  if (is_before)
    /* Translators: a year before the common era, "44 BCE", or two, "50–44 BCE" */
    return g_strdup_printf (C_("year", "%s BCE"), number);

  /* Translators: a year of the common era whose bare number could be misread, "79 CE", or two, "69–79 CE" */
  return g_strdup_printf (C_("year", "%s CE"), number);
}

/* Whether the bare number could be taken for something else, or for the other era. */
static gboolean
needs_era (gint64 year)
{
  return year < DTL_YEAR_NEEDS_ERA_BELOW || year >= YEAR_LONG_FROM;
}

/* As people count: there is no year 0. */
static gint64
count_in_era (gint64 year)
{
  return year <= 0 ? 1 - year : year;
}

/**
 * dtl_words_year:
 * @year: an astronomical year
 *
 * Returns: "2017", "79 CE", "44 BCE", "13.8 billion years ago"
 */
char *
dtl_words_year (gint64 year)
{
  g_autofree char *number = NULL;

  if (is_round (ABS (year)))
    return describe_round_year (ABS (year), year < 0);

  number = dtl_words_number (count_in_era (year));
  return needs_era (year) ? add_era (number, year <= 0) : g_steal_pointer (&number);
}

/**
 * dtl_words_two_years:
 * @first: an astronomical year
 * @last: another, not before it
 * @join: how the two are joined
 *
 * Returns: "1939–1945", "50–44 BCE", "50 BCE – 14 CE", "66–56 million years ago"
 */
char *
dtl_words_two_years (gint64  first,
                     gint64  last,
                     DtlJoin join)
{
  gboolean shares_era = (first <= 0) == (last <= 0) && !is_round (ABS (first)) && !is_round (ABS (last)) &&
                        (first <= 0 || (first < DTL_YEAR_NEEDS_ERA_BELOW) == (last < DTL_YEAR_NEEDS_ERA_BELOW));
  char *both = describe_two_round_years (first, last, join);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *numbers = NULL;

  if (both != NULL)
    return both;

  if (!shares_era)
    {
      from = dtl_words_year (first);
      to = dtl_words_year (last);
      return dtl_words_join (join, from, DTL_PHRASE_YEAR, to, DTL_PHRASE_YEAR);
    }

  from = dtl_words_number (count_in_era (first));
  to = dtl_words_number (count_in_era (last));
  numbers = join_numbers (join, from, to);
  return needs_era (last) ? add_era (numbers, last <= 0) : g_steal_pointer (&numbers);
}

/**
 * dtl_words_estimated_year:
 * @year: an astronomical year of which only the first digits count
 * @insignificant: how many of its last digits do not, at least 1
 *
 * Returns: the year cut to what counts: "171 million" for 171010000 and 6
 */
char *
dtl_words_estimated_year (gint64 year,
                          int    insignificant)
{
  gint64 step = 1;
  gint64 magnitude;
  g_autofree char *number = NULL;

  for (int i = 0; i < insignificant; i++)
    step *= 10;
  magnitude = ABS (year) / step * step;

  if (is_round (magnitude))
    return describe_round_year (magnitude, year < 0);

  /* The one year between astronomical and historical counting is less than what is left out. */
  if (year >= 0)
    return dtl_words_year (magnitude);

  number = dtl_words_number (magnitude);
  return add_era (number, TRUE);
}
