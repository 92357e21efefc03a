/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scene onto cairo: for PNG, PDF and the printer. Logical pixels of the scene are the user space of the context.
 */
#pragma once

#include "dtl-palette.h"
#include "dtl-text.h"

G_BEGIN_DECLS

void dtl_cairo_paint_scene (cairo_t          *cr,
                            DtlScene         *scene,
                            const DtlPalette *palette,
                            DtlText          *text);

G_END_DECLS
