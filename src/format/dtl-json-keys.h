/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a member's name to the number of that name among those that a record has, in a few nanoseconds: names are
 * told apart by their first eight bytes, and compared once.
 */
#pragma once

#include "dtl-json-scan.h"

G_BEGIN_DECLS

#define DTL_JSON_KEYS_SLOTS 64
#define DTL_JSON_NO_KEY     (-1)

typedef struct
{
  const char * const *names;
  guint64             heads[DTL_JSON_KEYS_SLOTS];
  gint8               numbers[DTL_JSON_KEYS_SLOTS];   /* DTL_JSON_NO_KEY: empty */
  guint8              lengths[DTL_JSON_KEYS_SLOTS];
} DtlJsonKeys;

/* @names must outlive it; at most half as many as there are slots, shorter than 255 bytes. */
void dtl_json_keys_init (DtlJsonKeys        *self,
                         const char * const *names,
                         guint               n_names);
int  dtl_json_keys_find (const DtlJsonKeys  *self,
                         const DtlJsonScan  *scan,
                         const DtlJsonSlice *key);

G_END_DECLS
