/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-lane-column.h"

#include "dtl-lane-header.h"
#include "dtl-snapshot-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The width fits the names, within these. */
#define MIN_WIDTH_PX  112.0
#define MAX_WIDTH_PX  184.0
/* Shape, gaps and padding beside name and count. */
#define BESIDE_NAME_PX 58.0
/* Measuring names beyond these many lanes changes nothing that anybody sees. */
#define MAX_MEASURED  64
/* From so much of the lane in view on, its name has two lines. */
#define TWO_LINES_PX  46.0

struct _DtlLaneColumn
{
  GtkWidget     parent_instance;

  DtlCanvas    *canvas;         /* not owned: a sibling in the same timeline */
  DtlViewState *state;
  GSignalGroup *state_signals;
  DtlStyle      style;
  GPtrArray    *headers;        /* (element-type DtlLaneHeader): those in view first, in order */
  guint         n_used;
  guint         first_lane;     /* place of the first header's lane in the layout */
  double        scroll_y;       /* of the view that the headers stand for, as its height */
  double        height;
  guint         needs_bind : 1;
};

G_DEFINE_FINAL_TYPE (DtlLaneColumn, dtl_lane_column, GTK_TYPE_WIDGET)

static DtlLayout *
get_layout (DtlLaneColumn *self)
{
  return self->state != NULL ? dtl_view_state_get_layout (self->state) : NULL;
}

/* The widest name, and the widest count beside it. */
static double
get_words_width (DtlLaneColumn *self)
{
  DtlLayout *layout = get_layout (self);
  DtlTextCache *text = self->canvas != NULL ? dtl_canvas_get_text (self->canvas) : NULL;
  double width = 0.0, count_width = 0.0;
  guint n_lanes;

  if (layout == NULL || text == NULL)
    return 0.0;
  n_lanes = MIN (dtl_layout_get_n_lanes (layout), MAX_MEASURED);
  for (guint i = 0; i < n_lanes; i++)
    {
      const DtlLanePlace *place = dtl_layout_get_lane (layout, i);
      const DtlLane *lane = dtl_document_get_lane (dtl_layout_get_document (layout), place->lane);
      g_autofree char *count = g_strdup_printf ("%u", place->n_events);

      width = MAX (width, dtl_text_cache_measure (text, lane->title, -1, DTL_FONT_LABEL_STRONG));
      count_width = MAX (count_width, dtl_text_cache_measure (text, count, -1, DTL_FONT_SMALL));
    }
  return width + count_width;
}

static void
dtl_lane_column_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  DtlLaneColumn *self = DTL_LANE_COLUMN (widget);
  double scale = self->canvas != NULL ? dtl_canvas_get_text_scale (self->canvas) : 1.0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) ceil (CLAMP (get_words_width (self) + BESIDE_NAME_PX, MIN_WIDTH_PX, MAX_WIDTH_PX) * scale);
  else
    *minimum = *natural = 0;
}

/* The first lane that reaches below @y. */
static guint
find_lane_at (DtlLayout *layout,
              double     row_px,
              double     y)
{
  guint low = 0, high = dtl_layout_get_n_lanes (layout);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      double top, height;

      dtl_layout_get_lane_box (layout, middle, row_px, &top, &height);
      if (top + height <= y)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static DtlLaneHeader *
get_header (DtlLaneColumn *self,
            guint          i)
{
  if (i >= self->headers->len)
    {
      GtkWidget *header = dtl_lane_header_new ();

      dtl_lane_header_set_style (DTL_LANE_HEADER (header), self->style);
      gtk_widget_set_parent (header, GTK_WIDGET (self));
      g_ptr_array_add (self->headers, header);
    }
  return g_ptr_array_index (self->headers, i);
}

static void
allocate_header (DtlLaneColumn *self,
                 guint          i,
                 guint          place,
                 double         y,
                 double         height,
                 double         scale,
                 int            width)
{
  const double room = MIN (y + height, dtl_view_state_get_viewport (self->state)->height) - MAX (y, 0.0);
  DtlLayout *layout = get_layout (self);
  const DtlLanePlace *lane = dtl_layout_get_lane (layout, place);
  DtlLaneHeader *header = get_header (self, i);
  int top = (int) floor (y * scale + 0.5), bottom = (int) floor ((y + height) * scale + 0.5);
  int minimum;

  if (self->needs_bind || dtl_lane_header_get_lane (header) != lane->lane || !gtk_widget_get_visible (GTK_WIDGET (header)))
    dtl_lane_header_bind (header, self->state, lane->lane, lane->n_events, lane->n_band);
  dtl_lane_header_set_two_lines (header, room >= TWO_LINES_PX);
  gtk_widget_set_visible (GTK_WIDGET (header), TRUE);
  gtk_widget_measure (GTK_WIDGET (header), GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  /* of a lane that begins above the window the name stays in view, as long as the lane does */
  if (top < 0)
    top = MIN (0, bottom - minimum);
  gtk_widget_allocate (GTK_WIDGET (header), width, MAX (bottom - top, minimum), -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, top)));
}

static void
dtl_lane_column_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DtlLaneColumn *self = DTL_LANE_COLUMN (widget);
  DtlLayout *layout = get_layout (self);
  guint n_used = 0;

  if (layout != NULL && self->canvas != NULL)
    {
      const DtlViewport *view = dtl_view_state_get_viewport (self->state);
      double row_px = dtl_layout_get_row_px (layout, view->height);
      double scale = dtl_canvas_get_text_scale (self->canvas);
      guint n_lanes = dtl_layout_get_n_lanes (layout);
      guint first = find_lane_at (layout, row_px, view->scroll_y);

      self->scroll_y = view->scroll_y;
      self->height = view->height;
      if (first != self->first_lane)
        self->needs_bind = TRUE;
      self->first_lane = first;
      for (guint place = first; place < n_lanes; place++)
        {
          double y, lane_height;

          dtl_layout_get_lane_box (layout, place, row_px, &y, &lane_height);
          if (y >= view->scroll_y + view->height)
            break;
          allocate_header (self, n_used++, place, y - view->scroll_y, lane_height, scale, width);
        }
    }
  for (guint i = n_used; i < self->headers->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (self->headers, i)))
      gtk_widget_set_visible (g_ptr_array_index (self->headers, i), FALSE);
  self->n_used = n_used;
  self->needs_bind = FALSE;
}

/* The ground of the lanes goes on under their names. */
static void
paint_ground (DtlLaneColumn *self,
              GtkSnapshot   *snapshot)
{
  DtlLayout *layout = get_layout (self);
  const DtlViewport *view = dtl_view_state_get_viewport (self->state);
  const DtlPalette *palette = dtl_palette_get (self->style);
  double row_px = dtl_layout_get_row_px (layout, view->height);
  double scale = dtl_canvas_get_text_scale (self->canvas);
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  for (guint i = 0; i < self->n_used; i++)
    {
      guint place = self->first_lane + i;
      DtlItem item = { .kind = DTL_ITEM_RECT, .width = width,
                       .role = place % 2 == 0 ? DTL_ROLE_LANE_EVEN : DTL_ROLE_LANE_ODD };
      double y, height;

      dtl_layout_get_lane_box (layout, place, row_px, &y, &height);
      item.y = floor ((y - view->scroll_y) * scale + 0.5);
      item.height = floor ((y + height - view->scroll_y) * scale + 0.5) - item.y;
      dtl_snapshot_paint_item (snapshot, palette, &item);
      item.role = DTL_ROLE_LANE_LINE;
      item.y += item.height - 1.0f;
      item.height = 1.0f;
      dtl_snapshot_paint_item (snapshot, palette, &item);
    }
}

static void
dtl_lane_column_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DtlLaneColumn *self = DTL_LANE_COLUMN (widget);

  if (get_layout (self) != NULL && self->canvas != NULL)
    paint_ground (self, snapshot);
  for (guint i = 0; i < self->n_used; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->headers, i), snapshot);
}

static gboolean
step_focus (DtlLaneColumn *self,
            int            direction)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));
  DtlLayout *layout = get_layout (self);
  gint64 place = -1;

  for (guint i = 0; i < self->n_used; i++)
    if (g_ptr_array_index (self->headers, i) == focused)
      place = (gint64) self->first_lane + i + direction;
  if (layout == NULL || place < 0 || place >= (gint64) dtl_layout_get_n_lanes (layout))
    return FALSE;

  dtl_view_state_scroll_to_lane (self->state, dtl_layout_get_lane (layout, place)->lane);
  if (place < (gint64) self->first_lane || place >= (gint64) self->first_lane + self->n_used)
    return TRUE;
  return gtk_widget_grab_focus (g_ptr_array_index (self->headers, place - self->first_lane));
}

static gboolean
dtl_lane_column_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  DtlLaneColumn *self = DTL_LANE_COLUMN (widget);

  if (gtk_widget_get_focus_child (widget) == NULL)
    return self->n_used > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->headers, 0));
  if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    return step_focus (self, direction == GTK_DIR_UP ? -1 : +1);
  return FALSE;
}

static void
layout_changed_cb (DtlLaneColumn *self)
{
  self->needs_bind = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The counts are those of the matches. */
static void
matches_changed_cb (DtlLaneColumn *self)
{
  for (guint i = 0; i < self->n_used; i++)
    dtl_lane_header_update_words (g_ptr_array_index (self->headers, i));
}

/* Lanes that come into view give headers other words, which ask for a size. GTK 4.8 loses that while it gives sizes, and leaves
 * what is around out of the frame with a warning, unless all up to the window is to get a size in that frame. */
static void
viewport_changed_cb (DtlLaneColumn *self)
{
  const DtlViewport *view = dtl_view_state_get_viewport (self->state);

  if (view->scroll_y == self->scroll_y && view->height == self->height)
    return;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dtl_lane_column_dispose (GObject *object)
{
  DtlLaneColumn *self = DTL_LANE_COLUMN (object);

  g_clear_object (&self->state_signals);
  g_clear_object (&self->state);
  g_clear_weak_pointer (&self->canvas);
  for (guint i = 0; self->headers != NULL && i < self->headers->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->headers, i));
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  self->n_used = 0;

  G_OBJECT_CLASS (dtl_lane_column_parent_class)->dispose (object);
}

static void
dtl_lane_column_class_init (DtlLaneColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_lane_column_dispose;
  widget_class->measure = dtl_lane_column_measure;
  widget_class->size_allocate = dtl_lane_column_size_allocate;
  widget_class->snapshot = dtl_lane_column_snapshot;
  widget_class->focus = dtl_lane_column_focus;

  gtk_widget_class_set_css_name (widget_class, "lanes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
dtl_lane_column_init (DtlLaneColumn *self)
{
  self->headers = g_ptr_array_new ();
  self->needs_bind = TRUE;
  self->state_signals = g_signal_group_new (DTL_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "layout-changed", G_CALLBACK (layout_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "matches-changed", G_CALLBACK (matches_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "viewport-changed", G_CALLBACK (viewport_changed_cb), self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Lanes"), -1);
}

GtkWidget *
dtl_lane_column_new (DtlCanvas *canvas)
{
  DtlLaneColumn *self = g_object_new (DTL_TYPE_LANE_COLUMN, NULL);

  g_set_weak_pointer (&self->canvas, canvas);
  return GTK_WIDGET (self);
}

void
dtl_lane_column_set_state (DtlLaneColumn *self,
                           DtlViewState  *state)
{
  g_return_if_fail (DTL_IS_LANE_COLUMN (self));

  if (!g_set_object (&self->state, state))
    return;
  g_signal_group_set_target (self->state_signals, state);
  layout_changed_cb (self);
}

void
dtl_lane_column_set_style (DtlLaneColumn *self,
                           DtlStyle       style)
{
  g_return_if_fail (DTL_IS_LANE_COLUMN (self));

  self->style = style;
  for (guint i = 0; i < self->headers->len; i++)
    dtl_lane_header_set_style (g_ptr_array_index (self->headers, i), style);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
