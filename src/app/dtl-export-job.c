/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-export-job.h"

#include <math.h>
#include <string.h>

#include "dtl-carrier.h"
#include "dtl-chronology.h"
#include "dtl-filter-text.h"
#include "dtl-pdf.h"
#include "dtl-png.h"

#define PREVIEW_PX      1100.0    /* of the preview's longer side: sharp at the size that the dialog gives it */
#define PREVIEW_HEIGHT  2200.0    /* of a page that is as high as it takes: the rest is cut off below */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define BEGINNING_BYTES (24 * 1024)
#define MOST_BYTES      (64 * 1024 * 1024)    /* of a text that is held in memory to learn its size */

DtlExportJob *
dtl_export_job_new (DtlLayout              *layout,
                    const DtlExportChoices *choices,
                    guint32                 selected,
                    DtlInstant              from,
                    DtlInstant              to)
{
  DtlExportJob *self = g_atomic_rc_box_new0 (DtlExportJob);

  self->layout = dtl_layout_ref (layout);
  self->choices = *choices;
  self->cancellable = g_cancellable_new ();
  self->size = -1;
  dtl_export_choices_set_options (choices, &self->options);
  self->options.picture.selected = choices->links == DTL_LINKS_SELECTED ? selected : DTL_NONE;
  self->options.picture.has_span = choices->span != DTL_SPAN_WHOLE;
  self->options.picture.from = from;
  self->options.picture.to = to;

  return self;
}

static void
clear (gpointer data)
{
  DtlExportJob *self = data;

  dtl_layout_unref (self->layout);
  g_object_unref (self->cancellable);
  g_clear_object (&self->file);
  g_clear_pointer (&self->filter, dtl_filter_free);
  g_clear_pointer (&self->reports, dtl_reports_unref);
  g_free (self->words);
  g_clear_pointer (&self->preview, g_bytes_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->beginning);
  g_free (self->remarks);
}

DtlExportJob *
dtl_export_job_ref (DtlExportJob *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dtl_export_job_unref (DtlExportJob *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

void
dtl_export_job_set_reported_by (DtlExportJob *self,
                                DtlReports   *reports,
                                DtlInstant    by)
{
  if (reports == NULL)
    return;
  self->reports = dtl_reports_ref (reports);
  self->options.picture.reports = reports;
  self->options.picture.reported_by = by;
}

static gboolean
progress_cb (double   fraction,
             gpointer user_data)
{
  DtlExportJob *self = user_data;

  g_atomic_int_set (&self->permille, (int) (fraction * 1000));
  return !g_cancellable_is_cancelled (self->cancellable);
}

/* Text */

/* What the picture would show: not hidden, not filtered out. */
static guint8 *
find_visible (DtlLayout *layout)
{
  guint n_events = dtl_document_get_n_events (dtl_layout_get_document (layout)), n_undated = 0;
  const guint32 *undated = dtl_layout_get_undated (layout, &n_undated);
  guint8 *visible = g_new0 (guint8, n_events + 1);

  for (guint32 i = 0; i < n_events; i++)
    visible[i] = dtl_layout_get_place (layout, i)->row != DTL_NONE;
  for (guint i = 0; i < n_undated; i++)
    visible[undated[i]] = TRUE;

  return visible;
}

static void
init_chronology (const DtlExportJob   *self,
                 const guint8         *visible,
                 DtlChronologyOptions *options)
{
  *options = (DtlChronologyOptions) {
    .visible = visible,
    .has_span = self->options.picture.has_span,
    .from = self->options.picture.from,
    .to = self->options.picture.to,
  };
  dtl_chronology_find_format (dtl_export_choices_get_suffix (&self->choices), &options->format);
}

/* A text that is told into memory only to see what it is like. */
typedef struct
{
  GMemoryOutputStream *stream;
  GCancellable        *enough;
  double               fraction;
} Telling;

static void
telling_cb (double   fraction,
            gpointer user_data)
{
  Telling *telling = user_data;

  telling->fraction = fraction;
  if (g_memory_output_stream_get_data_size (telling->stream) > MOST_BYTES)
    g_cancellable_cancel (telling->enough);
}

static void
cancel_cb (GCancellable *cancellable,
           GCancellable *other)
{
  g_cancellable_cancel (other);
}

/* Without what stands before the words: the style of a page, the mark of a table. */
static char *
dup_beginning (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length), *body, *end = NULL;

  length = MIN (length, BEGINNING_BYTES);
  if (!g_utf8_validate (text, length, &end))
    length = end - text;
  body = g_strstr_len (text, length, "<header>");
  if (body == NULL)
    body = g_str_has_prefix (text, BYTE_ORDER_MARK) ? text + strlen (BYTE_ORDER_MARK) : text;

  return g_strndup (body, length - (body - text));
}

static gboolean
tell (DtlExportJob  *self,
      GError       **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GCancellable) enough = g_cancellable_new ();
  g_autofree guint8 *visible = find_visible (self->layout);
  g_autoptr (GBytes) bytes = NULL;
  Telling telling = { G_MEMORY_OUTPUT_STREAM (stream), enough, 0 };
  DtlChronologyOptions options;
  gboolean is_whole;
  gulong id;

  init_chronology (self, visible, &options);
  id = g_cancellable_connect (self->cancellable, G_CALLBACK (cancel_cb), enough, NULL);
  is_whole = dtl_chronology_write (dtl_layout_get_document (self->layout), &options, stream, enough, telling_cb, &telling, NULL);
  g_cancellable_disconnect (self->cancellable, id);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  self->beginning = dup_beginning (bytes);
  self->size = is_whole ? (goffset) g_bytes_get_size (bytes) : (goffset) (g_bytes_get_size (bytes) / MAX (telling.fraction, 0.001));
  self->is_estimate = !is_whole;
  if (is_whole)
    self->bytes = g_steal_pointer (&bytes);

  return TRUE;
}

/* Pictures */

/* What a line of text takes grows slower than its pixels. */
static void
estimate (DtlExportJob *self,
          double        preview_pixels)
{
  double ratio = self->width * self->height / MAX (preview_pixels, 1);

  self->size = (goffset) (g_bytes_get_size (self->preview) * pow (ratio, 0.7));
  self->is_estimate = TRUE;
}

static gboolean
paint_page (DtlExportJob  *self,
            DtlPages      *pages,
            DtlText       *text,
            GError       **error)
{
  double width, height, scale = self->options.scale * dtl_pages_get_zoom (pages);
  DtlPaintOptions paint = { .palette = dtl_palette_get (self->options.style), .progress = progress_cb, .progress_data = self };

  dtl_pages_get_size (pages, &width, &height);
  if (self->options.format == DTL_EXPORT_PDF)
    scale = dtl_pdf_fit_scale (width, height, scale);
  self->width = ceil (width * scale);
  self->height = ceil (height * scale);
  if (self->options.format == DTL_EXPORT_PNG && !dtl_png_check_size (width, height, scale, NULL, NULL, error))
    return FALSE;

  paint.scale = MIN (PREVIEW_PX / MIN (width, height), MIN (PREVIEW_PX * 2 / width, PREVIEW_HEIGHT * 2 / height));
  paint.scale = MIN (paint.scale, 2);
  self->preview = dtl_png_render (dtl_pages_get_scene (pages, MIN (self->page, self->n_pages - 1)), width, height, text, &paint, error);

  if (self->preview == NULL)
    return FALSE;

  if (self->options.format == DTL_EXPORT_PNG)
    estimate (self, width * height * paint.scale * paint.scale);
  return TRUE;
}

gboolean
dtl_export_job_preview (DtlExportJob  *self,
                        GError       **error)
{
  g_autoptr (DtlText) text = NULL;
  g_autoptr (DtlPages) pages = NULL;

  if (dtl_export_choices_is_text (&self->choices))
    return tell (self, error);

  text = dtl_text_new (self->options.font_name);
  pages = dtl_pages_new (self->layout, &self->options.picture, dtl_text_get_measure (text));
  self->n_pages = dtl_pages_get_n (pages);
  self->remarks = dtl_export_dup_remarks (pages, &self->options);
  if (self->remarks != NULL)
    self->titled_width = dtl_picture_find_titled_width (self->layout, &self->options.picture, dtl_text_get_measure (text));

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error) && paint_page (self, pages, text, error);
}

static gboolean
is_in_layout (DtlLayout *layout,
              guint32    lane)
{
  for (guint i = 0; i < dtl_layout_get_n_lanes (layout); i++)
    if (dtl_layout_get_lane (layout, i)->lane == lane)
      return TRUE;

  return FALSE;
}

/* The timeline, and what of it is shown. */
static DtlProof *
new_proof (const DtlExportJob *self)
{
  const DtlPictureOptions *picture = &self->options.picture;
  DtlDocument *document = dtl_layout_get_document (self->layout);
  g_autoptr (GStrvBuilder) hidden = g_strv_builder_new ();
  g_auto (GStrv) hidden_lanes = NULL;
  g_autoptr (DtlFacets) facets = dtl_facets_new (document);
  g_autofree char *filter = self->filter != NULL ? dtl_filter_to_text (self->filter, facets, self->words) : NULL;
  guint n_folds = 0;

  for (guint32 i = 0; i < dtl_document_get_n_lanes (document); i++)
    if (dtl_document_get_lane (document, i)->id != NULL && !is_in_layout (self->layout, i))
      g_strv_builder_add (hidden, dtl_document_get_lane (document, i)->id);
  hidden_lanes = g_strv_builder_end (hidden);
  dtl_scale_get_folds (dtl_layout_get_scale (self->layout), &n_folds);

  return dtl_proof_new (document, &(DtlProofView) { picture->has_span, picture->from, picture->to, hidden_lanes, filter, n_folds > 0,
                                                   picture->reports != NULL, picture->reported_by, NULL },
                        NULL);
}

gboolean
dtl_export_job_encode (DtlExportJob  *self,
                       GError       **error)
{
  g_autoptr (DtlProof) proof = NULL;

  if (self->bytes != NULL)
    return TRUE;
  if (dtl_export_choices_is_text (&self->choices))
    return tell (self, error);

  if (self->choices.embed)
    proof = new_proof (self);
  self->options.proof = proof;
  self->options.progress = progress_cb;
  self->options.progress_data = self;
  self->bytes = dtl_export (self->layout, &self->options, error);
  self->options.proof = NULL;
  if (self->bytes == NULL)
    return FALSE;
  self->size = g_bytes_get_size (self->bytes);
  self->is_estimate = FALSE;

  return TRUE;
}

static void
saving_cb (double   fraction,
           gpointer user_data)
{
  progress_cb (fraction, user_data);
}

gboolean
dtl_export_job_save (DtlExportJob  *self,
                     GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (self->file), FALSE);

  if (dtl_export_choices_is_text (&self->choices) && self->bytes == NULL)
    {
      g_autofree guint8 *visible = find_visible (self->layout);
      DtlChronologyOptions options;

      init_chronology (self, visible, &options);
      return dtl_chronology_save (dtl_layout_get_document (self->layout), &options, self->file, self->cancellable, saving_cb, self, error);
    }

  return dtl_export_job_encode (self, error) && dtl_save_bytes (self->bytes, self->file, self->cancellable, error);
}
