/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lanes, actors, sources, periods and links, made by json-glib one at a time from where the pass saw them.
 */
#include "config.h"

#include "dtl-csl.h"
#include "dtl-json-get.h"
#include "dtl-native-details.h"
#include "dtl-native.h"
#include "dtl-quoted.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef void (*BuildFunc) (DtlNative           *self,
                           JsonObject          *object,
                           const DtlNativeSpan *span);

static void
build_all (DtlNative *self,
           GArray    *spans,
           BuildFunc  build)
{
  for (guint i = 0; i < spans->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      const DtlNativeSpan *span = &g_array_index (spans, DtlNativeSpan, i);
      g_autoptr (JsonNode) root = dtl_json_parse (self->scan.data + span->start, span->length);

      if (root != NULL)
        build (self, json_node_get_object (root), span);
      else
        dtl_native_remark (self, span->start, NULL, _("a record that cannot be read"), _("JSON that json-glib reads"));
    }
}

/* Two of a kind with one id: the second is left out. */
static void
report_taken_id (DtlNative           *self,
                 const DtlNativeSpan *span)
{
  g_autofree char *found = dtl_native_describe_value (self->scan.data, self->scan.size, span->id);

  dtl_problems_add (&self->problems, DTL_PROBLEM_LEFT_OUT, span->id, "id", found, _("an id that no other of its kind has"));
}

static gboolean
read_colour (JsonObject *object,
             guint32    *colour)
{
  const char *text = dtl_json_get_text (object, "colour");
  char *end;

  if (text == NULL || strlen (text) != 7 || text[0] != '#')
    return FALSE;
  *colour = (guint32) g_ascii_strtoull (text + 1, &end, 16);
  return *end == '\0' && g_ascii_isxdigit (text[1]);
}

static void
build_lane (DtlNative           *self,
            JsonObject          *object,
            const DtlNativeSpan *span)
{
  DtlLane lane =
  {
    .id = dtl_json_dup_text (object, "id"),
    .title = dtl_json_dup_line (object, "title"),
    .description = dtl_json_dup_text (object, "description"),
  };

  lane.has_colour = read_colour (object, &lane.colour);
  if (dtl_document_builder_take_lane (self->builder, &lane) == DTL_NONE)
    report_taken_id (self, span);
}

static void
build_actor (DtlNative           *self,
             JsonObject          *object,
             const DtlNativeSpan *span)
{
  DtlActor actor =
  {
    .id = dtl_json_dup_text (object, "id"),
    .name = dtl_json_dup_line (object, "name"),
    .description = dtl_json_dup_text (object, "description"),
    .kind = dtl_json_get_word (object, "kind", &dtl_vocabulary_actor_kind, DTL_ACTOR_PERSON),
  };

  if (dtl_document_builder_take_actor (self->builder, &actor) == DTL_NONE)
    report_taken_id (self, span);
}

/* An id as it stands in the text: of sources it may be a number, which json-glib would not give back as written. */
static char *
dup_id_at (DtlNative *self,
           gsize      offset)
{
  const char *text = self->scan.data + offset, *end = self->scan.data + self->scan.size, *p = text;

  if (*text == '"')
    return dtl_quoted_dup (text, end);
  while (p < end && strchr ("+-.0123456789eE", *p) != NULL && *p != '\0')
    p++;
  return g_strndup (text, p - text);
}

static void
build_source (DtlNative           *self,
              JsonObject          *object,
              const DtlNativeSpan *span)
{
  DtlSource source =
  {
    .id = dup_id_at (self, span->id),
    .type = dtl_json_dup_text (object, "type"),
    .title = dtl_json_dup_line (object, "title"),
    .container = dtl_json_dup_line (object, "container-title"),
    .publisher = dtl_json_dup_text (object, "publisher"),
    .url = dtl_json_dup_text (object, "URL"),
    .note = dtl_json_dup_text (object, "note"),
    .text_path = dtl_json_dup_text (object, "text"),
    .text_sha256 = dtl_json_dup_text (object, "textSha256"),
    .csl_offset = span->start,
    .csl_length = span->length,
  };

  dtl_csl_read_authors (object, &source);
  dtl_csl_read_issued (object, &source);
  if (dtl_document_builder_take_source (self->builder, &source) == DTL_NONE)
    report_taken_id (self, span);
}

/* What a source rests on, once all sources are known. The ones that are not there were remarked on already. */
static void
build_bases (DtlNative           *self,
             JsonObject          *object,
             const DtlNativeSpan *span)
{
  JsonArray *list = dtl_json_get_list (object, "basedOn");
  guint n = list != NULL ? json_array_get_length (list) : 0;
  g_autofree char *id = NULL;
  guint32 index, base;
  DtlSource *source;

  if (n == 0)
    return;

  id = dup_id_at (self, span->id);
  if (!dtl_document_builder_find_source (self->builder, id, &index))
    return;
  source = &dtl_document_builder_get_sources (self->builder)[index];
  if (source->csl_offset != span->start)   /* a second one with this id, which was left out */
    return;

  source->based_on = g_new (guint32, n);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autofree char *text = dtl_json_node_text (node) != NULL ? g_strdup (dtl_json_node_text (node))
                            : JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
                            ? g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node)) : NULL;

      if (text != NULL && dtl_document_builder_find_source (self->builder, text, &base) && base != index)
        source->based_on[source->n_based_on++] = base;
    }
}

static void
build_period (DtlNative           *self,
              JsonObject          *object,
              const DtlNativeSpan *span)
{
  const char *lane = dtl_json_get_text (object, "lane");
  DtlPeriod period =
  {
    .id = dtl_json_dup_text (object, "id"),
    .title = dtl_json_dup_line (object, "title"),
    .description = dtl_json_dup_text (object, "description"),
    .when = dtl_json_get_when (object, "when", self->zone),
    .lane = DTL_NONE,
  };

  if (period.when == NULL)
    {
      dtl_period_clear (&period);
      return;
    }
  if (lane != NULL && !dtl_document_builder_find_lane (self->builder, lane, &period.lane))
    period.lane = DTL_NONE;
  period.has_colour = read_colour (object, &period.colour);
  dtl_document_builder_take_period (self->builder, &period);
}

static gboolean
find_link_end (DtlNative  *self,
               JsonObject *object,
               const char *member,
               gsize       place,
               guint32    *event)
{
  const char *id = dtl_json_get_text (object, member);
  g_autofree char *found = NULL;

  if (id != NULL && dtl_document_builder_find_event (self->builder, id, event))
    return TRUE;

  found = g_strdup_printf (_("the id “%s”, which no event has"), id != NULL ? id : "");
  dtl_problems_add (&self->problems, DTL_PROBLEM_LEFT_OUT, place, member, found, _("the id of an event"));
  return FALSE;
}

/* The types of the format, and any that begins with x-. */
static char *
dup_link_type (DtlNative           *self,
               JsonObject          *object,
               const DtlNativeSpan *span)
{
  const char *type = dtl_json_get_text (object, "type");
  g_autofree char *found = NULL;
  int value;

  if (type == NULL)
    return g_strdup ("prompted");
  if (dtl_vocabulary_find (&dtl_vocabulary_link_type, type, strlen (type), &value) || g_str_has_prefix (type, "x-"))
    return g_strdup (type);

  found = g_strdup_printf (_("the text “%s”"), type);
  dtl_native_remark (self, span->start, "type", found, _("a type of link that the format has, or one of your own that begins with “x-”"));
  return g_strdup ("related");
}

static void
build_link (DtlNative           *self,
            JsonObject          *object,
            const DtlNativeSpan *span)
{
  DtlResolver resolver =
  {
    .owner = self->builder,
    .find_source = (DtlFindFunc) dtl_document_builder_find_source,
    .find_actor = (DtlFindFunc) dtl_document_builder_find_actor,
    .zone = self->zone,
  };
  DtlLink link = { 0 };

  if (!find_link_end (self, object, "from", span->from, &link.from) || !find_link_end (self, object, "to", span->to, &link.to))
    return;

  link.type = dup_link_type (self, object, span);
  link.label = dtl_json_dup_text (object, "label");
  link.note = dtl_json_dup_text (object, "note");
  link.assessment = dtl_json_get_word (object, "assessment", &dtl_vocabulary_assessment, DTL_ASSESSMENT_NONE);
  link.citations = dtl_citations_from_json (object, &resolver);
  dtl_document_builder_take_link (self->builder, &link);
}

void
dtl_native_build_lanes (DtlNative *self)
{
  build_all (self, self->lanes, build_lane);
}

void
dtl_native_build_actors (DtlNative *self)
{
  build_all (self, self->actors, build_actor);
}

void
dtl_native_build_sources (DtlNative *self)
{
  build_all (self, self->sources, build_source);
  build_all (self, self->sources, build_bases);
}

void
dtl_native_build_periods (DtlNative *self)
{
  build_all (self, self->periods, build_period);
}

void
dtl_native_build_links (DtlNative *self)
{
  build_all (self, self->links, build_link);
}

/* The opening view */

static void
hide_lanes (DtlNative *self,
            JsonArray *list)
{
  g_auto (GStrv) ids = dtl_json_dup_texts (list);
  guint32 lane;

  for (guint i = 0; ids[i] != NULL; i++)
    if (dtl_document_builder_find_lane (self->builder, ids[i], &lane))
      dtl_document_builder_get_lane (self->builder, lane)->hidden = TRUE;
}

static gboolean
read_view_date (DtlNative  *self,
                JsonObject *view,
                const char *member,
                DtlDate    *date)
{
  const char *text = dtl_json_get_text (view, member);

  return text != NULL && dtl_date_parse (text, -1, self->zone, date, NULL);
}

/* The picture's view where it tells one, else the document's; NULL where there is none. */
static JsonNode *
parse_view (DtlNative *self)
{
  if (self->picture != NULL)
    return dtl_json_parse (self->picture->view != NULL ? self->picture->view : "{}",
                           self->picture->view != NULL ? strlen (self->picture->view) : 2);
  if (self->view.length > 0)
    return dtl_json_parse (self->scan.data + self->view.start, self->view.length);

  return NULL;
}

void
dtl_native_build_view (DtlNative *self)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *view;
  DtlDate from, to, by;
  gboolean has_from, has_to;

  root = parse_view (self);
  if (root == NULL)
    return;

  view = json_node_get_object (root);
  if (self->picture != NULL)
    dtl_document_builder_set_picture (self->builder, self->picture->is_intact, dtl_json_get_boolean (view, "part"),
                                      dtl_json_get_text (view, "filter"),
                                      read_view_date (self, view, "reportedBy", &by) ? by.latest : DTL_INSTANT_AFTER_ALL);
  hide_lanes (self, dtl_json_get_list (view, "hiddenLanes"));
  dtl_document_builder_set_fold_empty_time (self->builder, dtl_json_get_boolean (view, "foldEmptyTime"));

  has_from = read_view_date (self, view, "from", &from) && from.earliest != DTL_INSTANT_BEFORE_ALL;
  has_to = read_view_date (self, view, "to", &to) && to.latest != DTL_INSTANT_AFTER_ALL;
  if (!has_from && !has_to)
    return;
  if (has_from && has_to && from.earliest > to.latest)
    {
      dtl_native_remark (self, self->view.from, "view", _("a view that ends before it begins"), _("“from” before “to”"));
      return;
    }
  dtl_document_builder_set_view (self->builder, has_from ? from.earliest : DTL_INSTANT_BEFORE_ALL,
                                 has_to ? to.latest : DTL_INSTANT_AFTER_ALL);
}
