/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chronology as text: well formed whatever it tells, read back as it was written, and never a quotation without its source. */
#include "dtl-chronology.h"

#include <glib/gstdio.h>
#include <string.h>

#define HOSTILE "<script>alert('1')</script> & \\\"q\\\" ]]> --> </p> \\u0001 \\uffff \\u2028 #* [x](javascript:y) | `"

static const char hostile[] =
  "{\"format\": \"dateline\", \"version\": \"1.0\", \"language\": \"de-AT\", \"title\": \"" HOSTILE "\", \"description\": \"" HOSTILE "\","
  "\"lanes\": [{\"id\": \"a\", \"title\": \"=1+1\"}],"
  "\"sources\": [{\"id\": \"s\", \"title\": \"" HOSTILE "\", \"URL\": \"javascript:alert(1)\"},"
  "{\"id\": \"t\", \"title\": \"Fine\", \"URL\": \"https://example.org/?a=1&b=\\\"2\\\"\"}],"
  "\"events\": ["
  "{\"id\": \"=cmd|' /C calc'!A0\", \"title\": \"" HOSTILE "\", \"when\": \"2017-05-12\", \"lane\": \"a\","
  " \"citations\": [{\"source\": \"s\", \"quote\": {\"exact\": \"" HOSTILE "\"}}, {\"source\": \"t\", \"quote\": {\"exact\": \"one,\\r\\ntwo\"}}]},"
  "{\"id\": \"'b c\", \"title\": \"+49 \\\"x\\\", y\", \"when\": \"-0043-03-15\", \"lane\": \"a\"},"
  "{\"id\": \"c\", \"title\": \"@home\", \"when\": {\"label\": \"one day\"}, \"status\": \"planned\"},"
  "{\"id\": \"d\", \"title\": \"A plan\", \"plans\": [{\"when\": \"2018\", \"kind\": \"deadline\", \"citations\": [{\"source\": \"t\", \"quote\": {\"exact\": \"by 2018\"}}]}]}"
  "]}";

static DtlDocument *
load_hostile (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (hostile, strlen (hostile));
  g_autoptr (GError) error = NULL;
  DtlDocument *document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dtl_document_get_n_events (document), ==, 4);
  return document;
}

static DtlDocument *
load_bundled (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "timelines", "reset-2017.dateline", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  DtlDocument *document = dtl_load_file (file, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static char *
tell (DtlDocument                *document,
      const DtlChronologyOptions *options)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dtl_chronology_write (document, options, stream, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
tell_as (DtlDocument         *document,
         DtlChronologyFormat  format)
{
  return tell (document, &(DtlChronologyOptions) { .format = format });
}

/* As XML, which is stricter than HTML: every tag closed, every character escaped that has to be. */
static void
assert_well_formed (const char *html)
{
  g_autofree char *program = g_find_program_in_path ("xmllint");
  g_autofree char *path = NULL, *errors = NULL;
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { NULL, "--noout", "--nonet", NULL, NULL };
  int fd, status = 0;

  if (program == NULL)
    {
      g_test_message ("xmllint is not here");
      return;
    }
  fd = g_file_open_tmp ("chronology-XXXXXX.html", &path, &error);
  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, html, -1, NULL));
  arguments[0] = program;
  arguments[3] = path;
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &errors, &status, &error));
  if (status != 0)
    g_error ("%s", errors);
  g_unlink (path);
}

static guint
count (const char *text,
       const char *needle)
{
  guint n = 0;

  for (const char *at = strstr (text, needle); at != NULL; at = strstr (at + 1, needle))
    n++;
  return n;
}

static void
test_a_page_is_well_formed_whatever_it_tells (void)
{
  g_autoptr (DtlDocument) document = load_hostile ();
  g_autofree char *html = tell_as (document, DTL_CHRONOLOGY_HTML);

  assert_well_formed (html);
  g_assert_nonnull (strstr (html, "<html lang=\"de-AT\">"));
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "=\"javascript"));
  g_assert_nonnull (strstr (html, "href=\"https://example.org/?a=1&amp;b=%222%22\""));
  g_assert_nonnull (strstr (html, "<article id=\"event-.3Dcmd.7C.27.20.2FC.20calc.27.21A0\">"));
  g_assert_nonnull (strstr (html, "<article id=\"event-.27b.20c\">"));
  g_assert_nonnull (strstr (html, "<p><time datetime=\"2017-05-12\">12 May 2017</time></p>"));
  g_assert_nonnull (strstr (html, "<p>15 March 44 BCE</p>"));
}

static void
test_every_quotation_stands_over_its_source (void)
{
  g_autoptr (DtlDocument) document = load_bundled ();
  g_autofree char *html = tell_as (document, DTL_CHRONOLOGY_HTML);
  guint n_quotations = count (html, "<blockquote");

  assert_well_formed (html);
  g_assert_cmpuint (n_quotations, >, 20);
  g_assert_cmpuint (count (html, "</p></blockquote>\n<figcaption>— "), ==, n_quotations);
  g_assert_cmpuint (count (html, "<article id=\"event-"), ==, dtl_document_get_n_events (document));
  g_assert_cmpuint (count (html, "<h1"), ==, 1);
  g_assert_cmpuint (count (html, "<section aria-labelledby=\"section-"), ==, count (html, "<li><a href=\"#section-"));
}

static void
test_markdown_has_one_heading_for_each_event (void)
{
  g_autoptr (DtlDocument) document = load_bundled ();
  g_autofree char *text = tell_as (document, DTL_CHRONOLOGY_MARKDOWN);
  g_autofree char *again = tell_as (document, DTL_CHRONOLOGY_MARKDOWN);

  g_assert_true (g_str_has_prefix (text, "# "));
  g_assert_cmpuint (count (text, "\n### "), ==, dtl_document_get_n_events (document));
  g_assert_nonnull (strstr (text, "\n## Sources\n"));
  g_assert_cmpstr (text, ==, again);
}

/* Reads a table by RFC 4180, as another program would. (element-type GStrv) */
static GPtrArray *
read_table (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *at = text;

  while (*at != '\0')
    {
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
      gboolean ended = FALSE;

      while (!ended)
        {
          g_autoptr (GString) field = g_string_new (NULL);

          if (*at == '"')
            {
              for (at++; *at != '"' || at[1] == '"'; at++)
                {
                  g_assert_cmpint (*at, !=, '\0');
                  if (*at == '"')
                    at++;
                  g_string_append_c (field, *at);
                }
              at++;
            }
          else
            for (; *at != ',' && *at != '\r'; at++)
              g_string_append_c (field, *at);
          g_strv_builder_add (row, field->str);
          ended = *at != ',';
          if (ended)
            {
              g_assert_cmpint (at[0], ==, '\r');
              g_assert_cmpint (at[1], ==, '\n');
              at++;
            }
          at++;
        }
      g_ptr_array_add (rows, g_strv_builder_end (row));
    }

  return rows;
}

static void
test_a_table_is_read_back_as_it_was (void)
{
  g_autoptr (DtlDocument) document = load_hostile ();
  g_autofree char *csv = tell_as (document, DTL_CHRONOLOGY_CSV);
  g_autoptr (GPtrArray) rows = NULL;
  char **row;

  g_assert_true (g_str_has_prefix (csv, "\xef\xbb\xbfid,title,lane,status,date,earliest,latest,sources,quotations\r\n"));
  rows = read_table (csv + 3);
  g_assert_cmpuint (rows->len, ==, 5);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpuint (g_strv_length (rows->pdata[i]), ==, 9);

  row = rows->pdata[1];
  g_assert_cmpstr (row[0], ==, "''b c");
  g_assert_cmpstr (row[1], ==, "'+49 \"x\", y");
  g_assert_cmpstr (row[2], ==, "'=1+1");
  g_assert_cmpstr (row[4], ==, "15 March 44 BCE");
  g_assert_cmpstr (row[5], ==, "'-0043-03-15T00:00:00");
  g_assert_cmpstr (row[8], ==, "");
  row = rows->pdata[2];
  g_assert_cmpstr (row[0], ==, "'=cmd|' /C calc'!A0");
  g_assert_nonnull (strstr (row[1], "<script>alert('1')</script> & \"q\" ]]> --> </p>"));
  g_assert_cmpuint (count (row[7], "\n"), ==, 1);
  g_assert_nonnull (strstr (row[8], "“one, \ntwo”\n— “Fine”"));
  row = rows->pdata[3];
  g_assert_cmpstr (row[1], ==, "A plan");
  g_assert_cmpstr (row[6], ==, "2018-12-31T23:59:59");
  g_assert_nonnull (strstr (row[8], "“by 2018”"));
  row = rows->pdata[4];
  g_assert_cmpstr (row[1], ==, "'@home");
  g_assert_cmpstr (row[4], ==, "one day");
  g_assert_cmpstr (row[5], ==, "");
}

static void
test_only_what_was_asked_for_is_told (void)
{
  g_autoptr (DtlDocument) document = load_hostile ();
  const guint8 visible[] = { 1, 1, 0, 1 };
  const DtlChronologyOptions options = {
    .format = DTL_CHRONOLOGY_CSV, .visible = visible, .has_span = TRUE, .from = 1483228800, .to = 1514764799,     /* 2017 */
  };
  g_autofree char *csv = tell (document, &options);

  g_assert_nonnull (strstr (csv, "=cmd"));
  g_assert_null (strstr (csv, "+49"));
  g_assert_null (strstr (csv, "@home"));
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_what_is_cancelled_leaves_the_old_file (void)
{
  g_autoptr (DtlDocument) document = load_bundled ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_dir_make_tmp ("dateline-chronology-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const DtlChronologyOptions options = { .format = DTL_CHRONOLOGY_HTML };

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_false (dtl_chronology_save (document, &options, file, cancellable, cancel_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");

  g_assert_true (dtl_chronology_save (document, &options, file, NULL, NULL, NULL, NULL));
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_suffix (text, "</html>\n"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_a_format_is_told_by_its_suffix (void)
{
  DtlChronologyFormat format = DTL_N_CHRONOLOGIES;

  g_assert_true (dtl_chronology_find_format ("/a.b/story.MD", &format));
  g_assert_cmpint (format, ==, DTL_CHRONOLOGY_MARKDOWN);
  g_assert_true (dtl_chronology_find_format ("html", &format));
  g_assert_cmpint (format, ==, DTL_CHRONOLOGY_HTML);
  g_assert_true (dtl_chronology_find_format ("a.csv", &format));
  g_assert_cmpint (format, ==, DTL_CHRONOLOGY_CSV);
  g_assert_false (dtl_chronology_find_format ("a.png", &format));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chronology/page-is-well-formed-whatever-it-tells", test_a_page_is_well_formed_whatever_it_tells);
  g_test_add_func ("/chronology/every-quotation-stands-over-its-source", test_every_quotation_stands_over_its_source);
  g_test_add_func ("/chronology/markdown-has-one-heading-for-each-event", test_markdown_has_one_heading_for_each_event);
  g_test_add_func ("/chronology/table-is-read-back-as-it-was", test_a_table_is_read_back_as_it_was);
  g_test_add_func ("/chronology/only-what-was-asked-for-is-told", test_only_what_was_asked_for_is_told);
  g_test_add_func ("/chronology/what-is-cancelled-leaves-the-old-file", test_what_is_cancelled_leaves_the_old_file);
  g_test_add_func ("/chronology/format-is-told-by-its-suffix", test_a_format_is_told_by_its_suffix);

  return g_test_run ();
}
