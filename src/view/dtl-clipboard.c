/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-clipboard.h"

#include <string.h>

void
dtl_clipboard_set_text (GdkClipboard *clipboard,
                        const char   *text,
                        const char   *html)
{
  GdkContentProvider *parts[2];
  g_autoptr(GdkContentProvider) content = NULL;
  g_autoptr(GBytes) bytes = NULL;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));
  g_return_if_fail (text != NULL);

  if (html == NULL)
    {
      gdk_clipboard_set_text (clipboard, text);
      return;
    }
  bytes = g_bytes_new (html, strlen (html));
  parts[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  parts[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  content = gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));
  gdk_clipboard_set_content (clipboard, content);
}
