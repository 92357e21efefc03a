/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One source: its record, and below it its events in the order it tells them, each with its place in the order of time.
 *
 * Signals: "event-activated" (guint event), "notice" (const char *message).
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-source-table.h"
#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_SOURCE_PAGE (dtl_source_page_get_type ())
G_DECLARE_FINAL_TYPE (DtlSourcePage, dtl_source_page, DTL, SOURCE_PAGE, GtkWidget)

GtkWidget *dtl_source_page_new  (void);
/* Shows a source of the state's document. @table (not owned) must live until the next call; NULL for nothing to show. */
void       dtl_source_page_show (DtlSourcePage  *self,
                                 DtlViewState   *state,
                                 DtlSourceTable *table,
                                 guint32         source);

G_END_DECLS
