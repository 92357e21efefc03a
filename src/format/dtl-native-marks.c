/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The marks of an event, by the scanner alone: they are asked for of each visible event in each frame. Most events have
 * one date and no plan; that one is parsed where it stands.
 */
#include "dtl-native.h"

#include "dtl-quoted.h"

DtlNativeReaders *
dtl_native_readers_new (GTimeZone *zone)
{
  DtlNativeReaders *self = g_new0 (DtlNativeReaders, 1);

  dtl_native_keys_init (&self->keys);
  self->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  return self;
}

void
dtl_native_readers_free (DtlNativeReaders *self)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self);
}

/* The marks of one event while they are found. Where only the extent is asked for there is no document. */
typedef struct
{
  const DtlNativeReaders *readers;
  DtlDocument            *document;
  DtlJsonScan             scan;
  DtlMark                *marks;
  guint                   max, n;
  DtlExtent               extent;
  gboolean                has_when;
  DtlDate                 when;
} Marks;

static DtlMark *
add_mark (Marks         *self,
          DtlMarkKind    kind,
          const DtlDate *date)
{
  DtlMark *mark;

  if (self->n++ >= self->max)
    return NULL;

  mark = &self->marks[self->n - 1];
  *mark = (DtlMark) { .kind = kind, .date = *date, .stated_from = DTL_INSTANT_BEFORE_ALL, .source = DTL_NONE };
  return mark;
}

static gboolean
read_when (Marks         *self,
           DtlNativeWhen *when)
{
  return dtl_native_read_when (&self->scan, &self->readers->keys, self->readers->zone, NULL, when, NULL, NULL);
}

/* A date that has a place. */
static gboolean
read_date (Marks   *self,
           DtlDate *date)
{
  DtlNativeWhen when;

  if (!read_when (self, &when) || !when.has_date || !dtl_date_is_placeable (&when.date))
    return FALSE;
  *date = when.date;
  return TRUE;
}

static gboolean
read_word (Marks               *self,
           const DtlVocabulary *words,
           int                 *value)
{
  DtlJsonSlice slice;

  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_STRING)
    {
      dtl_json_scan_skip (&self->scan);
      return FALSE;
    }
  if (!dtl_json_scan_string (&self->scan, &slice))
    return FALSE;
  if (slice.escaped)
    {
      char plain[32];
      gsize length = dtl_quoted_decode (self->scan.data + slice.start, slice.length, plain, sizeof plain);

      return dtl_vocabulary_find (words, plain, length, value);
    }
  return dtl_vocabulary_find (words, self->scan.data + slice.start, slice.length, value);
}

/* The id of a source, decoded; NULL when it is none. */
static char *
read_source_id (Marks *self)
{
  g_autofree char *id = NULL;
  DtlJsonSlice slice;
  gsize length;

  if (dtl_json_scan_peek (&self->scan) == DTL_JSON_NUMBER)
    return dtl_json_scan_number (&self->scan, &slice) && dtl_native_is_whole (&self->scan, &slice)
           ? g_strndup (self->scan.data + slice.start, slice.length) : NULL;
  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_STRING)
    {
      dtl_json_scan_skip (&self->scan);
      return NULL;
    }
  if (!dtl_json_scan_string (&self->scan, &slice))
    return NULL;

  id = g_malloc (slice.length + 1);
  length = dtl_quoted_decode (self->scan.data + slice.start, slice.length, id, slice.length + 1);
  return dtl_native_is_id (id, length) ? g_steal_pointer (&id) : NULL;
}

static void
read_claim (Marks *self)
{
  g_autofree char *source = NULL;
  gboolean has_claim = FALSE;
  DtlJsonSlice key;
  DtlDate date;
  DtlMark *mark;

  if (!dtl_json_scan_enter_if (&self->scan, DTL_JSON_OBJECT))
    return;
  while (dtl_json_scan_next_member (&self->scan, &key))
    switch (dtl_json_keys_find (&self->readers->keys.citation, &self->scan, &key))
      {
      case CITATION_SOURCE:
        source = read_source_id (self);
        break;
      case CITATION_WHEN:
        has_claim = read_date (self, &date);
        break;
      default:
        dtl_json_scan_skip (&self->scan);
      }

  if (!has_claim || source == NULL)
    return;
  dtl_extent_add_date (&self->extent, &date);
  mark = add_mark (self, DTL_MARK_CLAIM, &date);
  if (mark != NULL && (self->document == NULL || !dtl_document_find_source (self->document, source, &mark->source)))
    mark->source = DTL_NONE;
}

static void
read_claims (Marks *self)
{
  if (dtl_json_scan_enter_if (&self->scan, DTL_JSON_ARRAY))
    while (dtl_json_scan_next_element (&self->scan))
      read_claim (self);
}

/* Reads the citations that stand at @start, if there are any there. */
static void
read_claims_at (Marks *self,
                gsize  start)
{
  gsize pos = self->scan.pos;

  if (start == 0)
    return;
  self->scan.pos = start;
  read_claims (self);
  self->scan.pos = pos;
}

typedef struct
{
  gboolean    is_good, has_date;
  DtlDate     date;
  DtlInstant  stated_from;
  DtlPlanKind kind;
  gboolean    has_state;
  DtlOutcome  state;
  gsize       citations;     /* where they stand */
} Plan;

static void
read_plan_member (Marks              *self,
                  Plan               *plan,
                  const DtlJsonSlice *key)
{
  DtlNativeWhen when;
  DtlDate stated;
  int value;

  switch (dtl_json_keys_find (&self->readers->keys.plan, &self->scan, key))
    {
    case PLAN_WHEN:
      plan->is_good = read_when (self, &when);
      plan->has_date = plan->is_good && when.has_date && dtl_date_is_placeable (&when.date);
      plan->date = when.date;
      break;
    case PLAN_STATED_ON:
      if (read_date (self, &stated))
        plan->stated_from = stated.earliest;
      break;
    case PLAN_KIND:
      if (read_word (self, &dtl_vocabulary_plan_kind, &value))
        plan->kind = (DtlPlanKind) value;
      break;
    case PLAN_STATE:
      plan->has_state = read_word (self, &dtl_vocabulary_plan_state, &value);
      if (plan->has_state)
        plan->state = (DtlOutcome) value;
      break;
    case PLAN_CITATIONS:
      plan->citations = self->scan.pos;
      dtl_json_scan_skip (&self->scan);
      break;
    default:
      dtl_json_scan_skip (&self->scan);
    }
}

static void
read_plan (Marks *self)
{
  Plan plan = { .stated_from = DTL_INSTANT_BEFORE_ALL, .kind = DTL_PLAN_TARGET };
  DtlJsonSlice key;
  DtlMark *mark;

  if (!dtl_json_scan_enter_if (&self->scan, DTL_JSON_OBJECT))
    return;
  while (dtl_json_scan_next_member (&self->scan, &key))
    read_plan_member (self, &plan, &key);

  if (plan.has_date)
    {
      dtl_extent_add_plan (&self->extent, &plan.date, plan.stated_from);
      mark = add_mark (self, DTL_MARK_PLAN, &plan.date);
      if (mark != NULL)
        {
          mark->stated_from = plan.stated_from;
          mark->plan_kind = plan.kind;
          mark->outcome = plan.has_state ? plan.state
                                         : dtl_outcome_derive (&plan.date, self->has_when ? &self->when : NULL);
        }
    }
  if (plan.is_good)
    read_claims_at (self, plan.citations);
}

/* In the order in which they are drawn, whatever the order of the members: the date, the plans, the claims. */
static void
read_all (Marks *self)
{
  gsize plans = 0, citations = 0;
  DtlJsonSlice key;

  if (!dtl_json_scan_start (&self->scan) || !dtl_json_scan_enter (&self->scan))
    return;

  while (dtl_json_scan_next_member (&self->scan, &key))
    switch (dtl_json_keys_find (&self->readers->keys.event, &self->scan, &key))
      {
      case EVENT_WHEN:
        self->has_when = read_date (self, &self->when);
        break;
      case EVENT_PLANS:
        plans = self->scan.pos;
        dtl_json_scan_skip (&self->scan);
        break;
      case EVENT_CITATIONS:
        citations = self->scan.pos;
        dtl_json_scan_skip (&self->scan);
        break;
      default:
        dtl_json_scan_skip (&self->scan);
      }

  if (self->has_when)
    {
      dtl_extent_add_date (&self->extent, &self->when);
      add_mark (self, DTL_MARK_WHEN, &self->when);
    }
  if (plans != 0)
    {
      self->scan.pos = plans;
      if (dtl_json_scan_enter_if (&self->scan, DTL_JSON_ARRAY))
        while (dtl_json_scan_next_element (&self->scan))
          read_plan (self);
    }
  read_claims_at (self, citations);
}

static void
marks_init (Marks                  *self,
            const DtlNativeReaders *readers,
            DtlDocument            *document,
            const char             *text,
            gsize                   length)
{
  self->readers = readers;
  self->document = document;
  self->marks = NULL;
  self->max = self->n = 0;
  self->extent = (DtlExtent) DTL_EXTENT_INIT;
  self->has_when = FALSE;
  dtl_json_scan_init (&self->scan, text, length);
}

guint
dtl_native_read_marks (DtlDocument *document,
                       guint32      event,
                       const char  *text,
                       gsize        length,
                       DtlMark     *marks,
                       guint        max,
                       gpointer     user_data)
{
  const DtlEvent *record = dtl_document_get_event (document, event);
  gboolean has_others = (record->flags & (DTL_EVENT_HAS_PLANS | DTL_EVENT_HAS_CLAIMS)) != 0;
  Marks self;

  if (!has_others && !(record->flags & DTL_EVENT_HAS_WHEN))
    return 0;

  marks_init (&self, user_data, document, text, length);
  self.marks = marks;
  self.max = max;

  if (has_others)
    read_all (&self);
  else
    {
      self.scan.pos = record->when_offset;
      if (read_date (&self, &self.when))
        add_mark (&self, DTL_MARK_WHEN, &self.when);
    }
  dtl_json_scan_clear (&self.scan);
  return self.n;
}

DtlExtent
dtl_native_find_extent (const DtlNativeReaders *readers,
                        const char             *text,
                        gsize                   length)
{
  Marks self;

  marks_init (&self, readers, NULL, text, length);
  read_all (&self);
  dtl_json_scan_clear (&self.scan);
  return self.extent;
}
