/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-pips.h"

#include "dtl-text-cache.h"

#define PIP_PX  7
#define GAP_PX  3
#define LINE_PX 1.25
#define DOT_PX  2.5
#define BAR_PX  9.0     /* each way */
#define MAX_PIPS 5    /* more than can be counted at a glance; the words beside say the number */

struct _DtlPips
{
  GtkWidget parent_instance;

  DtlPipKind kind;
  int        n_pips;
};

G_DEFINE_FINAL_TYPE (DtlPips, dtl_pips, GTK_TYPE_WIDGET)

static void
dtl_pips_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  DtlPips *self = DTL_PIPS (widget);
  int size = orientation == GTK_ORIENTATION_VERTICAL ? PIP_PX : self->n_pips * (PIP_PX + GAP_PX) - GAP_PX;

  *minimum = *natural = (int) (size * dtl_text_get_scale (widget) + 0.5);
}

/* About @x, @y, its centre. */
static void
draw_pip (cairo_t   *cr,
          DtlPipKind kind,
          double     x,
          double     y)
{
  double radius = (PIP_PX - LINE_PX) / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  if (kind == DTL_PIP_FULL || kind == DTL_PIP_DENIED)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);

  if (kind == DTL_PIP_HALF)
    {
      cairo_arc (cr, x, y, radius, G_PI / 2, 3 * G_PI / 2);
      cairo_fill (cr);
    }
  else if (kind == DTL_PIP_UNNAMED)
    {
      cairo_arc (cr, x, y, DOT_PX / 2, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  else if (kind == DTL_PIP_DENIED)
    {
      cairo_move_to (cr, x - BAR_PX / 2, y + BAR_PX / 2);
      cairo_rel_line_to (cr, BAR_PX, -BAR_PX);
      cairo_stroke (cr);
    }
}

/* With cairo: half a disc of seven pixels is beyond the clips of the GL renderer of GTK 4.8, which fills it. */
static void
dtl_pips_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  DtlPips *self = DTL_PIPS (widget);
  float scale = (float) dtl_text_get_scale (widget);
  float width = gtk_widget_get_width (widget) / scale, height = gtk_widget_get_height (widget) / scale;
  cairo_t *cr;
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_scale (snapshot, scale, scale);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-BAR_PX, -BAR_PX, width + 2 * BAR_PX, height + 2 * BAR_PX));
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, LINE_PX);
  for (int i = 0; i < self->n_pips; i++)
    draw_pip (cr, self->kind, i * (PIP_PX + GAP_PX) + PIP_PX / 2.0, height / 2.0);
  cairo_destroy (cr);
}

static void
dtl_pips_class_init (DtlPipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dtl_pips_measure;
  widget_class->snapshot = dtl_pips_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dtl_pips_init (DtlPips *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
dtl_pips_new (DtlPipKind kind,
              guint      n_pips)
{
  DtlPips *self = g_object_new (DTL_TYPE_PIPS, NULL);

  self->kind = kind;
  self->n_pips = CLAMP (n_pips, 1, MAX_PIPS);
  return GTK_WIDGET (self);
}

GtkWidget *
dtl_pips_new_for_event (const DtlEvent *event)
{
  DtlPipKind kind = DTL_PIP_HOLLOW;

  g_return_val_if_fail (event != NULL, NULL);

  if (event->flags & DTL_EVENT_DISAGREE)
    kind = DTL_PIP_HALF;
  else if (event->flags & DTL_EVENT_DENIED)
    kind = DTL_PIP_DENIED;
  else if (event->flags & DTL_EVENT_ANONYMOUS)
    kind = DTL_PIP_UNNAMED;
  else if (event->independent > 0 && (event->flags & DTL_EVENT_QUOTED) != 0)
    kind = DTL_PIP_FULL;
  return dtl_pips_new (kind, event->independent);
}
