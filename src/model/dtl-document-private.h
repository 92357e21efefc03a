/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the builder fills and the document then only reads. */
#pragma once

#include "dtl-document.h"
#include "dtl-id-table.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 event;
  guint32 link;
} DtlLinkEnd;

struct _DtlDocument
{
  GObject          parent_instance;

  char            *title, *description, *language, *time_zone;

  GBytes          *text;
  const char      *data;              /* of text */
  gsize            size;

  GArray          *lanes;             /* (element-type DtlLane) */
  GArray          *actors;            /* (element-type DtlActor) */
  GArray          *sources;           /* (element-type DtlSource) */
  GArray          *periods;           /* (element-type DtlPeriod) */
  GArray          *links;             /* (element-type DtlLink) */
  GArray          *problems;          /* (element-type DtlProblem) */
  GArray          *link_ends;         /* (element-type DtlLinkEnd), by event, then link */
  DtlIdTable       lane_ids, actor_ids, source_ids, event_ids;

  DtlEvent        *events;
  guint            n_events, events_size;
  guint            n_placed;
  guint32         *order;
  guint32         *positions;
  DtlInstant       first, last;

  DtlDetailsReader read_details;
  DtlMarksReader   read_marks;
  DtlWordsReader   read_words;
  gpointer         reader_data;
  GDestroyNotify   reader_destroy;

  DtlInstant       view_from, view_to;
  guint            has_view : 1;
  guint            fold_empty_time : 1;
  guint            has_picture : 1;
  DtlDocumentPicture picture;
  const char        *import_name;       /* static, or NULL */
};

/* DtlIdFunc for each kind of record; the owner is the document. */
const char *dtl_document_lane_id   (gconstpointer  owner,
                                    guint32        index,
                                    char         **owned,
                                    gsize         *length);
const char *dtl_document_actor_id  (gconstpointer  owner,
                                    guint32        index,
                                    char         **owned,
                                    gsize         *length);
const char *dtl_document_source_id (gconstpointer  owner,
                                    guint32        index,
                                    char         **owned,
                                    gsize         *length);
const char *dtl_document_event_id  (gconstpointer  owner,
                                    guint32        index,
                                    char         **owned,
                                    gsize         *length);
/* The id at a place in the text. */
const char *dtl_document_read_id   (DtlDocument   *self,
                                    const DtlEvent *event,
                                    char         **owned,
                                    gsize         *length);

G_END_DECLS
