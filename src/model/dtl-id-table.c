/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-id-table.h"

#include <string.h>

#define MIN_BITS 4
/* How many ids 2^bits slots take before there must be more: three in four. */
#define CAPACITY(bits) ((G_GUINT64_CONSTANT (3) << (bits)) / 4)

#define ROTATE(x, n) ((x) << (n) | (x) >> (64 - (n)))

static inline void
sip_round (guint64 v[4])
{
  v[0] += v[1];
  v[1] = ROTATE (v[1], 13) ^ v[0];
  v[0] = ROTATE (v[0], 32);
  v[2] += v[3];
  v[3] = ROTATE (v[3], 16) ^ v[2];
  v[0] += v[3];
  v[3] = ROTATE (v[3], 21) ^ v[0];
  v[2] += v[1];
  v[1] = ROTATE (v[1], 17) ^ v[2];
  v[2] = ROTATE (v[2], 32);
}

static inline guint64
load_le64 (const char *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return GUINT64_FROM_LE (word);
}

guint64
dtl_hash_bytes (const guint64  key[2],
                const char    *bytes,
                gsize          length)
{
  guint64 v[4] =
  {
    key[0] ^ G_GUINT64_CONSTANT (0x736f6d6570736575), key[1] ^ G_GUINT64_CONSTANT (0x646f72616e646f6d),
    key[0] ^ G_GUINT64_CONSTANT (0x6c7967656e657261), key[1] ^ G_GUINT64_CONSTANT (0x7465646279746573),
  };
  guint64 last = (guint64) length << 56;
  gsize whole = length & ~(gsize) 7;

  for (gsize i = 0; i < whole; i += 8)
    {
      guint64 word = load_le64 (bytes + i);

      v[3] ^= word;
      sip_round (v);
      v[0] ^= word;
    }

  for (gsize i = whole; i < length; i++)
    last |= (guint64) (guchar) bytes[i] << (8 * (i - whole));
  v[3] ^= last;
  sip_round (v);
  v[0] ^= last;

  v[2] ^= 0xff;
  for (int i = 0; i < 3; i++)
    sip_round (v);

  return v[0] ^ v[1] ^ v[2] ^ v[3];
}

void
dtl_id_table_init (DtlIdTable *self)
{
  memset (self, 0, sizeof *self);
  for (int i = 0; i < 2; i++)
    self->key[i] = (guint64) g_random_int () << 32 | g_random_int ();
}

void
dtl_id_table_clear (DtlIdTable *self)
{
  g_clear_pointer (&self->slots, g_free);
  self->n_used = 0;
  self->bits = 0;
}

static inline guint32
index_mask (const DtlIdTable *self)
{
  return (guint32) ((G_GUINT64_CONSTANT (1) << self->bits) - 1);
}

static void
make_slots (DtlIdTable *self,
            guint       bits)
{
  g_free (self->slots);
  self->bits = (guint8) bits;
  self->slots = g_new0 (guint32, (gsize) 1 << bits);
}

void
dtl_id_table_reserve (DtlIdTable *self,
                      guint32     n_ids)
{
  guint bits = MIN_BITS;

  g_return_if_fail (self->n_used == 0);

  while (n_ids > CAPACITY (bits))
    bits++;
  make_slots (self, bits);
}

/* The slot that holds @id, or the empty one where it would go. */
static gsize
find_slot (const DtlIdTable *self,
           guint64           hash,
           const char       *id,
           gsize             length,
           DtlIdFunc         get_id,
           gconstpointer     owner)
{
  guint32 mask = index_mask (self);
  guint32 tag = (guint32) (hash >> 32) & ~mask;

  for (gsize slot = (gsize) hash & mask;; slot = (slot + 1) & mask)
    {
      guint32 entry = self->slots[slot];
      char *owned = NULL;
      const char *other;
      gsize other_length;
      gboolean is_same;

      if (entry == 0)
        return slot;
      if ((entry & ~mask) != tag)
        continue;
      other = get_id (owner, (entry & mask) - 1, &owned, &other_length);
      is_same = other_length == length && memcmp (other, id, length) == 0;
      g_free (owned);
      if (is_same)
        return slot;
    }
}

static void
put_blindly (DtlIdTable *self,
             guint64     hash,
             guint32     index)
{
  guint32 mask = index_mask (self);
  gsize slot = (gsize) hash & mask;

  while (self->slots[slot] != 0)
    slot = (slot + 1) & mask;
  self->slots[slot] = ((guint32) (hash >> 32) & ~mask) | (index + 1);
}

static void
grow (DtlIdTable   *self,
      DtlIdFunc     get_id,
      gconstpointer owner)
{
  make_slots (self, MAX (self->bits + 1, MIN_BITS));
  for (guint32 i = 0; i < self->n_used; i++)
    {
      g_autofree char *owned = NULL;
      gsize length;
      const char *id = get_id (owner, i, &owned, &length);

      put_blindly (self, dtl_hash_bytes (self->key, id, length), i);
    }
}

gboolean
dtl_id_table_lookup (const DtlIdTable *self,
                     const char       *id,
                     gsize             length,
                     DtlIdFunc         get_id,
                     gconstpointer     owner,
                     guint32          *index)
{
  guint32 entry;

  if (self->n_used == 0)
    return FALSE;

  entry = self->slots[find_slot (self, dtl_hash_bytes (self->key, id, length), id, length, get_id, owner)];
  if (entry == 0)
    return FALSE;

  *index = (entry & index_mask (self)) - 1;
  return TRUE;
}

gboolean
dtl_id_table_add (DtlIdTable    *self,
                  const char    *id,
                  gsize          length,
                  DtlIdFunc      get_id,
                  gconstpointer  owner,
                  guint32       *index)
{
  guint64 hash;
  gsize slot;

  if (self->slots == NULL || self->n_used >= CAPACITY (self->bits))
    grow (self, get_id, owner);

  hash = dtl_hash_bytes (self->key, id, length);
  slot = find_slot (self, hash, id, length, get_id, owner);

  if (self->slots[slot] != 0)
    {
      *index = (self->slots[slot] & index_mask (self)) - 1;
      return FALSE;
    }

  *index = self->n_used++;
  self->slots[slot] = ((guint32) (hash >> 32) & ~index_mask (self)) | (*index + 1);
  return TRUE;
}
