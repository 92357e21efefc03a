/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Laying out documents of 10,000 to 1,000,000 events, and frames of them: pan and zoom sweeps at every depth from all to
 * a month across the canvas. A frame here is the query and the scene; items and painting come on top of it.
 */
#include "dtl-loader.h"
#include "dtl-scene.h"
#include "generate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SEED      2017
#define N_ZOOMS   60
#define N_PANS    10
#define WIDTH_PX  1100.0
#define HEIGHT_PX 760.0

/* CPU time of this process: others may be busy on the same machine. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static int
compare_times (const void *a,
               const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* As wide as its nominal width would be in a narrower font; shaping is another bench's matter. */
static double
measure_cb (const char *text,
            gssize      length,
            DtlFont     font,
            gpointer    user_data)
{
  return 0.9 * dtl_nominal_width (text, length);
}

typedef struct
{
  double median_ms, slow_ms, worst_ms;    /* slow: of a hundred frames five are slower */
  double groups;                          /* a frame, on average */
} Frames;

static void
time_frames (DtlLayout *layout,
             double     scroll,
             Frames    *frames)
{
  static const DtlTextMeasure measure = { measure_cb, NULL };
  DtlScale *scale = dtl_layout_get_scale (layout);
  double times[N_ZOOMS * N_PANS];
  guint n = 0, n_groups = 0;
  DtlViewport view = { .width = WIDTH_PX, .height = HEIGHT_PX };

  dtl_viewport_frame_all (&view, scale);
  view.scroll_y = scroll;
  for (guint zoom = 0; zoom < N_ZOOMS; zoom++)
    {
      dtl_viewport_zoom_at (&view, scale, WIDTH_PX * 0.55, pow (3000, 1.0 / N_ZOOMS));
      for (guint pan = 0; pan < N_PANS; pan++)
        {
          double start = now ();
          g_autoptr (DtlScene) scene = dtl_scene_new (layout, &view, NULL, &measure);
          guint n_here;

          times[n++] = now () - start;
          dtl_scene_get_groups (scene, &n_here);
          n_groups += n_here;
          dtl_viewport_pan_by (&view, scale, pan < N_PANS / 2 ? 37 : -37);
        }
    }
  qsort (times, n, sizeof *times, compare_times);
  frames->median_ms = times[n / 2] * 1e3;
  frames->slow_ms = times[n * 95 / 100] * 1e3;
  frames->worst_ms = times[n - 1] * 1e3;
  frames->groups = (double) n_groups / n;
}

static void
print_row (guint n_events)
{
  g_autoptr (GBytes) bytes = dtl_generate (n_events, SEED);
  g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, NULL);
  DtlLayoutOptions options = { .fold_empty_time = TRUE };
  double least = G_MAXDOUBLE;
  g_autoptr (DtlLayout) layout = NULL;
  Frames frames;

  for (guint i = 0; i < 3; i++)
    {
      double start = now ();

      g_clear_pointer (&layout, dtl_layout_unref);
      layout = dtl_layout_new (document, &options, NULL);
      least = MIN (least, now () - start);
    }
  time_frames (layout, 0, &frames);
  printf ("%9u  %8.1f ms  %6.0f ns  %5u rows  %6.2f ms  %6.2f ms  %6.2f ms  %7.0f\n", n_events, least * 1e3, least / n_events * 1e9,
          dtl_layout_get_n_rows (layout), frames.median_ms, frames.slow_ms, frames.worst_ms, frames.groups);
  fflush (stdout);
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 100, 1000, 10000, 100000, 1000000 };
  guint n = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : G_N_ELEMENTS (sizes);

  printf ("   events       layout   an event              frame: median      95 %%      worst   groups\n");
  for (guint i = 0; i < MIN (n, G_N_ELEMENTS (sizes)); i++)
    print_row (sizes[i]);
  return 0;
}
