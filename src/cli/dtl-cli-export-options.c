/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-cli-export-options.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_PNG_SCALE 2.0
#define MIN_SIDE 320
#define MAX_SIDE 100000
#define MIN_SCALE 0.1
#define MAX_SCALE 16.0
#define SCREEN_DPI 96.0

void
dtl_cli_export_clear (DtlCliExport *self)
{
  g_free (self->output);
  g_free (self->format_name);
  g_free (self->from);
  g_free (self->to);
  g_free (self->lanes);
  g_free (self->filter);
  g_free (self->reported_by);
  g_free (self->preset_name);
  g_free (self->style_name);
  g_free (self->locale);
  g_strfreev (self->files);
}

gboolean
dtl_cli_export_fail (const char *format,
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
    return dtl_cli_export_fail (_("%s: “%s” is no date; at character %ld: expected %s"), option, text,
                                g_utf8_strlen (text, error.offset) + 1,
                                error.expected != NULL ? _(error.expected) : _("a date like 2017-09-12 or 2017-03"));
  if (is_start ? date.earliest == DTL_INSTANT_BEFORE_ALL : date.latest == DTL_INSTANT_AFTER_ALL)
    return dtl_cli_export_fail (_("%s: “%s” has no end on that side"), option, text);

  return TRUE;
}

/* By a word: the suffix of a name, or what --format says. */
static gboolean
find_kind (DtlCliExport *self,
           const char   *word)
{
  if (dtl_export_format_find (word, &self->picture_format))
    {
      self->kind = DTL_CLI_PICTURE;
      self->suffix = dtl_export_format_get_name (self->picture_format);
    }
  else if (dtl_chronology_find_format (word, &self->text_format))
    {
      self->kind = DTL_CLI_TEXT;
      self->suffix = dtl_chronology_get_suffix (self->text_format);
    }
  else if (g_ascii_strcasecmp (word, "dateline") == 0)
    {
      self->kind = DTL_CLI_TIMELINE;
      self->suffix = "dateline";
    }
  else
    return FALSE;

  return TRUE;
}

/* By --format, else by the suffix. Standard output and folders have none, and get PNG. */
static gboolean
check_format (DtlCliExport *self)
{
  g_autofree char *base = g_path_get_basename (self->output);
  const char *dot = strrchr (base, '.');

  if (self->format_name != NULL)
    return (strchr (self->format_name, '.') == NULL && find_kind (self, self->format_name))
           || dtl_cli_export_fail (_("--format: “%s” is none of png, svg, pdf, md, html, csv, timelinejs, dateline"), self->format_name);
  if (strcmp (self->output, "-") == 0 || g_str_has_suffix (self->output, "/") || g_file_test (self->output, G_FILE_TEST_IS_DIR))
    return find_kind (self, "png");

  return (dot != NULL && (find_kind (self, dot + 1) || find_kind (self, base)))
         || dtl_cli_export_fail (_("%s: the name ends in .png, .svg or .pdf for a picture, in .md, .html, .csv or .timelinejs.json for text; "
                                   "or say which by --format"), self->output);
}

static gboolean
check_output (DtlCliExport *self)
{
  if (self->output == NULL || *self->output == '\0')
    return dtl_cli_export_fail (_("say where the picture goes: -o OUT.png, or -o - for standard output"));
  if (!check_format (self))
    return FALSE;
  if (strcmp (self->output, "-") == 0 && self->kind == DTL_CLI_PICTURE && self->picture_format != DTL_EXPORT_SVG
      && isatty (STDOUT_FILENO))
    return dtl_cli_export_fail (_("standard output is a terminal, and a picture is not text"));

  return TRUE;
}

/* Several files go into a folder, or to names that differ. */
static gboolean
check_files (const DtlCliExport *self)
{
  guint n_files = self->files != NULL ? g_strv_length (self->files) : 0;

  for (guint i = 0; i < n_files; i++)
    if (*self->files[i] == '\0')
      return dtl_cli_export_fail (_("the name of FILE is empty"));
  if (n_files > 1 && !g_str_has_suffix (self->output, "/") && strchr (self->output, '*') == NULL
      && !g_file_test (self->output, G_FILE_TEST_IS_DIR))
    return dtl_cli_export_fail (_("several files need a folder, -o FOLDER/, or a name with * for theirs, -o '*.svg'"));

  return TRUE;
}

static gboolean
check_style (DtlCliExport *self)
{
  static const struct
  {
    const char *name;
    DtlStyle    style;
  } styles[] = {
    { "light", DTL_STYLE_LIGHT },
    { "dark", DTL_STYLE_DARK },
    { "print", DTL_STYLE_PRINT },
  };

  if (self->style_name == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (strcmp (self->style_name, styles[i].name) == 0)
      {
        self->style = styles[i].style;
        return TRUE;
      }

  return dtl_cli_export_fail (_("--style: “%s” is none of light, dark, print"), self->style_name);
}

static gboolean
check_preset (DtlCliExport *self)
{
  g_autoptr (GString) names = NULL;

  if (self->preset_name == NULL || dtl_page_format_find (self->preset_name, &self->preset))
    return TRUE;

  names = g_string_new (NULL);
  for (guint i = 0; i < DTL_N_PAGES; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", dtl_page_format_get ((DtlPagePreset) i)->id);

  return dtl_cli_export_fail (_("--preset: “%s” is none of %s"), self->preset_name, names->str);
}

static gboolean
check_size (const DtlCliExport *self)
{
  if (self->all_titles && (self->preset_name != NULL || self->height != 0))
    return dtl_cli_export_fail (_("--all-titles makes the picture as wide as it takes, and cannot be had with --preset or --height"));
  if (self->width != 0 && (self->width < MIN_SIDE || self->width > MAX_SIDE))
    return dtl_cli_export_fail (_("--width: %d is not between %d and %d pixels"), self->width, MIN_SIDE, MAX_SIDE);
  if (self->height != 0 && (self->height < MIN_SIDE || self->height > MAX_SIDE))
    return dtl_cli_export_fail (_("--height: %d is not between %d and %d pixels"), self->height, MIN_SIDE, MAX_SIDE);

  return TRUE;
}

/* --dpi is --scale in another unit. */
static gboolean
check_scale (DtlCliExport *self)
{
  if (self->dpi != DTL_CLI_NOT_GIVEN && self->scale != DTL_CLI_NOT_GIVEN)
    return dtl_cli_export_fail (_("--dpi and --scale say the same; give one of them"));
  if (self->dpi != DTL_CLI_NOT_GIVEN)
    {
      self->scale = self->dpi / SCREEN_DPI;
      return (self->scale >= MIN_SCALE && self->scale <= MAX_SCALE)
             || dtl_cli_export_fail (_("--dpi: %g is not between %g and %g"), self->dpi, MIN_SCALE * SCREEN_DPI, MAX_SCALE * SCREEN_DPI);
    }
  if (self->scale == DTL_CLI_NOT_GIVEN)
    self->scale = self->kind == DTL_CLI_PICTURE && self->picture_format == DTL_EXPORT_PNG ? DEFAULT_PNG_SCALE : 1;

  return (self->scale >= MIN_SCALE && self->scale <= MAX_SCALE)
         || dtl_cli_export_fail (_("--scale: %g is not between %g and %g"), self->scale, MIN_SCALE, MAX_SCALE);
}

/* Month names and the words of the picture. */
static gboolean
check_locale (const DtlCliExport *self)
{
  g_autofree char *utf8 = NULL;

  if (self->locale == NULL)
    return TRUE;

  utf8 = g_strconcat (self->locale, ".UTF-8", NULL);
  if (setlocale (LC_ALL, self->locale) == NULL && setlocale (LC_ALL, utf8) == NULL)
    return dtl_cli_export_fail (_("--locale: “%s” is not installed; “locale -a” lists those that are"), self->locale);
  g_setenv ("LANGUAGE", self->locale, TRUE);

  return TRUE;
}

/* A text has no ghosts. */
static gboolean
check_reported_by (const DtlCliExport *self)
{
  return self->reported_by == NULL || self->kind == DTL_CLI_PICTURE
         || dtl_cli_export_fail (_("--reported-by is for pictures: .png, .svg or .pdf"));
}

static gboolean
check (DtlCliExport *self)
{
  if (self->embed_part && self->no_embed)
    return dtl_cli_export_fail (_("--embed-part and --no-embed exclude each other"));

  return check_locale (self) && check_preset (self) && check_size (self) && check_style (self) && check_date ("--from", self->from, TRUE)
         && check_date ("--to", self->to, FALSE) && check_date ("--reported-by", self->reported_by, FALSE) && check_output (self)
         && check_reported_by (self) && check_scale (self) && check_files (self);
}

static GOptionContext *
new_context (const GOptionEntry *entries)
{
  GOptionContext *context = g_option_context_new (N_("[FILE…] -o OUT"));

  g_option_context_set_summary (context,
    N_("Saves a timeline as a picture (.png, .svg, .pdf) or as text (.md, .html, .csv, .timelinejs.json): the whole of it, or a part. Needs no\n"
       "display. FILE is the timeline that comes with the program when it is not given; - is standard input. Of a picture that\n"
       "carries its timeline, -o OUT.dateline takes it out again."));
  g_option_context_set_description (context,
    N_("Exit status: 0 saved, 1 could not be read or written (there is no picture then), 2 wrong usage."));
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

gboolean
dtl_cli_export_parse (DtlCliExport  *self,
                      int            argc,
                      char         **argv)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output, N_("the file; a folder; a name with * for that of FILE; - is standard output"), "OUT" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &self->format_name, N_("png, svg, pdf, md, html, csv or timelinejs, where OUT does not say it"), N_("KIND") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self->from, N_("begin with this date, 2017-03 or 2017-03-12 or any EDTF"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &self->to, N_("end with this date, all of it"), N_("DATE") },
    { "lanes", 0, 0, G_OPTION_ARG_STRING, &self->lanes, N_("only these lanes: ids or titles, with commas between"), N_("LANES") },
    { "filter", 0, 0, G_OPTION_ARG_STRING, &self->filter, N_("only events with these words, or like lane:ID status:planned tag:NAME"), N_("FILTER") },
    { "reported-by", 0, 0, G_OPTION_ARG_STRING, &self->reported_by, N_("draw as ghosts what the sources had not reported by this date"), N_("DATE") },
    { "preset", 0, 0, G_OPTION_ARG_STRING, &self->preset_name, N_("a page: slide, square, column, a4, a4-landscape, letter, letter-landscape, a2"), N_("PAGE") },
    { "width", 0, 0, G_OPTION_ARG_INT, &self->width, N_("logical width (1600, or that of the page)"), N_("PX") },
    { "height", 0, 0, G_OPTION_ARG_INT, &self->height, N_("logical height (that of the page, or as high as it takes)"), N_("PX") },
    { "all-titles", 0, 0, G_OPTION_ARG_NONE, &self->all_titles, N_("wider, so that no title is left out"), NULL },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &self->scale, N_("pixels of the file to a logical pixel (2; 1 for SVG and PDF)"), "N" },
    { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &self->dpi, N_("the same as dots to the inch: 96 is scale 1"), "N" },
    { "style", 0, 0, G_OPTION_ARG_STRING, &self->style_name, N_("light (the default), dark, or print: black and white"), "light|dark|print" },
    { "locale", 0, 0, G_OPTION_ARG_STRING, &self->locale, N_("write dates and words as there: de_DE"), N_("LOCALE") },
    { "notes", 0, 0, G_OPTION_ARG_NONE, &self->notes, N_("number the events, and set their words and sources under these numbers"), NULL },
    { "links", 0, 0, G_OPTION_ARG_NONE, &self->links, N_("draw the links of all events"), NULL },
    { "embed-part", 0, 0, G_OPTION_ARG_NONE, &self->embed_part, N_("carry only the events that the picture shows, not the whole timeline"), NULL },
    { "no-embed", 0, 0, G_OPTION_ARG_NONE, &self->no_embed, N_("leave the timeline out of the picture"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &self->help, N_("show this and exit"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->files, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = new_context (entries);
  g_autoptr (GError) error = NULL;

  self->scale = self->dpi = DTL_CLI_NOT_GIVEN;
  g_set_prgname ("dateline export");
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return dtl_cli_export_fail ("%s", error->message);
  if (self->help)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_print ("%s", help);
      return TRUE;
    }

  return check (self);
}
