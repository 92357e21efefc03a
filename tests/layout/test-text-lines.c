/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in lines of a width. */
#include "dtl-text-lines.h"
#include "sample-document.h"

static void
test_lines_break_between_words_and_inside_long_ones (void)
{
  const struct
  {
    const char *text;
    double      width;
    guint       most;
    const char *lines;
  } cases[] = {
    { "one two three", 200, 0, "one two three" },
    { "one two three", 60, 0, "one two|three" },
    { "one two three", 36, 0, "one|two|three" },
    { "  spaced \n out  ", 60, 0, "spaced|out" },
    { "one two three four", 60, 2, "one two|three four" },
    { "abcdefghij kl", 35, 0, "abcde|fghij|kl" },
    { "", 35, 0, "" },
    { "e\u0301e\u0301e\u0301", 10, 0, "e\u0301|e\u0301|e\u0301" },
    { "x", 0, 0, "x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = dtl_text_lines_new (cases[i].text, cases[i].width, cases[i].most, DTL_FONT_LABEL, sample_get_measure ());
      g_autofree char *joined = NULL;

      g_ptr_array_add (lines, NULL);
      joined = g_strjoinv ("|", (char **) lines->pdata);
      g_assert_cmpstr (joined, ==, cases[i].lines);
    }
}

static double
count_bytes_cb (const char *text,
                gssize      length,
                DtlFont     font,
                gpointer    user_data)
{
  const DtlTextMeasure *measure = sample_get_measure ();

  *(gsize *) user_data += length;

  return measure->measure (text, length, font, measure->user_data);
}

static void
test_long_lines_are_measured_in_proportion (void)
{
  static const char *const repeated[] = { "a", "史", "ab cdef ", "a ", "\u0301", "a\u0301", "\u200b" };

  for (gsize i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      gsize n_bytes[2] = { 0, 0 };

      for (guint twice = 0; twice < 2; twice++)
        {
          const DtlTextMeasure counting = { count_bytes_cb, &n_bytes[twice] };
          g_autoptr (GString) text = g_string_new (NULL);
          g_autoptr (GPtrArray) lines = NULL;

          for (guint n = 0; n < 10000u << twice; n++)
            g_string_append (text, repeated[i]);
          lines = dtl_text_lines_new (text->str, 100, 0, DTL_FONT_LABEL, &counting);
        }
      g_assert_cmpuint (n_bytes[1], <, 3 * n_bytes[0]);
    }
}

static void
test_marks_without_end_are_parted (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autoptr (GPtrArray) lines = NULL;

  for (guint n = 0; n < 100; n++)
    g_string_append (text, "\u0903");   /* a mark with a width of its own */
  lines = dtl_text_lines_new (text->str, 10, 0, DTL_FONT_LABEL, sample_get_measure ());
  g_assert_cmpuint (lines->len, ==, 4);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpint (g_utf8_strlen (g_ptr_array_index (lines, i), -1), <=, 31);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-lines/break-between-words-and-inside-long-ones", test_lines_break_between_words_and_inside_long_ones);
  g_test_add_func ("/text-lines/are-measured-in-proportion-to-their-text", test_long_lines_are_measured_in_proportion);
  g_test_add_func ("/text-lines/part-marks-without-end", test_marks_without_end_are_parted);

  return g_test_run ();
}
