/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The document's drawing is one scene for a width, kept as a render node until layout, style or size change; over it lie
 * ticks for matches, gathered by pixel, and the window. The window is moved by instants, not by pixels: folds are as wide
 * here as on the canvas, so pixels of the two are no multiples of each other.
 */
#include "config.h"

#include "dtl-overview-private.h"

#include "dtl-snapshot-painter.h"
#include "dtl-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT_PX      54.0
#define GRIP_WIDTH_PX  4.0
#define GRIP_HEIGHT_PX 18.0
#define MIN_WINDOW_PX  6.0
#define MATCH_TICK_PX  7.0

enum
{
  PROP_0,
  PROP_STATE,
  PROP_STYLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DtlOverview, dtl_overview, GTK_TYPE_WIDGET)

DtlLayout *
dtl_overview_get_layout (DtlOverview *self)
{
  return self->state != NULL ? dtl_view_state_get_layout (self->state) : NULL;
}

static void
forget_drawing (DtlOverview *self)
{
  g_clear_pointer (&self->drawing, gsk_render_node_unref);
  g_clear_pointer (&self->match_columns, g_free);
}

void
dtl_overview_get_window (DtlOverview *self,
                         double      *x0,
                         double      *x1)
{
  const DtlViewport *view = dtl_view_state_get_viewport (self->state);
  DtlScale *scale = dtl_layout_get_scale (dtl_overview_get_layout (self));

  *x0 = dtl_viewport_x_of (&self->viewport, scale, dtl_viewport_instant_at (view, scale, 0.0));
  *x1 = dtl_viewport_x_of (&self->viewport, scale, dtl_viewport_instant_at (view, scale, view->width));
  /* What reaches beyond the document keeps its grips on the strip. */
  *x0 = CLAMP (*x0, GRIP_WIDTH_PX / 2.0, MAX (self->viewport.width - MIN_WINDOW_PX, GRIP_WIDTH_PX));
  *x1 = CLAMP (*x1, MIN_WINDOW_PX, MAX (self->viewport.width - GRIP_WIDTH_PX / 2.0, MIN_WINDOW_PX));
  if (*x1 - *x0 < MIN_WINDOW_PX)
    {
      double middle = (*x0 + *x1) / 2.0;

      *x0 = middle - MIN_WINDOW_PX / 2.0;
      *x1 = middle + MIN_WINDOW_PX / 2.0;
    }
}

DtlInstant
dtl_overview_get_instant (DtlOverview *self,
                          double       x)
{
  return dtl_viewport_instant_at (&self->viewport, dtl_layout_get_scale (dtl_overview_get_layout (self)), x);
}

static void
make_drawing (DtlOverview *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (DtlScene) scene = dtl_scene_new_overview (dtl_overview_get_layout (self), self->viewport.width, self->viewport.height,
                                                       dtl_text_cache_get_measure (self->text));
  DtlSnapshotPainter painter = {
    .snapshot = snapshot,
    .palette = dtl_palette_get (self->style),
    .text = self->text,
    .label_opacity = 1.0,
    .snap = self->text_scale == 1.0,
  };
  guint n_items;

  dtl_scene_get_items (scene, &n_items);
  dtl_snapshot_paint (&painter, scene, 0, n_items);
  self->drawing = gtk_snapshot_free_to_node (snapshot);
}

static void
gather_matches (DtlOverview *self)
{
  GArray *matches = dtl_view_state_get_matches (self->state);
  DtlDocument *document = dtl_view_state_get_document (self->state);
  DtlScale *scale = dtl_layout_get_scale (dtl_overview_get_layout (self));

  self->n_match_columns = (guint) ceil (self->viewport.width) + 1;
  self->match_columns = g_new0 (guint8, self->n_match_columns);
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      const DtlEvent *event = dtl_document_get_event (document, g_array_index (matches, guint32, i));
      double x;

      if ((event->flags & DTL_EVENT_PLACED) == 0)
        continue;
      x = dtl_viewport_x_of (&self->viewport, scale, event->earliest);
      if (x >= 0.0 && x < self->n_match_columns)
        self->match_columns[(guint) x] = 1;
    }
}

static void
paint_rect (DtlOverview *self,
            GtkSnapshot *snapshot,
            DtlRole      role,
            double       alpha,
            double       x,
            double       y,
            double       width,
            double       height,
            double       radius)
{
  DtlItem item = { .kind = DTL_ITEM_RECT, .role = role };
  DtlColour colour = dtl_palette_for_item (dtl_palette_get (self->style), &item);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, width, height);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { colour.red, colour.green, colour.blue, colour.alpha * alpha }, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
paint_frame (DtlOverview *self,
             GtkSnapshot *snapshot,
             double       x,
             double       y,
             double       width,
             double       height)
{
  DtlItem item = { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_SELECTION };
  DtlColour colour = dtl_palette_for_item (dtl_palette_get (self->style), &item);
  GdkRGBA rgba = { colour.red, colour.green, colour.blue, colour.alpha };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, width, height), 4.0f);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]) { rgba, rgba, rgba, rgba });
}

static void
paint_window (DtlOverview *self,
              GtkSnapshot *snapshot)
{
  double x0, x1, height = self->viewport.height;

  dtl_overview_get_window (self, &x0, &x1);
  x0 = floor (x0);
  x1 = ceil (x1);
  paint_rect (self, snapshot, DTL_ROLE_SELECTION, 0.10, x0, 2.0, x1 - x0, height - 4.0, 4.0);
  paint_frame (self, snapshot, x0, 2.0, x1 - x0, height - 4.0);
  for (int i = 0; i < 2; i++)
    paint_rect (self, snapshot, DTL_ROLE_SELECTION, 1.0, (i == 0 ? x0 : x1) - GRIP_WIDTH_PX / 2.0,
                (height - GRIP_HEIGHT_PX) / 2.0, GRIP_WIDTH_PX, GRIP_HEIGHT_PX, GRIP_WIDTH_PX / 2.0);
}

static void
paint_ticks (DtlOverview *self,
             GtkSnapshot *snapshot)
{
  guint32 selected = dtl_view_state_get_selected (self->state);

  if (self->match_columns == NULL)
    gather_matches (self);
  for (guint i = 0; i < self->n_match_columns; i++)
    if (self->match_columns[i] != 0)
      paint_rect (self, snapshot, DTL_ROLE_LABEL_STRONG, 1.0, i, 4.0, 2.0, MATCH_TICK_PX, 0.0);
  if (selected != DTL_NONE)
    {
      const DtlEvent *event = dtl_document_get_event (dtl_view_state_get_document (self->state), selected);

      if ((event->flags & DTL_EVENT_PLACED) != 0)
        paint_rect (self, snapshot, DTL_ROLE_SELECTION, 1.0,
                    floor (dtl_viewport_x_of (&self->viewport, dtl_layout_get_scale (dtl_overview_get_layout (self)),
                                              event->earliest)) - 1.0,
                    4.0, 3.0, self->viewport.height - 8.0, 1.5);
    }
}

static void
dtl_overview_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  DtlOverview *self = DTL_OVERVIEW (widget);

  if (dtl_overview_get_layout (self) == NULL || self->viewport.width <= 0.0 ||
      dtl_document_get_n_events (dtl_view_state_get_document (self->state)) == 0)
    return;
  if (self->text_scale != 1.0)
    gtk_snapshot_scale (snapshot, self->text_scale, self->text_scale);
  if (self->drawing == NULL)
    make_drawing (self);
  if (self->drawing != NULL)
    gtk_snapshot_append_node (snapshot, self->drawing);
  paint_ticks (self, snapshot);
  paint_window (self, snapshot);
}

static void
dtl_overview_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                        ? 120 : (int) ceil (HEIGHT_PX * DTL_OVERVIEW (widget)->text_scale);
}

static void
place_viewport (DtlOverview *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / self->text_scale;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) / self->text_scale;

  forget_drawing (self);
  if (dtl_overview_get_layout (self) != NULL && width > 0.0 && height > 0.0)
    dtl_scene_overview_viewport (dtl_overview_get_layout (self), width, height, &self->viewport);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dtl_overview_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  place_viewport (DTL_OVERVIEW (widget));
}

static gboolean
words_cb (gpointer user_data)
{
  DtlOverview *self = user_data;
  const DtlViewport *view;
  g_autofree char *shown = NULL, *all = NULL, *label = NULL;
  DtlInstant first, last;
  DtlScale *scale;

  self->words_id = 0;
  if (dtl_overview_get_layout (self) == NULL)
    return G_SOURCE_REMOVE;
  view = dtl_view_state_get_viewport (self->state);
  scale = dtl_layout_get_scale (dtl_overview_get_layout (self));
  first = dtl_scale_get_first (scale);
  last = dtl_scale_get_last (scale);
  shown = dtl_words_for_span (dtl_viewport_instant_at (view, scale, 0.0),
                              dtl_viewport_instant_at (view, scale, view->width), DTL_WORDING_SPOKEN);
  all = dtl_words_for_span (first, last, DTL_WORDING_SPOKEN);
  label = g_strdup_printf (_("Overview of %s; shown: %s"), all, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_ORIENTATION, GTK_ORIENTATION_HORIZONTAL,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  CLAMP (dtl_viewport_x_of (&self->viewport, scale,
                                                            dtl_viewport_instant_at (view, scale, view->width / 2.0)) /
                                         MAX (self->viewport.width, 1.0) * 100.0, 0.0, 100.0),
                                  -1);
  return G_SOURCE_REMOVE;
}

static void
speak_soon (DtlOverview *self)
{
  if (self->words_id == 0)
    self->words_id = g_idle_add_full (G_PRIORITY_LOW, words_cb, self, NULL);
}

static void
viewport_changed_cb (DtlOverview *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  speak_soon (self);
}

static void
layout_changed_cb (DtlOverview *self)
{
  place_viewport (self);
  speak_soon (self);
}

static void
matches_changed_cb (DtlOverview *self)
{
  g_clear_pointer (&self->match_columns, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
selection_changed_cb (DtlOverview *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_fonts (DtlOverview *self)
{
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));

  g_clear_pointer (&self->text, dtl_text_cache_free);
  self->text = dtl_text_cache_new (context);
  self->text_scale = dtl_text_get_scale (GTK_WIDGET (self));
  g_object_unref (context);
}

/* Settings that changed while it was in no window reached nobody. */
static void
dtl_overview_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dtl_overview_parent_class)->root (widget);

  update_fonts (DTL_OVERVIEW (widget));
  forget_drawing (DTL_OVERVIEW (widget));
  gtk_widget_queue_resize (widget);
}

static void
dtl_overview_system_setting_changed (GtkWidget        *widget,
                                     GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (dtl_overview_parent_class)->system_setting_changed (widget, setting);

  if (setting == GTK_SYSTEM_SETTING_DPI || setting == GTK_SYSTEM_SETTING_FONT_NAME ||
      setting == GTK_SYSTEM_SETTING_FONT_CONFIG)
    {
      update_fonts (DTL_OVERVIEW (widget));
      forget_drawing (DTL_OVERVIEW (widget));
      gtk_widget_queue_resize (widget);
    }
}

static void
dtl_overview_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DtlOverview *self = DTL_OVERVIEW (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_object (value, self->state);
      break;
    case PROP_STYLE:
      g_value_set_enum (value, self->style);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_overview_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  DtlOverview *self = DTL_OVERVIEW (object);

  switch (prop_id)
    {
    case PROP_STATE:
      dtl_overview_set_state (self, g_value_get_object (value));
      break;
    case PROP_STYLE:
      dtl_overview_set_style (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_overview_dispose (GObject *object)
{
  DtlOverview *self = DTL_OVERVIEW (object);

  g_clear_object (&self->state_signals);
  g_clear_object (&self->state);
  g_clear_handle_id (&self->words_id, g_source_remove);
  forget_drawing (self);

  G_OBJECT_CLASS (dtl_overview_parent_class)->dispose (object);
}

static void
dtl_overview_finalize (GObject *object)
{
  g_clear_pointer (&DTL_OVERVIEW (object)->text, dtl_text_cache_free);

  G_OBJECT_CLASS (dtl_overview_parent_class)->finalize (object);
}

static void
dtl_overview_class_init (DtlOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dtl_overview_get_property;
  object_class->set_property = dtl_overview_set_property;
  object_class->dispose = dtl_overview_dispose;
  object_class->finalize = dtl_overview_finalize;
  widget_class->measure = dtl_overview_measure;
  widget_class->size_allocate = dtl_overview_size_allocate;
  widget_class->snapshot = dtl_overview_snapshot;
  widget_class->root = dtl_overview_root;
  widget_class->system_setting_changed = dtl_overview_system_setting_changed;

  properties[PROP_STATE] = g_param_spec_object ("state", NULL, NULL, DTL_TYPE_VIEW_STATE, flags);
  properties[PROP_STYLE] = g_param_spec_enum ("style", NULL, NULL, DTL_TYPE_STYLE, DTL_STYLE_LIGHT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "overview");
  dtl_overview_install_keys (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SCROLLBAR);
}

static void
dtl_overview_init (DtlOverview *self)
{
  self->viewport.px_per_second = 1.0;
  update_fonts (self);
  dtl_overview_add_controllers (self);

  self->state_signals = g_signal_group_new (DTL_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "layout-changed", G_CALLBACK (layout_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "viewport-changed", G_CALLBACK (viewport_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "matches-changed", G_CALLBACK (matches_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "selection-changed", G_CALLBACK (selection_changed_cb), self);

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Overview"), -1);
}

GtkWidget *
dtl_overview_new (DtlViewState *state)
{
  return g_object_new (DTL_TYPE_OVERVIEW, "state", state, NULL);
}

DtlViewState *
dtl_overview_get_state (DtlOverview *self)
{
  g_return_val_if_fail (DTL_IS_OVERVIEW (self), NULL);

  return self->state;
}

void
dtl_overview_set_state (DtlOverview  *self,
                        DtlViewState *state)
{
  g_return_if_fail (DTL_IS_OVERVIEW (self));
  g_return_if_fail (state == NULL || DTL_IS_VIEW_STATE (state));

  if (!g_set_object (&self->state, state))
    return;
  g_signal_group_set_target (self->state_signals, state);
  layout_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

DtlStyle
dtl_overview_get_style (DtlOverview *self)
{
  g_return_val_if_fail (DTL_IS_OVERVIEW (self), DTL_STYLE_LIGHT);

  return self->style;
}

void
dtl_overview_set_style (DtlOverview *self,
                        DtlStyle     style)
{
  g_return_if_fail (DTL_IS_OVERVIEW (self));

  if (self->style == style)
    return;
  self->style = style;
  forget_drawing (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE]);
}

void
dtl_overview_set_wheel_zooms (DtlOverview *self,
                              gboolean     wheel_zooms)
{
  g_return_if_fail (DTL_IS_OVERVIEW (self));

  self->wheel_zooms = !!wheel_zooms;
}
