/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-input.h"

#include <math.h>

static DtlIntent
intent_of (DtlScroll scroll)
{
  DtlIntent intent;

  scroll.width = 1000;
  scroll.height = 512;
  dtl_intent_from_scroll (&scroll, &intent);
  return intent;
}

static void
test_plain_wheel (void)
{
  DtlIntent intent = intent_of ((DtlScroll) { .dy = 1 });

  g_assert_cmpint (intent.kind, ==, DTL_INTENT_PAN);
  g_assert_cmpfloat_with_epsilon (intent.dx, -100, 0.01);
  g_assert_cmpfloat (intent.dy, ==, 0);
  intent = intent_of ((DtlScroll) { .dx = -1 });
  g_assert_cmpfloat_with_epsilon (intent.dx, 100, 0.01);
}

static void
test_shift_wheel (void)
{
  DtlIntent intent = intent_of ((DtlScroll) { .dy = -1, .shift = TRUE });

  g_assert_cmpint (intent.kind, ==, DTL_INTENT_PAN);
  g_assert_cmpfloat (intent.dx, ==, 0);
  g_assert_cmpfloat_with_epsilon (intent.dy, 64, 0.01);
}

static void
test_control_wheel (void)
{
  double in = intent_of ((DtlScroll) { .dy = -1, .control = TRUE }).factor;
  double out = intent_of ((DtlScroll) { .dy = 1, .control = TRUE }).factor;
  double third = intent_of ((DtlScroll) { .dy = -1.0 / 3.0, .control = TRUE }).factor;

  g_assert_cmpfloat (in, >, 1);
  g_assert_cmpfloat_with_epsilon (in * out, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (third * third * third, in, 1e-12);
}

static void
test_swapped (void)
{
  g_assert_cmpint (intent_of ((DtlScroll) { .dy = 1, .wheel_zooms = TRUE }).kind, ==, DTL_INTENT_ZOOM);
  g_assert_cmpint (intent_of ((DtlScroll) { .dy = 1, .wheel_zooms = TRUE, .control = TRUE }).kind, ==, DTL_INTENT_PAN);
  g_assert_cmpint (intent_of ((DtlScroll) { .dy = 1, .control = TRUE }).kind, ==, DTL_INTENT_ZOOM);
  /* a wheel that tilts never zooms, two fingers pan whatever the preference says */
  g_assert_cmpint (intent_of ((DtlScroll) { .dx = 1, .wheel_zooms = TRUE }).kind, ==, DTL_INTENT_PAN);
  g_assert_cmpint (intent_of ((DtlScroll) { .dy = 9, .is_surface = TRUE, .wheel_zooms = TRUE }).kind, ==, DTL_INTENT_PAN);
}

static void
test_fingers (void)
{
  DtlIntent intent = intent_of ((DtlScroll) { .dx = 7.5, .dy = -3.25, .is_surface = TRUE });

  g_assert_cmpint (intent.kind, ==, DTL_INTENT_PAN);
  g_assert_cmpfloat (intent.dx, ==, -7.5);
  g_assert_cmpfloat (intent.dy, ==, 3.25);
  intent = intent_of ((DtlScroll) { .dx = 0.5, .dy = 0.25, .is_touchpad = TRUE });
  g_assert_cmpfloat (intent.dx, ==, 2 * intent.dy);
  g_assert_cmpint (intent_of ((DtlScroll) { .dy = 4, .is_surface = TRUE, .control = TRUE }).kind, ==, DTL_INTENT_ZOOM);
}

static void
test_nothing (void)
{
  g_assert_cmpint (intent_of ((DtlScroll) { 0 }).kind, ==, DTL_INTENT_NONE);
  g_assert_cmpint (intent_of ((DtlScroll) { .control = TRUE }).kind, ==, DTL_INTENT_NONE);
}

static gboolean
overlap (const double *a,
         double        x,
         double        y,
         double        width,
         double        height)
{
  return x < a[0] + a[2] && x + width > a[0] && y < a[1] + a[3] && y + height > a[1];
}

/* A tip that fits somewhere never hides its own mark, and never leaves the canvas. */
static void
test_tip (void)
{
  GRand *random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 2000; i++)
    {
      double blocks[4 * 20], mark[4], x = NAN, y = NAN;
      double width = g_rand_double_range (random, 40, 300), height = g_rand_double_range (random, 20, 60);

      mark[2] = g_rand_double_range (random, 8, 200);
      mark[3] = 20;
      mark[0] = g_rand_double_range (random, 0, 1000 - mark[2]);
      mark[1] = g_rand_double_range (random, 0, 480);
      for (guint j = 0; j < 20; j++)
        {
          blocks[j * 4] = g_rand_double_range (random, 0, 1000);
          blocks[j * 4 + 1] = g_rand_double_range (random, 0, 480);
          blocks[j * 4 + 2] = g_rand_double_range (random, 8, 200);
          blocks[j * 4 + 3] = 20;
        }
      dtl_place_tip (mark, blocks, 20, 1000, 500, width, height, &x, &y);
      g_assert_false (overlap (mark, x, y, width, height));
      g_assert_true (x >= 0 && y >= 0 && x + width <= 1000 && y + height <= 500);
    }
  g_rand_free (random);
}

static void
test_tip_avoids (void)
{
  /* free below: there; taken below: above */
  const double mark[4] = { 300, 200, 12, 20 }, block[4] = { 250, 222, 400, 60 };
  double x, y;

  dtl_place_tip (mark, NULL, 0, 1000, 500, 100, 40, &x, &y);
  g_assert_cmpfloat (y, >, 219);
  dtl_place_tip (mark, block, 1, 1000, 500, 100, 40, &x, &y);
  g_assert_cmpfloat (y + 40, <, 201);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/input/plain-wheel-pans-along-time", test_plain_wheel);
  g_test_add_func ("/input/shift-and-wheel-pan-the-rows", test_shift_wheel);
  g_test_add_func ("/input/control-and-wheel-zoom-and-return-exactly", test_control_wheel);
  g_test_add_func ("/input/preference-swaps-plain-and-control", test_swapped);
  g_test_add_func ("/input/two-fingers-pan-one-to-one", test_fingers);
  g_test_add_func ("/input/no-movement-asks-for-nothing", test_nothing);
  g_test_add_func ("/tip/stays-on-the-canvas-and-off-its-mark", test_tip);
  g_test_add_func ("/tip/stands-where-it-covers-nothing", test_tip_avoids);

  return g_test_run ();
}
