/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of the scale against an oracle in 128-bit integers and long doubles. */
#include "dtl-scale.h"

#include <math.h>

#define BIG_BANG (G_GINT64_CONSTANT (-13800000000) * 31556952)

static DtlInstant
random_instant (GRand     *rand,
                DtlInstant from,
                DtlInstant to)
{
  guint64 draw = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
  guint64 room = (guint64) to - (guint64) from;

  return (DtlInstant) ((guint64) from + (room == G_MAXUINT64 ? draw : draw % (room + 1)));
}

/* Documents from a minute to all of time, here and far away. */
static DtlScale *
random_scale (GRand *rand)
{
  double years = pow (10, g_rand_double_range (rand, -6, 11));
  gint64 span = MIN (years * 31556952, 9e18);
  DtlInstant middle = random_instant (rand, DTL_INSTANT_FIRST / 2, DTL_INSTANT_LAST / 2);
  DtlInstant first, last;
  DtlFold folds[DTL_MAX_FOLDS];
  guint n_folds = span > 1000 ? g_rand_int_range (rand, 0, DTL_MAX_FOLDS + 1) : 0;

  if (g_rand_boolean (rand))
    middle = 0;
  first = middle - span / 2;
  last = first + span;

  for (guint i = 0; i < n_folds; i++)
    {
      gint64 cell = span / n_folds;

      folds[i].from = random_instant (rand, first + cell * i, first + cell * i + cell / 3);
      folds[i].to = random_instant (rand, first + cell * i + cell / 2, first + cell * i + cell - 1);
    }

  return dtl_scale_new (first, last, folds, n_folds);
}

static double
random_px_per_second (GRand          *rand,
                      const DtlScale *scale)
{
  double span = (double) dtl_scale_get_last (scale) - (double) dtl_scale_get_first (scale);

  return 1000 / MAX (span, 1) * pow (10, g_rand_double_range (rand, -1, 4));
}

/* Sums over all the pieces between the sorted edges, without looking for overlaps. */
static void
parts_oracle (const DtlScale *scale,
              DtlInstant      a,
              DtlInstant      b,
              long double    *seconds,
              long double    *folded_px)
{
  guint n_folds = 0;
  const DtlFold *folds = dtl_scale_get_folds (scale, &n_folds);
  __int128 outside = 0;
  long double px = 0;
  __int128 at = MIN (a, b), end = MAX (a, b);

  while (at < end)
    {
      __int128 next = end;
      const DtlFold *inside = NULL;

      for (guint i = 0; i < n_folds; i++)
        {
          if (folds[i].from > at && folds[i].from < next)
            next = folds[i].from;
          if (folds[i].to > at && folds[i].to < next)
            next = folds[i].to;
          if (folds[i].from <= at && at < folds[i].to)
            inside = &folds[i];
        }

      if (inside != NULL)
        px += (long double) DTL_FOLD_WIDTH_PX * (next - at) / ((__int128) inside->to - inside->from);
      else
        outside += next - at;
      at = next;
    }

  *seconds = (b < a ? -1 : 1) * (long double) outside;
  *folded_px = (b < a ? -1 : 1) * px;
}

static void
test_instants_end_where_years_end (void)
{
  DtlCivil first = { DTL_YEAR_MIN, 1, 1, 0, 0, 0 };
  DtlCivil last = { DTL_YEAR_MAX, 12, 31, 23, 59, 59 };

  g_assert_cmpint (dtl_civil_to_instant (&first), ==, DTL_INSTANT_FIRST);
  g_assert_cmpint (dtl_civil_to_instant (&last), ==, DTL_INSTANT_LAST);
}

static void
test_distance_agrees_with_wide_integers (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (DtlScale) scale = random_scale (rand);
      DtlInstant first = dtl_scale_get_first (scale), last = dtl_scale_get_last (scale);
      gint64 beside = MIN (last - first, G_GINT64_CONSTANT (1000000000000000000)) / 4;

      for (int i = 0; i < 50; i++)
        {
          DtlInstant a = random_instant (rand, first - beside, last + beside);
          DtlInstant b = random_instant (rand, first - beside, last + beside);
          double s = random_px_per_second (rand, scale);
          double seconds, folded_px;
          long double wide_seconds, wide_px, wide;

          dtl_scale_parts (scale, a, b, &seconds, &folded_px);
          parts_oracle (scale, a, b, &wide_seconds, &wide_px);
          g_assert_true (seconds == (double) wide_seconds);
          g_assert_cmpfloat_with_epsilon (folded_px, (double) wide_px, 1e-9);

          wide = wide_seconds * s + wide_px;
          g_assert_true (fabsl (dtl_scale_distance (scale, a, b, s) - wide) <= 1e-9L + fabsl (wide) * 1e-14L);
          g_assert_true (dtl_scale_distance (scale, a, b, s) == -dtl_scale_distance (scale, b, a, s));
        }
    }
}

static void
test_a_second_is_a_second_however_far_from_1970 (void)
{
  const DtlInstant places[] = { DTL_INSTANT_FIRST, BIG_BANG, -1, 0, 1505174400, DTL_INSTANT_LAST - 1 };
  g_autoptr (DtlScale) scale = dtl_scale_new (DTL_INSTANT_FIRST, DTL_INSTANT_LAST, NULL, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpfloat (dtl_scale_distance (scale, places[i], places[i] + 1, 80), ==, 80);
}

static void
test_all_of_time_has_a_width (void)
{
  g_autoptr (DtlScale) scale = dtl_scale_new (DTL_INSTANT_FIRST, DTL_INSTANT_LAST, NULL, 0);
  double s = dtl_scale_fit (scale, DTL_INSTANT_FIRST, DTL_INSTANT_LAST, 1000);

  g_assert_cmpfloat_with_epsilon (dtl_scale_distance (scale, DTL_INSTANT_FIRST, DTL_INSTANT_LAST, s), 1000, 1e-9);
  g_assert_true (isfinite (dtl_scale_distance (scale, DTL_INSTANT_BEFORE_ALL, DTL_INSTANT_AFTER_ALL, s)));
}

/* In a short fold a second may be wider than outside. */
static double
widest_second (const DtlScale *scale,
               double          px_per_second)
{
  guint n_folds = 0;
  const DtlFold *folds = dtl_scale_get_folds (scale, &n_folds);
  double widest = px_per_second;

  for (guint i = 0; i < n_folds; i++)
    widest = MAX (widest, DTL_FOLD_WIDTH_PX / (folds[i].to - folds[i].from));

  return widest;
}

/* The nearest whole second: half a second's pixels away at most. */
static void
test_travel_is_the_inverse_of_distance (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (int round = 0; round < 400; round++)
    {
      g_autoptr (DtlScale) scale = random_scale (rand);
      DtlInstant first = dtl_scale_get_first (scale), last = dtl_scale_get_last (scale);

      for (int i = 0; i < 50; i++)
        {
          double s = random_px_per_second (rand, scale);
          DtlInstant a = random_instant (rand, first, last);
          DtlInstant b = random_instant (rand, first, last);
          double px = dtl_scale_distance (scale, a, b, s);
          DtlInstant back = dtl_scale_travel (scale, a, px, s);
          double away = g_rand_double_range (rand, -3000, 3000);
          DtlInstant there = dtl_scale_travel (scale, a, away, s);

          /* Many instants share a double of pixels when the way is long. */
          g_assert_true (fabs (dtl_scale_distance (scale, b, back, s)) <= 1e-9 + fabs (px) * 1e-13);

          if (there != DTL_INSTANT_FIRST && there != DTL_INSTANT_LAST)
            g_assert_true (fabs (dtl_scale_distance (scale, a, there, s) - away) <= widest_second (scale, s) / 2 + 1e-6);
        }
    }
}

static void
test_travel_goes_back_exactly_where_seconds_are_pixels (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int round = 0; round < 2000; round++)
    {
      DtlInstant middle = random_instant (rand, DTL_INSTANT_FIRST + 1000000, DTL_INSTANT_LAST - 1000000);
      g_autoptr (DtlScale) scale = dtl_scale_new (middle - 100000, middle + 100000, NULL, 0);
      DtlInstant a = middle + g_rand_int_range (rand, -100000, 100000);
      DtlInstant b = middle + g_rand_int_range (rand, -100000, 100000);
      double s = g_rand_double_range (rand, 0.001, 150);

      g_assert_cmpint (dtl_scale_travel (scale, a, dtl_scale_distance (scale, a, b, s), s), ==, b);
    }
}

static void
test_travel_never_turns_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (DtlScale) scale = random_scale (rand);
      double s = random_px_per_second (rand, scale);
      DtlInstant a = random_instant (rand, dtl_scale_get_first (scale), dtl_scale_get_last (scale));
      DtlInstant previous = DTL_INSTANT_FIRST;

      for (double px = -4000; px <= 4000; px += g_rand_double_range (rand, 0, 60))
        {
          DtlInstant now = dtl_scale_travel (scale, a, px, s);

          g_assert_cmpint (now, >=, previous);
          previous = now;
        }
    }
}

static void
test_travel_stops_where_years_end (void)
{
  g_autoptr (DtlScale) scale = dtl_scale_new (0, 1, NULL, 0);

  g_assert_cmpint (dtl_scale_travel (scale, 0, 1e300, 1e-3), ==, DTL_INSTANT_LAST);
  g_assert_cmpint (dtl_scale_travel (scale, 0, -1e300, 1e-3), ==, DTL_INSTANT_FIRST);
  g_assert_cmpint (dtl_scale_travel (scale, DTL_INSTANT_LAST, HUGE_VAL, 1), ==, DTL_INSTANT_LAST);
  g_assert_cmpint (dtl_scale_travel (scale, DTL_INSTANT_AFTER_ALL, 0, 1), ==, DTL_INSTANT_LAST);
  g_assert_cmpint (dtl_scale_travel (scale, DTL_INSTANT_FIRST, HUGE_VAL, 1), ==, DTL_INSTANT_LAST);
}

static void
test_a_fold_is_48_pixels_at_every_scale (void)
{
  const DtlFold fold = { 1000, 901000 };
  g_autoptr (DtlScale) scale = dtl_scale_new (0, 1000000, &fold, 1);

  for (double s = 1e-9; s < 1e3; s *= 10)
    {
      g_assert_cmpfloat (dtl_scale_distance (scale, fold.from, fold.to, s), ==, DTL_FOLD_WIDTH_PX);
      g_assert_cmpfloat (dtl_scale_distance (scale, fold.from, fold.from + 450000, s), ==, DTL_FOLD_WIDTH_PX / 2);
      g_assert_cmpint (dtl_scale_travel (scale, fold.from, DTL_FOLD_WIDTH_PX / 2, s), ==, 451000);
      g_assert_cmpint (dtl_scale_travel (scale, fold.to, -DTL_FOLD_WIDTH_PX / 2, s), ==, 451000);
    }
}

static void
test_fit_fills_the_room (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (int round = 0; round < 1000; round++)
    {
      g_autoptr (DtlScale) scale = random_scale (rand);
      DtlInstant first = dtl_scale_get_first (scale), last = dtl_scale_get_last (scale);
      double seconds, folded_px, width = g_rand_double_range (rand, 500, 20000);
      double s = dtl_scale_fit (scale, first, last, width);

      g_assert_true (s > 0 && isfinite (s));
      dtl_scale_parts (scale, first, last, &seconds, &folded_px);
      if (seconds >= 1 && width - folded_px > width / 8)
        g_assert_cmpfloat_with_epsilon (dtl_scale_distance (scale, first, last, s), width, 1e-6);
    }
}

static void
test_fit_is_finite_whatever_it_is_given (void)
{
  const DtlFold fold = { 0, 100 };
  g_autoptr (DtlScale) scale = dtl_scale_new (0, 100, &fold, 1);
  const double widths[] = { -5, 0, 1, 48, 1000 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      double inside = dtl_scale_fit (scale, 0, 100, widths[i]);
      double nothing = dtl_scale_fit (scale, 500, 500, widths[i]);
      double backwards = dtl_scale_fit (scale, 500, -500, widths[i]);

      g_assert_true (inside > 0 && isfinite (inside));
      g_assert_true (nothing > 0 && isfinite (nothing));
      g_assert_true (backwards > 0 && isfinite (backwards));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/instants-end-where-years-end", test_instants_end_where_years_end);
  g_test_add_func ("/scale/distance-agrees-with-wide-integers", test_distance_agrees_with_wide_integers);
  g_test_add_func ("/scale/a-second-is-a-second-however-far-from-1970", test_a_second_is_a_second_however_far_from_1970);
  g_test_add_func ("/scale/all-of-time-has-a-width", test_all_of_time_has_a_width);
  g_test_add_func ("/scale/travel-is-the-inverse-of-distance", test_travel_is_the_inverse_of_distance);
  g_test_add_func ("/scale/travel-goes-back-exactly-where-seconds-are-pixels", test_travel_goes_back_exactly_where_seconds_are_pixels);
  g_test_add_func ("/scale/travel-never-turns-back", test_travel_never_turns_back);
  g_test_add_func ("/scale/travel-stops-where-years-end", test_travel_stops_where_years_end);
  g_test_add_func ("/scale/a-fold-is-48-pixels-at-every-scale", test_a_fold_is_48_pixels_at_every_scale);
  g_test_add_func ("/scale/fit-fills-the-room", test_fit_fills_the_room);
  g_test_add_func ("/scale/fit-is-finite-whatever-it-is-given", test_fit_is_finite_whatever_it_is_given);

  return g_test_run ();
}
