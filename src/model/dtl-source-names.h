/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How sources are called in a list, no two alike: those that would be by what tells them apart as well, which is the date, else
 * the title, else what they rest on, else a number.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/* A name for each source, NULL-terminated: author or outlet where it is to be @brief, as over a column, else with the date, as
 * dtl_document_dup_short_attribution() has it. (transfer full) */
char **dtl_source_names_new (DtlDocument *document,
                             gboolean     brief);

G_END_DECLS
