/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Other people's formats, told by their content. A reader makes of each a timeline in our own format, as text, which the loader
 * then reads like any other: what is right and wrong in a timeline is decided in one place, and to save an imported
 * one is to save that text. What was not understood is a problem that says its place in the original file, which is never changed;
 * what our format has no member for is kept in the event's "origin", for the way back.
 *
 * Back again goes dtl-chronology-timelinejs.c.
 *
 *   dtl-import.c               the readers, and the order in which they are asked
 *   dtl-importer.c             what readers write to: events, lanes, sources, periods
 *   dtl-import-timelinejs.c    TimelineJS 3, JSON
 *   dtl-import-slide.c         a TimelineJS slide, from JSON or from a row
 *   dtl-import-vis.c           items of vis-timeline, JSON
 *   dtl-import-icalendar.c     iCalendar
 *   dtl-import-simile.c        SIMILE Timeline, JSON and XML
 *   dtl-import-timeline-project.c   The Timeline Project, XML
 *   dtl-import-json.c, dtl-import-xml.c   the records of all JSON and of all XML
 *   dtl-import-table.c         tables: the sheet of TimelineJS, and any with a column of dates
 */
#pragma once

#include "dtl-loader.h"
#include "dtl-problems.h"

G_BEGIN_DECLS

/* Where a part of the timeline came from. */
typedef struct
{
  gsize at;       /* in the timeline */
  gsize from;     /* in the original */
} DtlImportOrigin;

typedef struct
{
  const char  *name;        /* of the format, untranslated: N_("a table") */
  GBytes      *original;    /* in UTF-8 */
  GBytes      *timeline;    /* in our format */
  GArray      *origins;     /* (element-type DtlImportOrigin), in the order of both */
  DtlProblems  problems;    /* of the original */
} DtlImport;

/* NULL without an error: none of the formats that are known here. NULL with one: it is, but cannot be read. @name (nullable) is the title
 * of a timeline that has none. (transfer full) */
DtlImport *dtl_import_read (GBytes           *bytes,
                            const char       *name,
                            GCancellable     *cancellable,
                            DtlProgressFunc   progress,
                            gpointer          progress_data,
                            GError          **error);
void       dtl_import_free (DtlImport     *self);

/* Where in the original stands what the timeline has at @offset. */
gsize      dtl_import_find_origin (gconstpointer    import,
                                   gsize            offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlImport, dtl_import_free)

G_END_DECLS
