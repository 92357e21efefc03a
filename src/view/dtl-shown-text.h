/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The text of a source as it is shown: line ends of text that was wrapped by hand become spaces, so that it fills the page; endless
 * lines are broken, and what is no character has a sign. The words that a drifted quotation has in place of the text's stand
 * beside them in brackets. Of a text that is too long for a page only the beginning and the surroundings of quotations are shown. Every place in the text keeps its place in what is shown.
 */
#pragma once

#include "dtl-quotes.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_SHOWN_QUOTE,       /* a quotation from end to end */
  DTL_SHOWN_INSERTED,    /* within a drifted one: in the text, not in the quotation */
  DTL_SHOWN_REMOVED,     /* within a drifted one: in the quotation, not in the text */
} DtlShownKind;

/* @start and @end count characters of what is shown. */
typedef struct
{
  DtlShownKind kind;
  guint        quote;    /* its index among the quotations */
  guint        start, end;
} DtlShownMark;

typedef struct
{
  char   *text;
  gsize   length;
  GArray *marks;    /* (element-type DtlShownMark): quotations in their order, then what differs in them */
  gboolean is_cut;  /* parts of it are left out */
} DtlShownText;

/* @quotes: (element-type DtlQuote), looked for in @text. */
DtlShownText *dtl_shown_text_new  (const char   *text,
                                   gsize         length,
                                   GPtrArray    *quotes);
void          dtl_shown_text_free (DtlShownText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlShownText, dtl_shown_text_free)

G_END_DECLS
