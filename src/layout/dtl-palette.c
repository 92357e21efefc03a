/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The hues were chosen by search: near those of the GNOME palette, at least 3 to 1 against the lanes, and of all such
 * sets one whose two nearest hues are far apart for every eye (8 units of OKLab × 100 at least as protanopes,
 * deuteranopes and tritanopes see them by Machado, Oliveira and Fernandes 2009). That takes differences in lightness: eight
 * hues of one lightness cannot be told apart by two in a hundred readers. Neighbouring lanes get unlike hues.
 *
 * Marks on paper have no hue at all: the shapes carry the lanes.
 */
#include "dtl-palette.h"

#include <math.h>

#define MARK_CONTRAST 3.0
#define DIM_ALPHA     0.4f
#define INK_SHARE     0.45    /* of the label's colour in what is small and lies on a pill */
#define OUTLINE_ALPHA 0.7f

#define ALPHA(rgb, a) { (((rgb) >> 16) & 0xff) / 255.0f, (((rgb) >> 8) & 0xff) / 255.0f, ((rgb) & 0xff) / 255.0f, (a) }
#define SOLID(rgb)    ALPHA (rgb, 1.0f)

static const DtlPalette palettes[] = {
  [DTL_STYLE_LIGHT] = {
    .role = {
      [DTL_ROLE_BACKGROUND] = SOLID (0xffffff),
      [DTL_ROLE_LANE_EVEN] = SOLID (0xffffff),
      [DTL_ROLE_LANE_ODD] = SOLID (0xf8f8f9),
      [DTL_ROLE_LANE_LINE] = SOLID (0xe9e9eb),
      [DTL_ROLE_LANE_NAME] = SOLID (0x2e2e33),
      [DTL_ROLE_GRID] = ALPHA (0x000000, 0.075f),
      [DTL_ROLE_GRID_STRONG] = ALPHA (0x000000, 0.17f),
      [DTL_ROLE_RULER_LINE] = SOLID (0xd5d5d8),
      [DTL_ROLE_RULER_TEXT] = SOLID (0x4a4a50),
      [DTL_ROLE_RULER_STRONG_TEXT] = SOLID (0x2e2e33),
      [DTL_ROLE_PERIOD] = ALPHA (0x62568c, 0.10f),
      [DTL_ROLE_PERIOD_TEXT] = SOLID (0x5c5478),
      [DTL_ROLE_FOLD] = SOLID (0x8c8c91),
      [DTL_ROLE_FOLD_TEXT] = SOLID (0x65656b),
      [DTL_ROLE_POLE] = SOLID (0x77767b),
      [DTL_ROLE_LABEL] = SOLID (0x222226),
      [DTL_ROLE_LABEL_STRONG] = SOLID (0x17171a),
      [DTL_ROLE_LABEL_GHOST] = SOLID (0x6a6a70),
      [DTL_ROLE_LABEL_QUIET] = SOLID (0x48484e),
      [DTL_ROLE_LABEL_BACK] = SOLID (0xffffff),
      [DTL_ROLE_COUNT] = SOLID (0x3d3d43),
      [DTL_ROLE_COUNT_BACK] = SOLID (0xe6e6e9),
      [DTL_ROLE_EDGE] = SOLID (0x5e5e64),
      [DTL_ROLE_SELECTION] = SOLID (0x1c71d8),
      [DTL_ROLE_FOCUS] = SOLID (0x1c71d8),
      [DTL_ROLE_MATCH] = SOLID (0xf9f06b),
      [DTL_ROLE_LINK] = SOLID (0x1a5fb4),
      [DTL_ROLE_LINK_TEXT] = SOLID (0x1a5fb4),
      [DTL_ROLE_TITLE] = SOLID (0x17171a),
      [DTL_ROLE_SUBTITLE] = SOLID (0x5e5e64),
      [DTL_ROLE_LEGEND_TEXT] = SOLID (0x4a4a50),
      [DTL_ROLE_SOURCE_TEXT] = SOLID (0x5e5e64),
      [DTL_ROLE_NOTE_NUMBER] = SOLID (0x1a5fb4),
      [DTL_ROLE_NOTE_TITLE] = SOLID (0x17171a),
      [DTL_ROLE_NOTE_TEXT] = SOLID (0x4a4a50),
      [DTL_ROLE_QUOTE] = SOLID (0x222226),
      [DTL_ROLE_HATCH] = SOLID (0xa9a9ae),
      [DTL_ROLE_REPORTED_BY] = SOLID (0x3d3d43),
      [DTL_ROLE_REPORTED_BY_TEXT] = SOLID (0xffffff),
    },
    .hue = {
      SOLID (0x1c71d8), SOLID (0x813d9c), SOLID (0x147457), SOLID (0xc64600),
      SOLID (0x0e4a5f), SOLID (0xdc60b3), SOLID (0x642a00), SOLID (0x7e8082),
    },
    .soft_alpha = 0.22f,
    .outline_alpha = { 0.78f, 0.67f, 0.72f, 0.75f, 0.60f, 1.0f, 0.57f, 0.89f },
  },
  [DTL_STYLE_DARK] = {
    .role = {
      [DTL_ROLE_BACKGROUND] = SOLID (0x1e1e20),
      [DTL_ROLE_LANE_EVEN] = SOLID (0x1e1e20),
      [DTL_ROLE_LANE_ODD] = SOLID (0x242426),
      [DTL_ROLE_LANE_LINE] = SOLID (0x323235),
      [DTL_ROLE_LANE_NAME] = SOLID (0xe6e6e8),
      [DTL_ROLE_GRID] = ALPHA (0xffffff, 0.075f),
      [DTL_ROLE_GRID_STRONG] = ALPHA (0xffffff, 0.19f),
      [DTL_ROLE_RULER_LINE] = SOLID (0x46464a),
      [DTL_ROLE_RULER_TEXT] = SOLID (0xc4c4c8),
      [DTL_ROLE_RULER_STRONG_TEXT] = SOLID (0xe6e6e8),
      [DTL_ROLE_PERIOD] = ALPHA (0xb9acef, 0.11f),
      [DTL_ROLE_PERIOD_TEXT] = SOLID (0xbdb4dc),
      [DTL_ROLE_FOLD] = SOLID (0x7f7f85),
      [DTL_ROLE_FOLD_TEXT] = SOLID (0xaeaeb4),
      [DTL_ROLE_POLE] = SOLID (0x9a9aa0),
      [DTL_ROLE_LABEL] = SOLID (0xececee),
      [DTL_ROLE_LABEL_STRONG] = SOLID (0xffffff),
      [DTL_ROLE_LABEL_GHOST] = SOLID (0x9c9ca2),
      [DTL_ROLE_LABEL_QUIET] = SOLID (0xdcdce0),
      [DTL_ROLE_LABEL_BACK] = SOLID (0x1e1e20),
      [DTL_ROLE_COUNT] = SOLID (0xe6e6e8),
      [DTL_ROLE_COUNT_BACK] = SOLID (0x3c3c40),
      [DTL_ROLE_EDGE] = SOLID (0xb2b2b8),
      [DTL_ROLE_SELECTION] = SOLID (0x78aeed),
      [DTL_ROLE_FOCUS] = SOLID (0x78aeed),
      [DTL_ROLE_MATCH] = SOLID (0x6a5200),
      [DTL_ROLE_LINK] = SOLID (0x99c1f1),
      [DTL_ROLE_LINK_TEXT] = SOLID (0x99c1f1),
      [DTL_ROLE_TITLE] = SOLID (0xffffff),
      [DTL_ROLE_SUBTITLE] = SOLID (0xb2b2b8),
      [DTL_ROLE_LEGEND_TEXT] = SOLID (0xc4c4c8),
      [DTL_ROLE_SOURCE_TEXT] = SOLID (0xb2b2b8),
      [DTL_ROLE_NOTE_NUMBER] = SOLID (0x99c1f1),
      [DTL_ROLE_NOTE_TITLE] = SOLID (0xffffff),
      [DTL_ROLE_NOTE_TEXT] = SOLID (0xc4c4c8),
      [DTL_ROLE_QUOTE] = SOLID (0xececee),
      [DTL_ROLE_HATCH] = SOLID (0x6a6a70),
      [DTL_ROLE_REPORTED_BY] = SOLID (0xd0d0d5),
      [DTL_ROLE_REPORTED_BY_TEXT] = SOLID (0x1e1e20),
    },
    .hue = {
      SOLID (0x5b85d5), SOLID (0xc895fd), SOLID (0xacfda9), SOLID (0xd57227),
      SOLID (0x39b3b4), SOLID (0xad6198), SOLID (0xeaaf6c), SOLID (0xded6e3),
    },
    .soft_alpha = 0.24f,
    .outline_alpha = { 0.79f, 0.58f, 0.41f, 0.75f, 0.62f, 0.89f, 0.53f, 0.44f },
  },
  [DTL_STYLE_HIGH_CONTRAST] = {
    .role = {
      [DTL_ROLE_BACKGROUND] = SOLID (0xffffff),
      [DTL_ROLE_LANE_EVEN] = SOLID (0xffffff),
      [DTL_ROLE_LANE_ODD] = SOLID (0xffffff),
      [DTL_ROLE_LANE_LINE] = SOLID (0x6b6b70),
      [DTL_ROLE_LANE_NAME] = SOLID (0x000000),
      [DTL_ROLE_GRID] = ALPHA (0x000000, 0.22f),
      [DTL_ROLE_GRID_STRONG] = ALPHA (0x000000, 0.5f),
      [DTL_ROLE_RULER_LINE] = SOLID (0x000000),
      [DTL_ROLE_RULER_TEXT] = SOLID (0x000000),
      [DTL_ROLE_RULER_STRONG_TEXT] = SOLID (0x000000),
      [DTL_ROLE_PERIOD] = ALPHA (0x62568c, 0.12f),
      [DTL_ROLE_PERIOD_TEXT] = SOLID (0x241a4c),
      [DTL_ROLE_FOLD] = SOLID (0x3c3c40),
      [DTL_ROLE_FOLD_TEXT] = SOLID (0x000000),
      [DTL_ROLE_POLE] = SOLID (0x3c3c40),
      [DTL_ROLE_LABEL] = SOLID (0x000000),
      [DTL_ROLE_LABEL_STRONG] = SOLID (0x000000),
      [DTL_ROLE_LABEL_GHOST] = SOLID (0x595959),
      [DTL_ROLE_LABEL_QUIET] = SOLID (0x000000),
      [DTL_ROLE_LABEL_BACK] = SOLID (0xffffff),
      [DTL_ROLE_COUNT] = SOLID (0x000000),
      [DTL_ROLE_COUNT_BACK] = SOLID (0xe0e0e3),
      [DTL_ROLE_EDGE] = SOLID (0x000000),
      [DTL_ROLE_SELECTION] = SOLID (0x0b4fa8),
      [DTL_ROLE_FOCUS] = SOLID (0x0b4fa8),
      [DTL_ROLE_MATCH] = SOLID (0xffe600),
      [DTL_ROLE_LINK] = SOLID (0x0b3f86),
      [DTL_ROLE_LINK_TEXT] = SOLID (0x0b3f86),
      [DTL_ROLE_TITLE] = SOLID (0x000000),
      [DTL_ROLE_SUBTITLE] = SOLID (0x000000),
      [DTL_ROLE_LEGEND_TEXT] = SOLID (0x000000),
      [DTL_ROLE_SOURCE_TEXT] = SOLID (0x000000),
      [DTL_ROLE_NOTE_NUMBER] = SOLID (0x000000),
      [DTL_ROLE_NOTE_TITLE] = SOLID (0x000000),
      [DTL_ROLE_NOTE_TEXT] = SOLID (0x000000),
      [DTL_ROLE_QUOTE] = SOLID (0x000000),
      [DTL_ROLE_HATCH] = SOLID (0x767676),
      [DTL_ROLE_REPORTED_BY] = SOLID (0x000000),
      [DTL_ROLE_REPORTED_BY_TEXT] = SOLID (0xffffff),
    },
    .hue = {
      SOLID (0x081965), SOLID (0x7f54cb), SOLID (0x2e5433), SOLID (0xaa5c2f),
      SOLID (0x327094), SOLID (0x752874), SOLID (0x5c1605), SOLID (0x1c1419),
    },
    .soft_alpha = 0.24f,
  },
  [DTL_STYLE_HIGH_CONTRAST_DARK] = {
    .role = {
      [DTL_ROLE_BACKGROUND] = SOLID (0x000000),
      [DTL_ROLE_LANE_EVEN] = SOLID (0x000000),
      [DTL_ROLE_LANE_ODD] = SOLID (0x000000),
      [DTL_ROLE_LANE_LINE] = SOLID (0x8e8e94),
      [DTL_ROLE_LANE_NAME] = SOLID (0xffffff),
      [DTL_ROLE_GRID] = ALPHA (0xffffff, 0.26f),
      [DTL_ROLE_GRID_STRONG] = ALPHA (0xffffff, 0.55f),
      [DTL_ROLE_RULER_LINE] = SOLID (0xffffff),
      [DTL_ROLE_RULER_TEXT] = SOLID (0xffffff),
      [DTL_ROLE_RULER_STRONG_TEXT] = SOLID (0xffffff),
      [DTL_ROLE_PERIOD] = ALPHA (0xb9acef, 0.18f),
      [DTL_ROLE_PERIOD_TEXT] = SOLID (0xe2dcff),
      [DTL_ROLE_FOLD] = SOLID (0xc8c8ce),
      [DTL_ROLE_FOLD_TEXT] = SOLID (0xffffff),
      [DTL_ROLE_POLE] = SOLID (0xc8c8ce),
      [DTL_ROLE_LABEL] = SOLID (0xffffff),
      [DTL_ROLE_LABEL_STRONG] = SOLID (0xffffff),
      [DTL_ROLE_LABEL_GHOST] = SOLID (0xb4b4b4),
      [DTL_ROLE_LABEL_QUIET] = SOLID (0xffffff),
      [DTL_ROLE_LABEL_BACK] = SOLID (0x000000),
      [DTL_ROLE_COUNT] = SOLID (0xffffff),
      [DTL_ROLE_COUNT_BACK] = SOLID (0x3c3c40),
      [DTL_ROLE_EDGE] = SOLID (0xffffff),
      [DTL_ROLE_SELECTION] = SOLID (0x8fc4ff),
      [DTL_ROLE_FOCUS] = SOLID (0x8fc4ff),
      [DTL_ROLE_MATCH] = SOLID (0x5c4a00),
      [DTL_ROLE_LINK] = SOLID (0xa8d1ff),
      [DTL_ROLE_LINK_TEXT] = SOLID (0xa8d1ff),
      [DTL_ROLE_TITLE] = SOLID (0xffffff),
      [DTL_ROLE_SUBTITLE] = SOLID (0xffffff),
      [DTL_ROLE_LEGEND_TEXT] = SOLID (0xffffff),
      [DTL_ROLE_SOURCE_TEXT] = SOLID (0xffffff),
      [DTL_ROLE_NOTE_NUMBER] = SOLID (0xffffff),
      [DTL_ROLE_NOTE_TITLE] = SOLID (0xffffff),
      [DTL_ROLE_NOTE_TEXT] = SOLID (0xffffff),
      [DTL_ROLE_QUOTE] = SOLID (0xffffff),
      [DTL_ROLE_HATCH] = SOLID (0x8a8a8a),
      [DTL_ROLE_REPORTED_BY] = SOLID (0xffffff),
      [DTL_ROLE_REPORTED_BY_TEXT] = SOLID (0x000000),
    },
    .hue = {
      SOLID (0x6d90e1), SOLID (0xc7b2fc), SOLID (0xbde994), SOLID (0xe36736),
      SOLID (0x64c5b3), SOLID (0xc36ca7), SOLID (0xe1ab66), SOLID (0xf9eff2),
    },
    .soft_alpha = 0.3f,
  },
  [DTL_STYLE_PRINT] = {
    .role = {
      [DTL_ROLE_BACKGROUND] = SOLID (0xffffff),
      [DTL_ROLE_LANE_EVEN] = SOLID (0xffffff),
      [DTL_ROLE_LANE_ODD] = SOLID (0xffffff),
      [DTL_ROLE_LANE_LINE] = SOLID (0xb8b8b8),
      [DTL_ROLE_LANE_NAME] = SOLID (0x000000),
      [DTL_ROLE_GRID] = SOLID (0xe4e4e4),
      [DTL_ROLE_GRID_STRONG] = SOLID (0xbcbcbc),
      [DTL_ROLE_RULER_LINE] = SOLID (0x8c8c8c),
      [DTL_ROLE_RULER_TEXT] = SOLID (0x303030),
      [DTL_ROLE_RULER_STRONG_TEXT] = SOLID (0x000000),
      [DTL_ROLE_PERIOD] = ALPHA (0x000000, 0.06f),
      [DTL_ROLE_PERIOD_TEXT] = SOLID (0x404040),
      [DTL_ROLE_FOLD] = SOLID (0x707070),
      [DTL_ROLE_FOLD_TEXT] = SOLID (0x404040),
      [DTL_ROLE_POLE] = SOLID (0x606060),
      [DTL_ROLE_LABEL] = SOLID (0x000000),
      [DTL_ROLE_LABEL_STRONG] = SOLID (0x000000),
      [DTL_ROLE_LABEL_GHOST] = SOLID (0x6e6e6e),
      [DTL_ROLE_LABEL_QUIET] = SOLID (0x303030),
      [DTL_ROLE_LABEL_BACK] = SOLID (0xffffff),
      [DTL_ROLE_COUNT] = SOLID (0x000000),
      [DTL_ROLE_COUNT_BACK] = SOLID (0xe4e4e4),
      [DTL_ROLE_EDGE] = SOLID (0x404040),
      [DTL_ROLE_SELECTION] = SOLID (0x000000),
      [DTL_ROLE_FOCUS] = SOLID (0x000000),
      [DTL_ROLE_MATCH] = SOLID (0xdadada),
      [DTL_ROLE_LINK] = SOLID (0x202020),
      [DTL_ROLE_LINK_TEXT] = SOLID (0x202020),
      [DTL_ROLE_TITLE] = SOLID (0x000000),
      [DTL_ROLE_SUBTITLE] = SOLID (0x404040),
      [DTL_ROLE_LEGEND_TEXT] = SOLID (0x303030),
      [DTL_ROLE_SOURCE_TEXT] = SOLID (0x404040),
      [DTL_ROLE_NOTE_NUMBER] = SOLID (0x000000),
      [DTL_ROLE_NOTE_TITLE] = SOLID (0x000000),
      [DTL_ROLE_NOTE_TEXT] = SOLID (0x303030),
      [DTL_ROLE_QUOTE] = SOLID (0x000000),
      [DTL_ROLE_HATCH] = SOLID (0x9a9a9a),
      [DTL_ROLE_REPORTED_BY] = SOLID (0x000000),
      [DTL_ROLE_REPORTED_BY_TEXT] = SOLID (0xffffff),
    },
    .hue = {
      SOLID (0x1a1a1a), SOLID (0x1a1a1a), SOLID (0x1a1a1a), SOLID (0x1a1a1a),
      SOLID (0x1a1a1a), SOLID (0x1a1a1a), SOLID (0x1a1a1a), SOLID (0x1a1a1a),
    },
    .soft_alpha = 0.16f,
  },
};

static double
linearise (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (DtlColour colour)
{
  return 0.2126 * linearise (colour.red) + 0.7152 * linearise (colour.green) + 0.0722 * linearise (colour.blue);
}

static DtlColour
mix (DtlColour a,
     DtlColour b,
     float     share_of_b)
{
  return (DtlColour) {
    a.red + (b.red - a.red) * share_of_b,
    a.green + (b.green - a.green) * share_of_b,
    a.blue + (b.blue - a.blue) * share_of_b,
    a.alpha,
  };
}

/* Colours that a file brings may be anything, pale yellow on white too: they move towards the ink until they can be seen. */
static DtlColour
make_visible (const DtlPalette *palette,
              DtlColour         colour)
{
  const DtlColour ink = palette->role[DTL_ROLE_LABEL];
  DtlColour visible = colour;

  for (int i = 1; i <= 16; i++)
    {
      if (dtl_contrast (visible, palette->role[DTL_ROLE_LANE_EVEN]) >= MARK_CONTRAST &&
          dtl_contrast (visible, palette->role[DTL_ROLE_LANE_ODD]) >= MARK_CONTRAST)
        break;
      visible = mix (colour, ink, i / 16.0f);
    }

  return visible;
}

static gboolean
is_without_hues (const DtlPalette *palette)
{
  return palette == &palettes[DTL_STYLE_PRINT];
}

static DtlColour
get_hue (const DtlPalette *palette,
         const DtlItem    *item)
{
  if (item->colour != 0 && !is_without_hues (palette))
    return make_visible (palette, (DtlColour) SOLID (item->colour));

  return palette->hue[item->hue % DTL_N_HUES];
}

static DtlColour
with_alpha (DtlColour colour,
            float     alpha)
{
  colour.alpha *= alpha;

  return colour;
}

static DtlColour
get_period_colour (const DtlPalette *palette,
                   const DtlItem    *item)
{
  const DtlColour colour = palette->role[DTL_ROLE_PERIOD];

  if (item->colour == 0 || is_without_hues (palette))
    return colour;

  return with_alpha ((DtlColour) SOLID (item->colour), colour.alpha);
}

/* Hairlines are as pale as 3 to 1 against the lane allows, so that a canvas full of pills stays calm; colours of a document's
 * own, and high contrast, get some ink. */
static DtlColour
get_outline (const DtlPalette *palette,
             const DtlItem    *item)
{
  float alpha = palette->outline_alpha[item->hue % DTL_N_HUES];

  if (alpha <= 0.0f || item->colour != 0)
    return with_alpha (mix (get_hue (palette, item), palette->role[DTL_ROLE_LABEL], INK_SHARE), OUTLINE_ALPHA);
  return with_alpha (get_hue (palette, item), alpha);
}

static DtlColour
get_colour (const DtlPalette *palette,
            const DtlItem    *item)
{
  const DtlColour ink = palette->role[DTL_ROLE_LABEL];

  switch ((DtlRole) item->role)
    {
    case DTL_ROLE_MARK:
    case DTL_ROLE_PLAN:
    case DTL_ROLE_PLAN_TICK:
    case DTL_ROLE_CLAIM:
    case DTL_ROLE_TIE:
    case DTL_ROLE_SLIP:
    case DTL_ROLE_DENSITY:
      return get_hue (palette, item);

    case DTL_ROLE_MARK_SOFT:
      return with_alpha (get_hue (palette, item), palette->soft_alpha);

    case DTL_ROLE_MARK_OUTLINE:
      return get_outline (palette, item);

    case DTL_ROLE_PIP:
    case DTL_ROLE_PIP_HOLLOW:
    case DTL_ROLE_PIP_HALF:
      return mix (get_hue (palette, item), ink, INK_SHARE);

    case DTL_ROLE_PERIOD:
      return get_period_colour (palette, item);

    default:
      return palette->role[item->role];
    }
}

/**
 * dtl_palette_get:
 * @style: a style
 *
 * Returns: (transfer none): its colours; lives as long as the program
 */
const DtlPalette *
dtl_palette_get (DtlStyle style)
{
  g_return_val_if_fail (style < G_N_ELEMENTS (palettes), &palettes[DTL_STYLE_LIGHT]);

  return &palettes[style];
}

/**
 * dtl_palette_for_item:
 * @palette: a palette
 * @item: an item of a scene
 *
 * Small things that lie on pills (pips, hairlines) are darker than their hue on a light ground and lighter on a dark one.
 *
 * Returns: the colour to paint @item with, not premultiplied
 */
DtlColour
dtl_palette_for_item (const DtlPalette *palette,
                      const DtlItem    *item)
{
  DtlColour colour;

  g_return_val_if_fail (palette != NULL && item != NULL, (DtlColour) { 0 });
  g_return_val_if_fail (item->role < DTL_N_ROLES, (DtlColour) { 0 });

  colour = get_colour (palette, item);
  if ((item->flags & DTL_ITEM_DIM) != 0)
    colour.alpha *= DIM_ALPHA;

  return colour;
}

/**
 * dtl_colour_over:
 * @top: a colour, maybe translucent
 * @bottom: an opaque colour
 *
 * Returns: the opaque colour that is seen where @top lies on @bottom
 */
DtlColour
dtl_colour_over (DtlColour top,
                 DtlColour bottom)
{
  return mix (bottom, top, top.alpha);
}

/**
 * dtl_contrast:
 * @a: an opaque colour
 * @b: another
 *
 * The contrast ratio of WCAG 2.1.
 *
 * Returns: 1 to 21
 */
double
dtl_contrast (DtlColour a,
              DtlColour b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}
