/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page that can be read, printed and linked into: it has its style in itself, no script, and a policy that would let none run.
 * Its tags are closed as XML has it, so that any reader of XML can check it.
 */
#include "config.h"

#include "dtl-chronology-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dtl-copy.h"

static const char style[] =
  ":root{color-scheme:light dark;--ink:#222226;--quiet:#5e5e64;--ground:#fff;--line:#d5d5d8;--link:#1a5fb4}\n"
  "@media (prefers-color-scheme:dark){:root{--ink:#ececee;--quiet:#b2b2b8;--ground:#1e1e20;--line:#46464a;--link:#99c1f1}}\n"
  "body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:44rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground);"
  "overflow-wrap:anywhere}\n"
  "h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}\n"
  "h2{font-size:1.25rem;margin:2.5rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}\n"
  "h3{font-size:1rem;margin:0}\n"
  "a{color:var(--link)}\n"
  "nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem}\n"
  ".quiet,nav span,article h3+p,figcaption,.citation,footer{color:var(--quiet)}\n"
  "article{margin:1.5rem 0}\n"
  "article p{margin:.25rem 0}\n"
  "figure,article .citation{margin:.75rem 0 .75rem 1rem;padding-left:.75rem;border-left:3px solid var(--line)}\n"
  "blockquote{margin:0}\n"
  "blockquote p::before{content:open-quote}\n"
  "blockquote p::after{content:close-quote}\n"
  "figcaption,.citation{font-size:.875rem}\n"
  "footer{margin-top:2.5rem;font-size:.875rem}\n"
  "@media print{:root{font-size:10pt}body{max-width:none;padding:0}nav{display:none}article,figure{break-inside:avoid}h2,h3{break-after:avoid}"
  "figcaption a::after,.citation a::after{content:' (' attr(href) ')'}a{color:inherit}}\n";

/* BCP 47, as far as it can stand in an attribute: the document's, or else that of the words which the program adds. */
static char *
dup_language (DtlDocument *document)
{
  const char *language = dtl_document_get_language (document);
  char *tag;

  if (language == NULL || *language == '\0' || strspn (language, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-") != strlen (language))
    language = g_get_language_names ()[0];
  if (g_str_equal (language, "C") || g_str_has_prefix (language, "C."))
    return g_strdup ("en");

  tag = g_strdelimit (g_strdup (language), "_", '-');
  tag[strcspn (tag, ".@")] = '\0';
  return tag;
}

/* Different ids stay different, and need no escaping in attributes and addresses. */
static char *
dup_anchor (DtlDocument *document,
            guint32      event)
{
  g_autofree char *id = dtl_document_dup_id (document, event);
  GString *anchor = g_string_new ("event-");

  for (const char *at = id; at != NULL && *at != '\0'; at++)
    if (g_ascii_isalnum (*at) || *at == '-' || *at == '_')
      g_string_append_c (anchor, *at);
    else
      g_string_append_printf (anchor, ".%02X", (guchar) *at);

  return g_string_free (anchor, FALSE);
}

static void
append_element (GString    *out,
                const char *open,
                const char *text,
                const char *close)
{
  g_string_append (out, open);
  dtl_copy_append_html (out, text);
  g_string_append (out, close);
}

static void
append_contents (const DtlChronology *self,
                 GString             *out)
{
  if (self->sections->len < 2)
    return;

  append_element (out, "<nav aria-label=\"", _("Contents"), "\"><ul>\n");
  for (guint i = 0; i < self->sections->len; i++)
    {
      const DtlChronologySection *section = self->sections->pdata[i];

      g_string_append_printf (out, "<li><a href=\"#section-%u\">", i + 1);
      append_element (out, "", section->title, "</a>");
      g_string_append_printf (out, " <span>%u</span></li>\n", section->n_events);
    }
  g_string_append (out, "</ul></nav>\n");
}

static void
append_head (const DtlChronology *self,
             GString             *out)
{
  g_autofree char *language = dup_language (self->document), *summary = dtl_chronology_dup_summary (self);
  const char *title = dtl_document_get_title (self->document);

  if (*title == '\0')
    title = _("Chronology");
  g_string_append_printf (out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n", language);
  g_string_append (out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                        "<meta name=\"generator\" content=\"Dateline\"/>\n");
  append_element (out, "<title>", title, "</title>\n");
  g_string_append_printf (out, "<style>\n%s</style>\n</head>\n<body>\n<header>\n", style);
  append_element (out, "<h1 dir=\"auto\">", title, "</h1>\n");
  dtl_copy_append_prose (out, dtl_document_get_description (self->document), DTL_COPY_HTML);
  append_element (out, "<p class=\"quiet\">", summary, "</p>\n</header>\n");
  append_contents (self, out);
  g_string_append (out, "<main>\n");
}

static void
append_section (const DtlChronology *self,
                guint                section,
                GString             *out)
{
  if (section > 0)
    g_string_append (out, "</section>\n");
  g_string_append_printf (out, "<section aria-labelledby=\"section-%u\">\n<h2 id=\"section-%u\">", section + 1, section + 1);
  append_element (out, "", ((const DtlChronologySection *) self->sections->pdata[section])->title, "</h2>\n");
}

static void
append_event (const DtlChronology *self,
              guint32              event,
              GString             *out)
{
  g_autofree char *anchor = dup_anchor (self->document, event);

  dtl_copy_append_event (out, self->document, event, DTL_COPY_HTML, 3, anchor);
}

static void
append_source (const DtlChronology *self,
               guint                source,
               GString             *out)
{
  g_autofree char *attribution = dtl_document_dup_attribution (self->document, source);
  g_autofree char *link = dtl_copy_dup_link (dtl_document_get_source (self->document, source)->url);

  g_string_append (out, "<li>");
  if (link != NULL)
    append_element (out, "<a href=\"", link, "\">");
  append_element (out, "", attribution, link != NULL ? "</a></li>\n" : "</li>\n");
}

static void
append_foot (const DtlChronology *self,
             GString             *out)
{
  guint n_sources = dtl_document_get_n_sources (self->document);

  g_string_append (out, self->sections->len > 0 ? "</section>\n" : "");
  if (n_sources > 0)
    append_element (out, "<section aria-labelledby=\"sources\">\n<h2 id=\"sources\">", _("Sources"), "</h2>\n<ol>\n");
  for (guint i = 0; i < n_sources; i++)
    append_source (self, i, out);
  if (n_sources > 0)
    g_string_append (out, "</ol>\n</section>\n");
  append_element (out, "</main>\n<footer><p>", _("Made with Dateline"), "</p></footer>\n</body>\n</html>\n");
}

const DtlChronologyWriter dtl_chronology_html = { append_head, append_section, append_event, append_foot };
