/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-pips.h"

#define PIP_PX  7
#define GAP_PX  3
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

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? PIP_PX
                                                                : self->n_pips * (PIP_PX + GAP_PX) - GAP_PX;
}

static void
dtl_pips_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  DtlPips *self = DTL_PIPS (widget);
  float y = (gtk_widget_get_height (widget) - PIP_PX) / 2;
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  for (int i = 0; i < self->n_pips; i++)
    {
      float x = i * (PIP_PX + GAP_PX);
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, PIP_PX, PIP_PX), PIP_PX / 2.0);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      if (self->kind != DTL_PIP_HOLLOW)
        gtk_snapshot_append_color (snapshot, &colour,
                                   &GRAPHENE_RECT_INIT (x, y, self->kind == DTL_PIP_HALF ? PIP_PX / 2.0 : PIP_PX, PIP_PX));
      gtk_snapshot_pop (snapshot);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1.25, 1.25, 1.25, 1.25 },
                                  (GdkRGBA[4]) { colour, colour, colour, colour });
    }
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
