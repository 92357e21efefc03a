/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-shape.h"

#include <math.h>

#define SUBDIVISIONS 32

static DtlPoint
cubic_at (DtlPoint           a,
          const DtlPathStep *step,
          double             t)
{
  double u = 1 - t;
  double w0 = u * u * u, w1 = 3 * u * u * t, w2 = 3 * u * t * t, w3 = t * t * t;

  return (DtlPoint) {
    w0 * a.x + w1 * step->c1.x + w2 * step->c2.x + w3 * step->to.x,
    w0 * a.y + w1 * step->c1.y + w2 * step->c2.y + w3 * step->to.y,
  };
}

/* The signed area of all sub-paths; checks on the way that every point lies in the box. */
static double
measure_area (const DtlPathStep *steps,
              guint              n,
              double             x,
              double             y,
              double             width,
              double             height)
{
  DtlPoint start = { 0, 0 }, at = { 0, 0 };
  double twice = 0;

  for (guint i = 0; i < n; i++)
    {
      guint pieces = steps[i].kind == DTL_PATH_CURVE ? SUBDIVISIONS : 1;

      for (guint p = 1; p <= pieces; p++)
        {
          DtlPoint before = at;

          if (steps[i].kind == DTL_PATH_MOVE)
            start = at = before = steps[i].to;
          else if (steps[i].kind == DTL_PATH_CLOSE)
            at = start;
          else if (steps[i].kind == DTL_PATH_LINE)
            at = steps[i].to;
          else
            at = p == pieces ? steps[i].to : cubic_at (i > 0 ? steps[i - 1].to : at, &steps[i], p / (double) pieces);

          g_assert_cmpfloat (at.x, >=, x - 1e-9);
          g_assert_cmpfloat (at.x, <=, x + width + 1e-9);
          g_assert_cmpfloat (at.y, >=, y - 1e-9);
          g_assert_cmpfloat (at.y, <=, y + height + 1e-9);
          twice += before.x * at.y - at.x * before.y;
        }
    }

  return twice / 2;
}

static void
test_outlines (void)
{
  for (guint shape = 0; shape < 2 * DTL_N_SHAPES; shape++)
    {
      DtlPathStep steps[DTL_SHAPE_MAX_STEPS];
      guint n = dtl_shape_outline (shape, 100, -20, 12, 24, steps);
      double share;

      g_assert_cmpuint (n, <=, DTL_SHAPE_MAX_STEPS);
      g_assert_cmpint (steps[0].kind, ==, DTL_PATH_MOVE);
      g_assert_cmpint (steps[n - 1].kind, ==, DTL_PATH_CLOSE);
      share = fabs (measure_area (steps, n, 100, -20, 12, 24)) / (12 * 24);
      g_assert_cmpfloat (share, >=, 0.44);
      g_assert_cmpfloat (share, <=, 0.58);
    }
}

static void
test_arrow_head (void)
{
  const DtlItem curve = { .kind = DTL_ITEM_CURVE, .x = 0, .y = 0, .width = 50, .height = 30,
                          .cx1 = 40, .cy1 = 0, .cx2 = 50, .cy2 = 0, .stroke = 1.5f };
  DtlItem degenerate = { .kind = DTL_ITEM_CURVE, .x = 5, .y = 5, .cx1 = 5, .cy1 = 5, .cx2 = 5, .cy2 = 5 };
  DtlPathStep steps[DTL_SHAPE_MAX_STEPS];
  DtlPoint neck;
  guint n = dtl_shape_arrow_head (&curve, steps, &neck);

  /* It arrives straight down, so the head is symmetrical about x = 50 and lies above the tip. */
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpfloat_with_epsilon (steps[0].to.x, 50, 1e-6);
  g_assert_cmpfloat_with_epsilon (steps[0].to.y, 30, 1e-6);
  g_assert_cmpfloat_with_epsilon (steps[1].to.x + steps[2].to.x, 100, 1e-6);
  g_assert_cmpfloat_with_epsilon (steps[1].to.y, steps[2].to.y, 1e-6);
  g_assert_cmpfloat (steps[1].to.y, <, 25);
  g_assert_cmpfloat_with_epsilon (neck.x, 50, 1e-6);
  g_assert_true (neck.y < 30 && neck.y > steps[1].to.y);

  n = dtl_shape_arrow_head (&degenerate, steps, NULL);
  for (guint i = 0; i + 1 < n; i++)
    g_assert_true (isfinite (steps[i].to.x) && isfinite (steps[i].to.y));
}

static void
test_zigzag (void)
{
  const DtlItem tall = { .kind = DTL_ITEM_ZIGZAG, .x = 10, .y = 4, .width = 6, .height = 100 };
  const DtlItem flat = { .kind = DTL_ITEM_ZIGZAG, .x = 10, .y = 4, .width = 0, .height = 0 };
  guint n = dtl_zigzag_n_points (&tall);

  g_assert_cmpuint (n, ==, 18);
  g_assert_cmpuint (dtl_zigzag_n_points (&flat), >=, 2);
  g_assert_cmpfloat_with_epsilon (dtl_zigzag_point (&tall, 0).y, 4, 1e-6);
  g_assert_cmpfloat_with_epsilon (dtl_zigzag_point (&tall, n - 1).y, 104, 1e-6);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (dtl_zigzag_point (&tall, i).x, i % 2 ? 16 : 10, 1e-6);
}

static void
test_lanes (void)
{
  gboolean taken[DTL_N_HUES][DTL_N_SHAPES] = { { FALSE } };

  for (guint32 lane = 0; lane < DTL_N_HUES * DTL_N_SHAPES; lane++)
    {
      g_assert_false (taken[dtl_lane_hue (lane)][dtl_lane_shape (lane)]);
      taken[dtl_lane_hue (lane)][dtl_lane_shape (lane)] = TRUE;
      if (lane > 0)
        g_assert_true (dtl_lane_hue (lane) != dtl_lane_hue (lane - 1) && dtl_lane_shape (lane) != dtl_lane_shape (lane - 1));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shape/every-outline-fills-about-half-of-its-box-and-stays-in-it", test_outlines);
  g_test_add_func ("/shape/an-arrow-head-points-where-its-curve-arrives", test_arrow_head);
  g_test_add_func ("/shape/a-zigzag-runs-from-top-to-bottom-between-its-sides", test_zigzag);
  g_test_add_func ("/shape/sixty-four-lanes-look-unlike-each-other", test_lanes);

  return g_test_run ();
}
