/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-summary.h"

#include <glib/gi18n-lib.h>

/* More sources than this are a library: they are counted as they are listed. */
#define MANY_SOURCES 100

/* From the first to the last event in words. A span that ends with a year may rest on nothing finer than that year. */
char *
dtl_document_dup_span_words (DtlDocument *document)
{
  DtlInstant first, last;
  g_autofree char *from = NULL, *to = NULL;
  DtlCivil a, b;
  gboolean ends_with_year;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  if (!dtl_document_get_span (document, &first, &last))
    return NULL;

  dtl_civil_from_instant (first, &a);
  dtl_civil_from_instant (last, &b);
  ends_with_year = b.month == 12 && b.day == 31;
  if (a.year == b.year)
    return dtl_instants_to_words (first, last, a.month == 1 && a.day == 1 && ends_with_year ? DTL_PRECISION_YEAR
                                                                                             : DTL_PRECISION_MONTH,
                                  DTL_WORDING_LONG);
  from = dtl_instants_to_words (first, first, DTL_PRECISION_YEAR, DTL_WORDING_LONG);
  to = dtl_instants_to_words (last, last, ends_with_year || b.year - a.year > 100 ? DTL_PRECISION_YEAR
                                                                                   : DTL_PRECISION_MONTH,
                              DTL_WORDING_LONG);
  /* Translators: from the first to the last date of a timeline. */
  return g_strdup_printf (_("%s – %s"), from, to);
}

guint
dtl_document_count_cited_works (DtlDocument *document)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), 0);

  if (dtl_document_get_n_sources (document) > MANY_SOURCES)
    return dtl_document_get_n_sources (document);
  for (guint i = 0; i < dtl_document_get_n_sources (document); i++)
    {
      const DtlSource *source = dtl_document_get_source (document, i);

      g_hash_table_add (seen, source->title != NULL ? dtl_document_dup_attribution (document, i) : g_strdup (source->id));
    }
  return g_hash_table_size (seen);
}

char *
dtl_document_dup_summary_words (DtlDocument *document)
{
  g_autoptr(GString) words = g_string_new (NULL);
  g_autofree char *span = NULL;
  guint n_events, n_sources;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  n_events = dtl_document_get_n_events (document);
  n_sources = dtl_document_count_cited_works (document);
  span = dtl_document_dup_span_words (document);

  g_string_append_printf (words, ngettext ("%'u event", "%'u events", n_events), n_events);
  if (n_sources > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, ngettext ("%'u source", "%'u sources", n_sources), n_sources);
    }
  if (span != NULL)
    g_string_append_printf (words, " · %s", span);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
