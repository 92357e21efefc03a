/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first of many rows whose value is at most x: a tree of minima, because a lane that is opened to its full height may
 * have as many rows as events.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double *least;      /* of the subtree; 1 is the root, the leaves are the last `capacity` */
  guint   capacity;   /* a power of two */
} DtlRowIndex;

void  dtl_row_index_init  (DtlRowIndex       *self);
void  dtl_row_index_clear (DtlRowIndex       *self);
/* Rows that were never set are never found. */
void  dtl_row_index_set   (DtlRowIndex       *self,
                           guint              row,
                           double             value);
double dtl_row_index_get  (const DtlRowIndex *self,
                           guint              row);
/* The first row from @from on whose value is at most @x; G_MAXUINT when there is none. */
guint dtl_row_index_find  (const DtlRowIndex *self,
                           guint              from,
                           double             x);

G_END_DECLS
