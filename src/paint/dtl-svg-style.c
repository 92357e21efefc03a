/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-svg-private.h"

#include <math.h>
#include <string.h>

#include "dtl-shape.h"

/* The picture's own class stands before every selector: a page into which it is pasted keeps its own styles. */
#define SCOPE ".dateline"

struct _DtlSvgStyle
{
  const DtlPalette *palette;
  DtlText          *text;
  GPtrArray        *looks[DTL_N_ROLES];   /* (element-type utf8) declarations, in order of first use */
  GString          *declaration;          /* the one that was made last */
};

/* Characters of XML 1.0: tab, line feed, carriage return, and all from the space on but surrogates and the last two. */
static gboolean
is_xml (gunichar c)
{
  return c >= 0x20 ? c != 0xfffe && c != 0xffff : c == '\t' || c == '\n' || c == '\r';
}

void
dtl_svg_append_escaped (GString    *out,
                        const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\t' || c == '\n' || c == '\r')
        g_string_append_c (out, ' ');
      else if (is_xml (c))
        g_string_append_unichar (out, c);
      else
        g_string_append_unichar (out, 0xfffd);
    }
}

void
dtl_svg_append_number (GString *out,
                       double   value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  length = strlen (buffer);
  while (buffer[length - 1] == '0')
    length--;
  if (buffer[length - 1] == '.')
    length--;
  if (length == 2 && memcmp (buffer, "-0", 2) == 0)
    g_string_append_c (out, '0');
  else
    g_string_append_len (out, buffer, length);
}

static guint
to_byte (float share)
{
  return (guint) lroundf (CLAMP (share, 0, 1) * 255);
}

void
dtl_svg_append_colour (GString   *out,
                       DtlColour  colour)
{
  g_string_append_printf (out, "#%02x%02x%02x", to_byte (colour.red), to_byte (colour.green), to_byte (colour.blue));
}

static void
declare_number (GString    *out,
                const char *property,
                double      value)
{
  g_string_append_printf (out, ";%s:", property);
  dtl_svg_append_number (out, value);
}

static void
declare_stroke (GString       *out,
                const DtlItem *item)
{
  double dashes[2];
  gboolean round_caps;

  declare_number (out, "stroke-width", item->stroke > 0 ? item->stroke : 1);
  if (dtl_shape_dashes (item, dashes, &round_caps))
    {
      declare_number (out, "stroke-dasharray", dashes[0]);
      g_string_append_c (out, ' ');
      dtl_svg_append_number (out, dashes[1]);
      if (round_caps)
        g_string_append (out, ";stroke-linecap:round");
    }
  if (item->kind == DTL_ITEM_ZIGZAG)
    g_string_append (out, ";stroke-linejoin:round");
}

static void
declare_font (DtlSvgStyle *self,
              GString     *out,
              DtlFont      font)
{
  declare_number (out, "font-size", dtl_text_get_size (self->text, font));
  g_string_append (out, "px");
  if (dtl_text_get_weight (self->text, font) != PANGO_WEIGHT_NORMAL)
    g_string_append_printf (out, ";font-weight:%d", dtl_text_get_weight (self->text, font));
}

/* How an item looks: colour, and what its shape does not say. */
static const char *
declare (DtlSvgStyle   *self,
         const DtlItem *item,
         DtlSvgWay      way)
{
  const DtlColour colour = dtl_palette_for_item (self->palette, item);
  GString *out = self->declaration;

  g_string_assign (out, way == DTL_SVG_STROKE ? "fill:none;stroke:" : "fill:");
  dtl_svg_append_colour (out, colour);
  if (colour.alpha < 1)
    declare_number (out, way == DTL_SVG_STROKE ? "stroke-opacity" : "fill-opacity", colour.alpha);
  if (way == DTL_SVG_STROKE)
    declare_stroke (out, item);
  if (way == DTL_SVG_TEXT)
    declare_font (self, out, MIN (item->font, DTL_N_FONTS - 1));

  return out->str;
}

DtlSvgStyle *
dtl_svg_style_new (const DtlPalette *palette,
                   DtlText          *text)
{
  DtlSvgStyle *self = g_new0 (DtlSvgStyle, 1);

  self->palette = palette;
  self->text = text;
  for (guint i = 0; i < DTL_N_ROLES; i++)
    self->looks[i] = g_ptr_array_new_with_free_func (g_free);
  self->declaration = g_string_new (NULL);

  return self;
}

void
dtl_svg_style_free (DtlSvgStyle *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < DTL_N_ROLES; i++)
    g_ptr_array_unref (self->looks[i]);
  g_string_free (self->declaration, TRUE);
  g_free (self);
}

void
dtl_svg_style_note (DtlSvgStyle   *self,
                    const DtlItem *item,
                    DtlSvgWay      way)
{
  GPtrArray *looks = self->looks[item->role];
  const char *declaration = declare (self, item, way);

  if (!g_ptr_array_find_with_equal_func (looks, declaration, g_str_equal, NULL))
    g_ptr_array_add (looks, g_strdup (declaration));
}

void
dtl_svg_style_append_class (DtlSvgStyle   *self,
                            GString       *out,
                            const DtlItem *item,
                            DtlSvgWay      way)
{
  GPtrArray *looks = self->looks[item->role];
  guint index = 0;

  g_string_append_printf (out, " class=\"%s", dtl_role_get_name (item->role));
  if (looks->len > 1 && g_ptr_array_find_with_equal_func (looks, declare (self, item, way), g_str_equal, &index))
    g_string_append_printf (out, " v%u", index + 1);
  g_string_append_c (out, '"');
}

void
dtl_svg_style_append_sheet (DtlSvgStyle *self,
                            GString     *out)
{
  g_autofree char *family = dtl_text_dup_family (self->text);

  g_string_append (out, "<style>\n" SCOPE " text{font-family:'");
  for (const char *at = family; *at != '\0'; at++)
    if (g_ascii_isalnum (*at) || strchr (" -_.", *at) != NULL || (*at & 0x80))
      g_string_append_c (out, *at);
  g_string_append (out, "',sans-serif}\n");

  for (guint role = 0; role < DTL_N_ROLES; role++)
    for (guint i = 0; i < self->looks[role]->len; i++)
      {
        g_string_append_printf (out, SCOPE " .%s", dtl_role_get_name (role));
        if (self->looks[role]->len > 1)
          g_string_append_printf (out, ".v%u", i + 1);
        g_string_append_printf (out, "{%s}\n", (const char *) g_ptr_array_index (self->looks[role], i));
      }
  g_string_append (out, "</style>\n");
}
