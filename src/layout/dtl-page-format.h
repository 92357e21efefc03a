/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The papers that people publish on, by the name that the command line and the dialog share. Sizes are logical pixels, 96 to an
 * inch, so that text of 10 points is 10 points on paper.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DTL_PAGE_CUSTOM,            /* as wide as one says, as high as its rows */
  DTL_PAGE_SLIDE,
  DTL_PAGE_SQUARE,
  DTL_PAGE_COLUMN,            /* of an article: narrow, as high as its rows */
  DTL_PAGE_A4_PORTRAIT,
  DTL_PAGE_A4_LANDSCAPE,
  DTL_PAGE_LETTER_PORTRAIT,
  DTL_PAGE_LETTER_LANDSCAPE,
  DTL_PAGE_A2_POSTER,
  DTL_N_PAGES,
} DtlPagePreset;

/**
 * DtlPageFormat:
 * @id: its name on the command line: "a4-landscape"
 * @name: its name for people, untranslated, marked with N_()
 * @width: logical px; 0: as one says
 * @height: logical px; 0: as high as it takes
 * @least_zoom: how small text may become so that the timeline stands on one page; 1: not smaller than on screen
 * @is_paper: it has a size in millimetres; else in pixels
 */
typedef struct
{
  const char *id;
  const char *name;
  double      width;
  double      height;
  double      least_zoom;
  gboolean    is_paper;
} DtlPageFormat;

/* Static. */
const DtlPageFormat *dtl_page_format_get  (DtlPagePreset  preset);
/* By its id; FALSE where none has it. */
gboolean             dtl_page_format_find (const char    *id,
                                           DtlPagePreset *preset);

G_END_DECLS
