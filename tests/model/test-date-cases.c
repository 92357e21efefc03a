/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The case files in dates/: what each text means, and how it is told.
 *
 *   read-*.case    DATE → valid, earliest, latest, precision, kind, level, flags
 *                       or invalid, the byte, what was expected
 *   ends-*.case    START | END → the same and the long wording; "null" for an end that is not given
 *   words-*.case   DATE → short, long, spoken
 *   spans-*.case   DATE to DATE at PRECISION → short, long, spoken
 *   lengths-*.case SECONDS → short, long
 */
#include "case-file.h"

#include "dtl-date.h"

#include <string.h>

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

static char *
find_words (const char *input,
            gsize       length)
{
  g_autofree char *brief = dtl_date_to_words (input, length, DTL_WORDING_SHORT);
  g_autofree char *full = dtl_date_to_words (input, length, DTL_WORDING_LONG);
  g_autofree char *spoken = dtl_date_to_words (input, length, DTL_WORDING_SPOKEN);

  if (full == NULL)
    return g_strdup ("no date");

  return g_strjoin ("\t", brief, full, spoken, NULL);
}

static DtlPrecision
find_precision (const char *name)
{
  for (DtlPrecision precision = DTL_PRECISION_SECOND; precision <= DTL_PRECISION_COARSER; precision++)
    {
      if (g_str_equal (dtl_precision_get_name (precision), name))
        return precision;
    }

  g_error ("no precision “%s”", name);
}

static DtlInstant
find_instant (const char *text,
              gboolean    is_last)
{
  DtlDate date;

  if (g_str_equal (text, ".."))
    return is_last ? DTL_INSTANT_AFTER_ALL : DTL_INSTANT_BEFORE_ALL;

  g_assert_true (dtl_date_parse (text, -1, NULL, &date, NULL));
  return is_last ? date.latest : date.earliest;
}

static char *
find_span (const char *input,
           gsize       length)
{
  g_auto (GStrv) words = g_strsplit (input, " ", -1);
  DtlInstant from, to;
  DtlPrecision precision;
  g_autofree char *brief = NULL;
  g_autofree char *full = NULL;
  g_autofree char *spoken = NULL;

  g_assert_cmpuint (g_strv_length (words), ==, 5);
  from = find_instant (words[0], FALSE);
  to = find_instant (words[2], TRUE);
  precision = find_precision (words[4]);
  brief = dtl_instants_to_words (from, to, precision, DTL_WORDING_SHORT);
  full = dtl_instants_to_words (from, to, precision, DTL_WORDING_LONG);
  spoken = dtl_instants_to_words (from, to, precision, DTL_WORDING_SPOKEN);
  return g_strjoin ("\t", brief, full, spoken, NULL);
}

static char *
find_length (const char *input,
             gsize       length)
{
  gint64 seconds = g_ascii_strtoll (input, NULL, 10);
  g_autofree char *brief = dtl_duration_to_words (seconds, DTL_WORDING_SHORT);
  g_autofree char *full = dtl_duration_to_words (seconds, DTL_WORDING_LONG);

  return g_strjoin ("\t", brief, full, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  case_file_add_all ("/dates/cases", "model/dates", "read-", find_meaning);
  case_file_add_all ("/dates/cases", "model/dates", "ends-", find_meaning_of_ends);
  case_file_add_all ("/dates/cases", "model/dates", "words-", find_words);
  case_file_add_all ("/dates/cases", "model/dates", "spans-", find_span);
  case_file_add_all ("/dates/cases", "model/dates", "lengths-", find_length);

  return g_test_run ();
}
