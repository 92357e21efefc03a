/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row of the matrix: date and title of an event, then a cell for each source. The cells of all rows are scrolled sideways
 * together, while date and title stay.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-source-table.h"

G_BEGIN_DECLS

/* What all rows share; owned by the matrix. */
typedef struct
{
  DtlDocument    *document;
  DtlSourceTable *table;
  guint           n_sources;
  guint32         current;      /* the source whose column is marked, or DTL_NONE */
  double          scale;        /* of text, and of all that stands with it */
  int             margin;       /* px before the first cell */
  int             cell_width;   /* px */
  double          across;       /* px that the cells are scrolled by */
} DtlMatrixBand;

#define DTL_TYPE_MATRIX_ROW (dtl_matrix_row_get_type ())
G_DECLARE_FINAL_TYPE (DtlMatrixRow, dtl_matrix_row, DTL, MATRIX_ROW, GtkWidget)

/* The head names the sources; a row tells of an event. @band must outlive it. */
GtkWidget *dtl_matrix_head_new      (DtlMatrixBand *band);
GtkWidget *dtl_matrix_row_new       (DtlMatrixBand *band);
void       dtl_matrix_row_set_event (DtlMatrixRow  *self,
                                     guint32        event);
/* The source whose cell is at @x, or DTL_NONE. */
guint32    dtl_matrix_row_find      (DtlMatrixRow  *self,
                                     double         x);
/* "BuzzFeed reports; CNN denies": all that is said of the event. (transfer full) */
char      *dtl_matrix_row_dup_words (DtlMatrixRow  *self);

G_END_DECLS
