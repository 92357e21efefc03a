/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas between one frame and the next. */
#include "dtl-canvas.h"
#include "dtl-timeline-item.h"
#include "dtl-timeline-private.h"
#include "view-fixture.h"

/* How far counts may be at the canvas' edges, where a pan changes what is seen of them. */
#define EDGE_PX 300.0

static guint64
hash_key (const DtlItemPart *part,
          const DtlItemKey  *key)
{
  return part->hash ^ (guint64) key->event << 32 ^ key->row;
}

static gboolean
is_whole_count (DtlTimelineItem *item,
                double           width)
{
  const DtlItemPart *part = dtl_timeline_item_get_part (item);

  return dtl_timeline_item_get_key (item)->kind == DTL_GROUP_CLUSTER && part->x > EDGE_PX && part->x + part->width < width - EDGE_PX;
}

/* The first pan after a zoom finds counts on the pixels where they are: their drawings stay. */
static void
test_pan_after_zoom (void)
{
  g_autoptr (DtlDocument) document = fixture_new_weekly (6000);
  g_autoptr (DtlViewState) state = dtl_view_state_new ();
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GtkWidget *timeline, *window;
  DtlCanvas *canvas;
  GPtrArray *items;
  guint n_stayed = 0;
  double width;

  dtl_view_state_set_document (state, document);
  timeline = dtl_timeline_new (state);
  canvas = ((DtlTimeline *) timeline)->canvas;
  window = fixture_show (timeline, 1400, 600);
  gtk_test_widget_wait_for_draw (window);
  dtl_view_state_zoom_at (state, 613.0, 1.37);
  gtk_test_widget_wait_for_draw (window);
  width = dtl_view_state_get_viewport (state)->width;
  items = dtl_canvas_get_items (canvas);
  for (guint i = 0; i < items->len; i++)
    if (is_whole_count (items->pdata[i], width))
      {
        guint64 key = hash_key (dtl_timeline_item_get_part (items->pdata[i]), dtl_timeline_item_get_key (items->pdata[i]));

        g_hash_table_add (before, g_memdup2 (&key, sizeof key));
      }
  g_assert_cmpuint (g_hash_table_size (before), >, 20);

  dtl_view_state_pan_by (state, 37.0, 0.0);
  gtk_test_widget_wait_for_draw (window);
  items = dtl_canvas_get_items (canvas);
  for (guint i = 0; i < items->len; i++)
    {
      guint64 key = hash_key (dtl_timeline_item_get_part (items->pdata[i]), dtl_timeline_item_get_key (items->pdata[i]));

      n_stayed += g_hash_table_contains (before, &key);
    }
  g_assert_cmpuint (n_stayed, >=, g_hash_table_size (before) * 9 / 10);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Items wait for their words when nothing else is to do. Another document may come sooner, and its first frame later. */
static void
test_words_of_another_document (void)
{
  g_autoptr (DtlDocument) many = fixture_new_weekly (200), few = fixture_new_weekly (1);
  g_autoptr (DtlViewState) state = dtl_view_state_new ();
  GtkWidget *timeline, *window;

  dtl_view_state_set_document (state, many);
  timeline = dtl_timeline_new (state);
  window = fixture_show (timeline, 1400, 600);
  while (dtl_canvas_get_items (((DtlTimeline *) timeline)->canvas)->len == 0)
    g_main_context_iteration (NULL, TRUE);
  dtl_view_state_set_document (state, few);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_test_widget_wait_for_draw (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("skipped: there is no display\n");
      return 77;
    }

  g_test_add_func ("/canvas/the-first-pan-after-a-zoom-draws-no-count-anew", test_pan_after_zoom);
  g_test_add_func ("/canvas/another-document-comes-before-the-words-of-one", test_words_of_another_document);
  return g_test_run ();
}
