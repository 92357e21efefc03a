/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Civil-day arithmetic in the proleptic Gregorian calendar with astronomical years
 * (0 is 1 BCE, -43 is 44 BCE), for every year that 64 bits of seconds can hold.
 * GDateTime ends at the years 1 and 9999; nothing here does.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtlInstant:
 *
 * Seconds since 1970-01-01T00:00:00 on the civil clock, without leap seconds. A date without a
 * zone is placed as written ("floating"): it never passes through a time zone.
 */
typedef gint64 DtlInstant;

/* Ends that are open or unknown; no real instant has these values. */
#define DTL_INSTANT_BEFORE_ALL G_MININT64
#define DTL_INSTANT_AFTER_ALL  G_MAXINT64

/* The years that a date may have: a round number below 292277026596, the last whose seconds begin within 64 bits. */
#define DTL_YEAR_MAX G_GINT64_CONSTANT (290000000000)
#define DTL_YEAR_MIN (-DTL_YEAR_MAX)

#define DTL_SECONDS_PER_DAY 86400

/* Bytes that every instant in ISO 8601 fits in. */
#define DTL_ISO8601_SIZE 64

typedef struct
{
  gint64 year;
  int    month;   /* 1 to 12 */
  int    day;     /* 1 to 31 */
  int    hour;    /* 0 to 23 */
  int    minute;
  int    second;
} DtlCivil;

gboolean   dtl_civil_is_leap_year     (gint64          year);
int        dtl_civil_days_in_month    (gint64          year,
                                       int             month);
gint64     dtl_civil_days_from_date   (gint64          year,
                                       int             month,
                                       int             day);
void       dtl_civil_date_from_days   (gint64          days,
                                       gint64         *year,
                                       int            *month,
                                       int            *day);
int        dtl_civil_weekday          (gint64          days);   /* 1 Monday to 7 Sunday */
DtlInstant dtl_civil_to_instant       (const DtlCivil *civil);
void       dtl_civil_from_instant     (DtlInstant      instant,
                                       DtlCivil       *civil);
char      *dtl_instant_to_iso8601     (DtlInstant      instant,
                                       char           *buffer);

G_END_DECLS
