/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The chain of an event: all that led to it, and all that followed from it, along the links that a timeline states.
 * Upstream only causes are followed, and downstream only effects: what else came of a cause is no part of the chain.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/* Which end of a link came first in what it says: "prompted", "caused", "enabled", "prevented" and "announces" lead on, while
 * "responds-to", "continues", "fulfils" and "supersedes" look back. FALSE where a link says nothing of that kind. */
gboolean dtl_link_get_ends   (const DtlLink *link,
                              guint32       *cause,
                              guint32       *effect);
/* The events of the chain, the event itself among them, in order of time. (transfer full) (element-type guint32) */
GArray  *dtl_trace_events    (DtlDocument   *document,
                              guint32        event);
/* The links that lead to @effect from other events of a chain, in file order. (transfer full) (element-type guint32) */
GArray  *dtl_trace_dup_steps (DtlDocument   *document,
                              GArray        *chain,
                              guint32        effect);

G_END_DECLS
