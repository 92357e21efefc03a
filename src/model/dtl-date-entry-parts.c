/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-date-entry-private.h"
#include "dtl-word-list.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_TEXT    200
#define YEAR_DIGITS_MAX 12

static const char * const english_months[] = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
};
static const char * const english_weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

/* As the locale has them, folded: they stay while the program runs. */
typedef struct
{
  char *months[12][2];      /* within a date, and alone */
  char *weekdays[7];
} Names;

static char *
fold (char *text)
{
  g_autofree char *owned = text;

  return owned != NULL ? g_utf8_casefold (owned, -1) : g_strdup ("");
}

static gpointer
make_names (gpointer unused)
{
  Names *self = g_new0 (Names, 1);

  for (int i = 0; i < 12; i++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_utc (2001, i + 1, 1, 0, 0, 0);

      self->months[i][0] = fold (g_date_time_format (date, "%B"));
      self->months[i][1] = fold (dtl_month_to_words (i + 1, DTL_WORDING_LONG));
    }
  for (int i = 0; i < 7; i++)
    self->weekdays[i] = fold (dtl_weekday_to_words (i + 1, DTL_WORDING_LONG));
  return self;
}

static const Names *
get_names (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_names, NULL);
}

/* Whether @word is @name or the beginning of it, of three letters at least: "sep", "sept", "september". */
static gboolean
abbreviates (const char *word,
             const char *name)
{
  return g_utf8_strlen (word, -1) >= 3 && g_str_has_prefix (name, word);
}

static int
find_month (const char *word)
{
  const Names *names = get_names ();

  for (int i = 0; i < 12; i++)
    if (abbreviates (word, english_months[i]) || abbreviates (word, names->months[i][0]) || abbreviates (word, names->months[i][1]))
      return i + 1;
  return 0;
}

static gboolean
is_weekday (const char *word)
{
  const Names *names = get_names ();

  for (int i = 0; i < 7; i++)
    if (abbreviates (word, english_weekdays[i]) || abbreviates (word, names->weekdays[i]))
      return TRUE;
  return FALSE;
}

/* A season, a quarter, a half of a year, by the number that EDTF gives it; 0: none. */
static int
find_part_of_year (const char *word)
{
  /* Translators: words for the parts of a year, parted by "|", in small letters. */
  const char *seasons[] = { _("spring"), _("summer"), _("autumn|fall"), _("winter") };
  static const char * const english[] = { "spring", "summer", "autumn|fall", "winter" };

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *folded = g_utf8_casefold (seasons[i], -1);

      if (dtl_word_list_has (english[i], word) || dtl_word_list_has (folded, word))
        return 21 + i;
    }
  if (word[0] != '\0' && word[1] >= '1' && word[1] <= '4' && word[2] == '\0')
    {
      if (word[0] == 'q')
        return 33 + word[1] - '1';
      if (word[0] == 'h' && word[1] <= '2')
        return 40 + word[1] - '1';
    }
  return 0;
}

static gsize
count_digits (const char *text)
{
  return strspn (text, "0123456789");
}

static gboolean
is_number (const char *word)
{
  return *word != '\0' && word[count_digits (word)] == '\0';
}

/* Each part once */

static gboolean
take_year (DtlDateParts *self,
           gint64        year)
{
  if (self->has_year)
    return FALSE;
  self->has_year = TRUE;
  self->year = year;
  return TRUE;
}

static gboolean
take_month (DtlDateParts *self,
            int           month)
{
  if (self->month != 0)
    return FALSE;
  self->month = month;
  return TRUE;
}

static gboolean
take_day (DtlDateParts *self,
          int           day)
{
  if (self->day != 0 || day == 0)
    return FALSE;
  self->day = day;
  return TRUE;
}

/* "14:05", "2:05pm", "14:05:30.5", "2pm"; the next word may be "pm", and then it is used up. */
static gboolean
take_time (DtlDateParts  *self,
           const char    *word,
           const char   **next)
{
  gsize length = count_digits (word);
  gboolean has_minutes = word[length] == ':';
  int hour = atoi (word), minute = 0, second = -1;
  const char *rest = word + length;

  if (length < 1 || length > 2 || self->time[0] != '\0')
    return FALSE;
  if (has_minutes)
    {
      if (count_digits (rest + 1) != 2)
        return FALSE;
      minute = atoi (rest + 1);
      rest += 3;
      if (*rest == ':' && count_digits (rest + 1) == 2)
        {
          second = atoi (rest + 1);
          rest += 3;
          if (*rest == '.')
            rest += 1 + count_digits (rest + 1);
        }
    }
  if (*rest == '\0' && *next != NULL && dtl_word_list_has ("am|pm|a.m|p.m", *next))
    {
      rest = *next;
      *next = NULL;
    }
  else if (!has_minutes && *rest == '\0')
    return FALSE;

  if (*rest != '\0')
    {
      if (!dtl_word_list_has ("am|pm|a.m|p.m", rest) || hour < 1 || hour > 12)
        return FALSE;
      hour = hour % 12 + (*rest == 'p' ? 12 : 0);
    }
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;
  if (second >= 0)
    g_snprintf (self->time, sizeof self->time, "T%02d:%02d:%02d", hour, minute, second);
  else
    g_snprintf (self->time, sizeof self->time, "T%02d:%02d", hour, minute);
  return TRUE;
}

/* Two numbers of which the order decides which is the month. */
static gboolean
take_day_and_month (DtlDateParts *self,
                    int           first,
                    int           second,
                    DtlDayOrder   day_order)
{
  if (self->day != 0 || self->month != 0 || first == 0 || second == 0)
    return FALSE;
  if (day_order == DTL_DAY_ORDER_UNKNOWN && first > 12)
    day_order = DTL_DAY_ORDER_DAY_FIRST;
  if (day_order == DTL_DAY_ORDER_UNKNOWN && second > 12)
    day_order = DTL_DAY_ORDER_MONTH_FIRST;

  self->day = day_order == DTL_DAY_ORDER_MONTH_FIRST ? second : first;
  self->month = day_order == DTL_DAY_ORDER_MONTH_FIRST ? first : second;
  if (day_order == DTL_DAY_ORDER_UNKNOWN && first != second)
    {
      self->other_day = self->month;
      self->other_month = self->day;
    }
  return self->month <= 12 && self->other_month <= 12;
}

/* "12.9.2017", "12/9/2017", "12-9-2017", "2017/9/12", "9/2017". With dots the day always comes first. */
static gboolean
take_numbers (DtlDateParts *self,
              const char   *word,
              DtlDayOrder   day_order)
{
  gsize first = count_digits (word), second, third = 0;
  char mark = word[first];
  const char *middle = word + first + 1, *last;

  if (first == 0 || first > 4 || (mark != '.' && mark != '/' && mark != '-'))
    return FALSE;
  second = count_digits (middle);
  last = middle + second;
  if (*last == mark)
    third = count_digits (++last);
  if (last[third] != '\0' || second == 0)
    return FALSE;

  if (third == 0)
    return first <= 2 && second == 4 && last == middle + second && take_month (self, atoi (word)) && self->month <= 12 && take_year (self, atoi (middle));
  if (second > 2)
    return FALSE;
  if (first == 4 && third <= 2)
    return take_year (self, atoi (word)) && take_month (self, atoi (middle)) && self->month <= 12 && take_day (self, atoi (last));
  if (first > 2 || third != 4)
    return FALSE;
  return take_year (self, atoi (last)) &&
         take_day_and_month (self, atoi (word), atoi (middle), mark == '.' ? DTL_DAY_ORDER_DAY_FIRST : day_order);
}

/* "2017-09-12" and "20170912", which stand before a time that EDTF does not know in that form. */
static gboolean
take_iso (DtlDateParts *self,
          const char   *word)
{
  int year, month, day;

  if (count_digits (word) == 8 && word[8] == '\0')
    {
      day = atoi (word + 6);
      month = atoi (word + 4) / 100;
      year = atoi (word) / 10000;
    }
  else if (strlen (word) == 10 && g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", word, 0, 0))
    {
      year = atoi (word);
      month = atoi (word + 5);
      day = atoi (word + 8);
    }
  else
    return FALSE;
  return month <= 12 && take_year (self, year) && take_month (self, month) && take_day (self, day);
}

/* Decades and centuries */

static gboolean
take_decade (DtlDateParts *self,
             const char   *word)
{
  gsize length = count_digits (word);

  if (length < 3 || length > 4 || word[length - 1] != '0' || !dtl_word_list_has ("s|'s|’s|er|ies", word + length))
    return FALSE;
  self->unspecified = 1;
  return take_year (self, atoi (word));
}

/* "19th" of "19th century", "6th" of "6th March", "6." */
static int
read_ordinal (const char *word)
{
  gsize length = count_digits (word);

  return length >= 1 && length <= 2 && dtl_word_list_has ("st|nd|rd|th|.|º|ª|e|er", word + length) ? atoi (word) : 0;
}

static gboolean
take_century (DtlDateParts *self,
              const char   *word)
{
  int century = is_number (word) && strlen (word) <= 2 ? atoi (word) : read_ordinal (word);

  if (century == 0)
    return FALSE;
  self->unspecified = 2;
  return take_year (self, (century - 1) * 100);
}

/* Words */

static gboolean
is_filler (const char *word)
{
  /* Translators: words without a meaning of their own in a date, parted by "|", in small letters. */
  return dtl_word_list_has ("the|of|on|in|at|year", word) || dtl_word_list_has (_("the|of|on|in|at|year"), word);
}

/* There is no EDTF for it, and people mean various parts. */
static gboolean
take_vague (DtlDateParts *self,
            const char   *word)
{
  /* Translators: words for a part of a year, a decade, a century, parted by "|", in small letters. */
  if (!dtl_word_list_has ("early|mid|late", word) && !dtl_word_list_has (_("early|mid|late"), word))
    return FALSE;
  self->is_vague = TRUE;
  return TRUE;
}

static gboolean
is_century (const char *word)
{
  return dtl_word_list_has ("century|cent|c", word) || dtl_word_list_has (_("century|cent"), word);
}

/* -1 before the common era, 1 in it, 0: it names none. */
static int
find_era (const char *word)
{
  if (dtl_word_list_has ("bce|bc|b.c|b.c.e", word))
    return -1;
  return dtl_word_list_has ("ce|ad|a.d|c.e", word) ? 1 : 0;
}

/* The era of the locale, which may be several words, taken away from the end of @text. */
static int
take_era_of_locale (char *text)
{
  /* Translators: eras behind a year, each in all forms that people write, parted by "|": before and in the common era. */
  const char *eras[] = { _("BCE|BC"), _("CE|AD") };

  for (int i = 0; i < 2; i++)
    {
      g_auto (GStrv) forms = g_strsplit (eras[i], "|", -1);

      for (guint k = 0; forms[k] != NULL; k++)
        {
          g_autofree char *form = g_utf8_casefold (forms[k], -1);
          gsize length = strlen (text), form_length = strlen (form);

          if (form_length == 0 || length <= form_length || !g_str_has_suffix (text, form) || text[length - form_length - 1] != ' ')
            continue;
          text[length - form_length] = '\0';
          return i == 0 ? -1 : 1;
        }
    }
  return 0;
}

static gboolean
take_word (DtlDateParts  *self,
           const char    *word,
           const char   **next,
           DtlDayOrder    day_order)
{
  int number;

  if (*next != NULL && is_century (*next) && take_century (self, word))
    {
      *next = NULL;
      return TRUE;
    }
  if (is_number (word) && strlen (word) <= 2 && !(*next != NULL && dtl_word_list_has ("am|pm|a.m|p.m", *next)))
    return take_day (self, atoi (word));
  if (is_number (word) && strlen (word) <= 4)
    return take_year (self, g_ascii_strtoll (word, NULL, 10));
  if ((number = read_ordinal (word)) != 0)
    return take_day (self, number);
  if ((number = find_month (word)) != 0 || (number = find_part_of_year (word)) != 0)
    return take_month (self, number);
  return is_filler (word) || take_vague (self, word) || is_weekday (word) || take_iso (self, word) || take_decade (self, word) || take_time (self, word, next)
         || take_numbers (self, word, day_order);
}

/* With an era the last number is the year, however short or long: "9 September 9 CE", "12,000 BCE". */
static gboolean
take_year_of_era (DtlDateParts *self,
                  GPtrArray    *words)
{
  for (guint i = words->len; i-- > 0;)
    {
      char *word = words->pdata[i];

      if (i + 1 < words->len && is_century (words->pdata[i + 1]))
        return TRUE;
      if (!is_number (word) || strlen (word) > YEAR_DIGITS_MAX)
        continue;
      if (!take_year (self, g_ascii_strtoll (word, NULL, 10)) || self->year == 0)
        return FALSE;
      g_ptr_array_remove_index (words, i);
      return TRUE;
    }
  return TRUE;
}

/* "66 million years ago" has as many figures as it is written with. */
static gboolean
take_ages (DtlDateParts *self,
           GPtrArray    *words)
{
  static const struct { const char *words; int zeros; } scales[] = { { "thousand", 3 }, { "million", 6 }, { "billion", 9 } };
  const char *number = words->pdata[0], *scale = words->pdata[1], *dot;
  g_autoptr (GString) digits = g_string_new (NULL);
  int zeros = 0, fraction;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    zeros = dtl_word_list_has (scales[i].words, scale) ? scales[i].zeros : zeros;
  dot = strchr (number, '.');
  fraction = dot != NULL ? (int) strlen (dot + 1) : 0;
  if (zeros == 0 || fraction > zeros)
    return FALSE;
  for (const char *p = number; *p != '\0'; p++)
    if (p != dot)
      g_string_append_c (digits, *p);
  if (!is_number (digits->str) || digits->str[0] == '0' || digits->len > 6)
    return FALSE;
  self->ages = g_strdup_printf ("Y-%sE%dS%d", digits->str, zeros - fraction, (int) digits->len);
  return TRUE;
}

/* The words of a folded text, without the marks around them; "12,000" is one. (element-type utf8) */
static GPtrArray *
split_words (const char *folded)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = folded; ; p++)
    {
      gboolean groups = *p == ',' && word->len > 0 && is_number (word->str) && count_digits (p + 1) == 3 && !g_ascii_isdigit (p[4]);

      if (groups)
        continue;
      if (*p != '\0' && strchr (" \t\r\n,;()", *p) == NULL)
        {
          g_string_append_c (word, *p);
          continue;
        }
      /* A dot ends an abbreviation; behind one or two digits it makes an ordinal. */
      if (word->len > 3 && word->str[word->len - 1] == '.')
        g_string_truncate (word, word->len - 1);
      if (word->len > 0)
        g_ptr_array_add (words, g_strndup (word->str, word->len));
      g_string_truncate (word, 0);
      if (*p == '\0')
        return words;
    }
}

static int
take_eras (GPtrArray *words)
{
  int era = 0;

  for (guint i = words->len; i-- > 0;)
    {
      int found = find_era (words->pdata[i]);

      if (found == 0)
        continue;
      if (era != 0)
        return 2;
      era = found;
      g_ptr_array_remove_index (words, i);
    }
  return era;
}

gboolean
dtl_date_parts_read (DtlDateParts *self,
                     const char   *text,
                     DtlDayOrder   day_order)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *folded = NULL;
  int era;

  memset (self, 0, sizeof *self);
  if (strlen (text) > LONGEST_TEXT)
    return FALSE;
  folded = g_utf8_casefold (text, -1);
  era = take_era_of_locale (folded);
  words = split_words (folded);
  if (words->len >= 4 && dtl_word_list_has ("years", words->pdata[2]) && dtl_word_list_has ("ago", words->pdata[3]))
    return words->len == 4 && take_ages (self, words);

  era = era != 0 ? era : take_eras (words);
  if (era == 2 || words->len == 0 || (era != 0 && !take_year_of_era (self, words)))
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      const char *next = i + 1 < words->len ? words->pdata[i + 1] : NULL;
      gboolean had_next = next != NULL;

      if (!take_word (self, words->pdata[i], &next, day_order))
        return FALSE;
      i += had_next && next == NULL;
    }
  if (era != 0 && !self->has_year)
    return FALSE;
  self->is_before = era < 0;
  return self->month == 0 || self->month <= 12 || self->day == 0;
}

void
dtl_date_parts_clear (DtlDateParts *self)
{
  g_clear_pointer (&self->ages, g_free);
}

/* In the astronomical count, where 1 BCE is 0. */
static void
append_year (GString *edtf,
             gint64   year)
{
  if (ABS (year) > 9999)
    g_string_append_printf (edtf, "Y%" G_GINT64_FORMAT, year);
  else
    g_string_append_printf (edtf, "%s%04" G_GINT64_FORMAT, year < 0 ? "-" : "", ABS (year));
}

/* The 440s BCE are the years from 449 to 440, the 5th century from 500 to 401: no mask has these digits. */
static char *
years_before (const DtlDateParts *self)
{
  gint64 first = self->unspecified == 2 ? self->year + 100 : self->year + 9;
  gint64 last = self->unspecified == 2 ? self->year + 1 : MAX (self->year, 1);
  g_autoptr (GString) edtf = g_string_new ("[");

  append_year (edtf, 1 - first);
  g_string_append (edtf, "..");
  append_year (edtf, 1 - last);
  g_string_append_c (edtf, ']');
  return g_string_free (g_steal_pointer (&edtf), FALSE);
}

static char *
to_edtf (const DtlDateParts *self,
         int                 month,
         int                 day)
{
  GString *edtf = g_string_new (NULL);

  append_year (edtf, self->is_before ? 1 - self->year : self->year);
  for (int i = 0; i < self->unspecified; i++)
    edtf->str[edtf->len - 1 - (gsize) i] = 'X';
  if (month != 0)
    g_string_append_printf (edtf, "-%02d", month);
  if (day != 0)
    g_string_append_printf (edtf, "-%02d%s", day, self->time);
  if (self->qualifier != 0)
    g_string_append_c (edtf, self->qualifier);
  return g_string_free (edtf, FALSE);
}

char *
dtl_date_parts_to_edtf (const DtlDateParts *self)
{
  g_autofree char *one = NULL, *other = NULL;

  if (self->ages != NULL)
    return g_strdup (self->ages);
  if (!self->has_year || (self->day != 0 && self->month == 0) || (self->time[0] != '\0' && self->day == 0)
      || (self->unspecified > 0 && self->month != 0))
    return NULL;
  if (self->unspecified > 0 && self->is_before)
    return years_before (self);
  one = to_edtf (self, self->month, self->day);
  if (self->other_month == 0)
    return g_steal_pointer (&one);

  /* The members of a set stand in their order. */
  other = to_edtf (self, self->other_month, self->other_day);
  return strcmp (one, other) < 0 ? g_strdup_printf ("[%s,%s]", one, other) : g_strdup_printf ("[%s,%s]", other, one);
}
