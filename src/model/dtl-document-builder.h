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
/* The record of an event that was added, to be filled in: lane, support, flags. Valid until the next one is added. */
DtlEvent           *dtl_document_builder_get_event   (DtlDocumentBuilder *self,
                                                      guint32             event);
guint               dtl_document_builder_get_n_events (DtlDocumentBuilder *self);

/* For formats: the text that the events stand in, and who reads them. To be called before the first event. */
void                dtl_document_builder_set_text    (DtlDocumentBuilder *self,
                                                      GBytes             *text);
void                dtl_document_builder_set_readers (DtlDocumentBuilder *self,
                                                      DtlDetailsReader    details,
                                                      DtlMarksReader      marks,
                                                      DtlWordsReader      words,
                                                      gpointer            user_data,
                                                      GDestroyNotify      destroy);
/* Copies the record of an event whose text_offset, text_length and id_offset are set. DTL_NONE when its id is taken. */
guint32             dtl_document_builder_add_event   (DtlDocumentBuilder *self,
                                                      const DtlEvent     *event);

void                dtl_document_builder_set_description (DtlDocumentBuilder *self,
                                                          const char         *description);
void                dtl_document_builder_set_language    (DtlDocumentBuilder *self,
                                                          const char         *language);
void                dtl_document_builder_set_time_zone   (DtlDocumentBuilder *self,
                                                          const char         *time_zone);
/* DTL_INSTANT_BEFORE_ALL and DTL_INSTANT_AFTER_ALL: where the document begins, where it ends. */
void                dtl_document_builder_set_view        (DtlDocumentBuilder *self,
                                                          DtlInstant          from,
                                                          DtlInstant          to);
void                dtl_document_builder_set_fold_empty_time (DtlDocumentBuilder *self,
                                                              gboolean            fold);
/* As DtlDocumentPicture has it. @filter (nullable) */
void                dtl_document_builder_set_picture     (DtlDocumentBuilder *self,
                                                          gboolean            is_intact,
                                                          gboolean            is_part,
                                                          const char         *filter,
                                                          DtlInstant          reported_by);

/* @name is static: what the file is, where it is not in our format. */
void                dtl_document_builder_set_import_name (DtlDocumentBuilder *self,
                                                          const char         *name);

/* These move the strings out of the record that is handed over, and leave it empty. The index of the record is returned;
 * for those with an id DTL_NONE when it is taken, and then the record was freed. */
guint32             dtl_document_builder_take_lane   (DtlDocumentBuilder *self,
                                                      DtlLane            *lane);
guint32             dtl_document_builder_take_actor  (DtlDocumentBuilder *self,
                                                      DtlActor           *actor);
guint32             dtl_document_builder_take_source (DtlDocumentBuilder *self,
                                                      DtlSource          *source);
void                dtl_document_builder_take_period (DtlDocumentBuilder *self,
                                                      DtlPeriod          *period);
void                dtl_document_builder_take_link   (DtlDocumentBuilder *self,
                                                      DtlLink            *link);
void                dtl_document_builder_take_problem (DtlDocumentBuilder *self,
                                                       DtlProblem         *problem);

/* To look up and fix what was handed over, until finish. */
gboolean            dtl_document_builder_find_event  (DtlDocumentBuilder *self,
                                                      const char         *id,
                                                      guint32            *event);
gboolean            dtl_document_builder_find_lane   (DtlDocumentBuilder *self,
                                                      const char         *id,
                                                      guint32            *lane);
gboolean            dtl_document_builder_find_actor  (DtlDocumentBuilder *self,
                                                      const char         *id,
                                                      guint32            *actor);
gboolean            dtl_document_builder_find_source (DtlDocumentBuilder *self,
                                                      const char         *id,
                                                      guint32            *source);
guint               dtl_document_builder_get_n_sources (DtlDocumentBuilder *self);
DtlLane            *dtl_document_builder_get_lane    (DtlDocumentBuilder *self,
                                                      guint32             lane);
/* All sources as one array. Valid until the next one is added. */
DtlSource          *dtl_document_builder_get_sources (DtlDocumentBuilder *self);

void                dtl_lane_clear                   (DtlLane            *lane);
void                dtl_actor_clear                  (DtlActor           *actor);
void                dtl_source_clear                 (DtlSource          *source);
void                dtl_period_clear                 (DtlPeriod          *period);
void                dtl_link_clear                   (DtlLink            *link);
void                dtl_problem_clear                (DtlProblem         *problem);

DtlDocument        *dtl_document_builder_finish      (DtlDocumentBuilder *self);   /* (transfer full); @self is spent but not freed */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlDocumentBuilder, dtl_document_builder_free)

G_END_DECLS
