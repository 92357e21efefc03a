/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages for paper and files: all on them, nothing over anything. */
#include "picture-fixture.h"
#include "sample-document.h"

#include <math.h>
#include <string.h>

static const double widths[] = { 40, 128, 256, 320, 360, 480, 559, 560, 600, 768, 1000, 1440, 1920, 3840, 20000 };

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
      picture_assert_fits (layout, &options);
    }
}

static void
test_the_bundled_story_fits_every_page (void)
{
  for (gboolean fold = FALSE; fold <= TRUE; fold++)
    {
      g_autoptr (DtlLayout) layout = picture_load_bundled (fold);
      guint n_events = dtl_document_get_n_events (dtl_layout_get_document (layout));

      for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
        {
          DtlPictureOptions options = { .width = widths[i], .selected = DTL_NONE };

          picture_assert_fits (layout, &options);
          options.notes = TRUE;
          options.all_links = TRUE;
          picture_assert_fits (layout, &options);
          options.notes = FALSE;
          options.all_links = FALSE;
          options.has_span = TRUE;
          options.from = 1485907200;
          options.to = 1505260799;
          picture_assert_fits (layout, &options);
          for (guint32 event = 0; event < n_events; event += 17)
            {
              options.selected = event;
              picture_assert_fits (layout, &options);
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
          picture_assert_fits (layout, &options);
        }
      if (round % 5 == 0)
        assert_fits_formats (layout);
    }
}

static void
test_the_bundled_story_fits_every_format (void)
{
  g_autoptr (DtlLayout) layout = picture_load_bundled (TRUE);

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

      picture_assert_fits (layout, &options);
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

static void
test_what_finds_no_room_is_said (void)
{
  g_autoptr (DtlLayout) layout = picture_load_bundled (TRUE);
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
  g_autoptr (DtlLayout) layout = picture_load_bundled (TRUE);

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
  g_autoptr (DtlLayout) layout = picture_load_bundled (TRUE);
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
  g_autoptr (DtlLayout) layout = picture_load (source, FALSE);
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
  g_autoptr (DtlDocumentBuilder) builder = picture_begin_document ();
  g_autoptr (DtlLayout) layout = NULL;
  g_autoptr (DtlScene) scene = NULL;
  g_autofree char *title = NULL, *subtitle = NULL, *names = NULL, *undated = NULL, *sources = NULL;
  const DtlPictureOptions options = { .width = 500, .selected = DTL_NONE };
  double height = 0;

  add_source (builder, "s1", "Herald");
  add_source (builder, "s2", "Gazette");
  add_source (builder, "s3", "Herald");
  layout = picture_finish_document (builder);
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
  g_autoptr (DtlDocumentBuilder) builder = picture_begin_document ();
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

/* What ended the second before the span shows its end in the margin, and nothing else. */
static void
test_margins_lose_no_titles (void)
{
  g_autoptr (DtlLayout) layout = picture_load_bundled (TRUE);
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
  g_autoptr (DtlLayout) layout = picture_load_bundled (TRUE);
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
  layout = picture_finish_document (builder);
  g_assert_false (has_all_titles (layout, &options, 12000));
  g_assert_cmpfloat (dtl_picture_find_titled_width (layout, &options, sample_get_measure ()), ==, 0);
}

/* What lies outside the span is counted at the edges of its lane. */
static void
test_events_outside_the_span_are_counted (void)
{
  g_autoptr (DtlDocumentBuilder) builder = picture_begin_document ();
  g_autoptr (DtlLayout) layout = picture_finish_document (builder);
  const DtlPictureOptions options = { .width = 900, .selected = DTL_NONE, .has_span = TRUE, .from = 1491004800, .to = 1498867200 };
  double height = 0;
  g_autoptr (DtlScene) scene = dtl_picture_new (layout, &options, sample_get_measure (), &height);
  g_autofree char *edges = join_texts (scene, DTL_ROLE_EDGE);

  g_assert_cmpstr (edges, ==, "◂ 1 1 ▸");
}

static void
test_a_page_has_the_rows_of_the_screen (void)
{
  g_autoptr (DtlLayout) layout = picture_load_bundled (TRUE);
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

  return g_test_run ();
}
