/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-text.h"

#include <string.h>

static void
test_measures (void)
{
  g_autoptr (DtlText) text = dtl_text_new (NULL);
  const DtlTextMeasure *measure = dtl_text_get_measure (text);
  double plain = measure->measure ("Lavrov in Manila", -1, DTL_FONT_LABEL, measure->user_data);

  g_assert_cmpfloat (plain, >, 60);
  g_assert_cmpfloat (plain, <, 200);
  g_assert_cmpfloat (plain, ==, dtl_text_get_width (text, "Lavrov in Manila and more", strlen ("Lavrov in Manila"), DTL_FONT_LABEL));
  g_assert_cmpfloat (dtl_text_get_width (text, "Lavrov in Manila", -1, DTL_FONT_SMALL), <, plain);
  g_assert_cmpfloat (dtl_text_get_width (text, "Lavrov in Manila", -1, DTL_FONT_TITLE), >, 1.4 * plain);
  g_assert_cmpfloat (dtl_text_get_width (text, "", -1, DTL_FONT_LABEL), ==, 0);
}

static void
test_size_is_the_label_s (void)
{
  g_autoptr (DtlText) ten = dtl_text_new ("Sans 10");
  g_autoptr (DtlText) twenty = dtl_text_new ("Sans 20");
  g_autoptr (DtlText) without = dtl_text_new ("Sans");
  double width = dtl_text_get_width (ten, "Report: Russia proposed", -1, DTL_FONT_LABEL);

  /* Nothing is hinted or rounded: twice the size is twice the width. */
  g_assert_cmpfloat_with_epsilon (dtl_text_get_width (twenty, "Report: Russia proposed", -1, DTL_FONT_LABEL), 2 * width, 0.1);
  g_assert_cmpfloat (dtl_text_get_width (without, "Report: Russia proposed", -1, DTL_FONT_LABEL), ==, width);
}

static void
test_remembers_no_more_than_it_should (void)
{
  g_autoptr (DtlText) text = dtl_text_new (NULL);
  double first = dtl_text_get_width (text, "number 0", -1, DTL_FONT_LABEL);

  /* More than two generations of the cache: old widths are measured anew, and are the same. */
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *string = g_strdup_printf ("%u", i);

      g_assert_cmpfloat (dtl_text_get_width (text, string, -1, DTL_FONT_SMALL), >, 0);
    }
  g_assert_cmpfloat (dtl_text_get_width (text, "number 0", -1, DTL_FONT_LABEL), ==, first);
  g_assert_cmpfloat (dtl_text_get_width (text, "number 0", -1, DTL_FONT_LABEL), ==, first);
}

static void
test_any_bytes (void)
{
  g_autoptr (DtlText) text = dtl_text_new (NULL);

  g_assert_cmpfloat (dtl_text_get_width (text, "two\nlines", -1, DTL_FONT_LABEL), >, 0);
  g_assert_cmpfloat (dtl_text_get_width (text, "שלום עולם", -1, DTL_FONT_LABEL), >, 0);
  g_assert_cmpfloat (dtl_text_get_width (text, "e\xcc\x81\xcc\x81\xcc\x81", -1, DTL_FONT_LABEL), >, 0);
}

/* Pango's widths end at 2^31, and it takes minutes for so many marks over one letter. */
static void
test_a_line_without_end_is_cut (void)
{
  static const char *const repeated[] = { "m", "史", "\u0301", "\u200b", "a b " };
  g_autoptr (DtlText) text = dtl_text_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      const DtlItem item = { .kind = DTL_ITEM_TEXT, .font = DTL_FONT_LABEL, .width = 200, .height = 20 };
      g_autoptr (GString) string = g_string_new ("first");
      DtlTextLine line;

      for (guint n = 0; n < 200000; n++)
        g_string_append (string, repeated[i]);
      g_assert_cmpfloat (dtl_text_get_width (text, string->str, -1, DTL_FONT_LABEL), >, 0);
      g_assert_cmpfloat (dtl_text_get_width (text, string->str, string->len, DTL_FONT_LABEL), >, 0);
      dtl_text_place (text, &item, string->str, &line);
      g_assert_cmpfloat (line.width, <=, item.width + 1);
      g_assert_true (g_str_has_suffix (line.words, "…"));
      g_assert_cmpuint (strlen (line.words), <, 10000);
      dtl_text_line_clear (&line);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/is-measured-in-each-font", test_measures);
  g_test_add_func ("/text/widths-follow-the-size-exactly", test_size_is_the_label_s);
  g_test_add_func ("/text/forgotten-widths-are-measured-anew", test_remembers_no_more_than_it_should);
  g_test_add_func ("/text/any-script-and-line-breaks-are-one-line", test_any_bytes);
  g_test_add_func ("/text/a-line-without-end-is-cut", test_a_line_without_end_is_cut);

  return g_test_run ();
}
