/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-import-json.h"

#include "dtl-json-get.h"
#include "dtl-native.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
dtl_import_json_init (DtlImportJson *self,
                      DtlImporter   *importer)
{
  *self = (DtlImportJson) { .importer = importer, .texts = g_string_chunk_new (4096) };
  dtl_json_scan_init (&self->scan, importer->data, importer->size);
}

void
dtl_import_json_clear (DtlImportJson *self)
{
  dtl_json_scan_clear (&self->scan);
  g_string_chunk_free (self->texts);
  g_clear_pointer (&self->root, json_node_unref);
}

gboolean
dtl_import_json_is_named (const DtlJsonScan  *scan,
                          const DtlJsonSlice *key,
                          const char         *name)
{
  return key->length == strlen (name) && memcmp (scan->data + key->start, name, key->length) == 0;
}

static gboolean
has_members (DtlJsonScan *scan,
             const char  *member,
             const char  *other_member)
{
  gboolean has_member = FALSE, has_other = FALSE;
  DtlJsonSlice key;

  if (!dtl_json_scan_enter_if (scan, DTL_JSON_OBJECT))
    return FALSE;
  while (dtl_json_scan_next_member (scan, &key))
    {
      has_member |= dtl_import_json_is_named (scan, &key, member);
      has_other |= dtl_import_json_is_named (scan, &key, other_member);
      dtl_json_scan_skip (scan);
    }
  return has_member && has_other;
}

/* Into the list; FALSE: there is none. */
static gboolean
enter_list (DtlJsonScan *scan,
            const char  *list)
{
  DtlJsonSlice key;

  if (!dtl_json_scan_start (scan))
    return FALSE;
  if (list == NULL)
    return dtl_json_scan_enter_if (scan, DTL_JSON_ARRAY);
  if (dtl_json_scan_enter_if (scan, DTL_JSON_OBJECT))
    while (dtl_json_scan_next_member (scan, &key))
      {
        if (dtl_import_json_is_named (scan, &key, list))
          return dtl_json_scan_enter_if (scan, DTL_JSON_ARRAY);
        dtl_json_scan_skip (scan);
      }
  return FALSE;
}

gboolean
dtl_import_json_has_records (const char *data,
                             gsize       size,
                             const char *list,
                             const char *member,
                             const char *other_member)
{
  DtlJsonScan scan;
  gboolean has_one = FALSE;

  dtl_json_scan_init (&scan, data, size);
  if (enter_list (&scan, list))
    while (!has_one && dtl_json_scan_next_element (&scan))
      has_one = has_members (&scan, member, other_member);
  dtl_json_scan_clear (&scan);
  return has_one;
}

void
dtl_import_json_for_each (DtlImportJson *self,
                          const char    *list,
                          void         (*read) (DtlImportJson *self,
                                                gpointer       user_data),
                          gpointer       user_data)
{
  dtl_json_scan_clear (&self->scan);
  dtl_json_scan_init (&self->scan, self->importer->data, self->importer->size);
  if (enter_list (&self->scan, list))
    while (dtl_json_scan_next_element (&self->scan) && dtl_importer_goes_on (self->importer))
      read (self, user_data);
}

JsonObject *
dtl_import_json_read_record (DtlImportJson *self)
{
  g_clear_pointer (&self->root, json_node_unref);
  g_string_chunk_clear (self->texts);
  self->start = self->scan.pos;
  self->scan.n_values = self->scan.widest = 0;
  if (!dtl_json_scan_skip (&self->scan))
    return NULL;

  self->size = self->scan.pos - self->start;
  if (self->scan.n_values <= DTL_NATIVE_MAX_RECORD_VALUES && self->scan.widest <= DTL_NATIVE_MAX_RECORD_MEMBERS)
    self->root = dtl_json_parse (self->scan.data + self->start, self->size);
  if (self->root != NULL)
    return json_node_get_object (self->root);
  dtl_problems_add (&self->importer->problems, DTL_PROBLEM_LEFT_OUT, self->start, NULL, _("what is no event, or a huge one"), _("an object"));
  return NULL;
}

const char *
dtl_import_json_get_text (DtlImportJson *self,
                          JsonObject    *object,
                          const char    *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;
  char buffer[32];

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_string_chunk_insert (self->texts, json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    g_ascii_formatd (buffer, sizeof buffer, "%.15g", json_node_get_double (node));
  else
    return NULL;
  return g_string_chunk_insert (self->texts, buffer);
}

char *
dtl_import_json_copy_members (DtlImportJson *self,
                              gboolean     (*is_kept) (JsonObject *record,
                                                       const char *member))
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *data = self->scan.data + self->start;
  JsonObject *record = json_node_get_object (self->root);
  DtlJsonScan scan;
  DtlJsonSlice key;

  dtl_json_scan_init (&scan, data, self->size);
  if (dtl_json_scan_start (&scan) && dtl_json_scan_enter_if (&scan, DTL_JSON_OBJECT))
    while (dtl_json_scan_next_member (&scan, &key))
      {
        g_autofree char *name = g_strndup (data + key.start, key.length);
        gsize start = scan.pos;

        if (!dtl_json_scan_skip (&scan) || key.escaped || !is_kept (record, name))
          continue;
        if (out->len > 0)
          g_string_append (out, ", ");
        g_string_append_printf (out, "\"%s\": ", name);
        g_string_append_len (out, data + start, (gssize) (scan.pos - start));
      }
  dtl_json_scan_clear (&scan);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
