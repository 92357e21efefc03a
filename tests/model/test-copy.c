/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-copy.h"
#include "dtl-document-builder.h"

#include <string.h>

#define NASTY "<b>\"A\" & 'B'</b> {x} \\y $1_2^3~ 50% #4 *em* `code` [l](u) |"

/* Two CSL items as they might stand in a file; the second is odd on purpose. */
#define HUDSON \
  "{ \"id\": \"hudson\", \"type\": \"article-newspaper\", \"title\": \"A & B\",  \"author\": [{ \"family\": \"Hudson\", \"given\": \"John\" }, " \
  "{\"family\":\"Gogh\",\"non-dropping-particle\":\"van\",\"given\":\"V.\",\"suffix\":\"Jr.\"},{ \"literal\": \"Smith and Sons, \\\"Ltd\\\"\" }] }"
#define ODD "{\"x\": [1, {\"author\": [{\"family\": \"Wrong\"}]}, \"]}\\\"\"], \"id\": \"o d d\"}"

static DtlEventDetails *
read_details_cb (DtlDocument *document,
                 guint32      event,
                 const char  *text,
                 gsize        length,
                 gpointer     user_data)
{
  DtlEventDetails *details = dtl_event_details_new ();
  DtlCitation *quoted = dtl_citation_new (), *pointer = dtl_citation_new ();

  details->id = g_strdup ("e");
  details->title = g_strdup (event == 0 ? "Title" : NASTY);
  details->description = g_strdup (event == 0 ? "What happened." : "1. first\n- second\n\n    third\x01 \n# " NASTY);
  details->assessment = DTL_ASSESSMENT_DISPUTED;
  quoted->source = 0;
  quoted->exact = g_strdup (event == 0 ? "the words" : NASTY "\n+ and more");
  quoted->by = 0;
  quoted->stance = DTL_STANCE_DENIES;
  quoted->locator = g_strdup ("3");
  pointer->source = 1;
  g_ptr_array_add (details->citations, quoted);
  g_ptr_array_add (details->citations, pointer);
  return details;
}

static guint
read_marks_cb (DtlDocument *document,
               guint32      event,
               const char  *text,
               gsize        length,
               DtlMark     *marks,
               guint        max,
               gpointer     user_data)
{
  return 0;
}

static void
read_words_cb (DtlDocument *document,
               guint32      event,
               const char  *text,
               gsize        length,
               DtlWordsFunc func,
               gpointer     func_data,
               gpointer     user_data)
{
}

static DtlDocument *
build (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  const char *text = "\"e0\"\"e1\"" HUDSON ODD;
  DtlActor actor = { .id = g_strdup ("dace"), .name = g_strdup ("Hugh Dace") };
  DtlSource hudson = { .id = g_strdup ("hudson"), .type = g_strdup ("article-newspaper"), .title = g_strdup ("A & B"),
                       .authors = g_strdup ("John Hudson"), .container = g_strdup ("The <Gazette>"), .issued_words = g_strdup ("2 June 2017"),
                       .url = g_strdup ("https://example.org/a?b=\"c\"&d={e}"), .csl_offset = 8, .csl_length = strlen (HUDSON) };
  DtlSource odd = { .id = g_strdup ("o d d"), .title = g_strdup ("Unbalanced } {"), .authors = g_strdup ("Nobody"), .url = g_strdup ("javascript:alert(1)"),
                    .csl_offset = 8 + strlen (HUDSON), .csl_length = strlen (ODD) };
  DtlSource made = { .id = g_strdup ("odd"), .title = g_strdup ("Made \"up\"") };

  hudson.has_issued = dtl_date_parse ("2017-06-02", -1, NULL, &hudson.issued, NULL);
  dtl_document_builder_set_text (builder, g_bytes_new_static (text, strlen (text)));
  dtl_document_builder_set_title (builder, "The <story>");
  dtl_document_builder_set_readers (builder, read_details_cb, read_marks_cb, read_words_cb, NULL, NULL);
  dtl_document_builder_add_lane (builder, "lane", "Lane");
  dtl_document_builder_take_actor (builder, &actor);
  dtl_document_builder_take_source (builder, &hudson);
  dtl_document_builder_take_source (builder, &odd);
  dtl_document_builder_take_source (builder, &made);
  for (guint i = 0; i < 2; i++)
    {
      DtlEvent event = { .text_offset = i * 4, .text_length = 4, .importance = 3,
                         .title_offset = G_MAXUINT32, .short_title_offset = G_MAXUINT32, .when_offset = G_MAXUINT32 };

      dtl_document_builder_add_event (builder, &event);
    }
  return dtl_document_builder_finish (builder);
}

static char *
copy (DtlCopyFormat format,
      guint32       event)
{
  g_autoptr (DtlDocument) document = build ();

  return dtl_copy_events (document, &event, 1, format);
}

static void
test_plain (void)
{
  g_autofree char *text = copy (DTL_COPY_PLAIN, 0);

  g_assert_cmpstr (text, ==,
                   "Title\n"
                   "undated; disputed\n"
                   "What happened.\n"
                   "\n"
                   "“the words”\n"
                   "— Hugh Dace, denies; in: John Hudson, “A & B”, The <Gazette>, 2 June 2017, page 3. https://example.org/a?b=\"c\"&d={e}\n"
                   "\n"
                   "— Nobody, “Unbalanced } {”. javascript:alert(1)\n"
                   "\n"
                   "From the timeline “The <story>”\n");
}

static void
test_markdown (void)
{
  g_autofree char *text = copy (DTL_COPY_MARKDOWN, 1);

  g_assert_cmpstr (text, ==,
                   "### \\<b\\>\"A\" \\& 'B'\\</b\\> {x} \\\\y $1\\_2^3\\~ 50% \\#4 \\*em\\* \\`code\\` \\[l\\](u) \\|\n"
                   "\n"
                   "undated; disputed\n"
                   "\n"
                   "1\\. first\n"
                   "\n"
                   "- second\n"
                   "\n"
                   "third \\# \\<b\\>\"A\" \\& 'B'\\</b\\> {x} \\\\y $1\\_2^3\\~ 50% \\#4 *em* \\`code\\` l (u) \\|\n"
                   "\n"
                   "> \\<b\\>\"A\" \\& 'B'\\</b\\> {x} \\\\y $1\\_2^3\\~ 50% \\#4 \\*em\\* \\`code\\` \\[l\\](u) \\|\n"
                   "> \\+ and more\n"
                   ">\n"
                   "> — Hugh Dace, denies; in: John Hudson, “A \\& B”, The \\<Gazette\\>, 2 June 2017, page 3, <https://example.org/a?b=%22c%22&d=%7Be%7D>\n"
                   "\n"
                   "> — Nobody, “Unbalanced } {”\n"
                   "\n"
                   "From the timeline “The \\<story\\>”\n");
}

static void
test_html (void)
{
  g_autofree char *text = copy (DTL_COPY_HTML, 1);

  g_assert_cmpstr (text, ==,
                   "<article>\n"
                   "<h3>&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt; {x} \\y $1_2^3~ 50% #4 *em* `code` [l](u) |</h3>\n"
                   "<p>undated; disputed</p>\n"
                   "<p>1. first</p>\n<ul><li>second</li></ul>\n"
                   "<p>third # &lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt; {x} \\y $1_2^3~ 50% #4 <em>em</em> `code` l (u) |</p>\n"
                   "<figure>\n"
                   "<blockquote cite=\"https://example.org/a?b=%22c%22&amp;d=%7Be%7D\"><p>&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt; {x} \\y $1_2^3~ 50% #4 *em* `code` [l](u) |<br/>\n"
                   "+ and more</p></blockquote>\n"
                   "<figcaption>— <a href=\"https://example.org/a?b=%22c%22&amp;d=%7Be%7D\">Hugh Dace, denies; in: John Hudson, “A &amp; B”, The &lt;Gazette&gt;, 2 June 2017, page 3</a></figcaption>\n"
                   "</figure>\n"
                   "<p class=\"citation\">— Nobody, “Unbalanced } {”</p>\n"
                   "</article>\n"
                   "<p>From the timeline “The &lt;story&gt;”</p>\n");
}

/* What is strong in the reader is strong wherever it is taken, and a link leads to the web or is none. */
static void
test_prose (void)
{
  static const struct
  {
    DtlCopyFormat format;
    const char   *text;
  } cases[] = {
    { DTL_COPY_PLAIN, "The story. A & b (https://a.org/)\nAs said\n" },
    { DTL_COPY_MARKDOWN, "\n**The story.** A \\& [*b*](<https://a.org/>)\n\n> As said\n" },
    { DTL_COPY_HTML, "<p><strong>The story.</strong> A &amp; <a href=\"https://a.org/\"><em>b</em></a></p>\n"
                     "<blockquote><p>As said</p></blockquote>\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      dtl_copy_append_prose (out, "**The story.** A & [*b*](https://a.org/)\n\n> As said", cases[i].format);
      g_assert_cmpstr (out->str, ==, cases[i].text);
    }
}

static void
test_csl (void)
{
  g_autoptr (DtlDocument) document = build ();
  g_autofree char *text = copy (DTL_COPY_CSL_JSON, 0);
  g_autoptr (DtlCitation) citation = dtl_citation_new ();
  g_autofree char *made = NULL, *none = NULL;

  g_assert_cmpstr (text, ==, "[\n" HUDSON ",\n" ODD "\n]\n");
  none = dtl_copy_citation (document, citation, DTL_COPY_CSL_JSON);
  g_assert_cmpstr (none, ==, "[\n]\n");
  citation->source = 2;
  made = dtl_copy_citation (document, citation, DTL_COPY_CSL_JSON);
  g_assert_cmpstr (made, ==, "[\n{ \"id\": \"odd\", \"type\": \"document\", \"title\": \"Made \\\"up\\\"\" }\n]\n");
}

static void
test_bibtex (void)
{
  g_autoptr (DtlDocument) document = build ();
  const gboolean cited[] = { TRUE, TRUE, TRUE };
  g_autoptr (GString) text = g_string_new (NULL);

  dtl_copy_append_bibliography (text, document, cited);
  g_assert_cmpstr (text->str, ==,
                   "@article{hudson,\n"
                   "  author = {Hudson, John and van Gogh, Jr., V. and {Smith and Sons, {\"}Ltd{\"}}},\n"
                   "  title = {{A \\& B}},\n"
                   "  journal = {The <Gazette>},\n"
                   "  year = {2017},\n"
                   "  month = {6},\n"
                   "  day = {2},\n"
                   "  url = {https://example.org/a?b=%22c%22&d=%7Be%7D}\n"
                   "}\n"
                   "\n"
                   "@misc{odd,\n"
                   "  author = {{Nobody}},\n"
                   "  title = {{Unbalanced \\textbraceright{} \\textbraceleft{}}}\n"
                   "}\n"
                   "\n"
                   "@misc{odd-2,\n"
                   "  title = {{Made {\"}up{\"}}}\n"
                   "}\n");
}

static void
test_quotation (void)
{
  g_autoptr (DtlDocument) document = build ();
  g_autoptr (DtlCitation) citation = dtl_citation_new ();
  g_autofree char *markdown = NULL, *plain = NULL, *html = NULL;

  citation->source_id = g_strdup ("gone");
  citation->exact = g_strdup ("words");
  citation->language = g_strdup ("de\"x");
  citation->stance = DTL_STANCE_CONFIRMS;
  markdown = dtl_copy_citation (document, citation, DTL_COPY_MARKDOWN);
  plain = dtl_copy_citation (document, citation, DTL_COPY_PLAIN);
  html = dtl_copy_citation (document, citation, DTL_COPY_HTML);
  g_assert_cmpstr (markdown, ==, "> words\n>\n> — gone (confirms)\n");
  g_assert_cmpstr (plain, ==, "“words”\n— gone (confirms)\n");
  g_assert_cmpstr (html, ==, "<figure>\n<blockquote lang=\"de&quot;x\"><p>words</p></blockquote>\n<figcaption>— gone (confirms)</figcaption>\n</figure>\n");
}

/* Random text of the signs that mean something somewhere. */
static char *
random_text (void)
{
  static const char * const signs[] = { "<", ">", "&", "\"", "'", "\\", "{", "}", "$", "%", "#", "_", "^", "~", "`", "*", "[", "]", "(", ")", "!",
                                        "|", "-", "+", "1", ".", "a", "é", " ", "\n", "\t", "\x01", "\xc2\x85", "=" };
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 30); i > 0; i--)
    g_string_append (text, signs[g_test_rand_int_range (0, G_N_ELEMENTS (signs))]);
  return g_string_free (text, FALSE);
}

/* A parser of markup has to find nothing but text and line breaks in it, and the same text. */
static void
take_text_cb (GMarkupParseContext *context,
              const char          *text,
              gsize                length,
              gpointer             user_data,
              GError             **error)
{
  g_string_append_len (user_data, text, length);
}

static void
test_random_html (void)
{
  const GMarkupParser parser = { .text = take_text_cb };

  for (int round = 0; round < 3000; round++)
    {
      g_autofree char *text = random_text ();
      g_autoptr (GString) html = g_string_new ("<p>"), read = g_string_new (NULL), expected = g_string_new (text);
      g_autoptr (GError) error = NULL;
      GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, read, NULL);

      dtl_copy_append_html (html, text);
      g_string_append (html, "</p>");
      g_string_replace (html, "<br/>", "", 0);
      g_string_replace (expected, "\x01", "", 0);
      g_string_replace (expected, "\xc2\x85", "", 0);
      g_assert_true (g_markup_parse_context_parse (context, html->str, html->len, &error));
      g_assert_true (g_markup_parse_context_end_parse (context, &error));
      g_assert_cmpstr (read->str, ==, expected->str);
      g_markup_parse_context_free (context);
    }
}

/* Braces are balanced at every place, and nothing that TeX would act on stands bare. */
static void
test_random_bibtex (void)
{
  for (int round = 0; round < 3000; round++)
    {
      g_autofree char *text = random_text ();
      g_autoptr (GString) out = g_string_new (NULL);
      int depth = 0;

      dtl_copy_append_bibtex (out, text);
      for (const char *at = out->str; *at != '\0'; at++)
        {
          depth += (*at == '{') - (*at == '}');
          g_assert_cmpint (depth, >=, 0);
          if (strchr ("$%#_&", *at) != NULL)
            g_assert_true (at > out->str && at[-1] == '\\');
          g_assert_null (strchr ("~^\n\x01", *at));
        }
      g_assert_cmpint (depth, ==, 0);
    }
}

/* Undoing the backslashes gives the words back; no sign that means something stands bare. */
static void
test_random_markdown (void)
{
  for (int round = 0; round < 3000; round++)
    {
      g_autofree char *text = random_text ();
      g_autoptr (GString) out = g_string_new (NULL), read = g_string_new (NULL), expected = g_string_new (NULL);

      dtl_copy_append_markdown (out, text, "");
      for (const char *at = out->str; *at != '\0'; at++)
        {
          if (*at == '\\')
            at++;
          else
            {
              gboolean starts_line = at == out->str || at[-1] == '\n';

              g_assert_null (strchr ("`*_[]<>#&~|", *at));
              g_assert_false (starts_line && strchr ("-+= ", *at) != NULL);
            }
          if (*at != ' ' && *at != '\n')
            g_string_append_c (read, *at);
        }
      for (const char *at = text; *at != '\0'; at++)
        if (strchr (" \n\t\x01", *at) == NULL)
          g_string_append_c (expected, *at);
      g_string_replace (expected, "\xc2\x85", "", 0);
      g_assert_cmpstr (read->str, ==, expected->str);
    }
}

static void
test_links (void)
{
  static const struct { const char *url, *link; } cases[] =
  {
    { NULL, NULL }, { "javascript:alert(1)", NULL }, { "file:///etc/passwd", NULL }, { " https://a", NULL },
    { "HTTPS://a/b c", "HTTPS://a/b%20c" }, { "http://a/>\"'<\n", "http://a/%3E%22%27%3C%0A" }, { "https://a/é?x=1&y=2#z", "https://a/é?x=1&y=2#z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *link = dtl_copy_dup_link (cases[i].url);

      g_assert_cmpstr (link, ==, cases[i].link);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/copy/a-description-keeps-its-markup", test_prose);
  g_test_add_func ("/copy/plain-text-names-its-source", test_plain);
  g_test_add_func ("/copy/markdown-reads-as-it-is", test_markdown);
  g_test_add_func ("/copy/html-is-a-fragment", test_html);
  g_test_add_func ("/copy/csl-is-untouched", test_csl);
  g_test_add_func ("/copy/bibtex-keeps-names-apart", test_bibtex);
  g_test_add_func ("/copy/a-quotation-is-never-alone", test_quotation);
  g_test_add_func ("/copy/any-text-survives-html", test_random_html);
  g_test_add_func ("/copy/any-text-survives-bibtex", test_random_bibtex);
  g_test_add_func ("/copy/any-text-survives-markdown", test_random_markdown);
  g_test_add_func ("/copy/only-web-addresses-become-links", test_links);

  return g_test_run ();
}
