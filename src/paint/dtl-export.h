/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A timeline as a picture file, from a layout to bytes in one call: composed, measured, painted, encoded. The command
 * line and the dialog both call this, so they cannot differ. Safe in any thread: a layout is immutable, and fonts are
 * made and dropped inside.
 */
#pragma once

#include "dtl-picture.h"
#include "dtl-png.h"

G_BEGIN_DECLS

typedef struct
{
  DtlPictureOptions  picture;         /* logical width, span, selection */
  double             scale;           /* pixels to one logical pixel */
  DtlStyle           style;
  const char        *font_name;       /* (nullable): the desktop's font */
  DtlPngProgressFunc progress;        /* (nullable): FALSE stops */
  gpointer           progress_data;
} DtlExportOptions;

gboolean  dtl_export_measure (DtlLayout               *layout,
                              const DtlExportOptions  *options,
                              guint                   *width_px,
                              guint                   *height_px,
                              GError                 **error);
GBytes   *dtl_export_png     (DtlLayout               *layout,
                              const DtlExportOptions  *options,
                              GError                 **error);

G_END_DECLS
