/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What no frame needs: the words about one event, made from its text when somebody reads it.
 * Plain structs owned by the DtlEventDetails that holds them; strings are UTF-8, NULL where absent;
 * references to other records are indices into the document's arrays, DTL_NONE where there is none.
 */
#pragma once

#include <glib-object.h>

#include "dtl-date.h"

G_BEGIN_DECLS

#define DTL_NONE G_MAXUINT32

typedef enum
{
  DTL_STATUS_OCCURRED,
  DTL_STATUS_ONGOING,
  DTL_STATUS_PLANNED,
  DTL_STATUS_PROPOSED,
  DTL_STATUS_CANCELLED,
  DTL_STATUS_DID_NOT_OCCUR,
  DTL_STATUS_UNKNOWN,
} DtlStatus;

/* The editor's judgement; never computed from what the citations say. */
typedef enum
{
  DTL_ASSESSMENT_NONE,
  DTL_ASSESSMENT_CONFIRMED,
  DTL_ASSESSMENT_REPORTED,
  DTL_ASSESSMENT_ALLEGED,
  DTL_ASSESSMENT_DISPUTED,
  DTL_ASSESSMENT_DENIED,
  DTL_ASSESSMENT_REFUTED,
  DTL_ASSESSMENT_INFERRED,
} DtlAssessment;

typedef enum
{
  DTL_STANCE_REPORTS,
  DTL_STANCE_CONFIRMS,
  DTL_STANCE_DENIES,
  DTL_STANCE_DECLINES,
  DTL_STANCE_PLANS,
  DTL_STANCE_DISPUTES,
  DTL_STANCE_RETRACTS,
  DTL_STANCE_MENTIONS,
} DtlStance;

typedef enum
{
  DTL_PLAN_TARGET,
  DTL_PLAN_DEADLINE,
  DTL_PLAN_SCHEDULED,
  DTL_PLAN_ESTIMATE,
} DtlPlanKind;

typedef enum
{
  DTL_OUTCOME_NOT_REPORTED,   /* "no outcome reported" */
  DTL_OUTCOME_STANDING,
  DTL_OUTCOME_MET,
  DTL_OUTCOME_MISSED,
  DTL_OUTCOME_MOVED,
  DTL_OUTCOME_WITHDRAWN,
} DtlOutcome;

/* A date in a document: the value, and the texts it was written with. */
typedef struct
{
  DtlDate  date;          /* meaningful only when has_date */
  gboolean has_date;      /* FALSE: a label alone, cannot be placed */
  char    *edtf;          /* the EDTF text, NULL when given by its two ends */
  char    *start, *end;   /* the two ends, NULL when given as one text */
  char    *label;         /* the source's wording, verbatim, never parsed */
  char    *calendar;
  char    *note;
} DtlWhen;

typedef struct
{
  guint32   source;       /* index, DTL_NONE when the file names one that it does not have */
  char     *source_id;    /* as written */
  char     *locator;
  char     *locator_label;   /* CSL: "page", "paragraph" ...; "page" when a locator stands without one */
  char     *exact;        /* the quotation, NULL: a pointer */
  char     *prefix, *suffix;
  char     *language;
  char     *translation;
  DtlStance stance;
  guint32   by;           /* actor whose statement it is, or DTL_NONE */
  DtlWhen  *on;           /* when the statement was made, or NULL */
  DtlWhen  *when;         /* when the event happened as this source has it, or NULL */
  char     *note;
} DtlCitation;

typedef struct
{
  char       *id;
  DtlWhen    *when;
  DtlWhen    *stated_on;  /* or NULL */
  guint32     by;
  DtlPlanKind kind;
  gboolean    has_state;  /* the file says the state; else it is derived from the dates */
  DtlOutcome  outcome;    /* by the rule of the format: never against today's date */
  GPtrArray  *citations;  /* (element-type DtlCitation) */
  char       *note;
} DtlPlan;

typedef struct
{
  guint32 actor;
  char   *role;
} DtlParticipant;

typedef struct
{
  char *href, *media_type, *title, *caption, *credit, *alt, *thumbnail;
} DtlMedia;

/**
 * DtlEventDetails:
 *
 * Reference counted, immutable, usable from any thread.
 */
typedef struct
{
  char          *id;
  char          *title;
  char          *short_title;
  DtlWhen       *when;          /* or NULL: only plans */
  DtlStatus      status;
  DtlAssessment  assessment;
  int            importance;    /* 1 to 5 */
  GPtrArray     *plans;         /* (element-type DtlPlan), never NULL */
  GPtrArray     *participants;  /* (element-type DtlParticipant), never NULL */
  GPtrArray     *citations;     /* (element-type DtlCitation), never NULL */
  GPtrArray     *media;         /* (element-type DtlMedia), never NULL */
  GStrv          tags;          /* never NULL */
  char          *description;
  char          *date_basis;
  char          *outside_note;
  char          *note;
  char          *place_name;
  char          *place_geo;
} DtlEventDetails;

DtlEventDetails *dtl_event_details_new   (void);
DtlEventDetails *dtl_event_details_ref   (DtlEventDetails *details);
void             dtl_event_details_unref (DtlEventDetails *details);

DtlWhen         *dtl_when_new            (void);
void             dtl_when_free           (DtlWhen         *when);
/* In words, in the locale; the label when it cannot be placed. (transfer full) */
char            *dtl_when_to_words       (const DtlWhen   *when,
                                          DtlWording       wording);
DtlCitation     *dtl_citation_new        (void);
void             dtl_citation_free       (DtlCitation     *citation);
DtlPlan         *dtl_plan_new            (void);
void             dtl_plan_free           (DtlPlan         *plan);
DtlParticipant  *dtl_participant_new     (void);
void             dtl_participant_free    (DtlParticipant  *participant);
DtlMedia        *dtl_media_new           (void);
void             dtl_media_free          (DtlMedia        *media);

/* Met if @when surely ends by the deadline, missed only if it surely begins after it, else not reported. */
DtlOutcome       dtl_outcome_derive      (const DtlDate   *plan,
                                          const DtlDate   *when);

/* Words for people, translated; static text. */
const char      *dtl_status_to_words     (DtlStatus        status);
const char      *dtl_assessment_to_words (DtlAssessment    assessment);
const char      *dtl_stance_to_words     (DtlStance        stance);     /* "reports", "confirms", ... */
const char      *dtl_plan_kind_to_words  (DtlPlanKind      kind);
const char      *dtl_outcome_to_words    (DtlOutcome       outcome);    /* "met", "no outcome reported", ... */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlEventDetails, dtl_event_details_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlWhen, dtl_when_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlCitation, dtl_citation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPlan, dtl_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlParticipant, dtl_participant_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlMedia, dtl_media_free)

G_END_DECLS
