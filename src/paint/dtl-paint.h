/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all who make a file of a scene share: how they fail, and how they say how far they are. */
#pragma once

#include "dtl-palette.h"
#include "dtl-proof.h"

G_BEGIN_DECLS

#define DTL_PAINT_ERROR (dtl_paint_error_quark ())
GQuark dtl_paint_error_quark (void);

/**
 * DtlPaintError:
 * @DTL_PAINT_ERROR_TOO_LARGE: larger than the programs that would open it can hold; the message names the largest that fits
 * @DTL_PAINT_ERROR_CANCELLED: the progress function said so
 * @DTL_PAINT_ERROR_MEMORY: memory ran out
 * @DTL_PAINT_ERROR_FAILED: the encoder refused
 */
typedef enum
{
  DTL_PAINT_ERROR_TOO_LARGE,
  DTL_PAINT_ERROR_CANCELLED,
  DTL_PAINT_ERROR_MEMORY,
  DTL_PAINT_ERROR_FAILED,
} DtlPaintError;

/* @fraction: 0.0 to 1.0; called in the thread that paints. Returns FALSE to stop; then the error is
 * DTL_PAINT_ERROR_CANCELLED. */
typedef gboolean (*DtlPaintProgressFunc) (double   fraction,
                                          gpointer user_data);

typedef struct
{
  const DtlPalette     *palette;
  double                scale;          /* pixels of the file to one logical pixel; its density is 96 · scale dpi */
  const char           *title;          /* (nullable): what it is a picture of */
  const char           *source;         /* (nullable): what it rests on */
  DtlPaintProgressFunc  progress;       /* (nullable) */
  gpointer              progress_data;
  DtlDocument          *document;       /* (nullable): what the events are called, for formats that can say it */
  const DtlProof       *proof;          /* (nullable): what the file carries */
} DtlPaintOptions;

/* Reports, where @progress is not NULL. FALSE with the error where it said to stop. */
gboolean dtl_paint_report (DtlPaintProgressFunc   progress,
                           gpointer               user_data,
                           double                 fraction,
                           GError               **error);

G_END_DECLS
