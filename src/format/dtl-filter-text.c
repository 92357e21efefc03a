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

/* Names are found in tables: a picture that somebody made may name all of thousands. */
typedef struct
{
  DtlFacets  *facets;
  DtlFilter  *filter;
  GString    *words;
  GError    **error;
  GHashTable *by_name[DTL_N_VALUE_FACETS];      /* id -> values (guint32); NULL where none was looked for */
  GHashTable *by_title[DTL_N_VALUE_FACETS];     /* the same, by all that people call them, in the case of none */
} Reader;

static void
reader_clear (Reader *self)
{
  for (guint facet = 0; facet < DTL_N_VALUE_FACETS; facet++)
    {
      g_clear_pointer (&self->by_name[facet], g_hash_table_unref);
      g_clear_pointer (&self->by_title[facet], g_hash_table_unref);
    }
}

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

/* @name: (transfer full) (nullable) */
static void
add_name (GHashTable *names,
          char       *name,
          guint32     value)
{
  GArray *values = name != NULL ? g_hash_table_lookup (names, name) : NULL;

  if (name != NULL && values == NULL)
    {
      values = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (names, g_steal_pointer (&name), values);
    }
  if (values != NULL)
    g_array_append_val (values, value);
  g_free (name);
}

static char *
fold (const char *name)
{
  return name != NULL ? g_utf8_casefold (name, -1) : NULL;
}

static GHashTable *
list_names (Reader   *self,
            DtlFacet  facet,
            gboolean  with_titles)
{
  const guint n_values = dtl_facets_get_n_values (self->facets, facet);
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint value = 0; value < n_values; value++)
    {
      const char *title, *name = get_name (self->facets, facet, value, &title);

      add_name (names, with_titles ? fold (name) : g_strdup (name), value);
      if (with_titles)
        add_name (names, fold (title), value);
      if (with_titles && facet == DTL_FACET_SOURCE)
        add_name (names, fold (dtl_document_get_source (dtl_facets_get_document (self->facets), value)->container), value);
    }

  return names;
}

/* By its id; where none has that, by what people call it, a source by its outlet as well: then all that are called so. */
static GArray *
find_values (Reader     *self,
             DtlFacet    facet,
             const char *wanted)
{
  g_autofree char *folded = NULL;
  GArray *values;

  if (self->by_name[facet] == NULL)
    self->by_name[facet] = list_names (self, facet, FALSE);
  values = g_hash_table_lookup (self->by_name[facet], wanted);
  if (values != NULL)
    return values;

  if (self->by_title[facet] == NULL)
    self->by_title[facet] = list_names (self, facet, TRUE);
  folded = fold (wanted);

  return g_hash_table_lookup (self->by_title[facet], folded);
}

static gboolean
choose_value (Reader     *self,
              DtlFacet    facet,
              const char *wanted)
{
  GArray *values = find_values (self, facet, wanted);
  g_autofree char *list = NULL;

  if (values != NULL)
    {
      for (guint i = 0; i < values->len; i++)
        dtl_filter_set_chosen (self->filter, facet, g_array_index (values, guint32, i), TRUE);
      /* Once is enough, however often they are named. */
      g_array_set_size (values, 0);
      return TRUE;
    }

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
  Reader self = { .facets = facets, .filter = filter, .words = found, .error = error };
  gboolean is_read;

  g_return_val_if_fail (facets != NULL && text != NULL && words != NULL, NULL);

  *words = NULL;
  is_read = read_terms (&self, text);
  reader_clear (&self);
  if (!is_read)
    return NULL;
  if (found->len > 0)
    *words = g_strdup (found->str);

  return g_steal_pointer (&filter);
}

gboolean
dtl_filter_choose_by_names (DtlFilter           *self,
                            DtlFacets           *facets,
                            DtlFacet             facet,
                            const char * const  *names,
                            GError             **error)
{
  Reader reader = { .facets = facets, .filter = self, .error = error };
  gboolean are_found = TRUE;

  g_return_val_if_fail (self != NULL && facets != NULL && facet < DTL_N_VALUE_FACETS && names != NULL, FALSE);

  for (guint i = 0; names[i] != NULL && are_found; i++)
    are_found = choose_value (&reader, facet, names[i]);
  reader_clear (&reader);

  return are_found;
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
