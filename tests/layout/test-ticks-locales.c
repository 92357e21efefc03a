/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ruler in the locales of people: names of months, clocks of twelve and of twenty-four hours, digits and scripts of all
 * kinds. The locales are compiled here, so that none has to be installed; where there is no localedef the test is skipped.
 */
#include "dtl-ticks-private.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define CHAR_PX 7.0
#define EXIT_SKIPPED 77

static double
measure (const char *text,
         gpointer    user_data)
{
  return g_utf8_strlen (text, -1) * CHAR_PX;
}

static gboolean
compile_locale (const char *folder,
                const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s.UTF-8", name);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  const char *argv[] = { "localedef", "-i", name, "-f", "UTF-8", path, NULL };
  int status = -1;

  return g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL, NULL, NULL, NULL, &status, NULL) &&
         status == 0 && g_setenv ("LOCPATH", folder, TRUE) && setlocale (LC_ALL, file) != NULL;
}

static void
remove_folder (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static GArray *
make_ticks (DtlInstant at,
            double     px_per_second)
{
  g_autoptr (DtlScale) scale = dtl_scale_new (DTL_INSTANT_FIRST, DTL_INSTANT_LAST, NULL, 0);
  DtlViewport view = { .anchor = at, .anchor_x = 0, .px_per_second = px_per_second, .width = 1200, .height = 400 };

  return dtl_ticks_new (scale, &view, measure, NULL);
}

/* At every scale: labels of one tier never overlap, say something, and are text. */
static void
check_every_scale (void)
{
  const DtlCivil places[] = { { 2017, 9, 12, 12, 14, 0 }, { -43, 3, 15, 0, 0, 0 }, { -4000, 1, 1, 0, 0, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    for (double s = 100; s > 2e-16; s /= 1.7)
      {
        g_autoptr (GArray) ticks = make_ticks (dtl_civil_to_instant (&places[i]), s);
        double last_right[2] = { -G_MAXDOUBLE, -G_MAXDOUBLE };

        for (guint n = 0; n < ticks->len; n++)
          {
            const DtlTick *tick = &g_array_index (ticks, DtlTick, n);

            if (tick->label == NULL)
              continue;
            g_assert_true (g_utf8_validate (tick->label, -1, NULL));
            g_assert_cmpstr (tick->label, !=, "");
            g_assert_cmpfloat (tick->label_x, >=, last_right[tick->upper ? 1 : 0]);
            last_right[tick->upper ? 1 : 0] = tick->label_x + measure (tick->label, NULL);
          }
      }
}

/* The name of the first tick below @px_per_second that has one. */
static char *
dup_first_label (double px_per_second)
{
  const DtlCivil noon = { 2017, 3, 1, 13, 0, 0 };
  g_autoptr (GArray) ticks = make_ticks (dtl_civil_to_instant (&noon), px_per_second);

  for (guint i = 0; i < ticks->len; i++)
    if (!g_array_index (ticks, DtlTick, i).upper && g_array_index (ticks, DtlTick, i).label != NULL)
      return g_strdup (g_array_index (ticks, DtlTick, i).label);
  return NULL;
}

static const struct
{
  const char *name, *hour, *second, *night;
} locales[] = {
  { "de_DE", "13:00", "13:00:00", "00:05" },
  { "en_GB", "13:00", "13:00:00", "00:05" },
  { "en_US", "1:00 PM", "1:00:00 PM", "12:05 AM" },
  { "ja_JP", NULL, NULL, NULL },
  { "fa_IR", NULL, NULL, NULL },
  { "ar_EG", NULL, NULL, NULL },
  { "th_TH", NULL, NULL, NULL },
  { "hi_IN", NULL, NULL, NULL },
  { "ru_RU", "13:00", "13:00:00", "00:05" },
};

static void
check_locale (gsize i)
{
  g_autofree char *hour = dup_first_label (120.0 / 3600);
  g_autofree char *second = dup_first_label (140.0);
  g_autofree char *night = dtl_clock_to_words (0, 5, NULL);
  g_autofree char *end_of_day = dtl_clock_to_words (24, 0, NULL);

  check_every_scale ();
  g_assert_cmpstr (end_of_day, ==, "24:00");   /* never noon, nor the day's beginning */
  if (locales[i].hour == NULL)
    return;
  g_assert_cmpstr (hour, ==, locales[i].hour);
  g_assert_cmpstr (second, ==, locales[i].second);
  g_assert_cmpstr (night, ==, locales[i].night);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-locales-XXXXXX", NULL);
  guint n_checked = 0;

  g_assert_nonnull (folder);
  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    if (compile_locale (folder, locales[i].name))
      {
        check_locale (i);
        n_checked++;
      }
  remove_folder (folder);
  g_print ("%u of %u locales\n", n_checked, (guint) G_N_ELEMENTS (locales));
  return n_checked > 0 ? 0 : EXIT_SKIPPED;
}
