/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-fixture.h"

DtlApplication *application;

void
window_test_init (int    *argc,
                  char ***argv)
{
  g_autoptr(GError) error = NULL;

  g_set_prgname (APP_ID);
  g_test_init (argc, argv, NULL);
  application = dtl_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

int
window_test_run (void)
{
  int status = g_test_run ();

  g_object_unref (application);
  return status;
}

void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp (NULL, &error);
  g_assert_no_error (error);
  fixture->window = dtl_window_new (application);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr(GFileEnumerator) files = g_file_enumerate_children (folder, "standard::name", 0, NULL, NULL);
  gpointer window = fixture->window;
  GFile *file;

  /* Nothing holds on to a window that was closed. */
  g_object_add_weak_pointer (G_OBJECT (fixture->window), &window);
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_destroy (l->data);
  g_list_free (windows);
  fixture_run (300);
  g_assert_null (window);

  while (g_file_enumerator_iterate (files, NULL, &file, NULL, NULL) && file != NULL)
    g_file_delete (file, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
  g_free (fixture->folder);
}

GFile *
write_file (Fixture    *fixture,
            const char *name,
            const char *content)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

void
wait_for_title (DtlWindow  *window,
                const char *title)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (dtl_window_get_document (window) == NULL ||
         !g_str_equal (dtl_document_get_title (dtl_window_get_document (window)), title))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      fixture_run (5);
    }
}
