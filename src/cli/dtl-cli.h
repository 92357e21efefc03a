/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cli: what the program does without a window. This room reads arguments and files, prints, and returns exit statuses;
 * the work is done by the rooms below. It is answered before GTK starts: no display, no D-Bus, no home directory.
 *
 * Exit statuses: 0 done, 1 a file could not be read or written, 2 wrong usage.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_EXIT_OK     0
#define DTL_EXIT_FAILED 1
#define DTL_EXIT_USAGE  2

/* @handled is set to FALSE where the arguments ask for a window; then nothing was done. Returns the exit status. */
int dtl_cli_run (int       argc,
                 char    **argv,
                 gboolean *handled);

G_END_DECLS
