/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a timeline shows, and when; test-timeline-input.c has what is done to it. */
#include "dtl-lane-header.h"
#include "dtl-snapshot-painter.h"
#include "dtl-timeline-private.h"
#include "dtl-words.h"
#include "timeline-fixture.h"

static void
test_roles (void)
{
  Fixture fixture;
  DtlTimelineItem *item;
  g_autofree char *words = NULL;

  set_up (&fixture, fixture_new_story ());
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture.timeline), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture.canvas), GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture.canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Letters across the ice");
  item = find_item (&fixture, "c");
  g_assert_nonnull (item);
  words = dtl_words_for_event (dtl_view_state_get_document (fixture.state), fixture_find (fixture.state, "c"));
  g_assert_true (g_str_has_prefix (words, "A meeting on the ice, April 2017, "));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "3 of 7");

  dtl_view_state_set_selected (fixture.state, fixture_find (fixture.state, "c"), FALSE);
  settle (&fixture);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (find_item (&fixture, "c")), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  dtl_view_state_set_selected (fixture.state, DTL_NONE, FALSE);
  settle (&fixture);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (find_item (&fixture, "c")), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  tear_down (&fixture);
}

/* Visible children that are items stand in order of time, however the view was moved. */
static void
assert_in_order (Fixture *fixture)
{
  DtlDocument *document = dtl_view_state_get_document (fixture->state);
  GPtrArray *items = dtl_canvas_get_items (fixture->canvas);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas));
  DtlInstant last = DTL_INSTANT_BEFORE_ALL;
  guint n = 0;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const DtlItemKey *key;

      if (!DTL_IS_TIMELINE_ITEM (child) || !gtk_widget_get_visible (child) || !g_ptr_array_find (items, child, NULL))
        continue;
      n++;
      key = dtl_timeline_item_get_key (DTL_TIMELINE_ITEM (child));
      if (key->kind != DTL_GROUP_EVENT)
        continue;
      g_assert_cmpint (dtl_document_get_event (document, key->event)->earliest, >=, last);
      last = dtl_document_get_event (document, key->event)->earliest;
    }
  g_assert_cmpuint (n, ==, items->len);
}

static void
test_order (void)
{
  Fixture fixture;
  GRand *random = g_rand_new_with_seed (11);

  set_up (&fixture, fixture_new_weekly (1500));
  for (guint i = 0; i < 60; i++)
    {
      dtl_view_state_zoom_at (fixture.state, g_rand_double_range (random, 0, 800), g_rand_double_range (random, 0.5, 2.2));
      dtl_view_state_pan_by (fixture.state, g_rand_double_range (random, -300, 300), 0);
      settle (&fixture);
      assert_in_order (&fixture);
      g_assert_cmpuint (dtl_canvas_get_items (fixture.canvas)->len, <=, DTL_CANVAS_MAX_ITEMS);
    }
  g_rand_free (random);
  tear_down (&fixture);
}

static void
test_widgets_stay (void)
{
  Fixture fixture;
  DtlTimelineItem *item;

  set_up (&fixture, fixture_new_story ());
  item = find_item (&fixture, "d");
  dtl_view_state_pan_by (fixture.state, -30, 0);
  settle (&fixture);
  g_assert_true (find_item (&fixture, "d") == item);
  dtl_view_state_zoom_at (fixture.state, 300, 1.3);
  settle (&fixture);
  g_assert_true (find_item (&fixture, "d") == item);
  tear_down (&fixture);
}

/* What left the view is hidden, not only out of sight: else screen readers still list it. */
static void
test_leaving (void)
{
  Fixture fixture;
  guint n_visible = 0;

  set_up (&fixture, fixture_new_weekly (300));
  dtl_view_state_zoom_at (fixture.state, 100, 60);
  settle (&fixture);
  fixture_run (500);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture.canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_visible += DTL_IS_TIMELINE_ITEM (child) && gtk_widget_get_visible (child) ? 1 : 0;
  g_assert_cmpuint (n_visible, ==, dtl_canvas_get_items (fixture.canvas)->len);
  g_assert_cmpuint (n_visible, <, 60);
  tear_down (&fixture);
}

static void
test_focus_is_kept (void)
{
  Fixture fixture;
  GtkWidget *focus;

  set_up (&fixture, fixture_new_weekly (300));
  dtl_view_state_zoom_at (fixture.state, 0, 20);
  g_assert_true (dtl_timeline_focus_events (DTL_TIMELINE (fixture.timeline)));
  act (&fixture, "timeline.next");
  focus = gtk_root_get_focus (GTK_ROOT (fixture.window));
  g_assert_true (DTL_IS_TIMELINE_ITEM (focus));
  for (guint i = 0; i < 8; i++)
    {
      dtl_view_state_pan_by (fixture.state, -600, 0);
      settle (&fixture);
      g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture.window)) == focus);
      g_assert_true (gtk_widget_get_visible (focus));
    }
  assert_in_order (&fixture);

  /* and the next key goes on from there */
  act (&fixture, "timeline.next");
  assert_focus (&fixture, "event-1");
  tear_down (&fixture);
}

static DtlTimelineItem *
find_kind (Fixture      *fixture,
           DtlGroupKind  kind)
{
  GPtrArray *items = dtl_canvas_get_items (fixture->canvas);

  for (guint i = 0; i < items->len; i++)
    if (dtl_timeline_item_get_key (g_ptr_array_index (items, i))->kind == kind)
      return g_ptr_array_index (items, i);
  return NULL;
}

/* Shown plus counted equals all. */
static void
assert_all_counted (Fixture *fixture,
                    guint    n_events)
{
  GPtrArray *items = dtl_canvas_get_items (fixture->canvas);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const DtlItemPart *part = dtl_timeline_item_get_part (g_ptr_array_index (items, i));

      n += dtl_timeline_item_get_key (g_ptr_array_index (items, i))->kind == DTL_GROUP_EVENT && part->n_groups == 1
           ? 1 : part->count;
    }
  g_assert_cmpuint (n, ==, n_events);
}

static void
test_cluster (void)
{
  Fixture fixture;
  DtlTimelineItem *cluster;
  GtkWidget *popover, *list;

  /* one lane, so that none is scrolled away */
  set_up (&fixture, fixture_new_weekly (2000));
  dtl_view_state_focus_lane (fixture.state, 0);
  settle (&fixture);
  assert_all_counted (&fixture, 500);
  cluster = find_kind (&fixture, DTL_GROUP_CLUSTER);
  g_assert_nonnull (cluster);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cluster), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cluster), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Opens a list");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (cluster), "event.activate", NULL));
  settle (&fixture);
  popover = fixture_find_widget (fixture.timeline, GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  list = fixture_find_widget (popover, GTK_TYPE_LIST_VIEW);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
                    dtl_timeline_item_get_part (cluster)->count);
  g_signal_emit_by_name (list, "activate", 1);
  settle (&fixture);
  g_assert_cmpuint (fixture.n_activated, ==, 1);
  g_assert_cmpuint (fixture.activated, ==, dtl_view_state_get_selected (fixture.state));
  fixture_run (500);
  g_assert_null (fixture_find_widget (fixture.timeline, GTK_TYPE_POPOVER));
  tear_down (&fixture);
}

static void
test_heap (void)
{
  Fixture fixture;
  DtlTimelineItem *band;

  set_up (&fixture, fixture_new_heap (200));
  assert_all_counted (&fixture, 200);
  band = find_kind (&fixture, DTL_GROUP_BAND);
  if (band != NULL)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (band), "event.activate", NULL));
      settle (&fixture);
      g_assert_cmpint (dtl_view_state_get_lane_state (fixture.state, 0), ==, DTL_LANE_OPENED);
    }
  else
    g_assert_nonnull (find_kind (&fixture, DTL_GROUP_CLUSTER));
  tear_down (&fixture);
}

static void
test_animation (void)
{
  Fixture fixture;
  DtlViewport before;
  gint64 end;
  DtlMotion *motion;

  set_up (&fixture, fixture_new_weekly (300));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  motion = dtl_canvas_get_motion (fixture.canvas);
  before = *dtl_view_state_get_viewport (fixture.state);
  dtl_view_state_frame_event (fixture.state, 150);
  g_assert_true (dtl_motion_is_moving (motion));
  g_assert_cmpfloat (dtl_view_state_get_viewport (fixture.state)->px_per_second, ==, before.px_per_second);
  end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  while (dtl_motion_is_moving (motion) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (dtl_motion_is_moving (motion));
  g_assert_cmpfloat (dtl_view_state_get_viewport (fixture.state)->px_per_second, ==,
                     dtl_view_state_get_goal (fixture.state)->px_per_second);

  /* momentum runs out by itself, by the frame clock's time alone */
  dtl_motion_fling (motion, -800, 0);
  g_assert_true (dtl_motion_is_moving (motion));
  for (gint64 now = 1000; now < 20 * G_USEC_PER_SEC && dtl_motion_is_moving (motion); now += 16667)
    dtl_motion_step (motion, now);
  g_assert_false (dtl_motion_is_moving (motion));

  /* and never begins where things must not move */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  dtl_motion_fling (motion, -800, 0);
  g_assert_false (dtl_motion_is_moving (motion));
  dtl_view_state_frame_all (fixture.state);
  g_assert_false (dtl_motion_is_moving (motion));
  g_assert_cmpfloat (dtl_view_state_get_viewport (fixture.state)->px_per_second, ==,
                     dtl_view_state_get_goal (fixture.state)->px_per_second);
  tear_down (&fixture);
}

/* The name of a lane that is higher than the window stays at its top. */
static void
test_name_of_a_high_lane (void)
{
  Fixture fixture;
  GtkWidget *column, *header = NULL;
  graphene_rect_t bounds;

  set_up (&fixture, fixture_new_heap (300));
  dtl_view_state_set_lane_state (fixture.state, 0, DTL_LANE_OPENED);
  settle (&fixture);
  g_assert_cmpfloat (dtl_view_state_get_max_scroll (fixture.state), >, 500.0);
  dtl_view_state_pan_by (fixture.state, 0.0, -400.0);
  settle (&fixture);
  column = GTK_WIDGET (((DtlTimeline *) fixture.timeline)->column);
  for (GtkWidget *child = gtk_widget_get_first_child (column); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (DTL_IS_LANE_HEADER (child) && gtk_widget_get_visible (child))
      header = child;
  g_assert_nonnull (header);
  g_assert_true (gtk_widget_compute_bounds (header, column, &bounds));
  g_assert_cmpfloat (bounds.origin.y, ==, 0.0f);
  tear_down (&fixture);
}

static cairo_surface_t *
draw_node (GskRenderNode *node,
           int            width,
           int            height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  gsk_render_node_unref (node);
  return surface;
}

/* How many pixels of the two differ by more than half. */
static guint
count_unlike (cairo_surface_t *a,
              cairo_surface_t *b)
{
  const guchar *x = cairo_image_surface_get_data (a), *y = cairo_image_surface_get_data (b);
  guint n = 0;

  for (int i = 0; i < cairo_image_surface_get_height (a) * cairo_image_surface_get_stride (a); i++)
    n += ABS ((int) x[i] - (int) y[i]) > 128;
  return n;
}

/* Badges, density and small marks are pixels that were drawn before; a picture of them is one of the scene. */
static void
test_stamps_look_like_the_scene (void)
{
  Fixture fixture;

  set_up (&fixture, fixture_new_weekly (2500));
  for (guint zoom = 0; zoom < 6; zoom++)
    {
      GtkWidget *canvas = GTK_WIDGET (fixture.canvas);
      int width = gtk_widget_get_width (canvas), height = gtk_widget_get_height (canvas);
      GtkSnapshot *stamped = gtk_snapshot_new (), *plain = gtk_snapshot_new ();
      DtlSnapshotPainter painter = {
        .snapshot = plain, .palette = dtl_palette_get (DTL_STYLE_LIGHT), .text = dtl_canvas_get_text (fixture.canvas),
        .label_opacity = 1.0, .snap = TRUE,
      };
      cairo_surface_t *seen, *wanted;
      guint n_items;

      settle (&fixture);
      dtl_scene_get_items (dtl_canvas_get_scene (fixture.canvas), &n_items);
      g_assert_true (dtl_snapshot_paint (&painter, dtl_canvas_get_scene (fixture.canvas), 0, n_items));
      GTK_WIDGET_GET_CLASS (canvas)->snapshot (canvas, stamped);
      seen = draw_node (gtk_snapshot_free_to_node (stamped), width, height);
      wanted = draw_node (gtk_snapshot_free_to_node (plain), width, height);
      g_assert_cmpuint (count_unlike (seen, wanted), <, (guint) (width * height) / 1000);
      cairo_surface_destroy (seen);
      cairo_surface_destroy (wanted);
      dtl_view_state_zoom_at (fixture.state, 210.3, 2.3);
    }
  tear_down (&fixture);
}

static guint
count_fading (Fixture *fixture)
{
  GPtrArray *items = dtl_canvas_get_items (fixture->canvas);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += dtl_timeline_item_get_fade_start (g_ptr_array_index (items, i)) != 0 ? 1 : 0;
  return n;
}

static void
test_fade (void)
{
  Fixture fixture;
  guint n_fading = 0;
  gint64 end;

  set_up (&fixture, fixture_new_weekly (200));
  for (guint pass = 0; pass < 2; pass++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-enable-animations", pass == 1, NULL);
      dtl_view_state_frame_all (fixture.state);
      settle (&fixture);
      for (guint i = 0; i < 40 && n_fading == 0; i++)
        {
          dtl_view_state_zoom_at (fixture.state, 100, 1.1);
          dtl_canvas_update (fixture.canvas);
          n_fading = count_fading (&fixture);
        }
      g_assert_true ((n_fading > 0) == (pass == 1));
    }
  end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  while (count_fading (&fixture) > 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count_fading (&fixture), ==, 0);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  tear_down (&fixture);
}

/* The tip of a lane's name lies where its menu opens. */
static void
test_lane_menu (void)
{
  Fixture fixture;
  GtkWidget *header, *button, *menu;

  set_up (&fixture, fixture_new_story ());
  header = fixture_find_widget (fixture.timeline, DTL_TYPE_LANE_HEADER);
  button = fixture_find_widget (header, GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_has_tooltip (button));
  g_signal_emit_by_name (button, "clicked");
  menu = fixture_find_widget (header, GTK_TYPE_POPOVER_MENU);
  g_assert_false (gtk_widget_get_has_tooltip (button));
  gtk_popover_popdown (GTK_POPOVER (menu));
  settle (&fixture);
  g_assert_true (gtk_widget_get_has_tooltip (button));
  tear_down (&fixture);
}

static void
test_hidden_lanes (void)
{
  Fixture fixture;

  set_up (&fixture, fixture_new_story ());
  dtl_view_state_set_lane_state (fixture.state, 1, DTL_LANE_HIDDEN);
  settle (&fixture);
  g_assert_null (find_item (&fixture, "b"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_item (&fixture, "c")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "2 of 4");
  act (&fixture, "timeline.show-all-lanes");
  g_assert_nonnull (find_item (&fixture, "b"));
  tear_down (&fixture);
}

static void
test_large_text (void)
{
  Fixture fixture;
  double width;

  set_up (&fixture, fixture_new_story ());
  width = dtl_view_state_get_viewport (fixture.state)->width;
  fixture_scale_text (2);
  settle (&fixture);
  g_assert_cmpfloat (dtl_canvas_get_text_scale (fixture.canvas), ==, 2.0);
  g_assert_cmpfloat (dtl_view_state_get_viewport (fixture.state)->width, <, width * 0.6);
  g_assert_nonnull (find_item (&fixture, "b"));
  fixture_scale_text (1);
  settle (&fixture);
  tear_down (&fixture);
}

static void
test_empty (void)
{
  Fixture fixture;

  set_up (&fixture, NULL);
  g_assert_cmpuint (dtl_canvas_get_items (fixture.canvas)->len, ==, 0);
  g_assert_false (dtl_timeline_focus_events (DTL_TIMELINE (fixture.timeline)));
  act (&fixture, "timeline.zoom-in");
  act (&fixture, "timeline.next");
  act (&fixture, "timeline.page-forward");
  dtl_timeline_set_state (DTL_TIMELINE (fixture.timeline), NULL);
  settle (&fixture);
  gtk_widget_activate_action (fixture.timeline, "timeline.zoom-in", NULL);
  gtk_widget_activate_action (fixture.timeline, "timeline.extend-next", NULL);
  tear_down (&fixture);
}

static void
test_another_document (void)
{
  Fixture fixture;
  g_autoptr (DtlDocument) other = fixture_new_weekly (50);

  set_up (&fixture, fixture_new_story ());
  dtl_timeline_focus_events (DTL_TIMELINE (fixture.timeline));
  act (&fixture, "timeline.next");
  dtl_view_state_set_document (fixture.state, other);
  settle (&fixture);
  g_assert_cmpuint (dtl_view_state_get_selected (fixture.state), ==, DTL_NONE);
  g_assert_nonnull (find_item (&fixture, "event-3"));
  dtl_view_state_set_document (fixture.state, NULL);
  settle (&fixture);
  g_assert_cmpuint (dtl_canvas_get_items (fixture.canvas)->len, ==, 0);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timeline/events-are-list-items-with-words-and-place", test_roles);
  g_test_add_func ("/timeline/items-stand-in-order-of-time", test_order);
  g_test_add_func ("/timeline/what-stays-in-view-keeps-its-widget", test_widgets_stay);
  g_test_add_func ("/timeline/what-leaves-the-view-is-hidden", test_leaving);
  g_test_add_func ("/timeline/focus-survives-leaving-the-view", test_focus_is_kept);
  g_test_add_func ("/timeline/what-merges-opens-as-a-list", test_cluster);
  g_test_add_func ("/timeline/two-hundred-at-one-instant-are-all-counted", test_heap);
  g_test_add_func ("/timeline/no-tip-lies-over-the-menu-of-a-lane", test_lane_menu);
  g_test_add_func ("/timeline/movement-ends-at-its-goal-and-is-not-forced-on-anybody", test_animation);
  g_test_add_func ("/timeline/the-name-of-a-high-lane-stays-in-view", test_name_of_a_high_lane);
  g_test_add_func ("/timeline/stamps-look-like-the-scene", test_stamps_look_like_the_scene);
  g_test_add_func ("/timeline/labels-fade-in-unless-nothing-may-move", test_fade);
  g_test_add_func ("/timeline/hidden-lanes-leave-the-list", test_hidden_lanes);
  g_test_add_func ("/timeline/large-text-enlarges-the-whole-picture", test_large_text);
  g_test_add_func ("/timeline/without-a-document-it-is-quiet", test_empty);
  g_test_add_func ("/timeline/another-document-replaces-everything", test_another_document);

  return g_test_run ();
}
