/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A whole picture for paper and files: title, ruler, lane names, lanes, legend and a line of sources, composed as one
 * scene out of the parts that the screen shows. Same rows, same labels, at any width.
 */
#pragma once

#include "dtl-scene.h"

G_BEGIN_DECLS

typedef struct
{
  double     width;         /* logical px of the whole picture */
  gboolean   has_span;      /* else the whole document with its gutter */
  DtlInstant from, to;
  guint32    selected;      /* DTL_NONE, or an event whose links are drawn */
} DtlPictureOptions;

/* The height follows the rows: *height is set. Nothing is cut off, nothing scrolls. */
DtlScene *dtl_picture_new (DtlLayout               *layout,
                           const DtlPictureOptions *options,
                           const DtlTextMeasure    *measure,
                           double                  *height);

G_END_DECLS
