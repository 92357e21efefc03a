/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was chosen is remembered with each document, and never read back as nonsense. */
#include "config.h"

#include "dtl-export-choices.h"

static void
assert_same (const DtlExportChoices *a,
             const DtlExportChoices *b)
{
  g_autofree char *first = dtl_export_choices_to_text (a), *second = dtl_export_choices_to_text (b);

  g_assert_cmpstr (first, ==, second);
}

static void
test_read_gives_what_was_written (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  const DtlStyle styles[] = { DTL_STYLE_LIGHT, DTL_STYLE_DARK, DTL_STYLE_PRINT };

  for (int round = 0; round < 500; round++)
    {
      const DtlExportChoices choices = {
        .format = g_rand_int_range (rand, 0, DTL_N_CHOICES), .span = g_rand_int_range (rand, 0, 2), .page = g_rand_int_range (rand, 0, DTL_N_PAGES),
        .width = g_rand_int_range (rand, DTL_EXPORT_MIN_WIDTH, DTL_EXPORT_MAX_WIDTH + 1), .scale = g_rand_int_range (rand, 1, 5),
        .style = styles[g_rand_int_range (rand, 0, 3)], .notes = g_rand_boolean (rand), .links = g_rand_int_range (rand, 0, 3),
        .embed = g_rand_boolean (rand),
      };
      g_autofree char *text = dtl_export_choices_to_text (&choices);
      DtlExportChoices read;

      dtl_export_choices_read (&read, text);
      g_assert_cmpmem (&read, sizeof read, &choices, sizeof choices);
    }
}

static void
test_nonsense_is_as_at_first (void)
{
  const char *const texts[] = { "", ";;=;", "format=gif;span=marked;page=a9;width=-4;scale=999;style=pink;notes=2;links=;embed=yes", "width=99999999999999999999" };
  DtlExportChoices first, read;

  dtl_export_choices_init (&first);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      dtl_export_choices_read (&read, texts[i]);
      assert_same (&read, &first);
    }
}

static void
test_each_document_has_its_own (void)
{
  g_autoptr (DtlSettings) settings = dtl_settings_new ();
  DtlExportChoices choices, other;

  dtl_export_choices_recall (&choices, settings, "file:///a");
  dtl_export_choices_init (&other);
  assert_same (&choices, &other);

  choices.format = DTL_CHOICE_PDF;
  choices.page = DTL_PAGE_A4_LANDSCAPE;
  dtl_export_choices_remember (&choices, settings, "file:///a");
  other.format = DTL_CHOICE_CSV;
  dtl_export_choices_remember (&other, settings, "file:///b");

  dtl_export_choices_recall (&choices, settings, "file:///a");
  g_assert_cmpint (choices.format, ==, DTL_CHOICE_PDF);
  g_assert_cmpint (choices.page, ==, DTL_PAGE_A4_LANDSCAPE);
  dtl_export_choices_recall (&choices, settings, "file:///new");
  g_assert_cmpint (choices.format, ==, DTL_CHOICE_CSV);   /* the last ones of any */
}

/* The list does not grow without end, and names no file. */
static void
test_the_list_stays_short (void)
{
  g_autoptr (DtlSettings) settings = dtl_settings_new ();
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;
  DtlExportChoices choices;

  dtl_export_choices_init (&choices);
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *key = g_strdup_printf ("file:///secret/%d", i);

      dtl_export_choices_remember (&choices, settings, key);
    }
  all = dtl_settings_dup_string (settings, DTL_SETTING_EXPORT_CHOICES);
  lines = g_strsplit (all, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 64);
  g_assert_null (g_strstr_len (all, -1, "secret"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-choices/read-gives-what-was-written", test_read_gives_what_was_written);
  g_test_add_func ("/export-choices/nonsense-is-as-at-first", test_nonsense_is_as_at_first);
  g_test_add_func ("/export-choices/each-document-has-its-own", test_each_document_has_its_own);
  g_test_add_func ("/export-choices/the-list-stays-short", test_the_list_stays_short);

  return g_test_run ();
}
