/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One file that is made of a layout: first as it will look, then whole. All of it may run in a thread of its own, and ends soon
 * when its cancellable says so. What it found is read when the thread is done; one thread at a time works on it.
 */
#pragma once

#include "dtl-export-choices.h"
#include "dtl-facets.h"

G_BEGIN_DECLS

typedef struct
{
  DtlLayout        *layout;
  DtlExportChoices  choices;
  DtlExportOptions  options;
  GCancellable     *cancellable;
  GFile            *file;         /* (nullable): to save in */
  DtlFilter        *filter;       /* (nullable): what left events out of the layout, to be said in the file */
  DtlReports       *reports;      /* (nullable): of the options' picture */
  char             *words;        /* (nullable): that were searched for, where only what was found is left */
  guint             page;         /* that is shown first */
  gint              permille;     /* how far it is; atomic */

  /* What it found. */
  GBytes           *preview;      /* a PNG file of one page; NULL for text */
  char             *beginning;    /* of a text, for reading */
  guint             n_pages;
  double            width, height;    /* of a page of the file, in its pixels; of PDF in px, 96 to an inch */
  char             *remarks;      /* (nullable): what is not as it was asked for */
  double            titled_width; /* of a picture that leaves no title out; 0: there is none that is any use */
  GBytes           *bytes;        /* the whole file, once it is made */
  goffset           size;         /* of the file; -1 as long as nobody knows */
  gboolean          is_estimate;
} DtlExportJob;

/* Reference counted, for the threads that work on it. @from and @to count unless all is shown. */
DtlExportJob *dtl_export_job_new     (DtlLayout              *layout,
                                      const DtlExportChoices *choices,
                                      guint32                 selected,
                                      DtlInstant              from,
                                      DtlInstant              to);
DtlExportJob *dtl_export_job_ref     (DtlExportJob           *self);
void          dtl_export_job_unref   (DtlExportJob           *self);
/* Ghosts for what the sources had not reported by a day. @reports (nullable): none. */
void          dtl_export_job_set_reported_by (DtlExportJob     *self,
                                      DtlReports             *reports,
                                      DtlInstant              by);
/* A page as it will look, or the beginning of a text; how large the file will be, as far as that is quickly known. */
gboolean      dtl_export_job_preview (DtlExportJob           *self,
                                      GError                **error);
/* The whole file into memory. */
gboolean      dtl_export_job_encode  (DtlExportJob           *self,
                                      GError                **error);
/* Into its file; what is there already is written as it is. */
gboolean      dtl_export_job_save    (DtlExportJob           *self,
                                      GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlExportJob, dtl_export_job_unref)

G_END_DECLS
