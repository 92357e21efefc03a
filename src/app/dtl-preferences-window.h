/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few choices there are: what the wheel does, and whether empty time is folded. */
#pragma once

#include <adwaita.h>

#include "dtl-settings.h"

G_BEGIN_DECLS

#define DTL_TYPE_PREFERENCES_WINDOW (dtl_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (DtlPreferencesWindow, dtl_preferences_window, DTL, PREFERENCES_WINDOW, AdwPreferencesWindow)

GtkWidget *dtl_preferences_window_new (GtkWindow   *parent,
                                       DtlSettings *settings);

G_END_DECLS
