/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * In which words a drifted quotation and the text of its source differ, for the eye and for the ear.
 */
#pragma once

#include "dtl-quotes.h"

G_BEGIN_DECLS

/* The quotation as it drifted, in Pango markup: what only the timeline has is in brackets, what only @text has is bold.
 * (transfer full) */
char *dtl_quote_difference_to_markup (const DtlQuote *quote,
                                      const char     *text);
/* "“were” is “have been” in the text; “day” is not in the text". (transfer full) */
char *dtl_quote_difference_to_words  (const DtlQuote *quote,
                                      const char     *text);

G_END_DECLS
