/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "dtl-event-page.h"
#include "dtl-passage.h"
#include "dtl-quotation.h"
#include "dtl-reader.h"
#include "dtl-words.h"
#include "view-fixture.h"

static const char story[] =
  "{ 'format': 'dateline', 'version': '1.0', 'title': 'Bridges & <towers>', 'description': 'First.\\n\\nSecond *part*.',"
  "  'lanes': [ { 'id': 'l', 'title': 'Inquiry' } ],"
  "  'actors': [ { 'id': 'smith', 'name': 'A. Smith' } ],"
  "  'sources': ["
  "    { 'id': 'g', 'type': 'article', 'title': 'Late', 'container-title': 'The Gazette', 'issued': {'date-parts': [[2017, 6, 2]]},"
  "      'author': [ { 'family': 'Jones', 'given': 'Bea' } ], 'URL': 'https://example.org/late', 'note': 'An altered copy.' },"
  "    { 'id': 'm', 'type': 'document', 'title': 'Minutes', 'URL': 'file:///etc/passwd' } ],"
  "  'events': ["
  "    { 'id': 'c', 'title': 'Closed', 'when': '2018-01-02', 'lane': 'l', 'citations': ["
  "        { 'source': 'g', 'quote': { 'exact': 'shut for good' } } ] },"
  "    { 'id': 'a', 'title': 'Cracks <found> & kept', 'when': { 'edtf': '2016-09~', 'label': 'last autumn' }, 'lane': 'l',"
  "      'description': 'Seen by **two**.', 'dateBasis': 'Counted from \u201cin October\u201d in the minutes.', 'outsideNote': 'It rained.',"
  "      'actors': [ { 'actor': 'smith', 'role': 'surveyor' } ], 'tags': [ 'steel' ], 'place': { 'name': 'Harbour' },"
  "      'citations': ["
  "        { 'source': 'm', 'locator': '3', 'stance': 'confirms', 'by': 'smith', 'on': '2016-11-14',"
  "          'quote': { 'exact': 'cracks <b>were</b> seen' } },"
  "        { 'source': 'g', 'locator': '4', 'label': 'paragraph', 'when': '2016-10', 'quote': { 'exact': 'in October, cracks' } },"
  "        { 'source': 'g', 'stance': 'mentions' } ] },"
  "    { 'id': 'b', 'title': 'Nothing cited', 'when': '2017-06-03', 'plans': [ { 'when': '[..2017-05]', 'kind': 'deadline', 'state': 'missed',"
  "        'statedOn': '2016-11', 'citations': [ { 'source': 'g', 'quote': { 'exact': 'by May' } } ] } ] } ],"
  "  'links': [ { 'from': 'a', 'to': 'c', 'type': 'prompted', 'citations': ["
  "        { 'source': 'g', 'quote': { 'exact': 'because of the cracks' } } ] },"
  "             { 'from': 'c', 'to': 'b', 'type': 'caused' } ] }";

typedef struct
{
  GtkWidget    *window;
  DtlReader    *reader;
  DtlViewState *state;
  DtlDocument  *document;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = fixture_load (story);
  g_assert_cmpuint (dtl_document_get_n_problems (fixture->document), ==, 0);

  fixture->state = dtl_view_state_new ();
  dtl_view_state_set_document (fixture->state, fixture->document);
  dtl_view_state_set_canvas_size (fixture->state, 800, 400);
  fixture->reader = DTL_READER (dtl_reader_new ());
  dtl_reader_set_state (fixture->reader, fixture->state);
  fixture->window = fixture_show (GTK_WIDGET (fixture->reader), 380, 700);
  fixture_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_ref (fixture->reader);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_settle ();
  g_assert_finalize_object (fixture->reader);
  g_assert_finalize_object (fixture->state);
  g_assert_finalize_object (fixture->document);
}

static char *
read_page (Fixture *fixture)
{
  GString *out = g_string_new (NULL);

  fixture_settle ();
  fixture_append_texts (GTK_WIDGET (fixture->reader), out);
  return g_string_free (out, FALSE);
}

static void
assert_in_order (const char *page,
                 ...)
{
  const char *place = page, *text;
  va_list texts;

  va_start (texts, page);
  while ((text = va_arg (texts, const char *)) != NULL)
    {
      const char *found = strstr (place, text);

      if (found == NULL)
        g_error ("“%s” is not in:\n%s", text, place);
      place = found + strlen (text);
    }
  va_end (texts);
}

static GtkWidget *
find_widget (GtkWidget  *below,
             GType       type,
             const char *text)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (below, type))
    {
      g_autoptr(GString) texts = g_string_new (NULL);

      fixture_append_texts (below, texts);
      if (strstr (texts->str, text) != NULL)
        return below;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* At once: gtk_widget_activate() shows the button pressed for a while first. */
static void
press (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *page = NULL;

  fixture_wait_for_text (GTK_WIDGET (fixture->reader), "Minutes");
  page = read_page (fixture);
  assert_in_order (page, "Start here\n", "Bridges & <towers>\n", "3 events · 2 sources · 2016 – January 2018\n", "First.\n",
                   "Begin the Walk\n", "Second part.\n", "How to read the marks\n", "The sources\n",
                   "Bea Jones", "The Gazette", "An altered copy.\n", "Minutes", NULL);
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, DTL_NONE);

  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.begin", NULL);
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, fixture_find (fixture->state, "a"));
}

/* How many labels there were after a frame, and the most that a frame brought. */
typedef struct
{
  GtkWidget *reader;
  guint      n_labels, most;
} Growth;

static guint
count_labels (GtkWidget *widget)
{
  guint n = GTK_IS_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_labels (child);
  return n;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Growth        *growth)
{
  guint n_labels = count_labels (growth->reader);

  growth->most = MAX (growth->most, n_labels - growth->n_labels);
  growth->n_labels = n_labels;
}

/* All at once they would hold the main loop up. */
static void
test_start_in_pieces (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GString) library = g_string_new ("{ 'format': 'dateline', 'version': '1.0', 'sources': [");
  g_autoptr (DtlDocument) document = NULL;
  Growth growth = { .reader = GTK_WIDGET (fixture->reader) };
  GdkFrameClock *clock;

  for (guint i = 0; i < 101; i++)
    g_string_append_printf (library, "%s { 'id': 's%u', 'type': 'book', 'title': 'Volume %u' }", i > 0 ? "," : "", i, i);
  g_string_append (library, "], 'events': [] }");
  document = fixture_load (library->str);

  dtl_view_state_set_document (fixture->state, document);
  growth.n_labels = count_labels (growth.reader);
  clock = gtk_widget_get_frame_clock (growth.reader);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &growth);
  fixture_wait_for_text (growth.reader, "and 1 more");
  g_signal_handlers_disconnect_by_data (clock, &growth);
  g_assert_cmpuint (count_labels (growth.reader), >, 200);
  g_assert_cmpuint (growth.most, <=, 16);
}

static gboolean
doubts_date (Fixture    *fixture,
             const char *basis,
             const char *citation)
{
  g_autofree char *text = g_strdup_printf ("{ 'format': 'dateline', 'version': '1.0', 'sources': [ { 'id': 's', 'type': 'book', 'title': 'S' } ],"
                                           "'events': [ { 'id': 'e', 'title': 'E', 'when': '2017-05', 'dateBasis': '%s',"
                                           "'citations': [ { 'source': 's' %s } ] } ] }", basis, citation);
  g_autoptr (DtlDocument) document = fixture_load (text);
  GtkWidget *remark;

  dtl_view_state_set_document (fixture->state, document);
  dtl_view_state_set_selected (fixture->state, 0, FALSE);
  fixture_settle ();
  remark = find_widget (GTK_WIDGET (fixture->reader), GTK_TYPE_LABEL, "These words are not quoted here.");
  return remark != NULL && gtk_widget_get_visible (remark);
}

/* Said where it is news: where nothing is quoted at all, that is said already. */
static void
test_words_of_the_date (Fixture       *fixture,
                        gconstpointer  data)
{
  g_assert_true (doubts_date (fixture, "\u201cIn May\u201d.", ", 'quote': { 'exact': 'they met' }"));
  g_assert_false (doubts_date (fixture, "\u201cIn May\u201d.", ", 'quote': { 'exact': 'in May they met' }"));
  g_assert_false (doubts_date (fixture, "\u201cIn May\u201d.", ""));
  g_assert_false (doubts_date (fixture, "By inference.", ", 'quote': { 'exact': 'they met' }"));
}

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *page = NULL;

  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "a"), FALSE);
  page = read_page (fixture);
  assert_in_order (page, "Inquiry\n", "Cracks <found> & kept\n", "About September 2016\n",
                   "In the source’s words: “last autumn”\n", "Basis of the date: Counted from “in October” in the minutes.\n",
                   "Dated differently: October 2016, by ", "Seen by two.\n", "two independent sources\n",
                   "Not from the sources\n", "It rained.\n",
                   "What the sources say\n",
                   "A. Smith confirms · 14 November 2016\n", "“cracks <b>were</b> seen”\n", "Minutes", "page 3\n", "Copy\n",
                   "The Gazette reports\n", "“in October, cracks”\n", "The date rests on the words in bold.\n",
                   "Dates it differently: October 2016\n",
                   "Bea Jones, “Late”, The Gazette, 2 June 2017, paragraph 4\n", "An altered copy.\n", "Copy\n",
                   "The Gazette mentions\n", "no words are quoted", "An altered copy.\n",
                   "Chain of events\n", "Prompted\n", "Closed\n", "2 January 2018\n", "“because of the cracks”\n",
                   "Who\n", "A. Smith · surveyor\n", "Where\n", "Harbour\n", "Tags\n", "steel\n", "1 of 3\n", NULL);
}

static void
test_plan (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *page = NULL;

  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "b"), FALSE);
  page = read_page (fixture);
  assert_in_order (page, "3 June 2017\n", "no source is cited\n", "What was planned\n", "Deadline: by May 2017\n",
                   "Stated November 2016\n", "Missed\n", "3 days late\n", "“by May”\n", "What the sources say\n",
                   "No source is cited for this event.\n", "Chain of events\n", "Caused by\n", "Closed\n",
                   "Take care: the effect is dated before its cause.\n", "Uncited", NULL);
}

/* The attribution stands in the very block of its quotation, for every quotation there is. */
static void
test_attribution (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *card;

  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "a"), FALSE);
  fixture_settle ();
  card = find_widget (GTK_WIDGET (fixture->reader), DTL_TYPE_QUOTATION, "because of the cracks");
  g_assert_nonnull (card);
  g_assert_nonnull (find_widget (card, GTK_TYPE_LABEL, "Bea Jones, “Late”, The Gazette, 2 June 2017"));
  gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "about September 2016, Cracks <found> & kept; “because of the cracks”; "
                                       "The Gazette reports; Bea Jones, “Late”, The Gazette, 2 June 2017");
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *button;

  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "a"), FALSE);
  fixture_settle ();
  button = find_widget (GTK_WIDGET (fixture->reader), GTK_TYPE_BUTTON, "Closed");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Prompted: Closed, 2 January 2018");
  press (button);
  fixture_settle ();
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, fixture_find (fixture->state, "c"));

  button = find_widget (GTK_WIDGET (fixture->reader), GTK_TYPE_BUTTON, "Cracks <found> & kept");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Prompted by: Cracks <found> & kept, about September 2016");
  press (button);
  fixture_settle ();
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, fixture_find (fixture->state, "a"));
}

static gboolean
has_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->reader));
}

static void
test_trace (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *chain = NULL, *event = NULL, *again = NULL, *last = NULL;

  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "c"), FALSE);
  fixture_settle ();
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  press (find_widget (GTK_WIDGET (fixture->reader), GTK_TYPE_BUTTON, "Trace the Whole Chain"));
  chain = read_page (fixture);
  assert_in_order (chain, "Chain of events\n", "Closed\n", "2 events that led here or followed",
                   "about September 2016\n", "Cracks <found> & kept\n",
                   "3 June 2017\n", "Nothing cited\n", "Caused by: Closed\n", "Take care: ", "Uncited",
                   "2 January 2018\n", "Closed\n", "Prompted by: Cracks <found> & kept\n", "“because of the cracks”\n",
                   "Bea Jones", NULL);
  g_assert_cmpuint (dtl_view_state_get_traced (fixture->state)->len, ==, 3);
  g_assert_true (has_focus (fixture));

  /* The column makes way for an event that is chosen, and comes back when asked. */
  press (find_widget (GTK_WIDGET (fixture->reader), GTK_TYPE_BUTTON, "Nothing cited"));
  event = read_page (fixture);
  assert_in_order (event, "Chain of “Closed”\n", "Nothing cited\n", "What was planned\n", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.show-trace", NULL);
  again = read_page (fixture);
  assert_in_order (again, "2 events that led here", NULL);

  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.end-trace", NULL);
  last = read_page (fixture);
  assert_in_order (last, "Nothing cited\n", "What was planned\n", NULL);
  g_assert_null (dtl_view_state_get_traced (fixture->state));
}

/* "date; quotation" of the card that has the keyboard. */
static char *
get_focused_words (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_autoptr(GString) texts = g_string_new (NULL);
  const char *start;

  g_assert_true (DTL_IS_QUOTATION (focus));
  fixture_append_texts (focus, texts);
  start = strstr (texts->str, "“");
  return g_strndup (start, strcspn (start, "\n"));
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const walk[] = { "“cracks <b>were</b> seen”", "“in October, cracks”", "“by May”", "“shut for good”",
                                      "“because of the cracks”" };
  guint n_quotations = 0;

  for (guint32 event = 0; event < dtl_document_get_n_events (fixture->document); event++)
    n_quotations += dtl_event_page_count_quotations (fixture->document, event);
  g_assert_cmpuint (n_quotations, ==, G_N_ELEMENTS (walk));

  for (guint i = 0; i < G_N_ELEMENTS (walk); i++)
    {
      g_autofree char *words = NULL;

      g_assert_true (dtl_reader_step_quote (fixture->reader, 1));
      fixture_settle ();
      words = get_focused_words (fixture);
      g_assert_cmpstr (words, ==, walk[i]);
    }
  g_assert_false (dtl_reader_step_quote (fixture->reader, 1));

  for (int i = G_N_ELEMENTS (walk) - 2; i >= 0; i--)
    {
      g_autofree char *words = NULL;

      g_assert_true (dtl_reader_step_quote (fixture->reader, -1));
      fixture_settle ();
      words = get_focused_words (fixture);
      g_assert_cmpstr (words, ==, walk[i]);
    }
  g_assert_false (dtl_reader_step_quote (fixture->reader, -1));
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
notice_cb (DtlReader  *reader,
           const char *message,
           guint      *n_notices)
{
  *n_notices += 1;
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *card;
  g_autofree char *text = NULL;
  guint n_notices = 0;

  g_signal_connect (fixture->reader, "notice", G_CALLBACK (notice_cb), &n_notices);
  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "c"), FALSE);
  fixture_settle ();
  card = find_widget (GTK_WIDGET (fixture->reader), DTL_TYPE_QUOTATION, "shut for good");
  press (find_widget (card, GTK_TYPE_BUTTON, "Copy"));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (card), NULL, text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_in_order (text, "shut for good", "Bea Jones", "The Gazette", NULL);
  g_assert_cmpuint (n_notices, ==, 1);
}

static void
test_copy_event (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *format;
    const char *words;
  } cases[] = {
    { "text", "Bea Jones" },
    { "markdown", "> " },
    { "html", "<blockquote" },
    { "csl-json", "\"container-title\"" },
    { "bibtex", "@" },
  };

  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "c"), FALSE);
  fixture_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.copy-event", "s", cases[i].format);
      gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->reader)), NULL, text_read_cb, &text);
      while (text == NULL)
        g_main_context_iteration (NULL, TRUE);
      assert_in_order (text, cases[i].words, NULL);
    }
}

static guint
count_backgrounds (GtkWidget *label)
{
  PangoAttrList *attributes = gtk_label_get_attributes (GTK_LABEL (label));
  GSList *list = pango_attr_list_get_attributes (attributes);
  guint n = 0;

  for (GSList *l = list; l != NULL; l = l->next)
    n += ((PangoAttribute *) l->data)->klass->type == PANGO_ATTR_BACKGROUND;
  g_slist_free_full (list, (GDestroyNotify) pango_attribute_destroy);
  return n;
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *title, *quotation;

  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "a"), FALSE);
  fixture_settle ();
  title = find_widget (GTK_WIDGET (fixture->reader), GTK_TYPE_LABEL, "Cracks <found>");
  quotation = find_widget (GTK_WIDGET (fixture->reader), GTK_TYPE_LABEL, "in October, cracks");
  g_assert_cmpuint (count_backgrounds (title), ==, 0);
  /* The highlighter, and the words that the date rests on. */
  g_assert_cmpuint (count_backgrounds (quotation), ==, 2);

  dtl_reader_set_search (fixture->reader, "CRACKS");
  g_assert_cmpuint (count_backgrounds (title), ==, 1);
  g_assert_cmpuint (count_backgrounds (quotation), ==, 3);

  dtl_reader_set_search (fixture->reader, NULL);
  g_assert_cmpuint (count_backgrounds (title), ==, 0);
}

/* What a mark says to a screen reader: how well it is supported, and who dates it otherwise. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *doubted = dtl_words_for_event (fixture->document, fixture_find (fixture->state, "a"));
  g_autofree char *plain = dtl_words_for_event (fixture->document, fixture_find (fixture->state, "c"));
  g_autofree char *none = dtl_words_for_claims (fixture->document, fixture_find (fixture->state, "c"), DTL_WORDING_LONG);

  g_assert_cmpstr (doubted, ==, "Cracks <found> & kept, about September 2016, 2 independent sources, sources disagree, "
                                "dated October 2016 by Jones, The Gazette, 2 Jun 2017");
  g_assert_cmpstr (plain, ==, "Closed, 2 January 2018, 1 independent source");
  g_assert_null (none);
}

static const char *
describe_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  if (DTL_IS_QUOTATION (focus))
    return "card";
  g_assert_true (GTK_IS_BUTTON (focus));
  return gtk_button_get_label (GTK_BUTTON (focus)) != NULL ? gtk_button_get_label (GTK_BUTTON (focus)) : "browser";
}

/* From a card the keyboard goes on to what can be done with it, and then to the next one. */
static void
test_tab (Fixture       *fixture,
          gconstpointer  data)
{
  /* The card of the minutes, its copying; that of the Gazette, its address, its copying; and the pointer. */
  static const char *const stops[] = { "card", "Copy", "card", "browser", "Copy", "card" };

  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "a"), FALSE);
  fixture_settle ();
  dtl_reader_focus_page (fixture->reader);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      if (i > 0)
        g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
      g_assert_cmpstr (describe_focus (fixture), ==, stops[i]);
    }
  for (guint i = G_N_ELEMENTS (stops) - 1; i > 0; i--)
    {
      g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
      g_assert_cmpstr (describe_focus (fixture), ==, stops[i - 1]);
    }
}

/* Only addresses of the web get a button that opens them. */
static void
test_addresses (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *card;
  guint n_buttons[2] = { 0, 0 };
  static const char *const words[] = { "cracks <b>were</b> seen", "in October, cracks" };

  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "a"), FALSE);
  fixture_settle ();
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *row;

      card = find_widget (GTK_WIDGET (fixture->reader), DTL_TYPE_QUOTATION, words[i]);
      row = gtk_widget_get_last_child (card);
      for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
        n_buttons[i] += GTK_IS_BUTTON (child);
    }
  g_assert_cmpuint (n_buttons[0], ==, 1);
  g_assert_cmpuint (n_buttons[1], ==, 2);
}

static int
measure (GtkWidget      *label,
         GtkOrientation  orientation,
         int             for_size)
{
  int natural;

  gtk_widget_measure (label, orientation, for_size, NULL, &natural, NULL, NULL);
  return natural;
}

/* It spares GtkLabel most of its shaping, and comes to the same height at every width. */
static void
test_sizes (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const texts[] = { "Start here", "Russia’s 2017 reset proposal", "A long text,\nwhich is broken into lines wherever it has to be." };
  static const int widths[] = { 120, 130, 332, 900 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *passage = g_object_ref_sink (dtl_passage_new (texts[i], DTL_PASSAGE_TEXT, NULL));
      GtkWidget *label = g_object_ref_sink (gtk_label_new (texts[i]));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
        g_assert_cmpint (measure (passage, GTK_ORIENTATION_VERTICAL, widths[k]), ==, measure (label, GTK_ORIENTATION_VERTICAL, widths[k]));
      /* Boxes insist on this. */
      g_assert_cmpint (measure (passage, GTK_ORIENTATION_VERTICAL, -1), >=, measure (passage, GTK_ORIENTATION_VERTICAL, 1 << 20));
      if (strlen (texts[i]) < 40)
        g_assert_cmpint (measure (passage, GTK_ORIENTATION_HORIZONTAL, -1), ==, measure (label, GTK_ORIENTATION_HORIZONTAL, -1));
      g_object_unref (passage);
      g_object_unref (label);
    }
}

static void
test_long_texts (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *title = g_strnfill (30000, 'm'), *description = g_strnfill (40000, 'n'), *page = NULL;
  g_autofree char *text = g_strdup_printf ("{ 'format': 'dateline', 'version': '1.0', 'title': 'T', 'lanes': [ { 'id': 'l', 'title': 'L' } ],"
                                           "  'events': [ { 'id': 'e', 'title': '%s', 'description': '%s', 'when': '2017', 'lane': 'l' } ] }",
                                           title, description);
  g_autoptr (DtlDocument) document = fixture_load (text);

  dtl_view_state_set_document (fixture->state, document);
  dtl_view_state_set_selected (fixture->state, 0, TRUE);
  page = read_page (fixture);
  g_assert_nonnull (strstr (page, "mmm… [10000 more letters in the file]"));
  g_assert_nonnull (strstr (page, "nnn… [20000 more letters in the file]"));
  dtl_view_state_set_document (fixture->state, fixture->document);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("skipped: there is no display\n");
      return 77;
    }

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/reader/starts-with-the-story-and-begins-the-walk", test_start);
  ADD ("/reader/adds-its-sources-a-few-a-frame", test_start_in_pieces);
  ADD ("/reader/doubts-a-date-only-where-other-words-are-quoted", test_words_of_the_date);
  ADD ("/reader/tells-all-that-the-file-tells-of-an-event", test_page);
  ADD ("/reader/holds-a-plan-against-its-outcome", test_plan);
  ADD ("/reader/keeps-each-quotation-with-its-attribution", test_attribution);
  ADD ("/reader/follows-links-in-both-directions", test_links);
  ADD ("/reader/traces-a-chain-as-a-column", test_trace);
  ADD ("/reader/walks-through-all-quotations-in-order-of-time", test_walk);
  ADD ("/reader/copies-a-quotation-with-its-citation", test_copy);
  ADD ("/reader/copies-an-event-in-every-format", test_copy_event);
  ADD ("/reader/lights-the-words-that-are-searched-for", test_search);
  ADD ("/reader/leads-the-keyboard-on-from-a-card", test_tab);
  ADD ("/reader/says-what-a-mark-draws", test_words);
  ADD ("/reader/opens-nothing-but-the-web", test_addresses);
  ADD ("/reader/gives-a-passage-the-height-of-its-lines", test_sizes);
  ADD ("/reader/cuts-texts-without-end", test_long_texts);
#undef ADD

  return g_test_run ();
}
