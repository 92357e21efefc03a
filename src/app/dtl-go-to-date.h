/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a date, says how it was understood while it is typed, and brings it into view. */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

G_BEGIN_DECLS

void dtl_go_to_date_present (GtkWindow    *parent,
                             DtlViewState *state);

G_END_DECLS
