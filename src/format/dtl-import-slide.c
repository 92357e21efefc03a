/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-import-slide.h"

#include "dtl-html.h"
#include "dtl-json-write.h"
#include "dtl-light-markup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Dates */

/* A whole number from @least to @most. FALSE: it is none; then there is a remark, unless nothing is written there. */
static gboolean
read_number (DtlImporter *importer,
             gsize        offset,
             const char  *member,
             const char  *text,
             gint64       least,
             gint64       most,
             gint64      *number)
{
  g_autofree char *plain = has_text (text) ? g_strstrip (g_strdup (text)) : NULL;
  g_autofree char *found = NULL, *expected = NULL;
  char bounds[2][24];

  if (!has_text (plain))
    return FALSE;
  if (g_ascii_string_to_signed (plain, 10, least, most, number, NULL))
    return TRUE;
  found = dtl_importer_quote (text);
  g_snprintf (bounds[0], sizeof bounds[0], "%" G_GINT64_FORMAT, least);
  g_snprintf (bounds[1], sizeof bounds[1], "%" G_GINT64_FORMAT, most);
  expected = g_strdup_printf (_("a whole number from %s to %s"), bounds[0], bounds[1]);
  dtl_importer_remark (importer, offset, member, found, expected);
  return FALSE;
}

static void
append_year (GString *edtf,
             gint64   year)
{
  /* 1 BCE is the year 0. Nobody counts like that what is years ago. */
  if (year < 0 && year >= DTL_SLIDE_FIRST_HUMAN_YEAR)
    year++;
  if (ABS (year) > 9999)
    g_string_append_printf (edtf, "Y%" G_GINT64_FORMAT, year);
  else
    g_string_append_printf (edtf, "%s%04" G_GINT64_FORMAT, year < 0 ? "-" : "", ABS (year));
}

static void
append_clock (DtlImporter        *importer,
              gsize               offset,
              const char         *member,
              const DtlSlideDate *date,
              GString            *edtf)
{
  g_auto (GStrv) parts = g_strsplit (has_text (date->time) ? date->time : "", ":", 4);
  guint n = g_strv_length (parts);
  gint64 hour, minute = 0, second = 0;

  if (!read_number (importer, offset, member, n > 0 ? parts[0] : date->hour, 0, 23, &hour))
    return;
  read_number (importer, offset, member, n > 0 ? (n > 1 ? parts[1] : NULL) : date->minute, 0, 59, &minute);
  g_string_append_printf (edtf, "T%02d:%02d", (int) hour, (int) minute);
  if (read_number (importer, offset, member, n > 0 ? (n > 2 ? parts[2] : NULL) : date->second, 0, 59, &second))
    g_string_append_printf (edtf, ":%02d", (int) second);
}

gboolean
dtl_import_slide_date (DtlImporter        *importer,
                       gsize               offset,
                       const char         *member,
                       const DtlSlideDate *date,
                       char              **edtf)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *found = NULL;
  gint64 year, month, day;
  DtlDate parsed;

  if (!read_number (importer, offset, member, date->year, DTL_YEAR_MIN, DTL_YEAR_MAX, &year))
    return FALSE;
  if (year == 0)
    dtl_importer_remark (importer, offset, member, _("the year 0"), _("a year from 1 on, or before -1; it was read as 1 BCE"));
  append_year (text, year);
  if (read_number (importer, offset, member, date->month, 1, 12, &month))
    {
      g_string_append_printf (text, "-%02d", (int) month);
      if (read_number (importer, offset, member, date->day, 1, 31, &day))
        {
          g_string_append_printf (text, "-%02d", (int) day);
          append_clock (importer, offset, member, date, text);
        }
    }
  if (dtl_date_parse (text->str, -1, NULL, &parsed, NULL))
    {
      *edtf = g_strdup (text->str);
      return TRUE;
    }
  found = dtl_importer_quote (text->str);
  dtl_importer_remark (importer, offset, member, found, _("a day that this month has; only the month was read"));
  g_string_truncate (text, (gsize) (strrchr (text->str, '-') - text->str));
  *edtf = g_strdup (text->str);
  return dtl_date_parse (text->str, -1, NULL, &parsed, NULL);
}

static void
read_when (DtlImporter    *importer,
           const DtlSlide *slide,
           DtlImportWhen  *when)
{
  g_autofree char *start = NULL, *end = NULL, *interval = NULL;
  gboolean has_start = dtl_import_slide_date (importer, slide->offset, "start_date", &slide->start, &start);
  gboolean has_end = dtl_import_slide_date (importer, slide->offset, "end_date", &slide->end, &end);
  DtlDate parsed;

  when->label = has_text (slide->display_date) ? dtl_html_to_line (slide->display_date) : NULL;
  if (when->label == NULL && !has_start && has_text (slide->start.year))
    when->label = g_strdup (slide->start.year);
  if (has_start && has_end && !g_str_equal (start, end))
    {
      interval = g_strconcat (start, "/", end, NULL);
      if (dtl_date_parse (interval, -1, NULL, &parsed, NULL))
        {
          when->edtf = g_steal_pointer (&interval);
          return;
        }
      dtl_importer_remark (importer, slide->offset, "end_date", _("an end before the start"), _("one after it; it was left out"));
    }
  when->edtf = has_start ? g_steal_pointer (&start) : has_end ? g_steal_pointer (&end) : NULL;
}

/* Media */

/* TimelineJS takes such an address for a quotation. */
static gboolean
is_quotation (const char *media)
{
  return has_text (media) && g_ascii_strncasecmp (media, "<blockquote", strlen ("<blockquote")) == 0;
}

/* A quotation rests on whoever is credited; without that there is no source, and it is a part of the description. */
static void
add_quotation (DtlImporter    *importer,
               const DtlSlide *slide,
               GArray         *citations,
               char          **description)
{
  g_autofree char *credit = dtl_html_to_line (has_text (slide->credit) ? slide->credit : has_text (slide->caption) ? slide->caption : "");
  DtlImportCitation citation = { .source = *credit != '\0' ? dtl_importer_add_source (importer, credit, NULL, NULL, NULL) : NULL };

  if (citation.source != NULL)
    {
      citation.quote = dtl_html_to_line (slide->media);
      g_array_append_val (citations, citation);
    }
  else
    {
      g_autofree char *before = g_steal_pointer (description);
      g_autofree char *quotation = dtl_html_to_markup (slide->media);

      *description = has_text (before) ? g_strjoin ("\n\n", before, quotation, NULL) : g_strdup (quotation);
    }
}

static void
write_line (GString    *out,
            const char *name,
            const char *html)
{
  g_autofree char *line = has_text (html) ? dtl_html_to_line (html) : NULL;

  if (has_text (line))
    dtl_json_write_member (out, name, line);
}

/* Of an address in the web; an <iframe> has none. (transfer full) */
static char *
make_media (const DtlSlide *slide)
{
  g_autoptr (GString) media = NULL;

  if (!dtl_is_web_address (slide->media))
    return NULL;
  media = g_string_new ("{");
  dtl_json_write_member (media, "href", slide->media);
  write_line (media, "caption", slide->caption);
  write_line (media, "credit", slide->credit);
  write_line (media, "alt", slide->alt);
  if (dtl_is_web_address (slide->thumbnail))
    dtl_json_write_member (media, "thumbnail", slide->thumbnail);
  g_string_append_c (media, '}');
  return g_string_free (g_steal_pointer (&media), FALSE);
}

/* Slides */

void
dtl_import_slide_event (DtlImporter    *importer,
                        const DtlSlide *slide)
{
  g_autofree char *title = has_text (slide->headline) ? dtl_html_to_line (slide->headline) : NULL;
  g_autofree char *description = has_text (slide->text) ? dtl_html_to_markup (slide->text) : NULL;
  g_autofree char *media = make_media (slide);
  g_autofree char *group = has_text (slide->group) ? dtl_html_to_line (slide->group) : NULL;
  g_autoptr (GArray) citations = dtl_import_citations_new ();
  DtlImportEvent event = { .offset = slide->offset, .id = has_text (slide->id) ? slide->id : NULL, .title = title, .lane = group, .media = media,
                           .citations = citations, .origin = slide->origin };

  if (is_quotation (slide->media))
    add_quotation (importer, slide, citations, &description);
  event.description = description;
  read_when (importer, slide, &event.when);
  dtl_importer_add_event (importer, &event);
  dtl_import_when_clear (&event.when);
}

void
dtl_import_slide_title (DtlImporter    *importer,
                        const DtlSlide *slide)
{
  if (importer->title == NULL && has_text (slide->headline))
    importer->title = dtl_html_to_line (slide->headline);
  if (importer->description == NULL && has_text (slide->text))
    importer->description = dtl_html_to_markup (slide->text);
}

void
dtl_import_slide_era (DtlImporter    *importer,
                      const DtlSlide *slide)
{
  g_autofree char *title = has_text (slide->headline) ? dtl_html_to_line (slide->headline) : NULL;
  DtlImportWhen when = { NULL };

  read_when (importer, slide, &when);
  if (when.edtf != NULL)
    dtl_importer_add_period (importer, has_text (title) ? title : _("Untitled"), &when);
  else
    dtl_problems_add (&importer->problems, DTL_PROBLEM_LEFT_OUT, slide->offset, NULL, _("an era without dates"), _("its start and its end"));
  dtl_import_when_clear (&when);
}
