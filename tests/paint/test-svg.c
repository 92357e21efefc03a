/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-document-builder.h"
#include "dtl-svg.h"
#include "paint-fixture.h"

#include <string.h>

static DtlPalette palette;

static GBytes *
render (DtlScene    *scene,
        DtlDocument *document,
        double       scale)
{
  g_autoptr (DtlText) text = dtl_text_new (NULL);
  const DtlPaintOptions options = { .palette = &palette, .scale = scale, .title = "A <“title”> & more", .source = "One\nTwo",
                                    .document = document };
  g_autoptr (GError) error = NULL;
  GBytes *svg = dtl_svg_render (scene, 300, 200, text, &options, &error);

  g_assert_no_error (error);
  return svg;
}

/* What a reader of XML finds: the texts of all <text>, of all <title>, the ids and the addresses. */
typedef struct
{
  GPtrArray *texts, *titles, *ids, *links;
} Found;

static void
start_cb (GMarkupParseContext *context,
          const char          *name,
          const char         **keys,
          const char         **values,
          gpointer             user_data,
          GError             **error)
{
  Found *found = user_data;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (g_str_equal (keys[i], "id"))
        g_ptr_array_add (found->ids, g_strdup (values[i]));
      if (g_str_equal (keys[i], "xlink:href"))
        g_ptr_array_add (found->links, g_strdup (values[i]));
    }
}

static void
text_cb (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             user_data,
         GError             **error)
{
  Found *found = user_data;
  const char *name = g_markup_parse_context_get_element (context);

  if (g_strcmp0 (name, "text") == 0)
    g_ptr_array_add (found->texts, g_strndup (text, length));
  if (g_strcmp0 (name, "title") == 0)
    g_ptr_array_add (found->titles, g_strndup (text, length));
}

static Found *
parse (GBytes *svg)
{
  const GMarkupParser parser = { .start_element = start_cb, .text = text_cb };
  Found *found = g_new (Found, 1);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (svg, &size);

  found->texts = g_ptr_array_new_with_free_func (g_free);
  found->titles = g_ptr_array_new_with_free_func (g_free);
  found->ids = g_ptr_array_new_with_free_func (g_free);
  found->links = g_ptr_array_new_with_free_func (g_free);
  context = g_markup_parse_context_new (&parser, 0, found, NULL);
  g_markup_parse_context_parse (context, data, (gssize) size, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);

  return found;
}

static void
found_free (Found *found)
{
  g_ptr_array_unref (found->texts);
  g_ptr_array_unref (found->titles);
  g_ptr_array_unref (found->ids);
  g_ptr_array_unref (found->links);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static DtlScene *
new_text_scene (const char *const *strings,
                const char        *link)
{
  DtlScene *scene = dtl_scene_alloc ();
  guint n;

  for (guint i = 0; strings[i] != NULL; i++)
    dtl_scene_add_text (scene, &(DtlItem) { .role = DTL_ROLE_LABEL, .x = 10, .y = 20 * i, .width = 280, .height = 20 }, strings[i], -1);
  dtl_scene_edit_items (scene, &n);
  dtl_scene_set_link (scene, n - 1, link);
  dtl_scene_finish (scene);

  return scene;
}

static void
test_text_is_text (void)
{
  const char *strings[] = { "efficient <first> & \"second\"", "Москва 会谈", "שלום עולם", "  kept  spaces ", NULL };
  g_autoptr (DtlScene) scene = new_text_scene (strings, NULL);
  g_autoptr (GBytes) svg = render (scene, NULL, 1);
  g_autoptr (Found) found = parse (svg);

  g_assert_cmpuint (found->texts->len, ==, G_N_ELEMENTS (strings) - 1);
  for (guint i = 0; i < found->texts->len; i++)
    g_assert_cmpstr (g_ptr_array_index (found->texts, i), ==, strings[i]);
  g_assert_cmpstr (g_ptr_array_index (found->titles, 0), ==, "A <“title”> & more");
  g_assert_cmpuint (found->links->len, ==, 0);
}

/* Every character from U+0001 to U+FFFF that UTF-8 can hold, and beyond. */
static void
test_any_text_is_xml (void)
{
  g_autoptr (DtlScene) scene = dtl_scene_alloc ();
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (Found) found = NULL;
  g_autofree char *path = NULL;
  g_autofree char *out = NULL;

  for (gunichar c = 1; c < 0x11000; c += c < 0x300 || c > 0xfe00 ? 1 : 61)
    {
      if (c < 0xd800 || c > 0xdfff)
        g_string_append_unichar (line, c);
      if (line->len > 60)
        {
          dtl_scene_add_text (scene, &(DtlItem) { .role = DTL_ROLE_LABEL, .width = 9999, .height = 20 }, line->str, -1);
          g_string_truncate (line, 0);
        }
    }
  dtl_scene_finish (scene);
  svg = render (scene, NULL, 1);
  found = parse (svg);
  g_assert_cmpuint (found->texts->len, >, 20);

  path = fixture_write ("any.svg", svg);
  out = fixture_run ("xmllint", "--noout", path, NULL);
}

static void
test_links (void)
{
  const char *strings[] = { "no", "BuzzFeed News", NULL };
  g_autoptr (DtlScene) scene = new_text_scene (strings, "https://example.org/a?b=c&d='é'");
  g_autoptr (DtlScene) unsafe = new_text_scene (strings, "javascript:alert(1)");
  g_autoptr (GBytes) svg = render (scene, NULL, 1);
  g_autoptr (GBytes) plain = render (unsafe, NULL, 1);
  g_autoptr (Found) found = parse (svg);
  g_autoptr (Found) nothing = parse (plain);

  g_assert_cmpuint (found->links->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (found->links, 0), ==, "https://example.org/a?b=c&d=%27%C3%A9%27");
  g_assert_cmpuint (nothing->links->len, ==, 0);
}

static void
test_ellipsis (void)
{
  g_autoptr (DtlScene) scene = dtl_scene_alloc ();
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (Found) found = NULL;

  dtl_scene_add_text (scene, &(DtlItem) { .role = DTL_ROLE_LABEL, .width = 60, .height = 20 }, "Ellipsised because it is too long", -1);
  dtl_scene_finish (scene);
  svg = render (scene, NULL, 1);
  found = parse (svg);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (found->texts, 0), "El"));
  g_assert_true (g_str_has_suffix (g_ptr_array_index (found->texts, 0), "…"));
  g_assert_cmpuint (strlen (g_ptr_array_index (found->texts, 0)), <, 20);
}

static void
test_groups (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr (DtlDocument) document = NULL;
  g_autoptr (DtlScene) scene = dtl_scene_alloc ();
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (Found) found = NULL;
  const char *ids[] = { "a b", "a\"b", "plain" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    dtl_document_builder_add_simple (builder, ids[i], "The <first> meeting", "2017-03-02", DTL_NONE, 3);
  document = dtl_document_builder_finish (builder);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      dtl_scene_begin_group (scene, &(DtlGroup) { .kind = DTL_GROUP_EVENT, .event = i });
      dtl_scene_add_item (scene, &(DtlItem) { .kind = DTL_ITEM_GLYPH, .role = DTL_ROLE_MARK, .x = 20 * i, .width = 12, .height = 12 });
      dtl_scene_end_group (scene);
    }
  dtl_scene_finish (scene);
  svg = render (scene, document, 1);
  found = parse (svg);

  g_assert_cmpuint (found->ids->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (found->ids, 0), ==, "event-a-b");
  g_assert_cmpstr (g_ptr_array_index (found->ids, 1), ==, "event-a-b-1");
  g_assert_cmpstr (g_ptr_array_index (found->ids, 2), ==, "event-plain");
  g_assert_cmpuint (found->titles->len, ==, 4);
  g_assert_cmpstr (g_ptr_array_index (found->titles, 1), ==, "The <first> meeting\n2 March 2017\n0 independent sources");
}

/* librsvg shows what cairo painted. */
static void
test_rendered (void)
{
  g_autoptr (DtlScene) scene = fixture_scene ();
  g_autoptr (GBytes) svg = render (scene, NULL, 1);   /* at which edges stand on the same pixels */
  g_autofree char *path = fixture_write ("scene.svg", svg);
  g_autofree char *png = g_strconcat (path, ".png", NULL);
  g_autofree char *out = fixture_run ("rsvg-convert", "-b", "white", "-o", png, path, NULL);
  cairo_surface_t *rendered, *painted;

  if (out == NULL)
    return;

  rendered = fixture_read_png (png);
  painted = fixture_paint (scene, 300, 200, 1);
  g_assert_cmpfloat (fixture_compare (rendered, painted), <, 40);
  cairo_surface_destroy (rendered);
  cairo_surface_destroy (painted);
}

static void
test_same_bytes (void)
{
  g_autoptr (DtlScene) scene = fixture_scene ();
  g_autoptr (GBytes) first = render (scene, NULL, 1.5);
  g_autoptr (GBytes) second = render (scene, NULL, 1.5);

  g_assert_true (g_bytes_equal (first, second));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_palette (&palette);
  g_test_add_func ("/svg/text-is-text", test_text_is_text);
  g_test_add_func ("/svg/any-text-makes-valid-xml", test_any_text_is_xml);
  g_test_add_func ("/svg/links-lead-to-the-web-and-nowhere-else", test_links);
  g_test_add_func ("/svg/what-is-too-long-ends-in-an-ellipsis", test_ellipsis);
  g_test_add_func ("/svg/each-event-has-an-id-and-a-title", test_groups);
  g_test_add_func ("/svg/librsvg-shows-what-cairo-paints", test_rendered);
  g_test_add_func ("/svg/the-same-scene-gives-the-same-bytes", test_same_bytes);

  return g_test_run ();
}
