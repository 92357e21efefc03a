/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-loader.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char  *folder, *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("dateline-save-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "a.dateline", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      if (g_unlink (path) != 0)
        g_assert_cmpint (g_rmdir (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_object_unref (fixture->file);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
save (Fixture     *fixture,
      const char  *text,
      GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return dtl_save_bytes (bytes, fixture->file, NULL, error);
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static guint
get_mode (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
test_new (Fixture       *fixture,
          gconstpointer  data)
{
  mode_t mask = umask (027);
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture, "new", &error));
  umask (mask);
  g_assert_no_error (error);
  assert_contents (fixture->path, "new");
  g_assert_cmpuint (get_mode (fixture->path), ==, 0640);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "a longer old text", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0604), ==, 0);
  g_assert_true (save (fixture, "new", &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, "new");
  g_assert_cmpuint (get_mode (fixture->path), ==, 0604);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* Whoever reads the old file goes on reading it. */
static void
test_old_stays_whole (Fixture       *fixture,
                      gconstpointer  data)
{
  char text[8] = "";
  FILE *reader;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  reader = fopen (fixture->path, "r");
  g_assert_true (save (fixture, "new text", NULL));
  g_assert_cmpuint (fread (text, 1, sizeof text, reader), ==, 3);
  g_assert_cmpstr (text, ==, "old");
  fclose (reader);
}

static void
test_link (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);

  g_assert_true (g_file_set_contents (target, "old", -1, NULL));
  g_assert_cmpint (symlink ("target", fixture->path), ==, 0);
  g_assert_true (save (fixture, "new", NULL));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
  assert_contents (target, "new");
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_false (save (fixture, "new", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "a.dateline", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (dtl_save_bytes (bytes, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_no_permission (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("nothing is forbidden to root");
      return;
    }
  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_assert_false (save (fixture, "new", &error));
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_contents (fixture->path, "old");
}

/* /dev/full takes no byte; a file there cannot be made by us either, so only the message is looked at. */
static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/proc/dateline-test");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (dtl_save_bytes (bytes, file, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "/proc/dateline-test"));
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (dtl_save_bytes (bytes, fixture->file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_contents (fixture->path, "old");
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (save (fixture, "", NULL));
  assert_contents (fixture->path, "");
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/save/new-file-has-the-usual-permissions", test_new);
  ADD ("/save/replaced-file-keeps-its-permissions", test_replaced);
  ADD ("/save/old-file-stays-whole-for-its-readers", test_old_stays_whole);
  ADD ("/save/link-is-followed", test_link);
  ADD ("/save/folder-is-not-replaced", test_folder);
  ADD ("/save/missing-folder-is-an-error", test_no_folder);
  ADD ("/save/forbidden-folder-is-an-error-and-nothing-changes", test_no_permission);
  ADD ("/save/errors-name-the-file", test_read_only);
  ADD ("/save/cancelled-save-changes-nothing", test_cancelled);
  ADD ("/save/empty-file-can-be-saved", test_empty);
  return g_test_run ();
}
