/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes made by hand, and pixels to look at. */
#pragma once

#include "dtl-cairo-painter.h"
#include "dtl-scene-private.h"

/* A palette in which every role is another colour; hues too. Nothing is white: white is the paper. */
void             fixture_palette   (DtlPalette *palette);
/* One of everything, in a scene of 300 × 200 px. */
DtlScene        *fixture_scene     (void);
/* @scene on white paper of so many logical px. */
cairo_surface_t *fixture_paint     (DtlScene   *scene,
                                    int         width,
                                    int         height,
                                    double      scale);
/* 0xRRGGBB of one pixel. */
guint32          fixture_pixel     (cairo_surface_t *surface,
                                    int              x,
                                    int              y);
/* How many pixels of the box are not white. */
guint            fixture_inked     (cairo_surface_t *surface,
                                    int              x,
                                    int              y,
                                    int              width,
                                    int              height);
/* The colour of an item in the fixture's palette, as fixture_pixel() has it. */
guint32          fixture_colour_of (const DtlItem   *item);

#define WHITE 0xffffff
