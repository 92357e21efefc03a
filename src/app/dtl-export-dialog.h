/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Saves the timeline as a picture: what part of it, how wide, how dense, light or dark, with a preview that the same
 * painter makes. Painting and saving run in threads; closing the dialog ends them.
 */
#pragma once

#include <adwaita.h>

#include "dtl-settings.h"
#include "dtl-view-state.h"

G_BEGIN_DECLS

typedef struct
{
  DtlInstant from, to;
} DtlExportSpan;

#define DTL_TYPE_EXPORT_DIALOG (dtl_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtlExportDialog, dtl_export_dialog, DTL, EXPORT_DIALOG, AdwWindow)

/* @span (nullable): a span that a person has marked; it is then chosen first. Emits "saved" (GFile *file, GBytes *png). */
GtkWidget *dtl_export_dialog_new (GtkWindow           *parent,
                                  DtlViewState        *state,
                                  DtlSettings         *settings,
                                  const DtlExportSpan *span);

G_END_DECLS
