/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-text-cache.h"

#include <string.h>

#define LABEL_PT 10.0
#define DPI      96.0

/* Beyond so many lines, those that were not used for so many frames are dropped. */
#define MAX_LINES  6000
#define KEEP_FRAMES 120

/* Boxes are float and widths double: a line measured at exactly its box must not be ellipsised by rounding. */
#define TOLERANCE_PX 0.25

/* Relative to the label's size; exports use the same (9 pt for the ruler, 16 pt for titles). */
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

/* Also its own key in the table. */
typedef struct
{
  const char  *text;
  gsize        length;
  DtlFont      font;

  char        *owned_text;
  PangoLayout *layout;
  double       width;         /* natural, px */
  double       max_width;     /* at which it is ellipsised now; 0: it is not */
  guint        last_frame;
} Line;

/* A character of numbers, in one font. */
typedef struct
{
  PangoFont     *font;          /* NULL until it was looked for */
  PangoGlyphInfo glyph;
} Digit;

static const char number_characters[] = "0123456789+kM";
#define N_NUMBER_CHARACTERS (sizeof number_characters - 1)

/* No count is longer. */
#define MAX_NUMBER_LENGTH 16

struct _DtlTextCache
{
  PangoContext         *context;
  PangoFontDescription *descriptions[DTL_N_FONTS];
  double                ascent[DTL_N_FONTS];    /* of each font once it was asked for, else 0 */
  double                descent[DTL_N_FONTS];
  GHashTable           *lines;      /* Line -> itself */
  Digit                 digits[DTL_N_FONTS][N_NUMBER_CHARACTERS];
  DtlTextMeasure        measure;
  guint                 frame;
  guint                 budget;
  guint                 n_shaped;
  gboolean              is_exhausted;
};

static guint
line_hash (gconstpointer key)
{
  const Line *line = key;
  guint hash = 5381 + line->font;

  for (gsize i = 0; i < line->length; i++)
    hash = hash * 33 + (guchar) line->text[i];
  return hash;
}

static gboolean
line_equal (gconstpointer a,
            gconstpointer b)
{
  const Line *x = a, *y = b;

  return x->length == y->length && x->font == y->font && memcmp (x->text, y->text, x->length) == 0;
}

static void
line_free (gpointer data)
{
  Line *line = data;

  g_object_unref (line->layout);
  g_free (line->owned_text);
  g_free (line);
}

static gboolean
is_stale (gpointer key,
          gpointer value,
          gpointer user_data)
{
  return ((Line *) value)->last_frame + KEEP_FRAMES < GPOINTER_TO_UINT (user_data);
}

static Line *
line_new (DtlTextCache *self,
          const char   *text,
          gsize         length,
          DtlFont       font)
{
  Line *line = g_new0 (Line, 1);
  int width;

  line->text = line->owned_text = g_strndup (text, length);
  line->length = length;
  line->font = font;
  line->layout = pango_layout_new (self->context);
  pango_layout_set_single_paragraph_mode (line->layout, TRUE);
  pango_layout_set_font_description (line->layout, self->descriptions[font]);
  pango_layout_set_text (line->layout, line->owned_text, length);
  pango_layout_get_size (line->layout, &width, NULL);
  line->width = width / (double) PANGO_SCALE;
  return line;
}

/* NULL when it is new and the budget is spent. */
static Line *
find_line (DtlTextCache *self,
           const char   *text,
           gssize        length,
           DtlFont       font)
{
  Line key = { .text = text, .length = length < 0 ? strlen (text) : (gsize) length, .font = font };
  Line *line = g_hash_table_lookup (self->lines, &key);

  if (line == NULL)
    {
      if (self->budget == 0)
        {
          self->is_exhausted = TRUE;
          return NULL;
        }
      self->budget--;
      self->n_shaped++;
      line = line_new (self, text, key.length, font);
      g_hash_table_add (self->lines, line);
    }
  line->last_frame = self->frame;
  return line;
}

static void
shape_digits (DtlTextCache *self,
              DtlFont       font)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->descriptions[font]);
  for (guint i = 0; i < N_NUMBER_CHARACTERS; i++)
    {
      PangoLayoutLine *line;
      PangoGlyphItem *run;

      pango_layout_set_text (layout, &number_characters[i], 1);
      line = pango_layout_get_line_readonly (layout, 0);
      if (line->runs == NULL)
        continue;
      run = line->runs->data;
      self->digits[font][i] = (Digit) { g_object_ref (run->item->analysis.font), run->glyphs->glyphs[0] };
    }
}

/* The digits of a number; FALSE when it is something else, or when they do not come from one font. */
static gboolean
find_digits (DtlTextCache *self,
             const char   *text,
             gsize         length,
             DtlFont       font,
             const Digit **digits)
{
  if (length == 0 || length > MAX_NUMBER_LENGTH)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      const char *at = memchr (number_characters, text[i], N_NUMBER_CHARACTERS);

      if (at == NULL)
        return FALSE;
      if (self->digits[font][0].font == NULL)
        shape_digits (self, font);
      digits[i] = &self->digits[font][at - number_characters];
      if (digits[i]->font == NULL || digits[i]->font != digits[0]->font)
        return FALSE;
    }
  return TRUE;
}

static double
measure_cb (const char *text,
            gssize      length,
            DtlFont     font,
            gpointer    user_data)
{
  return dtl_text_cache_measure (user_data, text, length, font);
}

static void
describe_fonts (DtlTextCache *self)
{
  const PangoFontDescription *base = pango_context_get_font_description (self->context);

  for (guint i = 0; i < DTL_N_FONTS; i++)
    {
      self->descriptions[i] = pango_font_description_copy (base);
      pango_font_description_set_absolute_size (self->descriptions[i],
                                                LABEL_PT * fonts[i].size * DPI / 72.0 * PANGO_SCALE);
      pango_font_description_set_weight (self->descriptions[i], fonts[i].weight);
    }
}

/* Not all at once: each font that is looked for takes its time before the first frame. */
static void
measure_font (DtlTextCache *self,
              DtlFont       font)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (self->context, self->descriptions[font], NULL);

  self->ascent[font] = pango_font_metrics_get_ascent (metrics) / (double) PANGO_SCALE;
  self->descent[font] = pango_font_metrics_get_descent (metrics) / (double) PANGO_SCALE;
  pango_font_metrics_unref (metrics);
}

DtlTextCache *
dtl_text_cache_new (PangoContext *context)
{
  DtlTextCache *self;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  self = g_new0 (DtlTextCache, 1);
  self->context = g_object_ref (context);
  self->lines = g_hash_table_new_full (line_hash, line_equal, NULL, line_free);
  self->measure = (DtlTextMeasure) { measure_cb, self };
  self->budget = G_MAXUINT;
  describe_fonts (self);
  return self;
}

void
dtl_text_cache_free (DtlTextCache *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->lines);
  for (guint i = 0; i < DTL_N_FONTS; i++)
    {
      pango_font_description_free (self->descriptions[i]);
      for (guint k = 0; k < N_NUMBER_CHARACTERS; k++)
        g_clear_object (&self->digits[i][k].font);
    }
  g_object_unref (self->context);
  g_free (self);
}

void
dtl_text_cache_begin_frame (DtlTextCache *self,
                            guint         budget)
{
  g_return_if_fail (self != NULL);

  self->frame++;
  self->budget = budget;
  self->is_exhausted = FALSE;
  if (g_hash_table_size (self->lines) > MAX_LINES)
    g_hash_table_foreach_remove (self->lines, is_stale, GUINT_TO_POINTER (self->frame));
}

gboolean
dtl_text_cache_is_exhausted (DtlTextCache *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_exhausted;
}

double
dtl_text_cache_measure (DtlTextCache *self,
                        const char   *text,
                        gssize        length,
                        DtlFont       font)
{
  const Digit *digits[MAX_NUMBER_LENGTH];
  Line *line;

  g_return_val_if_fail (self != NULL && text != NULL && font < DTL_N_FONTS, 0.0);

  if (length < 0)
    length = (gssize) strlen (text);
  if (find_digits (self, text, (gsize) length, font, digits))
    {
      int width = 0;

      for (gssize i = 0; i < length; i++)
        width += digits[i]->glyph.geometry.width;
      return width / (double) PANGO_SCALE;
    }
  line = find_line (self, text, length, font);
  return line != NULL ? line->width : dtl_nominal_width (text, length) * fonts[font].size;
}

const DtlTextMeasure *
dtl_text_cache_get_measure (DtlTextCache *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->measure;
}

PangoLayout *
dtl_text_cache_get_line (DtlTextCache *self,
                         const char   *text,
                         DtlFont       font,
                         double        max_width)
{
  Line *line;
  double wanted;

  g_return_val_if_fail (self != NULL && text != NULL && font < DTL_N_FONTS, NULL);

  line = find_line (self, text, -1, font);
  if (line == NULL)
    return NULL;

  wanted = line->width > max_width + TOLERANCE_PX ? MAX (max_width, 1.0) : 0.0;
  if (wanted != line->max_width)
    {
      line->max_width = wanted;
      pango_layout_set_ellipsize (line->layout, wanted > 0.0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
      pango_layout_set_width (line->layout, wanted > 0.0 ? (int) (wanted * PANGO_SCALE) : -1);
    }
  return line->layout;
}

PangoGlyphString *
dtl_text_cache_new_number (DtlTextCache *self,
                           const char   *text,
                           DtlFont       font,
                           PangoFont   **pango_font)
{
  const Digit *digits[MAX_NUMBER_LENGTH];
  gsize length;
  PangoGlyphString *glyphs;

  g_return_val_if_fail (self != NULL && text != NULL && font < DTL_N_FONTS, NULL);
  g_return_val_if_fail (pango_font != NULL, NULL);

  length = strlen (text);
  if (!find_digits (self, text, length, font, digits))
    return NULL;
  glyphs = pango_glyph_string_new ();
  pango_glyph_string_set_size (glyphs, (int) length);
  for (gsize i = 0; i < length; i++)
    {
      glyphs->glyphs[i] = digits[i]->glyph;
      glyphs->log_clusters[i] = (int) i;
    }
  *pango_font = digits[0]->font;
  return glyphs;
}

void
dtl_text_cache_get_metrics (DtlTextCache *self,
                            DtlFont       font,
                            double       *ascent,
                            double       *descent)
{
  g_return_if_fail (self != NULL && font < DTL_N_FONTS);
  g_return_if_fail (ascent != NULL && descent != NULL);

  if (self->ascent[font] == 0.0)
    measure_font (self, font);
  *ascent = self->ascent[font];
  *descent = self->descent[font];
}

guint
dtl_text_cache_get_n_shaped (DtlTextCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_shaped;
}

guint
dtl_text_cache_get_n_lines (DtlTextCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->lines);
}

double
dtl_text_get_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1.0);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / DPI, 0.5, 4.0) : 1.0;
}
