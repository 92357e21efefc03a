/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages for paper and files: all on them, nothing over anything. */
#include "dtl-document-builder.h"
#include "dtl-loader.h"
#include "dtl-picture.h"
#include "dtl-text-lines.h"
#include "sample-document.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double widths[] = { 40, 128, 256, 320, 360, 480, 559, 560, 600, 768, 1000, 1440, 1920, 3840, 20000 };

static DtlLayout *
load (const char *path,
      gboolean    fold)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) document = dtl_load_file (file, NULL, NULL, NULL, &error);
  const DtlLayoutOptions options = { .fold_empty_time = fold };

  g_assert_no_error (error);

  return dtl_layout_new (document, &options, NULL);
}

static DtlLayout *
load_bundled (gboolean fold)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "timelines", "reset-2017.dateline", NULL);

  return load (path, fold);
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

static void
assert_fits (DtlLayout               *layout,
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

static void
assert_fits_formats (DtlLayout *layout)
{
  for (guint i = 0; i < DTL_N_PAGES * 8; i++)
    {
      DtlPictureOptions options = {
        .width = 900, .selected = DTL_NONE, .notes = (i & 1) != 0, .all_links = (i & 2) != 0, .max_pages = (i & 4) != 0 ? 1 : 0,
        .hatched = (i & 2) != 0,
      };

      dtl_picture_options_set_format (&options, dtl_page_format_get (i / 8));
      assert_fits (layout, &options);
    }
}

static void
test_the_bundled_story_fits_every_page (void)
{
  for (gboolean fold = FALSE; fold <= TRUE; fold++)
    {
      g_autoptr (DtlLayout) layout = load_bundled (fold);
      guint n_events = dtl_document_get_n_events (dtl_layout_get_document (layout));

      for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
        {
          DtlPictureOptions options = { .width = widths[i], .selected = DTL_NONE };

          assert_fits (layout, &options);
          options.notes = TRUE;
          options.all_links = TRUE;
          assert_fits (layout, &options);
          options.notes = FALSE;
          options.all_links = FALSE;
          options.has_span = TRUE;
          options.from = 1485907200;
          options.to = 1505260799;
          assert_fits (layout, &options);
          for (guint32 event = 0; event < n_events; event += 17)
            {
              options.selected = event;
              assert_fits (layout, &options);
            }
        }
    }
}

static void
test_any_document_fits_every_page (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int round = 0; round < 100; round++)
    {
      g_autoptr (DtlLayout) layout = sample_layout_new_random (rand);
      DtlScale *scale = dtl_layout_get_scale (layout);
      DtlInstant first = dtl_scale_get_first (scale), last = dtl_scale_get_last (scale);

      for (int i = 0; i < 4; i++)
        {
          DtlPictureOptions options = { .width = g_rand_double_range (rand, 20, 2500), .selected = DTL_NONE, .notes = g_rand_boolean (rand) };

          if (g_rand_boolean (rand))
            options.width = widths[g_rand_int_range (rand, 0, G_N_ELEMENTS (widths))];
          if (i > 0)
            {
              options.has_span = TRUE;
              options.from = first + (last - first) * g_rand_double_range (rand, -0.2, 0.9);
              options.to = options.from + (last - first) * g_rand_double_range (rand, 0, 0.5);
            }
          assert_fits (layout, &options);
        }
      if (round % 5 == 0)
        assert_fits_formats (layout);
    }
}

static void
test_the_bundled_story_fits_every_format (void)
{
  g_autoptr (DtlLayout) layout = load_bundled (TRUE);

  assert_fits_formats (layout);
}

/* Pages of any size, however silly. */
static void
test_any_page_is_filled_without_end (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (int round = 0; round < 60; round++)
    {
      g_autoptr (DtlLayout) layout = sample_layout_new_random (rand);
      const DtlPictureOptions options = {
        .width = g_rand_double_range (rand, 30, 1500), .height = g_rand_double_range (rand, 150, 1500), .least_zoom = g_rand_double_range (rand, 0.3, 1),
        .selected = DTL_NONE, .notes = g_rand_boolean (rand), .max_pages = g_rand_int_range (rand, 0, 4),
      };

      assert_fits (layout, &options);
    }
}

/* All words of a role, one after the other. */
static char *
join_texts (DtlScene *scene,
            DtlRole   role)
{
  guint n_items = 0;
  const DtlItem *items = dtl_scene_get_items (scene, &n_items);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == DTL_ITEM_TEXT && items[i].role == role)
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", dtl_scene_get_text (scene, &items[i]));

  return g_string_free (joined, FALSE);
}

/* Where pages end between rows, nothing is lost and nothing is told twice. */
static void
test_pages_share_the_events (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int round = 0; round < 40; round++)
    {
      g_autoptr (DtlLayout) layout = sample_layout_new_random (rand);
      const DtlPictureOptions options = { .width = 900, .height = 330, .selected = DTL_NONE };
      g_autoptr (DtlPages) pages = dtl_pages_new (layout, &options, sample_get_measure ());
      guint n_events = dtl_document_get_n_placed (dtl_layout_get_document (layout)), count = 0;

      for (guint i = 0; i < dtl_pages_get_n (pages); i++)
        {
          guint n_groups = 0;
          const DtlGroup *groups = dtl_scene_get_groups (dtl_pages_get_scene (pages, i), &n_groups);

          for (guint n = 0; n < n_groups; n++)
            count += groups[n].kind <= DTL_GROUP_BAND ? groups[n].count : 0;
        }
      g_assert_cmpuint (count, ==, n_events);
    }
}

/* Each number stands once before a note, in order, and at most once at an event; the notes are groups of their events. */
static void
test_numbers_lead_to_notes (void)
{
  g_autoptr (DtlLayout) layout = load_bundled (TRUE);
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

static void
test_what_finds_no_room_is_said (void)
{
  g_autoptr (DtlLayout) layout = load_bundled (TRUE);
  DtlPictureOptions options = { .width = 600, .height = 300, .max_pages = 1, .selected = DTL_NONE };
  g_autoptr (DtlPages) small = dtl_pages_new (layout, &options, sample_get_measure ()), large = NULL;
  g_autofree char *left_out = dtl_pages_dup_left_out (small), *nothing = NULL, *said = NULL;

  g_assert_nonnull (strstr (left_out, " events stand in rows that found no room on this page."));
  g_assert_nonnull (strstr (left_out, " titles are left out at this size."));
  g_assert_nonnull (strstr (left_out, "The legend found no room on this page."));
  said = join_texts (dtl_pages_get_scene (small, 0), DTL_ROLE_SUBTITLE);
  g_assert_nonnull (strstr (said, " titles are left out at this size."));

  options.width = 20000;
  options.height = 0;
  large = dtl_pages_new (layout, &options, sample_get_measure ());
  nothing = dtl_pages_dup_left_out (large);
  g_assert_null (nothing);
}

static guint
count_titles_shown (DtlScene *scene)
{
  guint n_groups = 0, n_shown = 0;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n_groups);

  for (guint i = 0; i < n_groups; i++)
    n_shown += groups[i].kind == DTL_GROUP_EVENT && groups[i].label_shown;

  return n_shown;
}

/* Whether one title alone is left out at this width. What is said is held against what is there. */
static gboolean
does_one_title_miss (DtlLayout *layout,
                     double     width,
                     gboolean   notes)
{
  const DtlPictureOptions options = { .width = width, .notes = notes, .selected = DTL_NONE };
  const guint n_titles = dtl_document_get_n_events (dtl_layout_get_document (layout));
  g_autoptr (DtlPages) pages = dtl_pages_new (layout, &options, sample_get_measure ());
  guint n_missing = n_titles - count_titles_shown (dtl_pages_get_scene (pages, 0));
  g_autofree char *said = dtl_pages_dup_left_out (pages);
  g_autofree char *wanted = g_strdup_printf ("%u of %u titles %s %s", n_missing, n_titles,
                                             notes ? (n_missing == 1 ? "stands" : "stand") : n_missing == 1 ? "is" : "are",
                                             notes ? "in the notes only." : "left out at this size.");

  if (n_missing == 0)
    g_assert_null (said);
  else if (strstr (said, wanted) == NULL)
    g_error ("“%s” is not said: “%s”", wanted, said);

  return n_missing == 1;
}

static void
test_titles_left_out_are_counted (void)
{
  g_autoptr (DtlLayout) layout = load_bundled (TRUE);

  for (guint notes = FALSE; notes <= TRUE; notes++)
    {
      guint n_times = 0;

      for (double width = 1600; width <= 4000; width += 20)
        n_times += does_one_title_miss (layout, width, notes);
      g_assert_cmpuint (n_times, >, 0);
    }
}

static void
test_formats_are_found_by_their_names (void)
{
  for (guint i = 0; i < DTL_N_PAGES; i++)
    {
      DtlPagePreset preset = DTL_N_PAGES;

      g_assert_true (dtl_page_format_find (dtl_page_format_get (i)->id, &preset));
      g_assert_cmpuint (preset, ==, i);
    }
  g_assert_false (dtl_page_format_find ("a9", &(DtlPagePreset) { 0 }));
}

/* Hatches are lines within their pills, behind what is written on them. */
static void
test_hatches_stay_in_their_pills (void)
{
  g_autoptr (DtlLayout) layout = load_bundled (TRUE);
  const DtlPictureOptions options = { .width = 1200, .selected = DTL_NONE, .hatched = TRUE };
  double height = 0;
  g_autoptr (DtlScene) scene = dtl_picture_new (layout, &options, sample_get_measure (), &height);
  const DtlItem *items, *pill = NULL;
  guint n_items = 0, n_lines = 0;

  items = dtl_scene_get_items (scene, &n_items);
  for (guint i = 0; i < n_items; i++)
    if (items[i].role == DTL_ROLE_MARK_SOFT)
      {
        pill = &items[i];
      }
    else if (items[i].role == DTL_ROLE_HATCH)
      {
        n_lines++;
        g_assert_nonnull (pill);
        g_assert_cmpfloat (items[i].x, >=, pill->x);
        g_assert_cmpfloat (items[i].x + items[i].width, <=, pill->x + pill->width + 0.01);
        g_assert_cmpfloat (MIN (items[i].y, items[i].y + items[i].height), >=, pill->y);
        g_assert_cmpfloat (MAX (items[i].y, items[i].y + items[i].height), <=, pill->y + pill->height + 0.01);
      }
  g_assert_cmpuint (n_lines, >, 100);
}

/* By lines, so that one sees where they begin to differ. */
static void
assert_same_lines (const char *text,
                   const char *expected)
{
  g_auto (GStrv) a = g_strsplit (text, "\n", -1), b = g_strsplit (expected, "\n", -1);

  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    g_assert_cmpstr (a[i], ==, b[i]);
  g_assert_cmpuint (g_strv_length (a), ==, g_strv_length (b));
}

/* The geometry of the pages, as text; DATELINE_UPDATE_CASES=1 writes what it is now. */
static void
test_pages_are_as_they_were (void)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "layout", "pictures", "bridge.dateline", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "layout", "pictures", "bridge-letter.txt", NULL), *expected = NULL;
  g_autoptr (DtlLayout) layout = load (source, FALSE);
  g_autoptr (GString) text = g_string_new (NULL);
  DtlPictureOptions options = { .selected = DTL_NONE, .notes = TRUE, .all_links = TRUE, .hatched = TRUE };
  g_autoptr (DtlPages) pages = NULL;

  dtl_picture_options_set_format (&options, dtl_page_format_get (DTL_PAGE_LETTER_LANDSCAPE));
  pages = dtl_pages_new (layout, &options, sample_get_measure ());
  for (guint i = 0; i < dtl_pages_get_n (pages); i++)
    {
      g_autofree char *page = dtl_scene_to_text (dtl_pages_get_scene (pages, i));

      g_string_append_printf (text, "page %u\n%s", i + 1, page);
    }
  if (g_getenv ("DATELINE_UPDATE_CASES") != NULL)
    g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  assert_same_lines (text->str, expected);
}

static DtlDocumentBuilder *
begin_document (void)
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

static DtlLayout *
finish_document (DtlDocumentBuilder *builder)
{
  g_autoptr (DtlDocument) document = dtl_document_builder_finish (builder);
  const DtlLayoutOptions options = { NULL };

  return dtl_layout_new (document, &options, NULL);
}

/* Notes are not torn apart to fill columns: few of them leave most columns empty. */
static void
test_a_note_stands_in_one_column (void)
{
  g_autoptr (DtlDocumentBuilder) builder = begin_document ();
  g_autoptr (DtlLayout) layout = finish_document (builder);
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
  g_autoptr (DtlLayout) layout = load (path, TRUE);

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
  g_autoptr (DtlLayout) layout = load_bundled (TRUE);
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
      layout = finish_document (builder);
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
      assert_fits (layout, &options);
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
        layout = finish_document (builder);
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

static void
add_source (DtlDocumentBuilder *builder,
            const char         *id,
            const char         *outlet)
{
  DtlSource source = { .id = g_strdup (id), .container = g_strdup (outlet), .issued_words = g_strdup ("12 Sep 2017") };

  dtl_document_builder_take_source (builder, &source);
}

static void
test_a_page_says_what_it_shows_and_on_what_it_rests (void)
{
  g_autoptr (DtlDocumentBuilder) builder = begin_document ();
  g_autoptr (DtlLayout) layout = NULL;
  g_autoptr (DtlScene) scene = NULL;
  g_autofree char *title = NULL, *subtitle = NULL, *names = NULL, *undated = NULL, *sources = NULL;
  const DtlPictureOptions options = { .width = 500, .selected = DTL_NONE };
  double height = 0;

  add_source (builder, "s1", "Herald");
  add_source (builder, "s2", "Gazette");
  add_source (builder, "s3", "Herald");
  layout = finish_document (builder);
  scene = dtl_picture_new (layout, &options, sample_get_measure (), &height);

  title = join_texts (scene, DTL_ROLE_TITLE);
  g_assert_cmpstr (title, ==, "A title that is longer than a narrow page can hold in one line");
  subtitle = join_texts (scene, DTL_ROLE_SUBTITLE);
  g_assert_cmpstr (subtitle, ==, "5 events · 3 sources · February–September 2017");
  names = join_texts (scene, DTL_ROLE_LANE_NAME);
  g_assert_cmpstr (names, ==, "Meetings and talks Statements");
  undated = join_texts (scene, DTL_ROLE_LABEL_QUIET);
  g_assert_cmpstr (undated, ==, "2 undated: A rumour; Another");
  sources = join_texts (scene, DTL_ROLE_SOURCE_TEXT);
  g_assert_cmpstr (sources, ==, "Sources: Herald, 12 Sep 2017 (2 texts); Gazette, 12 Sep 2017 Made with Dateline");
}

static void
test_what_is_filtered_out_is_said (void)
{
  g_autoptr (DtlDocumentBuilder) builder = begin_document ();
  g_autoptr (DtlDocument) document = dtl_document_builder_finish (builder);
  const guint8 visible[] = { 1, 0, 1, 1, 0 };
  const DtlLayoutOptions layout_options = { .visible = visible };
  g_autoptr (DtlLayout) layout = dtl_layout_new (document, &layout_options, NULL);
  const DtlPictureOptions options = { .width = 900, .selected = DTL_NONE };
  double height = 0;
  g_autoptr (DtlScene) scene = dtl_picture_new (layout, &options, sample_get_measure (), &height);
  g_autofree char *subtitle = join_texts (scene, DTL_ROLE_SUBTITLE);
  g_autofree char *undated = join_texts (scene, DTL_ROLE_LABEL_QUIET);

  g_assert_true (g_str_has_prefix (subtitle, "3 of 5 events · "));
  g_assert_cmpstr (undated, ==, "1 undated: A rumour");
}

/* What lies outside the span is counted at the edges of its lane. */
/* What ended the second before the span shows its end in the margin, and nothing else. */
static void
test_margins_lose_no_titles (void)
{
  g_autoptr (DtlLayout) layout = load_bundled (TRUE);
  const DtlPictureOptions options = {
    .width = 2000, .selected = DTL_NONE, .has_span = TRUE, .from = 1483228800 /* 2017 */, .to = 1514764799,
  };
  g_autoptr (DtlPages) pages = dtl_pages_new (layout, &options, sample_get_measure ());

  g_assert_null (dtl_pages_dup_left_out (pages));
}

static gboolean
has_all_titles (DtlLayout               *layout,
                const DtlPictureOptions *options,
                double                   width)
{
  DtlPictureOptions other = *options;
  g_autoptr (DtlPages) pages = NULL;
  g_autofree char *left_out = NULL;

  other.width = width;
  pages = dtl_pages_new (layout, &other, sample_get_measure ());
  left_out = dtl_pages_dup_left_out (pages);

  return left_out == NULL || strstr (left_out, " titles ") == NULL;
}

static void
test_a_width_for_all_titles_is_found (void)
{
  g_autoptr (DtlLayout) layout = load_bundled (TRUE);
  DtlPictureOptions options = { .width = 1600, .selected = DTL_NONE };
  double width;

  for (guint notes = FALSE; notes <= TRUE; notes++)
    {
      options.notes = notes;
      g_assert_false (has_all_titles (layout, &options, options.width));
      width = dtl_picture_find_titled_width (layout, &options, sample_get_measure ());
      g_assert_cmpfloat (width, >, options.width);
      g_assert_cmpfloat (fmod (width, 20), ==, 0);
      g_assert_true (has_all_titles (layout, &options, width));
      g_assert_false (has_all_titles (layout, &options, width - 20));
    }

  options.width = width + 1;
  g_assert_cmpfloat (dtl_picture_find_titled_width (layout, &options, sample_get_measure ()), ==, options.width);
  options.width = 20000;
  g_assert_cmpfloat (dtl_picture_find_titled_width (layout, &options, sample_get_measure ()), ==, options.width);
  options.height = 300;
  g_assert_cmpfloat (dtl_picture_find_titled_width (layout, &options, sample_get_measure ()), ==, 0);
}

/* A second apart in a century: the width that would show both is no picture any more. */
static void
test_no_width_is_found_for_what_lies_too_close (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr (DtlLayout) layout = NULL;
  const DtlPictureOptions options = { .width = 1600, .selected = DTL_NONE };

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i), *when = g_strdup_printf ("2000-01-01T00:%02u:%02u", i / 60, i % 60);

      dtl_document_builder_add_simple (builder, id, "An event among many", when, DTL_NONE, 3);
    }
  dtl_document_builder_add_simple (builder, "last", "The last one", "2100", DTL_NONE, 3);
  layout = finish_document (builder);
  g_assert_false (has_all_titles (layout, &options, 12000));
  g_assert_cmpfloat (dtl_picture_find_titled_width (layout, &options, sample_get_measure ()), ==, 0);
}

static void
test_events_outside_the_span_are_counted (void)
{
  g_autoptr (DtlDocumentBuilder) builder = begin_document ();
  g_autoptr (DtlLayout) layout = finish_document (builder);
  const DtlPictureOptions options = { .width = 900, .selected = DTL_NONE, .has_span = TRUE, .from = 1491004800, .to = 1498867200 };
  double height = 0;
  g_autoptr (DtlScene) scene = dtl_picture_new (layout, &options, sample_get_measure (), &height);
  g_autofree char *edges = join_texts (scene, DTL_ROLE_EDGE);

  g_assert_cmpstr (edges, ==, "◂ 1 1 ▸");
}

static void
test_a_page_has_the_rows_of_the_screen (void)
{
  g_autoptr (DtlLayout) layout = load_bundled (TRUE);
  const double pages[] = { 400, 1200 };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      const DtlPictureOptions options = { .width = pages[i], .selected = DTL_NONE };
      double height = 0, row_y[1000];
      g_autoptr (DtlScene) scene = dtl_picture_new (layout, &options, sample_get_measure (), &height);
      guint n_groups = 0;
      const DtlGroup *groups = dtl_scene_get_groups (scene, &n_groups);

      g_assert_cmpuint (n_groups, >, 20);
      for (guint row = 0; row < G_N_ELEMENTS (row_y); row++)
        row_y[row] = NAN;
      for (guint n = 0; n < n_groups; n++)
        {
          double middle = groups[n].y + groups[n].height / 2;

          if (groups[n].kind != DTL_GROUP_EVENT)
            continue;
          g_assert_cmpuint (groups[n].row, ==, dtl_layout_get_place (layout, groups[n].event)->row);
          if (!isnan (row_y[groups[n].row]))
            g_assert_cmpfloat_with_epsilon (row_y[groups[n].row], middle, DTL_ROW_MAX_PX / 2);
          row_y[groups[n].row] = middle;
        }
      for (guint row = 1; row < dtl_layout_get_n_rows (layout); row++)
        if (!isnan (row_y[row]) && !isnan (row_y[row - 1]))
          g_assert_cmpfloat (row_y[row] - row_y[row - 1], >, DTL_ROW_MAX_PX / 2);
    }
}

static void
test_lines_break_between_words_and_inside_long_ones (void)
{
  const struct
  {
    const char *text;
    double      width;
    guint       most;
    const char *lines;
  } cases[] = {
    { "one two three", 200, 0, "one two three" },
    { "one two three", 60, 0, "one two|three" },
    { "one two three", 36, 0, "one|two|three" },
    { "  spaced \n out  ", 60, 0, "spaced|out" },
    { "one two three four", 60, 2, "one two|three four" },
    { "abcdefghij kl", 35, 0, "abcde|fghij|kl" },
    { "", 35, 0, "" },
    { "e\u0301e\u0301e\u0301", 10, 0, "e\u0301|e\u0301|e\u0301" },
    { "x", 0, 0, "x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = dtl_text_lines_new (cases[i].text, cases[i].width, cases[i].most, DTL_FONT_LABEL, sample_get_measure ());
      g_autofree char *joined = NULL;

      g_ptr_array_add (lines, NULL);
      joined = g_strjoinv ("|", (char **) lines->pdata);
      g_assert_cmpstr (joined, ==, cases[i].lines);
    }
}

static double
count_bytes_cb (const char *text,
                gssize      length,
                DtlFont     font,
                gpointer    user_data)
{
  const DtlTextMeasure *measure = sample_get_measure ();

  *(gsize *) user_data += length;

  return measure->measure (text, length, font, measure->user_data);
}

static void
test_long_lines_are_measured_in_proportion (void)
{
  static const char *const repeated[] = { "a", "史", "ab cdef ", "a ", "\u0301", "a\u0301", "\u200b" };

  for (gsize i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      gsize n_bytes[2] = { 0, 0 };

      for (guint twice = 0; twice < 2; twice++)
        {
          const DtlTextMeasure counting = { count_bytes_cb, &n_bytes[twice] };
          g_autoptr (GString) text = g_string_new (NULL);
          g_autoptr (GPtrArray) lines = NULL;

          for (guint n = 0; n < 10000u << twice; n++)
            g_string_append (text, repeated[i]);
          lines = dtl_text_lines_new (text->str, 100, 0, DTL_FONT_LABEL, &counting);
        }
      g_assert_cmpuint (n_bytes[1], <, 3 * n_bytes[0]);
    }
}

static void
test_marks_without_end_are_parted (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autoptr (GPtrArray) lines = NULL;

  for (guint n = 0; n < 100; n++)
    g_string_append (text, "\u0903");   /* a mark with a width of its own */
  lines = dtl_text_lines_new (text->str, 10, 0, DTL_FONT_LABEL, sample_get_measure ());
  g_assert_cmpuint (lines->len, ==, 4);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpint (g_utf8_strlen (g_ptr_array_index (lines, i), -1), <=, 31);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/the-bundled-story-fits-every-page", test_the_bundled_story_fits_every_page);
  g_test_add_func ("/picture/any-document-fits-every-page", test_any_document_fits_every_page);
  g_test_add_func ("/picture/the-bundled-story-fits-every-format", test_the_bundled_story_fits_every_format);
  g_test_add_func ("/picture/any-page-is-filled-without-end", test_any_page_is_filled_without_end);
  g_test_add_func ("/picture/pages-share-the-events", test_pages_share_the_events);
  g_test_add_func ("/picture/numbers-lead-to-notes", test_numbers_lead_to_notes);
  g_test_add_func ("/picture/a-note-stands-in-one-column", test_a_note_stands_in_one_column);
  g_test_add_func ("/picture/numbers-leave-words-of-links-alone", test_numbers_leave_words_of_links_alone);
  g_test_add_func ("/picture/links-go-on-across-headings", test_links_go_on_across_headings);
  g_test_add_func ("/picture/notes-stand-beneath-or-beside", test_notes_stand_beneath_or_beside);
  g_test_add_func ("/picture/notes-beside-leave-room-for-the-timeline", test_notes_beside_leave_room_for_the_timeline);
  g_test_add_func ("/picture/what-finds-no-room-is-said", test_what_finds_no_room_is_said);
  g_test_add_func ("/picture/titles-left-out-are-counted", test_titles_left_out_are_counted);
  g_test_add_func ("/picture/margins-lose-no-titles", test_margins_lose_no_titles);
  g_test_add_func ("/picture/a-width-for-all-titles-is-found", test_a_width_for_all_titles_is_found);
  g_test_add_func ("/picture/no-width-is-found-for-what-lies-too-close", test_no_width_is_found_for_what_lies_too_close);
  g_test_add_func ("/picture/pages-are-as-they-were", test_pages_are_as_they_were);
  g_test_add_func ("/picture/formats-are-found-by-their-names", test_formats_are_found_by_their_names);
  g_test_add_func ("/picture/hatches-stay-in-their-pills", test_hatches_stay_in_their_pills);
  g_test_add_func ("/picture/says-what-it-shows-and-on-what-it-rests", test_a_page_says_what_it_shows_and_on_what_it_rests);
  g_test_add_func ("/picture/says-what-is-filtered-out", test_what_is_filtered_out_is_said);
  g_test_add_func ("/picture/counts-events-outside-the-span", test_events_outside_the_span_are_counted);
  g_test_add_func ("/picture/has-the-rows-of-the-screen", test_a_page_has_the_rows_of_the_screen);
  g_test_add_func ("/text-lines/break-between-words-and-inside-long-ones", test_lines_break_between_words_and_inside_long_ones);
  g_test_add_func ("/text-lines/are-measured-in-proportion-to-their-text", test_long_lines_are_measured_in_proportion);
  g_test_add_func ("/text-lines/part-marks-without-end", test_marks_without_end_are_parted);

  return g_test_run ();
}
