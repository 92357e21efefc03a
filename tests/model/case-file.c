/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-file.h"

#include <string.h>

typedef struct
{
  char    *path;
  CaseFunc find;
} CaseFile;

/* "\x00" and its like stand for bytes that a line cannot hold, or that would not be seen. */
static GString *
decode_input (const char *text)
{
  GString *bytes = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (at[0] == '\\' && at[1] == 'x' && g_ascii_isxdigit (at[2]) && g_ascii_isxdigit (at[3]))
        {
          g_string_append_c (bytes, g_ascii_xdigit_value (at[2]) * 16 + g_ascii_xdigit_value (at[3]));
          at += 3;
        }
      else
        g_string_append_c (bytes, *at);
    }

  return bytes;
}

/* The line as it should be. */
static char *
complete_line (const char *line,
               CaseFunc    find)
{
  g_auto (GStrv) columns = NULL;
  g_autofree char *found = NULL;
  GString *input;

  if (line[0] == '#' || line[0] == '\0')
    return g_strdup (line);

  columns = g_strsplit (line, "\t", 2);
  input = decode_input (columns[0]);
  found = find (input->str, input->len);
  g_string_free (input, TRUE);
  return g_strconcat (columns[0], "\t", found, NULL);
}

static void
check_file (gconstpointer data)
{
  const CaseFile *file = data;
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) completed = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n_wrong = 0;

  g_file_get_contents (file->path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = complete_line (lines[i], file->find);

      if (!g_str_equal (line, lines[i]))
        {
          g_test_message ("%s:%u\n-%s\n+%s", file->path, i + 1, lines[i], line);
          n_wrong++;
        }
      g_string_append (completed, line);
      if (lines[i + 1] != NULL)
        g_string_append_c (completed, '\n');
    }

  if (n_wrong > 0 && g_getenv ("DATELINE_UPDATE_CASES") != NULL)
    {
      g_file_set_contents (file->path, completed->str, completed->len, &error);
      g_assert_no_error (error);
      return;
    }

  g_assert_cmpuint (n_wrong, ==, 0);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
free_case_file (gpointer data)
{
  CaseFile *file = data;

  g_free (file->path);
  g_free (file);
}

/* Adds a test for each file in @folder, beside the tests' sources, whose name begins with @prefix. */
void
case_file_add_all (const char *test_path,
                   const char *folder,
                   const char *prefix,
                   CaseFunc    find)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, folder, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".case"))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_assert_cmpuint (names->len, >, 0);
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      CaseFile *file = g_new0 (CaseFile, 1);
      g_autofree char *stem = g_strndup (g_ptr_array_index (names, i), strlen (g_ptr_array_index (names, i)) - strlen (".case"));
      g_autofree char *test = g_strconcat (test_path, "/", stem, NULL);

      file->path = g_build_filename (path, g_ptr_array_index (names, i), NULL);
      file->find = find;
      g_test_add_data_func_full (test, file, check_file, free_case_file);
    }
}
