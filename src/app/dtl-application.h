/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program as a person meets it: one process, several windows, each with one timeline. This room puts the widgets
 * of `view`, the painters of `paint` and the readers of `format` together and adds what only a desktop needs:
 * windows, menus, dialogs, preferences.
 */
#pragma once

#include <adwaita.h>

#include "dtl-settings.h"

G_BEGIN_DECLS

/* The path by which a process opens what was piped into it. */
#define DTL_STANDARD_INPUT "/dev/stdin"

#define DTL_TYPE_APPLICATION (dtl_application_get_type ())
G_DECLARE_FINAL_TYPE (DtlApplication, dtl_application, DTL, APPLICATION, AdwApplication)

DtlApplication *dtl_application_new          (void);
DtlSettings    *dtl_application_get_settings (DtlApplication  *self);

/* Shows the windows and returns the exit status when the last one is closed. Needs a display. */
int             dtl_app_run                  (int              argc,
                                              char           **argv);

G_END_DECLS
