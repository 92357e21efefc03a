/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dtl-pdf.h"
#include "dtl-svg.h"

static const struct
{
  const char *name;
  const char *media_type;
} formats[DTL_N_EXPORTS] = {
  [DTL_EXPORT_PNG] = { "png", "image/png" },
  [DTL_EXPORT_SVG] = { "svg", "image/svg+xml" },
  [DTL_EXPORT_PDF] = { "pdf", "application/pdf" },
};

const char *
dtl_export_format_get_name (DtlExportFormat format)
{
  g_return_val_if_fail (format < DTL_N_EXPORTS, NULL);

  return formats[format].name;
}

const char *
dtl_export_format_get_media_type (DtlExportFormat format)
{
  g_return_val_if_fail (format < DTL_N_EXPORTS, NULL);

  return formats[format].media_type;
}

gboolean
dtl_export_format_find (const char      *name,
                        DtlExportFormat *format)
{
  const char *dot, *suffix;

  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  dot = strrchr (name, '.');
  suffix = dot != NULL ? dot + 1 : name;
  for (guint i = 0; i < DTL_N_EXPORTS; i++)
    if (g_ascii_strcasecmp (suffix, formats[i].name) == 0)
      {
        *format = (DtlExportFormat) i;
        return TRUE;
      }

  return FALSE;
}

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

#define CM_PER_PX (2.54 / 96)

char *
dtl_export_dup_remarks (DtlPages               *pages,
                        const DtlExportOptions *options)
{
  g_autofree char *left_out = dtl_pages_dup_left_out (pages);
  g_autofree char *smaller = NULL;
  double width, height, scale, fitting;

  dtl_pages_get_size (pages, &width, &height);
  scale = options->scale * dtl_pages_get_zoom (pages);
  fitting = dtl_pdf_fit_scale (width, height, scale);
  if (options->format != DTL_EXPORT_PDF || fitting >= scale)
    return g_steal_pointer (&left_out);

  /* Translators: widths and heights of paper */
  smaller = g_strdup_printf (_("The page is %.0f × %.0f cm instead of %.0f × %.0f cm: no side of a PDF can be longer than 508 cm."),
                             width * fitting * CM_PER_PX, height * fitting * CM_PER_PX,
                             width * scale * CM_PER_PX, height * scale * CM_PER_PX);
  if (left_out == NULL)
    return g_steal_pointer (&smaller);

  return g_strconcat (left_out, " ", smaller, NULL);
}

/* Only a PDF has more than one. */
static DtlPages *
new_pages (DtlLayout              *layout,
           const DtlExportOptions *options,
           DtlText                *text)
{
  DtlPictureOptions picture = options->picture;

  if (options->format != DTL_EXPORT_PDF)
    picture.max_pages = 1;
  if (options->all_titles)
    picture.width = MAX (picture.width, dtl_picture_find_titled_width (layout, &picture, dtl_text_get_measure (text)));

  return dtl_pages_new (layout, &picture, dtl_text_get_measure (text));
}

static GBytes *
render_pdf (DtlPages               *pages,
            DtlText                *text,
            const DtlPaintOptions  *paint,
            GError                **error)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new ();
  double width, height;

  for (guint i = 0; i < dtl_pages_get_n (pages); i++)
    g_ptr_array_add (scenes, dtl_pages_get_scene (pages, i));
  dtl_pages_get_size (pages, &width, &height);

  return dtl_pdf_render ((DtlScene *const *) scenes->pdata, scenes->len, width, height, text, paint, error);
}

/**
 * dtl_export:
 *
 * The picture as the screen would show it, with title, lane names, legend and a line of sources. The same arguments
 * give the same bytes (a PDF says when it was made: there SOURCE_DATE_EPOCH has to be the same as well).
 *
 * Returns: (nullable) (transfer full): the file; NULL with a DtlPaintError
 */
GBytes *
dtl_export (DtlLayout               *layout,
            const DtlExportOptions  *options,
            GError                 **error)
{
  DtlDocument *document = dtl_layout_get_document (layout);
  g_autoptr (DtlText) text = dtl_text_new (options->font_name);
  g_autofree char *sources = list_sources (document);
  g_autoptr (DtlPages) pages = new_pages (layout, options, text);
  const DtlPaintOptions paint = {
    .palette = dtl_palette_get (options->style),
    .scale = options->scale * dtl_pages_get_zoom (pages),
    .title = dtl_document_get_title (document),
    .source = sources,
    .progress = options->progress,
    .progress_data = options->progress_data,
    .document = document,
    .proof = options->proof,
  };
  double width, height;

  g_return_val_if_fail (options->scale > 0 && options->picture.width > 0, NULL);

  if (options->remarks != NULL)
    *options->remarks = dtl_export_dup_remarks (pages, options);
  dtl_pages_get_size (pages, &width, &height);
  switch (options->format)
    {
    case DTL_EXPORT_SVG:
      return dtl_svg_render (dtl_pages_get_scene (pages, 0), width, height, text, &paint, error);
    case DTL_EXPORT_PDF:
      return render_pdf (pages, text, &paint, error);
    case DTL_EXPORT_PNG:
    default:
      return dtl_png_render (dtl_pages_get_scene (pages, 0), width, height, text, &paint, error);
    }
}
