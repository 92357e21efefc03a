/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scene and drawing of the canvas.
 *
 * A change of the state marks the scene as out of date. At the end of the frame clock's update phase, after all that moves
 * by the clock, the new scene is made and the children are brought in step; size_allocate gives them their places. So all
 * changes before a frame cost one scene, and a movement is on the screen in the same frame. Children do not come, go or
 * change order during an allocation: that would ask for another one in the midst of it, which GTK gives up on when it
 * happens too often in a frame, and leaves the window blank. Only the very first scene has to be made there.
 *
 * The scene may be larger than usual on screen (text_scale): whoever wants large text gets the whole picture larger, so that
 * labels keep their room. All scene coordinates are canvas pixels; only here and in the input they meet widget pixels.
 */
#include "config.h"

#include "dtl-canvas-private.h"

#include <math.h>

/* After so long without a change the view rests: spare children are hidden, the pointer finds what came under it. */
#define REST_MS 250

enum
{
  EVENT_ACTIVATED,
  LIST_REQUESTED,
  SPAN_DRAGGED,
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlCanvas, dtl_canvas, GTK_TYPE_WIDGET)

void
dtl_canvas_queue_update (DtlCanvas *self)
{
  self->is_dirty = TRUE;
  if (self->clock != NULL)
    gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_UPDATE);
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
clock_update_cb (DtlCanvas *self)
{
  if (!self->is_dirty)
    return;
  dtl_canvas_update (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
forget_clock (DtlCanvas *self)
{
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_func (self->clock, clock_update_cb, self);
  g_clear_object (&self->clock);
}

const DtlPalette *
dtl_canvas_get_palette (DtlCanvas *self)
{
  return dtl_palette_get (self->style);
}

static gboolean
rest_cb (gpointer user_data)
{
  DtlCanvas *self = user_data;

  self->rest_id = 0;
  dtl_canvas_trim_items (self);
  dtl_canvas_update_hover (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_rest (DtlCanvas *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
}

/* How far the document is from whole pixels of the device. */
static double
distance_to_pixel (DtlCanvas         *self,
                   DtlScale          *scale,
                   const DtlViewport *viewport)
{
  double device = self->text_scale * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double x = dtl_viewport_x_of (viewport, scale, dtl_scale_get_first (scale)) * device;

  return fabs (x) < 1e12 ? (floor (x + 0.5) - x) / device : 0.0;
}

static void
make_scene (DtlCanvas *self)
{
  DtlLayout *layout = self->state != NULL ? dtl_view_state_get_layout (self->state) : NULL;
  DtlSceneState scene_state;
  DtlViewport viewport = { 0 };
  double dx;

  if (layout != NULL)
    viewport = *dtl_view_state_get_viewport (self->state);
  if (viewport.width <= 0.0 || viewport.height <= 0.0)
    {
      g_clear_pointer (&self->scene, dtl_scene_free);
      return;
    }

  dx = distance_to_pixel (self, dtl_layout_get_scale (layout), &viewport);
  /* While only panning, everything keeps its place between pixels, so that nothing trembles against its neighbours. */
  if (viewport.px_per_second == self->viewport.px_per_second)
    viewport.anchor_x += dx;
  dtl_view_state_get_scene_state (self->state, &scene_state);
  self->scene = dtl_scene_renew (self->scene, layout, &viewport, &scene_state, dtl_text_cache_get_measure (self->text));
  /* Counts stand on whole pixels anyway: while zooming on those where a pan will find them, or it would draw them all anew. */
  if (viewport.px_per_second != self->viewport.px_per_second)
    dtl_scene_shift_counts (self->scene, dx);
  self->viewport = viewport;
}

void
dtl_canvas_update (DtlCanvas *self)
{
  double old_scale = self->viewport.px_per_second;
  gboolean had_scene = self->scene != NULL;

  g_return_if_fail (DTL_IS_CANVAS (self));

  self->is_dirty = FALSE;
  self->serial++;
  dtl_text_cache_begin_frame (self->text, had_scene ? DTL_SHAPED_PER_FRAME : G_MAXUINT);
  make_scene (self);
  if (self->scene != NULL)
    dtl_canvas_sync_items (self, had_scene && self->viewport.px_per_second != old_scale);
  else
    dtl_canvas_clear_items (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  wait_for_rest (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
dtl_canvas_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 320;
}

static void
dtl_canvas_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  DtlCanvas *self = DTL_CANVAS (widget);

  if (self->state != NULL)
    dtl_view_state_set_canvas_size (self->state, width / self->text_scale, height / self->text_scale);
  if (self->is_dirty && (self->scene == NULL || self->clock == NULL))
    dtl_canvas_update (self);
  dtl_canvas_allocate_items (self);
  dtl_canvas_allocate_tip (self);
}

const DtlGroup *
dtl_canvas_hit (DtlCanvas *self,
                double     x,
                double     y)
{
  if (self->scene == NULL)
    return NULL;
  return dtl_scene_hit (self->scene, x / self->text_scale, y / self->text_scale);
}

gboolean
dtl_canvas_item_contains (DtlCanvas       *self,
                          DtlTimelineItem *item,
                          double           x,
                          double           y)
{
  const DtlItemPart *part = dtl_timeline_item_get_part (item);
  const DtlGroup *group, *groups;
  guint n_groups;

  if (self->scene == NULL || dtl_timeline_item_get_serial (item) != self->serial)
    return FALSE;
  group = dtl_scene_hit (self->scene, part->x + x, part->y + y);
  groups = dtl_scene_get_groups (self->scene, &n_groups);
  return group != NULL && group >= groups + part->first_group && group < groups + part->first_group + part->n_groups;
}

static void
scale_factor_changed_cb (DtlCanvas *self)
{
  dtl_stamps_clear (self->stamps);
  for (guint i = 0; i < self->ordered->len; i++)
    gtk_widget_queue_draw (g_ptr_array_index (self->ordered, i));
}

static void
layout_changed_cb (DtlCanvas *self)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  document != NULL ? dtl_document_get_title (document) : "",
                                  -1);
  dtl_canvas_forget_words (self);
  dtl_canvas_hide_tip (self);
  dtl_canvas_queue_update (self);
}

static void
viewport_changed_cb (DtlCanvas *self)
{
  dtl_canvas_queue_update (self);
}

static void
selection_changed_cb (DtlCanvas *self)
{
  guint32 measured_from = dtl_view_state_get_measured_from (self->state);

  if (measured_from != self->measured_from)
    dtl_canvas_forget_words (self);
  self->measured_from = measured_from;
  dtl_canvas_hide_tip (self);
  dtl_canvas_queue_update (self);
}

/* What is spoken of each event says whether it had been reported. */
static void
reports_changed_cb (DtlCanvas *self)
{
  dtl_canvas_forget_words (self);
  dtl_canvas_hide_tip (self);
  dtl_canvas_queue_update (self);
}

static void
update_fonts (DtlCanvas *self)
{
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));

  dtl_stamps_clear (self->stamps);
  g_clear_pointer (&self->text, dtl_text_cache_free);
  self->text = dtl_text_cache_new (context);
  self->text_scale = dtl_text_get_scale (GTK_WIDGET (self));
  g_object_unref (context);
}

/* Settings that changed while it was in no window reached nobody. */
static void
dtl_canvas_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dtl_canvas_parent_class)->root (widget);

  update_fonts (DTL_CANVAS (widget));
  dtl_canvas_queue_update (DTL_CANVAS (widget));
}

static void
dtl_canvas_system_setting_changed (GtkWidget        *widget,
                                   GtkSystemSetting  setting)
{
  DtlCanvas *self = DTL_CANVAS (widget);

  GTK_WIDGET_CLASS (dtl_canvas_parent_class)->system_setting_changed (widget, setting);

  if (setting == GTK_SYSTEM_SETTING_DPI || setting == GTK_SYSTEM_SETTING_FONT_NAME ||
      setting == GTK_SYSTEM_SETTING_FONT_CONFIG)
    {
      update_fonts (self);
      dtl_canvas_queue_update (self);
    }
}

/* Tells the state which event has the focus, if the focus is to be seen. */
void
dtl_canvas_update_focused (DtlCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean is_seen = !GTK_IS_WINDOW (root) || gtk_window_get_focus_visible (GTK_WINDOW (root));

  if (self->state == NULL)
    return;
  dtl_view_state_set_focused (self->state, is_seen ? self->pinned : DTL_NONE);
  dtl_canvas_show_focus_tip (self);
}

static void
dtl_canvas_set_focus_child (GtkWidget *widget,
                            GtkWidget *child)
{
  DtlCanvas *self = DTL_CANVAS (widget);

  GTK_WIDGET_CLASS (dtl_canvas_parent_class)->set_focus_child (widget, child);

  self->pinned = DTL_NONE;
  if (child != NULL && DTL_IS_TIMELINE_ITEM (child) &&
      dtl_timeline_item_get_key (DTL_TIMELINE_ITEM (child))->kind == DTL_GROUP_EVENT)
    self->pinned = self->left_at = dtl_timeline_item_get_event (DTL_TIMELINE_ITEM (child));
  dtl_canvas_update_focused (self);
}

/* One tab stop: Tab comes in at the selected event and leaves from wherever it is; the arrows are the timeline's actions. */
static gboolean
dtl_canvas_focus (GtkWidget        *widget,
                  GtkDirectionType  direction)
{
  DtlCanvas *self = DTL_CANVAS (widget);

  if (dtl_canvas_has_focus (self))
    return FALSE;
  return dtl_canvas_focus_event (self, DTL_NONE);
}

static gboolean
dtl_canvas_grab_focus (GtkWidget *widget)
{
  return dtl_canvas_focus_event (DTL_CANVAS (widget), DTL_NONE);
}

static void
dtl_canvas_map (GtkWidget *widget)
{
  DtlCanvas *self = DTL_CANVAS (widget);

  GTK_WIDGET_CLASS (dtl_canvas_parent_class)->map (widget);

  g_set_object (&self->clock, gtk_widget_get_frame_clock (widget));
  g_signal_connect_data (self->clock, "update", G_CALLBACK (clock_update_cb), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  if (self->is_dirty)
    dtl_canvas_queue_update (self);
}

static void
dtl_canvas_unmap (GtkWidget *widget)
{
  forget_clock (DTL_CANVAS (widget));
  dtl_motion_stop (DTL_CANVAS (widget)->motion);
  dtl_canvas_hide_tip (DTL_CANVAS (widget));

  GTK_WIDGET_CLASS (dtl_canvas_parent_class)->unmap (widget);
}

static void
dtl_canvas_dispose (GObject *object)
{
  DtlCanvas *self = DTL_CANVAS (object);

  if (self->motion != NULL)
    dtl_canvas_set_state (self, NULL);
  forget_clock (self);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->words_id, g_source_remove);
  g_clear_handle_id (&self->tip_id, g_source_remove);
  g_clear_pointer (&self->motion, dtl_motion_free);
  g_clear_object (&self->state_signals);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->ordered, g_ptr_array_unref);
  g_clear_pointer (&self->spare, g_ptr_array_unref);
  g_clear_pointer (&self->pool, g_ptr_array_unref);
  self->tip = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_first_child (GTK_WIDGET (self)))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dtl_canvas_parent_class)->dispose (object);
}

static void
dtl_canvas_finalize (GObject *object)
{
  DtlCanvas *self = DTL_CANVAS (object);

  g_clear_pointer (&self->paint_order, g_array_unref);
  g_clear_pointer (&self->scene, dtl_scene_free);
  g_clear_pointer (&self->text, dtl_text_cache_free);
  g_clear_pointer (&self->stamps, dtl_stamps_free);

  G_OBJECT_CLASS (dtl_canvas_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", DTL_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LIST_REQUESTED] = g_signal_new ("list-requested", DTL_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 4,
                                          G_TYPE_ARRAY, GDK_TYPE_RECTANGLE, G_TYPE_INT64, G_TYPE_INT64);
  signals[SPAN_DRAGGED] = g_signal_new ("span-dragged", DTL_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 3,
                                        G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_BOOLEAN);
  signals[UPDATED] = g_signal_new ("updated", DTL_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dtl_canvas_class_init (DtlCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dtl_canvas_dispose;
  object_class->finalize = dtl_canvas_finalize;
  widget_class->measure = dtl_canvas_measure;
  widget_class->size_allocate = dtl_canvas_size_allocate;
  widget_class->snapshot = dtl_canvas_paint;
  widget_class->focus = dtl_canvas_focus;
  widget_class->grab_focus = dtl_canvas_grab_focus;
  widget_class->set_focus_child = dtl_canvas_set_focus_child;
  widget_class->map = dtl_canvas_map;
  widget_class->unmap = dtl_canvas_unmap;
  widget_class->root = dtl_canvas_root;
  widget_class->system_setting_changed = dtl_canvas_system_setting_changed;

  install_signals ();
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
dtl_canvas_init (DtlCanvas *self)
{
  self->pinned = self->left_at = DTL_NONE;
  self->measured_from = DTL_NONE;
  self->is_dirty = TRUE;
  self->stamps = dtl_stamps_new ();
  self->motion = dtl_motion_new (GTK_WIDGET (self));
  self->paint_order = g_array_new (FALSE, FALSE, sizeof (DtlPaintStep));
  update_fonts (self);
  dtl_canvas_init_items (self);
  dtl_canvas_init_tip (self);
  dtl_canvas_init_input (self);

  self->state_signals = g_signal_group_new (DTL_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "layout-changed", G_CALLBACK (layout_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "viewport-changed", G_CALLBACK (viewport_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "matches-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "reports-changed", G_CALLBACK (reports_changed_cb), self);

  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_factor_changed_cb), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
dtl_canvas_new (void)
{
  return g_object_new (DTL_TYPE_CANVAS, NULL);
}

void
dtl_canvas_set_state (DtlCanvas    *self,
                      DtlViewState *state)
{
  g_return_if_fail (DTL_IS_CANVAS (self));
  g_return_if_fail (state == NULL || DTL_IS_VIEW_STATE (state));

  if (self->state == state)
    return;
  dtl_motion_set_state (self->motion, state);
  g_set_object (&self->state, state);
  g_signal_group_set_target (self->state_signals, state);
  g_clear_pointer (&self->scene, dtl_scene_free);
  dtl_canvas_clear_items (self);
  if (state != NULL)
    layout_changed_cb (self);
}

void
dtl_canvas_set_style (DtlCanvas *self,
                      DtlStyle   style)
{
  g_return_if_fail (DTL_IS_CANVAS (self));

  if (self->style == style)
    return;
  self->style = style;
  dtl_stamps_clear (self->stamps);
  for (guint i = 0; i < self->ordered->len; i++)
    gtk_widget_queue_draw (g_ptr_array_index (self->ordered, i));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

DtlMotion *
dtl_canvas_get_motion (DtlCanvas *self)
{
  g_return_val_if_fail (DTL_IS_CANVAS (self), NULL);

  return self->motion;
}

DtlTextCache *
dtl_canvas_get_text (DtlCanvas *self)
{
  g_return_val_if_fail (DTL_IS_CANVAS (self), NULL);

  return self->text;
}

double
dtl_canvas_get_text_scale (DtlCanvas *self)
{
  g_return_val_if_fail (DTL_IS_CANVAS (self), 1.0);

  return self->text_scale;
}

DtlScene *
dtl_canvas_get_scene (DtlCanvas *self)
{
  g_return_val_if_fail (DTL_IS_CANVAS (self), NULL);

  return self->scene;
}

const DtlViewport *
dtl_canvas_get_viewport (DtlCanvas *self)
{
  g_return_val_if_fail (DTL_IS_CANVAS (self), NULL);

  return &self->viewport;
}

gboolean
dtl_canvas_has_focus (DtlCanvas *self)
{
  g_return_val_if_fail (DTL_IS_CANVAS (self), FALSE);

  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

GPtrArray *
dtl_canvas_get_items (DtlCanvas *self)
{
  g_return_val_if_fail (DTL_IS_CANVAS (self), NULL);

  return self->ordered;
}
