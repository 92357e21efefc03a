/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What happens when a thing on the canvas is activated, by a click or a key.
 */
#include "config.h"

#include "dtl-canvas-private.h"

#include <math.h>

/* All of a row that begin from @first on and not after @to. */
static void
append_row_events (DtlLayout *layout,
                   guint32    row,
                   guint32    first,
                   DtlInstant to,
                   GArray    *events)
{
  DtlDocument *document = dtl_layout_get_document (layout);
  guint n, i;
  const guint32 *in_row;

  if (row >= dtl_layout_get_n_rows (layout))
    return;
  in_row = dtl_layout_get_row (layout, row, &n);
  for (i = 0; i < n && in_row[i] != first; i++)
    ;
  for (; i < n && dtl_document_get_event (document, in_row[i])->earliest <= to; i++)
    g_array_append_val (events, in_row[i]);
}

GArray *
dtl_canvas_dup_events_of (DtlCanvas      *self,
                          const DtlGroup *group)
{
  DtlLayout *layout = dtl_view_state_get_layout (self->state);
  GArray *events = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (group->kind == DTL_GROUP_EVENT)
    g_array_append_val (events, group->event);
  else
    append_row_events (layout, group->row, group->event, group->to, events);
  return events;
}

/* The rectangle of the mark in widget pixels, for popovers to point at. */
static void
get_mark_rectangle (DtlCanvas         *self,
                    const DtlItemPart *part,
                    GdkRectangle      *rectangle)
{
  double x = MAX (part->mark_x, 0.0), right = MIN (part->mark_x + part->mark_width, self->viewport.width);

  *rectangle = (GdkRectangle) {
    floor (x * self->text_scale), floor (part->y * self->text_scale),
    MAX (1, ceil ((right - x) * self->text_scale)), MAX (1, ceil (part->height * self->text_scale)),
  };
}

static void
request_list (DtlCanvas         *self,
              const DtlItemPart *part)
{
  guint n_groups;
  const DtlGroup *groups = dtl_scene_get_groups (self->scene, &n_groups);
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (guint32));
  DtlInstant from = DTL_INSTANT_AFTER_ALL, to = DTL_INSTANT_BEFORE_ALL;
  GdkRectangle rectangle;

  for (guint i = part->first_group; i < MIN (part->first_group + part->n_groups, n_groups); i++)
    {
      g_autoptr (GArray) some = dtl_canvas_dup_events_of (self, &groups[i]);

      g_array_append_vals (events, some->data, some->len);
      from = MIN (from, groups[i].from);
      to = MAX (to, groups[i].to);
    }
  get_mark_rectangle (self, part, &rectangle);
  g_signal_emit_by_name (self, "list-requested", events, &rectangle, from, to);
}

static void
activate_event (DtlCanvas *self,
                guint32    event)
{
  dtl_view_state_set_selected (self->state, event, FALSE);
  g_signal_emit_by_name (self, "event-activated", event);
}

void
dtl_canvas_activate_group (DtlCanvas      *self,
                           const DtlGroup *group)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);

  switch ((DtlGroupKind) group->kind)
    {
    case DTL_GROUP_EVENT:
      activate_event (self, group->event);
      break;
    case DTL_GROUP_EDGE:
      dtl_view_state_bring_into_view (self->state, group->event);
      break;
    case DTL_GROUP_BAND:
      dtl_view_state_set_lane_state (self->state, dtl_document_get_event (document, group->event)->lane,
                                     DTL_LANE_OPENED);
      break;
    case DTL_GROUP_CLUSTER:
    default:
      {
        DtlItemPart part = {
          .first_group = group - dtl_scene_get_groups (self->scene, &(guint) { 0 }), .n_groups = 1,
          .y = group->y, .height = group->height, .mark_x = group->mark_x, .mark_width = group->mark_width,
        };

        request_list (self, &part);
      }
    }
}

void
dtl_canvas_activate_item (DtlCanvas       *self,
                          DtlTimelineItem *item)
{
  const DtlItemKey *key = dtl_timeline_item_get_key (item);
  const DtlItemPart *part = dtl_timeline_item_get_part (item);
  guint n_groups;

  if (self->state == NULL || self->scene == NULL)
    return;
  if (key->kind == DTL_GROUP_EVENT && part->n_groups <= 1)
    activate_event (self, key->event);
  else if (part->n_groups > 1)
    request_list (self, part);
  else if (part->is_drawn)
    dtl_canvas_activate_group (self, &dtl_scene_get_groups (self->scene, &n_groups)[part->first_group]);
}
