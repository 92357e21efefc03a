/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Steps of civil time: where a second, a quarter of an hour, a day, a month, a hundred million years begin, which comes
 * next, and what each is called.
 */
#pragma once

#include "dtl-ticks.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_STEP_TIME,      /* @count seconds that divide a day */
  DTL_STEP_DAY,       /* days of a month at 1, @count, 2 · @count ...; never so late that the next month's first is nearer than a step */
  DTL_STEP_MONTH,     /* @count months that divide a year */
  DTL_STEP_YEAR,      /* @count years: round numbers of the era, "500 BCE", "1 CE", "500 CE" */
  DTL_STEP_PERIOD,    /* decades, centuries, millennia (@count years); all time before the year 1 is one of them */
} DtlStepUnit;

typedef struct
{
  DtlStepUnit unit;
  gint64      count;
} DtlStep;

typedef enum
{
  DTL_STEP_NAME_SHORT,      /* 12:14, 12, Sep, 2017 */
  DTL_STEP_NAME_MIDDLE,     /* days: Tue 12; whole days: Tue 12 Sep 2017 */
  DTL_STEP_NAME_LONG,       /* September */
} DtlStepName;

/* Where the step that @instant belongs to begins. */
DtlInstant  dtl_step_floor        (const DtlStep *self,
                                   DtlInstant     instant);
/* The next beginning after @begin, itself one. FALSE where the years end. */
gboolean    dtl_step_next         (const DtlStep *self,
                                   DtlInstant     begin,
                                   DtlInstant    *next);
/* The least seconds from one beginning to the next, a few irregular ones aside. */
double      dtl_step_min_seconds  (const DtlStep *self);
/* As the lower tier names it: without what the upper tier says. (transfer full) */
char       *dtl_step_dup_name     (const DtlStep *self,
                                   DtlInstant     begin,
                                   DtlStepName    name);
/* As the upper tier names it: in full. @deep: among steps of millions of years. (transfer full) */
char       *dtl_step_dup_full_name (const DtlStep *self,
                                   DtlInstant     begin,
                                   DtlStepName    name,
                                   gboolean       deep);

/* From here years are counted back from now: the two thousand years of our era are less than what a round number says. */
#define DTL_DEEP_YEARS G_GINT64_CONSTANT (1000000)

G_END_DECLS
