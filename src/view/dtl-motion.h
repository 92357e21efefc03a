/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Movement over time for one timeline: framing (250 ms, ease-out cubic) and momentum, by a widget's frame clock. Where
 * the desktop has animations switched off, or nothing is on screen, framing jumps and momentum ends at once. Any other movement
 * of the state stops both.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_FRAMING_MS 250.0

typedef struct _DtlMotion DtlMotion;

/* @widget (not owned) gives the frame clock and must outlive it. */
DtlMotion *dtl_motion_new         (GtkWidget    *widget);
void       dtl_motion_free        (DtlMotion    *self);
/* Becomes the animator of @state (nullable), and leaves the one before. */
void       dtl_motion_set_state   (DtlMotion    *self,
                                   DtlViewState *state);
/* Content goes on with this velocity, px/s. */
void       dtl_motion_fling       (DtlMotion    *self,
                                   double        velocity_x,
                                   double        velocity_y);
void       dtl_motion_stop        (DtlMotion    *self);
gboolean   dtl_motion_is_moving   (DtlMotion    *self);
/* One frame; for tests, which have no clock. @now_us on any monotonic scale. */
void       dtl_motion_step        (DtlMotion    *self,
                                   gint64        now_us);

double     dtl_ease_out_cubic     (double        t);
/* Whether things may move by themselves. */
gboolean   dtl_animations_enabled (GtkWidget    *widget);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlMotion, dtl_motion_free)

G_END_DECLS
