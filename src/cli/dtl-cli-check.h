/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * dateline check FILE…: whether the quotations of a timeline stand in the saved texts of its sources, and what else in
 * it is wrong or lacking.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 0 when all is fine, 1 when something is wrong (a problem of the file, a quotation that drifted or is not found, a text that
 * could not be read or was changed, an effect dated before its cause), 2 for wrong usage. What is only lacking is no wrong. */
int dtl_cli_check (int    argc,
                   char **argv);

G_END_DECLS
