/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words into lines, for what is wider than its room. */
#pragma once

#include "dtl-scene-private.h"

G_BEGIN_DECLS

/* Breaks @text between words, and a word that is wider than a line between characters. The last of @max_lines (0: as many
 * as it takes) keeps all the rest, to be ellipsised where it is drawn. (element-type utf8), (transfer full); at least one line. */
GPtrArray *dtl_text_lines_new    (const char           *text,
                                  double                width,
                                  guint                 max_lines,
                                  DtlFont               font,
                                  const DtlTextMeasure *measure);
/* The width of the widest. */
double     dtl_text_lines_get_width (GPtrArray            *lines,
                                     DtlFont               font,
                                     const DtlTextMeasure *measure);
/* Draws them one below the other, none wider than @width; returns the height. */
double     dtl_text_lines_add    (GPtrArray            *lines,
                                  DtlScene             *scene,
                                  DtlRole               role,
                                  DtlFont               font,
                                  double                x,
                                  double                y,
                                  double                width,
                                  double                line_height,
                                  const DtlTextMeasure *measure);

G_END_DECLS
