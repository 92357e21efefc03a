/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-link-words.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *type;
  const char *outgoing;
  const char *incoming;
} link_words[] = {
  { "prompted", N_("Prompted"), N_("Prompted by") },
  { "caused", N_("Caused"), N_("Caused by") },
  { "enabled", N_("Enabled"), N_("Enabled by") },
  { "prevented", N_("Prevented"), N_("Prevented by") },
  { "responds-to", N_("Responds to"), N_("Answered by") },
  { "continues", N_("Continues"), N_("Continued by") },
  { "part-of", N_("Part of"), N_("Includes") },
  { "announces", N_("Announces"), N_("Announced by") },
  { "fulfils", N_("Fulfils"), N_("Fulfilled by") },
  { "supersedes", N_("Supersedes"), N_("Superseded by") },
  { "contradicts", N_("Contradicts"), N_("Contradicted by") },
  { "same-as", N_("The same as"), N_("The same as") },
  { "related", N_("Related to"), N_("Related to") },
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
