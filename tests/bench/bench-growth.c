/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an event costs, to be read and to be laid out, in documents of 10,000 to 1,000,000: it may grow by the logarithm of the
 * size, not more. Processor time, in a process of its own for each size. Small documents are read one after the other until
 * they have some hundred thousand events together and all of them are kept, so that each size meets memory that it has
 * not seen before. Of several rounds the least counts: what else the machine does, and memory that its host has yet to give
 * it, can only add to the time.
 */
#include "dtl-bench.h"
#include "dtl-layout.h"
#include "dtl-loader.h"
#include "generate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define SEED      2017
#define AT_LEAST  300000    /* events together */
#define N_ROUNDS  3

static const guint sizes[] = { 10000, 100000, 1000000 };

typedef struct
{
  double load, layout;      /* ns an event */
} Cost;

static Cost
measure (guint n_events)
{
  const DtlLayoutOptions options = { .fold_empty_time = TRUE };
  guint n = MAX (1, AT_LEAST / n_events);
  g_autofree GBytes **texts = g_new (GBytes *, n);
  g_autofree DtlDocument **documents = g_new (DtlDocument *, n);
  double start, loaded, laid_out;

  for (guint i = 0; i < n; i++)
    texts[i] = dtl_generate (n_events, SEED + i);

  /* Not freed: the process ends here. */
  start = dtl_bench_cpu ();
  for (guint i = 0; i < n; i++)
    documents[i] = dtl_load_bytes (texts[i], NULL, NULL, NULL, NULL);
  loaded = dtl_bench_cpu ();
  for (guint i = 0; i < n; i++)
    dtl_layout_new (documents[i], &options, NULL);
  laid_out = dtl_bench_cpu ();
  return (Cost) { (loaded - start) / n / n_events * 1e9, (laid_out - loaded) / n / n_events * 1e9 };
}

static Cost
measure_apart (guint n_events)
{
  int ends[2], status;
  Cost cost;
  pid_t pid;

  if (pipe (ends) != 0 || (pid = fork ()) < 0)
    exit (EXIT_FAILURE);
  if (pid == 0)
    {
      cost = measure (n_events);
      _exit (write (ends[1], &cost, sizeof cost) == sizeof cost ? 0 : 1);
    }
  if (read (ends[0], &cost, sizeof cost) != sizeof cost || waitpid (pid, &status, 0) < 0 || status != 0)
    exit (EXIT_FAILURE);
  close (ends[0]);
  close (ends[1]);
  return cost;
}

int
main (void)
{
  Cost costs[G_N_ELEMENTS (sizes)];
  guint last = G_N_ELEMENTS (sizes) - 1;

  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        Cost cost = measure_apart (sizes[i]);

        costs[i].load = round == 0 ? cost.load : MIN (costs[i].load, cost.load);
        costs[i].layout = round == 0 ? cost.layout : MIN (costs[i].layout, cost.layout);
      }

  printf ("   events       load     layout    together, ns an event\n");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    printf ("%9u  %9.0f  %9.0f  %9.0f\n", sizes[i], costs[i].load, costs[i].layout, costs[i].load + costs[i].layout);
  dtl_bench_judge ("cost an event of load and layout, 1,000,000 against 10,000",
                   (costs[last].load + costs[last].layout) / (costs[0].load + costs[0].layout), log (1e6) / log (1e4), "×");
  return dtl_bench_finish ();
}
