/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Intervals in words: "4–10 September 2017", "from May 2017 to 2019", "from mid-May, still going on". A
 * dash only joins two plain dates of one kind; everything else gets "from" and "to", or its own phrase.
 */
#include "config.h"

#include "dtl-date-words-private.h"

#include <glib/gi18n-lib.h>

/* Whether a year behind both leaves what is qualified clear: "from about 1 June to about 20 June 2004". A question
 * mark, or a note in brackets, would stand between a day and its year. */
static gboolean
can_qualify_apart (const DtlDatePoint *from,
                   const DtlDatePoint *to,
                   DtlWording          wording)
{
  int uncertain = (from->qualifiers[0] | from->qualifiers[1] | from->qualifiers[2] |
                   to->qualifiers[0] | to->qualifiers[1] | to->qualifiers[2]) & DTL_QUALIFIER_UNCERTAIN;

  return from->grouping == 0 && to->grouping == 0 && from->qualifiers[0] == to->qualifiers[0] &&
         dtl_words_point_is_qualified_by_word (from) && dtl_words_point_is_qualified_by_word (to) &&
         (wording != DTL_WORDING_SHORT || !uncertain);
}

/**
 * dtl_words_two_points:
 * @from: the first point
 * @to: the last
 * @join: how the two are joined
 * @wording: how they are told
 *
 * Like dtl_words_range(), also where digits or qualifiers stand in the way of sharing much.
 */
char *
dtl_words_two_points (const DtlDatePoint *from,
                      const DtlDatePoint *to,
                      DtlJoin             join,
                      DtlWording          wording)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *range = NULL;
  DtlTelling telling = DTL_TELL_ALL;
  DtlMoment from_moment, to_moment;

  if (!dtl_words_point_is_masked (from) && !dtl_words_point_is_masked (to))
    {
      dtl_moment_init_from_point (&from_moment, from);
      dtl_moment_init_from_point (&to_moment, to);
      if (!dtl_words_point_is_qualified (from) && !dtl_words_point_is_qualified (to))
        return dtl_words_range (&from_moment, &to_moment, join, wording);
      if (dtl_moment_can_share_year (&from_moment, &to_moment) && can_qualify_apart (from, to, wording))
        telling = DTL_TELL_WITHOUT_YEAR;
    }

  first = dtl_words_point (from, telling, wording);
  last = dtl_words_point (to, telling, wording);
  range = dtl_words_join (join, first, dtl_words_point_get_kind (from), last, dtl_words_point_get_kind (to));
  return telling == DTL_TELL_WITHOUT_YEAR ? dtl_words_add_shared_year (range, &to_moment, wording) : g_steal_pointer (&range);
}

/* Whether @wide is just the year, the month or the day that @narrow lies in. */
static gboolean
is_within (const DtlDatePoint *narrow,
           const DtlDatePoint *wide)
{
  DtlMoment inner, outer;

  if (!dtl_words_point_is_plain (narrow) || !dtl_words_point_is_plain (wide) ||
      narrow->depth <= wide->depth || wide->depth == DTL_DEPTH_GROUPING || wide->depth > DTL_DEPTH_DAY ||
      (narrow->depth == DTL_DEPTH_GROUPING && wide->depth != DTL_DEPTH_YEAR))
    return FALSE;

  dtl_moment_init_from_point (&inner, narrow);
  dtl_moment_init_from_point (&outer, wide);
  return inner.civil.year == outer.civil.year &&
         (wide->depth < DTL_DEPTH_MONTH || inner.civil.month == outer.civil.month) &&
         (wide->depth < DTL_DEPTH_DAY || inner.civil.day == outer.civil.day);
}

static char *
tell_point (DtlRelation         relation,
            const DtlDatePoint *point,
            DtlWording          wording)
{
  g_autofree char *words = dtl_words_point (point, DTL_TELL_ALL, wording);

  return dtl_words_relate (relation, dtl_words_point_get_kind (point), words);
}

/* Takes both. */
static char *
join_clauses (char *first,
              char *second)
{
  g_autofree char *before = first;
  g_autofree char *behind = second;

  /* Translators: when it began and when it ended: "from May 2017" and "still going on" */
  return g_strdup_printf (C_("start and end", "%1$s, %2$s"), before, behind);
}

/* It ended later in the year, month or day that it began in. */
static char *
describe_end_within (const DtlDatePoint *from,
                     const DtlDatePoint *to,
                     DtlWording          wording)
{
  const char *end = to->depth == DTL_DEPTH_YEAR    ? _("ended the same year")
                    : to->depth == DTL_DEPTH_MONTH ? _("ended the same month")
                                                   : _("ended the same day");

  return join_clauses (tell_point (DTL_RELATION_START, from, wording), g_strdup (end));
}

/* It began earlier in the year, month or day that it ended in. */
static char *
describe_start_within (const DtlDatePoint *from,
                       const DtlDatePoint *to,
                       DtlWording          wording)
{
  const char *start = from->depth == DTL_DEPTH_YEAR    ? _("began the same year")
                      : from->depth == DTL_DEPTH_MONTH ? _("began the same month")
                                                       : _("began the same day");

  return join_clauses (tell_point (DTL_RELATION_UNTIL, to, wording), g_strdup (start));
}

/* Both ends are points: a dash where they are of one kind, "from" and "to" where a dash could be misread. */
static char *
describe_interval_of_points (const DtlDatePoint *from,
                             const DtlDatePoint *to,
                             DtlWording          wording)
{
  gboolean is_even = dtl_words_point_is_plain (from) && dtl_words_point_is_plain (to) &&
                     from->precision == to->precision && (from->depth != DTL_DEPTH_GROUPING || wording == DTL_WORDING_SHORT);

  if (is_within (from, to))
    return describe_end_within (from, to, wording);
  if (is_within (to, from))
    return describe_start_within (from, to, wording);
  if (wording != DTL_WORDING_SPOKEN && (is_even || wording == DTL_WORDING_SHORT))
    return dtl_words_two_points (from, to, DTL_JOIN_DASH, wording);

  return dtl_words_two_points (from, to, DTL_JOIN_FROM_TO, wording);
}

/* One end alone, with a sign for the other. NULL where signs do not tell it. */
static char *
describe_short_interval (const DtlDateEnd *start,
                         const DtlDateEnd *end)
{
  const DtlDateEnd *known = start->state == DTL_END_POINT ? start : end;
  g_autofree char *words = NULL;

  if (known->state != DTL_END_POINT || start->state == DTL_END_OPEN)
    return NULL;

  words = dtl_words_point (&known->point, DTL_TELL_ALL, DTL_WORDING_SHORT);
  if (start->state == DTL_END_UNKNOWN)
    /* Translators: short: it ended at a date, and nobody says when it began */
    return g_strdup_printf (_("? – %s"), words);
  if (end->state == DTL_END_UNKNOWN)
    /* Translators: short: it began at a date and has ended, but nobody says when */
    return g_strdup_printf (_("%s – ?"), words);

  /* Translators: short: it began at a date and has not ended */
  return g_strdup_printf (_("since %s"), words);
}

static char *
describe_start (const DtlDateEnd *start,
                const char       *window,
                DtlWording        wording)
{
  if (window != NULL)
    /* Translators: when it began: "began between June and September 2015" */
    return g_strdup_printf (_("began %s"), window);
  if (start->state == DTL_END_UNKNOWN)
    return g_strdup (_("start unknown"));

  return tell_point (DTL_RELATION_START, &start->point, wording);
}

static char *
describe_end (const DtlDateEnd *end,
              const char       *window,
              DtlWording        wording)
{
  if (window != NULL)
    /* Translators: when it ended: "ended between June and September 2015" */
    return g_strdup_printf (_("ended %s"), window);
  if (end->state == DTL_END_UNKNOWN)
    return g_strdup (_("ended, unknown when"));
  if (end->state == DTL_END_OPEN)
    return g_strdup (_("still going on"));

  return tell_point (DTL_RELATION_UNTIL, &end->point, wording);
}

/* What is known comes first: "until May 2017, start unknown". */
static char *
describe_clauses (const DtlDateEnd *start,
                  const char       *start_window,
                  const DtlDateEnd *end,
                  const char       *end_window,
                  DtlWording        wording)
{
  if (start->state == DTL_END_OPEN && end->state == DTL_END_OPEN)
    return g_strdup (_("with no stated start or end"));
  if (start->state == DTL_END_OPEN)
    return describe_end (end, end_window, wording);
  if (start->state == DTL_END_UNKNOWN && end_window == NULL)
    return join_clauses (describe_end (end, NULL, wording), describe_start (start, NULL, wording));

  return join_clauses (describe_start (start, start_window, wording), describe_end (end, end_window, wording));
}

/* The phrase of an end whose digits leave a choice, "between 10 and 19 June 2004", else NULL. */
static char *
find_window (const DtlDateEnd *end,
             DtlWording        wording)
{
  gboolean is_window;
  g_autofree char *words = NULL;

  if (end->state != DTL_END_POINT || end->point.insignificant > 0 || !dtl_words_point_is_masked (&end->point))
    return NULL;

  words = dtl_words_masked (&end->point, wording, &is_window);
  return is_window ? dtl_words_point (&end->point, DTL_TELL_ALL, wording) : NULL;
}

/**
 * dtl_words_interval:
 * @start: its start
 * @start_window: (nullable): the phrase for @start where it is a set of several moments
 * @end: its end
 * @end_window: (nullable): the phrase for @end, likewise
 * @wording: how it is told
 */
char *
dtl_words_interval (const DtlDateEnd *start,
                    const char       *start_window,
                    const DtlDateEnd *end,
                    const char       *end_window,
                    DtlWording        wording)
{
  g_autofree char *start_words = start_window != NULL ? g_strdup (start_window) : find_window (start, wording);
  g_autofree char *end_words = end_window != NULL ? g_strdup (end_window) : find_window (end, wording);
  char *brief = NULL;

  if (start_words != NULL || end_words != NULL)
    return describe_clauses (start, start_words, end, end_words, wording);
  if (start->state == DTL_END_POINT && end->state == DTL_END_POINT)
    return describe_interval_of_points (&start->point, &end->point, wording);

  if (wording == DTL_WORDING_SHORT)
    brief = describe_short_interval (start, end);
  return brief != NULL ? brief : describe_clauses (start, NULL, end, NULL, wording);
}
