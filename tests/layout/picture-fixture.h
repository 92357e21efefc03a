/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents to make pictures of, and what holds of every page. */
#pragma once

#include "dtl-document-builder.h"
#include "dtl-picture.h"

G_BEGIN_DECLS

DtlLayout          *picture_load            (const char              *path,
                                             gboolean                 fold);
DtlLayout          *picture_load_bundled    (gboolean                 fold);
/* Five events in two lanes, two of them without a date. */
DtlDocumentBuilder *picture_begin_document  (void);
DtlLayout          *picture_finish_document (DtlDocumentBuilder      *builder);
/* All pages are as large as they were to be, all is on them, and no text lies over another. */
void                picture_assert_fits     (DtlLayout               *layout,
                                             const DtlPictureOptions *options);

G_END_DECLS
