/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dtl-paint.h"

G_BEGIN_DECLS

/* What cairo cannot write, as an incremental update behind its file (ISO 32000-1, 7.5.6): the language and, as an attached file
 * that any viewer can take out, the timeline. @language, @proof (nullable). NULL with DTL_PAINT_ERROR_FAILED where the file is
 * not built as cairo builds them. */
GBytes *dtl_pdf_append (GBytes          *pdf,
                        const char      *language,
                        const DtlProof  *proof,
                        GError         **error);

G_END_DECLS
