/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-table-text.h"

#include <string.h>

/* The mark that parts most fields of the first row, outside of quotation marks. */
static char
find_separator (const char *data,
                gsize       size)
{
  static const char marks[] = ",;\t";
  guint counts[3] = { 0 }, best = 0;
  gboolean is_quoted = FALSE;

  for (gsize i = 0; i < size && (is_quoted || (data[i] != '\n' && data[i] != '\r')); i++)
    {
      const char *mark = memchr (marks, data[i], 3);

      is_quoted ^= data[i] == '"';
      if (mark != NULL && !is_quoted)
        counts[mark - marks]++;
    }
  for (guint i = 1; i < 3; i++)
    if (counts[i] > counts[best])
      best = i;
  return marks[best];
}

void
dtl_table_text_init (DtlTableText *self,
                     const char   *data,
                     gsize         size)
{
  *self = (DtlTableText) { .data = data, .size = size, .separator = find_separator (data, size), .open_quote = G_MAXSIZE };
  self->fields = g_ptr_array_new_with_free_func (g_free);
}

void
dtl_table_text_clear (DtlTableText *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static char
peek (const DtlTableText *self)
{
  return self->pos < self->size ? self->data[self->pos] : '\0';
}

/* A field in marks; the place is the first of them. What follows the last one up to the separator belongs to it all the same. */
static void
read_quoted (DtlTableText *self,
             GString      *field)
{
  const gsize start = self->pos++;

  while (self->pos < self->size)
    {
      const char *mark = memchr (self->data + self->pos, '"', self->size - self->pos);
      gsize end = mark != NULL ? (gsize) (mark - self->data) : self->size;

      g_string_append_len (field, self->data + self->pos, (gssize) (end - self->pos));
      self->pos = MIN (end + 1, self->size);
      if (mark == NULL)
        {
          self->open_quote = start;
          return;
        }
      if (peek (self) != '"')
        return;
      g_string_append_c (field, '"');
      self->pos++;
    }
}

static void
read_field (DtlTableText *self)
{
  g_autoptr (GString) field = g_string_new (NULL);

  while (self->separator != '\t' && peek (self) == ' ')
    self->pos++;
  if (peek (self) == '"')
    read_quoted (self, field);
  while (self->pos < self->size && self->data[self->pos] != self->separator && !is_line_end (self->data[self->pos]))
    g_string_append_c (field, self->data[self->pos++]);
  if (self->fields->len < DTL_TABLE_MAX_COLUMNS)
    g_ptr_array_add (self->fields, g_strstrip (g_strdup (field->str)));
}

static gboolean
is_blank (const DtlTableText *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (*(const char *) self->fields->pdata[i] != '\0')
      return FALSE;
  return TRUE;
}

gboolean
dtl_table_text_read_row (DtlTableText *self)
{
  while (self->pos < self->size)
    {
      g_ptr_array_set_size (self->fields, 0);
      self->row_start = self->pos;
      read_field (self);
      while (self->pos < self->size && self->data[self->pos] == self->separator)
        {
          self->pos++;
          read_field (self);
        }
      if (peek (self) == '\r')
        self->pos++;
      if (peek (self) == '\n')
        self->pos++;
      if (!is_blank (self))
        return TRUE;
    }
  return FALSE;
}
