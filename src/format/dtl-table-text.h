/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables as text, row by row: RFC 4180 with what spreadsheets make of it. Fields are parted by commas, semicolons or tabs, whichever
 * the first row has most of; a quoted field may hold these, marks twice, and lines. Lines end with \n, \r\n or \r.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_TABLE_MAX_COLUMNS 500

typedef struct
{
  const char *data;
  gsize       size;
  gsize       pos;
  char        separator;
  GPtrArray  *fields;       /* (element-type utf8) of the row that was read last, without blanks around them */
  gsize       row_start;
  gsize       open_quote;   /* where a mark opens that nothing closes; G_MAXSIZE: nowhere */
} DtlTableText;

void     dtl_table_text_init     (DtlTableText *self,
                                  const char   *data,
                                  gsize         size);
void     dtl_table_text_clear    (DtlTableText *self);
/* FALSE at the end. Rows without anything in them are passed over. */
gboolean dtl_table_text_read_row (DtlTableText *self);

G_END_DECLS
