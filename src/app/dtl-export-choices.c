/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-export-choices.h"

#include <string.h>

#include "dtl-chronology.h"

#define MAX_SCALE 4

static const char *const formats[] = { "png", "svg", "pdf", "html", "md", "csv", "timelinejs.json", NULL };
static const char *const spans[] = { "whole", "visible", NULL };
static const char *const links[] = { "none", "selected", "all", NULL };
static const struct
{
  const char *name;
  DtlStyle    style;
} styles[] = { { "light", DTL_STYLE_LIGHT }, { "dark", DTL_STYLE_DARK }, { "print", DTL_STYLE_PRINT } };

void
dtl_export_choices_init (DtlExportChoices *self)
{
  *self = (DtlExportChoices) { .width = 1600, .scale = 2, .page = DTL_PAGE_CUSTOM, .style = DTL_STYLE_LIGHT, .embed = TRUE };
}

static const char *
get_style_name (DtlStyle style)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (styles[i].style == style)
      return styles[i].name;

  return styles[0].name;
}

char *
dtl_export_choices_to_text (const DtlExportChoices *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("format=%s;span=%s;page=%s;width=%d;scale=%d;style=%s;notes=%d;links=%s;embed=%d", formats[self->format],
                          spans[self->span == DTL_SPAN_MARKED ? DTL_SPAN_WHOLE : self->span], dtl_page_format_get (self->page)->id, self->width,
                          self->scale, get_style_name (self->style), self->notes, links[self->links], self->embed);
}

static guint
find_name (const char *const *names,
           const char        *name,
           guint              otherwise)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;

  return otherwise;
}

static int
read_number (const char *text,
             int         least,
             int         most,
             int         otherwise)
{
  gint64 number;

  return g_ascii_string_to_signed (text, 10, least, most, &number, NULL) ? (int) number : otherwise;
}

static void
read_one (DtlExportChoices *self,
          const char       *name,
          const char       *value)
{
  if (g_str_equal (name, "format"))
    self->format = find_name (formats, value, self->format);
  else if (g_str_equal (name, "span"))
    self->span = find_name (spans, value, self->span);
  else if (g_str_equal (name, "page"))
    dtl_page_format_find (value, &self->page);
  else if (g_str_equal (name, "width"))
    self->width = read_number (value, DTL_EXPORT_MIN_WIDTH, DTL_EXPORT_MAX_WIDTH, self->width);
  else if (g_str_equal (name, "scale"))
    self->scale = read_number (value, 1, MAX_SCALE, self->scale);
  else if (g_str_equal (name, "notes"))
    self->notes = read_number (value, 0, 1, self->notes);
  else if (g_str_equal (name, "links"))
    self->links = find_name (links, value, self->links);
  else if (g_str_equal (name, "embed"))
    self->embed = read_number (value, 0, 1, self->embed);
  else if (g_str_equal (name, "style"))
    for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
      if (g_str_equal (styles[i].name, value))
        self->style = styles[i].style;
}

void
dtl_export_choices_read (DtlExportChoices *self,
                         const char       *text)
{
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (self != NULL && text != NULL);

  dtl_export_choices_init (self);
  parts = g_strsplit (text, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *value = strchr (parts[i], '=');

      if (value == NULL)
        continue;
      *value = '\0';
      read_one (self, parts[i], value + 1);
    }
}

void
dtl_export_choices_recall (DtlExportChoices *self,
                           DtlSettings      *settings,
                           const char       *key)
{
  g_autofree char *own = dtl_settings_dup_line (settings, DTL_SETTING_EXPORT_CHOICES, key);
  g_autofree char *last = own == NULL ? dtl_settings_dup_line (settings, DTL_SETTING_EXPORT_CHOICES, NULL) : NULL;

  dtl_export_choices_init (self);
  if (own != NULL || last != NULL)
    dtl_export_choices_read (self, own != NULL ? own : last);
}

void
dtl_export_choices_remember (const DtlExportChoices *self,
                             DtlSettings            *settings,
                             const char             *key)
{
  g_autofree char *own = dtl_export_choices_to_text (self);

  dtl_settings_set_line (settings, DTL_SETTING_EXPORT_CHOICES, key, own);
}

gboolean
dtl_export_choices_is_text (const DtlExportChoices *self)
{
  return self->format >= DTL_CHOICE_HTML;
}

const char *
dtl_export_choices_get_suffix (const DtlExportChoices *self)
{
  return formats[self->format];
}

void
dtl_export_choices_set_options (const DtlExportChoices *self,
                                DtlExportOptions       *options)
{
  const DtlPageFormat *page = dtl_page_format_get (self->page);
  options->format = self->format == DTL_CHOICE_SVG ? DTL_EXPORT_SVG : self->format == DTL_CHOICE_PDF ? DTL_EXPORT_PDF : DTL_EXPORT_PNG;
  options->picture.width = self->width;
  dtl_picture_options_set_format (&options->picture, page);
  options->picture.max_pages = self->format == DTL_CHOICE_PDF ? 0 : 1;
  options->picture.notes = self->notes;
  options->picture.all_links = self->links == DTL_LINKS_ALL;
  options->picture.hatched = self->style == DTL_STYLE_PRINT;
  options->scale = self->format == DTL_CHOICE_PNG ? self->scale : 1;
  options->style = self->style;
}
