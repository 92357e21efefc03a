/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A window with one timeline: header bar, timeline, overview, and the reader at its side, which lies over the timeline
 * where the window is narrow. One pane is shown at a time: the timeline, or a page that says why there is none.
 */
#pragma once

#include "dtl-application.h"
#include "dtl-document.h"

G_BEGIN_DECLS

#define DTL_TYPE_WINDOW (dtl_window_get_type ())
G_DECLARE_FINAL_TYPE (DtlWindow, dtl_window, DTL, WINDOW, AdwApplicationWindow)

DtlWindow   *dtl_window_new          (DtlApplication *application);

/* Reads @file in a thread and shows it when it is whole. A file that cannot be read leaves the timeline that is shown. */
void         dtl_window_open         (DtlWindow      *self,
                                      GFile          *file);
/* The story that the program carries in itself. */
void         dtl_window_open_bundled (DtlWindow      *self);
/* (nullable) (transfer none): what is shown, and where it came from. */
DtlDocument *dtl_window_get_document (DtlWindow      *self);
GFile       *dtl_window_get_file     (DtlWindow      *self);
/* Tells something briefly, at the lower edge. */
void         dtl_window_tell         (DtlWindow      *self,
                                      const char     *message);

G_END_DECLS
