/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sources of a document. All of them together as a matrix of what each says of every event; each alone with its record
 * and its events in the order it tells them, against the order in which they happened. It follows a DtlViewState, filter and
 * hidden lanes included; choosing an event selects it in all views. Citations are read when the view is first on screen.
 *
 * Signals: "event-activated" (guint event): to be read; "notice" (const char *message).
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_SOURCES_VIEW (dtl_sources_view_get_type ())
G_DECLARE_FINAL_TYPE (DtlSourcesView, dtl_sources_view, DTL, SOURCES_VIEW, GtkWidget)

GtkWidget *dtl_sources_view_new         (void);
void       dtl_sources_view_set_state   (DtlSourcesView *self,
                                         DtlViewState   *state);
/* DTL_NONE: all of them. */
void       dtl_sources_view_show_source (DtlSourcesView *self,
                                         guint32         source);

G_END_DECLS
