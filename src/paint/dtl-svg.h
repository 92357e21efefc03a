/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scene as an SVG file: real text that can be selected, edited and read aloud, a group for each event with its id and its
 * title, a class for each role in a style sheet inside. (cairo's own SVG turns letters into outlines.)
 */
#pragma once

#include "dtl-paint.h"
#include "dtl-text.h"

G_BEGIN_DECLS

GBytes *dtl_svg_render (DtlScene               *scene,
                        double                  width,
                        double                  height,
                        DtlText                *text,
                        const DtlPaintOptions  *options,
                        GError                **error);

G_END_DECLS
