/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A single day, month, year … of dtl-date-entry.h, without the words around it. */
#pragma once

#include "dtl-date-entry.h"

G_BEGIN_DECLS

/* A year in the astronomical count, and what of it: 0 where that is not said. */
typedef struct
{
  gboolean has_year;
  gint64   year;
  int      unspecified;     /* how many of the year's digits are not said: 1 for a decade, 2 for a century */
  gboolean is_before;       /* the common era: of these, a decade and a century count their years backwards */
  int      month, day;      /* a month of 21 or more is a season, a quarter, a half-year */
  int      other_month, other_day;    /* where the order of the two is not known; 0: it is */
  gboolean is_vague;        /* "early": the words mean a part of it */
  char     time[16];        /* "T14:05", or "" */
  char     qualifier;       /* '~', '?', '%', or 0 */
  char    *ages;            /* "Y-66E6S2": of no calendar, and everything else is empty */
} DtlDateParts;

/* FALSE when a word has no meaning, or one of them stands twice. */
gboolean dtl_date_parts_read  (DtlDateParts  *self,
                               const char    *text,
                               DtlDayOrder    day_order);
void     dtl_date_parts_clear (DtlDateParts  *self);
/* NULL without a year, or when it has none of the days that its month has. (transfer full) */
char    *dtl_date_parts_to_edtf (const DtlDateParts *self);

G_END_DECLS
