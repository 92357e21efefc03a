/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-link-order.h"

#define LONGEST_RUN 64      /* of more at one instant nobody sees an order; sorting them would be quadratic */

typedef struct
{
  guint32 from, to;
} Pair;

/* Only links whose ends begin at one instant matter here. Sorted. */
struct _DtlLinkOrder
{
  GArray *pairs;    /* (element-type Pair) */
};

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *first = a, *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  return first->to < second->to ? -1 : first->to > second->to;
}

/* Most links run from the earlier to the later; these say what they come after. */
static gboolean
refers_back (const char *type)
{
  static const char * const types[] = { "responds-to", "continues", "contradicts", "fulfils", "supersedes", NULL };

  return g_strv_contains (types, type);
}

DtlLinkOrder *
dtl_link_order_new (DtlDocument *document)
{
  DtlLinkOrder *self = g_new0 (DtlLinkOrder, 1);
  guint n_links = dtl_document_get_n_links (document);

  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  for (guint i = 0; i < n_links; i++)
    {
      const DtlLink *link = dtl_document_get_link (document, i);
      const DtlEvent *from = dtl_document_get_event (document, link->from);
      const DtlEvent *to = dtl_document_get_event (document, link->to);
      gboolean is_back = refers_back (link->type);
      Pair pair = { is_back ? link->to : link->from, is_back ? link->from : link->to };

      if (from->flags & to->flags & DTL_EVENT_PLACED && from->lane == to->lane && from->earliest == to->earliest &&
          link->from != link->to)
        g_array_append_val (self->pairs, pair);
    }
  g_array_sort (self->pairs, compare_pairs);
  return self;
}

void
dtl_link_order_free (DtlLinkOrder *self)
{
  g_array_unref (self->pairs);
  g_free (self);
}

static gboolean
leads_to (const DtlLinkOrder *self,
          guint32             from,
          guint32             to)
{
  Pair pair = { from, to };

  return g_array_binary_search (self->pairs, &pair, compare_pairs, NULL);
}

/* Takes, again and again, the first that nothing left leads to; where links run in a circle, simply the first. */
static void
sort_run (const DtlLinkOrder *self,
          guint32            *events,
          guint               n)
{
  for (guint done = 0; done < n; done++)
    {
      guint next = done;
      guint32 event;

      for (guint i = done; i < n; i++)
        {
          gboolean is_free = TRUE;

          for (guint j = done; j < n && is_free; j++)
            is_free = j == i || !leads_to (self, events[j], events[i]);
          if (is_free)
            {
              next = i;
              break;
            }
        }
      event = events[next];
      for (guint i = next; i > done; i--)
        events[i] = events[i - 1];
      events[done] = event;
    }
}

void
dtl_link_order_sort (const DtlLinkOrder *self,
                     DtlDocument        *document,
                     guint32            *events,
                     guint               n)
{
  if (self->pairs->len == 0)
    return;

  for (guint start = 0, end; start < n; start = end)
    {
      DtlInstant at = dtl_document_get_event (document, events[start])->earliest;
      gboolean has_links = FALSE;

      for (end = start; end < n && dtl_document_get_event (document, events[end])->earliest == at; end++)
        has_links |= (dtl_document_get_event (document, events[end])->flags & DTL_EVENT_HAS_LINKS) != 0;
      if (has_links && end - start > 1 && end - start <= LONGEST_RUN)
        sort_run (self, events + start, end - start);
    }
}
