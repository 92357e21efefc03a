/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-pdf-private.h"
#include "dtl-pdf.h"
#include "paint-fixture.h"

#include <string.h>
#include <zlib.h>

static DtlPalette palette;

/* "hello" as a zlib stream of one stored block, with its Adler-32. */
static const guint8 packed_hello[] = { 0x78, 0x01, 0x01, 5, 0, 0xfa, 0xff, 'h', 'e', 'l', 'l', 'o', 0x06, 0x2c, 0x02, 0x15 };

static GBytes *
render (DtlScene        *scene,
        guint            n_pages,
        const DtlProof  *proof)
{
  g_autoptr (DtlText) text = dtl_text_new (NULL);
  const DtlPaintOptions options = { .palette = &palette, .scale = 1, .title = "Reset: “the (story)”", .source = "BuzzFeed News",
                                    .proof = proof };
  DtlScene *scenes[] = { scene, scene, scene };
  g_autoptr (GError) error = NULL;
  GBytes *pdf = dtl_pdf_render (scenes, n_pages, 300, 200, text, &options, &error);

  g_assert_no_error (error);
  return pdf;
}

static DtlScene *
new_text_scene (const char *const *strings,
                const char        *link)
{
  DtlScene *scene = dtl_scene_alloc ();

  for (guint i = 0; strings[i] != NULL; i++)
    dtl_scene_add_text (scene, &(DtlItem) { .role = DTL_ROLE_LABEL, .x = 10, .y = 25 * i, .width = 280, .height = 20 }, strings[i], -1);
  dtl_scene_set_link (scene, 0, link);
  dtl_scene_finish (scene);

  return scene;
}

/* Tools that put a line into the order of the eye say so with marks of their own. */
static gboolean
is_mark (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f;
}

static char **
split_words (const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_mark (g_utf8_get_char (at)))
      g_string_append_unichar (words, g_unichar_isspace (g_utf8_get_char (at)) ? ' ' : g_utf8_get_char (at));

  return g_strsplit (words->str, " ", -1);
}

static void
test_text_extracts (void)
{
  static const char *const strings[] = {
    "first efficient office affair", "Москва, встреча", "Ấn Độ, re\u0301sume\u0301", "会议 会談",
    "مرحبا بالعالم", "السلام عليكم", "لا إله إلا الله", "الإسلام", "وزارة الخارجية الأمريكية والأمم المتحدة", "UN قرار 2334",
    "שלום עולם", "a letter \U0010f123 of no font", "emoji 🎉 done",
  };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      g_autoptr (DtlScene) scene = new_text_scene ((const char *[]) { strings[i], NULL }, NULL);
      g_autoptr (GBytes) pdf = render (scene, 1, NULL);
      g_autofree char *path = fixture_write ("text.pdf", pdf);
      g_autofree char *out = fixture_run ("pdftotext", path, "-", NULL);
      g_auto (GStrv) expected = split_words (strings[i]);
      g_auto (GStrv) words = NULL;

      if (out == NULL)
        return;
      words = split_words (out);
      for (guint w = 0; expected[w] != NULL; w++)
        if (!g_strv_contains ((const char *const *) words, expected[w]))
          g_error ("“%s” of “%s” is not in “%s”", expected[w], strings[i], out);
    }
}

/* A container may have none. */
static void
test_no_fonts_are_needed (void)
{
  static const char none[] = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig/>";

  if (g_test_subprocess ())
    {
      g_autoptr (GBytes) config = g_bytes_new_static (none, strlen (none));
      g_autofree char *path = fixture_write ("none.conf", config);
      g_autoptr (DtlScene) scene = new_text_scene ((const char *[]) { "letters", "السلام عليكم", "🎉", NULL }, NULL);
      g_autoptr (GBytes) pdf = NULL;

      g_setenv ("FONTCONFIG_FILE", path, TRUE);
      g_log_set_always_fatal (G_LOG_FATAL_MASK);
      pdf = render (scene, 1, NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

static void
test_says_what_it_is (void)
{
  g_autoptr (DtlScene) scene = fixture_scene ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *path = NULL;
  g_autofree char *out = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "86400", TRUE);
  pdf = render (scene, 3, NULL);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  path = fixture_write ("info.pdf", pdf);
  out = fixture_run ("pdfinfo", "-isodates", path, NULL);
  if (out == NULL)
    return;

  g_assert_nonnull (strstr (out, "Reset: “the (story)”"));
  g_assert_nonnull (strstr (out, "BuzzFeed News"));
  g_assert_nonnull (strstr (out, "1970-01-02T00:00:00Z"));
  g_assert_null (strstr (out, "Author"));
  g_assert_nonnull (strstr (out, "225 x 150 pts"));
  g_assert_nonnull (strstr (out, " 3\n"));
}

static void
test_links (void)
{
  const char *strings[] = { "BuzzFeed News", NULL };
  g_autoptr (DtlScene) scene = new_text_scene (strings, "https://example.org/a'b)c");
  g_autoptr (DtlScene) unsafe = new_text_scene (strings, "file:///etc/passwd");
  g_autoptr (GBytes) pdf = render (scene, 1, NULL);
  g_autoptr (GBytes) plain = render (unsafe, 1, NULL);
  g_autofree char *path = fixture_write ("link.pdf", pdf);
  g_autofree char *plain_path = fixture_write ("plain.pdf", plain);
  g_autofree char *out = fixture_run ("pdfinfo", "-url", path, NULL);
  g_autofree char *nothing = NULL;

  if (out == NULL)
    return;
  g_assert_nonnull (strstr (out, "https://example.org/a%27b%29c"));
  nothing = fixture_run ("pdfinfo", "-url", plain_path, NULL);
  g_assert_null (strstr (nothing, "file:"));
}

static void
test_attachment (void)
{
  g_autoptr (DtlScene) scene = fixture_scene ();
  g_autoptr (GBytes) timeline = g_bytes_new_static (packed_hello, sizeof packed_hello);
  const DtlProof proof = { timeline, 5, (char *) "{\"a\":\"(b\\\\\"}", (char *) "story (1).dateline" };
  g_autoptr (GBytes) pdf = render (scene, 2, &proof);
  g_autofree char *path = fixture_write ("attached.pdf", pdf);
  g_autofree char *taken = g_strconcat (path, ".dateline", NULL);
  g_autofree char *list = fixture_run ("pdfdetach", "-list", path, NULL);
  g_autofree char *out = NULL;
  g_autofree char *content = NULL;

  if (list == NULL)
    return;
  g_assert_nonnull (strstr (list, "1: story (1).dateline"));
  out = fixture_run ("pdfdetach", "-save", "1", "-o", taken, path, NULL);
  g_assert_true (g_file_get_contents (taken, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "hello");
}

/* A stream object with packed content. */
static void
append_packed (GString    *pdf,
               guint       number,
               const char *keys,
               const char *content,
               gsize       size)
{
  uLongf packed_size = compressBound (size);
  g_autofree Bytef *packed = g_malloc (packed_size);

  g_assert_cmpint (compress (packed, &packed_size, (const Bytef *) content, size), ==, Z_OK);
  g_string_append_printf (pdf, "%u 0 obj\n<< %s /Length %lu /Filter /FlateDecode >>\nstream\n", number, keys, packed_size);
  g_string_append_len (pdf, (const char *) packed, (gssize) packed_size);
  g_string_append (pdf, "\nendstream\nendobj\n");
}

/* As cairo writes from 1.18 on: the objects in a stream of objects, the table in a stream, here with entries of 1, 2 and 1 bytes. */
static GBytes *
new_packed_pdf (void)
{
  const char *objects[] = {
    "<< /Type /Catalog\n   /Pages 2 0 R\n>>\n",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>\n",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>\n",
    "<< /Title (packed) >>\n",
  };
  GString *pdf = g_string_new ("%PDF-1.5\n");
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GString) table = g_string_new (NULL);
  g_autofree char *keys = NULL;
  gsize holder, own;

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      g_string_append_printf (list, "%u %u ", i + 1, (guint) content->len);
      g_string_append (content, objects[i]);
    }
  keys = g_strdup_printf ("/Type /ObjStm /N 4 /First %u", (guint) list->len);
  g_string_prepend (content, list->str);
  holder = pdf->len;
  append_packed (pdf, 5, keys, content->str, content->len);

  own = pdf->len;
  g_string_append_len (table, "\0\0\0\0", 4);
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      const char entry[] = { 2, 0, 5, (char) i };

      g_string_append_len (table, entry, 4);
    }
  {
    const char entries[] = { 1, (char) (holder >> 8), (char) holder, 0, 1, (char) (own >> 8), (char) own, 0 };

    g_string_append_len (table, entries, 8);
  }
  append_packed (pdf, 6, "/Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R /Info 4 0 R", table->str, table->len);
  g_string_append_printf (pdf, "startxref\n%u\n%%%%EOF\n", (guint) own);

  return g_string_free_to_bytes (pdf);
}

/* The last table, which the end of the file leads to. */
static void
assert_table_is_stream (GBytes *pdf)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  const char *end = g_strrstr_len (data + size - 24, 24, "startxref\n");

  g_assert_nonnull (end);
  g_assert_true (g_str_has_prefix (data + g_ascii_strtoull (end + strlen ("startxref\n"), NULL, 10), "9 0 obj\n<< /Type /XRef"));
}

static void
test_packed (void)
{
  g_autoptr (GBytes) pdf = new_packed_pdf ();
  g_autoptr (GBytes) timeline = g_bytes_new_static (packed_hello, sizeof packed_hello);
  const DtlProof proof = { timeline, 5, (char *) "{}", (char *) "hello.dateline" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) appended = dtl_pdf_append (pdf, "de-DE", &proof, &error);
  g_autofree char *path = NULL;
  g_autofree char *info = NULL;
  g_autofree char *list = NULL;

  g_assert_no_error (error);
  assert_table_is_stream (appended);
  path = fixture_write ("packed.pdf", appended);
  info = fixture_run ("pdfinfo", path, NULL);
  if (info == NULL)
    return;
  g_assert_nonnull (strstr (info, "packed"));
  g_assert_nonnull (strstr (info, "99 x 99 pts"));
  list = fixture_run ("pdfdetach", "-list", path, NULL);
  g_assert_nonnull (strstr (list, "1: hello.dateline"));
}

/* Cut off or changed anywhere, the end of the file is understood or it is not. */
static void
test_unknown_build (void)
{
  g_autoptr (GBytes) pdf = new_packed_pdf ();
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);

  for (gsize n = 0; n < 2 * size; n++)
    {
      g_autofree char *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = NULL;
      g_auto (DtlPdfTail) tail = { 0 };

      if (n >= size)
        copy[n - size] ^= 0x15;
      bytes = g_bytes_new (copy, n < size ? n : size);
      dtl_pdf_tail_read (&tail, bytes);
    }
}

/* poppler shows what cairo painted. */
static void
test_rendered (void)
{
  g_autoptr (DtlScene) scene = fixture_scene ();
  g_autoptr (GBytes) pdf = render (scene, 1, NULL);
  g_autofree char *path = fixture_write ("scene.pdf", pdf);
  g_autofree char *stem = g_strconcat (path, ".page", NULL);
  g_autofree char *png = g_strconcat (stem, ".png", NULL);
  g_autofree char *out = fixture_run ("pdftoppm", "-r", "192", "-png", "-singlefile", path, stem, NULL);
  cairo_surface_t *rendered, *painted;

  if (out == NULL)
    return;
  rendered = fixture_read_png (png);
  painted = fixture_paint (scene, 300, 200, 2);
  g_assert_cmpfloat (fixture_compare (rendered, painted), <, 60);
  cairo_surface_destroy (rendered);
  cairo_surface_destroy (painted);
}

static void
test_same_bytes (void)
{
  g_autoptr (DtlScene) scene = fixture_scene ();
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1500000000", TRUE);
  first = render (scene, 2, NULL);
  second = render (scene, 2, NULL);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_true (g_bytes_equal (first, second));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_palette (&palette);
  g_test_add_func ("/pdf/letters-of-any-script-are-copied-as-they-are", test_text_extracts);
  g_test_add_func ("/pdf/no-fonts-are-needed", test_no_fonts_are_needed);
  g_test_add_func ("/pdf/says-title-sources-and-time-and-no-author", test_says_what_it_is);
  g_test_add_func ("/pdf/links-lead-to-the-web-and-nowhere-else", test_links);
  g_test_add_func ("/pdf/any-viewer-takes-the-timeline-out", test_attachment);
  g_test_add_func ("/pdf/the-timeline-goes-into-packed-files-too", test_packed);
  g_test_add_func ("/pdf/files-of-any-build-are-survived", test_unknown_build);
  g_test_add_func ("/pdf/poppler-shows-what-cairo-paints", test_rendered);
  g_test_add_func ("/pdf/the-same-scene-and-time-give-the-same-bytes", test_same_bytes);

  return g_test_run ();
}
