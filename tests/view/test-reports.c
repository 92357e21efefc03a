/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "view-fixture.h"

#include "dtl-list-view.h"
#include "dtl-shelf.h"
#include "dtl-words.h"

/* A letter of May that a book of June and a paper of August carry; one that only the paper has; one whose source has no date; and one
 * of the same paper without a date of its own. */
static DtlDocument *
load_letters (void)
{
  return fixture_load ("{'format': 'dateline', 'version': '1.0', 'title': 'Letters', 'lanes': [{'id': 'l', 'title': 'L'}], 'sources': ["
                       "{'id': 'book', 'type': 'book', 'title': 'Book', 'issued': {'date-parts': [[2017, 6]]}},"
                       "{'id': 'paper', 'type': 'article', 'title': 'Paper', 'issued': {'date-parts': [[2017, 8, 9]]}},"
                       "{'id': 'box', 'type': 'manuscript', 'title': 'Box'}], 'events': ["
                       "{'id': 'may', 'title': 'May letter', 'when': '2017-05-01', 'lane': 'l', 'citations': ["
                       "  {'source': 'paper', 'quote': {'exact': 'x'}, 'on': '2017-05-03'}, {'source': 'book'}]},"
                       "{'id': 'july', 'title': 'July letter', 'when': '2017-07-01', 'lane': 'l', 'citations': [{'source': 'paper'}]},"
                       "{'id': 'old', 'title': 'Old letter', 'when': '2017-04-01', 'lane': 'l', 'citations': [{'source': 'box'}]},"
                       "{'id': 'lost', 'title': 'Lost letter', 'when': {'label': 'once'}, 'lane': 'l', 'citations': [{'source': 'paper'}]}]}");
}

static DtlInstant
day (const char *text)
{
  DtlDate date;

  g_assert_true (dtl_date_parse (text, -1, NULL, &date, NULL));
  return date.latest;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

#define assert_reported(state, id, expected) \
  g_assert_cmpint (dtl_view_state_get_reported (state, fixture_find (state, id)), ==, expected)

static void
test_first_day (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (load_letters (), 900, 300);
  DtlSceneState scene;
  guint n = 0;

  g_signal_connect_swapped (state, "reports-changed", G_CALLBACK (count_cb), &n);
  g_assert_null (dtl_view_state_get_reports (state));
  assert_reported (state, "july", DTL_REPORTED);

  /* Of the book nobody can tell before its month is over. */
  dtl_view_state_set_reported_by (state, DTL_INSTANT_BEFORE_ALL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (dtl_view_state_get_reported_by (state), ==, day ("2017-06-30"));
  assert_reported (state, "may", DTL_REPORTED);
  assert_reported (state, "july", DTL_REPORTED_NOT_YET);
  assert_reported (state, "old", DTL_REPORTED_CANNOT_TELL);
  assert_reported (state, "lost", DTL_REPORTED_NOT_YET);
  dtl_view_state_set_reported_by (state, day ("2017-06-10"));
  assert_reported (state, "may", DTL_REPORTED_CANNOT_TELL);
  dtl_view_state_get_scene_state (state, &scene);
  g_assert_nonnull (scene.reports);
  g_assert_cmpint (scene.reported_by, ==, day ("2017-06-10"));

  /* The words were said in May, and no source had them then. */
  dtl_view_state_set_reported_by (state, day ("2017-05-20T12:00"));
  g_assert_cmpint (dtl_view_state_get_reported_by (state), ==, day ("2017-05-20"));
  assert_reported (state, "may", DTL_REPORTED_NOT_YET);

  dtl_view_state_set_reported_by (state, DTL_INSTANT_AFTER_ALL);
  g_assert_null (dtl_view_state_get_reports (state));
  g_assert_cmpuint (n, ==, 4);
}

static void
assert_words (DtlViewState *state,
              const char   *id,
              const char   *expected)
{
  g_autofree char *words = dtl_words_for_report (dtl_view_state_get_document (state), fixture_find (state, id));

  g_assert_cmpstr (words, ==, expected);
}

/* A report of a plan is none of what came of it. */
static void
test_plans (void)
{
  DtlDocument *document =
    fixture_load ("{'format': 'dateline', 'version': '1.0', 'title': 'Plans', 'lanes': [{'id': 'l', 'title': 'L'}], 'sources': ["
                  "{'id': 'spring', 'type': 'article', 'title': 'Spring', 'issued': {'date-parts': [[2017, 3, 9]]}},"
                  "{'id': 'autumn', 'type': 'article', 'title': 'Autumn', 'issued': {'date-parts': [[2017, 9, 12]]}},"
                  "{'id': 'about', 'type': 'article', 'title': 'About', 'issued': {'date-parts': [[2017, 10]], 'circa': true}}], 'events': ["
                  "{'id': 'kept', 'title': 'Kept', 'when': '2017-06-01', 'lane': 'l', 'citations': [{'source': 'autumn'}],"
                  " 'plans': [{'when': '2017-05', 'citations': [{'source': 'spring'}]}]},"
                  "{'id': 'stance', 'title': 'Stance', 'when': '2017-06-01', 'lane': 'l', 'plans': [{'when': '2017-05'}],"
                  " 'citations': [{'source': 'spring', 'stance': 'plans'}, {'source': 'autumn', 'stance': 'plans'}, {'source': 'about'}]},"
                  "{'id': 'open', 'title': 'Open', 'lane': 'l', 'plans': [{'when': '2018', 'citations': [{'source': 'spring'}]}]},"
                  "{'id': 'foretold', 'title': 'Foretold', 'when': '2017-06-01', 'lane': 'l', 'citations': [{'source': 'spring'}]},"
                  "{'id': 'proposed', 'title': 'Proposed', 'when': '2018', 'status': 'proposed', 'lane': 'l',"
                  " 'citations': [{'source': 'spring'}]}]}");
  static const struct
  {
    const char *id;
    DtlReported expected[5];    /* on 8 March, 9 March, 2 June, 11 September, 12 September 2017 */
  } cases[] = {
#define NOT_YET DTL_REPORTED_NOT_YET
#define AS_PLAN DTL_REPORTED_AS_PLAN
#define PERHAPS DTL_REPORTED_CANNOT_TELL
    { "kept", { NOT_YET, AS_PLAN, AS_PLAN, AS_PLAN, DTL_REPORTED } },
    { "stance", { PERHAPS, AS_PLAN, PERHAPS, PERHAPS, PERHAPS } },
    { "open", { NOT_YET, DTL_REPORTED, DTL_REPORTED, DTL_REPORTED, DTL_REPORTED } },
    { "foretold", { NOT_YET, AS_PLAN, AS_PLAN, AS_PLAN, AS_PLAN } },
    { "proposed", { NOT_YET, DTL_REPORTED, DTL_REPORTED, DTL_REPORTED, DTL_REPORTED } },
  };
  static const char * const on[] = { "2017-03-08", "2017-03-09", "2017-06-02", "2017-09-11", "2017-09-12" };
  g_autoptr (DtlViewState) state = fixture_new_state (document, 900, 300);
  g_autofree char *words = NULL;
  DtlReportCounts counts;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; k < G_N_ELEMENTS (on); k++)
      {
        dtl_view_state_set_reported_by (state, day (on[k]));
        g_test_message ("%s on %s", cases[i].id, on[k]);
        assert_reported (state, cases[i].id, cases[i].expected[k]);
      }

  dtl_layout_count_reports (dtl_view_state_get_layout (state), dtl_view_state_get_reports (state), day ("2017-06-02"), &counts);
  words = dtl_report_counts_to_words (&counts, day ("2017-06-02"));
  g_assert_cmpstr (words, ==, "4 of 5 events had been reported in these sources by 2 June 2017, 2 of them only as planned; 1 perhaps");
  assert_words (state, "foretold", "First reported in these sources: 9 March 2017 (Spring), before it happened");
  assert_words (state, "open", "First reported in these sources: 9 March 2017 (Spring)");
  assert_words (state, "proposed", "First reported in these sources: 9 March 2017 (Spring)");
}

static void
test_steps (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (load_letters (), 900, 300);

  g_assert_false (dtl_view_state_step_report (state, 1));
  dtl_view_state_set_reported_by (state, DTL_INSTANT_BEFORE_ALL);
  g_assert_true (dtl_view_state_step_report (state, 1));
  g_assert_cmpint (dtl_view_state_get_reported_by (state), ==, day ("2017-08-09"));
  g_assert_false (dtl_view_state_step_report (state, 1));
  g_assert_true (dtl_view_state_step_report (state, -1));
  g_assert_cmpint (dtl_view_state_get_reported_by (state), ==, day ("2017-06-30"));
  g_assert_true (dtl_view_state_step_report (state, -1));
  g_assert_cmpint (dtl_view_state_get_reported_by (state), ==, day ("2017-06-29"));
  g_assert_false (dtl_view_state_step_report (state, -1));
  dtl_view_state_set_reported_by (state, day ("2017-07-07"));
  g_assert_true (dtl_view_state_step_report (state, -1));
  g_assert_cmpint (dtl_view_state_get_reported_by (state), ==, day ("2017-06-30"));
}

static void
test_back_and_forward (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (load_letters (), 900, 300);

  dtl_view_state_go_to_report (state, DTL_INSTANT_BEFORE_ALL);
  dtl_view_state_step_report (state, 1);
  dtl_view_state_set_reported_by (state, day ("2017-07-07"));    /* slid, not remembered */
  dtl_view_state_go_back (state);
  g_assert_cmpint (dtl_view_state_get_reported_by (state), ==, day ("2017-06-30"));
  dtl_view_state_go_back (state);
  g_assert_cmpint (dtl_view_state_get_reported_by (state), ==, DTL_INSTANT_AFTER_ALL);
  dtl_view_state_go_forward (state);
  dtl_view_state_go_forward (state);
  g_assert_cmpint (dtl_view_state_get_reported_by (state), ==, day ("2017-07-07"));
}

static void
test_another_document (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (load_letters (), 900, 300);
  g_autoptr (DtlDocument) other = fixture_new_story ();
  guint n = 0;

  dtl_view_state_set_reported_by (state, DTL_INSTANT_BEFORE_ALL);
  g_signal_connect_swapped (state, "reports-changed", G_CALLBACK (count_cb), &n);
  dtl_view_state_set_document (state, other);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (dtl_view_state_get_reported_by (state), ==, DTL_INSTANT_AFTER_ALL);

  /* It has no source at all: there is no first day, and any other tells nothing. */
  dtl_view_state_set_reported_by (state, DTL_INSTANT_BEFORE_ALL);
  g_assert_null (dtl_view_state_get_reports (state));
  dtl_view_state_set_reported_by (state, day ("2017-03-02"));
  assert_reported (state, "a", DTL_REPORTED_CANNOT_TELL);
}

/* In a thread, and whoever does not wait for it gets nothing wrong. */
static void
test_large (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (fixture_new_weekly (DTL_MAX_EVENTS_AT_ONCE + 1), 900, 300);
  guint n = 0;

  g_signal_connect_swapped (state, "reports-changed", G_CALLBACK (count_cb), &n);
  dtl_view_state_set_reported_by (state, day ("1900-03-02"));
  g_assert_true (dtl_view_state_is_reading_reports (state));
  g_assert_null (dtl_view_state_get_reports (state));
  while (dtl_view_state_is_reading_reports (state))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (dtl_view_state_get_reports (state));
  g_assert_cmpuint (n, ==, 2);

  dtl_view_state_set_document (state, NULL);
  g_assert_cmpint (dtl_view_state_get_reported_by (state), ==, DTL_INSTANT_AFTER_ALL);
}

static void
test_words (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (load_letters (), 900, 300);
  g_autoptr (DtlViewState) story = fixture_new_state (fixture_new_story (), 900, 300);

  assert_words (state, "may", "First reported in these sources: June 2017 (Book), 31 to 60 days later");
  assert_words (state, "july", "First reported in these sources: 9 August 2017 (Paper), 39 days later");
  assert_words (state, "old", "When it was first reported cannot be told from the dates of its sources.");
  assert_words (story, "a", NULL);
}

static void
test_list (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (load_letters (), 900, 300);
  GtkWidget *list = dtl_list_view_new (), *window;

  dtl_list_view_set_state (DTL_LIST_VIEW (list), state);
  window = fixture_show (list, 1200, 500);
  fixture_settle ();
  g_assert_false (fixture_says (list, "not yet reported"));
  dtl_view_state_set_reported_by (state, day ("2017-06-30"));
  fixture_settle ();
  g_assert_true (fixture_says (list, "not yet reported"));
  g_assert_true (fixture_says (list, "perhaps reported"));
  dtl_view_state_set_reported_by (state, DTL_INSTANT_AFTER_ALL);
  fixture_settle ();
  g_assert_false (fixture_says (list, "not yet reported"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_shelf (void)
{
  g_autoptr (DtlViewState) state = fixture_new_state (load_letters (), 900, 300);
  GtkWidget *shelf = dtl_shelf_new (), *button, *window;

  dtl_shelf_set_state (DTL_SHELF (shelf), state);
  window = fixture_show (shelf, 900, 100);
  button = fixture_find_widget (shelf, GTK_TYPE_BUTTON);
  dtl_view_state_set_reported_by (state, day ("2017-06-30"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Lost letter, once, nothing quoted, source not named, not yet reported");
  g_assert_true (gtk_widget_has_css_class (button, "ghost"));
  dtl_view_state_set_reported_by (state, day ("2017-08-09"));
  g_assert_false (gtk_widget_has_css_class (button, "ghost"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reports/begin-with-their-first-day", test_first_day);
  g_test_add_func ("/reports/of-plans-are-none-of-what-came", test_plans);
  g_test_add_func ("/reports/are-stepped-through", test_steps);
  g_test_add_func ("/reports/are-part-of-back-and-forward", test_back_and_forward);
  g_test_add_func ("/reports/end-with-their-document", test_another_document);
  g_test_add_func ("/reports/of-a-large-document-come-when-they-are-read", test_large);
  g_test_add_func ("/reports/are-told-in-words", test_words);
  g_test_add_func ("/reports/are-told-in-the-list", test_list);
  g_test_add_func ("/reports/are-told-on-the-shelf", test_shelf);

  return g_test_run ();
}
