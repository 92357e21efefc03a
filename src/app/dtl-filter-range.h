/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time facet of the filter: two dates as people write them, or the span that is in view. */
#pragma once

#include <adwaita.h>

#include "dtl-filtering.h"

G_BEGIN_DECLS

#define DTL_TYPE_FILTER_RANGE (dtl_filter_range_get_type ())
G_DECLARE_FINAL_TYPE (DtlFilterRange, dtl_filter_range, DTL, FILTER_RANGE, AdwBin)

GtkWidget *dtl_filter_range_new (DtlFiltering *filtering,
                                 DtlViewState *state);

G_END_DECLS
