/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-export.h"

/* All sources in a line each, for the file's own description of itself; NULL where there are none. */
static char *
list_sources (DtlDocument *document)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < dtl_document_get_n_sources (document); i++)
    {
      g_autofree char *attribution = dtl_document_dup_attribution (document, i);

      if (list->len > 0)
        g_string_append_c (list, '\n');
      g_string_append (list, attribution);
    }

  return g_string_free (list, list->len == 0);
}

/**
 * dtl_export_measure:
 * @width_px: (out) (optional): of the file
 * @height_px: (out) (optional): of the file; it follows from the rows
 *
 * How large the picture will be. FALSE with DTL_PNG_ERROR_TOO_LARGE where it cannot be made.
 */
gboolean
dtl_export_measure (DtlLayout               *layout,
                    const DtlExportOptions  *options,
                    guint                   *width_px,
                    guint                   *height_px,
                    GError                 **error)
{
  g_autoptr (DtlText) text = dtl_text_new (options->font_name);
  g_autoptr (DtlScene) scene = NULL;
  double height;

  g_return_val_if_fail (layout != NULL && options->scale > 0 && options->picture.width > 0, FALSE);

  scene = dtl_picture_new (layout, &options->picture, dtl_text_get_measure (text), &height);

  return dtl_png_check_size (options->picture.width, height, options->scale, width_px, height_px, error);
}

/**
 * dtl_export_png:
 *
 * The picture as the screen would show it, with title, lane names, legend and a line of sources. The same arguments
 * give the same bytes.
 *
 * Returns: (nullable) (transfer full): a PNG file; NULL with a DtlPngError
 */
GBytes *
dtl_export_png (DtlLayout               *layout,
                const DtlExportOptions  *options,
                GError                 **error)
{
  DtlDocument *document = dtl_layout_get_document (layout);
  g_autoptr (DtlText) text = dtl_text_new (options->font_name);
  g_autofree char *sources = list_sources (document);
  g_autoptr (DtlScene) scene = NULL;
  const DtlPngOptions png = {
    .palette = dtl_palette_get (options->style),
    .scale = options->scale,
    .title = dtl_document_get_title (document),
    .source = sources,
    .progress = options->progress,
    .progress_data = options->progress_data,
  };
  double height;

  g_return_val_if_fail (options->scale > 0 && options->picture.width > 0, NULL);

  scene = dtl_picture_new (layout, &options->picture, dtl_text_get_measure (text), &height);

  return dtl_png_render (scene, options->picture.width, height, text, &png, error);
}
