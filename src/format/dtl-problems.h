/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a reader has to say about a file, while it reads: kept by byte, told by line and column at the end. Of each kind
 * at most a thousand are kept, so that a file that is wrong everywhere costs no more than others; the rest is counted.
 */
#pragma once

#include "dtl-document-builder.h"

G_BEGIN_DECLS

#define DTL_PROBLEMS_MAX 1000      /* of each kind */

typedef struct
{
  const char *data;
  gsize       size;
  GArray     *kept;                /* in the order in which they were found */
  guint       n_kept[2];           /* by kind */
  guint       n_more[2];
  gsize       first_more[2];       /* where the first one that was not kept stands */
} DtlProblems;

void  dtl_problems_init        (DtlProblems        *self,
                                const char         *data,
                                gsize               size);
void  dtl_problems_clear       (DtlProblems        *self);

/* @message is owned by it from now on. */
void  dtl_problems_take        (DtlProblems        *self,
                                DtlProblemKind      kind,
                                gsize               offset,
                                char               *message);
/* "found ...; expected ...", and before it, where @member is not NULL, whose value it is. */
void  dtl_problems_add         (DtlProblems        *self,
                                DtlProblemKind      kind,
                                gsize               offset,
                                const char         *member,
                                const char         *found,
                                const char         *expected);
/* For dropping what was said of a record that is left out altogether. */
guint dtl_problems_get_mark    (DtlProblems        *self);
void  dtl_problems_drop_since  (DtlProblems        *self,
                                guint               mark);

/* Moves what was said of a text to the places in @others' text that it was made of, behind what @others say, which are moved here. */
typedef gsize (*DtlProblemsMoveFunc) (gconstpointer user_data,
                                      gsize         offset);
void  dtl_problems_move        (DtlProblems        *self,
                                DtlProblemsMoveFunc find_place,
                                gconstpointer       user_data,
                                DtlProblems        *others);

/* Hands all of them to @builder, in the order of the text. */
void  dtl_problems_deliver     (DtlProblems        *self,
                                DtlDocumentBuilder *builder);

G_END_DECLS
