/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-source-text.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char  *folder;
  GFile *timeline;
} Fixture;

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *contents,
            gssize      length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = NULL, *texts = NULL;

  fixture->folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "story.dateline", NULL);
  texts = g_build_filename (fixture->folder, "texts", NULL);
  fixture->timeline = g_file_new_for_path (path);
  g_assert_cmpint (g_mkdir (texts, 0700), ==, 0);
  write_file (fixture, "texts/a.txt", "abc", -1);
  write_file (fixture, "texts/mark.txt", "\xef\xbb\xbf" "abc", -1);
  write_file (fixture, "texts/latin.txt", "caf\xe9", -1);
  write_file (fixture, "texts/empty.txt", "", -1);
  write_file (fixture, "texts/nul.txt", "a\0b", 3);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->timeline);
}

static DtlSourceText *
load (GFile      *timeline,
      const char *path,
      const char *sum)
{
  DtlSource source = { .id = (char *) "s", .text_path = (char *) path, .text_sha256 = (char *) sum };

  return dtl_source_text_load (timeline, NULL, &source, NULL);
}

#define SUM_OF_ABC "BA7816BF8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void
test_states (Fixture      *fixture,
             gconstpointer data)
{
  static const struct { const char *path, *sum; DtlSourceTextState state; const char *contents; } cases[] =
  {
    { NULL, NULL, DTL_SOURCE_TEXT_NONE, NULL },
    { "texts/a.txt", NULL, DTL_SOURCE_TEXT_LOADED, "abc" },
    { "./texts//a.txt", NULL, DTL_SOURCE_TEXT_LOADED, "abc" },
    { "texts/a.txt", SUM_OF_ABC, DTL_SOURCE_TEXT_LOADED, "abc" },
    { "texts/mark.txt", NULL, DTL_SOURCE_TEXT_LOADED, "abc" },
    { "texts/mark.txt", SUM_OF_ABC, DTL_SOURCE_TEXT_CHANGED, "abc" },
    { "texts/empty.txt", NULL, DTL_SOURCE_TEXT_LOADED, "" },
    { "texts/nul.txt", NULL, DTL_SOURCE_TEXT_NOT_TEXT, NULL },
    { "texts/latin.txt", NULL, DTL_SOURCE_TEXT_NOT_TEXT, NULL },
    { "texts", NULL, DTL_SOURCE_TEXT_NOT_TEXT, NULL },
    { "texts/b.txt", NULL, DTL_SOURCE_TEXT_MISSING, NULL },
    { "texts/a.txt/b", NULL, DTL_SOURCE_TEXT_MISSING, NULL },
    { "/etc/passwd", NULL, DTL_SOURCE_TEXT_REFUSED, NULL },
    { "texts/../../a.txt", NULL, DTL_SOURCE_TEXT_REFUSED, NULL },
    { "..", NULL, DTL_SOURCE_TEXT_REFUSED, NULL },
    { "~/a.txt", NULL, DTL_SOURCE_TEXT_REFUSED, NULL },
    { "", NULL, DTL_SOURCE_TEXT_REFUSED, NULL },
    { "file:///etc/passwd", NULL, DTL_SOURCE_TEXT_MISSING, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlSourceText) text = load (fixture->timeline, cases[i].path, cases[i].sum);

      g_test_message ("%s", cases[i].path);
      g_assert_cmpint (text->state, ==, cases[i].state);
      g_assert_true ((text->message == NULL) == (text->state <= DTL_SOURCE_TEXT_LOADED));
      g_assert_true ((text->bytes != NULL) == (cases[i].contents != NULL));
      if (text->bytes != NULL)
        g_assert_cmpmem (g_bytes_get_data (text->bytes, NULL), g_bytes_get_size (text->bytes), cases[i].contents, strlen (cases[i].contents));
    }
}

static void
test_too_large (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *large = g_strnfill (DTL_SOURCE_TEXT_MAX_SIZE + 1, 'a');
  g_autoptr (DtlSourceText) text = NULL;

  write_file (fixture, "large.txt", large, -1);
  text = load (fixture->timeline, "large.txt", NULL);
  g_assert_cmpint (text->state, ==, DTL_SOURCE_TEXT_TOO_LARGE);
  g_assert_cmpstr (text->message, ==, "“large.txt” is larger than 32 MiB");
}

/* Opening a pipe would wait for ever. */
static void
test_pipe (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pipe.txt", NULL);
  g_autoptr (DtlSourceText) text = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  text = load (fixture->timeline, "pipe.txt", NULL);
  g_assert_cmpint (text->state, ==, DTL_SOURCE_TEXT_NOT_TEXT);
}

static void
test_sandbox (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GFile) portal = g_file_new_for_path ("/run/user/4294967294/doc/abc123/story.dateline");
  g_autoptr (GFile) folder = g_file_get_parent (fixture->timeline);
  g_autoptr (DtlSourceText) alone = load (portal, "texts/a.txt", NULL);
  g_autoptr (DtlSourceText) homeless = load (NULL, "texts/a.txt", NULL);
  DtlSource source = { .text_path = (char *) "texts/a.txt" };
  g_autoptr (DtlSourceText) shown = dtl_source_text_load (portal, folder, &source, NULL);

  g_assert_cmpint (alone->state, ==, DTL_SOURCE_TEXT_UNSEEN);
  g_assert_cmpint (homeless->state, ==, DTL_SOURCE_TEXT_UNSEEN);
  g_assert_cmpint (shown->state, ==, DTL_SOURCE_TEXT_LOADED);
  g_assert_false (dtl_source_text_is_alone (fixture->timeline));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/source-text/each-state-is-told", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/source-text/size-is-limited", Fixture, NULL, set_up, test_too_large, tear_down);
  g_test_add ("/source-text/a-pipe-is-not-opened", Fixture, NULL, set_up, test_pipe, tear_down);
  g_test_add ("/source-text/what-a-sandbox-hides-is-not-missing", Fixture, NULL, set_up, test_sandbox, tear_down);

  return g_test_run ();
}
