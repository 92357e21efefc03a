/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-copy.h"

#include <string.h>

static gboolean
is_control (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff;
}

void
dtl_copy_append_html (GString    *out,
                      const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    switch (*at)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\'':
        g_string_append (out, "&#39;");
        break;
      case '\n':
        g_string_append (out, "<br/>\n");
        break;
      default:
        if (!is_control (g_utf8_get_char (at)))
          g_string_append_len (out, at, g_utf8_next_char (at) - at);
      }
}

/* What would make a line a list, a heading or a rule stands only at its beginning. */
static const char *
append_line_start (GString    *out,
                   const char *line)
{
  const char *at = line;

  if (*at == '-' || *at == '+' || *at == '=')
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, *at++);
      return at;
    }
  while (g_ascii_isdigit (*at))
    g_string_append_c (out, *at++);
  if (at > line && (*at == '.' || *at == ')'))
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, *at++);
    }
  return at;
}

/* First without what no line can carry: it would hide what stands at the beginning. */
static void
append_line (GString    *out,
             const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const char *at;

  for (at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (*at == '\t')
      g_string_append_c (line, ' ');
    else if (!is_control (g_utf8_get_char (at)))
      g_string_append_len (line, at, g_utf8_next_char (at) - at);
  g_strstrip (line->str);

  for (at = append_line_start (out, line->str); *at != '\0'; at++)
    {
      if (strchr ("\\`*_[]<>#&~|", *at) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *at);
    }
}

void
dtl_copy_append_markdown (GString    *out,
                          const char *text,
                          const char *prefix)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_printf (out, "\n%s", prefix);
      append_line (out, lines[i]);
    }
}

/* Braces must stand in pairs even when escaped, because BibTeX counts them before TeX reads them: so they are named. */
void
dtl_copy_append_bibtex (GString    *out,
                        const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    switch (*at)
      {
      case '\\':
        g_string_append (out, "\\textbackslash{}");
        break;
      case '{':
        g_string_append (out, "\\textbraceleft{}");
        break;
      case '}':
        g_string_append (out, "\\textbraceright{}");
        break;
      case '~':
        g_string_append (out, "\\textasciitilde{}");
        break;
      case '^':
        g_string_append (out, "\\textasciicircum{}");
        break;
      case '"':
        g_string_append (out, "{\"}");
        break;
      case '$':
      case '&':
      case '#':
      case '_':
      case '%':
        g_string_append_c (out, '\\');
        g_string_append_c (out, *at);
        break;
      case '\n':
      case '\t':
        g_string_append_c (out, ' ');
        break;
      default:
        if (!is_control (g_utf8_get_char (at)))
          g_string_append_len (out, at, g_utf8_next_char (at) - at);
      }
}

/* Characters that end an address in some format are written by their number. */
char *
dtl_copy_dup_link (const char *url)
{
  GString *out;

  if (url == NULL || (g_ascii_strncasecmp (url, "https://", 8) != 0 && g_ascii_strncasecmp (url, "http://", 7) != 0))
    return NULL;

  out = g_string_new (NULL);
  for (const guchar *at = (const guchar *) url; *at != '\0'; at++)
    if (*at <= ' ' || *at == 0x7f || strchr ("\"'<>\\^`{|}", *at) != NULL)
      g_string_append_printf (out, "%%%02X", *at);
    else
      g_string_append_c (out, *at);
  return g_string_free (out, FALSE);
}
