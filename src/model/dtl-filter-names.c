/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A filter in words that hold for another version of its document: ids of lanes, actors and sources, tags as they are, and
 * numbers for what the format enumerates. What a search found is not in it: the words that were searched for are kept elsewhere.
 */
#include "config.h"

#include "dtl-facets.h"

static const char *const facet_names[DTL_N_VALUE_FACETS] = {
  [DTL_FACET_LANE] = "lane",     [DTL_FACET_ACTOR] = "actor",           [DTL_FACET_SOURCE] = "source",  [DTL_FACET_TAG] = "tag",
  [DTL_FACET_STATUS] = "status", [DTL_FACET_ASSESSMENT] = "assessment", [DTL_FACET_SUPPORT] = "support",
};

/* NULL for a value without one. */
static char *
dup_name (DtlFacets *facets,
          DtlFacet   facet,
          guint      value)
{
  DtlDocument *document = dtl_facets_get_document (facets);

  switch (facet)
    {
    case DTL_FACET_LANE:
      return g_strdup (dtl_document_get_lane (document, value)->id);
    case DTL_FACET_ACTOR:
      return g_strdup (dtl_document_get_actor (document, value)->id);
    case DTL_FACET_SOURCE:
      return g_strdup (dtl_document_get_source (document, value)->id);
    case DTL_FACET_TAG:
      return g_strdup (dtl_facets_get_tag (facets, value));
    case DTL_FACET_STATUS:
    case DTL_FACET_ASSESSMENT:
    case DTL_FACET_SUPPORT:
    case DTL_FACET_TIME:
    case DTL_FACET_TEXT:
    default:
      return g_strdup_printf ("%u", value);
    }
}

static char **
dup_chosen_names (const DtlFilter *self,
                  DtlFacets       *facets,
                  DtlFacet         facet)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  guint n_values = dtl_facets_get_n_values (facets, facet);

  for (guint value = 0; value < n_values; value++)
    {
      g_autofree char *name = dtl_filter_is_chosen (self, facet, value) ? dup_name (facets, facet, value) : NULL;

      if (name != NULL)
        g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

/**
 * dtl_filter_to_names:
 * @self: a filter of the document
 * @facets: of the document; tags are read where the filter chooses any
 *
 * Returns: (transfer none): floating, of the type a{sv}
 */
GVariant *
dtl_filter_to_names (const DtlFilter *self,
                     DtlFacets       *facets)
{
  GVariantDict names;
  DtlInstant from, to;

  g_return_val_if_fail (self != NULL && facets != NULL, NULL);

  g_variant_dict_init (&names, NULL);
  for (DtlFacet facet = 0; facet < DTL_N_VALUE_FACETS; facet++)
    if (!dtl_filter_is_facet_empty (self, facet))
      {
        g_auto(GStrv) chosen = dup_chosen_names (self, facets, facet);

        g_variant_dict_insert (&names, facet_names[facet], "^as", chosen);
      }
  if (dtl_filter_get_range (self, &from, &to))
    g_variant_dict_insert (&names, "time", "(xx)", from, to);
  return g_variant_dict_end (&names);
}

/**
 * dtl_filter_choose_names:
 * @self: a filter of the document
 * @names: of the type a{sv}, not to be trusted
 * @facets: of the document; tags are read where @names has any
 *
 * Chooses what is named as well. What the document has no longer is passed over.
 */
void
dtl_filter_choose_names (DtlFilter *self,
                         GVariant  *names,
                         DtlFacets *facets)
{
  DtlInstant from, to;

  g_return_if_fail (self != NULL && names != NULL && facets != NULL);

  for (DtlFacet facet = 0; facet < DTL_N_VALUE_FACETS; facet++)
    {
      g_autoptr(GHashTable) chosen = NULL;
      g_autofree const char **wanted = NULL;
      guint n_values;

      if (!g_variant_lookup (names, facet_names[facet], "^a&s", &wanted))
        continue;
      chosen = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; wanted[i] != NULL; i++)
        g_hash_table_add (chosen, (gpointer) wanted[i]);
      n_values = dtl_facets_get_n_values (facets, facet);
      for (guint value = 0; value < n_values; value++)
        {
          g_autofree char *name = dup_name (facets, facet, value);

          if (name != NULL && g_hash_table_contains (chosen, name))
            dtl_filter_set_chosen (self, facet, value, TRUE);
        }
    }
  if (g_variant_lookup (names, "time", "(xx)", &from, &to) && from <= to)
    dtl_filter_set_range (self, from, to);
}
