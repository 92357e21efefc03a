/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-fixture.h"

#include <string.h>

#define STORY(events, links) \
  "{ \"format\": \"dateline\", \"version\": \"1.0\", \"title\": \"T\",\n" \
  "  \"sources\": [ { \"id\": \"s\", \"type\": \"document\", \"title\": \"Minutes\", \"text\": \"s.txt\" } ],\n" \
  "  \"events\": [ " events " ], \"links\": [ " links " ] }\n"

#define EVENT(id, when, quote) \
  "{ \"id\": \"" id "\", \"title\": \"Title of " id "\", \"when\": \"" when "\",\n" \
  "  \"citations\": [ { \"source\": \"s\", \"quote\": { \"exact\": \"" quote "\" } } ] }"

/* The example that comes with the program: one of each. */
static void
test_example (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (g_getenv ("BUNDLED"));
  g_autofree char *arguments = g_strdup_printf ("check %s/harbour-bridge.dateline", folder);
  g_autoptr (Result) result = fixture_run (fixture, arguments, NULL);
  g_autofree char *out = bytes_to_text (result->out);
  static const char * const expected[] =
  {
    "  cracks: “cracks were seen in the north tower in or about September”\n    matching but for white space\n",
    "  fifty-years: “this tower will outlive every one of us by another fifty yea…”\n    not found\n",
    "    drifted\n    The lorries [-were-] {+have been+} kept off the bridge since the first [-day-] of December.\n",
    "  payments: “No such payments were made”\n    matching\n",
    "  payments → cracks: “the missing paint led to the cracks”\n    matching\n",
    "\nEffects dated before their causes\n  article → august-promised (prompted): 2 June 2017, 1 June 2017\n",
    "\nLinks without a citation\n  article → august-promised\n  report-published → closure\n",
    "\nEvents of which nothing is quoted\n  bankrupt: Tidewater Works closes its doors\n",
    "\nPlans without an outcome\n  repair: The bridge is repaired (between September 2019 and March 2020)\n",
    "\n21 quotations: 19 matching, 0 standing more than once, 1 drifted, 1 not found, 0 not checked\nSomething is wrong.\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (out, expected[i]) == NULL)
      g_error ("not written:\n%s\nin:\n%s", expected[i], out);
  g_assert_cmpstr (result->err, ==, "");
  g_assert_cmpint (result->status, ==, 1);
}

/* Runs it over one story, whose source has @text (NULL: none). */
static char *
check (Fixture    *fixture,
       const char *story,
       const char *text,
       int         status)
{
  g_autoptr (Result) result = NULL;

  fixture_write (fixture, "a.dateline", story);
  if (text != NULL)
    fixture_write (fixture, "s.txt", text);
  result = fixture_run (fixture, "check a.dateline", NULL);
  g_bytes_unref (fixture_take (fixture, "a.dateline"));
  if (text != NULL)
    g_bytes_unref (fixture_take (fixture, "s.txt"));
  g_assert_cmpint (result->status, ==, status);
  return bytes_to_text (result->out);
}

static void
test_fine (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *out = check (fixture, STORY (EVENT ("a", "2017", "some words"), ""), "Here are some words.\n", 0);

  g_assert_cmpstr (out, ==,
                   "a.dateline\n\nMinutes (s.txt)\n  a: “some words”\n    matching\n\n"
                   "1 quotation: 1 matching, 0 standing more than once, 0 drifted, 0 not found, 0 not checked\nNothing wrong was found.\n");
}

static void
test_twice (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *out = check (fixture, STORY (EVENT ("a", "2017", "some words"), ""), "some words and some words", 0);

  g_assert_nonnull (strstr (out, "stands there 2 times"));
}

static void
test_no_text (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *out = check (fixture, STORY (EVENT ("a", "2017", "some words"), ""), NULL, 1);

  g_assert_nonnull (strstr (out, "  “s.txt” is not there\n  1 quotation was not checked\n"));
  g_assert_nonnull (strstr (out, "1 not checked\nSomething is wrong.\n"));
}

static void
test_effect_first (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct { const char *type; const char *a, *b; int status; } cases[] =
  {
    { "prompted", "2017", "2018", 0 }, { "prompted", "2018", "2017", 1 }, { "responds-to", "2018", "2017", 0 },
    { "responds-to", "2017", "2018", 1 }, { "prompted", "2017", "2017", 0 }, { "related", "2018", "2017", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *story = g_strdup_printf (STORY (EVENT ("a", "%s", "some words") ", " EVENT ("b", "%s", "some words"),
                                                       "{ \"from\": \"a\", \"to\": \"b\", \"type\": \"%s\" }"),
                                                cases[i].a, cases[i].b, cases[i].type);
      g_autofree char *out = check (fixture, story, "some words", cases[i].status);

      g_assert_true ((strstr (out, "Effects dated before") != NULL) == (cases[i].status == 1));
    }
}

/* What a file says is not said to the terminal as a command. */
static void
test_controls (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *out = check (fixture, STORY (EVENT ("a", "2017", "\\u001b[31mred \\u009b words"), ""), "\x1b[32mother words\x1b", 1);

  g_assert_null (strchr (out, 0x1b));
  g_assert_null (strstr (out, "\xc2\x9b"));
}

static void
test_problems (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *out = check (fixture, STORY (EVENT ("a", "2017", "some words") ", { \"id\": 5 }", ""), "some words", 1);

  g_assert_nonnull (strstr (out, "1 matching"));
}

static void
test_standard_input (Fixture      *fixture,
                     gconstpointer data)
{
  const char *story = STORY (EVENT ("a", "2017", "some words"), "");
  g_autoptr (GBytes) input = g_bytes_new_static (story, strlen (story));
  g_autoptr (Result) result = fixture_run (fixture, "check -", input);
  g_autofree char *out = bytes_to_text (result->out);

  g_assert_nonnull (strstr (out, "cannot be looked for"));
  g_assert_cmpint (result->status, ==, 1);
}

static void
test_usage (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (Result) none = fixture_run (fixture, "check", NULL);
  g_autoptr (Result) wrong = fixture_run (fixture, "check --json a", NULL);
  g_autoptr (Result) help = fixture_run (fixture, "check --help", NULL);
  g_autoptr (Result) missing = fixture_run (fixture, "check nowhere.dateline", NULL);
  g_autofree char *out = bytes_to_text (help->out);

  g_assert_cmpint (none->status, ==, 2);
  g_assert_cmpint (wrong->status, ==, 2);
  g_assert_nonnull (strstr (wrong->err, "--json"));
  g_assert_cmpint (help->status, ==, 0);
  g_assert_true (g_str_has_prefix (out, "Usage: dateline check"));
  g_assert_cmpint (missing->status, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *name; void (*run) (Fixture *, gconstpointer); } tests[] =
  {
    { "/check/example-shows-one-of-each", test_example },
    { "/check/nothing-wrong-is-said", test_fine },
    { "/check/standing-twice-is-no-wrong", test_twice },
    { "/check/text-that-is-not-there-is-wrong", test_no_text },
    { "/check/effects-come-after-causes", test_effect_first },
    { "/check/no-control-character-reaches-the-terminal", test_controls },
    { "/check/problems-of-the-file-are-wrong", test_problems },
    { "/check/standard-input-has-no-texts", test_standard_input },
    { "/check/usage", test_usage },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, fixture_set_up, tests[i].run, fixture_tear_down);

  return g_test_run ();
}
