/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How well something is supported, drawn as on the marks: one pip for each independent source, half filled where sources
 * disagree, hollow where nothing is quoted, with a dot in it where no source is named, with a bar through it where one denies. Words stand beside it, so it says nothing to a screen reader.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-document.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_PIP_FULL,
  DTL_PIP_HALF,
  DTL_PIP_HOLLOW,
  DTL_PIP_UNNAMED,    /* hollow with a dot */
  DTL_PIP_DENIED,     /* full with a bar through it */
} DtlPipKind;

#define DTL_TYPE_PIPS (dtl_pips_get_type ())
G_DECLARE_FINAL_TYPE (DtlPips, dtl_pips, DTL, PIPS, GtkWidget)

GtkWidget *dtl_pips_new           (DtlPipKind      kind,
                                   guint           n_pips);
/* All of an event, as the canvas draws them. */
GtkWidget *dtl_pips_new_for_event (const DtlEvent *event);

G_END_DECLS
