/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog: what it shows follows what is chosen, it never blocks, and it lets go of everything. */
#include "config.h"

#include "dtl-export-dialog-private.h"

#include <string.h>

#include "dtl-export-choices.h"
#include "dtl-loader.h"

#define PATIENCE_S 30

typedef struct
{
  GtkWidget    *window;
  GtkWidget    *dialog;
  DtlViewState *state;
  DtlSettings  *settings;
} Fixture;

static gpointer
get_child (Fixture    *fixture,
           const char *name)
{
  return gtk_widget_get_template_child (fixture->dialog, DTL_TYPE_EXPORT_DIALOG, name);
}

static void
open_dialog (Fixture             *fixture,
             const char          *key,
             const DtlExportSpan *span)
{
  fixture->dialog = dtl_export_dialog_new (GTK_WINDOW (fixture->window), fixture->state, fixture->settings, key, span);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "timelines", "reset-2017.dateline", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) document = dtl_load_file (file, NULL, NULL, NULL, &error);
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->settings = dtl_settings_new ();
  /* Where the schema is installed, what one test chose would be remembered for the next. */
  dtl_settings_set_string (fixture->settings, DTL_SETTING_EXPORT_CHOICES, "");
  fixture->state = dtl_view_state_new ();
  dtl_view_state_set_document (fixture->state, document);
  while (dtl_view_state_get_layout (fixture->state) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  fixture->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
  open_dialog (fixture, "a", NULL);
}

static void
close_dialog (Fixture *fixture)
{
  gpointer dialog = fixture->dialog;
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  g_object_add_weak_pointer (G_OBJECT (dialog), &dialog);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  /* Threads end soon after, and what they hold with them. */
  while (dialog != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (dialog);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_dialog (fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->settings);
  g_object_unref (fixture->state);
}

static void
expect_label (Fixture    *fixture,
              const char *child,
              const char *part)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (strstr (gtk_label_get_label (get_child (fixture, child)), part) == NULL)
    {
      if (g_get_monotonic_time () > end)
        g_error ("“%s” never said “%s”, but “%s”", child, part, gtk_label_get_label (get_child (fixture, child)));
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

/* Exactly, and no "about". */
static void
expect_exact_size (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;
  const char *text;

  for (text = ""; strstr (text, "kB") == NULL || strstr (text, "about") != NULL; text = gtk_label_get_label (get_child (fixture, "size_label")))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static void
choose (Fixture    *fixture,
        const char *row,
        guint       choice)
{
  adw_combo_row_set_selected (get_child (fixture, row), choice);
}

static void
test_the_size_is_told (Fixture       *fixture,
                       gconstpointer  data)
{
  expect_label (fixture, "size_label", "3200 × ");
  expect_exact_size (fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (fixture, "preview_stack")), ==, "preview");
  expect_label (fixture, "remarks_label", "titles are left out at this size.");

  choose (fixture, "format_row", DTL_CHOICE_PDF);
  choose (fixture, "page_row", DTL_PAGE_LETTER_LANDSCAPE);
  expect_label (fixture, "size_label", "279 × 216 mm");
  choose (fixture, "page_row", DTL_PAGE_SLIDE);
  choose (fixture, "format_row", DTL_CHOICE_PNG);
  expect_label (fixture, "size_label", "2560 × 1440 pixels");
}

static void
test_rows_follow_the_format (Fixture       *fixture,
                             gconstpointer  data)
{
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "width_row")));
  choose (fixture, "page_row", DTL_PAGE_A4_PORTRAIT);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "width_row")));
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "scale_row")));
  choose (fixture, "format_row", DTL_CHOICE_SVG);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "scale_row")));
  choose (fixture, "format_row", DTL_CHOICE_CSV);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "page_row")));
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "notes_row")));
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "span_row")));
  expect_label (fixture, "size_label", "kB");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (fixture, "preview_stack")), ==, "text");
}

static void
test_pages_are_leafed_through (Fixture       *fixture,
                               gconstpointer  data)
{
  choose (fixture, "format_row", DTL_CHOICE_PDF);
  choose (fixture, "page_row", DTL_PAGE_A4_PORTRAIT);
  gtk_switch_set_active (get_child (fixture, "notes_switch"), TRUE);
  expect_label (fixture, "pager_label", "Page 1 of ");
  expect_label (fixture, "size_label", " pages, 210 × 297 mm");
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "pager")));
  gtk_widget_activate_action (fixture->dialog, "export.next-page", NULL);
  expect_label (fixture, "pager_label", "Page 2 of ");
  gtk_widget_activate_action (fixture->dialog, "export.previous-page", NULL);
  expect_label (fixture, "pager_label", "Page 1 of ");
}

static void
test_what_cannot_be_made_says_why (Fixture       *fixture,
                                   gconstpointer  data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  expect_label (fixture, "size_label", "3200 × ");
  gtk_spin_button_set_value (get_child (fixture, "width_spin"), 100000);
  choose (fixture, "scale_row", 3);
  while (strcmp (gtk_stack_get_visible_child_name (get_child (fixture, "preview_stack")), "failed") != 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  g_assert_false (gtk_widget_get_sensitive (get_child (fixture, "export_button")));
  g_assert_cmpstr (gtk_label_get_label (get_child (fixture, "preview_label")), !=, "");
}

static void
expect_clipboard (Fixture    *fixture,
                  const char *media_type)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->dialog);
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (!gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), media_type))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static void
test_a_copy_has_the_format_and_is_remembered (Fixture       *fixture,
                                              gconstpointer  data)
{
  expect_label (fixture, "size_label", "3200 × ");
  choose (fixture, "format_row", DTL_CHOICE_SVG);
  choose (fixture, "page_row", DTL_PAGE_SQUARE);
  choose (fixture, "style_row", 2);
  expect_label (fixture, "size_label", "1080 × 1080 pixels");
  gtk_widget_activate_action (fixture->dialog, "export.copy", NULL);
  expect_clipboard (fixture, "image/svg+xml");

  close_dialog (fixture);
  open_dialog (fixture, "a", NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (get_child (fixture, "format_row")), ==, DTL_CHOICE_SVG);
  g_assert_cmpuint (adw_combo_row_get_selected (get_child (fixture, "page_row")), ==, DTL_PAGE_SQUARE);
  g_assert_cmpuint (adw_combo_row_get_selected (get_child (fixture, "style_row")), ==, 2);
  choose (fixture, "format_row", DTL_CHOICE_HTML);
  expect_label (fixture, "size_label", "kB");
  gtk_widget_activate_action (fixture->dialog, "export.copy", NULL);
  expect_clipboard (fixture, "text/html");
}

static void
test_a_marked_span_is_chosen (Fixture       *fixture,
                              gconstpointer  data)
{
  close_dialog (fixture);
  open_dialog (fixture, "a", &(DtlExportSpan) { 1485907200, 1490000000 });
  g_assert_cmpuint (adw_combo_row_get_selected (get_child (fixture, "span_row")), ==, DTL_SPAN_MARKED);
  expect_label (fixture, "size_label", "3200 × ");
}

/* So the picture can be opened as it was made: the text reads the same on the command line. */
static void
test_a_picture_carries_the_filter (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr (DtlFilter) filter = dtl_filter_new ();
  g_autoptr (DtlExportJob) job = NULL;
  g_autoptr (DtlDocument) again = NULL;
  g_autoptr (GError) error = NULL;
  guint32 lane;

  g_assert_true (dtl_document_find_lane (dtl_view_state_get_document (fixture->state), "cyber", &lane));
  dtl_filter_set_chosen (filter, DTL_FACET_LANE, lane, TRUE);
  dtl_export_dialog_set_filter (DTL_EXPORT_DIALOG (fixture->dialog), filter, "unit");
  choose (fixture, "format_row", DTL_CHOICE_SVG);
  job = dtl_export_dialog_new_job (DTL_EXPORT_DIALOG (fixture->dialog));
  g_assert_true (dtl_export_job_encode (job, &error));
  again = dtl_load_bytes (job->bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dtl_document_get_picture (again)->filter, ==, "lane:cyber unit");
}

/* Closed in the midst of painting a large picture; tear_down asserts that nothing stays. */
static void
test_closing_ends_what_is_painted (Fixture       *fixture,
                                   gconstpointer  data)
{
  gtk_spin_button_set_value (get_child (fixture, "width_spin"), 20000);
  expect_label (fixture, "size_label", "40000 × ");
  gtk_widget_activate_action (fixture->dialog, "export.copy", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (fixture, "footer")), ==, "progress");
}

static void
test_it_is_spoken (Fixture       *fixture,
                   gconstpointer  data)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_child (fixture, "preview")), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_child (fixture, "preview")), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Preview of the picture");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_child (fixture, "copy_button")), GTK_ACCESSIBLE_PROPERTY_LABEL, "Copy to the Clipboard");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_child (fixture, "progress_bar")), GTK_ACCESSIBLE_PROPERTY_LABEL, "Making the file");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_child (fixture, "notes_switch")), GTK_ACCESSIBLE_ROLE_SWITCH);
}

/* Where titles are left out, a button makes the picture as wide as they take. */
static void
test_titles_are_brought_back (Fixture       *fixture,
                              gconstpointer  data)
{
  GtkWidget *button = get_child (fixture, "widen_button");

  expect_label (fixture, "remarks_label", " titles are left out");
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  expect_exact_size (fixture);
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "remarks_label")));
  g_assert_cmpfloat (gtk_spin_button_get_value (get_child (fixture, "width_spin")), >, 1600);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/export-dialog/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("size-is-told", test_the_size_is_told);
  ADD ("rows-follow-the-format", test_rows_follow_the_format);
  ADD ("pages-are-leafed-through", test_pages_are_leafed_through);
  ADD ("what-cannot-be-made-says-why", test_what_cannot_be_made_says_why);
  ADD ("a-copy-has-the-format-and-is-remembered", test_a_copy_has_the_format_and_is_remembered);
  ADD ("a-marked-span-is-chosen", test_a_marked_span_is_chosen);
  ADD ("a-picture-carries-the-filter", test_a_picture_carries_the_filter);
  ADD ("closing-ends-what-is-painted", test_closing_ends_what_is_painted);
  ADD ("titles-are-brought-back", test_titles_are_brought_back);
  ADD ("it-is-spoken", test_it_is_spoken);

  return g_test_run ();
}
