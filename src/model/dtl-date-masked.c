/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Points with unspecified digits in words, and years of which only the first digits count: "the
 * 1960s", "some day in May 2017", "25 December, some year in the 16th century". What has no usual phrase is told by its
 * bounds.
 */
#include "config.h"

#include "dtl-date-words-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_all_masked (const char *digits)
{
  return digits[0] == 'X' && digits[1] == 'X';
}

static char *
describe_years_between (gint64 first,
                        gint64 last)
{
  DtlMoment from = { .civil = { .year = first }, .precision = DTL_PRECISION_YEAR };
  DtlMoment to = { .civil = { .year = last }, .precision = DTL_PRECISION_YEAR };

  return dtl_words_range (&from, &to, DTL_JOIN_BETWEEN, DTL_WORDING_LONG);
}

/* "1950S2": the years that it may be and the one it is thought to be; far away only what counts. An estimate is
 * approximate by itself, so that its qualifiers are told here. Beside other dates it takes one word, "about 1950". */
char *
dtl_words_estimate (const DtlDatePoint *point,
                    gboolean            is_alone,
                    DtlWording          wording)
{
  gboolean is_far = ABS (point->year) >= 10000;
  g_autofree char *year = is_far ? dtl_words_estimated_year (point->year, point->insignificant) : dtl_words_year (point->year);
  g_autofree char *estimate = NULL;
  g_autofree char *years = NULL;
  gint64 first, last;

  if (wording == DTL_WORDING_SHORT || is_far || !is_alone)
    return dtl_words_qualify (year, point->qualifiers[0] | DTL_QUALIFIER_APPROXIMATE, wording);

  dtl_date_point_find_years (point, &first, &last);
  estimate = dtl_words_qualify (year, point->qualifiers[0], wording);
  years = describe_years_between (first, last);
  /* Translators: "between 1900 and 1999, estimated to be 1950" */
  return g_strdup_printf (_("%1$s, estimated to be %2$s"), years, estimate);
}

/* The name that the masked years have together, or NULL. @kind (optional): what it is about */
static char *
name_years (const DtlDatePoint *point,
            DtlWording          wording,
            DtlPhraseKind      *kind)
{
  DtlDatePoint years = *point;
  gint64 first, last;

  years.depth = DTL_DEPTH_YEAR;
  dtl_date_point_find_bounds (&years, NULL);
  dtl_date_point_find_years (point, &first, &last);
  if (kind != NULL)
    *kind = years.precision == DTL_PRECISION_DECADE ? DTL_PHRASE_DECADE : DTL_PHRASE_PERIOD;

  switch ((int) years.precision)
    {
    case DTL_PRECISION_DECADE:
      return dtl_words_decade (first, wording);
    case DTL_PRECISION_CENTURY:
      return dtl_words_century (first, wording);
    case DTL_PRECISION_MILLENNIUM:
      return dtl_words_millennium (first, wording);
    default:
      return NULL;
    }
}

/* What the words of dtl_words_masked() are about. */
DtlPhraseKind
dtl_words_masked_get_kind (const DtlDatePoint *point)
{
  DtlPhraseKind kind;
  g_autofree char *name = name_years (point, DTL_WORDING_LONG, &kind);

  return point->depth == DTL_DEPTH_YEAR && name != NULL ? kind : DTL_PHRASE_CHOICE;
}

/* "In 2017", "in the 1960s", or NULL where the years have no name together. */
static char *
tell_in_years (const DtlDatePoint *point)
{
  DtlPhraseKind kind = DTL_PHRASE_YEAR;
  g_autofree char *name = point->year_is_masked ? name_years (point, DTL_WORDING_LONG, &kind) : dtl_words_year (point->year);

  return name != NULL ? dtl_words_relate (DTL_RELATION_IN, kind, name) : NULL;
}

static gboolean
is_any_year (const DtlDatePoint *point)
{
  return is_all_masked (point->year_digits) && is_all_masked (point->year_digits + 2);
}

static char *
describe_masked_year (const DtlDatePoint *point,
                      DtlWording          wording)
{
  char *name = name_years (point, wording, NULL);
  g_autofree char *years = NULL;
  gint64 first, last;

  if (name != NULL)
    return name;
  if (is_any_year (point))
    return g_strdup (point->year_is_negative ? _("an unknown year BCE") : _("an unknown year"));

  dtl_date_point_find_years (point, &first, &last);
  years = describe_years_between (first, last);
  /* Translators: %s is like "between 1906 and 1996" */
  return g_strdup_printf (_("some year %s"), years);
}

/* Behind a date whose year has unspecified digits. */
static char *
add_masked_year (const char         *date,
                 const DtlDatePoint *point)
{
  g_autofree char *in_years = tell_in_years (point);
  g_autofree char *year = NULL;

  if (in_years != NULL)
    /* Translators: a date and the years it may be in: "25 December, some year in the 1560s" */
    return g_strdup_printf (_("%1$s, some year %2$s"), date, in_years);

  if (is_any_year (point))
    year = g_strdup (point->year_is_negative ? _("year BCE unknown") : _("year unknown"));
  else
    year = describe_masked_year (point, DTL_WORDING_LONG);
  /* Translators: a date and what is known of its year: "25 December, year unknown" */
  return g_strdup_printf (C_("date and year", "%1$s, %2$s"), date, year);
}

/* What is left when no phrase fits: everything between the bounds. */
static char *
describe_bounds (const DtlDatePoint *point,
                 DtlWording          wording,
                 gboolean           *is_window)
{
  DtlMoment from, to;

  *is_window = TRUE;
  dtl_moment_init_from_instant (&from, point->earliest, point->precision);
  dtl_moment_init_from_instant (&to, point->latest, point->precision);
  return dtl_words_range (&from, &to, DTL_JOIN_BETWEEN, wording);
}

/* The month or the day as digits allow it, joined by "or". @digits fits at most three values with one 'X' in front. */
static char *
describe_few (const DtlDatePoint *point,
              const char         *digits,
              int                 maximum,
              DtlWording          wording,
              gboolean           *is_window)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  gboolean is_day = point->depth == DTL_DEPTH_DAY;
  g_autofree char *list = NULL;
  g_autofree char *month = NULL;
  g_autofree char *year = dtl_words_year (point->year);

  for (int value = digits[1] - '0'; value <= maximum; value += 10)
    {
      if (value >= 1)
        g_ptr_array_add (words, is_day ? dtl_words_day (value) : dtl_words_month (value, TRUE, wording));
    }

  *is_window = words->len > 1;
  list = dtl_words_list (words, TRUE);
  if (!is_day)
    /* Translators: month and year, "September 2017" */
    return g_strdup_printf (C_("month", "%1$s %2$s"), list, year);

  month = dtl_words_month ((point->month_digits[0] - '0') * 10 + point->month_digits[1] - '0', FALSE, wording);
  /* Translators: day, month and year, "12 September 2017"; "%2$s %1$s, %3$s" is "September 12, 2017" */
  return g_strdup_printf (C_("date", "%1$s %2$s %3$s"), list, month, year);
}

static char *
describe_masked_month (const DtlDatePoint *point,
                       DtlWording          wording,
                       gboolean           *is_window)
{
  g_autofree char *in_years = NULL;

  if (is_all_masked (point->month_digits))
    {
      if (point->year_is_masked && is_any_year (point))
        return g_strdup (point->year_is_negative ? _("some month, year BCE unknown") : _("some month, year unknown"));
      in_years = tell_in_years (point);
      if (in_years != NULL)
        /* Translators: %s is like "in 2017" or "in the 1960s" */
        return g_strdup_printf (_("some month %s"), in_years);
    }
  else if (!point->year_is_masked && point->month_digits[0] == 'X')
    return describe_few (point, point->month_digits, 12, wording, is_window);

  return describe_bounds (point, wording, is_window);
}

static char *
tell_some_day (const char *month)
{
  g_autofree char *in_month = dtl_words_relate (DTL_RELATION_IN, DTL_PHRASE_MONTH, month);

  return g_strdup_printf (_("some day %s"), in_month);
}

static char *
describe_masked_day_of_year (const DtlDatePoint *point,
                             DtlWording          wording,
                             gboolean           *is_window)
{
  g_autofree char *in_year = tell_in_years (point);
  g_autofree char *month = NULL;
  DtlMoment moment;

  if (is_all_masked (point->month_digits) && is_all_masked (point->day_digits))
    /* Translators: %s is like "in May 2017", "in 2017" or "in the 1960s" */
    return g_strdup_printf (_("some day %s"), in_year);

  if (is_all_masked (point->month_digits) && !point->day_is_masked)
    {
      g_autofree char *day = dtl_words_day ((point->day_digits[0] - '0') * 10 + point->day_digits[1] - '0');

      /* Translators: a day whose month is not known, and "in 2017" */
      return g_strdup_printf (_("day %1$s of some month %2$s"), day, in_year);
    }

  if (point->month_is_masked)
    return describe_bounds (point, wording, is_window);

  if (!is_all_masked (point->day_digits))
    {
      DtlCivil last;

      if (point->day_digits[0] != 'X')
        return describe_bounds (point, wording, is_window);
      dtl_civil_from_instant (point->latest, &last);
      return describe_few (point, point->day_digits, last.day, wording, is_window);
    }

  dtl_moment_init_from_instant (&moment, point->earliest, DTL_PRECISION_MONTH);
  month = dtl_words_moment (&moment, DTL_TELL_ALL, wording);
  return tell_some_day (month);
}

static char *
describe_day_of_masked_year (const DtlDatePoint *point,
                             DtlWording          wording,
                             gboolean           *is_window)
{
  g_autofree char *date = NULL;
  g_autofree char *in_years = NULL;
  DtlMoment moment;

  if (is_all_masked (point->month_digits) && is_all_masked (point->day_digits))
    {
      if (is_any_year (point))
        return g_strdup (point->year_is_negative ? _("some day, year BCE unknown") : _("some day, year unknown"));
      in_years = tell_in_years (point);
      return in_years != NULL ? g_strdup_printf (_("some day %s"), in_years) : describe_bounds (point, wording, is_window);
    }

  if (point->month_is_masked || (point->day_is_masked && !is_all_masked (point->day_digits)))
    return describe_bounds (point, wording, is_window);

  dtl_moment_init_from_instant (&moment, point->earliest, point->day_is_masked ? DTL_PRECISION_MONTH : DTL_PRECISION_DAY);
  date = dtl_words_moment (&moment, DTL_TELL_WITHOUT_YEAR, wording);
  if (point->day_is_masked)
    {
      g_autofree char *month = g_steal_pointer (&date);

      date = tell_some_day (month);
    }

  return add_masked_year (date, point);
}

/**
 * dtl_words_masked:
 * @point: a point with unspecified digits
 * @wording: how it is told
 * @is_window: (out): whether the phrase is a choice, "between ..." or "... or ...", that "from" and "to"
 *   cannot stand before
 */
char *
dtl_words_masked (const DtlDatePoint *point,
                  DtlWording          wording,
                  gboolean           *is_window)
{
  g_autofree char *date = NULL;

  *is_window = FALSE;

  switch ((int) point->depth)
    {
    case DTL_DEPTH_YEAR:
      return describe_masked_year (point, wording);

    case DTL_DEPTH_GROUPING:
      date = dtl_words_grouping (point->grouping, wording);
      return add_masked_year (date, point);

    case DTL_DEPTH_MONTH:
      if (point->month_is_masked)
        return describe_masked_month (point, wording, is_window);
      date = dtl_words_month ((point->month_digits[0] - '0') * 10 + point->month_digits[1] - '0', TRUE, wording);
      return add_masked_year (date, point);

    default:
      return point->year_is_masked ? describe_day_of_masked_year (point, wording, is_window)
                                   : describe_masked_day_of_year (point, wording, is_window);
    }
}
