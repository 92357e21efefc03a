/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFINE_VOCABULARY(name, first_value, ...)                                      \
  static const char * const name ## _words[] = { __VA_ARGS__ };                        \
  const DtlVocabulary dtl_vocabulary_ ## name = { name ## _words, G_N_ELEMENTS (name ## _words), first_value };

DEFINE_VOCABULARY (status, DTL_STATUS_OCCURRED,
                   "occurred", "ongoing", "planned", "proposed", "cancelled", "did-not-occur", "unknown")
DEFINE_VOCABULARY (assessment, DTL_ASSESSMENT_CONFIRMED,
                   "confirmed", "reported", "alleged", "disputed", "denied", "refuted", "inferred")
DEFINE_VOCABULARY (stance, DTL_STANCE_REPORTS,
                   "reports", "confirms", "denies", "declines", "plans", "disputes", "retracts", "mentions")
DEFINE_VOCABULARY (plan_kind, DTL_PLAN_TARGET,
                   "target", "deadline", "scheduled", "estimate")
DEFINE_VOCABULARY (plan_state, DTL_OUTCOME_STANDING,
                   "standing", "met", "missed", "moved", "withdrawn")
DEFINE_VOCABULARY (actor_kind, 0,
                   "person", "organization", "group", "place", "thing")
DEFINE_VOCABULARY (calendar, 0,
                   "gregorian", "julian", "hebrew", "islamic", "french-republican", "other")
DEFINE_VOCABULARY (link_type, 0,
                   "prompted", "caused", "enabled", "prevented", "responds-to", "continues", "part-of", "announces",
                   "fulfils", "supersedes", "contradicts", "same-as", "related")

gboolean
dtl_vocabulary_find (const DtlVocabulary *self,
                     const char          *word,
                     gsize                length,
                     int                 *value)
{
  if (length == 0)
    return FALSE;
  for (guint i = 0; i < self->n_words; i++)
    if (self->words[i][0] == word[0] && strncmp (self->words[i], word, length) == 0 && self->words[i][length] == '\0')
      {
        *value = self->first + (int) i;
        return TRUE;
      }
  return FALSE;
}

char *
dtl_vocabulary_dup_expected (const DtlVocabulary *self)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < self->n_words; i++)
    g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", self->words[i]);
  return g_strdup_printf (_("one of %s"), list->str);
}
