/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sorting the rows of a table. Each gets one small record, whose numbers decide nearly always: of words they hold the first
 * bytes of their collation key. A million dates take a fifth of a second, a million titles some two.
 */
#pragma once

#include "dtl-date.h"

G_BEGIN_DECLS

typedef struct
{
  guint64     first, second;   /* compared in this order */
  const char *rest;            /* then, of words: the whole collation key; else NULL */
  guint32     position;        /* at last, and upwards: where the row stands of itself */
  guint32     row;
  gboolean    is_empty;        /* comes last, in both directions */
} DtlSortKey;

/* The same order, unsigned. */
guint64  dtl_sort_key_from_instant (DtlInstant    instant);
/* Empty words are an empty key. @chunk keeps what the key needs. */
void     dtl_sort_key_set_words    (DtlSortKey   *self,
                                    const char   *words,
                                    GStringChunk *chunk);
/* Puts them in order, and gives their rows. (transfer full) */
guint32 *dtl_sort_keys             (DtlSortKey   *keys,
                                    guint         n_keys,
                                    gboolean      descending);

G_END_DECLS
