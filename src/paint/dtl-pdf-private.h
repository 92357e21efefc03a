/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cairo cannot write into a PDF, as an incremental update behind its file (ISO 32000-1, 7.5.6). */
#pragma once

#include "dtl-paint.h"

G_BEGIN_DECLS

/* What the end of a file of cairo's says. Until 1.16 its table is text, from 1.18 on a stream, and the catalog is packed. */
typedef struct
{
  guint    n_objects;     /* the first number that is free */
  guint    root, info;    /* the numbers of the catalog and of the metadata */
  gsize    table;         /* where the table stands */
  gboolean is_stream;     /* it is one, and so has to be the table of what is appended */
  char    *catalog;       /* what stands between its << and >> */
} DtlPdfTail;

/* FALSE where the file is built in another way. */
gboolean dtl_pdf_tail_read  (DtlPdfTail      *self,
                             GBytes          *pdf);
void     dtl_pdf_tail_clear (DtlPdfTail      *self);

/* With the language and, as an attached file that any viewer can take out, the timeline. @language, @proof (nullable). A file of
 * unknown build stays as it is where only the language would be lost; else NULL with DTL_PAINT_ERROR_FAILED. */
GBytes  *dtl_pdf_append     (GBytes          *pdf,
                             const char      *language,
                             const DtlProof  *proof,
                             GError         **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtlPdfTail, dtl_pdf_tail_clear)

G_END_DECLS
