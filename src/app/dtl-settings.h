/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person has chosen once and means to keep. It is GSettings where the schema is installed or named by the
 * environment; a program that runs from its build folder without it works all the same and forgets when it ends.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DTL_SETTING_WHEEL_ZOOMS      "wheel-zooms"        /* boolean */
#define DTL_SETTING_FOLD_EMPTY_TIME  "fold-empty-time"    /* boolean */
#define DTL_SETTING_LEGEND_UNFOLDED  "legend-unfolded"    /* boolean */
#define DTL_SETTING_WINDOW_WIDTH     "window-width"       /* int */
#define DTL_SETTING_WINDOW_HEIGHT    "window-height"      /* int */
#define DTL_SETTING_WINDOW_MAXIMIZED "window-maximized"   /* boolean */
#define DTL_SETTING_EXPORT_CHOICES   "export-choices"     /* lines: see dtl-export-choices.h */

#define DTL_SETTING_PLACES           "places"             /* lines: see dtl-window-place.c */

#define DTL_TYPE_SETTINGS (dtl_settings_get_type ())
G_DECLARE_FINAL_TYPE (DtlSettings, dtl_settings, DTL, SETTINGS, GObject)

/* Emits "changed::KEY" (const char *key) when a value changes, from here or from elsewhere. */
DtlSettings *dtl_settings_new         (void);

gboolean     dtl_settings_get_boolean (DtlSettings *self,
                                       const char  *key);
void         dtl_settings_set_boolean (DtlSettings *self,
                                       const char  *key,
                                       gboolean     value);
int          dtl_settings_get_int     (DtlSettings *self,
                                       const char  *key);
void         dtl_settings_set_int     (DtlSettings *self,
                                       const char  *key,
                                       int          value);
char        *dtl_settings_dup_string  (DtlSettings *self,
                                       const char  *key);
void         dtl_settings_set_string  (DtlSettings *self,
                                       const char  *key,
                                       const char  *value);
/* Of a setting that has a line for each timeline: that of @timeline, which is named as an address does, or with NULL the latest
 * of any; NULL where there is none. (transfer full) */
char        *dtl_settings_dup_line    (DtlSettings *self,
                                       const char  *key,
                                       const char  *timeline);
/* Keeps the line as the latest. The oldest ones go when there are many. Which timelines these are is not written down. */
void         dtl_settings_set_line    (DtlSettings *self,
                                       const char  *key,
                                       const char  *timeline,
                                       const char  *line);

G_END_DECLS
