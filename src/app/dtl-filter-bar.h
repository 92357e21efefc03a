/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Says what the filter hides, for as long as it hides something: how many events, by which facets, each of which can be let
 * go, and one button that shows all.
 */
#pragma once

#include <adwaita.h>

#include "dtl-filtering.h"

G_BEGIN_DECLS

#define DTL_TYPE_FILTER_BAR (dtl_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (DtlFilterBar, dtl_filter_bar, DTL, FILTER_BAR, AdwBin)

void dtl_filter_bar_set_filtering (DtlFilterBar *self,
                                   DtlFiltering *filtering);

G_END_DECLS
