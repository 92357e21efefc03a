/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Loading against json-glib, which makes one tree of the same bytes, in the same run; and what a document takes beside its
 * bytes. Each is the least of several runs. The peak is that of the process, in a child of its own for each size.
 */
#include "dtl-loader.h"
#include "generate.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define SEED 2017

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1e6;
}

static long
peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static double
time_load (GBytes *bytes,
           guint   n_runs)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < n_runs; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = now ();
      g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (dtl_document_get_n_problems (document), ==, 0);
      least = MIN (least, now () - start);
    }
  return least;
}

static double
time_json_glib (GBytes *bytes,
                guint   n_runs)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < n_runs; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);
      double start = now ();

      g_assert_true (json_parser_load_from_data (parser, data, (gssize) size, NULL));
      least = MIN (least, now () - start);
    }
  return least;
}

/* In a child, so that nothing that was measured before counts. */
static void
print_row (guint n_events)
{
  g_autoptr (GBytes) bytes = dtl_generate (n_events, SEED);
  gsize size = g_bytes_get_size (bytes);
  guint n_runs = n_events > 200000 ? 2 : 5;
  long before = peak_kib (), after;
  double load, tree;

  load = time_load (bytes, n_runs);
  after = peak_kib ();
  tree = n_events > 200000 ? time_json_glib (bytes, 1) : time_json_glib (bytes, n_runs);

  printf ("%9u  %8.1f MB  %8.1f ms  %6.0f MB/s  %7.0f ns/event  %8.1f ms  %6.3f  %6.1f MB  %6.3f\n",
          n_events, (double) size / 1e6, load * 1e3, (double) size / load / 1e6, load / n_events * 1e9, tree * 1e3, load / tree,
          (double) (after - before) / 1024.0, ((double) (after - before) * 1024.0 + (double) size) / (double) size);
  fflush (stdout);
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 10000, 100000, 1000000 };
  guint n = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : G_N_ELEMENTS (sizes);

  printf ("   events        file        load                           an event   json-glib   ratio      more   whole/file\n");
  fflush (stdout);
  for (guint i = 0; i < MIN (n, G_N_ELEMENTS (sizes)); i++)
    {
      int status;
      pid_t child = fork ();

      if (child == 0)
        {
          print_row (sizes[i]);
          _exit (0);
        }
      if (child < 0 || waitpid (child, &status, 0) < 0 || status != 0)
        return 1;
    }
  return 0;
}
