/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Members of json-glib's objects by the type that they must have. What has another type is as if it were not there:
 * that it has was reported with its place by the strict pass, which saw the same text before.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "dtl-vocabulary.h"

G_BEGIN_DECLS

/* The tree of a part of a text that passed the strict pass; NULL if it is no object after all. */
JsonNode   *dtl_json_parse        (const char          *text,
                                   gsize                length);

const char *dtl_json_get_text     (JsonObject          *object,
                                   const char          *member);
char       *dtl_json_dup_text     (JsonObject          *object,
                                   const char          *member);
/* The same of what is shown as one line: with blanks for the ends of lines and control characters. */
char       *dtl_json_dup_line     (JsonObject          *object,
                                   const char          *member);
JsonObject *dtl_json_get_object   (JsonObject          *object,
                                   const char          *member);
JsonArray  *dtl_json_get_list     (JsonObject          *object,
                                   const char          *member);
gboolean    dtl_json_get_boolean  (JsonObject          *object,
                                   const char          *member);
int         dtl_json_get_word     (JsonObject          *object,
                                   const char          *member,
                                   const DtlVocabulary *words,
                                   int                  otherwise);
/* Whole numbers only; FALSE when it is none. */
gboolean    dtl_json_get_whole    (JsonObject          *object,
                                   const char          *member,
                                   gint64              *value);

/* Of an element. */
const char *dtl_json_node_text    (JsonNode            *node);
JsonObject *dtl_json_node_object  (JsonNode            *node);

/* The elements of a list that are texts, (transfer full), never NULL. */
GStrv       dtl_json_dup_texts    (JsonArray           *list);

/* A date as it stands there, with its texts; NULL when it is none. (transfer full) */
DtlWhen    *dtl_json_get_when     (JsonObject          *object,
                                   const char          *member,
                                   GTimeZone           *zone);

G_END_DECLS
