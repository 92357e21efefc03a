/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How sources are called where there is little room, as over a column: by author or outlet; and those that would be called
 * alike by what tells them apart as well: the date, else the title, else what they rest on, else a number.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

/* A name for each source, NULL-terminated. (transfer full) */
char **dtl_source_names_new (DtlDocument *document);

G_END_DECLS
