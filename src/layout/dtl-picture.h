/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A whole picture for paper and files: title, ruler, lane names, lanes, legend, notes and sources, composed out of the parts
 * that the screen shows. Same rows, same labels, at any size. It is a list of pages, each a scene:
 *
 *   DtlPictureOptions options = { .selected = DTL_NONE, .notes = TRUE };
 *   dtl_picture_options_set_format (&options, dtl_page_format_get (DTL_PAGE_A4_PORTRAIT));
 *   g_autoptr (DtlPages) pages = dtl_pages_new (layout, &options, measure);
 *   for (guint i = 0; i < dtl_pages_get_n (pages); i++)
 *     paint (dtl_pages_get_scene (pages, i), dtl_pages_get_zoom (pages));
 */
#pragma once

#include "dtl-page-format.h"
#include "dtl-scene.h"

G_BEGIN_DECLS

/* Zeros are good for all but width and selected. */
typedef struct
{
  double     width;         /* of a page, in logical px */
  double     height;        /* of a page; 0: one page, as high as it takes */
  double     least_zoom;    /* how small text may become to stand on one page; 0 as 1 */
  guint      max_pages;     /* 1 for files that have one page: what finds no room is left out, and said; 0: as many as it takes */
  gboolean   has_span;      /* else the whole document with its gutter */
  DtlInstant from, to;
  guint32    selected;      /* DTL_NONE, or an event whose links are drawn */
  gboolean   all_links;     /* the links of all events */
  gboolean   notes;         /* a number at each event, and its words and sources under that number */
  gboolean   hatched;       /* patterns say the lanes, beside their shapes: for black and white */
  DtlReports *reports;      /* (nullable): what the sources had reported by a day: ghosts, and a line that says it */
  DtlInstant  reported_by;  /* the last second of that day */
} DtlPictureOptions;

/* Width, height and zoom of a format; a width of one's own stays. */
void      dtl_picture_options_set_format (DtlPictureOptions    *options,
                                          const DtlPageFormat  *format);

typedef struct _DtlPages DtlPages;

/* Any thread. At least one page. */
DtlPages *dtl_pages_new          (DtlLayout               *layout,
                                  const DtlPictureOptions *options,
                                  const DtlTextMeasure    *measure);
/* The least width, from that of the options on, of a picture that leaves no title out; 0 where there is none that is any use. */
double    dtl_picture_find_titled_width (DtlLayout               *layout,
                                         const DtlPictureOptions *options,
                                         const DtlTextMeasure    *measure);
void      dtl_pages_free         (DtlPages                *self);
guint     dtl_pages_get_n        (DtlPages                *self);
/* (transfer none) */
DtlScene *dtl_pages_get_scene    (DtlPages                *self,
                                  guint                    page);
/* How large the scenes are: all pages are of one size. */
void      dtl_pages_get_size     (DtlPages                *self,
                                  double                  *width,
                                  double                  *height);
/* Scene × zoom = the page that was asked for. */
double    dtl_pages_get_zoom     (DtlPages                *self);
/* What found no room, in a sentence or more for people; NULL where all is there. (transfer full) */
char     *dtl_pages_dup_left_out (DtlPages                *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPages, dtl_pages_free)

/* One page, as wide as options->width, as high as it takes: *height is set. (transfer full) */
DtlScene *dtl_picture_new        (DtlLayout               *layout,
                                  const DtlPictureOptions *options,
                                  const DtlTextMeasure    *measure,
                                  double                  *height);

G_END_DECLS
