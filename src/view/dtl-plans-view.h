/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every plan of a document beside what became of it. It follows a DtlViewState, filter and hidden lanes included, and
 * choosing a plan selects its event in all views. Plans are read when the view is first on screen.
 *
 * Signals: "event-activated" (guint event): to be read; "notice" (const char *message).
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_PLANS_VIEW (dtl_plans_view_get_type ())
G_DECLARE_FINAL_TYPE (DtlPlansView, dtl_plans_view, DTL, PLANS_VIEW, GtkWidget)

GtkWidget *dtl_plans_view_new       (void);
void       dtl_plans_view_set_state (DtlPlansView *self,
                                     DtlViewState *state);

G_END_DECLS
