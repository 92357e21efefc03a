/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The second clock: the day by whose end the sources are asked what they had reported, for as long as it is on. It can be written,
 * slid along exactly the span of the reports, and stepped from one day that has reports to the next; a sentence says what had been
 * reported by then.
 */
#pragma once

#include <adwaita.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_REPORTS_BAR (dtl_reports_bar_get_type ())
G_DECLARE_FINAL_TYPE (DtlReportsBar, dtl_reports_bar, DTL, REPORTS_BAR, AdwBin)

void dtl_reports_bar_set_state (DtlReportsBar *self,
                                DtlViewState  *state);

G_END_DECLS
