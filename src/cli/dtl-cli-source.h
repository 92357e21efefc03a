/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The timeline that a command is given: a file, standard input, or the one that the program carries. What is wrong with it
 * goes to standard error, "FILE:LINE:COLUMN: what was found, what was expected", a line each.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/* @name: as typed; "-" is standard input, NULL the bundled timeline. (transfer full); NULL where nothing could be read,
 * and the message is out. */
DtlDocument *dtl_cli_load (const char *name);

G_END_DECLS
