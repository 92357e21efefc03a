/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of the dialog of exports share: dtl-export-dialog.c has the choices and shows what they give, -save.c makes
 * files and copies of it.
 */
#pragma once

#include "dtl-export-dialog.h"

#include "dtl-export-job.h"

G_BEGIN_DECLS

struct _DtlExportDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkBox          *columns;
  GtkWidget       *side;
  AdwComboRow     *format_row;
  AdwComboRow     *span_row;
  GtkStringList   *span_list;
  AdwComboRow     *page_row;
  GtkStringList   *page_list;
  GtkWidget       *width_row;
  GtkSpinButton   *width_spin;
  GtkWidget       *scale_row;
  GtkWidget       *style_row;
  GtkWidget       *notes_row;
  GtkSwitch       *notes_switch;
  GtkWidget       *links_row;
  GtkWidget       *embed_row;
  GtkSwitch       *embed_switch;
  GtkPicture      *preview;
  GtkStack        *preview_stack;
  GtkLabel        *preview_label;
  GtkTextBuffer   *preview_text;
  GtkWidget       *pager;
  GtkLabel        *pager_label;
  GtkLabel        *size_label;
  GtkLabel        *remarks_label;
  GtkWidget       *widen_button;
  GtkStack        *footer;
  GtkProgressBar  *progress_bar;
  GtkWidget       *export_button;
  GtkWidget       *copy_button;

  DtlViewState *state;
  DtlSettings  *settings;
  char         *key;
  DtlExportSpan marked;
  DtlFilter    *filter;
  char         *words;

  DtlExportJob *job;          /* what the preview shows, or is about to */
  gboolean      is_encoded;   /* and its file is made */
  DtlExportJob *file_job;     /* what is saved or copied just now */
  guint         page;         /* that the preview shows, from 0 */
  guint         preview_id;
  guint         progress_id;
  guint         size_id;
};

/* dtl-export-dialog.c */
void          dtl_export_dialog_read_choices         (DtlExportDialog     *self,
                                                      DtlExportChoices    *choices);
/* For what is chosen now. (transfer full) */
DtlExportJob *dtl_export_dialog_new_job              (DtlExportDialog     *self);
/* Makes the bytes of a job, and its file if it has one, in a thread; the result of @callback is a boolean. */
void          dtl_export_dialog_encode               (DtlExportDialog     *self,
                                                      DtlExportJob        *job,
                                                      GAsyncReadyCallback  callback);
void          dtl_export_dialog_emit_saved           (DtlExportDialog     *self,
                                                      GFile               *file,
                                                      GBytes              *bytes,
                                                      const char          *media_type);

/* dtl-export-dialog-save.c */
void          dtl_export_dialog_install_save_actions (GtkWidgetClass      *widget_class);
/* Stops what is being saved or copied, if anything is. */
void          dtl_export_dialog_end_file_job         (DtlExportDialog     *self);

G_END_DECLS
