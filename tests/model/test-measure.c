/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-document-builder.h"
#include "dtl-measure.h"
#include "dtl-silences.h"

#define DAY    DTL_SECONDS_PER_DAY
#define WORLD  5
#define ROUNDS 20000

static DtlDate
parse (const char *text)
{
  DtlDate date;

  g_assert_true (dtl_date_parse (text, -1, NULL, &date, NULL));
  return date;
}

static void
test_words (void)
{
  static const struct { const char *first, *second, *words; } cases[] =
  {
    { "2017-03-04", "2017-04", "certainly before, 28 to 57 days apart" },
    { "2017-04", "2017-03-04", "certainly after, 28 to 57 days apart" },
    { "2017-03-01", "2017-03-02", "certainly before, 1 day apart" },
    { "2017-03", "2017-04", "certainly before, 1 to 60 days apart" },
    { "2017-03", "2017-03", "at the same time for all the sources say, at most 30 days apart" },
    { "2017-03-12", "2017-03-12", "at the same time for all the sources say" },
    { "2017-03-12T12:14", "2017-03-12", "at the same time for all the sources say" },
    { "2017-03-12T12:14:00", "2017-03-12T14:24:00", "certainly before, 2 h 10 min apart" },
    { "2017-03", "2017-03-12", "possibly before, possibly after, at most 19 days apart" },
    { "[..2017-05]", "2017-05-31", "possibly before, certainly not after, any time apart" },
    { "2017-05/2017-09", "2017-07", "certainly going on all the while" },
    { "2017-07", "2017-05-01/..", "certainly during it" },
    { "2017-05-01/2017-07-01", "2017-06-01/2017-08-01", "certainly overlapping" },
    { "2017-05~", "2017-07", "before, if the dates hold, 31 to 91 days apart" },
    { "2017-05-01", "[2017-07-01..]", "certainly before, at least 61 days apart" },
    { "1900", "2017-07", "certainly before, 117 years to 118 years apart" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtlDate first = parse (cases[i].first), second = parse (cases[i].second);
      g_autofree char *words = NULL;
      DtlMeasure measure;

      g_assert_true (dtl_measure_dates (&first, &second, &measure));
      words = dtl_measure_to_words (&measure, DTL_WORDING_SHORT);
      g_test_message ("%s and %s", cases[i].first, cases[i].second);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_unplaceable (void)
{
  DtlDate day = parse ("2017"), nothing = parse ("../..");
  DtlMeasure measure;

  g_assert_false (dtl_measure_dates (&day, &nothing, &measure));
  g_assert_false (dtl_measure_dates (&nothing, &day, &measure));
}

/* A random date of a world of a few days, with open ends now and then. */
static DtlDate
random_date (void)
{
  DtlDate date = { 0 };
  int days[4];

  for (int i = 0; i < 4; i++)
    days[i] = g_test_rand_int_range (0, WORLD);
  date.kind = g_test_rand_bit () ? DTL_DATE_INTERVAL : DTL_DATE_POINT;
  date.earliest = MIN (days[0], days[1]) * DAY;
  date.latest = MAX (days[0], days[1]) * DAY + DAY - 1;
  date.start_latest = date.latest;
  date.end_earliest = date.earliest;
  if (date.kind == DTL_DATE_INTERVAL)
    {
      date.start_latest = CLAMP (days[2] * DAY + DAY - 1, date.earliest, date.latest);
      date.end_earliest = CLAMP (days[3] * DAY, date.earliest, date.latest);
    }
  return date;
}

static int
day_of (DtlInstant instant)
{
  return instant / DAY;
}

static guint
relate (int start_a,
        int end_a,
        int start_b,
        int end_b)
{
  if (end_a < start_b)
    return DTL_RELATION_BEFORE;
  if (end_b < start_a)
    return DTL_RELATION_AFTER;
  if (start_a == start_b && end_a == end_b)
    return DTL_RELATION_SAME;
  if (start_a <= start_b && end_b <= end_a)
    return DTL_RELATION_CONTAINS;
  if (start_b <= start_a && end_a <= end_b)
    return DTL_RELATION_WITHIN;
  return DTL_RELATION_OVERLAPS;
}

/* The next start and end that a date allows; @start and @end begin at -1. */
static gboolean
next_world (const DtlDate *date,
            int           *start,
            int           *end)
{
  do
    {
      if (*start < 0)
        *start = *end = 0;
      else if (++*end == WORLD)
        {
          *end = 0;
          if (++*start == WORLD)
            return FALSE;
        }
    }
  while (*end < *start || *start < day_of (date->earliest) || *start > day_of (date->start_latest) ||
         *end < day_of (date->end_earliest) || *end > day_of (date->latest) ||
         (date->kind != DTL_DATE_INTERVAL && *start != *end));
  return TRUE;
}

static void
test_worlds (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      DtlDate a = random_date (), b = random_date ();
      guint possible = 0;
      gint64 least = G_MAXINT64, most = 0;
      DtlMeasure measure, mirrored;

      for (int start_a = -1, end_a = -1; next_world (&a, &start_a, &end_a);)
        for (int start_b = -1, end_b = -1; next_world (&b, &start_b, &end_b);)
          {
            gint64 apart = MAX (0, MAX (start_b - end_a, start_a - end_b));

            possible |= relate (start_a, end_a, start_b, end_b);
            least = MIN (least, apart);
            most = MAX (most, apart);
          }

      g_assert_true (dtl_measure_dates (&a, &b, &measure));
      g_assert_cmpuint (measure.possible, ==, possible);
      g_assert_cmpint (measure.least, ==, least);
      g_assert_cmpint (measure.most, ==, most);

      g_assert_true (dtl_measure_dates (&b, &a, &mirrored));
      g_assert_cmpint (mirrored.least, ==, least);
      g_assert_cmpint (mirrored.most, ==, most);
      g_assert_cmpuint (!!(mirrored.possible & DTL_RELATION_AFTER), ==, !!(possible & DTL_RELATION_BEFORE));
      g_assert_cmpuint (!!(mirrored.possible & DTL_RELATION_WITHIN), ==, !!(possible & DTL_RELATION_CONTAINS));
    }
}

static DtlDocument *
build (const char * const *dates)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  guint32 lane = dtl_document_builder_add_lane (builder, "lane", "Lane");

  for (guint i = 0; dates[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);

      dtl_document_builder_add_simple (builder, id, id, dates[i], lane, 3);
    }
  return dtl_document_builder_finish (builder);
}

static void
test_silences (void)
{
  const char * const dates[] = { "2017-03-01", "2017-04-12", "2017-04-13", "2017-01", "2016-01-01/2017-06-30", NULL };
  g_autoptr (DtlDocument) document = build (dates);
  guint8 mask[] = { 1, 1, 0, 1, 1 };
  g_autoptr (GArray) all = dtl_find_silences (document, NULL, DAY, NULL);
  g_autoptr (GArray) masked = dtl_find_silences (document, mask, 60 * DAY, NULL);
  DtlSilence *silence = &g_array_index (all, DtlSilence, 0);
  g_autofree char *words = NULL, *third = NULL;

  g_assert_cmpuint (all->len, ==, 4);
  words = dtl_silence_to_words (silence, DTL_WORDING_SHORT);
  g_assert_cmpstr (words, ==, "1 year with nothing recorded");
  g_assert_cmpuint (silence->before, ==, 4);
  g_assert_cmpuint (silence->after, ==, 3);
  silence = &g_array_index (all, DtlSilence, 2);
  third = dtl_silence_to_words (silence, DTL_WORDING_SHORT);
  g_assert_cmpstr (third, ==, "41 days with nothing recorded");
  g_assert_cmpuint (silence->before, ==, 0);
  g_assert_cmpuint (silence->after, ==, 1);

  g_assert_cmpuint (masked->len, ==, 2);
  g_assert_cmpuint (g_array_index (masked, DtlSilence, 1).before, ==, 1);
}

/* Day by day, over points and windows. */
static void
test_silences_by_days (void)
{
  for (int round = 0; round < 300; round++)
    {
      gboolean heard[31] = { FALSE };
      g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (DtlDocument) document = NULL;
      g_autoptr (GArray) silences = NULL;
      gint64 total = 0, last = G_MAXINT64;
      int first_day = 31, last_day = -1;

      for (int i = g_test_rand_int_range (1, 8); i > 0; i--)
        {
          int from = g_test_rand_int_range (0, 31), to = g_test_rand_int_range (from, MIN (31, from + 4));

          if (from == to)
            g_ptr_array_add (dates, g_strdup_printf ("2017-03-%02d", from + 1));
          else
            g_ptr_array_add (dates, g_strdup_printf ("[2017-03-%02d..2017-03-%02d]", from + 1, to + 1));
          for (int day = from; day <= to; day++)
            heard[day] = TRUE;
          first_day = MIN (first_day, from);
          last_day = MAX (last_day, to);
        }
      g_ptr_array_add (dates, NULL);
      document = build ((const char * const *) dates->pdata);
      silences = dtl_find_silences (document, NULL, 1, NULL);

      for (guint i = 0; i < silences->len; i++)
        {
          DtlSilence *silence = &g_array_index (silences, DtlSilence, i);
          gint64 length = silence->to - silence->from + 1;

          g_assert_cmpint (length, <=, last);
          last = length;
          total += length;
          g_assert_cmpint (dtl_document_get_event (document, silence->before)->latest, ==, silence->from - 1);
          g_assert_cmpint (dtl_document_get_event (document, silence->after)->earliest, ==, silence->to + 1);
        }
      for (int day = first_day; day <= last_day; day++)
        if (!heard[day])
          total -= DAY;
      g_assert_cmpint (total, ==, 0);
    }
}

/* Of windows of days, by comparing each with each: the boundaries are the windows that hold no other; what lies between two
 * neighbours is a silence if only wider windows touch it. */
static void
test_possible_silences (void)
{
  guint n_found = 0;

  for (int round = 0; round < 500; round++)
    {
      int from[12], to[12], n = g_test_rand_int_range (1, 12);
      gboolean is_sharp[12], sharp_day[31] = { FALSE };
      g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (DtlDocument) document = NULL;
      g_autoptr (GArray) silences = NULL;
      gint64 base = dtl_civil_days_from_date (2017, 3, 1) * DAY;
      guint n_expected = 0;

      for (int i = 0; i < n; i++)
        {
          from[i] = g_test_rand_int_range (0, 31);
          to[i] = g_test_rand_int_range (from[i], g_test_rand_bit () ? 31 : MIN (31, from[i] + 3));
          g_ptr_array_add (dates, from[i] == to[i] ? g_strdup_printf ("2017-03-%02d", from[i] + 1)
                                                   : g_strdup_printf ("[2017-03-%02d..2017-03-%02d]", from[i] + 1, to[i] + 1));
        }
      g_ptr_array_add (dates, NULL);
      document = build ((const char * const *) dates->pdata);
      silences = dtl_find_possible_silences (document, NULL, 1, NULL);

      for (int i = 0; i < n; i++)
        {
          is_sharp[i] = TRUE;
          for (int j = 0; j < n; j++)
            if (from[j] >= from[i] && to[j] <= to[i] && (from[j] > from[i] || to[j] < to[i]))
              is_sharp[i] = FALSE;
          for (int day = from[i]; is_sharp[i] && day <= to[i]; day++)
            sharp_day[day] = TRUE;
        }
      /* Each maximal run of days between sharp ones, touched by something. */
      for (int first = 1; first < 31; first++)
        if (!sharp_day[first] && sharp_day[first - 1])
          {
            int last = first;
            guint n_vague = 0, hits = 0;

            while (last < 30 && !sharp_day[last + 1])
              last++;
            if (last == 30)
              break;
            for (int i = 0; i < n; i++)
              n_vague += from[i] <= last && to[i] >= first;
            if (n_vague == 0)
              continue;
            n_expected++;
            for (guint i = 0; i < silences->len; i++)
              {
                DtlSilence *silence = &g_array_index (silences, DtlSilence, i);

                hits += silence->from == base + first * DAY && silence->to == base + (last + 1) * DAY - 1 &&
                        silence->n_vague == n_vague;
              }
            g_assert_cmpuint (hits, ==, 1);
          }
      g_assert_cmpuint (silences->len, ==, n_expected);
      n_found += n_expected;
    }
  g_assert_cmpuint (n_found, >, 50);
}

static void
test_possible_silence_words (void)
{
  const char * const dates[] = { "2009", "[2009..2017]", "2016", NULL };
  g_autoptr (DtlDocument) document = build (dates);
  g_autoptr (GArray) certain = dtl_find_silences (document, NULL, DAY, NULL);
  g_autoptr (GArray) possible = dtl_find_possible_silences (document, NULL, DAY, NULL);
  g_autofree char *words = NULL;

  g_assert_cmpuint (certain->len, ==, 0);
  g_assert_cmpuint (possible->len, ==, 1);
  words = dtl_silence_to_words (&g_array_index (possible, DtlSilence, 0), DTL_WORDING_SHORT);
  g_assert_cmpstr (words, ==, "6 years with nothing recorded, unless 1 vague date falls into it");
}

static void
test_sentence (void)
{
  const char * const dates[] = { "2017-08", "2017-09-12", NULL };
  g_autoptr (DtlDocument) document = build (dates);
  g_autofree char *sentence = dtl_measure_dup_sentence (document, 0, 1, DTL_WORDING_LONG);

  g_assert_cmpstr (sentence, ==, "“e0” (August 2017) and “e1” (12 September 2017): the first is certainly before, 12 to 42 days apart");
}

/* From the plan to what happened; said only where it is certain on which side that lies. Before a deadline is early, even within
 * the month that it names; a plan of another kind is kept by all that lies within its bounds. */
static void
test_slip (void)
{
  static const struct { const char *plan, *when; DtlPlanKind kind; const char *words; } cases[] =
  {
    { "[..2017-05]", "2017-08-14", DTL_PLAN_DEADLINE, "75 days late" },
    { "2017-05", "2017-06", DTL_PLAN_DEADLINE, "1 to 30 days late" },
    { "[..2017-05]", "2017-05-20", DTL_PLAN_DEADLINE, "11 days early" },
    { "[..2017-05]", "2017-05", DTL_PLAN_DEADLINE, "" },
    { "2017-05-20", "2017-05-20", DTL_PLAN_DEADLINE, "" },
    { "2017-05-20", "2017-05", DTL_PLAN_DEADLINE, "" },
    { "2017-05-20", "[2017-06-01..]", DTL_PLAN_DEADLINE, "at least 12 days late" },
    { "2017-05-20", "[..2017-05-01]", DTL_PLAN_DEADLINE, "at least 19 days early" },
    { "[2017-05..]", "2019", DTL_PLAN_DEADLINE, "" },
    { "2000", "2017", DTL_PLAN_DEADLINE, "16 years to 17 years late" },
    { "2017-05-20T12:00:00", "2017-05-20T14:10:00", DTL_PLAN_DEADLINE, "2 hours 10 minutes late" },
    { "2017-08", "2017-08-14", DTL_PLAN_DEADLINE, "17 days early" },
    { "2017-08", "2017-08-14", DTL_PLAN_TARGET, "" },
    { "2017-08", "2017-08-01", DTL_PLAN_SCHEDULED, "" },
    { "2017-08", "2017-08-31", DTL_PLAN_ESTIMATE, "" },
    { "2017-08", "2017-07-30", DTL_PLAN_TARGET, "2 days early" },
    { "2017-08", "2017-07", DTL_PLAN_TARGET, "1 to 31 days early" },
    { "2017-08", "[..2017-07-30]", DTL_PLAN_TARGET, "at least 2 days early" },
    { "2017-08", "[..2017-08-02]", DTL_PLAN_TARGET, "" },
    { "2017-08", "2017-09-14", DTL_PLAN_TARGET, "14 days late" },
    { "[2017-05..]", "2017-04-28", DTL_PLAN_TARGET, "3 days early" },
    { "[2017-05..]", "2019", DTL_PLAN_TARGET, "" },
    { "[..2017-05]", "2017-05-20", DTL_PLAN_TARGET, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtlDate plan = parse (cases[i].plan), when = parse (cases[i].when);
      g_autofree char *words = dtl_measure_dup_slip (&plan, cases[i].kind, &when, DTL_WORDING_LONG);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/measure/words-say-what-is-sure", test_words);
  g_test_add_func ("/measure/what-has-no-place-is-not-measured", test_unplaceable);
  g_test_add_func ("/measure/all-worlds-agree", test_worlds);
  g_test_add_func ("/measure/silences-are-longest-first", test_silences);
  g_test_add_func ("/measure/silences-fill-what-is-not-heard", test_silences_by_days);
  g_test_add_func ("/measure/the-slip-between-a-plan-and-its-outcome", test_slip);

  g_test_add_func ("/measure/possible-silences-lie-between-sharp-dates", test_possible_silences);
  g_test_add_func ("/measure/possible-silences-say-what-may-fill-them", test_possible_silence_words);
  g_test_add_func ("/measure/a-sentence-names-both-events", test_sentence);

  return g_test_run ();
}
