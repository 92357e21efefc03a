/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving what is not in memory as a whole; dtl_save_bytes() is in dtl-loader.h. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes a whole file to @stream, which is not to be closed. */
typedef gboolean (*DtlSaveFunc) (GOutputStream  *stream,
                                 GCancellable   *cancellable,
                                 gpointer        user_data,
                                 GError        **error);

/* Temporary file beside @file, fsync, rename: where @func fails the old one stays as it is. */
gboolean dtl_save_stream (DtlSaveFunc    func,
                          gpointer       user_data,
                          GFile         *file,
                          GCancellable  *cancellable,
                          GError       **error);

G_END_DECLS
