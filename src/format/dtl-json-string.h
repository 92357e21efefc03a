/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strings of JSON, which are most of a file: well-formed UTF-8, without U+0000 and lone surrogates. For DtlJsonScan only. */
#pragma once

#include "dtl-json-scan.h"

G_BEGIN_DECLS

/* The current place is the opening mark. */
gboolean dtl_json_read_string (DtlJsonScan  *self,
                               DtlJsonSlice *slice);

G_END_DECLS
