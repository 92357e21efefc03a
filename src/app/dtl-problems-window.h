/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The problems of a file as a list: place, what was found and what was expected, the text there. */
#pragma once

#include <adwaita.h>

#include "dtl-document.h"

G_BEGIN_DECLS

#define DTL_TYPE_PROBLEMS_WINDOW (dtl_problems_window_get_type ())
G_DECLARE_FINAL_TYPE (DtlProblemsWindow, dtl_problems_window, DTL, PROBLEMS_WINDOW, AdwWindow)

/* @file (nullable): whose problems they are. */
void dtl_problems_window_present (GtkWindow   *parent,
                                  DtlDocument *document,
                                  GFile       *file);

G_END_DECLS
