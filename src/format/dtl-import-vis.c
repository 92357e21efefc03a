/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Items of vis-timeline: [{"id", "content", "start", "end", "group", "title", "type"}, ...], or {"items": [...], "groups": [{"id", "content"}]}:
 * https://visjs.github.io/vis-timeline/docs/timeline/. Dates are texts, or milliseconds since 1970 in UTC; contents are HTML.
 */
#include "config.h"

#include "dtl-html.h"
#include "dtl-import-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
recognizes (const char *data,
            gsize       size)
{
  return dtl_import_json_has_records (data, size, NULL, "start", "content") || dtl_import_json_has_records (data, size, "items", "start", "content");
}

/* Items */

/* Milliseconds since 1970. (transfer full), NULL: it is no such number */
static char *
edtf_from_milliseconds (const char *text)
{
  char buffer[DTL_ISO8601_SIZE];
  gint64 milliseconds;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &milliseconds, NULL))
    return NULL;
  /* A short number is a year, as a text and as people write them. */
  if (strlen (text) <= 4)
    return NULL;
  dtl_instant_to_iso8601 (milliseconds / 1000 - (milliseconds % 1000 < 0), buffer);
  return g_strconcat (buffer, "Z", NULL);
}

static void
read_date (DtlImportJson *json,
           JsonObject    *item,
           const char    *member,
           DtlImportWhen *when)
{
  const char *text = dtl_import_json_get_text (json, item, member);
  g_autoptr (GString) plain = NULL;

  if (text == NULL)
    return;
  /* JavaScript writes every time with its milliseconds. */
  plain = g_string_new (text);
  g_string_replace (plain, ".000", "", 1);
  text = plain->str;
  when->edtf = edtf_from_milliseconds (text);
  if (when->edtf == NULL)
    dtl_importer_read_words (json->importer, json->start, member, text, DTL_DAY_ORDER_MONTH_FIRST, when);
}

static void
read_when (DtlImportJson *json,
           JsonObject    *item,
           DtlImportWhen *when)
{
  DtlImportWhen end = { NULL };

  read_date (json, item, "start", when);
  read_date (json, item, "end", &end);
  if (end.edtf != NULL)
    dtl_importer_join_ends (json->importer, json->start, "end", when, g_steal_pointer (&end.edtf));
  dtl_import_when_clear (&end);
}

static gboolean
is_kept (JsonObject *item,
         const char *member)
{
  static const char * const mapped[] = { "id", "content", "start", "end", "group", "title", NULL };

  return !g_strv_contains (mapped, member);
}

/* What hovering shows is the description, unless it is the content once more. */
static char *
dup_description (DtlImportJson *json,
                 JsonObject    *item)
{
  const char *title = dtl_import_json_get_text (json, item, "title");

  return title != NULL ? dtl_html_to_markup (title) : NULL;
}

static void
read_item (DtlImportJson *json,
           gpointer       groups)
{
  JsonObject *item = dtl_import_json_read_record (json);
  const char *content, *group, *type;
  g_autofree char *title = NULL, *description = NULL, *origin = NULL;
  DtlImportEvent event = { .offset = json->start };

  if (item == NULL)
    return;
  content = dtl_import_json_get_text (json, item, "content");
  group = dtl_import_json_get_text (json, item, "group");
  type = dtl_import_json_get_text (json, item, "type");
  title = content != NULL ? dtl_html_to_line (content) : NULL;
  read_when (json, item, &event.when);
  if (g_strcmp0 (type, "background") == 0 && (event.when.edtf != NULL || event.when.start != NULL))
    dtl_importer_add_period (json->importer, title != NULL && *title != '\0' ? title : _("Untitled"), &event.when);
  else
    {
      const char *lane = group != NULL ? g_hash_table_lookup (groups, group) : NULL;

      event.id = dtl_import_json_get_text (json, item, "id");
      event.title = title;
      event.description = description = dup_description (json, item);
      event.lane = lane != NULL ? lane : group;
      event.origin = origin = dtl_import_json_copy_members (json, is_kept);
      dtl_importer_add_event (json->importer, &event);
    }
  dtl_import_when_clear (&event.when);
}

static void
read_group (DtlImportJson *json,
            gpointer       groups)
{
  JsonObject *group = dtl_import_json_read_record (json);
  const char *id = group != NULL ? dtl_import_json_get_text (json, group, "id") : NULL;
  const char *content = group != NULL ? dtl_import_json_get_text (json, group, "content") : NULL;
  g_autofree char *title = content != NULL ? dtl_html_to_line (content) : NULL;

  if (id != NULL && title != NULL && *title != '\0')
    g_hash_table_replace (groups, g_strdup (id), g_steal_pointer (&title));
}

static gboolean
read_file (DtlImporter  *importer,
           GError      **error)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  DtlImportJson json;

  dtl_import_json_init (&json, importer);
  dtl_import_json_for_each (&json, "groups", read_group, groups);
  dtl_import_json_for_each (&json, "items", read_item, groups);
  dtl_import_json_for_each (&json, NULL, read_item, groups);
  dtl_import_json_clear (&json);
  return TRUE;
}

const DtlImportReader dtl_import_vis = { "vis-timeline", N_("a vis-timeline file"), recognizes, read_file };
