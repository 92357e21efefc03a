/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages that the system's printing asks for, written to a file instead of a printer. */
#include "config.h"

#include "dtl-print.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dtl-loader.h"

static DtlLayout *
load_bundled (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "timelines", "reset-2017.dateline", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) document = dtl_load_file (file, NULL, NULL, NULL, &error);
  const DtlLayoutOptions options = { .fold_empty_time = TRUE };

  g_assert_no_error (error);
  return dtl_layout_new (document, &options, NULL);
}

static guint
count (const char *data,
       gsize       length,
       const char *needle)
{
  gsize size = strlen (needle);
  guint n = 0;

  for (gsize i = 0; i + size <= length; i++)
    n += memcmp (data + i, needle, size) == 0;

  return n;
}

/* Prints to a file; returns how many pages that has. */
static guint
print (const DtlExportChoices *choices,
       GtkPageOrientation      orientation)
{
  g_autoptr (DtlLayout) layout = load_bundled ();
  g_autoptr (GtkPrintOperation) operation = dtl_print_operation_new (layout, choices, DTL_NONE, &(DtlPrintView) { 0, 0 });
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dateline-print-XXXXXX", NULL), *path = g_build_filename (folder, "a.pdf", NULL), *data = NULL;
  gsize length;
  guint n_pages;

  gtk_page_setup_set_orientation (setup, orientation);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &length, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (data, "%PDF-"));
  n_pages = count (data, length, "/Type /Page\n") + count (data, length, "/Type /Page ");
  g_unlink (path);
  g_rmdir (folder);

  return n_pages;
}

static void
test_the_timeline_stands_on_one_page (void)
{
  DtlExportChoices choices;

  dtl_export_choices_init (&choices);
  choices.style = DTL_STYLE_DARK;
  g_assert_cmpuint (print (&choices, GTK_PAGE_ORIENTATION_PORTRAIT), ==, 1);
}

static void
test_notes_take_more_pages (void)
{
  DtlExportChoices choices;

  dtl_export_choices_init (&choices);
  choices.notes = TRUE;
  choices.style = DTL_STYLE_PRINT;
  g_assert_cmpuint (print (&choices, GTK_PAGE_ORIENTATION_PORTRAIT), >=, 3);
  g_assert_cmpuint (print (&choices, GTK_PAGE_ORIENTATION_LANDSCAPE), >=, 3);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/timeline-stands-on-one-page", test_the_timeline_stands_on_one_page);
  g_test_add_func ("/print/notes-take-more-pages", test_notes_take_more_pages);

  return g_test_run ();
}
