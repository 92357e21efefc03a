/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sources as records. CSL-JSON is what the timeline holds, byte for byte. BibTeX is made from it: who wrote it is read
 * out of the CSL item, because names in parts cannot be had back from a line of names.
 */
#include "config.h"

#include "dtl-copy.h"

#include "dtl-quoted.h"

#include <string.h>

/* A JSON value that passed the strict pass of its reader; end is exclusive. */
typedef struct
{
  const char *at, *end;
} Json;

static Json
skip_space (Json json)
{
  while (json.at < json.end && strchr (" \t\r\n", *json.at) != NULL)
    json.at++;
  return json;
}

static const char *
skip_string (Json json)
{
  gboolean escaped;
  gsize length = dtl_quoted_measure (json.at, json.end, &escaped);

  return MIN (json.at + length + 2, json.end);
}

/* The end of the value at @json. */
static const char *
skip_value (Json json)
{
  guint depth = 0;

  while (json.at < json.end)
    {
      char c = *json.at;

      if (c == '"')
        json.at = skip_string (json);
      else
        {
          if (depth == 0 && strchr (",]}", c) != NULL)
            return json.at;
          depth += c == '{' || c == '[';
          depth -= c == '}' || c == ']';
          json.at++;
        }
      if (depth == 0 && (c == '"' || c == '}' || c == ']'))
        break;
    }
  return json.at;
}

/* The value of the member @name of the object at @json; empty where there is none. */
static Json
find_member (Json        json,
             const char *name)
{
  Json none = { json.end, json.end };

  if (json.at == json.end || *json.at != '{')
    return none;
  for (json.at++;;)
    {
      g_autofree char *key = NULL;
      const char *end;

      json = skip_space (json);
      if (json.at == json.end || *json.at != '"')
        return none;
      key = dtl_quoted_dup (json.at, json.end);
      json.at = skip_string (json);
      json = skip_space (json);
      if (json.at < json.end)
        json.at++;     /* the colon */
      json = skip_space (json);
      end = skip_value (json);
      if (g_str_equal (key, name))
        return (Json) { json.at, end };
      json.at = end;
      json = skip_space (json);
      if (json.at == json.end || *json.at != ',')
        return none;
      json.at++;
    }
}

static char *
dup_member (Json        json,
            const char *name)
{
  Json value = find_member (json, name);

  return value.at < value.end && *value.at == '"' ? dtl_quoted_dup (value.at, value.end) : NULL;
}

static Json
get_csl (DtlDocument     *document,
         const DtlSource *source)
{
  gsize size;
  const char *text = g_bytes_get_data (dtl_document_get_text (document), &size);

  if (source->csl_length == 0 || source->csl_offset > size || source->csl_length > size - source->csl_offset)
    return (Json) { NULL, NULL };
  return (Json) { text + source->csl_offset, text + source->csl_offset + source->csl_length };
}

/* CSL-JSON */

static void
append_member (GString    *out,
               const char *name,
               const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, "%s\"%s\": ", out->str[out->len - 1] == '{' ? " " : ", ", name);
  dtl_quoted_append (out, value);
}

/* Of a source that came from no file. */
static void
append_made_item (GString         *out,
                  const DtlSource *source)
{
  g_string_append_c (out, '{');
  append_member (out, "id", source->id);
  append_member (out, "type", source->type != NULL ? source->type : "document");
  append_member (out, "title", source->title);
  append_member (out, "container-title", source->container);
  append_member (out, "publisher", source->publisher);
  append_member (out, "URL", source->url);
  g_string_append (out, " }");
}

void
dtl_copy_append_csl (GString        *out,
                     DtlDocument    *document,
                     const gboolean *cited)
{
  gboolean is_first = TRUE;

  g_string_append_c (out, '[');
  for (guint i = 0; i < dtl_document_get_n_sources (document); i++)
    {
      const DtlSource *source = dtl_document_get_source (document, i);
      Json csl = get_csl (document, source);

      if (!cited[i])
        continue;
      g_string_append (out, is_first ? "\n" : ",\n");
      is_first = FALSE;
      if (csl.at != NULL)
        g_string_append_len (out, csl.at, csl.end - csl.at);
      else
        append_made_item (out, source);
    }
  g_string_append (out, "\n]\n");
}

/* BibTeX */

static const char *
get_entry_type (const char *type)
{
  static const struct { const char *csl, *bibtex; } types[] =
  {
    { "article-journal", "article" }, { "article-magazine", "article" }, { "article-newspaper", "article" },
    { "book", "book" }, { "chapter", "incollection" }, { "paper-conference", "inproceedings" },
    { "report", "techreport" }, { "thesis", "phdthesis" }, { "manuscript", "unpublished" },
  };

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (type, types[i].csl))
      return types[i].bibtex;
  return "misc";
}

/* Letters, digits and a few signs of the id; a number where another entry has it already. */
static char *
dup_key (const char *id,
         GHashTable *taken)
{
  GString *key = g_string_new (NULL);
  gsize length;

  for (const char *at = id != NULL ? id : ""; *at != '\0'; at++)
    if (g_ascii_isalnum (*at) || strchr ("-_:.", *at) != NULL)
      g_string_append_c (key, *at);
  if (key->len == 0)
    g_string_append (key, "source");
  length = key->len;
  for (guint i = 2; g_hash_table_contains (taken, key->str); i++)
    {
      g_string_truncate (key, length);
      g_string_append_printf (key, "-%u", i);
    }
  g_hash_table_add (taken, g_strdup (key->str));
  return g_string_free (key, FALSE);
}

static void
append_field (GString    *out,
              const char *name,
              const char *value)
{
  if (value == NULL || value[0] == '\0')
    return;
  g_string_append_printf (out, ",\n  %s = {", name);
  dtl_copy_append_bibtex (out, value);
  g_string_append_c (out, '}');
}

/* In braces, so that it stays one name whatever is in it. */
static void
append_name_part (GString    *out,
                  const char *part)
{
  gboolean is_word = strpbrk (part, " ,{}\\\"~") == NULL;

  if (!is_word)
    g_string_append_c (out, '{');
  dtl_copy_append_bibtex (out, part);
  if (!is_word)
    g_string_append_c (out, '}');
}

/* "van Gogh, Jr., Vincent" */
static void
append_name (GString *out,
             Json     name)
{
  g_autofree char *family = dup_member (name, "family"), *given = dup_member (name, "given"), *literal = dup_member (name, "literal");
  g_autofree char *particle = dup_member (name, "non-dropping-particle"), *dropping = dup_member (name, "dropping-particle");
  g_autofree char *suffix = dup_member (name, "suffix");

  if (family == NULL)
    {
      append_name_part (out, literal != NULL ? literal : given != NULL ? given : "");
      return;
    }
  if (particle != NULL || dropping != NULL)
    {
      dtl_copy_append_bibtex (out, particle != NULL ? particle : dropping);
      g_string_append_c (out, ' ');
    }
  append_name_part (out, family);
  if (suffix != NULL)
    {
      g_string_append (out, ", ");
      append_name_part (out, suffix);
    }
  if (given != NULL)
    {
      g_string_append (out, ", ");
      dtl_copy_append_bibtex (out, given);
    }
}

static void
append_authors (GString         *out,
                const DtlSource *source,
                Json             csl)
{
  Json authors = csl.at != NULL ? find_member (csl, "author") : csl;
  gboolean is_first = TRUE;

  if (authors.at == NULL || authors.at == authors.end || *authors.at != '[')
    {
      if (source->authors == NULL)
        return;
      g_string_append (out, ",\n  author = {{");
      dtl_copy_append_bibtex (out, source->authors);
      g_string_append (out, "}}");
      return;
    }
  authors.at++;
  for (authors = skip_space (authors); authors.at < authors.end && *authors.at == '{'; authors = skip_space (authors))
    {
      Json name = { authors.at, skip_value (authors) };

      g_string_append (out, is_first ? ",\n  author = {" : " and ");
      is_first = FALSE;
      append_name (out, name);
      authors.at = name.end;
      authors = skip_space (authors);
      if (authors.at < authors.end && *authors.at == ',')
        authors.at++;
    }
  if (!is_first)
    g_string_append_c (out, '}');
}

static void
append_issued (GString         *out,
               const DtlSource *source)
{
  DtlCivil civil;

  if (!source->has_issued || source->issued.earliest == DTL_INSTANT_BEFORE_ALL || source->issued.latest == DTL_INSTANT_AFTER_ALL)
    {
      append_field (out, "note", source->issued_words);
      return;
    }
  dtl_civil_from_instant (source->issued.earliest, &civil);
  if (source->issued.start_precision <= DTL_PRECISION_YEAR)
    g_string_append_printf (out, ",\n  year = {%" G_GINT64_FORMAT "}", civil.year);
  if (source->issued.start_precision <= DTL_PRECISION_MONTH)
    g_string_append_printf (out, ",\n  month = {%d}", civil.month);
  if (source->issued.start_precision <= DTL_PRECISION_DAY)
    g_string_append_printf (out, ",\n  day = {%d}", civil.day);
}

static void
append_entry (GString         *out,
              DtlDocument     *document,
              const DtlSource *source,
              GHashTable      *taken)
{
  const char *type = get_entry_type (source->type);
  g_autofree char *key = dup_key (source->id, taken), *link = dtl_copy_dup_link (source->url);
  gboolean in_book = g_str_has_prefix (type, "in");

  g_string_append_printf (out, "@%s{%s", type, key);
  append_authors (out, source, get_csl (document, source));
  if (source->title != NULL && source->title[0] != '\0')
    {
      g_string_append (out, ",\n  title = {{");     /* doubled: its capitals stay */
      dtl_copy_append_bibtex (out, source->title);
      g_string_append (out, "}}");
    }
  append_field (out, in_book ? "booktitle" : g_str_equal (type, "misc") ? "howpublished" : "journal", source->container);
  append_field (out, g_str_equal (type, "techreport") ? "institution" : g_str_equal (type, "phdthesis") ? "school" : "publisher",
                source->publisher);
  append_issued (out, source);
  if (link != NULL)
    g_string_append_printf (out, ",\n  url = {%s}", link);
  g_string_append (out, "\n}\n");
}

void
dtl_copy_append_bibliography (GString        *out,
                              DtlDocument    *document,
                              const gboolean *cited)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean is_first = TRUE;

  for (guint i = 0; i < dtl_document_get_n_sources (document); i++)
    if (cited[i])
      {
        if (!is_first)
          g_string_append_c (out, '\n');
        is_first = FALSE;
        append_entry (out, document, dtl_document_get_source (document, i), taken);
      }
}
