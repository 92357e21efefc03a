/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

typedef struct
{
  char *out;
  char *err;
  int   status;
} Run;

static void
run_free (Run *run)
{
  g_free (run->out);
  g_free (run->err);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static char *
dup_text (GBytes *bytes)
{
  return g_bytes_get_size (bytes) > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : g_strdup ("");
}

/* Runs the command with @arguments, and @input on its standard input. */
static Run *
run_date (const char *const *arguments,
          const char        *input,
          gssize             input_length)
{
  g_autofree char *command = g_test_build_filename (G_TEST_BUILT, "cli", "date-command", NULL);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (input, input_length >= 0 ? (gsize) input_length : strlen (input));
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  Run *run = g_new0 (Run, 1);

  g_ptr_array_add (argv, command);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_newv ((const char *const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, bytes, NULL, &out, &err, &error);
  g_assert_no_error (error);

  run->out = dup_text (out);
  run->err = dup_text (err);
  run->status = g_subprocess_get_exit_status (process);
  return run;
}

static void
test_arguments (void)
{
  const char *const arguments[] = { "2017-03~", "../2017", "2017-05-12T12:14:30-04", "Y170000002", "-0043", "2017/", NULL };
  g_autoptr (Run) run = run_date (arguments, "", 0);

  g_assert_cmpstr (run->out, ==,
                   "2017-03~\tvalid\t2017-03-01T00:00:00\t2017-03-31T23:59:59\tmonth\tabout March 2017\n"
                   "../2017\tvalid\t..\t2017-12-31T23:59:59\t../year\tuntil 2017\n"
                   "2017-05-12T12:14:30-04\tvalid\t2017-05-12T16:14:30Z\t2017-05-12T16:14:30Z\tsecond\t12 May 2017, 12:14:30 UTC−4:00\n"
                   "Y170000002\tvalid\t+170000002-01-01T00:00:00\t+170000002-12-31T23:59:59\tyear\t170000002 CE\n"
                   "-0043\tvalid\t-0043-01-01T00:00:00\t-0043-12-31T23:59:59\tyear\t44 BCE\n"
                   "2017/\tvalid\t2017-01-01T00:00:00\t\tyear/\tfrom 2017, ended, unknown when\n");
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->status, ==, 0);
}

static void
test_invalid (void)
{
  const char *const arguments[] = { "2017-13", "2017", "Y1E999999999", "2017-0", NULL };
  g_autoptr (Run) run = run_date (arguments, "", 0);

  g_assert_cmpstr (run->out, ==,
                   "2017-13\tinvalid\t\t\t\t\n"
                   "2017\tvalid\t2017-01-01T00:00:00\t2017-12-31T23:59:59\tyear\t2017\n"
                   "Y1E999999999\tout-of-range\t\t\t\t\n"
                   "2017-0\tinvalid\t\t\t\t\n");
  g_assert_cmpstr (run->err, ==,
                   "dateline date: 2017-13: column 6: found “13”, expected a month from 01 to 12, or a part of the year from 21 to 41\n"
                   "dateline date: Y1E999999999: column 1: found “Y1E999999999”, expected a year between −290000000000 and 290000000000\n"
                   "dateline date: 2017-0: column 7: found the end, expected a month from 01 to 12, or a part of the year from 21 to 41\n");
  g_assert_cmpint (run->status, ==, 1);
}

static void
test_standard_input (void)
{
  const char *const arguments[] = { NULL };
  g_autoptr (Run) run = run_date (arguments, "2017\r\n\n2017-05\n19", -1);

  g_assert_cmpstr (run->out, ==,
                   "2017\tvalid\t2017-01-01T00:00:00\t2017-12-31T23:59:59\tyear\t2017\n"
                   "\tinvalid\t\t\t\t\n"
                   "2017-05\tvalid\t2017-05-01T00:00:00\t2017-05-31T23:59:59\tmonth\tMay 2017\n"
                   "19\tinvalid\t\t\t\t\n");
  g_assert_cmpstr (run->err, ==,
                   "dateline date: line 2: column 1: found the end, expected a date\n"
                   "dateline date: line 4: 19: column 3: found the end, expected a year of four digits, as in 2019-05-14 (19XX is a century, 193X a decade)\n");
  g_assert_cmpint (run->status, ==, 1);
}

static void
test_empty_input (void)
{
  const char *const arguments[] = { NULL };
  g_autoptr (Run) run = run_date (arguments, "", 0);

  g_assert_cmpstr (run->out, ==, "");
  g_assert_cmpint (run->status, ==, 0);
}

/* Whatever comes in, there is one line of six columns for each line, in UTF-8, without control characters. */
static void
test_hostile_input (void)
{
  const char *const arguments[] = { NULL };
  const char input[] = "20\t17\n2017\0\n\xff\xfe\x1b[31m\n\xe2\x80\xae" "7102\n";
  g_autoptr (Run) run = run_date (arguments, input, sizeof input - 1);

  g_assert_cmpstr (run->out, ==,
                   "20\\t17\tinvalid\t\t\t\t\n"
                   "2017\\x00\tinvalid\t\t\t\t\n"
                   "\\xff\\xfe\\x1b[31m\tinvalid\t\t\t\t\n"
                   "\\xe2\\x80\\xae7102\tinvalid\t\t\t\t\n");
  g_assert_true (g_utf8_validate (run->err, -1, NULL));
  g_assert_cmpint (run->status, ==, 1);
}

static void
test_megabytes (void)
{
  const char *const arguments[] = { NULL };
  const char *const fills = "9X[{?~%/.,-YESTZ:+";
  g_autoptr (GString) input = g_string_new (NULL);
  g_autoptr (Run) run = NULL;
  gint64 start = g_get_monotonic_time ();

  for (const char *fill = fills; *fill != '\0'; fill++)
    {
      gsize old = input->len;

      g_string_set_size (input, old + 1000000);
      memset (input->str + old, *fill, 1000000);
      g_string_append_c (input, '\n');
    }

  run = run_date (arguments, input->str, input->len);
  g_assert_cmpuint (strlen (run->out), ==, strlen (fills) * (1000000 + strlen ("\tinvalid\t\t\t\t\n")));
  g_assert_cmpuint (strlen (run->err), <, strlen (fills) * 300);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_TIME_SPAN_SECOND);
}

static void
test_usage (void)
{
  const char *const help[] = { "--help", NULL };
  const char *const wrong[] = { "--earliest", "2017", NULL };
  const char *const end_of_options[] = { "--", "--2017", "-0043", NULL };
  g_autoptr (Run) helped = run_date (help, "", 0);
  g_autoptr (Run) refused = run_date (wrong, "", 0);
  g_autoptr (Run) read = run_date (end_of_options, "", 0);

  g_assert_true (g_str_has_prefix (helped->out, "Usage: dateline date"));
  g_assert_cmpint (helped->status, ==, 0);
  g_assert_cmpstr (refused->out, ==, "");
  g_assert_nonnull (strstr (refused->err, "--earliest"));
  g_assert_cmpint (refused->status, ==, 2);
  g_assert_true (g_str_has_prefix (read->out, "--2017\tinvalid\t\t\t\t\n-0043\tvalid\t"));
  g_assert_cmpint (read->status, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date/each-argument-has-its-line", test_arguments);
  g_test_add_func ("/date/what-is-not-valid-is-explained", test_invalid);
  g_test_add_func ("/date/lines-of-standard-input-are-dates", test_standard_input);
  g_test_add_func ("/date/nothing-in-nothing-out", test_empty_input);
  g_test_add_func ("/date/no-input-breaks-a-line", test_hostile_input);
  g_test_add_func ("/date/megabytes-take-linear-time", test_megabytes);
  g_test_add_func ("/date/usage", test_usage);

  return g_test_run ();
}
