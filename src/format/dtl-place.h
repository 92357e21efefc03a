/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a byte of a text to what people call its place: line and column, both from 1, the column in characters. A line ends
 * with \n or \r\n; in a text that has no \n at all with \r. Asking in the order of the text costs one pass over it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *data;
  gsize       size;
  char        line_end;
  gsize       offset;       /* up to here it was counted */
  gsize       line_start;
  guint       line, column;
} DtlPlace;

void  dtl_place_init          (DtlPlace   *self,
                               const char *data,
                               gsize       size);
/* Sets line and column to those of @offset. */
void  dtl_place_move          (DtlPlace   *self,
                               gsize       offset);
/* The text around the place, of its line only, at most 60 characters, fit for any label. (transfer full) */
char *dtl_place_dup_excerpt   (DtlPlace   *self);
/* @length bytes as UTF-8 for one line of a label, whatever they are. (transfer full) */
char *dtl_place_make_presentable (const char *text,
                                  gsize       length);
/* What stands at @offset as a message names it: “"title" = 5”, “U+0009”, “the end of the file”. (transfer full) */
char *dtl_place_dup_found     (const char *data,
                               gsize       size,
                               gsize       offset);

G_END_DECLS
