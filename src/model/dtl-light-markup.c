/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-light-markup.h"

#include <string.h>

/* Deeper nesting than any text means; bounds the stack against texts that mean harm. */
#define MAX_DEPTH 8

/* Escapes are written with these, so that the search for a closing mark passes over them. */
static gboolean
is_markup_char (char c)
{
  return c != '\0' && strchr ("\\*[]()>-", c) != NULL;
}

static gboolean
is_blank_char (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
append_escaped (GString    *out,
                const char *text,
                gsize       length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (out, escaped);
}

/* The mark that closes what opens before @text: not after a blank, and as long as @mark itself. NULL: it never closes. */
static const char *
find_closing (const char *text,
              const char *end,
              const char *mark)
{
  gsize length = strlen (mark);

  for (const char *p = text; p + length <= end; p++)
    {
      if (*p == '\\' && p + 1 < end)
        {
          p++;
          continue;
        }
      if (*p != '*')
        continue;

      gsize run = 1;

      while (p + run < end && p[run] == '*')
        run++;
      if (p > text && !is_blank_char (p[-1]) && (run == length || run == 3))
        return p + (run == 3 ? run - length : 0);
      p += run - 1;
    }
  return NULL;
}

static void append_inline (GString    *out,
                           const char *text,
                           const char *end,
                           int         depth);

/* The parenthesis that closes an address, which may hold pairs of its own. */
static const char *
find_url_end (const char *text,
              const char *end)
{
  int open = 0;

  for (const char *p = text; p < end && !is_blank_char (*p); p++)
    {
      if (*p == '(')
        open++;
      else if (*p == ')' && open-- == 0)
        return p;
    }
  return NULL;
}

/* "[label](url)" at @p. Returns what follows it, NULL when it is none; @closes is cleared when none can follow. */
static const char *
append_link (GString    *out,
             const char *p,
             const char *end,
             int         depth,
             gboolean   *closes)
{
  const char *label_end = memchr (p, ']', end - p);
  const char *url_end;

  if (label_end == NULL)
    *closes = FALSE;
  if (label_end == NULL || label_end + 1 >= end || label_end[1] != '(' || label_end == p + 1)
    return NULL;
  url_end = find_url_end (label_end + 2, end);
  if (url_end == NULL || url_end == label_end + 2)
    return NULL;

  g_autofree char *url = g_strndup (label_end + 2, url_end - label_end - 2);
  g_autofree char *escaped = g_markup_escape_text (url, -1);

  if (dtl_is_web_address (url))
    {
      g_string_append_printf (out, "<a href=\"%s\">", escaped);
      append_inline (out, p + 1, label_end, depth);
      g_string_append (out, "</a>");
    }
  else
    {
      append_inline (out, p + 1, label_end, depth);
      g_string_append_printf (out, " (%s)", escaped);
    }
  return url_end + 1;
}

/* "*emphasis*" or "**strong**" at @p. Returns what follows it, NULL when it is none. */
static const char *
append_emphasis (GString    *out,
                 const char *p,
                 const char *end,
                 int         depth,
                 gsize       length,
                 gboolean   *closes)
{
  const char *closing;

  if (!*closes || p + length >= end || is_blank_char (p[length]))
    return NULL;
  closing = find_closing (p + length, end, length == 2 ? "**" : "*");
  if (closing == NULL)
    {
      *closes = FALSE;
      return NULL;
    }

  g_string_append (out, length == 2 ? "<b>" : "<i>");
  append_inline (out, p + length, closing, depth);
  g_string_append (out, length == 2 ? "</b>" : "</i>");
  return closing + length;
}

static void
append_inline (GString    *out,
               const char *text,
               const char *end,
               int         depth)
{
  /* A mark that is not closed now is not closed later either: looking once keeps the whole linear. */
  gboolean closes[3] = { TRUE, TRUE, TRUE };   /* "*", "**", "[" */
  const char *plain = text;
  const char *p = text;

  while (p < end)
    {
      gsize length = *p == '*' && p + 1 < end && p[1] == '*' ? 2 : 1;
      const char *next = NULL;

      if (*p == '\\' && p + 1 < end && is_markup_char (p[1]))
        {
          append_escaped (out, plain, p - plain);
          plain = p + 1;
          p += 2;
          continue;
        }

      if ((*p == '*' || *p == '[') && depth < MAX_DEPTH)
        {
          append_escaped (out, plain, p - plain);
          plain = p;
          if (*p == '*')
            next = append_emphasis (out, p, end, depth + 1, length, &closes[length - 1]);
          else if (closes[2])
            next = append_link (out, p, end, depth + 1, &closes[2]);
        }

      if (next != NULL)
        plain = next;
      p = next != NULL ? next : p + length;
    }
  append_escaped (out, plain, end - plain);
}

static void
block_free (gpointer data)
{
  DtlBlock *block = data;

  g_free (block->markup);
  g_free (block);
}

/* Ends the block that is being gathered in @text, if there is one. */
static void
finish_block (GPtrArray    *blocks,
              DtlBlockKind  kind,
              GString      *text)
{
  g_autoptr(GString) markup = g_string_new (NULL);
  DtlBlock *block;

  if (text->len == 0)
    return;

  append_inline (markup, text->str, text->str + text->len, 0);
  block = g_new (DtlBlock, 1);
  block->kind = kind;
  block->markup = g_strdup (markup->str);
  g_ptr_array_add (blocks, block);
  g_string_truncate (text, 0);
}

/* What kind of block a line belongs to, and where its text begins. */
static DtlBlockKind
classify_line (const char **line,
               const char  *end)
{
  const char *p = *line;

  while (p < end && is_blank_char (*p))
    p++;
  *line = p;
  if (p < end && *p == '>')
    {
      *line = p + 1 < end && p[1] == ' ' ? p + 2 : p + 1;
      return DTL_BLOCK_QUOTATION;
    }
  if (p + 1 < end && *p == '-' && p[1] == ' ')
    {
      *line = p + 2;
      return DTL_BLOCK_LIST_ITEM;
    }
  return DTL_BLOCK_PARAGRAPH;
}

GPtrArray *
dtl_light_markup_parse (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  g_autoptr(GString) gathered = g_string_new (NULL);
  DtlBlockKind kind = DTL_BLOCK_PARAGRAPH;

  for (const char *line = text, *line_end; line != NULL; line = *line_end != '\0' ? line_end + 1 : NULL)
    {
      const char *start = line;
      DtlBlockKind line_kind;

      line_end = line + strcspn (line, "\n");
      line_kind = classify_line (&start, line_end);

      /* Within a list item a plain line goes on with the item; quotation lines go on with each other. */
      if (start == line_end || line_kind == DTL_BLOCK_LIST_ITEM ||
          (line_kind != kind && !(line_kind == DTL_BLOCK_PARAGRAPH && kind == DTL_BLOCK_LIST_ITEM && gathered->len > 0)))
        {
          finish_block (blocks, kind, gathered);
          kind = line_kind;
        }
      if (gathered->len > 0)
        g_string_append_c (gathered, ' ');
      g_string_append_len (gathered, start, line_end - start);
      while (gathered->len > 0 && is_blank_char (gathered->str[gathered->len - 1]))
        g_string_truncate (gathered, gathered->len - 1);
    }
  finish_block (blocks, kind, gathered);
  return blocks;
}

gboolean
dtl_is_web_address (const char *uri)
{
  g_autofree char *scheme = NULL;
  g_autofree char *host = NULL;

  if (uri == NULL || !g_uri_split (uri, G_URI_FLAGS_NONE, &scheme, NULL, &host, NULL, NULL, NULL, NULL, NULL))
    return FALSE;
  for (const char *p = uri; *p != '\0'; p++)
    if (g_ascii_isspace (*p) || g_ascii_iscntrl (*p))
      return FALSE;
  return scheme != NULL && host != NULL && *host != '\0' &&
         (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0);
}
