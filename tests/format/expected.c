/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "expected.h"

#define LINES_PRINTED 12

static void
print_difference (const char *path,
                  const char *expected,
                  const char *found)
{
  g_auto (GStrv) old_lines = g_strsplit (expected, "\n", -1), new_lines = g_strsplit (found, "\n", -1);
  guint n_old = g_strv_length (old_lines), n_new = g_strv_length (new_lines), n_printed = 0;

  g_test_message ("%s:", path);
  for (guint i = 0; i < MAX (n_old, n_new) && n_printed < LINES_PRINTED; i++)
    {
      const char *old_line = i < n_old ? old_lines[i] : NULL, *new_line = i < n_new ? new_lines[i] : NULL;

      if (g_strcmp0 (old_line, new_line) == 0)
        continue;
      n_printed++;
      g_test_message ("line %u\n  expected %s\n  found    %s", i + 1, old_line != NULL ? old_line : "nothing", new_line != NULL ? new_line : "nothing");
    }
}

void
expected_compare (const char *path,
                  const char *found)
{
  g_autofree char *expected = NULL;

  if (g_getenv ("DATELINE_UPDATE_CASES") != NULL)
    {
      g_assert_true (g_file_set_contents (path, found, -1, NULL));
      return;
    }

  if (!g_file_get_contents (path, &expected, NULL, NULL))
    expected = g_strdup ("");
  if (g_str_equal (expected, found))
    return;
  print_difference (path, expected, found);
  g_test_fail_printf ("%s is not what was found", path);
}
