/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-import-xml.h"

#include "dtl-json-write.h"
#include "dtl-word-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK     65536
#define MAX_DEPTH 256

typedef struct
{
  DtlImporter      *importer;
  const char       *names;
  DtlImportXmlFunc  func;
  guint             n_read;
  guint             depth;          /* within the record; 0: outside */
  guint             whole_depth;
  char             *inner;          /* the name of the element within it that is read */
  GString          *text, *inner_text;
  DtlImportXmlElement element;

  /* From lines to bytes: asked in the order of the text. */
  int               line;
  gsize             line_start;
} Reader;

gboolean
dtl_import_xml_has_root (const char *data,
                         gsize       size,
                         const char *name)
{
  gsize length = strlen (name);

  for (const char *p = data; (p = strchr (p, '<')) != NULL; p++)
    {
      if (p[1] == '?' || p[1] == '!')
        continue;
      return strncmp (p + 1, name, length) == 0 && (g_ascii_isspace (p[1 + length]) || p[1 + length] == '>' || p[1 + length] == '/');
    }
  return FALSE;
}

/* Where the line of the parser's place begins. */
static gsize
find_offset (Reader *self,
             int     line)
{
  while (self->line < line)
    {
      const char *stop = memchr (self->importer->data + self->line_start, '\n', self->importer->size - self->line_start);

      if (stop == NULL)
        break;
      self->line_start = (gsize) (stop + 1 - self->importer->data);
      self->line++;
    }
  return self->line_start + strspn (self->importer->data + self->line_start, " \t");
}

static void
begin_record (Reader               *self,
              GMarkupParseContext  *context,
              const char           *name,
              const char          **attributes,
              const char          **values)
{
  int line;

  g_markup_parse_context_get_position (context, &line, NULL);
  self->element.name = g_intern_string (name);
  self->element.offset = find_offset (self, line);
  g_hash_table_remove_all (self->element.values);
  g_string_truncate (self->text, 0);
  for (guint i = 0; attributes[i] != NULL; i++)
    g_hash_table_replace (self->element.values, g_strdup (attributes[i]), g_strdup (values[i]));
}

static void
start_element (GMarkupParseContext  *context,
               const char           *name,
               const char          **attributes,
               const char          **values,
               gpointer              user_data,
               GError              **error)
{
  Reader *self = user_data;

  /* The parser remembers every element that is open. */
  if (++self->whole_depth > MAX_DEPTH)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, _("elements within each other, more than any timeline has"));
      return;
    }
  if (self->depth == 0 && !dtl_word_list_has (self->names, name))
    return;
  if (self->depth == 0)
    begin_record (self, context, name, attributes, values);
  else if (self->depth == 1)
    {
      g_free (self->inner);
      self->inner = g_strdup (name);
      g_string_truncate (self->inner_text, 0);
    }
  self->depth++;
}

static void
end_element (GMarkupParseContext  *context,
             const char           *name,
             gpointer              user_data,
             GError              **error)
{
  Reader *self = user_data;

  self->whole_depth--;
  if (self->depth == 0)
    return;
  self->depth--;
  if (self->depth == 1 && self->inner != NULL)
    g_hash_table_replace (self->element.values, g_steal_pointer (&self->inner), g_strstrip (g_strdup (self->inner_text->str)));
  if (self->depth > 0)
    return;

  g_strstrip (self->text->str);
  self->element.text = self->text->str;
  self->func (self->importer, &self->element);
  self->n_read++;
}

static void
take_text (GMarkupParseContext  *context,
           const char           *text,
           gsize                 length,
           gpointer              user_data,
           GError              **error)
{
  Reader *self = user_data;

  if (self->depth == 1)
    g_string_append_len (self->text, text, (gssize) length);
  else if (self->depth > 1)
    g_string_append_len (self->inner_text, text, (gssize) length);
}

/* What the parser says it expected stands in its own words; its place is ours. */
static gboolean
tell_error (Reader               *self,
            GMarkupParseContext  *context,
            const GError         *parse_error,
            GError              **error)
{
  int line, column;

  g_markup_parse_context_get_position (context, &line, &column);
  if (self->n_read == 0)
    {
      g_set_error (error, DTL_FORMAT_ERROR, DTL_FORMAT_ERROR_SYNTAX, "%d:%d: %s", MAX (line, 1), MAX (column, 1), parse_error->message);
      return FALSE;
    }
  dtl_problems_take (&self->importer->problems, DTL_PROBLEM_LEFT_OUT, find_offset (self, line),
                     g_strdup_printf (_("what follows is no XML: %s"), parse_error->message));
  return TRUE;
}

gboolean
dtl_import_xml_read (DtlImporter       *importer,
                     const char        *names,
                     DtlImportXmlFunc   func,
                     GError           **error)
{
  static const GMarkupParser parser = { start_element, end_element, take_text, NULL, NULL };
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader self = { .importer = importer, .names = names, .func = func, .text = g_string_new (NULL), .inner_text = g_string_new (NULL), .line = 1 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &self, NULL);
  g_autoptr (GError) parse_error = NULL;
  gboolean is_read = TRUE, is_fine = TRUE;

  self.element.values = values;
  for (gsize pos = 0; is_fine && pos < importer->size && dtl_importer_goes_on (importer); pos += CHUNK)
    is_fine = g_markup_parse_context_parse (context, importer->data + pos, (gssize) MIN (CHUNK, importer->size - pos), &parse_error);
  if (is_fine && dtl_importer_goes_on (importer))
    is_fine = g_markup_parse_context_end_parse (context, &parse_error);
  if (!is_fine)
    is_read = tell_error (&self, context, parse_error, error);

  g_free (self.inner);
  g_string_free (self.text, TRUE);
  g_string_free (self.inner_text, TRUE);
  return is_read;
}

const char *
dtl_import_xml_get (const DtlImportXmlElement *element,
                    const char                *name)
{
  const char *text = g_hash_table_lookup (element->values, name);

  return text != NULL && *text != '\0' ? text : NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

void
dtl_import_xml_copy_attributes (const DtlImportXmlElement *element,
                                const char * const        *mapped,
                                GString                   *out)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (element->values), compare_names);
  guint n = 0;

  for (GList *i = names; i != NULL && n < DTL_IMPORT_MAX_KEPT; i = i->next)
    {
      const char *text = dtl_import_xml_get (element, i->data);

      if (text == NULL || g_strv_contains (mapped, i->data))
        continue;
      dtl_json_write_member (out, i->data, text);
      n++;
    }
}
