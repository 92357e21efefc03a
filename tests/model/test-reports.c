/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-document-builder.h"
#include "dtl-reports.h"

#include <string.h>

#define N_EVENTS  60
#define MAX_CITED 4
#define DAY(n)    ((DtlInstant) (n) * DTL_SECONDS_PER_DAY)

/* When a source is said to have been issued; NULL: not at all. Days of September 2017, but for two. */
static const char * const issued[] = {
  "2017-09-12", "2017-09-13", "2017-09", "2017-09-12/2017-09-20", "2017-09-05?", "2017~", NULL, "2017-09-12T10:30", "2017-09-18/..",
  "[..2017-09-10]", "2017",
};

#define N_SOURCES G_N_ELEMENTS (issued)

/* What the oracle knows of an event: the sources that it cites, some twice. */
typedef struct
{
  guint n[N_EVENTS];
  guint cited[N_EVENTS][MAX_CITED];
} World;

static void
read_words_cb (DtlDocument *document,
               guint32      event,
               const char  *text,
               gsize        length,
               DtlWordsFunc func,
               gpointer     func_data,
               gpointer     user_data)
{
  World *world = user_data;

  func (DTL_FIELD_TITLE, "source0", 7, func_data);
  for (guint i = 0; i < world->n[event]; i++)
    {
      g_autofree char *id = g_strdup_printf ("source%u", world->cited[event][i]);

      func (DTL_FIELD_SOURCE_ID, id, strlen (id), func_data);
    }
  if (world->n[event] > 0)
    func (DTL_FIELD_SOURCE_ID, "nobody", 6, func_data);
}

static DtlEventDetails *
read_details_cb (DtlDocument *document,
                 guint32      event,
                 const char  *text,
                 gsize        length,
                 gpointer     user_data)
{
  return dtl_event_details_new ();
}

static guint
read_marks_cb (DtlDocument *document,
               guint32      event,
               const char  *text,
               gsize        length,
               DtlMark     *marks,
               guint        max,
               gpointer     user_data)
{
  return 0;
}

static DtlDocument *
build (World *world)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();

  dtl_document_builder_set_readers (builder, read_details_cb, read_marks_cb, read_words_cb, world, NULL);
  dtl_document_builder_add_lane (builder, "lane", "Lane");
  for (guint i = 0; i < N_SOURCES; i++)
    {
      DtlSource source = { .id = g_strdup_printf ("source%u", i), .n_events = 1 };

      source.has_issued = issued[i] != NULL && dtl_date_parse (issued[i], -1, NULL, &source.issued, NULL);
      g_assert_true (source.has_issued || issued[i] == NULL);
      dtl_document_builder_take_source (builder, &source);
    }
  for (guint i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      guint32 event = dtl_document_builder_add_simple (builder, id, "", NULL, 0, 3);

      dtl_document_builder_get_event (builder, event)->n_citations = world->n[i];
    }
  return dtl_document_builder_finish (builder);
}

static DtlInstant
day (const char *text)
{
  DtlDate date;

  g_assert_true (dtl_date_parse (text, -1, NULL, &date, NULL));
  return date.latest;
}

/* One source and one day, as the words say it. */
static DtlReported
judge_source (guint      source,
              DtlInstant by)
{
  DtlDate date;

  if (issued[source] == NULL)
    return DTL_REPORTED_CANNOT_TELL;
  g_assert_true (dtl_date_parse (issued[source], -1, NULL, &date, NULL));
  if (strpbrk (issued[source], "?~%") != NULL)
    return DTL_REPORTED_CANNOT_TELL;
  if (date.latest <= by)
    return DTL_REPORTED;
  return date.earliest > by ? DTL_REPORTED_NOT_YET : DTL_REPORTED_CANNOT_TELL;
}

/* One report is enough; that there is none takes all sources. */
static DtlReported
judge (const World *world,
       guint        event,
       DtlInstant   by)
{
  guint n_later = 0;

  for (guint i = 0; i < world->n[event]; i++)
    switch (judge_source (world->cited[event][i], by))
      {
      case DTL_REPORTED:
        return DTL_REPORTED;
      case DTL_REPORTED_NOT_YET:
        n_later++;
        break;
      case DTL_REPORTED_CANNOT_TELL:
      default:
        break;
      }
  return world->n[event] > 0 && n_later == world->n[event] ? DTL_REPORTED_NOT_YET : DTL_REPORTED_CANNOT_TELL;
}

static gboolean
has_date (const World *world,
          guint        event)
{
  for (guint i = 0; i < world->n[event]; i++)
    if (issued[world->cited[event][i]] != NULL)
      return TRUE;
  return FALSE;
}

static void
make_world (World *world)
{
  for (guint i = 0; i < N_EVENTS; i++)
    {
      world->n[i] = g_test_rand_int_range (0, MAX_CITED + 1);
      for (guint k = 0; k < world->n[i]; k++)
        world->cited[i][k] = g_test_rand_int_range (0, N_SOURCES);
    }
}

static void
test_oracle (void)
{
  for (guint round = 0; round < 50; round++)
    {
      World world = { 0 };
      g_autoptr (DtlDocument) document = NULL;
      g_autoptr (DtlReports) reports = NULL;

      make_world (&world);
      document = build (&world);
      reports = dtl_reports_new (document, NULL);
      for (DtlInstant by = day ("2016-12-30"); by < day ("2018-01-03"); by += DAY (1))
        {
          DtlReportCounts counts = { 0 };
          guint n[] = { 0, 0, 0, 0 }, n_undated = 0;

          for (guint event = 0; event < N_EVENTS; event++)
            {
              DtlReported expected = judge (&world, event, by);
              DtlReport report;

              n[expected]++;
              g_assert_cmpint (dtl_reports_get (reports, event, by), ==, expected);
              dtl_report_read (document, event, &report);
              g_assert_cmpint (report.latest <= by, ==, expected == DTL_REPORTED);
              g_assert_cmpint (world.n[event] > 0 && report.earliest > by, ==, expected == DTL_REPORTED_NOT_YET);
              n_undated += expected == DTL_REPORTED_CANNOT_TELL && !has_date (&world, event);
              dtl_reports_count (reports, event, by, &counts);
            }
          g_assert_cmpuint (counts.n_events, ==, N_EVENTS);
          g_assert_cmpuint (counts.n_reported, ==, n[DTL_REPORTED]);
          g_assert_cmpuint (counts.n_not_yet, ==, n[DTL_REPORTED_NOT_YET]);
          g_assert_cmpuint (counts.n_undated, ==, n_undated);
          g_assert_cmpuint (counts.n_perhaps + counts.n_undated, ==, n[DTL_REPORTED_CANNOT_TELL]);
        }
    }
}

static void
test_only_grows (void)
{
  World world = { 0 };
  g_autoptr (DtlDocument) document = NULL;
  g_autoptr (DtlReports) reports = NULL;
  const DtlInstant *days;
  guint n_days;

  make_world (&world);
  document = build (&world);
  reports = dtl_reports_new (document, NULL);
  days = dtl_reports_get_days (reports, &n_days);
  for (guint event = 0; event < N_EVENTS; event++)
    for (guint i = 1; i < n_days; i++)
      {
        if (dtl_reports_get (reports, event, days[i - 1]) == DTL_REPORTED)
          g_assert_cmpint (dtl_reports_get (reports, event, days[i]), ==, DTL_REPORTED);
        if (dtl_reports_get (reports, event, days[i - 1]) == DTL_REPORTED_CANNOT_TELL)
          g_assert_cmpint (dtl_reports_get (reports, event, days[i]), !=, DTL_REPORTED_NOT_YET);
      }
}

/* Each once, in order; those of a time of day at the end of that day. */
static void
test_days (void)
{
  static const char * const expected[] = { "2017-09-10", "2017-09-12", "2017-09-13", "2017-09-20", "2017-09-30", "2017-12-31" };
  World world = { 0 };
  g_autoptr (DtlDocument) document = build (&world);
  g_autoptr (DtlReports) reports = dtl_reports_new (document, NULL);
  guint n_days;
  const DtlInstant *days = dtl_reports_get_days (reports, &n_days);

  g_assert_cmpuint (n_days, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n_days; i++)
    g_assert_cmpint (days[i], ==, day (expected[i]));
  g_assert_cmpint (dtl_report_day_end (day ("-0043-03-15")), ==, day ("-0043-03-15"));
  g_assert_cmpint (dtl_report_day_end (day ("-0043-03-15T12:00")), ==, day ("-0043-03-15"));
  g_assert_cmpint (dtl_report_day_end (day ("1969-12-31T23:59:59")), ==, day ("1969-12-31"));
  g_assert_cmpint (dtl_report_day_end (day ("1970-01-01T00:00:00")), ==, day ("1970-01-01"));
  g_assert_cmpint (dtl_report_day_end (DTL_INSTANT_AFTER_ALL), ==, DTL_INSTANT_AFTER_ALL);
}

static void
test_words (void)
{
  const DtlReportCounts plain = { .n_events = 58, .n_reported = 41, .n_not_yet = 17 };
  const DtlReportCounts all = { .n_events = 58, .n_reported = 41, .n_not_yet = 11, .n_perhaps = 3, .n_undated = 1 };
  g_autofree char *short_words = dtl_report_counts_to_words (&plain, day ("2017-09-12"));
  g_autofree char *words = dtl_report_counts_to_words (&all, day ("2017-09-12"));

  g_assert_cmpstr (short_words, ==, "41 of 58 events had been reported in these sources by 12 September 2017");
  g_assert_cmpstr (words, ==, "41 of 58 events had been reported in these sources by 12 September 2017; 3 perhaps; "
                              "1 has no dated source");
}

static void
test_cancel (void)
{
  World world = { 0 };
  g_autoptr (DtlDocument) document = build (&world);
  const gint cancel = 1;

  g_assert_null (dtl_reports_new (document, &cancel));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reports/are-what-each-source-says", test_oracle);
  g_test_add_func ("/reports/only-grow", test_only_grows);
  g_test_add_func ("/reports/have-days", test_days);
  g_test_add_func ("/reports/are-told-in-words", test_words);
  g_test_add_func ("/reports/can-be-cancelled", test_cancel);

  return g_test_run ();
}
