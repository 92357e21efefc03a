/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Silences: stretches of time in which nothing is recorded.
 *
 * What breaks a silence: a date that is known to lie in a window, somewhere in it; of something that lasted, its beginning and its
 * end, but not the time between; when a plan was stated. That a deadline passes is no record of anything.
 *
 * A stretch that no window touches is silent for certain. Beside these there are those that are silent unless an event falls into
 * them whose window is so wide that sharper dates lie on both sides: "some time between 2009 and 2017" does not fill eight years.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

typedef struct
{
  DtlInstant from;      /* the first second of it */
  DtlInstant to;        /* the last one */
  guint32    before;    /* the event after which it begins */
  guint32    after;     /* the event that ends it */
  guint      n_vague;   /* how many dates may fall into it; 0: it is certain */
} DtlSilence;

/**
 * dtl_find_silences:
 * @mask: (nullable): a byte for each event, 0 for those to leave out
 * @least_seconds: shorter ones are not listed
 * @cancel: (nullable): looked at now and then; non-zero ends it early
 *
 * Returns: (transfer full) (element-type DtlSilence): those that are certain, longest first, and of equal ones the earlier first
 */
GArray *dtl_find_silences          (DtlDocument      *document,
                                    const guint8     *mask,
                                    gint64            least_seconds,
                                    const gint       *cancel);
/* Those that are not certain, in the same order. Of the dates only those are boundaries whose window holds no other window. */
GArray *dtl_find_possible_silences (DtlDocument      *document,
                                    const guint8     *mask,
                                    gint64            least_seconds,
                                    const gint       *cancel);
/* "41 days with nothing recorded", "6 years with nothing recorded, unless one of 3 vague dates falls into it". (transfer full) */
char   *dtl_silence_to_words       (const DtlSilence *self,
                                    DtlWording        wording);

G_END_DECLS
