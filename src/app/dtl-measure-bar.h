/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is chosen together, lying over the timeline for as long as more than one event is: of two how they stand in time to each
 * other, of more how many, with what can be done with them.
 *
 * Signal: "notice" (const char *message): something that a person should be told briefly.
 */
#pragma once

#include <adwaita.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

#define DTL_TYPE_MEASURE_BAR (dtl_measure_bar_get_type ())
G_DECLARE_FINAL_TYPE (DtlMeasureBar, dtl_measure_bar, DTL, MEASURE_BAR, AdwBin)

void dtl_measure_bar_set_state (DtlMeasureBar *self,
                                DtlViewState  *state);

G_END_DECLS
