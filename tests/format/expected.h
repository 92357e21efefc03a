/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a test found against a file that says what to find, or into that file with DATELINE_UPDATE_CASES=1. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fails the test, and prints the lines that differ. */
void expected_compare (const char *path,
                       const char *found);

G_END_DECLS
