/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of moving about: what stays, what returns, and where it ends. */
#include "dtl-viewport.h"

#include <math.h>

#define YEAR G_GINT64_CONSTANT (31556952)

typedef struct
{
  DtlInstant first, last;
  DtlFold    folds[2];
  guint      n_folds;
} Document;

static const Document documents[] = {
  { 1485907200, 1505260799, { { 0 } }, 0 },                                            /* February to September 2017 */
  { 1232409600, 1505260799, { { 1240000000, 1370000000 }, { 1380000000, 1450000000 } }, 2 },
  { -13800000000 * YEAR, 1505260799, { { 0 } }, 0 },
  { -13800000000 * YEAR, 1505260799, { { -13000000000 * YEAR, -5000000000 * YEAR } }, 1 },
  { 1505174400, 1505174400 + 59, { { 0 } }, 0 },
  { 1505174400, 1505174401, { { 0 } }, 0 },
  { 1505174400, 1505174400, { { 0 } }, 0 },                                            /* one instant */
  { 1505174400, 1505260799, { { 0 } }, 0 },                                            /* one day */
  { DTL_INSTANT_FIRST, DTL_INSTANT_LAST, { { 0 } }, 0 },
};

static DtlScale *
make_scale (const Document *document)
{
  return dtl_scale_new (document->first, document->last, document->folds, document->n_folds);
}

static DtlViewport
make_view (const DtlScale *scale,
           double          width)
{
  DtlViewport view = { .width = width, .height = 600 };

  dtl_viewport_frame_all (&view, scale);

  return view;
}

static void
test_all_shows_the_document_and_its_gutter (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    for (double width = 480; width < 20000; width *= 1.7)
      {
        g_autoptr (DtlScale) scale = make_scale (&documents[i]);
        DtlViewport view = make_view (scale, width);

        g_assert_cmpfloat (dtl_viewport_x_of (&view, scale, documents[i].first), >, 0);
        g_assert_cmpfloat (dtl_viewport_x_of (&view, scale, documents[i].last), <, width - DTL_GUTTER_PX + 1e-6);
      }
}

static void
test_all_gives_a_lone_instant_its_day_and_a_lone_day_its_week (void)
{
  g_autoptr (DtlScale) instant = make_scale (&documents[6]);
  g_autoptr (DtlScale) day = make_scale (&documents[7]);
  DtlViewport view = make_view (instant, 1000);

  g_assert_cmpfloat_with_epsilon ((1000 - DTL_GUTTER_PX - 24) / view.px_per_second, DTL_SECONDS_PER_DAY, 1);
  view = make_view (day, 1000);
  g_assert_cmpfloat_with_epsilon ((1000 - DTL_GUTTER_PX - 24) / view.px_per_second, 7 * DTL_SECONDS_PER_DAY, 2);
}

static void
test_all_leaves_half_of_a_narrow_canvas_to_the_document (void)
{
  g_autoptr (DtlScale) scale = make_scale (&documents[0]);
  DtlViewport view = make_view (scale, 200);

  g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&view, scale, documents[0].first), 24, 1e-6);
  g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&view, scale, documents[0].last), 100, 1e-6);
}

/* Sub-second parts of the place count too: the oracle looks at two instants, which no rounding can fake. */
static void
test_zooming_in_and_out_returns (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (DtlScale) scale = make_scale (&documents[round % G_N_ELEMENTS (documents)]);
      DtlInstant first = dtl_scale_get_first (scale), last = dtl_scale_get_last (scale);
      DtlViewport view = make_view (scale, 1000), before;
      double factor = pow (2, g_rand_double_range (rand, 0.1, 3));
      double x = g_rand_double_range (rand, 0, 1000);

      dtl_viewport_zoom_at (&view, scale, g_rand_double_range (rand, 0, 1000), pow (2, g_rand_double_range (rand, 0, 4)));
      before = view;
      dtl_viewport_zoom_at (&view, scale, x, factor);
      if (view.px_per_second < before.px_per_second * factor * 0.999)
        continue;   /* stopped at the deepest zoom */
      dtl_viewport_zoom_at (&view, scale, x, 1 / factor);

      g_assert_cmpfloat_with_epsilon (view.px_per_second / before.px_per_second, 1, 1e-12);
      g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&view, scale, first), dtl_viewport_x_of (&before, scale, first), 0.01);
      g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&view, scale, last), dtl_viewport_x_of (&before, scale, last), 0.01);
    }
}

static void
test_many_small_zooms_return_too (void)
{
  g_autoptr (DtlScale) scale = make_scale (&documents[1]);
  DtlViewport before = make_view (scale, 1200), view;

  dtl_viewport_zoom_at (&before, scale, 700, 3);
  view = before;
  for (int i = 0; i < 200; i++)
    dtl_viewport_zoom_at (&view, scale, 333.25, 1.02);
  for (int i = 0; i < 200; i++)
    dtl_viewport_zoom_at (&view, scale, 333.25, 1 / 1.02);

  for (DtlInstant t = documents[1].first; t < documents[1].last; t += 30 * DTL_SECONDS_PER_DAY)
    g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&view, scale, t), dtl_viewport_x_of (&before, scale, t), 0.01);
}

static void
test_the_time_under_the_pointer_stays (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (DtlScale) scale = make_scale (&documents[round % G_N_ELEMENTS (documents)]);
      DtlViewport view = make_view (scale, g_rand_double_range (rand, 300, 3000));
      double x = g_rand_double_range (rand, 0, view.width);
      DtlInstant before = dtl_viewport_instant_at (&view, scale, x);

      if (before == DTL_INSTANT_FIRST || before == DTL_INSTANT_LAST)
        continue;   /* no time stands there */

      for (int i = 0; i < 20; i++)
        dtl_viewport_zoom_at (&view, scale, x, pow (2, g_rand_double_range (rand, -1, 1.5)));

      /* An instant is a whole second, half of which it may have been away. */
      g_assert_cmpfloat (fabs (dtl_viewport_x_of (&view, scale, before) - x), <=, view.px_per_second / 2 + 0.01);
    }
}

static void
test_panning_is_a_translation (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int round = 0; round < 1000; round++)
    {
      g_autoptr (DtlScale) scale = make_scale (&documents[round % G_N_ELEMENTS (documents)]);
      DtlInstant first = dtl_scale_get_first (scale), last = dtl_scale_get_last (scale);
      DtlViewport view = make_view (scale, 1000), before = view;
      double gone = 0;

      for (int i = 0; i < 20; i++)
        {
          double dx = g_rand_double_range (rand, -1, 1) * pow (10, g_rand_int_range (rand, 0, 7));

          gone += dx;
          dtl_viewport_pan_by (&view, scale, dx);
        }

      g_assert_true (view.px_per_second == before.px_per_second);
      if (dtl_viewport_instant_at (&view, scale, 0) == DTL_INSTANT_FIRST || dtl_viewport_instant_at (&view, scale, 1000) == DTL_INSTANT_LAST)
        continue;
      g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&view, scale, first), dtl_viewport_x_of (&before, scale, first) + gone, 0.01);
      g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&view, scale, last), dtl_viewport_x_of (&before, scale, last) + gone, 0.01);
    }
}

static void
test_zoom_ends_at_ten_seconds_and_at_one_and_a_half_spans (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (DtlScale) scale = make_scale (&documents[i]);
      DtlViewport all = make_view (scale, 1000), view = all;
      double span;

      for (int n = 0; n < 100; n++)
        dtl_viewport_zoom_at (&view, scale, 400, 2);
      g_assert_cmpfloat_with_epsilon (view.width / view.px_per_second, 10, 1e-9);

      for (int n = 0; n < 100; n++)
        dtl_viewport_zoom_at (&view, scale, 400, 0.5);
      g_assert_cmpfloat (view.px_per_second, <=, all.px_per_second);
      span = dtl_scale_distance (scale, documents[i].first, documents[i].last, view.px_per_second);
      if ((double) documents[i].last - (double) documents[i].first > 2 * DTL_SECONDS_PER_DAY)
        g_assert_cmpfloat_with_epsilon (view.width / span, 1.5, 1e-6);
    }
}

static void
test_the_document_is_never_lost (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (DtlScale) scale = make_scale (&documents[round % G_N_ELEMENTS (documents)]);
      DtlViewport view = make_view (scale, g_rand_double_range (rand, 200, 3000)), once;
      double first, last;

      dtl_viewport_zoom_at (&view, scale, g_rand_double_range (rand, 0, view.width), pow (2, g_rand_double_range (rand, -2, 20)));
      dtl_viewport_pan_by (&view, scale, g_rand_double_range (rand, -1, 1) * pow (10, g_rand_int_range (rand, 1, 9)));
      view.scroll_y = g_rand_double_range (rand, -50, 50);
      dtl_viewport_clamp (&view, scale);

      first = dtl_viewport_x_of (&view, scale, dtl_scale_get_first (scale));
      last = dtl_viewport_x_of (&view, scale, dtl_scale_get_last (scale));
      g_assert_cmpfloat (first, <=, view.width);
      g_assert_cmpfloat (last, >=, 0);
      g_assert_cmpfloat (view.scroll_y, >=, 0);

      once = view;
      dtl_viewport_clamp (&view, scale);
      g_assert_cmpmem (&once, sizeof once, &view, sizeof view);
    }
}

static void
test_what_all_shows_needs_no_clamping (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    for (double width = 60; width < 4000; width *= 1.3)
      {
        g_autoptr (DtlScale) scale = make_scale (&documents[i]);
        DtlViewport all = make_view (scale, width), view = all;

        dtl_viewport_clamp (&view, scale);
        g_assert_cmpfloat (view.px_per_second, ==, all.px_per_second);
        g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&view, scale, documents[i].first),
                                        dtl_viewport_x_of (&all, scale, documents[i].first), 1e-6);
      }
}

static void
test_framing_fills_the_canvas_between_margins (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (DtlScale) scale = make_scale (&documents[1]);

  for (int round = 0; round < 500; round++)
    {
      DtlInstant from = g_rand_int_range (rand, documents[1].first, documents[1].last - 7200);
      DtlInstant to = g_rand_int_range (rand, from + 3600, documents[1].last);
      DtlViewport view = make_view (scale, 1100);
      double seconds, folded_px;

      dtl_scale_parts (scale, from, to, &seconds, &folded_px);
      if (seconds < 60)
        continue;   /* a fold is no wider for being looked at */

      dtl_viewport_frame (&view, scale, from, to, 40, 160);
      g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&view, scale, from), 40, 1e-6);
      g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&view, scale, to), 940, 1e-6);
    }
}

static void
test_framing_what_is_too_short_puts_it_in_the_middle (void)
{
  g_autoptr (DtlScale) scale = make_scale (&documents[0]);
  DtlViewport view = make_view (scale, 1000);

  dtl_viewport_frame (&view, scale, 1500000000, 1500000002, 100, 100);
  g_assert_cmpfloat_with_epsilon (view.px_per_second, 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&view, scale, 1500000001), 500, 1e-6);

  dtl_viewport_frame (&view, scale, 1500000000, 1500000000, 100, 100);
  g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&view, scale, 1500000000), 500, 1e-6);
  g_assert_cmpfloat_with_epsilon (800 / view.px_per_second, DTL_SECONDS_PER_DAY, 1e-6);
}

static void
test_framing_does_not_mind_the_order_or_hopeless_margins (void)
{
  g_autoptr (DtlScale) scale = make_scale (&documents[0]);
  DtlViewport a = make_view (scale, 400), b = a;

  dtl_viewport_frame (&a, scale, 1490000000, 1500000000, 500, 500);
  dtl_viewport_frame (&b, scale, 1500000000, 1490000000, 500, 500);
  g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
  g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&a, scale, 1490000000), 150, 1e-6);
  g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&a, scale, 1500000000), 250, 1e-6);
}

static void
test_a_new_size_keeps_the_left_edge (void)
{
  g_autoptr (DtlScale) scale = make_scale (&documents[1]);
  DtlViewport view = make_view (scale, 1000);
  DtlInstant edge = dtl_viewport_instant_at (&view, scale, 0);

  dtl_viewport_resize (&view, scale, 640, 480);
  g_assert_cmpint (dtl_viewport_instant_at (&view, scale, 0), ==, edge);
  g_assert_cmpfloat (view.width, ==, 640);
  g_assert_cmpfloat (view.height, ==, 480);
}

static void
test_the_way_between_views_begins_and_ends_at_them (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (int round = 0; round < 500; round++)
    {
      g_autoptr (DtlScale) scale = make_scale (&documents[round % 4]);
      DtlViewport a = make_view (scale, 1000), b = a, at;
      DtlInstant first = dtl_scale_get_first (scale), last = dtl_scale_get_last (scale);

      dtl_viewport_zoom_at (&a, scale, g_rand_double_range (rand, 0, 1000), pow (2, g_rand_double_range (rand, 0, 8)));
      dtl_viewport_zoom_at (&b, scale, g_rand_double_range (rand, 0, 1000), pow (2, g_rand_double_range (rand, 0, 8)));

      dtl_viewport_interpolate (&a, &b, scale, 0, &at);
      g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&at, scale, first), dtl_viewport_x_of (&a, scale, first), 0.01);
      g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&at, scale, last), dtl_viewport_x_of (&a, scale, last), 0.01);
      dtl_viewport_interpolate (&a, &b, scale, 1, &at);
      g_assert_cmpmem (&at, sizeof at, &b, sizeof b);
      dtl_viewport_interpolate (&a, &b, scale, 1 - 1e-9, &at);
      g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&at, scale, first), dtl_viewport_x_of (&b, scale, first), 0.1);
      g_assert_cmpfloat_with_epsilon (dtl_viewport_x_of (&at, scale, last), dtl_viewport_x_of (&b, scale, last), 0.1);
    }
}

static void
test_the_way_between_views_is_smooth_and_even_in_the_logarithm (void)
{
  g_autoptr (DtlScale) scale = make_scale (&documents[1]);
  DtlViewport a = make_view (scale, 1000), b, at, before;

  b = a;
  dtl_viewport_frame (&b, scale, 1499990400, 1499997600, 100, 100);
  before = a;

  for (int i = 1; i <= 1000; i++)
    {
      dtl_viewport_interpolate (&a, &b, scale, i / 1000.0, &at);
      g_assert_cmpfloat_with_epsilon (log (at.px_per_second / before.px_per_second),
                                      log (b.px_per_second / a.px_per_second) / 1000, 1e-9);
      /* What is aimed at comes nearer to its place, in small steps. */
      g_assert_cmpfloat (fabs (dtl_viewport_x_of (&at, scale, 1499994000) - 500), <=,
                         fabs (dtl_viewport_x_of (&before, scale, 1499994000) - 500) + 0.5);
      g_assert_cmpfloat (fabs (dtl_viewport_x_of (&at, scale, 1499994000) - dtl_viewport_x_of (&before, scale, 1499994000)), <, 10);
      before = at;
    }
}

static void
test_momentum_is_what_its_velocity_sums_up_to (void)
{
  double x = 0, velocity = 1800, step = 1e-5;

  for (int i = 0; i < 100000; i++)
    {
      x += velocity * step;
      velocity -= 4 * velocity * step;
    }

  g_assert_cmpfloat_with_epsilon (dtl_kinetic_distance (1800, 1), x, 0.05);
  g_assert_cmpfloat (dtl_kinetic_distance (1800, 0), ==, 0);
  g_assert_cmpfloat_with_epsilon (dtl_kinetic_distance (-1800, 1e6), -450, 1e-9);
}

static void
test_momentum_ends_within_a_pixel (void)
{
  g_assert_false (dtl_kinetic_is_done (2000, 0));
  g_assert_true (dtl_kinetic_is_done (3.9, 0));

  for (double seconds = 0; seconds < 4; seconds += 0.01)
    {
      double left = fabs (dtl_kinetic_distance (-2000, 1e6) - dtl_kinetic_distance (-2000, seconds));

      if (fabs (left - 1) > 1e-6)
        g_assert_cmpint (dtl_kinetic_is_done (-2000, seconds), ==, left < 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viewport/all-shows-the-document-and-its-gutter", test_all_shows_the_document_and_its_gutter);
  g_test_add_func ("/viewport/all-gives-a-lone-instant-its-day-and-a-lone-day-its-week", test_all_gives_a_lone_instant_its_day_and_a_lone_day_its_week);
  g_test_add_func ("/viewport/all-leaves-half-of-a-narrow-canvas-to-the-document", test_all_leaves_half_of_a_narrow_canvas_to_the_document);
  g_test_add_func ("/viewport/zooming-in-and-out-returns", test_zooming_in_and_out_returns);
  g_test_add_func ("/viewport/many-small-zooms-return-too", test_many_small_zooms_return_too);
  g_test_add_func ("/viewport/the-time-under-the-pointer-stays", test_the_time_under_the_pointer_stays);
  g_test_add_func ("/viewport/panning-is-a-translation", test_panning_is_a_translation);
  g_test_add_func ("/viewport/zoom-ends-at-ten-seconds-and-at-one-and-a-half-spans", test_zoom_ends_at_ten_seconds_and_at_one_and_a_half_spans);
  g_test_add_func ("/viewport/the-document-is-never-lost", test_the_document_is_never_lost);
  g_test_add_func ("/viewport/what-all-shows-needs-no-clamping", test_what_all_shows_needs_no_clamping);
  g_test_add_func ("/viewport/framing-fills-the-canvas-between-margins", test_framing_fills_the_canvas_between_margins);
  g_test_add_func ("/viewport/framing-what-is-too-short-puts-it-in-the-middle", test_framing_what_is_too_short_puts_it_in_the_middle);
  g_test_add_func ("/viewport/framing-does-not-mind-the-order-or-hopeless-margins", test_framing_does_not_mind_the_order_or_hopeless_margins);
  g_test_add_func ("/viewport/a-new-size-keeps-the-left-edge", test_a_new_size_keeps_the_left_edge);
  g_test_add_func ("/viewport/the-way-between-views-begins-and-ends-at-them", test_the_way_between_views_begins_and_ends_at_them);
  g_test_add_func ("/viewport/the-way-between-views-is-smooth-and-even-in-the-logarithm", test_the_way_between_views_is_smooth_and_even_in_the_logarithm);
  g_test_add_func ("/momentum/is-what-its-velocity-sums-up-to", test_momentum_is_what_its_velocity_sums_up_to);
  g_test_add_func ("/momentum/ends-within-a-pixel", test_momentum_ends_within_a_pixel);

  return g_test_run ();
}
