/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reader's page about a whole chain: every event that led to one event and that followed from it, as a column in
 * order of time, and under each the steps that lead to it with the words that state them.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-document.h"

G_BEGIN_DECLS

/* @chain: from dtl_trace_events() of @origin. Buttons activate "reader.select" (u) and "reader.end-trace". */
GtkWidget *dtl_trace_page_new (DtlDocument *document,
                               GArray      *chain,
                               guint32      origin);

G_END_DECLS
