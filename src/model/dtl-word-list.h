/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of words in one text, parted by "|", as translators can change them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @word, which is not empty, is one of them. */
gboolean dtl_word_list_has (const char *list,
                            const char *word);

G_END_DECLS
