/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laws of a canvas: what is drawn is held against what the document has, and against all else in its row. */
#pragma once

#include "dtl-layout-private.h"
#include "dtl-scene.h"

typedef struct
{
  double left, right;
} LawsSpan;

/* The text of a group's label. FALSE when it has none. */
gboolean        laws_get_label    (DtlScene          *scene,
                                   const DtlGroup    *group,
                                   LawsSpan          *span);
/* Resting labels cover no label and no mark. */
void            laws_check_labels (DtlScene          *scene);
/* Everything is drawn in its own row. */
void            laws_check_rows   (DtlLayout         *layout,
                                   const DtlViewport *view,
                                   DtlScene          *scene);
/* Marks are those of events in sight, each once. */
void            laws_check_marks  (DtlLayout         *layout,
                                   const DtlViewport *view,
                                   DtlScene          *scene);
/* A count is that of the events of its row which begin where it stands. */
void            laws_check_counts (DtlLayout         *layout,
                                   DtlScene          *scene);
/* All that is shown or counted, and all that has a place. */
guint           laws_count_all    (DtlScene          *scene);
guint           laws_count_placed (DtlLayout         *layout);
/* The mark of an event; NULL where it has none of its own. */
const DtlGroup *laws_find_group   (DtlScene          *scene,
                                   guint32            event);
