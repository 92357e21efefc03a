/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Civil days against brute force: a calendar that is turned by hand, one day at a time.
 */
#include "dtl-civil.h"

#define DAYS_PER_ERA G_GINT64_CONSTANT (146097)

/* The calendar by hand: what the day after this one is called. */
typedef struct
{
  gint64 year;
  int    month;
  int    day;
  int    weekday;
} Leaf;

static gboolean
has_leap_day (gint64 year)
{
  if (year % 400 == 0)
    return TRUE;
  if (year % 100 == 0)
    return FALSE;

  return year % 4 == 0;
}

static int
length_of_month (const Leaf *leaf)
{
  switch (leaf->month)
    {
    case 2:
      return has_leap_day (leaf->year) ? 29 : 28;
    case 4:
    case 6:
    case 9:
    case 11:
      return 30;
    default:
      return 31;
    }
}

static void
turn_leaf (Leaf *leaf)
{
  leaf->weekday = leaf->weekday % 7 + 1;
  if (leaf->day++ < length_of_month (leaf))
    return;

  leaf->day = 1;
  if (leaf->month++ < 12)
    return;

  leaf->month = 1;
  leaf->year++;
}

/* Turns @n_days from @leaf, which is @day_number days after 1 January 1970, and compares each. */
static void
compare_days (Leaf   leaf,
              gint64 day_number,
              gint64 n_days)
{
  for (gint64 days = day_number; days < day_number + n_days; days++)
    {
      gint64 year;
      int month, day;

      dtl_civil_date_from_days (days, &year, &month, &day);
      if (year != leaf.year || month != leaf.month || day != leaf.day ||
          dtl_civil_days_from_date (leaf.year, leaf.month, leaf.day) != days ||
          dtl_civil_weekday (days) != leaf.weekday ||
          dtl_civil_days_in_month (leaf.year, leaf.month) != length_of_month (&leaf) ||
          dtl_civil_is_leap_year (leaf.year) != has_leap_day (leaf.year))
        g_error ("day %" G_GINT64_FORMAT " is %" G_GINT64_FORMAT "-%02d-%02d, not %" G_GINT64_FORMAT "-%02d-%02d",
                 days, leaf.year, leaf.month, leaf.day, year, month, day);
      turn_leaf (&leaf);
    }
}

/* 1 January 1970 was a Thursday; the calendar repeats every 400 years, weekdays included. */
static const Leaf epoch = { 1970, 1, 1, 4 };

static void
test_forward_from_epoch (void)
{
  compare_days (epoch, 0, 20 * DAYS_PER_ERA);
}

static void
test_from_long_ago (void)
{
  Leaf leaf = epoch;

  leaf.year -= 20 * 400;
  compare_days (leaf, -20 * DAYS_PER_ERA, 20 * DAYS_PER_ERA + 1);
}

/* Where dates end, the years around ±290000000000, and where 64 bits of seconds do. */
static void
test_extreme_years (void)
{
  const gint64 last_era = G_MAXINT64 / DTL_SECONDS_PER_DAY / DAYS_PER_ERA;
  const gint64 eras[] = { DTL_YEAR_MAX / 400 - 6, DTL_YEAR_MIN / 400 - 5, last_era - 4, -last_era };

  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    {
      Leaf leaf = epoch;

      leaf.year += eras[i] * 400;
      compare_days (leaf, eras[i] * DAYS_PER_ERA, 4 * DAYS_PER_ERA);
    }
}

static void
test_first_and_last_second (void)
{
  char iso[DTL_ISO8601_SIZE];
  DtlCivil civil = { DTL_YEAR_MAX, 12, 31, 23, 59, 59 };
  DtlInstant last = dtl_civil_to_instant (&civil);
  DtlInstant first;

  dtl_civil_from_instant (last, &civil);
  g_assert_cmpint (civil.year, ==, DTL_YEAR_MAX);
  g_assert_cmpint (civil.second, ==, 59);

  civil = (DtlCivil) { DTL_YEAR_MIN, 1, 1, 0, 0, 0 };
  first = dtl_civil_to_instant (&civil);
  dtl_civil_from_instant (first, &civil);
  g_assert_cmpint (civil.year, ==, DTL_YEAR_MIN);
  g_assert_cmpint (civil.hour, ==, 0);
  g_assert_cmpint (first, <, 0);
  g_assert_cmpint (last, >, 0);

  /* Where 64 bits of seconds end, as is well known. */
  g_assert_cmpstr (dtl_instant_to_iso8601 (G_MAXINT64, iso), ==, "+292277026596-12-04T15:30:07");
  g_assert_cmpstr (dtl_instant_to_iso8601 (G_MININT64, iso), ==, "-292277022657-01-27T08:29:52");
  dtl_civil_from_instant (G_MAXINT64, &civil);
  g_assert_cmpint (dtl_civil_to_instant (&civil), ==, G_MAXINT64);
  dtl_civil_from_instant (G_MININT64, &civil);
  g_assert_cmpint (dtl_civil_to_instant (&civil), ==, G_MININT64);
}

static void
test_days_of_history (void)
{
  /* Days that are told with their weekday, or with their Julian day number (1970-01-01 is 2440587.5). */
  static const struct
  {
    gint64 year;
    int    month, day;
    gint64 days;
    int    weekday;
  } known[] = {
    { 1969, 7, 20, -165, 7 },             /* a Sunday: the landing on the Moon */
    { 2000, 1, 1, 10957, 6 },             /* a Saturday, JD 2451544.5 */
    { 1858, 11, 17, -40587, 3 },          /* the epoch of the modified Julian date, a Wednesday */
    { 1582, 10, 15, -141427, 5 },         /* a Friday: the first day of the Gregorian calendar, JD 2299160.5 */
    { -4713, 11, 24, -2440588, 1 },       /* the epoch of the Julian day number, a Monday */
    { 1, 1, 1, -719162, 1 },
    { 0, 12, 31, -719163, 7 },
    { 0, 1, 1, -719528, 6 },
    { -1, 12, 31, -719529, 5 },
    { 2038, 1, 19, 24855, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_assert_cmpint (dtl_civil_days_from_date (known[i].year, known[i].month, known[i].day), ==, known[i].days);
      g_assert_cmpint (dtl_civil_weekday (known[i].days), ==, known[i].weekday);
    }
}

static void
test_seconds_round_trip (void)
{
  for (int i = 0; i < 200000; i++)
    {
      DtlInstant instant = (gint64) ((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ());
      DtlCivil civil;

      if (i % 2 == 0)
        instant >>= g_test_rand_int_range (0, 60);

      dtl_civil_from_instant (instant, &civil);
      g_assert_cmpint (civil.month, >=, 1);
      g_assert_cmpint (civil.month, <=, 12);
      g_assert_cmpint (civil.day, >=, 1);
      g_assert_cmpint (civil.day, <=, dtl_civil_days_in_month (civil.year, civil.month));
      g_assert_true (civil.hour >= 0 && civil.hour < 24 && civil.minute >= 0 && civil.minute < 60 &&
                     civil.second >= 0 && civil.second < 60);
      g_assert_cmpint (dtl_civil_to_instant (&civil), ==, instant);
    }
}

static void
test_iso_text (void)
{
  static const struct
  {
    DtlCivil    civil;
    const char *text;
  } known[] = {
    { { 2017, 5, 12, 12, 14, 5 }, "2017-05-12T12:14:05" },
    { { 0, 1, 1, 0, 0, 0 }, "0000-01-01T00:00:00" },
    { { -1, 12, 31, 23, 59, 59 }, "-0001-12-31T23:59:59" },
    { { -43, 3, 15, 0, 0, 0 }, "-0043-03-15T00:00:00" },
    { { 9999, 12, 31, 23, 59, 59 }, "9999-12-31T23:59:59" },
    { { 10000, 1, 1, 0, 0, 0 }, "+10000-01-01T00:00:00" },
    { { -13800000000, 1, 1, 0, 0, 0 }, "-13800000000-01-01T00:00:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      char iso[DTL_ISO8601_SIZE];

      g_assert_cmpstr (dtl_instant_to_iso8601 (dtl_civil_to_instant (&known[i].civil), iso), ==, known[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/civil/eight-thousand-years-from-the-epoch", test_forward_from_epoch);
  g_test_add_func ("/civil/eight-thousand-years-before-the-epoch", test_from_long_ago);
  g_test_add_func ("/civil/years-at-the-edges", test_extreme_years);
  g_test_add_func ("/civil/first-and-last-second", test_first_and_last_second);
  g_test_add_func ("/civil/days-of-history", test_days_of_history);
  g_test_add_func ("/civil/seconds-round-trip", test_seconds_round_trip);
  g_test_add_func ("/civil/iso-text-has-a-sign-where-it-needs-one", test_iso_text);

  return g_test_run ();
}
