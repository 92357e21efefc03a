/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The case files in dates/: what each text means, and how it is told.
 *
 *   read-*.case    DATE → valid, earliest, latest, precision, kind, level, flags
 *                       or invalid, the byte, what was expected
 *   ends-*.case    START | END → the same and the long wording; "null" for an end that is not given
 *   qualifiers-*.case  DATE → qualifiers of year, month and day; of the start and of the end of an interval
 *   words-*.case   DATE → short, long, spoken
 *   spans-*.case   DATE to DATE at PRECISION → short, long, spoken
 *   lengths-*.case SECONDS → short, long
 */
#include "case-file.h"
#include "date-words.h"

#include "dtl-date.h"


static const char *const kinds[] = { "point", "interval", "one-of", "all-of" };

static void
append_flags (GString *out,
              guint    flags)
{
  static const char *const names[] = {
    "approximate", "uncertain", "open-start", "open-end", "unknown-start", "unknown-end", "unspecified",
    "time", "zoned", "start~", "start?", "end~", "end?",
  };
  const char *separator = "";

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (flags & (1u << i))
        {
          g_string_append_printf (out, "%s%s", separator, names[i]);
          separator = " ";
        }
    }
}

static void
append_date (GString       *out,
             const DtlDate *date)
{
  g_autofree char *earliest = NULL;
  g_autofree char *latest = NULL;
  g_autofree char *precision = dtl_date_precision_to_text (date);

  dtl_date_bounds_to_text (date, &earliest, &latest);
  g_string_append_printf (out, "valid\t%s\t%s\t%s\t%s\t%u\t", earliest, latest, precision, kinds[date->kind], date->level);
  append_flags (out, date->flags);
}

static void
append_error (GString            *out,
              const DtlDateError *error)
{
  g_string_append_printf (out, "%s\t%" G_GSIZE_FORMAT "\t%s",
                          error->code == DTL_DATE_ERROR_OUT_OF_RANGE ? "out-of-range" : "invalid",
                          error->offset, error->expected);
}

static char *
find_meaning (const char *input,
              gsize       length)
{
  GString *out = g_string_new (NULL);
  DtlDate date;
  DtlDateError error;

  if (dtl_date_parse (input, length, NULL, &date, &error))
    append_date (out, &date);
  else
    append_error (out, &error);

  return g_string_free (out, FALSE);
}

static void
append_qualifiers (GString                 *out,
                   const DtlDateQualifiers *qualifiers)
{
  static const char *const signs[] = { "", "~", "?", "%" };

  g_string_append_printf (out, "year%s month%s day%s",
                          signs[qualifiers->year], signs[qualifiers->month], signs[qualifiers->day]);
}

static char *
find_qualifiers (const char *input,
                 gsize       length)
{
  GString *out = g_string_new (NULL);
  DtlDateQualifiers start, end;
  DtlDate date;

  if (!dtl_date_find_qualifiers (input, length, &start, &end))
    return g_string_free (g_string_append (out, "no date"), FALSE);

  append_qualifiers (out, &start);
  if (dtl_date_parse (input, length, NULL, &date, NULL) && date.kind == DTL_DATE_INTERVAL)
    {
      g_string_append_c (out, '\t');
      append_qualifiers (out, &end);
    }
  else
    g_assert_cmpmem (&start, sizeof start, &end, sizeof end);

  return g_string_free (out, FALSE);
}

/* The four bounds of an interval, as day and time. */
static void
append_windows (GString       *out,
                const DtlDate *date)
{
  const DtlInstant bounds[] = { date->earliest, date->start_latest, date->end_earliest, date->latest };

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      char iso[DTL_ISO8601_SIZE];

      if (bounds[i] == DTL_INSTANT_BEFORE_ALL || bounds[i] == DTL_INSTANT_AFTER_ALL)
        g_string_append (out, bounds[i] == DTL_INSTANT_BEFORE_ALL ? "\tbefore-all" : "\tafter-all");
      else
        g_string_append_printf (out, "\t%s", dtl_instant_to_iso8601 (bounds[i], iso));
    }
}

static char *
find_meaning_of_ends (const char *input,
                      gsize       length)
{
  g_auto (GStrv) ends = g_strsplit (input, " | ", 2);
  const char *start = g_str_equal (ends[0], "null") ? NULL : ends[0];
  const char *end = g_str_equal (ends[1], "null") ? NULL : ends[1];
  GString *out = g_string_new (NULL);
  gboolean is_in_end;
  DtlDate date;
  DtlDateError error;

  if (dtl_date_parse_ends (start, -1, end, -1, NULL, &date, &error, &is_in_end))
    {
      g_autofree char *words = dtl_date_ends_to_words (start, -1, end, -1, DTL_WORDING_LONG);
      g_autofree char *spoken = dtl_date_ends_to_words (start, -1, end, -1, DTL_WORDING_SPOKEN);

      append_date (out, &date);
      append_windows (out, &date);
      g_string_append_printf (out, "\t%s\t%s", words, spoken);
    }
  else
    {
      append_error (out, &error);
      g_string_append (out, is_in_end ? "\tin the end" : "\tin the start");
      g_assert_null (dtl_date_ends_to_words (start, -1, end, -1, DTL_WORDING_LONG));
    }

  return g_string_free (out, FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  case_file_add_all ("/dates/cases", "model/dates", "read-", find_meaning);
  case_file_add_all ("/dates/cases", "model/dates", "ends-", find_meaning_of_ends);
  case_file_add_all ("/dates/cases", "model/dates", "qualifiers-", find_qualifiers);
  case_file_add_all ("/dates/cases", "model/dates", "words-", date_words_of_text);
  case_file_add_all ("/dates/cases", "model/dates", "spans-", date_words_of_span);
  case_file_add_all ("/dates/cases", "model/dates", "lengths-", date_words_of_length);

  return g_test_run ();
}
