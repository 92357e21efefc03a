/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A chronology: lanes, actors, sources, periods, events, links. Immutable once built, so any thread may read it.
 *
 * Of each event the document holds a fixed-size record (DtlEvent: what a frame needs) and a place in the text it
 * came from. Titles and ids are read out of that text; all else is made from it on demand (DtlEventDetails) by
 * whoever knows the format (DtlDetailsReader). So a million events cost little more than their file.
 *
 * Events are named by their index (guint32) in file order. dtl_document_get_order() has them in order of time.
 */
#pragma once

#include "dtl-details.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_EVENT_PLACED        = 1 << 0,   /* earliest and latest are instants; else it stands on the Undated shelf */
  DTL_EVENT_TAIL_START    = 1 << 1,   /* its extent is open or unknown before earliest */
  DTL_EVENT_TAIL_END      = 1 << 2,   /* its extent is open or unknown after latest */
  DTL_EVENT_HAS_WHEN      = 1 << 3,   /* has a placeable date of its own */
  DTL_EVENT_HAS_PLANS     = 1 << 4,
  DTL_EVENT_HAS_CLAIMS    = 1 << 5,   /* some citation dates it differently */
  DTL_EVENT_QUOTED        = 1 << 6,   /* some citation has a quotation */
  DTL_EVENT_ANONYMOUS     = 1 << 7,   /* supported, but no supporting source names an author or an outlet */
  DTL_EVENT_DISAGREE      = 1 << 8,   /* sources disagree: disputes or denies beside reports or confirms, or claims */
  DTL_EVENT_DENIED        = 1 << 9,   /* some citation denies or retracts it */
  DTL_EVENT_HAS_LINKS     = 1 << 10,
  DTL_EVENT_HAS_OUTSIDE_NOTE = 1 << 11,
  DTL_EVENT_ONE_INSTANT   = 1 << 12,  /* its own date is a day or finer: a solid glyph; else a pill, a bar or a plan */
  DTL_EVENT_APPROXIMATE   = 1 << 13,  /* its own date has "~" or "%" anywhere: soft ends */
  DTL_EVENT_UNCERTAIN     = 1 << 14,  /* its own date has "?" or "%" anywhere: soft ends and a "?" beside the text */
  DTL_EVENT_LASTED        = 1 << 15,  /* its own date is an interval: a bar; without it and ONE_INSTANT a pill */
} DtlEventFlags;

/**
 * DtlEvent:
 * @earliest: first second of all that it draws (date, plans, claims); finite when placed
 * @latest: last second of all that it draws, inclusive; finite when placed. Open ends are flags, not bounds.
 * @lane: index of its lane; always valid (events without a lane are in the last one, which has the id NULL)
 * @independent: how many independent sources support it, at most 255
 *
 * What a frame needs of an event. Lives as long as the document.
 */
typedef struct
{
  DtlInstant earliest;
  DtlInstant latest;
  guint32    lane;
  guint16    flags;           /* DtlEventFlags */
  guint8     status;          /* DtlStatus */
  guint8     assessment;      /* DtlAssessment */
  guint8     importance;      /* 1 to 5 */
  guint8     independent;
  guint16    n_citations;     /* saturating */
  /*< private >: where its words are, relative to the document's text */
  guint32    text_length;
  guint64    text_offset;
  guint32    id_offset, title_offset, short_title_offset, when_offset;   /* from text_offset; G_MAXUINT32 where absent */
} DtlEvent;

typedef enum
{
  DTL_MARK_WHEN,    /* what happened */
  DTL_MARK_PLAN,    /* a plan: @date its deadline, @stated_from where it was stated */
  DTL_MARK_CLAIM,   /* the date as one citation has it */
} DtlMarkKind;

/* One thing that an event draws. Few per event; made on demand. */
typedef struct
{
  DtlMarkKind kind;
  DtlDate     date;
  DtlInstant  stated_from;    /* plans: from when it was stated; DTL_INSTANT_BEFORE_ALL where unknown */
  DtlOutcome  outcome;        /* plans */
  DtlPlanKind plan_kind;      /* plans */
  guint32     source;         /* claims: whose date it is */
} DtlMark;

typedef struct
{
  char    *id;                /* NULL for the lane of events that name none */
  char    *title;             /* for that one: translated "Other" (or the document's title when it is the only lane) */
  char    *description;
  gboolean has_colour;
  guint32  colour;            /* 0xRRGGBB */
  gboolean hidden;            /* by the document's opening view */
  guint32  n_events;
} DtlLane;

typedef enum
{
  DTL_ACTOR_PERSON,
  DTL_ACTOR_ORGANIZATION,
  DTL_ACTOR_GROUP,
  DTL_ACTOR_PLACE,
  DTL_ACTOR_THING,
} DtlActorKind;

typedef struct
{
  char        *id;
  char        *name;
  char        *description;
  DtlActorKind kind;
} DtlActor;

typedef struct
{
  char    *id;
  char    *type;              /* CSL type */
  char    *title;
  char    *authors;           /* "John Hudson", "A. Smith and B. Jones"; NULL when none is named */
  char    *authors_short;     /* family names: "Hudson", "Smith and Jones", "Smith et al."; NULL when none is named */
  char    *container;         /* outlet, journal, book */
  char    *publisher;
  DtlDate  issued;            /* when has_issued */
  gboolean has_issued;
  char    *issued_words;      /* in words: CSL literal, or from date-parts */
  char    *url;
  char    *note;
  char    *text_path;         /* relative to the file */
  char    *text_sha256;
  guint32 *based_on;          /* indices */
  guint    n_based_on;
  guint32  n_events;          /* events that cite it */
  gsize    csl_offset;        /* the whole CSL item, for export: where it stands in dtl_document_get_text() */
  gsize    csl_length;
} DtlSource;

typedef struct
{
  char    *id;
  char    *title;
  char    *description;
  DtlWhen *when;
  guint32  lane;              /* or DTL_NONE: all lanes */
  gboolean has_colour;
  guint32  colour;
} DtlPeriod;

typedef struct
{
  guint32       from, to;     /* events */
  char         *type;         /* "prompted", "responds-to", "x-..." */
  char         *label;        /* or NULL */
  DtlAssessment assessment;
  GPtrArray    *citations;    /* (element-type DtlCitation), never NULL; an uncited link is drawn dashed */
  char         *note;
} DtlLink;

typedef enum
{
  DTL_PROBLEM_REMARK,         /* read, but something in it was ignored or looks odd */
  DTL_PROBLEM_LEFT_OUT,       /* this record was left out; the rest of the document is there */
} DtlProblemKind;

typedef struct
{
  DtlProblemKind kind;
  guint          line;        /* from 1 */
  guint          column;      /* from 1, in characters */
  char          *message;     /* "what was found; what was expected", translated, without place */
  char          *excerpt;     /* the text at that place, at most some 60 characters, or NULL */
  guint          n;           /* how many it stands for: 1, or those of its kind that came after the most that are listed */
} DtlProblem;

/* What a document was told of the picture that carried it. */
typedef struct
{
  gboolean is_intact;         /* it is to the byte what the picture was made of */
  gboolean is_part;           /* only what the picture shows */
  char    *filter;            /* (nullable): what of it the picture shows, as people write it; not checked */
  DtlInstant reported_by;     /* the day by which its sources had reported what the picture shows as known; DTL_INSTANT_AFTER_ALL: none */
} DtlDocumentPicture;

/* Where a text stands in an event: what search looks at. */
typedef enum
{
  DTL_FIELD_TITLE,         /* title and short title */
  DTL_FIELD_DESCRIPTION,   /* description, date as worded, date basis, notes, place */
  DTL_FIELD_QUOTE,         /* the quoted words and their translation */
  DTL_FIELD_TAG,
  DTL_FIELD_ACTOR_ID,      /* the id of an actor that takes part or speaks */
  DTL_FIELD_SOURCE_ID,     /* the id of a source that is cited */
} DtlField;

#define DTL_TYPE_DOCUMENT (dtl_document_get_type ())
G_DECLARE_FINAL_TYPE (DtlDocument, dtl_document, DTL, DOCUMENT, GObject)

/* Makes the details of one event from its text. Called from any thread; must not keep state that needs a lock. */
typedef DtlEventDetails *(*DtlDetailsReader) (DtlDocument *document,
                                              guint32      event,
                                              const char  *text,
                                              gsize        length,
                                              gpointer     user_data);
/* The marks of one event, without making details. Returns how many there are; fills at most @max. */
typedef guint            (*DtlMarksReader)   (DtlDocument *document,
                                              guint32      event,
                                              const char  *text,
                                              gsize        length,
                                              DtlMark     *marks,
                                              guint        max,
                                              gpointer     user_data);

/* Takes one text of an event; it is only lent. Returns FALSE to hear no more. */
typedef gboolean         (*DtlWordsFunc)     (DtlField     field,
                                              const char  *text,
                                              gsize        length,
                                              gpointer     user_data);
/* Gives every text of one event to @func, without making details: what search reads. */
typedef void             (*DtlWordsReader)   (DtlDocument *document,
                                              guint32      event,
                                              const char  *text,
                                              gsize        length,
                                              DtlWordsFunc func,
                                              gpointer     func_data,
                                              gpointer     user_data);

const char       *dtl_document_get_title        (DtlDocument *self);   /* never NULL */
const char       *dtl_document_get_description  (DtlDocument *self);
const char       *dtl_document_get_language     (DtlDocument *self);
const char       *dtl_document_get_time_zone    (DtlDocument *self);

guint             dtl_document_get_n_lanes      (DtlDocument *self);
const DtlLane    *dtl_document_get_lane         (DtlDocument *self,
                                                 guint        lane);
guint             dtl_document_get_n_actors     (DtlDocument *self);
const DtlActor   *dtl_document_get_actor        (DtlDocument *self,
                                                 guint        actor);
guint             dtl_document_get_n_sources    (DtlDocument *self);
const DtlSource  *dtl_document_get_source       (DtlDocument *self,
                                                 guint        source);
guint             dtl_document_get_n_periods    (DtlDocument *self);
const DtlPeriod  *dtl_document_get_period       (DtlDocument *self,
                                                 guint        period);
guint             dtl_document_get_n_links      (DtlDocument *self);
const DtlLink    *dtl_document_get_link         (DtlDocument *self,
                                                 guint        link);
/* The links that leave or reach an event: indices, (transfer container), in file order. */
GArray           *dtl_document_dup_links_of     (DtlDocument *self,
                                                 guint32      event);
/* The index of the record with an id; FALSE when there is none. */
gboolean          dtl_document_find_lane        (DtlDocument *self,
                                                 const char  *id,
                                                 guint32     *lane);
gboolean          dtl_document_find_actor       (DtlDocument *self,
                                                 const char  *id,
                                                 guint32     *actor);
gboolean          dtl_document_find_source      (DtlDocument *self,
                                                 const char  *id,
                                                 guint32     *source);
guint             dtl_document_get_n_problems   (DtlDocument *self);
const DtlProblem *dtl_document_get_problem      (DtlDocument *self,
                                                 guint        problem);

guint             dtl_document_get_n_events     (DtlDocument *self);
const DtlEvent   *dtl_document_get_event        (DtlDocument *self,
                                                 guint32      event);
/* All events in order of time (earliest, latest, file order); those that cannot be placed come last. n_events entries. */
const guint32    *dtl_document_get_order        (DtlDocument *self);
/* How many of them have a place; these are the first ones in the order. */
guint             dtl_document_get_n_placed     (DtlDocument *self);
/* The place of an event in that order, from 0. */
guint             dtl_document_get_position     (DtlDocument *self,
                                                 guint32      event);
/* Puts @events, (element-type guint32), into the order of time. */
void              dtl_document_sort_events      (DtlDocument *self,
                                                 GArray      *events);
gboolean          dtl_document_find_event       (DtlDocument *self,
                                                 const char  *id,
                                                 guint32     *event);
/* First and last instant of all placed events and of nothing else; FALSE when none is placed. */
gboolean          dtl_document_get_span         (DtlDocument *self,
                                                 DtlInstant  *first,
                                                 DtlInstant  *last);

/* The text that the document was read from, byte for byte, to save a copy of it; of one made without a file, what its
 * events were written to. */
GBytes           *dtl_document_get_text         (DtlDocument *self);
/* The text of one event in it, not NUL-terminated. */
const char       *dtl_document_peek_event_text  (DtlDocument *self,
                                                 guint32      event,
                                                 gsize       *length);
char             *dtl_document_dup_id           (DtlDocument *self,
                                                 guint32      event);
char             *dtl_document_dup_title        (DtlDocument *self,
                                                 guint32      event);
/* What the canvas shows: the short title, or else the title. */
char             *dtl_document_dup_label        (DtlDocument *self,
                                                 guint32      event);
/* The same without allocating: NUL-terminated, cut at a character to fit @size bytes. Returns the bytes written. */
gsize             dtl_document_copy_label       (DtlDocument *self,
                                                 guint32      event,
                                                 char        *buffer,
                                                 gsize        size);
/* Its date in words: its own date, else its first plan ("by April 2017"), else the label. (transfer full) */
char             *dtl_document_dup_date_words   (DtlDocument *self,
                                                 guint32      event,
                                                 DtlWording   wording);
guint             dtl_document_read_marks       (DtlDocument *self,
                                                 guint32      event,
                                                 DtlMark     *marks,
                                                 guint        max);
void              dtl_document_read_words       (DtlDocument *self,
                                                 guint32      event,
                                                 DtlWordsFunc func,
                                                 gpointer     user_data);
DtlEventDetails  *dtl_document_dup_details      (DtlDocument *self,
                                                 guint32      event);

/* The opening view. FALSE when the document gives none. */
gboolean          dtl_document_get_view         (DtlDocument *self,
                                                 DtlInstant  *from,
                                                 DtlInstant  *to);
gboolean          dtl_document_get_fold_empty_time (DtlDocument *self);
/* NULL: it was read from a file of its own. */
const DtlDocumentPicture *dtl_document_get_picture (DtlDocument *self);

/* What a file is that is not in our format, untranslated: N_("a table"). NULL: it is in ours. */
const char       *dtl_document_get_import_name  (DtlDocument *self);

/* A source as a reader cites it: "John Hudson, “Russia Sought …”, BuzzFeed News, 12 September 2017". (transfer full) */
char             *dtl_document_dup_attribution  (DtlDocument *self,
                                                 guint32      source);
/* The same shortened for a canvas or a line of sources: "Hudson, BuzzFeed News, 12 Sep 2017". (transfer full) */
char             *dtl_document_dup_short_attribution (DtlDocument *self,
                                                 guint32      source);
/* Where a citation stands in its source: "page 3", "paragraph 12"; NULL where it does not say. (transfer full) */
char             *dtl_citation_dup_place       (const DtlCitation *citation);
/* A quotation with its citation as plain text for the clipboard. (transfer full) */
char             *dtl_document_dup_citation_text (DtlDocument       *self,
                                                 const DtlCitation *citation);

G_END_DECLS
