/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-document-builder.h"

#include "dtl-document-private.h"
#include "dtl-extent.h"
#include "dtl-order.h"
#include "dtl-quoted.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A guess: where events are shorter the table of their ids grows, where they are longer it is small beside the text. */
#define BYTES_AN_EVENT 512

struct _DtlDocumentBuilder
{
  DtlDocument *document;
  GString     *simple;      /* the text of simple events, NULL once a text was set */
};

#define CLEAR(field) g_clear_pointer (&record->field, g_free)

void
dtl_lane_clear (DtlLane *record)
{
  CLEAR (id);
  CLEAR (title);
  CLEAR (description);
}

void
dtl_actor_clear (DtlActor *record)
{
  CLEAR (id);
  CLEAR (name);
  CLEAR (description);
}

void
dtl_source_clear (DtlSource *record)
{
  CLEAR (id);
  CLEAR (type);
  CLEAR (title);
  CLEAR (authors);
  CLEAR (authors_short);
  CLEAR (container);
  CLEAR (publisher);
  CLEAR (issued_words);
  CLEAR (url);
  CLEAR (note);
  CLEAR (text_path);
  CLEAR (text_sha256);
  CLEAR (based_on);
}

void
dtl_period_clear (DtlPeriod *record)
{
  CLEAR (id);
  CLEAR (title);
  CLEAR (description);
  g_clear_pointer (&record->when, dtl_when_free);
}

void
dtl_link_clear (DtlLink *record)
{
  CLEAR (type);
  CLEAR (label);
  CLEAR (note);
  g_clear_pointer (&record->citations, g_ptr_array_unref);
}

void
dtl_problem_clear (DtlProblem *record)
{
  CLEAR (message);
  CLEAR (excerpt);
}

#undef CLEAR

DtlDocumentBuilder *
dtl_document_builder_new (void)
{
  DtlDocumentBuilder *self = g_new0 (DtlDocumentBuilder, 1);

  self->document = g_object_new (DTL_TYPE_DOCUMENT, NULL);
  self->simple = g_string_new (NULL);
  return self;
}

void
dtl_document_builder_free (DtlDocumentBuilder *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->document);
  if (self->simple != NULL)
    g_string_free (self->simple, TRUE);
  g_free (self);
}

/* The head */

static void
replace_string (char       **target,
                const char  *value)
{
  char *copy = g_strdup (value);

  g_free (*target);
  *target = copy;
}

void
dtl_document_builder_set_title (DtlDocumentBuilder *self,
                                const char         *title)
{
  g_return_if_fail (self != NULL && self->document != NULL);
  g_return_if_fail (title != NULL);

  replace_string (&self->document->title, title);
  dtl_quoted_make_line (self->document->title, strlen (title));
}

void
dtl_document_builder_set_description (DtlDocumentBuilder *self,
                                      const char         *description)
{
  g_return_if_fail (self != NULL && self->document != NULL);

  replace_string (&self->document->description, description);
}

void
dtl_document_builder_set_language (DtlDocumentBuilder *self,
                                   const char         *language)
{
  g_return_if_fail (self != NULL && self->document != NULL);

  replace_string (&self->document->language, language);
}

void
dtl_document_builder_set_time_zone (DtlDocumentBuilder *self,
                                    const char         *time_zone)
{
  g_return_if_fail (self != NULL && self->document != NULL);

  replace_string (&self->document->time_zone, time_zone);
}

void
dtl_document_builder_set_view (DtlDocumentBuilder *self,
                               DtlInstant          from,
                               DtlInstant          to)
{
  g_return_if_fail (self != NULL && self->document != NULL);
  g_return_if_fail (from <= to);

  self->document->view_from = from;
  self->document->view_to = to;
  self->document->has_view = TRUE;
}

void
dtl_document_builder_set_picture (DtlDocumentBuilder *self,
                                  gboolean            is_intact,
                                  gboolean            is_part,
                                  const char         *filter,
                                  DtlInstant          reported_by)
{
  g_return_if_fail (self != NULL && self->document != NULL);

  g_free (self->document->picture.filter);
  self->document->picture = (DtlDocumentPicture) { is_intact, is_part, g_strdup (filter), reported_by };
  self->document->has_picture = TRUE;
}

void
dtl_document_builder_set_import_name (DtlDocumentBuilder *self,
                                      const char         *name)
{
  g_return_if_fail (self != NULL && self->document != NULL);

  self->document->import_name = name;
}

void
dtl_document_builder_set_fold_empty_time (DtlDocumentBuilder *self,
                                          gboolean            fold)
{
  g_return_if_fail (self != NULL && self->document != NULL);

  self->document->fold_empty_time = fold;
}

void
dtl_document_builder_set_readers (DtlDocumentBuilder *self,
                                  DtlDetailsReader    details,
                                  DtlMarksReader      marks,
                                  DtlWordsReader      words,
                                  gpointer            user_data,
                                  GDestroyNotify      destroy)
{
  DtlDocument *document;

  g_return_if_fail (self != NULL && self->document != NULL);
  g_return_if_fail (details != NULL && marks != NULL && words != NULL);

  document = self->document;
  if (document->reader_destroy != NULL)
    document->reader_destroy (document->reader_data);
  document->read_details = details;
  document->read_marks = marks;
  document->read_words = words;
  document->reader_data = user_data;
  document->reader_destroy = destroy;
}

/* Records */

static guint32
take_record (GArray   *records,
             gpointer  record,
             gsize     size)
{
  g_array_append_vals (records, record, 1);
  memset (record, 0, size);
  return records->len - 1;
}

static gboolean
claim_id (DtlDocumentBuilder *self,
          DtlIdTable         *table,
          const char         *id,
          DtlIdFunc           get_id)
{
  guint32 index;

  return dtl_id_table_add (table, id, strlen (id), get_id, self->document, &index);
}

guint32
dtl_document_builder_take_lane (DtlDocumentBuilder *self,
                                DtlLane            *lane)
{
  g_return_val_if_fail (self != NULL && self->document != NULL, DTL_NONE);
  g_return_val_if_fail (lane != NULL && lane->id != NULL && lane->title != NULL, DTL_NONE);

  if (!claim_id (self, &self->document->lane_ids, lane->id, dtl_document_lane_id))
    {
      dtl_lane_clear (lane);
      return DTL_NONE;
    }
  return take_record (self->document->lanes, lane, sizeof *lane);
}

guint32
dtl_document_builder_take_actor (DtlDocumentBuilder *self,
                                 DtlActor           *actor)
{
  g_return_val_if_fail (self != NULL && self->document != NULL, DTL_NONE);
  g_return_val_if_fail (actor != NULL && actor->id != NULL && actor->name != NULL, DTL_NONE);

  if (!claim_id (self, &self->document->actor_ids, actor->id, dtl_document_actor_id))
    {
      dtl_actor_clear (actor);
      return DTL_NONE;
    }
  return take_record (self->document->actors, actor, sizeof *actor);
}

guint32
dtl_document_builder_take_source (DtlDocumentBuilder *self,
                                  DtlSource          *source)
{
  g_return_val_if_fail (self != NULL && self->document != NULL, DTL_NONE);
  g_return_val_if_fail (source != NULL && source->id != NULL, DTL_NONE);

  if (!claim_id (self, &self->document->source_ids, source->id, dtl_document_source_id))
    {
      dtl_source_clear (source);
      return DTL_NONE;
    }
  return take_record (self->document->sources, source, sizeof *source);
}

void
dtl_document_builder_take_period (DtlDocumentBuilder *self,
                                  DtlPeriod          *period)
{
  g_return_if_fail (self != NULL && self->document != NULL);
  g_return_if_fail (period != NULL && period->when != NULL);

  take_record (self->document->periods, period, sizeof *period);
}

void
dtl_document_builder_take_link (DtlDocumentBuilder *self,
                                DtlLink            *link)
{
  g_return_if_fail (self != NULL && self->document != NULL);
  g_return_if_fail (link != NULL);
  g_return_if_fail (link->from < self->document->n_events && link->to < self->document->n_events);

  if (link->citations == NULL)
    link->citations = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_citation_free);
  if (link->type == NULL)
    link->type = g_strdup ("prompted");
  take_record (self->document->links, link, sizeof *link);
}

void
dtl_document_builder_take_problem (DtlDocumentBuilder *self,
                                   DtlProblem         *problem)
{
  g_return_if_fail (self != NULL && self->document != NULL);
  g_return_if_fail (problem != NULL && problem->message != NULL);

  take_record (self->document->problems, problem, sizeof *problem);
}

gboolean
dtl_document_builder_find_event (DtlDocumentBuilder *self,
                                 const char         *id,
                                 guint32            *event)
{
  return dtl_document_find_event (self->document, id, event);
}

gboolean
dtl_document_builder_find_lane (DtlDocumentBuilder *self,
                                const char         *id,
                                guint32            *lane)
{
  return dtl_document_find_lane (self->document, id, lane);
}

gboolean
dtl_document_builder_find_actor (DtlDocumentBuilder *self,
                                 const char         *id,
                                 guint32            *actor)
{
  return dtl_document_find_actor (self->document, id, actor);
}

gboolean
dtl_document_builder_find_source (DtlDocumentBuilder *self,
                                  const char         *id,
                                  guint32            *source)
{
  return dtl_document_find_source (self->document, id, source);
}

DtlLane *
dtl_document_builder_get_lane (DtlDocumentBuilder *self,
                               guint32             lane)
{
  g_return_val_if_fail (lane < self->document->lanes->len, NULL);

  return &g_array_index (self->document->lanes, DtlLane, lane);
}

guint
dtl_document_builder_get_n_sources (DtlDocumentBuilder *self)
{
  return self->document->sources->len;
}

DtlSource *
dtl_document_builder_get_sources (DtlDocumentBuilder *self)
{
  return (DtlSource *) (gpointer) self->document->sources->data;
}

/* Events */

void
dtl_document_builder_set_text (DtlDocumentBuilder *self,
                               GBytes             *text)
{
  DtlDocument *document;

  g_return_if_fail (self != NULL && self->document != NULL);
  g_return_if_fail (text != NULL && self->document->n_events == 0);

  document = self->document;
  document->text = g_bytes_ref (text);
  document->data = g_bytes_get_data (text, &document->size);
  g_string_free (self->simple, TRUE);
  self->simple = NULL;
  dtl_id_table_reserve (&document->event_ids, (guint32) (document->size / BYTES_AN_EVENT));
}

guint
dtl_document_builder_get_n_events (DtlDocumentBuilder *self)
{
  return self->document->n_events;
}

DtlEvent *
dtl_document_builder_get_event (DtlDocumentBuilder *self,
                                guint32             event)
{
  g_return_val_if_fail (event < self->document->n_events, NULL);

  return &self->document->events[event];
}

guint32
dtl_document_builder_add_event (DtlDocumentBuilder *self,
                                const DtlEvent     *event)
{
  g_autofree char *owned = NULL;
  DtlDocument *document;
  const char *id;
  gsize length;
  guint32 index;

  g_return_val_if_fail (self != NULL && self->document != NULL, DTL_NONE);
  g_return_val_if_fail (event != NULL && event->id_offset < event->text_length, DTL_NONE);

  document = self->document;
  if (document->n_events == document->events_size)
    {
      document->events_size = MAX (64, document->events_size + document->events_size / 2);
      document->events = g_renew (DtlEvent, document->events, document->events_size);
    }

  id = dtl_document_read_id (document, event, &owned, &length);
  if (!dtl_id_table_add (&document->event_ids, id, length, dtl_document_event_id, document, &index))
    return DTL_NONE;

  document->events[document->n_events++] = *event;
  return index;
}

guint32
dtl_document_builder_add_lane (DtlDocumentBuilder *self,
                               const char         *id,
                               const char         *title)
{
  DtlLane lane = { .id = g_strdup (id), .title = g_strdup (title) };

  return dtl_document_builder_take_lane (self, &lane);
}

static void
place_simple (DtlEvent   *event,
              const char *edtf)
{
  DtlExtent extent = DTL_EXTENT_INIT;
  DtlDate date;

  if (edtf == NULL || !dtl_date_parse (edtf, -1, NULL, &date, NULL))
    return;

  dtl_extent_add_date (&extent, &date);
  dtl_event_set_extent (event, &extent);
  if (extent.placed)
    event->flags |= DTL_EVENT_HAS_WHEN;
  event->flags |= dtl_extent_flags_of_date (&date);
}

guint32
dtl_document_builder_add_simple (DtlDocumentBuilder *self,
                                 const char         *id,
                                 const char         *title,
                                 const char         *edtf,
                                 guint32             lane,
                                 int                 importance)
{
  DtlEvent event = { .lane = lane, .importance = (guint8) importance, .short_title_offset = G_MAXUINT32, .when_offset = G_MAXUINT32 };
  guint32 index;

  g_return_val_if_fail (self != NULL && self->document != NULL && self->simple != NULL, DTL_NONE);
  g_return_val_if_fail (id != NULL && title != NULL, DTL_NONE);
  g_return_val_if_fail (lane == DTL_NONE || lane < self->document->lanes->len, DTL_NONE);
  g_return_val_if_fail (importance >= 1 && importance <= 5, DTL_NONE);

  event.text_offset = self->simple->len;
  dtl_quoted_append (self->simple, id);
  g_string_append_c (self->simple, '\n');
  event.title_offset = (guint32) (self->simple->len - event.text_offset);
  dtl_quoted_append (self->simple, title);
  g_string_append_c (self->simple, '\n');
  if (edtf != NULL)
    {
      event.when_offset = (guint32) (self->simple->len - event.text_offset);
      dtl_quoted_append (self->simple, edtf);
      g_string_append_c (self->simple, '\n');
    }
  event.text_length = (guint32) (self->simple->len - event.text_offset);
  place_simple (&event, edtf);

  self->document->data = self->simple->str;
  self->document->size = self->simple->len;
  index = dtl_document_builder_add_event (self, &event);
  g_return_val_if_fail (index != DTL_NONE, DTL_NONE);
  return index;
}

/* The readers of simple events */

static char *
dup_part (const char *text,
          gsize       length,
          guint32     offset)
{
  return offset != G_MAXUINT32 ? dtl_quoted_dup (text + offset, text + length) : NULL;
}

static DtlEventDetails *
read_simple_details (DtlDocument *document,
                     guint32      event,
                     const char  *text,
                     gsize        length,
                     gpointer     user_data)
{
  const DtlEvent *record = &document->events[event];
  DtlEventDetails *details = dtl_event_details_new ();

  details->id = dup_part (text, length, record->id_offset);
  details->title = dup_part (text, length, record->title_offset);
  details->status = record->status;
  details->assessment = record->assessment;
  details->importance = record->importance;
  if (record->when_offset != G_MAXUINT32)
    {
      details->when = dtl_when_new ();
      details->when->edtf = dup_part (text, length, record->when_offset);
      details->when->has_date = dtl_date_parse (details->when->edtf, -1, NULL, &details->when->date, NULL);
    }
  return details;
}

static guint
read_simple_marks (DtlDocument *document,
                   guint32      event,
                   const char  *text,
                   gsize        length,
                   DtlMark     *marks,
                   guint        max,
                   gpointer     user_data)
{
  const DtlEvent *record = &document->events[event];
  g_autofree char *edtf = NULL;

  if (!(record->flags & DTL_EVENT_HAS_WHEN))
    return 0;
  if (max > 0)
    {
      edtf = dup_part (text, length, record->when_offset);
      marks[0] = (DtlMark) { .kind = DTL_MARK_WHEN, .stated_from = DTL_INSTANT_BEFORE_ALL, .source = DTL_NONE };
      dtl_date_parse (edtf, -1, NULL, &marks[0].date, NULL);
    }
  return 1;
}

static void
read_simple_words (DtlDocument *document,
                   guint32      event,
                   const char  *text,
                   gsize        length,
                   DtlWordsFunc func,
                   gpointer     func_data,
                   gpointer     user_data)
{
  g_autofree char *title = dup_part (text, length, document->events[event].title_offset);

  func (DTL_FIELD_TITLE, title, strlen (title), func_data);
}

/* Finishing */

/* Events without a lane get one, the last. */
static void
give_every_event_a_lane (DtlDocument *document)
{
  DtlLane other = { .title = document->lanes->len > 0 ? g_strdup (_("Other")) : g_strdup (document->title) };
  guint n_named = document->lanes->len;

  for (guint i = 0; i < document->n_events; i++)
    {
      DtlEvent *event = &document->events[i];

      if (event->lane >= n_named)
        {
          if (document->lanes->len == n_named)
            take_record (document->lanes, &other, sizeof other);
          event->lane = n_named;
        }
      g_array_index (document->lanes, DtlLane, event->lane).n_events++;
    }
  dtl_lane_clear (&other);
}

static int
compare_link_ends (gconstpointer a,
                   gconstpointer b)
{
  const DtlLinkEnd *end_a = a, *end_b = b;

  if (end_a->event != end_b->event)
    return end_a->event < end_b->event ? -1 : 1;
  return end_a->link < end_b->link ? -1 : end_a->link > end_b->link;
}

static void
index_links (DtlDocument *document)
{
  for (guint32 i = 0; i < document->links->len; i++)
    {
      const DtlLink *link = &g_array_index (document->links, DtlLink, i);
      DtlLinkEnd from = { link->from, i }, to = { link->to, i };

      document->events[link->from].flags |= DTL_EVENT_HAS_LINKS;
      document->events[link->to].flags |= DTL_EVENT_HAS_LINKS;
      g_array_append_val (document->link_ends, from);
      if (link->to != link->from)
        g_array_append_val (document->link_ends, to);
    }
  g_array_sort (document->link_ends, compare_link_ends);
}

static void
put_in_order (DtlDocument *document)
{
  document->order = dtl_order_by_time (document->events, document->n_events, &document->n_placed);
  document->positions = g_new (guint32, MAX (document->n_events, 1));
  document->first = G_MAXINT64;
  document->last = G_MININT64;

  for (guint i = 0; i < document->n_events; i++)
    {
      const DtlEvent *event = &document->events[document->order[i]];

      document->positions[document->order[i]] = i;
      if (i < document->n_placed)
        {
          document->first = MIN (document->first, event->earliest);
          document->last = MAX (document->last, event->latest);
        }
    }
}

/* A view may name one of its ends only; the other one is the document's. */
static void
complete_view (DtlDocument *document)
{
  if (document->view_from == DTL_INSTANT_BEFORE_ALL)
    document->view_from = document->first;
  if (document->view_to == DTL_INSTANT_AFTER_ALL)
    document->view_to = document->last;
  document->has_view &= document->view_from <= document->view_to;
}

DtlDocument *
dtl_document_builder_finish (DtlDocumentBuilder *self)
{
  DtlDocument *document;

  g_return_val_if_fail (self != NULL && self->document != NULL, NULL);

  document = self->document;
  if (self->simple != NULL)
    {
      document->text = g_string_free_to_bytes (self->simple);
      self->simple = NULL;
      document->data = g_bytes_get_data (document->text, &document->size);
    }
  if (document->read_details == NULL)
    dtl_document_builder_set_readers (self, read_simple_details, read_simple_marks, read_simple_words, NULL, NULL);

  if (document->events_size > document->n_events)
    document->events = g_renew (DtlEvent, document->events, MAX (document->n_events, 1));
  document->events_size = MAX (document->n_events, 1);
  give_every_event_a_lane (document);
  index_links (document);
  put_in_order (document);
  complete_view (document);

  return g_steal_pointer (&self->document);
}
