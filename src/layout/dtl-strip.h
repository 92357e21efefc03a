/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the strips around the canvas (ruler, overview, legend, picture) share: lines of text on which nothing may overlap,
 * and the length of a fold in words.
 */
#pragma once

#include "dtl-scene-private.h"
#include "dtl-ticks.h"

G_BEGIN_DECLS

/* The stretches of a line that are taken. (element-type DtlStretch) */
typedef struct
{
  double left, right;
} DtlStretch;

GArray  *dtl_stretches_new        (void);
/* Takes [left, right] unless something overlaps it. */
gboolean dtl_stretches_take       (GArray               *self,
                                   double                left,
                                   double                right);
/* Takes the first free stretch of that width from @left on, as long as it begins at @last_left or before. */
gboolean dtl_stretches_take_behind (GArray             *self,
                                   double                left,
                                   double                width,
                                   double                last_left,
                                   double               *found);

/* The ticks of the ruler, which are those of the grid: measured in the font of the upper tier, the bolder one. None where
 * nothing is placed: any date would be invented. @measure may be NULL. */
GArray  *dtl_strip_new_ticks      (DtlLayout            *layout,
                                   const DtlViewport    *viewport,
                                   const DtlTextMeasure *measure);
/* Where nothing measures (@measure is NULL): never less than it is. */
double   dtl_strip_measure        (const DtlTextMeasure *measure,
                                   DtlFont               font,
                                   const char           *text);
void     dtl_strip_add_text       (DtlScene             *scene,
                                   DtlRole               role,
                                   DtlFont               font,
                                   guint                 flags,       /* DtlItemFlags */
                                   double                x,
                                   double                y,
                                   double                width,
                                   double                height,
                                   const char           *text);
void     dtl_strip_add_line       (DtlScene             *scene,
                                   DtlRole               role,
                                   double                x,
                                   double                y,
                                   double                width,
                                   double                height);

/* How long a fold is, for its break: one unit where that says enough, "4 years"; with @brief always one. (transfer full) */
char    *dtl_fold_dup_words       (const DtlFold        *fold,
                                   gboolean              brief);
/* The words of all folds in view, each centred on its break, none over another; takes their stretches from @taken. */
void     dtl_strip_add_fold_words (DtlScene             *scene,
                                   const DtlScale       *scale,
                                   const DtlViewport    *viewport,
                                   const DtlTextMeasure *measure,
                                   double                y,
                                   double                height,
                                   GArray               *taken);
/* The breaks themselves. */
void     dtl_strip_add_zigzags    (DtlScene             *scene,
                                   const DtlScale       *scale,
                                   const DtlViewport    *viewport,
                                   double                y,
                                   double                height);

/* An item in the hue, shape and colour of a lane of the document. */
DtlItem  dtl_strip_lane_item      (DtlDocument          *document,
                                   guint32               lane,
                                   DtlItemKind           kind,
                                   DtlRole               role);

G_END_DECLS
