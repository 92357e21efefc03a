/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Inside dates: one reader walks the bytes from left to right, once, and hands out points (a day, a
 * month, an instant ...), the ends of an interval, and the members of a set. The bounds and the
 * wording are both made from these pieces, so that they cannot disagree about what a text means.
 *
 *   date     = interval | set | point
 *   interval = [ point | ".." ] "/" [ point | ".." ]
 *   set      = ( "[" | "{" ) [ ".." ] member { "," member } [ ".." ] ( "]" | "}" )
 *   member   = point [ ".." point ]
 *   point    = date of qualified components | date "T" time | year with "Y", "E" or "S"
 *
 * Nothing nests, so nothing recurses.
 */
#pragma once

#include "dtl-date.h"

G_BEGIN_DECLS

#define DTL_DATE_BYTES_MAX 4096

/* Up to which component a point is written. */
typedef enum
{
  DTL_DEPTH_YEAR,
  DTL_DEPTH_GROUPING,   /* a season, quarter ... in place of the month */
  DTL_DEPTH_MONTH,
  DTL_DEPTH_DAY,
  DTL_DEPTH_MINUTE,
  DTL_DEPTH_SECOND,
} DtlDepth;

/**
 * DtlDatePoint:
 * @year: the year as written (the estimate where @significant_digits is set); unset where it has an X
 * @year_digits: the four digits as written, 'X' for an unspecified one; unset for a year with "Y"
 * @grouping: 21 to 41, or 0
 * @insignificant: how many of the last digits of the year do not count ("1950S2": 2)
 * @qualifiers: DtlQualifiers of the year, the month and the day; those of a time stand in all three
 * @fraction: the digits after the second's point, in the text that was read
 * @shift_minutes: how far the clock is ahead of UTC
 *
 * One point of time as the text has it. @earliest and @latest are its bounds, in the zone of the reader.
 */
typedef struct
{
  DtlInstant  earliest;
  DtlInstant  latest;
  gint64      year;
  const char *fraction;
  guint16     fraction_length;
  gint16      shift_minutes;
  char        year_digits[4];
  char        month_digits[2];
  char        day_digits[2];
  guint8      depth;                /* DtlDepth */
  guint8      precision;            /* DtlPrecision */
  guint8      level;
  guint8      hour;                 /* 0 to 24 */
  guint8      minute;
  guint8      second;
  guint8      grouping;
  guint8      insignificant;
  guint8      qualifiers[3];
  guint       year_is_negative : 1;
  guint       year_is_prefixed : 1;
  guint       has_significant : 1;
  guint       year_is_masked : 1;
  guint       month_is_masked : 1;
  guint       day_is_masked : 1;
  guint       is_zoned : 1;
  guint       is_utc : 1;           /* written with "Z" */
  guint       is_out_of_range : 1;  /* has no bounds */
} DtlDatePoint;

typedef enum
{
  DTL_END_POINT,
  DTL_END_OPEN,      /* ".." */
  DTL_END_UNKNOWN,   /* nothing */
} DtlEndState;

typedef struct
{
  DtlDatePoint point;
  DtlEndState  state;
} DtlDateEnd;

/* @from alone, from @from to @to, or open at one side. */
typedef struct
{
  DtlDatePoint from;
  DtlDatePoint to;
  gboolean     is_range;
  gboolean     is_open_start;   /* "..to" */
  gboolean     is_open_end;     /* "from.." */
} DtlDateMember;

typedef struct
{
  const char   *text;
  const char   *at;
  const char   *end;
  GTimeZone    *zone;
  DtlDateError  error;
  const char   *out_of_range;   /* the first year that is too far away, or NULL */
  gboolean      in_set;
  char          closing;        /* the bracket that ends the set being read */
} DtlDateReader;

/* What stands at the beginning of the text: a set, or a point that an interval may begin with. */
gboolean dtl_date_reader_init        (DtlDateReader *reader,
                                      const char    *text,
                                      gssize         length,
                                      GTimeZone     *zone);
gboolean dtl_date_reader_fail        (DtlDateReader *reader,
                                      const char    *where,
                                      const char    *expected);
gboolean dtl_date_reader_finish      (DtlDateReader *reader,
                                      DtlDateError  *error);
gboolean dtl_date_read_point         (DtlDateReader *reader,
                                      DtlDatePoint  *point);
gboolean dtl_date_read_end           (DtlDateReader *reader,
                                      DtlDateEnd    *end);
void     dtl_date_read_set_opening   (DtlDateReader *reader,
                                      DtlDateKind   *kind);
gboolean dtl_date_read_set_member    (DtlDateReader *reader,
                                      DtlDateMember *member,
                                      gboolean      *is_last);
gboolean dtl_date_read_qualifier     (DtlDateReader *reader,
                                      guint8        *qualifiers);
gboolean dtl_date_read_time          (DtlDateReader *reader,
                                      DtlDatePoint  *point);
gboolean dtl_date_read_year_suffixes (DtlDateReader *reader,
                                      DtlDatePoint  *point,
                                      const char    *start);
gboolean dtl_date_read_prefixed_year (DtlDateReader *reader,
                                      DtlDatePoint  *point);

/* Fills the bounds and the precision; FALSE when no such day exists. */
gboolean dtl_date_point_find_bounds  (DtlDatePoint  *point,
                                      GTimeZone     *zone);
void     dtl_date_point_find_years   (const DtlDatePoint *point,
                                      gint64             *first,
                                      gint64             *last);

static inline gboolean
dtl_date_is_digit (char c)
{
  return c >= '0' && c <= '9';
}

static inline char
dtl_date_peek (const DtlDateReader *reader)
{
  return reader->at < reader->end ? *reader->at : '\0';
}

/* NUL is what peeking at the end answers; a NUL byte inside the text must never pass for it. */
static inline gboolean
dtl_date_next_is (const DtlDateReader *reader,
                  char                 c)
{
  return reader->at < reader->end && *reader->at == c;
}

static inline gboolean
dtl_date_next_is_dots (const DtlDateReader *reader)
{
  return reader->end - reader->at >= 2 && reader->at[0] == '.' && reader->at[1] == '.';
}

/* Whether these ten bytes read like "2017-05-12": digits and hyphens, a month to 12, a day to 31. The shortest way
 * to what most dates are made of, ahead of the reader that knows all. */
static inline gboolean
dtl_date_scan_day (const char *text,
                   int        *year,
                   int        *month,
                   int        *day)
{
#define DIGIT(i) ((guint) (guchar) text[i] - '0')
  guint has_others = (DIGIT (0) > 9) | (DIGIT (1) > 9) | (DIGIT (2) > 9) | (DIGIT (3) > 9) | (text[4] != '-') |
                     (DIGIT (5) > 9) | (DIGIT (6) > 9) | (text[7] != '-') | (DIGIT (8) > 9) | (DIGIT (9) > 9);

  *year = DIGIT (0) * 1000 + DIGIT (1) * 100 + DIGIT (2) * 10 + DIGIT (3);
  *month = DIGIT (5) * 10 + DIGIT (6);
  *day = DIGIT (8) * 10 + DIGIT (9);
  return !has_others && *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31;
#undef DIGIT
}

G_END_DECLS
