/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What holds for every date, on random ones: written by the grammar, and spoilt. Run with --seed to
 * see a failure again.
 */
#include "date-grammar.h"

#include "dtl-date.h"

#include <string.h>

#define N_RANDOM 40000

/* Copies what @text holds before @end, and parses it. */
static gboolean
parse_part (const char *text,
            const char *end,
            DtlDate    *date)
{
  return dtl_date_parse (text, end - text, NULL, date, NULL);
}

static void
assert_in_order (const char    *text,
                 const DtlDate *date)
{
  if (date->earliest <= date->start_latest && date->start_latest <= date->latest &&
      date->earliest <= date->end_earliest && date->end_earliest <= date->latest)
    return;

  g_error ("the bounds of “%s” are not in order", text);
}

static void
assert_flags_agree (const char    *text,
                    const DtlDate *date)
{
  gboolean has_open_start = (date->flags & (DTL_DATE_OPEN_START | DTL_DATE_UNKNOWN_START)) != 0;
  gboolean has_open_end = (date->flags & (DTL_DATE_OPEN_END | DTL_DATE_UNKNOWN_END)) != 0;

  if ((date->earliest == DTL_INSTANT_BEFORE_ALL) != has_open_start ||
      (date->latest == DTL_INSTANT_AFTER_ALL) != has_open_end ||
      dtl_date_is_placeable (date) != !(has_open_start && has_open_end) ||
      ((date->flags & DTL_DATE_APPROXIMATE) != 0) != (strpbrk (text, "~%") != NULL) ||
      ((date->flags & DTL_DATE_UNCERTAIN) != 0) != (strpbrk (text, "?%") != NULL) ||
      ((date->flags & DTL_DATE_UNSPECIFIED) != 0) != (strchr (text, 'X') != NULL) ||
      ((date->flags & DTL_DATE_HAS_TIME) != 0) != (strchr (text, 'T') != NULL) ||
      (date->kind != DTL_DATE_INTERVAL && date->start_precision != date->end_precision) ||
      date->level > 2)
    g_error ("the flags of “%s” do not agree with it", text);
}

static void
assert_has_words (const char *text,
                  gsize       length)
{
  for (DtlWording wording = DTL_WORDING_SHORT; wording <= DTL_WORDING_SPOKEN; wording++)
    {
      g_autofree char *words = dtl_date_to_words (text, length, wording);

      if (words == NULL || words[0] == '\0' || !g_utf8_validate (words, -1, NULL) || strchr (words, '%') != NULL ||
          strstr (words, "null") != NULL)
        g_error ("“%s” in words is “%s”", text, words);
    }
}

static void
test_bounds_are_in_order (void)
{
  int n_valid = 0;

  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = grammar_random_date ();
      DtlDate date;
      DtlDateError error;

      if (!dtl_date_parse (text, -1, NULL, &date, &error))
        {
          g_assert_cmpint (error.code, !=, DTL_DATE_ERROR_NONE);
          g_assert_nonnull (error.expected);
          g_assert_cmpuint (error.offset, <=, strlen (text));
          g_assert_null (dtl_date_to_words (text, -1, DTL_WORDING_LONG));
          continue;
        }

      n_valid++;
      g_assert_cmpint (error.code, ==, DTL_DATE_ERROR_NONE);
      assert_in_order (text, &date);
      assert_flags_agree (text, &date);
      if (i % 8 == 0)
        assert_has_words (text, strlen (text));
    }

  /* A grammar that wrote little that is valid would prove little. */
  g_assert_cmpint (n_valid, >, N_RANDOM / 3);
}

static void
test_qualifiers_move_nothing (void)
{
  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = grammar_random_date ();
      g_autofree char *bare = g_strdup (text);
      char *to = bare;
      DtlDate date, bare_date;

      for (const char *from = text; *from != '\0'; from++)
        {
          if (strchr ("~?%", *from) == NULL)
            *to++ = *from;
        }
      *to = '\0';

      if (!dtl_date_parse (text, -1, NULL, &date, NULL))
        continue;
      if (!dtl_date_parse (bare, -1, NULL, &bare_date, NULL) ||
          date.earliest != bare_date.earliest || date.latest != bare_date.latest ||
          date.start_latest != bare_date.start_latest || date.end_earliest != bare_date.end_earliest ||
          date.start_precision != bare_date.start_precision || date.end_precision != bare_date.end_precision ||
          date.kind != bare_date.kind)
        g_error ("“%s” and “%s” have different bounds", text, bare);
    }
}

/* Parses the part, which may lack at one side of "..", and extends the bounds by it. */
static void
extend_by_member (const char *text,
                  const char *end,
                  DtlDate    *bounds)
{
  const char *dots = g_strstr_len (text, end - text, "..");
  DtlDate from, to;

  if (dots == NULL)
    {
      g_assert_true (parse_part (text, end, &from));
      to = from;
    }
  else if (dots == text)
    {
      g_assert_true (parse_part (dots + 2, end, &to));
      from.earliest = DTL_INSTANT_BEFORE_ALL;
    }
  else if (dots + 2 == end)
    {
      g_assert_true (parse_part (text, dots, &from));
      to.latest = DTL_INSTANT_AFTER_ALL;
    }
  else
    {
      g_assert_true (parse_part (text, dots, &from));
      g_assert_true (parse_part (dots + 2, end, &to));
    }

  bounds->earliest = MIN (bounds->earliest, from.earliest);
  bounds->latest = MAX (bounds->latest, to.latest);
}

static void
test_sets_reach_as_far_as_their_members (void)
{
  int n_sets = 0;

  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = grammar_random_date ();
      DtlDate bounds = { .earliest = DTL_INSTANT_AFTER_ALL, .latest = DTL_INSTANT_BEFORE_ALL };
      DtlDate date;

      if ((text[0] != '[' && text[0] != '{') || !dtl_date_parse (text, -1, NULL, &date, NULL))
        continue;

      n_sets++;
      for (const char *at = text; *at != ']' && *at != '}';)
        {
          const char *member = at + 1;

          at = member + strcspn (member, ",]}");
          extend_by_member (member, at, &bounds);
        }
      if (bounds.earliest != date.earliest || bounds.latest != date.latest)
        g_error ("“%s” does not reach as far as its members", text);
    }

  g_assert_cmpint (n_sets, >, 100);
}

/* An interval is its two ends, in one text or in two. */
static void
test_intervals_are_their_ends (void)
{
  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *start = grammar_random_point ();
      g_autofree char *end = grammar_random_point ();
      g_autofree char *text = g_strconcat (start, "/", end, NULL);
      DtlDate date, joined, first, last;
      gboolean is_valid = dtl_date_parse (text, -1, NULL, &date, NULL);
      gboolean ends_are_valid = dtl_date_parse (start, -1, NULL, &first, NULL) && dtl_date_parse (end, -1, NULL, &last, NULL);

      g_assert_cmpint (is_valid, ==, ends_are_valid && last.latest >= first.earliest);
      g_assert_cmpint (is_valid, ==, dtl_date_parse_ends (start, -1, end, -1, NULL, &joined, NULL, NULL));
      if (!is_valid)
        continue;

      g_assert_cmpint (date.earliest, ==, first.earliest);
      g_assert_cmpint (date.start_latest, ==, MIN (first.latest, last.latest));
      g_assert_cmpint (date.end_earliest, ==, MAX (first.earliest, last.earliest));
      g_assert_cmpint (date.latest, ==, last.latest);
      g_assert_cmpint (date.start_precision, ==, first.start_precision);
      g_assert_cmpint (date.end_precision, ==, last.start_precision);
      joined.level = date.level;
      g_assert_cmpmem (&joined.earliest, 4 * sizeof (DtlInstant), &date.earliest, 4 * sizeof (DtlInstant));
      g_assert_cmpint (joined.flags, ==, date.flags);
    }
}

/* The text that a plain date has, from what was read. */
static char *
write_plain_date (const DtlDate *date)
{
  char iso[DTL_ISO8601_SIZE];
  gsize sign = dtl_instant_to_iso8601 (date->earliest, iso)[0] == '-';

  switch ((int) date->start_precision)
    {
    case DTL_PRECISION_YEAR:
      return g_strndup (iso, sign + strlen ("2017"));
    case DTL_PRECISION_MONTH:
      return g_strndup (iso, sign + strlen ("2017-05"));
    case DTL_PRECISION_DAY:
      return g_strndup (iso, sign + strlen ("2017-05-12"));
    case DTL_PRECISION_MINUTE:
      return g_strndup (iso, sign + strlen ("2017-05-12T12:14"));
    default:
      return g_strdup (iso);
    }
}

static void
test_plain_dates_round_trip (void)
{
  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = grammar_plain_date ();
      g_autofree char *written = NULL;
      DtlDate date;

      g_assert_true (dtl_date_parse (text, -1, NULL, &date, NULL));
      written = write_plain_date (&date);
      g_assert_cmpstr (written, ==, text);
    }
}

/* Years of more than four digits have no days in EDTF. */
static gboolean
has_long_year (const char *iso)
{
  return iso[0] == '+' || (iso[0] == '-' && strcspn (iso + 1, "-") > 4);
}

/* What is told about the bounds of a date is itself a date with these bounds. */
static void
test_bounds_are_dates (void)
{
  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = grammar_random_date ();
      g_autofree char *earliest = NULL;
      g_autofree char *latest = NULL;
      g_autofree char *interval = NULL;
      DtlDate date, again;

      if (!dtl_date_parse (text, -1, NULL, &date, NULL))
        continue;

      dtl_date_bounds_to_text (&date, &earliest, &latest);
      if (has_long_year (earliest) || has_long_year (latest) || !dtl_date_is_placeable (&date))
        continue;

      interval = g_strconcat (earliest, "/", latest, NULL);
      if (!dtl_date_parse (interval, -1, NULL, &again, NULL) ||
          again.earliest != date.earliest || again.latest != date.latest ||
          ((again.flags ^ date.flags) & (DTL_DATE_EARLIEST_ZONED | DTL_DATE_LATEST_ZONED | DTL_DATE_OPEN_START |
                                         DTL_DATE_OPEN_END | DTL_DATE_UNKNOWN_START | DTL_DATE_UNKNOWN_END)) != 0)
        g_error ("“%s” becomes “%s”", text, interval);
    }
}

static gboolean
fits (const char *pattern,
      int         width,
      int         value)
{
  for (int i = width - 1; i >= 0; i--, value /= 10)
    {
      if (pattern[i] != 'X' && pattern[i] != '0' + value % 10)
        return FALSE;
    }

  return TRUE;
}

/* All days there are, held against the digits one by one. FALSE when none fits. */
static gboolean
find_bounds_by_force (const char *text,
                      DtlInstant *earliest,
                      DtlInstant *latest)
{
  gboolean is_negative = text[0] == '-';
  const char *pattern = text + is_negative;
  gboolean has_day = strlen (pattern) > strlen ("2017-05");
  gboolean found = FALSE;

  for (int magnitude = is_negative ? 1 : 0; magnitude <= 9999; magnitude++)
    {
      int year = is_negative ? -magnitude : magnitude;

      if (!fits (pattern, 4, magnitude))
        continue;

      for (int month = 1; month <= 12; month++)
        {
          int n_days = dtl_civil_days_in_month (year, month);

          if (!fits (pattern + 5, 2, month))
            continue;

          for (int day = 1; day <= n_days; day++)
            {
              DtlInstant start;

              if (has_day && !fits (pattern + 8, 2, day))
                continue;
              start = dtl_civil_days_from_date (year, month, day) * DTL_SECONDS_PER_DAY;
              *earliest = found ? MIN (*earliest, start) : start;
              *latest = found ? MAX (*latest, start + DTL_SECONDS_PER_DAY - 1) : start + DTL_SECONDS_PER_DAY - 1;
              found = TRUE;
            }
        }
    }

  return found;
}

static void
test_masks_against_brute_force (void)
{
  int n_valid = 0;
  int n_rounds = g_test_slow () ? 20000 : 1500;

  for (int i = 0; i < n_rounds; i++)
    {
      g_autofree char *text = grammar_masked_date ();
      DtlInstant earliest, latest;
      DtlDate date;
      gboolean exists;

      /* Years with four unspecified digits take a thousand times longer, and are in the case files. */
      if (strstr (text, "XXXX") != NULL || g_str_has_prefix (text, "-0000"))
        continue;

      exists = find_bounds_by_force (text, &earliest, &latest);
      if (dtl_date_parse (text, -1, NULL, &date, NULL) != exists)
        g_error ("“%s” %s", text, exists ? "exists" : "does not exist");
      if (exists && (date.earliest != earliest || date.latest != latest))
        g_error ("the bounds of “%s” are not those of its days", text);
      n_valid += exists;
    }

  g_assert_cmpint (n_valid, >, n_rounds / 4);
}

static void
test_spoilt_dates_do_no_harm (void)
{
  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = grammar_random_date ();
      gsize length;
      g_autofree char *spoilt = grammar_spoil (text, &length);
      /* A copy of just these bytes, so that a byte read too far is seen. */
      g_autofree char *exact = g_memdup2 (spoilt, MAX (length, 1));
      DtlDate date;
      DtlDateError error;

      if (dtl_date_parse (exact, length, NULL, &date, &error))
        {
          g_assert_null (memchr (exact, '\0', length));
          g_assert_true (g_utf8_validate (exact, length, NULL));
          assert_in_order (spoilt, &date);
          assert_flags_agree (spoilt, &date);
          assert_has_words (exact, length);
        }
      else
        {
          g_assert_cmpuint (error.offset, <=, length);
          g_assert_nonnull (error.expected);
          g_assert_null (dtl_date_to_words (exact, length, DTL_WORDING_SHORT));
        }
    }
}

/* Cut behind the byte that is wrong, a text is wrong no later. */
static void
test_errors_stand_where_reading_stopped (void)
{
  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = grammar_random_date ();
      gsize length;
      g_autofree char *spoilt = grammar_spoil (text, &length);
      DtlDate date;
      DtlDateError error, shorter;

      if (dtl_date_parse (spoilt, length, NULL, &date, &error) || error.code == DTL_DATE_ERROR_OUT_OF_RANGE ||
          error.offset + 1 >= length)
        continue;

      if (!dtl_date_parse (spoilt, error.offset + 1, NULL, &date, &shorter))
        g_assert_cmpuint (shorter.offset, <=, error.offset + 1);
    }
}

static void
test_zones (void)
{
  /* Summer time as in Berlin, by rule, so that no zone files are needed. */
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("CET-1CEST,M3.5.0,M10.5.0/3");
  static const struct
  {
    const char *text, *earliest;
  } known[] = {
    { "2017-05-12T12:14:00Z", "2017-05-12T14:14:00" },
    { "2017-01-12T12:14:00Z", "2017-01-12T13:14:00" },
    { "2017-01-12T12:14-04:30", "2017-01-12T17:44:00" },
    { "2017-12-31T23:30Z", "2018-01-01T00:30:00" },
    { "2017-05-12T12:14:00", "2017-05-12T12:14:00" },
    { "2017-05-12", "2017-05-12T00:00:00" },
    { "2017-05", "2017-05-01T00:00:00" },
    { "[2017-05-12T12:00Z..2017-05-12T13:00Z]", "2017-05-12T14:00:00" },
    { "2017-05-12T12:14Z/2017-06", "2017-05-12T14:14:00" },
  };

  g_assert_nonnull (berlin);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      char iso[DTL_ISO8601_SIZE];
      DtlDate date;

      g_assert_true (dtl_date_parse (known[i].text, -1, berlin, &date, NULL));
      g_assert_cmpstr (dtl_instant_to_iso8601 (date.earliest, iso), ==, known[i].earliest);
    }
}

static void
test_lengths (void)
{
  g_autoptr (GString) text = g_string_new ("[2017");
  DtlDate date;
  DtlDateError error;

  /* 4096 bytes are a date, 4097 are none. */
  while (text->len < 4095 - 5)
    g_string_append (text, ",2017");
  while (text->len < 4095)
    g_string_insert_c (text, strlen ("[2017"), '?');
  g_assert_false (dtl_date_parse (text->str, text->len, NULL, &date, &error));
  g_string_assign (text, "2017-05-12T12:14:00.");
  while (text->len < 4096)
    g_string_append_c (text, '7');
  g_assert_true (dtl_date_parse (text->str, text->len, NULL, &date, &error));
  g_assert_true (dtl_date_parse (text->str, -1, NULL, &date, &error));
  g_string_append_c (text, '7');
  g_assert_false (dtl_date_parse (text->str, text->len, NULL, &date, &error));
  g_assert_cmpuint (error.offset, ==, 4096);
  g_assert_false (dtl_date_parse (text->str, -1, NULL, &date, &error));
  g_assert_cmpuint (error.offset, ==, 4096);

  /* A length ends a text that goes on, also in its middle. */
  g_assert_true (dtl_date_parse ("2017-05-12T12:14", 10, NULL, &date, NULL));
  g_assert_true (dtl_date_parse ("2017-05-12T12:14", 7, NULL, &date, NULL));
  g_assert_false (dtl_date_parse ("2017-05-12T12:14", 9, NULL, &date, NULL));
  g_assert_false (dtl_date_parse ("2017", 0, NULL, &date, &error));
  g_assert_cmpuint (error.offset, ==, 0);
  g_assert_false (dtl_date_parse ("", -1, NULL, &date, NULL));
}

/* Fills of one byte, of every byte there is, and of pieces that open without end. */
static void
test_hostile_fills (void)
{
  static const char *const pieces[] = {
    "[2017,", "{2017..", "..", "/", "2017/", "-", "2017-", "?", "2017?", "Y1E9", "1950S2", "XXXX-02-29,", "[..", "T00:", "+00:",
  };
  const gsize length = 2000000;
  g_autofree char *text = g_malloc (length);
  DtlDate date;

  for (int c = 0; c < 256; c++)
    {
      memset (text, c, length);
      g_assert_false (dtl_date_parse (text, length, NULL, &date, NULL));
      g_assert_false (dtl_date_parse (text, 4096, NULL, &date, NULL));
    }

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      gsize piece_length = strlen (pieces[i]);

      for (gsize at = 0; at < length; at++)
        text[at] = pieces[i][at % piece_length];
      g_assert_false (dtl_date_parse (text, length, NULL, &date, NULL));
      g_assert_false (dtl_date_parse (text, 4096, NULL, &date, NULL));
      g_assert_null (dtl_date_to_words (text, length, DTL_WORDING_LONG));
    }
}

/* The most that 4096 bytes can ask for. */
static void
test_largest_set (void)
{
  g_autoptr (GString) text = g_string_new ("[XXXX-02-29");
  g_autofree char *words = NULL;
  DtlDate date;

  while (text->len + strlen (",XX1X-XX-X9]") <= 4096)
    g_string_append (text, ",XX1X-XX-X9");
  g_string_append_c (text, ']');
  g_assert_true (dtl_date_parse (text->str, text->len, NULL, &date, NULL));
  words = dtl_date_to_words (text->str, text->len, DTL_WORDING_LONG);
  g_assert_true (g_str_has_prefix (words, "one of "));
  g_assert_cmpuint (strlen (words), <, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dates/laws/bounds-are-in-order-and-flags-agree", test_bounds_are_in_order);
  g_test_add_func ("/dates/laws/qualifiers-move-nothing", test_qualifiers_move_nothing);
  g_test_add_func ("/dates/laws/sets-reach-as-far-as-their-members", test_sets_reach_as_far_as_their_members);
  g_test_add_func ("/dates/laws/intervals-are-their-ends", test_intervals_are_their_ends);
  g_test_add_func ("/dates/laws/plain-dates-round-trip", test_plain_dates_round_trip);
  g_test_add_func ("/dates/laws/bounds-are-dates", test_bounds_are_dates);
  g_test_add_func ("/dates/laws/masks-fit-the-days-there-are", test_masks_against_brute_force);
  g_test_add_func ("/dates/laws/spoilt-dates-do-no-harm", test_spoilt_dates_do_no_harm);
  g_test_add_func ("/dates/laws/errors-stand-where-reading-stopped", test_errors_stand_where_reading_stopped);
  g_test_add_func ("/dates/laws/zoned-times-move-and-others-stay", test_zones);
  g_test_add_func ("/dates/laws/lengths-count-in-bytes", test_lengths);
  g_test_add_func ("/dates/laws/hostile-fills-are-no-dates", test_hostile_fills);
  g_test_add_func ("/dates/laws/largest-set-is-read", test_largest_set);

  return g_test_run ();
}
