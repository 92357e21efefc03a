/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/* The indices of @events by earliest, latest, file order; those without a place last, in file order. (transfer full) */
guint32 *dtl_order_by_time (const DtlEvent *events,
                            guint           n_events,
                            guint          *n_placed);

G_END_DECLS
