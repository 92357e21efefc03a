/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a link between two events reads from either of its ends. */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/* "Prompted" when the event that is read is the link's `from`, "Prompted by" when it is its `to`. (transfer full) */
char *dtl_link_to_words (const DtlLink *link,
                         gboolean       is_outgoing);

G_END_DECLS
