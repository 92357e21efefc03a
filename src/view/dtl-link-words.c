/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-link-words.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  NO_ORDER,
  FROM_IS_CAUSE,
  TO_IS_CAUSE,
} CauseEnd;

static const struct
{
  const char *type;
  const char *outgoing;
  const char *incoming;
  CauseEnd    cause;
} link_words[] = {
  { "prompted", N_("Prompted"), N_("Prompted by"), FROM_IS_CAUSE },
  { "caused", N_("Caused"), N_("Caused by"), FROM_IS_CAUSE },
  { "enabled", N_("Enabled"), N_("Enabled by"), FROM_IS_CAUSE },
  { "prevented", N_("Prevented"), N_("Prevented by"), FROM_IS_CAUSE },
  { "responds-to", N_("Responds to"), N_("Answered by"), TO_IS_CAUSE },
  { "continues", N_("Continues"), N_("Continued by"), TO_IS_CAUSE },
  { "part-of", N_("Part of"), N_("Includes"), NO_ORDER },
  { "announces", N_("Announces"), N_("Announced by"), NO_ORDER },
  { "fulfils", N_("Fulfils"), N_("Fulfilled by"), TO_IS_CAUSE },
  { "supersedes", N_("Supersedes"), N_("Superseded by"), TO_IS_CAUSE },
  { "contradicts", N_("Contradicts"), N_("Contradicted by"), NO_ORDER },
  { "same-as", N_("The same as"), N_("The same as"), NO_ORDER },
  { "related", N_("Related to"), N_("Related to"), NO_ORDER },
};

char *
dtl_link_to_words (const DtlLink *link,
                   gboolean       is_outgoing)
{
  g_autofree char *words = NULL;
  char *result;

  g_return_val_if_fail (link != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (link_words); i++)
    if (g_strcmp0 (link->type, link_words[i].type) == 0)
      return g_strdup (_(is_outgoing ? link_words[i].outgoing : link_words[i].incoming));

  /* A type of the file's own: "x-paid-for" reads "paid for". */
  words = g_strdup (g_str_has_prefix (link->type, "x-") ? link->type + 2 : link->type);
  g_strdelimit (words, "-", ' ');
  /* Translators: %s is the kind of a link, in the words of a file; the arrow says that it comes from the other event. */
  result = is_outgoing ? g_strdup (words) : g_strdup_printf (_("← %s"), words);
  return result;
}

gboolean
dtl_link_is_backwards (DtlDocument   *document,
                       const DtlLink *link)
{
  g_autoptr(DtlEventDetails) cause = NULL, effect = NULL;
  CauseEnd end = NO_ORDER;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (link != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (link_words); i++)
    if (g_strcmp0 (link->type, link_words[i].type) == 0)
      end = link_words[i].cause;
  if (end == NO_ORDER)
    return FALSE;

  cause = dtl_document_dup_details (document, end == FROM_IS_CAUSE ? link->from : link->to);
  effect = dtl_document_dup_details (document, end == FROM_IS_CAUSE ? link->to : link->from);
  return cause->when != NULL && cause->when->has_date && effect->when != NULL && effect->when->has_date &&
         effect->when->date.latest < cause->when->date.earliest;
}
