/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Nanoseconds per date, beside g_date_time_new_from_iso8601 on what both read: the medians of runs
 * that take turns, so that a busy machine slows both. Fails when ours is slower on any of these, or when
 * reading a long date takes more per byte than reading a short one.
 */
#include "dtl-date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_ROUNDS   31
#define N_PER_RUN  20000
#define RATIO_MAX  1.0
/* A set takes no more per byte when it is sixteen times as long; the rest is for the machine's moods. */
#define GROWTH_MAX 1.5

typedef struct
{
  const char *text;
  gboolean    both_read;
} Sample;

static const Sample samples[] = {
  { "2017-05-12T12:14:30Z", TRUE },
  { "2017-05-12T12:14:30", TRUE },
  { "2017-05-12T12:14:30+02:00", TRUE },
  { "2017-05-12T12:14:30-04", TRUE },
  { "2017-05-12T12:14:30.250Z", TRUE },
  { "0044-03-15T12:00:00Z", TRUE },
  { "2017-05-12", FALSE },
  { "2017-05", FALSE },
  { "2017", FALSE },
  { "2017-03~", FALSE },
  { "196X", FALSE },
  { "2017-05-XX", FALSE },
  { "156X-12-25", FALSE },
  { "2017-05/..", FALSE },
  { "2017-05-12/2019", FALSE },
  { "[2017-09-04..2017-09-10]", FALSE },
  { "?2004-06-~11", FALSE },
  { "Y-13800000000", FALSE },
};

static gint64 sink;

static double
measure_ours (const char *text,
              gssize      length,
              int         count)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < count; i++)
    {
      DtlDate date;

      if (dtl_date_parse (text, length, NULL, &date, NULL))
        sink += date.earliest;
    }

  return (g_get_monotonic_time () - start) * 1000.0 / count;
}

static double
measure_glib (const char *text,
              GTimeZone  *utc)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < N_PER_RUN; i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);

      sink += g_date_time_to_unix (time);
    }

  return (g_get_monotonic_time () - start) * 1000.0 / N_PER_RUN;
}

static int
compare_numbers (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
find_median (double *numbers)
{
  qsort (numbers, N_ROUNDS, sizeof *numbers, compare_numbers);
  return numbers[N_ROUNDS / 2];
}

/* Returns: whether it is fast enough */
static gboolean
compare_sample (const Sample *sample,
                GTimeZone    *utc)
{
  double ours[N_ROUNDS], theirs[N_ROUNDS];
  double our_median, their_median;

  for (int i = 0; i < N_ROUNDS; i++)
    {
      ours[i] = measure_ours (sample->text, -1, N_PER_RUN);
      if (sample->both_read)
        theirs[i] = measure_glib (sample->text, utc);
    }

  our_median = find_median (ours);
  if (!sample->both_read)
    {
      printf ("%-28s %8.1f\n", sample->text, our_median);
      return TRUE;
    }

  their_median = find_median (theirs);
  printf ("%-28s %8.1f %8.1f %7.2f\n", sample->text, our_median, their_median, our_median / their_median);
  return our_median <= RATIO_MAX * their_median;
}

/* Both must agree before their speed is worth comparing. */
static gboolean
agrees_with_glib (const Sample *sample,
                  GTimeZone    *utc)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (sample->text, utc);
  DtlDate date;

  return time != NULL && dtl_date_parse (sample->text, -1, NULL, &date, NULL) &&
         date.earliest == g_date_time_to_unix (time);
}

/* A set of @n_members days. */
static char *
write_set (int n_members)
{
  GString *set = g_string_new ("[2017-05-12");

  for (int i = 1; i < n_members; i++)
    g_string_append (set, ",2017-05-12");
  g_string_append_c (set, ']');
  return g_string_free (set, FALSE);
}

static gboolean
grows_linearly (void)
{
  g_autofree char *small = write_set (20);
  g_autofree char *large = write_set (320);
  double small_runs[N_ROUNDS], large_runs[N_ROUNDS];
  double growth;

  for (int i = 0; i < N_ROUNDS; i++)
    {
      small_runs[i] = measure_ours (small, -1, 1600) / strlen (small);
      large_runs[i] = measure_ours (large, -1, 100) / strlen (large);
    }

  growth = find_median (large_runs) / find_median (small_runs);
  printf ("a set of 320 days takes %.2f times as long per byte as one of 20\n", growth);
  return growth <= GROWTH_MAX;
}

int
main (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  gboolean is_fine = TRUE;

  printf ("%-28s %8s %8s %7s\n", "ns per date", "ours", "GLib", "ratio");
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      if (samples[i].both_read && !agrees_with_glib (&samples[i], utc))
        {
          printf ("%-28s is read differently by GLib\n", samples[i].text);
          is_fine = FALSE;
          continue;
        }
      is_fine &= compare_sample (&samples[i], utc);
    }

  is_fine &= grows_linearly ();
  if (sink == 1)
    puts ("");

  puts (is_fine ? "fine" : "TOO SLOW");
  return is_fine ? 0 : 1;
}
