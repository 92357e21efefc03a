/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `dateline date` alone, to be run as a process by the tests. */
#include "dtl-cli-date.h"

#include <locale.h>

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  return dtl_cli_date (argc, argv);
}
