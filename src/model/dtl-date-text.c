/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a date means, as text that machines read: its bounds in ISO 8601, its precision by name.
 */
#include "config.h"

#include "dtl-date.h"

/**
 * dtl_precision_get_name:
 * @precision: a precision
 *
 * Returns: (transfer none): a stable English name, not for people; ".." and nothing are told by the date's flags
 */
const char *
dtl_precision_get_name (DtlPrecision precision)
{
  static const char *const names[] = {
    [DTL_PRECISION_NONE] = "",
    [DTL_PRECISION_SECOND] = "second",
    [DTL_PRECISION_MINUTE] = "minute",
    [DTL_PRECISION_DAY] = "day",
    [DTL_PRECISION_MONTH] = "month",
    [DTL_PRECISION_SEASON] = "season",
    [DTL_PRECISION_QUARTER] = "quarter",
    [DTL_PRECISION_QUADRIMESTER] = "quadrimester",
    [DTL_PRECISION_HALF_YEAR] = "half-year",
    [DTL_PRECISION_YEAR] = "year",
    [DTL_PRECISION_DECADE] = "decade",
    [DTL_PRECISION_CENTURY] = "century",
    [DTL_PRECISION_MILLENNIUM] = "millennium",
    [DTL_PRECISION_COARSER] = "coarser",
  };

  g_return_val_if_fail (precision < G_N_ELEMENTS (names), "");

  return names[precision];
}

static char *
format_bound (DtlInstant instant,
              gboolean   is_zoned)
{
  char iso[DTL_ISO8601_SIZE];

  if (instant == DTL_INSTANT_BEFORE_ALL || instant == DTL_INSTANT_AFTER_ALL)
    return NULL;

  dtl_instant_to_iso8601 (instant, iso);
  return g_strconcat (iso, is_zoned ? "Z" : NULL, NULL);
}

/**
 * dtl_date_bounds_to_text:
 * @date: a date, read with UTC for its zone
 * @earliest: (out) (transfer full): its first second in ISO 8601, ".." where it is open, "" where it is unknown
 * @latest: (out) (transfer full): its last second, inclusive, likewise
 *
 * Years outside 0000 to 9999 have a sign; a bound from a time with a zone ends with "Z".
 */
void
dtl_date_bounds_to_text (const DtlDate  *date,
                         char          **earliest,
                         char          **latest)
{
  g_return_if_fail (date != NULL && earliest != NULL && latest != NULL);

  *earliest = format_bound (date->earliest, (date->flags & DTL_DATE_EARLIEST_ZONED) != 0);
  if (*earliest == NULL)
    *earliest = g_strdup (date->flags & DTL_DATE_OPEN_START ? ".." : "");

  *latest = format_bound (date->latest, (date->flags & DTL_DATE_LATEST_ZONED) != 0);
  if (*latest == NULL)
    *latest = g_strdup (date->flags & DTL_DATE_OPEN_END ? ".." : "");
}

/**
 * dtl_date_precision_to_text:
 * @date: a date
 *
 * Returns: (transfer full): "month"; for an interval both, "month/day", with ".." or nothing for an end without
 *   a date
 */
char *
dtl_date_precision_to_text (const DtlDate *date)
{
  const char *start, *end;

  g_return_val_if_fail (date != NULL, NULL);

  start = dtl_precision_get_name (date->start_precision);
  end = dtl_precision_get_name (date->end_precision);
  if (date->kind != DTL_DATE_INTERVAL)
    return g_strdup (start);

  if (date->start_precision == DTL_PRECISION_NONE && date->flags & DTL_DATE_OPEN_START)
    start = "..";
  if (date->end_precision == DTL_PRECISION_NONE && date->flags & DTL_DATE_OPEN_END)
    end = "..";
  return g_strconcat (start, "/", end, NULL);
}
