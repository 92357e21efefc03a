/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fingers on the timeline, as the toolkit gets them from a screen that can be touched. */
#include "dtl-browser.h"
#include "dtl-canvas.h"
#include "dtl-timeline.h"
#include "view-fixture.h"

#include <math.h>

typedef struct
{
  GtkWidget    *window;
  GtkWidget    *canvas;
  DtlViewState *state;
  DtlScale     *scale;
} Fixture;

static DtlBrowser *browser;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (DtlDocument) document = fixture_new_weekly (400);
  GtkWidget *timeline;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->state = dtl_view_state_new ();
  dtl_view_state_set_document (fixture->state, document);
  timeline = dtl_timeline_new (fixture->state);
  fixture->window = fixture_show (timeline, 1000, 600);
  fixture->canvas = fixture_find_widget (timeline, DTL_TYPE_CANVAS);
  while (dtl_view_state_is_busy (fixture->state) || gtk_widget_get_width (fixture->canvas) == 0)
    g_main_context_iteration (NULL, TRUE);
  fixture_settle ();
  fixture->scale = dtl_layout_get_scale (dtl_view_state_get_layout (fixture->state));
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
  g_assert_cmpuint (dtl_view_state_get_selected (fixture->state), ==, DTL_NONE);
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

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  dtl_browser_drag (browser, fixture->canvas, 300, 300, 500, 300, 10);
  g_assert_true (dtl_motion_is_moving (motion));
  touch (fixture, DTL_TOUCH_BEGIN, 1, 400);
  g_assert_false (dtl_motion_is_moving (motion));
  touch (fixture, DTL_TOUCH_END, 1, 400);
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
  ADD ("a-pinch-on-a-mark-selects-nothing", test_pinch_on_a_mark);
  ADD ("a-finger-that-stays-drags-on", test_a_finger_that_stays);
  ADD ("a-third-finger-does-no-harm", test_third_finger);
  ADD ("a-finger-drags", test_drag);
  ADD ("a-fling-goes-on-until-it-is-touched", test_fling);
  ADD ("a-tap-selects", test_tap);
  status = g_test_run ();
  dtl_browser_free (browser);
  return status;
}
