/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From ids to indices in four bytes a slot. The table holds indices only; the ids themselves stay where they are and
 * are asked for. What is left of a slot's 32 bits beside the index holds a part of the hash, so that a foreign id is
 * hardly ever compared. The hash is SipHash-1-3 (Aumasson and Bernstein 2012) with a key drawn at random, because
 * ids come from files that may have been made to collide.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint32 *slots;      /* 0: empty; else tag << bits | index + 1 */
  guint32  n_used;
  guint8   bits;       /* 2^bits slots */
  guint64  key[2];
} DtlIdTable;

/* The id with the index @index: its bytes, not NUL-terminated; @owned is set where they had to be decoded, and is freed. */
typedef const char *(*DtlIdFunc) (gconstpointer  owner,
                                  guint32        index,
                                  char         **owned,
                                  gsize         *length);

guint64  dtl_hash_bytes      (const guint64     key[2],
                              const char       *bytes,
                              gsize             length);

void     dtl_id_table_init   (DtlIdTable       *self);
void     dtl_id_table_clear  (DtlIdTable       *self);
/* Makes room for @n_ids in a table that has none yet, so that it need not grow, and read and hash each id again. */
void     dtl_id_table_reserve (DtlIdTable      *self,
                               guint32          n_ids);
gboolean dtl_id_table_lookup (const DtlIdTable *self,
                              const char       *id,
                              gsize             length,
                              DtlIdFunc         get_id,
                              gconstpointer     owner,
                              guint32          *index);
/* Gives @id the next index, which is the count of ids so far. FALSE, and the index of the holder, when the id is taken. */
gboolean dtl_id_table_add    (DtlIdTable       *self,
                              const char       *id,
                              gsize             length,
                              DtlIdFunc         get_id,
                              gconstpointer     owner,
                              guint32          *index);

G_END_DECLS
