/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-export-copy.h"

/* NULL where no program could take it. */
static GdkContentProvider *
new_picture (GBytes *png)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (png, NULL);

  return texture != NULL ? gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture) : NULL;
}

static GdkContentProvider *
new_string (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);

  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

gboolean
dtl_export_copy (GdkClipboard *clipboard,
                 GBytes       *bytes,
                 const char   *media_type,
                 GFile        *file)
{
  GdkContentProvider *parts[3];
  g_autoptr (GdkContentProvider) content = NULL;
  gboolean is_text = g_str_has_prefix (media_type, "text/");
  guint n = 0;

  if (g_str_equal (media_type, "image/png"))
    parts[n] = new_picture (bytes);
  else
    parts[n] = gdk_content_provider_new_for_bytes (media_type, bytes);
  if (parts[n] == NULL)
    return FALSE;

  n++;
  if (is_text)
    parts[n++] = new_string (bytes);
  if (file != NULL && !is_text)
    parts[n++] = gdk_content_provider_new_typed (G_TYPE_FILE, file);
  content = gdk_content_provider_new_union (parts, n);

  return gdk_clipboard_set_content (clipboard, content);
}
