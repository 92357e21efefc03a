/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prints the timeline through the system's dialog, which has the preview, the printer and the paper. The pages are those of an
 * exported PDF, composed for the paper that is chosen; a tab of our own has what the system cannot know.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-export-choices.h"

G_BEGIN_DECLS

/* What is seen. */
typedef struct
{
  DtlInstant  from, to;       /* may be printed instead of the whole */
  DtlReports *reports;        /* (nullable): the second clock */
  DtlInstant  reported_by;
} DtlPrintView;

/* An operation that is ready to run. @choices: of the export dialog, whose notes, links and style hold here too; @view: what is in view. (transfer full) */
GtkPrintOperation *dtl_print_operation_new (DtlLayout              *layout,
                                            const DtlExportChoices *choices,
                                            guint32                 selected,
                                            const DtlPrintView     *view);

G_END_DECLS
