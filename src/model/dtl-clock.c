/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-date.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

/* Where clocks are read in twelve hours the locale's time has an hour up to twelve in it, or is all of its twelve-hour time. */
static gboolean
has_twelve_hours (void)
{
  const char *format = nl_langinfo (T_FMT);

  return strstr (format, "%I") != NULL || strstr (format, "%l") != NULL || strstr (format, "%r") != NULL;
}

static char *
dup_half (int hour)
{
  const char *half = nl_langinfo (hour < 12 ? AM_STR : PM_STR);

  return g_get_charset (NULL) ? g_strdup (half) : g_locale_to_utf8 (half, -1, NULL, NULL, NULL);
}

/**
 * dtl_clock_to_words:
 * @hour: 0 to 24
 * @minute: 0 to 59
 * @second: (nullable): seconds as they are written, maybe with a fraction, or %NULL
 *
 * Returns: (transfer full): the time as clocks are read in the locale, "14:05", "2:05 PM"
 */
char *
dtl_clock_to_words (int         hour,
                    int         minute,
                    const char *second)
{
  g_autofree char *half = has_twelve_hours () ? dup_half (hour) : NULL;
  /* 24:00 is the end of the day; twelve hours have no name for it. */
  gboolean is_halved = half != NULL && half[0] != '\0' && hour < 24;
  g_autoptr (GString) clock = g_string_new (NULL);

  if (is_halved)
    g_string_printf (clock, "%d:%02d", (hour + 11) % 12 + 1, minute);
  else
    g_string_printf (clock, "%02d:%02d", hour, minute);
  if (second != NULL)
    g_string_append_printf (clock, ":%s", second);
  if (!is_halved)
    return g_strdup (clock->str);
  /* Translators: a time in twelve hours and its half of the day, "2:05 PM" */
  return g_strdup_printf (C_("clock", "%1$s %2$s"), clock->str, half);
}
