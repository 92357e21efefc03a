/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader is told of a source, from a CSL-JSON item as Zotero exports it: who wrote it, and when it was issued. */
#pragma once

#include <json-glib/json-glib.h>

#include "dtl-document.h"

G_BEGIN_DECLS

/* Sets authors and authors_short. */
void dtl_csl_read_authors (JsonObject *item,
                           DtlSource  *source);
/* Sets issued, has_issued and issued_words. */
void dtl_csl_read_issued  (JsonObject *item,
                           DtlSource  *source);

G_END_DECLS
