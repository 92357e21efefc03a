/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents that broke other programs: nothing in them, everything at once, ten thousand lanes, scripts and lengths of all
 * kinds. As files, so that they are opened in the window as well as tested: dtl-hard-document NAME > FILE.
 */
#pragma once

#include <glib.h>

/* NULL-terminated. */
const char * const *hard_documents_get_names (void);
/* The text of a .dateline file, (transfer full); NULL for an unknown name. */
GBytes             *hard_documents_new       (const char *name);
