/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a reader starts: the story in a paragraph, how to read the marks, the sources, and a button that begins the walk.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-document.h"

G_BEGIN_DECLS

/* The story and its button, which activates "reader.begin". */
GtkWidget *dtl_start_page_new          (DtlDocument *document);
/* Adds some of what stands below: the marks and the sources; FALSE when the page is whole. Bit by bit, since that is long and
 * the first frame seldom shows it. @checks: (element-type DtlQuote) (nullable): what was found of all quotations. */
gboolean   dtl_start_page_add_more     (GtkWidget   *page,
                                        DtlDocument *document,
                                        GPtrArray   *checks);

G_END_DECLS
