/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates as people write them, into a field or into the cells of a table: EDTF and ISO 8601 as in files, and the plain forms
 * of English and of the locale.
 *
 *   2017 · August 2017 · 12 Sep 2017 · Sep 12th, 2017 · Monday, 12 September 2017, 2:05 pm · 12 September
 *   44 BCE · AD 98 · 1960s · 19th century · spring 2017 · Q3 2017 · 66 million years ago
 *   12.9.2017 · 9/12/2017 · 2017/09/12 · 20170912 · 2017-09-12 14:05
 *   c. 1066 · perhaps 1066 · 1066? · early 1960s
 *   between 1201 and 1210 · before 1066 · by May 2017 · after 1066 · not before June 2017 · since 2015 · until 2015
 *   1914–1918 · May to June 2017 · 12–14 May 2017 · 2015 – present
 *
 * What the words say is not made more exact than it is: 03/04/2017, in a file that does not tell which comes first, is the one
 * day or the other. What no EDTF has, as "early", is dropped: the wider date is still true.
 */
#pragma once

#include "dtl-date.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_DAY_ORDER_UNKNOWN,
  DTL_DAY_ORDER_DAY_FIRST,      /* 12/9/2017 is in September */
  DTL_DAY_ORDER_MONTH_FIRST,    /* 9/12/2017 is */
} DtlDayOrder;

typedef struct
{
  gboolean    has_year;         /* @year stands where none is written; else such a text is no date */
  gint64      year;
  DtlDayOrder day_order;        /* of dates with slashes */
} DtlDateEntryOptions;

/* Returns the EDTF text that was understood, and fills @date; NULL when it is no date that has a place. @is_wider (nullable) says that the
 * words mean less than it: "early", or one day of two. (transfer full) */
char        *dtl_date_entry_parse          (const char                *text,
                                            gint64                     default_year,
                                            DtlDate                   *date);
char        *dtl_date_entry_parse_with     (const char                *text,
                                            const DtlDateEntryOptions *options,
                                            DtlDate                   *date,
                                            gboolean                  *is_wider);

/* Whether it is a word for an end that has not come: "present", "..". */
gboolean     dtl_date_entry_is_open_end    (const char                *text);
/* What "13/4/2017" tells about its kind, and "3/4/2017" does not. */
DtlDayOrder  dtl_date_entry_find_day_order (const char                *text);

G_END_DECLS
