/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a view shows that has nothing to show: what would stand here, and how to get it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dtl_empty_page_new (const char *icon_name,
                               const char *title,
                               const char *text);

G_END_DECLS
