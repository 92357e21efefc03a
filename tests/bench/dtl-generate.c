/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dtl-generate N SEED > FILE */
#include "generate.h"

#include <stdio.h>
#include <stdlib.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize size;

  if (argc != 3)
    {
      fprintf (stderr, "usage: %s N SEED > FILE\n", argv[0]);
      return 2;
    }

  bytes = dtl_generate ((guint) strtoul (argv[1], NULL, 10), strtoull (argv[2], NULL, 10));
  data = g_bytes_get_data (bytes, &size);
  return fwrite (data, 1, size, stdout) == size ? 0 : 1;
}
