/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hard-documents.h"

#include <string.h>

typedef struct
{
  GString *text;
  guint    n_events;
} Writer;

static void
begin (Writer     *self,
       const char *title,
       guint       n_lanes,
       const char *lane_name)
{
  g_string_printf (self->text, "{\n  \"format\": \"dateline\", \"version\": \"1.0\",\n  \"title\": \"%s\",\n  \"lanes\": [", title);
  for (guint i = 0; i < n_lanes; i++)
    g_string_append_printf (self->text, "%s\n    { \"id\": \"l%u\", \"title\": \"%s %u\" }", i > 0 ? "," : "", i, lane_name, i + 1);
  g_string_append (self->text, "\n  ],\n  \"events\": [");
}

static void
add (Writer     *self,
     guint       lane,
     const char *when,
     const char *title)
{
  g_string_append_printf (self->text, "%s\n    { \"id\": \"e%u\", \"title\": \"%s\", \"when\": \"%s\", \"lane\": \"l%u\", \"importance\": %u }",
                          self->n_events > 0 ? "," : "", self->n_events, title, when, lane, 1 + self->n_events % 5);
  self->n_events++;
}

static void
add_numbered (Writer     *self,
              guint       lane,
              const char *when)
{
  g_autofree char *title = g_strdup_printf ("Event number %u", self->n_events + 1);

  add (self, lane, when, title);
}

static void
write_none (Writer *self)
{
  begin (self, "No event", 2, "Lane");
}

static void
write_one (Writer *self)
{
  begin (self, "One event", 1, "Lane");
  add (self, 0, "2017-09-12", "The only one");
}

static void
write_one_instant (Writer *self)
{
  begin (self, "Fifty at one instant", 2, "Lane");
  for (guint i = 0; i < 50; i++)
    add_numbered (self, i % 2, "2017-09-12T12:14:00");
}

static void
write_one_second (Writer *self)
{
  begin (self, "All in one second", 3, "Lane");
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *when = g_strdup_printf ("2017-09-12T12:14:30.%02u", 8 * i);

      add_numbered (self, i % 3, when);
    }
}

static void
write_long_and_short (Writer *self)
{
  begin (self, "Ten thousand years beside one second", 2, "Lane");
  add (self, 0, "-8000/2000", "Ten thousand years");
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *when = g_strdup_printf ("1999-12-31T23:59:%02u", 30 + i / 4);

      add_numbered (self, i % 2, when);
    }
}

static void
write_many_lanes (Writer *self)
{
  begin (self, "Ten thousand lanes", 10000, "Lane number");
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *when = g_strdup_printf ("%u-%02u-%02u", 1900 + i * 7 % 120, 1 + i % 12, 1 + i % 28);

      add_numbered (self, i % 10000, when);
    }
}

static void
write_one_lane (Writer *self)
{
  begin (self, "One lane", 1, "The only lane");
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *when = g_strdup_printf ("%u-%02u-%02u", 1990 + i * 13 % 30, 1 + i * 5 % 12, 1 + i * 3 % 28);

      add_numbered (self, 0, when);
    }
}

static void
write_lengths (Writer *self)
{
  begin (self, "Titles of 5 and of 2,000 characters", 3, "Lane");
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *when = g_strdup_printf ("2017-%02u-%02u", 1 + i % 12, 1 + i * 2 % 28);
      g_autoptr (GString) title = g_string_new (NULL);

      if (i % 3 == 0)
        g_string_assign (title, "Short");
      else if (i % 3 == 1)
        while (title->len < 2000)
          g_string_append (title, "many words ");
      else
        while (title->len < 2000)    /* one word that nothing breaks */
          g_string_append_c (title, 'W');
      g_string_truncate (title, MIN (title->len, 2000));
      add (self, i % 3, when, title->str);
    }
}

/* Every title of a list in every kind of mark. */
static void
write_script (Writer             *self,
              const char         *title,
              const char         *lane_name,
              const char * const *titles)
{
  static const char * const dates[] = {
    "2017-03-12", "2017-04", "2017-05-01/2017-06-20", "2017-07~", "2017-08-01/..", "2017-09-12T12:14", "[..2017-10]",
  };

  begin (self, title, 3, lane_name);
  for (guint i = 0; i < 3 * G_N_ELEMENTS (dates); i++)
    add (self, i % 3, dates[i / 3], titles[i % g_strv_length ((char **) titles)]);
}

static void
write_right_to_left (Writer *self)
{
  static const char * const titles[] = {
    "مفاوضات في موسكو", "הצעה לאיפוס היחסים", "إغلاق القنصلية في 12 سبتمبر 2017", "משרד החוץ (Moscow) מגיב", "۱۲ سپتامبر: بازگشت", NULL,
  };

  write_script (self, "من اليمين إلى اليسار", "مسار", titles);
}

static void
write_wide (Writer *self)
{
  static const char * const titles[] = {
    "会談が東京で開かれる", "제재와 폐쇄", "莫斯科提出全面重启两国关系的建议，华盛顿没有回应", "ｆｕｌｌ　ｗｉｄｔｈ", "カタカナとひらがな", NULL,
  };

  write_script (self, "東アジアの文字", "レーン", titles);
}

static void
write_combining (Writer *self)
{
  static const char * const titles[] = {
    "E\u0301te\u0301 a\u0300 No\u0308el", "Z\u0351\u036b\u0343\u036a\u0302a\u0334\u0335\u031cl\u0321\u034ago\u0321\u0319 stacked",
    "👩‍👩‍👧‍👦 family 🏳️‍🌈 flag", "हिन्दी में शीर्षक", "ภาษาไทยไม่มีช่องว่าง", "a\u200bb\u2060c\u00ad zero width", NULL,
  };

  write_script (self, "Combining marks", "Lane", titles);
}

static void
write_open (Writer *self)
{
  begin (self, "An open interval over everything", 2, "Lane");
  add (self, 0, "1900/..", "Since 1900, still going on");
  add (self, 1, "../2020", "Nobody knows since when, until 2020");
  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *when = g_strdup_printf ("%u-%02u-05", 2000 + i / 2, 1 + i % 12);

      add_numbered (self, i % 2, when);
    }
}

static void
write_deep_time (Writer *self)
{
  static const struct
  {
    const char *when, *title;
  } events[] = {
    { "Y-13800000000~", "The universe begins" }, { "Y-4540000000~", "The Earth forms" }, { "Y-541000000", "Cambrian explosion" },
    { "Y-66000000~", "The great dying of the dinosaurs" }, { "Y-300000~", "First people" }, { "-9000~", "Farming" },
    { "-0043-03-15", "Caesar is murdered" }, { "0476", "Rome falls" }, { "1789-07-14", "The Bastille is stormed" },
    { "1969-07-20T20:17:40Z", "The Eagle lands" }, { "1969-07-21T02:56:15Z", "One small step" },
    { "1969-07-21T02:56:48Z", "That is one small step for man" }, { "2017-09-12", "The proposal is made public" },
  };

  begin (self, "From the beginning to a second", 2, "Lane");
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    add (self, i % 2, events[i].when, events[i].title);
}

static const struct
{
  const char *name;
  void      (*write) (Writer *);
} documents[] = {
  { "none", write_none },
  { "one", write_one },
  { "one-instant", write_one_instant },
  { "one-second", write_one_second },
  { "long-and-short", write_long_and_short },
  { "many-lanes", write_many_lanes },
  { "one-lane", write_one_lane },
  { "lengths", write_lengths },
  { "right-to-left", write_right_to_left },
  { "wide", write_wide },
  { "combining", write_combining },
  { "open", write_open },
  { "deep-time", write_deep_time },
};

const char * const *
hard_documents_get_names (void)
{
  static const char *names[G_N_ELEMENTS (documents) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    names[i] = documents[i].name;
  return names;
}

GBytes *
hard_documents_new (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    if (strcmp (documents[i].name, name) == 0)
      {
        Writer writer = { g_string_new (NULL), 0 };

        documents[i].write (&writer);
        g_string_append (writer.text, "\n  ]\n}\n");
        return g_string_free_to_bytes (writer.text);
      }
  return NULL;
}
