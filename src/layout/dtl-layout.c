/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-layout-private.h"

#include "dtl-folds.h"
#include "dtl-link-order.h"
#include "dtl-rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LABEL_BYTES     256     /* more than 20 em of any text */
#define CANCEL_INTERVAL 4096

/* States of a lane in DtlLayoutOptions. */
enum
{
  LANE_SHOWN,
  LANE_FOLDED,
  LANE_HIDDEN,
  LANE_OPENED,
};

struct _DtlLayout
{
  gatomicrefcount ref_count;
  DtlDocument    *document;
  DtlScale       *scale;
  double          reference;
  DtlInstant      view_from, view_to;
  double          gutter;

  DtlPlace       *places;         /* by event */
  GArray         *lanes;          /* (element-type DtlLanePlace), those that have a place */
  GArray         *band_starts;    /* (element-type guint), by lane: where its part of band_ends begins */
  GArray         *band_ends;      /* (element-type DtlInstant) */
  guint           n_rows;
  guint32        *row_events;     /* by row, in order of time; the next three are in the same order */
  DtlInstant     *row_begins;
  DtlInstant     *row_ends;
  guint32        *row_pairs;      /* bits */
  GArray         *row_starts;     /* (element-type guint32): where a row's events begin; one more than rows */
  GArray         *undated;        /* (element-type guint32) */
  guint32         uses;           /* entries of the legend */
};

/* All that building needs beside the layout. */
typedef struct
{
  DtlLayout              *layout;
  const DtlLayoutOptions *options;
  const gint             *cancel;
  DtlLinkOrder           *links;
  guint32                *lane_events;    /* all that are placed and visible, by lane, in order of time */
  guint32                *lane_starts;    /* by lane of the document; one more than lanes */
  GArray                 *boxes;          /* (element-type DtlBox), of the lane at hand */
} Builder;

static gboolean
is_cancelled (const gint *cancel)
{
  return cancel != NULL && g_atomic_int_get (cancel) != 0;
}

static gboolean
is_visible (const DtlLayoutOptions *options,
            guint32                 event)
{
  return options->visible == NULL || options->visible[event];
}

static guint8
get_lane_state (const Builder *builder,
                guint32        lane)
{
  if (builder->options->lane_state != NULL)
    return builder->options->lane_state[lane];
  return dtl_document_get_lane (builder->layout->document, lane)->hidden ? LANE_HIDDEN : LANE_SHOWN;
}

/* The scale and the opening view */

/* What several dates of one event draw inside its extent. */
static void
add_marks (DtlFoldFinder *finder,
           DtlDocument   *document,
           guint32        event)
{
  DtlMark marks[16];
  guint n = MIN (dtl_document_read_marks (document, event, marks, G_N_ELEMENTS (marks)), G_N_ELEMENTS (marks));

  for (guint i = 0; i < n; i++)
    {
      dtl_fold_finder_add (finder, marks[i].date.earliest);
      dtl_fold_finder_add (finder, marks[i].date.start_latest);
      dtl_fold_finder_add (finder, marks[i].date.end_earliest);
      dtl_fold_finder_add (finder, marks[i].date.latest);
      if (marks[i].kind == DTL_MARK_PLAN)
        dtl_fold_finder_add (finder, marks[i].stated_from);
    }
}

/* Only what reaches over an eighth of the whole can have dates inside an empty stretch. */
static gboolean
may_cross (const DtlEvent *event,
           DtlInstant      first,
           DtlInstant      last)
{
  return event->flags & (DTL_EVENT_HAS_PLANS | DTL_EVENT_HAS_CLAIMS) &&
         (guint64) event->latest - (guint64) event->earliest > ((guint64) last - (guint64) first) / 8;
}

static guint
find_folds (DtlDocument *document,
            DtlInstant   first,
            DtlInstant   last,
            DtlFold     *folds)
{
  guint n_events = dtl_document_get_n_events (document);
  DtlFoldFinder finder;

  dtl_fold_finder_init (&finder, first, last);
  for (guint32 i = 0; i < n_events; i++)
    {
      const DtlEvent *event = dtl_document_get_event (document, i);

      if (!(event->flags & DTL_EVENT_PLACED))
        continue;
      dtl_fold_finder_add (&finder, event->earliest);
      dtl_fold_finder_add (&finder, event->latest);
      if (may_cross (event, first, last))
        add_marks (&finder, document, i);
    }
  return dtl_fold_finder_find (&finder, DTL_REFERENCE_PX - DTL_REFERENCE_LEFT_PX - DTL_GUTTER_PX, folds);
}

static void
find_scale (DtlLayout *self,
            gboolean   fold_empty_time)
{
  DtlFold folds[DTL_MAX_FOLDS];
  DtlInstant first = 0, last = 0, from, to;
  gboolean has_span = dtl_document_get_span (self->document, &first, &last);
  guint n_folds = has_span && fold_empty_time ? find_folds (self->document, first, last, folds) : 0;

  self->scale = dtl_scale_new (first, last, folds, n_folds);
  dtl_viewport_get_whole (self->scale, &self->view_from, &self->view_to);
  self->gutter = DTL_GUTTER_PX;
  if (dtl_document_get_view (self->document, &from, &to) && from < to && from < last && to > first)
    {
      self->view_from = from;
      self->view_to = MIN (to, last);
      if (to < last)    /* the wall is not in sight */
        self->gutter = DTL_REFERENCE_LEFT_PX;
    }
  self->reference = dtl_scale_fit (self->scale, self->view_from, self->view_to,
                                   DTL_REFERENCE_PX - DTL_REFERENCE_LEFT_PX - self->gutter);
}

/* Events by lane */

static gboolean
sort_into_lanes (Builder *builder)
{
  DtlDocument *document = builder->layout->document;
  const guint32 *order = dtl_document_get_order (document);
  guint n_placed = dtl_document_get_n_placed (document);
  guint n_lanes = dtl_document_get_n_lanes (document);
  guint32 *ends;

  builder->lane_starts = g_new0 (guint32, n_lanes + 1);
  for (guint i = 0; i < n_placed; i++)
    if (is_visible (builder->options, order[i]))
      builder->lane_starts[dtl_document_get_event (document, order[i])->lane + 1]++;
  for (guint lane = 0; lane < n_lanes; lane++)
    builder->lane_starts[lane + 1] += builder->lane_starts[lane];

  builder->lane_events = g_new (guint32, MAX (builder->lane_starts[n_lanes], 1));
  ends = g_memdup2 (builder->lane_starts, (n_lanes + 1) * sizeof *ends);
  for (guint i = 0; i < n_placed; i++)
    if (is_visible (builder->options, order[i]))
      builder->lane_events[ends[dtl_document_get_event (document, order[i])->lane]++] = order[i];
  g_free (ends);
  return !is_cancelled (builder->cancel);
}

static void
find_undated (Builder *builder)
{
  DtlLayout *self = builder->layout;
  const guint32 *order = dtl_document_get_order (self->document);
  guint n_events = dtl_document_get_n_events (self->document);

  for (guint i = dtl_document_get_n_placed (self->document); i < n_events; i++)
    if (is_visible (builder->options, order[i]) &&
        get_lane_state (builder, dtl_document_get_event (self->document, order[i])->lane) != LANE_HIDDEN)
      g_array_append_val (self->undated, order[i]);
}

/* Measuring takes about as long as placing. */
static void
count_done (Builder *builder,
            guint    n_events)
{
  if (builder->options->n_done != NULL)
    g_atomic_int_add (builder->options->n_done, (gint) n_events);
}

/* In file order, because the words stand in the file: a million of them are read from one end of memory to the other. */
static gboolean
measure_labels (Builder *builder)
{
  DtlLayout *self = builder->layout;
  guint n_events = dtl_document_get_n_events (self->document);
  char text[LABEL_BYTES];

  for (guint32 i = 0; i < n_events; i++)
    {
      const DtlEvent *event = dtl_document_get_event (self->document, i);
      gsize length;

      if (i % CANCEL_INTERVAL == 0)
        {
          if (is_cancelled (builder->cancel))
            return FALSE;
          count_done (builder, CANCEL_INTERVAL / 2);
        }
      if (!(event->flags & DTL_EVENT_PLACED) || !is_visible (builder->options, i))
        continue;
      length = dtl_document_copy_label (self->document, i, text, sizeof text);
      self->places[i].label_width = (float) dtl_event_label_width (event, text, (gssize) length);
    }
  return TRUE;
}

/* The boxes of one lane, in order of time; what begins at one instant in the direction of its links. */
static void
make_boxes (Builder *builder,
            guint32 *events,
            guint    n)
{
  DtlLayout *self = builder->layout;

  g_array_set_size (builder->boxes, n);
  dtl_link_order_sort (builder->links, self->document, events, n);
  for (guint i = 0; i < n; i++)
    {
      const DtlEvent *event = dtl_document_get_event (self->document, events[i]);

      dtl_box_init (&g_array_index (builder->boxes, DtlBox, i), event, events[i], self->places[events[i]].label_width);
    }
}

/* Rows */

static void
note_in_row (DtlLayout    *self,
             guint32       i,
             const DtlBox *box,
             const DtlBox *next)
{
  const DtlPlace *place = &self->places[box->event];

  self->row_events[i] = box->event;
  self->row_begins[i] = box->a;
  self->row_ends[i] = box->b;
  if (place->on_pole == DTL_POLE_PAIRED && place->side == DTL_SIDE_LEFT && next != NULL &&
      self->places[next->event].row == place->row)
    self->row_pairs[i / 32] |= 1u << (i % 32);
}

/* Lists the events of each of the lane's rows, and takes each row's labels through the activation. */
static void
finish_rows (Builder *builder,
             guint    n,
             guint    first_row,
             guint    n_rows)
{
  DtlLayout *self = builder->layout;
  const DtlBox *boxes = (const DtlBox *) (void *) builder->boxes->data;
  guint32 begin = g_array_index (self->row_starts, guint32, first_row);
  guint32 *ends = g_new0 (guint32, n_rows + 1);
  const DtlBox **by_row = g_new (const DtlBox *, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    ends[self->places[boxes[i].event].row - first_row + 1]++;
  for (guint row = 0; row < n_rows; row++)
    {
      guint32 start;

      ends[row + 1] += ends[row];
      start = begin + ends[row + 1];
      g_array_append_val (self->row_starts, start);
    }
  for (guint i = 0; i < n; i++)
    by_row[ends[self->places[boxes[i].event].row - first_row]++] = &boxes[i];
  for (guint i = 0; i < n; i++)
    note_in_row (self, begin + i, by_row[i], i + 1 < n ? by_row[i + 1] : NULL);
  for (guint row = 0, start = 0; row < n_rows; start = ends[row++])
    if (ends[row] > start && !self->places[by_row[start]->event].in_band)
      dtl_rows_activate (by_row + start, ends[row] - start, self->scale, self->places);
  g_free (by_row);
  g_free (ends);
}

static int
compare_instants (const void *a,
                  const void *b)
{
  DtlInstant first = *(const DtlInstant *) a, second = *(const DtlInstant *) b;

  return first < second ? -1 : first > second;
}

static void
finish_band (Builder *builder,
             guint    n)
{
  DtlLayout *self = builder->layout;
  guint first = self->band_ends->len;

  g_array_append_val (self->band_starts, first);
  for (guint i = 0; i < n; i++)
    {
      const DtlBox *box = &g_array_index (builder->boxes, DtlBox, i);

      if (!self->places[box->event].in_band)
        continue;
      self->places[box->event].label_scale = INFINITY;
      g_array_append_val (self->band_ends, box->b);
    }
  if (self->band_ends->len > first)
    qsort (&g_array_index (self->band_ends, DtlInstant, first), self->band_ends->len - first, sizeof (DtlInstant),
           compare_instants);
}

/* A lane folded to its name has nothing but a band. */
static void
put_all_into_band (Builder *builder,
                   guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      DtlPlace *place = &builder->layout->places[g_array_index (builder->boxes, DtlBox, i).event];

      place->row = 0;
      place->in_band = TRUE;
    }
}

static gboolean
place_lane (Builder *builder,
            guint32  lane,
            guint8   state)
{
  DtlLayout *self = builder->layout;
  guint32 start = builder->lane_starts[lane];
  guint n = builder->lane_starts[lane + 1] - start;
  DtlRowsOptions options = {
    .scale = self->scale,
    .reference = self->reference,
    .view_from = self->view_from,
    .view_to = self->view_to,
    .gutter = self->gutter,
    .max_rows = state == LANE_OPENED ? G_MAXINT : DTL_MAX_ROWS,
    .cancel = builder->cancel,
  };
  DtlLanePlace place = { .lane = lane, .first_row = self->n_rows, .n_events = n };
  guint n_rows = 0, n_band = 0;

  make_boxes (builder, builder->lane_events + start, n);
  if (state == LANE_FOLDED)
    {
      put_all_into_band (builder, n);
      n_band = n;
    }
  else if (!dtl_rows_place_well ((const DtlBox *) (void *) builder->boxes->data, n, &options, self->places, &n_rows, &n_band))
    {
      return FALSE;
    }

  place.n_band = n_band;
  place.has_band = n_band > 0;
  place.n_rows = MAX (n_rows + place.has_band, 1);
  g_array_append_val (self->lanes, place);
  for (guint i = 0; i < n; i++)
    self->places[g_array_index (builder->boxes, DtlBox, i).event].row += self->n_rows;
  finish_rows (builder, n, self->n_rows, place.n_rows);
  finish_band (builder, n);
  self->n_rows += place.n_rows;
  return TRUE;
}

static gboolean
place_lanes (Builder *builder)
{
  DtlLayout *self = builder->layout;
  guint n_lanes = dtl_document_get_n_lanes (self->document);
  guint32 zero = 0;

  g_array_append_val (self->row_starts, zero);
  for (guint lane = 0; lane < n_lanes; lane++)
    {
      guint8 state = get_lane_state (builder, lane);

      if (state != LANE_HIDDEN && !place_lane (builder, lane, state))
        return FALSE;
      count_done (builder, (builder->lane_starts[lane + 1] - builder->lane_starts[lane]) / 2);
    }
  return TRUE;
}

static DtlLayout *
alloc_layout (DtlDocument *document)
{
  DtlLayout *self = g_new0 (DtlLayout, 1);
  guint n_events = dtl_document_get_n_events (document);

  g_atomic_ref_count_init (&self->ref_count);
  self->document = g_object_ref (document);
  self->places = g_new0 (DtlPlace, MAX (n_events, 1));
  for (guint i = 0; i < n_events; i++)
    self->places[i].row = DTL_NONE;
  self->row_events = g_new (guint32, MAX (n_events, 1));
  self->row_begins = g_new (DtlInstant, MAX (n_events, 1));
  self->row_ends = g_new (DtlInstant, MAX (n_events, 1));
  self->row_pairs = g_new0 (guint32, n_events / 32 + 1);
  self->lanes = g_array_new (FALSE, FALSE, sizeof (DtlLanePlace));
  self->band_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->band_ends = g_array_new (FALSE, FALSE, sizeof (DtlInstant));
  self->row_starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->undated = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

/**
 * dtl_layout_new:
 * @document: what to lay out
 * @options: which lanes and events, and whether empty time is folded
 * @cancel: (nullable): looked at now and then
 *
 * Lays out the whole document, in time O(n log n). Scale and folds follow from all of it, so a filter moves nothing along time.
 *
 * Returns: (transfer full) (nullable): the layout, or NULL when @cancel became non-zero
 */
DtlLayout *
dtl_layout_new (DtlDocument            *document,
                const DtlLayoutOptions *options,
                const gint             *cancel)
{
  Builder builder = { .options = options, .cancel = cancel };
  gboolean is_done;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  builder.layout = alloc_layout (document);
  find_scale (builder.layout, options->fold_empty_time);
  builder.links = dtl_link_order_new (document);
  builder.boxes = g_array_new (FALSE, FALSE, sizeof (DtlBox));
  find_undated (&builder);
  is_done = measure_labels (&builder) && sort_into_lanes (&builder) && place_lanes (&builder);
  dtl_link_order_free (builder.links);
  g_array_unref (builder.boxes);
  g_free (builder.lane_events);
  g_free (builder.lane_starts);
  if (is_done)
    builder.layout->uses = dtl_legend_find_uses (builder.layout);
  else
    g_clear_pointer (&builder.layout, dtl_layout_unref);
  return builder.layout;
}

DtlLayout *
dtl_layout_ref (DtlLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dtl_layout_unref (DtlLayout *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->document);
  dtl_scale_unref (self->scale);
  g_free (self->places);
  g_free (self->row_events);
  g_free (self->row_begins);
  g_free (self->row_ends);
  g_free (self->row_pairs);
  g_array_unref (self->lanes);
  g_array_unref (self->band_starts);
  g_array_unref (self->band_ends);
  g_array_unref (self->row_starts);
  g_array_unref (self->undated);
  g_free (self);
}

guint32
dtl_layout_get_uses (DtlLayout *self)
{
  return self->uses;
}

DtlDocument *
dtl_layout_get_document (DtlLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->document;
}

DtlScale *
dtl_layout_get_scale (DtlLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scale;
}

guint
dtl_layout_get_n_rows (DtlLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

guint
dtl_layout_get_n_lanes (DtlLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lanes->len;
}

const DtlLanePlace *
dtl_layout_get_lane (DtlLayout *self,
                     guint      i)
{
  g_return_val_if_fail (self != NULL && i < self->lanes->len, NULL);

  return &g_array_index (self->lanes, DtlLanePlace, i);
}

const DtlPlace *
dtl_layout_get_place (DtlLayout *self,
                      guint32    event)
{
  g_return_val_if_fail (self != NULL && event < dtl_document_get_n_events (self->document), NULL);

  return &self->places[event];
}

void
dtl_layout_get_box (DtlLayout *self,
                    guint32    event,
                    DtlBox    *box)
{
  dtl_box_init (box, dtl_document_get_event (self->document, event), event, self->places[event].label_width);
}

const guint32 *
dtl_layout_get_row (DtlLayout *self,
                    guint32    row,
                    guint     *n_events)
{
  guint32 start;

  g_return_val_if_fail (self != NULL && row < self->n_rows, NULL);

  start = g_array_index (self->row_starts, guint32, row);
  *n_events = g_array_index (self->row_starts, guint32, row + 1) - start;
  return self->row_events + start;
}

void
dtl_layout_get_columns (DtlLayout     *self,
                        guint32        row,
                        DtlRowColumns *columns)
{
  guint32 start = g_array_index (self->row_starts, guint32, row);

  columns->events = self->row_events + start;
  columns->begins = self->row_begins + start;
  columns->ends = self->row_ends + start;
  columns->pairs = self->row_pairs;
  columns->first_bit = start;
  columns->n = g_array_index (self->row_starts, guint32, row + 1) - start;
}

const DtlInstant *
dtl_layout_get_band_ends (DtlLayout *self,
                          guint      lane)
{
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, NULL);

  return &g_array_index (self->band_ends, DtlInstant, g_array_index (self->band_starts, guint, lane));
}

const guint32 *
dtl_layout_get_undated (DtlLayout *self,
                        guint     *n_events)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_events = self->undated->len;
  return (const guint32 *) (void *) self->undated->data;
}

void
dtl_layout_count_reports (DtlLayout       *self,
                          DtlReports      *reports,
                          DtlInstant       by,
                          DtlReportCounts *counts)
{
  guint n_events;

  g_return_if_fail (self != NULL && reports != NULL && counts != NULL);

  *counts = (DtlReportCounts) { 0 };
  n_events = dtl_document_get_n_events (self->document);
  for (guint32 event = 0; event < n_events; event++)
    if (dtl_layout_get_place (self, event)->row != DTL_NONE)
      dtl_reports_count (reports, event, by, counts);
  for (guint i = 0; i < self->undated->len; i++)
    dtl_reports_count (reports, g_array_index (self->undated, guint32, i), by, counts);
}

void
dtl_layout_frame_opening (DtlLayout   *self,
                          DtlViewport *viewport)
{
  g_return_if_fail (self != NULL && viewport != NULL);

  if (self->view_from == dtl_scale_get_first (self->scale) && self->view_to == dtl_scale_get_last (self->scale))
    dtl_viewport_frame_all (viewport, self->scale);
  else
    dtl_viewport_frame (viewport, self->scale, self->view_from, self->view_to, DTL_REFERENCE_LEFT_PX, self->gutter);
  viewport->scroll_y = 0;
}

/* Down the canvas */

double
dtl_layout_get_row_px (DtlLayout *self,
                       double     canvas_height)
{
  double room;

  g_return_val_if_fail (self != NULL, DTL_ROW_MAX_PX);

  if (self->n_rows == 0)
    return DTL_ROW_MAX_PX;
  room = canvas_height - self->lanes->len * 2 * DTL_LANE_PAD_PX;
  return CLAMP ((double) (gint64) (room / self->n_rows), DTL_ROW_MIN_PX, DTL_ROW_MAX_PX);
}

double
dtl_layout_get_height (DtlLayout *self,
                       double     row_px)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows * row_px + self->lanes->len * 2 * DTL_LANE_PAD_PX;
}

void
dtl_layout_get_lane_box (DtlLayout *self,
                         guint      i,
                         double     row_px,
                         double    *y,
                         double    *height)
{
  const DtlLanePlace *lane;

  g_return_if_fail (self != NULL && i < self->lanes->len);
  g_return_if_fail (y != NULL && height != NULL);

  lane = &g_array_index (self->lanes, DtlLanePlace, i);
  *y = lane->first_row * row_px + i * 2 * DTL_LANE_PAD_PX;
  *height = lane->n_rows * row_px + 2 * DTL_LANE_PAD_PX;
}

guint
dtl_layout_find_lane (DtlLayout *self,
                      guint32    row)
{
  guint low = 0, high = self->lanes->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->lanes, DtlLanePlace, middle).first_row <= row)
        low = middle;
      else
        high = middle;
    }
  return low;
}

double
dtl_layout_get_row_y (DtlLayout *self,
                      guint32    row,
                      double     row_px)
{
  g_return_val_if_fail (self != NULL && row < self->n_rows, 0);

  return row * row_px + (2 * dtl_layout_find_lane (self, row) + 1) * DTL_LANE_PAD_PX;
}
