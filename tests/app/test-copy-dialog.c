/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which events are copied, and what the clipboard offers then. Needs a display. */
#include "config.h"

#include <string.h>

#include "dtl-copy-dialog.h"
#include "dtl-document-builder.h"

static DtlViewState *
new_state (void)
{
  g_autoptr(DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr(DtlDocument) document = NULL;
  DtlViewState *state = dtl_view_state_new ();

  dtl_document_builder_add_lane (builder, "lane", "Lane");
  dtl_document_builder_add_simple (builder, "c", "Third", "2019", 0, 3);
  dtl_document_builder_add_simple (builder, "a", "First", "2017", 0, 3);
  dtl_document_builder_add_simple (builder, "b", "Second", "2018", 0, 3);
  dtl_document_builder_add_simple (builder, "z", "Undated", NULL, 0, 3);
  document = dtl_document_builder_finish (builder);
  dtl_view_state_set_document (state, document);
  dtl_view_state_set_canvas_size (state, 800, 400);
  return state;
}

static void
assert_scope (DtlViewState *state,
              DtlCopyScope  scope,
              const char   *expected)
{
  g_autoptr(GArray) events = dtl_copy_scope_dup_events (state, scope);
  g_autoptr(GString) ids = g_string_new (NULL);

  for (guint i = 0; i < events->len; i++)
    {
      g_autofree char *id = dtl_document_dup_id (dtl_view_state_get_document (state), g_array_index (events, guint32, i));

      g_string_append (ids, id);
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_scopes (void)
{
  g_autoptr(DtlViewState) state = new_state ();
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr(GBytes) mask = g_bytes_new_static ("\0\1\1\1", 4);
  guint32 a, c;

  g_assert_true (dtl_document_find_event (dtl_view_state_get_document (state), "a", &a));
  g_assert_true (dtl_document_find_event (dtl_view_state_get_document (state), "c", &c));
  assert_scope (state, DTL_COPY_SCOPE_CHOSEN, "");
  assert_scope (state, DTL_COPY_SCOPE_MATCHES, "");
  assert_scope (state, DTL_COPY_SCOPE_SHOWN, "abcz");

  dtl_view_state_pick (state, c);
  dtl_view_state_pick (state, a);
  assert_scope (state, DTL_COPY_SCOPE_CHOSEN, "ac");
  g_array_append_val (matches, a);
  dtl_view_state_set_matches (state, matches);
  assert_scope (state, DTL_COPY_SCOPE_MATCHES, "a");
  dtl_view_state_set_filter (state, mask);
  assert_scope (state, DTL_COPY_SCOPE_SHOWN, "abz");
  dtl_view_state_frame_span (state, dtl_civil_days_from_date (2017, 3, 1) * DTL_SECONDS_PER_DAY,
                             dtl_civil_days_from_date (2017, 4, 1) * DTL_SECONDS_PER_DAY);
  assert_scope (state, DTL_COPY_SCOPE_IN_VIEW, "a");
}

static void
note_cb (const char *message,
         gpointer    user_data)
{
  *(char **) user_data = g_strdup (message);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
assert_copied (DtlViewState  *state,
               DtlCopyFormat  format,
               const char    *mime_type,
               const char    *part)
{
  GtkWidget *window = gtk_window_new ();
  GdkClipboard *clipboard = gtk_widget_get_clipboard (window);
  g_autofree char *message = NULL, *text = NULL;

  dtl_copy_to_clipboard (window, dtl_view_state_get_document (state), dtl_copy_scope_dup_events (state, DTL_COPY_SCOPE_SHOWN),
                         format, note_cb, &message);
  g_assert_cmpstr (message, ==, "4 events are in the clipboard, with all that they cite");
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), G_TYPE_STRING));
  if (mime_type != NULL)
    g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), mime_type));
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (text, part));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_formats (void)
{
  g_autoptr(DtlViewState) state = new_state ();

  assert_copied (state, DTL_COPY_PLAIN, "text/html", "Second");
  assert_copied (state, DTL_COPY_MARKDOWN, "text/markdown", "Second");
  assert_copied (state, DTL_COPY_HTML, NULL, "<");
  assert_copied (state, DTL_COPY_CSL_JSON, "application/vnd.citationstyles.csl+json", "[");
  assert_copied (state, DTL_COPY_BIBTEX, "application/x-bibtex", "");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/copy-dialog/scopes-are-in-order-of-time", test_scopes);
  g_test_add_func ("/copy-dialog/the-clipboard-offers-what-was-chosen", test_formats);

  return g_test_run ();
}
