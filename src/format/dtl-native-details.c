/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-native-details.h"

#include "dtl-json-get.h"
#include "dtl-native.h"

#include <string.h>

static guint32
resolve (DtlFindFunc  find,
         gpointer     owner,
         const char  *id)
{
  guint32 index;

  return id != NULL && find (owner, id, &index) ? index : DTL_NONE;
}

static guint32
find_actor (JsonObject        *object,
            const char        *member,
            const DtlResolver *resolver)
{
  return resolve (resolver->find_actor, resolver->owner, dtl_json_get_text (object, member));
}

/* The id of a cited source; a number is matched by its text. */
static char *
dup_source_id (JsonObject *object)
{
  const char *text = dtl_json_get_text (object, "source");
  gint64 number;

  if (text != NULL)
    return dtl_native_is_id (text, strlen (text)) ? g_strdup (text) : NULL;
  return dtl_json_get_whole (object, "source", &number) ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

static void
read_quote (DtlCitation *citation,
            JsonObject  *quote)
{
  const char *exact = dtl_json_get_text (quote, "exact");

  if (exact == NULL || exact[0] == '\0')
    return;
  citation->exact = g_strdup (exact);
  citation->prefix = dtl_json_dup_text (quote, "prefix");
  citation->suffix = dtl_json_dup_text (quote, "suffix");
}

static DtlCitation *
citation_from_json (JsonObject        *object,
                    const DtlResolver *resolver)
{
  g_autofree char *source_id = dup_source_id (object);
  DtlCitation *citation;

  if (source_id == NULL)
    return NULL;

  citation = dtl_citation_new ();
  citation->source = resolve (resolver->find_source, resolver->owner, source_id);
  citation->source_id = g_steal_pointer (&source_id);
  citation->locator = dtl_json_dup_text (object, "locator");
  citation->locator_label = dtl_json_dup_text (object, "label");
  if (citation->locator != NULL && citation->locator_label == NULL)
    citation->locator_label = g_strdup ("page");
  if (dtl_json_get_object (object, "quote") != NULL)
    read_quote (citation, dtl_json_get_object (object, "quote"));
  citation->language = dtl_json_dup_text (object, "language");
  citation->translation = dtl_json_dup_text (object, "translation");
  citation->stance = dtl_json_get_word (object, "stance", &dtl_vocabulary_stance,
                                        json_object_has_member (object, "stance") ? DTL_STANCE_MENTIONS : DTL_STANCE_REPORTS);
  citation->by = find_actor (object, "by", resolver);
  citation->on = dtl_json_get_when (object, "on", resolver->zone);
  citation->when = dtl_json_get_when (object, "when", resolver->zone);
  citation->note = dtl_json_dup_text (object, "note");
  return citation;
}

GPtrArray *
dtl_citations_from_json (JsonObject        *object,
                         const DtlResolver *resolver)
{
  GPtrArray *citations = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_citation_free);
  JsonArray *list = dtl_json_get_list (object, "citations");
  guint n = list != NULL ? json_array_get_length (list) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *element = dtl_json_node_object (json_array_get_element (list, i));
      DtlCitation *citation = element != NULL ? citation_from_json (element, resolver) : NULL;

      if (citation != NULL)
        g_ptr_array_add (citations, citation);
    }
  return citations;
}

static void
read_outcome (DtlPlan       *plan,
              JsonObject    *object,
              const DtlWhen *when)
{
  int state = dtl_json_get_word (object, "state", &dtl_vocabulary_plan_state, -1);

  plan->has_state = state >= 0;
  if (plan->has_state)
    plan->outcome = (DtlOutcome) state;
  else if (plan->when->has_date)
    plan->outcome = dtl_outcome_derive (&plan->when->date, when != NULL && when->has_date ? &when->date : NULL);
}

static DtlPlan *
plan_from_json (JsonObject        *object,
                const DtlWhen     *when,
                const DtlResolver *resolver)
{
  g_autoptr (DtlPlan) plan = dtl_plan_new ();

  plan->when = dtl_json_get_when (object, "when", resolver->zone);
  if (plan->when == NULL)
    return NULL;

  plan->id = dtl_json_dup_text (object, "id");
  plan->stated_on = dtl_json_get_when (object, "statedOn", resolver->zone);
  plan->by = find_actor (object, "by", resolver);
  plan->kind = dtl_json_get_word (object, "kind", &dtl_vocabulary_plan_kind, DTL_PLAN_TARGET);
  plan->note = dtl_json_dup_text (object, "note");
  g_ptr_array_unref (plan->citations);
  plan->citations = dtl_citations_from_json (object, resolver);
  read_outcome (plan, object, when);
  return g_steal_pointer (&plan);
}

static void
read_plans (DtlEventDetails   *details,
            JsonObject        *object,
            const DtlResolver *resolver)
{
  JsonArray *list = dtl_json_get_list (object, "plans");
  guint n = list != NULL ? json_array_get_length (list) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *element = dtl_json_node_object (json_array_get_element (list, i));
      DtlPlan *plan = element != NULL ? plan_from_json (element, details->when, resolver) : NULL;

      if (plan != NULL)
        g_ptr_array_add (details->plans, plan);
    }
}

/* An actor is an id, or an object with an id and a role. One that the file does not have is left out: the pass remarked on it. */
static void
read_participants (DtlEventDetails   *details,
                   JsonObject        *object,
                   const DtlResolver *resolver)
{
  JsonArray *list = dtl_json_get_list (object, "actors");
  guint n = list != NULL ? json_array_get_length (list) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      JsonObject *element = dtl_json_node_object (node);
      const char *id = element != NULL ? dtl_json_get_text (element, "actor") : dtl_json_node_text (node);
      guint32 actor = resolve (resolver->find_actor, resolver->owner, id);
      DtlParticipant *participant;

      if (actor == DTL_NONE)
        continue;
      participant = dtl_participant_new ();
      participant->actor = actor;
      participant->role = element != NULL ? dtl_json_dup_text (element, "role") : NULL;
      g_ptr_array_add (details->participants, participant);
    }
}

static DtlMedia *
media_from_json (JsonObject *object)
{
  DtlMedia *media;

  if (dtl_json_get_text (object, "href") == NULL)
    return NULL;

  media = dtl_media_new ();
  media->href = dtl_json_dup_text (object, "href");
  media->media_type = dtl_json_dup_text (object, "mediaType");
  media->title = dtl_json_dup_text (object, "title");
  media->caption = dtl_json_dup_text (object, "caption");
  media->credit = dtl_json_dup_text (object, "credit");
  media->alt = dtl_json_dup_text (object, "alt");
  media->thumbnail = dtl_json_dup_text (object, "thumbnail");
  return media;
}

static void
read_media (DtlEventDetails *details,
            JsonObject      *object)
{
  JsonArray *list = dtl_json_get_list (object, "media");
  guint n = list != NULL ? json_array_get_length (list) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *element = dtl_json_node_object (json_array_get_element (list, i));
      DtlMedia *media = element != NULL ? media_from_json (element) : NULL;

      if (media != NULL)
        g_ptr_array_add (details->media, media);
    }
}

static void
read_place (DtlEventDetails *details,
            JsonObject      *object)
{
  JsonObject *place = dtl_json_get_object (object, "place");

  if (place == NULL || dtl_json_get_text (place, "name") == NULL)
    return;
  details->place_name = dtl_json_dup_text (place, "name");
  details->place_geo = dtl_json_dup_text (place, "geo");
}

static void
fill_details (DtlEventDetails   *details,
              JsonObject        *object,
              const DtlResolver *resolver)
{
  g_autofree char *short_title = dtl_json_dup_line (object, "shortTitle");

  if (short_title != NULL && short_title[0] != '\0')
    details->short_title = g_steal_pointer (&short_title);
  details->when = dtl_json_get_when (object, "when", resolver->zone);
  details->description = dtl_json_dup_text (object, "description");
  details->date_basis = dtl_json_dup_text (object, "dateBasis");
  details->outside_note = dtl_json_dup_text (object, "outsideNote");
  details->note = dtl_json_dup_text (object, "note");
  g_strfreev (details->tags);
  details->tags = dtl_json_dup_texts (dtl_json_get_list (object, "tags"));
  read_plans (details, object, resolver);
  read_participants (details, object, resolver);
  g_ptr_array_unref (details->citations);
  details->citations = dtl_citations_from_json (object, resolver);
  read_media (details, object);
  read_place (details, object);
}

DtlEventDetails *
dtl_native_read_details (DtlDocument *document,
                         guint32      event,
                         const char  *text,
                         gsize        length,
                         gpointer     user_data)
{
  const DtlNativeReaders *readers = user_data;
  DtlResolver resolver =
  {
    .owner = document,
    .find_source = (DtlFindFunc) dtl_document_find_source,
    .find_actor = (DtlFindFunc) dtl_document_find_actor,
    .zone = readers->zone,
  };
  const DtlEvent *record = dtl_document_get_event (document, event);
  DtlEventDetails *details = dtl_event_details_new ();
  g_autoptr (JsonNode) root = dtl_json_parse (text, length);

  details->id = dtl_document_dup_id (document, event);
  details->title = dtl_document_dup_title (document, event);
  details->status = record->status;
  details->assessment = record->assessment;
  details->importance = record->importance;
  /* json-glib refuses nothing that the strict pass let through; if it ever did, the columns would still be shown. */
  if (root != NULL)
    fill_details (details, json_node_get_object (root), &resolver);
  return details;
}
