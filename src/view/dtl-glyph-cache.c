/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-glyph-cache.h"

#include <pango/pangocairo.h>

/* The glyphs are drawn one over the other; what lies outside would not be drawn at all. */
#define SIDE_PX 64

static void
gather_text (GskRenderNode *node,
             GHashTable    *fonts)
{
  PangoFont *font = gsk_text_node_get_font (node);
  GHashTable *glyphs = g_hash_table_lookup (fonts, font);
  /* Not by the argument for it: GTK 4.8 calls the function pure, so that compilers believe the number unchanged. */
  guint n_infos = gsk_text_node_get_num_glyphs (node);
  const PangoGlyphInfo *infos = gsk_text_node_get_glyphs (node, NULL);

  if (glyphs == NULL)
    {
      glyphs = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (fonts, font, glyphs);
    }
  for (guint i = 0; i < n_infos; i++)
    if (infos[i].glyph != PANGO_GLYPH_EMPTY && (infos[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0)
      g_hash_table_add (glyphs, GUINT_TO_POINTER (infos[i].glyph));
}

/* @fonts: of each font the glyphs that are drawn below @node. What stands in other kinds of nodes is drawn in its turn. */
static void
gather (GskRenderNode *node,
        GHashTable    *fonts)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        gather (gsk_container_node_get_child (node, i), fonts);
      break;
    case GSK_TRANSFORM_NODE:
      gather (gsk_transform_node_get_child (node), fonts);
      break;
    case GSK_OPACITY_NODE:
      gather (gsk_opacity_node_get_child (node), fonts);
      break;
    case GSK_CLIP_NODE:
      gather (gsk_clip_node_get_child (node), fonts);
      break;
    case GSK_ROUNDED_CLIP_NODE:
      gather (gsk_rounded_clip_node_get_child (node), fonts);
      break;
    case GSK_TEXT_NODE:
      gather_text (node, fonts);
      break;
    default:
      break;
    }
}

static void
draw_glyphs (cairo_t    *cr,
             PangoFont  *font,
             GHashTable *set)
{
  guint n_glyphs = 0;
  g_autofree cairo_glyph_t *glyphs = g_new (cairo_glyph_t, g_hash_table_size (set));
  GHashTableIter iter;
  gpointer glyph;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &glyph, NULL))
    glyphs[n_glyphs++] = (cairo_glyph_t) { GPOINTER_TO_UINT (glyph), SIDE_PX / 2, SIDE_PX / 2 };
  cairo_set_scaled_font (cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)));
  cairo_show_glyphs (cr, glyphs, (int) n_glyphs);
}

guint
dtl_glyph_cache_fill (GskRenderNode *node,
                      int            scale)
{
  g_autoptr (GHashTable) fonts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE_PX * scale, SIDE_PX * scale);
  guint n_glyphs = 0;
  GHashTableIter iter;
  gpointer font, glyphs;
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  gather (node, fonts);
  g_hash_table_iter_init (&iter, fonts);
  while (g_hash_table_iter_next (&iter, &font, &glyphs))
    {
      draw_glyphs (cr, font, glyphs);
      n_glyphs += g_hash_table_size (glyphs);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n_glyphs;
}
