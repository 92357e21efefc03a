/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fingers on the timeline, as the toolkit gets them from a screen that can be touched. */
#include "dtl-browser.h"
#include "dtl-canvas.h"
#include "dtl-lane-column.h"
#include "dtl-overview.h"
#include "dtl-ruler.h"
#include "dtl-timeline.h"
#include "view-fixture.h"

#include <math.h>

typedef struct
{
  GtkWidget    *window;
  GtkWidget    *timeline;
  GtkWidget    *canvas, *ruler, *column;
  GtkWidget    *overview;
  DtlViewState *state;
  DtlScale     *scale;
  guint         n_activated;
} Fixture;

static DtlBrowser *browser;

static void
activated_cb (Fixture *fixture)
{
  fixture->n_activated++;
}

static void
settle (Fixture *fixture)
{
  while (dtl_view_state_is_busy (fixture->state) || gtk_widget_get_width (fixture->canvas) == 0)
    g_main_context_iteration (NULL, TRUE);
  fixture_settle ();
}

static void
set_document (Fixture     *fixture,
              DtlDocument *document)
{
  dtl_view_state_set_document (fixture->state, document);
  g_object_unref (document);
  settle (fixture);
  fixture->scale = dtl_layout_get_scale (dtl_view_state_get_layout (fixture->state));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->state = dtl_view_state_new ();
  fixture->timeline = dtl_timeline_new (fixture->state);
  fixture->overview = dtl_overview_new (fixture->state);
  gtk_box_append (GTK_BOX (box), fixture->timeline);
  gtk_box_append (GTK_BOX (box), fixture->overview);
  g_signal_connect_swapped (fixture->timeline, "event-activated", G_CALLBACK (activated_cb), fixture);
  fixture->canvas = fixture_find_widget (fixture->timeline, DTL_TYPE_CANVAS);
  fixture->ruler = fixture_find_widget (fixture->timeline, DTL_TYPE_RULER);
  fixture->column = fixture_find_widget (fixture->timeline, DTL_TYPE_LANE_COLUMN);
  fixture->window = fixture_show (box, 1000, 600);
  set_document (fixture, fixture_new_weekly (400));
  /* From here it can go in all directions. */
  dtl_view_state_frame_event (fixture->state, 200);
  fixture_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_settle ();
  g_assert_finalize_object (fixture->state);
}

static void
touch (Fixture  *fixture,
       DtlTouch  touch,
       guint     finger,
       double    x)
{
  dtl_browser_touch (browser, fixture->canvas, touch, finger, x, 300);
}

static DtlViewport
get_view (Fixture *fixture)
{
  return *dtl_view_state_get_goal (fixture->state);
}

static DtlInstant
instant_at (Fixture *fixture,
            double   x)
{
  DtlViewport view = get_view (fixture);

  return dtl_viewport_instant_at (&view, fixture->scale, x);
}

static double
x_of (Fixture    *fixture,
      DtlInstant  instant)
{
  DtlViewport view = get_view (fixture);

  return dtl_viewport_x_of (&view, fixture->scale, instant);
}

static void
assert_quiet (Fixture *fixture)
{
  DtlInstant from, to;

  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, DTL_NONE);
  g_assert_cmpuint (fixture->n_activated, ==, 0);
  g_assert_false (dtl_timeline_get_span (DTL_TIMELINE (fixture->timeline), &from, &to));
  g_assert_false (dtl_motion_is_moving (dtl_canvas_get_motion (DTL_CANVAS (fixture->canvas))));
}

/* In the middle of a mark. */
static double
find_mark (Fixture *fixture,
           guint32  event,
           double  *y)
{
  double x, width, height;

  /* what is hit is on the scene, which else comes with the next frame */
  dtl_canvas_update (DTL_CANVAS (fixture->canvas));
  g_assert_true (dtl_view_state_get_event_box (fixture->state, event, FALSE, &x, y, &width, &height));
  *y += height / 2;
  return x + width / 2;
}

static void
test_pinch (Fixture       *fixture,
            gconstpointer  data)
{
  DtlViewport before = get_view (fixture), after;
  DtlInstant middle = instant_at (fixture, 400);

  touch (fixture, DTL_TOUCH_BEGIN, 1, 360);
  touch (fixture, DTL_TOUCH_BEGIN, 2, 440);
  for (int i = 1; i <= 8; i++)
    {
      touch (fixture, DTL_TOUCH_MOVE, 1, 360 - 10 * i);
      touch (fixture, DTL_TOUCH_MOVE, 2, 440 + 10 * i);
    }
  after = get_view (fixture);
  g_assert_cmpfloat_with_epsilon (after.px_per_second / before.px_per_second, 3, 0.001);
  g_assert_cmpfloat_with_epsilon (x_of (fixture, middle), 400, 1);

  /* and back */
  for (int i = 7; i >= 0; i--)
    {
      touch (fixture, DTL_TOUCH_MOVE, 1, 360 - 10 * i);
      touch (fixture, DTL_TOUCH_MOVE, 2, 440 + 10 * i);
    }
  touch (fixture, DTL_TOUCH_END, 2, 440);
  touch (fixture, DTL_TOUCH_END, 1, 360);
  after = get_view (fixture);
  g_assert_cmpfloat_with_epsilon (after.px_per_second / before.px_per_second, 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (x_of (fixture, middle), 400, 1);
  assert_quiet (fixture);
}

/* The place between the fingers goes with them. */
static void
test_two_fingers_that_move (Fixture       *fixture,
                            gconstpointer  data)
{
  DtlViewport before = get_view (fixture), after;
  DtlInstant middle = instant_at (fixture, 300);

  touch (fixture, DTL_TOUCH_BEGIN, 1, 260);
  touch (fixture, DTL_TOUCH_BEGIN, 2, 340);
  for (int i = 1; i <= 10; i++)
    {
      touch (fixture, DTL_TOUCH_MOVE, 1, 260 + 10 * i);
      touch (fixture, DTL_TOUCH_MOVE, 2, 340 + 10 * i);
    }
  after = get_view (fixture);
  g_assert_cmpfloat_with_epsilon (after.px_per_second / before.px_per_second, 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (x_of (fixture, middle), 400, 1);
  touch (fixture, DTL_TOUCH_END, 1, 360);
  touch (fixture, DTL_TOUCH_END, 2, 440);
  assert_quiet (fixture);
}

static void
test_spread_and_move (Fixture       *fixture,
                      gconstpointer  data)
{
  DtlViewport before = get_view (fixture), after;
  DtlInstant middle = instant_at (fixture, 300);

  touch (fixture, DTL_TOUCH_BEGIN, 1, 260);
  touch (fixture, DTL_TOUCH_BEGIN, 2, 340);
  for (int i = 1; i <= 8; i++)
    {
      touch (fixture, DTL_TOUCH_MOVE, 1, 260 + 5 * i);
      touch (fixture, DTL_TOUCH_MOVE, 2, 340 + 25 * i);
      g_assert_cmpfloat_with_epsilon (x_of (fixture, middle), 300 + 15 * i, 1);
    }
  after = get_view (fixture);
  g_assert_cmpfloat_with_epsilon (after.px_per_second / before.px_per_second, 3, 0.001);
  touch (fixture, DTL_TOUCH_END, 1, 300);
  touch (fixture, DTL_TOUCH_END, 2, 540);
  assert_quiet (fixture);
}

/* The screen takes fingers away from what is hidden under them; what comes next begins anew. */
static void
test_hidden_under_fingers (Fixture       *fixture,
                           gconstpointer  data)
{
  DtlViewport before;
  DtlInstant under;

  touch (fixture, DTL_TOUCH_BEGIN, 1, 360);
  touch (fixture, DTL_TOUCH_BEGIN, 2, 440);
  touch (fixture, DTL_TOUCH_MOVE, 2, 520);
  gtk_widget_set_visible (fixture->timeline, FALSE);
  fixture_settle ();
  before = get_view (fixture);
  touch (fixture, DTL_TOUCH_MOVE, 2, 600);
  touch (fixture, DTL_TOUCH_END, 2, 600);
  touch (fixture, DTL_TOUCH_END, 1, 360);
  g_assert_cmpfloat (get_view (fixture).px_per_second, ==, before.px_per_second);
  gtk_widget_set_visible (fixture->timeline, TRUE);
  settle (fixture);
  assert_quiet (fixture);

  under = instant_at (fixture, 300);
  dtl_browser_drag (browser, fixture->canvas, 300, 300, 500, 300, 40);
  g_assert_cmpfloat (fabs (x_of (fixture, under) - 500), <, 20);
}

static void
test_pinch_on_a_mark (Fixture       *fixture,
                      gconstpointer  data)
{
  double y, x = find_mark (fixture, 200, &y);

  dtl_browser_touch (browser, fixture->canvas, DTL_TOUCH_BEGIN, 1, x, y);
  dtl_browser_touch (browser, fixture->canvas, DTL_TOUCH_BEGIN, 2, x + 60, y);
  for (int i = 1; i <= 5; i++)
    dtl_browser_touch (browser, fixture->canvas, DTL_TOUCH_MOVE, 2, x + 60 + 10 * i, y);
  dtl_browser_touch (browser, fixture->canvas, DTL_TOUCH_END, 2, x + 110, y);
  dtl_browser_touch (browser, fixture->canvas, DTL_TOUCH_END, 1, x, y);
  assert_quiet (fixture);
}

/* The one that stays drags on from where it is. */
static void
test_a_finger_that_stays (Fixture       *fixture,
                          gconstpointer  data)
{
  DtlInstant under;

  touch (fixture, DTL_TOUCH_BEGIN, 1, 360);
  touch (fixture, DTL_TOUCH_BEGIN, 2, 440);
  for (int i = 1; i <= 5; i++)
    touch (fixture, DTL_TOUCH_MOVE, 2, 440 + 20 * i);
  under = instant_at (fixture, 360);
  touch (fixture, DTL_TOUCH_END, 2, 540);
  g_assert_cmpfloat_with_epsilon (x_of (fixture, under), 360, 1);
  for (int i = 1; i <= 10; i++)
    touch (fixture, DTL_TOUCH_MOVE, 1, 360 + 10 * i);
  g_assert_cmpfloat (fabs (x_of (fixture, under) - 460), <, 20);
  touch (fixture, DTL_TOUCH_END, 1, 460);
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, DTL_NONE);
}

static void
test_third_finger (Fixture       *fixture,
                   gconstpointer  data)
{
  DtlInstant under;

  touch (fixture, DTL_TOUCH_BEGIN, 1, 300);
  touch (fixture, DTL_TOUCH_BEGIN, 2, 400);
  touch (fixture, DTL_TOUCH_BEGIN, 3, 500);
  for (int i = 1; i <= 5; i++)
    touch (fixture, DTL_TOUCH_MOVE, 3, 500 + 10 * i);
  touch (fixture, DTL_TOUCH_END, 2, 400);
  touch (fixture, DTL_TOUCH_END, 3, 550);
  touch (fixture, DTL_TOUCH_END, 1, 300);
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, DTL_NONE);

  /* and the next finger drags as if nothing had been */
  under = instant_at (fixture, 300);
  dtl_browser_drag (browser, fixture->canvas, 300, 300, 500, 300, 40);
  g_assert_cmpfloat (fabs (x_of (fixture, under) - 500), <, 20);
}

static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  DtlInstant under = instant_at (fixture, 300);

  touch (fixture, DTL_TOUCH_BEGIN, 1, 300);
  for (int i = 1; i <= 20; i++)
    touch (fixture, DTL_TOUCH_MOVE, 1, 300 + 10 * i);
  g_assert_cmpfloat (fabs (x_of (fixture, under) - 500), <, 20);
  /* it rests before it is lifted */
  for (int i = 0; i < 30; i++)
    touch (fixture, DTL_TOUCH_MOVE, 1, 500 + i % 2);
  touch (fixture, DTL_TOUCH_END, 1, 501);
  assert_quiet (fixture);
}

/* What is lifted while it moves goes on; what touches it stops it. */
static void
test_fling (Fixture       *fixture,
            gconstpointer  data)
{
  DtlMotion *motion = dtl_canvas_get_motion (DTL_CANVAS (fixture->canvas));
  double y, x = find_mark (fixture, 200, &y);

  /* a mark that is below the finger wherever it goes */
  dtl_view_state_zoom_at (fixture->state, x, 1000);
  find_mark (fixture, 200, &y);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  dtl_browser_drag (browser, fixture->canvas, 300, y, 500, y, 10);
  g_assert_true (dtl_motion_is_moving (motion));
  dtl_browser_touch (browser, fixture->canvas, DTL_TOUCH_BEGIN, 1, 400, y);
  dtl_browser_touch (browser, fixture->canvas, DTL_TOUCH_END, 1, 400, y);
  assert_quiet (fixture);

  /* but the next one is a tap; elsewhere, else it would be the second of two */
  dtl_browser_touch (browser, fixture->canvas, DTL_TOUCH_BEGIN, 1, 500, y);
  dtl_browser_touch (browser, fixture->canvas, DTL_TOUCH_END, 1, 500, y);
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, 200);
}

static void
test_tap (Fixture       *fixture,
          gconstpointer  data)
{
  double y, x = find_mark (fixture, 200, &y);

  dtl_browser_touch (browser, fixture->canvas, DTL_TOUCH_BEGIN, 1, x, y);
  dtl_browser_touch (browser, fixture->canvas, DTL_TOUCH_END, 1, x, y);
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, 200);
}

/* Wherever they are on the timeline, and the time below them stays there. */
static void
test_pinch_on_the_ruler (Fixture       *fixture,
                         gconstpointer  data)
{
  DtlViewport before = get_view (fixture), after;
  DtlInstant middle = instant_at (fixture, 400);

  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_BEGIN, 1, 360, 10);
  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_BEGIN, 2, 440, 12);
  for (int i = 1; i <= 8; i++)
    {
      dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_MOVE, 1, 360 - 10 * i, 10);
      dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_MOVE, 2, 440 + 10 * i, 12);
    }
  after = get_view (fixture);
  g_assert_cmpfloat_with_epsilon (after.px_per_second / before.px_per_second, 3, 0.01);
  g_assert_cmpfloat_with_epsilon (x_of (fixture, middle), 400, 1);

  /* hands do not leave all at once */
  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_END, 2, 520, 12);
  for (int i = 1; i <= 5; i++)
    dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_MOVE, 1, 280 - 10 * i, 10);
  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_END, 1, 230, 10);
  assert_quiet (fixture);
}

static void
test_pinch_over_an_edge (Fixture       *fixture,
                         gconstpointer  data)
{
  DtlViewport before = get_view (fixture), after;
  DtlInstant middle = instant_at (fixture, 400);

  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_BEGIN, 1, 360, 10);
  touch (fixture, DTL_TOUCH_BEGIN, 2, 440);
  for (int i = 1; i <= 8; i++)
    {
      dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_MOVE, 1, 360 - 10 * i, 10);
      touch (fixture, DTL_TOUCH_MOVE, 2, 440 + 10 * i);
    }
  after = get_view (fixture);
  g_assert_cmpfloat (after.px_per_second / before.px_per_second, >, 1.05);
  g_assert_cmpfloat_with_epsilon (x_of (fixture, middle), 400, 1);
  touch (fixture, DTL_TOUCH_END, 2, 520);
  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_END, 1, 280, 10);
  assert_quiet (fixture);
}

/* Then it ends: nothing goes on by itself below two fingers, and the one that dragged does not go on either. */
static void
test_drag_over_an_edge (Fixture       *fixture,
                        gconstpointer  data)
{
  DtlViewport before;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  touch (fixture, DTL_TOUCH_BEGIN, 1, 300);
  for (int i = 1; i <= 6; i++)
    touch (fixture, DTL_TOUCH_MOVE, 1, 300 + 10 * i);
  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_BEGIN, 2, 440, 10);
  assert_quiet (fixture);
  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_MOVE, 2, 480, 10);
  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_END, 2, 480, 10);
  before = get_view (fixture);
  touch (fixture, DTL_TOUCH_MOVE, 1, 400);
  touch (fixture, DTL_TOUCH_END, 1, 400);
  g_assert_cmpint (instant_at (fixture, 0), ==, dtl_viewport_instant_at (&before, fixture->scale, 0));
  assert_quiet (fixture);
}

/* The second finger often comes when the first has moved already. */
static void
test_pinch_after_a_drag (Fixture       *fixture,
                         gconstpointer  data)
{
  DtlMotion *motion = dtl_canvas_get_motion (DTL_CANVAS (fixture->canvas));
  DtlViewport before, after;
  DtlInstant middle, under;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  touch (fixture, DTL_TOUCH_BEGIN, 1, 300);
  for (int i = 1; i <= 6; i++)
    touch (fixture, DTL_TOUCH_MOVE, 1, 300 + 10 * i);
  touch (fixture, DTL_TOUCH_BEGIN, 2, 440);
  g_assert_false (dtl_motion_is_moving (motion));
  before = get_view (fixture);
  middle = instant_at (fixture, 400);
  for (int i = 1; i <= 8; i++)
    {
      touch (fixture, DTL_TOUCH_MOVE, 1, 360 - 10 * i);
      touch (fixture, DTL_TOUCH_MOVE, 2, 440 + 10 * i);
    }
  after = get_view (fixture);
  g_assert_cmpfloat_with_epsilon (after.px_per_second / before.px_per_second, 3, 0.001);
  g_assert_cmpfloat_with_epsilon (x_of (fixture, middle), 400, 1);

  /* and the one that dragged drags on, from where it is */
  under = instant_at (fixture, 280);
  touch (fixture, DTL_TOUCH_END, 2, 520);
  g_assert_false (dtl_motion_is_moving (motion));
  for (int i = 1; i <= 10; i++)
    touch (fixture, DTL_TOUCH_MOVE, 1, 280 + 10 * i);
  g_assert_cmpfloat (fabs (x_of (fixture, under) - 380), <, 20);
  touch (fixture, DTL_TOUCH_END, 1, 380);
  g_assert_true (dtl_motion_is_moving (motion));
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, DTL_NONE);
}

/* A span that was begun is none. */
static void
test_pinch_ends_a_span (Fixture       *fixture,
                        gconstpointer  data)
{
  DtlViewport before = get_view (fixture);

  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_BEGIN, 1, 300, 10);
  for (int i = 1; i <= 6; i++)
    dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_MOVE, 1, 300 + 10 * i, 10);
  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_BEGIN, 2, 440, 10);
  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_MOVE, 2, 520, 10);
  g_assert_cmpfloat_with_epsilon (get_view (fixture).px_per_second / before.px_per_second, 2, 0.001);
  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_END, 2, 520, 10);
  dtl_browser_touch (browser, fixture->ruler, DTL_TOUCH_END, 1, 360, 10);
  assert_quiet (fixture);
}

/* The names are no time; what they stand at is the edge of it. */
static void
test_pinch_on_the_names (Fixture       *fixture,
                         gconstpointer  data)
{
  DtlViewport before = get_view (fixture);
  DtlInstant edge = instant_at (fixture, 0);

  dtl_browser_touch (browser, fixture->column, DTL_TOUCH_BEGIN, 1, 50, 40);
  dtl_browser_touch (browser, fixture->column, DTL_TOUCH_BEGIN, 2, 50, 80);
  for (int i = 1; i <= 4; i++)
    dtl_browser_touch (browser, fixture->column, DTL_TOUCH_MOVE, 2, 50, 80 + 10 * i);
  g_assert_cmpfloat_with_epsilon (get_view (fixture).px_per_second / before.px_per_second, 2, 0.001);
  g_assert_cmpfloat_with_epsilon (x_of (fixture, edge), 0, 1);
  dtl_browser_touch (browser, fixture->column, DTL_TOUCH_END, 2, 50, 120);
  dtl_browser_touch (browser, fixture->column, DTL_TOUCH_END, 1, 50, 40);
  assert_quiet (fixture);
  g_assert_null (fixture_find_widget (fixture->column, GTK_TYPE_POPOVER_MENU));
}

static void
test_drag_on_the_names (Fixture       *fixture,
                        gconstpointer  data)
{
  DtlMotion *motion = dtl_canvas_get_motion (DTL_CANVAS (fixture->canvas));

  set_document (fixture, fixture_new_heap (300));
  dtl_view_state_set_lane_state (fixture->state, 0, DTL_LANE_OPENED);
  settle (fixture);
  g_assert_cmpfloat (dtl_view_state_get_max_scroll (fixture->state), >, 500.0);
  dtl_browser_drag (browser, fixture->column, 50, 200, 50, 100, 10);
  g_assert_cmpfloat_with_epsilon (get_view (fixture).scroll_y, 100, 20);
  g_assert_null (fixture_find_widget (fixture->column, GTK_TYPE_POPOVER_MENU));

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  dtl_browser_drag (browser, fixture->column, 50, 200, 50, 100, 10);
  g_assert_true (dtl_motion_is_moving (motion));
  dtl_browser_touch (browser, fixture->column, DTL_TOUCH_BEGIN, 1, 50, 100);
  g_assert_false (dtl_motion_is_moving (motion));
  dtl_browser_touch (browser, fixture->column, DTL_TOUCH_END, 1, 50, 100);
  g_assert_null (fixture_find_widget (fixture->column, GTK_TYPE_POPOVER_MENU));

  /* but the next one is a tap */
  dtl_browser_touch (browser, fixture->column, DTL_TOUCH_BEGIN, 1, 50, 100);
  dtl_browser_touch (browser, fixture->column, DTL_TOUCH_END, 1, 50, 100);
  g_assert_nonnull (fixture_find_widget (fixture->column, GTK_TYPE_POPOVER_MENU));
  gtk_popover_popdown (fixture_find_widget (fixture->column, GTK_TYPE_POPOVER_MENU));
  fixture_run (100);
}

/* Zooms at that time which is below the fingers on the strip. */
static void
test_pinch_on_the_overview (Fixture       *fixture,
                            gconstpointer  data)
{
  DtlViewport before = get_view (fixture), strip;
  int width = gtk_widget_get_width (fixture->overview);
  double at, x;

  dtl_scene_overview_viewport (dtl_view_state_get_layout (fixture->state), width,
                               gtk_widget_get_height (fixture->overview), &strip);
  at = round (dtl_viewport_x_of (&strip, fixture->scale, instant_at (fixture, before.width * 0.3)));
  x = x_of (fixture, dtl_viewport_instant_at (&strip, fixture->scale, at));
  dtl_browser_touch (browser, fixture->overview, DTL_TOUCH_BEGIN, 1, at - 20, 20);
  dtl_browser_touch (browser, fixture->overview, DTL_TOUCH_BEGIN, 2, at + 20, 20);
  for (int i = 1; i <= 8; i++)
    {
      dtl_browser_touch (browser, fixture->overview, DTL_TOUCH_MOVE, 1, at - 20 - 5 * i, 20);
      dtl_browser_touch (browser, fixture->overview, DTL_TOUCH_MOVE, 2, at + 20 + 5 * i, 20);
    }
  g_assert_cmpfloat_with_epsilon (get_view (fixture).px_per_second / before.px_per_second, 3, 0.001);
  g_assert_cmpfloat_with_epsilon (x_of (fixture, dtl_viewport_instant_at (&strip, fixture->scale, at)), x, 3);
  before = get_view (fixture);
  dtl_browser_touch (browser, fixture->overview, DTL_TOUCH_END, 2, at + 60, 20);
  for (int i = 1; i <= 5; i++)
    dtl_browser_touch (browser, fixture->overview, DTL_TOUCH_MOVE, 1, at - 60 + 10 * i, 20);
  dtl_browser_touch (browser, fixture->overview, DTL_TOUCH_END, 1, at - 10, 20);
  g_assert_cmpfloat (get_view (fixture).px_per_second, ==, before.px_per_second);
  g_assert_cmpint (instant_at (fixture, 0), ==, dtl_viewport_instant_at (&before, fixture->scale, 0));
  assert_quiet (fixture);
}

int
main (int    argc,
      char **argv)
{
  const char *why = NULL;
  int status;

  browser = dtl_browser_new (&why);
  if (browser == NULL)
    {
      g_print ("1..0 # skipped: %s\n", why);
      return 77;
    }
  gtk_test_init (&argc, &argv, NULL);
  dtl_browser_open (browser);

#define ADD(name, func) g_test_add ("/touch/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-pinch-zooms-between-the-fingers", test_pinch);
  ADD ("two-fingers-that-move-pan", test_two_fingers_that_move);
  ADD ("fingers-that-move-apart-keep-what-is-between-them", test_spread_and_move);
  ADD ("what-is-hidden-loses-its-fingers", test_hidden_under_fingers);
  ADD ("a-pinch-on-a-mark-selects-nothing", test_pinch_on_a_mark);
  ADD ("a-pinch-on-the-ruler-zooms-between-the-fingers", test_pinch_on_the_ruler);
  ADD ("a-pinch-may-lie-on-ruler-and-canvas", test_pinch_over_an_edge);
  ADD ("a-pinch-over-an-edge-ends-a-drag", test_drag_over_an_edge);
  ADD ("a-drag-becomes-a-pinch", test_pinch_after_a_drag);
  ADD ("a-pinch-on-the-ruler-ends-a-span", test_pinch_ends_a_span);
  ADD ("a-pinch-on-the-names-zooms-at-the-edge", test_pinch_on_the_names);
  ADD ("a-finger-drags-rows-by-their-names", test_drag_on_the_names);
  ADD ("a-pinch-on-the-overview-zooms-there", test_pinch_on_the_overview);
  ADD ("a-finger-that-stays-drags-on", test_a_finger_that_stays);
  ADD ("a-third-finger-does-no-harm", test_third_finger);
  ADD ("a-finger-drags", test_drag);
  ADD ("a-fling-goes-on-until-it-is-touched", test_fling);
  ADD ("a-tap-selects", test_tap);
  status = g_test_run ();
  dtl_browser_free (browser);
  return status;
}
