/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A timeline is written in a text editor and looked at here: when the file was saved it is read anew by itself, and what a person was
 * looking at stays: the span, the selected event, the states of the lanes. A file that cannot be read just now (an editor
 * left a comma out) is only told of; the timeline that could be read stays.
 */
#include "config.h"

#include "dtl-window-private.h"

#include "dtl-file-watch.h"

struct _DtlWindowPlace
{
  char        *event_id;        /* NULL: nothing was selected */
  GHashTable  *lane_states;     /* id to DtlLaneState */
  DtlViewport  viewport;
  gboolean     has_viewport;
};

void
dtl_window_place_free (DtlWindowPlace *place)
{
  g_free (place->event_id);
  g_hash_table_unref (place->lane_states);
  g_free (place);
}

DtlWindowPlace *
dtl_window_place_new (DtlWindow *self)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  guint32 selected = dtl_view_state_get_selected (self->state);
  DtlWindowPlace *place = g_new0 (DtlWindowPlace, 1);

  place->lane_states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (document == NULL)
    return place;

  if (selected != DTL_NONE)
    place->event_id = dtl_document_dup_id (document, selected);
  for (guint i = 0; i < dtl_document_get_n_lanes (document); i++)
    {
      DtlLaneState state = dtl_view_state_get_lane_state (self->state, i);
      const char *id = dtl_document_get_lane (document, i)->id;

      if (id != NULL)
        g_hash_table_insert (place->lane_states, g_strdup (id), GUINT_TO_POINTER (state));
    }
  if (dtl_view_state_get_layout (self->state) != NULL)
    {
      place->viewport = *dtl_view_state_get_goal (self->state);
      place->has_viewport = TRUE;
    }
  return place;
}

/* A large timeline has no rows yet that a view could be one of. */
static void
show_viewport (DtlWindow *self)
{
  DtlWindowPlace *place = self->place;

  if (place == NULL || dtl_view_state_get_layout (self->state) == NULL)
    return;
  if (place->has_viewport)
    dtl_view_state_set_viewport (self->state, &place->viewport);
  g_clear_pointer (&self->place, dtl_window_place_free);
}

void
dtl_window_take_place (DtlWindow      *self,
                       DtlWindowPlace *place)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  GHashTableIter iter;
  gpointer id, state;
  guint32 index;

  g_hash_table_iter_init (&iter, place->lane_states);
  while (g_hash_table_iter_next (&iter, &id, &state))
    if (dtl_document_find_lane (document, id, &index))
      dtl_view_state_set_lane_state (self->state, index, GPOINTER_TO_UINT (state));
  if (place->event_id != NULL && dtl_document_find_event (document, place->event_id, &index))
    dtl_view_state_set_selected (self->state, index, FALSE);

  g_clear_pointer (&self->place, dtl_window_place_free);
  self->place = place;
  show_viewport (self);
}

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
  g_signal_connect_object (self->state, "layout-changed", G_CALLBACK (show_viewport), self, G_CONNECT_SWAPPED);
}

void
dtl_window_drop_reload (DtlWindow *self)
{
  g_clear_pointer (&self->watch, dtl_file_watch_free);
  g_clear_pointer (&self->place, dtl_window_place_free);
}
