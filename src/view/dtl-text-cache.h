/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The fonts of the screen: measures text for scenes and keeps the shaped lines for painting, so that a title is shaped
 * once. Sizes are those of the design (10 pt at 96 dpi), whatever the desktop's scale: widgets scale the whole scene by
 * dtl_text_get_scale() instead, so that rows and labels keep their proportions.
 *
 * Shaping a new title takes 30 to 50 µs. A frame may shape only so many (dtl_text_cache_begin_frame); further ones are
 * measured by their nominal width and painted in one of the next frames. Numbers cost nothing: they are put together
 * from the glyphs of their digits.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-scene.h"

G_BEGIN_DECLS

typedef struct _DtlTextCache DtlTextCache;

/* @context gives family, rendering options and direction. */
DtlTextCache         *dtl_text_cache_new          (PangoContext *context);
void                  dtl_text_cache_free         (DtlTextCache *self);
/* From now on at most @budget new lines are shaped. */
void                  dtl_text_cache_begin_frame  (DtlTextCache *self,
                                                   guint         budget);
/* Whether something was refused since then. */
gboolean              dtl_text_cache_is_exhausted (DtlTextCache *self);
double                dtl_text_cache_measure      (DtlTextCache *self,
                                                   const char   *text,
                                                   gssize        length,
                                                   DtlFont       font);
const DtlTextMeasure *dtl_text_cache_get_measure  (DtlTextCache *self);
/* One line, ellipsised at @max_width px; (transfer none), valid until the next frame; NULL when the budget is spent. */
PangoLayout          *dtl_text_cache_get_line     (DtlTextCache *self,
                                                   const char   *text,
                                                   DtlFont       font,
                                                   double        max_width);
/* The glyphs of a number ("+1204"), put together from those of its characters: a zoom step changes every count, and none has to
 * be shaped. NULL for other text. (transfer full): pango_glyph_string_free(); @pango_font is (transfer none). */
PangoGlyphString     *dtl_text_cache_new_number   (DtlTextCache *self,
                                                   const char   *text,
                                                   DtlFont       font,
                                                   PangoFont   **pango_font);
/* Of the font itself, whatever stands in for its gaps, so that neighbours share a baseline; px. */
void                  dtl_text_cache_get_metrics  (DtlTextCache *self,
                                                   DtlFont       font,
                                                   double       *ascent,
                                                   double       *descent);
/* How many lines were shaped in all. */
guint                 dtl_text_cache_get_n_shaped (DtlTextCache *self);
guint                 dtl_text_cache_get_n_lines  (DtlTextCache *self);

/* How much larger than usual a person wants text: 1.0 is 96 dpi. */
double                dtl_text_get_scale          (GtkWidget    *widget);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlTextCache, dtl_text_cache_free)

G_END_DECLS
