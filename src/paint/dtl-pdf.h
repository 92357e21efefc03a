/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scenes as the pages of a PDF file: letters that can be searched and copied in any script, links to the sources, an outline
 * of lanes and events, and what the document says of itself.
 */
#pragma once

#include "dtl-paint.h"
#include "dtl-text.h"

G_BEGIN_DECLS

/* The scale at which pages of that many logical pixels are written: @scale, or less where a side would be longer than a PDF can
 * say it. */
double  dtl_pdf_fit_scale (double width,
                           double height,
                           double scale);
/* @scenes: @n_scenes of one size. Pixels become points, 96 to 72. */
GBytes *dtl_pdf_render (DtlScene *const        *scenes,
                        guint                   n_scenes,
                        double                  width,
                        double                  height,
                        DtlText                *text,
                        const DtlPaintOptions  *options,
                        GError                **error);

G_END_DECLS
