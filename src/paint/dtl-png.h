/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scene as a PNG file in memory, at any size: painted band by band and handed to the encoder row by row, so that
 * neither cairo's limit of 32,767 px a side nor the machine's memory stands against a picture of 100,000 px.
 */
#pragma once

#include "dtl-paint.h"
#include "dtl-text.h"

G_BEGIN_DECLS

/* What libpng reads by default, and what fits into 2 GiB at four bytes a pixel: others stop there. */
#define DTL_PNG_MAX_SIDE   1000000
#define DTL_PNG_MAX_PIXELS (G_GUINT64_CONSTANT (1) << 29)

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
                               const DtlPaintOptions *options,
                               GError             **error);

G_END_DECLS
