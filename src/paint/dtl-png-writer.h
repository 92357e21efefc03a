/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows of pixels into a PNG in memory, by libpng, whose long jumps end in this file.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DtlPngWriter DtlPngWriter;

DtlPngWriter *dtl_png_writer_new        (guint          width,
                                         guint          height,
                                         double         dpi,
                                         GError       **error);
void          dtl_png_writer_free       (DtlPngWriter  *self);
/* All of them before the first row. @keyword: Latin letters; @value: UTF-8. */
void          dtl_png_writer_add_text   (DtlPngWriter  *self,
                                         const char    *keyword,
                                         const char    *value);
/* The same with a zlib stream of UTF-8 in the place of @value. */
void          dtl_png_writer_add_packed_text (DtlPngWriter *self,
                                         const char    *keyword,
                                         GBytes        *packed);
/* @rows: @n_rows · width · 3 bytes, red, green, blue, without gaps. */
gboolean      dtl_png_writer_write_rows (DtlPngWriter  *self,
                                         guchar        *rows,
                                         guint          n_rows,
                                         GError       **error);
/* The whole file, once all rows were written. (transfer full) */
GBytes       *dtl_png_writer_finish     (DtlPngWriter  *self,
                                         GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPngWriter, dtl_png_writer_free)

G_END_DECLS
