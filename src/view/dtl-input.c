/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-input.h"

#include <math.h>

/* exp (-k · d): one detent is a factor of 1.25, and up and down return exactly. */
#define ZOOM_PER_DETENT 0.22314355131420976
/* So many px of two fingers are as much as a detent. */
#define SURFACE_PX_PER_DETENT 48.0
/* What a touchpad that reports detents moves per unit: X11 sends about one for ten to fifteen px. */
#define TOUCHPAD_DETENT_PX 24.0

#define TIP_GAP_PX 8.0

double
dtl_detent_px (double page)
{
  return pow (MAX (page, 1.0), 2.0 / 3.0);
}

static void
pan (DtlIntent *intent,
     double     dx,
     double     dy)
{
  if (dx == 0.0 && dy == 0.0)
    return;
  intent->kind = DTL_INTENT_PAN;
  intent->dx = dx;
  intent->dy = dy;
}

static void
zoom (DtlIntent *intent,
      double     detents)
{
  if (detents == 0.0)
    return;
  intent->kind = DTL_INTENT_ZOOM;
  intent->factor = exp (-ZOOM_PER_DETENT * detents);
}

void
dtl_intent_from_scroll (const DtlScroll *scroll,
                        DtlIntent       *intent)
{
  gboolean fingers;
  double per_unit, along;

  g_return_if_fail (scroll != NULL);
  g_return_if_fail (intent != NULL);

  fingers = scroll->is_surface || scroll->is_touchpad;
  per_unit = scroll->is_surface ? 1.0 : TOUCHPAD_DETENT_PX;
  /* The axis that moves more counts where only one can. */
  along = fabs (scroll->dx) > fabs (scroll->dy) ? scroll->dx : scroll->dy;
  *intent = (DtlIntent) { .kind = DTL_INTENT_NONE, .factor = 1.0 };

  if (fingers && scroll->control)
    zoom (intent, scroll->is_surface ? scroll->dy / SURFACE_PX_PER_DETENT : scroll->dy);
  else if (fingers)
    pan (intent, -scroll->dx * per_unit, -scroll->dy * per_unit);
  else if (scroll->shift)
    pan (intent, 0.0, -along * dtl_detent_px (scroll->height));
  else if (scroll->control != scroll->wheel_zooms && scroll->dx == 0.0)
    zoom (intent, scroll->dy);
  else
    pan (intent, -along * dtl_detent_px (scroll->width), 0.0);
}

static double
overlap (const double *a,
         const double *b)
{
  double width = MIN (a[0] + a[2], b[0] + b[2]) - MAX (a[0], b[0]);
  double height = MIN (a[1] + a[3], b[1] + b[3]) - MAX (a[1], b[1]);

  return width > 0.0 && height > 0.0 ? width * height : 0.0;
}

void
dtl_place_tip (const double *mark,
               const double *blocks,
               guint         n_blocks,
               double        canvas_width,
               double        canvas_height,
               double        width,
               double        height,
               double       *x,
               double       *y)
{
  double right = mark[0] + mark[2] + TIP_GAP_PX, left = mark[0] - TIP_GAP_PX - width;
  double middle = mark[1] + (mark[3] - height) / 2.0;
  double below = mark[1] + mark[3] + TIP_GAP_PX / 2.0, above = mark[1] - TIP_GAP_PX / 2.0 - height;
  const double places[][2] = {
    { mark[0], below }, { mark[0], above }, { right, middle }, { left, middle },
    { mark[0] + mark[2] - width, below }, { mark[0] + mark[2] - width, above },
  };
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double tip[4] = {
        CLAMP (places[i][0], 0.0, MAX (canvas_width - width, 0.0)),
        CLAMP (places[i][1], 0.0, MAX (canvas_height - height, 0.0)),
        width, height
      };
      /* Its own mark must stay visible whatever else is covered. */
      double cost = overlap (tip, mark) * 1000.0 + i;

      for (guint j = 0; j < n_blocks; j++)
        cost += overlap (tip, &blocks[j * 4]);
      if (cost < best)
        {
          best = cost;
          *x = tip[0];
          *y = tip[1];
        }
    }
}
