/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Case files: a line each, an input, a tab, and what is expected of it. "#" begins a comment. Run
 * with DATELINE_UPDATE_CASES=1 to write what was found into the files instead of failing; either way
 * the difference is printed.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is found for @input, the columns behind it, without a tab before the first. (transfer full) */
typedef char *(*CaseFunc) (const char *input,
                           gsize       length);

void case_file_add_all (const char *test_path,
                        const char *folder,
                        const char *prefix,
                        CaseFunc    find);

G_END_DECLS
