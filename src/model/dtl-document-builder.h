/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a format makes a document. Records are handed over in any order; dtl_document_builder_finish() resolves what
 * refers to what, sorts, counts, and freezes. Also how tests make documents without a file.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

typedef struct _DtlDocumentBuilder DtlDocumentBuilder;

DtlDocumentBuilder *dtl_document_builder_new         (void);
void                dtl_document_builder_free        (DtlDocumentBuilder *self);

/* Convenience for tests and simple importers: one event from its parts; @edtf may be NULL (undated). @lane is an index
 * from dtl_document_builder_add_lane(), or DTL_NONE. Returns the index of the event. */
guint32             dtl_document_builder_add_simple  (DtlDocumentBuilder *self,
                                                      const char         *id,
                                                      const char         *title,
                                                      const char         *edtf,
                                                      guint32             lane,
                                                      int                 importance);
guint32             dtl_document_builder_add_lane    (DtlDocumentBuilder *self,
                                                      const char         *id,
                                                      const char         *title);
void                dtl_document_builder_set_title   (DtlDocumentBuilder *self,
                                                      const char         *title);
DtlDocument        *dtl_document_builder_finish      (DtlDocumentBuilder *self);   /* (transfer full); @self is spent but not freed */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlDocumentBuilder, dtl_document_builder_free)

G_END_DECLS
