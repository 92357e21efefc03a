/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text for whoever pastes it: as it is, and with its form for programs that take that. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @html (nullable): the same as a fragment of HTML. */
void dtl_clipboard_set_text (GdkClipboard *clipboard,
                             const char   *text,
                             const char   *html);

G_END_DECLS
