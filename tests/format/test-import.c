/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every file of import/ is read, and what was made of it compared with the file beside it that is named .expected: what the document says,
 * its problems at their places in the file, and the timeline in our format. DATELINE_UPDATE_CASES=1 writes these files.
 */
#include "describe.h"
#include "expected.h"
#include "laws.h"

#include "dtl-chronology.h"
#include "dtl-html.h"
#include "dtl-loader.h"

#include <string.h>

#define N_MUTATIONS 300

static GPtrArray *paths;

static GBytes *
read_file (const char *path)
{
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  return g_bytes_new_take (text, length);
}

static void
test_case (gconstpointer data)
{
  const char *path = data;
  g_autofree char *expected_path = g_strconcat (path, ".expected", NULL);
  g_autoptr (GBytes) bytes = read_file (path);
  g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);
  g_autofree char *described = describe_bytes (bytes);
  g_autoptr (GString) found = g_string_new (described);

  if (document != NULL)
    {
      gsize length;
      const char *text = g_bytes_get_data (dtl_document_get_text (document), &length);

      g_assert_nonnull (dtl_document_get_import_name (document));
      g_string_append_len (found, text, (gssize) length);
    }
  expected_compare (expected_path, found->str);
}

/* What is saved of an import is a timeline without a fault, and says the same. */
static void
check_saved (DtlDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) saved = dtl_load_bytes (dtl_document_get_text (document), NULL, NULL, NULL, &error);
  g_autoptr (GString) before = g_string_new (NULL), after = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_null (dtl_document_get_import_name (saved));
  describe_document (before, document);
  describe_document (after, saved);
  g_assert_cmpstr (after->str, ==, before->str);
}

static void
test_saved (void)
{
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GBytes) bytes = read_file (paths->pdata[i]);
      g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);

      if (document == NULL)
        continue;
      check_saved (document);
      {
        g_autoptr (DtlDocument) saved = dtl_load_bytes (dtl_document_get_text (document), NULL, NULL, NULL, NULL);

        g_assert_cmpuint (dtl_document_get_n_problems (saved), ==, 0);
      }
    }
}

/* A few bytes are other ones, or the end is cut off: it is read or it is not, and what is read obeys every law. */
static void
test_mutated (void)
{
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GBytes) bytes = read_file (paths->pdata[i]);
      gsize size;
      const guint8 *data = g_bytes_get_data (bytes, &size);

      for (int n = 0; n < N_MUTATIONS; n++)
        {
          g_autofree guint8 *copy = g_memdup2 (data, size);
          gsize kept = g_test_rand_int_range (0, 4) == 0 ? (gsize) g_test_rand_int_range (0, (gint32) size) : size;
          g_autoptr (GBytes) mutated = NULL;
          g_autoptr (DtlDocument) document = NULL;

          for (int k = g_test_rand_int_range (0, 6); k > 0; k--)
            copy[g_test_rand_int_range (0, (gint32) size)] = (guint8) "\0\"<>&;,\n\r{}[]:09-?/zÄ\xff"[g_test_rand_int_range (0, 24)];
          mutated = g_bytes_new (copy, kept);
          document = dtl_load_bytes (mutated, NULL, NULL, NULL, NULL);
          if (document == NULL)
            continue;
          laws_check (document);
          check_saved (document);
        }
    }
}

static DtlDocument *
open_as_timelinejs (DtlDocument *document)
{
  const DtlChronologyOptions options = { .format = DTL_CHRONOLOGY_TIMELINEJS };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DtlDocument *again;

  g_assert_true (dtl_chronology_write (document, &options, stream, NULL, NULL, NULL, &error));
  g_assert_true (g_output_stream_close (stream, NULL, &error));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  again = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dtl_document_get_import_name (again), ==, "a TimelineJS file");
  return again;
}

/* What came from TimelineJS comes out of it once more as the same timeline, to the byte. Whatever else is written for it has the same events. */
static void
test_back_to_timelinejs (void)
{
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GBytes) bytes = read_file (paths->pdata[i]);
      g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);
      g_autoptr (DtlDocument) again = NULL;

      /* Nothing tells a file without any date for one of TimelineJS. */
      if (document == NULL || dtl_document_get_n_placed (document) == 0)
        continue;
      again = open_as_timelinejs (document);
      g_assert_cmpuint (dtl_document_get_n_events (again), ==, dtl_document_get_n_events (document));
      for (guint32 k = 0; k < dtl_document_get_n_events (document); k++)
        {
          g_autofree char *id = dtl_document_dup_id (document, k), *id_again = dtl_document_dup_id (again, k);
          g_autofree char *label = dtl_document_dup_label (document, k), *label_again = dtl_document_dup_label (again, k);

          g_assert_cmpstr (id_again, ==, id);
          g_assert_cmpstr (label_again, ==, label);
        }
      if (g_str_equal (dtl_document_get_import_name (document), "a TimelineJS file"))
        g_assert_true (g_bytes_equal (dtl_document_get_text (again), dtl_document_get_text (document)));
    }
}

typedef struct
{
  double last;
  guint  n;
} Progress;

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Progress *self = user_data;

  g_assert_cmpfloat (fraction, >=, self->last);
  g_assert_cmpfloat (fraction, <=, 1);
  self->n += fraction > self->last && fraction < 1;
  self->last = fraction;
}

/* A large table says how far it is, as other files do. */
static void
test_progress (void)
{
  g_autoptr (GString) text = g_string_new ("date,title\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DtlDocument) document = NULL;
  Progress progress = { 0 };

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "12 May %u,Event %u\n", 1000 + i % 1000, i);
  bytes = g_bytes_new (text->str, text->len);
  document = dtl_load_bytes (bytes, NULL, progress_cb, &progress, NULL);
  g_assert_cmpuint (dtl_document_get_n_events (document), ==, 20000);
  g_assert_cmpuint (progress.n, >, 50);
  g_assert_cmpfloat (progress.last, ==, 1);
}

/* Broken JSON is an error with its place, also behind a byte order mark: the beginning of it is no timeline. */
static void
test_broken (void)
{
  static const char text[] = "\xef\xbb\xbf{\"events\": [{\"start_date\": {\"year\": 2017}}, {]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (dtl_load_bytes (bytes, NULL, NULL, NULL, &error));
  g_assert_error (error, DTL_FORMAT_ERROR, DTL_FORMAT_ERROR_SYNTAX);
}

static void
test_html (void)
{
  static const struct { const char *html, *markup, *line; } cases[] = {
    { "", "", "" },
    { "plain words", "plain words", "plain words" },
    { "two\nlines", "two\n\nlines", "two lines" },
    { "<p>two</p>\n<p>paragraphs</p>", "two\n\nparagraphs", "two paragraphs" },
    { "a<br>b<br/>c", "a\n\nb\n\nc", "a b c" },
    { "5 < 6 & 7 > 6", "5 < 6 & 7 > 6", "5 < 6 & 7 > 6" },
    { "&lt;b&gt; &amp;amp; &eacute;&szlig;&nbsp;&#8211;&#x2014;&hellip; &nonsense; &#0; &", "<b> &amp; éß –—… &nonsense; &#0; &",
      "<b> &amp; éß –—… &nonsense; &#0; &" },
    { "<b>strong </b>and<i> light</i>", "**strong** and *light*", "strong and light" },
    { "<b><i>both</i></b>", "***both***", "both" },
    { "<b>open", "**open**", "open" },
    { "<b></b>none", "none", "none" },
    { "2*3 [x] \\", "2\\*3 \\[x\\] \\\\", "2*3 [x] \\" },
    { "- no item", "\\- no item", "- no item" },
    { "<blockquote>said</blockquote>after", "> said\n\nafter", "said after" },
    { "<ul><li>a</li><li>b</li></ul>c", "- a\n- b\n\nc", "a b c" },
    { "<a href=\"https://example.org/(x)\">there</a>", "[there](https://example.org/%28x%29)", "there" },
    { "<a href='javascript:alert(1)'>there</a>", "there", "there" },
    { "<a href=\"https://example.org/\">a [b]</a>", "a \\[b\\] (https://example.org/)", "a [b]" },
    { "<a href=\"https://example.org/\"></a>x", "x", "x" },
    { "x<script>alert('<p>')</script>y<style>b{}</style>", "xy", "xy" },
    { "x<!-- <p> -->y", "xy", "xy" },
    { "x<unknown attribute='>'>y", "x'>y", "x'>y" },
    { "x<", "x<", "x<" },
    { "<", "<", "<" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markup = dtl_html_to_markup (cases[i].html), *line = dtl_html_to_line (cases[i].html);

      if (!g_str_equal (markup, cases[i].markup) || !g_str_equal (line, cases[i].line))
        g_test_fail_printf ("“%s” became “%s” and “%s”", cases[i].html, markup, line);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "format", "import", NULL);
  paths = g_ptr_array_new_with_free_func (g_free);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".expected"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *base = g_path_get_basename (paths->pdata[i]);
      g_autofree char *test_name = g_strconcat ("/import/", base, NULL);

      g_test_add_data_func (test_name, paths->pdata[i], test_case);
    }
  g_test_add_func ("/import/saved", test_saved);
  g_test_add_func ("/import/mutated", test_mutated);
  g_test_add_func ("/import/back-to-timelinejs", test_back_to_timelinejs);
  g_test_add_func ("/import/broken", test_broken);
  g_test_add_func ("/import/progress", test_progress);
  g_test_add_func ("/import/html", test_html);
  return g_test_run ();
}
