/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates in the words of another language: its catalogue is compiled here and bound, so that neither an installed
 * program nor an installed locale is needed.
 *
 *   usage: test-date-translations LANGUAGE CATALOGUE.po
 *
 *   LANGUAGE-words-*.case   DATE → short, long, spoken
 *   LANGUAGE-ends-*.case    START | END → short, long, spoken
 *   LANGUAGE-spans-*.case   DATE to DATE at PRECISION → short, long, spoken
 *   LANGUAGE-lengths-*.case SECONDS → short, long
 *   LANGUAGE-entries-*.case what people write → EDTF, "null" where it is no date
 */
#include "config.h"

#include "case-file.h"
#include "date-words.h"

#include "dtl-date-entry.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>

/* What meson takes for a test that was not run. */
#define EXIT_SKIPPED 77

/* Compiles the catalogue to where gettext looks for it below @folder, with all checks. */
static void
compile_catalogue (const char *msgfmt,
                   const char *language,
                   const char *catalogue,
                   const char *folder)
{
  g_autofree char *messages = g_build_filename (folder, language, "LC_MESSAGES", NULL);
  g_autofree char *compiled = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  const char *const argv[] = { msgfmt, "--check", "--output-file", compiled, catalogue, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *complaint = NULL;
  int status;

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &complaint, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", catalogue, complaint);
}

static void
remove_catalogue (const char *language,
                  const char *folder)
{
  g_autofree char *own = g_build_filename (folder, language, NULL);
  g_autofree char *messages = g_build_filename (own, "LC_MESSAGES", NULL);
  g_autofree char *compiled = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);

  g_remove (compiled);
  g_rmdir (messages);
  g_rmdir (own);
  g_rmdir (folder);
}

/* (transfer full) */
static char *
read_entry (const char *input,
            gsize       length)
{
  g_autofree char *text = g_strndup (input, length);
  const DtlDateEntryOptions options = { FALSE };
  DtlDate date;
  char *edtf = dtl_date_entry_parse_with (text, &options, &date, NULL);

  return edtf != NULL ? edtf : g_strdup ("null");
}

static void
add_cases (const char *language,
           const char *kind,
           CaseFunc    find)
{
  g_autofree char *prefix = g_strconcat (language, "-", kind, "-", NULL);

  case_file_add_all ("/dates/translations", "model/dates", prefix, find);
}

int
main (int    argc,
      char **argv)
{
  const char *language = argc > 2 ? argv[1] : "de";
  const char *catalogue = argc > 2 ? argv[2] : NULL;
  g_autofree char *msgfmt = g_find_program_in_path ("msgfmt");
  g_autofree char *folder = NULL;
  int status;

  /* The locale is that of the tests, and LANGUAGE alone asks for the catalogue; the plain "C" would ignore it. */
  g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "");

  if (msgfmt == NULL || catalogue == NULL || g_str_equal (setlocale (LC_MESSAGES, NULL), "C"))
    {
      g_print ("1..0 # SKIP needs msgfmt, a catalogue, and a locale such as C.UTF-8\n");
      return EXIT_SKIPPED;
    }

  folder = g_dir_make_tmp ("dateline-translations-XXXXXX", NULL);
  g_assert_nonnull (folder);
  compile_catalogue (msgfmt, language, catalogue, folder);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_test_init (&argc, &argv, NULL);
  add_cases (language, "words", date_words_of_text);
  add_cases (language, "ends", date_words_of_ends);
  add_cases (language, "spans", date_words_of_span);
  add_cases (language, "lengths", date_words_of_length);
  add_cases (language, "entries", read_entry);
  status = g_test_run ();

  remove_catalogue (language, folder);
  return status;
}
