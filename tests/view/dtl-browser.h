/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A screen that can be touched, without a display: the toolkit's Broadway server, which a browser would show and send input to,
 * and in the browser's place the test. GTK has no public way to make events of touch; these are real ones.
 */
#pragma once

#include <gtk/gtk.h>

typedef struct _DtlBrowser DtlBrowser;

typedef enum
{
  DTL_TOUCH_BEGIN,
  DTL_TOUCH_MOVE,
  DTL_TOUCH_END,
} DtlTouch;

/* Starts a server, and has the toolkit use it: to be called before gtk_init(). NULL, with the reason in @why, where there is none. */
DtlBrowser *dtl_browser_new     (const char **why);
/* Shows what the server has: to be called after gtk_init(). */
void        dtl_browser_open    (DtlBrowser  *self);
void        dtl_browser_free    (DtlBrowser  *self);

/*
 * What a finger does at a place in @widget, in its pixels, and lets it be handled. @finger: 1 and up. Between two of these, a
 * hundredth of a second passes for the toolkit.
 */
void        dtl_browser_touch   (DtlBrowser  *self,
                                 GtkWidget   *widget,
                                 DtlTouch     touch,
                                 guint        finger,
                                 double       x,
                                 double       y);
/* The same of the only finger on the screen: from one place to another in steps of a hundredth of a second. */
void        dtl_browser_drag    (DtlBrowser  *self,
                                 GtkWidget   *widget,
                                 double       from_x,
                                 double       from_y,
                                 double       to_x,
                                 double       to_y,
                                 guint        n_steps);
