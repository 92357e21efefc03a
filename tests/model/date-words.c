/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "date-words.h"

#include "dtl-date.h"

char *
date_words_of_text (const char *input,
                    gsize       length)
{
  g_autofree char *brief = dtl_date_to_words (input, length, DTL_WORDING_SHORT);
  g_autofree char *full = dtl_date_to_words (input, length, DTL_WORDING_LONG);
  g_autofree char *spoken = dtl_date_to_words (input, length, DTL_WORDING_SPOKEN);

  if (full == NULL)
    return g_strdup ("no date");

  return g_strjoin ("\t", brief, full, spoken, NULL);
}

char *
date_words_of_ends (const char *input,
                    gsize       length)
{
  g_auto (GStrv) ends = g_strsplit (input, " | ", 2);
  const char *start = g_str_equal (ends[0], "null") ? NULL : ends[0];
  const char *end = g_str_equal (ends[1], "null") ? NULL : ends[1];
  g_autofree char *brief = dtl_date_ends_to_words (start, -1, end, -1, DTL_WORDING_SHORT);
  g_autofree char *full = dtl_date_ends_to_words (start, -1, end, -1, DTL_WORDING_LONG);
  g_autofree char *spoken = dtl_date_ends_to_words (start, -1, end, -1, DTL_WORDING_SPOKEN);

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

char *
date_words_of_span (const char *input,
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

char *
date_words_of_length (const char *input,
                      gsize       length)
{
  gint64 seconds = g_ascii_strtoll (input, NULL, 10);
  g_autofree char *brief = dtl_duration_to_words (seconds, DTL_WORDING_SHORT);
  g_autofree char *full = dtl_duration_to_words (seconds, DTL_WORDING_LONG);

  return g_strjoin ("\t", brief, full, NULL);
}
