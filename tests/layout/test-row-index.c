/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-row-index.h"

#include <math.h>

#define N_ROWS 300

static guint
find_by_hand (const double *values,
              guint         n,
              guint         from,
              double        x)
{
  for (guint i = from; i < n; i++)
    if (values[i] <= x)
      return i;
  return G_MAXUINT;
}

static void
test_find (void)
{
  for (guint seed = 0; seed < 200; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      double values[N_ROWS];
      guint n = 0;
      DtlRowIndex index;

      dtl_row_index_init (&index);
      for (guint step = 0; step < 600; step++)
        {
          guint row = n == 0 || (n < N_ROWS && g_rand_int_range (rand, 0, 3) == 0) ? n : (guint) g_rand_int_range (rand, 0, (gint32) n);
          double x = g_rand_double_range (rand, -1, 101);
          guint from = (guint) g_rand_int_range (rand, 0, N_ROWS);

          values[row] = floor (g_rand_double_range (rand, 0, 100));
          n = MAX (n, row + 1);
          dtl_row_index_set (&index, row, values[row]);
          g_assert_cmpfloat (dtl_row_index_get (&index, row), ==, values[row]);
          g_assert_cmpuint (dtl_row_index_find (&index, from, x), ==, find_by_hand (values, n, from, x));
        }
      dtl_row_index_clear (&index);
      g_rand_free (rand);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-index/finds-the-first-row-that-is-low-enough", test_find);
  return g_test_run ();
}
