/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-box.h"

#include <string.h>

#define CAP (20 * DTL_FONT_PX)

static void
test_grows (void)
{
  static const char *const texts[] = {
    "Russia orders cuts in US staff", "Außenministerium", "Кремль подтверждает подход", "Σύνοδος κορυφής", "東京で会談",
    "مفاوضات", "פגישה", "회담", "e\u0301te\u0301", "“not my bride” — 1/2 €",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double before = 0;

      for (const char *p = texts[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          double width = dtl_nominal_width (texts[i], g_utf8_next_char (p) - texts[i]);

          g_assert_cmpfloat (width, >=, before);
          if (!g_unichar_iszerowidth (g_utf8_get_char (p)))
            g_assert_cmpfloat (width, >, before);
          before = width;
        }
      g_assert_cmpfloat (before, ==, dtl_nominal_width (texts[i], -1));
      g_assert_cmpfloat (before, <, CAP);
    }
}

static void
test_cap (void)
{
  g_autofree char *text = g_strnfill (2000, 'W');

  g_assert_cmpfloat (dtl_nominal_width (text, -1), ==, CAP);
  g_assert_cmpfloat (dtl_nominal_width (text, 10), <, CAP);
  g_assert_cmpfloat (dtl_nominal_width ("", -1), ==, 0);
  g_assert_cmpfloat (dtl_nominal_width ("abc", 0), ==, 0);
}

static void
test_combining (void)
{
  g_assert_cmpfloat (dtl_nominal_width ("e\u0301\u0323", -1), ==, dtl_nominal_width ("e", -1));
}

/* Cut in the middle of a character, or no text at all: some width, and nothing read beyond the end. */
static void
test_broken (void)
{
  char *broken = g_memdup2 ("a\xe6\x9d", 3);

  g_assert_cmpfloat (dtl_nominal_width (broken, 3), >, dtl_nominal_width (broken, 1));
  g_free (broken);
  g_assert_cmpfloat (dtl_nominal_width ("\xff\xfe", -1), >, 0);
}

/* The advances of Noto Sans, Cantarell and DejaVu Sans in em, as their files have them. */
static void
test_never_too_small (void)
{
  static const struct
  {
    const char *text;
    double      widest_px;
  } known[] = {
    { "Russia orders deep cuts in US staff", 232.0 },
    { "By May: Afghanistan, Iran, Ukraine, Korea", 266.6 },
    { "Congress passes new sanctions", 211.0 },
    { "US orders three facilities closed", 211.2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_assert_cmpfloat (dtl_nominal_width (known[i].text, -1), >=, known[i].widest_px);
      g_assert_cmpfloat (dtl_nominal_width (known[i].text, -1), <=, known[i].widest_px * 1.1);
    }
}

/* Of DejaVu Sans Bold, the widest: narrow letters gain more than wide ones. */
static void
test_strong_never_too_small (void)
{
  static const struct
  {
    const char *text;
    double      widest_px;
  } known[] = { { "First people", 90.2 }, { "still little", 68.9 }, { "WWWW MMMM", 116.5 } };
  const DtlEvent event = { .importance = 5 };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_cmpfloat (dtl_event_label_width (&event, known[i].text, strlen (known[i].text)) - dtl_event_pips_width (&event), >=,
                       known[i].widest_px);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nominal-width/grows-with-every-character", test_grows);
  g_test_add_func ("/nominal-width/ends-at-twenty-em", test_cap);
  g_test_add_func ("/nominal-width/combining-marks-take-no-room", test_combining);
  g_test_add_func ("/nominal-width/broken-text-has-a-width-too", test_broken);
  g_test_add_func ("/nominal-width/never-less-than-the-widest-common-font", test_never_too_small);
  g_test_add_func ("/nominal-width/strong-labels-are-not-cut", test_strong_never_too_small);
  return g_test_run ();
}
