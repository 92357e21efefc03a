/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An exported file in the clipboard. */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* The picture or the text itself for documents and mails, and @file (nullable) for file managers. FALSE: it is too large for the clipboard. */
gboolean dtl_export_copy (GdkClipboard *clipboard,
                          GBytes       *bytes,
                          const char   *media_type,
                          GFile        *file);

G_END_DECLS
