/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the tables of a large document take: sorting its events by each column, its plans, what its sources say. */
#include "dtl-event-table.h"
#include "dtl-loader.h"
#include "dtl-plan-table.h"
#include "dtl-source-table.h"
#include "generate.h"

#include <stdio.h>
#include <stdlib.h>

#define SEED 2017

static double
get_ms (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

int
main (int   argc,
      char *argv[])
{
  guint n_events = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 1000000;
  g_autoptr(GBytes) bytes = dtl_generate (n_events, SEED);
  g_autoptr(DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);
  g_autoptr(DtlPlanTable) plans = NULL;
  g_autoptr(DtlSourceTable) sources = NULL;
  gint64 start;

  printf ("%u events, %u sources\n", n_events, dtl_document_get_n_sources (document));
  for (DtlColumn column = 0; column < DTL_N_COLUMNS; column++)
    {
      g_autofree guint32 *rows = NULL;

      start = g_get_monotonic_time ();
      rows = dtl_event_table_sort (document, column, FALSE, NULL);
      printf ("sort by %-12s %7.0f ms\n", dtl_column_to_words (column), get_ms (start));
    }

  start = g_get_monotonic_time ();
  plans = dtl_plan_table_new (document, NULL);
  printf ("%-20u %7.0f ms for all plans\n", dtl_plan_table_get_n_rows (plans), get_ms (start));

  start = g_get_monotonic_time ();
  sources = dtl_source_table_new (document, NULL);
  printf ("%-20s %7.0f ms for all that sources say\n", "", get_ms (start));
  return 0;
}
