/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a file is searched, and that skipping events by their text alone never loses a match. */
#include <string.h>

#include "dtl-loader.h"
#include "dtl-search.h"

static const char story[] =
  "{ 'format': 'dateline', 'version': '1.0', 'title': 'T',"
  "  'actors': [ { 'id': 'smith', 'name': 'Agnes Smith' } ],"
  "  'sources': [ { 'id': 'g', 'type': 'article', 'title': 'Late again', 'container-title': 'Gazette',"
  "                 'author': [ { 'family': 'Jones' } ] } ],"
  "  'events': ["
  "    { 'id': 'one', 'title': 'Cracks \\u00e9cole', 'when': '2016', 'description': 'Line one\\nline \\u201ctwo\\u201d.',"
  "      'actors': [ 'smith' ], 'tags': [ 'steel' ], 'place': { 'name': 'Harbour' },"
  "      'citations': [ { 'source': 'g', 'quote': { 'exact': 'was seen', 'prefix': 'hidden' } } ] },"
  "    { 'id': 'two', 'title': 'Other', 'when': { 'edtf': '2017', 'label': 'last spring' },"
  "      'plans': [ { 'when': '2018', 'by': 'smith', 'citations': [ { 'source': 'g', 'quote': { 'exact': 'by May' } } ] } ] },"
  "    { 'id': 'three', 'title': 'Third', 'when': '2018', 'outsideNote': 'It rained.', 'x-own': 'foreign' } ] }";

static const struct
{
  const char *query;
  const char *events;
} cases[] = {
  { "cracks", "one" },
  { "ECOLE", "one" },
  { "\"one line\"", "one" },
  { "\"line two\"", "" },
  { "two", "one" },
  { "smith", "one two" },
  { "agnes cracks", "one" },
  { "steel harbour", "one" },
  { "\"was seen\"", "one" },
  { "\"by may\"", "two" },
  { "gazette", "one two" },
  { "jones \"late again\"", "one two" },
  { "spring", "two" },
  { "rained", "three" },
  { "hidden", "" },
  { "foreign", "" },
  { "title", "" },
  { "edtf", "" },
};

static DtlDocument *
load (void)
{
  g_autofree char *json = g_strdelimit (g_strdup (story), "'", '"');
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(GError) error = NULL;
  DtlDocument *document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static char *
join_ids (DtlDocument *document,
          GArray      *events)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      g_autofree char *id = dtl_document_dup_id (document, g_array_index (events, guint32, i));

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", id);
    }
  return g_string_free (ids, FALSE);
}

static void
test_fields (void)
{
  g_autoptr(DtlDocument) document = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DtlSearch) search = dtl_search_new (cases[i].query);
      g_autoptr(GArray) events = dtl_search_run (search, document, NULL);
      g_autofree char *ids = join_ids (document, events);

      if (!g_str_equal (ids, cases[i].events))
        g_error ("“%s” found “%s”, not “%s”", cases[i].query, ids, cases[i].events);
    }
}

/* Any piece of any text of the file: the run finds just those that match one by one. */
static void
test_brute_force (void)
{
  g_autoptr(DtlDocument) document = load ();
  const guint32 *order = dtl_document_get_order (document);

  for (gsize start = 0; start < sizeof story - 4; start++)
    {
      g_autofree char *query = g_strndup (story + start, 3);
      g_autoptr(DtlSearch) search = g_utf8_validate (query, -1, NULL) ? dtl_search_new (query) : NULL;
      g_autoptr(GArray) events = NULL;
      guint n = 0;

      if (search == NULL)
        continue;
      events = dtl_search_run (search, document, NULL);
      for (guint i = 0; i < dtl_document_get_n_events (document); i++)
        if (dtl_search_matches (search, document, order[i]))
          g_assert_cmpuint (g_array_index (events, guint32, n++), ==, order[i]);
      g_assert_cmpuint (events->len, ==, n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/looks-through-all-that-is-read", test_fields);
  g_test_add_func ("/search/skips-no-event-that-matches", test_brute_force);

  return g_test_run ();
}
