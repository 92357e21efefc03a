/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-reports.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_YEAR 31556952    /* of the Gregorian calendar, on average */

/* When a source was issued, at the earliest and at the latest. */
typedef struct
{
  DtlInstant earliest, latest;
} Bounds;

/* Of an event it is enough to know which of its sources can have been the first, and which surely was. */
typedef struct
{
  guint32 maybe;        /* whose earliest bound is the least; DTL_NONE: it cites nothing */
  guint32 surely;       /* whose latest bound is the least; UNSURE: their dates have none; DTL_NONE: none has a date */
} First;

#define UNSURE (DTL_NONE - 1)

/* Of one that had been planned or foretold: what is said of that says nothing of how it came. */
typedef struct
{
  First      first;
  DtlInstant happened;  /* not before */
} Outcome;

struct _DtlReports
{
  DtlDocument *document;
  Bounds      *sources;
  First       *events;
  guint        n_events;
  GHashTable  *outcomes;    /* event to Outcome */
  GArray      *days;        /* (element-type DtlInstant) */
  gboolean     has_doubts;
};

DtlInstant
dtl_report_day_end (DtlInstant instant)
{
  const DtlInstant last = DTL_YEAR_MAX * SECONDS_PER_YEAR;
  DtlInstant rest = instant % DTL_SECONDS_PER_DAY;

  if (instant > last)
    return DTL_INSTANT_AFTER_ALL;
  if (instant < -last)
    return DTL_INSTANT_BEFORE_ALL;
  return instant - rest + (rest < 0 ? -1 : DTL_SECONDS_PER_DAY - 1);
}

static Bounds
find_bounds (const DtlSource *source)
{
  const Bounds unknown = { DTL_INSTANT_BEFORE_ALL, DTL_INSTANT_AFTER_ALL };

  if (!source->has_issued || (source->issued.flags & (DTL_DATE_APPROXIMATE | DTL_DATE_UNCERTAIN)) != 0)
    return unknown;
  return (Bounds) { source->issued.earliest, source->issued.latest };
}

static Bounds *
find_all_bounds (DtlDocument *document)
{
  guint n_sources = dtl_document_get_n_sources (document);
  Bounds *bounds = g_new (Bounds, n_sources + 1);

  for (guint i = 0; i < n_sources; i++)
    bounds[i] = find_bounds (dtl_document_get_source (document, i));
  return bounds;
}

typedef struct
{
  DtlDocument *document;
  GString     *id;
  Bounds       bounds;      /* of the event so far */
  First        first;
} Reading;

static void
reading_begin (Reading *self)
{
  self->first = (First) { DTL_NONE, DTL_NONE };
  self->bounds = (Bounds) { DTL_INSTANT_AFTER_ALL, DTL_INSTANT_AFTER_ALL };
}

static void
reading_add (Reading *self,
             guint32  source)
{
  const DtlSource *record = dtl_document_get_source (self->document, source);
  Bounds own = find_bounds (record);

  if (self->first.maybe == DTL_NONE || own.earliest < self->bounds.earliest)
    {
      self->first.maybe = source;
      self->bounds.earliest = own.earliest;
    }
  if (own.latest < self->bounds.latest)
    {
      self->first.surely = source;
      self->bounds.latest = own.latest;
    }
  else if (self->first.surely == DTL_NONE && record->has_issued)
    self->first.surely = UNSURE;
}

static gboolean
read_source_cb (DtlField    field,
                const char *text,
                gsize       length,
                gpointer    user_data)
{
  Reading *self = user_data;
  guint32 source;

  if (field != DTL_FIELD_SOURCE_ID)
    return TRUE;
  g_string_truncate (self->id, 0);
  g_string_append_len (self->id, text, (gssize) length);
  if (dtl_document_find_source (self->document, self->id->str, &source))
    reading_add (self, source);
  return TRUE;
}

static void
read_event (Reading *self,
            guint32  event)
{
  reading_begin (self);
  if (dtl_document_get_event (self->document, event)->n_citations > 0)
    dtl_document_read_words (self->document, event, read_source_cb, self);
}

/* What its citations say of how it came: without those of its plans, and of what was issued before. */
static Outcome *
read_outcome (Reading *self,
              guint32  event)
{
  g_autoptr (DtlEventDetails) details = dtl_document_dup_details (self->document, event);
  Outcome *outcome = g_new0 (Outcome, 1);

  outcome->happened = DTL_INSTANT_BEFORE_ALL;
  if (details->when != NULL && details->when->has_date &&
      (details->when->date.flags & (DTL_DATE_APPROXIMATE | DTL_DATE_UNCERTAIN)) == 0)
    outcome->happened = details->when->date.earliest;
  reading_begin (self);
  for (guint i = 0; i < details->citations->len; i++)
    {
      const DtlCitation *citation = g_ptr_array_index (details->citations, i);

      if (citation->source != DTL_NONE && citation->stance != DTL_STANCE_PLANS &&
          find_bounds (dtl_document_get_source (self->document, citation->source)).latest >= outcome->happened)
        reading_add (self, citation->source);
    }
  outcome->first = self->first;
  return outcome;
}

/* Those that are planned or proposed, or did not come about, say nothing that a report of the plan does not. */
static gboolean
claims_to_have_happened (const DtlEvent *record)
{
  return (record->flags & DTL_EVENT_HAS_WHEN) != 0 && record->status != DTL_STATUS_PLANNED && record->status != DTL_STATUS_PROPOSED &&
         record->status != DTL_STATUS_CANCELLED && record->status != DTL_STATUS_DID_NOT_OCCUR;
}

/* Not before; of an event without plans, whose record has its date. */
static DtlInstant
get_happened (const DtlEvent *record)
{
  const guint vague = DTL_EVENT_TAIL_START | DTL_EVENT_APPROXIMATE | DTL_EVENT_UNCERTAIN;

  return (record->flags & vague) != 0 ? DTL_INSTANT_BEFORE_ALL : record->earliest;
}

/* Whether what was first said of it is not yet what had happened. */
static gboolean
has_outcome (const DtlReports *self,
             guint32           event)
{
  const DtlEvent *record = dtl_document_get_event (self->document, event);
  const First *first = &self->events[event];

  return claims_to_have_happened (record) &&
         ((record->flags & DTL_EVENT_HAS_PLANS) != 0 ||
          (first->surely < UNSURE && self->sources[first->surely].latest < get_happened (record)));
}

static gboolean
is_doubtful (const Reading *self)
{
  return self->first.surely >= UNSURE || dtl_report_day_end (self->bounds.earliest) != dtl_report_day_end (self->bounds.latest);
}

static int
compare_instants (gconstpointer a,
                  gconstpointer b)
{
  DtlInstant first = *(const DtlInstant *) a, second = *(const DtlInstant *) b;

  return first < second ? -1 : first > second;
}

static GArray *
find_days (DtlDocument  *document,
           const Bounds *sources)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (DtlInstant));
  guint n = 0;

  for (guint i = 0; i < dtl_document_get_n_sources (document); i++)
    if (dtl_document_get_source (document, i)->n_events > 0 && sources[i].latest != DTL_INSTANT_AFTER_ALL)
      {
        DtlInstant day = dtl_report_day_end (sources[i].latest);

        g_array_append_val (days, day);
      }
  g_array_sort (days, compare_instants);
  for (guint i = 0; i < days->len; i++)
    if (n == 0 || g_array_index (days, DtlInstant, i) != g_array_index (days, DtlInstant, n - 1))
      g_array_index (days, DtlInstant, n++) = g_array_index (days, DtlInstant, i);
  g_array_set_size (days, n);
  return days;
}

DtlReports *
dtl_reports_new (DtlDocument *document,
                 const gint  *cancel)
{
  g_autoptr (DtlReports) self = NULL;
  g_autoptr (GString) id = g_string_new (NULL);
  Reading reading = { .document = document, .id = id };

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  self = g_atomic_rc_box_new0 (DtlReports);
  self->sources = find_all_bounds (document);
  self->days = find_days (document, self->sources);
  self->n_events = dtl_document_get_n_events (document);
  self->events = g_new (First, self->n_events + 1);
  self->document = g_object_ref (document);
  self->outcomes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint32 event = 0; event < self->n_events; event++)
    {
      if (event % 1024 == 0 && cancel != NULL && g_atomic_int_get (cancel) != 0)
        return NULL;
      read_event (&reading, event);
      self->events[event] = reading.first;
      self->has_doubts |= is_doubtful (&reading);
      if (!has_outcome (self, event))
        continue;
      g_hash_table_insert (self->outcomes, GUINT_TO_POINTER (event), read_outcome (&reading, event));
      self->has_doubts |= reading.first.maybe != DTL_NONE && is_doubtful (&reading);
    }
  return g_steal_pointer (&self);
}

DtlReports *
dtl_reports_ref (DtlReports *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DtlReports *self = data;

  g_object_unref (self->document);
  g_free (self->sources);
  g_free (self->events);
  g_hash_table_unref (self->outcomes);
  g_array_unref (self->days);
}

void
dtl_reports_unref (DtlReports *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const DtlInstant *
dtl_reports_get_days (DtlReports *self,
                      guint      *n_days)
{
  g_return_val_if_fail (self != NULL && n_days != NULL, NULL);

  *n_days = self->days->len;
  return (const DtlInstant *) self->days->data;
}

static DtlReported
find_state (const DtlReports *self,
            const First      *first,
            DtlInstant        by)
{
  if (first->surely < UNSURE && self->sources[first->surely].latest <= by)
    return DTL_REPORTED;
  /* An event without a source is not one that will be reported: nothing is said of it. */
  if (first->maybe != DTL_NONE && self->sources[first->maybe].earliest > by)
    return DTL_REPORTED_NOT_YET;
  return DTL_REPORTED_CANNOT_TELL;
}

DtlReported
dtl_reports_get (DtlReports *self,
                 guint32     event,
                 DtlInstant  by)
{
  const Outcome *outcome;
  DtlReported told;

  g_return_val_if_fail (self != NULL && event < self->n_events, DTL_REPORTED_CANNOT_TELL);

  told = find_state (self, &self->events[event], by);
  if (told != DTL_REPORTED || !has_outcome (self, event))
    return told;

  outcome = g_hash_table_lookup (self->outcomes, GUINT_TO_POINTER (event));
  if (outcome->happened > by || outcome->first.maybe == DTL_NONE)
    return DTL_REPORTED_AS_PLAN;
  told = find_state (self, &outcome->first, by);
  return told == DTL_REPORTED_NOT_YET ? DTL_REPORTED_AS_PLAN : told;
}

gboolean
dtl_reports_has_doubts (DtlReports *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_doubts;
}

void
dtl_reports_count (DtlReports      *self,
                   guint32          event,
                   DtlInstant       by,
                   DtlReportCounts *counts)
{
  g_return_if_fail (counts != NULL);

  counts->n_events++;
  switch (dtl_reports_get (self, event, by))
    {
    case DTL_REPORTED_AS_PLAN:
      counts->n_as_plan++;
      counts->n_reported++;
      break;
    case DTL_REPORTED:
      counts->n_reported++;
      break;
    case DTL_REPORTED_NOT_YET:
      counts->n_not_yet++;
      break;
    case DTL_REPORTED_CANNOT_TELL:
    default:
      if (self->events[event].surely != DTL_NONE)
        counts->n_perhaps++;
      else
        counts->n_undated++;
    }
}

void
dtl_report_read (DtlDocument *document,
                 guint32      event,
                 DtlReport   *report)
{
  g_autoptr (GString) id = g_string_new (NULL);
  Reading reading = { .document = document, .id = id };

  g_return_if_fail (DTL_IS_DOCUMENT (document) && report != NULL);
  g_return_if_fail (event < dtl_document_get_n_events (document));

  read_event (&reading, event);
  report->earliest = reading.bounds.earliest;
  report->latest = reading.bounds.latest;
  report->source = reading.first.surely < UNSURE ? reading.first.surely : DTL_NONE;
}

char *
dtl_report_day_to_words (DtlInstant by,
                         DtlWording wording)
{
  return dtl_instants_to_words (by, by, DTL_PRECISION_DAY, wording);
}

char *
dtl_report_counts_to_words (const DtlReportCounts *counts,
                            DtlInstant             by)
{
  g_autofree char *day = dtl_report_day_to_words (by, DTL_WORDING_LONG);
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (counts != NULL, NULL);

  /* Translators: how many, of how many, and a day. These sources: those that the timeline cites. */
  g_string_append_printf (words, ngettext ("%1$u of %2$u event had been reported in these sources by %3$s",
                                           "%1$u of %2$u events had been reported in these sources by %3$s", counts->n_events),
                          counts->n_reported, counts->n_events, day);
  if (counts->n_as_plan > 0)
    {
      g_string_append (words, ", ");
      /* Translators: goes on after how many events had been reported by a day */
      g_string_append_printf (words, ngettext ("%u of them only as planned", "%u of them only as planned", counts->n_as_plan), counts->n_as_plan);
    }
  if (counts->n_perhaps > 0)
    {
      g_string_append (words, "; ");
      /* Translators: goes on after how many events had been reported by a day: perhaps these, too */
      g_string_append_printf (words, ngettext ("%u perhaps", "%u perhaps", counts->n_perhaps), counts->n_perhaps);
    }
  if (counts->n_undated > 0)
    {
      g_string_append (words, "; ");
      /* Translators: goes on after how many events had been reported by a day */
      g_string_append_printf (words, ngettext ("%u has no dated source", "%u have no dated source", counts->n_undated), counts->n_undated);
    }
  return g_string_free (words, FALSE);
}
