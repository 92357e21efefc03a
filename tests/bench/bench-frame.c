/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * CPU of a frame while panning and zooming, in a real window: of the bundled story, of 10,000 and of 1,000,000 events, in
 * turns in one process. Every sweep goes through the same frames, so each of them is as long as in the quickest of three: what
 * else the machine does at the moment counts little. Each frame begins with what a hand does and ends when its picture is handed to the
 * display: query, scene, children, their places, nodes; and, counted as well, rasterising. What is done between frames (names
 * for the screen reader) stands beside it.
 *
 * Two shares are promised: without rasterising a million events cost at most 1.5 times what 10,000 cost, and at most 4 ms;
 * with rasterising both cost at most 1.5 times what the story costs.
 *
 * Needs a display. Without one it is skipped.
 */
#include "dtl-bench.h"
#include "dtl-canvas.h"
#include "dtl-loader.h"
#include "dtl-timeline-private.h"
#include "dtl-timeline.h"
#include "generate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define SEED      2017
#define WIDTH_PX  1440
#define HEIGHT_PX 900
#define N_ZOOMS   60
#define N_PANS    10
#define N_FRAMES  (N_ZOOMS * N_PANS)
#define N_WARM    30
#define N_ROUNDS  3
#define DEPTH     3000.0    /* from all to a month of two centuries */
#define EXIT_SKIP 77

/* What was measured of one document; each sorted in the end. */
typedef struct
{
  double  lean_ms[N_FRAMES];      /* without rasterising */
  double  whole_ms[N_FRAMES];
  double  total_ms;               /* between frames, too */
  guint   most_shaped;            /* new labels in one frame */
  guint   most_items;             /* children */
} Frames;

/* A document in a window, while it is swept. */
typedef struct
{
  GtkWidget    *timeline;
  DtlViewState *state;
  GMainLoop    *loop;
  Frames       *frames;
  int           n;                /* frames so far; below 0 they only warm up */
  double        start, total_start;
  guint         n_shaped;
} Sweep;

/* CPU time of this thread: others may be busy on the same machine. */
static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* Notes when the nodes of the frame are there. */
#define BENCH_TYPE_BIN (bench_bin_get_type ())
G_DECLARE_FINAL_TYPE (BenchBin, bench_bin, BENCH, BIN, GtkWidget)

struct _BenchBin
{
  GtkWidget parent_instance;
  double    drawn_ms;
};

G_DEFINE_FINAL_TYPE (BenchBin, bench_bin, GTK_TYPE_WIDGET)

static void
bench_bin_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  gtk_widget_snapshot_child (widget, gtk_widget_get_first_child (widget), snapshot);
  BENCH_BIN (widget)->drawn_ms = now_ms ();
}

static void
bench_bin_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (bench_bin_parent_class)->dispose (object);
}

static void
bench_bin_class_init (BenchBinClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bench_bin_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = bench_bin_snapshot;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
bench_bin_init (BenchBin *self)
{
}

/* Deeper and deeper, with pans there and back at every depth. */
static void
move (Sweep *self)
{
  int step = self->n < 0 ? -self->n : self->n;
  double width = dtl_view_state_get_viewport (self->state)->width;

  if (step % N_PANS == 0)
    dtl_view_state_zoom_at (self->state, width * 0.55, self->n < 0 ? 1.0 : pow (DEPTH, 1.0 / N_ZOOMS));
  else
    dtl_view_state_pan_by (self->state, step % N_PANS < N_PANS / 2 ? 37.0 : -37.0, 0.0);
}

static void
before_paint_cb (GdkFrameClock *clock,
                 Sweep         *self)
{
  self->start = now_ms ();
  if (self->n == 0)
    self->total_start = self->start;
  self->n_shaped = dtl_text_cache_get_n_shaped (dtl_canvas_get_text (((DtlTimeline *) self->timeline)->canvas));
  move (self);
}

static void
note_least (double *least,
            double  time)
{
  if (*least == 0.0 || time < *least)
    *least = time;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Sweep         *self)
{
  DtlCanvas *canvas = ((DtlTimeline *) self->timeline)->canvas;
  double end = now_ms (), drawn = BENCH_BIN (gtk_widget_get_parent (self->timeline))->drawn_ms;

  if (drawn < self->start)
    drawn = end;      /* nothing had to be drawn */
  if (self->n >= 0 && self->n < N_FRAMES)
    {
      note_least (&self->frames->lean_ms[self->n], drawn - self->start);
      note_least (&self->frames->whole_ms[self->n], end - self->start);
      self->frames->most_shaped = MAX (self->frames->most_shaped,
                                       dtl_text_cache_get_n_shaped (dtl_canvas_get_text (canvas)) - self->n_shaped);
      self->frames->most_items = MAX (self->frames->most_items, dtl_canvas_get_items (canvas)->len);
    }
  if (++self->n < N_FRAMES)
    return;
  note_least (&self->frames->total_ms, end - self->total_start);
  g_main_loop_quit (self->loop);
}

static int
compare_times (const void *a,
               const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
wait_for_layout (DtlViewState *state)
{
  while (dtl_view_state_is_busy (state))
    g_main_context_iteration (NULL, TRUE);
}

static void
sweep (DtlDocument *document,
       Frames      *frames)
{
  g_autoptr (DtlViewState) state = dtl_view_state_new ();
  GtkWidget *window = gtk_window_new (), *bin = g_object_new (BENCH_TYPE_BIN, NULL);
  Sweep self = { .state = state, .frames = frames, .n = -N_WARM };
  GdkFrameClock *clock;

  dtl_view_state_set_document (state, document);
  wait_for_layout (state);
  self.timeline = dtl_timeline_new (state);
  self.loop = g_main_loop_new (NULL, FALSE);
  gtk_widget_set_parent (self.timeline, bin);
  gtk_window_set_child (GTK_WINDOW (window), bin);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH_PX, HEIGHT_PX);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (self.timeline) || dtl_view_state_get_viewport (state)->width <= 0.0)
    g_main_context_iteration (NULL, TRUE);
  dtl_view_state_frame_all (state);

  clock = gtk_widget_get_frame_clock (self.timeline);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &self);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), &self);
  gdk_frame_clock_begin_updating (clock);
  g_main_loop_run (self.loop);
  gdk_frame_clock_end_updating (clock);
  g_signal_handlers_disconnect_by_data (clock, &self);
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_loop_unref (self.loop);
}

static DtlDocument *
load (const char *name,
      GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;
  DtlDocument *document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);

  if (document == NULL)
    g_error ("%s: %s", name, error->message);
  return document;
}

static DtlDocument *
load_story (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  return load (path, bytes);
}

static DtlDocument *
generate (guint n_events)
{
  g_autoptr (GBytes) bytes = dtl_generate (n_events, SEED);

  return load ("generated", bytes);
}

#define P95 (N_FRAMES * 95 / 100)

static void
print_row (const char   *name,
           const Frames *frames)
{
  printf ("%10s  %7.2f  %7.2f  %7.2f     %7.2f  %7.2f  %7.2f     %7.2f  %6u  %6u\n", name,
          frames->lean_ms[N_FRAMES / 2], frames->lean_ms[P95], frames->lean_ms[N_FRAMES - 1],
          frames->whole_ms[N_FRAMES / 2], frames->whole_ms[P95], frames->whole_ms[N_FRAMES - 1],
          frames->total_ms / N_FRAMES, frames->most_shaped, frames->most_items);
  fflush (stdout);
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 0, 10000, 1000000 };
  static const char * const names[] = { "story", "10,000", "1,000,000" };
  static Frames frames[G_N_ELEMENTS (sizes)];
  DtlDocument *documents[G_N_ELEMENTS (sizes)];
  double load_average = 0.0;

  if (argc < 2)
    {
      fprintf (stderr, "usage: bench-frame STORY\n");
      return 2;
    }
  if (!gtk_init_check ())
    {
      printf ("no display: skipped\n");
      return EXIT_SKIP;
    }
  if (getloadavg (&load_average, 1) == 1)
    printf ("load average %.1f; CPU of the main thread, ms a frame, %d frames, %d x %d\n", load_average, N_FRAMES, WIDTH_PX, HEIGHT_PX);
  printf ("                 without rasterising            with rasterising            with all  new labels  items\n");
  printf ("    events   median     95 %%    worst      median     95 %%    worst        between  at most  at most\n");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    documents[i] = sizes[i] == 0 ? load_story (argv[1]) : generate (sizes[i]);
  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      sweep (documents[i], &frames[i]);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      qsort (frames[i].lean_ms, N_FRAMES, sizeof (double), compare_times);
      qsort (frames[i].whole_ms, N_FRAMES, sizeof (double), compare_times);
      print_row (names[i], &frames[i]);
      g_object_unref (documents[i]);
    }
  dtl_bench_judge ("a frame of 1,000,000 events without rasterising, 95 %", frames[2].lean_ms[P95], 4.0, "ms");
  dtl_bench_judge ("the same, against that of 10,000", frames[2].lean_ms[P95] / frames[1].lean_ms[P95], 1.5, "×");
  dtl_bench_judge ("a frame of 10,000 events with rasterising, 95 %, against the story's",
                   frames[1].whole_ms[P95] / frames[0].whole_ms[P95], 1.5, "×");
  dtl_bench_judge ("a frame of 1,000,000 events with rasterising, 95 %, against the story's",
                   frames[2].whole_ms[P95] / frames[0].whole_ms[P95], 1.5, "×");
  dtl_bench_judge ("new labels shaped in one frame, at most", MAX (frames[1].most_shaped, frames[2].most_shaped), 40, "");
  return dtl_bench_finish ();
}
