/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One facet of the filter: its values to choose from, each with the number of events that it would leave. A long list shows
 * those that most events have; the others are found by writing a part of their name, or shown some at a time.
 */
#pragma once

#include <adwaita.h>

#include "dtl-filtering.h"

G_BEGIN_DECLS

#define DTL_TYPE_FILTER_SECTION (dtl_filter_section_get_type ())
G_DECLARE_FINAL_TYPE (DtlFilterSection, dtl_filter_section, DTL, FILTER_SECTION, AdwBin)

GtkWidget *dtl_filter_section_new (DtlFiltering *filtering,
                                   DtlFacet      facet);

G_END_DECLS
