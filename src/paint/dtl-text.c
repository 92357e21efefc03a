/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-text.h"

#include <math.h>
#include <string.h>

#include "dtl-pdf-text.h"

#define DEFAULT_FONT "Sans 10"
#define DEFAULT_POINTS 10.0
/* Points become pixels as on the screen: 96 to the inch. */
#define RESOLUTION_DPI 96.0
/* Two generations of so many widths are kept; the older is dropped when the younger is full. */
#define CACHE_GENERATION 4096
/* Boxes are float and widths double: a label measured at exactly its box must not be ellipsised by the rounding. */
#define WIDTH_TOLERANCE_PX 0.25
/* Bytes that are laid out of one line: more are in no picture, but would keep Pango busy for minutes and its widths end at 2^31. */
#define LONGEST_LINE 8192

/* Sizes relative to the font that is handed in, which is the label's (10 pt: 9 pt for the ruler, 16 pt for titles). */
static const struct
{
  double      size;
  PangoWeight weight;
} fonts[DTL_N_FONTS] = {
  [DTL_FONT_LABEL] = { 1.0, PANGO_WEIGHT_NORMAL },
  [DTL_FONT_LABEL_STRONG] = { 1.0, PANGO_WEIGHT_SEMIBOLD },
  [DTL_FONT_SMALL] = { 0.9, PANGO_WEIGHT_NORMAL },
  [DTL_FONT_SMALL_STRONG] = { 0.9, PANGO_WEIGHT_SEMIBOLD },
  [DTL_FONT_TITLE] = { 1.6, PANGO_WEIGHT_BOLD },
};

struct _DtlText
{
  PangoContext         *context;
  PangoLayout          *layout;                   /* one, used again for every string */
  PangoFontDescription *descriptions[DTL_N_FONTS];
  double                ascent[DTL_N_FONTS];      /* px, of the font itself, whatever stands in for its gaps */
  double                descent[DTL_N_FONTS];
  DtlTextMeasure        measure;

  GHashTable           *young;                    /* "FONT" + text -> width in Pango units */
  GHashTable           *old;
  GString              *key;
};

/* What the screen does for its own reasons (hinting, whole pixels) makes widths depend on the scale; on paper a
 * label that is twice as large must be exactly twice as wide (measured: 278 against 279.9 px for one line). */
static PangoContext *
create_context (void)
{
  /* The thread's own map: a new one would look up all fonts anew, which takes as long as painting a small picture. */
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, RESOLUTION_DPI);
  pango_context_set_round_glyph_positions (context, FALSE);

  return context;
}

static void
describe_fonts (DtlText    *self,
                const char *font_name)
{
  g_autoptr (PangoFontDescription) base = pango_font_description_from_string (font_name);
  double size = pango_font_description_get_size (base);

  if (size <= 0)
    size = DEFAULT_POINTS * PANGO_SCALE;
  for (guint i = 0; i < DTL_N_FONTS; i++)
    {
      PangoFontDescription *description = pango_font_description_copy (base);
      PangoFontMetrics *metrics;

      if (pango_font_description_get_size_is_absolute (base))
        pango_font_description_set_absolute_size (description, size * fonts[i].size);
      else
        pango_font_description_set_size (description, round (size * fonts[i].size));
      pango_font_description_set_weight (description, fonts[i].weight);
      self->descriptions[i] = description;

      metrics = pango_context_get_metrics (self->context, description, NULL);
      self->ascent[i] = pango_font_metrics_get_ascent (metrics) / (double) PANGO_SCALE;
      self->descent[i] = pango_font_metrics_get_descent (metrics) / (double) PANGO_SCALE;
      pango_font_metrics_unref (metrics);
    }
}

static double
measure_cb (const char *text,
            gssize      length,
            DtlFont     font,
            gpointer    user_data)
{
  return dtl_text_get_width (user_data, text, length, font);
}

/**
 * dtl_text_new:
 * @font_name: (nullable): a Pango font description like the one of the desktop's settings, "Cantarell 11"; NULL is
 *   "Sans 10", which is also what GTK uses where no desktop says otherwise. Its size is that of a label.
 *
 * Returns: (transfer full): fonts that need no display
 */
DtlText *
dtl_text_new (const char *font_name)
{
  DtlText *self = g_new0 (DtlText, 1);

  self->context = create_context ();
  self->layout = pango_layout_new (self->context);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  describe_fonts (self, font_name != NULL ? font_name : DEFAULT_FONT);
  self->measure = (DtlTextMeasure) { measure_cb, self };
  self->young = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->key = g_string_new (NULL);

  return self;
}

void
dtl_text_free (DtlText *self)
{
  if (self == NULL)
    return;

  g_string_free (self->key, TRUE);
  g_hash_table_unref (self->old);
  g_hash_table_unref (self->young);
  for (guint i = 0; i < DTL_N_FONTS; i++)
    pango_font_description_free (self->descriptions[i]);
  g_object_unref (self->layout);
  g_object_unref (self->context);
  g_free (self);
}

/* The key in self->key. */
static void
remember (DtlText *self,
          int      width)
{
  if (g_hash_table_size (self->young) >= CACHE_GENERATION)
    {
      GHashTable *dropped = self->old;

      self->old = self->young;
      self->young = dropped;
      g_hash_table_remove_all (self->young);
    }
  g_hash_table_insert (self->young, g_strndup (self->key->str, self->key->len), GINT_TO_POINTER (width));
}

/* How much of a text is laid out; of a character all or nothing. */
static gsize
get_line_length (const char *text,
                 gssize      length)
{
  gsize shown = length < 0 ? strnlen (text, LONGEST_LINE + 1) : (gsize) length;

  if (shown <= LONGEST_LINE)
    return shown;

  return (gsize) (g_utf8_find_prev_char (text, text + LONGEST_LINE) - text);
}

/* One line, not ellipsised. */
static void
set_line (DtlText    *self,
          const char *text,
          gssize      length,
          DtlFont     font)
{
  pango_layout_set_width (self->layout, -1);
  pango_layout_set_font_description (self->layout, self->descriptions[font]);
  pango_layout_set_text (self->layout, text, length);
}

/**
 * dtl_text_get_width:
 * @length: bytes of @text, or -1: to the NUL
 *
 * Returns: the width in px of one line of @text
 */
double
dtl_text_get_width (DtlText    *self,
                    const char *text,
                    gssize      length,
                    DtlFont     font)
{
  gpointer found;
  int width;

  g_return_val_if_fail (self != NULL && text != NULL && font < DTL_N_FONTS, 0);

  length = (gssize) get_line_length (text, length);
  g_string_truncate (self->key, 0);
  g_string_append_c (self->key, 'A' + font);
  g_string_append_len (self->key, text, length);
  if (g_hash_table_lookup_extended (self->young, self->key->str, NULL, &found))
    return GPOINTER_TO_INT (found) / (double) PANGO_SCALE;

  if (g_hash_table_lookup_extended (self->old, self->key->str, NULL, &found))
    width = GPOINTER_TO_INT (found);
  else
    {
      set_line (self, text, length, font);
      pango_layout_get_size (self->layout, &width, NULL);
    }
  remember (self, width);

  return width / (double) PANGO_SCALE;
}

/**
 * dtl_text_get_measure:
 *
 * Returns: (transfer none): the function by which scenes are made; lives as long as @self
 */
const DtlTextMeasure *
dtl_text_get_measure (DtlText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->measure;
}

/* The baseline on a whole pixel of the paper, where there are pixels: else one label is crisp and the next is not. */
static double
snap_baseline (cairo_t *cr,
               double   y)
{
  double dx = 0, dy = y;

  if (cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE)
    return y;

  cairo_user_to_device (cr, &dx, &dy);
  dy = floor (dy + 0.5);
  cairo_device_to_user (cr, &dx, &dy);

  return dy;
}

/* @string in the layout, ellipsised at the width of the box. Returns the width that it takes. */
static double
fit_line (DtlText       *self,
          const DtlItem *item,
          const char    *string)
{
  const gsize length = get_line_length (string, -1);
  g_autofree char *cut = string[length] != '\0' ? g_strdup_printf ("%.*s…", (int) length, string) : NULL;
  int width;

  set_line (self, cut != NULL ? cut : string, -1, MIN (item->font, DTL_N_FONTS - 1));
  pango_layout_get_size (self->layout, &width, NULL);
  if (width > (item->width + WIDTH_TOLERANCE_PX) * PANGO_SCALE)
    {
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (self->layout, MAX (0, (int) (item->width * PANGO_SCALE)));
      pango_layout_get_size (self->layout, &width, NULL);
    }

  return width / (double) PANGO_SCALE;
}

static double
align_line (const DtlItem *item,
            double         width)
{
  if (item->flags & DTL_ITEM_ALIGN_END)
    return item->x + item->width - width;
  if (item->flags & DTL_ITEM_ALIGN_CENTER)
    return item->x + (item->width - width) / 2;

  return item->x;
}

static double
get_baseline (DtlText       *self,
              const DtlItem *item)
{
  const DtlFont font = MIN (item->font, DTL_N_FONTS - 1);

  return item->y + (item->height - self->ascent[font] - self->descent[font]) / 2 + self->ascent[font];
}

/* What the layout shows: the ellipsis stands for a run of the text. */
static char *
dup_shown_words (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (GSList *l = pango_layout_get_line_readonly (layout, 0)->runs; l != NULL; l = l->next)
    {
      const PangoItem *item = ((PangoGlyphItem *) l->data)->item;

      if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        return g_strdup_printf ("%.*s…", item->offset, text);
    }

  return g_strdup (text);
}

/**
 * dtl_text_place:
 * @item: a DTL_ITEM_TEXT
 * @string: the words
 * @line: (out caller-allocates): where dtl_text_show() would draw what of them; clear it after use
 *
 * For painters that write text instead of drawing it.
 */
void
dtl_text_place (DtlText       *self,
                const DtlItem *item,
                const char    *string,
                DtlTextLine   *line)
{
  g_return_if_fail (self != NULL && item != NULL && string != NULL && line != NULL);

  line->width = fit_line (self, item, string);
  line->x = align_line (item, line->width);
  line->baseline = get_baseline (self, item);
  line->words = dup_shown_words (self->layout);
  line->is_rtl = pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (self->layout, 0)) == PANGO_DIRECTION_RTL;
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
}

void
dtl_text_line_clear (DtlTextLine *line)
{
  g_clear_pointer (&line->words, g_free);
}

/* Px. */
double
dtl_text_get_size (DtlText *self,
                   DtlFont  font)
{
  const PangoFontDescription *description = self->descriptions[font];
  const double size = pango_font_description_get_size (description) / (double) PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (description) ? size : size * RESOLUTION_DPI / 72;
}

int
dtl_text_get_weight (DtlText *self,
                     DtlFont  font)
{
  return pango_font_description_get_weight (self->descriptions[font]);
}

/* The family that the letters were measured in, which stands in for a name like "Sans". (transfer full) */
char *
dtl_text_dup_family (DtlText *self)
{
  g_autoptr (PangoFont) font = pango_context_load_font (self->context, self->descriptions[DTL_FONT_LABEL]);
  g_autoptr (PangoFontDescription) found = font != NULL ? pango_font_describe (font) : NULL;
  const char *family = found != NULL ? pango_font_description_get_family (found) : NULL;

  return g_strdup (family != NULL ? family : "sans-serif");
}

/**
 * dtl_text_show:
 * @item: a DTL_ITEM_TEXT: its box, font and alignment; the colour is the source of @cr
 * @string: the words
 *
 * Draws one line in the item's box: centred vertically by the font's own height, so that neighbours share a
 * baseline whatever script they are in, and ellipsised at the width of the box.
 */
void
dtl_text_show (DtlText       *self,
               cairo_t       *cr,
               const DtlItem *item,
               const char    *string)
{
  PangoLayoutLine *line;
  double x, y;

  g_return_if_fail (self != NULL && cr != NULL && string != NULL);

  x = align_line (item, fit_line (self, item, string));
  y = snap_baseline (cr, get_baseline (self, item));
  line = pango_layout_get_line_readonly (self->layout, 0);
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    {
      g_autoptr (PangoFont) font = pango_context_load_font (self->context, self->descriptions[MIN (item->font, DTL_N_FONTS - 1)]);

      dtl_pdf_text_show (cr, line, font, x, y);
    }
  else
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout_line (cr, line);
    }
  cairo_new_path (cr);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
}
