/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-filter-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dtl-vocabulary.h"

/* So many values are listed where one is not found. */
#define MOST_LISTED 12

static const char *const facet_names[DTL_N_FACETS] = {
  [DTL_FACET_LANE] = "lane",
  [DTL_FACET_ACTOR] = "actor",
  [DTL_FACET_SOURCE] = "source",
  [DTL_FACET_TAG] = "tag",
  [DTL_FACET_STATUS] = "status",
  [DTL_FACET_ASSESSMENT] = "assessment",
  [DTL_FACET_SUPPORT] = "support",
  [DTL_FACET_TIME] = "time",
  [DTL_FACET_TEXT] = NULL,       /* the words, which have no name */
};

static const char *const support_names[DTL_N_SUPPORTS] = {
  [DTL_SUPPORT_SINGLE_SOURCE] = "single-source",
  [DTL_SUPPORT_DISPUTED] = "disputed",
  [DTL_SUPPORT_NOTHING_QUOTED] = "nothing-quoted",
};

/* The words of a vocabulary by the values of its enumeration. */
static const char *
get_word (const DtlVocabulary *vocabulary,
          guint                value)
{
  const guint first = (guint) vocabulary->first;

  return value >= first && value - first < vocabulary->n_words ? vocabulary->words[value - first] : "none";
}

/* What a value is called in the text; @title (nullable): as people may call it as well. NULL: it has no name. */
static const char *
get_name (DtlFacets    *facets,
          DtlFacet      facet,
          guint         value,
          const char  **title)
{
  DtlDocument *document = dtl_facets_get_document (facets);

  *title = NULL;
  switch (facet)
    {
    case DTL_FACET_LANE:
      *title = dtl_document_get_lane (document, value)->title;
      return dtl_document_get_lane (document, value)->id;
    case DTL_FACET_ACTOR:
      *title = dtl_document_get_actor (document, value)->name;
      return dtl_document_get_actor (document, value)->id;
    case DTL_FACET_SOURCE:
      *title = dtl_document_get_source (document, value)->title;
      return dtl_document_get_source (document, value)->id;
    case DTL_FACET_TAG:
      return dtl_facets_get_tag (facets, value);
    case DTL_FACET_STATUS:
      return get_word (&dtl_vocabulary_status, value);
    case DTL_FACET_ASSESSMENT:
      return get_word (&dtl_vocabulary_assessment, value);
    case DTL_FACET_SUPPORT:
      return support_names[value];
    case DTL_FACET_TIME:
    case DTL_FACET_TEXT:
    default:
      return NULL;
    }
}

/* Terms, which both readers and writers have to find */

#define SPACES " \t\n\f\r"

/* From @term on: up to the next space that does not stand in quotation marks. */
static gboolean
next_term (const char **term,
           const char **end)
{
  gboolean is_quoted = FALSE;

  *term += strspn (*term, SPACES);
  for (*end = *term; **end != '\0' && (is_quoted || strchr (SPACES, **end) == NULL); (*end)++)
    if (**end == '"')
      is_quoted = !is_quoted;

  return *end > *term;
}

/* The colon behind a name in ASCII letters; NULL where the term does not begin so. */
static const char *
find_colon (const char *term,
            const char *end)
{
  const char *at = term;

  while (at < end && g_ascii_isalpha (*at))
    at++;

  return at > term && at < end && *at == ':' ? at : NULL;
}

/* Reading */

typedef struct
{
  DtlFacets *facets;
  DtlFilter *filter;
  GString   *words;
  GError   **error;
} Reader;

G_GNUC_PRINTF (2, 3)
static gboolean
fail (Reader     *self,
      const char *format,
      ...)
{
  va_list list;

  va_start (list, format);
  if (self->error != NULL)
    *self->error = g_error_new_valist (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, format, list);
  va_end (list);

  return FALSE;
}

static char *
list_values (Reader   *self,
             DtlFacet  facet)
{
  const guint n_values = dtl_facets_get_n_values (self->facets, facet);
  GString *list = g_string_new (NULL);
  guint n_listed = 0;

  for (guint value = 0; value < n_values && n_listed <= MOST_LISTED; value++)
    {
      const char *title, *name = get_name (self->facets, facet, value, &title);

      if (name == NULL && title == NULL)
        continue;
      if (n_listed++ > 0)
        g_string_append (list, ", ");
      g_string_append (list, n_listed > MOST_LISTED ? "…" : name != NULL ? name : title);
    }

  return g_string_free (list, FALSE);
}

static gboolean
is_called (const char *name,
           const char *folded)
{
  g_autofree char *folded_name = name != NULL ? g_utf8_casefold (name, -1) : NULL;

  return folded_name != NULL && g_str_equal (folded_name, folded);
}

/* A source by the outlet as well. */
static gboolean
is_value_called (Reader     *self,
                 DtlFacet    facet,
                 guint       value,
                 const char *folded)
{
  const char *title, *name = get_name (self->facets, facet, value, &title);

  return is_called (name, folded) || is_called (title, folded)
         || (facet == DTL_FACET_SOURCE
             && is_called (dtl_document_get_source (dtl_facets_get_document (self->facets), value)->container, folded));
}

/* By its id; where none has that, by what people call it: then all that are called so. */
static gboolean
choose_value (Reader     *self,
              DtlFacet    facet,
              const char *wanted)
{
  const guint n_values = dtl_facets_get_n_values (self->facets, facet);
  g_autofree char *folded = g_utf8_casefold (wanted, -1), *list = NULL;
  guint n_found = 0;

  for (guint pass = 0; pass < 2 && n_found == 0; pass++)
    for (guint value = 0; value < n_values; value++)
      {
        const char *title, *name = get_name (self->facets, facet, value, &title);

        if (pass == 0 ? g_strcmp0 (name, wanted) != 0 : !is_value_called (self, facet, value, folded))
          continue;
        dtl_filter_set_chosen (self->filter, facet, value, TRUE);
        n_found++;
      }
  if (n_found > 0)
    return TRUE;

  list = list_values (self, facet);
  if (*list == '\0')
    /* Translators: the name of a facet, as “tag”, and the value that was looked for */
    return fail (self, _("%s: there is no “%s” in this timeline"), facet_names[facet], wanted);

  return fail (self, _("%s: there is no “%s”; there are: %s"), facet_names[facet], wanted, list);
}

static gboolean
choose_time (Reader     *self,
             const char *text)
{
  const char *zone_name = dtl_document_get_time_zone (dtl_facets_get_document (self->facets));
  g_autoptr (GTimeZone) zone = zone_name != NULL ? g_time_zone_new_identifier (zone_name) : NULL;
  DtlDate date;

  if (!dtl_filter_is_facet_empty (self->filter, DTL_FACET_TIME))
    return fail (self, _("%s: one date or one span, no more"), facet_names[DTL_FACET_TIME]);
  if (!dtl_date_parse (text, -1, zone, &date, NULL))
    return fail (self, _("%s: “%s” is no date and no span, like 2017-03 or 2017-03/2017-06"), facet_names[DTL_FACET_TIME], text);
  dtl_filter_set_range (self->filter, date.earliest, date.latest);

  return TRUE;
}

static gboolean
choose (Reader     *self,
        DtlFacet    facet,
        const char *value)
{
  if (*value == '\0')
    return fail (self, _("%s: no value stands behind the colon"), facet_names[facet]);

  return facet == DTL_FACET_TIME ? choose_time (self, value) : choose_value (self, facet, value);
}

/* Values with commas between them. */
static gboolean
read_values (Reader     *self,
             DtlFacet    facet,
             const char *text,
             const char *end)
{
  g_autoptr (GString) value = g_string_new (NULL);
  gboolean is_quoted = FALSE;

  for (const char *at = text; at < end; at++)
    if (*at == '"' && is_quoted && at + 1 < end && at[1] == '"')
      g_string_append_c (value, *at++);
    else if (*at == '"')
      is_quoted = !is_quoted;
    else if (*at != ',' || is_quoted)
      g_string_append_c (value, *at);
    else if (!choose (self, facet, value->str))
      return FALSE;
    else
      g_string_truncate (value, 0);

  return choose (self, facet, value->str);
}

static gboolean
read_term (Reader     *self,
           const char *term,
           const char *end)
{
  const char *colon = find_colon (term, end);
  g_autofree char *name = colon != NULL ? g_strndup (term, colon - term) : NULL, *list = NULL;

  if (name == NULL)
    {
      g_string_append_printf (self->words, "%s%.*s", self->words->len > 0 ? " " : "", (int) (end - term), term);
      return TRUE;
    }
  for (guint i = 0; facet_names[i] != NULL; i++)
    if (g_str_equal (facet_names[i], name))
      return read_values (self, i, colon + 1, end);

  list = g_strjoinv (", ", (char **) facet_names);

  return fail (self, _("“%s:” is no facet; there are: %s (words with a colon stand in quotation marks)"), name, list);
}

static gboolean
read_terms (Reader     *self,
            const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_autofree char *shown = g_utf8_make_valid (text, -1);

      return fail (self, _("“%s” is no text in UTF-8"), shown);
    }

  for (const char *term = text, *end; next_term (&term, &end); term = end)
    if (!read_term (self, term, end))
      return FALSE;

  return TRUE;
}

DtlFilter *
dtl_filter_from_text (DtlFacets   *facets,
                      const char  *text,
                      char       **words,
                      GError     **error)
{
  g_autoptr (DtlFilter) filter = dtl_filter_new ();
  g_autoptr (GString) found = g_string_new (NULL);
  Reader self = { facets, filter, found, error };

  g_return_val_if_fail (facets != NULL && text != NULL && words != NULL, NULL);

  *words = NULL;
  if (!read_terms (&self, text))
    return NULL;
  if (found->len > 0)
    *words = g_strdup (found->str);

  return g_steal_pointer (&filter);
}

gboolean
dtl_filter_choose_by_name (DtlFilter   *self,
                           DtlFacets   *facets,
                           DtlFacet     facet,
                           const char  *name,
                           GError     **error)
{
  Reader reader = { .facets = facets, .filter = self, .error = error };

  g_return_val_if_fail (self != NULL && facets != NULL && facet < DTL_N_VALUE_FACETS && name != NULL, FALSE);

  return choose_value (&reader, facet, name);
}

/* Writing */

static void
write_value (GString    *out,
             const char *value)
{
  if (*value != '\0' && strpbrk (value, SPACES ",\"") == NULL)
    {
      g_string_append (out, value);
      return;
    }

  g_string_append_c (out, '"');
  for (const char *at = value; *at != '\0'; at++)
    g_string_append_printf (out, *at == '"' ? "%c\"" : "%c", *at);
  g_string_append_c (out, '"');
}

static void
begin_term (GString    *out,
            const char *facet)
{
  g_string_append_printf (out, "%s%s:", out->len > 0 ? " " : "", facet);
}

static void
write_facet (GString         *out,
             const DtlFilter *filter,
             DtlFacets       *facets,
             DtlFacet         facet)
{
  const guint n_values = dtl_facets_get_n_values (facets, facet);
  gboolean is_first = TRUE;

  for (guint value = 0; value < n_values; value++)
    {
      const char *title, *name;

      if (!dtl_filter_is_chosen (filter, facet, value))
        continue;
      name = get_name (facets, facet, value, &title);
      if (is_first)
        begin_term (out, facet_names[facet]);
      else
        g_string_append_c (out, ',');
      is_first = FALSE;
      write_value (out, name != NULL ? name : title);
    }
}

/* Years of more than four digits have no time of day in EDTF. */
static void
write_instant (GString    *out,
               DtlInstant  instant)
{
  char buffer[DTL_ISO8601_SIZE];
  DtlCivil civil;

  dtl_civil_from_instant (instant, &civil);
  if (instant == DTL_INSTANT_BEFORE_ALL || instant == DTL_INSTANT_AFTER_ALL)
    g_string_append (out, "..");
  else if (civil.year >= -9999 && civil.year <= 9999)
    g_string_append (out, dtl_instant_to_iso8601 (instant, buffer));
  else
    g_string_append_printf (out, "Y%" G_GINT64_FORMAT, civil.year);
}

/* What looks like a facet was not meant so: it is put into quotation marks, which a search does not look for. */
static void
write_words (GString    *out,
             const char *words)
{
  for (const char *term = words, *end; next_term (&term, &end); term = end)
    {
      const char *rest = term;

      g_string_append (out, out->len > 0 ? " " : "");
      if (find_colon (term, end) != NULL)
        {
          while (rest < end && *rest != '"')
            rest++;
          g_string_append_printf (out, "\"%.*s\"", (int) (rest - term), term);
        }
      g_string_append_len (out, rest, end - rest);
    }
}

char *
dtl_filter_to_text (const DtlFilter *self,
                    DtlFacets       *facets,
                    const char      *words)
{
  g_autoptr (GString) out = g_string_new (NULL);
  DtlInstant from, to;

  g_return_val_if_fail (self != NULL && facets != NULL, NULL);

  for (guint facet = 0; facet < DTL_N_VALUE_FACETS; facet++)
    if (!dtl_filter_is_facet_empty (self, facet))
      write_facet (out, self, facets, facet);
  if (dtl_filter_get_range (self, &from, &to))
    {
      begin_term (out, facet_names[DTL_FACET_TIME]);
      write_instant (out, from);
      g_string_append_c (out, '/');
      write_instant (out, to);
    }
  if (words != NULL)
    write_words (out, words);

  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}
