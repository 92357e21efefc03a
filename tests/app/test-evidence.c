/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a mark to the words it rests on, and what these are worth: journeys through the reader in the real window.
 * usage: test-evidence PROGRAM; EXAMPLE in the environment is the small example, its texts beside it.
 */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "dtl-journey.h"

#define EXAMPLE "The cracks in the Harbour Bridge"

/* Waits until the keyboard is at something whose name contains @name: what a screen reader then says. */
static void
expect_spoken (DtlJourney *journey,
               const char *name)
{
  g_autoptr(DtlA11yNode) node = dtl_journey_expect (journey, NULL, name);

  for (int i = 0; i < 50 && !dtl_a11y_is_focused (journey->a11y, node); i++)
    g_usleep (100000);
  if (!dtl_a11y_is_focused (journey->a11y, node))
    dtl_journey_fail (journey, "the keyboard is not at “%s”", name);
}

/* "date, title; quotation; speaker, publisher, date", in order of time. */
static void
test_walk (void)
{
  static const char *const spoken[] =
  {
    "spring 2014, The new dock opens, and the lorries grow heavier; “The new dock, opened in the spring of 2014, had doubled the weight "
    "that the bridge carries.”; Mr Smith reports, 14 November 2016; “Minutes of the meeting of 14 November 2016”, Harbour Authority, "
    "14 November 2016",
    "from June to September 2015, The Authority pays for painting that was never done; “for work done between June and September 2015: ",
    "“No such payments were made”; Hugh Dace denies, 2 June 2017; Nora Whitcombe, “Report still late”, The Harbour Gazette, 2 June 2017",
    "“The paint that should have kept the rust out was not there.”; Marsh reports; ",
    "about September 2016, Cracks are seen in the north tower; “cracks were seen in the north tower in or about September”; ",
  };
  g_autoptr(DtlJourney) journey = dtl_journey_begin (g_getenv ("EXAMPLE"), EXAMPLE);

  for (guint i = 0; i < G_N_ELEMENTS (spoken); i++)
    {
      dtl_journey_press (journey, "period");
      expect_spoken (journey, spoken[i]);
    }
  dtl_journey_press (journey, "comma");
  expect_spoken (journey, spoken[3]);
}

static void
expect_label (DtlJourney *journey,
              const char *text)
{
  g_autoptr(DtlA11yNode) label = dtl_journey_expect (journey, "label", text);

  g_assert_nonnull (label);
}

/* From a quotation into the whole text of its source, through all that is quoted from it, and back. */
static void
test_text (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (g_getenv ("EXAMPLE"), EXAMPLE);

  dtl_journey_click (journey, "list item", "Cracks are seen in the north tower");
  expect_label (journey, "The date rests on the words in bold.");
  expect_label (journey, "In the saved text: matching but for white space");
  dtl_journey_click (journey, "button", "In the Text");
  expect_label (journey, "7 quotations: 6 matching, 1 not found");

  /* Out to the event, and to the source that drifted. */
  dtl_journey_press (journey, "Escape");
  dtl_journey_click (journey, "list item", "A ceremony for the bridge");
  /* By the keyboard: out to the card, on to its button. */
  dtl_journey_press (journey, "period");
  expect_spoken (journey, "“A ceremony for the bridge's fiftieth birthday");
  dtl_journey_press (journey, "Tab");
  dtl_journey_press (journey, "Return");
  expect_label (journey, "6 quotations: 5 matching, 1 drifted");
  dtl_journey_press (journey, "comma");
  expect_spoken (journey, "Lorries are kept off the bridge; “The lorries were kept off the bridge since the first day of December.”; "
                          "drifted: “were” is “have been” in the text; “day” is not in the text; 5 of 6");
  expect_label (journey, "In brackets: only in the timeline. In bold: only in the text.");
  dtl_journey_press (journey, "comma");
  dtl_journey_press (journey, "comma");
  expect_spoken (journey, "It stands there 2 times; the words around it say which is meant.; 3 of 6");

  /* The timeline went along: that event is read when the text is left. */
  dtl_journey_press (journey, "Escape");
  expect_spoken (journey, "The Authority pays for painting that was never done; “for work done");
}

/* Without its texts beside it they are asked for; nothing else is wrong. */
static void
test_folder (void)
{
  g_autofree char *content = NULL, *path = NULL;
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, "Russia’s 2017 reset proposal");
  g_autoptr(DtlA11yNode) button = NULL, title = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (g_getenv ("EXAMPLE"), &content, &length, NULL));
  path = dtl_journey_path (journey, "alone.dateline");
  g_assert_true (g_file_set_contents (path, content, length, NULL));
  dtl_journey_press (journey, "ctrl+o");
  dtl_journey_focus (journey, "Open a Timeline");
  dtl_journey_type (journey, path);
  dtl_journey_press (journey, "Return");
  title = dtl_journey_expect (journey, "heading", EXAMPLE);
  dtl_journey_focus (journey, EXAMPLE);
  dtl_journey_click (journey, "list item", "Lorries are kept off the bridge");
  dtl_journey_expect_gone (journey, "label", "In the saved text: ");
  dtl_journey_click (journey, "button", "In the Text");
  expect_label (journey, "harbour-bridge/minutes-2016-11.txt");
  button = dtl_journey_expect (journey, "button", "Give Access to the Folder…");
}

/* The chain of an event with the words that state each step. */
static void
test_trace (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (NULL, "Russia’s 2017 reset proposal");
  g_autoptr(DtlA11yNode) button = NULL, heading = NULL;

  dtl_journey_click (journey, "list item", "cuts in US diplomatic staff");
  /* It may stand below what is seen of the page. */
  button = dtl_journey_expect (journey, "button", "Trace the Whole Chain");
  g_assert_true (dtl_a11y_activate (journey->a11y, button));
  expect_label (journey, "events that led here or followed, in order of time.");
  expect_label (journey, "Prompted by: Congress");
  expect_label (journey, "“the decision by the US Congress to slap new sanctions on Russia in August");
  expect_label (journey, "“which in turn prompted the US to shutter Russia’s consulate in San Francisco”");
  dtl_journey_click (journey, "button", "End the Trace");
  dtl_journey_expect_gone (journey, "label", "events that led here or followed");
  heading = dtl_journey_expect (journey, "heading", "What the sources say");
}

/* A cause that two sources see differently has both links; an effect before its cause and a link without a source say so. */
static void
test_disagreement (void)
{
  g_autoptr(DtlJourney) journey = dtl_journey_begin (g_getenv ("EXAMPLE"), EXAMPLE);

  dtl_journey_click (journey, "list item", "Cracks are seen in the north tower");
  expect_label (journey, "Dated differently: 29 August 2016, by Marsh");
  expect_label (journey, "The sources differ on what led here; each account stands with its words.");
  expect_label (journey, "“It was the lorries of the new dock that cracked the tower”");
  expect_label (journey, "“the missing paint led to the cracks”");
  dtl_journey_click (journey, "list item", "The Gazette writes of the late report");
  expect_label (journey, "Take care: the effect is dated before its cause.");
  expect_label (journey, "Uncited: no source is given for this link.");
  dtl_journey_click (journey, "list item", "The inquiry publishes its report");
  expect_label (journey, "75 days late");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  if (argc < 2 || g_getenv ("DISPLAY") == NULL)
    {
      g_print ("skipped: there is no program or no display\n");
      return 77;
    }
  dtl_journey_program = argv[1];

  g_test_add_func ("/evidence/walks-through-the-quotations-aloud", test_walk);
  g_test_add_func ("/evidence/checks-a-quotation-in-its-text", test_text);
  g_test_add_func ("/evidence/asks-for-texts-that-are-not-there", test_folder);
  g_test_add_func ("/evidence/traces-a-chain-with-its-words", test_trace);
  g_test_add_func ("/evidence/shows-where-sources-disagree", test_disagreement);
  return g_test_run ();
}
