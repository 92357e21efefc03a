/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a search for words takes: until the first matches, and until all. */
#include "dtl-bench.h"
#include "dtl-loader.h"
#include "dtl-search.h"
#include "generate.h"

#include <stdio.h>
#include <stdlib.h>

#define SEED     2017
#define FIRST_MS 100.0
#define ALL_MS   2000.0

typedef struct
{
  gint64 start, first;
  guint  n;
} Run;

static gboolean
count_cb (const guint32 *events,
          guint          n_events,
          gpointer       user_data)
{
  Run *run = user_data;

  if (n_events > 0 && run->n == 0)
    run->first = g_get_monotonic_time ();
  run->n += n_events;
  return TRUE;
}

int
main (int   argc,
      char *argv[])
{
  static const char * const queries[] =
  {
    "treaty", "e", "résumé", "lodz", "zzzz", "the treaty of", "\"new treaty\"", "author", "Actor 7", "\"so called\" sanctions harbour",
  };
  guint n_events = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 1000000;
  g_autoptr (GBytes) bytes = dtl_generate (n_events, SEED);
  g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);
  double latest_first = 0, latest_all = 0;

  printf ("%u events, %.0f MB\n%-34s %10s %10s %10s\n", n_events, (double) g_bytes_get_size (bytes) / 1e6, "looked for", "found", "first", "all");
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (DtlSearch) search = NULL;
      Run run = { .start = g_get_monotonic_time () };
      double first, all;

      search = dtl_search_new (queries[i]);
      dtl_search_foreach (search, document, count_cb, &run);
      first = run.n > 0 ? (double) (run.first - run.start) / 1e3 : 0;
      all = (double) (g_get_monotonic_time () - run.start) / 1e3;
      printf ("%-34s %10u %7.1f ms %7.0f ms\n", queries[i], run.n, first, all);
      latest_first = MAX (latest_first, first);
      latest_all = MAX (latest_all, all);
    }
  dtl_bench_judge ("search 1,000,000 events: the first matches", latest_first, FIRST_MS, "ms");
  dtl_bench_judge ("search 1,000,000 events: all of them", latest_all, ALL_MS, "ms");
  return dtl_bench_finish ();
}
