/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of a piece of HTML, as other people's formats have them in titles and descriptions. It is tolerant, and nothing of it is
 * ever run or loaded: paragraphs, quotations, items, emphasis and links of the web stay, everything else is its text or nothing.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the light markup of descriptions (dtl-light-markup.h). Text without any tag keeps its lines. (transfer full) */
char *dtl_html_to_markup (const char *html);
/* Plain text on one line. (transfer full) */
char *dtl_html_to_line   (const char *html);

G_END_DECLS
