/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-copy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EVENT_LEVEL 3     /* of an event's heading, to stand in a page that has titles of its own */

/* Parts */

void
dtl_copy_append_heading (GString       *out,
                         const char    *text,
                         guint          level,
                         DtlCopyFormat  format)
{
  if (format == DTL_COPY_HTML)
    {
      g_string_append_printf (out, "<h%u>", level);
      dtl_copy_append_html (out, text);
      g_string_append_printf (out, "</h%u>\n", level);
    }
  else if (format == DTL_COPY_MARKDOWN)
    {
      g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ' ');

      for (guint i = 0; i < level; i++)
        g_string_append_c (out, '#');
      g_string_append_c (out, ' ');
      dtl_copy_append_markdown (out, line, "");
      g_string_append_c (out, '\n');
    }
  else
    g_string_append_printf (out, "%s\n", text);
}

void
dtl_copy_append_paragraph (GString       *out,
                           const char    *text,
                           DtlCopyFormat  format)
{
  if (text == NULL || text[0] == '\0')
    return;
  if (format == DTL_COPY_HTML)
    {
      g_string_append (out, "<p>");
      dtl_copy_append_html (out, text);
      g_string_append (out, "</p>\n");
    }
  else if (format == DTL_COPY_MARKDOWN)
    {
      g_string_append_c (out, '\n');
      dtl_copy_append_markdown (out, text, "");
      g_string_append_c (out, '\n');
    }
  else
    g_string_append_printf (out, "%s\n", text);
}

/* Attribution */

static const char *
get_url (DtlDocument       *document,
         const DtlCitation *citation)
{
  return citation->source < dtl_document_get_n_sources (document) ? dtl_document_get_source (document, citation->source)->url : NULL;
}

/* Whose words, in what sense, when: "Hugh Dace, denies, 2 June 2017"; NULL where the source names nobody. */
static char *
dup_speaker (DtlDocument       *document,
             const DtlCitation *citation)
{
  GString *out;

  if (citation->by >= dtl_document_get_n_actors (document))
    return NULL;
  out = g_string_new (dtl_document_get_actor (document, citation->by)->name);
  if (citation->stance != DTL_STANCE_REPORTS)
    g_string_append_printf (out, ", %s", dtl_stance_to_words (citation->stance));
  if (citation->on != NULL)
    {
      g_autofree char *on = dtl_when_to_words (citation->on, DTL_WORDING_LONG);

      g_string_append_printf (out, ", %s", on);
    }
  return g_string_free (out, FALSE);
}

/* "Hugh Dace, denies, 2 June 2017; in: Nora Whitcombe, “Report still late”, The Harbour Gazette, 2 June 2017, page 3", or of the source
 * itself "Minutes, 14 November 2016 (confirms)". The address is left to who writes it as a link. */
static char *
dup_attribution (DtlDocument       *document,
                 const DtlCitation *citation)
{
  DtlCitation bare = *citation;
  g_autofree char *speaker = dup_speaker (document, citation), *line = NULL, *address = NULL;

  bare.exact = NULL;
  line = dtl_document_dup_citation_text (document, &bare);
  if (get_url (document, citation) != NULL)
    {
      address = g_strdup_printf (". %s", get_url (document, citation));
      if (g_str_has_suffix (line, address))
        line[strlen (line) - strlen (address)] = '\0';
    }
  if (speaker != NULL)
    /* Translators: who says it, and in which source: "Hugh Dace, denies; in: The Gazette, 2 June 2017" */
    return g_strdup_printf (_("%1$s; in: %2$s"), speaker, line);
  if (citation->stance != DTL_STANCE_REPORTS)
    /* Translators: a source, and what it does with an event: "The Gazette, 2 June 2017 (confirms)" */
    return g_strdup_printf (C_("attribution", "%1$s (%2$s)"), line, dtl_stance_to_words (citation->stance));
  return g_steal_pointer (&line);
}

static void
append_citation_html (GString           *out,
                      const DtlCitation *citation,
                      const char        *attribution,
                      const char        *link)
{
  /* A figure is what it shows: without words there is none. */
  const gboolean is_figure = citation->exact != NULL || citation->translation != NULL;

  if (is_figure)
    g_string_append (out, "<figure>\n");
  if (citation->exact != NULL)
    {
      g_string_append (out, "<blockquote");
      if (link != NULL)
        {
          g_string_append (out, " cite=\"");
          dtl_copy_append_html (out, link);
          g_string_append_c (out, '"');
        }
      if (citation->language != NULL)
        {
          g_string_append (out, " lang=\"");
          dtl_copy_append_html (out, citation->language);
          g_string_append_c (out, '"');
        }
      g_string_append (out, "><p>");
      dtl_copy_append_html (out, citation->exact);
      g_string_append (out, "</p></blockquote>\n");
    }
  dtl_copy_append_paragraph (out, citation->translation, DTL_COPY_HTML);
  g_string_append (out, is_figure ? "<figcaption>— " : "<p class=\"citation\">— ");
  if (link != NULL)
    {
      g_string_append (out, "<a href=\"");
      dtl_copy_append_html (out, link);
      g_string_append (out, "\">");
    }
  dtl_copy_append_html (out, attribution);
  g_string_append (out, link != NULL ? "</a>" : "");
  g_string_append (out, is_figure ? "</figcaption>\n</figure>\n" : "</p>\n");
}

static void
append_citation_markdown (GString           *out,
                          const DtlCitation *citation,
                          const char        *attribution,
                          const char        *link)
{
  g_autofree char *line = g_strdelimit (g_strdup (attribution), "\n", ' ');

  g_string_append (out, "\n> ");
  if (citation->exact != NULL)
    {
      dtl_copy_append_markdown (out, citation->exact, "> ");
      g_string_append (out, "\n>\n> ");
    }
  if (citation->translation != NULL)
    {
      dtl_copy_append_markdown (out, citation->translation, "> ");
      g_string_append (out, "\n>\n> ");
    }
  g_string_append (out, "— ");
  dtl_copy_append_markdown (out, line, "> ");
  if (link != NULL)
    g_string_append_printf (out, ", <%s>", link);
  g_string_append_c (out, '\n');
}

static void
append_citation_plain (GString           *out,
                       const DtlCitation *citation,
                       const char        *attribution,
                       const char        *url)
{
  if (citation->exact != NULL)
    g_string_append_printf (out, C_("a quotation", "“%s”"), citation->exact);
  if (citation->exact != NULL)
    g_string_append_c (out, '\n');
  if (citation->translation != NULL)
    g_string_append_printf (out, "(%s)\n", citation->translation);
  g_string_append_printf (out, "— %s", attribution);
  if (url != NULL)
    g_string_append_printf (out, ". %s", url);
  g_string_append_c (out, '\n');
}

static void
append_citation (GString           *out,
                 DtlDocument       *document,
                 const DtlCitation *citation,
                 DtlCopyFormat      format)
{
  g_autofree char *attribution = dup_attribution (document, citation);
  g_autofree char *link = dtl_copy_dup_link (get_url (document, citation));

  if (format == DTL_COPY_HTML)
    append_citation_html (out, citation, attribution, link);
  else if (format == DTL_COPY_MARKDOWN)
    append_citation_markdown (out, citation, attribution, link);
  else
    append_citation_plain (out, citation, attribution, get_url (document, citation));
}

/* Events */

char *
dtl_copy_dup_qualities (const DtlEventDetails *details)
{
  GString *out = g_string_new (NULL);

  if (details->status != DTL_STATUS_OCCURRED)
    g_string_append (out, dtl_status_to_words (details->status));
  if (details->assessment != DTL_ASSESSMENT_NONE)
    g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", dtl_assessment_to_words (details->assessment));
  return g_string_free (out, FALSE);
}

/* The date as HTML has it for machines: a year, a month or a day that is certain. NULL where it is none of them. */
static const char *
get_machine_date (const DtlWhen *when)
{
  const char *edtf = when != NULL && when->has_date ? when->edtf : NULL;
  gsize length = edtf != NULL ? strlen (edtf) : 0;

  if (length != 4 && length != 7 && length != 10)
    return NULL;
  for (gsize i = 0; i < length; i++)
    if (i == 4 || i == 7 ? edtf[i] != '-' : !g_ascii_isdigit (edtf[i]))
      return NULL;

  return edtf;
}

static void
append_headline (GString               *out,
                 DtlDocument           *document,
                 guint32                event,
                 const DtlEventDetails *details,
                 DtlCopyFormat          format)
{
  g_autofree char *date = dtl_document_dup_date_words (document, event, DTL_WORDING_LONG), *qualities = dtl_copy_dup_qualities (details);
  const char *machine = get_machine_date (details->when), *between = *date != '\0' && *qualities != '\0' ? "; " : "";
  g_autofree char *line = g_strconcat (date, between, qualities, NULL);

  if (format != DTL_COPY_HTML || machine == NULL)
    {
      dtl_copy_append_paragraph (out, line, format);
      return;
    }

  g_string_append_printf (out, "<p><time datetime=\"%s\">", machine);
  dtl_copy_append_html (out, date);
  g_string_append_printf (out, "</time>%s", between);
  dtl_copy_append_html (out, qualities);
  g_string_append (out, "</p>\n");
}

static void
append_citations (GString       *out,
                  DtlDocument   *document,
                  GPtrArray     *citations,
                  DtlCopyFormat  format)
{
  for (guint i = 0; i < citations->len; i++)
    {
      if (format == DTL_COPY_PLAIN)
        g_string_append_c (out, '\n');
      append_citation (out, document, citations->pdata[i], format);
    }
}

static void
append_plan (GString       *out,
             DtlDocument   *document,
             const DtlPlan *plan,
             DtlCopyFormat  format)
{
  g_autofree char *when = dtl_when_to_words (plan->when, DTL_WORDING_LONG);
  /* Translators: a plan, its date and what became of it: "deadline: by May 2017 (missed)" */
  g_autofree char *line = g_strdup_printf (_("%1$s: %2$s (%3$s)"), dtl_plan_kind_to_words (plan->kind), when, dtl_outcome_to_words (plan->outcome));

  if (format == DTL_COPY_PLAIN)
    g_string_append_c (out, '\n');
  dtl_copy_append_paragraph (out, line, format);
  append_citations (out, document, plan->citations, format);
}

void
dtl_copy_append_event_words (GString               *out,
                             DtlDocument           *document,
                             const DtlEventDetails *details,
                             DtlCopyFormat          format)
{
  dtl_copy_append_prose (out, details->description, format);
  for (guint i = 0; i < details->plans->len; i++)
    append_plan (out, document, details->plans->pdata[i], format);
  append_citations (out, document, details->citations, format);
  if (details->outside_note != NULL)
    {
      g_autofree char *note = g_strdup_printf (_("Not from the sources: %s"), details->outside_note);

      if (format == DTL_COPY_PLAIN)
        g_string_append_c (out, '\n');
      dtl_copy_append_prose (out, note, format);
    }
}

void
dtl_copy_append_event (GString       *out,
                       DtlDocument   *document,
                       guint32        event,
                       DtlCopyFormat  format,
                       guint          level,
                       const char    *anchor)
{
  g_autoptr (DtlEventDetails) details = dtl_document_dup_details (document, event);

  if (format == DTL_COPY_HTML && anchor != NULL)
    g_string_append_printf (out, "<article id=\"%s\">\n", anchor);
  else if (format == DTL_COPY_HTML)
    g_string_append (out, "<article>\n");
  dtl_copy_append_heading (out, details->title, level, format);
  append_headline (out, document, event, details, format);
  dtl_copy_append_event_words (out, document, details, format);
  if (format == DTL_COPY_HTML)
    g_string_append (out, "</article>\n");
}

static void
note_cited (GPtrArray *citations,
            gboolean  *cited,
            guint      n_sources)
{
  for (guint i = 0; i < citations->len; i++)
    {
      const DtlCitation *citation = citations->pdata[i];

      if (citation->source < n_sources)
        cited[citation->source] = TRUE;
    }
}

static char *
copy_records (DtlDocument    *document,
              const gboolean *cited,
              DtlCopyFormat   format)
{
  GString *out = g_string_new (NULL);

  if (format == DTL_COPY_CSL_JSON)
    dtl_copy_append_csl (out, document, cited);
  else
    dtl_copy_append_bibliography (out, document, cited);
  return g_string_free (out, FALSE);
}

char *
dtl_copy_events (DtlDocument   *document,
                 const guint32 *events,
                 guint          n_events,
                 DtlCopyFormat  format)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *from = NULL;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document) && (events != NULL || n_events == 0), NULL);

  if (format == DTL_COPY_CSL_JSON || format == DTL_COPY_BIBTEX)
    {
      guint n_sources = dtl_document_get_n_sources (document);
      g_autofree gboolean *cited = g_new0 (gboolean, n_sources + 1);

      for (guint i = 0; i < n_events; i++)
        {
          g_autoptr (DtlEventDetails) details = dtl_document_dup_details (document, events[i]);

          note_cited (details->citations, cited, n_sources);
          for (guint j = 0; j < details->plans->len; j++)
            note_cited (((DtlPlan *) details->plans->pdata[j])->citations, cited, n_sources);
        }
      return copy_records (document, cited, format);
    }

  for (guint i = 0; i < n_events; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      dtl_copy_append_event (out, document, events[i], format, EVENT_LEVEL, NULL);
    }
  /* Translators: %s is the title of a timeline */
  from = g_strdup_printf (_("From the timeline “%s”"), dtl_document_get_title (document));
  if (n_events > 0 && format == DTL_COPY_PLAIN)
    g_string_append_c (out, '\n');
  if (n_events > 0)
    dtl_copy_append_paragraph (out, from, format);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
dtl_copy_citation (DtlDocument       *document,
                   const DtlCitation *citation,
                   DtlCopyFormat      format)
{
  GString *out;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document) && citation != NULL, NULL);

  if (format == DTL_COPY_CSL_JSON || format == DTL_COPY_BIBTEX)
    {
      guint n_sources = dtl_document_get_n_sources (document);
      g_autofree gboolean *cited = g_new0 (gboolean, n_sources + 1);

      if (citation->source < n_sources)
        cited[citation->source] = TRUE;
      return copy_records (document, cited, format);
    }

  out = g_string_new (NULL);
  append_citation (out, document, citation, format);
  if (format == DTL_COPY_MARKDOWN)
    g_string_erase (out, 0, 1);     /* the empty line before it */
  return g_string_free (out, FALSE);
}
