/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-filter-text.h"
#include "dtl-loader.h"
#include "dtl-search.h"

#include <string.h>

#define TIMELINE \
  "{ \"format\": \"dateline\", \"version\": \"1.0\", \"title\": \"T\"," \
  "  \"lanes\": [ { \"id\": \"one\", \"title\": \"First, and \\\"best\\\"\" }, { \"id\": \"two\", \"title\": \"Second\" } ]," \
  "  \"actors\": [ { \"id\": \"ann\", \"name\": \"Ann Lee\", \"kind\": \"person\" } ]," \
  "  \"sources\": [ { \"id\": \"gazette\", \"type\": \"article\", \"title\": \"Report late\", \"container-title\": \"The Paper\" }," \
  "               { \"id\": \"courier\", \"type\": \"article\", \"title\": \"Bills paid\", \"container-title\": \"The Paper\" } ]," \
  "  \"events\": [" \
  "    { \"id\": \"a\", \"title\": \"Talks: first\", \"when\": \"2017-02\", \"lane\": \"one\", \"tags\": [\"a b\", \"c\", \"d\\rd\"]," \
  "      \"actors\": [{ \"actor\": \"ann\" }]," \
  "      \"citations\": [{ \"source\": \"gazette\", \"quote\": { \"exact\": \"words\" } }] }," \
  "    { \"id\": \"b\", \"title\": \"A plan\", \"when\": \"2017-05\", \"lane\": \"two\", \"status\": \"planned\", \"tags\": [\"c\"]," \
  "      \"citations\": [{ \"source\": \"courier\" }] }," \
  "    { \"id\": \"c\", \"title\": \"Talks end\", \"when\": \"2017-09\", \"lane\": \"two\", \"assessment\": \"disputed\" } ] }"

static DtlFacets *
load (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (TIMELINE, strlen (TIMELINE));
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dtl_document_get_n_problems (document), ==, 0);
  return dtl_facets_new (document);
}

/* The ids of the events that pass, one after the other. (transfer full) */
static char *
run (DtlFacets  *facets,
     DtlFilter  *filter,
     const char *words)
{
  DtlDocument *document = dtl_facets_get_document (facets);
  g_autoptr (DtlSearch) search = words != NULL ? dtl_search_new (words) : NULL;
  g_autofree guint8 *mask = g_malloc (dtl_document_get_n_events (document) + 1);
  GString *ids = g_string_new (NULL);

  if (search != NULL)
    {
      g_autoptr (GArray) found = dtl_search_run (search, document, NULL);

      dtl_filter_set_found (filter, found);
    }
  dtl_facets_apply (facets, filter, mask);
  for (guint32 i = 0; i < dtl_document_get_n_events (document); i++)
    if (mask[i])
      {
        g_autofree char *id = dtl_document_dup_id (document, i);

        g_string_append (ids, id);
      }

  return g_string_free (ids, FALSE);
}

/* What passes; and what is written of the filter gives the same again. */
static void
test_facets_and_words (void)
{
  static const struct
  {
    const char *text, *passing, *written;
  } cases[] = {
    { "", "abc", NULL },
    { "  ", "abc", NULL },
    { "talks", "ac", "talks" },
    { "\"talks: first\"", "a", "\"talks: first\"" },
    { "lane:one", "a", "lane:one" },
    { "lane:SECOND", "bc", "lane:two" },
    { "lane:\"First, and \"\"best\"\"\",two", "abc", "lane:one,two" },
    { "lane:one lane:two", "abc", "lane:one,two" },
    { "lane:two talks", "c", "lane:two talks" },
    { "talks lane:two end", "c", "lane:two talks end" },
    { "actor:\"ann lee\"", "a", "actor:ann" },
    { "source:courier,gazette", "ab", "source:gazette,courier" },
    { "source:\"bills paid\"", "b", "source:courier" },
    { "source:\"the paper\"", "ab", "source:gazette,courier" },
    { "source:\"the paper\",courier,\"THE PAPER\",courier", "ab", "source:gazette,courier" },
    { "tag:\"A B\"", "a", "tag:\"a b\"" },
    { "tag:\"d\rd\"", "a", "tag:\"d\rd\"" },
    { "tag:c status:planned", "b", "tag:c status:planned" },
    { "assessment:disputed", "c", "assessment:disputed" },
    { "assessment:none", "ab", "assessment:none" },
    { "support:nothing-quoted", "bc", "support:nothing-quoted" },
    { "support:single-source,disputed", "abc", "support:single-source,disputed" },
    { "time:2017-03/2017-06", "b", "time:2017-03-01T00:00:00/2017-06-30T23:59:59" },
    { "time:2017-05/..", "bc", "time:2017-05-01T00:00:00/.." },
    { "time:2017 lane:one", "a", "lane:one time:2017-01-01T00:00:00/2017-12-31T23:59:59" },
  };
  g_autoptr (DtlFacets) facets = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL, *passing = NULL, *written = NULL, *again_words = NULL, *again_passing = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DtlFilter) filter = dtl_filter_from_text (facets, cases[i].text, &words, &error);
      g_autoptr (DtlFilter) again = NULL;

      g_assert_no_error (error);
      written = dtl_filter_to_text (filter, facets, words);
      g_assert_cmpstr (written, ==, cases[i].written);
      passing = run (facets, filter, words);
      g_assert_cmpstr (passing, ==, cases[i].passing);

      again = dtl_filter_from_text (facets, written != NULL ? written : "", &again_words, &error);
      g_assert_no_error (error);
      again_passing = run (facets, again, again_words);
      g_assert_cmpstr (again_passing, ==, cases[i].passing);
    }
}

/* Somebody searched for what would name a facet, or one that there is not. */
static void
test_words_with_colons_stay_words (void)
{
  static const struct
  {
    const char *words, *passing, *written;
  } cases[] = {
    { "Talks: first", "a", "\"Talks:\" first" },
    { "end  lane:one", "", "end \"lane:one\"" },
    { "a:\"talks end", "", "\"a:\"\"talks end" },
    { "\"Talks: first\"", "a", "\"Talks: first\"" },
    { "https://example.org/a,b?c=\"d e\"", "", "\"https://example.org/a,b?c=\"\"d e\"" },
    { "12:30", "", "12:30" },
  };
  g_autoptr (DtlFacets) facets = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlFilter) filter = dtl_filter_new (), again = NULL;
      g_autofree char *written = dtl_filter_to_text (filter, facets, cases[i].words), *words = NULL, *passing = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (written, ==, cases[i].written);
      again = dtl_filter_from_text (facets, written, &words, &error);
      g_assert_no_error (error);
      passing = run (facets, again, words);
      g_assert_cmpstr (passing, ==, cases[i].passing);
    }
}

static void
test_mistakes_are_said (void)
{
  static const struct
  {
    const char *text, *message;
  } cases[] = {
    { "lanes:one", "“lanes:” is no facet; there are: lane, actor, source, tag, status, assessment, support, time"
                   " (words with a colon stand in quotation marks)" },
    { "lane:three", "lane: there is no “three”; there are: one, two" },
    { "status:past", "status: there is no “past”; there are: occurred, ongoing, planned, proposed, cancelled, did-not-occur, unknown" },
    { "support:weak", "support: there is no “weak”; there are: single-source, disputed, nothing-quoted" },
    { "tag:x", "tag: there is no “x”; there are: a b, c, d\rd" },
    { "lane:", "lane: no value stands behind the colon" },
    { "lane:one,", "lane: no value stands behind the colon" },
    { "time:2017-03,2017-09", "time: one date or one span, no more" },
    { "time:2017-03 lane:one time:2017-09", "time: one date or one span, no more" },
    { "lane:\xc3", "“lane:�” is no text in UTF-8" },
    { "time:soon", "time: “soon” is no date and no span, like 2017-03 or 2017-03/2017-06" },
  };
  g_autoptr (DtlFacets) facets = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (dtl_filter_from_text (facets, cases[i].text, &words, &error));
      g_assert_null (words);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* A picture may have been made by anybody. What can be read is written so that it reads the same. */
static void
test_any_text_is_survived (void)
{
  static const char *const pieces[] = { "\"", "\"", ",", " ", " ", ":", "/", "..", "é", "\xc3", "x", "lane:", "one", "two", "tag:", "a b", "c",
                                        "status:", "planned", "time:", "2017", "-05", "Y-20000", "Y170000" };
  g_autoptr (DtlFacets) facets = load ();

  for (guint n = 0; n < 20000; n++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DtlFilter) filter = NULL, again = NULL;
      g_autofree char *words = NULL, *written = NULL, *again_words = NULL, *again_written = NULL;
      g_autoptr (GError) error = NULL;

      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      filter = dtl_filter_from_text (facets, text->str, &words, NULL);
      written = filter != NULL ? dtl_filter_to_text (filter, facets, words) : NULL;
      if (written == NULL)
        continue;
      again = dtl_filter_from_text (facets, written, &again_words, &error);
      g_assert_no_error (error);
      g_assert_true (dtl_filter_equal (again, filter));
      again_written = dtl_filter_to_text (again, facets, again_words);
      g_assert_cmpstr (again_written, ==, written);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter-text/facets-and-words-choose-events", test_facets_and_words);
  g_test_add_func ("/filter-text/words-with-colons-stay-words", test_words_with_colons_stay_words);
  g_test_add_func ("/filter-text/mistakes-are-said", test_mistakes_are_said);
  g_test_add_func ("/filter-text/any-text-is-survived", test_any_text_is_survived);

  return g_test_run ();
}
