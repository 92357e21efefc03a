/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A window that measures itself, one process for one measurement; bench-window starts it and reads what it prints.
 *
 *   bench-window-child bare            an AdwApplicationWindow with nothing at all in it, until its first frame
 *   bench-window-child empty           one with a header bar, as an empty window is on any desktop
 *   bench-window-child open [FILE]     our window with a file or the bundled story, until its first complete frame
 *   bench-window-child stay FILE       the same, and what comes after that frame
 *   bench-window-child reload FILE     the same, and the file once more
 *
 * A frame is complete when the canvas was painted with a scene of a layout, no title is still to be shaped, the reader
 * has its page, and nothing is fading in. Prints one
 * line: the moments when the file was asked for and of that frame, on the monotonic clock in seconds; the peak of memory in MB;
 * and for how long the main loop was blocked at most since the file was asked for, in ms.
 */
#include "config.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dtl-application.h"
#include "dtl-bench.h"
#include "dtl-canvas.h"
#include "dtl-reader.h"
#include "dtl-timeline.h"
#include "dtl-window.h"

#define WIDTH     1440
#define HEIGHT    900
/* What comes after the complete frame: the focus, an old document that is freed. */
#define STAY_MS   500

typedef struct
{
  GApplication *application;
  GtkWindow    *window;
  DtlCanvas    *canvas;
  GFile        *file;
  DtlLayout    *shown;          /* of the complete frame before, borrowed: only compared */
  guint         n_to_come;      /* complete frames */
  gboolean      stays, is_bare;
  double        opened, complete;

  double        last_tick, last_waited;
  double        longest_block;
} Child;

/* The main loop */

/* How long this thread was ready to run and another had the processor: that is the machine's doing, not ours. */
static double
seconds_waited (void)
{
  g_autofree char *text = NULL;
  guint64 ran, waited;

  if (!g_file_get_contents ("/proc/thread-self/schedstat", &text, NULL, NULL) ||
      sscanf (text, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, &ran, &waited) != 2)
    return 0;
  return (double) waited / 1e9;
}

static gboolean
tick_cb (gpointer user_data)
{
  Child *self = user_data;
  double now = dtl_bench_wall (), waited = seconds_waited ();

  if (self->last_tick > 0)
    self->longest_block = MAX (self->longest_block, now - self->last_tick - (waited - self->last_waited));
  self->last_tick = now;
  self->last_waited = waited;
  return G_SOURCE_CONTINUE;
}

/* Frames */

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static DtlLayout *
get_layout (Child *self)
{
  GtkWidget *timeline = gtk_widget_get_ancestor (GTK_WIDGET (self->canvas), DTL_TYPE_TIMELINE);

  return dtl_view_state_get_layout (dtl_timeline_get_state (DTL_TIMELINE (timeline)));
}

static gboolean
reader_has_page (GtkWidget *reader)
{
  GtkWidget *page = gtk_viewport_get_child (GTK_VIEWPORT (find_widget (reader, GTK_TYPE_VIEWPORT)));

  return page != NULL && gtk_widget_get_height (page) > 0;
}

static gboolean
is_fading (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_STACK (widget) && gtk_stack_get_transition_running (GTK_STACK (widget)))
      return TRUE;
  return FALSE;
}

static gboolean
is_complete (Child *self)
{
  if (self->canvas == NULL)
    return TRUE;
  return gtk_widget_get_mapped (GTK_WIDGET (self->canvas)) && !is_fading (GTK_WIDGET (self->canvas)) &&
         reader_has_page (find_widget (GTK_WIDGET (self->window), DTL_TYPE_READER)) &&
         dtl_canvas_get_scene (self->canvas) != NULL && get_layout (self) != NULL && get_layout (self) != self->shown &&
         !dtl_text_cache_is_exhausted (dtl_canvas_get_text (self->canvas));
}

/* In MB, of this program: what getrusage() tells begins with the peak of whoever started it. */
static double
peak_memory (void)
{
  g_autofree char *text = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    line = strstr (text, "VmHWM:");
  return line != NULL ? g_ascii_strtod (line + strlen ("VmHWM:"), NULL) * 1024.0 / 1e6 : 0;
}

static gboolean
end_cb (gpointer user_data)
{
  Child *self = user_data;

  printf ("%.6f %.6f %.3f %.3f\n", self->opened, self->complete, peak_memory (), self->longest_block * 1e3);
  fflush (stdout);
  _Exit (EXIT_SUCCESS);
}

static gboolean
reload_cb (gpointer user_data)
{
  Child *self = user_data;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.reload", NULL);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock,
            Child         *self)
{
  if (self->n_to_come == 0 || !is_complete (self))
    return;

  self->complete = dtl_bench_wall ();
  self->n_to_come--;
  if (self->canvas != NULL)
    self->shown = get_layout (self);
  if (self->stays)
    g_timeout_add (STAY_MS, self->n_to_come > 0 ? reload_cb : end_cb, self);
  else
    end_cb (self);
}

static void
watch (Child     *self,
       GtkWindow *window)
{
  self->window = window;
  self->canvas = (DtlCanvas *) find_widget (GTK_WIDGET (window), DTL_TYPE_CANVAS);
  gtk_widget_realize (GTK_WIDGET (window));
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (painted_cb), self);
}

/* Windows */

static void
activate_empty_cb (GApplication *application,
                   Child        *self)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  if (!self->is_bare)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
      adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
      gtk_window_set_title (GTK_WINDOW (window), "Empty");
    }
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  watch (self, GTK_WINDOW (window));
  self->canvas = NULL;
  gtk_window_present (GTK_WINDOW (window));
}

static void
activate_ours_cb (GApplication *application,
                  Child        *self)
{
  DtlWindow *window = dtl_window_new (DTL_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  self->opened = dtl_bench_wall ();
  if (self->file != NULL)
    dtl_window_open (window, self->file);
  else
    dtl_window_open_bundled (window);
  watch (self, GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  g_signal_stop_emission_by_name (application, "activate");
}

int
main (int   argc,
      char *argv[])
{
  const char *mode = argc > 1 ? argv[1] : "";
  gboolean reloads = g_str_equal (mode, "reload");
  Child self = { .n_to_come = reloads ? 2 : 1, .stays = reloads || g_str_equal (mode, "stay") };
  GSource *tick = g_timeout_source_new (1);

  self.is_bare = g_str_equal (mode, "bare");
  g_set_prgname (APP_ID);
  if (argc > 2)
    self.file = g_file_new_for_commandline_arg (argv[2]);

  if (self.is_bare || g_str_equal (mode, "empty"))
    {
      self.application = G_APPLICATION (adw_application_new (APP_ID, G_APPLICATION_NON_UNIQUE));
      g_signal_connect (self.application, "activate", G_CALLBACK (activate_empty_cb), &self);
    }
  else
    {
      self.application = G_APPLICATION (dtl_application_new ());
      g_application_set_flags (self.application, G_APPLICATION_NON_UNIQUE);
      g_signal_connect (self.application, "activate", G_CALLBACK (activate_ours_cb), &self);
    }

  g_source_set_priority (tick, G_PRIORITY_HIGH);
  g_source_set_callback (tick, tick_cb, &self, NULL);
  g_source_attach (tick, NULL);
  return g_application_run (self.application, 1, argv);
}
