/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of DtlCanvas share: dtl-canvas.c makes the scene, dtl-canvas-parts.c says what the children stand for,
 * dtl-canvas-items.c keeps them in step with that, dtl-canvas-paint.c draws, dtl-canvas-input.c has the gestures,
 * dtl-canvas-activate.c does what is asked of a thing that was pointed at, dtl-canvas-tip.c tells its title.
 */
#pragma once

#include "dtl-canvas.h"
#include "dtl-snapshot-painter.h"
#include "dtl-stamps.h"
#include "dtl-timeline-item.h"

G_BEGIN_DECLS

struct _DtlCanvas
{
  GtkWidget         parent_instance;

  DtlViewState     *state;
  GSignalGroup     *state_signals;
  DtlStyle          style;
  GdkFrameClock    *clock;                    /* while mapped */
  DtlMotion        *motion;
  DtlTextCache     *text;
  DtlStamps        *stamps;
  double            text_scale;

  DtlScene         *scene;
  DtlViewport       viewport;       /* of the scene */
  guint             serial;         /* of the scene */

  GHashTable       *items;          /* DtlItemKey -> DtlTimelineItem: those in the scene, and the pinned one */
  GPtrArray        *ordered;        /* the same in order of time */
  GArray           *paint_order;    /* (element-type PaintStep) */
  GPtrArray        *spare;          /* visible without a meaning, to be used again soon */
  guint             n_parked;       /* of them, from the first on: stand out of sight already */
  GPtrArray        *pool;           /* hidden */
  guint32           pinned;         /* the event whose item has the focus */
  guint32           left_at;        /* the event whose item had it last */
  guint32           measured_from;  /* what the words of the items measure from, or DTL_NONE */
  guint             rest_id;        /* timeout: the view came to rest */
  guint             words_id;       /* idle: labels are due */
  guint             fade_id;        /* tick: labels are fading in */

  GtkWidget        *tip;
  guint             tip_id;         /* timeout until the tip of what is hovered */
  DtlItemKey        tip_key;

  double            pointer_x, pointer_y;
  double            window_x, window_y;       /* where the pointer was last, in the window */
  double            drag_x, drag_y;           /* offset already applied */
  guint             has_pointer : 1;
  guint             is_panning : 1;
  guint             has_panned : 1;           /* since the drag began */
  guint             is_spanning : 1;
  guint             is_dirty : 1;
};

/* A piece of the scene in painting order: a child, or items that belong to nobody. */
typedef struct
{
  guint            first_item, n_items;
  DtlTimelineItem *item;              /* NULL: the canvas itself */
} DtlPaintStep;

/* What one child stands for. */
typedef struct
{
  DtlItemKey  key;
  DtlItemPart part;
  guint       first_item, n_items;
  DtlInstant  from;
} DtlCanvasPart;

/* dtl-canvas.c */
void            dtl_canvas_queue_update     (DtlCanvas        *self);
void            dtl_canvas_update_focused   (DtlCanvas        *self);
const DtlPalette *dtl_canvas_get_palette    (DtlCanvas        *self);
gboolean        dtl_canvas_item_contains    (DtlCanvas        *self,
                                             DtlTimelineItem  *item,
                                             double            x,
                                             double            y);
/* The group at a point in widget pixels. */
const DtlGroup *dtl_canvas_hit              (DtlCanvas        *self,
                                             double            x,
                                             double            y);

/* dtl-canvas-paint.c */
void            dtl_canvas_paint            (GtkWidget        *widget,
                                             GtkSnapshot      *snapshot);
void            dtl_canvas_snapshot_item    (DtlCanvas        *self,
                                             DtlTimelineItem  *item,
                                             GtkSnapshot      *snapshot);

/* dtl-canvas-parts.c */
/* (element-type DtlCanvasPart), in order of time. */
GArray         *dtl_canvas_make_parts       (DtlCanvas        *self);
/* A number for how items look, wherever they stand. */
guint64         dtl_canvas_hash_items       (DtlCanvas        *self,
                                             guint             first,
                                             guint             n_items,
                                             double            x,
                                             double            y);

/* A mark that looks like many others. They are drawn where their time is, to a quarter of a device pixel: in which one @x lies. */
#define DTL_CANVAS_PHASES 4
gboolean        dtl_canvas_is_small_mark    (DtlCanvas        *self,
                                             const DtlGroup   *group);
guint           dtl_canvas_get_phase        (DtlCanvas        *self,
                                             double            x);

/* dtl-canvas-items.c */
gboolean        dtl_item_key_equal          (gconstpointer     a,
                                             gconstpointer     b);
void            dtl_canvas_init_items       (DtlCanvas        *self);
void            dtl_canvas_clear_items      (DtlCanvas        *self);
void            dtl_canvas_sync_items       (DtlCanvas        *self,
                                             gboolean          may_fade);
void            dtl_canvas_allocate_items   (DtlCanvas        *self);
void            dtl_canvas_trim_items       (DtlCanvas        *self);
void            dtl_canvas_forget_words     (DtlCanvas        *self);
DtlTimelineItem *dtl_canvas_find_item       (DtlCanvas        *self,
                                             const DtlItemKey *key);

/* dtl-canvas-activate.c */
void            dtl_canvas_activate_item    (DtlCanvas        *self,
                                             DtlTimelineItem  *item);
void            dtl_canvas_activate_group   (DtlCanvas        *self,
                                             const DtlGroup   *group);
/* The events that a cluster, a band or a run stands for: (element-type guint32), (transfer full). */
GArray         *dtl_canvas_dup_events_of    (DtlCanvas        *self,
                                             const DtlGroup   *group);

/* dtl-canvas-tip.c */
void            dtl_canvas_init_tip         (DtlCanvas        *self);
void            dtl_canvas_show_tip_soon    (DtlCanvas        *self,
                                             const DtlGroup   *group);
void            dtl_canvas_drop_tip         (DtlCanvas        *self,
                                             const DtlGroup   *group);
void            dtl_canvas_show_focus_tip   (DtlCanvas        *self);
void            dtl_canvas_hide_tip         (DtlCanvas        *self);
void            dtl_canvas_allocate_tip     (DtlCanvas        *self);

/* dtl-canvas-input.c */
void            dtl_canvas_init_input       (DtlCanvas        *self);
void            dtl_canvas_update_hover     (DtlCanvas        *self);

G_END_DECLS
