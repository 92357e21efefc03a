/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pango/pango.h>
#include <string.h>

#include "dtl-light-markup.h"

/* "p:" paragraph, "q:" quotation, "-:" item of a list; blocks are separated by "|". */
static const struct
{
  const char *text;
  const char *blocks;
} cases[] = {
  { NULL, "" },
  { "", "" },
  { "\n \n\t\n", "" },
  { "One line.", "p:One line." },
  { "Two\nlines.", "p:Two lines." },
  { "Windows\r\nlines.\r\n\r\nAnd two.", "p:Windows lines.|p:And two." },
  { "One.\n\nTwo.\n\n\nThree.", "p:One.|p:Two.|p:Three." },
  { "a *b* c", "p:a <i>b</i> c" },
  { "a **b** c", "p:a <b>b</b> c" },
  { "***both***", "p:<b><i>both</i></b>" },
  { "*a **b** c*", "p:<i>a <b>b</b> c</i>" },
  { "2 * 3 * 4", "p:2 * 3 * 4" },
  { "*open", "p:*open" },
  { "**open", "p:**open" },
  { "a** b **c", "p:a** b **c" },
  { "\\*plain\\*", "p:*plain*" },
  { "*a \\* b*", "p:<i>a * b</i>" },
  { "AT&T <b>x</b>", "p:AT&amp;T &lt;b&gt;x&lt;/b&gt;" },
  { "[site](https://example.org/?a=1&b=2)", "p:<a href=\"https://example.org/?a=1&amp;b=2\">site</a>" },
  { "[wiki](http://x.org/A_(b)) end", "p:<a href=\"http://x.org/A_(b)\">wiki</a> end" },
  { "[**bold** site](http://x.org)", "p:<a href=\"http://x.org\"><b>bold</b> site</a>" },
  { "[run](file:///etc/passwd)", "p:run (file:///etc/passwd)" },
  { "[run](javascript:alert)", "p:run (javascript:alert)" },
  { "[no link] (http://x.org)", "p:[no link] (http://x.org)" },
  { "[](http://x.org)", "p:[](http://x.org)" },
  { "[a]()", "p:[a]()" },
  { "[1] and [2](http://x.org)", "p:[1] and <a href=\"http://x.org\">2</a>" },
  { "> a quotation\n> of two lines\n\nText", "q:a quotation of two lines|p:Text" },
  { ">tight", "q:tight" },
  { "- one\n- two\n  goes on\n\nText", "-:one|-:two goes on|p:Text" },
  { "Text\n- one", "p:Text|-:one" },
  { "-not a list", "p:-not a list" },
  { "3 > 2", "p:3 &gt; 2" },
  { "\\> plain", "p:&gt; plain" },
};

static char *
blocks_to_text (const char *text)
{
  g_autoptr(GPtrArray) blocks = dtl_light_markup_parse (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const DtlBlock *block = g_ptr_array_index (blocks, i);

      g_string_append_printf (out, "%s%c:%s", i > 0 ? "|" : "", "pq-"[block->kind], block->markup);
    }
  return g_string_free (out, FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *blocks = blocks_to_text (cases[i].text);

      g_assert_cmpstr (blocks, ==, cases[i].blocks);
    }
}

/* GtkLabel knows links beyond Pango's own markup; without them the rest must be Pango's. */
static void
assert_is_markup (const char *markup)
{
  g_autoptr(GRegex) link = g_regex_new ("</?a[^>]*>", 0, 0, NULL);
  g_autofree char *plain = g_regex_replace (link, markup, -1, 0, "", 0, NULL);
  g_autoptr(GError) error = NULL;

  pango_parse_markup (plain, -1, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_any_text (void)
{
  static const char *const bits[] = { "*", "**", "[", "](", ")", "http://x.org", "a", " ", "\n", "\n\n", "\\", "> ",
                                      "- ", "<", "&", "\"", "é", "\x01", "***" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GPtrArray) blocks = NULL;
      int n = g_test_rand_int_range (0, 24);

      while (n-- > 0)
        g_string_append (text, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
      blocks = dtl_light_markup_parse (text->str);
      for (guint j = 0; j < blocks->len; j++)
        assert_is_markup (((DtlBlock *) g_ptr_array_index (blocks, j))->markup);
    }
}

/* A text that means harm takes no longer than its length: a million marks that open and never close. */
static void
test_linear (void)
{
  static const char *const openers[] = { "*a ", "**a ", "[a ", "[a] ", "[a](b ", "*a **b [c " };

  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GPtrArray) blocks = NULL;
      gint64 start = g_get_monotonic_time ();

      while (text->len < 1000000)
        g_string_append (text, openers[i]);
      blocks = dtl_light_markup_parse (text->str);
      g_assert_cmpuint (blocks->len, ==, 1);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
    }
}

static void
test_addresses (void)
{
  g_assert_true (dtl_is_web_address ("https://example.org/a?b#c"));
  g_assert_true (dtl_is_web_address ("HTTP://example.org"));
  g_assert_false (dtl_is_web_address (NULL));
  g_assert_false (dtl_is_web_address (""));
  g_assert_false (dtl_is_web_address ("example.org"));
  g_assert_false (dtl_is_web_address ("file:///etc/passwd"));
  g_assert_false (dtl_is_web_address ("javascript:alert(1)"));
  g_assert_false (dtl_is_web_address ("https://exa mple.org"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/light-markup/each-form-becomes-its-block", test_cases);
  g_test_add_func ("/light-markup/any-text-becomes-valid-markup", test_any_text);
  g_test_add_func ("/light-markup/time-grows-with-length-alone", test_linear);
  g_test_add_func ("/light-markup/only-the-web-may-be-opened", test_addresses);

  return g_test_run ();
}
