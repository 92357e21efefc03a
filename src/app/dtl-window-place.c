/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a person stands in a timeline: the view, the span, the selected event, the lanes, the filter, the day of the second clock
 * and the words that are searched for. It is kept while a file is read anew, and remembered for when it is opened again. Everything is named by ids,
 * so that it holds in another version of the file; what that has no longer is passed over.
 *
 * A place is an a{sv}. What comes out of the settings is not to be trusted.
 */
#include "config.h"

#include "dtl-window-private.h"

#include <math.h>

/* More is no setting any more. */
#define MAX_LENGTH 16384

/* The program's own examples always begin at their beginning, and a picture opens as what it shows. */
static char *
dup_address (GFile       *file,
             DtlDocument *document)
{
  if (file == NULL || !dtl_window_can_read_again (file) || document == NULL || dtl_document_get_picture (document) != NULL)
    return NULL;
  return g_file_get_uri (file);
}

/* Those that are not as the document has them. */
static GVariant *
get_lanes (DtlWindow   *self,
           DtlDocument *document)
{
  g_autofree guint8 *own = dtl_view_state_dup_lanes (document);
  GVariantBuilder lanes;

  g_variant_builder_init (&lanes, G_VARIANT_TYPE ("a{su}"));
  for (guint i = 0; i < dtl_document_get_n_lanes (document); i++)
    {
      const char *id = dtl_document_get_lane (document, i)->id;
      guint32 state = dtl_view_state_get_lane_state (self->state, i);

      if (id != NULL && state != own[i])
        g_variant_builder_add (&lanes, "{su}", id, state);
    }
  return g_variant_builder_end (&lanes);
}

/* NULL where nobody moved: then it opens as it does, in a window of any size and with what has come to it. */
static GVariant *
dup_viewport (DtlWindow *self)
{
  const DtlViewport *goal = dtl_view_state_get_goal (self->state);

  /* The timeline was not shown yet. */
  if (self->place != NULL)
    return g_variant_lookup_value (self->place, "viewport", G_VARIANT_TYPE ("(xddd)"));
  if (!dtl_view_state_has_moved (self->state))
    return NULL;
  return g_variant_ref_sink (g_variant_new ("(xddd)", goal->anchor, goal->anchor_x, goal->px_per_second, goal->scroll_y));
}

GVariant *
dtl_window_place_new (DtlWindow *self)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  guint32 selected = dtl_view_state_get_selected (self->state);
  g_autoptr(GVariant) viewport = NULL, filter = NULL;
  GVariantDict place;

  if (document == NULL)
    return NULL;

  viewport = dup_viewport (self);
  filter = dtl_filtering_dup_names (self->filtering);
  g_variant_dict_init (&place, NULL);
  g_variant_dict_insert (&place, "view", "s", dtl_window_get_view (self));
  g_variant_dict_insert_value (&place, "lanes", get_lanes (self, document));
  g_variant_dict_insert_value (&place, "filter", filter);
  if (selected != DTL_NONE)
    {
      g_autofree char *id = dtl_document_dup_id (document, selected);

      g_variant_dict_insert (&place, "event", "s", id);
    }
  if (dtl_view_state_get_reports (self->state) != NULL)
    g_variant_dict_insert (&place, "reported-by", "x", dtl_view_state_get_reported_by (self->state));
  if (gtk_search_bar_get_search_mode (self->search_bar))
    {
      g_variant_dict_insert (&place, "search", "s", dtl_window_get_query (self));
      g_variant_dict_insert (&place, "only-matches", "b", self->only_matches);
    }
  if (viewport != NULL)
    g_variant_dict_insert_value (&place, "viewport", viewport);
  return g_variant_ref_sink (g_variant_dict_end (&place));
}

/* A large timeline has no rows yet that a view could be one of, and a window that was just opened no size. */
static void
show_viewport (DtlWindow *self)
{
  DtlViewport viewport = *dtl_view_state_get_goal (self->state);
  g_autoptr(GVariant) place = NULL;

  if (self->place == NULL || dtl_view_state_get_layout (self->state) == NULL || viewport.width <= 0.0)
    return;
  place = g_steal_pointer (&self->place);
  if (g_variant_lookup (place, "viewport", "(xddd)", &viewport.anchor, &viewport.anchor_x, &viewport.px_per_second,
                        &viewport.scroll_y) &&
      isfinite (viewport.anchor_x) && isfinite (viewport.scroll_y) &&
      isfinite (viewport.px_per_second) && viewport.px_per_second > 0.0)
    dtl_view_state_set_viewport (self->state, &viewport);
}

static void
take_lanes (DtlWindow   *self,
            DtlDocument *document,
            GVariant    *place)
{
  g_autoptr(GVariantIter) iter = NULL;
  g_autofree guint8 *states = NULL;
  const char *id;
  guint32 state, lane;

  if (!g_variant_lookup (place, "lanes", "a{su}", &iter))
    return;
  states = dtl_view_state_dup_lanes (document);
  while (g_variant_iter_next (iter, "{&su}", &id, &state))
    if (state <= DTL_LANE_OPENED && dtl_document_find_lane (document, id, &lane))
      states[lane] = (guint8) state;
  dtl_view_state_set_lane_states (self->state, states);
}

void
dtl_window_take_place (DtlWindow *self,
                       GVariant  *place)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  g_autoptr(GVariant) filter = g_variant_lookup_value (place, "filter", G_VARIANT_TYPE_VARDICT);
  const char *view = NULL, *event_id = NULL, *search = NULL;
  gboolean only_matches = FALSE;
  gint64 reported_by = DTL_INSTANT_AFTER_ALL;
  guint32 event;

  take_lanes (self, document, place);
  if (filter != NULL)
    dtl_filtering_take_names (self->filtering, filter);
  if (g_variant_lookup (place, "event", "&s", &event_id) && dtl_document_find_event (document, event_id, &event))
    dtl_view_state_set_selected (self->state, event, FALSE);
  if (g_variant_lookup (place, "view", "&s", &view) && !g_str_equal (view, dtl_window_get_view (self)))
    dtl_window_show_view (self, view);
  g_variant_lookup (place, "reported-by", "x", &reported_by);
  dtl_view_state_set_reported_by (self->state, reported_by);
  g_variant_lookup (place, "search", "&s", &search);
  g_variant_lookup (place, "only-matches", "b", &only_matches);
  dtl_window_take_search (self, search, only_matches);

  self->place = g_variant_ref (place);
  show_viewport (self);
}

void
dtl_window_remember_place (DtlWindow *self)
{
  g_autofree char *address = dup_address (self->file, dtl_view_state_get_document (self->state)), *text = NULL;
  g_autoptr(GVariant) place = address != NULL ? dtl_window_place_new (self) : NULL;

  if (place == NULL)
    return;
  text = g_variant_print (place, TRUE);
  /* An old place would be a wrong one. */
  dtl_settings_set_line (self->settings, DTL_SETTING_PLACES, address, strlen (text) <= MAX_LENGTH ? text : "");
}

GVariant *
dtl_window_recall_place (DtlWindow   *self,
                         GFile       *file,
                         DtlDocument *document)
{
  g_autofree char *address = dup_address (file, document);
  g_autofree char *text = address != NULL ? dtl_settings_dup_line (self->settings, DTL_SETTING_PLACES, address) : NULL;

  return text != NULL ? g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL) : NULL;
}

/* Who turns to another window may never come back to close this one: a program can be killed, and a machine switched off. */
static void
is_active_cb (DtlWindow *self)
{
  if (self->state != NULL && !gtk_window_is_active (GTK_WINDOW (self)))
    dtl_window_remember_place (self);
}

void
dtl_window_init_place (DtlWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
  g_signal_connect_object (self->state, "layout-changed", G_CALLBACK (show_viewport), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "viewport-changed", G_CALLBACK (show_viewport), self, G_CONNECT_SWAPPED);
}
