/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-page-format.h"

#include <glib/gi18n-lib.h>

#define MM(length)   ((length) * 96 / 25.4)
#define INCH(length) ((length) * 96.0)

#define PAPER_ZOOM   0.66    /* 10 points become 6.6: as small as maps write */
#define SCREEN_ZOOM  0.5

static const DtlPageFormat formats[DTL_N_PAGES] = {
  [DTL_PAGE_CUSTOM] = { "custom", N_("Custom width"), 0, 0, 1, FALSE },
  [DTL_PAGE_SLIDE] = { "slide", N_("Slide, 16:9"), 1280, 720, SCREEN_ZOOM, FALSE },
  [DTL_PAGE_SQUARE] = { "square", N_("Square"), 1080, 1080, SCREEN_ZOOM, FALSE },
  [DTL_PAGE_COLUMN] = { "column", N_("Column of an article"), 680, 0, 1, FALSE },
  [DTL_PAGE_A4_PORTRAIT] = { "a4", N_("A4, portrait"), MM (210), MM (297), PAPER_ZOOM, TRUE },
  [DTL_PAGE_A4_LANDSCAPE] = { "a4-landscape", N_("A4, landscape"), MM (297), MM (210), PAPER_ZOOM, TRUE },
  [DTL_PAGE_LETTER_PORTRAIT] = { "letter", N_("Letter, portrait"), INCH (8.5), INCH (11), PAPER_ZOOM, TRUE },
  [DTL_PAGE_LETTER_LANDSCAPE] = { "letter-landscape", N_("Letter, landscape"), INCH (11), INCH (8.5), PAPER_ZOOM, TRUE },
  [DTL_PAGE_A2_POSTER] = { "a2", N_("Poster, A2"), MM (594), MM (420), PAPER_ZOOM, TRUE },
};

const DtlPageFormat *
dtl_page_format_get (DtlPagePreset preset)
{
  g_return_val_if_fail (preset < DTL_N_PAGES, &formats[DTL_PAGE_CUSTOM]);

  return &formats[preset];
}

gboolean
dtl_page_format_find (const char    *id,
                      DtlPagePreset *preset)
{
  g_return_val_if_fail (id != NULL && preset != NULL, FALSE);

  for (guint i = 0; i < DTL_N_PAGES; i++)
    if (g_str_equal (formats[i].id, id))
      {
        *preset = i;
        return TRUE;
      }

  return FALSE;
}
