/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Quoted strings as they stand in a document's text: the strings of RFC 8259, section 7. The text passed the strict
 * pass of its reader, so nothing here reports errors; but nothing here reads or writes beyond its bounds either.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes between the quotation mark at @text and the one that closes it; @escaped tells whether there is a backslash in them. */
gsize    dtl_quoted_measure     (const char *text,
                                 const char *end,
                                 gboolean   *escaped);
/* Decodes @length bytes from inside the marks into at most @size bytes, never cutting a character, and ends them with a
 * NUL. Returns the bytes written without it. A buffer of @length + 1 bytes always suffices. */
gsize    dtl_quoted_decode      (const char *inside,
                                 gsize       length,
                                 char       *buffer,
                                 gsize       size);
/* What the escape means whose backslash stands before @text; returns the bytes that it takes after the backslash, at least 1. */
gsize    dtl_quoted_read_escape (const char *text,
                                 gsize       length,
                                 gunichar   *character);
/* The decoded text of the string whose opening mark is at @text. (transfer full) */
char    *dtl_quoted_dup         (const char *text,
                                 const char *end);
/* Makes one line of @length bytes of UTF-8, in place: a blank for each control character and each sign that ends a line or a paragraph, as
 * titles have none. Returns the new length, at most the old; a NUL behind it stays one. */
gsize    dtl_quoted_make_line   (char       *text,
                                 gsize       length);
/* Writes @plain as a quoted string. */
void     dtl_quoted_append      (GString    *out,
                                 const char *plain);

G_END_DECLS
