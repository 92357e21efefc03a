/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two moments in words that do not repeat what they share: "4–10 September 2017", "between March and May 2017",
 * "28 March – 3 April 2017". What is shared stands apart in the pattern, so that a language may put it first.
 */
#include "config.h"

#include "dtl-date-words-private.h"

#include <glib/gi18n-lib.h>

static char *
describe_days_of_month (const DtlMoment *from,
                        const DtlMoment *to,
                        DtlJoin          join,
                        DtlWording       wording)
{
  g_autofree char *first = dtl_words_day (from->civil.day);
  g_autofree char *last = dtl_words_day (to->civil.day);
  g_autofree char *month = dtl_words_month (from->civil.month, FALSE, wording);
  g_autofree char *year = dtl_words_year (from->civil.year);

  switch (join)
    {
    case DTL_JOIN_DASH:
      /* Translators: two days of one month, then month and year: "4–10 September 2017" */
      return g_strdup_printf (C_("days", "%1$s–%2$s %3$s %4$s"), first, last, month, year);
    case DTL_JOIN_TO:
      /* Translators: two days of one month, then month and year, inside a list */
      return g_strdup_printf (C_("days", "%1$s to %2$s %3$s %4$s"), first, last, month, year);
    case DTL_JOIN_FROM_TO:
      /* Translators: two days of one month, then month and year: "from 4 to 10 September 2017" */
      return g_strdup_printf (C_("days", "from %1$s to %2$s %3$s %4$s"), first, last, month, year);
    case DTL_JOIN_BETWEEN:
    default:
      /* Translators: two days of one month, then month and year: "between 4 and 10 September 2017" */
      return g_strdup_printf (C_("days", "between %1$s and %2$s %3$s %4$s"), first, last, month, year);
    }
}

static char *
describe_months_of_year (const DtlMoment *from,
                         const DtlMoment *to,
                         DtlJoin          join,
                         DtlWording       wording)
{
  g_autofree char *first = dtl_words_month (from->civil.month, TRUE, wording);
  g_autofree char *last = dtl_words_month (to->civil.month, TRUE, wording);
  g_autofree char *year = dtl_words_year (from->civil.year);

  switch (join)
    {
    case DTL_JOIN_DASH:
      /* Translators: two months of one year, then the year: "March–May 2017" */
      return g_strdup_printf (C_("months", "%1$s–%2$s %3$s"), first, last, year);
    case DTL_JOIN_TO:
      /* Translators: two months of one year, then the year, inside a list */
      return g_strdup_printf (C_("months", "%1$s to %2$s %3$s"), first, last, year);
    case DTL_JOIN_FROM_TO:
      /* Translators: two months of one year, then the year: "from March to May 2017" */
      return g_strdup_printf (C_("months", "from %1$s to %2$s %3$s"), first, last, year);
    case DTL_JOIN_BETWEEN:
    default:
      /* Translators: two months of one year, then the year: "between March and May 2017" */
      return g_strdup_printf (C_("months", "between %1$s and %2$s %3$s"), first, last, year);
    }
}

static char *
describe_times_of_day (const DtlMoment *from,
                       const DtlMoment *to,
                       DtlJoin          join,
                       DtlWording       wording)
{
  DtlMoment day_moment = *from;
  DtlMoment first_moment = *from;
  DtlDatePoint first_point;
  g_autofree char *first = NULL;
  g_autofree char *last = dtl_words_moment (to, DTL_TELL_WITHOUT_MONTH, wording);
  g_autofree char *day = NULL;

  if (from->point != NULL)
    {
      /* The zone stands behind the last time, for both. */
      first_point = *from->point;
      first_point.is_zoned = FALSE;
      first_moment.point = &first_point;
    }
  first = dtl_words_moment (&first_moment, DTL_TELL_WITHOUT_MONTH, wording);
  day_moment.precision = DTL_PRECISION_DAY;
  day = dtl_words_moment (&day_moment, DTL_TELL_ALL, wording);

  switch (join)
    {
    case DTL_JOIN_DASH:
      /* Translators: a day and two times on it: "12 September 2017, 12:14–13:00" */
      return g_strdup_printf (C_("times", "%1$s, %2$s–%3$s"), day, first, last);
    case DTL_JOIN_TO:
      /* Translators: a day and two times on it, inside a list */
      return g_strdup_printf (C_("times", "%1$s, %2$s to %3$s"), day, first, last);
    case DTL_JOIN_FROM_TO:
      /* Translators: a day and two times on it: "12 September 2017, from 12:14 to 13:00" */
      return g_strdup_printf (C_("times", "%1$s, from %2$s to %3$s"), day, first, last);
    case DTL_JOIN_BETWEEN:
    default:
      /* Translators: a day and two times on it: "12 September 2017, between 12:14 and 13:00" */
      return g_strdup_printf (C_("times", "%1$s, between %2$s and %3$s"), day, first, last);
    }
}

static gboolean
has_same_words (const DtlMoment *from,
                const DtlMoment *to,
                DtlWording       wording)
{
  g_autofree char *first = dtl_words_moment (from, DTL_TELL_ALL, wording);
  g_autofree char *last = dtl_words_moment (to, DTL_TELL_ALL, wording);

  return g_str_equal (first, last);
}

static gboolean
is_time (const DtlMoment *moment)
{
  return moment->precision == DTL_PRECISION_SECOND || moment->precision == DTL_PRECISION_MINUTE;
}

/* Whether both times are told by clocks that agree. */
static gboolean
has_same_clock (const DtlMoment *from,
                const DtlMoment *to)
{
  const DtlDatePoint *a = from->point;
  const DtlDatePoint *b = to->point;

  return a == NULL || b == NULL || (a->is_zoned == b->is_zoned && a->shift_minutes == b->shift_minutes);
}

/* "Q1" and "H2" have no spaces inside. */
static gboolean
has_tight_name (const DtlMoment *moment)
{
  return moment->precision == DTL_PRECISION_QUARTER || moment->precision == DTL_PRECISION_HALF_YEAR;
}

/* A winter that runs into the next year keeps both, a season with its hemisphere and "mid-2017" keep theirs, and a time
 * too: "28 March, 12:14 – 3 April 2017, 09:00" reads badly. */
static gboolean
can_leave_year (const DtlMoment *moment)
{
  return !is_time (moment) && moment->precision != DTL_PRECISION_QUADRIMESTER &&
         (moment->grouping < 24 || moment->grouping > 32);
}

/* @range: what lies in the year, up to @last */
char *
dtl_words_add_shared_year (const char      *range,
                           const DtlMoment *last,
                           DtlWording       wording)
{
  g_autofree char *year = dtl_words_year (last->civil.year);

  if (last->grouping > 32 && wording != DTL_WORDING_SHORT)
    /* Translators: a part of a year, "the second quarter of 2017" */
    return g_strdup_printf (C_("part of year", "%1$s of %2$s"), range, year);

  /* Translators: days or months, and the year that they share: "from 28 March to 3 April 2017" */
  return g_strdup_printf (C_("range and year", "%1$s %2$s"), range, year);
}

static char *
describe_range_of_year (const DtlMoment *from,
                        const DtlMoment *to,
                        DtlJoin          join,
                        DtlWording       wording)
{
  g_autofree char *first = dtl_words_moment (from, DTL_TELL_WITHOUT_YEAR, wording);
  g_autofree char *last = dtl_words_moment (to, DTL_TELL_WITHOUT_YEAR, wording);
  g_autofree char *range = NULL;

  if (join == DTL_JOIN_DASH && wording == DTL_WORDING_SHORT && has_tight_name (from) && has_tight_name (to))
    range = dtl_words_join_tight (join, first, last);
  else
    range = dtl_words_join (join, first, dtl_moment_get_kind (from), last, dtl_moment_get_kind (to));

  return dtl_words_add_shared_year (range, to, wording);
}

/* Whether both lie in one year that it is enough to tell once. */
gboolean
dtl_moment_can_share_year (const DtlMoment *from,
                           const DtlMoment *to)
{
  return dtl_moment_shares_year (from, to) && can_leave_year (from) && can_leave_year (to);
}

/**
 * dtl_words_range:
 * @from: the first moment
 * @to: the last, not before it
 * @join: how the two are joined
 * @wording: how they are told
 *
 * Returns: both, or the one when they read the same
 */
char *
dtl_words_range (const DtlMoment *from,
                 const DtlMoment *to,
                 DtlJoin          join,
                 DtlWording       wording)
{
  gboolean shares_month = dtl_moment_shares_month (from, to);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (from->precision == to->precision && has_same_words (from, to, wording))
    return dtl_words_moment (from, DTL_TELL_ALL, wording);

  if (from->precision == DTL_PRECISION_DAY && to->precision == DTL_PRECISION_DAY && shares_month)
    return describe_days_of_month (from, to, join, wording);
  if (from->precision == DTL_PRECISION_MONTH && to->precision == DTL_PRECISION_MONTH && dtl_moment_shares_year (from, to))
    return describe_months_of_year (from, to, join, wording);
  if (from->precision == DTL_PRECISION_YEAR && to->precision == DTL_PRECISION_YEAR)
    return dtl_words_two_years (from->civil.year, to->civil.year, join);
  if (is_time (from) && is_time (to) && shares_month && from->civil.day == to->civil.day && has_same_clock (from, to))
    return describe_times_of_day (from, to, join, wording);
  if (dtl_moment_can_share_year (from, to))
    return describe_range_of_year (from, to, join, wording);

  first = dtl_words_moment (from, DTL_TELL_ALL, wording);
  last = dtl_words_moment (to, DTL_TELL_ALL, wording);
  return dtl_words_join (join, first, dtl_moment_get_kind (from), last, dtl_moment_get_kind (to));
}

/* Instants beyond all stand for ends that are open or unknown. */
static char *
describe_half_open (DtlInstant   from,
                    DtlInstant   to,
                    DtlPrecision precision,
                    DtlWording   wording)
{
  gboolean has_from = from != DTL_INSTANT_BEFORE_ALL && from != DTL_INSTANT_AFTER_ALL;
  gboolean has_to = to != DTL_INSTANT_BEFORE_ALL && to != DTL_INSTANT_AFTER_ALL;
  DtlMoment moment;
  g_autofree char *words = NULL;
  g_autofree char *start = NULL;

  if (!has_from && !has_to)
    return g_strdup (_("with no stated start or end"));

  dtl_moment_init_from_instant (&moment, has_from ? from : to, precision);
  words = dtl_words_moment (&moment, DTL_TELL_ALL, wording);
  if (!has_from)
    return dtl_words_relate (DTL_RELATION_UNTIL, dtl_moment_get_kind (&moment), words);

  start = dtl_words_relate (DTL_RELATION_START, dtl_moment_get_kind (&moment), words);
  /* Translators: it began at a date and has no stated end; %s is "from May 2017" */
  return g_strdup_printf (C_("open end", "%s on"), start);
}

/* Names with an article do not stand beside a dash in a sentence. */
static gboolean
has_plain_name (DtlPrecision precision)
{
  return precision <= DTL_PRECISION_SEASON || precision == DTL_PRECISION_YEAR;
}

/**
 * dtl_instants_to_words:
 * @from: the first second of the span
 * @to: its last second, inclusive, not before @from
 * @precision: what it is cut to
 * @wording: how it is told
 *
 * Returns: (transfer full): "4–10 September 2017"; one moment alone where the two read the same
 */
char *
dtl_instants_to_words (DtlInstant   from,
                       DtlInstant   to,
                       DtlPrecision precision,
                       DtlWording   wording)
{
  DtlMoment first, last;
  gboolean takes_dash = wording == DTL_WORDING_SHORT || (wording == DTL_WORDING_LONG && has_plain_name (precision));

  g_return_val_if_fail (from <= to, NULL);
  g_return_val_if_fail (precision <= DTL_PRECISION_COARSER, NULL);

  if (from == DTL_INSTANT_BEFORE_ALL || from == DTL_INSTANT_AFTER_ALL ||
      to == DTL_INSTANT_BEFORE_ALL || to == DTL_INSTANT_AFTER_ALL)
    return describe_half_open (from, to, precision, wording);

  dtl_moment_init_from_instant (&first, from, precision);
  dtl_moment_init_from_instant (&last, to, precision);
  return dtl_words_range (&first, &last, takes_dash ? DTL_JOIN_DASH : DTL_JOIN_FROM_TO, wording);
}
