/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whole journeys through the real program: what a person does with pointer and keys, and what a screen reader finds.
 * usage: test-journeys PROGRAM
 */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "dtl-journey.h"

#define STORY "Russia’s 2017 reset proposal"

static void
write_file (const char *path,
            const char *content)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

/* Opens a file by the dialog, typing its path. */
static void
open_by_keys (DtlJourney *journey,
              const char *path)
{
  dtl_journey_press (journey, "ctrl+o");
  dtl_journey_focus (journey, "Open a Timeline");
  /* In GTK's chooser a path that begins with a slash opens the entry for it. */
  dtl_journey_type (journey, path);
  dtl_journey_press (journey, "Return");
}

static void
test_start (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autoptr(DtlA11yNode) root = dtl_a11y_dup_root (journey->a11y);
  g_autoptr(DtlA11yNode) subtitle = dtl_journey_expect (journey, "label", " events · ");
  g_autoptr(DtlA11yNode) start = dtl_journey_expect (journey, "label", "Start here");
  g_autoptr(GPtrArray) events = dtl_a11y_find_all (journey->a11y, root, "list item", "");

  g_assert_nonnull (subtitle);
  g_assert_nonnull (start);
  /* Every event of the opening view is an object of its own, and says its title. */
  g_assert_cmpuint (events->len, >=, 40);
  for (guint i = 0; i < events->len; i++)
    {
      g_autofree char *name = dtl_a11y_dup_name (journey->a11y, g_ptr_array_index (events, i));

      g_assert_cmpstr (name, !=, "");
    }
}

static void
test_read (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autoptr(DtlA11yNode) title = NULL, quotation = NULL, attribution = NULL, next = NULL, back = NULL;

  dtl_journey_click (journey, "list item", "consulate in San Francisco");
  title = dtl_journey_expect (journey, "heading", "consulate in San Francisco");
  quotation = dtl_journey_expect (journey, "label", "“which in turn prompted the US to shutter");
  attribution = dtl_journey_expect (journey, "label", "John Hudson, “Russia Sought A Broad Reset With Trump");

  /* A link is followed backwards, and forwards again. */
  dtl_journey_click (journey, "button", "Prompted by: ");
  next = dtl_journey_expect (journey, "heading", "cuts in US diplomatic staff");
  back = dtl_journey_expect (journey, "button", "Prompted: The US shuts the Russian consulate");
  g_assert_true (dtl_a11y_activate (journey->a11y, back));
  dtl_a11y_node_free (g_steal_pointer (&title));
  title = dtl_journey_expect (journey, "heading", "consulate in San Francisco");
}

static void
expect_focus (DtlJourney  *journey,
              DtlA11yNode *node)
{
  for (int i = 0; i < 50 && !dtl_a11y_is_focused (journey->a11y, node); i++)
    g_usleep (100000);
  if (!dtl_a11y_is_focused (journey->a11y, node))
    dtl_journey_fail (journey, "the keyboard is elsewhere");
}

/* From the first page to the words of the sources, without a pointer. */
static void
test_keys (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autoptr(DtlA11yNode) first = NULL, second = NULL, third = NULL, quotation = NULL;

  dtl_journey_press (journey, "ctrl+Page_Down");
  first = dtl_journey_expect (journey, "label", "1 of ");
  dtl_journey_press (journey, "ctrl+Page_Down");
  second = dtl_journey_expect (journey, "label", "2 of ");
  dtl_journey_press (journey, "period");
  quotation = dtl_journey_expect (journey, "group", "”; ");
  expect_focus (journey, quotation);

  /* Escape leads back to the event, arrows to the next, and Enter to what it rests on. */
  dtl_journey_press (journey, "Escape");
  dtl_journey_press (journey, "Right");
  dtl_journey_press (journey, "Return");
  third = dtl_journey_expect (journey, "label", "3 of ");
  dtl_a11y_node_free (g_steal_pointer (&quotation));
  quotation = dtl_journey_expect (journey, "group", "”; ");
  expect_focus (journey, quotation);
}

static int
get_event_width (DtlJourney *journey,
                 const char *name)
{
  g_autoptr(DtlA11yNode) event = dtl_journey_expect (journey, "list item", name);
  int x, y, width = 0, height;

  dtl_a11y_get_extents (journey->a11y, event, &x, &y, &width, &height);
  return width;
}

static void
test_zoom (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  const char *event = "relaunch both working groups";
  int before, after;

  dtl_journey_click (journey, "list item", event);
  before = get_event_width (journey, event);
  for (int i = 0; i < 3; i++)
    dtl_journey_click (journey, "button", "Zoom in");
  for (int i = 0; i < 50 && get_event_width (journey, event) <= before; i++)
    g_usleep (100000);
  after = get_event_width (journey, event);
  g_assert_cmpint (after, >, before);
}

static void
test_search (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autoptr(DtlA11yNode) count = NULL, first = NULL, second = NULL, nothing = NULL;

  dtl_journey_press (journey, "ctrl+f");
  dtl_journey_type (journey, "consulate");
  count = dtl_journey_expect (journey, "label", " matches");
  dtl_journey_press (journey, "Return");
  first = dtl_journey_expect (journey, "label", "1 of ");
  dtl_journey_press (journey, "ctrl+g");
  second = dtl_journey_expect (journey, "label", "2 of ");
  dtl_journey_press (journey, "ctrl+f");
  dtl_journey_type (journey, "xyzzy");
  nothing = dtl_journey_expect (journey, "label", "Nothing found for “xyzzy”");
  dtl_journey_press (journey, "Escape");
  dtl_journey_expect_gone (journey, "label", "Nothing found");
}

/* A picture that is saved by the dialog is the one that the command line makes with the same choices. */
/* The list is a view of the same document: what is chosen in it is chosen on the timeline, and read beside both. */
/* A picture that the program saved opens as the timeline that it shows, and says so. */
static void
test_picture (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-picture-XXXXXX", NULL);
  g_autofree char *picture = g_build_filename (folder, "story.png", NULL);
  const char *arguments[] = { dtl_journey_program, "export", "--scale", "1", "--reported-by", "2017-09-11", "-o", picture, NULL };
  g_autoptr(DtlJourney) journey = NULL;
  g_autoptr(DtlA11yNode) words = NULL, reported = NULL;
  g_autoptr(DtlA11yNode) event = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  journey = dtl_journey_begin (picture, STORY);
  words = dtl_journey_expect (journey, "label", "Its hash holds");
  event = dtl_journey_expect (journey, "list item", "consulate in San Francisco");
  reported = dtl_journey_expect (journey, NULL, "0 of 57 events had been reported in these sources by 11 September 2017");
  g_unlink (picture);
  g_rmdir (folder);
}

/* A table from a spreadsheet opens as a timeline, with its quotations, and says what it is. */
static void
test_table (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-table-XXXXXX", NULL);
  g_autofree char *table = g_build_filename (folder, "Strike.csv", NULL);
  g_autoptr(DtlJourney) journey = NULL;
  g_autoptr(DtlA11yNode) words = NULL, problems = NULL, event = NULL, quotation = NULL, save = NULL;

  g_assert_true (g_file_set_contents (table, "Date,Title,Source,Quote\n"
                                      "12 May 2017,The walkout,The Daily,“We walked out.”\n"
                                      "someday,The return,,\n", -1, NULL));
  journey = dtl_journey_begin (table, "Strike");
  words = dtl_journey_expect (journey, "label", "This timeline was made from a table");
  problems = dtl_journey_expect (journey, "label", "1 problem in this file");
  save = dtl_journey_expect (journey, "button", "Save Timeline As…");
  dtl_journey_click (journey, "list item", "The walkout");
  event = dtl_journey_expect (journey, "heading", "The walkout");
  quotation = dtl_journey_expect (journey, "group", "We walked out.");
  g_unlink (table);
  g_rmdir (folder);
}

static void
test_list (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autoptr(DtlA11yNode) row = NULL, title = NULL, quotation = NULL, event = NULL;

  dtl_journey_press (journey, "ctrl+2");
  row = dtl_journey_expect (journey, "row", "Two US–Russian working groups");
  dtl_journey_expect_gone (journey, "list item", "");
  dtl_journey_click (journey, "grid cell", "Russia takes military action in Syria");
  title = dtl_journey_expect (journey, "heading", "Russia takes military action in Syria");
  dtl_journey_press (journey, "Return");
  quotation = dtl_journey_expect (journey, "group", "”; ");
  expect_focus (journey, quotation);

  dtl_journey_click (journey, "tab", "Timeline");
  event = dtl_journey_expect (journey, "list item", "Russia takes military action in Syria");
  dtl_journey_expect_gone (journey, "row", "");
}

/* From a plan to what it rests on, by keys alone. */
static void
test_plans (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autoptr(DtlA11yNode) row = NULL, title = NULL, quotation = NULL;

  dtl_journey_press (journey, "ctrl+4");
  row = dtl_journey_expect (journey, "row", "Proposed: restore all severed channels, starting immediately; target: ");
  dtl_journey_press (journey, "Down");
  title = dtl_journey_expect (journey, "heading", "Proposed: consultations on information security by April");
  dtl_journey_press (journey, "Return");
  quotation = dtl_journey_expect (journey, "group", "”; ");
  expect_focus (journey, quotation);
}

/* Every source in one picture; from there to one source, and to what it says first. */
static void
test_sources (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autoptr(DtlA11yNode) row = NULL, told = NULL, title = NULL, record = NULL;

  dtl_journey_press (journey, "ctrl+3");
  row = dtl_journey_expect (journey, "list item", "Russia takes military action in Ukraine, between 2009 and March 2017, "
                                                  "2 independent sources; Hudson: reports; CNN: reports");
  dtl_journey_press (journey, "Down");
  title = dtl_journey_expect (journey, "heading", "Two US–Russian working groups");

  dtl_journey_click (journey, "list item", "CNN, after Hudson, 6 events");
  record = dtl_journey_expect (journey, "label", "Rests on Hudson, BuzzFeed News");
  told = dtl_journey_expect (journey, "row", "paragraph 6: Diplomatic, military and intelligence channels");
  dtl_journey_click (journey, "grid cell", "Proposed: consultations on information security by April");
  dtl_a11y_node_free (g_steal_pointer (&title));
  title = dtl_journey_expect (journey, "heading", "Proposed: consultations on information security by April");
}

static void
test_export (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autofree char *by_dialog = dtl_journey_path (journey, "dialog.png");
  g_autofree char *by_command = dtl_journey_path (journey, "command.png");
  g_autofree char *a = NULL, *b = NULL;
  g_autoptr(DtlA11yNode) size = NULL, saved = NULL, open = NULL;
  g_autoptr(GSubprocess) command = NULL;
  g_autoptr(GError) error = NULL;
  gsize a_length, b_length;

  dtl_journey_press (journey, "ctrl+e");
  dtl_journey_focus (journey, "Export");
  size = dtl_journey_expect (journey, "label", "3200 × ");
  dtl_journey_click (journey, "button", "Save…");
  g_usleep (500000);
  dtl_journey_press (journey, "ctrl+a");
  dtl_journey_type (journey, by_dialog);
  dtl_journey_press (journey, "Return");
  saved = dtl_journey_expect (journey, "label", "Saved “dialog.png”");
  open = dtl_journey_expect (journey, "button", "Open");

  command = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, dtl_journey_program, "export", "-o", by_command,
                              "--width", "1600", "--scale", "2", "--style", "light", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (command, NULL, NULL));
  g_assert_true (g_file_get_contents (by_dialog, &a, &a_length, NULL));
  g_assert_true (g_file_get_contents (by_command, &b, &b_length, NULL));
  g_assert_cmpmem (a, a_length, b, b_length);
}

/* By keys alone: the format and the page of a dialog that was opened by a key, and the same words as by the command line. */
static void
test_export_by_keys (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autofree char *by_dialog = dtl_journey_path (journey, "dialog.html"), *by_command = dtl_journey_path (journey, "command.html");
  g_autofree char *a = NULL, *b = NULL;
  g_autoptr(DtlA11yNode) picture = NULL, pages = NULL, paper = NULL, saved = NULL;
  g_autoptr(GSubprocess) command = NULL;
  g_autoptr(GError) error = NULL;

  dtl_journey_press (journey, "ctrl+e");
  dtl_journey_focus (journey, "Export");
  picture = dtl_journey_expect (journey, "label", "3200 × ");
  /* by way of the button for a picture with all titles */
  dtl_journey_press (journey, "Tab");
  dtl_journey_press (journey, "Tab");
  dtl_journey_press (journey, "space");
  dtl_journey_press (journey, "Down");
  dtl_journey_press (journey, "Down");
  dtl_journey_press (journey, "Return");
  pages = dtl_journey_expect (journey, "label", "1 page, 42.3 × ");
  dtl_journey_press (journey, "Tab");
  dtl_journey_press (journey, "Tab");
  dtl_journey_press (journey, "space");
  for (int i = 0; i < 5; i++)
    dtl_journey_press (journey, "Down");
  dtl_journey_press (journey, "Return");
  paper = dtl_journey_expect (journey, "label", "1 page, 297 × 210 mm");
  dtl_journey_press (journey, "shift+Tab");
  dtl_journey_press (journey, "shift+Tab");
  dtl_journey_press (journey, "space");
  dtl_journey_press (journey, "Down");
  dtl_journey_press (journey, "Return");
  dtl_journey_expect_gone (journey, "label", "1 page, ");
  dtl_journey_click (journey, "button", "Save…");
  g_usleep (500000);
  dtl_journey_press (journey, "ctrl+a");
  dtl_journey_type (journey, by_dialog);
  dtl_journey_press (journey, "Return");
  saved = dtl_journey_expect (journey, "label", "Saved “dialog.html”");

  command = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, dtl_journey_program, "export", "-o", by_command, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (command, NULL, NULL));
  g_assert_true (g_file_get_contents (by_dialog, &a, NULL, NULL));
  g_assert_true (g_file_get_contents (by_command, &b, NULL, NULL));
  g_assert_cmpstr (a, ==, b);
}

static void
test_failed_open (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autofree char *path = dtl_journey_path (journey, "broken.dateline");
  g_autoptr(DtlA11yNode) message = NULL, still = NULL;

  write_file (path, "{ \"format\": \"dateline\", \"version\": \"1.0\",\n  \"events\": [ { \"id\": \"a\" \"title\": 3 } ] }");
  open_by_keys (journey, path);
  message = dtl_journey_expect (journey, "label", "broken.dateline:2:");
  still = dtl_journey_expect (journey, "label", "Start here");
  dtl_journey_expect (journey, "window", STORY);
}

static void
test_open (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autofree char *path = dtl_journey_path (journey, "mine.dateline");
  g_autoptr(DtlA11yNode) window = NULL, problems = NULL, list = NULL, event = NULL;

  write_file (path,
              "{ \"format\": \"dateline\", \"version\": \"1.0\", \"title\": \"My own\", \"events\": [\n"
              "  { \"id\": \"a\", \"title\": \"It began\", \"when\": \"2017-03-04\" },\n"
              "  { \"id\": \"b\", \"title\": \"No such month\", \"when\": \"2017-13\" } ] }");
  open_by_keys (journey, path);
  window = dtl_journey_expect (journey, "window", "My own");
  event = dtl_journey_expect (journey, "list item", "It began");
  problems = dtl_journey_expect (journey, "label", "1 problem in this file; 1 part of it was left out.");
  dtl_journey_focus (journey, "My own");
  dtl_journey_click (journey, "button", "Details");
  list = dtl_journey_expect (journey, "label", "mine.dateline:3:");
}

static void
test_piped (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin_piped ("{ \"format\": \"dateline\", \"version\": \"1.0\", \"title\": \"Piped\", "
                                                           "\"events\": [ { \"id\": \"a\", \"title\": \"It came\", \"when\": \"2017\" } ] }",
                                                           "Piped");
  g_autoptr(DtlA11yNode) event = dtl_journey_expect (journey, "list item", "It came");

  g_assert_nonnull (event);
}

/* A file that is no timeline has a page of its own when there is nothing else to show. */
static void
test_broken_start (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "broken.dateline", NULL);
  g_autoptr(DtlA11yNode) details = NULL, again = NULL, story = NULL;

  write_file (path, "[]");
  {
    g_autoptr(DtlJourney) journey = dtl_journey_begin (path, "Dateline");

    details = dtl_journey_expect (journey, "label", "broken.dateline:1:1: ");
    again = dtl_journey_expect (journey, "button", "Try Again");
    dtl_journey_click (journey, "button", "Show the Bundled Story");
    story = dtl_journey_expect (journey, "window", STORY);
  }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What is hidden is said, and comes back at one press; all by keys, as who does not see the panel does it. */
static void
test_filter (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autoptr(DtlA11yNode) single = NULL, disputed = NULL, hidden = NULL, chip = NULL, again = NULL, show_all = NULL, back = NULL;

  dtl_journey_press (journey, "ctrl+shift+f");
  single = dtl_journey_expect (journey, "checkbox", "single source");
  expect_focus (journey, single);
  dtl_journey_press (journey, "Tab");
  disputed = dtl_journey_expect (journey, "checkbox", "disputed");
  expect_focus (journey, disputed);
  dtl_journey_press (journey, "space");
  hidden = dtl_journey_expect (journey, NULL, "54 of 57 events hidden by the filter");
  chip = dtl_journey_expect (journey, NULL, "Stop filtering by Support: disputed");
  dtl_journey_expect_gone (journey, "list item", "consulate in San Francisco");

  /* One facet is let go at its chip, all of them at the button. */
  dtl_journey_press (journey, "Escape");
  g_assert_true (dtl_a11y_activate (journey->a11y, chip));
  dtl_journey_expect_gone (journey, NULL, "events hidden by the filter");
  dtl_journey_press (journey, "ctrl+shift+f");
  expect_focus (journey, single);
  dtl_journey_press (journey, "space");
  again = dtl_journey_expect (journey, NULL, "events hidden by the filter");
  dtl_journey_press (journey, "Escape");
  show_all = dtl_journey_expect (journey, NULL, "Show All");
  g_assert_true (dtl_a11y_activate (journey->a11y, show_all));
  dtl_journey_expect_gone (journey, NULL, "events hidden by the filter");
  back = dtl_journey_expect (journey, "list item", "consulate in San Francisco");
}

/* Matches are counted by lane, can be had alone, and are not forgotten where a filter hides them. */
static void
test_search_and_filter (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autoptr(DtlA11yNode) lane = NULL, hidden = NULL, single = NULL, hidden_matches = NULL;

  dtl_journey_press (journey, "ctrl+f");
  dtl_journey_type (journey, "sanctions");
  lane = dtl_journey_expect (journey, "button", "Strains and sanctions, 5 of 13 events match");
  dtl_journey_click (journey, NULL, "Show Only the Matches");
  hidden = dtl_journey_expect (journey, NULL, "51 of 57 events hidden by the filter");
  dtl_journey_press (journey, "ctrl+f");
  dtl_journey_press (journey, "Escape");
  dtl_journey_expect_gone (journey, NULL, "events hidden by the filter");

  dtl_journey_press (journey, "ctrl+shift+f");
  single = dtl_journey_expect (journey, "checkbox", "single source");
  expect_focus (journey, single);
  dtl_journey_press (journey, "Tab");
  dtl_journey_press (journey, "space");
  dtl_journey_press (journey, "Escape");
  dtl_journey_expect_gone (journey, "checkbox", "single source");
  dtl_journey_press (journey, "ctrl+f");
  dtl_journey_type (journey, "sanctions");
  hidden_matches = dtl_journey_expect (journey, "label", "6 hidden");
}

/* Waits for the description of an object: what a screen reader says after its name. */
static void
expect_description (DtlJourney  *journey,
                    const char  *role,
                    const char  *name,
                    const char  *expected)
{
  for (int i = 0; i < 100; i++)
    {
      g_autoptr(DtlA11yNode) node = dtl_journey_expect (journey, role, name);
      g_autofree char *description = dtl_a11y_dup_description (journey->a11y, node);

      if (strstr (description, expected) != NULL)
        return;
      g_usleep (100000);
    }
  dtl_journey_fail (journey, "“%s” is not described as “%s”", name, expected);
}

/* What lies between two events is said where it is seen and where it is heard. */
static void
test_measure (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autoptr(DtlA11yNode) origin = NULL, measure = NULL, copied = NULL;

  dtl_journey_click (journey, "list item", "generals meet in Azerbaijan");
  dtl_journey_press (journey, "m");
  origin = dtl_journey_expect (journey, NULL, "Measuring from “Generals meet in Azerbaijan”");
  dtl_journey_click (journey, "list item", "generals meet again in Turkey");
  measure = dtl_journey_expect (journey, NULL, "Certainly before, 62 to 119 days apart");
  expect_description (journey, "list item", "generals meet again in Turkey",
                      "measured from “Generals meet in Azerbaijan”: certainly after, 62 to 119 days apart");
  dtl_journey_click (journey, "button", "Copy the Measure");
  copied = dtl_journey_expect (journey, NULL, "The measure is in the clipboard");

  dtl_journey_press (journey, "m");
  dtl_journey_expect_gone (journey, NULL, "Certainly before, ");
}

/* A silence that is chosen is selected on the timeline, with what came before it in the reader. */
static void
test_silences (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autoptr(DtlA11yNode) row = NULL, span = NULL, before = NULL;

  dtl_journey_press (journey, "ctrl+shift+s");
  row = dtl_journey_expect (journey, "list item", "6 years with nothing recorded, unless one of 3 vague dates falls into it");
  dtl_journey_focus (journey, "Silences");
  expect_focus (journey, row);
  dtl_journey_press (journey, "Return");
  span = dtl_journey_expect (journey, NULL, "January 2010 – December 2015");
  before = dtl_journey_expect (journey, "heading", "working groups start");
  dtl_journey_expect_gone (journey, "window", "Silences");
}

/* What its sources had reported by a day: by keys alone, seen and spoken. */
static void
test_reported (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autoptr(DtlA11yNode) words = NULL, none = NULL, spoken = NULL, page = NULL, ruler = NULL, again = NULL;

  dtl_journey_press (journey, "ctrl+shift+r");
  words = dtl_journey_expect (journey, NULL, "44 of 57 events had been reported in these sources by 12 September 2017");
  dtl_journey_press (journey, "Left");
  none = dtl_journey_expect (journey, NULL, "0 of 57 events had been reported in these sources by 11 September 2017");
  spoken = dtl_journey_expect (journey, "list item", "generals meet in Azerbaijan, February 2017, nothing quoted, not yet reported");
  ruler = dtl_journey_expect (journey, NULL, "reported by 11 September 2017");
  dtl_journey_click (journey, "list item", "generals meet in Azerbaijan");
  page = dtl_journey_expect (journey, "label", "First reported in these sources: 12 September 2017 (Hudson), 196 to 223 days later");

  /* Back to the day before, and off. */
  dtl_journey_press (journey, "alt+Left");
  dtl_journey_expect_gone (journey, NULL, "0 of 57 events had been reported");
  dtl_journey_press (journey, "ctrl+shift+r");
  again = dtl_journey_expect (journey, NULL, "44 of 57 events had been reported");
  dtl_journey_press (journey, "Escape");
  dtl_journey_expect_gone (journey, NULL, "44 of 57 events had been reported");
  dtl_journey_expect_gone (journey, "list item", "not yet reported");
}

/* A selection, and all that is not hidden, go into the clipboard with what they cite. */
static void
test_copy (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, STORY);
  g_autoptr(DtlA11yNode) one = NULL, chosen = NULL, all = NULL, copied = NULL;

  dtl_journey_click (journey, "list item", "generals meet in Azerbaijan");
  dtl_journey_press (journey, "ctrl+c");
  one = dtl_journey_expect (journey, NULL, "1 event is in the clipboard, with all that it cites");
  dtl_journey_press (journey, "ctrl+shift+c");
  chosen = dtl_journey_expect (journey, NULL, "Chosen: 1 event");
  all = dtl_journey_expect (journey, NULL, "All that are not hidden: 57 events");
  dtl_journey_focus (journey, "Copy Events");
  expect_focus (journey, chosen);
  dtl_journey_press (journey, "Down");
  dtl_journey_press (journey, "Down");
  expect_focus (journey, all);
  dtl_journey_press (journey, "alt+p");
  copied = dtl_journey_expect (journey, NULL, "57 events are in the clipboard, with all that they cite");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  dtl_journey_program = argv[1];

  g_test_add_func ("/journeys/the-story-opens-with-every-event-spoken", test_start);
  g_test_add_func ("/journeys/a-click-leads-to-the-words-of-the-sources", test_read);
  g_test_add_func ("/journeys/keys-alone-walk-through-the-quotations", test_keys);
  g_test_add_func ("/journeys/zooming-gives-an-event-more-room", test_zoom);
  g_test_add_func ("/journeys/a-search-steps-through-its-matches", test_search);
  g_test_add_func ("/journeys/a-filter-says-what-it-hides", test_filter);
  g_test_add_func ("/journeys/a-picture-opens-as-its-timeline", test_picture);
  g_test_add_func ("/journeys/a-table-opens-as-a-timeline", test_table);
  g_test_add_func ("/journeys/a-plan-leads-to-its-words", test_plans);
  g_test_add_func ("/journeys/from-all-sources-to-what-one-says", test_sources);
  g_test_add_func ("/journeys/the-list-chooses-for-the-timeline", test_list);
  g_test_add_func ("/journeys/matches-are-counted-and-filtered", test_search_and_filter);
  g_test_add_func ("/journeys/two-events-are-measured", test_measure);
  g_test_add_func ("/journeys/a-silence-is-found-and-framed", test_silences);
  g_test_add_func ("/journeys/the-record-grows-as-its-sources-report", test_reported);
  g_test_add_func ("/journeys/events-are-copied-with-what-they-cite", test_copy);
  g_test_add_func ("/journeys/the-dialog-saves-what-the-command-line-saves", test_export);
  g_test_add_func ("/journeys/export-is-done-by-keys-alone", test_export_by_keys);
  g_test_add_func ("/journeys/a-failed-open-keeps-the-timeline", test_failed_open);
  g_test_add_func ("/journeys/a-file-with-a-problem-opens-and-says-so", test_open);
  g_test_add_func ("/journeys/what-is-piped-in-opens", test_piped);
  g_test_add_func ("/journeys/a-broken-file-at-start-has-a-page", test_broken_start);

  return g_test_run ();
}
