/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-stance-sign.h"

#include "dtl-text-cache.h"

#include <math.h>

#define SIGN_PX  10
#define LINE_PX  2
/* How far two signs stand to the sides of the middle of a cell. */
#define APART_PX 6

struct _DtlStanceSign
{
  GtkWidget parent_instance;

  DtlStances says;
};

G_DEFINE_FINAL_TYPE (DtlStanceSign, dtl_stance_sign, GTK_TYPE_WIDGET)

/* What a source supports and what it stands against, the strongest first: a cell has at most one sign of each. */
static const DtlStance for_it[] = { DTL_STANCE_CONFIRMS, DTL_STANCE_REPORTS, DTL_STANCE_PLANS };
static const DtlStance against_it[] = { DTL_STANCE_RETRACTS, DTL_STANCE_DENIES, DTL_STANCE_DISPUTES };
static const DtlStance beside_it[] = { DTL_STANCE_DECLINES, DTL_STANCE_MENTIONS };

static gboolean
find_first (DtlStances       says,
            const DtlStance *stances,
            guint            n_stances,
            DtlStance       *found)
{
  for (guint i = 0; i < n_stances; i++)
    if (says & DTL_SAYS_STANCE (stances[i]))
      {
        *found = stances[i];
        return TRUE;
      }
  return FALSE;
}

typedef enum
{
  DISC_FULL,
  DISC_HALF,
  DISC_HOLLOW,
} DiscKind;

/* With cairo: half a disc of so few pixels is beyond the clips of GTK 4.8, which fill it whole. */
static void
draw_half (GtkSnapshot   *snapshot,
           float          x,
           float          y,
           float          size,
           const GdkRGBA *colour)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - size / 2, y - size / 2, size, size));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_arc (cr, x, y, size / 2, G_PI / 2, 3 * G_PI / 2);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* About a point. */
static void
draw_disc (GtkSnapshot   *snapshot,
           DiscKind       kind,
           float          x,
           float          y,
           float          size,
           const GdkRGBA *colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x - size / 2, y - size / 2, size, size);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, size / 2);
  if (kind == DISC_FULL)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, colour, &bounds);
      gtk_snapshot_pop (snapshot);
      return;
    }
  if (kind == DISC_HALF)
    draw_half (snapshot, x, y, size, colour);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1.25, 1.25, 1.25, 1.25 },
                              (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
}

static void
draw_bar (GtkSnapshot   *snapshot,
          float          x,
          float          y,
          float          length,
          float          degrees,
          const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_rotate (snapshot, degrees);
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (-length / 2, -LINE_PX / 2.0f, length, LINE_PX));
  gtk_snapshot_restore (snapshot);
}

static void
draw_diamond (GtkSnapshot   *snapshot,
              float          x,
              float          y,
              gboolean       is_hollow,
              const GdkRGBA *colour)
{
  const float side = SIGN_PX * 0.78f;
  GskRoundedRect outline;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_rotate (snapshot, 45);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (-side / 2, -side / 2, side, side), 0);
  if (is_hollow)
    gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1.5, 1.5, 1.5, 1.5 },
                                (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
  else
    gtk_snapshot_append_color (snapshot, colour, &outline.bounds);
  gtk_snapshot_restore (snapshot);
}

static void
draw_stance (GtkSnapshot   *snapshot,
             DtlStance      stance,
             gboolean       is_hollow,
             float          x,
             float          y,
             const GdkRGBA *colour)
{
  switch (stance)
    {
    case DTL_STANCE_REPORTS:
      draw_disc (snapshot, is_hollow ? DISC_HOLLOW : DISC_FULL, x, y, SIGN_PX, colour);
      break;
    case DTL_STANCE_CONFIRMS:
      draw_disc (snapshot, DISC_HOLLOW, x, y, SIGN_PX + 4, colour);
      draw_disc (snapshot, is_hollow ? DISC_HOLLOW : DISC_FULL, x, y, SIGN_PX - 2, colour);
      break;
    case DTL_STANCE_PLANS:
      draw_diamond (snapshot, x, y, is_hollow, colour);
      break;
    case DTL_STANCE_DISPUTES:
      draw_disc (snapshot, DISC_HALF, x, y, SIGN_PX, colour);
      break;
    case DTL_STANCE_RETRACTS:
      draw_disc (snapshot, DISC_HOLLOW, x, y, SIGN_PX + 4, colour);
      draw_bar (snapshot, x, y, SIGN_PX - 1, 45, colour);
      draw_bar (snapshot, x, y, SIGN_PX - 1, -45, colour);
      break;
    case DTL_STANCE_DENIES:
      draw_bar (snapshot, x, y, SIGN_PX + 2, 45, colour);
      draw_bar (snapshot, x, y, SIGN_PX + 2, -45, colour);
      break;
    case DTL_STANCE_DECLINES:
      draw_bar (snapshot, x, y, SIGN_PX, 0, colour);
      break;
    case DTL_STANCE_MENTIONS:
    default:
      draw_disc (snapshot, DISC_FULL, x, y, 4, colour);
    }
}

static void
draw_box (GtkSnapshot   *snapshot,
          float          x,
          float          y,
          const GdkRGBA *colour)
{
  const float size = DTL_STANCE_SIGN_PX - 2;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x - size / 2, y - size / 2, size, size), 4);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1.5, 1.5, 1.5, 1.5 },
                              (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
}

void
dtl_stance_sign_snapshot (GtkSnapshot   *snapshot,
                          DtlStances     says,
                          float          x,
                          float          y,
                          const GdkRGBA *colour)
{
  gboolean is_hollow = (says & DTL_SAYS_QUOTED) == 0;
  DtlStance supports, opposes, other;
  gboolean has_support = find_first (says, for_it, G_N_ELEMENTS (for_it), &supports);
  gboolean has_opposition = find_first (says, against_it, G_N_ELEMENTS (against_it), &opposes);
  float apart = has_support && has_opposition ? APART_PX : 0;

  /* On whole pixels, where lines are sharp. */
  x = roundf (x);
  y = roundf (y);

  if (has_support)
    draw_stance (snapshot, supports, is_hollow, x - apart, y, colour);
  if (has_opposition)
    draw_stance (snapshot, opposes, is_hollow, x + apart, y, colour);
  if (!has_support && !has_opposition && find_first (says, beside_it, G_N_ELEMENTS (beside_it), &other))
    draw_stance (snapshot, other, is_hollow, x, y, colour);
  if (says & DTL_SAYS_ALONE)
    draw_box (snapshot, x, y, colour);
}

static void
dtl_stance_sign_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = (int) (DTL_STANCE_SIGN_PX * dtl_text_get_scale (widget) + 0.5);
}

static void
dtl_stance_sign_do_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  float scale = (float) dtl_text_get_scale (widget);
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_scale (snapshot, scale, scale);
  dtl_stance_sign_snapshot (snapshot, DTL_STANCE_SIGN (widget)->says, gtk_widget_get_width (widget) / (2.0f * scale),
                            gtk_widget_get_height (widget) / (2.0f * scale), &colour);
}

static void
dtl_stance_sign_class_init (DtlStanceSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dtl_stance_sign_measure;
  widget_class->snapshot = dtl_stance_sign_do_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dtl_stance_sign_init (DtlStanceSign *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
dtl_stance_sign_new (DtlStances says)
{
  DtlStanceSign *self = g_object_new (DTL_TYPE_STANCE_SIGN, NULL);

  self->says = says;
  return GTK_WIDGET (self);
}
