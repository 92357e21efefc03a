/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who says what: for each event and each source, what the source says of it; and for each source its events in the order in
 * which it tells them.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/* What a source says of an event: a bit for each stance (1 << DtlStance) that its citations take. */
typedef guint16 DtlStances;

/* In the same number: some citation has a quotation; no other source carries the event, but for those that rest on this one. */
#define DTL_SAYS_QUOTED (1 << 14)
#define DTL_SAYS_ALONE  (1 << 15)
#define DTL_SAYS_STANCE(stance) (1 << (stance))

typedef struct
{
  guint32    event;
  guint32    rank;      /* its place in order of time among the events of the source, from 0 */
  DtlStances says;
  char      *place;     /* "paragraph 35": where it is first told, NULL where the file does not say */
} DtlTold;

typedef struct _DtlSourceTable DtlSourceTable;

/* Reads the text of every event that cites anything. NULL when @cancel (nullable) became non-zero. */
DtlSourceTable *dtl_source_table_new         (DtlDocument     *document,
                                              const gint      *cancel);
void            dtl_source_table_free        (DtlSourceTable  *self);
/* As dtl-source-names.h has it. */
const char     *dtl_source_table_get_name    (DtlSourceTable  *self,
                                              guint32          source);
/* 0 where the source does not speak of the event. */
DtlStances      dtl_source_table_get_says    (DtlSourceTable  *self,
                                              guint32          event,
                                              guint32          source);
/* The events of a source in the order of their places in it (numbers as numbers), where it gives them first; those without
 * a place come last, in the order of the file. */
const DtlTold  *dtl_source_table_get_told    (DtlSourceTable  *self,
                                              guint32          source,
                                              guint           *n_told);
/* How many events rest on this source alone. */
guint           dtl_source_table_get_n_alone (DtlSourceTable  *self,
                                              guint32          source);
/* "reports, denies": what @says says; "" for nothing. (transfer full) */
char           *dtl_says_to_words            (DtlStances       says);
/* The order of two places as their numbers have it: "2" before "10", "1.2" before "1.10"; then as text. */
int             dtl_places_compare           (const char      *a,
                                              const char      *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlSourceTable, dtl_source_table_free)

G_END_DECLS
