/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paint: a scene onto cairo. This room knows fonts, colours on paper, PNG, SVG and PDF; it knows nothing of files, and it needs
 * neither a display nor GTK.
 *
 *   g_autoptr (DtlText) text = dtl_text_new (NULL);
 *   g_autoptr (DtlScene) scene = dtl_picture_new (layout, &options, dtl_text_get_measure (text), &height);
 *   g_autoptr (GBytes) png = dtl_png_render (scene, width, height, text, &png_options, &error);
 *
 * DtlText is the fonts of a picture: it measures for the scene what the painter will draw, with the same shaping, so
 * that what fits when measured fits when painted. Only the thread that made it may use it.
 */
#pragma once

#include <pango/pangocairo.h>

#include "dtl-scene.h"

G_BEGIN_DECLS

typedef struct _DtlText DtlText;

DtlText              *dtl_text_new         (const char    *font_name);
void                  dtl_text_free        (DtlText       *self);

double                dtl_text_get_width   (DtlText       *self,
                                            const char    *text,
                                            gssize         length,
                                            DtlFont        font);
const DtlTextMeasure *dtl_text_get_measure (DtlText       *self);

/* Where a line of text stands, and what of it. */
typedef struct
{
  char    *words;       /* with an ellipsis where they were too long */
  double   x;           /* its left edge */
  double   baseline;
  double   width;
  gboolean is_rtl;      /* it reads from right to left */
} DtlTextLine;

void                  dtl_text_place       (DtlText       *self,
                                            const DtlItem *item,
                                            const char    *string,
                                            DtlTextLine   *line);
void                  dtl_text_line_clear  (DtlTextLine   *line);
double                dtl_text_get_size    (DtlText       *self,
                                            DtlFont        font);
int                   dtl_text_get_weight  (DtlText       *self,
                                            DtlFont        font);
char                 *dtl_text_dup_family  (DtlText       *self);

void                  dtl_text_show        (DtlText       *self,
                                            cairo_t       *cr,
                                            const DtlItem *item,
                                            const char    *string);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlText, dtl_text_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtlTextLine, dtl_text_line_clear)

G_END_DECLS
