/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of contrast, in every style, with translucent colours laid on what they lie on. */
#include "dtl-palette.h"

#include <math.h>

#define N_STYLES (DTL_STYLE_PRINT + 1)

static const DtlRole lanes[] = { DTL_ROLE_LANE_EVEN, DTL_ROLE_LANE_ODD };

static DtlColour
colour_of (const DtlPalette *palette,
           DtlRole           role,
           guint             hue)
{
  const DtlItem item = { .kind = DTL_ITEM_RECT, .role = role, .hue = hue };

  return dtl_palette_for_item (palette, &item);
}

static void
test_contrast_is_that_of_the_standard (void)
{
  const DtlColour black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
  const DtlColour grey = { 0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0, 1 };

  g_assert_cmpfloat_with_epsilon (dtl_contrast (black, white), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (dtl_contrast (white, white), 1, 1e-6);
  g_assert_cmpfloat_with_epsilon (dtl_contrast (grey, white), 4.478, 0.001);   /* the well-known near miss */
}

static void
test_marks_keep_3_to_1_on_their_lane (void)
{
  const DtlRole roles[] = {
    DTL_ROLE_MARK, DTL_ROLE_MARK_OUTLINE, DTL_ROLE_PLAN, DTL_ROLE_PLAN_TICK, DTL_ROLE_CLAIM, DTL_ROLE_SLIP, DTL_ROLE_TIE,
    DTL_ROLE_DENSITY, DTL_ROLE_POLE, DTL_ROLE_FOLD, DTL_ROLE_LINK, DTL_ROLE_SELECTION, DTL_ROLE_FOCUS,
    DTL_ROLE_REPORTED_BY,
  };

  for (int style = 0; style < N_STYLES; style++)
    for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
      for (gsize lane = 0; lane < G_N_ELEMENTS (lanes); lane++)
        for (guint hue = 0; hue < DTL_N_HUES; hue++)
          {
            const DtlPalette *palette = dtl_palette_get (style);
            DtlColour ground = palette->role[lanes[lane]];
            DtlColour seen = dtl_colour_over (colour_of (palette, roles[i], hue), ground);

            g_assert_cmpfloat (dtl_contrast (seen, ground), >=, 3);
          }
}

static void
test_high_contrast_keeps_4_5_to_1 (void)
{
  for (int style = DTL_STYLE_HIGH_CONTRAST; style <= DTL_STYLE_HIGH_CONTRAST_DARK; style++)
    for (guint hue = 0; hue < DTL_N_HUES; hue++)
      {
        const DtlPalette *palette = dtl_palette_get (style);

        g_assert_cmpfloat (dtl_contrast (palette->hue[hue], palette->role[DTL_ROLE_BACKGROUND]), >=, 4.5);
      }
}

static void
test_text_keeps_4_5_to_1_on_lanes_and_background (void)
{
  const DtlRole roles[] = {
    DTL_ROLE_LANE_NAME, DTL_ROLE_RULER_TEXT, DTL_ROLE_RULER_STRONG_TEXT, DTL_ROLE_PERIOD_TEXT, DTL_ROLE_FOLD_TEXT,
    DTL_ROLE_LABEL, DTL_ROLE_LABEL_STRONG, DTL_ROLE_LABEL_QUIET, DTL_ROLE_LABEL_GHOST, DTL_ROLE_EDGE, DTL_ROLE_LINK_TEXT,
    DTL_ROLE_TITLE, DTL_ROLE_SUBTITLE, DTL_ROLE_LEGEND_TEXT, DTL_ROLE_SOURCE_TEXT,
    DTL_ROLE_NOTE_NUMBER, DTL_ROLE_NOTE_TITLE, DTL_ROLE_NOTE_TEXT, DTL_ROLE_QUOTE,
  };

  for (int style = 0; style < N_STYLES; style++)
    for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
      {
        const DtlPalette *palette = dtl_palette_get (style);
        DtlColour text = palette->role[roles[i]];

        g_assert_cmpfloat (text.alpha, ==, 1);
        g_assert_cmpfloat (dtl_contrast (text, palette->role[DTL_ROLE_BACKGROUND]), >=, 4.5);
        g_assert_cmpfloat (dtl_contrast (text, palette->role[DTL_ROLE_LANE_EVEN]), >=, 4.5);
        g_assert_cmpfloat (dtl_contrast (text, palette->role[DTL_ROLE_LANE_ODD]), >=, 4.5);
      }
}

/* The worst that can lie under a label: a lane, the wash of a period, then its own pill. */
static void
test_labels_and_pips_can_be_read_on_their_pill (void)
{
  const DtlRole roles[] = {
    DTL_ROLE_LABEL, DTL_ROLE_LABEL_STRONG, DTL_ROLE_LABEL_QUIET, DTL_ROLE_PIP, DTL_ROLE_PIP_HOLLOW, DTL_ROLE_PIP_HALF,
  };

  for (int style = 0; style < N_STYLES; style++)
    for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
      for (gsize lane = 0; lane < G_N_ELEMENTS (lanes); lane++)
        for (guint hue = 0; hue < DTL_N_HUES; hue++)
          {
            const DtlPalette *palette = dtl_palette_get (style);
            gboolean is_pip = roles[i] >= DTL_ROLE_PIP && roles[i] <= DTL_ROLE_PIP_HALF;
            DtlColour under = dtl_colour_over (palette->role[DTL_ROLE_PERIOD], palette->role[lanes[lane]]);
            DtlColour pill = dtl_colour_over (colour_of (palette, DTL_ROLE_MARK_SOFT, hue), under);

            g_assert_cmpfloat (dtl_contrast (colour_of (palette, roles[i], hue), pill), >=, is_pip ? 3 : 4.5);
          }
}

static void
test_text_can_be_read_on_its_own_back (void)
{
  const DtlRole pairs[][2] = {
    { DTL_ROLE_COUNT, DTL_ROLE_COUNT_BACK },
    { DTL_ROLE_LABEL, DTL_ROLE_LABEL_BACK },
    { DTL_ROLE_LABEL_STRONG, DTL_ROLE_LABEL_BACK },
    { DTL_ROLE_LABEL_QUIET, DTL_ROLE_LABEL_BACK },
    { DTL_ROLE_LABEL_GHOST, DTL_ROLE_LABEL_BACK },
    { DTL_ROLE_REPORTED_BY_TEXT, DTL_ROLE_REPORTED_BY },
    { DTL_ROLE_LABEL, DTL_ROLE_MATCH },
    { DTL_ROLE_LABEL_STRONG, DTL_ROLE_MATCH },
    { DTL_ROLE_LABEL_QUIET, DTL_ROLE_MATCH },
  };

  for (int style = 0; style < N_STYLES; style++)
    for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
      {
        const DtlPalette *palette = dtl_palette_get (style);

        g_assert_cmpfloat (palette->role[pairs[i][1]].alpha, ==, 1);
        g_assert_cmpfloat (dtl_contrast (palette->role[pairs[i][0]], palette->role[pairs[i][1]]), >=, 4.5);
      }
}

static void
test_period_names_can_be_read_on_their_period (void)
{
  for (int style = 0; style < N_STYLES; style++)
    {
      const DtlPalette *palette = dtl_palette_get (style);
      DtlColour seen = dtl_colour_over (palette->role[DTL_ROLE_PERIOD], palette->role[DTL_ROLE_BACKGROUND]);

      g_assert_cmpfloat (dtl_contrast (palette->role[DTL_ROLE_PERIOD_TEXT], seen), >=, 4.5);
      g_assert_cmpfloat (palette->role[DTL_ROLE_PERIOD].alpha, <, 0.25);
    }
}

static double
linearise (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* How eyes that lack a kind of cone see (Machado, Oliveira, Fernandes 2009, severity 1). */
static const double eyes[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
};

static void
get_oklab (DtlColour    colour,
           const double eye[3][3],
           double       lab[3])
{
  const double own[3] = { linearise (colour.red), linearise (colour.green), linearise (colour.blue) };
  double rgb[3], l, m, s;

  for (int i = 0; i < 3; i++)
    rgb[i] = CLAMP (eye[i][0] * own[0] + eye[i][1] * own[1] + eye[i][2] * own[2], 0, 1);

  l = cbrt (0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
  m = cbrt (0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
  s = cbrt (0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);
  lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
  lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

static double
get_difference (DtlColour    a,
                DtlColour    b,
                const double eye[3][3])
{
  double first[3], second[3];

  get_oklab (a, eye, first);
  get_oklab (b, eye, second);

  return 100 * sqrt (pow (first[0] - second[0], 2) + pow (first[1] - second[1], 2) + pow (first[2] - second[2], 2));
}

static void
test_hues_can_be_told_apart_by_every_eye (void)
{
  for (int style = 0; style < DTL_STYLE_PRINT; style++)
    for (gsize eye = 0; eye < G_N_ELEMENTS (eyes); eye++)
      for (guint a = 0; a < DTL_N_HUES; a++)
        for (guint b = 0; b < a; b++)
          {
            const DtlPalette *palette = dtl_palette_get (style);

            g_assert_cmpfloat (get_difference (palette->hue[a], palette->hue[b], eyes[eye]), >=, 7.5);
          }
}

static void
test_paper_has_no_hue (void)
{
  const DtlPalette *palette = dtl_palette_get (DTL_STYLE_PRINT);

  for (guint role = 0; role < DTL_N_ROLES; role++)
    for (guint hue = 0; hue < DTL_N_HUES; hue++)
      {
        const DtlItem item = { .role = role, .hue = hue, .colour = 0xffcc3300 };
        DtlColour colour = dtl_palette_for_item (palette, &item);

        g_assert_cmpfloat (colour.red, ==, colour.green);
        g_assert_cmpfloat (colour.green, ==, colour.blue);
      }
}

static void
test_a_colour_of_ones_own_is_kept_where_it_can_be_seen (void)
{
  const DtlItem item = { .role = DTL_ROLE_MARK, .hue = 3, .colour = 0xff1a5fb4 };
  DtlColour colour = dtl_palette_for_item (dtl_palette_get (DTL_STYLE_LIGHT), &item);

  g_assert_cmpfloat_with_epsilon (colour.red, 0x1a / 255.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (colour.green, 0x5f / 255.0, 1e-6);
  g_assert_cmpfloat_with_epsilon (colour.blue, 0xb4 / 255.0, 1e-6);
}

static void
test_a_colour_of_ones_own_is_made_visible (void)
{
  const guint32 colours[] = { 0xffffffff, 0xffffff00, 0xff000000, 0xff111133, 0xff00ff00, 0xfff0f0ff };

  for (int style = 0; style < N_STYLES; style++)
    for (gsize i = 0; i < G_N_ELEMENTS (colours); i++)
      {
        const DtlPalette *palette = dtl_palette_get (style);
        const DtlItem item = { .role = DTL_ROLE_MARK, .colour = colours[i] };
        DtlColour colour = dtl_palette_for_item (palette, &item);

        g_assert_cmpfloat (dtl_contrast (colour, palette->role[DTL_ROLE_LANE_EVEN]), >=, 3);
        g_assert_cmpfloat (dtl_contrast (colour, palette->role[DTL_ROLE_LANE_ODD]), >=, 3);
      }
}

static void
test_what_is_dimmed_is_fainter_but_there (void)
{
  for (int style = 0; style < N_STYLES; style++)
    for (guint role = 0; role < DTL_N_ROLES; role++)
      {
        const DtlPalette *palette = dtl_palette_get (style);
        DtlItem item = { .role = role };
        DtlColour bright = dtl_palette_for_item (palette, &item);
        DtlColour dim;

        item.flags = DTL_ITEM_DIM;
        dim = dtl_palette_for_item (palette, &item);
        g_assert_cmpfloat (bright.alpha, >, 0);   /* every role has a colour */
        g_assert_cmpfloat (dim.alpha, <, bright.alpha);
        g_assert_cmpfloat (dim.alpha, >, 0);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast-is-that-of-the-standard", test_contrast_is_that_of_the_standard);
  g_test_add_func ("/palette/marks-keep-3-to-1-on-their-lane", test_marks_keep_3_to_1_on_their_lane);
  g_test_add_func ("/palette/high-contrast-keeps-4.5-to-1", test_high_contrast_keeps_4_5_to_1);
  g_test_add_func ("/palette/text-keeps-4.5-to-1-on-lanes-and-background", test_text_keeps_4_5_to_1_on_lanes_and_background);
  g_test_add_func ("/palette/labels-and-pips-can-be-read-on-their-pill", test_labels_and_pips_can_be_read_on_their_pill);
  g_test_add_func ("/palette/text-can-be-read-on-its-own-back", test_text_can_be_read_on_its_own_back);
  g_test_add_func ("/palette/period-names-can-be-read-on-their-period", test_period_names_can_be_read_on_their_period);
  g_test_add_func ("/palette/hues-can-be-told-apart-by-every-eye", test_hues_can_be_told_apart_by_every_eye);
  g_test_add_func ("/palette/paper-has-no-hue", test_paper_has_no_hue);
  g_test_add_func ("/palette/a-colour-of-ones-own-is-kept-where-it-can-be-seen", test_a_colour_of_ones_own_is_kept_where_it_can_be_seen);
  g_test_add_func ("/palette/a-colour-of-ones-own-is-made-visible", test_a_colour_of_ones_own_is_made_visible);
  g_test_add_func ("/palette/what-is-dimmed-is-fainter-but-there", test_what_is_dimmed_is_fainter_but_there);

  return g_test_run ();
}
