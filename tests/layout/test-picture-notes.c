/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes of a picture, their numbers, and the links between the events they belong to. */
#include "picture-fixture.h"
#include "sample-document.h"

#include <stdlib.h>

/* Each number stands once before a note, in order, and at most once at an event; the notes are groups of their events. */
static void
test_numbers_lead_to_notes (void)
{
  g_autoptr (DtlLayout) layout = picture_load_bundled (TRUE);
  DtlPictureOptions options = { .selected = DTL_NONE, .notes = TRUE };
  g_autoptr (DtlPages) pages = NULL;
  guint n_events = dtl_document_get_n_events (dtl_layout_get_document (layout)), n_notes = 0, n_sources = 0;
  g_autofree guint *seen = g_new0 (guint, n_events + 1);

  dtl_picture_options_set_format (&options, dtl_page_format_get (DTL_PAGE_A4_LANDSCAPE));
  pages = dtl_pages_new (layout, &options, sample_get_measure ());
  g_assert_cmpuint (dtl_pages_get_n (pages), >, 1);
  for (guint i = 0; i < dtl_pages_get_n (pages); i++)
    {
      DtlScene *scene = dtl_pages_get_scene (pages, i);
      guint n_items = 0, n_groups = 0;
      const DtlItem *items = dtl_scene_get_items (scene, &n_items);
      const DtlGroup *groups = dtl_scene_get_groups (scene, &n_groups);

      for (guint n = 0; n < n_items; n++)
        if (items[n].role == DTL_ROLE_NOTE_NUMBER)
          {
            guint number = atoi (dtl_scene_get_text (scene, &items[n]));

            g_assert_cmpuint (number, >=, 1);
            g_assert_cmpuint (number, <=, n_events);
            seen[number]++;
            n_notes += (items[n].flags & DTL_ITEM_ALIGN_END) != 0;
            if (items[n].flags & DTL_ITEM_ALIGN_END)
              g_assert_cmpuint (number, ==, n_notes);
          }
      for (guint n = 0; n < n_groups; n++)
        n_sources += groups[n].kind == DTL_GROUP_SOURCE;
    }
  g_assert_cmpuint (n_notes, ==, n_events);
  g_assert_cmpuint (n_sources, >, 20);
  for (guint number = 1; number <= n_events; number++)
    g_assert_cmpuint (seen[number], <=, 2);
}

/* Notes are not torn apart to fill columns: few of them leave most columns empty. */
static void
test_a_note_stands_in_one_column (void)
{
  g_autoptr (DtlDocumentBuilder) builder = picture_begin_document ();
  g_autoptr (DtlLayout) layout = picture_finish_document (builder);
  const DtlPictureOptions options = { .width = 4000, .selected = DTL_NONE, .notes = TRUE };
  g_autoptr (DtlPages) pages = dtl_pages_new (layout, &options, sample_get_measure ());
  guint n_groups = 0, n_notes = 0;
  const DtlGroup *groups = dtl_scene_get_groups (dtl_pages_get_scene (pages, 0), &n_groups);

  for (guint n = 0; n < n_groups; n++)
    n_notes += groups[n].kind == DTL_GROUP_NOTE;
  g_assert_cmpuint (n_notes, ==, 5);
}

/* Straight pieces are short enough to be taken for points. */
static gboolean
does_cross (const DtlItem *curve,
            const DtlItem *box)
{
  for (double t = 0; t <= 1; t += 1.0 / 512)
    {
      double u = 1 - t;
      double x = u * u * u * curve->x + 3 * u * u * t * curve->cx1 + 3 * u * t * t * curve->cx2 + t * t * t * (curve->x + curve->width);
      double y = u * u * u * curve->y + 3 * u * u * t * curve->cy1 + 3 * u * t * t * curve->cy2 + t * t * t * (curve->y + curve->height);

      if (x > box->x + 1 && x < box->x + box->width - 1 && y > box->y + 1 && y < box->y + box->height - 1)
        return TRUE;
    }

  return FALSE;
}

/* Numbers take room between a label and its links; the words of these stand beside them all the same. */
static void
test_numbers_leave_words_of_links_alone (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "timelines", "harbour-bridge.dateline", NULL);
  g_autoptr (DtlLayout) layout = picture_load (path, TRUE);

  for (double width = 600; width < 2000; width += 40)
    {
      const DtlPictureOptions options = { .width = width, .selected = DTL_NONE, .all_links = TRUE, .notes = TRUE };
      g_autoptr (DtlPages) pages = dtl_pages_new (layout, &options, sample_get_measure ());
      DtlScene *scene = dtl_pages_get_scene (pages, 0);
      guint n_items = 0;
      const DtlItem *items = dtl_scene_get_items (scene, &n_items);

      for (guint i = 0; i < n_items; i++)
        for (guint n = 0; n < n_items && items[i].role == DTL_ROLE_LINK_TEXT && items[i].width > 0; n++)
          if (items[n].kind == DTL_ITEM_CURVE && does_cross (&items[n], &items[i]))
            g_error ("a link crosses “%s” on a page of %g px", dtl_scene_get_text (scene, &items[i]), width);
    }
}

/* The headings of a narrow page do not cut the links in pieces: nothing is laid over them but what is beside the canvas. */
static void
test_links_go_on_across_headings (void)
{
  g_autoptr (DtlLayout) layout = picture_load_bundled (TRUE);
  const DtlPictureOptions options = { .width = 680, .selected = DTL_NONE, .all_links = TRUE };
  g_autoptr (DtlPages) pages = dtl_pages_new (layout, &options, sample_get_measure ());
  DtlScene *scene = dtl_pages_get_scene (pages, 0);
  guint n_items = 0, n_curves = 0, n_names = 0;
  const DtlItem *items = dtl_scene_get_items (scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    {
      n_curves += items[i].kind == DTL_ITEM_CURVE;
      n_names += items[i].role == DTL_ROLE_LANE_NAME;
      if (n_curves > 0 && (items[i].role == DTL_ROLE_LANE_EVEN || items[i].role == DTL_ROLE_LANE_ODD))
        g_assert_cmpfloat (items[i].width, <, options.width / 2);
    }
  g_assert_cmpuint (n_curves, >, 0);
  g_assert_cmpuint (n_names, ==, dtl_layout_get_n_lanes (layout));
}

/* Where the notes of a page begin, and the lowest of its lanes ends. */
static void
find_places (DtlPages *pages,
             double   *notes_x,
             double   *notes_y,
             double   *lanes_right,
             double   *lanes_bottom)
{
  DtlScene *scene = dtl_pages_get_scene (pages, 0);
  guint n_groups = 0, n_items = 0;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n_groups);
  const DtlItem *items = dtl_scene_get_items (scene, &n_items);

  *notes_x = *notes_y = G_MAXDOUBLE;
  *lanes_right = *lanes_bottom = 0;
  for (guint i = 0; i < n_groups; i++)
    if (groups[i].kind == DTL_GROUP_NOTE)
      {
        *notes_x = MIN (*notes_x, groups[i].x);
        *notes_y = MIN (*notes_y, groups[i].y);
      }
  for (guint i = 0; i < n_items; i++)
    if (items[i].role == DTL_ROLE_LANE_EVEN || items[i].role == DTL_ROLE_LANE_ODD)
      {
        *lanes_right = MAX (*lanes_right, items[i].x + items[i].width);
        *lanes_bottom = MAX (*lanes_bottom, items[i].y + items[i].height);
      }
}

/* Of a few lanes the notes stand beneath, with a timeline as wide as the page; beside many, where they leave text larger. */
static void
test_notes_stand_beneath_or_beside (void)
{
  for (guint n_lanes = 2; n_lanes <= 12; n_lanes += 10)
    {
      g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
      DtlPictureOptions options = { .selected = DTL_NONE, .notes = TRUE, .max_pages = 1 };
      g_autoptr (DtlLayout) layout = NULL;
      g_autoptr (DtlPages) pages = NULL;
      double notes_x, notes_y, lanes_right, lanes_bottom, width, height;

      for (guint i = 0; i < n_lanes; i++)
        {
          g_autofree char *id = g_strdup_printf ("e%u", i), *date = g_strdup_printf ("2017-%02u", i + 1);

          dtl_document_builder_add_simple (builder, id, "They meet", date, dtl_document_builder_add_lane (builder, id, "An actor"), 3);
        }
      layout = picture_finish_document (builder);
      dtl_picture_options_set_format (&options, dtl_page_format_get (DTL_PAGE_SLIDE));
      pages = dtl_pages_new (layout, &options, sample_get_measure ());
      dtl_pages_get_size (pages, &width, &height);
      find_places (pages, &notes_x, &notes_y, &lanes_right, &lanes_bottom);
      if (n_lanes == 2)
        {
          g_assert_cmpfloat (notes_y, >=, lanes_bottom);
          g_assert_cmpfloat (lanes_right, ==, (float) width);
        }
      else
        {
          g_assert_cmpfloat (notes_x, >=, lanes_right);
          g_assert_cmpfloat (notes_y, <, lanes_bottom);
          g_assert_cmpfloat (lanes_right, >, width / 2);
        }
      g_assert_null (dtl_pages_dup_left_out (pages));
      picture_assert_fits (layout, &options);
    }
}

/* However long they are. */
static void
test_notes_beside_leave_room_for_the_timeline (void)
{
  g_autofree char *title = g_strnfill (500, 'm');
  guint n_beside = 0;

  for (guint length = 100; length <= 500; length += 100)
    for (double size = 400; size < 1200; size += 40)
      {
        g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
        const DtlPictureOptions options = { .width = size + 40, .height = size, .selected = DTL_NONE, .notes = TRUE, .max_pages = 1 };
        const guint lane = dtl_document_builder_add_lane (builder, "a", "A");
        g_autoptr (DtlLayout) layout = NULL;
        g_autoptr (DtlPages) pages = NULL;
        double notes_x, notes_y, lanes_right, lanes_bottom;

        for (guint i = 0; i < 5; i++)
          {
            g_autofree char *id = g_strdup_printf ("e%u", i), *date = g_strdup_printf ("201%u-03", i);

            dtl_document_builder_add_simple (builder, id, title + 500 - length, date, lane, 3);
          }
        layout = picture_finish_document (builder);
        pages = dtl_pages_new (layout, &options, sample_get_measure ());
        find_places (pages, &notes_x, &notes_y, &lanes_right, &lanes_bottom);
        if (notes_y >= lanes_bottom)
          continue;
        n_beside++;
        g_assert_cmpfloat (lanes_right, >=, 320);
        g_assert_cmpfloat (notes_x, >=, lanes_right);
      }
  g_assert_cmpuint (n_beside, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/numbers-lead-to-notes", test_numbers_lead_to_notes);
  g_test_add_func ("/picture/a-note-stands-in-one-column", test_a_note_stands_in_one_column);
  g_test_add_func ("/picture/numbers-leave-words-of-links-alone", test_numbers_leave_words_of_links_alone);
  g_test_add_func ("/picture/links-go-on-across-headings", test_links_go_on_across_headings);
  g_test_add_func ("/picture/notes-stand-beneath-or-beside", test_notes_stand_beneath_or_beside);
  g_test_add_func ("/picture/notes-beside-leave-room-for-the-timeline", test_notes_beside_leave_room_for_the_timeline);

  return g_test_run ();
}
