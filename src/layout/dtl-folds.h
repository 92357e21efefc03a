/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which stretches of time are empty enough to be folded: nothing begins or ends in them, and each is over an eighth
 * of the whole. Something that lasts may cross a fold.
 */
#pragma once

#include "dtl-scale.h"

G_BEGIN_DECLS

#define DTL_FOLD_BUCKETS 64

/* Instants are thrown into buckets that are narrower than any fold, so no sorting is needed: O(1) for each. */
typedef struct
{
  DtlInstant first, last;
  guint64    bucket_length;
  DtlInstant earliest[DTL_FOLD_BUCKETS + 1];
  DtlInstant latest[DTL_FOLD_BUCKETS + 1];
  gboolean   is_used[DTL_FOLD_BUCKETS + 1];
} DtlFoldFinder;

void  dtl_fold_finder_init (DtlFoldFinder       *self,
                            DtlInstant           first,
                            DtlInstant           last);
/* Something begins or ends here. Outside [first, last]: ignored. */
void  dtl_fold_finder_add  (DtlFoldFinder       *self,
                            DtlInstant           instant);
/* Fills at most DTL_MAX_FOLDS, in order of time; returns how many. @width_px: of the canvas that the whole is shown on. */
guint dtl_fold_finder_find (const DtlFoldFinder *self,
                            double               width_px,
                            DtlFold             *folds);

G_END_DECLS
