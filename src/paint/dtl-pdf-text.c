/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-pdf-text.h"

#include <hb-ot.h>
#include <string.h>

/*
 * A PDF says of each glyph which letters it stands for, and cairo writes that well for most scripts. Three things that Pango
 * hands to it come out wrong in readers:
 *
 *   lam-alef   One glyph for two letters. Poppler puts them down from left to right, "السالم"; MuPDF and pdfminer find the
 *              presentation form of the font. One letter a glyph is understood by all: the ligature stands for its last letter,
 *              and an empty glyph at its right edge for the lams before it.
 *   ellipses   Stand for all that was left out, which where it reads from right to left ends up backwards.
 *   pictures   Emoji are painted as images, without text, and a letter that no font has as a box with its number, which would be
 *              read. Two spaces of another font stand for each.
 *
 * Pango writes what reads from right to left in its own order. The programs whose PDFs people know (Chromium, Word) write glyphs as
 * the eye finds them, from left to right, and that is what readers put right: Chromium's copied the letters of each word backwards
 * otherwise, and poppler took roundings between letters for spaces. Those that do not look at directions at all (pdfminer, MuPDF of
 * these years) copy it backwards, as they do with all these PDFs.
 */

#define ELLIPSIS "…"
#define LAM 0x644

/* In em. Poppler reads a space from 0.03 on, and drops what stands in one place. */
#define LAM_INSET 0.02

/* The glyphs of a run from left to right, and the text that they stand for. */
typedef struct
{
  PangoGlyphItem *run;
  const char     *text;       /* of the whole layout */
  double          x, y;       /* where the next glyph begins */

  GString        *words;      /* for cairo_show_text_glyphs() */
  GArray         *glyphs;     /* of cairo_glyph_t */
  GArray         *clusters;   /* of cairo_text_cluster_t */
} Run;

static void
run_init (Run            *self,
          PangoGlyphItem *run,
          const char     *text,
          double          x,
          double          y)
{
  *self = (Run) { .run = run, .text = text, .x = x, .y = y };
  self->words = g_string_new (NULL);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
}

static void
run_clear (Run *self)
{
  g_string_free (self->words, TRUE);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
}

static gboolean
is_right_to_left (const Run *self)
{
  return (self->run->item->analysis.level & 1) != 0;
}

static gboolean
begin_clusters (const Run          *self,
                PangoGlyphItemIter *iter)
{
  return is_right_to_left (self) ? pango_glyph_item_iter_init_end (iter, self->run, self->text)
                                 : pango_glyph_item_iter_init_start (iter, self->run, self->text);
}

static gboolean
next_cluster (const Run          *self,
              PangoGlyphItemIter *iter)
{
  return is_right_to_left (self) ? pango_glyph_item_iter_prev_cluster (iter) : pango_glyph_item_iter_next_cluster (iter);
}

/* The last @n_glyphs stand for @words. */
static void
add_words (Run        *self,
           guint       n_glyphs,
           const char *words,
           gssize      length)
{
  const cairo_text_cluster_t cluster = { (int) length, (int) n_glyphs };

  g_string_append_len (self->words, words, length);
  g_array_append_val (self->clusters, cluster);
}

static void
add_glyph (Run    *self,
           gulong  index,
           double  x,
           double  y)
{
  const cairo_glyph_t glyph = { index, x, y };

  g_array_append_val (self->glyphs, glyph);
}

/* Those of a cluster. Returns how many are drawn. */
static guint
add_cluster (Run                      *self,
             const PangoGlyphItemIter *iter)
{
  const guint n = self->glyphs->len;
  const int first = is_right_to_left (self) ? iter->end_glyph + 1 : iter->start_glyph;
  const int n_glyphs = ABS (iter->end_glyph - iter->start_glyph);

  for (int i = first; i < first + n_glyphs; i++)
    {
      const PangoGlyphInfo *info = &self->run->glyphs->glyphs[i];

      if (info->glyph != PANGO_GLYPH_EMPTY)
        add_glyph (self, info->glyph, self->x + pango_units_to_double (info->geometry.x_offset),
                   self->y + pango_units_to_double (info->geometry.y_offset));
      self->x += pango_units_to_double (info->geometry.width);
    }

  return self->glyphs->len - n;
}

static double
get_em (cairo_scaled_font_t *font)
{
  cairo_matrix_t matrix;

  cairo_scaled_font_get_font_matrix (font, &matrix);

  return matrix.yy;
}

static cairo_scaled_font_t *
get_font (const Run *self)
{
  return pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (self->run->item->analysis.font));
}

static void
show (const Run           *self,
      cairo_t             *cr,
      cairo_scaled_font_t *font)
{
  cairo_save (cr);
  cairo_set_scaled_font (cr, font);
  cairo_show_text_glyphs (cr, self->words->str, (int) self->words->len,
                          &g_array_index (self->glyphs, cairo_glyph_t, 0), (int) self->glyphs->len,
                          &g_array_index (self->clusters, cairo_text_cluster_t, 0), (int) self->clusters->len, 0);
  cairo_restore (cr);
}

static double
get_advance (cairo_scaled_font_t *font,
             gulong               index)
{
  const cairo_glyph_t glyph = { index, 0, 0 };
  cairo_text_extents_t extents;

  cairo_scaled_font_glyph_extents (font, &glyph, 1, &extents);

  return extents.x_advance;
}

/* FALSE where the font has no glyph for @letter. */
static gboolean
find_glyph (cairo_scaled_font_t *font,
            const char          *letter,
            gulong              *index)
{
  cairo_glyph_t *glyphs = NULL;
  int n = 0;
  gboolean is_found;

  is_found = cairo_scaled_font_text_to_glyphs (font, 0, 0, letter, -1, &glyphs, &n, NULL, NULL, NULL) == CAIRO_STATUS_SUCCESS
             && n == 1 && glyphs[0].index != 0;
  if (is_found)
    *index = glyphs[0].index;
  cairo_glyph_free (glyphs);

  return is_found;
}

/* A glyph that neither shows nor takes room: joiners and non-joiners, which Pango never draws. Some fonts show them all the same. */
static gboolean
find_blank (cairo_scaled_font_t *font,
            gulong              *index)
{
  static const char *const letters[] = { "\u200d", "\u200c", "\u200b", "\u2060", "\ufeff" };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (find_glyph (font, letters[i], index))
      {
        const cairo_glyph_t glyph = { *index, 0, 0 };
        cairo_text_extents_t extents;

        cairo_scaled_font_glyph_extents (font, &glyph, 1, &extents);
        if (extents.width <= 0 && extents.x_advance <= 0)
          return TRUE;
      }

  return FALSE;
}

/* How many lams come before the last letter where nothing else does. */
static guint
count_lams (const char *words,
            const char *end)
{
  const char *last = g_utf8_prev_char (end);
  guint n = 0;

  for (const char *at = words; at < last; at = g_utf8_next_char (at), n++)
    if (g_utf8_get_char (at) != LAM)
      return 0;

  return n;
}

static void
add_letters (Run                      *self,
             const PangoGlyphItemIter *iter)
{
  const char *words = self->text + iter->start_index, *end = self->text + iter->end_index, *last = g_utf8_prev_char (end);
  guint n_lams = count_lams (words, end);
  gulong blank;

  if (n_lams == 0 || ABS (iter->end_glyph - iter->start_glyph) != 1 || !find_blank (get_font (self), &blank))
    {
      add_words (self, add_cluster (self, iter), words, end - words);
      return;
    }

  add_words (self, add_cluster (self, iter), last, end - last);
  for (guint i = 0; i < n_lams; i++)
    add_glyph (self, blank, self->x - LAM_INSET * get_em (get_font (self)), self->y);
  add_words (self, n_lams, words, last - words);
}

static void
show_right_to_left (cairo_t        *cr,
                    PangoGlyphItem *item,
                    const char     *text,
                    double          x,
                    double          y)
{
  PangoGlyphItemIter iter;
  Run run;

  run_init (&run, item, text, x, y);
  for (gboolean is_cluster = begin_clusters (&run, &iter); is_cluster; is_cluster = next_cluster (&run, &iter))
    add_letters (&run, &iter);
  show (&run, cr, get_font (&run));
  run_clear (&run);
}

static void
show_ellipsis (cairo_t        *cr,
               PangoGlyphItem *item,
               const char     *text,
               double          x,
               double          y)
{
  PangoGlyphItemIter iter;
  Run run;

  run_init (&run, item, text, x, y);
  if (begin_clusters (&run, &iter))
    add_words (&run, add_cluster (&run, &iter), ELLIPSIS, strlen (ELLIPSIS));
  show (&run, cr, get_font (&run));
  run_clear (&run);
}

/* Two spaces from edge to edge: one would be taken for the picture wherever it stands, even between words. */
static void
name_pictures (cairo_t        *cr,
               PangoGlyphItem *item,
               const char     *text,
               PangoFont      *font,
               double          x,
               double          y)
{
  cairo_scaled_font_t *letters = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  PangoGlyphItemIter iter;
  gulong space;
  Run run;

  if (!find_glyph (letters, " ", &space))
    return;

  run_init (&run, item, text, x, y);
  for (gboolean is_cluster = begin_clusters (&run, &iter); is_cluster; is_cluster = next_cluster (&run, &iter))
    {
      const double left = run.x;
      const guint n = add_cluster (&run, &iter);

      g_array_set_size (run.glyphs, run.glyphs->len - n);
      add_glyph (&run, space, left, y);
      add_glyph (&run, space, run.x - get_advance (letters, space), y);
      add_words (&run, 2, text + iter.start_index, iter.end_index - iter.start_index);
    }
  show (&run, cr, letters);
  run_clear (&run);
}

static gboolean
has_images (const PangoAnalysis *analysis)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (analysis->font));

  return hb_ot_color_has_png (face) || hb_ot_color_has_layers (face);
}

static gboolean
has_boxes (const PangoGlyphString *glyphs)
{
  for (int i = 0; i < glyphs->num_glyphs; i++)
    if (glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY && (glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG))
      return TRUE;

  return FALSE;
}

static gboolean
has_right_to_left (const char *text,
                   const char *end)
{
  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      const hb_script_t script = hb_unicode_script (hb_unicode_funcs_get_default (), g_utf8_get_char (at));

      if (hb_script_get_horizontal_direction (script) == HB_DIRECTION_RTL)
        return TRUE;
    }

  return FALSE;
}

/* FALSE for what Pango calls a font where there is none, or one that is damaged: it draws boxes then. */
static gboolean
is_font (PangoFont *font)
{
  return font != NULL && pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)) != NULL;
}

static void
show_run (cairo_t        *cr,
          PangoGlyphItem *run,
          const char     *text,
          PangoFont      *font,
          double          x,
          double          y)
{
  const PangoItem *item = run->item;
  const char *words = text + item->offset;
  const gboolean is_ellipsis = (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0;
  const gboolean is_drawn = has_boxes (run->glyphs);

  cairo_move_to (cr, x, y);
  if (!is_font (font) || !is_font (item->analysis.font))
    {
      pango_cairo_show_glyph_item (cr, text, run);
      return;
    }

  if (is_drawn)
    {
      pango_cairo_glyph_string_path (cr, item->analysis.font, run->glyphs);
      cairo_fill (cr);
    }
  else if (!has_right_to_left (words, words + item->length))
    pango_cairo_show_glyph_item (cr, text, run);
  else if (is_ellipsis)
    show_ellipsis (cr, run, text, x, y);
  else
    show_right_to_left (cr, run, text, x, y);

  if (is_drawn || (!is_ellipsis && has_images (&item->analysis)))
    name_pictures (cr, run, text, font, x, y);
}

void
dtl_pdf_text_show (cairo_t         *cr,
                   PangoLayoutLine *line,
                   PangoFont       *font,
                   double           x,
                   double           y)
{
  const char *text = pango_layout_get_text (line->layout);

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;

      show_run (cr, run, text, font, x, y);
      x += pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
    }
}
