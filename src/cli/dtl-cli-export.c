/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-cli-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dtl-cli-source.h"
#include "dtl-cli.h"
#include "dtl-export.h"
#include "dtl-loader.h"

#define DEFAULT_WIDTH 1600
#define DEFAULT_SCALE 2.0
#define MIN_WIDTH 320
#define MAX_WIDTH 100000
#define MIN_SCALE 0.1
#define MAX_SCALE 16.0
#define NOT_GIVEN (-G_MAXDOUBLE)

/* What was asked for, as typed; NULL or 0 where it was not. */
typedef struct
{
  char    *output;
  char    *from;
  char    *to;
  int      width;
  double   scale;
  char    *style;
  char    *format_name;
  gboolean help;
  char   **files;

  /* What follows from it */
  DtlExportFormat format;
} Arguments;

static void
arguments_clear (Arguments *self)
{
  g_free (self->output);
  g_free (self->from);
  g_free (self->to);
  g_free (self->style);
  g_free (self->format_name);
  g_strfreev (self->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

static const char *
file_name (const Arguments *arguments)
{
  return arguments->files != NULL ? arguments->files[0] : NULL;
}

static gboolean
fail_usage (const char *format,
            ...) G_GNUC_PRINTF (1, 2);

static gboolean
fail_usage (const char *format,
            ...)
{
  g_autofree char *message = NULL;
  va_list list;

  va_start (list, format);
  message = g_strdup_vprintf (format, list);
  va_end (list);
  g_printerr ("dateline export: %s\n%s\n", message, _("See “dateline export --help”."));

  return FALSE;
}

/* A date that is no date is wrong usage, and is said before a large file is read. */
static gboolean
check_date (const char *option,
            const char *text,
            gboolean    is_start)
{
  DtlDateError error;
  DtlDate date;

  if (text == NULL)
    return TRUE;
  if (!dtl_date_parse (text, -1, NULL, &date, &error))
    return fail_usage (_("%s: “%s” is no date; at character %ld: expected %s"), option, text,
                       g_utf8_strlen (text, error.offset) + 1,
                       error.expected != NULL ? _(error.expected) : _("a date like 2017-09-12 or 2017-03"));
  if (is_start ? date.earliest == DTL_INSTANT_BEFORE_ALL : date.latest == DTL_INSTANT_AFTER_ALL)
    return fail_usage (_("%s: “%s” has no end on that side"), option, text);

  return TRUE;
}

/* By --format, else by the suffix; standard output has none, and gets a PNG. */
static gboolean
find_format (Arguments *arguments)
{
  const char *name = arguments->format_name;

  if (name != NULL)
    return (strchr (name, '.') == NULL && dtl_export_format_find (name, &arguments->format))
           || fail_usage (_("--format: “%s” is none of png, svg, pdf"), name);
  if (strcmp (arguments->output, "-") == 0)
    return TRUE;

  return (strchr (arguments->output, '.') != NULL && dtl_export_format_find (arguments->output, &arguments->format))
         || fail_usage (_("%s: the name of the picture ends in .png, .svg or .pdf; or say which by --format"), arguments->output);
}

static gboolean
check_output (Arguments *arguments)
{
  if (arguments->output == NULL || *arguments->output == '\0')
    return fail_usage (_("say where the picture goes: -o OUT.png, or -o - for standard output"));
  if (!find_format (arguments))
    return FALSE;
  if (strcmp (arguments->output, "-") == 0 && arguments->format != DTL_EXPORT_SVG && isatty (STDOUT_FILENO))
    return fail_usage (_("standard output is a terminal, and a picture is not text"));

  return TRUE;
}

static gboolean
check (Arguments *arguments)
{
  if (arguments->files != NULL && arguments->files[1] != NULL)
    return fail_usage (_("one FILE at a time"));
  if (arguments->files != NULL && *arguments->files[0] == '\0')
    return fail_usage (_("the name of FILE is empty"));
  if (arguments->width < MIN_WIDTH || arguments->width > MAX_WIDTH)
    return fail_usage (_("--width: %d is not between %d and %d pixels"), arguments->width, MIN_WIDTH, MAX_WIDTH);
  if (arguments->scale != NOT_GIVEN && !(arguments->scale >= MIN_SCALE && arguments->scale <= MAX_SCALE))
    return fail_usage (_("--scale: %g is not between %g and %g"), arguments->scale, MIN_SCALE, MAX_SCALE);
  if (arguments->style != NULL && strcmp (arguments->style, "light") != 0 && strcmp (arguments->style, "dark") != 0)
    return fail_usage (_("--style: “%s” is neither light nor dark"), arguments->style);

  return check_date ("--from", arguments->from, TRUE) && check_date ("--to", arguments->to, FALSE)
         && check_output (arguments);
}

/* FALSE: wrong usage, and said so. */
static gboolean
parse (int         argc,
       char      **argv,
       Arguments  *arguments)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &arguments->output, N_("the picture; - is standard output"), "OUT" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &arguments->from, N_("begin with this date, 2017-03 or 2017-03-12 or any EDTF"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &arguments->to, N_("end with this date, all of it"), N_("DATE") },
    { "width", 0, 0, G_OPTION_ARG_INT, &arguments->width, N_("logical width (1600); the height follows the rows"), N_("PX") },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &arguments->scale, N_("pixels of the file to a logical pixel (2; 1 for SVG and PDF)"), "N" },
    { "style", 0, 0, G_OPTION_ARG_STRING, &arguments->style, N_("light (the default) or dark"), "light|dark" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &arguments->format_name, N_("the kind of file, where its name does not say it"), "png|svg|pdf" },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &arguments->help, N_("show this and exit"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments->files, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (N_("[FILE] -o OUT.{png,svg,pdf}"));
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context,
    N_("Saves a timeline as a picture, PNG, SVG or PDF: the whole of it, or from one date to another. Needs no display.\n"
       "FILE is the timeline that comes with the program when it is not given; - is standard input."));
  g_option_context_set_description (context,
    N_("Exit status: 0 saved, 1 could not be read or written (there is no picture then), 2 wrong usage."));
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  g_set_prgname ("dateline export");
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return fail_usage ("%s", error->message);
  if (arguments->help)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_print ("%s", help);
      return TRUE;
    }

  return check (arguments);
}

/* The instants between which the picture runs; where one is not given it is the document's. FALSE: wrong usage. */
static gboolean
find_span (const Arguments   *arguments,
           DtlDocument       *document,
           DtlPictureOptions *picture)
{
  const char *zone_name = dtl_document_get_time_zone (document);
  g_autoptr (GTimeZone) zone = zone_name != NULL ? g_time_zone_new_identifier (zone_name) : NULL;
  DtlDate date;

  if ((arguments->from == NULL && arguments->to == NULL)
      || !dtl_document_get_span (document, &picture->from, &picture->to))
    return TRUE;

  picture->has_span = TRUE;
  if (arguments->from != NULL && dtl_date_parse (arguments->from, -1, zone, &date, NULL))
    picture->from = date.earliest;
  if (arguments->to != NULL && dtl_date_parse (arguments->to, -1, zone, &date, NULL))
    picture->to = date.latest;
  if (picture->from <= picture->to)
    return TRUE;

  if (arguments->to == NULL)
    return fail_usage (_("--from: %s is after the end of the timeline"), arguments->from);
  if (arguments->from == NULL)
    return fail_usage (_("--to: %s is before the beginning of the timeline"), arguments->to);

  return fail_usage (_("--from %s is after --to %s"), arguments->from, arguments->to);
}

static gboolean
write_standard_output (GBytes  *png,
                       GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (png, &size);

  if (fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("standard output could not be written: %s"), g_strerror (errno));
  return FALSE;
}

static gboolean
save (GBytes     *png,
      const char *output,
      GError    **error)
{
  g_autoptr (GFile) file = NULL;

  if (strcmp (output, "-") == 0)
    return write_standard_output (png, error);

  file = g_file_new_for_commandline_arg (output);

  return dtl_save_bytes (png, file, NULL, error);
}

static int
export_document (const Arguments *arguments,
                 DtlDocument     *document)
{
  const DtlLayoutOptions layout_options = { .fold_empty_time = dtl_document_get_fold_empty_time (document) };
  const gboolean is_dark = arguments->style != NULL && strcmp (arguments->style, "dark") == 0;
  DtlExportOptions options = {
    .picture = { .width = arguments->width, .selected = DTL_NONE },
    .format = arguments->format,
    .scale = arguments->scale != NOT_GIVEN ? arguments->scale : arguments->format == DTL_EXPORT_PNG ? DEFAULT_SCALE : 1,
    .style = is_dark ? DTL_STYLE_DARK : DTL_STYLE_LIGHT,
  };
  g_autoptr (DtlLayout) layout = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;

  if (!find_span (arguments, document, &options.picture))
    return DTL_EXIT_USAGE;

  layout = dtl_layout_new (document, &layout_options, NULL);
  png = dtl_export (layout, &options, &error);
  if (png != NULL && save (png, arguments->output, &error))
    return DTL_EXIT_OK;

  g_printerr ("dateline export: %s\n", error->message);

  return DTL_EXIT_FAILED;
}

int
dtl_cli_export (int    argc,
                char **argv)
{
  g_auto (Arguments) arguments = { .width = DEFAULT_WIDTH, .scale = NOT_GIVEN };
  g_autoptr (DtlDocument) document = NULL;

  if (!parse (argc, argv, &arguments))
    return DTL_EXIT_USAGE;
  if (arguments.help)
    return DTL_EXIT_OK;

  document = dtl_cli_load (file_name (&arguments));
  if (document == NULL)
    return DTL_EXIT_FAILED;

  return export_document (&arguments, document);
}
