/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A length of time in words, rounded to two significant units at most. Months and years are those of
 * the Gregorian calendar on average: 146,097 days in 4,800 months.
 */
#include "config.h"

#include "dtl-date-words-private.h"

#include <glib/gi18n-lib.h>

#define MINUTE      60
#define HOUR        (60 * MINUTE)
#define DAY         (24 * HOUR)
#define MONTH       (G_GINT64_CONSTANT (146097) * DAY / 4800)
#define YEAR        (G_GINT64_CONSTANT (146097) * DAY / 400)

/* Up to here a smaller unit stands beside the larger one, or the smaller one is used at all. */
#define DAYS_WITH_HOURS   7
#define DAYS_BEFORE_MONTHS 60
#define MONTHS_BEFORE_YEARS 24
#define YEARS_WITH_MONTHS 10
#define YEARS_BEFORE_THOUSANDS 10000

static gint64
divide_rounded (gint64 value,
                gint64 unit)
{
  return value / unit + (value % unit >= unit - value % unit);
}

static char *
describe_seconds (gint64   count,
                  gboolean is_short)
{
  /* Translators: a length of time, "45 s" */
  return g_strdup_printf (is_short ? C_("duration", "%d s") : ngettext ("%d second", "%d seconds", count), (int) count);
}

static char *
describe_minutes (gint64   count,
                  gboolean is_short)
{
  /* Translators: a length of time, "10 min" */
  return g_strdup_printf (is_short ? C_("duration", "%d min") : ngettext ("%d minute", "%d minutes", count), (int) count);
}

static char *
describe_hours (gint64   count,
                gboolean is_short)
{
  /* Translators: a length of time, "2 h" */
  return g_strdup_printf (is_short ? C_("duration", "%d h") : ngettext ("%d hour", "%d hours", count), (int) count);
}

static char *
describe_days (gint64 count)
{
  return g_strdup_printf (ngettext ("%d day", "%d days", count), (int) count);
}

static char *
describe_months (gint64 count)
{
  return g_strdup_printf (ngettext ("%d month", "%d months", count), (int) count);
}

static char *
describe_years (gint64 count)
{
  return g_strdup_printf (ngettext ("%d year", "%d years", count), (int) count);
}

/* Takes both. */
static char *
join_units (char *larger,
            char *smaller)
{
  g_autofree char *first = larger;
  g_autofree char *second = smaller;

  /* Translators: two units of a length of time, "2 h 10 min" */
  return g_strdup_printf (C_("duration", "%1$s %2$s"), first, second);
}

/* Three digits: "13.8 billion years", "12300 years". */
static char *
describe_many_years (gint64 years)
{
  g_autofree char *number = NULL;
  gint64 step = 1;

  while (years / step >= 1000)
    step *= 10;
  years = divide_rounded (years, step) * step;

  number = dtl_words_large_number (years);
  /* Translators: %s is a number such as "13.8 billion" or "12300" */
  return g_strdup_printf (ngettext ("%s year", "%s years", MIN (years, G_MAXINT)), number);
}

static char *
describe_within_day (gint64   seconds,
                     gboolean is_short)
{
  gint64 minutes = divide_rounded (seconds, MINUTE);

  if (seconds < MINUTE)
    return describe_seconds (seconds, is_short);
  if (seconds < 10 * MINUTE && seconds % MINUTE != 0)
    return join_units (describe_minutes (seconds / MINUTE, is_short), describe_seconds (seconds % MINUTE, is_short));
  if (minutes < 60)
    return describe_minutes (minutes, is_short);
  if (minutes % 60 == 0)
    return describe_hours (minutes / 60, is_short);

  return join_units (describe_hours (minutes / 60, is_short), describe_minutes (minutes % 60, is_short));
}

/**
 * dtl_duration_to_words:
 * @seconds: a length of time, not negative
 * @wording: short abbreviates hours, minutes and seconds
 *
 * Returns: (transfer full): "41 days", "5 months", "2 years 3 months", "2 h 10 min"
 */
char *
dtl_duration_to_words (gint64     seconds,
                       DtlWording wording)
{
  gboolean is_short = wording == DTL_WORDING_SHORT;
  gint64 hours = divide_rounded (seconds, HOUR);
  gint64 days = divide_rounded (seconds, DAY);
  gint64 months = divide_rounded (seconds, MONTH);
  gint64 years = divide_rounded (seconds, YEAR);

  g_return_val_if_fail (seconds >= 0, NULL);

  if (divide_rounded (seconds, MINUTE) < 24 * 60)
    return describe_within_day (seconds, is_short);
  if (hours < DAYS_WITH_HOURS * 24 && hours % 24 != 0)
    return join_units (describe_days (hours / 24), describe_hours (hours % 24, is_short));
  if (days < DAYS_BEFORE_MONTHS)
    return describe_days (days);
  if (months < MONTHS_BEFORE_YEARS && months != 12)
    return describe_months (months);
  if (months < YEARS_WITH_MONTHS * 12 && months % 12 != 0)
    return join_units (describe_years (months / 12), describe_months (months % 12));
  if (years < YEARS_BEFORE_THOUSANDS)
    return describe_years (years);

  return describe_many_years (years);
}
