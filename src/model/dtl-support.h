/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many independent sources support an event. The rule:
 *
 * - A citation supports when its stance is reports, confirms or plans. Who denies, disputes, retracts, declines or only
 *   mentions does not. The citations of the event's plans count like its own.
 * - Each source counts once, however often it is cited. A citation of a source that the file does not have counts nothing.
 * - A source that rests on another ("basedOn", over any number of steps) adds nothing to what that one gives. Two that rest
 *   on a common third are one support as well, cited or not: two papers that reprint one agency report are one report.
 *   Of those that hang together the one that rests on the fewest counts.
 *
 * At most 64 sources are followed back from one source, the nearest first.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

typedef struct _DtlSupport DtlSupport;

gboolean    dtl_stance_supports (DtlStance        stance);

/* @sources must outlive it. */
DtlSupport *dtl_support_new     (const DtlSource *sources,
                                 guint            n_sources);
void        dtl_support_free    (DtlSupport      *self);
/* @cited: the indices of the supporting sources, may repeat, DTL_NONE is skipped; it is sorted in place.
 * At most 255, which means that or more. */
guint       dtl_support_count   (DtlSupport      *self,
                                 guint32         *cited,
                                 guint            n_cited);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlSupport, dtl_support_free)

G_END_DECLS
