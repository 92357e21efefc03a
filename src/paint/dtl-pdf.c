/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "dtl-cairo-painter.h"
#include "dtl-pdf-private.h"

#define POINTS_PER_PX 0.75
/* A longer side is refused by the programs that keep to the letter of the standard (PDF 1.7, annex C). What is drawn has no
 * pixels, so a larger page becomes smaller and loses nothing. */
#define MAX_SIDE_PT 14400.0
/* An outline is for finding one's way; with more lines than these it names the lanes alone. */
#define MAX_OUTLINE 2000

static cairo_status_t
write_cb (void                *user_data,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (user_data, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* When the file says that it was made: for the same bytes at any time, people set SOURCE_DATE_EPOCH. */
static char *
dup_time (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) time = epoch != NULL ? g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10))
                                             : g_date_time_new_now_utc ();

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("1970-01-01T00:00:00Z");
}

static void
set_metadata (cairo_surface_t       *surface,
              const DtlPaintOptions *options)
{
  g_autofree char *time = dup_time ();

  if (options->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, options->title);
  if (options->source != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, options->source);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dateline " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, time);
}

/* The outline: a line for each lane that has events on a page, and under it its events with their dates. */
typedef struct
{
  cairo_surface_t *surface;
  DtlDocument     *document;
  double           zoom;        /* points to a logical pixel */
  gboolean         has_events;
  int             *lanes;       /* the line of each lane; 0: none yet */
  guint8          *seen;        /* events that have a line */
} Outline;

static int
add_line (Outline        *self,
          int             parent,
          const char     *words,
          guint           page,
          const DtlGroup *group,
          guint           flags)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *place = NULL;

  g_ascii_formatd (x, sizeof x, "%.2f", group->x * self->zoom);
  g_ascii_formatd (y, sizeof y, "%.2f", group->y * self->zoom);
  place = g_strdup_printf ("page=%u pos=[%s %s]", page + 1, x, y);

  return cairo_pdf_surface_add_outline (self->surface, parent, words, place, (cairo_pdf_outline_flags_t) flags);
}

static void
add_event (Outline        *self,
           guint           page,
           const DtlGroup *group)
{
  const DtlEvent *event = dtl_document_get_event (self->document, group->event);
  g_autofree char *title = NULL;
  g_autofree char *date = NULL;
  g_autofree char *words = NULL;

  if (self->lanes[event->lane] == 0)
    self->lanes[event->lane] = add_line (self, CAIRO_PDF_OUTLINE_ROOT, dtl_document_get_lane (self->document, event->lane)->title,
                                         page, group, CAIRO_PDF_OUTLINE_FLAG_BOLD | CAIRO_PDF_OUTLINE_FLAG_OPEN);
  if (!self->has_events || self->seen[group->event])
    return;

  self->seen[group->event] = TRUE;
  title = dtl_document_dup_label (self->document, group->event);
  date = dtl_document_dup_date_words (self->document, group->event, DTL_WORDING_LONG);
  words = g_strdup_printf ("%s: %s", date, title);
  add_line (self, self->lanes[event->lane], words, page, group, 0);
}

static void
add_outline (Outline          *self,
             DtlScene *const  *scenes,
             guint             n_scenes)
{
  guint n_lines = 0;

  for (guint page = 0; page < n_scenes; page++)
    {
      guint n;

      dtl_scene_get_groups (scenes[page], &n);
      n_lines += n;
    }
  self->has_events = n_lines <= MAX_OUTLINE;

  /* In the order of the lanes, which is the order down the page. */
  for (guint lane = 0; lane < dtl_document_get_n_lanes (self->document); lane++)
    for (guint page = 0; page < n_scenes; page++)
      {
        guint n;
        const DtlGroup *groups = dtl_scene_get_groups (scenes[page], &n);

        for (guint i = 0; i < n; i++)
          if (groups[i].kind == DTL_GROUP_EVENT && dtl_document_get_event (self->document, groups[i].event)->lane == lane)
            add_event (self, page, &groups[i]);
        if (!self->has_events && self->lanes[lane] != 0)
          break;
      }
}

static void
write_outline (cairo_surface_t  *surface,
               DtlDocument      *document,
               double            zoom,
               DtlScene *const  *scenes,
               guint             n_scenes)
{
  Outline outline = { surface, document, zoom };

  outline.lanes = g_new0 (int, dtl_document_get_n_lanes (document) + 1);
  outline.seen = g_new0 (guint8, dtl_document_get_n_events (document) + 1);
  add_outline (&outline, scenes, n_scenes);
  g_free (outline.lanes);
  g_free (outline.seen);
}

static void
paint_page (cairo_t               *cr,
            DtlScene              *scene,
            double                 zoom,
            DtlText               *text,
            const DtlPaintOptions *options)
{
  const DtlColour back = options->palette->role[DTL_ROLE_BACKGROUND];

  cairo_save (cr);
  cairo_set_source_rgb (cr, back.red, back.green, back.blue);
  cairo_paint (cr);
  cairo_scale (cr, zoom, zoom);
  dtl_cairo_paint_scene (cr, scene, options->palette, text);
  cairo_restore (cr);
  cairo_show_page (cr);
}

static gboolean
paint_pages (cairo_surface_t        *surface,
             DtlScene *const        *scenes,
             guint                   n_scenes,
             double                  zoom,
             DtlText                *text,
             const DtlPaintOptions  *options,
             GError                **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean is_wanted = TRUE;

  for (guint i = 0; i < n_scenes && is_wanted; i++)
    {
      paint_page (cr, scenes[i], zoom, text, options);
      is_wanted = dtl_paint_report (options->progress, options->progress_data, (i + 1.0) / (n_scenes + 1.0), error);
    }
  cairo_destroy (cr);

  return is_wanted;
}

static GBytes *
render_plain (DtlScene *const        *scenes,
              guint                   n_scenes,
              double                  width,
              double                  height,
              DtlText                *text,
              const DtlPaintOptions  *options,
              GError                **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  const double zoom = POINTS_PER_PX * dtl_pdf_fit_scale (width, height, options->scale);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, out, width * zoom, height * zoom);
  gboolean is_wanted;
  cairo_status_t status;

  /* In 1.4 a ligature is copied as one odd letter. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_metadata (surface, options);
  is_wanted = paint_pages (surface, scenes, n_scenes, zoom, text, options, error);
  if (options->document != NULL && is_wanted)
    write_outline (surface, options->document, zoom, scenes, n_scenes);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!is_wanted)
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, DTL_PAINT_ERROR, status == CAIRO_STATUS_NO_MEMORY ? DTL_PAINT_ERROR_MEMORY : DTL_PAINT_ERROR_FAILED,
                   _("The picture could not be encoded: %s"), cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

double
dtl_pdf_fit_scale (double width,
                   double height,
                   double scale)
{
  return MIN (scale, MAX_SIDE_PT / POINTS_PER_PX / MAX (width, height));
}

/**
 * dtl_pdf_render:
 * @scenes: a scene for each page, in logical pixels from 0, 0
 * @width: of a page, in logical pixels
 * @height: of a page, in logical pixels
 * @text: the fonts with which the scenes were measured
 *
 * The same arguments give the same bytes where SOURCE_DATE_EPOCH is set.
 *
 * Returns: (nullable) (transfer full): the file; NULL with a DtlPaintError
 */
GBytes *
dtl_pdf_render (DtlScene *const        *scenes,
                guint                   n_scenes,
                double                  width,
                double                  height,
                DtlText                *text,
                const DtlPaintOptions  *options,
                GError                **error)
{
  g_autoptr (GBytes) plain = NULL;
  const char *language = NULL;

  g_return_val_if_fail (scenes != NULL && n_scenes > 0 && text != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->palette != NULL && options->scale > 0, NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  plain = render_plain (scenes, n_scenes, width, height, text, options, error);
  if (plain == NULL || !dtl_paint_report (options->progress, options->progress_data, 1, error))
    return NULL;
  if (options->document != NULL)
    language = dtl_document_get_language (options->document);

  return dtl_pdf_append (plain, language, options->proof, error);
}
