/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The chronology as text, for those who read, print, quote or compute with it: Markdown, a web page that needs nothing but
 * itself, and a table. In order of time, then what has no date. It is written as a stream, event by event, so that a million take no
 * more memory than one; the same document in the same locale gives the same bytes.
 */
#pragma once

#include "dtl-loader.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_CHRONOLOGY_MARKDOWN,    /* CommonMark */
  DTL_CHRONOLOGY_HTML,        /* one page, without scripts; well-formed XML, too */
  DTL_CHRONOLOGY_CSV,         /* RFC 4180, UTF-8 with a byte order mark, for spreadsheets. A field that a spreadsheet would take for a formula, or that
                               * begins with "'", has a "'" before it: who reads it back takes one away */
  DTL_CHRONOLOGY_TIMELINEJS,  /* the JSON of TimelineJS 3; events in the order of the file */
  DTL_N_CHRONOLOGIES,
} DtlChronologyFormat;

/* Zeros: the whole document as Markdown. */
typedef struct
{
  DtlChronologyFormat format;
  const guint8       *visible;     /* per event: 0 leaves it out; NULL: all */
  gboolean            has_span;    /* only what touches [from, to], and what has no date */
  DtlInstant          from, to;
} DtlChronologyOptions;

/* The format of a file's name by its suffix (.md .markdown .html .htm .csv .timelinejs.json), or one of these words alone, or
 * "timelinejs". FALSE: another. */
gboolean    dtl_chronology_find_format (const char                 *name,
                                        DtlChronologyFormat        *format);
/* "md", "html", "csv", "timelinejs.json"; "text/markdown" ... Static. */
const char *dtl_chronology_get_suffix  (DtlChronologyFormat         format);
const char *dtl_chronology_get_media_type (DtlChronologyFormat      format);

/* @stream is not closed. @progress may be NULL. */
gboolean    dtl_chronology_write       (DtlDocument                *document,
                                        const DtlChronologyOptions *options,
                                        GOutputStream              *stream,
                                        GCancellable               *cancellable,
                                        DtlProgressFunc             progress,
                                        gpointer                    progress_data,
                                        GError                    **error);
/* The same into a file, which is the old one until the new one is whole. */
gboolean    dtl_chronology_save        (DtlDocument                *document,
                                        const DtlChronologyOptions *options,
                                        GFile                      *file,
                                        GCancellable               *cancellable,
                                        DtlProgressFunc             progress,
                                        gpointer                    progress_data,
                                        GError                    **error);

G_END_DECLS
