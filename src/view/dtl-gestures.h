/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the toolkit's controllers say, for every widget that is scrolled and pinched. */
#pragma once

#include <gtk/gtk.h>

#include "dtl-input.h"
#include "dtl-motion.h"

G_BEGIN_DECLS

/* The event that is being handled. The canvas's size and the preference are the caller's to fill in. */
void     dtl_describe_scroll  (GtkEventControllerScroll *controller,
                               double                    dx,
                               double                    dy,
                               DtlScroll                *scroll);
/* Between the fingers, or where the pointer is; FALSE where there are none. */
gboolean dtl_get_pinch_centre (GtkGesture               *pinch,
                               double                   *x,
                               double                   *y);
/* As a drag begins: a finger that stops what goes on by itself does nothing else with that, unless it moves. */
void     dtl_stop_by_drag     (GtkGestureSingle         *drag,
                               DtlMotion                *motion);

G_END_DECLS
