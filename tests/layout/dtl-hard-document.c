/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a document that broke other programs: dtl-hard-document NAME > FILE. Without a name: which there are. */
#include "hard-documents.h"

#include <stdio.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GBytes) bytes = argc == 2 ? hard_documents_new (argv[1]) : NULL;
  const char * const *names = hard_documents_get_names ();
  gsize size;
  const void *data;

  if (bytes == NULL)
    {
      for (guint i = 0; names[i] != NULL; i++)
        fprintf (stderr, "%s\n", names[i]);
      return 2;
    }
  data = g_bytes_get_data (bytes, &size);
  return fwrite (data, 1, size, stdout) == size ? 0 : 1;
}
