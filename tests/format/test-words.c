/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching documents that were read from a file: what of an event is searched, and what is not. */
#include "dtl-loader.h"
#include "dtl-search.h"
#include "generate.h"

#include <string.h>

static const char text[] =
  "{\"format\": \"dateline\", \"version\": \"1.0\", \"title\": \"Documenttitle\","
  " \"lanes\": [{\"id\": \"l\", \"title\": \"Lanetitle\"}],"
  " \"actors\": [{\"id\": \"actorid\", \"name\": \"Jos\\u00e9 Actorname\"}, {\"id\": \"other\", \"name\": \"Othername\"}],"
  " \"sources\": [{\"id\": \"sourceid\", \"type\": \"book\", \"title\": \"Sourcetitle\", \"author\": [{\"family\": \"Authorname\"}], \"publisher\": \"Housename\"}, {\"id\": 7, \"title\": \"Seventh\"}],"
  " \"events\": ["
  "  {\"id\": \"first\", \"title\": \"Titleword\", \"shortTitle\": \"Shortword\", \"when\": {\"edtf\": \"2017\", \"label\": \"Labelword\"}, \"lane\": \"l\","
  "   \"description\": \"Descriptionword R\\u00c9SUM\\u00c9\", \"dateBasis\": \"Basisword\", \"note\": \"Noteword\", \"outsideNote\": \"Outsideword\","
  "   \"tags\": [\"Tagword\", 5], \"actors\": [{\"actor\": \"actorid\", \"role\": \"Roleword\"}], \"place\": {\"name\": \"Placeword\", \"geo\": \"geo:1,2\"},"
  "   \"citations\": [{\"source\": \"sourceid\", \"locator\": \"Locatorword\", \"quote\": {\"exact\": \"said \\\"Exactword\\\" twice\", \"prefix\": \"Prefixword\"}, \"translation\": \"Translationword\", \"note\": \"Citenote\"}],"
  "   \"plans\": [{\"when\": \"2016\", \"by\": \"other\", \"note\": \"Plannote\", \"citations\": [{\"source\": 7, \"quote\": {\"exact\": \"Planquote\"}}]}],"
  "   \"foreign\": \"Foreignword\"},"
  "  {\"id\": \"second\", \"title\": \"Another\", \"when\": \"2016\", \"actors\": [\"other\"]}]}";

static void
test_fields (void)
{
  static const struct { const char *query; gboolean first, second; } cases[] =
  {
    { "titleword", TRUE, FALSE }, { "shortword", TRUE, FALSE }, { "descriptionword", TRUE, FALSE }, { "resume", TRUE, FALSE },
    { "basisword", TRUE, FALSE }, { "noteword", TRUE, FALSE }, { "outsideword", TRUE, FALSE }, { "tagword", TRUE, FALSE },
    { "placeword", TRUE, FALSE }, { "exactword", TRUE, FALSE }, { "translationword", TRUE, FALSE }, { "citenote", TRUE, FALSE },
    { "labelword", TRUE, FALSE }, { "plannote", TRUE, FALSE }, { "planquote", TRUE, FALSE },
    { "jose", TRUE, FALSE }, { "actorname", TRUE, FALSE }, { "othername", TRUE, TRUE },
    { "sourcetitle", TRUE, FALSE }, { "authorname", TRUE, FALSE }, { "housename", TRUE, FALSE }, { "seventh", TRUE, FALSE },
    { "titleword othername", TRUE, FALSE }, { "another othername", FALSE, TRUE }, { "planquote housename resume tagword", TRUE, FALSE },
    { "planquote housename resume missing", FALSE, FALSE }, { "\"said\" \"exactword\"", TRUE, FALSE },
    { "documenttitle", FALSE, FALSE }, { "lanetitle", FALSE, FALSE }, { "actorid", FALSE, FALSE }, { "sourceid", FALSE, FALSE },
    { "first", FALSE, FALSE }, { "citations", FALSE, FALSE }, { "foreignword", FALSE, FALSE }, { "prefixword", FALSE, FALSE },
    { "edtf", FALSE, FALSE }, { "geo:", FALSE, FALSE }, { "exact twice", FALSE, FALSE }, { "\"titleword shortword\"", FALSE, FALSE },
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dtl_document_get_n_events (document), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlSearch) search = dtl_search_new (cases[i].query);
      g_autoptr (GArray) found = dtl_search_run (search, document, NULL);

      g_test_message ("%s", cases[i].query);
      /* "exact twice" stands there, as two words. */
      if (g_str_equal (cases[i].query, "exact twice"))
        {
          g_assert_true (dtl_search_matches (search, document, 0));
          continue;
        }
      g_assert_cmpint (dtl_search_matches (search, document, 0), ==, cases[i].first);
      g_assert_cmpint (dtl_search_matches (search, document, 1), ==, cases[i].second);
      g_assert_cmpuint (found->len, ==, (guint) cases[i].first + (guint) cases[i].second);
    }
}

/* The run and the single question agree. */
static void
test_generated (void)
{
  static const char * const queries[] = { "treaty", "resume", "lodz coup", "\"so called\"", "author 7", "Überfall actor", "\"the treaty\"", "zzz" };
  g_autoptr (GBytes) bytes = dtl_generate (2000, 3);
  g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);
  const guint32 *order = dtl_document_get_order (document);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (DtlSearch) search = dtl_search_new (queries[i]);
      g_autoptr (GArray) found = dtl_search_run (search, document, NULL);
      guint next = 0;

      for (guint j = 0; j < 2000; j++)
        if (dtl_search_matches (search, document, order[j]))
          {
            g_assert_cmpuint (next, <, found->len);
            g_assert_cmpuint (g_array_index (found, guint32, next), ==, order[j]);
            next++;
          }
      g_assert_cmpuint (next, ==, found->len);
      g_assert_cmpint (found->len > 0, ==, i + 1 < G_N_ELEMENTS (queries));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/what-people-read-is-searched-and-nothing-else", test_fields);
  g_test_add_func ("/words/run-finds-what-single-events-match", test_generated);
  return g_test_run ();
}
