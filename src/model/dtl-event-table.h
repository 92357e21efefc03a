/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The chronology as a table: what stands in each column of an event's row, and the order of the rows by a column.
 *
 *   g_autofree guint32 *rows = dtl_event_table_sort (document, DTL_COLUMN_DATE, FALSE, NULL);
 *   g_autofree char *date = dtl_event_table_dup_text (document, rows[0], DTL_COLUMN_DATE);
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_COLUMN_DATE,
  DTL_COLUMN_TITLE,
  DTL_COLUMN_LANE,
  DTL_COLUMN_ACTORS,     /* who takes part or speaks */
  DTL_COLUMN_SOURCES,    /* who is cited */
  DTL_COLUMN_STATUS,
  DTL_COLUMN_SUPPORT,    /* how many independent sources, or what is wrong with them */
} DtlColumn;

#define DTL_N_COLUMNS (DTL_COLUMN_SUPPORT + 1)

/* The heading of a column, translated; static text. */
const char *dtl_column_to_words     (DtlColumn    column);
/* The words of one cell; "" where there is nothing to say. (transfer full) */
char       *dtl_event_table_dup_text (DtlDocument *document,
                                     guint32      event,
                                     DtlColumn    column);
/**
 * dtl_event_table_sort:
 * @cancel: (nullable): looked at now and then; non-zero ends it early
 *
 * All events in the order of a column: words as the locale sorts them; dates by the bounds of the event's own date, else
 * of its first plan, and never by how they are worded; lanes as the timeline stacks them; support from the weakest on.
 * Events that are equal stand in order of time. Those with nothing in the column come last, in both directions.
 *
 * Returns: (transfer full) (nullable): n_events indices; NULL when it was cancelled
 */
guint32    *dtl_event_table_sort    (DtlDocument *document,
                                     DtlColumn    column,
                                     gboolean     descending,
                                     const gint  *cancel);

/* How a line of many sources names one: its author, or else the outlet, the title or the id. Owned by @source. */
const char *dtl_source_get_short_name (const DtlSource *source);

G_END_DECLS
