/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-json-get.h"

#include "dtl-quoted.h"

#include <string.h>

JsonNode *
dtl_json_parse (const char *text,
                gsize       length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_parser_steal_root (parser) : NULL;
}

const char *
dtl_json_node_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
         ? json_node_get_string (node) : NULL;
}

JsonObject *
dtl_json_node_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
dtl_json_get_text (JsonObject *object,
                   const char *member)
{
  return dtl_json_node_text (json_object_get_member (object, member));
}

char *
dtl_json_dup_text (JsonObject *object,
                   const char *member)
{
  return g_strdup (dtl_json_get_text (object, member));
}

char *
dtl_json_dup_line (JsonObject *object,
                   const char *member)
{
  char *line = dtl_json_dup_text (object, member);

  if (line != NULL)
    dtl_quoted_make_line (line, strlen (line));
  return line;
}

JsonObject *
dtl_json_get_object (JsonObject *object,
                     const char *member)
{
  return dtl_json_node_object (json_object_get_member (object, member));
}

JsonArray *
dtl_json_get_list (JsonObject *object,
                   const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

gboolean
dtl_json_get_boolean (JsonObject *object,
                      const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

int
dtl_json_get_word (JsonObject          *object,
                   const char          *member,
                   const DtlVocabulary *words,
                   int                  otherwise)
{
  const char *text = dtl_json_get_text (object, member);
  int value;

  return text != NULL && dtl_vocabulary_find (words, text, strlen (text), &value) ? value : otherwise;
}

gboolean
dtl_json_get_whole (JsonObject *object,
                    const char *member,
                    gint64     *value)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return TRUE;
}

GStrv
dtl_json_dup_texts (JsonArray *list)
{
  guint n = list != NULL ? json_array_get_length (list) : 0, n_texts = 0;
  GStrv texts = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const char *text = dtl_json_node_text (json_array_get_element (list, i));

      if (text != NULL)
        texts[n_texts++] = g_strdup (text);
    }
  return texts;
}

static DtlWhen *
when_from_text (const char *text,
                GTimeZone  *zone)
{
  g_autoptr (DtlWhen) when = dtl_when_new ();

  if (!dtl_date_parse (text, -1, zone, &when->date, NULL))
    return NULL;
  when->has_date = TRUE;
  when->edtf = g_strdup (text);
  return g_steal_pointer (&when);
}

static DtlWhen *
when_from_object (JsonObject *object,
                  GTimeZone  *zone)
{
  g_autoptr (DtlWhen) when = dtl_when_new ();

  when->edtf = dtl_json_dup_text (object, "edtf");
  when->start = dtl_json_dup_text (object, "start");
  when->end = dtl_json_dup_text (object, "end");
  when->label = dtl_json_dup_text (object, "label");
  when->calendar = dtl_json_dup_text (object, "calendar");
  when->note = dtl_json_dup_text (object, "note");

  if (when->edtf != NULL && (when->start != NULL || when->end != NULL))
    return NULL;
  if (when->edtf != NULL)
    when->has_date = dtl_date_parse (when->edtf, -1, zone, &when->date, NULL);
  else if (when->start != NULL || when->end != NULL)
    when->has_date = dtl_date_parse_ends (when->start, -1, when->end, -1, zone, &when->date, NULL, NULL);
  else if (when->label != NULL && when->label[0] != '\0')
    return g_steal_pointer (&when);

  return when->has_date ? g_steal_pointer (&when) : NULL;
}

DtlWhen *
dtl_json_get_when (JsonObject *object,
                   const char *member,
                   GTimeZone  *zone)
{
  JsonNode *node = json_object_get_member (object, member);
  const char *text = dtl_json_node_text (node);

  if (text != NULL)
    return when_from_text (text, zone);
  return dtl_json_node_object (node) != NULL ? when_from_object (dtl_json_node_object (node), zone) : NULL;
}
