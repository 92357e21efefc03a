/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-facets.h"

#include <string.h>

#define N_STATUSES    (DTL_STATUS_UNKNOWN + 1)
#define N_ASSESSMENTS (DTL_ASSESSMENT_INFERRED + 1)

/* The facets whose values stand in an event's text. */
#define N_TEXT_FACETS 3

/* A set of small numbers: a byte for each, and how many are set. */
typedef struct
{
  GByteArray *bytes;
  guint       n_set;
} Set;

struct _DtlFilter
{
  Set        chosen[DTL_N_VALUE_FACETS];
  DtlInstant from, to;
  Set        found;
  gboolean   has_found;
};

/* For each event the values that it has: values[starts[event]] to values[starts[event + 1]]. */
typedef struct
{
  guint32 *starts;
  GArray  *values;      /* (element-type guint32) */
} Lists;

struct _DtlFacets
{
  DtlDocument *document;
  gboolean     is_read;
  Lists        lists[N_TEXT_FACETS];    /* actors, sources, tags */
  GPtrArray   *tags;
};

/* Sets */

static void
set_init (Set *set)
{
  set->bytes = g_byte_array_new ();
  set->n_set = 0;
}

static gboolean
set_has (const Set *set,
         guint      value)
{
  return value < set->bytes->len && set->bytes->data[value] != 0;
}

static void
set_put (Set     *set,
         guint    value,
         gboolean is_set)
{
  guint old = set->bytes->len;

  if (value >= old)
    {
      if (!is_set)
        return;
      g_byte_array_set_size (set->bytes, value + 1);
      memset (set->bytes->data + old, 0, value + 1 - old);
    }
  set->n_set += (guint) (is_set != FALSE) - set->bytes->data[value];
  set->bytes->data[value] = is_set != FALSE;
}

static void
set_empty (Set *set)
{
  g_byte_array_set_size (set->bytes, 0);
  set->n_set = 0;
}

static gboolean
set_equal (const Set *a,
           const Set *b)
{
  const Set *longer = a->bytes->len >= b->bytes->len ? a : b;

  if (a->n_set != b->n_set)
    return FALSE;
  for (guint i = 0; i < longer->bytes->len; i++)
    if (set_has (a, i) != set_has (b, i))
      return FALSE;
  return TRUE;
}

/* The filter */

DtlFilter *
dtl_filter_new (void)
{
  DtlFilter *self = g_new0 (DtlFilter, 1);

  for (guint i = 0; i < DTL_N_VALUE_FACETS; i++)
    set_init (&self->chosen[i]);
  set_init (&self->found);
  self->from = DTL_INSTANT_BEFORE_ALL;
  self->to = DTL_INSTANT_AFTER_ALL;
  return self;
}

static void
set_copy (Set       *to,
          const Set *from)
{
  set_empty (to);
  g_byte_array_append (to->bytes, from->bytes->data, from->bytes->len);
  to->n_set = from->n_set;
}

DtlFilter *
dtl_filter_copy (const DtlFilter *self)
{
  DtlFilter *copy = dtl_filter_new ();

  g_return_val_if_fail (self != NULL, copy);

  for (guint i = 0; i < DTL_N_VALUE_FACETS; i++)
    set_copy (&copy->chosen[i], &self->chosen[i]);
  set_copy (&copy->found, &self->found);
  copy->has_found = self->has_found;
  copy->from = self->from;
  copy->to = self->to;
  return copy;
}

void
dtl_filter_free (DtlFilter *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < DTL_N_VALUE_FACETS; i++)
    g_byte_array_unref (self->chosen[i].bytes);
  g_byte_array_unref (self->found.bytes);
  g_free (self);
}

gboolean
dtl_filter_equal (const DtlFilter *a,
                  const DtlFilter *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < DTL_N_VALUE_FACETS; i++)
    if (!set_equal (&a->chosen[i], &b->chosen[i]))
      return FALSE;
  return a->from == b->from && a->to == b->to && a->has_found == b->has_found && set_equal (&a->found, &b->found);
}

gboolean
dtl_filter_is_facet_empty (const DtlFilter *self,
                           DtlFacet         facet)
{
  g_return_val_if_fail (self != NULL && facet < DTL_N_FACETS, TRUE);

  if (facet == DTL_FACET_TIME)
    return self->from == DTL_INSTANT_BEFORE_ALL && self->to == DTL_INSTANT_AFTER_ALL;
  if (facet == DTL_FACET_TEXT)
    return !self->has_found;
  return self->chosen[facet].n_set == 0;
}

gboolean
dtl_filter_is_empty (const DtlFilter *self)
{
  for (guint i = 0; i < DTL_N_FACETS; i++)
    if (!dtl_filter_is_facet_empty (self, i))
      return FALSE;
  return TRUE;
}

void
dtl_filter_set_chosen (DtlFilter *self,
                       DtlFacet   facet,
                       guint      value,
                       gboolean   chosen)
{
  g_return_if_fail (self != NULL && facet < DTL_N_VALUE_FACETS && value < G_MAXINT);

  set_put (&self->chosen[facet], value, chosen);
}

gboolean
dtl_filter_is_chosen (const DtlFilter *self,
                      DtlFacet         facet,
                      guint            value)
{
  g_return_val_if_fail (self != NULL && facet < DTL_N_VALUE_FACETS, FALSE);

  return set_has (&self->chosen[facet], value);
}

void
dtl_filter_clear_facet (DtlFilter *self,
                        DtlFacet   facet)
{
  g_return_if_fail (self != NULL && facet < DTL_N_FACETS);

  if (facet == DTL_FACET_TIME)
    dtl_filter_set_range (self, DTL_INSTANT_BEFORE_ALL, DTL_INSTANT_AFTER_ALL);
  else if (facet == DTL_FACET_TEXT)
    dtl_filter_set_found (self, NULL);
  else
    set_empty (&self->chosen[facet]);
}

void
dtl_filter_set_range (DtlFilter *self,
                      DtlInstant from,
                      DtlInstant to)
{
  g_return_if_fail (self != NULL);

  self->from = from;
  self->to = to;
}

gboolean
dtl_filter_get_range (const DtlFilter *self,
                      DtlInstant      *from,
                      DtlInstant      *to)
{
  g_return_val_if_fail (self != NULL && from != NULL && to != NULL, FALSE);

  *from = self->from;
  *to = self->to;
  return !dtl_filter_is_facet_empty (self, DTL_FACET_TIME);
}

void
dtl_filter_set_found (DtlFilter *self,
                      GArray    *found)
{
  g_return_if_fail (self != NULL);

  set_empty (&self->found);
  self->has_found = found != NULL;
  for (guint i = 0; found != NULL && i < found->len; i++)
    set_put (&self->found, g_array_index (found, guint32, i), TRUE);
}

/* Reading */

/* What one event has, while all are read. */
typedef struct
{
  DtlFacets  *facets;
  GHashTable *tag_numbers;      /* in the order in which they are met; + 1 */
  GArray     *last_events[N_TEXT_FACETS];       /* (element-type guint32): where each value was met last; + 1 */
  GString    *name;
} Reading;

DtlFacets *
dtl_facets_new (DtlDocument *document)
{
  DtlFacets *self;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  self = g_new0 (DtlFacets, 1);
  self->document = g_object_ref (document);
  return self;
}

static void
forget (DtlFacets *self)
{
  for (guint i = 0; i < N_TEXT_FACETS; i++)
    {
      g_clear_pointer (&self->lists[i].starts, g_free);
      g_clear_pointer (&self->lists[i].values, g_array_unref);
    }
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  self->is_read = FALSE;
}

void
dtl_facets_free (DtlFacets *self)
{
  if (self == NULL)
    return;

  forget (self);
  g_object_unref (self->document);
  g_free (self);
}

DtlDocument *
dtl_facets_get_document (DtlFacets *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->document;
}

/* Once for each event, however often it is said. */
static void
add_value (Reading *reading,
           DtlFacet facet,
           guint32  event,
           guint32  value)
{
  const guint list = facet - DTL_FACET_ACTOR;
  GArray *last_events = reading->last_events[list];

  if (value >= last_events->len)
    g_array_set_size (last_events, value + 1);
  if (g_array_index (last_events, guint32, value) == event + 1)
    return;
  g_array_index (last_events, guint32, value) = event + 1;
  g_array_append_val (reading->facets->lists[list].values, value);
}

static guint32
number_tag (Reading    *reading,
            const char *tag)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (reading->tag_numbers, tag));

  if (number == 0)
    {
      g_ptr_array_add (reading->facets->tags, g_strdup (tag));
      number = reading->facets->tags->len;
      g_hash_table_insert (reading->tag_numbers, g_strdup (tag), GUINT_TO_POINTER (number));
    }
  return number - 1;
}

typedef struct
{
  Reading *reading;
  guint32  event;
} ReadingEvent;

static gboolean
read_word_cb (DtlField    field,
              const char *text,
              gsize       length,
              gpointer    user_data)
{
  ReadingEvent *at = user_data;
  DtlFacets *self = at->reading->facets;
  guint32 index;

  if (field != DTL_FIELD_ACTOR_ID && field != DTL_FIELD_SOURCE_ID && field != DTL_FIELD_TAG)
    return TRUE;

  g_string_truncate (at->reading->name, 0);
  g_string_append_len (at->reading->name, text, length);
  if (field == DTL_FIELD_TAG)
    add_value (at->reading, DTL_FACET_TAG, at->event, number_tag (at->reading, at->reading->name->str));
  else if (field == DTL_FIELD_ACTOR_ID && dtl_document_find_actor (self->document, at->reading->name->str, &index))
    add_value (at->reading, DTL_FACET_ACTOR, at->event, index);
  else if (field == DTL_FIELD_SOURCE_ID && dtl_document_find_source (self->document, at->reading->name->str, &index))
    add_value (at->reading, DTL_FACET_SOURCE, at->event, index);
  return TRUE;
}

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

/* Tags were numbered as they were met; people read them sorted. */
static void
sort_tags (DtlFacets  *self,
           GHashTable *tag_numbers)
{
  g_autofree guint32 *numbers = g_new (guint32, self->tags->len + 1);
  GArray *values = self->lists[2].values;

  g_ptr_array_sort (self->tags, compare_tags);
  for (guint i = 0; i < self->tags->len; i++)
    numbers[GPOINTER_TO_UINT (g_hash_table_lookup (tag_numbers, self->tags->pdata[i])) - 1] = i;
  for (guint i = 0; i < values->len; i++)
    g_array_index (values, guint32, i) = numbers[g_array_index (values, guint32, i)];
}

static void
reading_init (Reading   *reading,
              DtlFacets *facets)
{
  reading->facets = facets;
  reading->tag_numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading->name = g_string_new (NULL);
  for (guint i = 0; i < N_TEXT_FACETS; i++)
    reading->last_events[i] = g_array_new (FALSE, TRUE, sizeof (guint32));
}

static void
reading_clear (Reading *reading)
{
  g_hash_table_unref (reading->tag_numbers);
  g_string_free (reading->name, TRUE);
  for (guint i = 0; i < N_TEXT_FACETS; i++)
    g_array_unref (reading->last_events[i]);
}

/* FALSE: cancelled. */
static gboolean
read_events (Reading    *reading,
             const gint *cancel)
{
  DtlFacets *self = reading->facets;
  const guint n_events = dtl_document_get_n_events (self->document);

  self->tags = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_TEXT_FACETS; i++)
    {
      self->lists[i].starts = g_new0 (guint32, n_events + 1);
      self->lists[i].values = g_array_new (FALSE, FALSE, sizeof (guint32));
    }

  for (guint32 event = 0; event < n_events; event++)
    {
      ReadingEvent at = { reading, event };

      if (event % 1024 == 0 && cancel != NULL && g_atomic_int_get (cancel) != 0)
        return FALSE;
      dtl_document_read_words (self->document, event, read_word_cb, &at);
      for (guint i = 0; i < N_TEXT_FACETS; i++)
        self->lists[i].starts[event + 1] = self->lists[i].values->len;
    }
  sort_tags (self, reading->tag_numbers);
  return TRUE;
}

gboolean
dtl_facets_read (DtlFacets  *self,
                 const gint *cancel)
{
  Reading reading;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->is_read)
    return TRUE;
  reading_init (&reading, self);
  self->is_read = read_events (&reading, cancel);
  if (!self->is_read)
    forget (self);
  reading_clear (&reading);
  return self->is_read;
}

guint
dtl_facets_get_n_tags (DtlFacets *self)
{
  g_return_val_if_fail (self != NULL, 0);

  dtl_facets_read (self, NULL);
  return self->tags->len;
}

const char *
dtl_facets_get_tag (DtlFacets *self,
                    guint      tag)
{
  g_return_val_if_fail (tag < dtl_facets_get_n_tags (self), NULL);

  return self->tags->pdata[tag];
}

guint
dtl_facets_get_n_values (DtlFacets *self,
                         DtlFacet   facet)
{
  g_return_val_if_fail (self != NULL, 0);

  switch (facet)
    {
    case DTL_FACET_LANE:
      return dtl_document_get_n_lanes (self->document);
    case DTL_FACET_ACTOR:
      return dtl_document_get_n_actors (self->document);
    case DTL_FACET_SOURCE:
      return dtl_document_get_n_sources (self->document);
    case DTL_FACET_TAG:
      return dtl_facets_get_n_tags (self);
    case DTL_FACET_STATUS:
      return N_STATUSES;
    case DTL_FACET_ASSESSMENT:
      return N_ASSESSMENTS;
    case DTL_FACET_SUPPORT:
      return DTL_N_SUPPORTS;
    case DTL_FACET_TIME:
    case DTL_FACET_TEXT:
    default:
      return 0;
    }
}

/* Passing */

static gboolean
is_text_facet (DtlFacet facet)
{
  return facet == DTL_FACET_ACTOR || facet == DTL_FACET_SOURCE || facet == DTL_FACET_TAG;
}

static const Lists *
get_lists (DtlFacets *self,
           DtlFacet   facet)
{
  return &self->lists[facet - DTL_FACET_ACTOR];
}

static gboolean
has_support (const DtlEvent *event,
             guint           value)
{
  switch (value)
    {
    case DTL_SUPPORT_SINGLE_SOURCE:
      return event->independent == 1;
    case DTL_SUPPORT_DISPUTED:
      return (event->flags & DTL_EVENT_DISAGREE) != 0 || event->assessment == DTL_ASSESSMENT_DISPUTED;
    case DTL_SUPPORT_NOTHING_QUOTED:
      return (event->flags & DTL_EVENT_QUOTED) == 0;
    default:
      return FALSE;
    }
}

static gboolean
passes_facet (DtlFacets       *self,
              const DtlFilter *filter,
              DtlFacet         facet,
              guint32          index,
              const DtlEvent  *event)
{
  const Set *chosen = facet < DTL_N_VALUE_FACETS ? &filter->chosen[facet] : NULL;

  switch (facet)
    {
    case DTL_FACET_LANE:
      return set_has (chosen, event->lane);
    case DTL_FACET_STATUS:
      return set_has (chosen, event->status);
    case DTL_FACET_ASSESSMENT:
      return set_has (chosen, event->assessment);
    case DTL_FACET_TIME:
      return (event->flags & DTL_EVENT_PLACED) && event->earliest <= filter->to && event->latest >= filter->from;
    case DTL_FACET_TEXT:
      return set_has (&filter->found, index);
    case DTL_FACET_SUPPORT:
      for (guint i = 0; i < DTL_N_SUPPORTS; i++)
        if (set_has (chosen, i) && has_support (event, i))
          return TRUE;
      return FALSE;
    case DTL_FACET_ACTOR:
    case DTL_FACET_SOURCE:
    case DTL_FACET_TAG:
    default:
      {
        const Lists *lists = get_lists (self, facet);

        for (guint i = lists->starts[index]; i < lists->starts[index + 1]; i++)
          if (set_has (chosen, g_array_index (lists->values, guint32, i)))
            return TRUE;
        return FALSE;
      }
    }
}

/* The facets in which something is chosen, but for @left_out; reads the texts where one of them needs it. */
static guint
list_active (DtlFacets       *self,
             const DtlFilter *filter,
             DtlFacet         left_out,
             DtlFacet        *active)
{
  guint n_active = 0;

  for (guint i = 0; i < DTL_N_FACETS; i++)
    if (i != left_out && !dtl_filter_is_facet_empty (filter, i))
      {
        active[n_active++] = i;
        if (is_text_facet (i))
          dtl_facets_read (self, NULL);
      }
  return n_active;
}

static gboolean
passes_all (DtlFacets       *self,
            const DtlFilter *filter,
            const DtlFacet  *active,
            guint            n_active,
            guint32          index,
            const DtlEvent  *event)
{
  for (guint i = 0; i < n_active; i++)
    if (!passes_facet (self, filter, active[i], index, event))
      return FALSE;
  return TRUE;
}

guint
dtl_facets_apply (DtlFacets       *self,
                  const DtlFilter *filter,
                  guint8          *mask)
{
  DtlFacet active[DTL_N_FACETS];
  guint n_active, n_events, n_passing = 0;

  g_return_val_if_fail (self != NULL && filter != NULL && mask != NULL, 0);

  n_active = list_active (self, filter, DTL_N_FACETS, active);
  n_events = dtl_document_get_n_events (self->document);
  for (guint32 i = 0; i < n_events; i++)
    {
      mask[i] = passes_all (self, filter, active, n_active, i, dtl_document_get_event (self->document, i));
      n_passing += mask[i];
    }
  return n_passing;
}

static void
count_event (DtlFacets      *self,
             DtlFacet        facet,
             guint32         index,
             const DtlEvent *event,
             guint          *counts)
{
  if (facet == DTL_FACET_LANE)
    counts[event->lane]++;
  else if (facet == DTL_FACET_STATUS)
    counts[event->status]++;
  else if (facet == DTL_FACET_ASSESSMENT)
    counts[event->assessment]++;
  else if (facet == DTL_FACET_SUPPORT)
    for (guint i = 0; i < DTL_N_SUPPORTS; i++)
      counts[i] += has_support (event, i);
  else
    {
      const Lists *lists = get_lists (self, facet);

      for (guint i = lists->starts[index]; i < lists->starts[index + 1]; i++)
        counts[g_array_index (lists->values, guint32, i)]++;
    }
}

void
dtl_facets_count (DtlFacets       *self,
                  const DtlFilter *filter,
                  DtlFacet         facet,
                  guint           *counts)
{
  DtlFacet active[DTL_N_FACETS];
  guint n_active, n_events;

  g_return_if_fail (self != NULL && filter != NULL && counts != NULL);
  g_return_if_fail (facet < DTL_N_VALUE_FACETS);

  if (is_text_facet (facet))
    dtl_facets_read (self, NULL);
  memset (counts, 0, dtl_facets_get_n_values (self, facet) * sizeof *counts);
  n_active = list_active (self, filter, facet, active);
  n_events = dtl_document_get_n_events (self->document);
  for (guint32 i = 0; i < n_events; i++)
    {
      const DtlEvent *event = dtl_document_get_event (self->document, i);

      if (passes_all (self, filter, active, n_active, i, event))
        count_event (self, facet, i, event, counts);
    }
}
