/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-document-private.h"

#include "dtl-document-builder.h"
#include "dtl-quoted.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define LARGE_TEXT ((gsize) 16 * 1024 * 1024)

G_DEFINE_FINAL_TYPE (DtlDocument, dtl_document, G_TYPE_OBJECT)

/* What grows with the document. */
typedef struct
{
  GBytes   *text;
  DtlEvent *events;
  guint32  *order, *positions;
} Bulk;

static void
free_bulk (Bulk *bulk)
{
  g_free (bulk->events);
  g_free (bulk->order);
  g_free (bulk->positions);
  g_clear_pointer (&bulk->text, g_bytes_unref);
  g_free (bulk);
}

static gpointer
free_bulk_in_thread (gpointer data)
{
  free_bulk (data);
#ifdef __GLIBC__
  /* It keeps what a load took in many pieces, a third of the file, for the next one. */
  malloc_trim (0);
#endif
  return NULL;
}

/* To give back some hundred megabytes takes the system longer than a frame, and whoever lets a document go last may be drawing. */
static void
let_go (DtlDocument *self)
{
  Bulk *bulk = g_new (Bulk, 1);

  *bulk = (Bulk) { self->text, self->events, self->order, self->positions };
  if (self->size >= LARGE_TEXT)
    g_thread_unref (g_thread_new ("let go", free_bulk_in_thread, bulk));
  else
    free_bulk (bulk);
}

static void
dtl_document_finalize (GObject *object)
{
  DtlDocument *self = DTL_DOCUMENT (object);

  if (self->reader_destroy != NULL)
    self->reader_destroy (self->reader_data);

  g_free (self->title);
  g_free (self->description);
  g_free (self->language);
  g_free (self->time_zone);
  g_free (self->picture.filter);
  g_array_unref (self->lanes);
  g_array_unref (self->actors);
  g_array_unref (self->sources);
  g_array_unref (self->periods);
  g_array_unref (self->links);
  g_array_unref (self->problems);
  g_array_unref (self->link_ends);
  dtl_id_table_clear (&self->lane_ids);
  dtl_id_table_clear (&self->actor_ids);
  dtl_id_table_clear (&self->source_ids);
  dtl_id_table_clear (&self->event_ids);
  let_go (self);

  G_OBJECT_CLASS (dtl_document_parent_class)->finalize (object);
}

static void
dtl_document_class_init (DtlDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dtl_document_finalize;
}

static GArray *
new_records (gsize          size,
             GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

static void
dtl_document_init (DtlDocument *self)
{
  self->title = g_strdup ("");
  self->lanes = new_records (sizeof (DtlLane), (GDestroyNotify) dtl_lane_clear);
  self->actors = new_records (sizeof (DtlActor), (GDestroyNotify) dtl_actor_clear);
  self->sources = new_records (sizeof (DtlSource), (GDestroyNotify) dtl_source_clear);
  self->periods = new_records (sizeof (DtlPeriod), (GDestroyNotify) dtl_period_clear);
  self->links = new_records (sizeof (DtlLink), (GDestroyNotify) dtl_link_clear);
  self->problems = new_records (sizeof (DtlProblem), (GDestroyNotify) dtl_problem_clear);
  self->link_ends = g_array_new (FALSE, FALSE, sizeof (DtlLinkEnd));
  dtl_id_table_init (&self->lane_ids);
  dtl_id_table_init (&self->actor_ids);
  dtl_id_table_init (&self->source_ids);
  dtl_id_table_init (&self->event_ids);
}

/* Ids */

static const char *
stored_id (const char *id,
           gsize      *length)
{
  if (id == NULL)   /* the lane of events that name none */
    {
      *length = 0;
      return "";
    }
  *length = strlen (id);
  return id;
}

const char *
dtl_document_lane_id (gconstpointer  owner,
                      guint32        index,
                      char         **owned,
                      gsize         *length)
{
  return stored_id (g_array_index (((const DtlDocument *) owner)->lanes, DtlLane, index).id, length);
}

const char *
dtl_document_actor_id (gconstpointer  owner,
                       guint32        index,
                       char         **owned,
                       gsize         *length)
{
  return stored_id (g_array_index (((const DtlDocument *) owner)->actors, DtlActor, index).id, length);
}

const char *
dtl_document_source_id (gconstpointer  owner,
                        guint32        index,
                        char         **owned,
                        gsize         *length)
{
  return stored_id (g_array_index (((const DtlDocument *) owner)->sources, DtlSource, index).id, length);
}

const char *
dtl_document_read_id (DtlDocument    *self,
                      const DtlEvent *event,
                      char          **owned,
                      gsize          *length)
{
  const char *text = self->data + event->text_offset;
  const char *quoted = text + event->id_offset;
  gboolean escaped;

  *length = dtl_quoted_measure (quoted, text + event->text_length, &escaped);
  if (!escaped)
    return quoted + 1;

  *owned = g_malloc (*length + 1);
  *length = dtl_quoted_decode (quoted + 1, *length, *owned, *length + 1);
  return *owned;
}

const char *
dtl_document_event_id (gconstpointer  owner,
                       guint32        index,
                       char         **owned,
                       gsize         *length)
{
  DtlDocument *self = (DtlDocument *) owner;

  return dtl_document_read_id (self, &self->events[index], owned, length);
}

gboolean
dtl_document_find_event (DtlDocument *self,
                         const char  *id,
                         guint32     *event)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (id != NULL && event != NULL, FALSE);

  return dtl_id_table_lookup (&self->event_ids, id, strlen (id), dtl_document_event_id, self, event);
}

gboolean
dtl_document_find_lane (DtlDocument *self,
                        const char  *id,
                        guint32     *lane)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (id != NULL && lane != NULL, FALSE);

  return dtl_id_table_lookup (&self->lane_ids, id, strlen (id), dtl_document_lane_id, self, lane);
}

gboolean
dtl_document_find_actor (DtlDocument *self,
                         const char  *id,
                         guint32     *actor)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (id != NULL && actor != NULL, FALSE);

  return dtl_id_table_lookup (&self->actor_ids, id, strlen (id), dtl_document_actor_id, self, actor);
}

gboolean
dtl_document_find_source (DtlDocument *self,
                          const char  *id,
                          guint32     *source)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (id != NULL && source != NULL, FALSE);

  return dtl_id_table_lookup (&self->source_ids, id, strlen (id), dtl_document_source_id, self, source);
}

/* What stands in its head */

const char *
dtl_document_get_title (DtlDocument *self)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), "");

  return self->title;
}

const char *
dtl_document_get_description (DtlDocument *self)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), NULL);

  return self->description;
}

const char *
dtl_document_get_language (DtlDocument *self)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), NULL);

  return self->language;
}

const char *
dtl_document_get_time_zone (DtlDocument *self)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), NULL);

  return self->time_zone;
}

gboolean
dtl_document_get_view (DtlDocument *self,
                       DtlInstant  *from,
                       DtlInstant  *to)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), FALSE);

  if (self->has_view)
    {
      *from = self->view_from;
      *to = self->view_to;
    }
  return self->has_view;
}

const DtlDocumentPicture *
dtl_document_get_picture (DtlDocument *self)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), NULL);

  return self->has_picture ? &self->picture : NULL;
}

const char *
dtl_document_get_import_name (DtlDocument *self)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), NULL);

  return self->import_name;
}

gboolean
dtl_document_get_fold_empty_time (DtlDocument *self)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), FALSE);

  return self->fold_empty_time;
}

GBytes *
dtl_document_get_text (DtlDocument *self)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), NULL);

  return self->text;
}

/* Records */

#define DEFINE_RECORD(Type, name, plural)                             \
  guint                                                               \
  dtl_document_get_n_ ## plural (DtlDocument *self)                   \
  {                                                                   \
    g_return_val_if_fail (DTL_IS_DOCUMENT (self), 0);                 \
                                                                      \
    return self->plural->len;                                         \
  }                                                                   \
                                                                      \
  const Type *                                                        \
  dtl_document_get_ ## name (DtlDocument *self,                       \
                             guint        name)                       \
  {                                                                   \
    g_return_val_if_fail (DTL_IS_DOCUMENT (self), NULL);              \
    g_return_val_if_fail (name < self->plural->len, NULL);            \
                                                                      \
    return &g_array_index (self->plural, Type, name);                 \
  }

DEFINE_RECORD (DtlLane, lane, lanes)
DEFINE_RECORD (DtlActor, actor, actors)
DEFINE_RECORD (DtlSource, source, sources)
DEFINE_RECORD (DtlPeriod, period, periods)
DEFINE_RECORD (DtlLink, link, links)
DEFINE_RECORD (DtlProblem, problem, problems)

/* The first entry of link_ends that does not stand before @event. */
static guint
first_link_end (DtlDocument *self,
                guint32      event)
{
  guint low = 0, high = self->link_ends->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->link_ends, DtlLinkEnd, middle).event < event)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

GArray *
dtl_document_dup_links_of (DtlDocument *self,
                           guint32      event)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_return_val_if_fail (DTL_IS_DOCUMENT (self), links);

  for (guint i = first_link_end (self, event); i < self->link_ends->len; i++)
    {
      const DtlLinkEnd *end = &g_array_index (self->link_ends, DtlLinkEnd, i);

      if (end->event != event)
        break;
      g_array_append_val (links, end->link);
    }
  return links;
}

/* Events */

guint
dtl_document_get_n_events (DtlDocument *self)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), 0);

  return self->n_events;
}

const DtlEvent *
dtl_document_get_event (DtlDocument *self,
                        guint32      event)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (event < self->n_events, NULL);

  return &self->events[event];
}

const guint32 *
dtl_document_get_order (DtlDocument *self)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), NULL);

  return self->order;
}

guint
dtl_document_get_n_placed (DtlDocument *self)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), 0);

  return self->n_placed;
}

guint
dtl_document_get_position (DtlDocument *self,
                           guint32      event)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), 0);
  g_return_val_if_fail (event < self->n_events, 0);

  return self->positions[event];
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  guint x = dtl_document_get_position (user_data, *(const guint32 *) a);
  guint y = dtl_document_get_position (user_data, *(const guint32 *) b);

  return x < y ? -1 : x > y;
}

void
dtl_document_sort_events (DtlDocument *self,
                          GArray      *events)
{
  g_return_if_fail (DTL_IS_DOCUMENT (self));
  g_return_if_fail (events != NULL);

  g_array_sort_with_data (events, compare_positions, self);
}

gboolean
dtl_document_get_span (DtlDocument *self,
                       DtlInstant  *first,
                       DtlInstant  *last)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self), FALSE);

  if (self->n_placed == 0)
    return FALSE;
  *first = self->first;
  *last = self->last;
  return TRUE;
}

static const char *
event_text (DtlDocument *self,
            guint32      event)
{
  return self->data + self->events[event].text_offset;
}

const char *
dtl_document_peek_event_text (DtlDocument *self,
                              guint32      event,
                              gsize       *length)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self) && event < self->n_events, NULL);

  *length = self->events[event].text_length;
  return event_text (self, event);
}

static char *
dup_quoted_at (DtlDocument *self,
               guint32      event,
               guint32      offset)
{
  const char *text = event_text (self, event);

  if (offset == G_MAXUINT32)
    return g_strdup ("");
  return dtl_quoted_dup (text + offset, text + self->events[event].text_length);
}

/* Of a title: whatever the file has, it is one line. */
static char *
dup_line_at (DtlDocument *self,
             guint32      event,
             guint32      offset)
{
  char *line = dup_quoted_at (self, event, offset);

  dtl_quoted_make_line (line, strlen (line));
  return line;
}

static guint32
label_offset (const DtlEvent *event)
{
  return event->short_title_offset != G_MAXUINT32 ? event->short_title_offset : event->title_offset;
}

char *
dtl_document_dup_id (DtlDocument *self,
                     guint32      event)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self) && event < self->n_events, NULL);

  return dup_quoted_at (self, event, self->events[event].id_offset);
}

char *
dtl_document_dup_title (DtlDocument *self,
                        guint32      event)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self) && event < self->n_events, NULL);

  return dup_line_at (self, event, self->events[event].title_offset);
}

char *
dtl_document_dup_label (DtlDocument *self,
                        guint32      event)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self) && event < self->n_events, NULL);

  return dup_line_at (self, event, label_offset (&self->events[event]));
}

/* The longest start of @text that is at most @size bytes and cuts no character. */
static gsize
whole_characters (const char *text,
                  gsize       length,
                  gsize       size)
{
  if (length <= size)
    return length;
  while (size > 0 && ((guchar) text[size] & 0xc0) == 0x80)
    size--;
  return size;
}

gsize
dtl_document_copy_label (DtlDocument *self,
                         guint32      event,
                         char        *buffer,
                         gsize        size)
{
  const char *text, *quoted;
  guint32 offset;
  gboolean escaped;
  gsize length;

  g_return_val_if_fail (DTL_IS_DOCUMENT (self) && event < self->n_events, 0);
  g_return_val_if_fail (buffer != NULL && size > 0, 0);

  offset = label_offset (&self->events[event]);
  if (offset == G_MAXUINT32)
    {
      buffer[0] = '\0';
      return 0;
    }

  text = event_text (self, event);
  quoted = text + offset;
  length = dtl_quoted_measure (quoted, text + self->events[event].text_length, &escaped);
  if (escaped)
    length = dtl_quoted_decode (quoted + 1, length, buffer, size);
  else
    {
      length = whole_characters (quoted + 1, length, size - 1);
      memcpy (buffer, quoted + 1, length);
      buffer[length] = '\0';
    }
  return dtl_quoted_make_line (buffer, length);
}

guint
dtl_document_read_marks (DtlDocument *self,
                         guint32      event,
                         DtlMark     *marks,
                         guint        max)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self) && event < self->n_events, 0);
  g_return_val_if_fail (marks != NULL || max == 0, 0);

  return self->read_marks (self, event, event_text (self, event), self->events[event].text_length,
                           marks, max, self->reader_data);
}

void
dtl_document_read_words (DtlDocument *self,
                         guint32      event,
                         DtlWordsFunc func,
                         gpointer     user_data)
{
  g_return_if_fail (DTL_IS_DOCUMENT (self) && event < self->n_events);
  g_return_if_fail (func != NULL);

  self->read_words (self, event, event_text (self, event), self->events[event].text_length,
                    func, user_data, self->reader_data);
}

DtlEventDetails *
dtl_document_dup_details (DtlDocument *self,
                          guint32      event)
{
  g_return_val_if_fail (DTL_IS_DOCUMENT (self) && event < self->n_events, NULL);

  return self->read_details (self, event, event_text (self, event), self->events[event].text_length,
                             self->reader_data);
}

/* The date of an event whose details were made. */
static char *
details_to_date_words (DtlEventDetails *details,
                       DtlWording       wording)
{
  const DtlPlan *plan = details->plans->len > 0 ? g_ptr_array_index (details->plans, 0) : NULL;
  gboolean plan_has_place = plan != NULL && plan->when->has_date && dtl_date_is_placeable (&plan->when->date);
  gboolean has_place = details->when != NULL && details->when->has_date && dtl_date_is_placeable (&details->when->date);

  if (details->when != NULL && (has_place || !plan_has_place))
    return dtl_when_to_words (details->when, wording);
  return plan != NULL ? dtl_when_to_words (plan->when, wording) : g_strdup ("");
}

/* Most dates are one string, and are worded without making the details. */
static char *
plain_date_words (DtlDocument *self,
                  guint32      event,
                  DtlWording   wording)
{
  const DtlEvent *record = &self->events[event];
  const char *text = event_text (self, event);
  g_autofree char *edtf = NULL;

  if (!(record->flags & DTL_EVENT_HAS_WHEN) || record->when_offset == G_MAXUINT32 || text[record->when_offset] != '"')
    return NULL;

  edtf = dtl_quoted_dup (text + record->when_offset, text + record->text_length);
  return dtl_date_to_words (edtf, -1, wording);
}

char *
dtl_document_dup_date_words (DtlDocument *self,
                             guint32      event,
                             DtlWording   wording)
{
  g_autoptr (DtlEventDetails) details = NULL;
  char *words;

  g_return_val_if_fail (DTL_IS_DOCUMENT (self) && event < self->n_events, NULL);

  words = plain_date_words (self, event, wording);
  if (words != NULL)
    return words;

  details = dtl_document_dup_details (self, event);
  words = details_to_date_words (details, wording);
  return words[0] != '\0' ? words : (g_free (words), g_strdup (_("undated")));
}
