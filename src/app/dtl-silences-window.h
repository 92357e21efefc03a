/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The stretches of time in which nothing is recorded, the longest first: a lead for whoever looks for what is missing. One that is
 * chosen is framed and marked on the timeline. What is hidden there breaks no silence here, and the window says so.
 */
#pragma once

#include <adwaita.h>

#include "dtl-timeline.h"

G_BEGIN_DECLS

#define DTL_TYPE_SILENCES_WINDOW (dtl_silences_window_get_type ())
G_DECLARE_FINAL_TYPE (DtlSilencesWindow, dtl_silences_window, DTL, SILENCES_WINDOW, AdwWindow)

void dtl_silences_window_present (GtkWindow   *parent,
                                  DtlTimeline *timeline);

G_END_DECLS
