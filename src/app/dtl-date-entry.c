/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-date-entry.h"

#include "dtl-date.h"

#include <string.h>

static const char *const english_months[] = {
  "january", "february", "march", "april", "may", "june",
  "july", "august", "september", "october", "november", "december",
};

/* Whether @word is a month's name or the beginning of one, of three letters at least: "Sep", "Sept.", "September". */
static gboolean
abbreviates (const char *word,
             const char *month)
{
  g_autofree char *a = g_utf8_casefold (word, -1);
  g_autofree char *b = g_utf8_casefold (month, -1);

  return g_utf8_strlen (a, -1) >= 3 && g_str_has_prefix (b, a);
}

static int
find_month (const char *word)
{
  for (int month = 1; month <= 12; month++)
    {
      g_autoptr(GDateTime) date = g_date_time_new_utc (2001, month, 1, 0, 0, 0);
      g_autofree char *name = g_date_time_format (date, "%B");
      g_autofree char *standalone = dtl_month_to_words (month, DTL_WORDING_LONG);

      if (abbreviates (word, english_months[month - 1]) ||
          (name != NULL && abbreviates (word, name)) || abbreviates (word, standalone))
        return month;
    }
  return 0;
}

static gboolean
is_number (const char *word)
{
  return *word != '\0' && strspn (word, "0123456789") == strlen (word);
}

/* "12 Sep 2017" to "2017-09-12"; NULL when a word has no meaning. */
static char *
rewrite_words (const char *text,
               gint64      default_year)
{
  g_auto(GStrv) words = g_strsplit_set (text, " ,.\t", -1);
  gint64 year = 0;
  int month = 0, day = 0;
  gboolean has_year = FALSE;

  for (char **word = words; *word != NULL; word++)
    {
      if (**word == '\0')
        continue;
      if (is_number (*word) && strlen (*word) <= 2 && day == 0)
        day = atoi (*word);
      else if (is_number (*word) && strlen (*word) >= 3 && strlen (*word) <= 4 && !has_year)
        {
          year = g_ascii_strtoll (*word, NULL, 10);
          has_year = TRUE;
        }
      else if (month == 0 && (month = find_month (*word)) != 0)
        continue;
      else
        return NULL;
    }

  if (!has_year)
    year = default_year;
  if (month == 0 || year < 0 || year > 9999)
    return NULL;
  if (day == 0)
    return g_strdup_printf ("%04" G_GINT64_FORMAT "-%02d", year, month);
  return g_strdup_printf ("%04" G_GINT64_FORMAT "-%02d-%02d", year, month, day);
}

char *
dtl_date_entry_parse (const char *text,
                      gint64      default_year,
                      DtlDate    *date)
{
  g_autofree char *stripped = NULL;
  g_autofree char *rewritten = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (date != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return NULL;
  if (dtl_date_parse (stripped, -1, NULL, date, NULL))
    return dtl_date_is_placeable (date) ? g_steal_pointer (&stripped) : NULL;

  rewritten = rewrite_words (stripped, default_year);
  if (rewritten != NULL && dtl_date_parse (rewritten, -1, NULL, date, NULL))
    return g_steal_pointer (&rewritten);
  return NULL;
}
