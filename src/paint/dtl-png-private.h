/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dtl-png.h"

G_BEGIN_DECLS

/* The same with tiles of at most so many pixels; tests compare. */
GBytes *dtl_png_render_tiled (DtlScene            *scene,
                              double               width,
                              double               height,
                              DtlText             *text,
                              const DtlPaintOptions *options,
                              guint                tile_width,
                              guint                tile_height,
                              GError             **error);

G_END_DECLS
