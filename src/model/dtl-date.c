/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the pieces of a text to the bounds of the whole.
 */
#include "config.h"

#include "dtl-date-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BOTH_APPROXIMATE (DTL_DATE_APPROXIMATE | DTL_DATE_START_APPROXIMATE | DTL_DATE_END_APPROXIMATE)
#define BOTH_UNCERTAIN   (DTL_DATE_UNCERTAIN | DTL_DATE_START_UNCERTAIN | DTL_DATE_END_UNCERTAIN)

static guint16
find_point_flags (const DtlDatePoint *point)
{
  guint8 qualifiers = point->qualifiers[0] | point->qualifiers[1] | point->qualifiers[2];
  guint16 flags = 0;

  if (qualifiers & DTL_QUALIFIER_APPROXIMATE)
    flags |= BOTH_APPROXIMATE;
  if (qualifiers & DTL_QUALIFIER_UNCERTAIN)
    flags |= BOTH_UNCERTAIN;
  if (point->year_is_masked || point->month_is_masked || point->day_is_masked)
    flags |= DTL_DATE_UNSPECIFIED;
  if (point->depth >= DTL_DEPTH_MINUTE)
    flags |= DTL_DATE_HAS_TIME;
  if (point->is_zoned)
    flags |= DTL_DATE_ZONED | DTL_DATE_EARLIEST_ZONED | DTL_DATE_LATEST_ZONED;

  return flags;
}

static void
set_point (DtlDate            *date,
           const DtlDatePoint *point)
{
  *date = (DtlDate) {
    .earliest = point->earliest,
    .start_latest = point->latest,
    .end_earliest = point->earliest,
    .latest = point->latest,
    .flags = find_point_flags (point),
    .kind = DTL_DATE_POINT,
    .start_precision = point->precision,
    .end_precision = point->precision,
    .level = point->level,
  };
}

/* A set reaches as far as its members do, a range from the first second of its start to the last of its end; it is as
 * precise as the coarsest of them. */
static void
extend_set (DtlDate            *set,
            const DtlDatePoint *from,
            const DtlDatePoint *to)
{
  guint16 from_flags = find_point_flags (from);
  guint16 to_flags = find_point_flags (to);

  set->flags |= (from_flags | to_flags) & ~(DTL_DATE_EARLIEST_ZONED | DTL_DATE_LATEST_ZONED);
  set->start_precision = MAX (set->start_precision, MAX (from->precision, to->precision));

  if (from->earliest < set->earliest)
    {
      set->earliest = from->earliest;
      set->flags = (set->flags & ~DTL_DATE_EARLIEST_ZONED) | (from_flags & DTL_DATE_EARLIEST_ZONED);
    }
  if (to->latest > set->latest)
    {
      set->latest = to->latest;
      set->flags = (set->flags & ~DTL_DATE_LATEST_ZONED) | (to_flags & DTL_DATE_LATEST_ZONED);
    }
}

static void
add_member_to_set (DtlDate             *set,
                   const DtlDateMember *member)
{
  extend_set (set, &member->from, member->is_range ? &member->to : &member->from);
  if (member->is_open_start)
    set->flags |= DTL_DATE_OPEN_START;
  if (member->is_open_end)
    set->flags |= DTL_DATE_OPEN_END;
}

static gboolean
read_set (DtlDateReader *reader,
          DtlDate       *date)
{
  DtlDateMember member;
  DtlDateKind kind;
  gboolean is_last = FALSE;

  dtl_date_read_set_opening (reader, &kind);
  *date = (DtlDate) {
    .earliest = DTL_INSTANT_AFTER_ALL,
    .latest = DTL_INSTANT_BEFORE_ALL,
    .kind = kind,
    .level = 2,
  };

  while (!is_last)
    {
      if (!dtl_date_read_set_member (reader, &member, &is_last))
        return FALSE;
      if (reader->out_of_range == NULL)
        add_member_to_set (date, &member);
    }

  if (date->flags & DTL_DATE_OPEN_START)
    {
      date->earliest = DTL_INSTANT_BEFORE_ALL;
      date->flags &= ~DTL_DATE_EARLIEST_ZONED;
    }
  if (date->flags & DTL_DATE_OPEN_END)
    {
      date->latest = DTL_INSTANT_AFTER_ALL;
      date->flags &= ~DTL_DATE_LATEST_ZONED;
    }

  date->start_latest = date->latest;
  date->end_earliest = date->earliest;
  date->end_precision = date->start_precision;
  return TRUE;
}

/* An end as a date of its own, so that a point and a set may stand in it alike. */
static void
set_end (DtlDate    *date,
         DtlDateEnd *end)
{
  if (end->state == DTL_END_POINT)
    set_point (date, &end->point);
  else
    *date = (DtlDate) {
      .earliest = DTL_INSTANT_BEFORE_ALL,
      .latest = DTL_INSTANT_AFTER_ALL,
      .start_precision = DTL_PRECISION_NONE,
      .level = 1,
    };
}

/* What the flags of an end mean for the whole. */
static guint16
find_interval_flags (const DtlDate *start,
                     const DtlDate *end)
{
  const guint16 anywhere = DTL_DATE_APPROXIMATE | DTL_DATE_UNCERTAIN | DTL_DATE_UNSPECIFIED |
                           DTL_DATE_HAS_TIME | DTL_DATE_ZONED;
  const guint16 of_start = anywhere | DTL_DATE_OPEN_START | DTL_DATE_EARLIEST_ZONED |
                           DTL_DATE_START_APPROXIMATE | DTL_DATE_START_UNCERTAIN;
  const guint16 of_end = anywhere | DTL_DATE_OPEN_END | DTL_DATE_LATEST_ZONED |
                         DTL_DATE_END_APPROXIMATE | DTL_DATE_END_UNCERTAIN;

  return (start->flags & of_start) | (end->flags & of_end);
}

/* FALSE when the interval is reversed: its latest end lies before its earliest start. */
static gboolean
join_ends (DtlDate       *date,
           const DtlDate *start,
           DtlEndState    start_state,
           const DtlDate *end,
           DtlEndState    end_state)
{
  if (end->latest < start->earliest)
    return FALSE;

  *date = (DtlDate) {
    .earliest = start->earliest,
    .start_latest = MIN (start->latest, end->latest),
    .end_earliest = MAX (end->earliest, start->earliest),
    .latest = end->latest,
    .flags = find_interval_flags (start, end),
    .kind = DTL_DATE_INTERVAL,
    .start_precision = start->start_precision,
    .end_precision = end->start_precision,
    .level = MAX (start->level, end->level),
  };

  if (start_state == DTL_END_OPEN)
    {
      date->flags |= DTL_DATE_OPEN_START;
      date->start_latest = DTL_INSTANT_BEFORE_ALL;
    }
  else if (start_state == DTL_END_UNKNOWN)
    date->flags |= DTL_DATE_UNKNOWN_START;

  if (end_state == DTL_END_OPEN)
    {
      date->flags |= DTL_DATE_OPEN_END;
      date->end_earliest = DTL_INSTANT_AFTER_ALL;
    }
  else if (end_state == DTL_END_UNKNOWN)
    date->flags |= DTL_DATE_UNKNOWN_END;

  return TRUE;
}

/* Level 1 has plain ends with a qualifier behind them; times in them are an extension. */
static int
find_level_of_end (const DtlDateEnd *end)
{
  const DtlDatePoint *point = &end->point;

  if (end->state != DTL_END_POINT)
    return 1;

  return point->year_is_masked || point->month_is_masked || point->day_is_masked || point->year_is_prefixed ||
         point->depth == DTL_DEPTH_GROUPING || point->depth >= DTL_DEPTH_MINUTE ? 2 : point->level;
}

/* Reads on behind the first end, where the slash stands. */
static gboolean
read_interval (DtlDateReader *reader,
               DtlDateEnd    *first,
               DtlDate       *date)
{
  DtlDateEnd second;
  DtlDate start, end;
  const char *second_at;

  if (!dtl_date_next_is (reader, '/'))
    return dtl_date_reader_fail (reader, reader->at,
                                 N_("“/” and the end of an interval"));

  second_at = ++reader->at;
  if (!dtl_date_read_end (reader, &second))
    return FALSE;
  if (first->state == DTL_END_UNKNOWN && second.state == DTL_END_UNKNOWN)
    return dtl_date_reader_fail (reader, reader->text, N_("a date on at least one side of “/”"));
  if (reader->out_of_range != NULL)
    return TRUE;

  set_end (&start, first);
  set_end (&end, &second);
  start.level = find_level_of_end (first);
  end.level = find_level_of_end (&second);
  if (!join_ends (date, &start, first->state, &end, second.state))
    return dtl_date_reader_fail (reader, second_at, N_("an end that is not before the start"));

  return TRUE;
}

/* Most dates are one day. TRUE when these ten bytes are one, plain and valid; FALSE says nothing. */
static gboolean
read_plain_day (const char *text,
                DtlDate    *date)
{
  int year, month, day;

  if (!dtl_date_scan_day (text, &year, &month, &day) || day > dtl_civil_days_in_month (year, month))
    return FALSE;

  date->earliest = date->end_earliest = dtl_civil_days_from_date (year, month, day) * DTL_SECONDS_PER_DAY;
  date->latest = date->start_latest = date->earliest + DTL_SECONDS_PER_DAY - 1;
  date->flags = 0;
  date->kind = DTL_DATE_POINT;
  date->start_precision = date->end_precision = DTL_PRECISION_DAY;
  date->level = 0;
  return TRUE;
}

static gboolean
read_date (DtlDateReader *reader,
           DtlDate       *date)
{
  DtlDateEnd first;

  if (reader->at == reader->end)
    return dtl_date_reader_fail (reader, reader->at, N_("a date"));
  if (dtl_date_next_is (reader, '[') || dtl_date_next_is (reader, '{'))
    return read_set (reader, date);

  if (!dtl_date_read_end (reader, &first))
    return FALSE;

  if (first.state != DTL_END_POINT || dtl_date_next_is (reader, '/'))
    return read_interval (reader, &first, date);

  if (!first.point.is_out_of_range)
    set_point (date, &first.point);
  return TRUE;
}

/**
 * dtl_date_parse:
 * @text: a date in EDTF
 * @length: its bytes, or -1 when it ends with a NUL
 * @zone: (nullable): the zone that times with a zone are converted to, NULL for UTC
 * @date: (out caller-allocates): what it means; undefined when it is no date
 * @error: (out caller-allocates) (optional): where and why it is none
 *
 * Reads all of EDTF, levels 0 to 2 (Library of Congress, 4 February 2019; ISO 8601-2:2019), and our extensions.
 * Allocates nothing; takes time linear in @length, and at most 4096 bytes.
 *
 * Returns: whether @text is a date whose years are in range
 */
gboolean
dtl_date_parse (const char   *text,
                gssize        length,
                GTimeZone    *zone,
                DtlDate      *date,
                DtlDateError *error)
{
  DtlDateReader reader;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if ((length == 10 || (length < 0 && strnlen (text, 11) == 10)) && read_plain_day (text, date))
    {
      if (error != NULL)
        *error = (DtlDateError) { 0 };
      return TRUE;
    }

  if (dtl_date_reader_init (&reader, text, length, zone))
    read_date (&reader, date);

  return dtl_date_reader_finish (&reader, error);
}

/* One of the two ends that are given apart: a point, a one-of set, "..", or NULL. */
static gboolean
read_lone_end (DtlDateReader *reader,
               const char    *text,
               gssize         length,
               GTimeZone     *zone,
               DtlDateEnd    *end,
               DtlDate       *date)
{
  end->state = DTL_END_UNKNOWN;
  set_end (date, end);

  if (!dtl_date_reader_init (reader, text != NULL ? text : "", text != NULL ? length : 0, zone) || text == NULL)
    return text == NULL;

  end->state = DTL_END_POINT;
  if (dtl_date_next_is (reader, '{'))
    return dtl_date_reader_fail (reader, reader->at, N_("one moment, or several in square brackets"));
  if (dtl_date_next_is (reader, '['))
    return read_set (reader, date);
  if (reader->at == reader->end || dtl_date_next_is (reader, '/'))
    return dtl_date_reader_fail (reader, reader->at, N_("a date"));
  if (!dtl_date_read_end (reader, end))
    return FALSE;
  if (!end->point.is_out_of_range || end->state != DTL_END_POINT)
    set_end (date, end);

  return TRUE;
}

/**
 * dtl_date_parse_ends:
 * @start: (nullable): when it began: a point, a one-of set, or ".."; NULL when that is unknown
 * @start_length: its bytes, or -1 when it ends with a NUL
 * @end: (nullable): when it ended, likewise
 * @end_length: its bytes, or -1 when it ends with a NUL
 * @zone: (nullable): as for dtl_date_parse()
 * @date: (out caller-allocates): an interval; undefined when FALSE is returned
 * @error: (out caller-allocates) (optional): where and why it is none
 * @error_in_end: (out) (optional): whether @error is about @end
 *
 * Returns: whether the two make a date; not both may be unknown
 */
gboolean
dtl_date_parse_ends (const char   *start,
                     gssize        start_length,
                     const char   *end,
                     gssize        end_length,
                     GTimeZone    *zone,
                     DtlDate      *date,
                     DtlDateError *error,
                     gboolean     *error_in_end)
{
  DtlDateReader reader;
  DtlDateEnd first, second;
  DtlDate start_date, end_date;
  gboolean is_in_end = FALSE;
  gboolean is_valid;

  g_return_val_if_fail (date != NULL, FALSE);

  read_lone_end (&reader, start, start_length, zone, &first, &start_date);
  is_valid = dtl_date_reader_finish (&reader, error);

  if (is_valid)
    {
      is_in_end = TRUE;
      if (read_lone_end (&reader, end, end_length, zone, &second, &end_date))
        {
          if (first.state == DTL_END_UNKNOWN && second.state == DTL_END_UNKNOWN)
            dtl_date_reader_fail (&reader, reader.text, N_("a start or an end"));
          else if (reader.out_of_range == NULL && reader.at == reader.end &&
                   !join_ends (date, &start_date, first.state, &end_date, second.state))
            dtl_date_reader_fail (&reader, reader.text, N_("an end that is not before the start"));
        }
      is_valid = dtl_date_reader_finish (&reader, error);
    }

  if (is_valid)
    date->level = 2;
  if (error_in_end != NULL)
    *error_in_end = is_in_end && !is_valid;

  return is_valid;
}

/* A time's own qualifiers stand in all three; a component that is not written has none. */
static void
add_qualifiers (DtlDateQualifiers  *sum,
                const DtlDatePoint *point)
{
  sum->year |= point->qualifiers[0];
  sum->month |= point->qualifiers[1];
  sum->day |= point->qualifiers[2];
}

static void
find_set_qualifiers (DtlDateReader     *reader,
                     DtlDateQualifiers *sum)
{
  DtlDateMember member;
  DtlDateKind kind;
  gboolean is_last = FALSE;

  dtl_date_read_set_opening (reader, &kind);
  while (!is_last && dtl_date_read_set_member (reader, &member, &is_last))
    {
      add_qualifiers (sum, &member.from);
      if (member.is_range)
        add_qualifiers (sum, &member.to);
    }
}

/**
 * dtl_date_find_qualifiers:
 * @text: a date in EDTF
 * @length: its bytes, or -1 when it ends with a NUL
 * @start: (out caller-allocates): those of the start of an interval, or of the whole
 * @end: (out caller-allocates): those of the end of an interval, or of the whole
 *
 * A qualifier behind a component is about it and those before, one in front of it about it alone: in "2004-06~-11" year and
 * month are approximate, in "2004-?06-11" the month is uncertain.
 *
 * Returns: whether @text is a date
 */
gboolean
dtl_date_find_qualifiers (const char        *text,
                          gssize             length,
                          DtlDateQualifiers *start,
                          DtlDateQualifiers *end)
{
  DtlDateReader reader;
  DtlDateEnd first;
  DtlDate date;

  g_return_val_if_fail (text != NULL && start != NULL && end != NULL, FALSE);

  *start = *end = (DtlDateQualifiers) { 0 };
  if (!dtl_date_parse (text, length, NULL, &date, NULL))
    return FALSE;

  dtl_date_reader_init (&reader, text, length, NULL);
  if (date.kind == DTL_DATE_ONE_OF || date.kind == DTL_DATE_ALL_OF)
    find_set_qualifiers (&reader, start);
  else
    {
      dtl_date_read_end (&reader, &first);
      if (first.state == DTL_END_POINT)
        add_qualifiers (start, &first.point);
    }

  if (date.kind != DTL_DATE_INTERVAL)
    *end = *start;
  else
    {
      reader.at++;
      dtl_date_read_end (&reader, &first);
      if (first.state == DTL_END_POINT)
        add_qualifiers (end, &first.point);
    }

  return TRUE;
}

/**
 * dtl_date_is_placeable:
 * @date: a date
 *
 * Returns: whether at least one of its bounds is known; "../.." has none
 */
gboolean
dtl_date_is_placeable (const DtlDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return date->earliest != DTL_INSTANT_BEFORE_ALL || date->latest != DTL_INSTANT_AFTER_ALL;
}
