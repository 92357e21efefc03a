/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events, one after the other, into columns. Nothing is allocated for an event in which nothing is wrong; what it
 * refers to is noted by the number of its name.
 */
#include "config.h"

#include "dtl-native.h"

#include "dtl-support.h"

#include <glib/gi18n-lib.h>

static const char * const event_names[] =
{
  [EVENT_ID] = "id", [EVENT_TITLE] = "title", [EVENT_SHORT_TITLE] = "shortTitle", [EVENT_WHEN] = "when",
  [EVENT_STATUS] = "status", [EVENT_ASSESSMENT] = "assessment", [EVENT_PLANS] = "plans", [EVENT_LANE] = "lane",
  [EVENT_ACTORS] = "actors", [EVENT_TAGS] = "tags", [EVENT_IMPORTANCE] = "importance", [EVENT_DESCRIPTION] = "description",
  [EVENT_CITATIONS] = "citations", [EVENT_PLACE] = "place", [EVENT_MEDIA] = "media", [EVENT_DATE_BASIS] = "dateBasis",
  [EVENT_OUTSIDE_NOTE] = "outsideNote", [EVENT_NOTE] = "note", [EVENT_COLOUR] = "colour", [EVENT_ORIGIN] = "origin",
  [EVENT_PARENT] = "parent",
};

static const char * const citation_names[] =
{
  [CITATION_SOURCE] = "source", [CITATION_LOCATOR] = "locator", [CITATION_LABEL] = "label", [CITATION_QUOTE] = "quote",
  [CITATION_LANGUAGE] = "language", [CITATION_TRANSLATION] = "translation", [CITATION_STANCE] = "stance", [CITATION_BY] = "by",
  [CITATION_ON] = "on", [CITATION_WHEN] = "when", [CITATION_NOTE] = "note", [CITATION_ID] = "id",
};

static const char * const plan_names[] =
{
  [PLAN_ID] = "id", [PLAN_WHEN] = "when", [PLAN_KIND] = "kind", [PLAN_STATED_ON] = "statedOn", [PLAN_BY] = "by",
  [PLAN_STATE] = "state", [PLAN_CITATIONS] = "citations", [PLAN_NOTE] = "note",
};

static const char * const quote_names[] =
{
  [QUOTE_EXACT] = "exact", [QUOTE_PREFIX] = "prefix", [QUOTE_SUFFIX] = "suffix", [QUOTE_TYPE] = "type",
};

static const char * const when_names[] =
{
  [WHEN_EDTF] = "edtf", [WHEN_START] = "start", [WHEN_END] = "end", [WHEN_LABEL] = "label", [WHEN_CALENDAR] = "calendar",
  [WHEN_NOTE] = "note",
};

void
dtl_native_keys_init (DtlNativeKeys *self)
{
  dtl_json_keys_init (&self->event, event_names, N_EVENT_KEYS);
  dtl_json_keys_init (&self->citation, citation_names, N_CITATION_KEYS);
  dtl_json_keys_init (&self->plan, plan_names, N_PLAN_KEYS);
  dtl_json_keys_init (&self->quote, quote_names, N_QUOTE_KEYS);
  dtl_json_keys_init (&self->when, when_names, N_WHEN_KEYS);
}

/* An event while it is read. */
typedef struct
{
  DtlEvent     record;
  DtlExtent    extent;
  gsize        start;
  DtlFault     fault;            /* why it is left out */
  DtlFault     plan_fault;       /* why a plan was, for when nothing else dates the event */
  DtlJsonSlice lane;
  gboolean     has_lane;
  gboolean     has_title;
  gboolean     has_when;
  gboolean     is_affirmed, is_denied, is_disputed;
  guint        n_plans;
} Draft;

/* Citations */

/* Whether there are words in it. */
static gboolean
read_quote (DtlNative *self)
{
  DtlJsonSlice key, slice;
  gsize start = self->scan.pos;
  gboolean has_exact = FALSE, is_bad = FALSE;

  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_OBJECT)
    {
      dtl_native_refuse (self, "quote", _("an object with “exact”"), NULL);
      return FALSE;
    }

  if (!dtl_json_scan_enter (&self->scan))
    return FALSE;
  while (dtl_json_scan_next_member (&self->scan, &key))
    switch (dtl_json_keys_find (&self->keys.quote, &self->scan, &key))
      {
      case QUOTE_EXACT:
        if (dtl_native_read_text (self, "exact", &slice, NULL))
          has_exact = slice.length > 0;
        else
          is_bad = TRUE;
        break;
      case QUOTE_PREFIX:
        dtl_native_read_text (self, "prefix", &slice, NULL);
        break;
      case QUOTE_SUFFIX:
        dtl_native_read_text (self, "suffix", &slice, NULL);
        break;
      case QUOTE_TYPE:
        dtl_native_read_text (self, "type", &slice, NULL);
        break;
      default:
        dtl_native_note_unknown (self, &key);
        dtl_json_scan_skip (&self->scan);
      }

  if (!self->scan.failed && !has_exact && !is_bad)
    dtl_native_remark (self, start, "quote", _("no quoted words"), _("“exact”"));
  return has_exact;
}

static gboolean
read_when (DtlNative     *self,
           const char    *member,
           DtlNativeWhen *when,
           DtlFault      *fault)
{
  gboolean is_good = dtl_native_read_when (&self->scan, &self->keys, self->zone, member, when, fault, &self->problems);

  if (is_good && when->has_date && (when->date.flags & DTL_DATE_ZONED))
    self->saw_zoned = TRUE;
  return is_good;
}

/* A date that its record can do without. */
static gboolean
read_optional_when (DtlNative     *self,
                    const char    *member,
                    DtlNativeWhen *when)
{
  DtlFault fault = { 0 };
  gboolean is_good = read_when (self, member, when, &fault);

  if (fault.message != NULL && !self->scan.failed)
    dtl_problems_take (&self->problems, DTL_PROBLEM_REMARK, fault.offset, g_steal_pointer (&fault.message));
  dtl_fault_clear (&fault);
  return is_good && when->has_date;
}

static void
read_actor (DtlNative *self)
{
  DtlJsonSlice slice;

  if (dtl_native_read_id (self, "by", &slice, NULL))
    g_array_append_val (self->pending_actors, slice);
}

typedef struct
{
  DtlPendingCitation pending;
  DtlFault           fault;
  gboolean           has_source, has_quote, has_claim;
  DtlNativeWhen      claim;
} CitationDraft;

/* The id of a source, which CSL allows to be a whole number; it is matched by its text. */
static void
read_citation_source (DtlNative     *self,
                      CitationDraft *draft)
{
  DtlJsonSlice *slice = &draft->pending.source;
  gsize start = self->scan.pos;

  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_NUMBER)
    {
      draft->has_source = dtl_native_read_id (self, "source", slice, &draft->fault);
      return;
    }

  draft->has_source = dtl_json_scan_number (&self->scan, slice) && dtl_native_is_whole (&self->scan, slice);
  if (!draft->has_source && !self->scan.failed)
    {
      g_autofree char *found = dtl_native_describe_value (self->scan.data, self->scan.size, start);

      dtl_fault_set (&draft->fault, start, "source", found, _("the id of a source"));
    }
}

static void
read_citation_member (DtlNative          *self,
                      CitationDraft      *draft,
                      const DtlJsonSlice *key)
{
  int number = dtl_json_keys_find (&self->keys.citation, &self->scan, key);
  DtlJsonSlice slice;
  DtlNativeWhen when;
  int value;

  switch (number)
    {
    case CITATION_SOURCE:
      read_citation_source (self, draft);
      break;
    case CITATION_QUOTE:
      draft->has_quote = read_quote (self);
      break;
    case CITATION_STANCE:
      /* What it says of the event is not known, so it must not count as support. */
      draft->pending.stance = dtl_native_read_word (self, "stance", &dtl_vocabulary_stance, &value, NULL)
                              ? (DtlStance) value : DTL_STANCE_MENTIONS;
      break;
    case CITATION_BY:
      read_actor (self);
      break;
    case CITATION_WHEN:
      draft->has_claim = read_optional_when (self, "when", &draft->claim);
      break;
    case CITATION_ON:
      read_optional_when (self, "on", &when);
      break;
    case CITATION_LOCATOR:
    case CITATION_LABEL:
    case CITATION_LANGUAGE:
    case CITATION_TRANSLATION:
    case CITATION_NOTE:
    case CITATION_ID:
      dtl_native_read_text (self, citation_names[number], &slice, NULL);
      break;
    default:
      dtl_native_note_unknown (self, key);
      dtl_json_scan_skip (&self->scan);
    }
}

/* What a good citation says of the event. */
static void
apply_citation (Draft               *event,
                const CitationDraft *draft)
{
  DtlEvent *record = &event->record;
  DtlStance stance = draft->pending.stance;

  if (record->n_citations < G_MAXUINT16)
    record->n_citations++;
  if (draft->has_quote)
    record->flags |= DTL_EVENT_QUOTED;
  if (draft->has_claim && dtl_date_is_placeable (&draft->claim.date))
    {
      record->flags |= DTL_EVENT_HAS_CLAIMS;
      dtl_extent_add_date (&event->extent, &draft->claim.date);
    }

  event->is_affirmed |= stance == DTL_STANCE_REPORTS || stance == DTL_STANCE_CONFIRMS;
  event->is_denied |= stance == DTL_STANCE_DENIES || stance == DTL_STANCE_RETRACTS;
  event->is_disputed |= stance == DTL_STANCE_DENIES || stance == DTL_STANCE_DISPUTES;
}

/* One that stays without its source is dropped with a remark. */
static void
read_citation (DtlNative *self,
               Draft     *event)
{
  CitationDraft draft = { 0 };
  DtlJsonSlice key;
  gsize start = self->scan.pos;

  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_OBJECT)
    {
      dtl_native_refuse (self, "citations", _("a citation as an object"), NULL);
      return;
    }

  if (!dtl_json_scan_enter (&self->scan))
    return;
  while (dtl_json_scan_next_member (&self->scan, &key))
    read_citation_member (self, &draft, &key);
  if (self->scan.failed)
    {
      dtl_fault_clear (&draft.fault);
      return;
    }

  if (!draft.has_source)
    {
      dtl_fault_set (&draft.fault, start, NULL, _("a citation without “source”"), _("the id of a source"));
      dtl_problems_take (&self->problems, DTL_PROBLEM_REMARK, draft.fault.offset, g_steal_pointer (&draft.fault.message));
      return;
    }

  g_array_append_val (self->pending_citations, draft.pending);
  if (event != NULL)
    apply_citation (event, &draft);
}

static void
read_citations (DtlNative *self,
                Draft     *event)
{
  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_ARRAY)
    {
      dtl_native_refuse (self, "citations", _("a list of citations"), NULL);
      return;
    }

  if (dtl_json_scan_enter (&self->scan))
    while (dtl_json_scan_next_element (&self->scan))
      read_citation (self, event);
}

/* Names of what was cited; those of events that are left out are never looked for. */
static void
commit_actors (DtlNative *self)
{
  for (guint i = 0; i < self->pending_actors->len; i++)
    dtl_names_add (&self->actor_names, &g_array_index (self->pending_actors, DtlJsonSlice, i));
  g_array_set_size (self->pending_actors, 0);
}

void
dtl_native_read_citations (DtlNative *self)
{
  read_citations (self, NULL);
  for (guint i = 0; i < self->pending_citations->len; i++)
    dtl_names_add (&self->source_names, &g_array_index (self->pending_citations, DtlPendingCitation, i).source);
  g_array_set_size (self->pending_citations, 0);
  commit_actors (self);
}

/* Plans */

typedef struct
{
  DtlFault      fault;
  gboolean      has_when;
  DtlNativeWhen when;
  DtlInstant    stated_from;
} PlanDraft;

static void
read_plan_member (DtlNative          *self,
                  Draft              *event,
                  PlanDraft          *draft,
                  const DtlJsonSlice *key)
{
  int number = dtl_json_keys_find (&self->keys.plan, &self->scan, key);
  DtlJsonSlice slice;
  DtlNativeWhen stated;
  int value;

  switch (number)
    {
    case PLAN_WHEN:
      draft->has_when = read_when (self, "when", &draft->when, &draft->fault);
      break;
    case PLAN_STATED_ON:
      if (read_optional_when (self, "statedOn", &stated))
        draft->stated_from = stated.date.earliest;
      break;
    case PLAN_KIND:
      dtl_native_read_word (self, "kind", &dtl_vocabulary_plan_kind, &value, NULL);
      break;
    case PLAN_STATE:
      dtl_native_read_word (self, "state", &dtl_vocabulary_plan_state, &value, NULL);
      break;
    case PLAN_BY:
      read_actor (self);
      break;
    case PLAN_CITATIONS:
      read_citations (self, event);
      break;
    case PLAN_ID:
    case PLAN_NOTE:
      dtl_native_read_text (self, plan_names[number], &slice, NULL);
      break;
    default:
      dtl_native_note_unknown (self, key);
      dtl_json_scan_skip (&self->scan);
    }
}

/* Says why a plan is dropped, and remembers it. What its citations said goes with it: @before is the event without them. */
static void
drop_plan (DtlNative   *self,
           Draft       *event,
           const Draft *before,
           guint        n_citations,
           DtlFault    *fault)
{
  event->record = before->record;
  event->extent = before->extent;
  event->is_affirmed = before->is_affirmed;
  event->is_denied = before->is_denied;
  event->is_disputed = before->is_disputed;
  g_array_set_size (self->pending_citations, n_citations);

  dtl_problems_take (&self->problems, DTL_PROBLEM_REMARK, fault->offset, g_strdup (fault->message));
  if (event->plan_fault.message == NULL)
    event->plan_fault = *fault;
  else
    dtl_fault_clear (fault);
}

static void
read_plan (DtlNative *self,
           Draft     *event)
{
  PlanDraft draft = { .stated_from = DTL_INSTANT_BEFORE_ALL };
  const Draft before = *event;
  guint n_citations = self->pending_citations->len;
  DtlJsonSlice key;
  gsize start = self->scan.pos;

  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_OBJECT)
    {
      dtl_native_refuse (self, "plans", _("a plan as an object"), &draft.fault);
      drop_plan (self, event, &before, n_citations, &draft.fault);
      return;
    }

  if (!dtl_json_scan_enter (&self->scan))
    return;
  while (dtl_json_scan_next_member (&self->scan, &key))
    read_plan_member (self, event, &draft, &key);
  if (self->scan.failed)
    {
      dtl_fault_clear (&draft.fault);
      return;
    }

  if (!draft.has_when)
    {
      dtl_fault_set (&draft.fault, start, NULL, _("a plan without “when”"), _("the date that it is for"));
      drop_plan (self, event, &before, n_citations, &draft.fault);
      return;
    }

  event->n_plans++;
  event->record.flags |= DTL_EVENT_HAS_PLANS;
  if (draft.when.has_date)
    dtl_extent_add_plan (&event->extent, &draft.when.date, draft.stated_from);
}

static void
read_plans (DtlNative *self,
            Draft     *event)
{
  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_ARRAY)
    {
      dtl_native_refuse (self, "plans", _("a list of plans"), NULL);
      return;
    }

  if (dtl_json_scan_enter (&self->scan))
    while (dtl_json_scan_next_element (&self->scan))
      read_plan (self, event);
}

/* Events */

static guint32
offset_in (const Draft *event,
           gsize        offset)
{
  return (guint32) MIN (offset - event->start, G_MAXUINT32);
}

static void
read_event_when (DtlNative *self,
                 Draft     *event)
{
  DtlNativeWhen when;

  event->record.when_offset = offset_in (event, self->scan.pos);
  event->has_when = read_when (self, "when", &when, &event->fault);
  if (!event->has_when || !when.has_date)
    return;

  if (dtl_date_is_placeable (&when.date))
    event->record.flags |= DTL_EVENT_HAS_WHEN;
  event->record.flags |= dtl_extent_flags_of_date (&when.date);
  dtl_extent_add_date (&event->extent, &when.date);
}

static void
read_title (DtlNative *self,
            Draft     *event)
{
  DtlJsonSlice slice;

  if (!dtl_native_read_text (self, "title", &slice, &event->fault))
    return;

  event->has_title = TRUE;
  event->record.title_offset = offset_in (event, slice.start - 1);
  if (slice.length == 0)
    dtl_fault_set (&event->fault, slice.start - 1, "title", _("an empty text"), _("the event's title"));
}

#define SHORT_TITLE_MAX 36

static void
read_short_title (DtlNative *self,
                  Draft     *event)
{
  DtlJsonSlice slice;
  glong n;

  if (!dtl_native_read_text (self, "shortTitle", &slice, NULL) || slice.length == 0)
    return;

  event->record.short_title_offset = offset_in (event, slice.start - 1);
  if (slice.length <= SHORT_TITLE_MAX)
    return;

  n = slice.escaped ? 0 : g_utf8_strlen (self->scan.data + slice.start, (gssize) slice.length);
  if (slice.escaped)
    {
      g_autofree char *plain = dtl_native_quote (self, &slice);

      n = g_utf8_strlen (plain, -1);
    }
  if (n > SHORT_TITLE_MAX)
    {
      g_autofree char *found = g_strdup_printf (ngettext ("%ld character", "%ld characters", (gulong) n), n);

      dtl_native_remark (self, slice.start - 1, "shortTitle", found, _("at most 36, so that the canvas can show them"));
    }
}

static void
read_importance (DtlNative *self,
                 Draft     *event)
{
  gsize start = self->scan.pos;
  DtlJsonSlice slice;

  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_NUMBER)
    {
      dtl_native_refuse (self, "importance", _("a whole number from 1 to 5"), NULL);
      return;
    }
  if (!dtl_json_scan_number (&self->scan, &slice))
    return;

  if (slice.length == 1 && self->scan.data[start] >= '1' && self->scan.data[start] <= '5')
    event->record.importance = (guint8) (self->scan.data[start] - '0');
  else
    {
      g_autofree char *found = dtl_native_describe_value (self->scan.data, self->scan.size, start);

      dtl_native_remark (self, start, "importance", found, _("a whole number from 1 to 5"));
    }
}

/* Actors are ids, or objects with a role. */
static void
read_participants (DtlNative *self)
{
  DtlJsonSlice slice;

  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_ARRAY)
    {
      dtl_native_refuse (self, "actors", _("a list of actors"), NULL);
      return;
    }

  if (!dtl_json_scan_enter (&self->scan))
    return;
  while (dtl_json_scan_next_element (&self->scan))
    if (dtl_json_scan_peek (&self->scan) == DTL_JSON_OBJECT)
      {
        DtlFault fault = { 0 };

        if (!dtl_native_check_object (self, &dtl_shape_participant, NULL, &fault) && fault.message != NULL)
          dtl_problems_take (&self->problems, DTL_PROBLEM_REMARK, fault.offset, g_steal_pointer (&fault.message));
      }
    else if (dtl_native_read_id (self, "actors", &slice, NULL))
      g_array_append_val (self->pending_actors, slice);
}

static void
read_lane (DtlNative *self,
           Draft     *event)
{
  event->has_lane = dtl_native_read_id (self, "lane", &event->lane, NULL);
}

static const DtlShapeMember detail_members[] =
{
  { "tags", DTL_SHAPE_LIST, FALSE, DTL_SHAPE_TEXT },
  { "place", DTL_SHAPE_OBJECT, FALSE, 0, &dtl_shape_place },
  { "media", DTL_SHAPE_LIST, FALSE, DTL_SHAPE_OBJECT, &dtl_shape_media },
  { "colour", DTL_SHAPE_COLOUR },
};

enum { DETAIL_TAGS, DETAIL_PLACE, DETAIL_MEDIA, DETAIL_COLOUR };

static void
read_event_member (DtlNative          *self,
                   Draft              *event,
                   const DtlJsonSlice *key)
{
  int number = dtl_json_keys_find (&self->keys.event, &self->scan, key);
  DtlJsonSlice slice;
  int value;

  switch (number)
    {
    case EVENT_ID:
      if (dtl_native_read_id (self, "id", &slice, &event->fault))
        event->record.id_offset = offset_in (event, slice.start - 1);
      break;
    case EVENT_TITLE:
      read_title (self, event);
      break;
    case EVENT_SHORT_TITLE:
      read_short_title (self, event);
      break;
    case EVENT_WHEN:
      read_event_when (self, event);
      break;
    case EVENT_STATUS:
      if (dtl_native_read_word (self, "status", &dtl_vocabulary_status, &value, &event->fault))
        event->record.status = (guint8) value;
      break;
    case EVENT_ASSESSMENT:
      if (dtl_native_read_word (self, "assessment", &dtl_vocabulary_assessment, &value, NULL))
        event->record.assessment = (guint8) value;
      break;
    case EVENT_PLANS:
      read_plans (self, event);
      break;
    case EVENT_LANE:
      read_lane (self, event);
      break;
    case EVENT_ACTORS:
      read_participants (self);
      break;
    case EVENT_IMPORTANCE:
      read_importance (self, event);
      break;
    case EVENT_CITATIONS:
      read_citations (self, event);
      break;
    case EVENT_TAGS:
      dtl_native_check_member (self, &detail_members[DETAIL_TAGS], NULL);
      break;
    case EVENT_PLACE:
      dtl_native_check_member (self, &detail_members[DETAIL_PLACE], NULL);
      break;
    case EVENT_MEDIA:
      dtl_native_check_member (self, &detail_members[DETAIL_MEDIA], NULL);
      break;
    case EVENT_COLOUR:
      dtl_native_check_member (self, &detail_members[DETAIL_COLOUR], NULL);
      break;
    case EVENT_OUTSIDE_NOTE:
      if (dtl_native_read_text (self, "outsideNote", &slice, NULL) && slice.length > 0)
        event->record.flags |= DTL_EVENT_HAS_OUTSIDE_NOTE;
      break;
    case EVENT_DESCRIPTION:
    case EVENT_DATE_BASIS:
    case EVENT_NOTE:
      dtl_native_read_text (self, event_names[number], &slice, NULL);
      break;
    case EVENT_ORIGIN:
    case EVENT_PARENT:
      dtl_json_scan_skip (&self->scan);
      break;
    default:
      dtl_native_note_unknown (self, key);
      dtl_json_scan_skip (&self->scan);
    }
}

/* What only the whole event tells. */
static void
judge_event (DtlNative *self,
             Draft     *event)
{
  gsize length = self->scan.pos - event->start;

  if (event->record.id_offset == G_MAXUINT32)
    dtl_fault_set (&event->fault, event->start, NULL, _("an event without “id”"), _("an id of its own"));
  if (!event->has_title)
    dtl_fault_set (&event->fault, event->start, NULL, _("an event without “title”"), _("a title"));
  if (!event->has_when && event->n_plans == 0)
    {
      if (event->plan_fault.message != NULL && event->fault.message == NULL)
        event->fault = (DtlFault) { event->plan_fault.offset, g_steal_pointer (&event->plan_fault.message) };
      dtl_fault_set (&event->fault, event->start, NULL, _("an event without a date"), _("“when”, or at least one plan"));
    }
  if (self->scan.n_values > DTL_NATIVE_MAX_RECORD_VALUES || self->scan.widest > DTL_NATIVE_MAX_RECORD_MEMBERS)
    dtl_fault_set (&event->fault, event->start, NULL, _("an event with too much in it"),
                   _("at most 100,000 values, and 1,000 members in an object"));
  if (length >= G_MAXUINT32)
    dtl_fault_set (&event->fault, event->start, NULL, _("an event of more than four gigabytes"), _("a shorter one"));

  if (event->fault.message == NULL && event->has_when && event->record.status == DTL_STATUS_DID_NOT_OCCUR)
    dtl_native_remark (self, event->start + event->record.when_offset, "when", _("a date"), _("none, of an event that did not occur"));
  event->record.text_length = (guint32) length;
}

/* The citations of an event that is kept. */
static void
commit_citations (DtlNative *self,
                  guint32    index)
{
  for (guint i = 0; i < self->pending_citations->len; i++)
    {
      DtlPendingCitation *pending = &g_array_index (self->pending_citations, DtlPendingCitation, i);
      guint32 name = dtl_names_add (&self->source_names, &pending->source);
      DtlNativeCitation citation = { index, name << 3 | pending->stance };

      g_array_append_val (self->citations, citation);
    }
}

static void
finish_record (DtlNative *self,
               Draft     *event)
{
  DtlEvent *record = &event->record;

  dtl_event_set_extent (record, &event->extent);
  if (event->is_denied)
    record->flags |= DTL_EVENT_DENIED;
  if ((event->is_disputed && event->is_affirmed) || (record->flags & DTL_EVENT_HAS_CLAIMS))
    record->flags |= DTL_EVENT_DISAGREE;
  /* Until all lanes are known the number of the lane's name stands here. */
  record->lane = event->has_lane ? dtl_names_add (&self->lane_names, &event->lane) : DTL_NONE;
}

static gboolean
keep_event (DtlNative *self,
            Draft     *event)
{
  guint32 index = dtl_document_builder_add_event (self->builder, &event->record);

  if (index == DTL_NONE)
    {
      gsize id = event->start + event->record.id_offset;
      g_autofree char *found = dtl_native_describe_value (self->scan.data, self->scan.size, id);

      dtl_fault_set (&event->fault, id, "id", found, _("an id that no other event has"));
      return FALSE;
    }

  finish_record (self, event);
  *dtl_document_builder_get_event (self->builder, index) = event->record;
  commit_citations (self, index);
  commit_actors (self);
  if (self->saw_zoned && self->zone == NULL)
    g_array_append_val (self->zoned_events, index);
  return TRUE;
}

static void
read_event (DtlNative *self)
{
  Draft event =
  {
    .record = { .importance = 3, .id_offset = G_MAXUINT32, .title_offset = G_MAXUINT32, .short_title_offset = G_MAXUINT32,
                .when_offset = G_MAXUINT32, .text_offset = self->scan.pos },
    .extent = DTL_EXTENT_INIT,
    .start = self->scan.pos,
  };
  guint mark = dtl_problems_get_mark (&self->problems);
  DtlJsonSlice key;

  if (dtl_json_scan_peek (&self->scan) == DTL_JSON_OBJECT)
    {
      self->saw_zoned = FALSE;
      self->scan.n_values = self->scan.widest = 0;
      if (dtl_json_scan_enter (&self->scan))
        while (dtl_json_scan_next_member (&self->scan, &key))
          read_event_member (self, &event, &key);
      if (!self->scan.failed)
        judge_event (self, &event);
    }
  else
    dtl_native_refuse (self, NULL, _("an event as an object"), &event.fault);

  if (!self->scan.failed && (event.fault.message != NULL || !keep_event (self, &event)))
    {
      dtl_problems_drop_since (&self->problems, mark);
      dtl_problems_take (&self->problems, DTL_PROBLEM_LEFT_OUT, event.fault.offset, g_steal_pointer (&event.fault.message));
    }
  g_array_set_size (self->pending_citations, 0);
  g_array_set_size (self->pending_actors, 0);
  dtl_fault_clear (&event.fault);
  dtl_fault_clear (&event.plan_fault);
}

void
dtl_native_read_events (DtlNative *self)
{
  if (dtl_json_scan_enter (&self->scan))
    while (dtl_json_scan_next_element (&self->scan))
      read_event (self);
}
