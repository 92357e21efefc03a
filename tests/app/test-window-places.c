/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a file was left is where it opens again, filter and all. */
#include "config.h"

#include "dtl-window-private.h"
#include "window-fixture.h"

#define IN_LANE(id, title, when, lane) \
  "{ \"id\": \"" id "\", \"title\": \"" title "\", \"when\": \"" when "\", \"lane\": \"" lane "\" }"
#define TWO_LANES(title, lanes, events) \
  "{ \"format\": \"dateline\", \"version\": \"1.0\", \"title\": \"" title "\", \"lanes\": [" lanes "], \"events\": [" events "] }"
#define LANE(id) "{ \"id\": \"" id "\", \"title\": \"" id "\" }"

static const char two_lanes[] =
  TWO_LANES ("Before", LANE ("north") "," LANE ("south"),
             IN_LANE ("a", "Ice", "2015", "north") "," IN_LANE ("b", "Ice too", "2016", "south") "," IN_LANE ("c", "Thaw", "2017", "south"));
static const char other_lanes[] =
  TWO_LANES ("After", LANE ("south") "," LANE ("north"),
             IN_LANE ("b", "Ice too", "2016", "south") "," IN_LANE ("d", "Ice again", "2018", "south") ","
             IN_LANE ("c", "Thaw", "2017", "south") "," IN_LANE ("a", "Ice", "2015", "north"));
static const char no_south[] =
  TWO_LANES ("Empty south", LANE ("north") "," LANE ("south"), IN_LANE ("a", "Ice", "2015", "north"));

static gboolean
is_shown (DtlWindow  *window,
          const char *id)
{
  guint32 event;

  g_assert_true (dtl_document_find_event (dtl_window_get_document (window), id, &event));
  return dtl_view_state_is_shown (window->state, event);
}

static void
choose_lane (DtlWindow  *window,
             const char *id)
{
  guint32 lane;

  g_assert_true (dtl_document_find_lane (dtl_window_get_document (window), id, &lane));
  dtl_filtering_set_chosen (window->filtering, DTL_FACET_LANE, lane, TRUE);
}

static void
search_for (DtlWindow  *window,
            const char *words)
{
  gtk_search_bar_set_search_mode (window->search_bar, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (window->search_entry), words);
  fixture_run (400);
}

static void
reload_as (Fixture    *fixture,
           const char *content,
           const char *title)
{
  g_object_unref (write_file (fixture, "a.dateline", content));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.reload", NULL);
  wait_for_title (fixture->window, title);
  fixture_run (400);
}

/* What is filtered and searched for by names that hold in the next version too. */
static void
test_reload_keeps_filter (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (fixture, "a.dateline", two_lanes);

  dtl_window_open (fixture->window, file);
  wait_for_title (fixture->window, "Before");
  choose_lane (fixture->window, "south");
  search_for (fixture->window, "ice");
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "only-matches", g_variant_new_boolean (TRUE));
  g_assert_false (is_shown (fixture->window, "a"));
  g_assert_true (is_shown (fixture->window, "b"));
  g_assert_false (is_shown (fixture->window, "c"));

  reload_as (fixture, other_lanes, "After");
  g_assert_false (is_shown (fixture->window, "a"));
  g_assert_true (is_shown (fixture->window, "b"));
  g_assert_true (is_shown (fixture->window, "d"));
  g_assert_false (is_shown (fixture->window, "c"));
  g_assert_cmpuint (dtl_view_state_get_matches (fixture->window->state)->len, ==, 2);
  g_assert_true (fixture_says (GTK_WIDGET (fixture->window->filter_bar), "Lane: south"));

  /* nothing is left, and it is said how to get out of that */
  reload_as (fixture, no_south, "Empty south");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, "filtered-out");
  dtl_filtering_clear (fixture->window->filtering);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->stack), ==, "timeline");
  g_assert_true (is_shown (fixture->window, "a"));
}

/* Whoever opens a file again stands where they stood; nobody else finds it changed. */
static void
test_place_is_remembered (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (fixture, "a.dateline", two_lanes);
  g_autoptr(GFile) other = write_file (fixture, "b.dateline", other_lanes);
  DtlViewport before;
  guint32 event;

  dtl_window_open (fixture->window, file);
  wait_for_title (fixture->window, "Before");
  g_assert_false (dtl_filtering_is_active (fixture->window->filtering));
  fixture_run (300);
  choose_lane (fixture->window, "south");
  search_for (fixture->window, "thaw");
  g_assert_true (dtl_document_find_event (dtl_window_get_document (fixture->window), "b", &event));
  dtl_view_state_set_lane_state (fixture->window->state, 0, DTL_LANE_FOLDED);
  dtl_view_state_set_selected (fixture->window->state, event, FALSE);
  dtl_view_state_zoom_at (fixture->window->state, 50.0, 4.0);
  before = *dtl_view_state_get_viewport (fixture->window->state);
  dtl_window_show_view (fixture->window, "list");

  dtl_window_open (fixture->window, other);
  wait_for_title (fixture->window, "After");
  g_assert_false (dtl_filtering_is_active (fixture->window->filtering));
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->window->state), ==, DTL_NONE);

  gtk_window_close (GTK_WINDOW (fixture->window));
  fixture_run (100);
  fixture->window = dtl_window_new (application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  dtl_window_open (fixture->window, file);
  wait_for_title (fixture->window, "Before");
  fixture_run (400);
  g_assert_cmpstr (dtl_window_get_view (fixture->window), ==, "list");
  g_assert_false (is_shown (fixture->window, "a"));
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->window->state), ==, event);
  g_assert_cmpint (dtl_view_state_get_lane_state (fixture->window->state, 0), ==, DTL_LANE_FOLDED);
  g_assert_cmpuint (dtl_view_state_get_matches (fixture->window->state)->len, ==, 1);

  /* the timeline gets its size, and with that its span, when it is first shown */
  dtl_window_show_view (fixture->window, "timeline");
  fixture_run (400);
  g_assert_cmpfloat (dtl_view_state_get_viewport (fixture->window->state)->px_per_second, ==, before.px_per_second);
  g_assert_cmpint (dtl_view_state_get_viewport (fixture->window->state)->anchor, ==, before.anchor);
}

/* A window that nobody closes. */
static void
test_place_is_remembered_when_left (Fixture       *fixture,
                                    gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (fixture, "a.dateline", two_lanes);
  DtlWindow *other = dtl_window_new (application);

  dtl_window_open (fixture->window, file);
  wait_for_title (fixture->window, "Before");
  dtl_window_show_view (fixture->window, "list");

  while (!gtk_window_is_active (GTK_WINDOW (fixture->window)))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_present (GTK_WINDOW (other));
  while (gtk_window_is_active (GTK_WINDOW (fixture->window)))
    g_main_context_iteration (NULL, TRUE);
  dtl_window_open (other, file);
  wait_for_title (other, "Before");
  g_assert_cmpstr (dtl_window_get_view (other), ==, "list");
  gtk_window_destroy (GTK_WINDOW (other));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* What differs from the document's own is remembered: few words, and soon restored, however many lanes there are. */
static void
test_place_of_many_lanes (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(GString) lanes = g_string_new (LANE ("north")), events = g_string_new (IN_LANE ("e", "E", "2017", "north"));
  g_autofree char *content = NULL;
  g_autoptr(GFile) file = NULL;
  guint n_layouts = 0;

  for (guint i = 0; i < 900; i++)
    {
      g_string_append_printf (lanes, "," "{ \"id\": \"a-rather-long-name-%u\", \"title\": \"L\" }", i);
      g_string_append_printf (events, "," IN_LANE ("e%u", "E", "2017", "a-rather-long-name-%u"), i, i);
    }
  content = g_strdup_printf (TWO_LANES ("Many", "%s", "%s"), lanes->str, events->str);
  file = write_file (fixture, "a.dateline", content);
  dtl_window_open (fixture->window, file);
  wait_for_title (fixture->window, "Many");
  dtl_view_state_set_lane_state (fixture->window->state, 0, DTL_LANE_FOLDED);
  gtk_window_close (GTK_WINDOW (fixture->window));
  fixture_run (100);

  fixture->window = dtl_window_new (application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  dtl_window_open (fixture->window, file);
  wait_for_title (fixture->window, "Many");
  g_assert_cmpint (dtl_view_state_get_lane_state (fixture->window->state, 0), ==, DTL_LANE_FOLDED);

  dtl_view_state_focus_lane (fixture->window->state, 1);
  g_signal_connect_swapped (fixture->window->state, "layout-changed", G_CALLBACK (count_cb), &n_layouts);
  g_string_insert (lanes, 0, LANE ("new") ",");
  g_free (content);
  content = g_strdup_printf (TWO_LANES ("More", "%s", "%s"), lanes->str, events->str);
  reload_as (fixture, content, "More");
  g_assert_cmpint (dtl_view_state_get_lane_state (fixture->window->state, 1), ==, DTL_LANE_HIDDEN);
  g_assert_cmpint (dtl_view_state_get_lane_state (fixture->window->state, 2), ==, DTL_LANE_SHOWN);
  g_assert_cmpuint (n_layouts, <, 5);
}

/* What comes out of the settings may be anything. */
static void
test_bad_places (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const places[] = {
    "", "{", "[]", "{'view': <7>}", "{'view': <'nonsense'>, 'event': <'nobody'>, 'search': <'ice'>, 'only-matches': <'x'>}",
    "{'lanes': <{'north': uint32 77, 'gone': 1, 'south': 4294967295}>}",
    "{'viewport': <(int64 -9223372036854775808, 1e308, 1e308, 1e308)>}",
    "{'viewport': <(int64 9223372036854775807, -1e308, 5e-324, -1e308)>}",
    "{'viewport': <(int64 0, inf, 1.0, 0.0)>}", "{'viewport': <(int64 0, 0.0, nan, 0.0)>}", "{'viewport': <(int64 0, 0.0, -1.0, 0.0)>}",
    "{'filter': <{'time': <(int64 -9223372036854775807, int64 9223372036854775806)>, 'status': <['99']>, 'lane': <@as []>}>}",
  };
  g_autoptr(GFile) file = write_file (fixture, "a.dateline", two_lanes);
  g_autofree char *uri = g_file_get_uri (file);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *words = NULL;
      const DtlViewport *viewport;

      dtl_settings_set_line (dtl_application_get_settings (application), DTL_SETTING_PLACES, uri, places[i]);
      dtl_window_open (fixture->window, file);
      wait_for_title (fixture->window, "Before");
      fixture_run (150);
      words = dtl_filtering_dup_facet_words (fixture->window->filtering, DTL_FACET_TIME);
      viewport = dtl_view_state_get_viewport (fixture->window->state);
      g_assert_cmpfloat (viewport->px_per_second, >, 1e-9);
      g_assert_cmpfloat (viewport->px_per_second, <, 1e6);
      g_assert_cmpfloat (ABS (viewport->anchor_x), <, 1e6);

      gtk_window_close (GTK_WINDOW (fixture->window));
      fixture_run (50);
      fixture->window = dtl_window_new (application);
      gtk_window_present (GTK_WINDOW (fixture->window));
    }
}

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/window/keeps-filter-and-search-over-a-reload", test_reload_keeps_filter);
  ADD ("/window/comes-back-to-where-a-file-was-left", test_place_is_remembered);
  ADD ("/window/comes-back-to-where-a-file-was-when-turned-away-from", test_place_is_remembered_when_left);
  ADD ("/window/takes-no-harm-from-a-bad-place", test_bad_places);
  ADD ("/window/comes-back-to-one-of-many-lanes", test_place_of_many_lanes);
#undef ADD

  return window_test_run ();
}
