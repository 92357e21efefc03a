/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The document, its layout, and what is selected, filtered and found in it.
 *
 * A layout is a fact of the document, the filter, the lanes' states and the folds; when one of them changes a new one is
 * made: at once for small documents, else in a thread on immutable data, and swapped in when it is still the one wanted.
 */
#include "config.h"

#include "dtl-view-state-private.h"

#include <string.h>

/* Up to here a layout takes a few milliseconds at most; beyond, the main loop must not wait for it. */
#define SYNC_LAYOUT_MAX_EVENTS 2000

#define SHOWN_BLOCK 1024

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
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlViewState, dtl_view_state, G_TYPE_OBJECT)

/* What a layout is made from; immutable, so that a thread may read it. */
typedef struct
{
  DtlDocument *document;
  guint8      *lane_state;
  GBytes      *filter;
  gboolean     fold_empty_time;
  gint         cancel;
} LayoutJob;

/* What comes out of it. */
typedef struct
{
  DtlLayout *layout;
  guint32   *shown_before;
  guint      n_shown;
} LayoutResult;

static void
layout_job_free (LayoutJob *job)
{
  g_object_unref (job->document);
  g_free (job->lane_state);
  g_clear_pointer (&job->filter, g_bytes_unref);
  g_free (job);
}

static void
layout_result_free (LayoutResult *result)
{
  g_clear_pointer (&result->layout, dtl_layout_unref);
  g_free (result->shown_before);
  g_free (result);
}

static LayoutJob *
layout_job_new (DtlViewState *self)
{
  LayoutJob *job = g_new0 (LayoutJob, 1);
  guint n_lanes = dtl_document_get_n_lanes (self->document);

  job->document = g_object_ref (self->document);
  job->lane_state = g_memdup2 (self->lane_state, n_lanes);
  job->filter = self->filter != NULL ? g_bytes_ref (self->filter) : NULL;
  job->fold_empty_time = self->fold_empty_time;
  return job;
}

/* An event without a place is on the Undated shelf, unless the filter leaves it out. */
static gboolean
is_shown (DtlDocument *document,
          DtlLayout   *layout,
          GBytes      *filter,
          guint32      event)
{
  if ((dtl_document_get_event (document, event)->flags & DTL_EVENT_PLACED) != 0)
    return dtl_layout_get_place (layout, event)->row != DTL_NONE;
  return filter == NULL || ((const guint8 *) g_bytes_get_data (filter, NULL))[event] != 0;
}

static void
count_shown (const LayoutJob *job,
             LayoutResult    *result)
{
  guint n_events = dtl_document_get_n_events (job->document);
  const guint32 *order = dtl_document_get_order (job->document);
  guint32 *before = g_new (guint32, n_events / SHOWN_BLOCK + 1);

  result->n_shown = 0;
  for (guint i = 0; i < n_events; i++)
    {
      if (i % SHOWN_BLOCK == 0)
        before[i / SHOWN_BLOCK] = result->n_shown;
      result->n_shown += is_shown (job->document, result->layout, job->filter, order[i]) ? 1 : 0;
    }
  if (result->n_shown < n_events)
    result->shown_before = g_steal_pointer (&before);
  g_free (before);
}

static LayoutResult *
layout_job_run (LayoutJob *job)
{
  DtlLayoutOptions options = {
    .lane_state = job->lane_state,
    .visible = job->filter != NULL ? g_bytes_get_data (job->filter, NULL) : NULL,
    .fold_empty_time = job->fold_empty_time,
  };
  LayoutResult *result;
  DtlLayout *layout = dtl_layout_new (job->document, &options, &job->cancel);

  if (layout == NULL)
    return NULL;
  result = g_new0 (LayoutResult, 1);
  result->layout = layout;
  count_shown (job, result);
  return result;
}

static void
layout_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  LayoutResult *result = layout_job_run (task_data);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) layout_result_free);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The layout is no longer wanted");
}

static void
cancel_layout (DtlViewState *self)
{
  if (self->layout_task == NULL)
    return;
  g_atomic_int_set (&((LayoutJob *) g_task_get_task_data (self->layout_task))->cancel, 1);
  g_clear_object (&self->layout_task);
}

static void
take_layout (DtlViewState *self,
             LayoutResult *result)
{
  DtlLayout *old = self->layout;

  self->layout = g_steal_pointer (&result->layout);
  g_free (self->shown_before);
  self->shown_before = g_steal_pointer (&result->shown_before);
  self->n_shown = result->n_shown;
  layout_result_free (result);

  if (self->is_framed && old != NULL)
    dtl_view_state_keep_eye (self, old);
  else
    dtl_view_state_frame_first (self);
  g_clear_pointer (&old, dtl_layout_unref);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT]);
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
  g_signal_emit (self, signals[VIEWPORT_CHANGED], 0);
}

static void
layout_ready_cb (GObject      *source,
                 GAsyncResult *async_result,
                 gpointer      user_data)
{
  DtlViewState *self = DTL_VIEW_STATE (source);
  LayoutResult *result = g_task_propagate_pointer (G_TASK (async_result), NULL);

  /* A later change asked for another one. */
  if (G_TASK (async_result) != self->layout_task)
    {
      g_clear_pointer (&result, layout_result_free);
      return;
    }

  g_clear_object (&self->layout_task);
  if (result != NULL)
    take_layout (self, result);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
lay_out (DtlViewState *self)
{
  gboolean was_busy = self->layout_task != NULL;
  LayoutJob *job;

  cancel_layout (self);
  if (self->document != NULL)
    {
      job = layout_job_new (self);
      if (dtl_document_get_n_events (self->document) <= SYNC_LAYOUT_MAX_EVENTS)
        {
          take_layout (self, layout_job_run (job));
          layout_job_free (job);
        }
      else
        {
          self->layout_task = g_task_new (self, NULL, layout_ready_cb, NULL);
          g_task_set_source_tag (self->layout_task, lay_out);
          g_task_set_task_data (self->layout_task, job, (GDestroyNotify) layout_job_free);
          g_task_run_in_thread (self->layout_task, layout_thread);
        }
    }
  if (was_busy != (self->layout_task != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
drop_matches (DtlViewState *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->match_map, g_free);
}

static void
drop_trace (DtlViewState *self)
{
  g_clear_pointer (&self->traced, g_array_unref);
  g_clear_pointer (&self->trace_map, g_free);
}

/* A byte for each event of the document, set for those of a list. */
static guint8 *
make_map (DtlViewState *self,
          GArray       *events)
{
  guint8 *map = g_new0 (guint8, MAX (dtl_document_get_n_events (self->document), 1));

  for (guint i = 0; i < events->len; i++)
    map[g_array_index (events, guint32, i)] = 1;
  return map;
}

static void
drop_document (DtlViewState *self)
{
  cancel_layout (self);
  drop_matches (self);
  drop_trace (self);
  g_clear_pointer (&self->layout, dtl_layout_unref);
  g_clear_pointer (&self->shown_before, g_free);
  g_clear_pointer (&self->lane_state, g_free);
  g_clear_pointer (&self->filter, g_bytes_unref);
  g_clear_object (&self->document);
  dtl_view_history_clear (self->history);
  self->selected = self->hovered = self->focused = DTL_NONE;
  self->n_shown = 0;
  self->is_framed = FALSE;
}

static void
take_up_lanes (DtlViewState *self)
{
  guint n_lanes = dtl_document_get_n_lanes (self->document);

  self->lane_state = g_new0 (guint8, MAX (n_lanes, 1));
  for (guint i = 0; i < n_lanes; i++)
    if (dtl_document_get_lane (self->document, i)->hidden)
      self->lane_state[i] = DTL_LANE_HIDDEN;
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
}

static void
dtl_view_state_init (DtlViewState *self)
{
  self->history = dtl_view_history_new ();
  self->selected = self->hovered = self->focused = DTL_NONE;
  self->viewport.px_per_second = self->goal.px_per_second = 1.0;
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
dtl_view_state_emit_moved (DtlViewState *self)
{
  g_signal_emit (self, signals[VIEWPORT_CHANGED], 0);
}

void
dtl_view_state_set_document (DtlViewState *self,
                             DtlDocument  *document)
{
  gboolean had_matches, was_busy;

  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (document == NULL || DTL_IS_DOCUMENT (document));

  if (self->document == document)
    return;

  if (document != NULL)
    g_object_ref (document);
  had_matches = self->matches != NULL || self->traced != NULL;
  was_busy = self->layout_task != NULL;
  if (self->animator != NULL)
    self->animator (self, NULL, self->animator_data);
  drop_document (self);

  self->document = document;
  if (document != NULL)
    {
      take_up_lanes (self);
      self->fold_empty_time = dtl_document_get_fold_empty_time (document);
    }
  if (was_busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLD_EMPTY_TIME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  dtl_view_state_notify_moves (self);
  lay_out (self);
  if (self->layout == NULL)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT]);
      g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
    }
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  if (had_matches)
    g_signal_emit (self, signals[MATCHES_CHANGED], 0);
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

gboolean
dtl_view_state_is_busy (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->layout_task != NULL;
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
dtl_view_state_set_selected (DtlViewState *self,
                             guint32       event,
                             gboolean      bring_into_view)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (is_event (self, event));

  if (self->selected != event)
    {
      self->selected = event;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
      g_signal_emit (self, signals[SELECTION_CHANGED], 0);
      if (self->matches != NULL)
        g_signal_emit (self, signals[MATCHES_CHANGED], 0);
    }
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

gboolean
dtl_view_state_is_shown (DtlViewState *self,
                         guint32       event)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  return self->layout != NULL && event != DTL_NONE && is_shown (self->document, self->layout, self->filter, event);
}

guint
dtl_view_state_get_n_shown (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), 0);

  return self->n_shown;
}

guint
dtl_view_state_get_position (DtlViewState *self,
                             guint32       event)
{
  const guint32 *order;
  guint position, shown;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), 0);
  g_return_val_if_fail (self->layout != NULL, 0);

  position = dtl_document_get_position (self->document, event);
  if (self->shown_before == NULL)
    return position;

  order = dtl_document_get_order (self->document);
  shown = self->shown_before[position / SHOWN_BLOCK];
  for (guint i = position - position % SHOWN_BLOCK; i < position; i++)
    shown += is_shown (self->document, self->layout, self->filter, order[i]) ? 1 : 0;
  return shown;
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
  lay_out (self);
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
  lay_out (self);
}

void
dtl_view_state_show_all_lanes (DtlViewState *self)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));

  if (self->document == NULL)
    return;
  memset (self->lane_state, DTL_LANE_SHOWN, dtl_document_get_n_lanes (self->document));
  lay_out (self);
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
  lay_out (self);
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
  lay_out (self);
}

GBytes *
dtl_view_state_get_filter (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return self->filter;
}

void
dtl_view_state_set_matches (DtlViewState *self,
                            GArray       *matches)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (matches == NULL || self->document != NULL);

  if (matches == NULL && self->matches == NULL)
    return;

  if (matches != NULL)
    g_array_ref (matches);
  drop_matches (self);
  self->matches = matches;
  if (matches != NULL)
    self->match_map = make_map (self, matches);
  g_signal_emit (self, signals[MATCHES_CHANGED], 0);
}

GArray *
dtl_view_state_get_matches (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return self->matches;
}

/* How many matches stand before @position in order of time. */
static guint
count_matches_before (DtlViewState *self,
                      guint         position)
{
  guint low = 0, high = self->matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (dtl_document_get_position (self->document, g_array_index (self->matches, guint32, middle)) < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
dtl_view_state_get_current_match (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), DTL_NONE);

  if (self->matches == NULL || self->selected == DTL_NONE || self->match_map[self->selected] == 0)
    return DTL_NONE;
  return count_matches_before (self, dtl_document_get_position (self->document, self->selected));
}

gboolean
dtl_view_state_step_match (DtlViewState *self,
                           int           direction)
{
  guint n, at;

  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), FALSE);

  n = self->matches != NULL ? self->matches->len : 0;
  if (n == 0)
    return FALSE;

  if (self->selected == DTL_NONE)
    at = direction > 0 ? 0 : n - 1;
  else
    {
      at = count_matches_before (self, dtl_document_get_position (self->document, self->selected));
      if (direction < 0)
        at = (at + n - 1) % n;
      else if (at < n && g_array_index (self->matches, guint32, at) == self->selected)
        at = (at + 1) % n;
      else
        at %= n;
    }
  dtl_view_state_set_selected (self, g_array_index (self->matches, guint32, at), TRUE);
  return TRUE;
}

void
dtl_view_state_set_traced (DtlViewState *self,
                           GArray       *traced)
{
  g_return_if_fail (DTL_IS_VIEW_STATE (self));
  g_return_if_fail (traced == NULL || self->document != NULL);

  if (traced == NULL && self->traced == NULL)
    return;

  if (traced != NULL)
    g_array_ref (traced);
  drop_trace (self);
  self->traced = traced;
  if (traced != NULL)
    self->trace_map = make_map (self, traced);
  g_signal_emit (self, signals[MATCHES_CHANGED], 0);
}

GArray *
dtl_view_state_get_traced (DtlViewState *self)
{
  g_return_val_if_fail (DTL_IS_VIEW_STATE (self), NULL);

  return self->traced;
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
    .matches = self->match_map,
    .traced = self->trace_map,
    .all_links = self->all_links,
  };
}
