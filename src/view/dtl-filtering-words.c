/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-filtering-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-source-names.h"
#include "dtl-words.h"

/* More than these are only counted where what is chosen is said in one line. */
#define MAX_NAMED 2

const char *
dtl_facet_to_words (DtlFacet facet)
{
  static const char *const words[DTL_N_FACETS] = {
    [DTL_FACET_LANE] = N_("Lane"),
    [DTL_FACET_ACTOR] = N_("People and Organizations"),
    [DTL_FACET_SOURCE] = N_("Source"),
    [DTL_FACET_TAG] = N_("Tag"),
    [DTL_FACET_STATUS] = N_("Status"),
    [DTL_FACET_ASSESSMENT] = N_("Editor’s Verdict"),
    [DTL_FACET_SUPPORT] = N_("Support"),
    [DTL_FACET_TIME] = N_("Time"),
    [DTL_FACET_TEXT] = N_("Search"),
  };

  g_return_val_if_fail (facet < DTL_N_FACETS, "");

  return _(words[facet]);
}

static const char *
support_to_words (DtlSupportFacet support)
{
  static const char *const words[DTL_N_SUPPORTS] = {
    [DTL_SUPPORT_SINGLE_SOURCE] = N_("single source"),
    [DTL_SUPPORT_DISPUTED] = N_("disputed"),
    [DTL_SUPPORT_NOTHING_QUOTED] = N_("nothing quoted"),
  };

  return support < DTL_N_SUPPORTS ? _(words[support]) : "";
}

char *
dtl_filtering_dup_value_words (DtlFiltering *self,
                               DtlFacet      facet,
                               guint         value)
{
  g_return_val_if_fail (DTL_IS_FILTERING (self), NULL);
  g_return_val_if_fail (self->document != NULL, NULL);

  switch (facet)
    {
    case DTL_FACET_LANE:
      return g_strdup (dtl_document_get_lane (self->document, value)->title);
    case DTL_FACET_ACTOR:
      return g_strdup (dtl_document_get_actor (self->document, value)->name);
    case DTL_FACET_SOURCE:
      if (self->source_names == NULL)
        self->source_names = dtl_source_names_new (self->document, FALSE);
      return g_strdup (self->source_names[value]);
    case DTL_FACET_TAG:
      return g_strdup (dtl_filtering_may_ask_for_tags (self) ? dtl_facets_get_tag (self->shared->facets, value) : "");
    case DTL_FACET_STATUS:
      return g_strdup (dtl_status_to_words (value));
    case DTL_FACET_ASSESSMENT:
      return g_strdup (value == DTL_ASSESSMENT_NONE ? _("no verdict") : dtl_assessment_to_words (value));
    case DTL_FACET_SUPPORT:
      return g_strdup (support_to_words (value));
    case DTL_FACET_TIME:
    case DTL_FACET_TEXT:
    default:
      return NULL;
    }
}

static char *
dup_range_words (DtlFiltering *self)
{
  DtlInstant from, to;

  dtl_filter_get_range (self->filter, &from, &to);
  if (from != DTL_INSTANT_BEFORE_ALL && to != DTL_INSTANT_AFTER_ALL)
    return dtl_words_for_span (from, to, DTL_WORDING_SHORT);
  return dtl_instants_to_words (from, to, DTL_PRECISION_DAY, DTL_WORDING_SHORT);
}

static char *
dup_chosen_words (DtlFiltering *self,
                  DtlFacet      facet)
{
  g_autoptr(GString) names = g_string_new (NULL);
  guint n_values = 0, n_chosen = 0;

  if (facet != DTL_FACET_TAG || dtl_filtering_may_ask_for_tags (self))
    n_values = dtl_facets_get_n_values (self->shared->facets, facet);

  for (guint value = 0; value < n_values; value++)
    {
      g_autofree char *name = NULL;

      if (!dtl_filter_is_chosen (self->filter, facet, value) || ++n_chosen > MAX_NAMED)
        continue;
      name = dtl_filtering_dup_value_words (self, facet, value);
      if (n_chosen > 1)
        g_string_append (names, ", ");
      g_string_append (names, name);
    }
  if (n_chosen > MAX_NAMED)
    return g_strdup_printf (ngettext ("%u chosen", "%u chosen", n_chosen), n_chosen);
  return g_strdup (names->str);
}

char *
dtl_filtering_dup_facet_words (DtlFiltering *self,
                               DtlFacet      facet)
{
  g_return_val_if_fail (DTL_IS_FILTERING (self), NULL);
  g_return_val_if_fail (facet < DTL_N_FACETS, NULL);

  if (self->document == NULL || dtl_filter_is_facet_empty (self->filter, facet))
    return NULL;
  if (facet == DTL_FACET_TIME)
    return dup_range_words (self);
  if (facet == DTL_FACET_TEXT)
    return g_strdup (_("only matches"));
  return dup_chosen_words (self, facet);
}

char *
dtl_filtering_dup_words (DtlFiltering *self)
{
  guint n_events;

  g_return_val_if_fail (DTL_IS_FILTERING (self), NULL);

  n_events = dtl_filtering_get_n_events (self);
  return g_strdup_printf (ngettext ("%u of %u event hidden by the filter", "%u of %u events hidden by the filter", n_events),
                          self->n_hidden, n_events);
}
