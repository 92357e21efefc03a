/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-search.h"

#include <string.h>

#include "dtl-document-private.h"
#include "dtl-fold-text.h"
#include "dtl-quoted.h"

/* Stands between two fields, so that words in quotation marks do not run from one into the next. */
#define FIELD_END '\x1f'

/* Events between two looks at whether the search is still wanted. */
#define CANCEL_INTERVAL 64

struct _DtlSearch
{
  GPtrArray *terms;     /* (element-type utf8): folded; all must be there */
};

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || (c >= 0x201c && c <= 0x201f) || c == 0x00ab || c == 0x00bb;
}

static void
add_term (GPtrArray  *terms,
          const char *text,
          gsize       length)
{
  g_autoptr(GString) folded = g_string_new (NULL);

  dtl_fold_text (folded, text, length, NULL);
  g_strstrip (folded->str);
  if (*folded->str != '\0')
    g_ptr_array_add (terms, g_strdup (folded->str));
}

/* Words apart, and what stands in quotation marks together. A mark that is not closed reaches to the end. */
static GPtrArray *
split_query (const char *query)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func (g_free);
  const char *start = query, *p;
  gboolean in_quotation = FALSE;

  for (p = query; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_quotation_mark (c) && (in_quotation || !g_unichar_isspace (c)))
        continue;
      add_term (terms, start, p - start);
      start = g_utf8_next_char (p);
      if (is_quotation_mark (c))
        in_quotation = !in_quotation;
    }
  add_term (terms, start, p - start);
  return terms;
}

DtlSearch *
dtl_search_new (const char *query)
{
  g_autoptr(GPtrArray) terms = NULL;
  DtlSearch *self;

  g_return_val_if_fail (query != NULL, NULL);

  if (!g_utf8_validate (query, -1, NULL))
    return NULL;
  terms = split_query (query);
  if (terms->len == 0)
    return NULL;

  self = g_new (DtlSearch, 1);
  self->terms = g_steal_pointer (&terms);
  return self;
}

void
dtl_search_free (DtlSearch *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->terms);
  g_free (self);
}

static void
add_field (GString    *fields,
           const char *text)
{
  if (text == NULL)
    return;
  dtl_fold_text (fields, text, -1, NULL);
  g_string_append_c (fields, FIELD_END);
}

static void
add_actor (GString     *fields,
           DtlDocument *document,
           guint32      actor)
{
  if (actor != DTL_NONE)
    add_field (fields, dtl_document_get_actor (document, actor)->name);
}

static void
add_source (GString     *fields,
            DtlDocument *document,
            guint32      source)
{
  const DtlSource *record;

  if (source == DTL_NONE)
    return;
  record = dtl_document_get_source (document, source);
  add_field (fields, record->title);
  add_field (fields, record->authors);
  add_field (fields, record->container);
}

static void
add_citations (GString         *fields,
               DtlDocument     *document,
               const GPtrArray *citations)
{
  for (guint i = 0; i < citations->len; i++)
    {
      const DtlCitation *citation = g_ptr_array_index (citations, i);

      add_field (fields, citation->exact);
      add_field (fields, citation->translation);
      add_field (fields, citation->note);
      add_actor (fields, document, citation->by);
      add_source (fields, document, citation->source);
    }
}

/* All that is searched of an event, folded. */
static void
add_event (GString               *fields,
           DtlDocument           *document,
           const DtlEventDetails *details)
{
  add_field (fields, details->title);
  add_field (fields, details->short_title);
  add_field (fields, details->description);
  add_field (fields, details->date_basis);
  add_field (fields, details->outside_note);
  add_field (fields, details->note);
  add_field (fields, details->place_name);
  if (details->when != NULL)
    add_field (fields, details->when->label);
  for (char **tag = details->tags; *tag != NULL; tag++)
    add_field (fields, *tag);
  for (guint i = 0; i < details->participants->len; i++)
    {
      const DtlParticipant *participant = g_ptr_array_index (details->participants, i);

      add_actor (fields, document, participant->actor);
      add_field (fields, participant->role);
    }
  for (guint i = 0; i < details->plans->len; i++)
    {
      const DtlPlan *plan = g_ptr_array_index (details->plans, i);

      add_field (fields, plan->when->label);
      add_field (fields, plan->note);
      add_actor (fields, document, plan->by);
      add_citations (fields, document, plan->citations);
    }
  for (guint i = 0; i < details->media->len; i++)
    {
      const DtlMedia *media = g_ptr_array_index (details->media, i);

      add_field (fields, media->title);
      add_field (fields, media->caption);
      add_field (fields, media->alt);
      add_field (fields, media->credit);
    }
  add_citations (fields, document, details->citations);
}

gboolean
dtl_search_matches (DtlSearch   *self,
                    DtlDocument *document,
                    guint32      event)
{
  g_autoptr(DtlEventDetails) details = NULL;
  g_autoptr(GString) fields = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DTL_IS_DOCUMENT (document), FALSE);

  details = dtl_document_dup_details (document, event);
  add_event (fields, document, details);
  for (guint i = 0; i < self->terms->len; i++)
    if (strstr (fields->str, g_ptr_array_index (self->terms, i)) == NULL)
      return FALSE;
  return TRUE;
}

/* The terms that no actor and no source holds: whoever matches them has them in its own text. */
static GPtrArray *
find_own_terms (DtlSearch   *self,
                DtlDocument *document)
{
  GPtrArray *own = g_ptr_array_new ();
  g_autoptr(GString) records = g_string_new (NULL);

  for (guint i = 0; i < dtl_document_get_n_actors (document); i++)
    add_actor (records, document, i);
  for (guint i = 0; i < dtl_document_get_n_sources (document); i++)
    add_source (records, document, i);
  for (guint i = 0; i < self->terms->len; i++)
    if (strstr (records->str, g_ptr_array_index (self->terms, i)) == NULL)
      g_ptr_array_add (own, g_ptr_array_index (self->terms, i));
  return own;
}

/* Whether the text that an event is written in holds all of @terms, wherever. Details are made of far fewer events then. */
static gboolean
text_holds (DtlDocument *document,
            guint32      event,
            GPtrArray   *terms,
            GString     *decoded,
            GString     *folded)
{
  const DtlEvent *record = &document->events[event];

  if (terms->len == 0 || record->text_length == 0)
    return TRUE;

  g_string_set_size (decoded, record->text_length + 1);
  g_string_set_size (decoded, dtl_quoted_decode (document->data + record->text_offset, record->text_length,
                                                 decoded->str, record->text_length + 1));
  g_string_truncate (folded, 0);
  dtl_fold_text (folded, decoded->str, decoded->len, NULL);
  for (guint i = 0; i < terms->len; i++)
    if (strstr (folded->str, g_ptr_array_index (terms, i)) == NULL)
      return FALSE;
  return TRUE;
}

GArray *
dtl_search_run (DtlSearch   *self,
                DtlDocument *document,
                const gint  *cancel)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr(GPtrArray) own_terms = NULL;
  g_autoptr(GString) decoded = g_string_new (NULL), folded = g_string_new (NULL);
  const guint32 *order;
  guint n_events;

  g_return_val_if_fail (self != NULL, matches);
  g_return_val_if_fail (DTL_IS_DOCUMENT (document), matches);

  own_terms = find_own_terms (self, document);
  order = dtl_document_get_order (document);
  n_events = dtl_document_get_n_events (document);
  for (guint i = 0; i < n_events; i++)
    {
      if (cancel != NULL && i % CANCEL_INTERVAL == 0 && g_atomic_int_get (cancel))
        break;
      if (text_holds (document, order[i], own_terms, decoded, folded) && dtl_search_matches (self, document, order[i]))
        g_array_append_val (matches, order[i]);
    }
  return matches;
}

typedef struct
{
  gsize start, end;
} Range;

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const Range *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

/* The end of the character at @start, with the marks that lie over it. */
static gsize
find_char_end (const char *text,
               gsize       start)
{
  const char *p = g_utf8_next_char (text + start);

  while (*p != '\0' && g_unichar_ismark (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p - text;
}

GArray *
dtl_search_find_in (DtlSearch  *self,
                    const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr(GString) folded = g_string_new (NULL);
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr(GArray) ranges = g_array_new (FALSE, FALSE, sizeof (Range));

  g_return_val_if_fail (self != NULL, found);
  g_return_val_if_fail (text != NULL, found);

  dtl_fold_text (folded, text, -1, starts);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const char *term = g_ptr_array_index (self->terms, i);
      gsize length = strlen (term);

      for (const char *p = folded->str; (p = strstr (p, term)) != NULL; p += length)
        {
          gsize first = p - folded->str;
          Range range = { g_array_index (starts, gsize, first),
                          find_char_end (text, g_array_index (starts, gsize, first + length - 1)) };

          g_array_append_val (ranges, range);
        }
    }

  /* Terms may overlap or lie in each other: what they cover together is lit once. */
  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);
      gsize *last_end = found->len > 0 ? &g_array_index (found, gsize, found->len - 1) : NULL;

      if (last_end != NULL && range->start <= *last_end)
        *last_end = MAX (*last_end, range->end);
      else
        g_array_append_vals (found, range, 2);
    }
  return found;
}
