/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SIMILE Timeline, JSON and XML: events with "start", "latestStart", "earliestEnd", "end", "title", and a description in HTML, in an
 * attribute or as the content: https://simile-widgets.org/wiki/Timeline_EventSources. An event that does not last, as in XML it does not unless
 * it says so, was somewhere between its start and its end.
 */
#include "config.h"

#include "dtl-import-xml.h"

#include "dtl-html.h"
#include "dtl-import-json.h"
#include "dtl-json-write.h"
#include "dtl-light-markup.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* As it is written; what is NULL is not there. */
typedef struct
{
  const char *start, *latest_start, *earliest_end, *end;
  const char *title, *description, *link, *caption, *colour, *image;
  gboolean    lasts;
} Simile;

/* Dates */

/* "Fri Nov 22 1963 13:00:00 GMT-0600": JavaScript's own form. (transfer full), NULL: another one */
static char *
read_javascript (const char *text)
{
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  char first[16] = "", month[16] = "";
  int day, year, hour, minute, second, zone = 0, n = 0;
  const char *found;

  /* The day of the week is said again by the date. */
  if (sscanf (text, " %15[A-Za-z], %15[A-Za-z]", first, month) == 2 || sscanf (text, " %15[A-Za-z] %15[A-Za-z]", first, month) == 2)
    text = strstr (text, first) + strlen (first) + (strchr (text, ',') != NULL);
  if (sscanf (text, " %15[A-Za-z] %2d %4d %2d:%2d:%2d GMT%n", month, &day, &year, &hour, &minute, &second, &n) != 6 || n == 0 || strlen (month) < 3)
    return NULL;
  month[3] = '\0';
  found = strstr (months, month);
  if (found == NULL || (found - months) % 3 != 0)
    return NULL;
  sscanf (text + n, "%5d", &zone);
  /* A day at midnight without a zone is that day. */
  if (hour == 0 && minute == 0 && second == 0 && zone == 0)
    return g_strdup_printf ("%04d-%02d-%02d", year, (int) (found - months) / 3 + 1, day);
  if (zone == 0)
    return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", year, (int) (found - months) / 3 + 1, day, hour, minute, second);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", year, (int) (found - months) / 3 + 1, day, hour, minute, second,
                          zone < 0 ? '-' : '+', ABS (zone) / 100, ABS (zone) % 100);
}

/* As EDTF; NULL: there is none, or (with a remark) it is none. @label, unless it is set, takes what is no date. (transfer full) */
static char *
read_date (DtlImporter *importer,
           gsize        offset,
           const char  *member,
           const char  *text,
           char       **label)
{
  DtlImportWhen when = { NULL };
  DtlDate date;
  char *edtf;

  if (text == NULL || *text == '\0')
    return NULL;
  edtf = read_javascript (text);
  if (edtf != NULL && dtl_date_parse (edtf, -1, NULL, &date, NULL))
    return edtf;
  g_free (edtf);
  /* "107?" has a digit that nobody knows. */
  if (strlen (text) == 4 && text[3] == '?' && strspn (text, "0123456789") == 3)
    return g_strdup_printf ("%.3sX", text);

  dtl_importer_read_words (importer, offset, member, text, DTL_DAY_ORDER_MONTH_FIRST, &when);
  edtf = g_steal_pointer (&when.edtf);
  if (edtf == NULL && *label == NULL)
    *label = g_steal_pointer (&when.label);
  dtl_import_when_clear (&when);
  return edtf;
}

/* One moment between the two, or the one that there is. (transfer full) */
static char *
make_window (char *first,
             char *last)
{
  g_autofree char *from = first, *to = last;
  DtlDate date;
  char *window;

  if (from == NULL || to == NULL || g_str_equal (from, to))
    return from != NULL ? g_steal_pointer (&from) : g_steal_pointer (&to);
  window = g_strdup_printf ("[%s..%s]", from, to);
  if (dtl_date_parse (window, -1, NULL, &date, NULL))
    return window;
  g_free (window);
  return g_steal_pointer (&from);
}

static void
read_when (DtlImporter   *importer,
           gsize          offset,
           const Simile  *simile,
           DtlImportWhen *when)
{
  char *start = read_date (importer, offset, "start", simile->start, &when->label);
  char *latest_start = read_date (importer, offset, "latestStart", simile->latest_start, &when->label);
  char *earliest_end = read_date (importer, offset, "earliestEnd", simile->earliest_end, &when->label);
  char *end = read_date (importer, offset, "end", simile->end, &when->label);

  if (!simile->lasts)
    {
      when->edtf = make_window (start != NULL ? start : g_steal_pointer (&latest_start), end != NULL ? end : g_steal_pointer (&earliest_end));
      g_free (latest_start);
      g_free (earliest_end);
      return;
    }
  when->edtf = make_window (start, latest_start);
  end = make_window (earliest_end, end);
  if (end != NULL)
    dtl_importer_join_ends (importer, offset, "end", when, end);
}

/* Events */

static gboolean
is_colour (const char *text)
{
  return text != NULL && text[0] == '#' && strlen (text) == 7 && strspn (text + 1, "0123456789abcdefABCDEF") == 6;
}

/* The picture beside the words. (transfer full), NULL: there is none in the web */
static char *
make_media (const Simile *simile)
{
  g_autoptr (GString) media = NULL;

  if (!dtl_is_web_address (simile->image))
    return NULL;
  media = g_string_new ("{");
  dtl_json_write_member (media, "href", simile->image);
  dtl_json_write_member (media, "caption", simile->caption);
  g_string_append_c (media, '}');
  return g_string_free (g_steal_pointer (&media), FALSE);
}

static void
add_event (DtlImporter  *importer,
           gsize         offset,
           const Simile *simile,
           const char   *origin)
{
  g_autofree char *title = simile->title != NULL ? dtl_html_to_line (simile->title) : NULL;
  g_autofree char *description = simile->description != NULL ? dtl_html_to_markup (simile->description) : NULL;
  g_autofree char *media = make_media (simile);
  g_autoptr (GArray) citations = dtl_import_citations_new ();
  DtlImportEvent event = { .offset = offset, .title = title, .description = description, .media = media, .citations = citations, .origin = origin };

  if (is_colour (simile->colour))
    event.colour = simile->colour;
  if (dtl_is_web_address (simile->link))
    {
      DtlImportCitation citation = { .source = dtl_importer_add_source (importer, NULL, NULL, simile->link, NULL) };

      g_array_append_val (citations, citation);
    }
  read_when (importer, offset, simile, &event.when);
  dtl_importer_add_event (importer, &event);
  dtl_import_when_clear (&event.when);
}

static const char * const mapped[] = {
  "start", "latestStart", "earliestEnd", "end", "title", "description", "link", "caption", "color", "image", "isDuration", "durationEvent", NULL,
};

/* JSON */

static gboolean
recognizes_json (const char *data,
                 gsize       size)
{
  return dtl_import_json_has_records (data, size, "events", "start", "title");
}

static gboolean
is_kept (JsonObject *record,
         const char *member)
{
  return !g_strv_contains (mapped, member);
}

/* TRUE unless it says that it does not, as a truth value or a text. */
static gboolean
says_not (DtlImportJson *json,
          JsonObject    *record,
          const char    *member)
{
  JsonNode *node = json_object_get_member (record, member);
  const char *text = dtl_import_json_get_text (json, record, member);

  return (text != NULL && g_str_equal (text, "false"))
         || (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN && !json_node_get_boolean (node));
}

static void
read_record (DtlImportJson *json,
             gpointer       unused)
{
  JsonObject *record = dtl_import_json_read_record (json);
  g_autofree char *origin = NULL;
  Simile simile;

  if (record == NULL)
    return;
  simile = (Simile) {
    .start = dtl_import_json_get_text (json, record, "start"),
    .latest_start = dtl_import_json_get_text (json, record, "latestStart"),
    .earliest_end = dtl_import_json_get_text (json, record, "earliestEnd"),
    .end = dtl_import_json_get_text (json, record, "end"),
    .title = dtl_import_json_get_text (json, record, "title"),
    .description = dtl_import_json_get_text (json, record, "description"),
    .link = dtl_import_json_get_text (json, record, "link"),
    .caption = dtl_import_json_get_text (json, record, "caption"),
    .colour = dtl_import_json_get_text (json, record, "color"),
    .image = dtl_import_json_get_text (json, record, "image"),
    .lasts = !says_not (json, record, "isDuration") && !says_not (json, record, "durationEvent"),
  };
  origin = dtl_import_json_copy_members (json, is_kept);
  add_event (json->importer, json->start, &simile, origin);
}

static gboolean
read_json (DtlImporter  *importer,
           GError      **error)
{
  DtlImportJson json;

  dtl_import_json_init (&json, importer);
  dtl_import_json_for_each (&json, "events", read_record, NULL);
  dtl_import_json_clear (&json);
  return TRUE;
}

const DtlImportReader dtl_import_simile_json = { "simile", N_("a SIMILE timeline"), recognizes_json, read_json };

/* XML */

static gboolean
recognizes_xml (const char *data,
                gsize       size)
{
  return dtl_import_xml_has_root (data, size, "data");
}

static void
read_element (DtlImporter          *importer,
              const DtlImportXmlElement *element)
{
  g_autoptr (GString) origin = g_string_new (NULL);
  const char *description = dtl_import_xml_get (element, "description");
  const char *lasts = dtl_import_xml_get (element, "isDuration") != NULL ? dtl_import_xml_get (element, "isDuration")
                                                                         : dtl_import_xml_get (element, "durationEvent");
  Simile simile = {
    .start = dtl_import_xml_get (element, "start"),
    .latest_start = dtl_import_xml_get (element, "latestStart"),
    .earliest_end = dtl_import_xml_get (element, "earliestEnd"),
    .end = dtl_import_xml_get (element, "end"),
    .title = dtl_import_xml_get (element, "title"),
    .description = description != NULL ? description : element->text,
    .link = dtl_import_xml_get (element, "link"),
    .caption = dtl_import_xml_get (element, "caption"),
    .colour = dtl_import_xml_get (element, "color"),
    .image = dtl_import_xml_get (element, "image"),
    .lasts = lasts != NULL && g_str_equal (lasts, "true"),
  };

  dtl_import_xml_copy_attributes (element, mapped, origin);
  add_event (importer, element->offset, &simile, origin->str);
}

static gboolean
read_xml (DtlImporter  *importer,
          GError      **error)
{
  return dtl_import_xml_read (importer, "event", read_element, error);
}

const DtlImportReader dtl_import_simile_xml = { "simile", N_("a SIMILE timeline"), recognizes_xml, read_xml };
