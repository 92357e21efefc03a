/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Measuring with care: how two dates stand to each other when neither is known to the second. A date stands for all the
 * worlds that its bounds allow: a start in the one window, an end in the other, the start not after the end. What is said
 * holds in all of them ("certainly") or in some ("possibly").
 *
 * The relations are those of Allen (1983, Maintaining Knowledge about Temporal Intervals), thirteen folded into six.
 * Where either date has no time of day, all is counted in days: two events of one day are at the same time.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/* How the first stands to the second; in each world exactly one of them holds. */
typedef enum
{
  DTL_RELATION_BEFORE   = 1 << 0,   /* the first ends before the second begins */
  DTL_RELATION_AFTER    = 1 << 1,
  DTL_RELATION_SAME     = 1 << 2,   /* the same start and end */
  DTL_RELATION_CONTAINS = 1 << 3,   /* the second lies in the first, and is shorter */
  DTL_RELATION_WITHIN   = 1 << 4,   /* the first lies in the second, and is shorter */
  DTL_RELATION_OVERLAPS = 1 << 5,   /* they share some time, and each has some of its own */
} DtlRelation;

#define DTL_RELATION_ALL 63

/**
 * DtlMeasure:
 * @possible: the relations (DtlRelation) that hold in some world; a single one is certain
 * @least: the least time between the end of the one and the start of the other, 0 where they can meet or share time
 * @most: the greatest, G_MAXINT64 where there is no bound
 * @in_days: whether these two count days; else seconds
 * @same_words: neither is an interval, and the two have the same bounds: nothing that is recorded tells them apart
 * @qualified: a date is approximate or uncertain, so that the bounds are not sure either
 */
typedef struct
{
  guint    possible;
  gint64   least;
  gint64   most;
  gboolean in_days;
  gboolean same_words;
  gboolean qualified;
} DtlMeasure;

/* FALSE when one of the dates has no place in time; then @measure is not touched. */
gboolean dtl_measure_dates        (const DtlDate    *first,
                                   const DtlDate    *second,
                                   DtlMeasure       *measure);
/* The dates at which two events happened, or for one that has only plans its first plan. */
gboolean dtl_measure_events       (DtlDocument      *document,
                                   guint32           first,
                                   guint32           second,
                                   DtlMeasure       *measure);
/* "27 to 58 days apart", "at least 3 months apart"; "" where there is nothing between them. (transfer full) */
char    *dtl_measure_dup_distance (const DtlMeasure *self,
                                   DtlWording        wording);
/* "certainly before", "possibly before, possibly after", "at the same time for all the sources say", as said of the first
 * beside the second. Static text. */
const char *dtl_measure_get_relation (const DtlMeasure *self);
/* Both: "certainly before, 27 to 58 days apart". (transfer full) */
char    *dtl_measure_to_words     (const DtlMeasure *self,
                                   DtlWording        wording);

/* A sentence about two events that stands without a picture, for the clipboard: "“A” (August 2017) and “B” (12 September 2017): the
 * first is certainly before, 27 to 58 days apart"; NULL when one of them has no place in time. (transfer full) */
char    *dtl_measure_dup_sentence (DtlDocument      *document,
                                   guint32           first,
                                   guint32           second,
                                   DtlWording        wording);

/* How far an outcome lies from its plan: "75 days late", "1 to 31 days early", "at least 3 months late"; "" where neither is
 * certain. A deadline is its last moment; a plan of another kind has bounds, and nothing within them is early or late. (transfer full) */
char    *dtl_measure_dup_slip     (const DtlDate    *plan,
                                   DtlPlanKind       kind,
                                   const DtlDate    *when,
                                   DtlWording        wording);

/* Whether an event certainly happened after something else. */
gboolean dtl_measure_is_event_after (DtlDocument    *document,
                                   guint32           event,
                                   const DtlDate    *earlier);

/* How much later than an event something else was: "9 days later", "5 to 6 months later"; "" where it is not certain that it was later
 * at all, or a date is approximate or uncertain. (transfer full) */
char    *dtl_measure_dup_lag      (DtlDocument      *document,
                                   guint32           event,
                                   const DtlDate    *later,
                                   DtlWording        wording);

/* Whether a link of cause and effect has it that the effect certainly came first. Which end is the cause: that from which the
 * link leads where it "prompted", "caused", "enabled" or "prevented"; that to which it leads where it "responds-to". */
gboolean dtl_measure_is_effect_first (DtlDocument   *document,
                                      const DtlLink *link);

G_END_DECLS
