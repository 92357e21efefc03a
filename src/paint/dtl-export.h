/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A timeline as a picture file, from a layout to bytes in one call: composed, measured, painted, encoded. The command
 * line and the dialog both call this, so they cannot differ. Safe in any thread: a layout is immutable, and fonts are
 * made and dropped inside.
 */
#pragma once

#include "dtl-paint.h"
#include "dtl-picture.h"
#include "dtl-png.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_EXPORT_PNG,
  DTL_EXPORT_SVG,
  DTL_EXPORT_PDF,
  DTL_N_EXPORTS,
} DtlExportFormat;

typedef struct
{
  DtlExportFormat       format;
  DtlPictureOptions     picture;        /* size, span, selection */
  double                scale;          /* pixels to one logical pixel; of a PDF, how large its pages are */
  DtlStyle              style;
  const char           *font_name;      /* (nullable): the desktop's font */
  gboolean              all_titles;     /* wider than the picture's width says, where no title is left out then */
  const DtlProof       *proof;          /* (nullable): what the file carries */
  char                **remarks;        /* (nullable) (out) (transfer full): what is not as it was asked for, for people */
  DtlPaintProgressFunc  progress;       /* (nullable): FALSE stops */
  gpointer              progress_data;
} DtlExportOptions;

/* What in the file is not as it was asked for: what found no room, a page that had to become smaller. In a sentence or more for
 * people; NULL where all is. (transfer full) */
char       *dtl_export_dup_remarks           (DtlPages                *pages,
                                              const DtlExportOptions  *options);

/* "png", which is its suffix and its name on the command line. Static. */
const char *dtl_export_format_get_name       (DtlExportFormat          format);
const char *dtl_export_format_get_media_type (DtlExportFormat          format);
/* By the suffix of a file name, or by its name alone, in any case; FALSE where it is none of ours. */
gboolean    dtl_export_format_find           (const char              *name,
                                              DtlExportFormat         *format);

GBytes     *dtl_export                       (DtlLayout               *layout,
                                              const DtlExportOptions  *options,
                                              GError                 **error);

G_END_DECLS
