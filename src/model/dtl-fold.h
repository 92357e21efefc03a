/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text as a search compares it: compatibility decomposition (NFKD), without marks, case folded (Unicode, "Default
 * Caseless Matching"); and, beyond that, what people type instead of what is printed: straight marks for curly ones, "-"
 * for every dash, "l" for "ł", "o" for "ø". A run of white space is one space.
 *
 * What a character becomes depends on no other one, so a part of a text becomes a part of its fold.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DtlFold DtlFold;

/* Immutable: any thread may use it. */
DtlFold *dtl_fold_new          (void);
void     dtl_fold_free         (DtlFold     *self);

/* Appends the fold of @length bytes of UTF-8. */
void     dtl_fold_append       (DtlFold     *self,
                                GString     *out,
                                const char  *text,
                                gsize        length);
/* The same of text with the escapes of quoted strings, which are decoded: strings together with what stands between them. */
void     dtl_fold_append_raw   (DtlFold     *self,
                                GString     *out,
                                const char  *text,
                                gsize        length);
/* The same as dtl_fold_append(), and for each byte that is appended the byte of @text whose character it comes from,
 * (element-type gsize). */
void     dtl_fold_append_mapped (DtlFold    *self,
                                 GString    *out,
                                 GArray     *origins,
                                 const char *text,
                                 gsize       length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlFold, dtl_fold_free)

G_END_DECLS
