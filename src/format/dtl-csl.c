/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-csl.h"

#include "dtl-json-get.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define AUTHORS_NAMED 3     /* more are "A et al." */

/* Names */

static void
add_word (GString    *name,
          const char *word)
{
  if (word == NULL || word[0] == '\0')
    return;
  if (name->len > 0)
    g_string_append_c (name, ' ');
  g_string_append (name, word);
}

/* "van Gogh"; an organisation has one name only. */
static char *
dup_family_name (JsonObject *author)
{
  GString *name = g_string_new (NULL);

  add_word (name, dtl_json_get_text (author, "non-dropping-particle"));
  add_word (name, dtl_json_get_text (author, "family"));
  if (name->len == 0)
    add_word (name, dtl_json_get_text (author, "literal"));
  if (name->len == 0)
    add_word (name, dtl_json_get_text (author, "given"));
  return g_string_free (name, FALSE);
}

static char *
dup_full_name (JsonObject *author)
{
  GString *name = g_string_new (NULL);

  add_word (name, dtl_json_get_text (author, "given"));
  add_word (name, dtl_json_get_text (author, "dropping-particle"));
  add_word (name, dtl_json_get_text (author, "non-dropping-particle"));
  add_word (name, dtl_json_get_text (author, "family"));
  add_word (name, dtl_json_get_text (author, "suffix"));
  if (name->len == 0)
    add_word (name, dtl_json_get_text (author, "literal"));
  return g_string_free (name, FALSE);
}

/* "A", "A and B", "A, B and C", "A et al." */
static char *
join_names (GPtrArray *names,
            guint      n_named)
{
  const char * const *name = (const char * const *) names->pdata;
  GString *list;

  if (names->len == 0)
    return NULL;
  if (names->len == 1)
    return g_strdup (name[0]);
  if (names->len > n_named)
    return g_strdup_printf (_("%s et al."), name[0]);
  if (names->len == 2)
    return g_strdup_printf (C_("two authors", "%s and %s"), name[0], name[1]);

  list = g_string_new (name[0]);
  for (guint i = 1; i + 1 < names->len; i++)
    g_string_append_printf (list, ", %s", name[i]);
  g_string_append_printf (list, C_("the last of several authors", " and %s"), name[names->len - 1]);
  return g_string_free (list, FALSE);
}

void
dtl_csl_read_authors (JsonObject *item,
                      DtlSource  *source)
{
  g_autoptr (GPtrArray) full = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) family = g_ptr_array_new_with_free_func (g_free);
  JsonArray *list = dtl_json_get_list (item, "author");
  guint n = list != NULL ? json_array_get_length (list) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *author = dtl_json_node_object (json_array_get_element (list, i));
      g_autofree char *name = author != NULL ? dup_full_name (author) : NULL;

      if (name == NULL || name[0] == '\0')
        continue;
      g_ptr_array_add (full, g_steal_pointer (&name));
      g_ptr_array_add (family, dup_family_name (author));
    }

  source->authors = join_names (full, AUTHORS_NAMED);
  source->authors_short = join_names (family, 2);
}

/* Dates */

/* Date parts are numbers, or numbers in quotation marks. */
static gboolean
get_part (JsonArray *parts,
          guint      i,
          gint64    *value)
{
  JsonNode *node = i < json_array_get_length (parts) ? json_array_get_element (parts, i) : NULL;
  const char *text = dtl_json_node_text (node);
  char *end;

  if (text != NULL)
    {
      *value = g_ascii_strtoll (text, &end, 10);
      return end != text && *end == '\0';
    }
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *value = json_node_get_int (node);
  return TRUE;
}

/* One date of date-parts as EDTF, "" when it is open or none. CSL counts 44 BCE as −44, EDTF as −43. */
static void
append_date (GString   *edtf,
             JsonArray *parts,
             gint64     season)
{
  gint64 year, month, day;

  if (!get_part (parts, 0, &year) || year == 0)
    {
      g_string_append (edtf, "..");
      return;
    }

  if (year < 0)
    year++;
  if (year < -9999 || year > 9999)
    g_string_append_printf (edtf, "Y%" G_GINT64_FORMAT, year);
  else
    g_string_append_printf (edtf, "%s%04d", year < 0 ? "-" : "", (int) ABS (year));

  if (get_part (parts, 1, &month) && month >= 1 && month <= 12)
    {
      g_string_append_printf (edtf, "-%02d", (int) month);
      if (get_part (parts, 2, &day) && day >= 1 && day <= 31)
        g_string_append_printf (edtf, "-%02d", (int) day);
    }
  else if (season >= 1 && season <= 4)
    g_string_append_printf (edtf, "-%02d", (int) season + 20);
}

/* "circa" is true, 1, or any text. */
static gboolean
is_circa (JsonObject *issued)
{
  const char *text = dtl_json_get_text (issued, "circa");
  gint64 number;

  if (text != NULL)
    return text[0] != '\0' && !g_str_equal (text, "0") && !g_str_equal (text, "false");
  return dtl_json_get_boolean (issued, "circa") || (dtl_json_get_whole (issued, "circa", &number) && number != 0);
}

static gint64
get_season (JsonObject *issued)
{
  const char *text = dtl_json_get_text (issued, "season");
  gint64 season = 0;

  if (text != NULL)
    return g_ascii_strtoll (text, NULL, 10);
  dtl_json_get_whole (issued, "season", &season);
  return season;
}

static char *
dup_issued_edtf (JsonObject *issued)
{
  JsonArray *dates = dtl_json_get_list (issued, "date-parts");
  guint n = dates != NULL ? MIN (json_array_get_length (dates), 2) : 0;
  GString *edtf;

  if (n == 0)
    return dtl_json_dup_text (issued, "raw");

  edtf = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (dates, i);

      if (i > 0)
        g_string_append_c (edtf, '/');
      if (JSON_NODE_HOLDS_ARRAY (node))
        append_date (edtf, json_node_get_array (node), get_season (issued));
      if (is_circa (issued) && !g_str_has_suffix (edtf->str, "..") && edtf->str[edtf->len - 1] != '/')
        g_string_append_c (edtf, '~');
    }
  return g_string_free (edtf, FALSE);
}

void
dtl_csl_read_issued (JsonObject *item,
                     DtlSource  *source)
{
  JsonObject *issued = dtl_json_get_object (item, "issued");
  g_autofree char *edtf = issued != NULL ? dup_issued_edtf (issued) : dtl_json_dup_text (item, "issued");
  const char *literal = issued != NULL ? dtl_json_get_text (issued, "literal") : NULL;

  source->has_issued = edtf != NULL && dtl_date_parse (edtf, -1, NULL, &source->issued, NULL) &&
                       dtl_date_is_placeable (&source->issued);
  if (literal != NULL && literal[0] != '\0')
    source->issued_words = g_strdup (literal);
  else if (source->has_issued)
    source->issued_words = dtl_date_to_words (edtf, -1, DTL_WORDING_LONG);
  else   /* in whatever way it was written */
    source->issued_words = issued != NULL ? dtl_json_dup_text (issued, "raw") : dtl_json_dup_text (item, "issued");
}
