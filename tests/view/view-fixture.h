/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small documents for the tests of what people see, and finding one's way among widgets. */
#pragma once

#include <gtk/gtk.h>

#include "dtl-view-state.h"

/* Two lanes "north" and "south"; six events in order of time a to f, a c e in the north and b d f in the south, and g undated. */
DtlDocument  *fixture_new_story   (void);
/* @n events, a day each, one a week from 1 January 1900 on, in four lanes. */
DtlDocument  *fixture_new_weekly  (guint n);
/* @n events, all on 5 May 1955. */
DtlDocument  *fixture_new_heap    (guint n);
/* A state with the document and a canvas of this size; the document's reference is taken. */
DtlViewState *fixture_new_state   (DtlDocument *document,
                                   double       width,
                                   double       height);
guint32       fixture_find        (DtlViewState *state,
                                   const char   *id);

/* What a file says, with ' for each ". */
DtlDocument  *fixture_load        (const char   *text);
/* Shows @widget in a window of its own. */
GtkWidget    *fixture_show        (GtkWidget    *widget,
                                   int           width,
                                   int           height);
/* The first of a type in and below a widget; NULL where there is none. */
gpointer      fixture_find_widget (GtkWidget    *below,
                                   GType         type);
/* The first of a type that a widget itself has. */
GtkEventController *fixture_find_controller (GtkWidget *widget,
                                             GType      type);
/* The texts of all labels that are shown in and below a widget, each in a line of its own. */
void          fixture_append_texts (GtkWidget   *widget,
                                     GString    *out);
/* Whether one of them has @text in it, shown or not. */
gboolean      fixture_says        (GtkWidget    *widget,
                                   const char   *text);
/* Waits until a label in or below a widget says @text. */
void          fixture_wait_for_text (GtkWidget  *below,
                                     const char *text);
/* Text is @scale times as large as usual from now on. */
void          fixture_scale_text  (double        scale);
/* Lets everything happen that waits to happen. */
void          fixture_settle      (void);
/* Lets everything happen that happens in so long a time. */
void          fixture_run         (guint         ms);
