/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every plan of a document, with its deadline, who stated it and when, and what became of it. An outcome is what the file
 * says or what the dates show, never what today's date would suggest.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_PLAN_COLUMN_DEADLINE,
  DTL_PLAN_COLUMN_PLAN,      /* the title of its event, and what kind of plan it is */
  DTL_PLAN_COLUMN_STATED,    /* by whom, and when */
  DTL_PLAN_COLUMN_OUTCOME,   /* "missed", "no outcome reported" */
  DTL_PLAN_COLUMN_HAPPENED,  /* when it came about, and how far from the deadline */
} DtlPlanColumn;

#define DTL_N_PLAN_COLUMNS (DTL_PLAN_COLUMN_HAPPENED + 1)

typedef struct
{
  guint32    event;
  guint32    index;       /* among the plans of the event */
  DtlInstant earliest;    /* bounds of its date; DTL_INSTANT_AFTER_ALL both where it has no place in time */
  DtlInstant latest;      /* the deadline */
  DtlInstant happened;    /* from when its event happened; DTL_INSTANT_AFTER_ALL where nothing says so */
  guint8     kind;        /* DtlPlanKind */
  guint8     outcome;     /* DtlOutcome */
  gboolean   is_derived;  /* the outcome follows from the dates; the file does not say it */
} DtlPlanRow;

typedef struct _DtlPlanTable DtlPlanTable;

/* All plans by deadline; those without one last, and among equals in order of time. Reads the text of every event that has plans.
 * NULL when @cancel (nullable) became non-zero. */
DtlPlanTable     *dtl_plan_table_new         (DtlDocument      *document,
                                              const gint       *cancel);
void              dtl_plan_table_free        (DtlPlanTable     *self);
guint             dtl_plan_table_get_n_rows  (DtlPlanTable     *self);
const DtlPlanRow *dtl_plan_table_get_row     (DtlPlanTable     *self,
                                              guint             row);
/* How many plans ended so. */
guint             dtl_plan_table_count       (DtlPlanTable     *self,
                                              DtlOutcome        outcome);
/* "" where there is nothing to say. (transfer full) */
char             *dtl_plan_table_dup_text    (DtlPlanTable     *self,
                                              guint             row,
                                              DtlPlanColumn     column);
/* All of a row as one sentence for a screen reader. (transfer full) */
char             *dtl_plan_table_dup_words   (DtlPlanTable     *self,
                                              guint             row);
/* The rows in the order of a column; equal ones by deadline, empty ones last. (transfer full) */
guint32          *dtl_plan_table_sort        (DtlPlanTable     *self,
                                              DtlPlanColumn     column,
                                              gboolean          descending);
/* How far an event came from a plan for it: "75 days late"; "" where that is not certain, or nothing came. (transfer full) */
char             *dtl_plan_dup_slip          (const DtlEventDetails *details,
                                              const DtlPlan         *plan,
                                              DtlWording             wording);
/* The heading of a column, translated; static text. */
const char       *dtl_plan_column_to_words   (DtlPlanColumn     column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPlanTable, dtl_plan_table_free)

G_END_DECLS
