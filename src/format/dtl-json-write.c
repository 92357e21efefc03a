/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-json-write.h"

#include <string.h>

void
dtl_json_write_text (GString    *out,
                     const char *text)
{
  g_string_append_c (out, '"');
  for (const char *plain = text; ; text++)
    {
      if ((guchar) *text >= 0x20 && *text != '"' && *text != '\\' && *text != 0x7f)
        continue;

      g_string_append_len (out, plain, text - plain);
      plain = text + 1;
      if (*text == '\0')
        break;
      if (*text == '"' || *text == '\\')
        g_string_append_printf (out, "\\%c", *text);
      else if (*text == '\n')
        g_string_append (out, "\\n");
      else
        g_string_append_printf (out, "\\u%04x", (guint) *text);
    }
  g_string_append_c (out, '"');
}

void
dtl_json_write_comma (GString *out)
{
  gsize end = out->len;

  while (end > 0 && (out->str[end - 1] == ' ' || out->str[end - 1] == '\n'))
    end--;
  if (end > 0 && out->str[end - 1] != '{' && out->str[end - 1] != '[')
    g_string_insert_c (out, (gssize) end, ',');
}

void
dtl_json_write_name (GString    *out,
                     const char *name)
{
  dtl_json_write_comma (out);
  if (out->len > 0 && out->str[out->len - 1] == ',')
    g_string_append_c (out, ' ');
  dtl_json_write_text (out, name);
  g_string_append (out, ": ");
}

void
dtl_json_write_member (GString    *out,
                       const char *name,
                       const char *text)
{
  if (text == NULL)
    return;
  dtl_json_write_name (out, name);
  dtl_json_write_text (out, text);
}
