/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-json-keys.h"

#include "dtl-quoted.h"

#include <string.h>

static inline guint
slot_of (guint64 head,
         gsize   length)
{
  return (guint) (((head ^ length) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 58);
}

static inline guint64
head_of (const char *text,
         gsize       length)
{
  guint64 head = 0;

  memcpy (&head, text, MIN (length, sizeof head));
  return head;
}

void
dtl_json_keys_init (DtlJsonKeys        *self,
                    const char * const *names,
                    guint               n_names)
{
  g_assert (n_names <= DTL_JSON_KEYS_SLOTS / 2);

  self->names = names;
  memset (self->heads, 0, sizeof self->heads);
  memset (self->lengths, 0, sizeof self->lengths);
  memset (self->numbers, DTL_JSON_NO_KEY, sizeof self->numbers);

  for (guint i = 0; i < n_names; i++)
    {
      gsize length = strlen (names[i]);
      guint64 head = head_of (names[i], length);
      guint slot = slot_of (head, length);

      while (self->numbers[slot] != DTL_JSON_NO_KEY)
        slot = (slot + 1) % DTL_JSON_KEYS_SLOTS;
      self->heads[slot] = head;
      self->lengths[slot] = (guint8) length;
      self->numbers[slot] = (gint8) i;
    }
}

static int
find (const DtlJsonKeys *self,
      const char        *text,
      gsize              length,
      guint64            head)
{
  for (guint slot = slot_of (head, length); self->numbers[slot] != DTL_JSON_NO_KEY; slot = (slot + 1) % DTL_JSON_KEYS_SLOTS)
    if (self->heads[slot] == head && self->lengths[slot] == length &&
        (length <= 8 || memcmp (self->names[self->numbers[slot]] + 8, text + 8, length - 8) == 0))
      return self->numbers[slot];
  return DTL_JSON_NO_KEY;
}

int
dtl_json_keys_find (const DtlJsonKeys  *self,
                    const DtlJsonScan  *scan,
                    const DtlJsonSlice *key)
{
  const char *text = scan->data + key->start;

  if (G_UNLIKELY (key->escaped))
    {
      char plain[64];
      gsize length;

      if (key->length >= sizeof plain * 6)
        return DTL_JSON_NO_KEY;
      length = dtl_quoted_decode (text, key->length, plain, sizeof plain);
      return find (self, plain, length, head_of (plain, length));
    }

  if (G_LIKELY (key->start + 8 <= scan->size && key->length > 0))
    {
      guint64 head;

      memcpy (&head, text, sizeof head);
      head = GUINT64_FROM_LE (head);
      if (key->length < 8)
        head &= (G_GUINT64_CONSTANT (1) << (8 * key->length)) - 1;
      return find (self, text, key->length, GUINT64_TO_LE (head));
    }
  return find (self, text, key->length, head_of (text, key->length));
}
