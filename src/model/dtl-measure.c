/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-measure.h"

#include <glib/gi18n-lib.h>

/* Up to here a distance is said in days, so that both of its ends have one unit. */
#define DAYS_SAID_AS_DAYS 730

/* The windows of a date in the unit that is measured in. */
typedef struct
{
  gint64   start_min, start_max;
  gint64   end_min, end_max;
  gboolean is_point;            /* start and end are one */
} Windows;

/* Whole days, where open ends stay open. */
static gint64
floor_to_day (DtlInstant instant)
{
  if (instant == DTL_INSTANT_BEFORE_ALL || instant == DTL_INSTANT_AFTER_ALL)
    return instant;
  return instant / DTL_SECONDS_PER_DAY - (instant % DTL_SECONDS_PER_DAY < 0);
}

static Windows
windows_of (const DtlDate *date,
            gboolean       in_days)
{
  Windows windows = { date->earliest, date->start_latest, date->end_earliest, date->latest,
                      date->kind == DTL_DATE_POINT || date->kind == DTL_DATE_ONE_OF };

  if (in_days)
    {
      windows.start_min = floor_to_day (windows.start_min);
      windows.start_max = floor_to_day (windows.start_max);
      windows.end_min = floor_to_day (windows.end_min);
      windows.end_max = floor_to_day (windows.end_max);
    }
  return windows;
}

static gint64
next (gint64 value)
{
  return value == G_MAXINT64 ? value : value + 1;
}

static gint64
previous (gint64 value)
{
  return value == G_MININT64 ? value : value - 1;
}

/* How long from @from to @to, not less than 0; what is open has no bound. */
static gint64
distance (gint64 from,
          gint64 to)
{
  gint64 result;

  if (from >= to)
    return 0;
  if (from == G_MININT64 || to == G_MAXINT64 || __builtin_sub_overflow (to, from, &result))
    return G_MAXINT64;
  return result;
}

/* Whether a start and an end can be picked from these; a point needs one for both. */
static gboolean
is_feasible (gint64   start_min,
             gint64   start_max,
             gint64   end_min,
             gint64   end_max,
             gboolean is_point)
{
  if (is_point)
    return MAX (start_min, end_min) <= MIN (start_max, end_max);
  return start_min <= start_max && end_min <= end_max && start_min <= end_max;
}

static gboolean
can_be_same (const Windows *a,
             const Windows *b)
{
  return is_feasible (MAX (a->start_min, b->start_min), MIN (a->start_max, b->start_max),
                      MAX (a->end_min, b->end_min), MIN (a->end_max, b->end_max), a->is_point || b->is_point);
}

/* Whether @b can lie in @a and be shorter: @a is taken as long as it can be, which leaves @b the most room. */
static gboolean
can_contain (const Windows *a,
             const Windows *b)
{
  gint64 start_min = MAX (a->start_min, b->start_min), start_max = b->start_max;
  gint64 end_min = b->end_min, end_max = MIN (a->end_max, b->end_max);

  if (a->is_point || !is_feasible (start_min, start_max, end_min, end_max, b->is_point))
    return FALSE;
  return MIN (start_max, end_max) > a->start_min || MAX (end_min, start_min) < a->end_max;
}

/* Whether @a can begin first and end within @b, which ends later. */
static gboolean
can_overlap (const Windows *a,
             const Windows *b)
{
  gint64 start_b = MAX (b->start_min, next (a->start_min));
  gint64 end_a = MIN (a->end_max, previous (b->end_max));

  if (a->is_point || b->is_point || a->start_min == G_MAXINT64 || b->end_max == G_MININT64)
    return FALSE;
  return start_b <= b->start_max && a->end_min <= end_a && start_b <= end_a;
}

static guint
find_possible (const Windows *a,
               const Windows *b)
{
  guint possible = 0;

  if (a->end_min < b->start_max)
    possible |= DTL_RELATION_BEFORE;
  if (b->end_min < a->start_max)
    possible |= DTL_RELATION_AFTER;
  if (can_be_same (a, b))
    possible |= DTL_RELATION_SAME;
  if (can_contain (a, b))
    possible |= DTL_RELATION_CONTAINS;
  if (can_contain (b, a))
    possible |= DTL_RELATION_WITHIN;
  if (can_overlap (a, b) || can_overlap (b, a))
    possible |= DTL_RELATION_OVERLAPS;
  return possible;
}

gboolean
dtl_measure_dates (const DtlDate *first,
                   const DtlDate *second,
                   DtlMeasure    *measure)
{
  Windows a, b;

  g_return_val_if_fail (first != NULL && second != NULL && measure != NULL, FALSE);

  if (!dtl_date_is_placeable (first) || !dtl_date_is_placeable (second))
    return FALSE;

  measure->in_days = !(first->flags & second->flags & DTL_DATE_HAS_TIME);
  a = windows_of (first, measure->in_days);
  b = windows_of (second, measure->in_days);
  measure->possible = find_possible (&a, &b);
  measure->least = 0;
  if (measure->possible == DTL_RELATION_BEFORE)
    measure->least = distance (a.end_max, b.start_min);
  else if (measure->possible == DTL_RELATION_AFTER)
    measure->least = distance (b.end_max, a.start_min);
  measure->most = MAX (distance (a.end_min, b.start_max), distance (b.end_min, a.start_max));
  measure->same_words = a.is_point && b.is_point && a.start_min == b.start_min && a.end_max == b.end_max;
  measure->qualified = ((first->flags | second->flags) & (DTL_DATE_APPROXIMATE | DTL_DATE_UNCERTAIN)) != 0;
  return TRUE;
}

/* The date of what happened, or of the first plan. */
static gboolean
read_date (DtlDocument *document,
           guint32      event,
           DtlDate     *date)
{
  DtlMark marks[8];
  guint n_marks = MIN (dtl_document_read_marks (document, event, marks, G_N_ELEMENTS (marks)), G_N_ELEMENTS (marks));

  for (int kind = DTL_MARK_WHEN; kind <= DTL_MARK_PLAN; kind++)
    for (guint i = 0; i < n_marks; i++)
      if ((int) marks[i].kind == kind && dtl_date_is_placeable (&marks[i].date))
        {
          *date = marks[i].date;
          return TRUE;
        }
  return FALSE;
}

gboolean
dtl_measure_events (DtlDocument *document,
                    guint32      first,
                    guint32      second,
                    DtlMeasure  *measure)
{
  DtlDate a, b;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), FALSE);

  return read_date (document, first, &a) && read_date (document, second, &b) && dtl_measure_dates (&a, &b, measure);
}

gboolean
dtl_measure_is_effect_first (DtlDocument   *document,
                             const DtlLink *link)
{
  static const char * const forward[] = { "prompted", "caused", "enabled", "prevented", NULL };
  gboolean leads_back;
  DtlMeasure measure;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document) && link != NULL, FALSE);

  leads_back = g_strcmp0 (link->type, "responds-to") == 0;
  if (link->type == NULL || (!leads_back && !g_strv_contains (forward, link->type)))
    return FALSE;
  return dtl_measure_events (document, leads_back ? link->to : link->from, leads_back ? link->from : link->to, &measure) &&
         measure.possible == DTL_RELATION_AFTER;
}

gboolean
dtl_measure_is_event_after (DtlDocument   *document,
                            guint32        event,
                            const DtlDate *earlier)
{
  DtlMeasure measure;
  DtlDate when;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document) && earlier != NULL, FALSE);

  return read_date (document, event, &when) && dtl_measure_dates (&when, earlier, &measure) &&
         measure.possible == DTL_RELATION_AFTER;
}

/* Words */

static char *
describe_length (gint64     length,
                 gboolean   in_days,
                 DtlWording wording)
{
  gint64 seconds;

  if (!in_days)
    return dtl_duration_to_words (length, wording);
  if (length <= DAYS_SAID_AS_DAYS)
    return g_strdup_printf (ngettext ("%d day", "%d days", length), (int) length);
  if (__builtin_mul_overflow (length, (gint64) DTL_SECONDS_PER_DAY, &seconds))
    seconds = G_MAXINT64;
  return dtl_duration_to_words (seconds, wording);
}

char *
dtl_measure_dup_distance (const DtlMeasure *self,
                          DtlWording        wording)
{
  g_autofree char *least = NULL, *most = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->most == 0)
    return g_strdup ("");
  least = describe_length (self->least, self->in_days, wording);
  if (self->most == G_MAXINT64)
    return self->least == 0 ? g_strdup (_("any time apart")) : g_strdup_printf (_("at least %s apart"), least);

  most = describe_length (self->most, self->in_days, wording);
  if (g_str_equal (least, most))
    return g_strdup_printf (_("%s apart"), most);
  if (self->least == 0)
    return g_strdup_printf (_("at most %s apart"), most);
  if (self->in_days && self->most <= DAYS_SAID_AS_DAYS)
    return g_strdup_printf (ngettext ("%1$d to %2$d day apart", "%1$d to %2$d days apart", self->most),
                            (int) self->least, (int) self->most);
  /* Translators: two lengths of time: "3 months to 2 years apart" */
  return g_strdup_printf (_("%1$s to %2$s apart"), least, most);
}

/* From one end of a plan, @instant, to what happened; FALSE unless that lies on the side of @relation for certain. */
static gboolean
measure_from_end (const DtlDate  *plan,
                  DtlInstant      instant,
                  const DtlDate  *when,
                  guint           relation,
                  DtlMeasure     *measure)
{
  DtlDate end = *plan;

  if (instant == DTL_INSTANT_BEFORE_ALL || instant == DTL_INSTANT_AFTER_ALL)
    return FALSE;
  end.kind = DTL_DATE_POINT;
  end.earliest = end.start_latest = end.end_earliest = end.latest = instant;
  return dtl_measure_dates (&end, when, measure) && measure->possible == relation;
}

char *
dtl_measure_dup_slip (const DtlDate *plan,
                      DtlPlanKind    kind,
                      const DtlDate *when,
                      DtlWording     wording)
{
  g_autofree char *least = NULL, *most = NULL;
  DtlInstant begin;
  DtlMeasure measure;
  gboolean is_late;

  g_return_val_if_fail (plan != NULL && when != NULL, NULL);

  begin = kind == DTL_PLAN_DEADLINE ? plan->latest : plan->earliest;
  is_late = measure_from_end (plan, plan->latest, when, DTL_RELATION_BEFORE, &measure);
  if (!is_late && !measure_from_end (plan, begin, when, DTL_RELATION_AFTER, &measure))
    return g_strdup ("");

  least = describe_length (measure.least, measure.in_days, wording);
  if (measure.most == G_MAXINT64)
    return is_late ? g_strdup_printf (_("at least %s late"), least) : g_strdup_printf (_("at least %s early"), least);
  most = describe_length (measure.most, measure.in_days, wording);
  if (g_str_equal (least, most))
    return is_late ? g_strdup_printf (_("%s late"), least) : g_strdup_printf (_("%s early"), least);
  if (measure.in_days && measure.most <= DAYS_SAID_AS_DAYS)
    return g_strdup_printf (is_late ? ngettext ("%1$d to %2$d day late", "%1$d to %2$d days late", measure.most)
                                    : ngettext ("%1$d to %2$d day early", "%1$d to %2$d days early", measure.most),
                            (int) measure.least, (int) measure.most);
  /* Translators: two lengths of time: "3 months to 2 years late". */
  return is_late ? g_strdup_printf (_("%1$s to %2$s late"), least, most) : g_strdup_printf (_("%1$s to %2$s early"), least, most);
}

char *
dtl_measure_dup_lag (DtlDocument   *document,
                     guint32        event,
                     const DtlDate *later,
                     DtlWording     wording)
{
  g_autofree char *least = NULL, *most = NULL;
  DtlMeasure measure;
  DtlDate when;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document) && later != NULL, NULL);

  if (!read_date (document, event, &when) || !dtl_measure_dates (&when, later, &measure) ||
      measure.possible != DTL_RELATION_BEFORE || measure.qualified)
    return g_strdup ("");

  least = describe_length (measure.least, measure.in_days, wording);
  if (measure.most == G_MAXINT64)
    return g_strdup_printf (_("at least %s later"), least);
  most = describe_length (measure.most, measure.in_days, wording);
  if (g_str_equal (least, most))
    return g_strdup_printf (_("%s later"), least);
  if (measure.in_days && measure.most <= DAYS_SAID_AS_DAYS)
    return g_strdup_printf (ngettext ("%1$d to %2$d day later", "%1$d to %2$d days later", measure.most),
                            (int) measure.least, (int) measure.most);
  /* Translators: two lengths of time: "3 months to 2 years later" */
  return g_strdup_printf (_("%1$s to %2$s later"), least, most);
}

const char *
dtl_measure_get_relation (const DtlMeasure *self)
{
  const guint before = DTL_RELATION_BEFORE, after = DTL_RELATION_AFTER;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->possible == before)
    return self->qualified ? _("before, if the dates hold") : _("certainly before");
  if (self->possible == after)
    return self->qualified ? _("after, if the dates hold") : _("certainly after");
  if (self->same_words || self->possible == DTL_RELATION_SAME)
    return _("at the same time for all the sources say");
  if (self->possible == DTL_RELATION_CONTAINS)
    return self->qualified ? _("going on all the while, if the dates hold") : _("certainly going on all the while");
  if (self->possible == DTL_RELATION_WITHIN)
    return self->qualified ? _("during it, if the dates hold") : _("certainly during it");
  if (!(self->possible & (before | after)))
    return self->qualified ? _("overlapping, if the dates hold") : _("certainly overlapping");
  if (!(self->possible & after))
    return self->qualified ? _("possibly before; not after, if the dates hold") : _("possibly before, certainly not after");
  if (!(self->possible & before))
    return self->qualified ? _("possibly after; not before, if the dates hold") : _("possibly after, certainly not before");
  return _("possibly before, possibly after");
}

char *
dtl_measure_to_words (const DtlMeasure *self,
                      DtlWording        wording)
{
  g_autofree char *apart = dtl_measure_dup_distance (self, wording);

  if (apart[0] == '\0')
    return g_strdup (dtl_measure_get_relation (self));
  /* Translators: how two events stand to each other, and how far apart: "certainly before, 27 to 58 days apart" */
  return g_strdup_printf (C_("measure", "%1$s, %2$s"), dtl_measure_get_relation (self), apart);
}

static char *
dup_dated_title (DtlDocument *document,
                 guint32      event,
                 DtlWording   wording)
{
  g_autofree char *title = dtl_document_dup_title (document, event);
  g_autofree char *date = dtl_document_dup_date_words (document, event, wording);

  /* Translators: an event's title and its date. */
  return g_strdup_printf (_("“%1$s” (%2$s)"), title, date);
}

char *
dtl_measure_dup_sentence (DtlDocument *document,
                          guint32      first,
                          guint32      second,
                          DtlWording   wording)
{
  g_autofree char *one = NULL, *other = NULL, *words = NULL;
  DtlMeasure measure;

  if (!dtl_measure_events (document, first, second, &measure))
    return NULL;
  one = dup_dated_title (document, first, wording);
  other = dup_dated_title (document, second, wording);
  words = dtl_measure_to_words (&measure, wording);
  /* Translators: two events with their dates, and how the first stands to the second: "certainly before, 27 to 58 days apart". */
  return g_strdup_printf (_("%1$s and %2$s: the first is %3$s"), one, other, words);
}
