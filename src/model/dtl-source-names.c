/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-source-names.h"

#include <glib/gi18n-lib.h>

#include "dtl-event-table.h"

/* What tells a source apart from others of its name; NULL where it has no such thing. (transfer full) */
typedef char *(*DetailFunc) (DtlDocument     *document,
                             const DtlSource *source);

static char *
dup_date (DtlDocument     *document,
          const DtlSource *source)
{
  return g_strdup (source->issued_words);
}

static char *
dup_title (DtlDocument     *document,
           const DtlSource *source)
{
  return source->title != NULL ? g_strdup_printf (C_("title of a source", "“%s”"), source->title) : NULL;
}

static char *
dup_base (DtlDocument     *document,
          const DtlSource *source)
{
  if (source->n_based_on == 0)
    return NULL;
  /* Translators: what tells one of two articles of an outlet apart: the source that it was written from, "after Hudson". */
  return g_strdup_printf (_("after %s"), dtl_source_get_short_name (dtl_document_get_source (document, source->based_on[0])));
}

/* Appends to the names of @sources, which are alike, what @func finds; FALSE when that does not tell all of them apart. */
static gboolean
tell_apart (DtlDocument *document,
            GArray      *sources,
            char       **names,
            DetailFunc   func)
{
  g_autoptr(GPtrArray) details = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sources->len; i++)
    {
      char *detail = func (document, dtl_document_get_source (document, g_array_index (sources, guint32, i)));

      g_ptr_array_add (details, detail);
      if (!g_hash_table_add (seen, detail != NULL ? detail : (char *) ""))
        return FALSE;
    }
  for (guint i = 0; i < sources->len; i++)
    if (g_ptr_array_index (details, i) != NULL)
      {
        char **name = &names[g_array_index (sources, guint32, i)];
        g_autofree char *common = g_steal_pointer (name);

        *name = g_strdup_printf ("%s, %s", common, (char *) g_ptr_array_index (details, i));
      }
  return TRUE;
}

static void
number (GArray *sources,
        char  **names)
{
  for (guint i = 0; i < sources->len; i++)
    {
      char **name = &names[g_array_index (sources, guint32, i)];
      g_autofree char *common = g_steal_pointer (name);

      *name = g_strdup_printf ("%s (%u)", common, i + 1);
    }
}

char **
dtl_source_names_new (DtlDocument *document,
                      gboolean     brief)
{
  g_autoptr(GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer sources;
  char **names;
  guint n_sources;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  n_sources = dtl_document_get_n_sources (document);
  names = g_new0 (char *, n_sources + 1);
  for (guint32 i = 0; i < n_sources; i++)
    {
      GArray *group;

      names[i] = brief ? g_strdup (dtl_source_get_short_name (dtl_document_get_source (document, i)))
                       : dtl_document_dup_short_attribution (document, i);
      group = g_hash_table_lookup (groups, names[i]);
      if (group == NULL)
        {
          group = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_hash_table_insert (groups, g_strdup (names[i]), group);
        }
      g_array_append_val (group, i);
    }

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &sources))
    if (((GArray *) sources)->len > 1 &&
        !tell_apart (document, sources, names, dup_date) && !tell_apart (document, sources, names, dup_title) &&
        !tell_apart (document, sources, names, dup_base))
      number (sources, names);
  return names;
}
