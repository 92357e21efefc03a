/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Our own format, one pass over its text. What an event needs in a frame goes into columns at once; its words
 * stay text. Of lanes, actors, sources, periods and links the pass checks every member and remembers where they stand;
 * json-glib makes them from there when all was read. Nothing else in this room decides what is right and what is wrong in a
 * file: whoever reads the same text later (details, marks, words) may rely on it and stays silent.
 *
 *   dtl-native.c           the root, and what refers to what
 *   dtl-native-event.c     events, plans, citations: the hot path
 *   dtl-native-shape.c     every other record, against tables
 *   dtl-native-when.c      a "when"
 *   dtl-native-records.c   lanes, actors, sources, periods, links from their text, by json-glib
 *   dtl-native-details.c   the words of one event from its text, by json-glib
 *   dtl-native-marks.c     the marks of one event, by the scanner
 *   dtl-native-words.c     the searchable texts of one event, by the scanner
 *
 * A record is left out when what makes it a record is missing or wrong: id, title and status of an event, its date; the
 * source of a citation; the date of a plan. Anything else that is wrong is ignored with a remark.
 */
#pragma once

#include "dtl-document-builder.h"
#include "dtl-extent.h"
#include "dtl-import.h"
#include "dtl-json-keys.h"
#include "dtl-loader.h"
#include "dtl-names.h"
#include "dtl-problems.h"
#include "dtl-vocabulary.h"

G_BEGIN_DECLS

/* What json-glib may be shown at once: its trees take up to 100 bytes for a byte, and its hashes collide at will. */
#define DTL_NATIVE_MAX_RECORD_VALUES  100000
#define DTL_NATIVE_MAX_RECORD_MEMBERS 1000
#define DTL_NATIVE_MAX_UNKNOWN        16

enum
{
  EVENT_ID, EVENT_TITLE, EVENT_SHORT_TITLE, EVENT_WHEN, EVENT_STATUS, EVENT_ASSESSMENT, EVENT_PLANS, EVENT_LANE, EVENT_ACTORS,
  EVENT_TAGS, EVENT_IMPORTANCE, EVENT_DESCRIPTION, EVENT_CITATIONS, EVENT_PLACE, EVENT_MEDIA, EVENT_DATE_BASIS,
  EVENT_OUTSIDE_NOTE, EVENT_NOTE, EVENT_COLOUR, EVENT_ORIGIN, EVENT_PARENT, N_EVENT_KEYS
};

enum
{
  CITATION_SOURCE, CITATION_LOCATOR, CITATION_LABEL, CITATION_QUOTE, CITATION_LANGUAGE, CITATION_TRANSLATION,
  CITATION_STANCE, CITATION_BY, CITATION_ON, CITATION_WHEN, CITATION_NOTE, CITATION_ID, N_CITATION_KEYS
};

enum
{
  PLAN_ID, PLAN_WHEN, PLAN_KIND, PLAN_STATED_ON, PLAN_BY, PLAN_STATE, PLAN_CITATIONS, PLAN_NOTE, N_PLAN_KEYS
};

enum { QUOTE_EXACT, QUOTE_PREFIX, QUOTE_SUFFIX, QUOTE_TYPE, N_QUOTE_KEYS };

enum { WHEN_EDTF, WHEN_START, WHEN_END, WHEN_LABEL, WHEN_CALENDAR, WHEN_NOTE, N_WHEN_KEYS };

/* The names of the members of each kind of record that is read without json-glib. */
typedef struct
{
  DtlJsonKeys event, citation, plan, quote, when;
} DtlNativeKeys;

void dtl_native_keys_init (DtlNativeKeys *self);

/* Why a record cannot be used: the first reason only. */
typedef struct
{
  gsize offset;
  char *message;    /* NULL: no reason */
} DtlFault;

void dtl_fault_set   (DtlFault   *self,
                      gsize       offset,
                      const char *member,
                      const char *found,
                      const char *expected);
void dtl_fault_clear (DtlFault   *self);

typedef struct
{
  gboolean has_date;      /* else it has a label alone */
  DtlDate  date;
} DtlNativeWhen;

/* Reads the value at the scanner's place. FALSE: it is none, and @fault (nullable) says why, or the scanner failed.
 * @remarks (nullable) hears what is wrong in a date that can be used. */
gboolean dtl_native_read_when (DtlJsonScan         *scan,
                               const DtlNativeKeys *keys,
                               GTimeZone           *zone,
                               const char          *member,
                               DtlNativeWhen       *when,
                               DtlFault            *fault,
                               DtlProblems         *remarks);

/* A citation that was read but not yet resolved. */
typedef struct
{
  guint32 event;
  guint32 source;         /* name << 3 | DtlStance */
} DtlNativeCitation;

/* Where a record of the head stands. */
typedef struct
{
  gsize start, length;
  gsize id, from, to;     /* of these members' values, for messages; 0 where there are none */
} DtlNativeSpan;

typedef struct
{
  DtlJsonSlice source;
  DtlStance    stance;
} DtlPendingCitation;

/* What a picture says of the timeline that it carries. */
typedef struct
{
  const char *view;           /* (nullable): a JSON object that passed the strict pass; stands in for the document's own view */
  gboolean    is_intact;
} DtlNativePicture;

typedef struct
{
  DtlJsonScan         scan;
  DtlNativeKeys       keys;
  DtlProblems         problems;
  DtlDocumentBuilder *builder;
  GCancellable       *cancellable;

  GTimeZone          *zone;
  char               *zone_name;
  gboolean            saw_zoned;           /* a date of the event that is read has a zone */
  GArray             *zoned_events;        /* (element-type guint32): read before the document's zone was known */

  DtlNames            lane_names, actor_names, source_names;
  GArray             *citations;           /* (element-type DtlNativeCitation), by event */

  GArray             *lanes, *actors, *sources, *periods, *links;   /* (element-type DtlNativeSpan) */
  DtlNativeSpan       view;                /* length 0: there is none */
  const DtlNativePicture *picture;         /* that carries it; NULL: none does */

  /* Of the event that is read, until it is known to be good. */
  GArray             *pending_citations;   /* (element-type DtlPendingCitation) */
  GArray             *pending_actors;      /* (element-type DtlJsonSlice) */

  DtlJsonSlice        unknown[DTL_NATIVE_MAX_UNKNOWN];   /* members that we do not know, each once */
  guint               n_unknown;
} DtlNative;

/* Events (dtl-native-event.c) */
void dtl_native_read_events    (DtlNative          *self);
/* A list of citations outside of events. */
void dtl_native_read_citations (DtlNative          *self);

/* Checks (dtl-native-shape.c) */
typedef enum
{
  DTL_SHAPE_ANY,
  DTL_SHAPE_TEXT,
  DTL_SHAPE_ID,
  DTL_SHAPE_ID_OR_NUMBER,    /* CSL allows both */
  DTL_SHAPE_COLOUR,
  DTL_SHAPE_BOOLEAN,
  DTL_SHAPE_WORD,            /* of a vocabulary */
  DTL_SHAPE_WHEN,
  DTL_SHAPE_CITATIONS,
  DTL_SHAPE_LANE,            /* ids of records, which are looked for at the end */
  DTL_SHAPE_ACTOR,
  DTL_SHAPE_SOURCE,
  DTL_SHAPE_OBJECT,
  DTL_SHAPE_LIST,
} DtlShapeKind;

typedef struct _DtlShape DtlShape;

typedef struct
{
  const char          *name;
  DtlShapeKind         kind;
  gboolean             is_needed;   /* the record is left out without it */
  DtlShapeKind         element;     /* of a list */
  const DtlShape      *shape;       /* of an object, or of the elements */
  const DtlVocabulary *words;
} DtlShapeMember;

struct _DtlShape
{
  const char           *what;       /* N_("a lane") */
  const DtlShapeMember *members;
  guint                 n_members;
  gboolean              is_open;    /* has any other members as well: nothing unknown is noted */
};

extern const DtlShape dtl_shape_lane, dtl_shape_actor, dtl_shape_source, dtl_shape_period, dtl_shape_link, dtl_shape_view;
extern const DtlShape dtl_shape_place, dtl_shape_media, dtl_shape_participant;

/* The object at the scanner's place. FALSE: it cannot be used, @fault says why. @span (nullable): where it stood. */
gboolean dtl_native_check_object   (DtlNative            *self,
                                    const DtlShape       *shape,
                                    DtlNativeSpan        *span,
                                    DtlFault             *fault);
/* The value of a member: remarks on what is wrong, or fills @fault if the member is needed. */
void     dtl_native_check_member   (DtlNative            *self,
                                    const DtlShapeMember *member,
                                    DtlFault             *fault);

/* Reads the text at the scanner's place; anything else it skips, with a remark or, where @fault is not NULL, as the fault. */
gboolean dtl_native_read_text      (DtlNative            *self,
                                    const char           *member,
                                    DtlJsonSlice         *slice,
                                    DtlFault             *fault);
gboolean dtl_native_read_word      (DtlNative            *self,
                                    const char           *member,
                                    const DtlVocabulary  *words,
                                    int                  *value,
                                    DtlFault             *fault);
gboolean dtl_native_read_id        (DtlNative            *self,
                                    const char           *member,
                                    DtlJsonSlice         *slice,
                                    DtlFault             *fault);
/* Whether a text that was decoded may be an id. */
gboolean dtl_native_is_id          (const char           *plain,
                                    gsize                 length);
/* Of a number: whether it is whole, and short enough that 64 bits hold it. */
gboolean dtl_native_is_whole       (const DtlJsonScan    *scan,
                                    const DtlJsonSlice   *slice);
/* Says that the value at the scanner's place has the wrong type, and skips it. */
void     dtl_native_refuse         (DtlNative            *self,
                                    const char           *member,
                                    const char           *expected,
                                    DtlFault             *fault);
void     dtl_native_remark         (DtlNative            *self,
                                    gsize                 offset,
                                    const char           *member,
                                    const char           *found,
                                    const char           *expected);
void     dtl_native_note_unknown   (DtlNative            *self,
                                    const DtlJsonSlice   *key);
char    *dtl_native_describe_value (const char           *data,
                                    gsize                 size,
                                    gsize                 offset);
char    *dtl_native_quote          (const DtlNative      *self,
                                    const DtlJsonSlice   *slice);

/* Records by json-glib (dtl-native-records.c) */
void     dtl_native_build_lanes    (DtlNative            *self);
void     dtl_native_build_actors   (DtlNative            *self);
void     dtl_native_build_sources  (DtlNative            *self);
void     dtl_native_build_periods  (DtlNative            *self);
void     dtl_native_build_links    (DtlNative            *self);
void     dtl_native_build_view     (DtlNative            *self);

/* What the readers of single events need; lives as long as the document. */
typedef struct
{
  DtlNativeKeys keys;
  GTimeZone    *zone;       /* or NULL */
} DtlNativeReaders;

DtlNativeReaders *dtl_native_readers_new  (GTimeZone            *zone);
void              dtl_native_readers_free (DtlNativeReaders     *self);

DtlEventDetails  *dtl_native_read_details (DtlDocument          *document,
                                           guint32               event,
                                           const char           *text,
                                           gsize                 length,
                                           gpointer              user_data);
guint             dtl_native_read_marks   (DtlDocument          *document,
                                           guint32               event,
                                           const char           *text,
                                           gsize                 length,
                                           DtlMark              *marks,
                                           guint                 max,
                                           gpointer              user_data);
void              dtl_native_read_words   (DtlDocument          *document,
                                           guint32               event,
                                           const char           *text,
                                           gsize                 length,
                                           DtlWordsFunc          func,
                                           gpointer              func_data,
                                           gpointer              user_data);
/* The extent of an event from its text, for when the zone was known too late. */
DtlExtent         dtl_native_find_extent  (const DtlNativeReaders *readers,
                                           const char           *text,
                                           gsize                 length);

/* @picture: NULL for a file of its own. @import: NULL for a file in our format; else @bytes is the timeline that was made of it. */
DtlDocument      *dtl_native_load         (GBytes               *bytes,
                                           const DtlNativePicture *picture,
                                           DtlImport            *import,
                                           GCancellable         *cancellable,
                                           DtlProgressFunc       progress,
                                           gpointer              user_data,
                                           GError              **error);

G_END_DECLS
