/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A window with one timeline: header bar, timeline, overview, legend, and the reader at its side.
 */
#pragma once

#include "dtl-application.h"

G_BEGIN_DECLS

#define DTL_TYPE_WINDOW (dtl_window_get_type ())
G_DECLARE_FINAL_TYPE (DtlWindow, dtl_window, DTL, WINDOW, AdwApplicationWindow)

DtlWindow *dtl_window_new (DtlApplication *application);

G_END_DECLS
