/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-folds.h"

#include <stdlib.h>

#define MAX_N    60
#define WIDTH_PX 600.0

static int
compare (const void *a,
         const void *b)
{
  DtlInstant first = *(const DtlInstant *) a, second = *(const DtlInstant *) b;

  return first < second ? -1 : first > second;
}

/* By sorting: the stretches over an eighth of the span. */
static guint
find_gaps_by_hand (DtlInstant *instants,
                   guint       n,
                   DtlFold    *gaps)
{
  guint64 least = ((guint64) instants[n - 1] - (guint64) instants[0]) / 8;
  guint n_gaps = 0;

  for (guint i = 1; i < n; i++)
    if ((guint64) instants[i] - (guint64) instants[i - 1] > least)
      gaps[n_gaps++] = (DtlFold) { instants[i - 1], instants[i] };
  return n_gaps;
}

static void
test_against_sorting (void)
{
  guint n_found = 0;

  for (guint seed = 0; seed < 4000; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      guint n = (guint) g_rand_int_range (rand, 2, MAX_N);
      double span = 1000 + g_rand_double (rand) * (seed % 3 == 0 ? 9e18 : 1e10);
      DtlInstant instants[MAX_N];
      DtlFold gaps[MAX_N], folds[DTL_MAX_FOLDS];
      DtlFoldFinder finder;
      guint n_gaps, n_folds;

      for (guint i = 0; i < n; i++)
        {
          double x = g_rand_double (rand);

          instants[i] = (DtlInstant) ((x * x * x - 0.5) * span);
        }
      qsort (instants, n, sizeof *instants, compare);
      dtl_fold_finder_init (&finder, instants[0], instants[n - 1]);
      for (guint i = 0; i < n; i++)
        dtl_fold_finder_add (&finder, instants[(i * 7 + 3) % n]);
      for (guint i = 0; i < n; i++)
        dtl_fold_finder_add (&finder, instants[i]);
      n_gaps = find_gaps_by_hand (instants, n, gaps);
      n_folds = dtl_fold_finder_find (&finder, WIDTH_PX, folds);

      g_assert_cmpuint (n_folds, <=, n_gaps);
      for (guint i = 0, k = 0; i < n_folds; i++, k++)
        {
          while (k < n_gaps && gaps[k].to < folds[i].to)
            k++;
          g_assert_cmpuint (k, <, n_gaps);
          g_assert_true (folds[i].from >= gaps[k].from && folds[i].from < folds[i].to && folds[i].to <= gaps[k].to);
          if (i > 0)
            g_assert_true (folds[i].from >= folds[i - 1].to);
          n_found++;
        }
      g_rand_free (rand);
    }
  g_assert_cmpuint (n_found, >, 2000);
}

/* A fold is narrower than what it folds, and leaves the glyphs beside it in the open. */
static void
test_saves_room (void)
{
  DtlFoldFinder finder;
  DtlFold folds[DTL_MAX_FOLDS];
  DtlScale *scale;
  double open, folded;
  guint n;

  dtl_fold_finder_init (&finder, 0, 1000000);
  for (DtlInstant i = 0; i <= 100000; i += 1000)
    {
      dtl_fold_finder_add (&finder, i);
      dtl_fold_finder_add (&finder, 1000000 - i);
    }
  n = dtl_fold_finder_find (&finder, WIDTH_PX, folds);
  g_assert_cmpuint (n, ==, 1);

  scale = dtl_scale_new (0, 1000000, folds, n);
  open = dtl_scale_fit (scale, 0, 1000000, WIDTH_PX);
  folded = dtl_scale_distance (scale, 100000, folds[0].from, open);
  g_assert_cmpfloat (folded, >, DTL_FOLD_WIDTH_PX / 8);
  g_assert_cmpfloat ((double) (folds[0].to - folds[0].from) * open, >, DTL_FOLD_WIDTH_PX);
  dtl_scale_unref (scale);
}

static void
test_none (void)
{
  DtlFoldFinder finder;
  DtlFold folds[DTL_MAX_FOLDS];

  dtl_fold_finder_init (&finder, 5, 5);
  dtl_fold_finder_add (&finder, 5);
  g_assert_cmpuint (dtl_fold_finder_find (&finder, WIDTH_PX, folds), ==, 0);

  dtl_fold_finder_init (&finder, 0, 800);
  for (DtlInstant i = 0; i <= 800; i += 100)
    dtl_fold_finder_add (&finder, i);
  dtl_fold_finder_add (&finder, -50);
  dtl_fold_finder_add (&finder, 900);
  g_assert_cmpuint (dtl_fold_finder_find (&finder, WIDTH_PX, folds), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folds/only-where-nothing-begins-or-ends-over-an-eighth", test_against_sorting);
  g_test_add_func ("/folds/a-fold-saves-room-and-leaves-a-margin", test_saves_room);
  g_test_add_func ("/folds/none-in-one-instant-or-evenly-spread", test_none);
  return g_test_run ();
}
