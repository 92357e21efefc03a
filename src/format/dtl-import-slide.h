/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A slide of TimelineJS 3, which may come from its JSON or from a row of its sheet: https://timeline.knightlab.com/docs/. Years before the
 * common era are counted as people do: -44 is 44 BCE. Texts are HTML.
 */
#pragma once

#include "dtl-importer.h"

G_BEGIN_DECLS

/* The first year of JavaScript's dates. Before it TimelineJS needs another scale, in which only years count, and these are years ago. */
#define DTL_SLIDE_FIRST_HUMAN_YEAR (-271820)

/* As they are written; NULL or empty: not said. @time is "14:05" or "14:05:30", instead of the parts. */
typedef struct
{
  const char *year, *month, *day, *hour, *minute, *second, *time;
} DtlSlideDate;

typedef struct
{
  gsize        offset;
  const char  *id;
  DtlSlideDate start, end;
  const char  *display_date;
  const char  *headline, *text, *group;
  const char  *media, *credit, *caption, *thumbnail, *alt;
  const char  *origin;          /* members, as JSON */
} DtlSlide;

void     dtl_import_slide_event  (DtlImporter        *importer,
                                  const DtlSlide     *slide);
void     dtl_import_slide_title  (DtlImporter        *importer,
                                  const DtlSlide     *slide);
void     dtl_import_slide_era    (DtlImporter        *importer,
                                  const DtlSlide     *slide);
/* FALSE: there is none, or (with a remark) it is none. (transfer full) */
gboolean dtl_import_slide_date   (DtlImporter        *importer,
                                  gsize               offset,
                                  const char         *member,
                                  const DtlSlideDate *date,
                                  char              **edtf);

G_END_DECLS
