/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "dtl-date-entry.h"

static const struct
{
  const char *text;
  const char *edtf;     /* NULL: not understood */
} cases[] = {
  { "", NULL },
  { "   ", NULL },
  { "2017", "2017" },
  { " 2017-08 ", "2017-08" },
  { "2017-08-12", "2017-08-12" },
  { "2017-08~", "2017-08~" },
  { "[2017-03..2017-05]", "[2017-03..2017-05]" },
  { "-0043", "-0043" },
  { "August 2017", "2017-08" },
  { "aug 2017", "2017-08" },
  { "Sept. 2017", "2017-09" },
  { "12 September 2017", "2017-09-12" },
  { "Sep 12, 2017", "2017-09-12" },
  { "12 sep", "1999-09-12" },
  { "March", "1999-03" },
  { "may 1066", "1066-05" },
  { "44 BCE", "-0043" },
  { "44 bc", "-0043" },
  { "1 BCE", "0000" },
  { "15 March 44 BCE", "-0043-03-15" },
  { "Mar 44 BCE", "-0043-03" },
  { "1300 BCE", "-1299" },
  { "98 CE", "0098" },
  { "9 September 9 CE", "0009-09-09" },
  { "0 BCE", NULL },
  { "BCE", NULL },
  { "March BCE", NULL },
  { "12 44 BCE", NULL },
  { "980 44 BCE", NULL },
  { "12,000 BCE", "Y-11999" },
  { "31 June 2017", NULL },
  { "30 February", NULL },
  { "Smarch 2017", NULL },
  { "Ma 2017", NULL },
  { "12 13 March 2017", NULL },
  { "March April 2017", NULL },
  { "2017-13", NULL },
  { "../..", NULL },
  { "tomorrow", NULL },

  { "6th March 2017", "2017-03-06" },
  { "Monday, 6 March 2017", "2017-03-06" },
  { "6 March 2017, 14:05", "2017-03-06T14:05" },
  { "Mar 6th 2017 2:05 pm", "2017-03-06T14:05" },
  { "March 6, 2017 at 12:30am", "2017-03-06T00:30" },
  { "6 March 2017 25:00", NULL },
  { "14:05", NULL },
  { "2017-03-06 14:05", "2017-03-06T14:05" },
  { "2017-03-06 14:05:07", "2017-03-06T14:05:07" },
  { "20170306", "2017-03-06" },
  { "20171306", NULL },
  { "2017/3/6", "2017-03-06" },
  { "6.3.2017", "2017-03-06" },
  { "3/2017", "2017-03" },
  { "13/2017", NULL },
  { "13/4/2017", "2017-04-13" },
  { "4/13/2017", "2017-04-13" },
  { "4/4/2017", "2017-04-04" },
  { "3/4/2017", "[2017-03-04,2017-04-03]" },
  { "13/13/2017", NULL },
  { "3/4/17", NULL },
  { "AD 98", "0098" },
  { "1960s", "196X" },
  { "the early 1960s", "196X" },
  { "1966s", NULL },
  { "440s BC", "[-0448..-0439]" },
  { "19th century", "18XX" },
  { "5th century BC", "[-0499..-0400]" },
  { "1st century BCE", "[-0099..0000]" },
  { "spring 2017", "2017-21" },
  { "Fall 2017", "2017-23" },
  { "Q3 2017", "2017-35" },
  { "H2 2017", "2017-41" },
  { "6 spring 2017", NULL },
  { "66 million years ago", "Y-66E6S2" },
  { "13.8 billion years ago", "Y-138E8S3" },
  { "66 zillion years ago", NULL },

  { "c. 1066", "1066~" },
  { "c.1066", "1066~" },
  { "circa March 1066", "1066-03~" },
  { "~1066", "~1066" },
  { "March 1066?", "1066-03?" },
  { "1066 (?)", "1066?" },
  { "c. 1066?", "1066%" },
  { "probably about 1066", "1066%" },
  { "about", NULL },
  { "Between 1201 and 1210", "[1201..1210]" },
  { "between 4 and 10 September 2017", "[2017-09-04..2017-09-10]" },
  { "between 1210 and 1201", NULL },
  { "before 1066", "[..1065-12-31]" },
  { "before March 2017", "[..2017-02-28]" },
  { "by May 2017", "[..2017-05]" },
  { "after 1066", "[1067-01-01..]" },
  { "not before June 2017", "[2017-06..]" },
  { "since 2015", "2015/.." },
  { "until 2015", "/2015" },
  { "1914–1918", "1914/1918" },
  { "1914-1918", "1914/1918" },
  { "1914–18", "1914/1918" },
  { "1914 to 1918", "1914/1918" },
  { "from 1914 to 1918", "1914/1918" },
  { "May – June 2017", "2017-05/2017-06" },
  { "12–14 May 2017", "2017-05-12/2017-05-14" },
  { "12-14 May 2017", "2017-05-12/2017-05-14" },
  { "May 12–14, 2017", "2017-05-12/2017-05-14" },
  { "28 May – 3 June 2017", "2017-05-28/2017-06-03" },
  { "30 Dec 2016 – 2 Jan 2017", "2016-12-30/2017-01-02" },
  { "500–401 BCE", "-0499/-0400" },
  { "c. 1914 – 1918?", "1914~/1918?" },
  { "winter 2017–2018", "2017-24" },
  { "2015 – present", "2015/.." },
  { "2018–2015", NULL },
  { "1914–", NULL },
  { "– 1918", NULL },
  { "to", NULL },
  { "see page 12", NULL },
  { "12 angry men", NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtlDate date;
      g_autofree char *edtf = dtl_date_entry_parse (cases[i].text, 1999, &date);

      if (g_strcmp0 (edtf, cases[i].edtf) != 0)
        g_test_fail_printf ("“%s” was read as %s, not as %s", cases[i].text, edtf, cases[i].edtf);
      if (edtf != NULL)
        g_assert_true (dtl_date_is_placeable (&date));
    }
}

static void
test_years (void)
{
  DtlDate date;
  g_autofree char *in_range = dtl_date_entry_parse ("March", 9999, &date);
  g_autofree char *far = dtl_date_entry_parse ("March", 12000, &date);

  g_assert_cmpstr (in_range, ==, "9999-03");
  g_assert_null (far);
}

static void
test_order_of_days (void)
{
  const DtlDateEntryOptions day_first = { .day_order = DTL_DAY_ORDER_DAY_FIRST }, month_first = { .day_order = DTL_DAY_ORDER_MONTH_FIRST };
  DtlDate date;
  g_autofree char *september = dtl_date_entry_parse_with ("3/9/2017", &day_first, &date, NULL);
  g_autofree char *march = dtl_date_entry_parse_with ("3/9/2017", &month_first, &date, NULL);
  g_autofree char *impossible = dtl_date_entry_parse_with ("13/9/2017", &month_first, &date, NULL);
  g_autofree char *without_year = dtl_date_entry_parse_with ("3 March", &day_first, &date, NULL);

  g_assert_cmpstr (september, ==, "2017-09-03");
  g_assert_cmpstr (march, ==, "2017-03-09");
  g_assert_null (impossible);
  g_assert_null (without_year);

  g_assert_cmpint (dtl_date_entry_find_day_order ("13/4/2017"), ==, DTL_DAY_ORDER_DAY_FIRST);
  g_assert_cmpint (dtl_date_entry_find_day_order ("4/13/2017 14:05"), ==, DTL_DAY_ORDER_MONTH_FIRST);
  g_assert_cmpint (dtl_date_entry_find_day_order ("3/4/2017"), ==, DTL_DAY_ORDER_UNKNOWN);
  g_assert_cmpint (dtl_date_entry_find_day_order ("13.4.2017"), ==, DTL_DAY_ORDER_UNKNOWN);
}

/* Words that mean less than the date that is made of them are worth keeping. */
static void
test_wider (void)
{
  static const struct { const char *text; gboolean is_wider; } wider[] = {
    { "early 1960s", TRUE }, { "late 2016", TRUE }, { "3/4/2017", TRUE }, { "before early 1960", TRUE }, { "mid 1914 – 1918", TRUE },
    { "1960s", FALSE }, { "13/4/2017", FALSE }, { "later than 2016", FALSE }, { "2017-05", FALSE }, { "[1960,1961]", FALSE }, { "12–14 May 2017", FALSE },
  };
  const DtlDateEntryOptions options = { FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (wider); i++)
    {
      DtlDate date;
      gboolean is_wider = !wider[i].is_wider;
      g_autofree char *edtf = dtl_date_entry_parse_with (wider[i].text, &options, &date, &is_wider);

      g_assert_nonnull (edtf);
      if (is_wider != wider[i].is_wider)
        g_test_fail_printf ("“%s”", wider[i].text);
    }
}

/* What the program writes of a date is read as the same time, or not at all. Significant digits are "about" in words, and so
 * is what is years ago; -00XX lacks the last year of its century, which has no "-0000"; of "late 2017" only the year is
 * read, as people mean various parts of it. */
static void
test_own_words (void)
{
  static const char * const names[] = { "words-intervals", "words-points", "words-qualifiers", "words-sets", "words-unspecified" };
  const DtlDateEntryOptions options = { FALSE };
  guint n_read = 0, n_all = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *base = g_strconcat (names[i], ".case", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "model", "dates", base, NULL), *content = NULL;
      g_auto (GStrv) lines = NULL;

      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      lines = g_strsplit (content, "\n", -1);
      for (guint k = 0; lines[k] != NULL; k++)
        {
          g_auto (GStrv) columns = g_strsplit (lines[k], "\t", -1);
          DtlDate date, read;

          if (lines[k][0] == '#' || g_strv_length (columns) < 4 || strchr (columns[0], 'S') != NULL || g_str_has_prefix (columns[0], "-00XX") || strstr (lines[k], "years ago") != NULL
              || g_regex_match_simple ("early|mid|late ", lines[k], 0, 0) || !dtl_date_parse (columns[0], -1, NULL, &date, NULL) || !dtl_date_is_placeable (&date))
            continue;
          for (guint column = 1; column < 4; column++)
            {
              g_autofree char *edtf = dtl_date_entry_parse_with (columns[column], &options, &read, NULL);

              n_all++;
              n_read += edtf != NULL;
              if (edtf != NULL && (read.earliest != date.earliest || read.latest != date.latest))
                g_test_fail_printf ("“%s” of %s was read as %s", columns[column], columns[0], edtf);
            }
        }
    }
  g_test_message ("%u of %u wordings were read", n_read, n_all);
  g_assert_cmpuint (n_read, >, n_all / 3);
}

/* Whatever is typed is a date or none. */
static void
test_any_words (void)
{
  static const char * const words[] = {
    "1066", "12", "march", "c.", "about", "between", "and", "to", "–", "-", "?", "bce", "ad", "century", "19th", "1960s", "the", "before",
    "from", "..", "3/4/2017", "2:05", "pm", "0", "99999999999999999999", "million", "years", "ago", "[", "..1", "X", "ä", "\xe2\x80\x93",
  };

  for (int n = 0; n < 50000; n++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      DtlDate date;

      for (int i = g_test_rand_int_range (1, 7); i > 0; i--)
        g_string_append_printf (text, "%s%s", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))], g_test_rand_int_range (0, 4) > 0 ? " " : "");
      {
        g_autofree char *edtf = dtl_date_entry_parse (text->str, 2017, &date);
        DtlDate again;

        if (edtf != NULL)
          {
            g_assert_true (dtl_date_parse (edtf, -1, NULL, &again, NULL));
            g_assert_true (dtl_date_is_placeable (&again));
            g_assert_cmpint (again.earliest, ==, date.earliest);
            g_assert_cmpint (again.latest, ==, date.latest);
          }
      }
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-entry/reads-what-people-type", test_cases);
  g_test_add_func ("/date-entry/takes-the-year-in-view-where-it-can", test_years);

  g_test_add_func ("/date-entry/day-or-month-first", test_order_of_days);
  g_test_add_func ("/date-entry/wider", test_wider);
  g_test_add_func ("/date-entry/own-words", test_own_words);
  g_test_add_func ("/date-entry/any-words", test_any_words);

  return g_test_run ();
}
