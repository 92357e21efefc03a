/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/* The file of @document with the events alone for which @visible is not 0, and the links between them; sources, actors and all
 * else as they were. NULL where the document was not read from Dateline JSON. (transfer full) */
GBytes *dtl_proof_cut (DtlDocument  *document,
                       const guint8 *visible);

G_END_DECLS
