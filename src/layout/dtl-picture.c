/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How large the text of a picture is, and how wide a picture has to be: by making it. A page may be laid out larger than it is, and its
 * text become smaller, so that the timeline stands on one page; on a wide one the notes stand beside the timeline where that leaves
 * room for larger text. What stands on a page is dtl-picture-compose.c.
 */
#include "config.h"

#include "dtl-picture-private.h"

#include <math.h>

#define LEAST_WIDTH_PX   320.0   /* what is narrower is this, made smaller */
#define ZOOM_STEP        0.93
#define MOST_BESIDE      2       /* columns of notes beside a timeline */
#define WIDTH_STEP_PX    20.0    /* of a width that is looked for */
#define MOST_WIDTH_PX    12000.0
#define MOST_TITLES      2000    /* that a width is looked for: it takes a dozen pictures */

/**
 * dtl_picture_options_set_format:
 * @options: what to set
 * @format: a format
 */
void
dtl_picture_options_set_format (DtlPictureOptions   *options,
                                const DtlPageFormat *format)
{
  g_return_if_fail (options != NULL && format != NULL);

  if (format->width > 0)
    options->width = format->width;
  options->height = format->height;
  options->least_zoom = format->least_zoom;
}

static DtlPages *
compose_at_zoom (DtlLayout               *layout,
                 const DtlPictureOptions *options,
                 const DtlTextMeasure    *measure,
                 double                   zoom,
                 guint                    n_beside)
{
  DtlPages *pages = dtl_picture_compose (layout, options, measure, options->width / zoom, options->height / zoom, n_beside);

  pages->zoom = zoom;

  return pages;
}

/* NULL where it does not fit. */
static DtlPages *
try_zoom (DtlLayout               *layout,
          const DtlPictureOptions *options,
          const DtlTextMeasure    *measure,
          double                   zoom,
          gboolean                 whole,
          guint                    n_beside)
{
  const double width = options->width / zoom;
  g_autoptr (DtlPages) pages = NULL;

  if (n_beside > 0 && width < LEAST_WIDTH_PX + dtl_picture_get_beside_px (n_beside, dtl_picture_get_margin (width)))
    return NULL;

  pages = compose_at_zoom (layout, options, measure, zoom, n_beside);

  return (whole ? pages->is_whole : pages->has_timeline) ? g_steal_pointer (&pages) : NULL;
}

/* The largest text that will do; NULL where none will. What finds no room with the smallest finds none with a larger one, which would
 * all have to be tried. */
static DtlPages *
find_zoom (DtlLayout               *layout,
           const DtlPictureOptions *options,
           const DtlTextMeasure    *measure,
           double                   most,
           double                   least,
           gboolean                 whole,
           guint                    n_beside)
{
  g_autoptr (DtlPages) smallest = try_zoom (layout, options, measure, least, whole, n_beside);

  for (double zoom = most; smallest != NULL && zoom > least; zoom *= ZOOM_STEP)
    {
      DtlPages *pages = try_zoom (layout, options, measure, zoom, whole, n_beside);

      if (pages != NULL)
        return pages;
    }

  return g_steal_pointer (&smallest);
}

/* Notes beside the timeline, if so the text can be larger, or all stands on one page, and no title is lost for it; else @beneath,
 * which may be NULL. (transfer full) */
static DtlPages *
find_beside (DtlLayout               *layout,
             const DtlPictureOptions *options,
             const DtlTextMeasure    *measure,
             double                   most,
             double                   least,
             DtlPages                *beneath)
{
  DtlPages *best = beneath;

  for (guint n_beside = 1; n_beside <= MOST_BESIDE; n_beside++)
    {
      DtlPages *pages = find_zoom (layout, options, measure, most, best != NULL ? best->zoom : least, TRUE, n_beside);

      if (pages != NULL && (best == NULL || ((pages->zoom > best->zoom || !best->is_whole) && pages->n_untitled <= best->n_untitled)))
        g_clear_pointer (&best, dtl_pages_free);
      else
        g_clear_pointer (&pages, dtl_pages_free);
      if (pages != NULL)
        best = pages;
    }

  return best;
}

/**
 * dtl_pages_new:
 * @layout: what is drawn
 * @options: on what, and which part of it
 * @measure: the width of text
 *
 * The largest text is taken, from that of the screen down to the least zoom, with which everything stands on the page, or at least the
 * timeline where no notes were asked for or there are more pages for them. Where no zoom will do, the text is that of the screen on
 * several pages, and as small as allowed on the only one.
 *
 * Returns: (transfer full): at least one page
 */
DtlPages *
dtl_pages_new (DtlLayout               *layout,
               const DtlPictureOptions *options,
               const DtlTextMeasure    *measure)
{
  DtlPages *pages = NULL;
  double most, least;

  g_return_val_if_fail (layout != NULL && options != NULL, NULL);
  g_return_val_if_fail (options->width > 0 && options->height >= 0, NULL);

  most = MIN (options->width / LEAST_WIDTH_PX, 1);
  least = options->least_zoom > 0 ? MIN (options->least_zoom, 1) * most : most;
  if (options->height > 0 && (options->max_pages == 1 || !options->notes))
    pages = find_zoom (layout, options, measure, most, least, TRUE, 0);
  if (options->height > 0 && pages == NULL && !(options->max_pages == 1 && options->notes))
    pages = find_zoom (layout, options, measure, most, least, FALSE, 0);
  if (options->notes && options->height > 0 && options->width > options->height)
    pages = find_beside (layout, options, measure, most, least, pages);
  if (pages != NULL)
    return pages;

  return compose_at_zoom (layout, options, measure, options->height > 0 && options->max_pages == 1 ? least : most, 0);
}

static guint
count_untitled (DtlLayout               *layout,
                const DtlPictureOptions *options,
                const DtlTextMeasure    *measure,
                double                   width)
{
  DtlPictureOptions wider = *options;
  g_autoptr (DtlPages) pages = NULL;

  wider.width = width;
  pages = dtl_pages_new (layout, &wider, measure);

  return pages->n_untitled;
}

/**
 * dtl_picture_find_titled_width:
 * @layout: what is drawn
 * @options: on what, and which part of it
 * @measure: the width of text
 *
 * How wide a picture has to be that is as high as it takes, for no title to be left out of it. A wider one only has more titles,
 * so the width is found by halving. Any thread.
 *
 * Returns: the least such width in whole steps of 20 px, from that of the options on; 0 where there is none that is any use
 */
double
dtl_picture_find_titled_width (DtlLayout               *layout,
                               const DtlPictureOptions *options,
                               const DtlTextMeasure    *measure)
{
  double too_narrow, enough;

  g_return_val_if_fail (layout != NULL && options != NULL, 0);

  if (options->height > 0 || dtl_document_get_n_events (dtl_layout_get_document (layout)) > MOST_TITLES)
    return 0;
  if (count_untitled (layout, options, measure, options->width) == 0)
    return options->width;

  too_narrow = floor (options->width / WIDTH_STEP_PX) * WIDTH_STEP_PX;
  enough = MOST_WIDTH_PX;
  if (enough <= too_narrow || count_untitled (layout, options, measure, enough) > 0)
    return 0;
  while (enough - too_narrow > WIDTH_STEP_PX)
    {
      double middle = floor ((too_narrow + enough) / 2 / WIDTH_STEP_PX) * WIDTH_STEP_PX;

      if (count_untitled (layout, options, measure, middle) > 0)
        too_narrow = middle;
      else
        enough = middle;
    }

  return enough;
}

void
dtl_pages_free (DtlPages *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->scenes);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

guint
dtl_pages_get_n (DtlPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->scenes->len;
}

DtlScene *
dtl_pages_get_scene (DtlPages *self,
                     guint     page)
{
  g_return_val_if_fail (self != NULL && page < self->scenes->len, NULL);

  return g_ptr_array_index (self->scenes, page);
}

void
dtl_pages_get_size (DtlPages *self,
                    double   *width,
                    double   *height)
{
  g_return_if_fail (self != NULL && width != NULL && height != NULL);

  *width = self->width;
  *height = self->height;
}

double
dtl_pages_get_zoom (DtlPages *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->zoom;
}

char *
dtl_pages_dup_left_out (DtlPages *self)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->left_out->len == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < self->left_out->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (self->left_out, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

DtlScene *
dtl_picture_new (DtlLayout               *layout,
                 const DtlPictureOptions *options,
                 const DtlTextMeasure    *measure,
                 double                  *height)
{
  g_autoptr (DtlPages) pages = NULL;

  g_return_val_if_fail (layout != NULL && options != NULL && height != NULL, NULL);
  g_return_val_if_fail (options->width > 0, NULL);

  pages = dtl_picture_compose (layout, options, measure, options->width, 0, 0);
  *height = pages->height;

  return g_ptr_array_steal_index (pages->scenes, 0);
}
