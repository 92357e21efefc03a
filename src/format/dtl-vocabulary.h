/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that the format allows for a member, in the order of the enum that stands for them. */
#pragma once

#include "dtl-details.h"

G_BEGIN_DECLS

typedef struct
{
  const char * const *words;
  guint               n_words;
  int                 first;      /* the value of the first word */
} DtlVocabulary;

extern const DtlVocabulary dtl_vocabulary_status;
extern const DtlVocabulary dtl_vocabulary_assessment;
extern const DtlVocabulary dtl_vocabulary_stance;
extern const DtlVocabulary dtl_vocabulary_plan_kind;
extern const DtlVocabulary dtl_vocabulary_plan_state;
extern const DtlVocabulary dtl_vocabulary_actor_kind;
extern const DtlVocabulary dtl_vocabulary_calendar;
extern const DtlVocabulary dtl_vocabulary_link_type;

gboolean  dtl_vocabulary_find         (const DtlVocabulary *self,
                                       const char          *word,
                                       gsize                length,
                                       int                 *value);
/* "one of “met”, “missed”, ..." (transfer full) */
char     *dtl_vocabulary_dup_expected (const DtlVocabulary *self);

G_END_DECLS
