/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Intervals in words: "4–10 September 2017", "from May 2017 to 2019", "from mid-May, still going on". A
 * dash only joins two plain dates of one kind; everything else gets "from" and "to", or its own phrase.
 */
#include "config.h"

#include "dtl-date-words-private.h"

#include <glib/gi18n-lib.h>

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
  gboolean shares_year = FALSE;
  DtlMoment from_moment, to_moment;

  if (!dtl_words_point_is_masked (from) && !dtl_words_point_is_masked (to))
    {
      dtl_moment_init_from_point (&from_moment, from);
      dtl_moment_init_from_point (&to_moment, to);
      if (!dtl_words_point_is_qualified (from) && !dtl_words_point_is_qualified (to))
        return dtl_words_range (&from_moment, &to_moment, join, wording);

      shares_year = dtl_moment_shares_year (&from_moment, &to_moment) && from->grouping == 0 &&
                    from->depth <= DTL_DEPTH_DAY && to->depth <= DTL_DEPTH_DAY &&
                    from->depth != DTL_DEPTH_YEAR && from->qualifiers[0] == to->qualifiers[0];
    }

  first = dtl_words_point (from, shares_year ? DTL_TELL_WITHOUT_YEAR : DTL_TELL_ALL, wording);
  last = dtl_words_point (to, DTL_TELL_ALL, wording);
  return dtl_words_join (join, first, last);
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

/* It ended later in the year, month or day that it began in. */
static char *
describe_end_within (const DtlDatePoint *from,
                     const DtlDatePoint *to,
                     DtlWording          wording)
{
  g_autofree char *words = dtl_words_point (from, DTL_TELL_ALL, wording);

  switch ((int) to->depth)
    {
    case DTL_DEPTH_YEAR:
      return g_strdup_printf (_("from %s, ended the same year"), words);
    case DTL_DEPTH_MONTH:
      return g_strdup_printf (_("from %s, ended the same month"), words);
    default:
      return g_strdup_printf (_("from %s, ended the same day"), words);
    }
}

/* It began earlier in the year, month or day that it ended in. */
static char *
describe_start_within (const DtlDatePoint *from,
                       const DtlDatePoint *to,
                       DtlWording          wording)
{
  g_autofree char *words = dtl_words_point (to, DTL_TELL_ALL, wording);

  switch ((int) from->depth)
    {
    case DTL_DEPTH_YEAR:
      return g_strdup_printf (_("until %s, began the same year"), words);
    case DTL_DEPTH_MONTH:
      return g_strdup_printf (_("until %s, began the same month"), words);
    default:
      return g_strdup_printf (_("until %s, began the same day"), words);
    }
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

static char *
describe_open_interval (const DtlDateEnd *start,
                        const DtlDateEnd *end,
                        DtlWording        wording)
{
  gboolean has_start = start->state == DTL_END_POINT;
  gboolean is_short = wording == DTL_WORDING_SHORT;
  g_autofree char *words = NULL;

  if (!has_start && end->state != DTL_END_POINT)
    {
      if (start->state == DTL_END_OPEN && end->state == DTL_END_OPEN)
        return g_strdup (_("with no stated start or end"));
      return g_strdup (end->state == DTL_END_OPEN ? _("still going on, start unknown") : _("ended, unknown when"));
    }

  words = dtl_words_point (has_start ? &start->point : &end->point, DTL_TELL_ALL, wording);

  if (has_start && end->state == DTL_END_OPEN)
    /* Translators: it began at a date and has not ended */
    return g_strdup_printf (is_short ? _("since %s") : _("from %s, still going on"), words);
  if (has_start)
    /* Translators: it began at a date and has ended, but nobody says when */
    return g_strdup_printf (is_short ? _("%s – ?") : _("from %s, ended, unknown when"), words);
  if (start->state == DTL_END_OPEN)
    return g_strdup_printf (_("until %s"), words);

  /* Translators: it ended at a date, and nobody says when it began */
  return g_strdup_printf (is_short ? _("? – %s") : _("until %s, start unknown"), words);
}

static char *
describe_start (const DtlDateEnd *start,
                const char       *window,
                DtlWording        wording)
{
  g_autofree char *words = NULL;

  if (window != NULL)
    /* Translators: when it began: "began between June and September 2015" */
    return g_strdup_printf (_("began %s"), window);
  if (start->state == DTL_END_UNKNOWN)
    return g_strdup (_("start unknown"));

  words = dtl_words_point (&start->point, DTL_TELL_ALL, wording);
  /* Translators: when it began, before a phrase for when it ended */
  return g_strdup_printf (C_("start", "from %s"), words);
}

static char *
describe_end (const DtlDateEnd *end,
              const char       *window,
              DtlWording        wording)
{
  g_autofree char *words = NULL;

  if (window != NULL)
    /* Translators: when it ended: "ended between June and September 2015" */
    return g_strdup_printf (_("ended %s"), window);
  if (end->state == DTL_END_UNKNOWN)
    return g_strdup (_("ended, unknown when"));
  if (end->state == DTL_END_OPEN)
    return g_strdup (_("still going on"));

  words = dtl_words_point (&end->point, DTL_TELL_ALL, wording);
  return g_strdup_printf (_("until %s"), words);
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
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (start_words == NULL && end_words == NULL)
    return start->state == DTL_END_POINT && end->state == DTL_END_POINT
      ? describe_interval_of_points (&start->point, &end->point, wording)
      : describe_open_interval (start, end, wording);

  last = describe_end (end, end_words, wording);
  if (start->state == DTL_END_OPEN)
    return g_steal_pointer (&last);

  first = describe_start (start, start_words, wording);
  /* Translators: when it began, and when it ended */
  return g_strdup_printf (C_("start and end", "%1$s, %2$s"), first, last);
}
