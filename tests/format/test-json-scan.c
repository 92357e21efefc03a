/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The strict pass against small files: json/n-* must be refused, json/y-* accepted, and json.expected has what is said of each. What
 * is accepted must also be read by json-glib, which sees it next. The rest are texts that are made here: hostile and random ones.
 */
#include "dtl-json-scan.h"

#include "expected.h"

#include <json-glib/json-glib.h>
#include <string.h>

static gboolean
scan_text (DtlJsonScan *scan,
           const char  *text,
           gsize        size)
{
  dtl_json_scan_init (scan, text, size);
  return dtl_json_scan_start (scan) && dtl_json_scan_skip (scan) && dtl_json_scan_finish (scan);
}

/* A copy without a byte behind it, so that reading too far is an error that the sanitizer sees. */
static gboolean
is_valid (const char *text,
          gsize       size)
{
  char *copy = g_memdup2 (text, size);
  DtlJsonScan scan;
  gboolean valid = scan_text (&scan, copy, size);

  g_assert_true (valid == !scan.failed);
  if (scan.failed)
    {
      g_assert_cmpuint (scan.error.offset, <=, size);
      g_assert_nonnull (scan.error.expected);
    }
  dtl_json_scan_clear (&scan);
  g_free (copy);
  return valid;
}

static void
describe_file (GString    *out,
               const char *name,
               const char *text,
               gsize       size)
{
  DtlJsonScan scan;

  if (scan_text (&scan, text, size))
    g_string_append_printf (out, "%s: valid%s%s\n", name, scan.has_bom ? ", with a byte order mark" : "",
                            scan.noncharacter != G_MAXSIZE ? ", with a noncharacter" : "");
  else
    {
      g_autofree char *message = dtl_json_scan_dup_message (&scan);

      g_string_append_printf (out, "%s: %s\n", name, message);
    }
  dtl_json_scan_clear (&scan);
}

/* A byte order mark is the one thing that json-glib is not shown: it only gets parts of a text. */
static void
check_json_glib (const char *name,
                 const char *text,
                 gsize       size)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  gsize skipped = size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  if (!json_parser_load_from_data (parser, text + skipped, (gssize) (size - skipped), &error))
    g_test_fail_printf ("%s: accepted by us, refused by json-glib: %s", name, error->message);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
test_files (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "format", "json", NULL);
  g_autofree char *expected = g_test_build_filename (G_TEST_DIST, "format", "json.expected", NULL);
  g_autoptr (GPtrArray) names = list_files (folder);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_cmpuint (names->len, >, 300);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize size;
      gboolean valid;

      g_assert_true (g_file_get_contents (path, &text, &size, NULL));
      valid = is_valid (text, size);
      if (valid != (name[0] == 'y'))
        g_test_fail_printf ("%s was %s", name, valid ? "accepted" : "refused");
      if (valid)
        check_json_glib (name, text, size);
      describe_file (out, name, text, size);
    }

  g_assert_true (g_utf8_validate (out->str, -1, NULL));
  expected_compare (expected, out->str);
}

static void
test_prefixes (void)
{
  static const char text[] = "{\"a\\u00e9\\ud834\\udd1e\": [1, -2.5e+3, true, false, null, \"x\\n€𝄞\"], \"b\": {\"c\": {}, \"d\": []}}";

  g_assert_true (is_valid (text, sizeof text - 1));
  for (gsize size = 0; size < sizeof text - 1; size++)
    g_assert_false (is_valid (text, size));
}

/* All pieces of the grammar at all distances to the ends of the sixteen bytes that are looked at together. */
static void
test_alignments (void)
{
  static const char * const good[] = { "\\n", "\\u1234", "é", "€", "𝄞", "\\ud834\\udd1e", "", "\x7f" };
  static const char * const bad[] = { "\n", "\x1f", "\\x", "\\u12g4", "\xc3", "\xe2\x82", "\xff", "\\ud834", "\xed\xa0\x80" };

  for (guint before = 0; before < 40; before++)
    for (guint after = 0; after < 40; after++)
      {
        g_autofree char *head = g_strnfill (before, 'x'), *tail = g_strnfill (after, 'y');

        for (guint i = 0; i < G_N_ELEMENTS (good); i++)
          {
            g_autofree char *text = g_strdup_printf ("[\"%s%s%s\"]", head, good[i], tail);

            g_assert_true (is_valid (text, strlen (text)));
          }
        for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
          {
            g_autofree char *text = g_strdup_printf ("[\"%s%s%s\"]", head, bad[i], tail);

            g_assert_false (is_valid (text, strlen (text)));
          }
      }
}

/* Every code point as UTF-8 by GLib's word, written and escaped. */
static void
test_code_points (void)
{
  for (gunichar c = 1; c <= 0x10ffff; c += c < 0x3000 ? 1 : 37)
    {
      char text[32] = "\"";
      gsize length = 1 + (gsize) g_unichar_to_utf8 (c, text + 1);
      gboolean may_stand = c >= 0x20 && c != '"' && c != '\\' && !(c >= 0xd800 && c <= 0xdfff);

      text[length++] = '"';
      g_assert_cmpint (is_valid (text, length), ==, may_stand);
      if (c > 0xffff)
        continue;
      g_snprintf (text, sizeof text, "\"\\u%04X\"", c);
      g_assert_cmpint (is_valid (text, 8), ==, !(c >= 0xd800 && c <= 0xdfff));
    }
}

/* Two bytes after any first one, against GLib. */
static void
test_utf8 (void)
{
  for (guint a = 0x80; a < 0x100; a++)
    for (guint b = 0x70; b < 0x100; b += 3)
      for (guint c = 0x70; c < 0x100; c += 5)
        {
          const char text[] = { '"', (char) a, (char) b, (char) c, (char) 0xbf, '"' };
          gboolean expected = b != '"' && b != '\\' && c != '"' && c != '\\' && g_utf8_validate (text, sizeof text, NULL);

          g_assert_cmpint (is_valid (text, sizeof text), ==, expected);
        }
}

static void
test_depth (void)
{
  for (guint depth = 1; depth < 100; depth++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < depth; i++)
        g_string_append (text, i % 2 == 0 ? "[" : "{\"a\":");
      g_string_append (text, "1");
      for (guint i = depth; i-- > 0;)
        g_string_append_c (text, i % 2 == 0 ? ']' : '}');
      g_assert_cmpint (is_valid (text->str, text->len), ==, depth <= DTL_JSON_MAX_DEPTH);
    }
}

/* Fails the test if it takes longer than anything linear would. */
static void
assert_quick (GString  *text,
              gboolean  expected,
              double    seconds)
{
  gint64 start = g_get_monotonic_time ();
  double took;

  g_assert_cmpint (is_valid (text->str, text->len), ==, expected);
  took = (double) (g_get_monotonic_time () - start) / 1e6;
  g_test_message ("%.1f MB in %.3f s", (double) text->len / 1e6, took);
  g_assert_cmpfloat (took, <, seconds);
}

/* Names that collide in GLib's string hash, h * 33 + c: "Ab" and "BA" do, and so do all words of these. */
static void
test_colliding_names (void)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (guint i = 0; i < 1 << 16; i++)
    {
      g_string_append (text, i > 0 ? ",\"" : "\"");
      for (guint bit = 0; bit < 16; bit++)
        g_string_append (text, i >> bit & 1 ? "Ab" : "BA");
      g_string_append (text, "\":0");
    }
  g_string_append_c (text, '}');
  assert_quick (text, TRUE, 5);
}

/* Names that only differ far behind what is compared first. */
static void
test_long_common_starts (void)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%s\"%0200u\":0", i > 0 ? "," : "", i);
  g_string_append_c (text, '}');
  assert_quick (text, TRUE, 5);
}

static void
test_escaped_names (void)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%s\"\\u%04x\\u%04x\":0", i > 0 ? "," : "", 0x100 + i / 200, 0x100 + i % 200);
  g_string_append_c (text, '}');
  assert_quick (text, TRUE, 5);
  g_string_insert (text, (gssize) text->len - 1, ",\"ĀĀ\":1");   /* the first one, written out */
  assert_quick (text, FALSE, 5);
}

static void
test_many_small_objects (void)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%s{\"a\":{\"b\":{\"c\":%u}}}", i > 0 ? "," : "", i);
  g_string_append_c (text, ']');
  assert_quick (text, TRUE, 5);
}

static void
test_too_many_members (void)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (guint i = 0; i <= DTL_JSON_MAX_MEMBERS; i++)
    g_string_append_printf (text, "%s\"%u\":0", i > 0 ? "," : "", i);
  g_string_append_c (text, '}');
  assert_quick (text, FALSE, 20);
}

static void
test_huge_scalars (void)
{
  g_autoptr (GString) digits = g_string_new ("[-"), letters = g_string_new ("[\"");

  for (guint i = 0; i < 1000000; i++)
    {
      g_string_append_c (digits, '1');
      g_string_append (letters, "é\\n");
    }
  g_string_append (digits, "]");
  g_string_append (letters, "\"]");
  assert_quick (digits, TRUE, 5);
  assert_quick (letters, TRUE, 5);
}

/* Random changes to a text that has everything: nothing may crash, and what is accepted json-glib reads. */
static void
test_mutations (void)
{
  static const char seed_text[] =
    "{\"id\": \"x\", \"n\": [0, -1, 2.5, 1e9, 12E-3], \"s\": \"a\\\"b\\\\c\\u00e9\\ud834\\udd1e€\", \"t\": true, \"f\": false,"
    " \"z\": null, \"o\": {\"a\": {}, \"b\": []}}";
  static const char bytes[] = "{}[]\",:\\utfn0123456789.eE+- \n\t\xc3\xa9\xe2\x80\xff/";
  guint n_accepted = 0;

  for (guint round = 0; round < 40000; round++)
    {
      g_autoptr (GString) text = g_string_new_len (seed_text, sizeof seed_text - 1);

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        {
          gsize at = (gsize) g_test_rand_int_range (0, (int) text->len);
          char byte = bytes[g_test_rand_int_range (0, (int) sizeof bytes - 1)];

          switch (g_test_rand_int_range (0, 3))
            {
            case 0:
              text->str[at] = byte;
              break;
            case 1:
              g_string_erase (text, (gssize) at, 1);
              break;
            default:
              g_string_insert_c (text, (gssize) at, byte);
            }
        }
      if (is_valid (text->str, text->len))
        {
          n_accepted++;
          check_json_glib (text->str, text->str, text->len);
        }
    }
  g_assert_cmpuint (n_accepted, >, 0);
}

static gboolean
stop_cb (gsize    offset,
         gpointer user_data)
{
  guint *left = user_data;

  return (*left)-- > 0;
}

static void
test_stops (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  DtlJsonScan scan;
  guint left = 2;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, "1,");
  g_string_append (text, "1]");

  dtl_json_scan_init (&scan, text->str, text->len);
  dtl_json_scan_set_tick (&scan, stop_cb, &left);
  g_assert_true (dtl_json_scan_start (&scan));
  g_assert_false (dtl_json_scan_skip (&scan));
  g_assert_true (scan.failed && scan.stopped);
  g_assert_cmpuint (scan.pos, <, text->len / 2);
  g_assert_false (dtl_json_scan_finish (&scan));
  dtl_json_scan_clear (&scan);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-scan/files-are-accepted-or-refused", test_files);
  g_test_add_func ("/json-scan/no-text-is-valid-before-its-end", test_prefixes);
  g_test_add_func ("/json-scan/strings-are-read-alike-at-every-place", test_alignments);
  g_test_add_func ("/json-scan/every-character-may-stand-unless-json-forbids-it", test_code_points);
  g_test_add_func ("/json-scan/utf8-is-what-glib-says", test_utf8);
  g_test_add_func ("/json-scan/nesting-ends-at-64", test_depth);
  g_test_add_func ("/json-scan/colliding-names-cost-no-more", test_colliding_names);
  g_test_add_func ("/json-scan/names-with-long-common-starts-cost-no-more", test_long_common_starts);
  g_test_add_func ("/json-scan/escaped-names-are-compared-decoded", test_escaped_names);
  g_test_add_func ("/json-scan/many-small-objects-cost-no-more", test_many_small_objects);
  g_test_add_func ("/json-scan/members-are-bounded", test_too_many_members);
  g_test_add_func ("/json-scan/scalars-may-be-huge", test_huge_scalars);
  g_test_add_func ("/json-scan/whatever-is-accepted-json-glib-reads", test_mutations);
  g_test_add_func ("/json-scan/stops-when-it-is-told-to", test_stops);
  return g_test_run ();
}
