/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The second clock: when an event happened is not when it was learnt of. Here is when the sources of a document carried it, so that
 * one can ask what they had reported by a day.
 *
 *   g_autoptr (DtlReports) reports = dtl_reports_new (document, NULL);
 *   DtlReported reported = dtl_reports_get (reports, event, dtl_report_day_end (instant));
 *
 * What counts is when a source was issued, not when the words that it quotes were said ("on"): an answer of 3 May that a paper
 * printed on 9 May was known to its readers on 9 May. Any source counts that the event or one of its plans cites, whatever its
 * stance: who denies a story tells it. But what had happened cannot have been reported before it happened, nor by those who only
 * tell of a plan: until then it had been reported as planned.
 *
 * Nothing is claimed beyond what the dates allow. A source that was issued in "September 2017" had surely appeared by the end of that
 * month, and surely not before its first day; in between nobody can tell. Of one without a date, or with one that is approximate or
 * uncertain and so has no bounds to rely on, nobody can ever tell. And it is the record of these sources alone: that none of them had
 * reported something does not mean that nobody knew.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_REPORTED,               /* surely: the last day on which some source can have been issued was over */
  DTL_REPORTED_AS_PLAN,       /* surely, but surely not as what had happened */
  DTL_REPORTED_NOT_YET,       /* surely not: the first day on which any can have been issued was still to come */
  DTL_REPORTED_CANNOT_TELL,   /* its dates do not say; it cites no source that has a date */
} DtlReported;

/* How many events of each kind. */
typedef struct
{
  guint n_events;
  guint n_reported;
  guint n_as_plan;      /* of these */
  guint n_not_yet;
  guint n_perhaps;      /* cannot be told */
  guint n_undated;      /* nor ever: no source that it cites has a date at all */
} DtlReportCounts;

/* When one event was first reported. */
typedef struct
{
  DtlInstant earliest;  /* DTL_INSTANT_BEFORE_ALL: unknown; DTL_INSTANT_AFTER_ALL: it cites nothing */
  DtlInstant latest;    /* DTL_INSTANT_AFTER_ALL: unknown */
  guint32    source;    /* which had surely appeared first, the first such in the file; DTL_NONE where none has a date */
} DtlReport;

typedef struct _DtlReports DtlReports;

/* Reads the sources of all events; takes 8 bytes an event, and some more for each that had been planned. NULL when @cancel (nullable) became non-zero. Any thread; reference
 * counted, and never changed. */
DtlReports       *dtl_reports_new       (DtlDocument     *document,
                                         const gint      *cancel);
DtlReports       *dtl_reports_ref       (DtlReports      *self);
void              dtl_reports_unref     (DtlReports      *self);
/* The days by the end of which a source that is cited had surely been issued, each by its last second, in order of time. */
const DtlInstant *dtl_reports_get_days  (DtlReports      *self,
                                         guint           *n_days);
/* As @by ends. */
DtlReported       dtl_reports_get       (DtlReports      *self,
                                         guint32          event,
                                         DtlInstant       by);
/* Whether there is a day for which it cannot be told of every event. */
gboolean          dtl_reports_has_doubts (DtlReports     *self);
/* Counts one more event. */
void              dtl_reports_count     (DtlReports      *self,
                                         guint32          event,
                                         DtlInstant       by,
                                         DtlReportCounts *counts);

/* The same for one event, out of its text: when it was told of at all, if only as planned. */
void              dtl_report_read       (DtlDocument     *document,
                                         guint32          event,
                                         DtlReport       *report);
/* The last second of the day of an instant. */
DtlInstant        dtl_report_day_end    (DtlInstant       instant);
/* "12 September 2017". (transfer full) */
char             *dtl_report_day_to_words (DtlInstant     by,
                                           DtlWording     wording);
/* "41 of 58 events had been reported in these sources by 12 September 2017; 3 perhaps; 2 have no dated source".
 * (transfer full) */
char             *dtl_report_counts_to_words (const DtlReportCounts *counts,
                                              DtlInstant             by);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlReports, dtl_reports_unref)

G_END_DECLS
