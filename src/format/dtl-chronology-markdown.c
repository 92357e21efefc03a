/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-chronology-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-copy.h"

static void
append_head (const DtlChronology *self,
             GString             *out)
{
  g_autofree char *summary = dtl_chronology_dup_summary (self);
  const char *title = dtl_document_get_title (self->document);

  dtl_copy_append_heading (out, *title != '\0' ? title : _("Chronology"), 1, DTL_COPY_MARKDOWN);
  dtl_copy_append_prose (out, dtl_document_get_description (self->document), DTL_COPY_MARKDOWN);
  dtl_copy_append_paragraph (out, summary, DTL_COPY_MARKDOWN);
}

static void
append_section (const DtlChronology *self,
                guint                section,
                GString             *out)
{
  g_string_append_c (out, '\n');
  dtl_copy_append_heading (out, ((const DtlChronologySection *) self->sections->pdata[section])->title, 2, DTL_COPY_MARKDOWN);
}

static void
append_event (const DtlChronology *self,
              guint32              event,
              GString             *out)
{
  g_string_append_c (out, '\n');
  dtl_copy_append_event (out, self->document, event, DTL_COPY_MARKDOWN, 3, NULL);
}

static void
append_source (const DtlChronology *self,
               guint                source,
               GString             *out)
{
  g_autofree char *attribution = dtl_document_dup_attribution (self->document, source);
  g_autofree char *line = g_strdelimit (g_strdup (attribution), "\n", ' ');
  g_autofree char *link = dtl_copy_dup_link (dtl_document_get_source (self->document, source)->url);

  g_string_append (out, "- ");
  dtl_copy_append_markdown (out, line, "");
  if (link != NULL)
    g_string_append_printf (out, ", <%s>", link);
  g_string_append_c (out, '\n');
}

static void
append_foot (const DtlChronology *self,
             GString             *out)
{
  guint n_sources = dtl_document_get_n_sources (self->document);

  if (n_sources > 0)
    {
      g_string_append_c (out, '\n');
      dtl_copy_append_heading (out, _("Sources"), 2, DTL_COPY_MARKDOWN);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < n_sources; i++)
    append_source (self, i, out);
  dtl_copy_append_paragraph (out, _("Made with Dateline"), DTL_COPY_MARKDOWN);
}

const DtlChronologyWriter dtl_chronology_markdown = { append_head, append_section, append_event, append_foot };
