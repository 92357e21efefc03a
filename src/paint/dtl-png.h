/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scene as a PNG file in memory, at any size: painted band by band and handed to the encoder row by row, so that
 * neither cairo's limit of 32,767 px a side nor the machine's memory stands against a picture of 100,000 px.
 */
#pragma once

#include "dtl-palette.h"
#include "dtl-text.h"

G_BEGIN_DECLS

#define DTL_PNG_ERROR (dtl_png_error_quark ())
GQuark dtl_png_error_quark (void);

/**
 * DtlPngError:
 * @DTL_PNG_ERROR_TOO_LARGE: larger than the programs that would open it can hold; the message names the largest that fits
 * @DTL_PNG_ERROR_CANCELLED: the progress function said so
 * @DTL_PNG_ERROR_MEMORY: memory ran out
 * @DTL_PNG_ERROR_FAILED: the encoder refused
 */
typedef enum
{
  DTL_PNG_ERROR_TOO_LARGE,
  DTL_PNG_ERROR_CANCELLED,
  DTL_PNG_ERROR_MEMORY,
  DTL_PNG_ERROR_FAILED,
} DtlPngError;

/* What libpng reads by default, and what fits into 2 GiB at four bytes a pixel: others stop there. */
#define DTL_PNG_MAX_SIDE   1000000
#define DTL_PNG_MAX_PIXELS (G_GUINT64_CONSTANT (1) << 29)

/* @fraction: 0.0 to 1.0. Returns FALSE to stop; then the error is DTL_PNG_ERROR_CANCELLED. */
typedef gboolean (*DtlPngProgressFunc) (double   fraction,
                                        gpointer user_data);

typedef struct
{
  const DtlPalette  *palette;
  double             scale;       /* pixels of the file to one logical pixel; the density it is marked with is 96 · scale dpi */
  const char        *title;       /* (nullable): what it is a picture of */
  const char        *source;      /* (nullable): what it rests on */
  DtlPngProgressFunc progress;    /* (nullable): called in the thread that renders */
  gpointer           progress_data;
} DtlPngOptions;

gboolean  dtl_png_check_size  (double               width,
                               double               height,
                               double               scale,
                               guint               *width_px,
                               guint               *height_px,
                               GError             **error);
GBytes   *dtl_png_render      (DtlScene            *scene,
                               double               width,
                               double               height,
                               DtlText             *text,
                               const DtlPngOptions *options,
                               GError             **error);

G_END_DECLS
