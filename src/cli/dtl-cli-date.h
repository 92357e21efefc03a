/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dateline date [DATE …]: what a date means, one line each.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int dtl_cli_date (int    argc,
                  char **argv);

G_END_DECLS
