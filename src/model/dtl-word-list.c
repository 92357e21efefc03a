/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-word-list.h"

#include <string.h>

gboolean
dtl_word_list_has (const char *list,
                   const char *word)
{
  gsize length = strlen (word);

  for (const char *p = list; length > 0 && (p = strstr (p, word)) != NULL; p += length)
    if ((p == list || p[-1] == '|') && (p[length] == '|' || p[length] == '\0'))
      return TRUE;
  return FALSE;
}
