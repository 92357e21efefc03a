/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-trace.h"

gboolean
dtl_link_get_ends (const DtlLink *link,
                   guint32       *cause,
                   guint32       *effect)
{
  static const char *const forward[] = { "prompted", "caused", "enabled", "prevented", "announces", NULL };
  static const char *const backward[] = { "responds-to", "continues", "fulfils", "supersedes", NULL };

  g_return_val_if_fail (link != NULL, FALSE);

  if (link->type != NULL && g_strv_contains (forward, link->type))
    {
      *cause = link->from;
      *effect = link->to;
      return TRUE;
    }
  if (link->type != NULL && g_strv_contains (backward, link->type))
    {
      *cause = link->to;
      *effect = link->from;
      return TRUE;
    }
  return FALSE;
}

/* Goes on from each event that was found until there is none left, towards causes or towards effects. */
static void
follow (DtlDocument *document,
        guint32      event,
        gboolean     to_causes,
        GHashTable  *found)
{
  g_autoptr(GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_array_append_val (queue, event);
  g_hash_table_add (seen, GUINT_TO_POINTER (event));
  for (guint i = 0; i < queue->len; i++)
    {
      guint32 here = g_array_index (queue, guint32, i);
      g_autoptr(GArray) links = dtl_document_dup_links_of (document, here);

      g_hash_table_add (found, GUINT_TO_POINTER (here));
      for (guint j = 0; j < links->len; j++)
        {
          guint32 cause, effect, next;

          if (!dtl_link_get_ends (dtl_document_get_link (document, g_array_index (links, guint32, j)), &cause, &effect) ||
              (to_causes ? effect : cause) != here)
            continue;
          next = to_causes ? cause : effect;
          if (g_hash_table_add (seen, GUINT_TO_POINTER (next)))
            g_array_append_val (queue, next);
        }
    }
}

GArray *
dtl_trace_events (DtlDocument *document,
                  guint32      event)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr(GHashTable) found = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), events);
  g_return_val_if_fail (event < dtl_document_get_n_events (document), events);

  follow (document, event, TRUE, found);
  follow (document, event, FALSE, found);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 one = GPOINTER_TO_UINT (key);

      g_array_append_val (events, one);
    }
  dtl_document_sort_events (document, events);
  return events;
}

GArray *
dtl_trace_dup_steps (DtlDocument *document,
                     GArray      *chain,
                     guint32      effect)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr(GArray) links = NULL;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), steps);
  g_return_val_if_fail (chain != NULL, steps);

  links = dtl_document_dup_links_of (document, effect);
  for (guint i = 0; i < links->len; i++)
    {
      guint32 index = g_array_index (links, guint32, i), from, to;

      if (!dtl_link_get_ends (dtl_document_get_link (document, index), &from, &to) || to != effect || from == to)
        continue;
      for (guint j = 0; j < chain->len; j++)
        if (g_array_index (chain, guint32, j) == from)
          {
            g_array_append_val (steps, index);
            break;
          }
    }
  return steps;
}
