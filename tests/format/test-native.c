/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "describe.h"
#include "dtl-loader.h"
#include "generate.h"
#include "laws.h"

#include <json-glib/json-glib.h>
#include <string.h>

static GBytes *
read_example (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "format", "cases", "example.json", NULL);
  char *text;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  return g_bytes_new_take (text, size);
}

static GBytes *
read_bundled (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "timelines", "reset-2017.dateline", NULL);
  char *text;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  return g_bytes_new_take (text, size);
}

static DtlDocument *
load_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DtlDocument *document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* A document with these events, and what else stands before them. */
static DtlDocument *
load_events (const char *before,
             const char *events)
{
  g_autofree char *text = g_strdup_printf ("{\"format\": \"dateline\", \"version\": \"1.0\", %s \"events\": [%s]}", before, events);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DtlDocument *document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* Titles are lines, whatever the file has: a mark on the canvas has no second one. */
static void
test_titles_are_lines (void)
{
  g_autoptr (DtlDocument) document = load_events ("\"title\": \"Of\\ntwo\", \"lanes\": [{\"id\": \"l\", \"title\": \"A\\u0085lane\"}],",
                                                  "{\"id\": \"a\", \"title\": \"First\\nsecond\\t\xe2\x80\xa8third \xc3\xa9\xe2\x80\xaf\", \"when\": \"2017\"},"
                                                  "{\"id\": \"b\", \"title\": \"Long\", \"shortTitle\": \"Sh\xe2\x80\xa9ort\", \"when\": \"2017\"}");
  g_autofree char *title = dtl_document_dup_title (document, 0), *label = dtl_document_dup_label (document, 1);
  g_autoptr (DtlEventDetails) details = dtl_document_dup_details (document, 1);
  char buffer[64];

  g_assert_cmpstr (dtl_document_get_title (document), ==, "Of two");
  g_assert_cmpstr (dtl_document_get_lane (document, 0)->title, ==, "A lane");
  g_assert_cmpstr (title, ==, "First second  third \xc3\xa9\xe2\x80\xaf");
  g_assert_cmpuint (dtl_document_copy_label (document, 0, buffer, sizeof buffer), ==, strlen (title));
  g_assert_cmpstr (buffer, ==, title);
  g_assert_cmpstr (label, ==, "Sh ort");
  g_assert_cmpstr (details->short_title, ==, label);
}

static void
test_laws_of_cases (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "format", "cases", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_loaded = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (DtlDocument) document = NULL;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      document = dtl_load_file (file, NULL, NULL, NULL, NULL);
      if (document == NULL)
        continue;
      n_loaded++;
      laws_check (document);
    }
  g_assert_cmpuint (n_loaded, >, 30);
}

static void
test_bundled (void)
{
  g_autoptr (GBytes) bytes = read_bundled ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < dtl_document_get_n_problems (document); i++)
    {
      const DtlProblem *problem = dtl_document_get_problem (document, i);

      g_test_fail_printf ("%u:%u: %s", problem->line, problem->column, problem->message);
    }
  g_assert_cmpuint (dtl_document_get_n_events (document), >, 40);
  g_assert_cmpuint (dtl_document_get_n_sources (document), >=, 3);
  g_assert_true (dtl_document_get_text (document) == bytes);
  laws_check (document);
}

static void
test_generated (void)
{
  for (guint64 seed = 0; seed < 4; seed++)
    {
      g_autoptr (GBytes) bytes = dtl_generate (500, seed);
      g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);

      g_assert_nonnull (document);
      g_assert_cmpuint (dtl_document_get_n_events (document), ==, 500);
      g_assert_cmpuint (dtl_document_get_n_problems (document), ==, 0);
      laws_check (document);
    }
}

/* A copy of the exact size, so that the sanitizer sees every step beyond it. */
static DtlDocument *
load_part (const char  *text,
           gsize        size,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_memdup2 (text, size), size);

  return dtl_load_bytes (bytes, NULL, NULL, NULL, error);
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = read_example ();
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  while (g_ascii_isspace (text[size - 1]))
    size--;
  for (gsize part = 0; part < size; part++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DtlDocument) document = load_part (text, part, &error);

      g_assert_null (document);
      g_assert_error (error, DTL_FORMAT_ERROR, DTL_FORMAT_ERROR_SYNTAX);
      g_assert_true (g_ascii_isdigit (error->message[0]));
    }
}

static void
mutate (GString *text)
{
  static const char bytes[] = "{}[]\",:\\tfn05.eE-~?/XYabc \n\xc3\xe2\x80\xff";
  gsize at = (gsize) g_test_rand_int_range (0, (int) text->len);
  gsize other = (gsize) g_test_rand_int_range (0, (int) text->len);
  gssize length = g_test_rand_int_range (1, 40);

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      text->str[at] = bytes[g_test_rand_int_range (0, (int) sizeof bytes - 1)];
      break;
    case 1:
      g_string_erase (text, (gssize) at, MIN (length, (gssize) (text->len - at)));
      break;
    case 2:
      g_string_insert_c (text, (gssize) at, bytes[g_test_rand_int_range (0, (int) sizeof bytes - 1)]);
      break;
    case 3:   /* a piece from elsewhere */
      {
        g_autofree char *piece = g_strndup (text->str + other, (gsize) length);

        g_string_insert (text, (gssize) at, piece);
      }
      break;
    default:   /* two bytes change places */
      {
        char byte = text->str[at];

        text->str[at] = text->str[other];
        text->str[other] = byte;
      }
    }
}

/* Values are what changes without breaking the grammar: digits and letters inside them. */
static void
mutate_value (GString *text)
{
  gsize at = (gsize) g_test_rand_int_range (0, (int) text->len);

  while (at < text->len && !g_ascii_isalnum (text->str[at]))
    at++;
  if (at < text->len)
    text->str[at] = "0123456789XYabcxz-./"[g_test_rand_int_range (0, 20)];
}

static void
test_mutated (void)
{
  g_autoptr (GBytes) bytes = read_example ();
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  guint n_loaded = 0, n_refused = 0;

  for (guint round = 0; round < 2400; round++)
    {
      g_autoptr (GString) changed = g_string_new_len (text, (gssize) size);
      g_autoptr (DtlDocument) document = NULL;

      for (int n = g_test_rand_int_range (1, 6); n > 0; n--)
        if (round % 2 == 0)
          mutate (changed);
        else
          mutate_value (changed);

      document = load_part (changed->str, changed->len, NULL);
      if (document != NULL)
        {
          n_loaded++;
          laws_check (document);
        }
      else
        n_refused++;
    }
  g_test_message ("%u loaded, %u refused", n_loaded, n_refused);
  g_assert_cmpuint (n_loaded, >, 200);
  g_assert_cmpuint (n_refused, >, 200);
}

/* Order of members */

static void append_reversed (GString  *out,
                             JsonNode *node);

static void
append_member_reversed (JsonObject *object,
                        const char *name,
                        JsonNode   *value,
                        gpointer    user_data)
{
  g_autoptr (GString) member = g_string_new (NULL);
  GString *members = user_data;

  g_string_append_printf (member, "\"%s\":", name);
  append_reversed (member, value);
  if (members->len > 0)
    g_string_append_c (member, ',');
  g_string_prepend (members, member->str);
}

static void
append_reversed (GString  *out,
                 JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GString) members = g_string_new (NULL);

      json_object_foreach_member (json_node_get_object (node), append_member_reversed, members);
      g_string_append_printf (out, "{%s}", members->str);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      g_string_append_c (out, '[');
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          append_reversed (out, json_array_get_element (array, i));
        }
      g_string_append_c (out, ']');
    }
  else
    {
      g_autofree char *text = json_to_string (node, FALSE);

      g_string_append (out, text);
    }
}

static void
check_order_of_members (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) reversed = g_string_new (NULL), found = g_string_new (NULL), expected = g_string_new (NULL);
  g_autoptr (DtlDocument) document = NULL, other = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  g_assert_true (json_parser_load_from_data (parser, text, (gssize) size, NULL));
  append_reversed (reversed, json_parser_get_root (parser));
  document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);
  other = load_text (reversed->str);
  describe_document (expected, document);
  describe_document (found, other);
  g_assert_cmpstr (found->str, ==, expected->str);
  laws_check (other);
}

static void
test_order_of_members (void)
{
  g_autoptr (GBytes) example = read_example ();
  g_autoptr (GBytes) bundled = read_bundled ();
  g_autoptr (GBytes) generated = dtl_generate (200, 7);

  check_order_of_members (example);
  check_order_of_members (bundled);
  check_order_of_members (generated);
}

/* Bounds */

static void
test_many_problems (void)
{
  g_autoptr (GString) events = g_string_new (NULL);
  g_autoptr (DtlDocument) document = NULL;
  guint n;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (events, "{\"id\": \"e%u\", \"title\": \"T\", \"when\": \"bad\"}, {\"id\": \"f%u\", \"title\": \"T\", \"when\": \"2017\", \"importance\": 9},\n", i, i);
  g_string_append (events, "{\"id\": \"good\", \"title\": \"T\", \"when\": \"2017\"}");
  document = load_events ("", events->str);

  n = dtl_document_get_n_problems (document);
  g_assert_cmpuint (dtl_document_get_n_events (document), ==, 3001);
  g_assert_cmpuint (n, ==, 2002);
  g_assert_cmpstr (dtl_document_get_problem (document, n - 2)->message, ==, "and 2000 more records that were left out");
  g_assert_cmpstr (dtl_document_get_problem (document, n - 1)->message, ==, "and 2000 more remarks");
  g_assert_cmpuint (dtl_document_get_problem (document, n - 1)->n, ==, 2000);
  g_assert_cmpuint (dtl_document_get_problem (document, 0)->n, ==, 1);
  g_assert_cmpuint (dtl_document_get_problem (document, n - 1)->line, ==, 1001);
}

static void
test_large_records (void)
{
  g_autoptr (GString) values = g_string_new ("0"), members = g_string_new ("\"m\": 0");
  g_autofree char *events = NULL, *head = NULL;
  g_autoptr (DtlDocument) document = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (values, ",0");
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (members, ", \"m%u\": 0", i);
  events = g_strdup_printf ("{\"id\": \"a\", \"title\": \"T\", \"when\": \"2017\", \"x\": [%s]},"
                            "{\"id\": \"b\", \"title\": \"T\", \"when\": \"2017\", \"x\": {%s}},"
                            "{\"id\": \"c\", \"title\": \"T\", \"when\": \"2017\"}", values->str, members->str);
  head = g_strdup_printf ("\"sources\": [{\"id\": \"s\", \"x\": [%s]}, {\"id\": \"t\", \"x\": {%s}}], \"view\": {\"x\": [%s]}, \"foreign\": [%s],",
                          values->str, members->str, values->str, values->str);
  document = load_events (head, events);

  g_assert_cmpuint (dtl_document_get_n_events (document), ==, 1);
  g_assert_cmpuint (dtl_document_get_n_sources (document), ==, 0);
  g_assert_cmpuint (dtl_document_get_n_problems (document), ==, 5);
  laws_check (document);
}

/* Takes its time only in proportion to its size, whatever it cites. */
static void
test_hostile_references (void)
{
  g_autoptr (GString) sources = g_string_new ("\"sources\": ["), events = g_string_new (NULL);
  g_autoptr (DtlDocument) document = NULL;
  gint64 start;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (sources, "%s{\"id\": \"s%u\", \"basedOn\": [\"s%u\", \"s%u\"]}", i > 0 ? "," : "", i, i + 1, (i * 7919) % 5000);
  g_string_append (sources, "],");
  for (guint i = 0; i < 200; i++)
    {
      g_string_append_printf (events, "%s{\"id\": \"e%u\", \"title\": \"T\", \"when\": \"2017\", \"citations\": [", i > 0 ? "," : "", i);
      for (guint j = 0; j < 500; j++)
        g_string_append_printf (events, "%s{\"source\": \"s%u\"}", j > 0 ? "," : "", (i * 31 + j * 17) % 5000);
      g_string_append (events, "]}");
    }

  start = g_get_monotonic_time ();
  document = load_events (sources->str, events->str);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  g_assert_cmpuint (dtl_document_get_n_events (document), ==, 200);
}

/* What json-glib's hash cannot bear it is not shown. */
static void
test_colliding_members (void)
{
  g_autoptr (GString) members = g_string_new (NULL);
  g_autofree char *events = NULL;
  g_autoptr (DtlDocument) document = NULL;
  gint64 start;

  for (guint i = 0; i < 1 << 16; i++)
    {
      g_string_append (members, i > 0 ? ",\"" : "\"");
      for (guint bit = 0; bit < 16; bit++)
        g_string_append (members, i >> bit & 1 ? "Ab" : "BA");
      g_string_append (members, "\":0");
    }
  events = g_strdup_printf ("{\"id\": \"a\", \"title\": \"T\", \"when\": \"2017\", \"x\": {%s}}", members->str);

  start = g_get_monotonic_time ();
  document = load_events ("", events);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_assert_cmpuint (dtl_document_get_n_events (document), ==, 0);
}

/* Details */

static void
test_details (void)
{
  g_autoptr (GBytes) bytes = read_example ();
  g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);
  g_autoptr (DtlEventDetails) survey = NULL, report = NULL, closure = NULL;
  const DtlCitation *citation;
  const DtlPlan *plan;
  guint32 event;

  g_assert_true (dtl_document_find_event (document, "survey", &event));
  survey = dtl_document_dup_details (document, event);
  g_assert_cmpstr (survey->title, ==, "Survey finds cracks in the north tower");
  g_assert_cmpstr (survey->when->edtf, ==, "2016-09~");
  g_assert_cmpuint (survey->participants->len, ==, 1);
  g_assert_cmpuint (((DtlParticipant *) g_ptr_array_index (survey->participants, 0))->actor, ==, 0);
  g_assert_cmpstr (((DtlParticipant *) g_ptr_array_index (survey->participants, 0))->role, ==, "surveyor");
  citation = g_ptr_array_index (survey->citations, 0);
  g_assert_cmpuint (citation->source, ==, 0);
  g_assert_cmpuint (citation->stance, ==, DTL_STANCE_CONFIRMS);
  g_assert_cmpuint (citation->by, ==, 1);
  g_assert_cmpstr (citation->exact, ==, "cracks were seen in the north tower in or about September");
  g_assert_cmpstr (citation->prefix, ==, "Mr Smith told the meeting that ");
  g_assert_cmpstr (citation->suffix, ==, ".");

  g_assert_true (dtl_document_find_event (document, "report", &event));
  report = dtl_document_dup_details (document, event);
  g_assert_cmpuint (report->plans->len, ==, 2);
  plan = g_ptr_array_index (report->plans, 0);
  g_assert_cmpuint (plan->kind, ==, DTL_PLAN_DEADLINE);
  g_assert_true (plan->has_state);
  g_assert_cmpuint (plan->outcome, ==, DTL_OUTCOME_MISSED);
  g_assert_cmpstr (plan->when->label, ==, "by May 2017");
  g_assert_cmpstr (plan->stated_on->edtf, ==, "2016-11-14");
  citation = g_ptr_array_index (plan->citations, 0);
  g_assert_cmpstr (citation->locator_label, ==, "page");

  g_assert_true (dtl_document_find_event (document, "closure", &event));
  closure = dtl_document_dup_details (document, event);
  g_assert_null (closure->when);
  g_assert_cmpuint (closure->status, ==, DTL_STATUS_CANCELLED);
  g_assert_cmpuint (((DtlPlan *) g_ptr_array_index (closure->plans, 0))->outcome, ==, DTL_OUTCOME_WITHDRAWN);
}

static void
test_derived_outcomes (void)
{
  static const struct { const char *when, *plan; DtlOutcome outcome; } cases[] =
  {
    { "2017-04-03", "[..2017-05]", DTL_OUTCOME_MET },
    { "2017-05", "[..2017-05]", DTL_OUTCOME_MET },
    { "2017-05/2017-06", "[..2017-05]", DTL_OUTCOME_NOT_REPORTED },
    { "2017-06", "[..2017-05]", DTL_OUTCOME_MISSED },
    { "2017", "[..2017-05]", DTL_OUTCOME_NOT_REPORTED },
    { "2017-05/..", "[..2017-05]", DTL_OUTCOME_NOT_REPORTED },
    { "2017-06/..", "[..2017-05]", DTL_OUTCOME_MISSED },
    { "[..2017-07]", "[..2017-05]", DTL_OUTCOME_NOT_REPORTED },
    { "2017-07", "[2017-05..]", DTL_OUTCOME_NOT_REPORTED },
    { "2017-02", "2017-05", DTL_OUTCOME_MET },
    { NULL, "1900", DTL_OUTCOME_NOT_REPORTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *when = cases[i].when != NULL ? g_strdup_printf ("\"when\": \"%s\",", cases[i].when) : g_strdup ("");
      g_autofree char *event = g_strdup_printf ("{\"id\": \"x\", \"title\": \"T\", %s \"plans\": [{\"when\": \"%s\"}]}", when, cases[i].plan);
      g_autoptr (DtlDocument) document = load_events ("", event);
      g_autoptr (DtlEventDetails) details = dtl_document_dup_details (document, 0);

      g_assert_cmpuint (((DtlPlan *) g_ptr_array_index (details->plans, 0))->outcome, ==, cases[i].outcome);
      laws_check (document);
    }
}

/* CSL */

static void
test_sources (void)
{
  static const struct { const char *item, *attribution, *short_attribution; } cases[] =
  {
    { "\"title\": \"A Title\", \"author\": [{\"family\": \"Hudson\", \"given\": \"John\"}], \"container-title\": \"The Paper\", \"issued\": {\"date-parts\": [[2017, 9, 12]]}",
      "John Hudson, “A Title”, The Paper, 12 September 2017", "Hudson, The Paper, 12 Sep 2017" },
    { "\"author\": [{\"family\": \"Smith\", \"given\": \"A.\"}, {\"family\": \"Jones\", \"given\": \"B.\"}], \"issued\": \"2017-09\"",
      "A. Smith and B. Jones, September 2017", "Smith and Jones, Sep 2017" },
    { "\"author\": [{\"family\": \"A\"}, {\"family\": \"B\"}, {\"family\": \"C\"}]", "A, B and C", "A et al." },
    { "\"author\": [{\"family\": \"A\"}, {\"family\": \"B\"}, {\"family\": \"C\"}, {\"family\": \"D\"}]", "A et al.", "A et al." },
    { "\"author\": [{\"literal\": \"The Committee\"}], \"publisher\": \"Press\"", "The Committee, Press", "The Committee, Press" },
    { "\"author\": [{\"family\": \"Gogh\", \"given\": \"Vincent\", \"non-dropping-particle\": \"van\"}], \"issued\": {\"date-parts\": [[\"1888\"]]}",
      "Vincent van Gogh, 1888", "van Gogh, 1888" },
    { "\"title\": \"Minutes\", \"issued\": {\"literal\": \"some day in spring\"}", "“Minutes”, some day in spring", "Minutes, some day in spring" },
    { "\"title\": \"Range\", \"issued\": {\"date-parts\": [[2016], [2017, 3]]}", "“Range”, from 2016 to March 2017", NULL },
    { "\"title\": \"Circa\", \"issued\": {\"date-parts\": [[1066]], \"circa\": true}", "“Circa”, about 1066", NULL },
    { "\"title\": \"Season\", \"issued\": {\"date-parts\": [[2017]], \"season\": \"2\"}", "“Season”, summer 2017", NULL },
    { "\"title\": \"Caesar\", \"issued\": {\"date-parts\": [[-44]]}", "“Caesar”, 44 BCE", NULL },
    { "\"title\": \"Raw\", \"issued\": {\"raw\": \"the other day\"}", "“Raw”, the other day", NULL },
    { "\"title\": \"Bad\", \"issued\": {\"date-parts\": [[], 5]}, \"author\": [5, {}]", "“Bad”", NULL },
    { "\"type\": \"book\"", "s", "s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *head = g_strdup_printf ("\"sources\": [{\"id\": \"s\", %s}],", cases[i].item);
      g_autoptr (DtlDocument) document = load_events (head, "");
      g_autofree char *attribution = dtl_document_dup_attribution (document, 0);
      g_autofree char *short_attribution = dtl_document_dup_short_attribution (document, 0);

      g_assert_cmpstr (attribution, ==, cases[i].attribution);
      if (cases[i].short_attribution != NULL)
        g_assert_cmpstr (short_attribution, ==, cases[i].short_attribution);
    }
}

static void
test_citation_text (void)
{
  g_autoptr (DtlDocument) document = load_events (
    "\"sources\": [{\"id\": \"s\", \"title\": \"Minutes\", \"publisher\": \"Harbour Authority\", \"URL\": \"https://example.org/m\"}],",
    "{\"id\": \"x\", \"title\": \"T\", \"when\": \"2017\", \"citations\": [{\"source\": \"s\", \"locator\": \"3\", \"quote\": {\"exact\": \"the words\"}},"
    " {\"source\": \"s\", \"locator\": \"12\", \"label\": \"paragraph\"}, {\"source\": \"gone\"}]}");
  g_autoptr (DtlEventDetails) details = dtl_document_dup_details (document, 0);
  static const char * const expected[] =
  {
    "“the words”\n— “Minutes”, Harbour Authority, page 3. https://example.org/m",
    "“Minutes”, Harbour Authority, paragraph 12. https://example.org/m",
    "gone",
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = dtl_document_dup_citation_text (document, g_ptr_array_index (details->citations, i));

      g_assert_cmpstr (text, ==, expected[i]);
    }
}

/* Any thread may read. */

static gpointer
read_in_thread (gpointer data)
{
  for (guint i = 0; i < 3; i++)
    laws_check (data);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (GBytes) bytes = read_bundled ();
  g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("read", read_in_thread, document);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/native/titles-are-lines", test_titles_are_lines);
  g_test_add_func ("/native/laws-hold-of-every-case", test_laws_of_cases);
  g_test_add_func ("/native/bundled-timeline-has-no-problems", test_bundled);
  g_test_add_func ("/native/laws-hold-of-generated-documents", test_generated);
  g_test_add_func ("/native/part-of-a-file-is-refused", test_truncated);
  g_test_add_func ("/native/laws-hold-of-changed-files", test_mutated);
  g_test_add_func ("/native/members-may-come-in-any-order", test_order_of_members);
  g_test_add_func ("/native/problems-are-bounded", test_many_problems);
  g_test_add_func ("/native/records-are-bounded", test_large_records);
  g_test_add_func ("/native/references-cost-no-more", test_hostile_references);
  g_test_add_func ("/native/colliding-members-cost-no-more", test_colliding_members);
  g_test_add_func ("/native/details-have-the-words", test_details);
  g_test_add_func ("/native/outcomes-claim-only-what-is-sure", test_derived_outcomes);
  g_test_add_func ("/native/sources-are-named-as-readers-cite-them", test_sources);
  g_test_add_func ("/native/quotations-are-copied-with-their-source", test_citation_text);
  g_test_add_func ("/native/any-thread-may-read", test_threads);
  return g_test_run ();
}
