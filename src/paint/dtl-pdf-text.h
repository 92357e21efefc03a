/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of text on the pages of a PDF, from which its words can be taken again. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* As pango_cairo_show_layout_line() draws it, from @x on, on the baseline @y. @font: the one of letters, whose space stands in
 * for glyphs that are pictures. */
void dtl_pdf_text_show (cairo_t         *cr,
                        PangoLayoutLine *line,
                        PangoFont       *font,
                        double           x,
                        double           y);

G_END_DECLS
