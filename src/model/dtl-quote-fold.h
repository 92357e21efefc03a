/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands alike when a quotation is compared with a text: the text as a row of characters in which white space,
 * quotation marks, dashes, soft hyphens and the ways to write one letter are levelled, and for each of them where in the
 * text it comes from. Words are found in that row.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DTL_FOLD_WHITE_SPACE     = 1 << 0,   /* any run of it is one space; what has no width is nothing */
  DTL_FOLD_QUOTATION_MARKS = 1 << 1,   /* all are one, apostrophes too */
  DTL_FOLD_DASHES          = 1 << 2,   /* hyphens and dashes, with the space around them: nothing between letters, "-" beside a digit */
  DTL_FOLD_SOFT_HYPHENS    = 1 << 3,   /* nothing, with a line break behind them */
  DTL_FOLD_LETTER_FORMS    = 1 << 4,   /* ligatures, "…", and letters with marks written as one character or as several */
} DtlFoldKinds;

#define DTL_FOLD_ALL 31

typedef struct
{
  const char *text;        /* borrowed */
  gunichar   *chars;
  guint32    *offsets;     /* the byte of @text at which the character begins; never decreases */
  gsize       n;
  gsize       size;
} DtlFolded;

/* A word, or a single sign that belongs to none. */
typedef struct
{
  guint32 from, to;        /* characters of the row, @to exclusive */
  guint32 exact;           /* a hash of them */
  guint32 loose;           /* a hash of them without case */
} DtlFoldedWord;

/* @text is UTF-8 of less than 4 GiB and must outlive @self. */
void     dtl_folded_init      (DtlFolded      *self,
                               const char     *text,
                               gsize           length,
                               guint           kinds);
void     dtl_folded_clear     (DtlFolded      *self);
gboolean dtl_folded_equal     (const DtlFolded *a,
                               const DtlFolded *b);
/* The bytes of the text that the characters from @from to before @to come from. */
gsize    dtl_folded_get_start (const DtlFolded *self,
                               gsize           from);
gsize    dtl_folded_get_end   (const DtlFolded *self,
                               gsize           to);
/* (element-type DtlFoldedWord), (transfer full) */
GArray  *dtl_folded_dup_words (const DtlFolded *self);
/* Whether a word ends before the character @at, or none is there to end. */
gboolean dtl_folded_is_edge   (const DtlFolded *self,
                               gsize           at);

G_END_DECLS
