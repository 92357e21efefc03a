/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of DtlOverview share: dtl-overview.c draws the strip, dtl-overview-input.c moves its window. */
#pragma once

#include "dtl-overview.h"
#include "dtl-text-cache.h"

G_BEGIN_DECLS

typedef enum
{
  GRAB_NONE,        /* beside the window */
  GRAB_WINDOW,
  GRAB_START,
  GRAB_END,
} DtlOverviewGrab;

struct _DtlOverview
{
  GtkWidget      parent_instance;

  DtlViewState  *state;
  GSignalGroup  *state_signals;
  DtlStyle       style;
  DtlTextCache  *text;
  double         text_scale;

  DtlViewport    viewport;        /* of the strip */
  GskRenderNode *drawing;         /* NULL: to be made */
  guint8        *match_columns;   /* a byte a pixel; NULL: to be made */
  guint          n_match_columns;

  DtlOverviewGrab grab;
  DtlInstant     grab_from, grab_to;
  double         grab_x0;
  double         pinch_x, pinch_scale;   /* where it began, and what is applied already */
  guint          words_id;
  guint          is_dragging : 1;
  guint          wheel_zooms : 1;
  double         pointer_x;
};

DtlLayout  *dtl_overview_get_layout      (DtlOverview    *self);
/* The window in pixels of the strip. */
void        dtl_overview_get_window      (DtlOverview    *self,
                                          double         *x0,
                                          double         *x1);
DtlInstant  dtl_overview_get_instant     (DtlOverview    *self,
                                          double          x);

/* dtl-overview-input.c */
void        dtl_overview_install_keys    (GtkWidgetClass *widget_class);
void        dtl_overview_add_controllers (DtlOverview    *self);

G_END_DECLS
