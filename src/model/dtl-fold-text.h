/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text as a search compares it: without case, accents and ligatures, with one kind of quotation mark, hyphen and space.
 * "Кремль" stays as it is but for its case; "Façade — “Œuvre”" becomes "facade - "oeuvre"".
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends the folded text to @out. For each byte that is appended, @starts (nullable, element-type gsize) gets the offset
 * in @text of the character that it came from. @length -1: to the NUL. Linear; invalid UTF-8 ends it. */
void dtl_fold_text (GString    *out,
                    const char *text,
                    gssize      length,
                    GArray     *starts);

G_END_DECLS
