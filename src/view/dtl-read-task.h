/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads a table out of all events of a document, in a thread, for a view that is shown. A view that wants another one, or none,
 * clears its task; what still comes of it is told from that of the task it has.
 */
#pragma once

#include "dtl-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Returns early, with NULL, when *@cancel is not 0. */
typedef gpointer (*DtlReadFunc) (DtlDocument *document,
                                 const gint  *cancel);

/* @done is called with @view and what g_task_propagate_pointer() gives; @free_func frees that where nobody takes it. (transfer full) */
GTask *dtl_read_task_new   (gpointer            view,
                            DtlDocument        *document,
                            DtlReadFunc         func,
                            GDestroyNotify      free_func,
                            GAsyncReadyCallback done);
/* (nullable): there is none. */
void   dtl_read_task_clear (GTask             **task);

G_END_DECLS
