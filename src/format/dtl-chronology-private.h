/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the writers of a chronology share. Each appends to a buffer that the driver (dtl-chronology.c) hands to the stream
 * when it has grown: head once, then event by event with the sections they open, then foot once.
 */
#pragma once

#include "dtl-chronology.h"

G_BEGIN_DECLS

/* What stands under one heading: a month, a year, what has no date. */
typedef struct
{
  char  *title;
  guint  first;        /* index into the events */
  guint  n_events;
} DtlChronologySection;

/* An event and when it begins. */
typedef struct
{
  DtlInstant start;
  guint32    event;
  guint32    position;      /* in the document's order */
} DtlChronologyEntry;

typedef struct
{
  DtlDocument *document;
  GArray      *events;      /* (element-type DtlChronologyEntry), in the order in which they are told */
  GPtrArray   *sections;    /* (element-type DtlChronologySection); empty where headings would say nothing */
  guint        n_placed;    /* of the events */
} DtlChronology;

typedef struct
{
  void (*append_head)    (const DtlChronology *self,
                          GString             *out);
  /* NULL: has none */
  void (*append_section) (const DtlChronology *self,
                          guint                section,
                          GString             *out);
  void (*append_event)   (const DtlChronology *self,
                          guint32              event,
                          GString             *out);
  void (*append_foot)    (const DtlChronology *self,
                          GString             *out);
} DtlChronologyWriter;

extern const DtlChronologyWriter dtl_chronology_markdown;
extern const DtlChronologyWriter dtl_chronology_html;
extern const DtlChronologyWriter dtl_chronology_csv;
extern const DtlChronologyWriter dtl_chronology_timelinejs;

/* "36 events · 3 sources · March–September 2017". (transfer full) */
char *dtl_chronology_dup_summary (const DtlChronology *self);

G_END_DECLS
