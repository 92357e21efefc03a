/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Puts the parts of the timeline together:
 *
 *   corner | ruler                         the span's box lies over ruler and canvas,
 *   -------+---------------------------    the zoom buttons and the scroll bar over the canvas
 *   lanes  | canvas
 *   -------+---------------------------
 *   shelf of undated events (if any)
 *   legend
 */
#include "config.h"

#include "dtl-timeline-private.h"

#include "dtl-page-parts.h"
#include "dtl-ui-resources.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ZOOM_BOX_MARGIN_PX 10
/* A lower canvas is worth more than the legend. */
#define MIN_CANVAS_PX 140
/* Around the words in a button, at most: one that is not shown has no size. */
#define BUTTON_PAD_PX 24
/* In a narrow window names wrap and are cut, so that marks have most of it. */
#define MAX_COLUMN_SHARE 0.4

enum
{
  PROP_0,
  PROP_STATE,
  PROP_STYLE,
  PROP_WHEEL_ZOOMS,
  PROP_SHOW_LEGEND,
  PROP_LEGEND_UNFOLDED,
  N_PROPS
};

enum
{
  EVENT_ACTIVATED,
  STEP_QUOTE,
  EXPORT_SPAN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlTimeline, dtl_timeline, GTK_TYPE_WIDGET)

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int natural = 0;

  if (gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static void
place (GtkWidget *widget,
       int        x,
       int        y,
       int        width,
       int        height)
{
  GtkAllocation allocation = { x, y, MAX (width, 0), MAX (height, 0) };

  gtk_widget_size_allocate (widget, &allocation, -1);
}

static void
sync_scroll (DtlTimeline *self)
{
  double max_scroll = self->state != NULL ? dtl_view_state_get_max_scroll (self->state) : 0.0;
  const DtlViewport *viewport;

  gtk_widget_set_child_visible (self->scrollbar, max_scroll > 0.5);
  if (self->state == NULL)
    return;
  viewport = dtl_view_state_get_viewport (self->state);
  self->is_syncing_scroll = TRUE;
  gtk_adjustment_configure (self->scroll, viewport->scroll_y, 0.0, viewport->height + max_scroll,
                            DTL_ROW_MAX_PX, viewport->height * 0.9, viewport->height);
  self->is_syncing_scroll = FALSE;
}

static void
scrolled_cb (DtlTimeline *self)
{
  if (!self->is_syncing_scroll && self->state != NULL)
    dtl_view_state_pan_by (self->state, 0.0,
                           dtl_view_state_get_viewport (self->state)->scroll_y -
                           gtk_adjustment_get_value (self->scroll));
}

static void
place_over_canvas (DtlTimeline *self,
                   int          x,
                   int          y,
                   int          width,
                   int          height,
                   int          ruler_height)
{
  GtkRequisition bar;

  gtk_widget_get_preferred_size (self->scrollbar, NULL, &bar);
  place (self->scrollbar, x + width - bar.width, y, bar.width, height);
  if (gtk_widget_get_visible (GTK_WIDGET (self->span)))
    place (GTK_WIDGET (self->span), x, y - ruler_height, width, height + ruler_height);
}

/* Puts @widget at the right end of *width, in the middle of the last @height px, and takes its room away; mirrored where that is usual. */
static void
place_at_end (DtlTimeline *self,
              GtkWidget   *widget,
              int         *width,
              int          bottom,
              int          height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int all = gtk_widget_get_width (GTK_WIDGET (self));
  GtkRequisition size;
  int x;

  gtk_widget_get_preferred_size (widget, NULL, &size);
  x = *width - size.width - ZOOM_BOX_MARGIN_PX;
  place (widget, rtl ? all - x - size.width : x, bottom - (height + size.height) / 2, size.width, size.height);
  *width = x;
}

/* Whether all lanes stand in so high a canvas. */
static gboolean
lanes_fit (DtlTimeline *self,
           int          height)
{
  DtlLayout *layout = self->state != NULL ? dtl_view_state_get_layout (self->state) : NULL;

  return layout == NULL || dtl_layout_get_height (layout, DTL_ROW_MIN_PX) * dtl_canvas_get_text_scale (self->canvas) <= height;
}

/*
 * Shares @height out between the canvas and the legend: all of that where it costs no lanes or a person unfolded it, else one
 * line; at least as high as the zoom buttons at its end. Returns its height, 0 where it is not shown. Where all of it would leave
 * no canvas, there is no button to unfold it.
 */
static int
fit_legend (DtlTimeline *self,
            int          width,
            int          height)
{
  GtkWidget *words = gtk_button_get_child (GTK_BUTTON (self->legend_button));
  GtkRequisition zoom;
  int line, whole, least, button, unfolded;
  gboolean is_shown, fits, can_unfold;

  gtk_widget_get_preferred_size (self->zoom_box, NULL, &zoom);
  width -= zoom.width + 2 * ZOOM_BOX_MARGIN_PX;
  least = zoom.height + ZOOM_BOX_MARGIN_PX;
  gtk_widget_measure (GTK_WIDGET (self->legend), GTK_ORIENTATION_VERTICAL, width, &line, &whole, NULL, NULL);
  gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &button, NULL, NULL);
  line = MAX (line, least);
  whole = MAX (whole, least);
  is_shown = gtk_widget_get_visible (GTK_WIDGET (self->legend)) && height - line >= MIN_CANVAS_PX;
  fits = whole == line || (height - whole >= MIN_CANVAS_PX && lanes_fit (self, height - whole));
  width -= button + BUTTON_PAD_PX + ZOOM_BOX_MARGIN_PX;
  unfolded = fits ? whole : MAX (measure_height (GTK_WIDGET (self->legend), width), least);
  can_unfold = !fits && height - unfolded >= MIN_CANVAS_PX;

  gtk_widget_set_visible (self->legend_button, is_shown && can_unfold);
  return !is_shown ? 0 : fits ? whole : can_unfold && self->legend_unfolded ? unfolded : line;
}

/* The zoom buttons stand at the end of the legend's last line, where they cover nothing; without one, in the corner of the canvas.
 * What unfolds the legend stays under the pointer. */
static void
place_legend (DtlTimeline *self,
              int          width,
              int          height,
              int          legend)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int used = width, zoom = measure_height (self->zoom_box, -1);

  place_at_end (self, self->zoom_box, &used, height, zoom + ZOOM_BOX_MARGIN_PX * (legend > 0 ? 1 : 2));
  gtk_widget_set_child_visible (GTK_WIDGET (self->legend), legend > 0);
  gtk_widget_set_child_visible (self->legend_line, legend > 0);
  if (legend == 0)
    return;
  if (gtk_widget_get_visible (self->legend_button))
    place_at_end (self, self->legend_button, &used, height, zoom + ZOOM_BOX_MARGIN_PX);
  used -= ZOOM_BOX_MARGIN_PX;
  place (self->legend_line, 0, height - legend, width, 1);
  place (GTK_WIDGET (self->legend), rtl ? width - used : 0, height - legend, used, legend);
}

static void
dtl_timeline_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  DtlTimeline *self = DTL_TIMELINE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int ruler = measure_height (GTK_WIDGET (self->ruler), -1);
  int shelf = measure_height (GTK_WIDGET (self->shelf), width);
  int legend = fit_legend (self, width, height - ruler - shelf);
  int column, canvas, x;

  gtk_widget_measure (GTK_WIDGET (self->column), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &column, NULL, NULL);
  column = MIN (column, (int) (MAX_COLUMN_SHARE * width));
  canvas = MAX (height - ruler - shelf - legend, 0);
  x = rtl ? 0 : column;

  place (GTK_WIDGET (self->canvas), x, ruler, width - column, canvas);
  place (GTK_WIDGET (self->ruler), x, 0, width - column, ruler);
  place (self->corner, rtl ? width - column : 0, 0, column, ruler);
  place (GTK_WIDGET (self->column), rtl ? width - column : 0, ruler, column, canvas);
  if (shelf > 0)
    place (GTK_WIDGET (self->shelf), 0, ruler + canvas, width, shelf);
  place_legend (self, width, height, legend);
  sync_scroll (self);
  place_over_canvas (self, x, ruler, width - column, canvas, ruler);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
dtl_timeline_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 280 : 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 960 : 560;
}

/* Tab goes through the events, then what belongs to them; zoom buttons and scroll bar have their keys. */
static gboolean
dtl_timeline_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  DtlTimeline *self = DTL_TIMELINE (widget);
  GtkWidget *stops[] = {
    GTK_WIDGET (self->canvas), GTK_WIDGET (self->span), GTK_WIDGET (self->shelf),
    GTK_WIDGET (self->column), self->corner, self->legend_button
  };
  GtkWidget *focused = gtk_widget_get_focus_child (widget);
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_LEFT || direction == GTK_DIR_UP;
  int n = G_N_ELEMENTS (stops), at = back ? n : -1;

  for (int i = 0; i < n; i++)
    if (stops[i] == focused)
      at = i;
  if (focused != NULL && at >= 0 && at < n && gtk_widget_child_focus (focused, direction))
    return TRUE;
  if (focused != NULL && direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  for (at += back ? -1 : +1; at >= 0 && at < n; at += back ? -1 : +1)
    if (gtk_widget_get_visible (stops[at]) && gtk_widget_child_focus (stops[at], direction))
      return TRUE;
  return FALSE;
}

static gboolean
dtl_timeline_grab_focus (GtkWidget *widget)
{
  return dtl_timeline_focus_events (DTL_TIMELINE (widget));
}

static void
viewport_changed_cb (DtlTimeline *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
show_hidden_lanes (DtlTimeline *self)
{
  guint n_hidden = self->state != NULL ? dtl_view_state_get_n_hidden_lanes (self->state) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u hidden", "%u hidden", n_hidden), n_hidden);

  gtk_button_set_label (GTK_BUTTON (self->corner), text);
  gtk_widget_set_visible (self->corner, n_hidden > 0);
}

static void
layout_changed_cb (DtlTimeline *self)
{
  DtlDocument *document = self->state != NULL ? dtl_view_state_get_document (self->state) : NULL;
  gboolean is_empty = document == NULL || dtl_document_get_n_events (document) == 0;

  dtl_timeline_clear_span (self);
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_set_visible (self->zoom_box, !is_empty);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), self->show_legend && !is_empty);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline"), -1);
  show_hidden_lanes (self);
  dtl_timeline_update_actions (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
activated_cb (DtlTimeline *self,
              guint32      event)
{
  dtl_timeline_activate (self, event);
}

static void
dtl_timeline_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DtlTimeline *self = DTL_TIMELINE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_object (value, self->state);
      break;
    case PROP_STYLE:
      g_value_set_enum (value, self->style);
      break;
    case PROP_WHEEL_ZOOMS:
      g_value_set_boolean (value, self->wheel_zooms);
      break;
    case PROP_SHOW_LEGEND:
      g_value_set_boolean (value, self->show_legend);
      break;
    case PROP_LEGEND_UNFOLDED:
      g_value_set_boolean (value, self->legend_unfolded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_timeline_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  DtlTimeline *self = DTL_TIMELINE (object);

  switch (prop_id)
    {
    case PROP_STATE:
      dtl_timeline_set_state (self, g_value_get_object (value));
      break;
    case PROP_STYLE:
      dtl_timeline_set_style (self, g_value_get_enum (value));
      break;
    case PROP_WHEEL_ZOOMS:
      dtl_timeline_set_wheel_zooms (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_LEGEND:
      dtl_timeline_set_show_legend (self, g_value_get_boolean (value));
      break;
    case PROP_LEGEND_UNFOLDED:
      dtl_timeline_set_legend_unfolded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_timeline_dispose (GObject *object)
{
  DtlTimeline *self = DTL_TIMELINE (object);
  GtkWidget *child;

  if (self->canvas != NULL)
    {
      dtl_timeline_remove_list (self);
      dtl_timeline_set_state (self, NULL);
    }
  g_clear_object (&self->state_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->canvas = NULL;

  G_OBJECT_CLASS (dtl_timeline_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", DTL_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[STEP_QUOTE] = g_signal_new ("step-quote", DTL_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[EXPORT_SPAN] = g_signal_new ("export-span", DTL_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
dtl_timeline_class_init (DtlTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dtl_timeline_get_property;
  object_class->set_property = dtl_timeline_set_property;
  object_class->dispose = dtl_timeline_dispose;
  widget_class->measure = dtl_timeline_measure;
  widget_class->size_allocate = dtl_timeline_size_allocate;
  widget_class->focus = dtl_timeline_focus;
  widget_class->grab_focus = dtl_timeline_grab_focus;

  properties[PROP_STATE] = g_param_spec_object ("state", NULL, NULL, DTL_TYPE_VIEW_STATE, flags);
  properties[PROP_STYLE] = g_param_spec_enum ("style", NULL, NULL, DTL_TYPE_STYLE, DTL_STYLE_LIGHT, flags);
  properties[PROP_WHEEL_ZOOMS] = g_param_spec_boolean ("wheel-zooms", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_LEGEND] = g_param_spec_boolean ("show-legend", NULL, NULL, TRUE, flags);
  properties[PROP_LEGEND_UNFOLDED] = g_param_spec_boolean ("legend-unfolded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals ();
  dtl_timeline_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
append_zoom_button (DtlTimeline *self,
                    const char  *icon_name,
                    const char  *action_name,
                    const char  *label,
                    const char  *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  dtl_set_tooltip (button, tooltip);
  gtk_widget_set_focusable (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (self->zoom_box), button);
}

static void
make_zoom_box (DtlTimeline *self)
{
  self->zoom_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->zoom_box, "zoom-box");
  gtk_widget_add_css_class (self->zoom_box, "linked");
  append_zoom_button (self, "zoom-out-symbolic", "timeline.zoom-out", _("Zoom out"), _("Zoom out (−)"));
  append_zoom_button (self, "zoom-in-symbolic", "timeline.zoom-in", _("Zoom in"), _("Zoom in (+)"));
  append_zoom_button (self, "zoom-fit-best-symbolic", "timeline.zoom-all", _("Show all"), _("Show all (0)"));
}

static void
make_legend_button (DtlTimeline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Legend")));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-up-symbolic"));
  self->legend_button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->legend_button), box);
  dtl_set_tooltip (self->legend_button, _("Explain all signs"));
  gtk_widget_add_css_class (self->legend_button, "flat");
  gtk_widget_add_css_class (self->legend_button, "legend-button");
  gtk_widget_set_visible (self->legend_button, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->legend_button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->legend_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Legend"), -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->legend_button), GTK_ACCESSIBLE_RELATION_CONTROLS, self->legend, NULL, -1);
  g_object_bind_property (self, "legend-unfolded", self->legend_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static void
make_parts (DtlTimeline *self)
{
  self->canvas = DTL_CANVAS (dtl_canvas_new ());
  self->ruler = DTL_RULER (dtl_ruler_new (self->canvas));
  self->column = DTL_LANE_COLUMN (dtl_lane_column_new (self->canvas));
  self->corner = gtk_button_new_with_label ("");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->corner), "timeline.show-all-lanes");
  dtl_set_tooltip (self->corner, _("Show all lanes"));
  gtk_widget_add_css_class (self->corner, "flat");
  gtk_widget_add_css_class (self->corner, "corner");
  self->shelf = DTL_SHELF (dtl_shelf_new ());
  self->legend = DTL_LEGEND_STRIP (dtl_legend_strip_new ());
  self->legend_line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  make_legend_button (self);
  self->scroll = gtk_adjustment_new (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
  self->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, self->scroll);
  gtk_widget_add_css_class (self->scrollbar, "overlay-indicator");
  make_zoom_box (self);
  self->span = DTL_SPAN_BOX (dtl_span_box_new ());

  gtk_widget_set_parent (GTK_WIDGET (self->canvas), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->ruler), GTK_WIDGET (self));
  gtk_widget_set_parent (self->corner, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->column), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->shelf), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->legend), GTK_WIDGET (self));
  gtk_widget_set_parent (self->legend_line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->legend_button, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scrollbar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->zoom_box, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->span), GTK_WIDGET (self));
}

static void
connect_parts (DtlTimeline *self)
{
  g_signal_connect_object (self->canvas, "event-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "span-dragged", G_CALLBACK (dtl_timeline_drag_span), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "updated", G_CALLBACK (dtl_timeline_place_span), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ruler, "span-dragged", G_CALLBACK (dtl_timeline_drag_span), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shelf, "event-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scroll, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);

  self->state_signals = g_signal_group_new (DTL_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "layout-changed", G_CALLBACK (layout_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "viewport-changed", G_CALLBACK (viewport_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "selection-changed",
                                  G_CALLBACK (dtl_timeline_update_actions), self);
  g_signal_group_connect_swapped (self->state_signals, "matches-changed",
                                  G_CALLBACK (dtl_timeline_update_actions), self);
  g_signal_group_connect_swapped (self->state_signals, "notify::can-go-back",
                                  G_CALLBACK (dtl_timeline_update_actions), self);
  g_signal_group_connect_swapped (self->state_signals, "notify::can-go-forward",
                                  G_CALLBACK (dtl_timeline_update_actions), self);
}

/* The style sheet of this room; whoever embeds the timeline may override it. */
static void
add_style_sheet (void)
{
  static gboolean is_added;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (is_added)
    return;
  is_added = TRUE;
  dtl_ui_get_resource ();
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, RESOURCE_BASE "/ui/timeline.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
}

static void
dtl_timeline_init (DtlTimeline *self)
{
  add_style_sheet ();
  self->show_legend = TRUE;
  make_parts (self);
  connect_parts (self);
  dtl_timeline_init_list (self);
  dtl_timeline_init_span (self);
  dtl_timeline_init_scrolling (self);
  dtl_timeline_init_fingers (self);
  dtl_timeline_update_actions (self);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  layout_changed_cb (self);
}

GtkWidget *
dtl_timeline_new (DtlViewState *state)
{
  return g_object_new (DTL_TYPE_TIMELINE, "state", state, NULL);
}

DtlViewState *
dtl_timeline_get_state (DtlTimeline *self)
{
  g_return_val_if_fail (DTL_IS_TIMELINE (self), NULL);

  return self->state;
}

void
dtl_timeline_set_state (DtlTimeline  *self,
                        DtlViewState *state)
{
  g_return_if_fail (DTL_IS_TIMELINE (self));
  g_return_if_fail (state == NULL || DTL_IS_VIEW_STATE (state));

  if (self->state == state)
    return;
  dtl_timeline_clear_span (self);
  g_set_object (&self->state, state);
  g_signal_group_set_target (self->state_signals, state);
  dtl_canvas_set_state (self->canvas, state);
  dtl_ruler_set_state (self->ruler, state);
  dtl_lane_column_set_state (self->column, state);
  dtl_shelf_set_state (self->shelf, state);
  dtl_legend_strip_set_state (self->legend, state);
  layout_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

DtlStyle
dtl_timeline_get_style (DtlTimeline *self)
{
  g_return_val_if_fail (DTL_IS_TIMELINE (self), DTL_STYLE_LIGHT);

  return self->style;
}

void
dtl_timeline_set_style (DtlTimeline *self,
                        DtlStyle     style)
{
  g_return_if_fail (DTL_IS_TIMELINE (self));

  if (self->style == style)
    return;
  self->style = style;
  dtl_canvas_set_style (self->canvas, style);
  dtl_ruler_set_style (self->ruler, style);
  dtl_lane_column_set_style (self->column, style);
  dtl_legend_strip_set_style (self->legend, style);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE]);
}

gboolean
dtl_timeline_get_wheel_zooms (DtlTimeline *self)
{
  g_return_val_if_fail (DTL_IS_TIMELINE (self), FALSE);

  return self->wheel_zooms;
}

void
dtl_timeline_set_wheel_zooms (DtlTimeline *self,
                              gboolean     wheel_zooms)
{
  g_return_if_fail (DTL_IS_TIMELINE (self));

  wheel_zooms = !!wheel_zooms;
  if (self->wheel_zooms == (guint) wheel_zooms)
    return;
  self->wheel_zooms = wheel_zooms;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHEEL_ZOOMS]);
}

gboolean
dtl_timeline_get_show_legend (DtlTimeline *self)
{
  g_return_val_if_fail (DTL_IS_TIMELINE (self), FALSE);

  return self->show_legend;
}

void
dtl_timeline_set_show_legend (DtlTimeline *self,
                              gboolean     show_legend)
{
  g_return_if_fail (DTL_IS_TIMELINE (self));

  show_legend = !!show_legend;
  if (self->show_legend == (guint) show_legend)
    return;
  self->show_legend = show_legend;
  layout_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LEGEND]);
}

gboolean
dtl_timeline_get_legend_unfolded (DtlTimeline *self)
{
  g_return_val_if_fail (DTL_IS_TIMELINE (self), FALSE);

  return self->legend_unfolded;
}

void
dtl_timeline_set_legend_unfolded (DtlTimeline *self,
                                  gboolean     unfolded)
{
  g_return_if_fail (DTL_IS_TIMELINE (self));

  unfolded = !!unfolded;
  if (self->legend_unfolded == (guint) unfolded)
    return;
  self->legend_unfolded = unfolded;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->legend_button), GTK_ACCESSIBLE_STATE_EXPANDED, unfolded, -1);
  /* The canvas gets another height, and so do lanes: see dtl-lane-column.c. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEGEND_UNFOLDED]);
}

gboolean
dtl_timeline_focus_events (DtlTimeline *self)
{
  g_return_val_if_fail (DTL_IS_TIMELINE (self), FALSE);

  return dtl_canvas_focus_event (self->canvas, DTL_NONE) || dtl_shelf_focus_event (self->shelf, DTL_NONE);
}

gboolean
dtl_timeline_get_span (DtlTimeline *self,
                       DtlInstant  *from,
                       DtlInstant  *to)
{
  g_return_val_if_fail (DTL_IS_TIMELINE (self), FALSE);
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  return dtl_span_box_get_span (self->span, from, to);
}
