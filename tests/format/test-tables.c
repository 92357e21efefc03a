/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the tables of a file: events, plans. */
#include <string.h>

#include "dtl-event-table.h"
#include "dtl-loader.h"
#include "dtl-plan-table.h"

static const char story[] =
  "{ 'format': 'dateline', 'version': '1.0', 'title': 'T',"
  "  'actors': [ { 'id': 'smith', 'name': 'Agnes Smith' }, { 'id': 'jones', 'name': 'B. Jones' } ],"
  "  'lanes': [ { 'id': 'l', 'title': 'Inquiry' } ],"
  "  'sources': [ { 'id': 'g', 'type': 'article', 'title': 'Late again', 'container-title': 'Gazette',"
  "                 'author': [ { 'family': 'Jones' } ] },"
  "               { 'id': 'm', 'type': 'document', 'title': 'Minutes' } ],"
  "  'events': ["
  "    { 'id': 'late', 'title': 'Report', 'when': '2017-08-14', 'lane': 'l', 'actors': [ 'smith' ], 'assessment': 'disputed',"
  "      'plans': [ { 'when': '2017-08', 'kind': 'target' },"
  "                 { 'when': '[..2017-05]', 'kind': 'deadline', 'statedOn': '2016-11-14', 'by': 'jones',"
  "                   'citations': [ { 'source': 'm', 'quote': { 'exact': 'by May' } } ] } ],"
  "      'citations': [ { 'source': 'g', 'by': 'jones', 'when': '2016', 'quote': { 'exact': 'out' } }, { 'source': 'g' } ] },"
  "    { 'id': 'soon', 'title': 'Repair', 'status': 'planned', 'plans': [ { 'when': { 'label': 'soon' }, 'by': 'smith' } ] },"
  "    { 'id': 'gone', 'title': 'Ceremony', 'status': 'did-not-occur',"
  "      'plans': [ { 'when': '2017-05-20', 'kind': 'scheduled', 'state': 'missed' } ] },"
  "    { 'id': 'open', 'title': 'Trade', 'status': 'proposed', 'plans': [ { 'when': '[2017-03..]', 'state': 'standing' } ] },"
  "    { 'id': 'plain', 'title': 'Vote', 'when': '2017-01' } ] }";

static DtlDocument *
load (void)
{
  g_autofree char *json = g_strdelimit (g_strdup (story), "'", '"');
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(GError) error = NULL;
  DtlDocument *document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dtl_document_get_n_problems (document), ==, 0);
  return document;
}

static char *
join_events (DtlDocument   *document,
             const guint32 *events,
             guint          n_events)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_events; i++)
    {
      g_autofree char *id = dtl_document_dup_id (document, events[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", id);
    }
  return g_string_free (text, FALSE);
}

static void
test_cells (void)
{
  static const char * const words[DTL_N_COLUMNS] = { "14 Aug 2017", "Report", "Inquiry", "Agnes Smith, B. Jones", "Minutes, Jones",
                                                     "occurred, disputed", "sources disagree" };
  g_autoptr(DtlDocument) document = load ();

  for (DtlColumn column = 0; column < DTL_N_COLUMNS; column++)
    {
      g_autofree char *text = dtl_event_table_dup_text (document, 0, column);

      /* Who speaks and who is cited, once each, in whatever order the file has them. */
      if (column == DTL_COLUMN_ACTORS || column == DTL_COLUMN_SOURCES)
        g_assert_cmpuint (strlen (text), ==, strlen (words[column]));
      else
        g_assert_cmpstr (text, ==, words[column]);
    }
}

/* Neither a plan nor what another source claims moves a row: the date that stands in it does. */
static void
test_own_date (void)
{
  g_autoptr(DtlDocument) document = load ();
  g_autofree guint32 *rows = dtl_event_table_sort (document, DTL_COLUMN_DATE, FALSE, NULL);
  g_autofree char *ids = join_events (document, rows, 5);

  g_assert_cmpstr (ids, ==, "plain open gone late soon");
}

static char *
join_plans (DtlPlanTable  *table,
            DtlDocument   *document,
            const guint32 *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dtl_plan_table_get_n_rows (table); i++)
    {
      const DtlPlanRow *row = dtl_plan_table_get_row (table, rows != NULL ? rows[i] : i);
      g_autofree char *id = dtl_document_dup_id (document, row->event);

      g_string_append_printf (text, "%s%s%u", i > 0 ? " " : "", id, row->index);
    }
  return g_string_free (text, FALSE);
}

static void
test_plans (void)
{
  static const struct { const char *words[DTL_N_PLAN_COLUMNS], *spoken; } rows[] = {
    { { "20 May 2017", "Ceremony", "", "missed", "did not occur" }, "Ceremony; scheduled: 20 May 2017; missed; did not occur" },
    { { "by May 2017", "Report", "B. Jones, 14 Nov 2016", "missed, by the dates", "14 Aug 2017, 75 days late" },
      "Report; deadline: by May 2017; stated by B. Jones, 14 Nov 2016; missed, by the dates; 14 Aug 2017, 75 days late" },
    { { "Aug 2017", "Report", "", "met, by the dates", "14 Aug 2017" }, NULL },
    { { "not before Mar 2017", "Trade", "", "standing", "" }, NULL },
    { { "soon", "Repair", "Agnes Smith", "no outcome reported", "" }, NULL },
  };
  g_autoptr(DtlDocument) document = load ();
  g_autoptr(DtlPlanTable) table = dtl_plan_table_new (document, NULL);

  g_assert_cmpuint (dtl_plan_table_get_n_rows (table), ==, G_N_ELEMENTS (rows));
  g_assert_cmpuint (dtl_plan_table_count (table, DTL_OUTCOME_MISSED), ==, 2);
  g_assert_cmpuint (dtl_plan_table_count (table, DTL_OUTCOME_WITHDRAWN), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *spoken = dtl_plan_table_dup_words (table, i);

      for (DtlPlanColumn column = 0; column < DTL_N_PLAN_COLUMNS; column++)
        {
          g_autofree char *text = dtl_plan_table_dup_text (table, i, column);

          g_assert_cmpstr (text, ==, rows[i].words[column]);
        }
      if (rows[i].spoken != NULL)
        g_assert_cmpstr (spoken, ==, rows[i].spoken);
    }
}

static void
test_plan_order (void)
{
  static const struct { DtlPlanColumn column; gboolean descending; const char *order; } cases[] = {
    { DTL_PLAN_COLUMN_DEADLINE, FALSE, "gone0 late1 late0 open0 soon0" },
    { DTL_PLAN_COLUMN_DEADLINE, TRUE, "open0 late0 late1 gone0 soon0" },
    { DTL_PLAN_COLUMN_PLAN, FALSE, "gone0 soon0 late1 late0 open0" },
    { DTL_PLAN_COLUMN_STATED, FALSE, "soon0 late1 gone0 late0 open0" },
    { DTL_PLAN_COLUMN_OUTCOME, FALSE, "soon0 open0 late0 gone0 late1" },
    { DTL_PLAN_COLUMN_HAPPENED, TRUE, "late1 late0 gone0 open0 soon0" },
  };
  g_autoptr(DtlDocument) document = load ();
  g_autoptr(DtlPlanTable) table = dtl_plan_table_new (document, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree guint32 *rows = dtl_plan_table_sort (table, cases[i].column, cases[i].descending);
      g_autofree char *order = join_plans (table, document, rows);

      g_assert_cmpstr (order, ==, cases[i].order);
    }
}

static void
test_cancel (void)
{
  g_autoptr(DtlDocument) document = load ();
  gint cancel = 1;

  g_assert_null (dtl_plan_table_new (document, &cancel));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tables/the-cells-of-an-event", test_cells);
  g_test_add_func ("/tables/events-sort-by-their-own-date", test_own_date);
  g_test_add_func ("/tables/plans-stand-beside-what-became-of-them", test_plans);
  g_test_add_func ("/tables/plans-sort-by-any-column", test_plan_order);
  g_test_add_func ("/tables/reading-can-be-cancelled", test_cancel);

  return g_test_run ();
}
