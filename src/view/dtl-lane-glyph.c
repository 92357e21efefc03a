/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-lane-glyph.h"

#include "dtl-shape.h"
#include "dtl-text-cache.h"

struct _DtlLaneGlyph
{
  GtkWidget parent_instance;

  DtlItem  item;
  DtlStyle style;
};

G_DEFINE_FINAL_TYPE (DtlLaneGlyph, dtl_lane_glyph, GTK_TYPE_WIDGET)

static void
dtl_lane_glyph_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = (int) (DTL_GLYPH_PX * dtl_text_get_scale (widget) + 0.5);
}

static void
dtl_lane_glyph_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  DtlLaneGlyph *self = DTL_LANE_GLYPH (widget);
  DtlColour colour = dtl_palette_for_item (dtl_palette_get (self->style), &self->item);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double size = DTL_GLYPH_PX * dtl_text_get_scale (widget);
  DtlPathStep steps[DTL_SHAPE_MAX_STEPS];
  guint n_steps = dtl_shape_outline (self->item.shape, (width - size) / 2, (height - size) / 2, size, size, steps);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  for (guint i = 0; i < n_steps; i++)
    {
      switch (steps[i].kind)
        {
        case DTL_PATH_MOVE:
          cairo_move_to (cr, steps[i].to.x, steps[i].to.y);
          break;
        case DTL_PATH_LINE:
          cairo_line_to (cr, steps[i].to.x, steps[i].to.y);
          break;
        case DTL_PATH_CURVE:
          cairo_curve_to (cr, steps[i].c1.x, steps[i].c1.y, steps[i].c2.x, steps[i].c2.y, steps[i].to.x, steps[i].to.y);
          break;
        case DTL_PATH_CLOSE:
        default:
          cairo_close_path (cr);
          break;
        }
    }
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
dtl_lane_glyph_class_init (DtlLaneGlyphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dtl_lane_glyph_measure;
  widget_class->snapshot = dtl_lane_glyph_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dtl_lane_glyph_init (DtlLaneGlyph *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
dtl_lane_glyph_new (DtlDocument *document,
                    guint32      lane)
{
  DtlLaneGlyph *self = g_object_new (DTL_TYPE_LANE_GLYPH, NULL);
  const DtlLane *record = dtl_document_get_lane (document, lane);

  self->item.kind = DTL_ITEM_GLYPH;
  self->item.role = DTL_ROLE_MARK;
  self->item.hue = dtl_lane_hue (lane);
  self->item.shape = dtl_lane_shape (lane);
  self->item.colour = record->has_colour ? record->colour | 0xff000000 : 0;
  return GTK_WIDGET (self);
}

void
dtl_lane_glyph_set_style (DtlLaneGlyph *self,
                          DtlStyle      style)
{
  g_return_if_fail (DTL_IS_LANE_GLYPH (self));

  if (self->style == style)
    return;
  self->style = style;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
