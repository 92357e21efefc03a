/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates as people have them: EDTF (ISO 8601-2:2019, Library of Congress) levels 0 to 2, with the
 * rulings of our format. A date is a small value; its text stays with whoever owns it, and what is
 * asked rarely (words, single components) is read from that text again.
 *
 *   DtlDate date;
 *   if (dtl_date_parse ("2017-03~", -1, NULL, &date, &error))
 *     ... date.earliest is 1 March 2017 00:00:00, date.latest is 31 March 2017 23:59:59 ...
 */
#pragma once

#include "dtl-civil.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_DATE_POINT,      /* one day, month, instant ...; the bounds are what is not known about it */
  DTL_DATE_INTERVAL,   /* it lasted from the start to the end */
  DTL_DATE_ONE_OF,     /* [a, b, c..d]: one moment among these */
  DTL_DATE_ALL_OF,     /* {a, b, c..d}: it happened at all of these */
} DtlDateKind;

typedef enum
{
  DTL_PRECISION_NONE,         /* an open or unknown end */
  DTL_PRECISION_SECOND,
  DTL_PRECISION_MINUTE,
  DTL_PRECISION_DAY,
  DTL_PRECISION_MONTH,
  DTL_PRECISION_SEASON,
  DTL_PRECISION_QUARTER,
  DTL_PRECISION_QUADRIMESTER,
  DTL_PRECISION_HALF_YEAR,
  DTL_PRECISION_YEAR,
  DTL_PRECISION_DECADE,
  DTL_PRECISION_CENTURY,
  DTL_PRECISION_MILLENNIUM,
  DTL_PRECISION_COARSER,      /* XXXX, Y-13800000000S3: greater powers of ten of years */
} DtlPrecision;

typedef enum
{
  DTL_DATE_APPROXIMATE   = 1 << 0,   /* any component, "~" or "%" */
  DTL_DATE_UNCERTAIN     = 1 << 1,   /* any component, "?" or "%" */
  DTL_DATE_OPEN_START    = 1 << 2,   /* "..": has no beginning, or any time before */
  DTL_DATE_OPEN_END      = 1 << 3,   /* "..": still going on, or any time after */
  DTL_DATE_UNKNOWN_START = 1 << 4,   /* an empty end of an interval */
  DTL_DATE_UNKNOWN_END   = 1 << 5,
  DTL_DATE_UNSPECIFIED   = 1 << 6,   /* has X digits */
  DTL_DATE_HAS_TIME      = 1 << 7,   /* has a time of day somewhere */
  DTL_DATE_ZONED         = 1 << 8,   /* has a zone somewhere; was converted */
  DTL_DATE_START_APPROXIMATE = 1 << 9,  /* the same for the first and the last end of an interval; */
  DTL_DATE_START_UNCERTAIN   = 1 << 10, /* set for both ends where the date is no interval */
  DTL_DATE_END_APPROXIMATE   = 1 << 11,
  DTL_DATE_END_UNCERTAIN     = 1 << 12,
  DTL_DATE_EARLIEST_ZONED    = 1 << 13, /* the bound comes from a time with a zone */
  DTL_DATE_LATEST_ZONED      = 1 << 14,
} DtlDateFlags;

/**
 * DtlDate:
 * @earliest: the first second that can belong to it, DTL_INSTANT_BEFORE_ALL where open or unknown
 * @start_latest: the last second at which it can have begun
 * @end_earliest: the first second at which it can have ended
 * @latest: the last second that can belong to it (inclusive), DTL_INSTANT_AFTER_ALL where open or unknown
 *
 * For an interval, [earliest, start_latest] is the window of its start and [end_earliest, latest] that of its
 * end: it cannot begin after its latest second nor end before its earliest one. Where it is open, the window lies
 * beyond all instants (still going on: end_earliest = DTL_INSTANT_AFTER_ALL); where it is unknown, it is as wide as
 * the other end leaves it ("/2017": start_latest = latest). For everything else both windows are the whole:
 * start_latest = latest, end_earliest = earliest.
 *
 * Always earliest ≤ start_latest ≤ latest and earliest ≤ end_earliest ≤ latest. A qualifier never moves a bound.
 */
typedef struct
{
  DtlInstant earliest;
  DtlInstant start_latest;
  DtlInstant end_earliest;
  DtlInstant latest;
  guint16    flags;             /* DtlDateFlags */
  guint8     kind;              /* DtlDateKind */
  guint8     start_precision;   /* DtlPrecision */
  guint8     end_precision;     /* = start_precision where it is no interval */
  guint8     level;             /* 0, 1 or 2: the EDTF level that the text needs */
} DtlDate;

typedef enum
{
  DTL_QUALIFIER_APPROXIMATE = 1 << 0,   /* ~ */
  DTL_QUALIFIER_UNCERTAIN   = 1 << 1,   /* ? */
  DTL_QUALIFIER_BOTH        = 3,        /* % */
} DtlQualifiers;

/**
 * DtlDateQualifiers:
 * @year: DtlQualifiers of the year
 * @month: those of the month, or of what stands in its place, such as a season
 * @day: those of the day, and of the time
 *
 * What is uncertain or approximate about a date, component by component. A component that the date does not have has none.
 */
typedef struct
{
  guint8 year;
  guint8 month;
  guint8 day;
} DtlDateQualifiers;

typedef enum
{
  DTL_DATE_ERROR_NONE,
  DTL_DATE_ERROR_INVALID,
  DTL_DATE_ERROR_OUT_OF_RANGE,
} DtlDateErrorCode;

/**
 * DtlDateError:
 * @offset: the byte at which reading stopped
 * @code: why
 * @expected: (nullable): what stood there instead of it, untranslated static text marked with N_(), e.g. "a month from 01 to 12"
 */
typedef struct
{
  gsize            offset;
  DtlDateErrorCode code;
  const char      *expected;
} DtlDateError;

typedef enum
{
  DTL_WORDING_SHORT,    /* "12 Sep 2017" */
  DTL_WORDING_LONG,     /* "12 September 2017", "between 4 and 10 September 2017" */
  DTL_WORDING_SPOKEN,   /* for screen readers: no symbols, no abbreviations */
} DtlWording;

/* Reads @length bytes (-1: to the NUL). Times with a zone are converted to @zone (NULL: UTC). Allocates nothing
 * for an ordinary date; linear in @length. Returns FALSE and fills @error (nullable) when it is no date. */
gboolean dtl_date_parse         (const char    *text,
                                 gssize         length,
                                 GTimeZone     *zone,
                                 DtlDate       *date,
                                 DtlDateError  *error);

/* A date given by its two ends ({"start": ..., "end": ...}), each a point, a one-of set, or "..". NULL is unknown.
 * @error_in_end (nullable) tells which of the two @error is about. */
gboolean dtl_date_parse_ends    (const char    *start,
                                 gssize         start_length,
                                 const char    *end,
                                 gssize         end_length,
                                 GTimeZone     *zone,
                                 DtlDate       *date,
                                 DtlDateError  *error,
                                 gboolean      *error_in_end);

/* The qualifiers of a date's components, read from its text: of the start and of the end of an interval, of all members of
 * a set together, else the same twice. FALSE when @text is no date. */
gboolean dtl_date_find_qualifiers (const char        *text,
                                   gssize             length,
                                   DtlDateQualifiers *start,
                                   DtlDateQualifiers *end);

/* Whether it has a place on a scale at all: at least one bound is known. */
gboolean dtl_date_is_placeable  (const DtlDate *date);

/* The same for machines: bounds in ISO 8601, ".." where open, "" where unknown; precision by name. (transfer full) */
void        dtl_date_bounds_to_text    (const DtlDate  *date,
                                        char          **earliest,
                                        char          **latest);
char       *dtl_date_precision_to_text (const DtlDate  *date);
const char *dtl_precision_get_name     (DtlPrecision    precision);

/* The wording of a valid date in the current locale, (transfer full), e.g. "about March 2017". NULL when @text is no date. */
char    *dtl_date_to_words      (const char    *text,
                                 gssize         length,
                                 DtlWording     wording);
char    *dtl_date_ends_to_words (const char    *start,
                                 gssize         start_length,
                                 const char    *end,
                                 gssize         end_length,
                                 DtlWording     wording);

/* The span between two instants in words, @to inclusive, cut to @precision, not repeating what they share: "4–10 September
 * 2017". Where the two read the same: that alone. A bound beyond all instants is an open end. (transfer full) */
char    *dtl_instants_to_words  (DtlInstant     from,
                                 DtlInstant     to,
                                 DtlPrecision   precision,
                                 DtlWording     wording);

/* A length of time in words for folds, slips and measuring: "41 days", "5 months", "4 years", "2 h 10 min"; rounded to
 * two significant units at most. @seconds ≥ 0. (transfer full) */
char    *dtl_duration_to_words  (gint64         seconds,
                                 DtlWording     wording);

/* A count of years and the like: "13.8 billion", "66 million", below a million the digits. @number ≥ 0. (transfer full) */
char    *dtl_number_to_words    (gint64         number);

/* A time of day as clocks are read in the locale, "14:05", "2:05 PM". @second (nullable): as written, "30", "30.25". (transfer full) */
char    *dtl_clock_to_words     (int            hour,
                                 int            minute,
                                 const char    *second);

/* A month (1 to 12) or a weekday (1 Monday to 7 Sunday) alone, in the language of the words; only short ones are
 * abbreviated. (transfer full) */
char    *dtl_month_to_words     (int            month,
                                 DtlWording     wording);
char    *dtl_weekday_to_words   (int            weekday,
                                 DtlWording     wording);

G_END_DECLS
