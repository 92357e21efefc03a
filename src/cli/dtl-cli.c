/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-cli.h"

#include "dtl-cli-check.h"
#include "dtl-cli-date.h"
#include "dtl-cli-export.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static int
print_help (int    argc,
            char **argv)
{
  g_print (_("Usage:\n"
             "  dateline [FILE…]                             open timelines in windows\n"
             "  dateline export [FILE…] -o OUT [OPTION…]     save a picture or a text\n"
             "  dateline check FILE…                         look for the quotations in the saved sources\n"
             "  dateline date ['DATE' …]                     say what dates mean\n"
             "\n"
             "With no FILE, the timeline that comes with the program is used; - is standard input and,\n"
             "for commands, output. Commands need no display. “dateline COMMAND --help” says more.\n"
             "\n"
             "Options:\n"
             "  -h, --help                                   show this and exit\n"
             "  --version                                    show the version and exit\n"));

  return DTL_EXIT_OK;
}

static int
print_version (int    argc,
               char **argv)
{
  g_print ("dateline %s\n", PACKAGE_VERSION);

  return DTL_EXIT_OK;
}

/* A command gets the arguments from its own name on. A timeline of that name opens as ./NAME. */
static const struct
{
  const char *name;
  int       (*run) (int argc, char **argv);
} commands[] = {
  { "check", dtl_cli_check },
  { "date", dtl_cli_date },
  { "export", dtl_cli_export },
  { "--help", print_help },
  { "-h", print_help },
  { "--version", print_version },
};

static void
print_utf8 (const char *text)
{
  fputs (text, stdout);
}

static void
print_error_utf8 (const char *text)
{
  fputs (text, stderr);
}

int
dtl_cli_run (int       argc,
             char    **argv,
             gboolean *handled)
{
  /* Jobs run in the C locale, where GLib would put a question mark for every quotation mark. */
  g_set_print_handler (print_utf8);
  g_set_printerr_handler (print_error_utf8);

  *handled = TRUE;
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1);

  *handled = FALSE;
  g_set_print_handler (NULL);
  g_set_printerr_handler (NULL);

  return DTL_EXIT_OK;
}
