/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as lines of text that a test can compare. */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/* A line for the document, one for each event. */
void  describe_document (GString     *out,
                         DtlDocument *document);
/* The same of what @bytes hold and two lines for each problem, or one line for the error. (transfer full) */
char *describe_bytes    (GBytes      *bytes);

G_END_DECLS
