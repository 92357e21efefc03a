/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every file of cases/ is loaded, and what is said of it compared with the file beside it that is named .expected: the
 * error on one line, or a line for the document, one for each event, and its problems. DATELINE_UPDATE_CASES=1 writes these files.
 */
#include "describe.h"
#include "expected.h"

#include <string.h>

static void
test_case (gconstpointer data)
{
  const char *path = data;
  g_autofree char *expected_path = g_strconcat (path, ".expected", NULL);
  g_autofree char *text = NULL, *found = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new (text, length);
  found = describe_bytes (bytes);
  expected_compare (expected_path, found);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "format", "cases", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".expected"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *test_name = g_strconcat ("/cases/", g_ptr_array_index (names, i), NULL);

      g_ptr_array_add (paths, g_build_filename (folder, g_ptr_array_index (names, i), NULL));
      g_test_add_data_func (test_name, g_ptr_array_index (paths, i), test_case);
    }
  result = g_test_run ();
  return result;
}
