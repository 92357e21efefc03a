/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Saves the timeline as a picture, as pages, or as text: in which format, what part of it, on what page, in which style, with a
 * preview that the same painter makes. Painting and saving run in threads; closing the dialog ends them.
 */
#pragma once

#include <adwaita.h>

#include "dtl-facets.h"
#include "dtl-settings.h"
#include "dtl-view-state.h"

G_BEGIN_DECLS

typedef struct
{
  DtlInstant from, to;
} DtlExportSpan;

#define DTL_TYPE_EXPORT_DIALOG (dtl_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtlExportDialog, dtl_export_dialog, DTL, EXPORT_DIALOG, AdwWindow)

/* @key: the document, to remember the choices with; @span (nullable): a span that a person has marked; it is then chosen first. Emits "saved"
 * (GFile *file, GBytes *bytes, const char *media_type); bytes are NULL where the file was written without being held in memory. */
GtkWidget *dtl_export_dialog_new (GtkWindow           *parent,
                                  DtlViewState        *state,
                                  DtlSettings         *settings,
                                  const char          *key,
                                  const DtlExportSpan *span);
/* What leaves events out, which a picture carries with its timeline: @words (nullable): only what they found is left. */
void       dtl_export_dialog_set_filter (DtlExportDialog *self,
                                         const DtlFilter *filter,
                                         const char      *words);

G_END_DECLS
