/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The document, and what is selected and filtered in it. Its layout is made in dtl-view-layout.c, the view is moved in
 * dtl-view-moves.c, what was found in it is kept in dtl-view-found.c.
 */
#include "config.h"

#include "dtl-view-state-private.h"

#include <string.h>

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_LAYOUT,
  PROP_SELECTED,
  PROP_HOVERED,
  PROP_FOLD_EMPTY_TIME,
  PROP_ALL_LINKS,
  PROP_BUSY,
  PROP_CAN_GO_BACK,
  PROP_CAN_GO_FORWARD,
  N_PROPS
};

enum
{
  VIEWPORT_CHANGED,
  LAYOUT_CHANGED,
  SELECTION_CHANGED,
  MATCHES_CHANGED,
  REPORTS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlViewState, dtl_view_state, G_TYPE_OBJECT)

static void
drop_document (DtlViewState *self)
{
  dtl_view_state_cancel_layout (self);
  dtl_view_state_drop_matches (self);
  dtl_view_state_drop_trace (self);
  dtl_view_state_drop_reports (self);
  g_clear_pointer (&self->layout, dtl_layout_unref);
  g_clear_pointer (&self->shown_before, g_free);
  g_clear_pointer (&self->lane_state, g_free);
  g_clear_pointer (&self->filter, g_bytes_unref);
  g_clear_object (&self->document);
  dtl_view_history_clear (self->history);
  self->selected = self->hovered = self->focused = DTL_NONE;
  g_array_set_size (self->picked, 0);
  self->n_shown = 0;
  self->is_framed = FALSE;
}

guint8 *
dtl_view_state_dup_lanes (DtlDocument *document)
{
  guint n_lanes = dtl_document_get_n_lanes (document);
  guint8 *lane_state = g_new0 (guint8, MAX (n_lanes, 1));

  for (guint i = 0; i < n_lanes; i++)
    if (dtl_document_get_lane (document, i)->hidden)
      lane_state[i] = DTL_LANE_HIDDEN;
  return lane_state;
}

static void
dtl_view_state_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DtlViewState *self = DTL_VIEW_STATE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_LAYOUT:
      g_value_set_boxed (value, self->layout);
      break;
    case PROP_SELECTED:
      g_value_set_uint (value, self->selected);
      break;
    case PROP_HOVERED:
      g_value_set_uint (value, self->hovered);
      break;
    case PROP_FOLD_EMPTY_TIME:
      g_value_set_boolean (value, self->fold_empty_time);
      break;
    case PROP_ALL_LINKS:
      g_value_set_boolean (value, self->all_links);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, dtl_view_state_is_busy (self));
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, dtl_view_state_can_go_back (self));
      break;
    case PROP_CAN_GO_FORWARD:
      g_value_set_boolean (value, dtl_view_state_can_go_forward (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_view_state_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DtlViewState *self = DTL_VIEW_STATE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      dtl_view_state_set_document (self, g_value_get_object (value));
      break;
    case PROP_SELECTED:
      dtl_view_state_set_selected (self, g_value_get_uint (value), FALSE);
      break;
    case PROP_HOVERED:
      dtl_view_state_set_hovered (self, g_value_get_uint (value));
      break;
    case PROP_FOLD_EMPTY_TIME:
      dtl_view_state_set_fold_empty_time (self, g_value_get_boolean (value));
      break;
    case PROP_ALL_LINKS:
      dtl_view_state_set_all_links (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_view_state_dispose (GObject *object)
{
  drop_document (DTL_VIEW_STATE (object));

  G_OBJECT_CLASS (dtl_view_state_parent_class)->dispose (object);
}

static void
dtl_view_state_finalize (GObject *object)
{
  g_clear_pointer (&DTL_VIEW_STATE (object)->history, dtl_view_history_free);
  g_array_unref (DTL_VIEW_STATE (object)->picked);

  G_OBJECT_CLASS (dtl_view_state_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, DTL_TYPE_DOCUMENT, flags | G_PARAM_READWRITE);
  properties[PROP_LAYOUT] =
    g_param_spec_boxed ("layout", NULL, NULL, DTL_TYPE_LAYOUT, flags | G_PARAM_READABLE);
  properties[PROP_SELECTED] =
    g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, DTL_NONE, flags | G_PARAM_READWRITE);
  properties[PROP_HOVERED] =
    g_param_spec_uint ("hovered", NULL, NULL, 0, G_MAXUINT, DTL_NONE, flags | G_PARAM_READWRITE);
  properties[PROP_FOLD_EMPTY_TIME] =
    g_param_spec_boolean ("fold-empty-time", NULL, NULL, FALSE, flags | G_PARAM_READWRITE);
  properties[PROP_ALL_LINKS] =
    g_param_spec_boolean ("all-links", NULL, NULL, FALSE, flags | G_PARAM_READWRITE);
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags | G_PARAM_READABLE);
  properties[PROP_CAN_GO_BACK] =
    g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, flags | G_PARAM_READABLE);
  properties[PROP_CAN_GO_FORWARD] =
    g_param_spec_boolean ("can-go-forward", NULL, NULL, FALSE, flags | G_PARAM_READABLE);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, DTL_TYPE_VIEW_STATE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dtl_view_state_class_init (DtlViewStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dtl_view_state_get_property;
  object_class->set_property = dtl_view_state_set_property;
  object_class->dispose = dtl_view_state_dispose;
  object_class->finalize = dtl_view_state_finalize;

  install_properties (object_class);
  signals[VIEWPORT_CHANGED] = new_signal ("viewport-changed");
  signals[LAYOUT_CHANGED] = new_signal ("layout-changed");
  signals[SELECTION_CHANGED] = new_signal ("selection-changed");
  signals[MATCHES_CHANGED] = new_signal ("matches-changed");
  signals[REPORTS_CHANGED] = new_signal ("reports-changed");
}

static void
dtl_view_state_init (DtlViewState *self)
{
  self->history = dtl_view_history_new ();
  self->picked = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->selected = self->hovered = self->focused = DTL_NONE;
  self->viewport.px_per_second = self->goal.px_per_second = 1.0;
  self->reported_by = DTL_INSTANT_AFTER_ALL;
}

DtlViewState *
dtl_view_state_new (void)
{
  return g_object_new (DTL_TYPE_VIEW_STATE, NULL);
}

void
dtl_view_state_notify_moves (DtlViewState *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_FORWARD]);
}

void
dtl_view_state_notify_busy (DtlViewState *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
dtl_view_state_notify_layout (DtlViewState *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT]);
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

void
dtl_view_state_emit_moved (DtlViewState *self)
{
  g_signal_emit (self, signals[VIEWPORT_CHANGED], 0);
}

void
dtl_view_state_emit_matches (DtlViewState *self)
{
  g_signal_emit (self, signals[MATCHES_CHANGED], 0);
}

void
dtl_view_state_emit_reports (DtlViewState *self)
{
  g_signal_emit (self, signals[REPORTS_CHANGED], 0);
}

/* @prepared (nullable): its layout, if there is one already. */
static void
show_document (DtlViewState      *self,
               DtlDocument       *document,
               DtlPreparedLayout *prepared)
{
  gboolean had_matches = self->matches != NULL || self->traced != NULL;
  gboolean had_clock = self->reported_by != DTL_INSTANT_AFTER_ALL;
  gboolean was_busy = self->layout_task != NULL;

  if (document != NULL)
    g_object_ref (document);
  if (self->animator != NULL)
    self->animator (self, NULL, self->animator_data);
  drop_document (self);

  self->document = document;
  if (document != NULL)
    {
      self->lane_state = dtl_view_state_dup_lanes (document);
      self->fold_empty_time = prepared != NULL ? dtl_prepared_layout_get_fold_empty_time (prepared)
                                               : dtl_document_get_fold_empty_time (document);
    }
  if (was_busy)
    dtl_view_state_notify_busy (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLD_EMPTY_TIME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  dtl_view_state_notify_moves (self);
  if (prepared != NULL)
    dtl_view_state_take_layout (self, prepared);
  else
    dtl_view_state_lay_out (self);
  if (self->layout == NULL)
    dtl_view_state_notify_layout (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  if (had_matches)
    dtl_view_state_emit_matches (self);
  if (had_clock)
    dtl_view_state_emit_reports (self);
}

void
dtl_view_state_set_document (DtlViewState *self,
                             DtlDocument  *document)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (document == NULL || DTL_IS_DOCUMENT (document));

  if (self->document != document)
    show_document (self, document, NULL);
}

void
dtl_view_state_show_prepared (DtlViewState      *self,
                              DtlPreparedLayout *prepared)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (prepared != NULL);

  show_document (self, dtl_prepared_layout_get_document (prepared), prepared);
}

DtlDocument *
dtl_view_state_get_document (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return self->document;
}

DtlLayout *
dtl_view_state_get_layout (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return self->layout;
}

guint32
dtl_view_state_get_selected (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), DTL_NONE);

  return self->selected;
}

static gboolean
is_event (DtlViewState *self,
          guint32       event)
{
  return event == DTL_NONE ||
         (self->document != NULL && event < dtl_document_get_n_events (self->document));
}

void
dtl_view_state_emit_selection (DtlViewState *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
dtl_view_state_move_selection (DtlViewState *self,
                               guint32       event)
{
  if (self->selected == event)
    return;
  self->selected = event;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  if (self->matches != NULL)
    dtl_view_state_emit_matches (self);
}

void
dtl_view_state_set_selected (DtlViewState *self,
                             guint32       event,
                             gboolean      bring_into_view)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (is_event (self, event));

  /* Of one that is picked alone something is being measured; several are let go, as everywhere, by choosing another. */
  if (event != self->selected && (self->picked->len > 1 || event == DTL_NONE))
    g_array_set_size (self->picked, 0);
  dtl_view_state_move_selection (self, event);
  if (bring_into_view && event != DTL_NONE)
    dtl_view_state_bring_into_view (self, event);
}

guint32
dtl_view_state_get_hovered (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), DTL_NONE);

  return self->hovered;
}

void
dtl_view_state_set_hovered (DtlViewState *self,
                            guint32       event)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (is_event (self, event));

  if (self->hovered == event)
    return;
  self->hovered = event;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOVERED]);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

guint32
dtl_view_state_get_focused (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), DTL_NONE);

  return self->focused;
}

void
dtl_view_state_set_focused (DtlViewState *self,
                            guint32       event)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (is_event (self, event));

  if (self->focused == event)
    return;
  self->focused = event;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

DtlLaneState
dtl_view_state_get_lane_state (DtlViewState *self,
                               guint32       lane)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), DTL_LANE_SHOWN);
  g_return_val_if_fail (self->document != NULL, DTL_LANE_SHOWN);
  g_return_val_if_fail (lane < dtl_document_get_n_lanes (self->document), DTL_LANE_SHOWN);

  return self->lane_state[lane];
}

void
dtl_view_state_set_lane_state (DtlViewState *self,
                               guint32       lane,
                               DtlLaneState  state)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (self->document != NULL);
  g_return_if_fail (lane < dtl_document_get_n_lanes (self->document));

  if (self->lane_state[lane] == state)
    return;
  self->lane_state[lane] = state;
  dtl_view_state_lay_out (self);
}

void
dtl_view_state_set_lane_states (DtlViewState *self,
                                const guint8 *states)
{
  guint n_lanes;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (self->document != NULL && states != NULL);

  n_lanes = dtl_document_get_n_lanes (self->document);
  if (memcmp (self->lane_state, states, n_lanes) == 0)
    return;
  memcpy (self->lane_state, states, n_lanes);
  dtl_view_state_lay_out (self);
}

void
dtl_view_state_focus_lane (DtlViewState *self,
                           guint32       lane)
{
  guint n_lanes;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (self->document != NULL);
  g_return_if_fail (lane < dtl_document_get_n_lanes (self->document));

  n_lanes = dtl_document_get_n_lanes (self->document);
  for (guint i = 0; i < n_lanes; i++)
    if (i != lane)
      self->lane_state[i] = DTL_LANE_HIDDEN;
  if (self->lane_state[lane] != DTL_LANE_OPENED)
    self->lane_state[lane] = DTL_LANE_SHOWN;
  dtl_view_state_lay_out (self);
}

void
dtl_view_state_show_all_lanes (DtlViewState *self)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (self->document == NULL)
    return;
  memset (self->lane_state, DTL_LANE_SHOWN, dtl_document_get_n_lanes (self->document));
  dtl_view_state_lay_out (self);
}

guint
dtl_view_state_get_n_hidden_lanes (DtlViewState *self)
{
  guint n_lanes, n_hidden = 0;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), 0);

  n_lanes = self->document != NULL ? dtl_document_get_n_lanes (self->document) : 0;
  for (guint i = 0; i < n_lanes; i++)
    n_hidden += self->lane_state[i] == DTL_LANE_HIDDEN ? 1 : 0;
  return n_hidden;
}

gboolean
dtl_view_state_get_fold_empty_time (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->fold_empty_time;
}

void
dtl_view_state_set_fold_empty_time (DtlViewState *self,
                                    gboolean      fold)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  fold = !!fold;
  if (self->fold_empty_time == (guint) fold)
    return;
  self->fold_empty_time = fold;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLD_EMPTY_TIME]);
  dtl_view_state_lay_out (self);
}

gboolean
dtl_view_state_get_all_links (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->all_links;
}

void
dtl_view_state_set_all_links (DtlViewState *self,
                              gboolean      all_links)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  all_links = !!all_links;
  if (self->all_links == (guint) all_links)
    return;
  self->all_links = all_links;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALL_LINKS]);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
dtl_view_state_set_filter (DtlViewState *self,
                           GBytes       *visible)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (self->document != NULL);
  g_return_if_fail (visible == NULL || g_bytes_get_size (visible) == dtl_document_get_n_events (self->document));

  if (self->filter == visible)
    return;
  g_clear_pointer (&self->filter, g_bytes_unref);
  self->filter = visible != NULL ? g_bytes_ref (visible) : NULL;
  dtl_view_state_lay_out (self);
}

GBytes *
dtl_view_state_get_filter (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return self->filter;
}

void
dtl_view_state_get_scene_state (DtlViewState  *self,
                                DtlSceneState *state)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (state != NULL);

  *state = (DtlSceneState) {
    .selected = self->selected,
    .hovered = self->hovered,
    .focused = self->focused,
    .picked = (const guint32 *) self->picked->data,
    .n_picked = self->picked->len,
    .matches = self->match_map,
    .traced = self->trace_map,
    .all_links = self->all_links,
    .reports = dtl_view_state_get_reports (self),
    .reported_by = self->reported_by,
  };
}
