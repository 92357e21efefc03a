/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-sort-key.h"

#include <string.h>

guint64
dtl_sort_key_from_instant (DtlInstant instant)
{
  return (guint64) instant ^ (G_GUINT64_CONSTANT (1) << 63);
}

void
dtl_sort_key_set_words (DtlSortKey   *self,
                        const char   *words,
                        GStringChunk *chunk)
{
  g_autofree char *collated = g_utf8_collate_key (words, -1);
  gsize length = strlen (collated);

  self->is_empty = words[0] == '\0';
  self->rest = g_string_chunk_insert_len (chunk, collated, (gssize) length);
  for (guint i = 0; i < 16; i++)
    {
      guint64 byte = i < length ? (guchar) collated[i] : 0;

      *(i < 8 ? &self->first : &self->second) |= byte << (56 - 8 * (i % 8));
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const DtlSortKey *left = a, *right = b;
  int direction = GPOINTER_TO_INT (user_data);
  int order;

  if (left->is_empty != right->is_empty)
    return left->is_empty ? 1 : -1;
  if (left->first != right->first)
    return left->first < right->first ? -direction : direction;
  if (left->second != right->second)
    return left->second < right->second ? -direction : direction;
  order = left->rest != NULL ? strcmp (left->rest, right->rest) : 0;
  if (order != 0)
    return order < 0 ? -direction : direction;
  return left->position < right->position ? -1 : left->position > right->position;
}

guint32 *
dtl_sort_keys (DtlSortKey *keys,
               guint       n_keys,
               gboolean    descending)
{
  guint32 *rows = g_new (guint32, MAX (n_keys, 1));

  g_qsort_with_data (keys, (int) n_keys, sizeof *keys, compare_keys, GINT_TO_POINTER (descending ? -1 : 1));
  for (guint i = 0; i < n_keys; i++)
    rows[i] = keys[i].row;
  return rows;
}
