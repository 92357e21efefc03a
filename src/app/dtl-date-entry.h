/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A date as people type it into a field: EDTF as in files, and the plain forms "2017", "August 2017", "12 Sep 2017",
 * "Sep 12, 2017", "12 September", "44 BCE" with the months and eras of the locale or of English.
 */
#pragma once

#include "dtl-date.h"

G_BEGIN_DECLS

/* @default_year stands where none is written. Returns the EDTF text that was understood, and fills @date; NULL when it
 * is no date that has a place. (transfer full) */
char *dtl_date_entry_parse (const char *text,
                            gint64      default_year,
                            DtlDate    *date);

G_END_DECLS
