/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a source is named beneath its words. The order is that of a note in a newspaper or a paper: who, what, where, when;
 * what is missing is left out without a trace.
 */
#include "config.h"

#include "dtl-document.h"

#include <glib/gi18n-lib.h>

static void
add_part (GString    *line,
          const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, ", ");
  g_string_append (line, part);
}

static const char *
get_outlet (const DtlSource *source)
{
  return source->container != NULL ? source->container : source->publisher;
}

char *
dtl_document_dup_attribution (DtlDocument *self,
                              guint32      source)
{
  const DtlSource *record = dtl_document_get_source (self, source);
  g_autofree char *title = NULL;
  GString *line;

  g_return_val_if_fail (record != NULL, NULL);

  line = g_string_new (NULL);
  if (record->title != NULL && record->title[0] != '\0')
    title = g_strdup_printf (C_("title of a source", "“%s”"), record->title);

  add_part (line, record->authors);
  add_part (line, title);
  add_part (line, get_outlet (record));
  add_part (line, record->issued_words);
  if (line->len == 0)
    add_part (line, record->id);
  return g_string_free (line, FALSE);
}

char *
dtl_document_dup_short_attribution (DtlDocument *self,
                                    guint32      source)
{
  const DtlSource *record = dtl_document_get_source (self, source);
  g_autofree char *issued = NULL;
  GString *line;

  g_return_val_if_fail (record != NULL, NULL);

  line = g_string_new (NULL);
  if (record->has_issued && record->issued.earliest != DTL_INSTANT_BEFORE_ALL && record->issued.latest != DTL_INSTANT_AFTER_ALL)
    issued = dtl_instants_to_words (record->issued.earliest, record->issued.latest, record->issued.start_precision,
                                    DTL_WORDING_SHORT);

  add_part (line, record->authors_short);
  add_part (line, get_outlet (record));
  if (line->len == 0)
    add_part (line, record->title);
  add_part (line, issued != NULL ? issued : record->issued_words);
  if (line->len == 0)
    add_part (line, record->id);
  return g_string_free (line, FALSE);
}

/* "page 3", "paragraph 12"; the labels are CSL's, of which the common ones are translated. */
char *
dtl_citation_dup_place (const DtlCitation *citation)
{
  static const struct { const char *label, *words; } known[] =
  {
    { "page", N_("page %s") }, { "paragraph", N_("paragraph %s") }, { "chapter", N_("chapter %s") }, { "section", N_("section %s") },
    { "line", N_("line %s") }, { "volume", N_("volume %s") }, { "issue", N_("issue %s") }, { "note", N_("note %s") },
    { "figure", N_("figure %s") }, { "column", N_("column %s") }, { "timestamp", N_("at %s") },
  };
  const char *label = citation->locator_label != NULL ? citation->locator_label : "page";

  if (citation->locator == NULL || citation->locator[0] == '\0')
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (label, known[i].label))
      {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        return g_strdup_printf (_(known[i].words), citation->locator);
#pragma GCC diagnostic pop

      }
  return g_strdup_printf ("%s %s", label, citation->locator);
}

char *
dtl_document_dup_citation_text (DtlDocument       *self,
                                const DtlCitation *citation)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *attribution = NULL, *locator = NULL;
  const char *url = NULL;

  g_return_val_if_fail (DTL_IS_DOCUMENT (self) && citation != NULL, NULL);

  if (citation->source < dtl_document_get_n_sources (self))
    {
      attribution = dtl_document_dup_attribution (self, citation->source);
      url = dtl_document_get_source (self, citation->source)->url;
    }
  locator = dtl_citation_dup_place (citation);

  add_part (line, attribution != NULL ? attribution : citation->source_id);
  add_part (line, locator);
  if (url != NULL)
    g_string_append_printf (line, ". %s", url);

  if (citation->exact == NULL)
    return g_string_free (g_steal_pointer (&line), FALSE);
  return g_strdup_printf (C_("a quotation and where it stands", "“%s”\n— %s"), citation->exact, line->str);
}
