/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-fixture.h"

#include "dtl-loader.h"
#include "sample-document.h"

#include <math.h>

DtlLayout *
picture_load (const char *path,
              gboolean    fold)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) document = dtl_load_file (file, NULL, NULL, NULL, &error);
  const DtlLayoutOptions options = { .fold_empty_time = fold };

  g_assert_no_error (error);

  return dtl_layout_new (document, &options, NULL);
}

DtlLayout *
picture_load_bundled (gboolean fold)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "timelines", "reset-2017.dateline", NULL);

  return picture_load (path, fold);
}

/* A box may be higher than the line of text in its middle. */
static gboolean
do_overlap (const DtlItem *a,
            const DtlItem *b)
{
  const float slack = 0.02f, line = 14;

  if (a->width <= 0 || b->width <= 0)
    return FALSE;   /* a label that was taken away */

  return a->x + slack < b->x + b->width && b->x + slack < a->x + a->width &&
         fabsf (a->y + a->height / 2 - b->y - b->height / 2) < line;
}

static void
assert_no_text_overlaps (DtlScene *scene)
{
  guint n_items = 0;
  const DtlItem *items = dtl_scene_get_items (scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    for (guint n = 0; n < i && items[i].kind == DTL_ITEM_TEXT; n++)
      if (items[n].kind == DTL_ITEM_TEXT && do_overlap (&items[i], &items[n]))
        g_error ("“%s” (%s, at %.1f, %.1f, %.1f wide) overlaps “%s” (%s, at %.1f, %.1f, %.1f wide)", dtl_scene_get_text (scene, &items[i]),
                 dtl_role_get_name (items[i].role), items[i].x, items[i].y, items[i].width, dtl_scene_get_text (scene, &items[n]),
                 dtl_role_get_name (items[n].role), items[n].x, items[n].y, items[n].width);
}

static void
assert_all_on_page (DtlScene *scene,
                    double    width,
                    double    height)
{
  guint n_items = 0;
  const DtlItem *items = dtl_scene_get_items (scene, &n_items);

  g_assert_cmpuint (n_items, >, 0);
  g_assert_cmpint (items[0].role, ==, DTL_ROLE_BACKGROUND);
  g_assert_cmpfloat (items[0].width, ==, (float) width);
  g_assert_cmpfloat (items[0].height, ==, (float) height);
  for (guint i = 0; i < n_items; i++)
    {
      g_assert_cmpfloat (items[i].y, >=, 0);
      g_assert_cmpfloat (items[i].y + items[i].height, <=, height + 0.02);
      if (items[i].kind != DTL_ITEM_TEXT)
        continue;
      g_assert_cmpfloat (items[i].x, >=, 0);
      g_assert_cmpfloat (items[i].x + items[i].width, <=, width + 0.02);
    }
}

void
picture_assert_fits (DtlLayout               *layout,
                     const DtlPictureOptions *options)
{
  g_autoptr (DtlPages) pages = dtl_pages_new (layout, options, sample_get_measure ());
  double width = 0, height = 0, zoom = dtl_pages_get_zoom (pages);

  dtl_pages_get_size (pages, &width, &height);
  g_assert_cmpuint (dtl_pages_get_n (pages), >=, 1);
  if (options->max_pages > 0)
    g_assert_cmpuint (dtl_pages_get_n (pages), <=, options->max_pages);
  g_assert_cmpfloat_with_epsilon (width * zoom, options->width, 0.01);
  if (options->height > 0)
    g_assert_cmpfloat_with_epsilon (height * zoom, options->height, 0.01);
  for (guint i = 0; i < dtl_pages_get_n (pages); i++)
    {
      assert_no_text_overlaps (dtl_pages_get_scene (pages, i));
      assert_all_on_page (dtl_pages_get_scene (pages, i), width, height);
    }
}

DtlDocumentBuilder *
picture_begin_document (void)
{
  DtlDocumentBuilder *builder = dtl_document_builder_new ();
  guint32 first, second;

  dtl_document_builder_set_title (builder, "A title that is longer than a narrow page can hold in one line");
  first = dtl_document_builder_add_lane (builder, "one", "Meetings and talks");
  second = dtl_document_builder_add_lane (builder, "two", "Statements");
  dtl_document_builder_add_simple (builder, "a", "First talks", "2017-02-12", first, 3);
  dtl_document_builder_add_simple (builder, "b", "An answer", "2017-05", second, 3);
  dtl_document_builder_add_simple (builder, "c", "More talks", "2017-09-12", first, 3);
  dtl_document_builder_add_simple (builder, "d", "A rumour", NULL, first, 3);
  dtl_document_builder_add_simple (builder, "e", "Another", NULL, second, 3);

  return builder;
}

DtlLayout *
picture_finish_document (DtlDocumentBuilder *builder)
{
  g_autoptr (DtlDocument) document = dtl_document_builder_finish (builder);
  const DtlLayoutOptions options = { NULL };

  return dtl_layout_new (document, &options, NULL);
}
