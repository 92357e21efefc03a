/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each source says of each event, held against a plain reading of the details of random files. */
#include <string.h>

#include "dtl-loader.h"
#include "dtl-source-names.h"
#include "dtl-source-table.h"
#include "dtl-support.h"

#define MAX_SOURCES 6

static const char * const stances[] = { "reports", "confirms", "denies", "declines", "plans", "disputes", "retracts", "mentions" };

static void
append_citations (GString *json,
                  GRand   *random,
                  guint    n_sources)
{
  guint n = (guint) g_rand_int_range (random, 0, 5);

  g_string_append (json, "'citations': [");
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (json, "%s{ 'source': 's%d', 'stance': '%s'", i > 0 ? ", " : "",
                              g_rand_int_range (random, 0, (gint32) n_sources),
                              stances[g_rand_int_range (random, 0, G_N_ELEMENTS (stances))]);
      if (g_rand_boolean (random))
        g_string_append_printf (json, ", 'locator': '%d', 'label': 'paragraph'", g_rand_int_range (random, 1, 30));
      if (g_rand_boolean (random))
        g_string_append (json, ", 'quote': { 'exact': 'words' }");
      g_string_append (json, " }");
    }
  g_string_append_c (json, ']');
}

static DtlDocument *
make_document (GRand *random)
{
  g_autoptr(GString) json = g_string_new ("{ 'format': 'dateline', 'version': '1.0', 'title': 'T', 'sources': [");
  guint n_sources = (guint) g_rand_int_range (random, 1, MAX_SOURCES + 1), n_events = (guint) g_rand_int_range (random, 1, 20);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  DtlDocument *document;

  for (guint i = 0; i < n_sources; i++)
    {
      g_string_append_printf (json, "%s{ 'id': 's%u', 'type': 'article', 'title': 'S%u'", i > 0 ? ", " : "", i, i);
      if (i > 0 && g_rand_boolean (random))
        g_string_append_printf (json, ", 'basedOn': [ 's%d' ]", g_rand_int_range (random, 0, (gint32) i));
      g_string_append (json, " }");
    }
  g_string_append (json, "], 'events': [");
  for (guint i = 0; i < n_events; i++)
    {
      g_string_append_printf (json, "%s{ 'id': 'e%u', 'title': 'E%u', 'when': '20%02d', ", i > 0 ? ", " : "", i, i,
                              g_rand_int_range (random, 0, 30));
      append_citations (json, random, n_sources);
      if (g_rand_int_range (random, 0, 3) == 0)
        {
          g_string_append (json, ", 'plans': [ { 'when': '2010', ");
          append_citations (json, random, n_sources);
          g_string_append (json, " } ]");
        }
      g_string_append (json, " }");
    }
  g_string_append (json, "] }");
  g_strdelimit (json->str, "'", '"');
  bytes = g_bytes_new (json->str, json->len);
  document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return document;
}

/* All citations of an event, its plans' too: borrowed from @details. */
static GPtrArray *
collect_citations (DtlEventDetails *details)
{
  GPtrArray *all = g_ptr_array_new ();

  g_ptr_array_extend (all, details->citations, NULL, NULL);
  for (guint i = 0; i < details->plans->len; i++)
    g_ptr_array_extend (all, ((DtlPlan *) g_ptr_array_index (details->plans, i))->citations, NULL, NULL);
  return all;
}

static void
close_based_on (DtlDocument *document,
                gboolean     rests[MAX_SOURCES][MAX_SOURCES])
{
  guint n = dtl_document_get_n_sources (document);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < dtl_document_get_source (document, i)->n_based_on; j++)
      rests[i][dtl_document_get_source (document, i)->based_on[j]] = TRUE;
  for (guint k = 0; k < n; k++)
    for (guint i = 0; i < n; i++)
      for (guint j = 0; j < n; j++)
        rests[i][j] |= rests[i][k] && rests[k][j];
}

static void
assert_says (DtlDocument    *document,
             DtlSourceTable *table,
             guint32         event)
{
  g_autoptr(DtlEventDetails) details = dtl_document_dup_details (document, event);
  g_autoptr(GPtrArray) citations = collect_citations (details);
  gboolean rests[MAX_SOURCES][MAX_SOURCES] = { { FALSE } }, supports[MAX_SOURCES] = { FALSE };
  guint n_sources = dtl_document_get_n_sources (document);

  close_based_on (document, rests);
  for (guint i = 0; i < citations->len; i++)
    {
      const DtlCitation *citation = g_ptr_array_index (citations, i);

      supports[citation->source] |= dtl_stance_supports (citation->stance);
    }
  for (guint32 source = 0; source < n_sources; source++)
    {
      guint expected = 0;
      gboolean is_alone = supports[source] && dtl_document_get_event (document, event)->independent == 1;

      for (guint i = 0; i < citations->len; i++)
        {
          const DtlCitation *citation = g_ptr_array_index (citations, i);

          if (citation->source == source)
            expected |= DTL_SAYS_STANCE (citation->stance) | (citation->exact != NULL ? DTL_SAYS_QUOTED : 0);
        }
      for (guint32 other = 0; other < n_sources; other++)
        is_alone = is_alone && (other == source || !supports[other] || rests[other][source]);
      g_assert_cmphex (dtl_source_table_get_says (table, event, source), ==, expected | (is_alone ? DTL_SAYS_ALONE : 0));
    }
}

/* The least place at which a source tells of an event, or G_MAXUINT. */
static guint
find_place (DtlDocument *document,
            guint32      event,
            guint32      source)
{
  g_autoptr(DtlEventDetails) details = dtl_document_dup_details (document, event);
  g_autoptr(GPtrArray) citations = collect_citations (details);
  guint place = G_MAXUINT;

  for (guint i = 0; i < citations->len; i++)
    {
      const DtlCitation *citation = g_ptr_array_index (citations, i);

      if (citation->source == source && citation->locator != NULL)
        place = MIN (place, (guint) strtoul (citation->locator, NULL, 10));
    }
  return place;
}

static void
assert_told (DtlDocument    *document,
             DtlSourceTable *table,
             guint32         source)
{
  guint n_told, n_expected = 0, n_alone = 0;
  const DtlTold *told = dtl_source_table_get_told (table, source, &n_told);

  for (guint32 event = 0; event < dtl_document_get_n_events (document); event++)
    n_expected += dtl_source_table_get_says (table, event, source) != 0;
  g_assert_cmpuint (n_told, ==, n_expected);

  for (guint i = 0; i < n_told; i++)
    {
      guint place = find_place (document, told[i].event, source), rank = 0;

      g_assert_cmphex (told[i].says, ==, dtl_source_table_get_says (table, told[i].event, source));
      n_alone += (told[i].says & DTL_SAYS_ALONE) != 0;
      if (place == G_MAXUINT)
        g_assert_null (told[i].place);
      else
        {
          g_autofree char *words = g_strdup_printf ("paragraph %u", place);

          g_assert_cmpstr (told[i].place, ==, words);
        }
      if (i > 0)
        {
          guint before = find_place (document, told[i - 1].event, source);

          g_assert_true (before < place || (before == place && told[i - 1].event < told[i].event));
        }
      for (guint j = 0; j < n_told; j++)
        rank += dtl_document_get_position (document, told[j].event) < dtl_document_get_position (document, told[i].event);
      g_assert_cmpuint (told[i].rank, ==, rank);
    }
  g_assert_cmpuint (dtl_source_table_get_n_alone (table, source), ==, n_alone);
}

static void
test_random (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (17);

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr(DtlDocument) document = make_document (random);
      g_autoptr(DtlSourceTable) table = dtl_source_table_new (document, NULL);

      for (guint32 event = 0; event < dtl_document_get_n_events (document); event++)
        assert_says (document, table, event);
      for (guint32 source = 0; source < dtl_document_get_n_sources (document); source++)
        assert_told (document, table, source);
    }
}

static void
test_places (void)
{
  static const char * const in_order[] = { "1", "1.2", "1.10", "2", "2a", "2b", "3, 8", "8, 24, 25", "10", "19, 31", "100", "ii" };

  for (guint i = 0; i < G_N_ELEMENTS (in_order); i++)
    for (guint j = 0; j < G_N_ELEMENTS (in_order); j++)
      {
        int order = dtl_places_compare (in_order[i], in_order[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
  /* Numbers beyond all numbers, and none at all. */
  g_assert_cmpint (dtl_places_compare ("99999999999999999999999", "1"), >, 0);
  g_assert_cmpint (dtl_places_compare ("", ""), ==, 0);
  g_assert_cmpint (dtl_places_compare ("", "1"), <, 0);
  g_assert_cmpint (dtl_places_compare ("01", "1"), !=, 0);
}

static void
test_words (void)
{
  g_autofree char *both = dtl_says_to_words (DTL_SAYS_STANCE (DTL_STANCE_DENIES) | DTL_SAYS_STANCE (DTL_STANCE_REPORTS) |
                                             DTL_SAYS_QUOTED | DTL_SAYS_ALONE);
  g_autofree char *none = dtl_says_to_words (0);

  g_assert_cmpstr (both, ==, "reports, denies");
  g_assert_cmpstr (none, ==, "");
}

/* By what they differ in first: date, title, what they rest on; else by number. One that is alone keeps its name. */
static void
test_names (void)
{
  static const struct { const char *first, *second; const char *names[2]; } cases[] =
  {
    { "'container-title': 'CNN'", "'container-title': 'BBC'", { "CNN", "BBC" } },
    { "'container-title': 'CNN', 'issued': {'date-parts': [[2017, 9, 12]]}", "'container-title': 'CNN', 'title': 'T'",
      { "CNN, 12 September 2017", "CNN" } },
    { "'container-title': 'CNN', 'title': 'A'", "'container-title': 'CNN', 'title': 'B'", { "CNN, “A”", "CNN, “B”" } },
    { "'container-title': 'CNN', 'title': 'A'", "'container-title': 'CNN', 'title': 'A', 'basedOn': ['h']",
      { "CNN", "CNN, after Hudson" } },
    { "'container-title': 'CNN', 'title': 'A'", "'container-title': 'CNN', 'title': 'A'", { "CNN (1)", "CNN (2)" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{ 'format': 'dateline', 'version': '1.0', 'events': [], 'sources': ["
                                               "{ 'id': 'h', 'type': 'book', 'author': [ { 'family': 'Hudson' } ] },"
                                               "{ 'id': 'a', 'type': 'article', %s }, { 'id': 'b', 'type': 'article', %s } ] }",
                                               cases[i].first, cases[i].second);
      g_autoptr(GBytes) bytes = g_bytes_new (g_strdelimit (text, "'", '"'), strlen (text));
      g_autoptr(DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);
      g_autoptr(DtlSourceTable) table = dtl_source_table_new (document, NULL);
      g_auto(GStrv) names = dtl_source_names_new (document, FALSE);

      g_assert_cmpstr (names[1], !=, names[2]);
      g_assert_cmpstr (dtl_source_table_get_name (table, 0), ==, "Hudson");
      for (guint name = 0; name < 2; name++)
        g_assert_cmpstr (dtl_source_table_get_name (table, name + 1), ==, cases[i].names[name]);
    }
}

static void
test_cancel (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  g_autoptr(DtlDocument) document = make_document (random);
  gint cancel = 1;

  g_assert_null (dtl_source_table_new (document, &cancel));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-table/says-what-the-citations-say", test_random);
  g_test_add_func ("/source-table/places-go-by-their-numbers", test_places);
  g_test_add_func ("/source-table/stances-in-words", test_words);
  g_test_add_func ("/source-table/no-two-sources-are-called-alike", test_names);
  g_test_add_func ("/source-table/reading-can-be-cancelled", test_cancel);

  return g_test_run ();
}
