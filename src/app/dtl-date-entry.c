/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-date-entry.h"

#include "dtl-date.h"

#include <glib/gi18n-lib.h>
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

/* Takes the era away behind a year, in English or as the axis has it: -1 before the common era, 1 in it, 0: none is named. */
static int
take_era (char *text)
{
  const char *eras[] = { "BCE", "BC", _("BCE"), "CE", "AD", _("CE") };

  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    {
      gsize length = strlen (text), era_length = strlen (eras[i]);

      if (length <= era_length || text[length - era_length - 1] != ' ' ||
          g_ascii_strcasecmp (text + length - era_length, eras[i]) != 0)
        continue;
      text[length - era_length] = '\0';
      g_strchomp (text);
      return i < G_N_ELEMENTS (eras) / 2 ? -1 : 1;
    }
  return 0;
}

/* "12 Sep 2017" to "2017-09-12"; with an @era the last word is the year, however short. NULL when a word has no meaning. */
static char *
rewrite_words (const char *text,
               int         era,
               gint64      default_year)
{
  g_auto(GStrv) words = g_strsplit_set (text, " ,.\t", -1);
  gint64 year = 0;
  int month = 0, day = 0;
  gboolean has_year = FALSE;
  g_autoptr(GString) edtf = NULL;

  for (char **word = words; *word != NULL; word++)
    {
      if (**word == '\0')
        continue;
      if (era != 0 && word[1] == NULL)
        {
          year = is_number (*word) && strlen (*word) <= 4 ? g_ascii_strtoll (*word, NULL, 10) : 0;
          if (year == 0 || has_year)
            return NULL;
          has_year = TRUE;
        }
      else if (is_number (*word) && strlen (*word) <= 2 && day == 0)
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
  if ((month == 0 && (era == 0 || day != 0)) || year < 0 || year > 9999)
    return NULL;

  /* 1 BCE is the year 0. */
  edtf = g_string_new (NULL);
  if (era < 0 && year > 1)
    g_string_append_c (edtf, '-');
  g_string_append_printf (edtf, "%04" G_GINT64_FORMAT, era < 0 ? year - 1 : year);
  if (month != 0)
    g_string_append_printf (edtf, "-%02d", month);
  if (day != 0)
    g_string_append_printf (edtf, "-%02d", day);
  return g_string_free (g_steal_pointer (&edtf), FALSE);
}

char *
dtl_date_entry_parse (const char *text,
                      gint64      default_year,
                      DtlDate    *date)
{
  g_autofree char *stripped = NULL;
  g_autofree char *rewritten = NULL;
  int era;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (date != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return NULL;
  if (dtl_date_parse (stripped, -1, NULL, date, NULL))
    return dtl_date_is_placeable (date) ? g_steal_pointer (&stripped) : NULL;

  era = take_era (stripped);
  rewritten = rewrite_words (stripped, era, default_year);
  if (rewritten != NULL && dtl_date_parse (rewritten, -1, NULL, date, NULL))
    return g_steal_pointer (&rewritten);
  return NULL;
}
