/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-date-entry-private.h"
#include "dtl-word-list.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define LONGEST_TEXT 160
#define MOST_SPLITS  4       /* that are tried at one word: "12-14 May 2017 - 3 June 2017" */

/* Words, parted by "|", in small letters; each is looked for in English and in the locale's language. */
/* Translators: words before a date, parted by "|", in small letters. */
#define WORDS_ABOUT      N_("about|around|circa|ca.|ca|c.|c|approximately|approx.|approx|roughly|~")
#define WORDS_PERHAPS    N_("perhaps|possibly|probably|maybe")
#define WORDS_BEFORE     N_("before|prior to|earlier than")
#define WORDS_BY         N_("by|no later than|at the latest")
#define WORDS_AFTER      N_("after|later than")
#define WORDS_NOT_BEFORE N_("not before|no earlier than|at the earliest")
#define WORDS_SINCE      N_("since|from")
#define WORDS_UNTIL      N_("until|till|up to")
#define WORDS_BETWEEN    N_("between")
/* Translators: words between two dates, parted by "|", in small letters. */
#define WORDS_AND        N_("and")
#define WORDS_TO         N_("to|until|till|through|–|—|-")
/* Translators: words for an end that has not come, parted by "|", in small letters. */
#define WORDS_PRESENT    N_("present|now|today|ongoing|..")

typedef struct
{
  const DtlDateEntryOptions *options;
  DtlDate                   *date;
  gboolean                  *is_wider;      /* of the date, or the two, that were tried last */
} Entry;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *
skip_blank (const char *text)
{
  while (is_blank (*text))
    text++;
  return text;
}

/* Behind one of @words at the beginning of @text, NULL when none stands there. "c.1066" needs no blank, "circa1066" does. */
static const char *
skip_one_of (const char *text,
             const char *words)
{
  for (const char *word = words; *word != '\0';)
    {
      gsize length = strcspn (word, "|");

      if (length > 0 && strncmp (text, word, length) == 0 && (is_blank (text[length]) || strchr (".~", word[length - 1]) != NULL))
        return skip_blank (text + length);
      word += length + (word[length] == '|');
    }
  return NULL;
}

static const char *
skip_words (const char *text,
            const char *words)
{
  const char *rest = skip_one_of (text, words);

  return rest != NULL ? rest : skip_one_of (text, _(words));
}

/* A date with the words and marks that say how sure it is */

static void
add_qualifier (char *qualifier,
               char  added)
{
  *qualifier = *qualifier == 0 || *qualifier == added ? added : '%';
}

static gboolean
read_parts (const Entry  *self,
            const char   *text,
            DtlDateParts *parts)
{
  g_autofree char *bare = NULL;
  const char *rest;
  char qualifier = 0;
  gsize length;

  for (text = skip_blank (text); ; text = rest)
    if ((rest = skip_words (text, WORDS_ABOUT)) != NULL)
      add_qualifier (&qualifier, '~');
    else if ((rest = skip_words (text, WORDS_PERHAPS)) != NULL)
      add_qualifier (&qualifier, '?');
    else
      break;

  bare = g_strchomp (g_strdup (text));
  length = strlen (bare);
  if (g_str_has_suffix (bare, "(?)") || g_str_has_suffix (bare, "?"))
    {
      add_qualifier (&qualifier, '?');
      bare[length - (g_str_has_suffix (bare, "(?)") ? 3 : 1)] = '\0';
    }
  if (!dtl_date_parts_read (parts, bare, self->options->day_order))
    {
      dtl_date_parts_clear (parts);
      return FALSE;
    }
  parts->qualifier = qualifier;
  *self->is_wider |= parts->is_vague || parts->other_month != 0;
  return TRUE;
}

/* Takes @edtf if it is a date that has a place. */
static char *
accept (const Entry *self,
        char        *edtf)
{
  if (edtf != NULL && dtl_date_parse (edtf, -1, NULL, self->date, NULL) && dtl_date_is_placeable (self->date))
    return edtf;
  g_free (edtf);
  return NULL;
}

static void
take_default_year (const Entry  *self,
                   DtlDateParts *parts)
{
  if (parts->has_year || !self->options->has_year || parts->month == 0 || self->options->year < 0 || self->options->year > 9999)
    return;
  parts->has_year = TRUE;
  parts->year = self->options->year;
}

static char *
read_single (const Entry *self,
             const char  *text)
{
  DtlDateParts parts;
  char *edtf;

  *self->is_wider = FALSE;
  if (!read_parts (self, text, &parts))
    return NULL;
  take_default_year (self, &parts);
  edtf = dtl_date_parts_to_edtf (&parts);
  dtl_date_parts_clear (&parts);
  return accept (self, edtf);
}

/* Two dates */

/* What is said once for both: "12–14 May 2017", "May 12–14, 2017", "1914–18". */
static void
share_parts (DtlDateParts *first,
             DtlDateParts *second)
{
  if (first->has_year && !second->has_year && first->month == 0 && second->month == 0 && first->day == 0 && second->day > first->year % 100)
    {
      second->has_year = TRUE;
      second->year = first->year - first->year % 100 + second->day;
      second->day = 0;
    }
  if (!first->has_year && second->has_year && first->month == 0 && second->month == 0 && first->day > 0)
    return;
  if (first->month == 0 && first->day != 0)
    first->month = second->month;
  if (second->month == 0 && second->day != 0)
    second->month = first->month;
  if (!first->has_year && second->has_year)
    {
      first->has_year = TRUE;
      first->year = second->year;
      first->is_before = second->is_before;
    }
  else if (!second->has_year && first->has_year)
    {
      second->has_year = TRUE;
      second->year = first->year;
    }
  /* "500–401 BCE" */
  else if (second->is_before && !first->is_before && first->year > second->year)
    first->is_before = TRUE;
}

static gint64
get_astronomical_year (const DtlDateParts *parts)
{
  return parts->is_before ? 1 - parts->year : parts->year;
}

/* "winter 2017–2018" is one. */
static gboolean
is_one_winter (const DtlDateParts *first,
               const DtlDateParts *second)
{
  return first->month == 24 && second->month == 0 && second->has_year
         && get_astronomical_year (second) == get_astronomical_year (first) + 1;
}

/* "A/B", or as one moment among them "[A..B]". */
static char *
join (const Entry *self,
      const char  *first_text,
      const char  *second_text,
      gboolean     is_moment)
{
  DtlDateParts first, second;
  g_autofree char *a = NULL, *b = NULL;
  gboolean is_winter;

  *self->is_wider = FALSE;
  if (!read_parts (self, first_text, &first))
    return NULL;
  if (!read_parts (self, second_text, &second))
    {
      dtl_date_parts_clear (&first);
      return NULL;
    }
  share_parts (&first, &second);
  is_winter = is_one_winter (&first, &second);
  take_default_year (self, &first);
  take_default_year (self, &second);
  a = dtl_date_parts_to_edtf (&first);
  b = dtl_date_parts_to_edtf (&second);
  dtl_date_parts_clear (&first);
  dtl_date_parts_clear (&second);
  if (a == NULL || b == NULL)
    return NULL;
  if (is_winter && !is_moment)
    return accept (self, g_steal_pointer (&a));
  return accept (self, g_strdup_printf (is_moment ? "[%s..%s]" : "%s/%s", a, b));
}

static char *
join_open (const Entry *self,
           const char  *first_text)
{
  DtlDateParts first;
  g_autofree char *a = NULL;

  *self->is_wider = FALSE;
  if (!read_parts (self, first_text, &first))
    return NULL;
  a = dtl_date_parts_to_edtf (&first);
  dtl_date_parts_clear (&first);
  return a != NULL ? accept (self, g_strconcat (a, "/..", NULL)) : NULL;
}

static gboolean
is_mark (const char *word,
         gsize       length)
{
  return length == 1 || ((guchar) word[0] >= 0x80 && g_utf8_strlen (word, (gssize) length) == 1);
}

/* Where @word, of @length bytes, parts @text: between blanks; a dash also without. NULL: nowhere after @from. */
static const char *
find_word (const char *text,
           const char *from,
           const char *word,
           gsize       length)
{
  g_autofree char *needle = g_strndup (word, length);

  for (const char *p = from; (p = strstr (p, needle)) != NULL; p += length)
    if (p > text && (is_mark (word, length) || (is_blank (p[-1]) && is_blank (p[length]))))
      return p;
  return NULL;
}

static char *
split_at (const Entry *self,
          const char  *text,
          const char  *place,
          gsize        length,
          gboolean     is_moment)
{
  g_autofree char *first = g_strchomp (g_strndup (text, (gsize) (place - text)));
  const char *second = skip_blank (place + length);

  if (!is_moment && dtl_date_entry_is_open_end (second))
    return join_open (self, first);
  return join (self, first, second, is_moment);
}

static char *
split_by_one_of (const Entry *self,
                 const char  *text,
                 const char  *words,
                 gboolean     is_moment)
{
  for (const char *word = words; *word != '\0';)
    {
      gsize length = strcspn (word, "|");
      const char *place = text;

      for (int i = 0; i < MOST_SPLITS && length > 0 && (place = find_word (text, place, word, length)) != NULL; i++)
        {
          char *edtf = split_at (self, text, place, length, is_moment);

          if (edtf != NULL)
            return edtf;
          place += length;
        }
      word += length + (word[length] == '|');
    }
  return NULL;
}

static char *
split_by (const Entry *self,
          const char  *text,
          const char  *words,
          gboolean     is_moment)
{
  char *edtf = split_by_one_of (self, text, words, is_moment);

  return edtf != NULL ? edtf : split_by_one_of (self, text, _(words), is_moment);
}

/* One date with a word before it */

/* The day before or after all that @date can mean; a time of day where it has one. */
static char *
next_to (const DtlDate *date,
         gboolean       is_before)
{
  char buffer[DTL_ISO8601_SIZE];
  DtlInstant instant = is_before ? date->earliest : date->latest;

  if (instant == DTL_INSTANT_BEFORE_ALL || instant == DTL_INSTANT_AFTER_ALL)
    return NULL;
  dtl_instant_to_iso8601 (instant + (is_before ? -1 : 1), buffer);
  if (!(date->flags & DTL_DATE_HAS_TIME) && strchr (buffer, 'T') != NULL)
    *strchr (buffer, 'T') = '\0';
  return g_strdup_printf (is_before ? "[..%s]" : "[%s..]", buffer);
}

static char *
read_bounded (const Entry *self,
              const char  *text)
{
  static const struct { const char *words, *format; } forms[] = {
    { WORDS_NOT_BEFORE, "[%s..]" }, { WORDS_BY, "[..%s]" }, { WORDS_SINCE, "%s/.." }, { WORDS_UNTIL, "/%s" },
  };
  const char *rest;
  g_autofree char *inner = NULL;
  gboolean is_before = (rest = skip_words (text, WORDS_BEFORE)) != NULL;

  if (is_before || (rest = skip_words (text, WORDS_AFTER)) != NULL)
    {
      inner = read_single (self, rest);
      return inner != NULL ? accept (self, next_to (self->date, is_before)) : NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if ((rest = skip_words (text, forms[i].words)) != NULL && (inner = read_single (self, rest)) != NULL)
      {
        GString *edtf = g_string_new (forms[i].format);

        g_string_replace (edtf, "%s", inner, 1);
        return accept (self, g_string_free (edtf, FALSE));
      }
  return NULL;
}

static char *
read_words (const Entry *self,
            const char  *text)
{
  const char *rest;
  char *edtf = read_single (self, text);

  if (edtf == NULL && (rest = skip_words (text, WORDS_BETWEEN)) != NULL)
    edtf = split_by (self, rest, WORDS_AND, TRUE);
  if (edtf == NULL && (rest = skip_words (text, WORDS_SINCE)) != NULL)
    edtf = split_by (self, rest, WORDS_TO, FALSE);
  if (edtf == NULL)
    edtf = read_bounded (self, text);
  if (edtf == NULL)
    edtf = split_by (self, text, WORDS_TO, FALSE);
  return edtf;
}

char *
dtl_date_entry_parse_with (const char                *text,
                           const DtlDateEntryOptions *options,
                           DtlDate                   *date,
                           gboolean                  *is_wider)
{
  g_autofree char *stripped = NULL, *folded = NULL;
  gboolean own_wider;
  const Entry self = { options, date, is_wider != NULL ? is_wider : &own_wider };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (date != NULL, NULL);

  *self.is_wider = FALSE;
  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return NULL;
  if (dtl_date_parse (stripped, -1, NULL, date, NULL))
    return dtl_date_is_placeable (date) ? g_steal_pointer (&stripped) : NULL;
  if (strlen (stripped) > LONGEST_TEXT || !g_utf8_validate (stripped, -1, NULL))
    return NULL;

  folded = g_utf8_casefold (stripped, -1);
  return read_words (&self, folded);
}

char *
dtl_date_entry_parse (const char *text,
                      gint64      default_year,
                      DtlDate    *date)
{
  const DtlDateEntryOptions options = { .has_year = TRUE, .year = default_year };

  return dtl_date_entry_parse_with (text, &options, date, NULL);
}

gboolean
dtl_date_entry_is_open_end (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  folded = g_utf8_casefold (text, -1);
  return dtl_word_list_has (WORDS_PRESENT, folded) || dtl_word_list_has (_(WORDS_PRESENT), folded);
}

DtlDayOrder
dtl_date_entry_find_day_order (const char *text)
{
  int first, second, year;

  if (sscanf (text, " %2d/%2d/%4d", &first, &second, &year) != 3 && sscanf (text, " %2d-%2d-%4d", &first, &second, &year) != 3)
    return DTL_DAY_ORDER_UNKNOWN;
  if (first > 12 && first <= 31 && second <= 12)
    return DTL_DAY_ORDER_DAY_FIRST;
  return second > 12 && second <= 31 && first <= 12 ? DTL_DAY_ORDER_MONTH_FIRST : DTL_DAY_ORDER_UNKNOWN;
}
