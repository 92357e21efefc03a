/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One line on standard output for each date, its columns parted by tabs:
 *
 *   the date, valid | invalid | out-of-range, earliest, latest, precision, the wording in the locale
 *
 * and for each that is not valid one line on standard error. All of it is UTF-8, whatever the locale
 * and whatever came in: what would break a line or is no UTF-8 is written as an escape.
 */
#include "config.h"

#include "dtl-cli-date.h"

#include "dtl-date.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define EXIT_ALL_VALID    0
#define EXIT_SOME_INVALID 1
#define EXIT_USAGE        2

/* How much of a wrong date a message repeats. */
#define EXCERPT_CHARS 40
#define FOUND_CHARS   12

/* Appends at most @max_chars characters (-1: all), with escapes for what cannot stand in a column. */
static void
append_escaped (GString    *out,
                const char *text,
                gsize       length,
                int         max_chars)
{
  const char *end = text + length;

  for (const char *at = text; at < end; max_chars--)
    {
      gunichar c = g_utf8_get_char_validated (at, end - at);
      guchar byte = *at;

      if (max_chars == 0)
        {
          g_string_append (out, "…");
          return;
        }

      if (c == '\t')
        g_string_append (out, "\\t");
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (byte == 0 || c >= (gunichar) -2 || !g_unichar_isprint (c))
        g_string_append_printf (out, "\\x%02x", byte);
      else
        {
          const char *next = g_utf8_next_char (at);

          g_string_append_len (out, at, next - at);
          at = next;
          continue;
        }
      at++;
    }
}

/* In characters, as people count, where the bytes before it are text. */
static gsize
find_column (const char *text,
             gsize       offset)
{
  return (g_utf8_validate (text, offset, NULL) ? (gsize) g_utf8_strlen (text, offset) : offset) + 1;
}

static void
print_error (const char         *text,
             gsize               length,
             guint               line,
             const DtlDateError *error)
{
  g_autoptr (GString) message = g_string_new ("dateline date: ");
  g_autoptr (GString) found = g_string_new (NULL);
  gsize offset = MIN (error->offset, length);

  if (line > 0)
    {
      g_string_append_printf (message, _("line %u"), line);
      g_string_append (message, ": ");
    }

  append_escaped (message, text, length, EXCERPT_CHARS);
  append_escaped (found, text + offset, length - offset, FOUND_CHARS);
  if (length > 0)
    g_string_append (message, ": ");
  if (found->len > 0)
    /* Translators: a wrong date: where, what stands there, and what was expected */
    g_string_append_printf (message, _("column %1$u: found “%2$s”, expected %3$s"),
                            (guint) find_column (text, offset), found->str, _(error->expected));
  else
    /* Translators: a date that ends too early: where, and what was expected */
    g_string_append_printf (message, _("column %1$u: found the end, expected %2$s"),
                            (guint) find_column (text, offset), _(error->expected));

  g_string_append_c (message, '\n');
  fputs (message->str, stderr);
}

static void
append_meaning (GString       *out,
                const char    *text,
                gsize          length,
                const DtlDate *date)
{
  g_autofree char *earliest = NULL;
  g_autofree char *latest = NULL;
  g_autofree char *precision = dtl_date_precision_to_text (date);
  g_autofree char *words = dtl_date_to_words (text, length, DTL_WORDING_LONG);

  dtl_date_bounds_to_text (date, &earliest, &latest);
  g_string_append_printf (out, "\tvalid\t%s\t%s\t%s\t%s\n", earliest, latest, precision, words);
}

/* Returns: whether it is valid */
static gboolean
print_date (GString    *out,
            const char *text,
            gsize       length,
            guint       line)
{
  DtlDate date;
  DtlDateError error;
  gboolean is_valid = dtl_date_parse (text, length, NULL, &date, &error);

  g_string_truncate (out, 0);
  append_escaped (out, text, length, -1);
  if (is_valid)
    append_meaning (out, text, length, &date);
  else
    g_string_append (out, error.code == DTL_DATE_ERROR_OUT_OF_RANGE ? "\tout-of-range\t\t\t\t\n" : "\tinvalid\t\t\t\t\n");
  fwrite (out->str, 1, out->len, stdout);

  if (!is_valid)
    print_error (text, length, line, &error);

  return is_valid;
}

static int
print_lines (FILE *input)
{
  g_autoptr (GString) out = g_string_new (NULL);
  char *text = NULL;
  size_t capacity = 0;
  ssize_t length;
  gboolean all_valid = TRUE;

  for (guint line = 1; (length = getline (&text, &capacity, input)) >= 0; line++)
    {
      if (length > 0 && text[length - 1] == '\n')
        length--;
      if (length > 0 && text[length - 1] == '\r')
        length--;
      all_valid &= print_date (out, text, length, line);
    }

  free (text);
  if (ferror (input))
    {
      g_autofree char *reason = g_locale_to_utf8 (g_strerror (errno), -1, NULL, NULL, NULL);

      fprintf (stderr, _("dateline date: standard input could not be read: %s\n"), reason != NULL ? reason : "");
      return EXIT_SOME_INVALID;
    }

  return all_valid ? EXIT_ALL_VALID : EXIT_SOME_INVALID;
}

static int
print_arguments (int    n_dates,
                 char **dates)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean all_valid = TRUE;

  for (int i = 0; i < n_dates; i++)
    all_valid &= print_date (out, dates[i], strlen (dates[i]), 0);

  return all_valid ? EXIT_ALL_VALID : EXIT_SOME_INVALID;
}

static void
print_usage (FILE *file)
{
  fputs (_("Usage: dateline date ['DATE' …]\n"
           "\n"
           "Tells what dates in EDTF (levels 0, 1 and 2) mean. Without an argument it reads\n"
           "one date from each line of standard input. For each it prints, parted by tabs:\n"
           "the date; valid, invalid or out-of-range; its earliest and its latest second\n"
           "(“..” where it is open, nothing where it is unknown); its precision; its wording.\n"
           "\n"
           "Exit status: 0 when all are valid, 1 when some are not, 2 for wrong usage.\n"), file);
}

/**
 * dtl_cli_date:
 * @argc: how many arguments
 * @argv: "date" and the dates; a negative year is a date, not an option
 *
 * Returns: the exit status of `dateline date`
 */
int
dtl_cli_date (int    argc,
              char **argv)
{
  int first = 1;
  int status;

  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    {
      print_usage (stdout);
      return EXIT_ALL_VALID;
    }
  if (argc > 1 && g_str_equal (argv[1], "--"))
    first = 2;
  else if (argc > 1 && g_str_has_prefix (argv[1], "--"))
    {
      fprintf (stderr, _("dateline date: there is no option “%s”\n"), argv[1]);
      print_usage (stderr);
      return EXIT_USAGE;
    }

  status = argc > first ? print_arguments (argc - first, argv + first) : print_lines (stdin);

  if (fflush (stdout) != 0)
    {
      g_autofree char *reason = g_locale_to_utf8 (g_strerror (errno), -1, NULL, NULL, NULL);

      fprintf (stderr, _("dateline date: standard output could not be written: %s\n"), reason != NULL ? reason : "");
      return EXIT_SOME_INVALID;
    }

  return status;
}
