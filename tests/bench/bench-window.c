/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What people wait for in the real window, and what it takes of their memory. Each figure comes from a process of its own
 * (bench-window-child); what is compared takes turns, so that a busy machine slows both.
 *
 * usage: bench-window CHILD
 */
#include "dtl-bench.h"
#include "generate.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>

#define SEED          2017
#define N_PAIRS       15
#define N_TREES       3

#define START_RATIO   1.3
#define TREE_RATIO    0.5
#define MEMORY_RATIO  1.35
#define MEMORY_MORE   24.0      /* MB */
#define BLOCK_MS      50.0

typedef struct
{
  double start;           /* of the process; all in seconds */
  double opened, complete;
  double peak;            /* MB */
  double block;           /* ms */
} Run;

static const char *child;

static void
run_child (const char *mode,
           const char *path,
           Run        *run)
{
  const char *argv[] = { child, mode, path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  int status;

  run->start = dtl_bench_wall ();
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, &status, &error) ||
      sscanf (output, "%lf %lf %lf %lf", &run->opened, &run->complete, &run->peak, &run->block) != 4)
    {
      fprintf (stderr, "%s %s %s: %s\n", child, mode, path != NULL ? path : "", error != NULL ? error->message : output);
      exit (EXIT_FAILURE);
    }
}

static double
ms_to_frame (const char *mode)
{
  Run run;

  run_child (mode, NULL, &run);
  return (run.complete - run.start) * 1e3;
}

static void
measure_start (void)
{
  double bare[N_PAIRS], empty[N_PAIRS], ours[N_PAIRS], ratios[N_PAIRS];

  /* Once for nothing: what is on disk comes into memory. */
  ms_to_frame ("empty");
  ms_to_frame ("open");
  for (guint i = 0; i < N_PAIRS; i++)
    {
      bare[i] = ms_to_frame ("bare");
      empty[i] = ms_to_frame ("empty");
      ours[i] = ms_to_frame ("open");
      ratios[i] = ours[i] / empty[i];
    }
  printf ("process start to the first complete frame, medians: bundled story %.0f ms, window with a header bar %.0f ms, bare window %.0f ms\n",
          dtl_bench_median (ours, N_PAIRS), dtl_bench_median (empty, N_PAIRS), dtl_bench_median (bare, N_PAIRS));
  dtl_bench_judge ("open the bundled story, against an empty window with a header bar", dtl_bench_median (ratios, N_PAIRS),
                   START_RATIO, "×");
}

static double
seconds_for_tree (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  double start = dtl_bench_wall ();

  if (!json_parser_load_from_file (parser, path, NULL))
    exit (EXIT_FAILURE);
  return dtl_bench_wall () - start;
}

/* Three turns each: a tree of 100,000 events takes long enough. */
static void
measure_load (const char *path)
{
  double ours[N_TREES], trees[N_TREES], ratios[N_TREES];

  for (guint i = 0; i < N_TREES; i++)
    {
      Run run;

      run_child ("open", path, &run);
      ours[i] = run.complete - run.opened;
      trees[i] = seconds_for_tree (path);
      ratios[i] = ours[i] / trees[i];
    }
  printf ("100,000 events, medians: file asked for to first complete frame %.0f ms, json-glib's tree %.0f ms\n",
          dtl_bench_median (ours, N_TREES) * 1e3, dtl_bench_median (trees, N_TREES) * 1e3);
  dtl_bench_judge ("load and lay out 100,000 events to the first complete frame, against a tree", dtl_bench_median (ratios, N_TREES),
                   TREE_RATIO, "×");
}

static void
measure_size (const char *path,
              const char *events,
              gboolean    judges_block)
{
  g_autofree char *opened = g_strdup_printf ("peak memory above an empty window, %s events", events);
  g_autofree char *reloaded = g_strdup_printf ("the same while reloading, %s events", events);
  GStatBuf file;
  double budget;
  Run empty, stay, reload;

  g_stat (path, &file);
  budget = MEMORY_RATIO * (double) file.st_size / 1e6 + MEMORY_MORE;
  run_child ("empty", NULL, &empty);
  run_child ("stay", path, &stay);
  run_child ("reload", path, &reload);
  printf ("%s events: %.1f MB, first complete frame %.0f ms after the file was asked for\n", events, (double) file.st_size / 1e6,
          (stay.complete - stay.opened) * 1e3);
  dtl_bench_judge (opened, stay.peak - empty.peak, budget, "MB");
  dtl_bench_judge (reloaded, reload.peak - empty.peak, 2 * budget, "MB");
  if (judges_block)
    {
      dtl_bench_judge ("longest block of the main loop while 1,000,000 events load", stay.block, BLOCK_MS, "ms");
      dtl_bench_judge ("the same while they are reloaded, and the old ones are let go", reload.block, BLOCK_MS, "ms");
    }
}

static char *
write_document (const char *folder,
                guint       n_events)
{
  g_autofree char *path = g_strdup_printf ("%s/%u.dateline", folder, n_events);
  g_autoptr (GBytes) bytes = dtl_generate (n_events, SEED);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!g_file_set_contents (path, data, (gssize) size, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      exit (EXIT_FAILURE);
    }
  return g_steal_pointer (&path);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-bench-XXXXXX", NULL);
  g_autofree char *large = NULL, *huge = NULL;

  if (argc != 2 || folder == NULL)
    return 2;
  child = argv[1];

  measure_start ();
  large = write_document (folder, 100000);
  measure_load (large);
  measure_size (large, "100,000", FALSE);
  g_unlink (large);
  huge = write_document (folder, 1000000);
  measure_size (huge, "1,000,000", TRUE);
  g_unlink (huge);
  g_rmdir (folder);
  return dtl_bench_finish ();
}
