/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a reader of another format writes to. It hands over events as plain values; ids, lanes, sources and JSON are made here. Also
 * the list of these readers.
 */
#pragma once

#include "dtl-date-entry.h"
#include "dtl-import.h"

G_BEGIN_DECLS

typedef struct
{
  const char   *data;         /* UTF-8, without a byte order mark, ends with a NUL */
  gsize         size;
  GCancellable *cancellable;
  DtlProgressFunc progress;   /* or NULL; told of each event */
  gpointer      progress_data;
  DtlProblems   problems;

  char         *title, *description, *language, *time_zone;     /* to be set by the reader, or NULL; the description in light markup */
  const char   *format;       /* static: of all "origin"; the reader's own unless it sets another */
  GString      *origin;       /* members of the document that our format has no place for, as JSON members; empty: none */

  /*< private >*/
  GString      *lanes, *sources, *events, *periods;             /* elements */
  GArray       *origins;      /* (element-type DtlImportOrigin), in events */
  GHashTable   *lane_ids, *source_ids;                          /* by title, by all that a source is */
  GHashTable   *ids;                                            /* that are taken, behind a letter for their kind: the last number behind one */
  guint         n_periods;
} DtlImporter;

/* A date, or its two ends, as EDTF; and its words. What is NULL is not there. */
typedef struct
{
  char *edtf;
  char *start, *end;
  char *label;
} DtlImportWhen;

/* How many members without a place an event may keep: with many more it would be left out. */
#define DTL_IMPORT_MAX_KEPT 500

typedef struct
{
  const char *source;             /* an id from dtl_importer_add_source() */
  char       *quote;              /* its words, or NULL */
} DtlImportCitation;

/* Strings that are NULL are not there. The importer copies what it needs. */
typedef struct
{
  gsize         offset;           /* where it stands in the original */
  const char   *id;               /* any text, or NULL: it is given one */
  const char   *title;            /* plain, one line; NULL: the beginning of the description */
  const char   *description;      /* light markup */
  const char   *lane;             /* its title */
  const char   *status;           /* a word of our format */
  const char   *colour;           /* "#rrggbb" */
  const char   *place;
  const char   *note;
  int           importance;       /* 1 to 5; 0: none */
  DtlImportWhen when;
  GPtrArray    *tags;             /* (element-type utf8) or NULL */
  GArray       *citations;        /* (element-type DtlImportCitation) or NULL */
  const char   *media;            /* the elements of "media", as JSON, or NULL */
  const char   *origin;           /* members that have no place, as JSON members: "\"a\": 1, \"b\": 2"; NULL or "": none */
} DtlImportEvent;

typedef struct
{
  const char *format;                                 /* "timelinejs": of what is kept in "origin" */
  const char *name;                                   /* N_("a TimelineJS file") */
  gboolean  (*recognizes) (const char   *data,
                           gsize         size);
  /* FALSE with @error: it cannot be read at all. */
  gboolean  (*read)       (DtlImporter  *importer,
                           GError      **error);
} DtlImportReader;

extern const DtlImportReader dtl_import_timelinejs, dtl_import_vis, dtl_import_simile_json, dtl_import_simile_xml, dtl_import_timeline_project,
                             dtl_import_icalendar, dtl_import_table;

void        dtl_importer_init       (DtlImporter          *self,
                                     const char           *data,
                                     gsize                 size,
                                     GCancellable         *cancellable);
void        dtl_importer_clear      (DtlImporter          *self);
/* The whole timeline, and where its events came from (transfer full). */
GBytes     *dtl_importer_finish     (DtlImporter          *self,
                                     GArray              **origins);

/* FALSE: cancelled. To be asked for each record. */
gboolean    dtl_importer_goes_on    (DtlImporter          *self);

void        dtl_importer_add_event  (DtlImporter          *self,
                                     const DtlImportEvent *event);
void        dtl_importer_add_period (DtlImporter          *self,
                                     const char           *title,
                                     const DtlImportWhen  *when);
/* @what makes it one: the same again is the same source. @title may be NULL where @url is not. Returns its id, which the importer
 * keeps; NULL where neither says anything. @author is a literal name, @issued EDTF. */
const char *dtl_importer_add_source (DtlImporter          *self,
                                     const char           *title,
                                     const char           *author,
                                     const char           *url,
                                     const char           *issued);

/* "found …; expected …" at @offset of the original. @member (nullable): whose value it is. */
void        dtl_importer_remark     (DtlImporter          *self,
                                     gsize                 offset,
                                     const char           *member,
                                     const char           *found,
                                     const char           *expected);
/* “text”, shortened, for @found. (transfer full) */
char       *dtl_importer_quote      (const char           *text);

/* Dates in plain words. FALSE: they are none; then @when has them as its label, and there is a remark. An empty @text gives an
 * empty @when. A date that EDTF says less of than the words do ("early 1960s") keeps them as its label. */
gboolean    dtl_importer_read_words (DtlImporter          *self,
                                     gsize                 offset,
                                     const char           *member,
                                     const char           *text,
                                     DtlDayOrder           day_order,
                                     DtlImportWhen        *when);
/* Makes an interval of @when, which has a start or nothing, with @end (transfer full), a date or "..". Where the end does not go with the
 * start there is a remark, and it is left out. */
void        dtl_importer_join_ends  (DtlImporter          *self,
                                     gsize                 offset,
                                     const char           *member,
                                     DtlImportWhen        *when,
                                     char                 *end);
void        dtl_import_when_clear   (DtlImportWhen        *self);
/* (element-type DtlImportCitation) (transfer full) */
GArray     *dtl_import_citations_new (void);

G_END_DECLS
