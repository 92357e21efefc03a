/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader's page about one event: what happened, when and on what grounds, how well it is supported, what the sources
 * say word by word, what led to it and what followed.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-document.h"

G_BEGIN_DECLS

/* Appends the cards of all quotations that the walk stops at to @quotations, in the order of the page (borrowed: they
 * live as long as the page). Buttons activate "reader.select" with the event's index as "u". */
GtkWidget *dtl_event_page_new              (DtlDocument *document,
                                            guint32      event,
                                            GPtrArray   *quotations);
/* How many quotations that page has, without making it. */
guint      dtl_event_page_count_quotations (DtlDocument *document,
                                            guint32      event);

G_END_DECLS
