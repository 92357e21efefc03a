/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures as anybody may have made them. That real ones come back to the byte, tests/cli proves. */
#include "dtl-carrier.h"
#include "dtl-loader.h"

#include <string.h>

#define TIMELINE "{\"format\":\"dateline\",\"version\":\"1.0\",\"title\":\"T\",\"lanes\":[{\"id\":\"l\",\"title\":\"L\"}]," \
                 "\"events\":[{\"id\":\"a\",\"title\":\"A\",\"when\":\"2017\",\"lane\":\"l\"}]}"

static GBytes *
pack (gconstpointer data,
      gsize         size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, data, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
append_chunk (GByteArray *png,
              const char *type,
              const char *head,
              gsize       head_size,
              GBytes     *content)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);
  const guint32 length = GUINT32_TO_BE ((guint32) (head_size + size));

  g_byte_array_append (png, (const guint8 *) &length, 4);
  g_byte_array_append (png, (const guint8 *) type, 4);
  g_byte_array_append (png, (const guint8 *) head, (guint) head_size);
  g_byte_array_append (png, data, (guint) size);
  g_byte_array_append (png, (const guint8 *) "CRC.", 4);
}

#define PACKED_HEAD DTL_PROOF_TIMELINE_TYPE "\0\1\0\0"
#define PLAIN_HEAD  DTL_PROOF_TIMELINE_TYPE "\0\0\0\0"
#define VIEW_HEAD   DTL_PROOF_VIEW_TYPE

/* @head ends with the zero of its literal. */
static GBytes *
new_png (const char *head,
         gsize       head_size,
         GBytes     *content,
         const char *view)
{
  GByteArray *png = g_byte_array_new ();

  g_byte_array_append (png, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  if (view != NULL)
    {
      g_autoptr (GBytes) text = g_bytes_new (view, strlen (view));

      append_chunk (png, "tEXt", VIEW_HEAD, sizeof VIEW_HEAD, text);
    }
  if (content != NULL)
    append_chunk (png, "iTXt", head, head_size, content);

  return g_byte_array_free_to_bytes (png);
}

static void
assert_unpacks (GBytes     *picture,
                const char *expected,
                const char *expected_view)
{
  g_autofree char *view = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) timeline = NULL;

  g_assert_true (dtl_carrier_is (picture));
  timeline = dtl_carrier_unpack (picture, &view, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (timeline, NULL), g_bytes_get_size (timeline), expected, strlen (expected));
  g_assert_cmpstr (view, ==, expected_view);
}

static void
test_png (void)
{
  g_autoptr (GBytes) packed = pack (TIMELINE, strlen (TIMELINE));
  g_autoptr (GBytes) plain = g_bytes_new_static (TIMELINE, strlen (TIMELINE));
  g_autoptr (GBytes) one = new_png (PACKED_HEAD, sizeof PACKED_HEAD, packed, "{\"from\":\"2017\"}");
  g_autoptr (GBytes) two = new_png (PLAIN_HEAD, sizeof PLAIN_HEAD, plain, NULL);

  assert_unpacks (one, TIMELINE, "{\"from\":\"2017\"}");
  assert_unpacks (two, TIMELINE, NULL);
}

/* As other editors write it: prefixes, order of attributes, line breaks within the letters. */
static void
test_svg (void)
{
  g_autoptr (GBytes) packed = pack (TIMELINE, strlen (TIMELINE));
  g_autofree char *letters = g_base64_encode (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  g_autofree char *svg = g_strdup_printf ("\n<!-- x --><ns0:svg xmlns:ns0=\"http://www.w3.org/2000/svg\"><metadata>\n"
                                          "<ns1:view type=\"" DTL_PROOF_VIEW_TYPE "\">{&quot;a&quot;:&quot;&amp;lt;&quot;}</ns1:view>"
                                          "<ns1:timeline encoding=\"zlib+base64\" type=\"" DTL_PROOF_TIMELINE_TYPE "\"\n name=\"x\">"
                                          "%.20s\n  %s</ns1:timeline></metadata></ns0:svg>", letters, letters + 20);
  g_autoptr (GBytes) picture = g_bytes_new (svg, strlen (svg));

  assert_unpacks (picture, TIMELINE, "{\"a\":\"&lt;\"}");
}

static GBytes *
new_pdf (const char *dictionary,
         GBytes     *stream)
{
  g_autofree char *head = g_strdup_printf ("%%PDF-1.5\n1 0 obj\n<< /Type /Catalog >>\nendobj\n9 0 obj\n%s\nstream\n", dictionary);
  GByteArray *pdf = g_byte_array_new ();

  g_byte_array_append (pdf, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (pdf, g_bytes_get_data (stream, NULL), (guint) g_bytes_get_size (stream));
  g_byte_array_append (pdf, (const guint8 *) "\nendstream\nendobj\n", 18);

  return g_byte_array_free_to_bytes (pdf);
}

static void
test_pdf (void)
{
  g_autoptr (GBytes) packed = pack (TIMELINE, strlen (TIMELINE));
  g_autoptr (GBytes) plain = g_bytes_new_static (TIMELINE, strlen (TIMELINE));
  g_autofree char *bare = g_strdup_printf ("<< /Length %u /Subtype/application#2fvnd.dateline+json >>", (guint) strlen (TIMELINE));
  g_autoptr (GBytes) one = new_pdf ("<< /DatelineView ({\"a\":\"\\(b\\\\n\\)\"}) /Filter /FlateDecode /Length 7 0 R\n"
                                    "/Subtype /application#2Fvnd.dateline+json >>", packed);
  g_autoptr (GBytes) two = new_pdf (bare, plain);

  assert_unpacks (one, TIMELINE, "{\"a\":\"(b\\n)\"}");
  assert_unpacks (two, TIMELINE, NULL);
}

static void
assert_refused (GBytes   *picture,
                GIOErrorEnum code)
{
  g_autofree char *view = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dtl_carrier_is (picture));
  g_assert_null (dtl_carrier_unpack (picture, &view, &error));
  g_assert_error (error, G_IO_ERROR, (int) code);
  g_assert_null (view);
}

static void
test_nothing_in_it (void)
{
  g_autoptr (GBytes) png = new_png (NULL, 0, NULL, "{}");
  g_autoptr (GBytes) svg = g_bytes_new_static ("<svg/>", 6);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7\n", 9);
  g_autoptr (GBytes) json = g_bytes_new_static (TIMELINE, strlen (TIMELINE));
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  assert_refused (png, G_IO_ERROR_NOT_SUPPORTED);
  assert_refused (svg, G_IO_ERROR_NOT_SUPPORTED);
  assert_refused (pdf, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_false (dtl_carrier_is (json));
  g_assert_false (dtl_carrier_is (nothing));
}

/* 300 MB of spaces are 300 kB when packed. */
static void
test_bomb (void)
{
  const gsize size = DTL_CARRIER_MAX_SIZE + DTL_CARRIER_MAX_SIZE / 8;
  g_autofree char *spaces = g_malloc (size);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) picture = NULL;

  memset (spaces, ' ', size);
  packed = pack (spaces, size);
  g_assert_cmpuint (g_bytes_get_size (packed), <, 1024 * 1024);
  picture = new_png (PACKED_HEAD, sizeof PACKED_HEAD, packed, NULL);
  assert_refused (picture, G_IO_ERROR_NO_SPACE);
}

/* Cut off anywhere, and with any byte changed, it is refused or unpacked, and nothing else. */
static void
test_broken (void)
{
  g_autoptr (GBytes) packed = pack (TIMELINE, strlen (TIMELINE));
  g_autofree char *letters = g_base64_encode (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  g_autofree char *svg = g_strdup_printf ("<svg><t type=\"" DTL_PROOF_TIMELINE_TYPE "\">%s</t></svg>", letters);
  GBytes *pictures[] = {
    new_png (PACKED_HEAD, sizeof PACKED_HEAD, packed, "{\"from\":\"2017\"}"),
    new_pdf ("<< /Filter /FlateDecode /DatelineView (\\() /Subtype /application#2Fvnd.dateline+json >>", packed),
    g_bytes_new (svg, strlen (svg)),
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (pictures[i], &size);

      for (gsize n = 0; n < 2 * size; n++)
        {
          g_autofree guint8 *copy = g_memdup2 (data, size);
          const gsize length = n < size ? n : size;
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (GBytes) timeline = NULL;
          g_autofree char *view = NULL;

          if (n >= size)
            copy[n - size] = (guint8) g_rand_int (rand);
          bytes = g_bytes_new (copy, length);
          if (dtl_carrier_is (bytes))
            timeline = dtl_carrier_unpack (bytes, &view, NULL);
        }
      g_bytes_unref (pictures[i]);
    }
}

static void
test_loaded (void)
{
  g_autoptr (GBytes) packed = pack (TIMELINE, strlen (TIMELINE));
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TIMELINE, -1);
  g_autofree char *view = g_strdup_printf ("{\"sha256\":\"%s\",\"part\":true,\"from\":\"2017-03\",\"to\":\"2017-05-02T10:00:00\","
                                           "\"hiddenLanes\":[\"l\"],\"filter\":\"status:planned\",\"reportedBy\":\"2017-09-12\"}", hash);
  g_autoptr (GBytes) picture = new_png (PACKED_HEAD, sizeof PACKED_HEAD, packed, view);
  g_autoptr (GBytes) changed = new_png (PACKED_HEAD, sizeof PACKED_HEAD, packed, "{\"sha256\":\"00\"}");
  g_autoptr (GBytes) own = g_bytes_new_static (TIMELINE, strlen (TIMELINE));
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) document = dtl_load_bytes (picture, NULL, NULL, NULL, &error);
  g_autoptr (DtlDocument) other = dtl_load_bytes (changed, NULL, NULL, NULL, NULL);
  g_autoptr (DtlDocument) plain = dtl_load_bytes (own, NULL, NULL, NULL, NULL);
  char from_text[DTL_ISO8601_SIZE], to_text[DTL_ISO8601_SIZE];
  DtlInstant from, to;

  g_assert_no_error (error);
  g_assert_true (dtl_document_get_picture (document)->is_intact);
  g_assert_true (dtl_document_get_picture (document)->is_part);
  g_assert_cmpstr (dtl_document_get_picture (document)->filter, ==, "status:planned");
  g_assert_cmpstr (dtl_instant_to_iso8601 (dtl_document_get_picture (document)->reported_by, from_text), ==, "2017-09-12T23:59:59");
  g_assert_true (dtl_document_get_view (document, &from, &to));
  g_assert_cmpstr (dtl_instant_to_iso8601 (from, from_text), ==, "2017-03-01T00:00:00");
  g_assert_cmpstr (dtl_instant_to_iso8601 (to, to_text), ==, "2017-05-02T10:00:00");
  g_assert_true (dtl_document_get_lane (document, 0)->hidden);
  g_assert_true (g_bytes_equal (dtl_document_get_text (document), own));

  g_assert_false (dtl_document_get_picture (other)->is_intact);
  g_assert_false (dtl_document_get_picture (other)->is_part);
  g_assert_null (dtl_document_get_picture (other)->filter);
  g_assert_cmpint (dtl_document_get_picture (other)->reported_by, ==, DTL_INSTANT_AFTER_ALL);
  g_assert_null (dtl_document_get_picture (plain));
}

/* What is written of a view is what is read of it, also where years have many digits. */
static void
test_view (void)
{
  g_autoptr (GBytes) own = g_bytes_new_static (TIMELINE, strlen (TIMELINE));
  g_autoptr (DtlDocument) document = dtl_load_bytes (own, NULL, NULL, NULL, NULL);
  const char *hidden[] = { "l", "Москва \"x\" 😀", NULL };
  const DtlProofView view = { TRUE, G_GINT64_CONSTANT (-400000000000000000), 1490000000, (GStrv) hidden, "lane:l status:planned", TRUE,
                              TRUE, 1489967999 };
  g_autoptr (DtlProof) proof = dtl_proof_new (document, &view, "Плёнка 1.dateline");
  g_autoptr (GBytes) picture = new_png (PACKED_HEAD, sizeof PACKED_HEAD, proof->timeline, proof->view);
  g_autoptr (DtlDocument) again = dtl_load_bytes (picture, NULL, NULL, NULL, NULL);
  DtlInstant from, to;

  g_assert_true (g_str_is_ascii (proof->view));
  g_assert_true (g_str_is_ascii (proof->name));
  g_assert_true (g_str_has_suffix (proof->name, "1.dateline"));
  g_assert_true (dtl_document_get_picture (again)->is_intact);
  g_assert_true (dtl_document_get_fold_empty_time (again));
  g_assert_true (dtl_document_get_lane (again, 0)->hidden);
  g_assert_true (dtl_document_get_view (again, &from, &to));
  g_assert_cmpint (to, ==, view.to);
  g_assert_cmpint (dtl_document_get_picture (again)->reported_by, ==, view.reported_by);
  g_assert_cmpint (ABS (from - view.from), <, 367 * DTL_SECONDS_PER_DAY);
}

#define STORY "{ \"format\": \"dateline\", \"version\": \"1.0\", \"title\": \"T\", \"x-own\": [1,2],\n" \
              "  \"links\": [{ \"from\": \"a\", \"to\": \"b\" }, { \"from\": \"a\", \"to\": \"c\" }],\n" \
              "  \"events\": [ { \"id\": \"a\", \"title\": \"A\", \"when\": \"2017\" },\n" \
              "    { \"id\": \"bad\", \"title\": \"Bad\", \"when\": \"2017-13\" },\n" \
              "    { \"id\": \"b\", \"title\": \"B\", \"when\": \"2018\" }, { \"id\": \"\\u0063\", \"title\": \"C\", \"when\": \"2019\" } ] }\n"

/* Any choice of events is a document of its own, without problems, and says that it is a part. */
static void
test_part (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static (STORY, strlen (STORY));
  g_autoptr (DtlDocument) document = dtl_load_bytes (text, NULL, NULL, NULL, NULL);

  g_assert_cmpuint (dtl_document_get_n_events (document), ==, 3);
  g_assert_cmpuint (dtl_document_get_n_links (document), ==, 2);
  for (guint choice = 0; choice < 8; choice++)
    {
      const guint8 visible[] = { choice & 1, choice & 2, choice & 4 };
      const DtlProofView view = { .visible = visible };
      g_autoptr (DtlProof) proof = dtl_proof_new (document, &view, NULL);
      g_autoptr (GBytes) picture = new_png (PACKED_HEAD, sizeof PACKED_HEAD, proof->timeline, proof->view);
      g_autoptr (GError) error = NULL;
      g_autoptr (DtlDocument) part = dtl_load_bytes (picture, NULL, NULL, NULL, &error);
      const char *ids[] = { "a", "b", "c" }, *carried;
      guint32 event;
      gsize size;

      g_assert_no_error (error);
      g_assert_true (dtl_document_get_picture (part)->is_part);
      g_assert_true (dtl_document_get_picture (part)->is_intact);
      for (guint i = 0; i < dtl_document_get_n_problems (part); i++)
        g_assert_cmpint (dtl_document_get_problem (part, i)->kind, ==, DTL_PROBLEM_REMARK);
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        g_assert_cmpint (dtl_document_find_event (part, ids[i], &event), ==, (choice & 1u << i) != 0);
      g_assert_cmpuint (dtl_document_get_n_links (part), ==, (choice & 3) == 3 ? (choice == 7 ? 2 : 1) : (choice & 5) == 5);
      carried = g_bytes_get_data (dtl_document_get_text (part), &size);
      g_assert_nonnull (g_strstr_len (carried, size, "\"x-own\": [1,2]"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/carrier/a-png-gives-back-what-is-in-it", test_png);
  g_test_add_func ("/carrier/an-svg-gives-it-back-after-other-editors", test_svg);
  g_test_add_func ("/carrier/a-pdf-gives-it-back-however-it-was-rewritten", test_pdf);
  g_test_add_func ("/carrier/says-that-there-is-nothing", test_nothing_in_it);
  g_test_add_func ("/carrier/unpacks-no-more-than-the-limit", test_bomb);
  g_test_add_func ("/carrier/survives-what-is-broken", test_broken);
  g_test_add_func ("/carrier/opens-at-the-view-of-the-picture", test_loaded);
  g_test_add_func ("/carrier/a-part-is-a-document-of-its-own", test_part);
  g_test_add_func ("/carrier/reads-the-view-that-it-writes", test_view);

  return g_test_run ();
}
