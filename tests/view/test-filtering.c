/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-filtering.h"
#include "view-fixture.h"

/* Large enough to be filtered in a thread. */
#define N_MANY 5000

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
wait_for (DtlFiltering *filtering,
          DtlViewState *state)
{
  while (dtl_filtering_is_busy (filtering) || dtl_view_state_is_busy (state))
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_shown (DtlViewState *state)
{
  guint n = 0;

  for (guint i = 0; i < dtl_document_get_n_events (dtl_view_state_get_document (state)); i++)
    n += dtl_view_state_is_shown (state, i) ? 1 : 0;
  return n;
}

/* Choosing what a count stands beside leaves as many events as it says. */
static void
assert_counts_come_true (DtlFiltering *filtering,
                         DtlViewState *state,
                         DtlFacet      facet)
{
  for (guint value = 0; value < dtl_filtering_get_n_values (filtering, facet); value++)
    {
      guint expected = dtl_filtering_get_count (filtering, facet, value);

      dtl_filtering_set_chosen (filtering, facet, value, TRUE);
      wait_for (filtering, state);
      g_assert_cmpuint (count_shown (state), ==, expected);
      g_assert_cmpuint (dtl_view_state_get_n_shown (state), ==, expected);
      g_assert_cmpuint (dtl_filtering_get_n_hidden (filtering), ==, dtl_filtering_get_n_events (filtering) - expected);
      dtl_filtering_set_chosen (filtering, facet, value, FALSE);
      wait_for (filtering, state);
    }
}

static void
test_counts (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr(DtlViewState) state = fixture_new_state (n == 0 ? fixture_new_story () : fixture_new_weekly (n), 900, 500);
  g_autoptr(DtlFiltering) filtering = NULL;

  while (dtl_view_state_is_busy (state))
    g_main_context_iteration (NULL, TRUE);
  filtering = dtl_filtering_new (state);
  dtl_filtering_set_wants_counts (filtering, TRUE);
  wait_for (filtering, state);
  g_assert_true (dtl_filtering_has_counts (filtering));
  assert_counts_come_true (filtering, state, DTL_FACET_LANE);

  /* The same below another facet. */
  dtl_filtering_set_range (filtering, dtl_civil_days_from_date (1901, 1, 1) * DTL_SECONDS_PER_DAY,
                           dtl_civil_days_from_date (2017, 4, 30) * DTL_SECONDS_PER_DAY);
  wait_for (filtering, state);
  assert_counts_come_true (filtering, state, DTL_FACET_LANE);
  assert_counts_come_true (filtering, state, DTL_FACET_SUPPORT);
}

/* Of many changes only the last one is seen, whatever was under way. */
static void
test_coalesce (void)
{
  g_autoptr(DtlViewState) state = fixture_new_state (fixture_new_weekly (N_MANY), 900, 500);
  g_autoptr(DtlFiltering) filtering = dtl_filtering_new (state);
  guint n_layouts = 0;

  wait_for (filtering, state);
  dtl_filtering_set_wants_counts (filtering, TRUE);
  g_signal_connect_swapped (state, "layout-changed", G_CALLBACK (count_cb), &n_layouts);
  for (guint i = 0; i < 40; i++)
    dtl_filtering_set_chosen (filtering, DTL_FACET_LANE, i % 4, i / 4 % 2 == 0);
  dtl_filtering_set_chosen (filtering, DTL_FACET_LANE, 2, TRUE);
  wait_for (filtering, state);
  g_assert_cmpuint (count_shown (state), ==, N_MANY / 4);
  g_assert_cmpuint (n_layouts, <=, 2);
  g_assert_cmpuint (dtl_filtering_get_count (filtering, DTL_FACET_SUPPORT, DTL_SUPPORT_NOTHING_QUOTED), ==, N_MANY / 4);
}

static void
test_show_all (void)
{
  g_autoptr(DtlViewState) state = fixture_new_state (fixture_new_story (), 900, 500);
  g_autoptr(DtlFiltering) filtering = dtl_filtering_new (state);
  g_autofree char *words = NULL, *chosen = NULL, *found_words = NULL;
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 event = fixture_find (state, "b");

  dtl_filtering_set_wants_counts (filtering, TRUE);
  g_assert_false (dtl_filtering_is_active (filtering));
  g_assert_null (dtl_view_state_get_filter (state));

  dtl_filtering_set_chosen (filtering, DTL_FACET_LANE, 0, TRUE);
  words = dtl_filtering_dup_words (filtering);
  chosen = dtl_filtering_dup_facet_words (filtering, DTL_FACET_LANE);
  g_assert_cmpstr (words, ==, "4 of 7 events hidden by the filter");
  g_assert_cmpstr (chosen, ==, "North");

  /* With a search as well, of which nothing is in that lane. */
  g_array_append_val (found, event);
  dtl_filtering_set_found (filtering, found);
  g_assert_cmpuint (dtl_filtering_get_n_active (filtering), ==, 2);
  g_assert_cmpuint (dtl_view_state_get_n_shown (state), ==, 0);
  dtl_filtering_clear_facet (filtering, DTL_FACET_LANE);
  g_assert_cmpuint (dtl_view_state_get_n_shown (state), ==, 1);
  found_words = dtl_filtering_dup_facet_words (filtering, DTL_FACET_TEXT);
  g_assert_nonnull (found_words);

  dtl_filtering_clear (filtering);
  g_assert_false (dtl_filtering_is_active (filtering));
  g_assert_null (dtl_view_state_get_filter (state));
  g_assert_cmpuint (dtl_view_state_get_n_shown (state), ==, 7);
}

static void
test_new_document (void)
{
  g_autoptr(DtlViewState) state = fixture_new_state (fixture_new_weekly (N_MANY), 900, 500);
  g_autoptr(DtlFiltering) filtering = dtl_filtering_new (state);
  g_autoptr(DtlDocument) story = fixture_new_story ();

  /* While a job runs on the old one. */
  dtl_filtering_set_wants_counts (filtering, TRUE);
  dtl_filtering_set_chosen (filtering, DTL_FACET_LANE, 1, TRUE);
  dtl_view_state_set_document (state, story);
  wait_for (filtering, state);
  g_assert_false (dtl_filtering_is_active (filtering));
  g_assert_cmpuint (dtl_filtering_get_n_events (filtering), ==, 7);
  g_assert_cmpuint (dtl_filtering_get_n_values (filtering, DTL_FACET_LANE), ==, 2);
  g_assert_cmpuint (dtl_view_state_get_n_shown (state), ==, 7);
}

/* Only a job reads the tags of many events. What a filter that comes from elsewhere says of them waits for it. */
static void
test_tags_by_name (void)
{
  g_autoptr(GString) text = g_string_new ("{ 'format': 'dateline', 'version': '1.0', 'title': 'T', 'events': [");
  g_autoptr(DtlViewState) state = NULL;
  g_autoptr(DtlFiltering) filtering = NULL;
  g_autoptr(GVariant) names = g_variant_ref_sink (g_variant_new_parsed ("{'tag': <['odd', 'gone']>}"));
  g_autoptr(GVariant) kept = NULL, later = NULL, cleared = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (text, "%s{ 'id': 'e%u', 'title': 'E', 'when': '2017', 'tags': ['%s'] }", i > 0 ? ", " : "", i,
                            i % 2 == 1 ? "odd" : "even");
  g_string_append (text, "] }");
  state = fixture_new_state (fixture_load (text->str), 900, 500);
  filtering = dtl_filtering_new (state);

  dtl_filtering_take_names (filtering, names);
  kept = dtl_filtering_dup_names (filtering);
  g_assert_true (g_variant_equal (kept, names));
  wait_for (filtering, state);
  g_assert_cmpuint (count_shown (state), ==, N_MANY / 2);
  words = dtl_filtering_dup_facet_words (filtering, DTL_FACET_TAG);
  g_assert_cmpstr (words, ==, "odd");
  later = dtl_filtering_dup_names (filtering);
  g_assert_cmpuint (g_variant_n_children (later), ==, 1);

  /* nor does it come back when it was let go in the meantime */
  g_clear_object (&filtering);
  filtering = dtl_filtering_new (state);
  dtl_filtering_take_names (filtering, names);
  dtl_filtering_clear (filtering);
  cleared = dtl_filtering_dup_names (filtering);
  g_assert_cmpuint (g_variant_n_children (cleared), ==, 0);
  wait_for (filtering, state);
  g_assert_false (dtl_filtering_is_active (filtering));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/filtering/counts-come-true/small", GUINT_TO_POINTER (0), test_counts);
  g_test_add_data_func ("/filtering/counts-come-true/large", GUINT_TO_POINTER (N_MANY), test_counts);
  g_test_add_func ("/filtering/of-many-changes-the-last-one-counts", test_coalesce);
  g_test_add_func ("/filtering/all-are-shown-again", test_show_all);
  g_test_add_func ("/filtering/tags-of-many-events-are-taken-by-name", test_tags_by_name);
  g_test_add_func ("/filtering/a-new-document-begins-unfiltered", test_new_document);

  return g_test_run ();
}
