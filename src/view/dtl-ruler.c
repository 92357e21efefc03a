/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-ruler.h"

#include "dtl-snapshot-painter.h"
#include "dtl-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _DtlRuler
{
  GtkWidget     parent_instance;

  DtlCanvas    *canvas;         /* not owned: a sibling in the same timeline */
  DtlViewState *state;
  DtlStyle      style;
  guint         words_id;       /* idle: what is spoken is out of date */
  gboolean      is_dragging;
};

static guint span_dragged_signal;

G_DEFINE_FINAL_TYPE (DtlRuler, dtl_ruler, GTK_TYPE_WIDGET)

static double
get_text_scale (DtlRuler *self)
{
  return self->canvas != NULL ? dtl_canvas_get_text_scale (self->canvas) : 1.0;
}

static void
dtl_ruler_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                        ? 0 : (int) ceil (DTL_RULER_PX * get_text_scale (DTL_RULER (widget)));
}

static void
dtl_ruler_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  DtlRuler *self = DTL_RULER (widget);
  double scale = get_text_scale (self);
  g_autoptr (DtlScene) scene = NULL;
  DtlSceneState state;
  DtlSnapshotPainter painter = {
    .snapshot = snapshot,
    .palette = dtl_palette_get (self->style),
    .label_opacity = 1.0,
    .snap = scale == 1.0,
  };
  guint n_items;

  if (self->state == NULL || self->canvas == NULL || dtl_canvas_get_scene (self->canvas) == NULL)
    return;
  painter.text = dtl_canvas_get_text (self->canvas);
  dtl_view_state_get_scene_state (self->state, &state);
  scene = dtl_scene_new_ruler (dtl_view_state_get_layout (self->state), dtl_canvas_get_viewport (self->canvas), &state,
                               dtl_text_cache_get_measure (painter.text));
  dtl_scene_get_items (scene, &n_items);
  if (scale != 1.0)
    gtk_snapshot_scale (snapshot, scale, scale);
  dtl_snapshot_paint (&painter, scene, 0, n_items);
}

static gboolean
words_cb (gpointer user_data)
{
  DtlRuler *self = user_data;
  const DtlViewport *viewport;
  g_autofree char *span = NULL, *label = NULL;
  DtlScale *scale;

  self->words_id = 0;
  if (self->state == NULL || dtl_canvas_get_scene (self->canvas) == NULL)
    return G_SOURCE_REMOVE;
  viewport = dtl_canvas_get_viewport (self->canvas);
  scale = dtl_layout_get_scale (dtl_view_state_get_layout (self->state));
  span = dtl_words_for_span (dtl_viewport_instant_at (viewport, scale, 0.0),
                             dtl_viewport_instant_at (viewport, scale, viewport->width), DTL_WORDING_SPOKEN);
  label = g_strdup_printf (_("Time shown: %s"), span);
  if (dtl_view_state_get_reports (self->state) != NULL)
    {
      g_autofree char *day = dtl_report_day_to_words (dtl_view_state_get_reported_by (self->state), DTL_WORDING_SPOKEN);
      g_autofree char *shown = g_steal_pointer (&label);

      /* Translators: "Time shown: 2017", and the day by which sources had reported what is shown as known. */
      label = g_strdup_printf (_("%1$s; reported by %2$s"), shown, day);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return G_SOURCE_REMOVE;
}

static void
updated_cb (DtlRuler *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->words_id == 0)
    self->words_id = g_idle_add_full (G_PRIORITY_LOW, words_cb, self, NULL);
}

static void
emit_span (DtlRuler       *self,
           GtkGestureDrag *gesture,
           double          dx,
           gboolean        is_done)
{
  double x, y, scale = get_text_scale (self);

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    g_signal_emit (self, span_dragged_signal, 0, x / scale, (x + dx) / scale, is_done);
}

static void
drag_begin_cb (DtlRuler *self,
               double    x,
               double    y)
{
  self->is_dragging = FALSE;
}

static void
drag_update_cb (DtlRuler       *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  double x, y;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (!self->is_dragging && !gtk_drag_check_threshold (GTK_WIDGET (self), x, y, x + dx, y))
    return;
  if (!self->is_dragging)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->is_dragging = TRUE;
  emit_span (self, gesture, dx, FALSE);
}

static void
drag_end_cb (DtlRuler       *self,
             double          dx,
             double          dy,
             GtkGestureDrag *gesture)
{
  if (self->is_dragging)
    emit_span (self, gesture, dx, TRUE);
  self->is_dragging = FALSE;
}

/* A second finger came: there is no span. */
static void
cancel_cb (DtlRuler         *self,
           GdkEventSequence *sequence,
           GtkGestureDrag   *gesture)
{
  if (self->is_dragging)
    emit_span (self, gesture, 0.0, TRUE);
  self->is_dragging = FALSE;
}

static void
dtl_ruler_dispose (GObject *object)
{
  DtlRuler *self = DTL_RULER (object);

  g_clear_handle_id (&self->words_id, g_source_remove);
  g_clear_object (&self->state);
  g_clear_weak_pointer (&self->canvas);

  G_OBJECT_CLASS (dtl_ruler_parent_class)->dispose (object);
}

static void
dtl_ruler_class_init (DtlRulerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_ruler_dispose;
  widget_class->measure = dtl_ruler_measure;
  widget_class->snapshot = dtl_ruler_snapshot;

  span_dragged_signal = g_signal_new ("span-dragged", DTL_TYPE_RULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 3, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_BOOLEAN);
  gtk_widget_class_set_css_name (widget_class, "ruler");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
dtl_ruler_init (DtlRuler *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
dtl_ruler_new (DtlCanvas *canvas)
{
  DtlRuler *self = g_object_new (DTL_TYPE_RULER, NULL);

  g_set_weak_pointer (&self->canvas, canvas);
  g_signal_connect_object (canvas, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
dtl_ruler_set_state (DtlRuler     *self,
                     DtlViewState *state)
{
  g_return_if_fail (DTL_IS_RULER (self));

  if (g_set_object (&self->state, state))
    updated_cb (self);
}

void
dtl_ruler_set_style (DtlRuler *self,
                     DtlStyle  style)
{
  g_return_if_fail (DTL_IS_RULER (self));

  self->style = style;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
