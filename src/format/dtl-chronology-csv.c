/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row for each event, by RFC 4180. Sources and quotations are lines in one field each; a quotation never stands without whose
 * words it is. What a spreadsheet would run as a formula is text: OWASP's "CSV injection".
 */
#include "config.h"

#include "dtl-chronology-private.h"

#include <string.h>

#include "dtl-copy.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* What no cell can show is left out; line ends are "\n" within a field. */
static void
append_text (GString    *out,
             const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if ((c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0))
        c = ' ';
      if (c == '"')
        g_string_append_c (out, '"');
      g_string_append_unichar (out, c);
    }
}

static void
append_field (GString    *out,
              const char *text,
              gboolean    is_first)
{
  if (!is_first)
    g_string_append_c (out, ',');
  g_string_append_c (out, '"');
  if (text != NULL && *text != '\0' && strchr ("=+-@'\t\r\n", *text) != NULL)
    g_string_append_c (out, '\'');
  if (text != NULL)
    append_text (out, text);
  g_string_append_c (out, '"');
}

static void
append_head (const DtlChronology *self,
             GString             *out)
{
  g_string_append (out, BYTE_ORDER_MARK "id,title,lane,status,date,earliest,latest,sources,quotations\r\n");
}

/* Of the event's own date, or else of its first plan. */
static void
dup_bounds (const DtlEventDetails *details,
            char                 **earliest,
            char                 **latest)
{
  const DtlWhen *when = details->when;

  if ((when == NULL || !when->has_date) && details->plans->len > 0)
    when = ((const DtlPlan *) details->plans->pdata[0])->when;
  if (when != NULL && when->has_date)
    dtl_date_bounds_to_text (&when->date, earliest, latest);
}

static void
append_lines (GString    *lines,
              const char *line)
{
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
}

static void
collect_citations (DtlDocument *document,
                   GPtrArray   *citations,
                   GHashTable  *seen,
                   GString     *sources,
                   GString     *quotations)
{
  for (guint i = 0; i < citations->len; i++)
    {
      const DtlCitation *citation = citations->pdata[i];
      g_autofree char *words = dtl_copy_citation (document, citation, DTL_COPY_PLAIN);
      DtlCitation bare = { .source = citation->source, .source_id = citation->source_id, .by = DTL_NONE };
      g_autofree char *source = dtl_document_dup_citation_text (document, &bare);

      if (g_hash_table_add (seen, g_strdup (source)))
        append_lines (sources, source);
      if (citation->exact != NULL)
        append_lines (quotations, g_strstrip (words));
    }
}

static void
append_event (const DtlChronology *self,
              guint32              event,
              GString             *out)
{
  g_autoptr (DtlEventDetails) details = dtl_document_dup_details (self->document, event);
  g_autofree char *date = dtl_document_dup_date_words (self->document, event, DTL_WORDING_LONG);
  g_autofree char *earliest = NULL, *latest = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) sources = g_string_new (NULL), quotations = g_string_new (NULL);
  const DtlLane *lane = dtl_document_get_lane (self->document, dtl_document_get_event (self->document, event)->lane);

  dup_bounds (details, &earliest, &latest);
  collect_citations (self->document, details->citations, seen, sources, quotations);
  for (guint i = 0; i < details->plans->len; i++)
    collect_citations (self->document, ((const DtlPlan *) details->plans->pdata[i])->citations, seen, sources, quotations);

  append_field (out, details->id, TRUE);
  append_field (out, details->title, FALSE);
  append_field (out, lane->id != NULL ? lane->title : NULL, FALSE);
  append_field (out, dtl_status_to_words (details->status), FALSE);
  append_field (out, date, FALSE);
  append_field (out, earliest, FALSE);
  append_field (out, latest, FALSE);
  append_field (out, sources->str, FALSE);
  append_field (out, quotations->str, FALSE);
  g_string_append (out, "\r\n");
}

static void
append_foot (const DtlChronology *self,
             GString             *out)
{
}

const DtlChronologyWriter dtl_chronology_csv = { append_head, NULL, append_event, append_foot };
