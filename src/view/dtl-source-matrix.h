/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events against sources: a row for each event in order of time, a column for each source, and where they meet a sign for
 * what the source says of the event. What rests on one source alone stands in a box. Signs differ in shape, not in colour, and
 * each row is one object that says all of it.
 *
 * Left and right move along the sources, up and down along the events.
 *
 * Signals: "event-activated" (guint event): to be read; "source-chosen" (guint source): to be shown.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-event-list.h"
#include "dtl-source-table.h"

G_BEGIN_DECLS

#define DTL_TYPE_SOURCE_MATRIX (dtl_source_matrix_get_type ())
G_DECLARE_FINAL_TYPE (DtlSourceMatrix, dtl_source_matrix, DTL, SOURCE_MATRIX, GtkWidget)

GtkWidget *dtl_source_matrix_new       (void);
/* Shows @rows (n_rows events, transfer full) of the state's document. @table (not owned) must live until the next call;
 * NULL for nothing to show. */
void       dtl_source_matrix_take_rows (DtlSourceMatrix *self,
                                        DtlViewState    *state,
                                        DtlSourceTable  *table,
                                        guint32         *rows,
                                        guint            n_rows);
gboolean   dtl_source_matrix_focus     (DtlSourceMatrix *self);

G_END_DECLS
