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

/* Writes @bytes into a file of a folder of this test; the name is (transfer full). */
char            *fixture_write     (const char      *name,
                                    GBytes          *bytes);
/* What a tool says on standard output, which must end well; NULL where the tool is not installed, and the test is skipped. */
char            *fixture_run       (const char      *tool,
                                    ...) G_GNUC_NULL_TERMINATED;
/* A PNG file as pixels. */
cairo_surface_t *fixture_read_png  (const char      *path);
/* How unlike two pictures of one size are where letters and edges may be smoothed in other ways: the greatest difference of the
 * mean of any box of 8 × 8 pixels, 0 to 255. */
double           fixture_compare   (cairo_surface_t *a,
                                    cairo_surface_t *b);

#define WHITE 0xffffff
