/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "dtl-document-builder.h"
#include "dtl-fold-text.h"
#include "dtl-search.h"

static const struct
{
  const char *text;
  const char *folded;
} folds[] = {
  { "", "" },
  { "Plain", "plain" },
  { "Façade  —\n\t“Œuvre”", "facade - \"oeuvre\"" },
  { "ÉCOLE Straße Łódź", "ecole strasse lodz" },
  { "e\xcc\x81", "e" },                         /* a letter and its mark as two characters */
  { "o\xef\xac\x83" "ce", "office" },           /* the ligature of ffi */
  { "co\xc2\xad" "operate", "cooperate" },      /* a soft hyphen */
  { "Кремль", "кремль" },
  { "ΟΔΟΣ οδος οδός", "οδοσ οδοσ οδοσ" },
  { "don’t", "don't" },
  { "2009–2017…", "2009-2017..." },
  { "日本", "日本" },
};

static void
test_fold (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autoptr(GString) out = g_string_new (NULL);
      g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));

      dtl_fold_text (out, folds[i].text, -1, starts);
      g_assert_cmpstr (out->str, ==, folds[i].folded);
      g_assert_cmpuint (starts->len, ==, out->len);
    }
}

/* Folding what is folded changes nothing. */
static void
test_fold_twice (void)
{
  for (int round = 0; round < 5000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL), once = g_string_new (NULL), twice = g_string_new (NULL);

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        {
          gunichar c = g_test_rand_int_range (1, g_test_rand_bit () ? 0x250 : 0xffff);

          if (g_unichar_validate (c))
            g_string_append_unichar (text, c);
        }
      dtl_fold_text (once, text->str, -1, NULL);
      dtl_fold_text (twice, once->str, -1, NULL);
      g_assert_cmpstr (twice->str, ==, once->str);
      g_assert_true (g_utf8_validate (once->str, -1, NULL));
    }
}

/* What is lit stands between brackets. */
static const struct
{
  const char *query;
  const char *text;
  const char *lit;
} lights[] = {
  { "cyber", "A Cyber unit, cybersecurity", "A [Cyber] unit, [cyber]security" },
  { "unit cyber", "cyber unit", "[cyber] [unit]" },
  { "\"cyber unit\"", "cyber unit, unit", "[cyber unit], unit" },
  { "“cyber unit", "Cyber\n  unit", "[Cyber\n  unit]" },
  { "facade", "La façade.", "La [façade]." },
  { "façade", "La facade.", "La [facade]." },
  { "ecole", "e\xcc\x81" "cole e\xcc\x81", "[e\xcc\x81" "cole] e\xcc\x81" },
  { "e", "e\xcc\x81", "[e\xcc\x81]" },
  { "strasse", "Straße!", "[Straße]!" },
  { "s", "ß", "[ß]" },
  { "aa", "aaaaa", "[aaaa]a" },
  { "ab bc", "abc", "[abc]" },
  { "ab cd", "abcd", "[abcd]" },
  { "don't", "Don’t", "[Don’t]" },
  { "x", "nothing", "nothing" },
  { "", "nothing", NULL },
  { " \t\"\" ", "nothing", NULL },
};

static void
test_lights (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lights); i++)
    {
      g_autoptr(DtlSearch) search = dtl_search_new (lights[i].query);
      g_autoptr(GArray) found = NULL;
      g_autoptr(GString) lit = g_string_new (NULL);
      gsize place = 0;

      g_assert_true ((search == NULL) == (lights[i].lit == NULL));
      if (search == NULL)
        continue;
      found = dtl_search_find_in (search, lights[i].text);
      for (guint j = 0; j + 1 < found->len; j += 2)
        {
          gsize start = g_array_index (found, gsize, j), end = g_array_index (found, gsize, j + 1);

          g_assert_cmpuint (start, >=, place);
          g_string_append_len (lit, lights[i].text + place, start - place);
          g_string_append_printf (lit, "[%.*s]", (int) (end - start), lights[i].text + start);
          place = end;
        }
      g_string_append (lit, lights[i].text + place);
      g_assert_cmpstr (lit->str, ==, lights[i].lit);
    }
}

static void
test_run (void)
{
  g_autoptr(DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr(DtlDocument) document = NULL;
  g_autoptr(DtlSearch) search = dtl_search_new ("b*: new bridge");
  g_autoptr(DtlSearch) bridge = dtl_search_new ("BRIDGE");
  g_autoptr(GArray) none = NULL, found = NULL, cancelled = NULL;
  const gint cancel = 1;

  dtl_document_builder_add_simple (builder, "a", "The bridge opens", "2018", DTL_NONE, 3);
  dtl_document_builder_add_simple (builder, "b", "A road", "2017", DTL_NONE, 3);
  dtl_document_builder_add_simple (builder, "c", "A bridge is planned", "2016", DTL_NONE, 3);
  dtl_document_builder_add_simple (builder, "d", "No date for the “bridge”", NULL, DTL_NONE, 3);
  document = dtl_document_builder_finish (builder);

  none = dtl_search_run (search, document, NULL);
  g_assert_cmpuint (none->len, ==, 0);

  /* In order of time; the undated come last. */
  found = dtl_search_run (bridge, document, NULL);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpuint (g_array_index (found, guint32, 0), ==, 2);
  g_assert_cmpuint (g_array_index (found, guint32, 1), ==, 0);
  g_assert_cmpuint (g_array_index (found, guint32, 2), ==, 3);

  cancelled = dtl_search_run (bridge, document, &cancel);
  g_assert_cmpuint (cancelled->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/text-is-folded-as-people-type", test_fold);
  g_test_add_func ("/search/folding-twice-is-folding-once", test_fold_twice);
  g_test_add_func ("/search/lights-whole-characters-once", test_lights);
  g_test_add_func ("/search/matches-come-in-order-of-time", test_run);

  return g_test_run ();
}
