/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tells when a file was written. It asks for size and time every other second instead of waiting for events: a sandbox gets none
 * for what changes outside it, and neither do many network mounts. What is being written is told of once it has come to rest,
 * that is when two answers in a row agree. A file that is gone is only waited for: most editors write a new one and rename it.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DtlFileWatch DtlFileWatch;

typedef void (*DtlFileWatchFunc) (gpointer user_data);

/* Counts as read now. @changed is called in the main context of the caller, once for each time that the file was written. */
DtlFileWatch *dtl_file_watch_new  (GFile            *file,
                                   DtlFileWatchFunc  changed,
                                   gpointer          user_data);
void          dtl_file_watch_free (DtlFileWatch     *self);
/* Asks at once; for when somebody looks. */
void          dtl_file_watch_look (DtlFileWatch     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlFileWatch, dtl_file_watch_free)

G_END_DECLS
