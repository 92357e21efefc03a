/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The names that dates are made of: months, weekdays, decades, centuries, seasons. Months, weekdays and the decimal point
 * are those of the language that the words are in; where no catalogue has them, those of the locale.
 */
#define _GNU_SOURCE   /* ALTMON_1 */
#include "config.h"

#include "dtl-date-words-private.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

static char *
dup_from_locale (const char *text)
{
  char *utf8 = g_get_charset (NULL) ? g_strdup (text) : g_locale_to_utf8 (text, -1, NULL, NULL, NULL);

  return utf8 != NULL ? utf8 : g_strdup ("");
}

/* As the catalogue has it, and where it has none, as the locale does. */
static char *
dup_name (const char *context,
          const char *english,
          nl_item     item)
{
  const char *translation = g_dpgettext2 (GETTEXT_PACKAGE, context, english);

  return translation != english ? g_strdup (translation) : dup_from_locale (nl_langinfo (item));
}

/* Translators: a month as it stands beside a day, "12 September 2017" */
static const char *const months[] = {
  NC_("month beside a day", "January"), NC_("month beside a day", "February"), NC_("month beside a day", "March"),
  NC_("month beside a day", "April"), NC_("month beside a day", "May"), NC_("month beside a day", "June"),
  NC_("month beside a day", "July"), NC_("month beside a day", "August"), NC_("month beside a day", "September"),
  NC_("month beside a day", "October"), NC_("month beside a day", "November"), NC_("month beside a day", "December"),
};

/* Translators: a month without a day, "September 2017" */
static const char *const lone_months[] = {
  NC_("month alone", "January"), NC_("month alone", "February"), NC_("month alone", "March"),
  NC_("month alone", "April"), NC_("month alone", "May"), NC_("month alone", "June"),
  NC_("month alone", "July"), NC_("month alone", "August"), NC_("month alone", "September"),
  NC_("month alone", "October"), NC_("month alone", "November"), NC_("month alone", "December"),
};

/* Translators: an abbreviated month, "12 Sep 2017" */
static const char *const short_months[] = {
  NC_("short month", "Jan"), NC_("short month", "Feb"), NC_("short month", "Mar"),
  NC_("short month", "Apr"), NC_("short month", "May"), NC_("short month", "Jun"),
  NC_("short month", "Jul"), NC_("short month", "Aug"), NC_("short month", "Sep"),
  NC_("short month", "Oct"), NC_("short month", "Nov"), NC_("short month", "Dec"),
};

static const char *const weekdays[] = {
  NC_("weekday", "Monday"), NC_("weekday", "Tuesday"), NC_("weekday", "Wednesday"), NC_("weekday", "Thursday"),
  NC_("weekday", "Friday"), NC_("weekday", "Saturday"), NC_("weekday", "Sunday"),
};

/* Translators: an abbreviated weekday, "Tue 12" */
static const char *const short_weekdays[] = {
  NC_("short weekday", "Mon"), NC_("short weekday", "Tue"), NC_("short weekday", "Wed"), NC_("short weekday", "Thu"),
  NC_("short weekday", "Fri"), NC_("short weekday", "Sat"), NC_("short weekday", "Sun"),
};

#ifndef ALTMON_1
#define ALTMON_1 MON_1
#endif

/**
 * dtl_words_month:
 * @month: 1 to 12
 * @stands_alone: whether no day stands beside it; languages with cases tell the two apart
 * @wording: whether it may be abbreviated
 */
char *
dtl_words_month (int        month,
                 gboolean   stands_alone,
                 DtlWording wording)
{
  int index = month - 1;

  if (wording == DTL_WORDING_SHORT)
    return dup_name ("short month", short_months[index], ABMON_1 + index);
  if (stands_alone)
    return dup_name ("month alone", lone_months[index], ALTMON_1 + index);

  return dup_name ("month beside a day", months[index], MON_1 + index);
}

/**
 * dtl_month_to_words:
 * @month: 1 to 12
 * @wording: whether it may be abbreviated
 *
 * Returns: (transfer full): the month alone, "September"
 */
char *
dtl_month_to_words (int        month,
                    DtlWording wording)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);

  return dtl_words_month (month, TRUE, wording);
}

/**
 * dtl_weekday_to_words:
 * @weekday: 1 for Monday to 7 for Sunday
 * @wording: whether it may be abbreviated
 *
 * Returns: (transfer full): "Tuesday"
 */
char *
dtl_weekday_to_words (int        weekday,
                      DtlWording wording)
{
  /* The locale counts from Sunday. */
  int item = weekday % 7;

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);

  return wording == DTL_WORDING_SHORT ? dup_name ("short weekday", short_weekdays[weekday - 1], ABDAY_1 + item)
                                      : dup_name ("weekday", weekdays[weekday - 1], DAY_1 + item);
}

/* A day beside its month. */
char *
dtl_words_day (int day)
{
  g_autofree char *number = dtl_words_number (day);

  /* Translators: the day of a month, wherever it stands: "%s." is "4. September", "4. oder 10. September" */
  return g_strdup_printf (C_("day of a month", "%s"), number);
}

/* Of the language of the words, or else of the locale. */
char *
dtl_words_decimal_point (void)
{
  /* Translators: the decimal point, "13.8 billion", "12:14:05.25" */
  return dup_name ("decimal point", NC_("decimal point", "."), RADIXCHAR);
}

/* NULL where years are not counted in decades that end with 0 to 9: before 10 CE. */
char *
dtl_words_decade (gint64     first_year,
                  DtlWording wording)
{
  g_autofree char *digits = dtl_words_number (first_year);

  if (first_year < 10)
    return NULL;

  if (first_year < DTL_YEAR_NEEDS_ERA_BELOW)
    {
      if (wording == DTL_WORDING_SHORT)
        /* Translators: a decade, "960s CE" */
        return g_strdup_printf (C_("decade", "%ss CE"), digits);
      /* Translators: a decade, "the 960s CE" */
      return g_strdup_printf (C_("decade", "the %ss CE"), digits);
    }

  if (wording == DTL_WORDING_SHORT)
    /* Translators: a decade, "1960s" */
    return g_strdup_printf (C_("decade", "%ss"), digits);
  /* Translators: a decade, "the 1960s" */
  return g_strdup_printf (C_("decade", "the %ss"), digits);
}

/* A name in a sentence, and without its article. */
typedef struct
{
  const char *full;
  const char *brief;
} Name;

static const Name centuries[] = {
  { N_("the 1st century"), NC_("short", "1st century") },
  { N_("the 2nd century"), NC_("short", "2nd century") },
  { N_("the 3rd century"), NC_("short", "3rd century") },
  { N_("the 4th century"), NC_("short", "4th century") },
  { N_("the 5th century"), NC_("short", "5th century") },
  { N_("the 6th century"), NC_("short", "6th century") },
  { N_("the 7th century"), NC_("short", "7th century") },
  { N_("the 8th century"), NC_("short", "8th century") },
  { N_("the 9th century"), NC_("short", "9th century") },
  { N_("the 10th century"), NC_("short", "10th century") },
  { N_("the 11th century"), NC_("short", "11th century") },
  { N_("the 12th century"), NC_("short", "12th century") },
  { N_("the 13th century"), NC_("short", "13th century") },
  { N_("the 14th century"), NC_("short", "14th century") },
  { N_("the 15th century"), NC_("short", "15th century") },
  { N_("the 16th century"), NC_("short", "16th century") },
  { N_("the 17th century"), NC_("short", "17th century") },
  { N_("the 18th century"), NC_("short", "18th century") },
  { N_("the 19th century"), NC_("short", "19th century") },
  { N_("the 20th century"), NC_("short", "20th century") },
  { N_("the 21st century"), NC_("short", "21st century") },
  { N_("the 22nd century"), NC_("short", "22nd century") },
  { N_("the 23rd century"), NC_("short", "23rd century") },
  { N_("the 24th century"), NC_("short", "24th century") },
};

static const Name centuries_before[] = {
  { N_("the 1st century BCE"), NC_("short", "1st century BCE") },
  { N_("the 2nd century BCE"), NC_("short", "2nd century BCE") },
  { N_("the 3rd century BCE"), NC_("short", "3rd century BCE") },
  { N_("the 4th century BCE"), NC_("short", "4th century BCE") },
  { N_("the 5th century BCE"), NC_("short", "5th century BCE") },
  { N_("the 6th century BCE"), NC_("short", "6th century BCE") },
  { N_("the 7th century BCE"), NC_("short", "7th century BCE") },
  { N_("the 8th century BCE"), NC_("short", "8th century BCE") },
  { N_("the 9th century BCE"), NC_("short", "9th century BCE") },
  { N_("the 10th century BCE"), NC_("short", "10th century BCE") },
};

static const Name millennia[] = {
  { N_("the 1st millennium"), NC_("short", "1st millennium") },
  { N_("the 2nd millennium"), NC_("short", "2nd millennium") },
  { N_("the 3rd millennium"), NC_("short", "3rd millennium") },
  { N_("the 4th millennium"), NC_("short", "4th millennium") },
};

static const Name millennia_before[] = {
  { N_("the 1st millennium BCE"), NC_("short", "1st millennium BCE") },
  { N_("the 2nd millennium BCE"), NC_("short", "2nd millennium BCE") },
  { N_("the 3rd millennium BCE"), NC_("short", "3rd millennium BCE") },
  { N_("the 4th millennium BCE"), NC_("short", "4th millennium BCE") },
};

/* NULL where there is none. */
static char *
pick_name (const Name *names,
           int         n_names,
           gint64      index,
           DtlWording  wording)
{
  if (index >= n_names)
    return NULL;

  return g_strdup (wording == DTL_WORDING_SHORT ? g_dpgettext2 (GETTEXT_PACKAGE, "short", names[index].brief)
                                                : _(names[index].full));
}

/**
 * dtl_words_century:
 * @first_year: the astronomical year that begins a hundred, 1900 for 1900 to 1999; -199 for -199 to -100
 * @wording: whether it stands alone, without its article
 *
 * Returns: (nullable): "the 20th century", "the 2nd century BCE"; NULL where it has no usual name
 */
char *
dtl_words_century (gint64     first_year,
                   DtlWording wording)
{
  gint64 index = ABS (first_year) / 100;

  return first_year < 0 ? pick_name (centuries_before, G_N_ELEMENTS (centuries_before), index, wording)
                        : pick_name (centuries, G_N_ELEMENTS (centuries), index, wording);
}

/**
 * dtl_words_millennium:
 * @first_year: the astronomical year that begins a thousand, as for dtl_words_century()
 * @wording: whether it stands alone, without its article
 *
 * Returns: (nullable): "the 2nd millennium", "the 2nd millennium BCE"; NULL where it has no usual name
 */
char *
dtl_words_millennium (gint64     first_year,
                      DtlWording wording)
{
  gint64 index = ABS (first_year) / 1000;

  return first_year < 0 ? pick_name (millennia_before, G_N_ELEMENTS (millennia_before), index, wording)
                        : pick_name (millennia, G_N_ELEMENTS (millennia), index, wording);
}

/* The months of a part of the year, "January–April". */
static char *
describe_months (int        first,
                 int        last,
                 DtlWording wording)
{
  g_autofree char *from = dtl_words_month (first, TRUE, wording);
  g_autofree char *to = dtl_words_month (last, TRUE, wording);

  return dtl_words_join_tight (DTL_JOIN_DASH, from, to);
}

/**
 * dtl_words_grouping:
 * @grouping: 21 to 41
 *
 * Returns: the part of the year alone, "spring", "the second quarter"
 */
char *
dtl_words_grouping (int        grouping,
                    DtlWording wording)
{
  static const char *const seasons[] = {
    N_("spring"), N_("summer"), N_("autumn"), N_("winter"),
  };
  static const char *const parts[] = {
    N_("the first quarter"), N_("the second quarter"), N_("the third quarter"), N_("the fourth quarter"),
    N_("the first four months"), N_("the middle four months"), N_("the last four months"),
    N_("the first half"), N_("the second half"),
  };
  static const char *const short_parts[] = {
    N_("Q1"), N_("Q2"), N_("Q3"), N_("Q4"), NULL, NULL, NULL, N_("H1"), N_("H2"),
  };

  if (grouping <= 32)
    return g_strdup (_(seasons[(grouping - 21) % 4]));
  if (wording != DTL_WORDING_SHORT)
    return g_strdup (_(parts[grouping - 33]));
  if (short_parts[grouping - 33] == NULL)
    return describe_months ((grouping - 37) * 4 + 1, (grouping - 37) * 4 + 4, wording);

  return g_strdup (_(short_parts[grouping - 33]));
}

/* The hemisphere is told where the text tells it. */
static char *
describe_season (int        grouping,
                 gint64     year,
                 DtlWording wording)
{
  g_autofree char *name = dtl_words_grouping (grouping, DTL_WORDING_LONG);
  gboolean runs_over = grouping == 24 || grouping == 28 || grouping == 30;
  DtlJoin join = wording == DTL_WORDING_SPOKEN ? DTL_JOIN_TO : DTL_JOIN_DASH;
  g_autofree char *years = runs_over ? dtl_words_two_years (year, year + 1, join) : dtl_words_year (year);
  /* Translators: a season and a year, "spring 2017" */
  g_autofree char *season = g_strdup_printf (C_("season", "%1$s %2$s"), name, years);

  if (grouping <= 24)
    return g_steal_pointer (&season);

  if (wording == DTL_WORDING_SPOKEN)
    /* Translators: a season and a year, where the hemisphere matters */
    return g_strdup_printf (grouping >= 29 ? _("%s, Southern Hemisphere") : _("%s, Northern Hemisphere"), season);

  /* Translators: a season and a year, where the hemisphere matters */
  return g_strdup_printf (grouping >= 29 ? _("%s (Southern Hemisphere)") : _("%s (Northern Hemisphere)"), season);
}

/* A third of the year as people say it; the short form names its months. */
static char *
describe_third (int         grouping,
                const char *years)
{
  switch (grouping)
    {
    case 37:
      /* Translators: the first four months of a year, "early 2017" */
      return g_strdup_printf (C_("part of year", "early %s"), years);
    case 38:
      /* Translators: the middle four months of a year, "mid-2017" */
      return g_strdup_printf (C_("part of year", "mid-%s"), years);
    default:
      /* Translators: the last four months of a year, "late 2017" */
      return g_strdup_printf (C_("part of year", "late %s"), years);
    }
}

/**
 * dtl_words_grouping_of_year:
 * @grouping: 21 to 41
 * @year: an astronomical year
 *
 * Returns: "spring 2017", "mid-2017", "the second quarter of 2017", "Q2 2017"
 */
char *
dtl_words_grouping_of_year (int        grouping,
                            gint64     year,
                            DtlWording wording)
{
  g_autofree char *name = NULL;
  g_autofree char *years = NULL;

  if (grouping <= 32)
    return describe_season (grouping, year, wording);

  years = dtl_words_year (year);
  if (wording != DTL_WORDING_SHORT && grouping >= 37 && grouping <= 39)
    return describe_third (grouping, years);

  name = dtl_words_grouping (grouping, wording);
  if (wording == DTL_WORDING_SHORT)
    /* Translators: a part of a year, abbreviated, "Q2 2017" */
    return g_strdup_printf (C_("part of year", "%1$s %2$s"), name, years);

  /* Translators: a part of a year, "the second quarter of 2017" */
  return g_strdup_printf (C_("part of year", "%1$s of %2$s"), name, years);
}
