/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The Timeline Project, XML: <timeline><version>…<categories><category>…<events><event><start>2010-01-01 00:00:00</start><end>…<text>…. Its years
 * are astronomical: -43 is 44 BCE. Where both ends are midnights, whole days are meant.
 */
#include "config.h"

#include "dtl-import-xml.h"

#include "dtl-html.h"
#include "dtl-light-markup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
recognizes (const char *data,
            gsize       size)
{
  return dtl_import_xml_has_root (data, size, "timeline");
}

/* "-43-03-15 12:00:00". (transfer full), NULL: it is none */
static char *
read_date (const char *text,
           gboolean   *is_midnight)
{
  g_autoptr (GString) edtf = g_string_new (NULL);
  const char *month = text != NULL && *text != '\0' ? strchr (text + 1, '-') : NULL, *time = text != NULL ? strchr (text, ' ') : NULL;
  g_autofree char *year_text = month != NULL ? g_strndup (text, (gsize) (month - text)) : NULL;
  gint64 year;
  DtlDate date;

  if (month == NULL || time == NULL || time < month || !g_ascii_string_to_signed (year_text, 10, DTL_YEAR_MIN, DTL_YEAR_MAX, &year, NULL))
    return NULL;
  if (ABS (year) > 9999)
    g_string_append_printf (edtf, "Y%" G_GINT64_FORMAT, year);
  else
    g_string_append_printf (edtf, "%s%04" G_GINT64_FORMAT, year < 0 ? "-" : "", ABS (year));
  /* Years of more digits have no days in EDTF. */
  if (ABS (year) <= 9999)
    g_string_append_len (edtf, month, time - month);
  *is_midnight = g_str_equal (time + 1, "00:00:00") || ABS (year) > 9999;
  if (!*is_midnight)
    g_string_append_printf (edtf, "T%s", time + 1);
  return dtl_date_parse (edtf->str, -1, NULL, &date, NULL) ? g_strdup (edtf->str) : NULL;
}

static gboolean
is_true (const DtlImportXmlElement *element,
         const char                *name)
{
  const char *text = dtl_import_xml_get (element, name);

  return text != NULL && g_ascii_strcasecmp (text, "true") == 0;
}

/* What is fuzzy is about so; a time cannot be, and becomes its day. */
static char *
make_fuzzy (char *edtf)
{
  g_autofree char *owned = edtf;

  if (strchr (owned, 'T') != NULL)
    *strchr (owned, 'T') = '\0';
  return g_strconcat (owned, "~", NULL);
}

static void
read_when (DtlImporter               *importer,
           const DtlImportXmlElement *element,
           DtlImportWhen             *when)
{
  gboolean start_is_midnight = FALSE, end_is_midnight = FALSE, is_fuzzy = is_true (element, "fuzzy");
  g_autofree char *start = read_date (dtl_import_xml_get (element, "start"), &start_is_midnight);
  g_autofree char *end = read_date (dtl_import_xml_get (element, "end"), &end_is_midnight);

  if (start == NULL)
    {
      const char *text = dtl_import_xml_get (element, "start");
      g_autofree char *found = text != NULL ? dtl_importer_quote (text) : g_strdup (_("nothing"));

      dtl_importer_remark (importer, element->offset, "start", found, _("a date such as 2010-01-31 12:00:00; the event has no place in time"));
      when->label = g_strdup (text);
      return;
    }
  /* Of a day with a time at one end only both are times. */
  if (start_is_midnight && !end_is_midnight && end != NULL && strlen (start) <= 11)
    {
      char *with_time = g_strconcat (start, "T00:00:00", NULL);

      g_free (start);
      start = with_time;
    }
  if (is_fuzzy || is_true (element, "fuzzy_start"))
    start = make_fuzzy (g_steal_pointer (&start));
  if (end != NULL && (is_fuzzy || is_true (element, "fuzzy_end")))
    end = make_fuzzy (g_steal_pointer (&end));
  if (is_true (element, "ends_today"))
    {
      g_free (end);
      end = g_strdup ("..");
    }
  when->edtf = g_steal_pointer (&start);
  if (end != NULL)
    dtl_importer_join_ends (importer, element->offset, "end", when, g_steal_pointer (&end));
}

static void
read_element (DtlImporter               *importer,
              const DtlImportXmlElement *element)
{
  static const char * const mapped[] = {
    "start", "end", "text", "description", "category", "fuzzy", "fuzzy_start", "fuzzy_end", "ends_today", "hyperlink", "locked", "progress", "name", NULL,
  };
  const char *text = dtl_import_xml_get (element, "text"), *name = dtl_import_xml_get (element, "name");
  const char *description = dtl_import_xml_get (element, "description"), *category = dtl_import_xml_get (element, "category");
  g_autofree char *title = text != NULL || name != NULL ? dtl_html_to_line (text != NULL ? text : name) : NULL;
  g_autofree char *words = description != NULL ? dtl_html_to_markup (description) : NULL;
  g_autoptr (GString) origin = g_string_new (NULL);
  g_autoptr (GArray) citations = dtl_import_citations_new ();
  DtlImportEvent event = { .offset = element->offset, .title = title, .description = words, .lane = category, .citations = citations };

  read_when (importer, element, &event.when);
  if (g_str_equal (element->name, "era"))
    {
      if (event.when.edtf != NULL || event.when.start != NULL)
        dtl_importer_add_period (importer, title != NULL ? title : _("Untitled"), &event.when);
      dtl_import_when_clear (&event.when);
      return;
    }
  if (dtl_is_web_address (dtl_import_xml_get (element, "hyperlink")))
    {
      DtlImportCitation citation = { .source = dtl_importer_add_source (importer, NULL, NULL, dtl_import_xml_get (element, "hyperlink"), NULL) };

      g_array_append_val (citations, citation);
    }
  dtl_import_xml_copy_attributes (element, mapped, origin);
  event.origin = origin->str;
  dtl_importer_add_event (importer, &event);
  dtl_import_when_clear (&event.when);
}

static gboolean
read_file (DtlImporter  *importer,
           GError      **error)
{
  return dtl_import_xml_read (importer, "event|era", read_element, error);
}

const DtlImportReader dtl_import_timeline_project = { "timeline-project", N_("a file of The Timeline Project"), recognizes, read_file };
