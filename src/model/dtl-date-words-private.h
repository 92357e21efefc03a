/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Inside the wording of dates: moments (a civil date cut to a precision) and how two of them, or a
 * list of them, are put into words without repeating what they share. All strings are (transfer full)
 * and in UTF-8.
 */
#pragma once

#include "dtl-date-private.h"

G_BEGIN_DECLS

/**
 * DtlMoment:
 * @civil: where it begins; the parts finer than @precision do not count
 * @grouping: 21 to 41 where @precision is a part of the year, else 0
 * @point: (nullable): where the fraction of a second and the zone stand
 */
typedef struct
{
  DtlCivil            civil;
  DtlPrecision        precision;
  int                 grouping;
  const DtlDatePoint *point;
} DtlMoment;

typedef enum
{
  DTL_JOIN_DASH,      /* 4–10 September 2017 */
  DTL_JOIN_TO,        /* 4 to 10 September 2017 */
  DTL_JOIN_FROM_TO,   /* from 4 to 10 September 2017 */
  DTL_JOIN_BETWEEN,   /* between 4 and 10 September 2017 */
} DtlJoin;

/* What the reader of a list knows already and need not be told again. */
typedef enum
{
  DTL_TELL_ALL,
  DTL_TELL_WITHOUT_YEAR,
  DTL_TELL_WITHOUT_MONTH,   /* the day alone */
  DTL_TELL_ALONE,           /* everything, and there is room: nothing stands beside it */
} DtlTelling;

char    *dtl_words_month              (int               month,
                                       gboolean          stands_alone,
                                       DtlWording        wording);
char    *dtl_words_number             (gint64            number);
char    *dtl_words_large_number       (gint64            number);
char    *dtl_words_year               (gint64            year);
char    *dtl_words_two_years          (gint64            first,
                                       gint64            last,
                                       DtlJoin           join);
char    *dtl_words_estimated_year     (gint64            year,
                                       int               insignificant);
char    *dtl_words_decade             (gint64            first_year,
                                       DtlWording        wording);
char    *dtl_words_century            (gint64            first_year,
                                       DtlWording        wording);
char    *dtl_words_millennium         (gint64            first_year,
                                       DtlWording        wording);
char    *dtl_words_grouping           (int               grouping,
                                       DtlWording        wording);
char    *dtl_words_grouping_of_year   (int               grouping,
                                       gint64            year,
                                       DtlWording        wording);

char    *dtl_words_moment             (const DtlMoment  *moment,
                                       DtlTelling        telling,
                                       DtlWording        wording);
char    *dtl_words_range              (const DtlMoment  *from,
                                       const DtlMoment  *to,
                                       DtlJoin           join,
                                       DtlWording        wording);
char    *dtl_words_join               (DtlJoin           join,
                                       const char       *from,
                                       const char       *to);
char    *dtl_words_join_tight         (DtlJoin           join,
                                       const char       *from,
                                       const char       *to);
char    *dtl_words_list               (GPtrArray        *words,
                                       gboolean          is_choice);

void     dtl_moment_init_from_instant (DtlMoment        *moment,
                                       DtlInstant        instant,
                                       DtlPrecision      precision);
void     dtl_moment_init_from_point   (DtlMoment          *moment,
                                       const DtlDatePoint *point);
gboolean dtl_moment_shares_year       (const DtlMoment  *a,
                                       const DtlMoment  *b);
gboolean dtl_moment_shares_month      (const DtlMoment  *a,
                                       const DtlMoment  *b);

/* One point with its unspecified digits and qualifiers. */
gboolean dtl_words_point_is_plain     (const DtlDatePoint *point);
gboolean dtl_words_point_is_masked    (const DtlDatePoint *point);
gboolean dtl_words_point_is_qualified (const DtlDatePoint *point);
char    *dtl_words_point              (const DtlDatePoint *point,
                                       DtlTelling          telling,
                                       DtlWording          wording);
char    *dtl_words_masked             (const DtlDatePoint *point,
                                       DtlWording          wording,
                                       gboolean           *is_window);
char    *dtl_words_estimate           (const DtlDatePoint *point,
                                       gboolean            is_alone,
                                       DtlWording          wording);
char    *dtl_words_qualify            (const char         *words,
                                       int                 qualifiers,
                                       DtlWording          wording);

/* Two points, an interval, a set. */
char    *dtl_words_two_points         (const DtlDatePoint *from,
                                       const DtlDatePoint *to,
                                       DtlJoin             join,
                                       DtlWording          wording);
char    *dtl_words_interval           (const DtlDateEnd   *start,
                                       const char         *start_window,
                                       const DtlDateEnd   *end,
                                       const char         *end_window,
                                       DtlWording          wording);
char    *dtl_words_set                (DtlDateReader      *reader,
                                       DtlWording          wording,
                                       gboolean           *is_single);

G_END_DECLS
