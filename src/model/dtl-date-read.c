/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading the pieces of a date: components with their qualifiers and unspecified digits, the ends of
 * an interval, the members of a set. Each function stands at a byte, takes what is its own, and
 * leaves the reader behind it; the first that finds something else says where and what was expected.
 */
#include "config.h"

#include "dtl-date-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
dtl_date_reader_init (DtlDateReader *reader,
                      const char    *text,
                      gssize         length,
                      GTimeZone     *zone)
{
  /* A text without a length is only looked at as far as a date can reach. */
  gsize bytes = length >= 0 ? (gsize) length : strnlen (text, DTL_DATE_BYTES_MAX + 1);

  reader->text = text;
  reader->at = text;
  reader->end = text + bytes;
  reader->zone = zone;
  reader->error = (DtlDateError) { 0 };
  reader->out_of_range = NULL;
  reader->in_set = FALSE;
  reader->closing = '\0';

  if (bytes > DTL_DATE_BYTES_MAX)
    return dtl_date_reader_fail (reader, text + DTL_DATE_BYTES_MAX, N_("a date of at most 4096 bytes"));

  return TRUE;
}

/* Always FALSE, so that it can be returned. Only the first failure counts. */
gboolean
dtl_date_reader_fail (DtlDateReader *reader,
                      const char    *where,
                      const char    *expected)
{
  if (reader->error.code == DTL_DATE_ERROR_NONE)
    {
      reader->error.offset = where - reader->text;
      reader->error.code = DTL_DATE_ERROR_INVALID;
      reader->error.expected = expected;
    }

  return FALSE;
}

/* The verdict, when everything that belongs to the date was read: nothing may follow, and a year that is too far
 * away only counts in a text that is otherwise a date. */
gboolean
dtl_date_reader_finish (DtlDateReader *reader,
                        DtlDateError  *error)
{
  if (reader->error.code == DTL_DATE_ERROR_NONE && reader->at < reader->end)
    dtl_date_reader_fail (reader, reader->at, N_("the end of the date"));

  if (reader->error.code == DTL_DATE_ERROR_NONE && reader->out_of_range != NULL)
    {
      reader->error.offset = reader->out_of_range - reader->text;
      reader->error.code = DTL_DATE_ERROR_OUT_OF_RANGE;
      reader->error.expected = N_("a year between −290000000000 and 290000000000");
    }

  if (error != NULL)
    *error = reader->error;

  return reader->error.code == DTL_DATE_ERROR_NONE;
}

/* Takes "~", "?" or "%", if there is one. */
gboolean
dtl_date_read_qualifier (DtlDateReader *reader,
                         guint8        *qualifiers)
{
  switch (dtl_date_peek (reader))
    {
    case '~':
      *qualifiers = DTL_QUALIFIER_APPROXIMATE;
      break;
    case '?':
      *qualifiers = DTL_QUALIFIER_UNCERTAIN;
      break;
    case '%':
      *qualifiers = DTL_QUALIFIER_BOTH;
      break;
    default:
      *qualifiers = 0;
      return FALSE;
    }

  reader->at++;
  return TRUE;
}

/* Takes @count digits, each of which may be unspecified. */
static inline gboolean
read_digits (DtlDateReader *reader,
             char          *digits,
             int            count,
             gboolean      *is_masked,
             const char    *expected)
{
  const char *at = reader->at;
  int available = MIN (count, reader->end - at);
  int i;

  *is_masked = FALSE;
  for (i = 0; i < available && (dtl_date_is_digit (at[i]) || at[i] == 'X'); i++)
    {
      *is_masked |= at[i] == 'X';
      digits[i] = at[i];
    }

  reader->at = at + i;
  return i == count || dtl_date_reader_fail (reader, reader->at, expected);
}

static gboolean
read_four_digit_year (DtlDateReader *reader,
                      DtlDatePoint  *point)
{
  const char *start = reader->at;
  gboolean is_masked;

  if (dtl_date_next_is (reader, '-'))
    {
      point->year_is_negative = TRUE;
      reader->at++;
    }

  if (!read_digits (reader, point->year_digits, 4, &is_masked,
                    N_("a year of four digits, as in 2019-05-14 (19XX is a century, 193X a decade)")))
    return FALSE;

  if (dtl_date_is_digit (dtl_date_peek (reader)) || dtl_date_next_is (reader, 'X'))
    return dtl_date_reader_fail (reader, reader->at, N_("four digits, or “Y” before a longer year"));

  point->year_is_masked = is_masked;
  if (is_masked)
    return TRUE;

  for (int i = 0; i < 4; i++)
    point->year = point->year * 10 + (point->year_digits[i] - '0');

  if (point->year_is_negative && point->year == 0)
    return dtl_date_reader_fail (reader, start, N_("the year 0000 without a sign"));

  if (point->year_is_negative)
    point->year = -point->year;

  return dtl_date_read_year_suffixes (reader, point, start);
}

static gboolean
read_month (DtlDateReader *reader,
            DtlDatePoint  *point)
{
  const char *expected = N_("a month from 01 to 12, or a part of the year from 21 to 41");
  const char *start = reader->at;
  gboolean is_masked;
  int value;

  if (!read_digits (reader, point->month_digits, 2, &is_masked, expected))
    return FALSE;

  point->month_is_masked = is_masked;
  point->depth = DTL_DEPTH_MONTH;

  if (is_masked)
    {
      /* "0X", "1X", "XX" and "X0" to "X9"; a part of the year has no unspecified digits. */
      if (point->month_digits[0] != 'X' && point->month_digits[0] > '1')
        return dtl_date_reader_fail (reader, start, expected);
      return TRUE;
    }

  value = (point->month_digits[0] - '0') * 10 + (point->month_digits[1] - '0');
  if (value >= 1 && value <= 12)
    return TRUE;

  if (value < 21 || value > 41)
    return dtl_date_reader_fail (reader, start, expected);

  point->grouping = value;
  point->depth = DTL_DEPTH_GROUPING;
  return TRUE;
}

static gboolean
read_day (DtlDateReader *reader,
          DtlDatePoint  *point)
{
  const char *expected = N_("a day from 01 to 31");
  const char *start = reader->at;
  gboolean is_masked;

  if (!read_digits (reader, point->day_digits, 2, &is_masked, expected))
    return FALSE;

  point->day_is_masked = is_masked;
  point->depth = DTL_DEPTH_DAY;

  if (!is_masked)
    {
      int value = (point->day_digits[0] - '0') * 10 + (point->day_digits[1] - '0');

      if (value < 1 || value > 31)
        return dtl_date_reader_fail (reader, start, expected);
    }

  return TRUE;
}

/* What stands before a component is about it alone, what stands behind it also about those before. */
static void
apply_qualifiers (DtlDatePoint *point,
                  int           component,
                  guint8        before,
                  guint8        behind)
{
  point->qualifiers[component] |= before | behind;
  for (int i = 0; i < component; i++)
    point->qualifiers[i] |= behind;
}

static int
find_level_of_mask (const DtlDatePoint *point)
{
  gboolean month_is_xx = point->month_digits[0] == 'X' && point->month_digits[1] == 'X';
  gboolean day_is_xx = point->day_digits[0] == 'X' && point->day_digits[1] == 'X';

  if (!point->year_is_masked && !point->month_is_masked && !point->day_is_masked)
    return 0;

  if (point->year_is_masked)
    return point->depth == DTL_DEPTH_YEAR && point->year_digits[0] != 'X' && point->year_digits[1] != 'X' &&
           point->year_digits[3] == 'X' ? 1 : 2;

  if (point->day_is_masked && !day_is_xx)
    return 2;

  if (point->month_is_masked)
    return month_is_xx && (point->depth == DTL_DEPTH_MONTH || day_is_xx) ? 1 : 2;

  return 1;
}

/* Level 1 qualifies a date as a whole, at its end; everything finer is level 2. */
static void
find_level (DtlDatePoint *point,
            gboolean      has_inner_qualifier,
            gboolean      has_last_qualifier)
{
  int level = MAX (point->level, find_level_of_mask (point));

  if (point->year_is_negative)
    level = MAX (level, 1);
  if (point->grouping != 0)
    level = MAX (level, point->grouping <= 24 && !point->year_is_masked ? 1 : 2);
  if (has_last_qualifier)
    level = MAX (level, point->depth <= DTL_DEPTH_DAY ? 1 : 2);
  if (has_inner_qualifier)
    level = 2;

  point->level = level;
}

static gboolean
read_component (DtlDateReader *reader,
                DtlDatePoint  *point,
                int            component)
{
  switch (component)
    {
    case 0:
      return dtl_date_next_is (reader, 'Y') ? dtl_date_read_prefixed_year (reader, point)
                                            : read_four_digit_year (reader, point);
    case 1:
      return read_month (reader, point);
    default:
      return read_day (reader, point);
    }
}

static gboolean
can_have_finer_component (const DtlDatePoint *point)
{
  return point->depth == DTL_DEPTH_MONTH ||
         (point->depth == DTL_DEPTH_YEAR && !point->year_is_prefixed && !point->has_significant);
}

/* Takes a day without qualifiers or unspecified digits, if one stands here; else nothing. */
static gboolean
read_plain_day (DtlDateReader *reader,
                DtlDatePoint  *point)
{
  const char *at = reader->at;
  int year, month, day;

  if (reader->end - at < 10 || !dtl_date_scan_day (at, &year, &month, &day))
    return FALSE;

  memcpy (point->year_digits, at, sizeof point->year_digits);
  memcpy (point->month_digits, at + 5, sizeof point->month_digits);
  memcpy (point->day_digits, at + 8, sizeof point->day_digits);
  point->year = year;
  point->depth = DTL_DEPTH_DAY;
  reader->at = at + 10;
  return TRUE;
}

/* Takes the components of a date with their qualifiers. @last_start: (out): where the last of them begins; @has_inner:
 * (out): whether a qualifier stands before the last; @behind: (out): the one behind it */
static gboolean
read_components (DtlDateReader *reader,
                 DtlDatePoint  *point,
                 const char   **last_start,
                 gboolean      *has_inner,
                 guint8        *behind)
{
  for (int component = 0;; component++)
    {
      guint8 before;

      *has_inner |= dtl_date_read_qualifier (reader, &before) || *behind != 0;
      *last_start = reader->at;
      if (!read_component (reader, point, component))
        return FALSE;

      dtl_date_read_qualifier (reader, behind);
      apply_qualifiers (point, component, before, *behind);

      if (!dtl_date_next_is (reader, '-') || !can_have_finer_component (point))
        return TRUE;
      reader->at++;
    }
}

/* Takes one point. Its bounds are filled, unless its year is out of range. */
gboolean
dtl_date_read_point (DtlDateReader *reader,
                     DtlDatePoint  *point)
{
  const char *last_start;
  gboolean has_inner = FALSE;
  guint8 behind = 0;

  memset (point, 0, sizeof *point);

  if (read_plain_day (reader, point))
    {
      last_start = reader->at - 2;
      if (dtl_date_read_qualifier (reader, &behind))
        apply_qualifiers (point, 2, 0, behind);
    }
  else if (!read_components (reader, point, &last_start, &has_inner, &behind))
    return FALSE;

  if (dtl_date_next_is (reader, 'T') && point->depth == DTL_DEPTH_DAY)
    {
      if (has_inner || behind != 0 || point->year_is_masked || point->month_is_masked || point->day_is_masked)
        return dtl_date_reader_fail (reader, reader->at, N_("a whole day without qualifiers before a time"));
      if (!dtl_date_read_time (reader, point))
        return FALSE;
      if (dtl_date_read_qualifier (reader, &behind))
        apply_qualifiers (point, 2, 0, behind);
    }

  find_level (point, has_inner, behind != 0);

  if (!point->is_out_of_range && !dtl_date_point_find_bounds (point, reader->zone))
    return dtl_date_reader_fail (reader, last_start, N_("a day that this month has"));

  return TRUE;
}

/* Takes one end of an interval. */
gboolean
dtl_date_read_end (DtlDateReader *reader,
                   DtlDateEnd    *end)
{
  if (dtl_date_next_is_dots (reader))
    {
      end->state = DTL_END_OPEN;
      reader->at += 2;
      return TRUE;
    }

  if (reader->at == reader->end || dtl_date_next_is (reader, '/'))
    {
      end->state = DTL_END_UNKNOWN;
      return TRUE;
    }

  end->state = DTL_END_POINT;
  return dtl_date_read_point (reader, &end->point);
}

/* Takes the opening bracket. Call it where one stands. */
void
dtl_date_read_set_opening (DtlDateReader *reader,
                           DtlDateKind   *kind)
{
  gboolean is_one_of = dtl_date_next_is (reader, '[');

  *kind = is_one_of ? DTL_DATE_ONE_OF : DTL_DATE_ALL_OF;
  reader->closing = is_one_of ? ']' : '}';
  reader->in_set = TRUE;
  reader->at++;
}

static gboolean
have_same_precision (const DtlDatePoint *a,
                     const DtlDatePoint *b)
{
  return a->depth == b->depth && (a->depth != DTL_DEPTH_GROUPING || a->precision == b->precision);
}

/* What may follow the first point of a member: nothing, "..", or ".." and another point. */
static gboolean
read_member_range (DtlDateReader *reader,
                   DtlDateMember *member)
{
  const char *to_start;

  if (!dtl_date_next_is_dots (reader))
    return TRUE;

  if (member->is_open_start)
    return dtl_date_reader_fail (reader, reader->at, N_("a comma or the closing bracket"));

  reader->at += 2;
  if (dtl_date_next_is (reader, reader->closing))
    {
      member->is_open_end = TRUE;
      return TRUE;
    }

  member->is_range = TRUE;
  to_start = reader->at;
  if (!dtl_date_read_point (reader, &member->to))
    return FALSE;

  /* "All of" counts in units, so there must be one; of "one of" only the bounds are meant. */
  if (reader->closing == '}' && !have_same_precision (&member->from, &member->to))
    return dtl_date_reader_fail (reader, to_start, N_("the same precision on both sides of “..”"));
  if (reader->out_of_range == NULL && member->to.latest < member->from.earliest)
    return dtl_date_reader_fail (reader, to_start, N_("an end that is not before the start"));

  return TRUE;
}

/* Takes one member and the comma or the bracket behind it. In "..b" it is @from that holds b. */
gboolean
dtl_date_read_set_member (DtlDateReader *reader,
                          DtlDateMember *member,
                          gboolean      *is_last)
{
  gboolean is_first = reader->at[-1] == '[' || reader->at[-1] == '{';

  member->is_range = FALSE;
  member->is_open_end = FALSE;
  member->is_open_start = is_first && dtl_date_next_is_dots (reader);
  if (member->is_open_start)
    reader->at += 2;

  if (!dtl_date_read_point (reader, &member->from) || !read_member_range (reader, member))
    return FALSE;

  *is_last = dtl_date_next_is (reader, reader->closing);
  if (!*is_last && (!dtl_date_next_is (reader, ',') || member->is_open_end))
    return dtl_date_reader_fail (reader, reader->at, N_("a comma or the closing bracket"));

  reader->at++;
  return TRUE;
}
