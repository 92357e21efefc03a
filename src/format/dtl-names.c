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
          GString       *scratch,
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

guint32
dtl_names_add (DtlNames           *self,
               const DtlJsonSlice *slice)
{
  DtlName name = { .start = slice->start, .length = (guint32) slice->length, .index = G_MAXUINT32 };
  const char *text = self->data + slice->start;
  gsize length = slice->length;
  guint32 index;

  if (slice->escaped)
    {
      name.decoded = g_malloc (length + 1);
      length = dtl_quoted_decode (text, length, name.decoded, length + 1);
      text = name.decoded;
    }

  if (dtl_id_table_add (&self->table, text, length, get_name, self, &index))
    g_array_append_val (self->names, name);
  else
    g_free (name.decoded);

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
