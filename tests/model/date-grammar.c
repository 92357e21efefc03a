/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "date-grammar.h"

#include <string.h>

static gboolean
chance (int percent)
{
  return g_test_rand_int_range (0, 100) < percent;
}

static void
append_number (GString *text,
               int      value,
               int      width,
               int      mask_percent)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%0*d", width, value);
  for (char *digit = digits; *digit != '\0'; digit++)
    g_string_append_c (text, chance (mask_percent) ? 'X' : *digit);
}

static void
append_qualifier (GString *text,
                  int      percent)
{
  if (chance (percent))
    g_string_append_c (text, "~?%"[g_test_rand_int_range (0, 3)]);
}

static void
append_long_year (GString *text)
{
  int n_digits = g_test_rand_int_range (1, 14);

  g_string_append (text, chance (50) ? "Y" : "Y-");
  g_string_append_c (text, g_test_rand_int_range ('1', '9' + 1));
  for (int i = 1; i < n_digits; i++)
    g_string_append_c (text, g_test_rand_int_range ('0', '9' + 1));
  if (chance (30))
    g_string_append_printf (text, "E%d", g_test_rand_int_range (1, 12));
  if (chance (30))
    g_string_append_printf (text, "S%d", g_test_rand_int_range (1, 8));
}

static void
append_time (GString *text)
{
  g_string_append_printf (text, "T%02d:%02d", g_test_rand_int_range (0, 24), g_test_rand_int_range (0, 60));
  if (chance (60))
    {
      g_string_append_printf (text, ":%02d", g_test_rand_int_range (0, 60));
      if (chance (20))
        g_string_append_printf (text, ".%d", g_test_rand_int_range (0, 100000));
    }
  if (chance (20))
    g_string_append_c (text, 'Z');
  else if (chance (20))
    g_string_append_printf (text, "%c%02d", chance (50) ? '+' : '-', g_test_rand_int_range (1, 14));
  else if (chance (20))
    g_string_append_printf (text, "%c%02d:%02d", chance (50) ? '+' : '-', g_test_rand_int_range (0, 14), g_test_rand_int_range (1, 60));
}

static void
append_calendar_point (GString *text)
{
  int mask_percent = chance (30) ? 20 : 0;
  int qualifier_percent = chance (30) ? 20 : 0;
  int depth = g_test_rand_int_range (0, 5);

  append_qualifier (text, qualifier_percent);
  if (chance (10))
    g_string_append_c (text, '-');
  append_number (text, chance (80) ? g_test_rand_int_range (1800, 2100) : g_test_rand_int_range (0, 10000), 4, mask_percent);
  if (depth == 0 && chance (20))
    g_string_append_printf (text, "S%d", g_test_rand_int_range (1, 4));
  append_qualifier (text, qualifier_percent);
  if (depth == 0)
    return;

  g_string_append_c (text, '-');
  append_qualifier (text, qualifier_percent);
  append_number (text, depth == 1 ? g_test_rand_int_range (21, 42) : g_test_rand_int_range (1, 13), 2, depth == 1 ? 0 : mask_percent);
  append_qualifier (text, qualifier_percent);
  if (depth <= 2)
    return;

  g_string_append_c (text, '-');
  append_qualifier (text, qualifier_percent);
  append_number (text, g_test_rand_int_range (1, chance (90) ? 29 : 32), 2, mask_percent);
  if (depth == 4 && mask_percent == 0 && qualifier_percent == 0)
    append_time (text);
  append_qualifier (text, qualifier_percent);
}

static void
append_point (GString *text)
{
  if (chance (10))
    append_long_year (text);
  else
    append_calendar_point (text);
}

static void
append_end (GString *text)
{
  if (chance (10))
    return;
  if (chance (15))
    g_string_append (text, "..");
  else
    append_point (text);
}

static void
append_set (GString *text)
{
  gboolean is_one_of = chance (60);
  int n_members = g_test_rand_int_range (1, chance (90) ? 5 : 30);

  g_string_append_c (text, is_one_of ? '[' : '{');
  for (int i = 0; i < n_members; i++)
    {
      if (i == 0 ? chance (15) : FALSE)
        g_string_append (text, "..");
      append_point (text);
      if (chance (20))
        {
          g_string_append (text, "..");
          if (i + 1 < n_members || chance (50))
            append_point (text);
        }
      if (i + 1 < n_members)
        g_string_append_c (text, ',');
    }
  g_string_append_c (text, is_one_of ? ']' : '}');
}

char *
grammar_random_point (void)
{
  GString *text = g_string_new (NULL);

  append_point (text);
  return g_string_free (text, FALSE);
}

char *
grammar_random_date (void)
{
  GString *text = g_string_new (NULL);

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      append_set (text);
      break;
    case 1:
      append_end (text);
      g_string_append_c (text, '/');
      append_end (text);
      break;
    default:
      append_point (text);
      break;
    }

  return g_string_free (text, FALSE);
}

/* Level 0, except for the sign of years, always valid. */
char *
grammar_plain_date (void)
{
  int year = g_test_rand_int_range (-9999, 10000);
  const char *sign = year < 0 ? "-" : "";
  int month = g_test_rand_int_range (1, 13);
  int day = g_test_rand_int_range (1, 29);

  year = ABS (year);
  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      return g_strdup_printf ("%s%04d", sign, year);
    case 1:
      return g_strdup_printf ("%s%04d-%02d", sign, year, month);
    case 2:
      return g_strdup_printf ("%s%04d-%02d-%02d", sign, year, month, day);
    case 3:
      return g_strdup_printf ("%s%04d-%02d-%02dT%02d:%02d", sign, year, month, day,
                              g_test_rand_int_range (0, 24), g_test_rand_int_range (0, 60));
    default:
      return g_strdup_printf ("%s%04d-%02d-%02dT%02d:%02d:%02d", sign, year, month, day,
                              g_test_rand_int_range (0, 24), g_test_rand_int_range (0, 60), g_test_rand_int_range (0, 60));
    }
}

/* Year and month, or year, month and day, any digits unspecified. */
char *
grammar_masked_date (void)
{
  GString *text = g_string_new (chance (20) ? "-" : NULL);
  int mask_percent = g_test_rand_int_range (10, 90);

  append_number (text, chance (30) ? g_test_rand_int_range (0, 200) : g_test_rand_int_range (0, 10000), 4, mask_percent / 2);
  g_string_append_c (text, '-');
  append_number (text, chance (50) ? 2 : g_test_rand_int_range (1, 13), 2, mask_percent);
  if (chance (80))
    {
      g_string_append_c (text, '-');
      append_number (text, chance (60) ? g_test_rand_int_range (28, 32) : g_test_rand_int_range (1, 32), 2, mask_percent);
    }

  return g_string_free (text, FALSE);
}

char *
grammar_spoil (const char *text,
               gsize      *length)
{
  static const char alphabet[] = "0123456789XYESTZ?~%+:.,/[]{}- \t\nxu\0\xff\xc3\xa9";
  GString *spoilt = g_string_new (text);
  int n_changes = g_test_rand_int_range (1, 4);

  for (int i = 0; i < n_changes; i++)
    {
      gssize at = g_test_rand_int_range (0, spoilt->len + 1);
      char c = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          g_string_insert_len (spoilt, at, &c, 1);
          break;
        case 1:
          if (at < (gssize) spoilt->len)
            g_string_erase (spoilt, at, 1);
          break;
        case 2:
          if (at < (gssize) spoilt->len)
            spoilt->str[at] = c;
          break;
        default:
          if (at < (gssize) spoilt->len)
            {
              c = spoilt->str[at];
              g_string_insert_len (spoilt, at, &c, 1);
            }
          break;
        }
    }

  *length = spoilt->len;
  return g_string_free (spoilt, FALSE);
}
