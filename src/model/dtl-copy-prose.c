/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Descriptions are written in light markup (dtl-light-markup.h). Each format gets what it has for it: HTML its elements, Markdown
 * its marks, plain text the words alone with the addresses behind them.
 */
#include "config.h"

#include "dtl-copy.h"

#include "dtl-light-markup.h"

#include <string.h>

typedef struct
{
  GString       *out;
  DtlCopyFormat  format;
  char          *address;     /* of the link that is being written; NULL outside of one */
} Writer;

/* What stands where an element begins and where it ends, by format. */
static const struct
{
  const char *name;
  const char *begin[3], *end[3];
} elements[] = {
  { "b", { "", "**", "<strong>" }, { "", "**", "</strong>" } },
  { "i", { "", "*", "<em>" }, { "", "*", "</em>" } },
};

static guint
place_of (DtlCopyFormat format)
{
  return format == DTL_COPY_HTML ? 2 : format == DTL_COPY_MARKDOWN ? 1 : 0;
}

static void
start_element_cb (GMarkupParseContext  *context,
                  const char           *name,
                  const char          **attributes,
                  const char          **values,
                  gpointer              user_data,
                  GError              **error)
{
  Writer *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (name, elements[i].name) == 0)
      g_string_append (self->out, elements[i].begin[place_of (self->format)]);
  if (strcmp (name, "a") != 0 || values[0] == NULL)
    return;

  self->address = g_strdup (values[0]);
  if (self->format == DTL_COPY_HTML)
    {
      g_string_append (self->out, "<a href=\"");
      dtl_copy_append_html (self->out, self->address);
      g_string_append (self->out, "\">");
    }
  else if (self->format == DTL_COPY_MARKDOWN)
    g_string_append_c (self->out, '[');
}

static void
end_link (Writer *self)
{
  if (self->format == DTL_COPY_HTML)
    g_string_append (self->out, "</a>");
  else if (self->format == DTL_COPY_MARKDOWN)
    g_string_append_printf (self->out, "](<%s>)", self->address);
  else
    g_string_append_printf (self->out, " (%s)", self->address);
  g_clear_pointer (&self->address, g_free);
}

static void
end_element_cb (GMarkupParseContext  *context,
                const char           *name,
                gpointer              user_data,
                GError              **error)
{
  Writer *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (name, elements[i].name) == 0)
      g_string_append (self->out, elements[i].end[place_of (self->format)]);
  if (strcmp (name, "a") == 0 && self->address != NULL)
    end_link (self);
}

/* A line of Markdown has no blanks around it, a run within one has. */
static void
append_markdown_run (GString    *out,
                     const char *run)
{
  gsize length = strlen (run), before = strspn (run, " "), after = before;

  for (gsize i = before; i < length; i++)
    if (run[i] != ' ')
      after = i + 1;
  g_string_append_len (out, run, before);
  dtl_copy_append_markdown (out, run + before, "");
  g_string_append_len (out, run + after, length - after);
}

static void
text_cb (GMarkupParseContext  *context,
         const char           *text,
         gsize                 length,
         gpointer              user_data,
         GError              **error)
{
  Writer *self = user_data;
  g_autofree char *run = g_strndup (text, length);

  if (self->format == DTL_COPY_HTML)
    dtl_copy_append_html (self->out, run);
  else if (self->format == DTL_COPY_MARKDOWN)
    append_markdown_run (self->out, run);
  else
    g_string_append (self->out, run);
}

static void
append_inline (GString       *out,
               const char    *markup,
               DtlCopyFormat  format)
{
  static const GMarkupParser parser = {
    .start_element = start_element_cb,
    .end_element = end_element_cb,
    .text = text_cb,
  };
  Writer writer = { .out = out, .format = format };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &writer, NULL);
  g_autofree char *whole = g_strconcat ("<p>", markup, "</p>", NULL);

  /* It comes from our own parser: it is well-formed. */
  g_markup_parse_context_parse (context, whole, -1, NULL);
  g_markup_parse_context_free (context);
  g_free (writer.address);
}

static const struct
{
  const char *begin[3], *end[3];
} blocks[] = {
  [DTL_BLOCK_PARAGRAPH] = { { "", "\n", "<p>" }, { "\n", "\n", "</p>\n" } },
  [DTL_BLOCK_QUOTATION] = { { "", "\n> ", "<blockquote><p>" }, { "\n", "\n", "</p></blockquote>\n" } },
  [DTL_BLOCK_LIST_ITEM] = { { "• ", "\n- ", "<ul><li>" }, { "\n", "\n", "</li></ul>\n" } },
};

void
dtl_copy_append_prose (GString       *out,
                       const char    *text,
                       DtlCopyFormat  format)
{
  g_autoptr (GPtrArray) parsed = dtl_light_markup_parse (text);
  guint place = place_of (format);

  for (guint i = 0; i < parsed->len; i++)
    {
      const DtlBlock *block = g_ptr_array_index (parsed, i);

      g_string_append (out, blocks[block->kind].begin[place]);
      append_inline (out, block->markup, format);
      g_string_append (out, blocks[block->kind].end[place]);
    }
}
