/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-legend-strip.h"

#include "dtl-snapshot-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What a legend is never narrower than. */
#define MIN_WIDTH_PX 160

/* For a width; no scene: to be made. */
typedef struct
{
  DtlScene *scene;
  double    width;
  double    height;
} Drawing;

struct _DtlLegendStrip
{
  GtkWidget     parent_instance;

  DtlViewState *state;
  GSignalGroup *state_signals;
  DtlStyle      style;
  DtlTextCache *text;
  double        text_scale;
  guint         report_flags;   /* DtlLegendFlags: of the second clock */

  Drawing       whole;
  Drawing       line;
};

G_DEFINE_FINAL_TYPE (DtlLegendStrip, dtl_legend_strip, GTK_TYPE_WIDGET)

static void
clear_drawings (DtlLegendStrip *self)
{
  g_clear_pointer (&self->whole.scene, dtl_scene_free);
  g_clear_pointer (&self->line.scene, dtl_scene_free);
}

static DtlLayout *
get_layout (DtlLegendStrip *self)
{
  return self->state != NULL ? dtl_view_state_get_layout (self->state) : NULL;
}

/* @drawing: one of its own. */
static void
draw (DtlLegendStrip *self,
      Drawing        *drawing,
      int             width)
{
  const DtlLegendFlags flags = (drawing == &self->line ? DTL_LEGEND_ONE_LINE : 0) | self->report_flags;
  double room = MAX (width, MIN_WIDTH_PX) / self->text_scale;

  if (drawing->scene != NULL && drawing->width == room)
    return;
  g_clear_pointer (&drawing->scene, dtl_scene_free);
  drawing->width = room;
  drawing->scene = dtl_scene_new_legend (get_layout (self), flags, room, &drawing->height,
                                         dtl_text_cache_get_measure (self->text));
}

static int
get_height (DtlLegendStrip *self,
            const Drawing  *drawing)
{
  return (int) ceil (drawing->height * self->text_scale);
}

static void
dtl_legend_strip_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  DtlLegendStrip *self = DTL_LEGEND_STRIP (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH_PX : 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL || get_layout (self) == NULL)
    return;
  draw (self, &self->line, for_size);
  draw (self, &self->whole, for_size);
  *minimum = get_height (self, &self->line);
  *natural = get_height (self, &self->whole);
}

static GtkSizeRequestMode
dtl_legend_strip_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dtl_legend_strip_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  DtlLegendStrip *self = DTL_LEGEND_STRIP (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  Drawing *drawing = &self->whole;
  DtlSnapshotPainter painter = {
    .snapshot = snapshot,
    .palette = dtl_palette_get (self->style),
    .text = self->text,
    .label_opacity = 1.0,
    .snap = self->text_scale == 1.0,
  };
  guint n_items;

  if (get_layout (self) == NULL)
    return;
  draw (self, drawing, width);
  if (get_height (self, drawing) > height)
    {
      drawing = &self->line;
      draw (self, drawing, width);
    }
  dtl_scene_get_items (drawing->scene, &n_items);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (height - get_height (self, drawing)) / 2));
  if (self->text_scale != 1.0)
    gtk_snapshot_scale (snapshot, self->text_scale, self->text_scale);
  dtl_snapshot_paint (&painter, drawing->scene, 0, n_items);
}

static void
speak (DtlLegendStrip *self)
{
  GString *words = g_string_new (_("Legend"));
  guint n_items = 0;
  const DtlItem *items = NULL;

  if (get_layout (self) != NULL)
    {
      draw (self, &self->whole, 4096);
      items = dtl_scene_get_items (self->whole.scene, &n_items);
    }
  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == DTL_ITEM_TEXT)
      g_string_append_printf (words, "%s %s", words->len > strlen (_("Legend")) ? "," : ":",
                              dtl_scene_get_text (self->whole.scene, &items[i]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  g_string_free (words, TRUE);
}

static void
layout_changed_cb (DtlLegendStrip *self)
{
  clear_drawings (self);
  speak (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* While the day is moved along the legend stays as it is. */
static void
reports_changed_cb (DtlLegendStrip *self)
{
  DtlReports *reports = dtl_view_state_get_reports (self->state);
  guint flags = reports == NULL ? 0 : DTL_LEGEND_GHOSTS | (dtl_reports_has_doubts (reports) ? DTL_LEGEND_HALVES : 0);

  if (flags == self->report_flags)
    return;
  self->report_flags = flags;
  layout_changed_cb (self);
}

static void
update_fonts (DtlLegendStrip *self)
{
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));

  clear_drawings (self);
  g_clear_pointer (&self->text, dtl_text_cache_free);
  self->text = dtl_text_cache_new (context);
  self->text_scale = dtl_text_get_scale (GTK_WIDGET (self));
  g_object_unref (context);
}

/* Settings that changed while it was in no window reached nobody. */
static void
dtl_legend_strip_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dtl_legend_strip_parent_class)->root (widget);

  update_fonts (DTL_LEGEND_STRIP (widget));
  gtk_widget_queue_resize (widget);
}

static void
dtl_legend_strip_system_setting_changed (GtkWidget        *widget,
                                         GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (dtl_legend_strip_parent_class)->system_setting_changed (widget, setting);

  if (setting == GTK_SYSTEM_SETTING_DPI || setting == GTK_SYSTEM_SETTING_FONT_NAME ||
      setting == GTK_SYSTEM_SETTING_FONT_CONFIG)
    {
      update_fonts (DTL_LEGEND_STRIP (widget));
      gtk_widget_queue_resize (widget);
    }
}

static void
dtl_legend_strip_dispose (GObject *object)
{
  DtlLegendStrip *self = DTL_LEGEND_STRIP (object);

  g_clear_object (&self->state_signals);
  g_clear_object (&self->state);
  clear_drawings (self);

  G_OBJECT_CLASS (dtl_legend_strip_parent_class)->dispose (object);
}

static void
dtl_legend_strip_finalize (GObject *object)
{
  g_clear_pointer (&DTL_LEGEND_STRIP (object)->text, dtl_text_cache_free);

  G_OBJECT_CLASS (dtl_legend_strip_parent_class)->finalize (object);
}

static void
dtl_legend_strip_class_init (DtlLegendStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dtl_legend_strip_dispose;
  object_class->finalize = dtl_legend_strip_finalize;
  widget_class->measure = dtl_legend_strip_measure;
  widget_class->get_request_mode = dtl_legend_strip_get_request_mode;
  widget_class->snapshot = dtl_legend_strip_snapshot;
  widget_class->root = dtl_legend_strip_root;
  widget_class->system_setting_changed = dtl_legend_strip_system_setting_changed;

  gtk_widget_class_set_css_name (widget_class, "legend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
dtl_legend_strip_init (DtlLegendStrip *self)
{
  update_fonts (self);
  self->state_signals = g_signal_group_new (DTL_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "layout-changed", G_CALLBACK (layout_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "reports-changed", G_CALLBACK (reports_changed_cb), self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
dtl_legend_strip_new (void)
{
  return g_object_new (DTL_TYPE_LEGEND_STRIP, NULL);
}

void
dtl_legend_strip_set_state (DtlLegendStrip *self,
                            DtlViewState   *state)
{
  g_return_if_fail (DTL_IS_LEGEND_STRIP (self));

  if (!g_set_object (&self->state, state))
    return;
  g_signal_group_set_target (self->state_signals, state);
  layout_changed_cb (self);
}

void
dtl_legend_strip_set_style (DtlLegendStrip *self,
                            DtlStyle        style)
{
  g_return_if_fail (DTL_IS_LEGEND_STRIP (self));

  self->style = style;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
