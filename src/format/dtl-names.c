/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-names.h"

#include "dtl-quoted.h"

#include <string.h>

static void
clear_name (gpointer data)
{
  g_free (((DtlName *) data)->decoded);
}

void
dtl_names_init (DtlNames   *self,
                const char *data)
{
  self->data = data;
  memset (self->recent, 0, sizeof self->recent);
  self->names = g_array_new (FALSE, FALSE, sizeof (DtlName));
  g_array_set_clear_func (self->names, clear_name);
  dtl_id_table_init (&self->table);
}

void
dtl_names_clear (DtlNames *self)
{
  g_clear_pointer (&self->names, g_array_unref);
  dtl_id_table_clear (&self->table);
}

static const char *
get_name (gconstpointer  owner,
          guint32        index,
          char         **owned,
          gsize         *length)
{
  const DtlNames *self = owner;
  const DtlName *name = dtl_names_get (self, index);

  if (name->decoded == NULL)
    {
      *length = name->length;
      return self->data + name->start;
    }
  *length = strlen (name->decoded);
  return name->decoded;
}

/* Most names are one of a few, again and again: whoever was last seen in a slot is compared before anything is hashed. */
static guint
recent_slot (const char *text,
             gsize       length)
{
  guint64 head = 0;

  if (length >= 8)
    memcpy (&head, text + length - 8, 8);   /* names often differ at their ends */
  else
    memcpy (&head, text, length);
  return (guint) (((head ^ length) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 56);
}

static guint32
add_plain (DtlNames           *self,
           const DtlJsonSlice *slice,
           const char         *text)
{
  guint slot = recent_slot (text, slice->length);
  DtlName name = { .start = slice->start, .length = (guint32) slice->length, .index = G_MAXUINT32 };
  guint32 index;

  if (self->recent[slot] > 0)
    {
      const DtlName *recent = dtl_names_get (self, self->recent[slot] - 1);

      if (recent->decoded == NULL && recent->length == slice->length && memcmp (self->data + recent->start, text, slice->length) == 0)
        return self->recent[slot] - 1;
    }

  if (dtl_id_table_add (&self->table, text, slice->length, get_name, self, &index))
    g_array_append_val (self->names, name);
  self->recent[slot] = index + 1;
  return index;
}

static guint32
add_escaped (DtlNames           *self,
             const DtlJsonSlice *slice,
             const char         *text)
{
  DtlName name = { .start = slice->start, .length = (guint32) slice->length, .index = G_MAXUINT32 };
  gsize length;
  guint32 index;

  name.decoded = g_malloc (slice->length + 1);
  length = dtl_quoted_decode (text, slice->length, name.decoded, slice->length + 1);
  if (dtl_id_table_add (&self->table, name.decoded, length, get_name, self, &index))
    g_array_append_val (self->names, name);
  else
    g_free (name.decoded);
  return index;
}

guint32
dtl_names_add (DtlNames           *self,
               const DtlJsonSlice *slice)
{
  const char *text = self->data + slice->start;
  guint32 index = slice->escaped ? add_escaped (self, slice, text) : add_plain (self, slice, text);

  dtl_names_get (self, index)->n_uses++;
  return index;
}

char *
dtl_names_dup (const DtlNames *self,
               guint32         index)
{
  gsize length;
  const char *text = get_name (self, index, NULL, &length);

  return g_strndup (text, length);
}
