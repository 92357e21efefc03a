/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading and writing files. Only bytes that passed our own strict, iterative pass (RFC 8259 and 7493) are ever
 * shown to json-glib; one bad event is a problem of the document, a bad document is an error that says
 * line, column, what was found and what was expected.
 */
#pragma once

#include <gio/gio.h>

#include "dtl-document.h"

G_BEGIN_DECLS

/* The largest file that is read: what it takes in memory is at most 1.35 times that. */
#define DTL_LOADER_MAX_SIZE ((guint64) 1024 * 1024 * 1024)

#define DTL_FORMAT_ERROR (dtl_format_error_quark ())
GQuark dtl_format_error_quark (void);

/**
 * DtlFormatError:
 * @DTL_FORMAT_ERROR_SYNTAX: not JSON, or JSON that we refuse (duplicate members, too deep ...)
 * @DTL_FORMAT_ERROR_NOT_DATELINE: JSON, but no timeline that we read
 * @DTL_FORMAT_ERROR_VERSION: a version that we do not read
 * @DTL_FORMAT_ERROR_TOO_LARGE: over the size limit
 *
 * Messages are "LINE:COLUMN: what was found, what was expected"; whoever knows the file's name puts it and ":" before it.
 */
typedef enum
{
  DTL_FORMAT_ERROR_SYNTAX,
  DTL_FORMAT_ERROR_NOT_DATELINE,
  DTL_FORMAT_ERROR_VERSION,
  DTL_FORMAT_ERROR_TOO_LARGE,
} DtlFormatError;

/* 0.0 to 1.0; called in the thread that reads, a few hundred times at most. */
typedef void (*DtlProgressFunc) (double   fraction,
                                 gpointer user_data);

/* In the calling thread. @bytes is kept as long as the document. (transfer full); @cancellable, @progress may be NULL. */
DtlDocument *dtl_load_bytes        (GBytes               *bytes,
                                    GCancellable         *cancellable,
                                    DtlProgressFunc       progress,
                                    gpointer              user_data,
                                    GError              **error);
/* Reads the whole file into memory first, never maps it. */
DtlDocument *dtl_load_file         (GFile                *file,
                                    GCancellable         *cancellable,
                                    DtlProgressFunc       progress,
                                    gpointer              user_data,
                                    GError              **error);
/* The same in a thread of its own; progress is reported in the calling thread's main context. */
void         dtl_load_file_async   (GFile                *file,
                                    GCancellable         *cancellable,
                                    DtlProgressFunc       progress,
                                    gpointer              progress_data,
                                    GDestroyNotify        progress_destroy,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
DtlDocument *dtl_load_file_finish  (GAsyncResult         *result,
                                    GError              **error);

/* Temporary file beside @file, fsync, rename: the old one stays whole until the new one is. */
gboolean     dtl_save_bytes        (GBytes               *bytes,
                                    GFile                *file,
                                    GCancellable         *cancellable,
                                    GError              **error);

G_END_DECLS
