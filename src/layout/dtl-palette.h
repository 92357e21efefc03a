/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One colour for every role of a scene, in light, dark, high contrast and print: the screen and the exporters take the same
 * struct. Text keeps a contrast of 4.5 to 1 and marks 3 to 1 against what they lie on.
 */
#pragma once

#include "dtl-scene.h"

G_BEGIN_DECLS

typedef struct
{
  float red, green, blue, alpha;    /* not premultiplied, sRGB, 0 to 1 */
} DtlColour;

typedef enum
{
  DTL_STYLE_LIGHT,
  DTL_STYLE_DARK,
  DTL_STYLE_HIGH_CONTRAST,
  DTL_STYLE_HIGH_CONTRAST_DARK,
  DTL_STYLE_PRINT,                  /* black and white */
} DtlStyle;

typedef struct
{
  DtlColour role[DTL_N_ROLES];      /* for roles that have no hue of a lane; the others are all zero: ask dtl_palette_for_item() */
  DtlColour hue[DTL_N_HUES];        /* solid marks */
  float     soft_alpha;             /* of a pill */
  float     outline_alpha[DTL_N_HUES];  /* of its hairline; 0: some ink in it instead */
} DtlPalette;

const DtlPalette *dtl_palette_get        (DtlStyle          style);
/* The colour to paint an item with: its own, its lane's hue, or its role's; dimmed where the flag says so. */
DtlColour         dtl_palette_for_item   (const DtlPalette *palette,
                                          const DtlItem    *item);
/* What is seen where @top, maybe translucent, lies on the opaque @bottom. */
DtlColour         dtl_colour_over        (DtlColour         top,
                                          DtlColour         bottom);
/* WCAG 2.1 contrast ratio of two opaque colours, 1 to 21. */
double            dtl_contrast           (DtlColour         a,
                                          DtlColour         b);

G_END_DECLS
