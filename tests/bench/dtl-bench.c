/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static guint n_over;

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

double
dtl_bench_wall (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

double
dtl_bench_cpu (void)
{
  return read_clock (CLOCK_PROCESS_CPUTIME_ID);
}

static int
compare_numbers (const void *a,
                 const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

double
dtl_bench_percentile (double *numbers,
                      guint   n,
                      double  part)
{
  g_return_val_if_fail (n > 0, 0);

  qsort (numbers, n, sizeof *numbers, compare_numbers);
  return numbers[MIN ((guint) (n * part), n - 1)];
}

double
dtl_bench_median (double *numbers,
                  guint   n)
{
  return dtl_bench_percentile (numbers, n, 0.5);
}

gboolean
dtl_bench_judge (const char *what,
                 double      measured,
                 double      budget,
                 const char *unit)
{
  gboolean is_within = measured <= budget;

  printf ("| %-74s | %9.2f %-2s | %9.2f %-2s | %s |\n", what, measured, unit, budget, unit, is_within ? "ok  " : "over");
  fflush (stdout);
  n_over += is_within ? 0 : 1;
  return is_within;
}

int
dtl_bench_finish (void)
{
  double load[3] = { 0 };

  if (getloadavg (load, 3) > 0)
    printf ("load average %.1f %.1f %.1f, %u processors\n", load[0], load[1], load[2], g_get_num_processors ());
  return n_over == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
