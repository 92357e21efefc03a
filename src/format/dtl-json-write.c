/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-json-write.h"

#include "dtl-quoted.h"

void
dtl_json_write_text (GString    *out,
                     const char *text)
{
  dtl_quoted_append (out, text);
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
