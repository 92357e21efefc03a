/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-fixture.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

typedef cairo_surface_t Surface;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Surface, cairo_surface_destroy)

#define TWO_EVENTS \
  "{\n" \
  "  \"format\": \"dateline\", \"version\": \"1.0\", \"title\": \"Two\",\n" \
  "  \"events\": [\n" \
  "    { \"id\": \"a\", \"title\": \"The first\", \"when\": \"2017-03-01\" },\n" \
  "    { \"id\": \"b\", \"title\": \"The second\", \"when\": \"2017-09-12\" }\n" \
  "  ]\n" \
  "}\n"

#define ONE_BAD_EVENT \
  "{\n" \
  "  \"format\": \"dateline\", \"version\": \"1.0\", \"title\": \"Two\",\n" \
  "  \"events\": [\n" \
  "    { \"id\": \"a\", \"title\": \"The first\", \"when\": \"2017-13-01\" },\n" \
  "    { \"id\": \"b\", \"title\": \"The second\", \"when\": \"2017-09-12\" }\n" \
  "  ]\n" \
  "}\n"

#define NO_JSON \
  "{\n" \
  "  \"format\": \"dateline\",\n" \
  "  oops\n" \
  "}\n"

typedef struct
{
  const guchar *data;
  gsize         left;
} Reader;

static cairo_status_t
read_cb (void         *user_data,
         unsigned char *to,
         unsigned int   length)
{
  Reader *reader = user_data;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (to, reader->data, length);
  reader->data += length;
  reader->left -= length;

  return CAIRO_STATUS_SUCCESS;
}

static Surface *
decode (GBytes *png)
{
  Reader reader;
  Surface *surface;

  g_assert_nonnull (png);
  reader.data = g_bytes_get_data (png, &reader.left);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);

  return surface;
}

/* Nothing but, maybe, that titles found no room at this size. */
static void
assert_quiet (const char *err)
{
  if (*err != '\0' && !(g_str_has_suffix (err, " left out at this size.\n") && strchr (err, '\n')[1] == '\0'))
    g_error ("“%s” was said", err);
}

/* Runs, asserts that it went well and quietly, and takes OUT.png away. */
static GBytes *
export (Fixture    *fixture,
        const char *arguments)
{
  g_autofree char *line = g_strdup_printf ("export -o OUT.png%s%s", *arguments != '\0' ? " " : "", arguments);
  g_autoptr (Result) result = fixture_run (fixture, line, NULL);
  GBytes *png;

  assert_quiet (result->err);
  g_assert_cmpint (result->status, ==, 0);
  g_assert_cmpuint (g_bytes_get_size (result->out), ==, 0);
  png = fixture_take (fixture, "OUT.png");
  g_assert_nonnull (png);

  return png;
}

/* Runs, asserts the status and that standard error begins with @message, and that there is no picture. */
static void
assert_fails (Fixture    *fixture,
              const char *arguments,
              int         status,
              const char *message)
{
  g_autoptr (Result) result = fixture_run (fixture, arguments, NULL);

  g_assert_cmpint (result->status, ==, status);
  if (!g_str_has_prefix (result->err, message))
    g_error ("“%s” does not begin with “%s”", result->err, message);
  g_assert_true (g_str_has_suffix (result->err, "\n"));
  g_assert_cmpuint (g_bytes_get_size (result->out), ==, 0);
  g_assert_null (fixture_take (fixture, "OUT.png"));
}

static void
test_bundled (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) png = export (fixture, "");
  g_autofree char *bundled = g_strdup_printf ("%s --width 1600 --scale 2 --style light", g_getenv ("BUNDLED"));
  g_autoptr (GBytes) named = export (fixture, bundled);

  /* What is not said is said in the second call; and the same input gives the same bytes. */
  g_assert_true (g_bytes_equal (png, named));
}

static void
test_streams (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) input = g_bytes_new_static (TWO_EVENTS, strlen (TWO_EVENTS));
  g_autoptr (GBytes) from_file = NULL;
  g_autoptr (Result) result = NULL;

  fixture_write (fixture, "two.dateline", TWO_EVENTS);
  from_file = export (fixture, "two.dateline");
  result = fixture_run (fixture, "export - -o -", input);
  g_assert_cmpint (result->status, ==, 0);
  assert_quiet (result->err);
  g_assert_true (g_bytes_equal (result->out, from_file));
}

static void
test_size (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GString) many = g_string_new ("{\"format\":\"dateline\",\"version\":\"1.0\",\"title\":\"Many\",\"events\":[");
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) third = NULL;
  g_autoptr (Surface) one = NULL;
  g_autoptr (Surface) three = NULL;
  g_autoptr (Surface) high = NULL;

  fixture_write (fixture, "two.dateline", TWO_EVENTS);
  first = export (fixture, "two.dateline --width 700 --scale 1");
  second = export (fixture, "two.dateline --width 700 --scale 3");
  one = decode (first);
  three = decode (second);
  g_assert_cmpint (cairo_image_surface_get_width (one), ==, 700);
  g_assert_cmpint (cairo_image_surface_get_width (three), ==, 2100);
  g_assert_cmpint (ABS (cairo_image_surface_get_height (three) - 3 * cairo_image_surface_get_height (one)), <=, 3);

  /* Eight that lasted at the same time stand in rows of their own. */
  for (guint i = 0; i < 8; i++)
    g_string_append_printf (many, "%s{\"id\":\"e%u\",\"title\":\"Event %u\",\"when\":\"2017-0%u-01/2017-12\"}", i ? "," : "", i, i, i + 1);
  g_string_append (many, "]}");
  fixture_write (fixture, "many.dateline", many->str);
  third = export (fixture, "many.dateline --width 700 --scale 1");
  high = decode (third);
  g_assert_cmpint (cairo_image_surface_get_height (high), >=, cairo_image_surface_get_height (one) + 5 * 20);
}

static guint
brightness (Surface *surface)
{
  const guchar *data = cairo_image_surface_get_data (surface);

  return (data[0] + data[1] + data[2]) / 3;
}

static void
test_style (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) light_png = NULL;
  g_autoptr (GBytes) dark_png = NULL;
  g_autoptr (Surface) light = NULL;
  g_autoptr (Surface) dark = NULL;

  fixture_write (fixture, "two.dateline", TWO_EVENTS);
  light_png = export (fixture, "two.dateline --style light");
  dark_png = export (fixture, "two.dateline --style dark");
  light = decode (light_png);
  dark = decode (dark_png);
  g_assert_cmpuint (brightness (light), >, 220);
  g_assert_cmpuint (brightness (dark), <, 64);
}

static void
test_span (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) months = NULL;
  g_autoptr (GBytes) days = NULL;
  g_autoptr (GBytes) from = NULL;

  fixture_write (fixture, "two.dateline", TWO_EVENTS);
  whole = export (fixture, "two.dateline");
  months = export (fixture, "two.dateline --from 2017-02 --to 2017-04");
  days = export (fixture, "two.dateline --from 2017-02-01 --to 2017-04-30");
  from = export (fixture, "two.dateline --from 2017-09");
  g_assert_false (g_bytes_equal (whole, months));
  g_assert_false (g_bytes_equal (whole, from));
  g_assert_true (g_bytes_equal (months, days));   /* a month ends with its last day */
}

static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  fixture_write (fixture, "bad.dateline", NO_JSON);
  assert_fails (fixture, "export none.dateline -o OUT.png", 1, "none.dateline: could not be read: ");
  assert_fails (fixture, "export bad.dateline -o OUT.png", 1, "bad.dateline:3:3: ");
  assert_fails (fixture, "export . -o OUT.png", 1, ".: could not be read: ");
  assert_fails (fixture, "export - -o OUT.png", 1, "-:1:1: ");
}

static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GBytes) old = NULL;

  fixture_write (fixture, "two.dateline", TWO_EVENTS);
  assert_fails (fixture, "export two.dateline -o none/OUT.png", 1, "dateline export: ");
  assert_fails (fixture, "export two.dateline --width 100000 --scale 16 -o OUT.png", 1, "dateline export: A picture of 1600000 × ");

  /* The old picture stands until there is a new one. */
  fixture_write (fixture, "bad.dateline", NO_JSON);
  fixture_write (fixture, "OLD.png", "the old picture");
  {
    g_autoptr (Result) result = fixture_run (fixture, "export bad.dateline -o OLD.png", NULL);

    g_assert_cmpint (result->status, ==, 1);
  }
  old = fixture_take (fixture, "OLD.png");
  g_assert_cmpmem (g_bytes_get_data (old, NULL), g_bytes_get_size (old), "the old picture", strlen ("the old picture"));
}

static void
test_one_bad_event (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (Result) result = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (Surface) surface = NULL;

  fixture_write (fixture, "bad.dateline", ONE_BAD_EVENT);
  result = fixture_run (fixture, "export bad.dateline -o OUT.png", NULL);
  png = fixture_take (fixture, "OUT.png");
  g_assert_cmpint (result->status, ==, 0);
  g_assert_true (g_str_has_prefix (result->err, "bad.dateline:4:"));
  surface = decode (png);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 3200);
}

/* What a newcomer copies must be read without a word. */
static void
test_readme (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *readme = NULL;
  g_autofree char *example = NULL;
  g_autoptr (GBytes) png = NULL;
  char *begin, *end;

  g_assert_true (g_file_get_contents (g_getenv ("README"), &readme, NULL, NULL));
  begin = strstr (readme, "```json\n");
  g_assert_nonnull (begin);
  begin += strlen ("```json\n");
  end = strstr (begin, "```");
  g_assert_nonnull (end);
  example = g_strndup (begin, end - begin);

  fixture_write (fixture, "my.dateline", example);
  png = export (fixture, "my.dateline");
}

/* By the name of the file, in any case, or by --format. */
static void
test_formats (Fixture       *fixture,
              gconstpointer  data)
{
  const struct
  {
    const char *arguments, *name, *begins;
  } cases[] = {
    { "export two.dateline -o OUT.svg", "OUT.svg", "<?xml" },
    { "export two.dateline -o OUT.pdf", "OUT.pdf", "%PDF-1.5" },
    { "export two.dateline -o OUT.PDF", "OUT.PDF", "%PDF-1.5" },
    { "export two.dateline -o OUT --format svg", "OUT", "<?xml" },
    { "export two.dateline -o OUT.svg --format png", "OUT.svg", "\x89PNG" },
  };

  fixture_write (fixture, "two.dateline", TWO_EVENTS);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Result) result = fixture_run (fixture, cases[i].arguments, NULL);
      g_autoptr (GBytes) file = fixture_take (fixture, cases[i].name);

      assert_quiet (result->err);
      g_assert_cmpint (result->status, ==, 0);
      g_assert_nonnull (file);
      g_assert_cmpmem (g_bytes_get_data (file, NULL), strlen (cases[i].begins), cases[i].begins, strlen (cases[i].begins));
    }
}

static void
run_well (Fixture    *fixture,
          const char *arguments)
{
  g_autoptr (Result) result = fixture_run (fixture, arguments, NULL);

  assert_quiet (result->err);
  g_assert_cmpint (result->status, ==, 0);
}

/* To the byte, out of each kind of picture; with --no-embed there is nothing. */
static void
test_proof (Fixture       *fixture,
            gconstpointer  data)
{
  const char *kinds[] = { "png", "svg", "pdf" };
  g_autofree char *story = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (g_getenv ("BUNDLED"), &story, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *there = g_strdup_printf ("export -o OUT.%s --lanes proposal --from 2017-03 --scale 1", kinds[i]);
      g_autofree char *back = g_strdup_printf ("export OUT.%s -o back.dateline", kinds[i]);
      g_autofree char *without = g_strdup_printf ("export -o OUT.%s --no-embed --scale 1", kinds[i]);
      g_autofree char *name = g_strdup_printf ("OUT.%s", kinds[i]);
      g_autoptr (GBytes) taken = NULL;
      g_autoptr (GBytes) picture = NULL;
      g_autoptr (Result) nothing = NULL;

      run_well (fixture, there);
      run_well (fixture, back);
      taken = fixture_take (fixture, "back.dateline");
      g_assert_cmpmem (g_bytes_get_data (taken, NULL), g_bytes_get_size (taken), story, size);

      run_well (fixture, without);
      nothing = fixture_run (fixture, back, NULL);
      g_assert_cmpint (nothing->status, ==, 1);
      g_assert_nonnull (strstr (nothing->err, "carries no timeline"));
      picture = fixture_take (fixture, name);
    }
}

/* As wide as it takes; what is wide enough stays as it was asked for. */
static void
test_all_titles (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (Result) narrow = fixture_run (fixture, "export -o narrow.svg --width 1600", NULL);
  g_autoptr (Result) wide = fixture_run (fixture, "export -o all.svg --all-titles", NULL);
  g_autoptr (GBytes) few = fixture_take (fixture, "narrow.svg"), all = fixture_take (fixture, "all.svg");
  g_autoptr (GBytes) same = NULL, plain = NULL;

  g_assert_nonnull (few);
  g_assert_nonnull (all);
  g_assert_nonnull (strstr (narrow->err, " titles are left out"));
  g_assert_cmpstr (wide->err, ==, "");
  g_assert_cmpint (wide->status, ==, 0);

  fixture_write (fixture, "two.dateline", TWO_EVENTS);
  run_well (fixture, "export two.dateline -o same.svg --all-titles");
  run_well (fixture, "export two.dateline -o plain.svg");
  same = fixture_take (fixture, "same.svg");
  plain = fixture_take (fixture, "plain.svg");
  g_assert_cmpmem (g_bytes_get_data (same, NULL), g_bytes_get_size (same), g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
}

/* What the picture does not show is not in it either. */
static void
test_part (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) part = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autofree char *text = NULL;

  run_well (fixture, "export -o OUT.svg --lanes cyber --from 2017-06 --embed-part");
  run_well (fixture, "export OUT.svg -o part.dateline");
  part = fixture_take (fixture, "part.dateline");
  picture = fixture_take (fixture, "OUT.svg");
  text = bytes_to_text (part);
  g_assert_nonnull (strstr (text, "Trump tweets of a cyber unit"));
  g_assert_null (strstr (text, "Lavrov in Manila"));
  g_assert_null (strstr (text, "working groups start"));
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "pictures", NULL);
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) two = NULL;
  g_autoptr (GBytes) starred = NULL;
  g_autoptr (Result) failed = NULL;

  fixture_write (fixture, "one.dateline", TWO_EVENTS);
  fixture_write (fixture, "two.dateline", TWO_EVENTS);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);

  /* The missing one is said, and the others are saved. */
  failed = fixture_run (fixture, "export one.dateline none.dateline two.dateline -o pictures --format svg", NULL);
  g_assert_cmpint (failed->status, ==, 1);
  g_assert_cmpstr (failed->err, ==, "none.dateline: could not be read: No such file or directory\n");
  one = fixture_take (fixture, "pictures/one.svg");
  two = fixture_take (fixture, "pictures/two.svg");
  g_assert_nonnull (one);
  g_assert_nonnull (two);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  run_well (fixture, "export one.dateline -o small-*.png --width 400 --scale 1");
  starred = fixture_take (fixture, "small-one.png");
  g_assert_nonnull (starred);
}

/* What is asked for is in the text, and the rest is not. */
static void
test_parts (Fixture       *fixture,
            gconstpointer  data)
{
  const struct
  {
    const char *arguments;
    const char *there, *not_there;
  } cases[] = {
    { "--lanes cyber", "Trump tweets of a cyber unit", "Lavrov in Manila" },
    { "--lanes cyber,contacts", "Lavrov in Manila", "Obama adds Russia" },
    { "--filter manila", "Lavrov in Manila", "Trump tweets" },
    { "--filter lane:cyber", "Trump tweets of a cyber unit", "Lavrov in Manila" },
    { "--reported-by 2017-09-11", "0 of 57 events had been reported in these sources by 11 September 2017", "by 12 Sep 2017" },
    { "--reported-by 2017-09", "44 of 57 events had been reported in these sources by 30 September 2017; 13 perhaps", "by 12 Sep 2017" },
    { "--from 2017-09 --to 2017-09", "BuzzFeed reveals", "Jan</text>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("export -o OUT.svg --no-embed %s", cases[i].arguments);
      g_autoptr (GBytes) svg = NULL;
      g_autofree char *text = NULL;

      run_well (fixture, line);
      svg = fixture_take (fixture, "OUT.svg");
      text = bytes_to_text (svg);
      if (strstr (text, cases[i].there) == NULL)
        g_error ("%s: “%s” is missing", cases[i].arguments, cases[i].there);
      if (strstr (text, cases[i].not_there) != NULL)
        g_error ("%s: “%s” is there", cases[i].arguments, cases[i].not_there);
    }
}

/* By their ids; by their titles, in any case, where no id is that; and one that is both is the id's. */
static void
test_lane_names (Fixture       *fixture,
                 gconstpointer  data)
{
  const struct
  {
    const char *lanes, *shown;
  } cases[] = {
    { "n", "in north" },
    { "North", "in north" },
    { "NORTH", "in north" },
    { "s", "in south" },
    { "n,s", "in north in south" },
    { "east", "in east" },
    { "EAST", "in south in east" },
  };

  fixture_write (fixture, "three.dateline",
                 "{ \"format\": \"dateline\", \"version\": \"1.0\", \"title\": \"Three\","
                 "  \"lanes\": [ { \"id\": \"n\", \"title\": \"North\" }, { \"id\": \"s\", \"title\": \"East\" },"
                 "               { \"id\": \"east\", \"title\": \"Elsewhere\" } ],"
                 "  \"events\": [ { \"id\": \"a\", \"title\": \"in north\", \"when\": \"2017-03-01\", \"lane\": \"n\" },"
                 "                { \"id\": \"b\", \"title\": \"in south\", \"when\": \"2017-04-01\", \"lane\": \"s\" },"
                 "                { \"id\": \"c\", \"title\": \"in east\", \"when\": \"2017-05-01\", \"lane\": \"east\" } ] }");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const titles[] = { "in north", "in south", "in east" };
      g_autofree char *line = g_strdup_printf ("export three.dateline -o OUT.md --lanes %s", cases[i].lanes), *text = NULL;
      g_autoptr (GBytes) markdown = NULL;

      run_well (fixture, line);
      markdown = fixture_take (fixture, "OUT.md");
      text = bytes_to_text (markdown);
      for (guint n = 0; n < G_N_ELEMENTS (titles); n++)
        if ((strstr (text, titles[n]) != NULL) != (strstr (cases[i].shown, titles[n]) != NULL))
          g_error ("--lanes %s: “%s” should be “%s”", cases[i].lanes, text, cases[i].shown);
    }
}

static void
test_texts (Fixture       *fixture,
            gconstpointer  data)
{
  const struct
  {
    const char *name, *begins;
  } cases[] = {
    { "OUT.md", "# " },
    { "OUT.html", "<!" },
    { "OUT.csv", "\xef\xbb\xbf" "id" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("export -o %s --lanes cyber", cases[i].name);
      g_autoptr (GBytes) file = NULL;
      g_autofree char *text = NULL;

      run_well (fixture, line);
      file = fixture_take (fixture, cases[i].name);
      text = bytes_to_text (file);
      g_assert_true (g_str_has_prefix (text, cases[i].begins));
      g_assert_nonnull (strstr (text, "cyber"));
      g_assert_null (strstr (text, "Manila"));
    }
}

#define WITH_ADDRESS \
  "{ \"format\": \"dateline\", \"version\": \"1.0\", \"title\": \"One\",\n" \
  "  \"sources\": [ { \"id\": \"s\", \"type\": \"webpage\", \"title\": \"A page\", \"URL\": \"https://example.org/page\" } ],\n" \
  "  \"events\": [ { \"id\": \"a\", \"title\": \"The first\", \"when\": \"2017-03-01\",\n" \
  "                \"citations\": [ { \"source\": \"s\", \"quote\": { \"exact\": \"the quoted words\" } } ] } ] }\n"

/* Pages have their size, notes their words, and sources lead to where they stand. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (Result) full = NULL;
  g_autoptr (GBytes) crowded = NULL;
  g_autofree char *text = NULL;

  fixture_write (fixture, "one.dateline", WITH_ADDRESS);
  run_well (fixture, "export one.dateline -o OUT.svg --preset a4 --notes --no-embed");
  svg = fixture_take (fixture, "OUT.svg");
  text = bytes_to_text (svg);
  g_assert_nonnull (strstr (text, " width=\"793.7\" height=\"1122.52\""));
  g_assert_nonnull (strstr (text, "the quoted words"));
  g_assert_nonnull (strstr (text, "xlink:href=\"https://example.org/page\""));

  g_setenv ("SOURCE_DATE_EPOCH", "1500000000", TRUE);
  run_well (fixture, "export one.dateline -o OUT.pdf --preset letter-landscape --style print --notes");
  pdf = fixture_take (fixture, "OUT.pdf");
  run_well (fixture, "export one.dateline -o OUT.pdf --preset letter-landscape --style print --notes");
  again = fixture_take (fixture, "OUT.pdf");
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_true (g_bytes_equal (pdf, again));

  /* What finds no room is said, and there is a picture all the same. */
  full = fixture_run (fixture, "export -o OUT.png --preset slide --notes --scale 1", NULL);
  g_assert_cmpint (full->status, ==, 0);
  g_assert_nonnull (strstr (full->err, "reset-2017.dateline: "));
  crowded = fixture_take (fixture, "OUT.png");
  g_assert_nonnull (crowded);
}

static void
test_dpi (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GBytes) dpi = export (fixture, "--width 400 --dpi 288");
  g_autoptr (GBytes) scale = export (fixture, "--width 400 --scale 3");

  g_assert_true (g_bytes_equal (dpi, scale));
}

/* A disk that is full in the middle of the picture: the old one stays whole, and nothing else is left behind. */
static void
test_full_disk (Fixture       *fixture,
                gconstpointer  data)
{
  const char *kinds[] = { "png", "svg", "pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strdup_printf ("OUT.%s", kinds[i]);
      g_autofree char *line = g_strdup_printf ("ulimit -f 8; cd %s; exec \"$DATELINE\" export -o %s", fixture->folder, name);
      const char *arguments[] = { "/bin/sh", "-c", line, NULL };
      g_autofree char *err = NULL;
      g_autoptr (GBytes) old = NULL;
      int status;

      fixture_write (fixture, name, "old");
      g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &err, &status, NULL));
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 1);
      g_assert_nonnull (strstr (err, "could not be written: "));
      old = fixture_take (fixture, name);
      g_assert_cmpmem (g_bytes_get_data (old, NULL), g_bytes_get_size (old), "old", 3);
    }
}

static void
test_usage (Fixture       *fixture,
            gconstpointer  data)
{
  const char *wrong[] = {
    "export",
    "export two.dateline",
    "export two.dateline -o",
    "export two.dateline two.dateline -o OUT.png",
    "export  -o OUT.png",
    "export two.dateline -o OUT.png --color",
    "export two.dateline -o OUT.jpg",
    "export two.dateline -o OUT",
    "export two.dateline -o OUT.png --format jpg",
    "export two.dateline -o OUT.png --lanes nowhere",
    "export two.dateline -o OUT.png --filter nowhere",
    "export two.dateline -o OUT.png --filter lane:nowhere",
    "export two.dateline -o OUT.png --filter lanes:cyber",
    "export two.dateline -o OUT.png --filter status:cancelled",
    "export two.dateline -o OUT.png --scale 2 --dpi 96",
    "export two.dateline -o OUT.png --dpi 5",
    "export two.dateline -o OUT.png --embed-part --no-embed",
    "export two.dateline -o OUT.png --preset a0",
    "export two.dateline -o OUT.png --height 12",
    "export two.dateline -o OUT.png --locale xx_YY",
    "export two.dateline ./two.dateline -o ./",
    "export two.dateline -o OUT.png --width 12",
    "export two.dateline -o OUT.png --width wide",
    "export two.dateline -o OUT.png --all-titles --preset slide",
    "export two.dateline -o OUT.png --all-titles --height 600",
    "export two.dateline -o OUT.png --scale 0",
    "export two.dateline -o OUT.png --scale nan",
    "export two.dateline -o OUT.png --style purple",
    "export two.dateline -o OUT.png --from 2017-13",
    "export two.dateline -o OUT.png --from ../2017",
    "export two.dateline -o OUT.png --to 2017/..",
    "export two.dateline -o OUT.png --from 2018",
    "export two.dateline -o OUT.png --to 2016",
    "export two.dateline -o OUT.png --reported-by 2017-13",
    "export two.dateline -o OUT.png --reported-by 2017/..",
    "export two.dateline -o OUT.md --reported-by 2017",
    "export two.dateline -o OUT.png --from 2017-05 --to 2017-04",
  };

  fixture_write (fixture, "two.dateline", TWO_EVENTS);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("%s", wrong[i]);
      assert_fails (fixture, wrong[i], 2, "dateline export: ");
    }
}

static void
test_help (Fixture       *fixture,
           gconstpointer  data)
{
  const struct
  {
    const char *arguments, *begin;
  } cases[] = {
    { "--help", "Usage:" },
    { "-h", "Usage:" },
    { "export --help", "Usage:" },
    { "--version", "dateline " PACKAGE_VERSION "\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Result) result = fixture_run (fixture, cases[i].arguments, NULL);
      g_autofree char *out = bytes_to_text (result->out);

      g_assert_cmpint (result->status, ==, 0);
      assert_quiet (result->err);
      g_assert_true (g_str_has_prefix (out, cases[i].begin));
    }
}

static void
add (const char *name,
     void      (*run) (Fixture *fixture, gconstpointer data))
{
  g_test_add (name, Fixture, NULL, fixture_set_up, run, fixture_tear_down);
}

/* 20,000 px are 15,000 pt. */
static void
test_longest_page (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (Result) result = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) shorter = NULL;

  fixture_write (fixture, "one.dateline", WITH_ADDRESS);
  result = fixture_run (fixture, "export one.dateline -o OUT.pdf --width 20000", NULL);
  g_assert_cmpint (result->status, ==, 0);
  g_assert_nonnull (strstr (result->err, "one.dateline: The page is 508 × "));
  g_assert_nonnull (strstr (result->err, " cm instead of 529 × "));
  pdf = fixture_take (fixture, "OUT.pdf");
  g_assert_nonnull (pdf);

  run_well (fixture, "export one.dateline -o OUT.pdf --width 19000");
  shorter = fixture_take (fixture, "OUT.pdf");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/export/draws-the-bundled-timeline-when-no-file-is-named", test_bundled);
  add ("/export/reads-standard-input-and-writes-standard-output", test_streams);
  add ("/export/is-width-by-scale-wide-and-as-high-as-its-rows", test_size);
  add ("/export/is-light-or-dark", test_style);
  add ("/export/runs-from-a-date-to-all-of-another", test_span);
  add ("/export/says-where-a-file-is-unreadable-and-makes-no-picture", test_unreadable);
  add ("/export/leaves-an-old-picture-whole-when-it-fails", test_unwritable);
  add ("/export/reports-a-bad-event-and-draws-the-others", test_one_bad_event);
  add ("/export/draws-the-example-in-the-readme", test_readme);
  add ("/export/the-kind-of-file-follows-its-name-or-format", test_formats);
  add ("/export/a-picture-gives-its-timeline-back", test_proof);
  add ("/export/a-picture-may-carry-only-what-it-shows", test_part);
  add ("/export/many-files-in-one-call", test_many);
  add ("/export/lanes-words-and-dates-choose-what-is-shown", test_parts);
  add ("/export/lanes-go-by-their-ids-and-titles", test_lane_names);
  add ("/export/writes-text", test_texts);
  add ("/export/pages-notes-and-links", test_pages);
  add ("/export/a-picture-is-as-wide-as-all-titles-take", test_all_titles);
  add ("/export/a-page-longer-than-a-pdf-can-be-is-smaller-and-says-so", test_longest_page);
  add ("/export/dots-to-the-inch-are-a-scale", test_dpi);
  add ("/export/a-full-disk-leaves-the-old-picture", test_full_disk);
  add ("/export/tells-wrong-usage-from-failure", test_usage);
  add ("/export/helps-without-a-display", test_help);

  return g_test_run ();
}
