/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A timeline is written in a text editor and looked at here: when the file was saved it is read anew by itself, and what a person
 * was looking at stays (dtl-window-place.c). A file that cannot be read just now (a comma is missing) is told of in a bar
 * until it can be; the timeline that could be read stays.
 */
#include "config.h"

#include "dtl-window-private.h"

#include "dtl-file-watch.h"

static void
file_changed_cb (gpointer user_data)
{
  DtlWindow *self = user_data;
  g_autoptr(GFile) file = g_object_ref (self->loading_file != NULL ? self->loading_file : self->file);

  dtl_window_read (self, file, DTL_READ_BECAUSE_CHANGED);
}

void
dtl_window_watch (DtlWindow *self,
                  GFile     *file)
{
  g_clear_pointer (&self->watch, dtl_file_watch_free);
  if (file != NULL && dtl_window_can_read_again (file))
    self->watch = dtl_file_watch_new (file, file_changed_cb, self);
}

/* Who comes back from an editor wants to see now what was saved there. */
static void
is_active_cb (DtlWindow *self)
{
  if (self->watch != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    dtl_file_watch_look (self->watch);
}

void
dtl_window_reload (DtlWindow *self)
{
  if (self->file != NULL && !dtl_window_is_standard_input (self->file))
    dtl_window_open (self, self->file);
}

void
dtl_window_init_reload (DtlWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
}

void
dtl_window_drop_reload (DtlWindow *self)
{
  g_clear_pointer (&self->watch, dtl_file_watch_free);
  g_clear_pointer (&self->place, g_variant_unref);
}
