/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One thing on the canvas that can be pointed at, focused and spoken: an event, a "+N", what lies outside the window. A light child
 * widget of DtlCanvas: a role, a label, one action, and the drawing of its part of the scene, whose render node GTK keeps
 * while only its place changes.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-scene.h"

G_BEGIN_DECLS

#define DTL_TYPE_TIMELINE_ITEM (dtl_timeline_item_get_type ())
G_DECLARE_FINAL_TYPE (DtlTimelineItem, dtl_timeline_item, DTL, TIMELINE_ITEM, GtkWidget)

/* What it stands for; equal for the same thing in two scenes. */
typedef struct
{
  guint32 kind;         /* DtlGroupKind */
  guint32 event;
  guint32 row;          /* for all but events */
} DtlItemKey;

/* The part of the scene that it draws now. */
typedef struct
{
  guint    first_group, n_groups;     /* more than one: a run of neighbours, where the canvas is too full for a widget each */
  guint32  count;                     /* how many events it stands for */
  double   x, y, width, height;       /* bounds in the scene */
  double   mark_x, mark_width;
  guint64  hash;                      /* of its drawing, relative to x and y; equal: nothing to draw anew */
  gboolean label_shown;
  gboolean is_drawn;                  /* FALSE: kept for its focus alone */
} DtlItemPart;

GtkWidget         *dtl_timeline_item_new             (void);
const DtlItemKey  *dtl_timeline_item_get_key         (DtlTimelineItem   *self);
guint32            dtl_timeline_item_get_event       (DtlTimelineItem   *self);
/* Takes up what it stands for. Its words are set apart, because they cost more than a frame may have for all. */
void               dtl_timeline_item_bind            (DtlTimelineItem   *self,
                                                      const DtlItemKey  *key);
gboolean           dtl_timeline_item_needs_words     (DtlTimelineItem   *self);
void               dtl_timeline_item_forget_words    (DtlTimelineItem   *self);
void               dtl_timeline_item_set_words       (DtlTimelineItem   *self,
                                                      const char        *label,
                                                      const char        *description);
void               dtl_timeline_item_set_selected    (DtlTimelineItem   *self,
                                                      gboolean           selected);
const DtlItemPart *dtl_timeline_item_get_part        (DtlTimelineItem   *self);
/* Draws anew only when the hash differs. */
void               dtl_timeline_item_set_part        (DtlTimelineItem   *self,
                                                      const DtlItemPart *part);
/* The frame in which it was last seen in a scene. */
guint              dtl_timeline_item_get_serial      (DtlTimelineItem   *self);
void               dtl_timeline_item_set_serial      (DtlTimelineItem   *self,
                                                      guint              serial);
/* Labels fade in: frame time in µs of the first frame; 0: it rests. */
gint64             dtl_timeline_item_get_fade_start  (DtlTimelineItem   *self);
void               dtl_timeline_item_set_fade_start  (DtlTimelineItem   *self,
                                                      gint64             start_us);

G_END_DECLS
