/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dateline export [FILE…] -o OUT [OPTION…]
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @argv begins with "export". Returns the exit status. */
int dtl_cli_export (int    argc,
                    char **argv);

G_END_DECLS
