/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What case files say of the words of dates: columns parted by tabs. All are (transfer full).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* DATE → short, long, spoken */
char *date_words_of_text   (const char *input,
                            gsize       length);
/* START | END → short, long, spoken; "null" for an end that is not given */
char *date_words_of_ends   (const char *input,
                            gsize       length);
/* DATE to DATE at PRECISION → short, long, spoken */
char *date_words_of_span   (const char *input,
                            gsize       length);
/* SECONDS → short, long */
char *date_words_of_length (const char *input,
                            gsize       length);

G_END_DECLS
