/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From when to when an event reaches on the canvas: the finite hull of all that it draws (its own date, its plans from
 * where they were stated to their deadlines, the dates that citations give it). What is open or unknown is a tail,
 * not a bound: "2017-05/.." reaches over May 2017 and has a tail after it, "[..2017-05]" over May with a tail before.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

typedef struct
{
  DtlInstant earliest;      /* finite when placed */
  DtlInstant latest;        /* inclusive */
  gboolean   placed;
  gboolean   tail_start;
  gboolean   tail_end;
} DtlExtent;

#define DTL_EXTENT_INIT { 0, 0, FALSE, FALSE, FALSE }

/* Widens @self by a date; nothing happens when the date has no place. */
void dtl_extent_add_date   (DtlExtent       *self,
                            const DtlDate   *date);
/* Widens @self by a plan: from @stated_from (DTL_INSTANT_BEFORE_ALL: unknown, a tail) to its deadline. */
void dtl_extent_add_plan   (DtlExtent       *self,
                            const DtlDate   *deadline,
                            DtlInstant       stated_from);
void dtl_extent_add_extent (DtlExtent       *self,
                            const DtlExtent *other);

/* Writes the bounds and what flags say of them into the record of an event. */
void     dtl_event_set_extent      (DtlEvent        *event,
                                    const DtlExtent *extent);
/* Whether a date is a day or finer: DTL_EVENT_ONE_INSTANT. */
gboolean dtl_extent_is_one_instant (const DtlDate   *date);
/* What flags say of the event's own date: ONE_INSTANT, APPROXIMATE, UNCERTAIN, LASTED. */
guint16  dtl_extent_flags_of_date  (const DtlDate   *date);

G_END_DECLS
