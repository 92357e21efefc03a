/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window from within: what the pointer and the keys of a test cannot bring about. Needs a display and a bus. */
#include "config.h"

#include <adwaita.h>

#include "dtl-application.h"
#include "dtl-carrier.h"
#include "dtl-filter-panel.h"
#include "dtl-list-view.h"
#include "dtl-loader.h"
#include "dtl-plans-view.h"
#include "dtl-source-text-page.h"
#include "dtl-sources-view.h"
#include "dtl-timeline.h"
#include "dtl-window-private.h"
#include "window-fixture.h"

/* What a window is mostly without takes no time before its first frame, and is there when it is needed. */
static void
test_parts (Fixture       *fixture,
            gconstpointer  data)
{
  DtlWindow *window = fixture->window;
  g_autoptr(GFile) good = write_file (fixture, "good.dateline", FILE_WITH ("Good", EVENT ("a", "A", "2017")));
  g_autoptr(GFile) half = write_file (fixture, "half.dateline", FILE_WITH ("Half", EVENT ("a", "A", "2017") ", {}"));
  g_autoptr(GFile) bad = write_file (fixture, "bad.dateline", "{");

  /* Before its first frame: what belongs into the header bar is not seen at the bottom first. */
  g_assert_true (window->has_room);
  g_assert_false (gtk_widget_get_visible (window->narrow_switcher));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->menu_button)));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (window->menu_button)), ==, "Main Menu");
  /* Looks as if it were pressed, else. */
  g_assert_false (gtk_menu_button_get_has_frame (window->filter_button));

  dtl_window_open (window, bad);
  while (window->failed_page == NULL)
    fixture_run (5);
  g_assert_true (fixture_says (GTK_WIDGET (window->stack), "“bad.dateline” Could Not Be Opened"));
  g_assert_true (fixture_says (GTK_WIDGET (window->stack), "bad.dateline:1:"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window->failed_page)));

  dtl_window_open (window, good);
  wait_for_title (window, "Good");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (window->failed_page)));
  g_assert_null (window->loading_page);
  g_assert_null (window->search_entry);
  g_assert_null (window->problems_bar);
  g_assert_null (window->recent_menu);
  g_assert_null (gtk_menu_button_get_popover (window->menu_button));

  dtl_window_open (window, half);
  wait_for_title (window, "Half");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->problems_bar)));
  g_assert_true (fixture_says (GTK_WIDGET (window), "1 problem in this file; 1 part of it was left out."));
  dtl_window_open (window, good);
  wait_for_title (window, "Good");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->problems_bar)));
}

/* Half of a small screen is enough for it, however wide it was. */
static void
test_half_a_screen (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (fixture, "a.dateline", FILE_WITH ("Any", EVENT ("a", "A", "2017")));
  int least;

  dtl_window_open (fixture->window, file);
  wait_for_title (fixture->window, "Any");
  fixture_run (300);
  g_assert_false (fixture->window->is_narrow);
  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 640);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 600);
  fixture_run (300);
  g_assert_true (fixture->window->is_narrow);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=, 640);
  /* what is there now is not cut off */
  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 640);
}

/* Nothing jumps: neither the reader nor what is read in it, whatever stands beside it. */
static void
test_reader_width (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const views[] = { "list", "sources", "plans", "timeline" };
  g_autoptr(GFile) file = write_file (fixture, "a.dateline", FILE_WITH ("Any", EVENT ("a", "A", "2017")));
  int width;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  dtl_window_open (fixture->window, file);
  wait_for_title (fixture->window, "Any");
  fixture_run (300);
  width = gtk_widget_get_width (GTK_WIDGET (fixture->window->reader));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      dtl_window_show_view (fixture->window, views[i]);
      fixture_run (300);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window->reader)), ==, width);
    }
}

/* What stands in for GTK's theme while the program starts is gone afterwards, and libadwaita's is in the place of both. */
static void
test_theme (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GBytes) theme = g_resources_lookup_data ("/org/gtk/libgtk/theme/Default/gtk.css", 0, NULL);
  g_autofree char *name = NULL;
  GdkRGBA accent;

  g_assert_nonnull (theme);
  g_assert_null (g_strstr_len (g_bytes_get_data (theme, NULL), g_bytes_get_size (theme), "Stands in"));
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (fixture->window)), "gtk-theme-name", &name, NULL);
  g_assert_cmpstr (name, ==, "Adwaita-empty");
  g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (fixture->window)),
                                                 "accent_bg_color", &accent));
}

/* The example comes in the program, texts and all. */
static void
test_example (Fixture       *fixture,
              gconstpointer  data)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "open-example", NULL);
  wait_for_title (fixture->window, "The cracks in the Harbour Bridge");
  fixture_wait_for_text (GTK_WIDGET (fixture->window),
                         "Looked for in the saved texts: 21 quotations: 19 matching, 1 drifted, 1 not found.");
}

static GtkWidget *
find_last_button (GtkWidget *below)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_last_child (below); child != NULL && found == NULL;
       child = gtk_widget_get_prev_sibling (child))
    found = GTK_IS_BUTTON (child) ? child : find_last_button (child);
  return found;
}

/* Whoever closes the bar goes on in what is looked at. */
static void
test_keys_after_reports (Fixture       *fixture,
                         gconstpointer  data)
{
  GtkWidget *bar = GTK_WIDGET (fixture->window->reports_bar);

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "open-example", NULL);
  wait_for_title (fixture->window, "The cracks in the Harbour Bridge");
  fixture_run (300);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "reported", NULL);
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), bar));
  g_signal_emit_by_name (find_last_button (bar), "clicked");
  g_assert_false (gtk_widget_get_visible (bar));
  fixture_run (300);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), GTK_WIDGET (fixture->window->timeline)));
}

/* An SVG that carries @json as an export of it does, with this filter. */
static GFile *
write_picture (Fixture    *fixture,
               const char *json,
               const char *filter)
{
  g_autoptr(GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr(DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);
  g_autoptr(DtlProof) proof = dtl_proof_new (document, &(DtlProofView) { .filter = filter }, NULL);
  g_autofree char *timeline = g_base64_encode (g_bytes_get_data (proof->timeline, NULL), g_bytes_get_size (proof->timeline));
  g_autofree char *view = g_markup_escape_text (proof->view, -1);
  g_autofree char *svg = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata><timeline type=\"%s\">%s</timeline>"
                                          "<view type=\"%s\">%s</view></metadata></svg>",
                                          DTL_PROOF_TIMELINE_TYPE, timeline, DTL_PROOF_VIEW_TYPE, view);

  return write_file (fixture, "picture.svg", svg);
}

/* A picture of a filtered window opens filtered; a filter that is none does no harm. */
static void
test_picture_filter (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *json = FILE_WITH ("Of a picture", EVENT ("a", "Talks", "2017-01") "," EVENT ("b", "Talks end", "2017-02") ","
                                                EVENT ("c", "A plan", "2017-03"));
  g_autoptr(GFile) picture = write_picture (fixture, json, "time:2017-02/.. talks");
  g_autoptr(GFile) other = write_file (fixture, "another.dateline", FILE_WITH ("Another", EVENT ("a", "A", "2017")));
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  dtl_window_open (fixture->window, picture);
  wait_for_title (fixture->window, "Of a picture");
  while (dtl_filtering_get_n_hidden (fixture->window->filtering) != 2)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      fixture_run (5);
    }
  g_assert_true (fixture->window->only_matches);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->window->search_entry)), ==, "talks");

  /* Also where it was left otherwise: it is a proof, and shows what it was made of. */
  dtl_filtering_clear (fixture->window->filtering);
  dtl_window_open (fixture->window, other);
  wait_for_title (fixture->window, "Another");
  dtl_window_open (fixture->window, picture);
  wait_for_title (fixture->window, "Of a picture");
  fixture_run (300);
  g_assert_cmpuint (dtl_filtering_get_n_hidden (fixture->window->filtering), ==, 2);
}

static gboolean
can_save_timeline (DtlWindow *window)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), "save-timeline");
}

/* To the byte; what is in a file of its own already needs no saving. */
static void
test_picture_gives_timeline_back (Fixture       *fixture,
                                  gconstpointer  data)
{
  const char *json = FILE_WITH ("Of a picture", EVENT ("a", "Talks", "2017-01"));
  g_autoptr(GFile) picture = write_picture (fixture, json, NULL);
  g_autoptr(GFile) plain = write_file (fixture, "plain.dateline", FILE_WITH ("Plain", EVENT ("a", "Talks", "2017-01")));
  g_autofree char *path = g_build_filename (fixture->folder, "saved.dateline", NULL), *content = NULL;
  g_autoptr(GFile) saved = g_file_new_for_path (path);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_assert_false (can_save_timeline (fixture->window));
  dtl_window_open (fixture->window, picture);
  wait_for_title (fixture->window, "Of a picture");
  g_assert_true (can_save_timeline (fixture->window));
  dtl_window_save_timeline (fixture->window, saved);
  while (!fixture_says (GTK_WIDGET (fixture->window), "Saved “saved.dateline”"))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      fixture_run (5);
    }
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, json);

  dtl_window_open (fixture->window, plain);
  wait_for_title (fixture->window, "Plain");
  g_assert_false (can_save_timeline (fixture->window));
}

/* A table is none of our files: what is saved of it is a timeline that opens as one. */
static void
test_import_is_saved (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GFile) table = write_file (fixture, "Strike.csv", "date,title\n12 May 2017,The walkout\n");
  g_autofree char *path = g_build_filename (fixture->folder, "saved.dateline", NULL);
  g_autoptr(GFile) saved = g_file_new_for_path (path);
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  dtl_window_open (fixture->window, table);
  wait_for_title (fixture->window, "Strike");
  g_assert_true (can_save_timeline (fixture->window));
  g_assert_true (fixture_says (GTK_WIDGET (fixture->window), "made from a table"));
  dtl_window_save_timeline (fixture->window, saved);
  while (!fixture_says (GTK_WIDGET (fixture->window), "Saved “saved.dateline”"))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      fixture_run (5);
    }
  dtl_window_open (fixture->window, saved);
  while (can_save_timeline (fixture->window))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      fixture_run (5);
    }
  wait_for_title (fixture->window, "Strike");
}

static void
test_picture_with_a_bad_filter (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(GFile) picture = write_picture (fixture, FILE_WITH ("Of a picture", EVENT ("a", "Talks", "2017-01")), "lane:nowhere");

  dtl_window_open (fixture->window, picture);
  wait_for_title (fixture->window, "Of a picture");
  fixture_run (100);
  g_assert_false (dtl_filtering_is_active (fixture->window->filtering));
}

static gboolean
drop (DtlWindow *window,
      GSList    *files)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean accepted = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, 1.0, &accepted);
    }
  return accepted;
}

static void
test_drop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GFile) a = write_file (fixture, "a.dateline", FILE_WITH ("First", EVENT ("a", "A", "2017")));
  g_autoptr(GFile) b = write_file (fixture, "b.json", FILE_WITH ("Second", EVENT ("b", "B", "2018")));
  GSList second = { b, NULL }, first = { a, &second };
  GList *windows;

  g_assert_true (drop (fixture->window, &first));
  wait_for_title (fixture->window, "First");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "First");

  windows = gtk_application_get_windows (GTK_APPLICATION (application));
  g_assert_cmpuint (g_list_length (windows), ==, 2);
  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != fixture->window)
      wait_for_title (l->data, "Second");
}

static gboolean
has_message (Fixture    *fixture,
             const char *text)
{
  g_autoptr(GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        found |= strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (window)), text) != NULL;
    }
  return found;
}

static void
test_failed_open (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GFile) good = write_file (fixture, "good.dateline", FILE_WITH ("Good", EVENT ("a", "A", "2017")));
  g_autoptr(GFile) bad = write_file (fixture, "bad.dateline", "{\n  \"format\": 'dateline' }");
  g_autoptr(GFile) none = g_file_new_for_path ("/nonexistent/gone.dateline");
  DtlDocument *document;

  dtl_window_open (fixture->window, good);
  wait_for_title (fixture->window, "Good");
  document = dtl_window_get_document (fixture->window);

  dtl_window_open (fixture->window, bad);
  for (int i = 0; i < 100 && !has_message (fixture, "bad.dateline:2:13: "); i++)
    fixture_run (50);
  g_assert_true (has_message (fixture, "bad.dateline:2:13: "));
  dtl_window_open (fixture->window, none);
  for (int i = 0; i < 100 && !has_message (fixture, "gone.dateline: "); i++)
    fixture_run (50);
  g_assert_true (has_message (fixture, "gone.dateline: "));

  g_assert_true (dtl_window_get_document (fixture->window) == document);
  g_assert_true (g_file_equal (dtl_window_get_file (fixture->window), good));
}

static void
test_reload (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (fixture, "a.dateline",
                                      FILE_WITH ("Before", EVENT ("a", "A", "2017") "," EVENT ("b", "B", "2018")));
  DtlTimeline *timeline = fixture_find_widget (GTK_WIDGET (fixture->window), DTL_TYPE_TIMELINE);
  DtlViewState *state = dtl_timeline_get_state (timeline);
  guint32 event;

  dtl_window_open (fixture->window, file);
  wait_for_title (fixture->window, "Before");
  g_assert_true (dtl_document_find_event (dtl_window_get_document (fixture->window), "b", &event));
  dtl_view_state_set_selected (state, event, FALSE);

  g_object_unref (write_file (fixture, "a.dateline",
                              FILE_WITH ("After", EVENT ("b", "B", "2016") "," EVENT ("n", "New", "2015") ","
                                         EVENT ("a", "A", "2017"))));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.reload", NULL);
  wait_for_title (fixture->window, "After");
  g_assert_true (dtl_document_find_event (dtl_window_get_document (fixture->window), "b", &event));
  g_assert_cmpuint (dtl_view_state_get_selected (state), ==, event);
}

/* Whoever edits it elsewhere sees it here without asking, and loses neither place nor, over a slip, the timeline. */
static void
test_changed_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (fixture, "a.dateline",
                                      FILE_WITH ("Before", EVENT ("a", "A", "2017-01-01") "," EVENT ("b", "B", "2018-01-01")));
  DtlTimeline *timeline = fixture_find_widget (GTK_WIDGET (fixture->window), DTL_TYPE_TIMELINE);
  DtlViewState *state = dtl_timeline_get_state (timeline);
  DtlViewport before;
  GtkWidget *focus;

  dtl_window_open (fixture->window, file);
  wait_for_title (fixture->window, "Before");
  fixture_run (300);
  dtl_view_state_zoom_at (state, 50.0, 4.0);
  before = *dtl_view_state_get_viewport (state);
  gtk_widget_grab_focus (fixture->window->reader_button);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  g_object_unref (write_file (fixture, "a.dateline", "{ \"format\": \"dateline\", "));
  fixture_wait_for_text (GTK_WIDGET (fixture->window), "a.dateline:1:");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window->unreadable_bar)));
  g_assert_cmpstr (dtl_document_get_title (dtl_window_get_document (fixture->window)), ==, "Before");
  g_assert_false (has_message (fixture, ""));

  g_object_unref (write_file (fixture, "a.dateline",
                              FILE_WITH ("After", EVENT ("n", "New", "1999-01-01") "," EVENT ("b", "B", "2018-01-01"))));
  wait_for_title (fixture->window, "After");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->unreadable_bar)));
  fixture_run (300);
  g_assert_cmpfloat (dtl_view_state_get_viewport (state)->px_per_second, ==, before.px_per_second);
  g_assert_cmpfloat (dtl_viewport_x_of (dtl_view_state_get_viewport (state), dtl_layout_get_scale (dtl_view_state_get_layout (state)),
                                        before.anchor), ==, before.anchor_x);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus);
}

/* What happened last is told at once, not after all that came before it. */
static void
test_notices (Fixture       *fixture,
              gconstpointer  data)
{
  for (char n = '1'; n <= '9'; n++)
    dtl_window_tell (fixture->window, (char[]) { 'N', 'o', ' ', n, '\0' });
  fixture_wait_for_text (GTK_WIDGET (fixture->window), "No 9");
}

/* Keys go on where they were before a look at the filter, and say why where nothing can be measured. */
static void
test_keys_stay (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GFile) file = write_file (fixture, "a.dateline", FILE_WITH ("Any", EVENT ("a", "A", "2017")));
  GtkWidget *focus;

  dtl_window_open (fixture->window, file);
  wait_for_title (fixture->window, "Any");
  for (int i = 0; i < 100 && !dtl_timeline_focus_events (fixture->window->timeline); i++)
    fixture_run (50);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.filter", NULL);
  for (int i = 0; i < 100 && gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus; i++)
    fixture_run (50);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) != focus);
  gtk_menu_button_popdown (fixture->window->filter_button);
  for (int i = 0; i < 100 && gtk_root_get_focus (GTK_ROOT (fixture->window)) != focus; i++)
    fixture_run (50);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == focus);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.measure", NULL);
  fixture_wait_for_text (GTK_WIDGET (fixture->window), "Select an event to measure from it");
}

/* In every window, also in those that are opened later. */
static void
test_legend_is_remembered (Fixture       *fixture,
                           gconstpointer  data)
{
  DtlWindow *other = dtl_window_new (application);

  dtl_timeline_set_legend_unfolded (fixture->window->timeline, TRUE);
  g_assert_true (dtl_timeline_get_legend_unfolded (other->timeline));
  gtk_window_destroy (GTK_WINDOW (other));
  other = dtl_window_new (application);
  g_assert_true (dtl_timeline_get_legend_unfolded (other->timeline));
  dtl_timeline_set_legend_unfolded (other->timeline, FALSE);
  g_assert_false (dtl_timeline_get_legend_unfolded (fixture->window->timeline));
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GFile) good = write_file (fixture, "good.dateline", FILE_WITH ("Good", EVENT ("a", "A", "2017")));
  g_autoptr(GFile) other = write_file (fixture, "other.dateline", FILE_WITH ("Other", EVENT ("a", "A", "2017")));

  dtl_window_open (fixture->window, good);
  wait_for_title (fixture->window, "Good");
  dtl_window_open (fixture->window, other);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.cancel-loading", NULL);
  fixture_run (500);
  g_assert_cmpstr (dtl_document_get_title (dtl_window_get_document (fixture->window)), ==, "Good");

  /* The last one that is asked for wins. */
  dtl_window_open (fixture->window, good);
  dtl_window_open (fixture->window, other);
  wait_for_title (fixture->window, "Other");
  fixture_run (200);
  g_assert_cmpstr (dtl_document_get_title (dtl_window_get_document (fixture->window)), ==, "Other");
}

static void
show_late (Fixture    *fixture,
           GType       type,
           const char *action,
           GVariant   *state)
{
  GtkWidget *widget;

  g_assert_null (fixture_find_widget (GTK_WIDGET (fixture->window), type));
  if (state != NULL)
    g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), action, state);
  else
    g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
  widget = fixture_find_widget (GTK_WIDGET (fixture->window), type);
  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (widget)));
  g_assert_true (gtk_widget_get_visible (widget));
}

static void
show_all_late (Fixture *fixture)
{
  g_autoptr(GFile) file = write_file (fixture, "a.dateline", FILE_WITH ("A", EVENT ("a", "A", "2017")));

  dtl_window_open (fixture->window, file);
  wait_for_title (fixture->window, "A");
  show_late (fixture, DTL_TYPE_LIST_VIEW, "view", g_variant_new_string ("list"));
  show_late (fixture, DTL_TYPE_SOURCES_VIEW, "view", g_variant_new_string ("sources"));
  show_late (fixture, DTL_TYPE_PLANS_VIEW, "view", g_variant_new_string ("plans"));
  show_late (fixture, DTL_TYPE_FILTER_PANEL, "filter", NULL);
}

/* What the first frame does not show is made when it is first asked for, once, and hidden again with the page it is on. */
static void
test_late_views (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window), *list;

  g_assert_null (fixture_find_widget (window, DTL_TYPE_SOURCE_TEXT_PAGE));
  show_all_late (fixture);
  list = fixture_find_widget (window, DTL_TYPE_LIST_VIEW);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (list)));
  g_action_group_change_action_state (G_ACTION_GROUP (window), "view", g_variant_new_string ("list"));
  g_assert_true (fixture_find_widget (window, DTL_TYPE_LIST_VIEW) == list);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (list)));
}

/* Every icon that the interface names is there, in the theme or in the toolkit. */
static void
collect_icons (GtkWidget    *widget,
               GtkIconTheme *theme)
{
  const char *name = NULL;

  if (GTK_IS_IMAGE (widget))
    name = gtk_image_get_icon_name (GTK_IMAGE (widget));
  else if (ADW_IS_STATUS_PAGE (widget))
    name = adw_status_page_get_icon_name (ADW_STATUS_PAGE (widget));
  if (name != NULL && *name != '\0' && !gtk_icon_theme_has_icon (theme, name))
    g_error ("there is no icon %s", name);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_icons (child, theme);
}

static void
test_icons (Fixture       *fixture,
            gconstpointer  data)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (fixture->window)));

  show_all_late (fixture);
  collect_icons (GTK_WIDGET (fixture->window), theme);
}

int
main (int    argc,
      char **argv)
{
  window_test_init (&argc, &argv);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/window/takes-what-is-dropped-on-it", test_drop);
  ADD ("/window/fits-half-a-screen-at-once", test_half_a_screen);
  ADD ("/window/keeps-the-width-of-the-reader", test_reader_width);
  ADD ("/window/has-the-theme-of-libadwaita", test_theme);
  ADD ("/window/makes-rare-parts-when-they-are-shown", test_parts);
  ADD ("/window/keeps-its-timeline-when-an-open-fails", test_failed_open);
  ADD ("/window/the-last-notice-is-told-at-once", test_notices);
  ADD ("/window/keys-go-on-where-they-were", test_keys_stay);
  ADD ("/window/keys-go-back-from-the-reports", test_keys_after_reports);
  ADD ("/window/opens-a-picture-with-its-filter", test_picture_filter);
  ADD ("/window/gives-the-timeline-of-a-picture-back", test_picture_gives_timeline_back);
  ADD ("/window/opens-a-picture-with-a-bad-filter", test_picture_with_a_bad_filter);
  ADD ("/window/saves-what-it-made-of-a-table", test_import_is_saved);
  ADD ("/window/keeps-the-legend-unfolded", test_legend_is_remembered);
  ADD ("/window/keeps-the-selected-event-over-a-reload", test_reload);
  ADD ("/window/reads-a-file-anew-that-was-changed", test_changed_file);
  ADD ("/window/stops-reading-when-asked", test_cancel);
  ADD ("/window/opens-the-example-and-checks-it", test_example);
  ADD ("/window/makes-views-when-they-are-first-shown", test_late_views);
  ADD ("/window/names-only-icons-that-exist", test_icons);
#undef ADD

  return window_test_run ();
}
