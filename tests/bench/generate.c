/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "generate.h"

#include "dtl-civil.h"

#include <math.h>

#define N_LANES         8
#define N_ACTORS        40
#define N_SOURCES       60
#define EVENTS_PER_BURST 40
#define FIRST_YEAR      1820
#define N_YEARS         200

static const char * const words[] =
{
  "treaty", "harbour", "council", "railway", "minister", "strike", "election", "bridge", "letter", "report", "inquiry", "border",
  "parliament", "convoy", "flood", "harvest", "embassy", "sanctions", "ceasefire", "observatory", "expedition", "charter", "bank",
  "court", "museum", "factory", "union", "newspaper", "delegation", "proposal", "résumé", "Überfall", "coup d’état", "señor", "Łódź",
  "opens", "closes", "signs", "rejects", "demands", "announces", "delays", "confirms", "withdraws", "visits", "leaves", "joins",
  "in", "of", "the", "and", "with", "against", "after", "before", "for", "under", "new", "old", "first", "second", "northern",
  "southern", "secret", "public", "joint", "final", "provisional", "great", "small", "late", "early", "royal", "civil",
};

/* SplitMix64 (Steele, Lea and Flood 2014). */
static guint64
next (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static guint
below (guint64 *state,
       guint    limit)
{
  return (guint) (next (state) % limit);
}

static double
fraction (guint64 *state)
{
  return (double) (next (state) >> 11) / 9007199254740992.0;
}

static void
append_words (GString *out,
              guint64 *state,
              guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, words[below (state, G_N_ELEMENTS (words))]);
    }
  if (below (state, 40) == 0)
    g_string_append (out, " \\\"so called\\\"");
}

static void
append_day (GString *out,
            gint64   day)
{
  gint64 year;
  int month, day_of_month;

  dtl_civil_date_from_days (day, &year, &month, &day_of_month);
  g_string_append_printf (out, "%04d-%02d-%02d", (int) year, month, day_of_month);
}

static void
append_when (GString *out,
             guint64 *state,
             gint64   day)
{
  guint kind = below (state, 100);

  g_string_append (out, "\"when\": \"");
  append_day (out, day);
  if (kind < 20)
    {
      g_string_append_c (out, '/');
      append_day (out, day + 1 + (gint64) (-log (1.0 - fraction (state)) * 60));
    }
  else if (kind < 32)
    g_string_truncate (out, out->len - 3);   /* the month */
  else if (kind < 35)
    g_string_truncate (out, out->len - 6);   /* the year */
  else if (kind < 40)
    g_string_append_printf (out, "T%02u:%02u", below (state, 24), below (state, 60));
  if (kind % 10 == 3)
    g_string_append_c (out, '~');
  g_string_append_c (out, '"');
}

static void
append_citation (GString *out,
                 guint64 *state)
{
  static const char * const stances[] = { "reports", "reports", "reports", "confirms", "denies", "mentions" };

  g_string_append_printf (out, "{ \"source\": \"s%u\", \"locator\": \"%u\", \"stance\": \"%s\", \"quote\": { \"exact\": \"",
                          below (state, N_SOURCES), 1 + below (state, 400), stances[below (state, G_N_ELEMENTS (stances))]);
  append_words (out, state, 8 + below (state, 16));
  g_string_append (out, "\" } }");
}

static void
append_plan (GString *out,
             guint64 *state,
             gint64   day)
{
  g_string_append (out, ", \"plans\": [ { \"when\": \"[..");
  append_day (out, day + 30 + below (state, 200));
  g_string_append (out, "]\", \"kind\": \"deadline\", \"statedOn\": \"");
  append_day (out, day - below (state, 100));
  g_string_append (out, "\" } ]");
}

static void
append_event (GString *out,
              guint64 *state,
              guint    number,
              gint64   day)
{
  guint n_citations = 1 + (below (state, 5) == 0);

  g_string_append_printf (out, "    { \"id\": \"e%u\", \"title\": \"", number);
  append_words (out, state, 3 + below (state, 6));
  g_string_append (out, "\", ");
  append_when (out, state, day);
  g_string_append_printf (out, ", \"lane\": \"l%u\", \"importance\": %u, \"actors\": [\"a%u\"]",
                          below (state, N_LANES), 1 + below (state, 5), below (state, N_ACTORS));
  if (below (state, 3) == 0)
    {
      g_string_append (out, ", \"description\": \"");
      append_words (out, state, 12 + below (state, 20));
      g_string_append_c (out, '"');
    }
  if (below (state, 30) == 0)
    append_plan (out, state, day);
  g_string_append (out, ", \"citations\": [");
  for (guint i = 0; i < n_citations; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      append_citation (out, state);
    }
  g_string_append (out, "] }");
}

static void
append_head (GString *out,
             guint64 *state,
             guint    n_events)
{
  g_string_append_printf (out, "{\n  \"format\": \"dateline\", \"version\": \"1.0\",\n  \"title\": \"%u events\",\n  \"lanes\": [", n_events);
  for (guint i = 0; i < N_LANES; i++)
    g_string_append_printf (out, "%s\n    { \"id\": \"l%u\", \"title\": \"Lane %u\" }", i > 0 ? "," : "", i, i);
  g_string_append (out, "\n  ],\n  \"actors\": [");
  for (guint i = 0; i < N_ACTORS; i++)
    g_string_append_printf (out, "%s\n    { \"id\": \"a%u\", \"name\": \"Actor %u\" }", i > 0 ? "," : "", i, i);
  g_string_append (out, "\n  ],\n  \"sources\": [");
  for (guint i = 0; i < N_SOURCES; i++)
    {
      g_string_append_printf (out, "%s\n    { \"id\": \"s%u\", \"type\": \"book\", \"title\": \"", i > 0 ? "," : "", i);
      append_words (out, state, 5);
      g_string_append_printf (out, "\", \"author\": [{ \"family\": \"Author %u\" }], \"issued\": \"%u\"", i, 1850 + below (state, 170));
      if (i >= 40)
        g_string_append_printf (out, ", \"basedOn\": [\"s%u\"]", below (state, 40));
      g_string_append (out, " }");
    }
  g_string_append (out, "\n  ],\n  \"events\": [\n");
}

GBytes *
dtl_generate (guint   n_events,
              guint64 seed)
{
  GString *out = g_string_sized_new ((gsize) n_events * 460 + 16384);
  gint64 first = dtl_civil_days_from_date (FIRST_YEAR, 1, 1);
  guint64 state = seed;
  double day = 0;

  append_head (out, &state, n_events);
  for (guint i = 0; i < n_events; i++)
    {
      if (i % EVENTS_PER_BURST == 0)
        day = (double) first + fraction (&state) * N_YEARS * 365.25;
      day += -log (1.0 - fraction (&state)) * 3;
      append_event (out, &state, i, (gint64) day);
      g_string_append (out, i + 1 < n_events ? ",\n" : "\n");
    }
  g_string_append (out, "  ]\n}\n");
  return g_string_free_to_bytes (out);
}
