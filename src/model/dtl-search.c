/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each event is looked at twice at most. First its whole text is folded as it stands, names of members, marks and all, and the
 * terms are looked for in that: what is not even there needs no reading. Only what passed is read field by field.
 * Terms that the names of actors or the titles of sources have may also be met by an event that refers to these.
 *
 * Many events are searched in blocks that grow, so that the first matches come at once; large blocks are shared between
 * threads, and handed over in order.
 */
#define _GNU_SOURCE   /* memmem */

#include "dtl-search.h"

#include "dtl-fold.h"

#include <string.h>

#define MAX_TERMS    32
#define MAX_THREADS  8
#define FIRST_BLOCK  64        /* events */
#define SHARED_BLOCK 4096      /* from here on it is worth a thread */
#define LAST_BLOCK   16384

typedef guint32 Terms;        /* a bit for each */

struct _DtlSearch
{
  DtlFold   *fold;
  GPtrArray *terms;           /* (element-type GString): folded */
  Terms      all;
};

/* What one run needs; of its thread only. */
typedef struct
{
  DtlSearch   *search;
  DtlDocument *document;
  const Terms *actors, *sources;        /* what their words have; NULL: not known yet */
  Terms        from_others;             /* the terms that any of them has */
  GString     *folded;
  Terms        found;                   /* of the event that is read */
} Matcher;

static void
free_term (gpointer data)
{
  g_string_free (data, TRUE);
}

static gboolean
is_quotation_mark (gunichar character)
{
  return character == '"' || character == 0x201c || character == 0x201d || character == 0x201e || character == 0xab || character == 0xbb;
}

static void
add_term (DtlSearch  *self,
          const char *start,
          const char *end)
{
  GString *term = g_string_new (NULL);

  dtl_fold_append (self->fold, term, start, end - start);
  while (term->len > 0 && term->str[term->len - 1] == ' ')
    g_string_truncate (term, term->len - 1);
  if (term->len > 0 && term->str[0] == ' ')
    g_string_erase (term, 0, 1);

  if (term->len == 0 || self->terms->len == MAX_TERMS)
    free_term (term);
  else
    g_ptr_array_add (self->terms, term);
}

/* Words between spaces; whatever stands in quotation marks is one term. A mark that is never closed reaches to the end. */
static void
split_query (DtlSearch  *self,
             const char *query)
{
  const char *start = NULL;
  gboolean is_quoted = FALSE;

  for (const char *p = query;; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      gboolean is_end = character == '\0' || is_quotation_mark (character) || (!is_quoted && g_unichar_isspace (character));

      if (is_end && start != NULL)
        {
          add_term (self, start, p);
          start = NULL;
        }
      if (character == '\0')
        break;
      if (is_quotation_mark (character))
        is_quoted = !is_quoted;
      else if (!is_end && start == NULL)
        start = p;
    }
}

/**
 * dtl_search_new:
 * @query: what somebody typed, UTF-8
 *
 * Returns: (transfer full) (nullable): the search, %NULL when @query holds nothing to look for
 */
DtlSearch *
dtl_search_new (const char *query)
{
  DtlSearch *self;
  g_autofree char *valid = NULL;

  g_return_val_if_fail (query != NULL, NULL);

  valid = g_utf8_make_valid (query, -1);
  self = g_new0 (DtlSearch, 1);
  self->fold = dtl_fold_new ();
  self->terms = g_ptr_array_new_with_free_func (free_term);
  split_query (self, valid);
  if (self->terms->len == 0)
    g_clear_pointer (&self, dtl_search_free);
  else
    self->all = self->terms->len == MAX_TERMS ? ~(Terms) 0 : ((Terms) 1 << self->terms->len) - 1;
  return self;
}

void
dtl_search_free (DtlSearch *self)
{
  if (self == NULL)
    return;

  dtl_fold_free (self->fold);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/* Which of the @wanted terms stand in a folded text. */
static Terms
find_terms (DtlSearch     *self,
            Terms          wanted,
            const GString *folded)
{
  Terms found = 0;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const GString *term = g_ptr_array_index (self->terms, i);

      if ((wanted & (Terms) 1 << i) && memmem (folded->str, folded->len, term->str, term->len) != NULL)
        found |= (Terms) 1 << i;
    }
  return found;
}

/* Whether all of them do. */
static gboolean
has_terms (DtlSearch     *self,
           Terms          wanted,
           const GString *folded)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const GString *term = g_ptr_array_index (self->terms, i);

      if ((wanted & (Terms) 1 << i) && memmem (folded->str, folded->len, term->str, term->len) == NULL)
        return FALSE;
    }
  return TRUE;
}

static Terms
find_terms_in (Matcher    *matcher,
               Terms       wanted,
               const char *text,
               gsize       length)
{
  g_string_truncate (matcher->folded, 0);
  dtl_fold_append (matcher->search->fold, matcher->folded, text, length);
  return find_terms (matcher->search, wanted, matcher->folded);
}

static Terms
find_terms_in_nullable (Matcher    *matcher,
                        const char *text)
{
  return text != NULL ? find_terms_in (matcher, matcher->search->all, text, strlen (text)) : 0;
}

static Terms
find_terms_of_actor (Matcher *matcher,
                     guint32  actor)
{
  if (matcher->actors != NULL)
    return matcher->actors[actor];
  return find_terms_in_nullable (matcher, dtl_document_get_actor (matcher->document, actor)->name);
}

static Terms
find_terms_of_source (Matcher *matcher,
                      guint32  source)
{
  const DtlSource *record = dtl_document_get_source (matcher->document, source);

  if (matcher->sources != NULL)
    return matcher->sources[source];
  return find_terms_in_nullable (matcher, record->title) | find_terms_in_nullable (matcher, record->authors) |
         find_terms_in_nullable (matcher, record->container) | find_terms_in_nullable (matcher, record->publisher);
}

/* What an event refers to by an id. */
static Terms
find_terms_of_reference (Matcher    *matcher,
                         DtlField    field,
                         const char *text,
                         gsize       length)
{
  char small[64];
  g_autofree char *large = NULL;
  char *id = small;
  guint32 index;

  if (length >= sizeof small)
    id = large = g_malloc (length + 1);
  memcpy (id, text, length);
  id[length] = '\0';

  if (field == DTL_FIELD_ACTOR_ID)
    return dtl_document_find_actor (matcher->document, id, &index) ? find_terms_of_actor (matcher, index) : 0;
  return dtl_document_find_source (matcher->document, id, &index) ? find_terms_of_source (matcher, index) : 0;
}

static gboolean
words_cb (DtlField    field,
          const char *text,
          gsize       length,
          gpointer    user_data)
{
  Matcher *matcher = user_data;

  if (field == DTL_FIELD_ACTOR_ID || field == DTL_FIELD_SOURCE_ID)
    {
      if (matcher->from_others & ~matcher->found)
        matcher->found |= find_terms_of_reference (matcher, field, text, length);
    }
  else
    matcher->found |= find_terms_in (matcher, matcher->search->all & ~matcher->found, text, length);
  return matcher->found != matcher->search->all;
}

static void
matcher_init (Matcher     *self,
              DtlSearch   *search,
              DtlDocument *document)
{
  *self = (Matcher) { .search = search, .document = document, .from_others = search->all };
  self->folded = g_string_sized_new (1024);
}

static void
matcher_clear (Matcher *self)
{
  g_string_free (self->folded, TRUE);
}

/* Looks at all actors and sources once, which pays where there are many events. */
static void
matcher_look_at_others (Matcher *self,
                        Terms   *actors,
                        Terms   *sources)
{
  Terms any = 0;

  for (guint i = 0; i < dtl_document_get_n_actors (self->document); i++)
    any |= actors[i] = find_terms_of_actor (self, i);
  for (guint i = 0; i < dtl_document_get_n_sources (self->document); i++)
    any |= sources[i] = find_terms_of_source (self, i);

  self->actors = actors;
  self->sources = sources;
  self->from_others = any;
}

static gboolean
matcher_matches (Matcher *self,
                 guint32  event)
{
  DtlSearch *search = self->search;
  Terms wanted = search->all & ~self->from_others;

  if (wanted != 0)
    {
      gsize length;
      const char *text = dtl_document_peek_event_text (self->document, event, &length);

      g_string_truncate (self->folded, 0);
      dtl_fold_append_raw (search->fold, self->folded, text, length);
      if (!has_terms (search, wanted, self->folded))
        return FALSE;
    }

  self->found = 0;
  dtl_document_read_words (self->document, event, words_cb, self);
  return self->found == search->all;
}

/**
 * dtl_search_matches:
 * @self: the search
 * @document: a document
 * @event: one of its events
 *
 * For many events of one document dtl_search_foreach() is faster.
 *
 * Returns: whether all terms are met by the event's own words and those of what it refers to
 */
gboolean
dtl_search_matches (DtlSearch   *self,
                    DtlDocument *document,
                    guint32      event)
{
  Matcher matcher;
  gboolean matches;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DTL_IS_DOCUMENT (document), FALSE);

  matcher_init (&matcher, self, document);
  matches = matcher_matches (&matcher, event);
  matcher_clear (&matcher);
  return matches;
}

/* A part of a block, for one thread. */
typedef struct
{
  Matcher        matcher;
  const guint32 *events;
  guint          n_events;
  GArray        *found;
} Part;

static gpointer
search_part (gpointer data)
{
  Part *part = data;

  for (guint i = 0; i < part->n_events; i++)
    if (matcher_matches (&part->matcher, part->events[i]))
      g_array_append_val (part->found, part->events[i]);
  return NULL;
}

/* All but the first part in threads of their own. */
static void
search_block (Part          *parts,
              guint          n_parts,
              const guint32 *events,
              guint          n_events)
{
  GThread *threads[MAX_THREADS];
  guint n_shared = n_events >= SHARED_BLOCK ? n_parts : 1;

  for (guint i = 0; i < n_parts; i++)
    {
      guint start = n_events / n_shared * i, end = i + 1 < n_shared ? start + n_events / n_shared : n_events;

      g_array_set_size (parts[i].found, 0);
      parts[i].events = events + start;
      parts[i].n_events = i < n_shared ? end - start : 0;
      if (i > 0 && parts[i].n_events > 0)
        threads[i] = g_thread_new ("search", search_part, &parts[i]);
    }
  search_part (&parts[0]);
  for (guint i = 1; i < n_shared; i++)
    if (parts[i].n_events > 0)
      g_thread_join (threads[i]);
}

static gboolean
hand_over (Part          *parts,
           guint          n_parts,
           DtlSearchFunc  func,
           gpointer       user_data)
{
  gboolean goes_on = TRUE, was_called = FALSE;

  for (guint i = 0; i < n_parts && goes_on; i++)
    if (parts[i].found->len > 0)
      {
        goes_on = func ((const guint32 *) (gpointer) parts[i].found->data, parts[i].found->len, user_data);
        was_called = TRUE;
      }
  return was_called ? goes_on : func (NULL, 0, user_data);
}

/**
 * dtl_search_foreach:
 * @self: the search
 * @document: a document
 * @func: (scope call): takes what was found, some at a time, in order of time
 * @user_data: for @func
 *
 * @func is called in the calling thread, also without any event from time to time, so that it can end the search by
 * returning %FALSE.
 */
void
dtl_search_foreach (DtlSearch     *self,
                    DtlDocument   *document,
                    DtlSearchFunc  func,
                    gpointer       user_data)
{
  g_autofree Terms *actors = NULL, *sources = NULL;
  guint n, n_parts, block = FIRST_BLOCK;
  Part parts[MAX_THREADS];
  const guint32 *order;
  gboolean goes_on;

  g_return_if_fail (self != NULL && func != NULL);
  g_return_if_fail (DTL_IS_DOCUMENT (document));

  goes_on = func (NULL, 0, user_data);
  order = dtl_document_get_order (document);
  n = dtl_document_get_n_events (document);
  n_parts = n >= SHARED_BLOCK ? CLAMP (g_get_num_processors (), 1, MAX_THREADS) : 1;
  actors = g_new (Terms, dtl_document_get_n_actors (document) + 1);
  sources = g_new (Terms, dtl_document_get_n_sources (document) + 1);

  for (guint i = 0; i < n_parts; i++)
    {
      matcher_init (&parts[i].matcher, self, document);
      if (i == 0)
        matcher_look_at_others (&parts[0].matcher, actors, sources);
      parts[i].matcher.actors = actors;
      parts[i].matcher.sources = sources;
      parts[i].matcher.from_others = parts[0].matcher.from_others;
      parts[i].found = g_array_new (FALSE, FALSE, sizeof (guint32));
    }

  for (guint start = 0; start < n && goes_on; start += block, block = MIN (block * 2, LAST_BLOCK))
    {
      search_block (parts, n_parts, order + start, MIN (block, n - start));
      goes_on = hand_over (parts, n_parts, func, user_data);
    }

  for (guint i = 0; i < n_parts; i++)
    {
      matcher_clear (&parts[i].matcher);
      g_array_unref (parts[i].found);
    }
}

typedef struct
{
  GArray     *found;
  const gint *cancel;
} Collection;

static gboolean
collect_cb (const guint32 *events,
            guint          n_events,
            gpointer       user_data)
{
  Collection *collection = user_data;

  if (n_events > 0)
    g_array_append_vals (collection->found, events, n_events);
  return collection->cancel == NULL || g_atomic_int_get (collection->cancel) == 0;
}

GArray *
dtl_search_run (DtlSearch   *self,
                DtlDocument *document,
                const gint  *cancel)
{
  Collection collection = { g_array_new (FALSE, FALSE, sizeof (guint32)), cancel };

  dtl_search_foreach (self, document, collect_cb, &collection);
  return collection.found;
}

/* Highlighting */

typedef struct
{
  gsize start, end;
} Span;

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const Span *span_a = a, *span_b = b;

  return span_a->start < span_b->start ? -1 : span_a->start > span_b->start;
}

/* The end of the characters that a match covers: with the marks behind the last one. */
static gsize
end_of_match (const GArray *origins,
              gsize         folded_end,
              gsize         length)
{
  gsize last = g_array_index (origins, gsize, folded_end - 1);

  while (folded_end < origins->len && g_array_index (origins, gsize, folded_end) == last)
    folded_end++;
  return folded_end < origins->len ? g_array_index (origins, gsize, folded_end) : length;
}

static void
find_spans (const GString *term,
            const GString *folded,
            const GArray  *origins,
            gsize          length,
            GArray        *spans)
{
  const char *p = folded->str, *end = folded->str + folded->len;

  while ((p = memmem (p, end - p, term->str, term->len)) != NULL)
    {
      gsize at = p - folded->str;
      Span span = { g_array_index (origins, gsize, at), end_of_match (origins, at + term->len, length) };

      g_array_append_val (spans, span);
      p += term->len;
    }
}

GArray *
dtl_search_find_in (DtlSearch  *self,
                    const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  GArray *places = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize length;

  g_return_val_if_fail (self != NULL && text != NULL, places);

  length = strlen (text);
  dtl_fold_append_mapped (self->fold, folded, origins, text, length);
  for (guint i = 0; i < self->terms->len; i++)
    find_spans (g_ptr_array_index (self->terms, i), folded, origins, length, spans);
  g_array_sort (spans, compare_spans);

  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      if (places->len > 0 && span->start <= g_array_index (places, gsize, places->len - 1))
        g_array_index (places, gsize, places->len - 1) = MAX (g_array_index (places, gsize, places->len - 1), span->end);
      else
        g_array_append_vals (places, span, 2);
    }
  return places;
}
