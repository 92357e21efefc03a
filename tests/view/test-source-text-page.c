/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include <string.h>

#include "dtl-quotation.h"
#include "dtl-reader.h"
#include "dtl-shown-text.h"
#include "dtl-source-text-page.h"
#include "view-fixture.h"

static const char story[] =
  "{ 'format': 'dateline', 'version': '1.0', 'title': 'Bridges',"
  "  'sources': [ { 'id': 'm', 'type': 'document', 'title': 'Minutes', 'text': 'm.txt' }, { 'id': 'n', 'type': 'document', 'title': 'None' } ],"
  "  'events': ["
  "    { 'id': 'cracks', 'title': 'Cracks', 'when': '2016-09', 'citations': ["
  "        { 'source': 'm', 'quote': { 'exact': 'cracks were seen' } } ] },"
  "    { 'id': 'opened', 'title': 'Inquiry', 'when': '2016-11-14', 'citations': ["
  "        { 'source': 'm', 'quote': { 'exact': 'the meeting opened an early inquiry into them' } } ] },"
  "    { 'id': 'promise', 'title': 'Promise', 'when': '2016-11-15', 'citations': ["
  "        { 'source': 'm', 'quote': { 'exact': 'it will outlive us all by far' } } ] },"
  "    { 'id': 'other', 'title': 'Other', 'when': '2018', 'citations': [ { 'source': 'n', 'quote': { 'exact': 'elsewhere' } } ] } ],"
  "  'links': [ { 'from': 'cracks', 'to': 'opened', 'type': 'prompted', 'citations': ["
  "        { 'source': 'm', 'quote': { 'exact': 'Because of the cracks' } } ] } ] }";

static const char minutes[] =
  "Minutes\n\nMr Smith said that cracks were seen in September.\n\n"
  "Because of the cracks the meeting opened a late inquiry into them.\n";

typedef struct
{
  GtkWidget    *window;
  DtlReader    *reader;
  DtlViewState *state;
  DtlDocument  *document;
  guint         n_wanted, n_folders;
} Fixture;

static void
text_wanted_cb (Fixture *fixture)
{
  fixture->n_wanted++;
}

static void
folder_wanted_cb (Fixture *fixture)
{
  fixture->n_folders++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->document = fixture_load (story);
  fixture->state = dtl_view_state_new ();
  dtl_view_state_set_document (fixture->state, fixture->document);
  dtl_view_state_set_canvas_size (fixture->state, 800, 400);
  fixture->reader = DTL_READER (dtl_reader_new ());
  dtl_reader_set_state (fixture->reader, fixture->state);
  g_signal_connect_swapped (fixture->reader, "text-wanted", G_CALLBACK (text_wanted_cb), fixture);
  g_signal_connect_swapped (fixture->reader, "folder-wanted", G_CALLBACK (folder_wanted_cb), fixture);
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

static gpointer
find_below (GtkWidget *widget,
            GType      type)
{
  gpointer found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_below (child, type);
  return found;
}

static void
assert_shown (Fixture    *fixture,
              const char *text)
{
  g_autoptr(GString) out = g_string_new (NULL);

  fixture_settle ();
  fixture_append_texts (GTK_WIDGET (fixture->reader), out);
  if (strstr (out->str, text) == NULL)
    g_error ("“%s” is not in:\n%s", text, out->str);
}

/* As the window does it, but at once. */
static GPtrArray *
check (DtlDocument *document,
       const char  *text)
{
  GPtrArray *quotes = dtl_quotes_gather (document, 0);

  dtl_quotes_check (quotes, 0, quotes->len, text, strlen (text), NULL);
  dtl_quotes_sort (quotes);
  return quotes;
}

static void
answer (Fixture    *fixture,
        const char *remark)
{
  g_autoptr(GPtrArray) quotes = check (fixture->document, minutes);
  g_autoptr(GBytes) bytes = g_bytes_new_static (minutes, strlen (minutes));

  dtl_reader_take_text (fixture->reader, 0, bytes, quotes, remark);
  fixture_settle ();
}

static void
open_text_of (Fixture    *fixture,
              const char *id)
{
  GtkWidget *card;

  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, id), TRUE);
  fixture_settle ();
  card = find_below (GTK_WIDGET (fixture->reader), DTL_TYPE_QUOTATION);
  g_assert_nonnull (card);
  gtk_widget_activate_action (card, "reader.open-text", "(us)", 0, "cracks were seen");
  fixture_settle ();
}

/* The words under the caret, as far as the quotation goes that is chosen. */
static char *
get_current (Fixture *fixture)
{
  GtkTextView *view = find_below (GTK_WIDGET (fixture->reader), GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "current");
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  if (!gtk_text_iter_starts_tag (&start, tag) && !gtk_text_iter_forward_to_tag_toggle (&start, tag))
    return NULL;
  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, tag);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
test_opens_at_the_quotation (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autofree char *current = NULL;

  open_text_of (fixture, "cracks");
  g_assert_cmpuint (fixture->n_wanted, ==, 1);
  assert_shown (fixture, "Reading the text…");
  answer (fixture, "Its checksum differs.");
  assert_shown (fixture, "4 quotations: 2 matching, 1 drifted, 1 not found");
  assert_shown (fixture, "Its checksum differs.");
  assert_shown (fixture, "Matching\n1 of 4\n");
  current = get_current (fixture);
  g_assert_cmpstr (current, ==, "cracks were seen");
}

static void
test_walks_and_selects (Fixture       *fixture,
                        gconstpointer  data)
{
  static const struct { const char *event, *state, *current; } steps[] =
  {
    { "opened", "Matching\n2 of 4\n", "Because of the cracks" },
    { "opened", "Drifted\n3 of 4\n", "the meeting opened [an early] a late inquiry into them" },
    { "promise", "Not found\n4 of 4\n", NULL },
  };

  open_text_of (fixture, "cracks");
  answer (fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *current = NULL;

      g_assert_true (dtl_reader_step_quote (fixture->reader, 1));
      assert_shown (fixture, steps[i].state);
      g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, fixture_find (fixture->state, steps[i].event));
      current = get_current (fixture);
      g_assert_cmpstr (current, ==, steps[i].current);
    }
  assert_shown (fixture, "“it will outlive us all by far”");
  g_assert_false (dtl_reader_step_quote (fixture->reader, 1));
  g_assert_cmpuint (dtl_reader_get_text_source (fixture->reader), ==, 0);
  g_assert_true (dtl_reader_step_quote (fixture->reader, -1));
  assert_shown (fixture, "the meeting opened [an early] a late inquiry into them");
}

static void
test_speaks (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *button;

  open_text_of (fixture, "cracks");
  answer (fixture, NULL);
  dtl_reader_step_quote (fixture->reader, 1);
  dtl_reader_step_quote (fixture->reader, 1);
  fixture_settle ();
  button = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (button);
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "14 November 2016, Inquiry; “the meeting opened an early inquiry into them”; drifted: "
                                       "“an early” is “a late” in the text; 3 of 4");
}

/* What is told in the part that is seen is lit; the whole of this short text is. */
static void
test_lights (Fixture       *fixture,
             gconstpointer  data)
{
  GArray *lit;

  open_text_of (fixture, "cracks");
  answer (fixture, NULL);
  for (int i = 0; i < 200 && dtl_view_state_get_traced (fixture->state) == NULL; i++)
    g_main_context_iteration (NULL, TRUE);
  lit = dtl_view_state_get_traced (fixture->state);
  g_assert_nonnull (lit);
  g_assert_cmpuint (lit->len, ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.close-text", NULL);
  fixture_settle ();
  g_assert_null (dtl_view_state_get_traced (fixture->state));
}

static void
test_follows_the_selection (Fixture       *fixture,
                            gconstpointer  data)
{
  open_text_of (fixture, "cracks");
  answer (fixture, NULL);
  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "promise"), TRUE);
  assert_shown (fixture, "Not found\n4 of 4\n");
  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "other"), TRUE);
  fixture_settle ();
  g_assert_cmpuint (dtl_reader_get_text_source (fixture->reader), ==, DTL_NONE);
  assert_shown (fixture, "“elsewhere”");
}

static void
test_asks_for_the_folder (Fixture       *fixture,
                          gconstpointer  data)
{
  GtkWidget *focus;

  open_text_of (fixture, "cracks");
  dtl_reader_take_text_failure (fixture->reader, 0, "“m.txt” cannot be seen from here", TRUE);
  assert_shown (fixture, "The text is out of sight.");
  assert_shown (fixture, "Give Access to the Folder…");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "reader.give-folder");
  g_signal_emit_by_name (focus, "clicked");
  g_assert_cmpuint (fixture->n_folders, ==, 1);

  /* It came after all; a late answer for another source has no effect. */
  answer (fixture, NULL);
  assert_shown (fixture, "Matching\n1 of 4\n");
  dtl_reader_take_text_failure (fixture->reader, 1, "late", FALSE);
  assert_shown (fixture, "Matching\n1 of 4\n");
}

/* What was found of all quotations is said on the first page and on each card, whichever comes first. */
static void
test_tells_checks (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GPtrArray) quotes = check (fixture->document, minutes);
  GtkWidget *card;

  dtl_reader_set_checks (fixture->reader, quotes);
  fixture_wait_for_text (GTK_WIDGET (fixture->reader), "Looked for in the saved texts: 4 quotations: 2 matching, 1 drifted, 1 not found.");
  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "promise"), TRUE);
  assert_shown (fixture, "In the saved text: not found");
  card = find_below (GTK_WIDGET (fixture->reader), DTL_TYPE_QUOTATION);
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "15 November 2016, Promise; “it will outlive us all by far”; Minutes reports; “Minutes”; "
                                       "in the saved text: not found");

  dtl_view_state_set_selected (fixture->state, fixture_find (fixture->state, "cracks"), TRUE);
  fixture_settle ();
  dtl_reader_set_checks (fixture->reader, NULL);
  dtl_reader_set_checks (fixture->reader, quotes);
  assert_shown (fixture, "In the saved text: matching\n");
}

static void
test_outlives_the_document (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(DtlDocument) other = fixture_load (story);

  open_text_of (fixture, "cracks");
  answer (fixture, NULL);
  dtl_view_state_set_document (fixture->state, NULL);
  fixture_settle ();
  dtl_view_state_set_document (fixture->state, other);
  fixture_settle ();
  g_assert_cmpuint (dtl_reader_get_text_source (fixture->reader), ==, DTL_NONE);
  answer (fixture, NULL);
  dtl_view_state_set_document (fixture->state, NULL);
}

/* What is shown */

static char *
squeeze (const char *text,
         gsize       length)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0x2028)
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static GPtrArray *
take_quotes (DtlQuote *quotes,
             guint     n)
{
  GPtrArray *array = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (array, &quotes[i]);
  return array;
}

static char *
random_text (void)
{
  static const char *const pieces[] = { "word", " ", " ", "\n", "\r\n", "\n\n", "é", "a-", "\t", "long long words of a line", "桥", "\r" };
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 300), last = g_test_rand_int_range (2, G_N_ELEMENTS (pieces) + 1);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, last)]);
  if (g_test_rand_int_range (0, 20) == 0)
    for (int i = 0; i < 3000; i++)
      g_string_append (text, "endless ");
  return g_string_free (text, FALSE);
}

static gsize
random_place (const char *text)
{
  gsize n = g_utf8_strlen (text, -1);

  return g_utf8_offset_to_pointer (text, n > 0 ? g_test_rand_int_range (0, n + 1) : 0) - text;
}

/* Nothing but white space is changed, and a mark holds what its quotation holds. */
static void
test_shown_text (void)
{
  for (int round = 0; round < 3000; round++)
    {
      g_autofree char *text = random_text (), *squeezed = squeeze (text, strlen (text)), *shown_squeezed = NULL;
      DtlQuoteMatch matches[4] = { 0 };
      DtlQuote quotes[4] = { 0 };
      g_autoptr(GPtrArray) array = take_quotes (quotes, 4);
      g_autoptr(DtlShownText) shown = NULL;

      for (guint i = 0; i < 4; i++)
        {
          gsize a = random_place (text), b = random_place (text);

          quotes[i].match = &matches[i];
          matches[i].start = MIN (a, b);
          matches[i].end = MAX (a, b);
        }
      shown = dtl_shown_text_new (text, strlen (text), array);
      g_assert_cmpuint (shown->length, ==, strlen (shown->text));
      g_assert_true (g_utf8_validate (shown->text, -1, NULL));
      shown_squeezed = squeeze (shown->text, shown->length);
      g_assert_cmpstr (shown_squeezed, ==, squeezed);
      for (guint i = 0; i < shown->marks->len; i++)
        {
          const DtlShownMark *mark = &g_array_index (shown->marks, DtlShownMark, i);
          const DtlQuoteMatch *match = quotes[mark->quote].match;
          const char *from = g_utf8_offset_to_pointer (shown->text, mark->start), *to = g_utf8_offset_to_pointer (shown->text, mark->end);
          g_autofree char *a = squeeze (from, to - from), *b = squeeze (text + match->start, match->end - match->start);

          g_assert_cmpstr (a, ==, b);
        }
    }
}

/* No paragraph is so long that a text view stands still over it. */
static void
test_endless_line (void)
{
  g_autofree char *text = g_strnfill (1000000, 'x');
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(DtlShownText) shown = dtl_shown_text_new (text, strlen (text), none);
  g_auto(GStrv) lines = g_strsplit (shown->text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint (strlen (lines[i]), <=, 4000);
}

/* Of a long text the beginning is shown, and what surrounds quotations; marks hold what they held. */
static void
test_long_text (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  DtlQuoteMatch matches[3] = { 0 };
  DtlQuote quotes[3] = { 0 };
  g_autoptr(GPtrArray) array = take_quotes (quotes, 3);
  g_autoptr(DtlShownText) shown = NULL;

  while (text->len < 3000000)
    g_string_append_printf (text, "é %" G_GSIZE_FORMAT "\n", text->len);
  for (guint i = 0; i < 3; i++)
    {
      quotes[i].match = &matches[i];
      matches[i].start = i < 2 ? 1000000 + 20000 * i : 2999000;
      while (text->str[matches[i].start] != '\n')
        matches[i].start++;
      matches[i].end = matches[i].start + 1;
      while (text->str[matches[i].end] != '\n')
        matches[i].end++;
    }
  shown = dtl_shown_text_new (text->str, text->len, array);
  g_assert_true (shown->is_cut);
  g_assert_cmpuint (shown->length, <, 150000);
  g_assert_true (g_str_has_prefix (shown->text, "é 0\n"));
  for (guint i = 0; i < shown->marks->len; i++)
    {
      const DtlShownMark *mark = &g_array_index (shown->marks, DtlShownMark, i);
      const char *from = g_utf8_offset_to_pointer (shown->text, mark->start);

      g_assert_cmpmem (from, g_utf8_offset_to_pointer (shown->text, mark->end) - from,
                       text->str + matches[i].start, matches[i].end - matches[i].start);
    }
  {
    g_auto(GStrv) parts = g_strsplit (shown->text, "[…]", -1);

    /* The beginning; two that lie near each other; the end, after which nothing is left out. */
    g_assert_cmpuint (g_strv_length (parts), ==, 3);
    g_assert_true (g_str_has_suffix (shown->text, text->str + text->len - 20));
  }
}

static void
test_wrapped_lines (void)
{
  static const struct { const char *text, *shown; } cases[] =
  {
    { "A title\nThe first line of a paragraph that was wrapped by hand at\nsome width, and its last.\n\nNext.",
      "A title\nThe first line of a paragraph that was wrapped by hand at some width, and its last.\n\nNext." },
    { "The first line of a paragraph that was wrapped by hand, in Septem-\nber.",
      "The first line of a paragraph that was wrapped by hand, in Septem-ber." },
    { "short\nlines\nstay", "short\nlines\nstay" },
    { "The first line of a list of lines that are long enough to go on\n  - but the next is set in", "The first line of a list of lines that are long enough to go on\n  - but the next is set in" },
    { "bell \a and\fpage", "bell \xef\xbf\xbd and\npage" },
  };
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DtlShownText) shown = dtl_shown_text_new (cases[i].text, strlen (cases[i].text), none);

      g_assert_cmpstr (shown->text, ==, cases[i].shown);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shown-text/changes-nothing-but-white-space", test_shown_text);
  g_test_add_func ("/shown-text/breaks-endless-lines", test_endless_line);
  g_test_add_func ("/shown-text/shows-what-surrounds-quotations-of-a-long-text", test_long_text);
  g_test_add_func ("/shown-text/joins-lines-that-were-wrapped-by-hand", test_wrapped_lines);
  if (!gtk_init_check ())
    {
      g_print ("skipped: there is no display\n");
      return 77;
    }

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/source-text/opens-at-the-quotation", test_opens_at_the_quotation);
  ADD ("/source-text/walks-through-its-quotations-and-selects-their-events", test_walks_and_selects);
  ADD ("/source-text/speaks-what-was-found", test_speaks);
  ADD ("/source-text/lights-what-is-told-in-view", test_lights);
  ADD ("/source-text/follows-the-selection", test_follows_the_selection);
  ADD ("/source-text/asks-for-a-folder-that-is-out-of-sight", test_asks_for_the_folder);
  ADD ("/source-text/is-checked-beforehand", test_tells_checks);
  ADD ("/source-text/makes-way-for-another-document", test_outlives_the_document);
#undef ADD

  return g_test_run ();
}
