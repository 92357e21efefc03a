/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Back and forward through views, as in a browser: a jump remembers where it came from, and so does a movement by hand that ends
 * somewhere else. Nearly equal views are one, unless they are as reported by different days.
 */
#pragma once

#include "dtl-viewport.h"

G_BEGIN_DECLS

#define DTL_HISTORY_MAX 64

typedef struct
{
  DtlViewport viewport;
  DtlInstant  reported_by;    /* DTL_INSTANT_AFTER_ALL: the second clock is off */
} DtlView;

typedef struct _DtlViewHistory DtlViewHistory;

DtlViewHistory *dtl_view_history_new            (void);
void            dtl_view_history_free           (DtlViewHistory    *self);
void            dtl_view_history_clear          (DtlViewHistory    *self);
/* @view is about to be left by a jump. What lay ahead is forgotten. */
void            dtl_view_history_remember       (DtlViewHistory    *self,
                                                 const DtlView     *view);
/*
 * A hand moves the view a little: a step of a wheel, of a drag, of a key that is held down. What follows without a pause is one
 * movement; where it began is remembered as soon as it is out of sight: half a window away, or twice as large or small.
 * @time: monotonic, in µs. TRUE when that is now.
 */
gboolean        dtl_view_history_move_by_hand   (DtlViewHistory    *self,
                                                 const DtlView     *before,
                                                 const DtlViewport *after,
                                                 gint64             time);
gboolean        dtl_view_history_can_go_back    (DtlViewHistory    *self);
gboolean        dtl_view_history_can_go_forward (DtlViewHistory    *self);
/* @view: in, where we are; out, where to go. FALSE when there is nothing there. */
gboolean        dtl_view_history_go_back        (DtlViewHistory    *self,
                                                 DtlView           *view);
gboolean        dtl_view_history_go_forward     (DtlViewHistory    *self,
                                                 DtlView           *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlViewHistory, dtl_view_history_free)

G_END_DECLS
