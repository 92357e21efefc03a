/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>

#include "dtl-application.h"
#include "dtl-cli.h"

int
main (int    argc,
      char **argv)
{
  gboolean handled;
  int status;

  /* Where files may not grow further, writing fails and is told, instead of ending all with half a file left behind. */
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  status = dtl_cli_run (argc, argv, &handled);

  return handled ? status : dtl_app_run (argc, argv);
}
