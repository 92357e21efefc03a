/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Inside the wording of dates: moments (a civil date cut to a precision) and how two of them, or a
 * list of them, are put into words without repeating what they share. All strings are (transfer full)
 * and in UTF-8.
 */
#pragma once

#include "dtl-date-private.h"

G_BEGIN_DECLS

/* Below this a bare number could be taken for a day or an amount, so that the era is told. */
#define DTL_YEAR_NEEDS_ERA_BELOW 1000

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

/* What a phrase is about, as far as the word before it depends on that. */
typedef enum
{
  DTL_PHRASE_DAY,        /* 12 September 2017, also with its time */
  DTL_PHRASE_MONTH,      /* September 2017 */
  DTL_PHRASE_YEAR,       /* 2017, 44 BCE, mid-2017, 66 million years ago */
  DTL_PHRASE_SEASON,     /* spring 2017 */
  DTL_PHRASE_DECADE,     /* the 1960s */
  DTL_PHRASE_PERIOD,     /* the 20th century, the second quarter of 2017 */
  DTL_PHRASE_ESTIMATE,   /* about May 2017 */
  DTL_PHRASE_CHOICE,     /* some day in May 2017 */
} DtlPhraseKind;

/* The word before a phrase. */
typedef enum
{
  DTL_RELATION_FROM,         /* from ... to */
  DTL_RELATION_TO,
  DTL_RELATION_BETWEEN,      /* between ... and */
  DTL_RELATION_AND,
  DTL_RELATION_START,        /* from, and no "to" follows */
  DTL_RELATION_UNTIL,
  DTL_RELATION_BY,
  DTL_RELATION_NOT_BEFORE,
  DTL_RELATION_IN,           /* only for months, years, decades and periods */
  DTL_N_RELATIONS,
} DtlRelation;

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
char    *dtl_words_day                (int               day);
char    *dtl_words_number             (gint64            number);
char    *dtl_words_decimal_point      (void);
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
char    *dtl_words_add_shared_year    (const char       *range,
                                       const DtlMoment  *last,
                                       DtlWording        wording);

char    *dtl_words_fill               (const char       *pattern,
                                       const char       *words);
char    *dtl_words_relate             (DtlRelation       relation,
                                       DtlPhraseKind     kind,
                                       const char       *words);
char    *dtl_words_join               (DtlJoin           join,
                                       const char       *from,
                                       DtlPhraseKind     from_kind,
                                       const char       *to,
                                       DtlPhraseKind     to_kind);
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
gboolean dtl_moment_can_share_year    (const DtlMoment  *from,
                                       const DtlMoment  *to);

/* What the words of each are about. */
DtlPhraseKind dtl_moment_get_kind       (const DtlMoment    *moment);
DtlPhraseKind dtl_words_point_get_kind  (const DtlDatePoint *point);
DtlPhraseKind dtl_words_masked_get_kind (const DtlDatePoint *point);

/* One point with its unspecified digits and qualifiers. */
gboolean dtl_words_point_is_plain     (const DtlDatePoint *point);
gboolean dtl_words_point_is_masked    (const DtlDatePoint *point);
gboolean dtl_words_point_is_qualified (const DtlDatePoint *point);
gboolean dtl_words_point_is_qualified_by_word (const DtlDatePoint *point);
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
