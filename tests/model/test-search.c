/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-document-builder.h"
#include "dtl-fold.h"
#include "dtl-search.h"

#include <string.h>

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK || type == G_UNICODE_FORMAT;
}

/* Decomposed, without marks and what is invisible. */
static char *
strip_marks (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  GString *out = g_string_new (NULL);

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_mark (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

/* The fold as it is described, the slow way: all of a text at once, by GLib's functions. */
static char *
fold_slowly (const char *text)
{
  static const struct { const char *from, *to; } relatives[] =
  {
    { "ł", "l" }, { "ø", "o" }, { "đ", "d" }, { "ð", "d" }, { "þ", "th" }, { "æ", "ae" }, { "œ", "oe" }, { "ı", "i" }, { "ħ", "h" },
    { "‘", "'" }, { "’", "'" }, { "‚", "'" }, { "‛", "'" }, { "′", "'" }, { "ʼ", "'" }, { "‹", "'" }, { "›", "'" },
    { "“", "\"" }, { "”", "\"" }, { "„", "\"" }, { "‟", "\"" }, { "″", "\"" }, { "«", "\"" }, { "»", "\"" },
    { "‐", "-" }, { "‑", "-" }, { "‒", "-" }, { "–", "-" }, { "—", "-" }, { "―", "-" }, { "−", "-" },
  };
  g_autofree char *stripped = strip_marks (text);
  g_autofree char *folded = g_utf8_casefold (stripped, -1);
  g_autofree char *again = strip_marks (folded);
  GString *out = g_string_new (NULL);

  for (const char *p = again; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_done = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (relatives) && !is_done; i++)
        if (g_utf8_get_char (relatives[i].from) == c)
          {
            g_string_append (out, relatives[i].to);
            is_done = TRUE;
          }
      if (is_done)
        continue;
      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      else if (out->len == 0 || out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

static char *
random_text (guint n)
{
  static const char * const pieces[] =
  {
    "a", "A", "e", "Z", "o", "l", " ", " ", "  ", "\n", "\t", "é", "É", "e\u0301", "Å", "ﬁ", "ß", "ẞ", "İ", "ı", "Ł", "ø", "Æ", "œ", "ς", "Σ", "σ",
    "Ж", "й", "日", "本", "ゃ", "が", "か\u3099", "ｶﾞ", "한", "\u1112\u1161\u11ab", "ا", "ﷺ", "٣", "²", "½", "…", "’", "'", "“", "-", "–", "—", "\u00a0",
    "\u200b", "\u00ad", "𝔄", "Ǆ", "ǅ", "ŉ", "ﬀ", "Ⅷ", "①", "㎏", "ख़", "ก็", "0", "9", ".",
  };
  GString *out = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (out, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (out, FALSE);
}

static void
test_fold_is_as_described (void)
{
  g_autoptr (DtlFold) fold = dtl_fold_new ();

  for (guint round = 0; round < 4000; round++)
    {
      g_autofree char *text = random_text ((guint) g_test_rand_int_range (0, 60));
      g_autofree char *expected = fold_slowly (text);
      g_autoptr (GString) found = g_string_new (NULL), mapped = g_string_new (NULL);
      g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (gsize));

      dtl_fold_append (fold, found, text, strlen (text));
      g_assert_cmpstr (found->str, ==, expected);
      dtl_fold_append_mapped (fold, mapped, origins, text, strlen (text));
      g_assert_cmpstr (mapped->str, ==, expected);
      g_assert_cmpuint (origins->len, ==, mapped->len);
      for (guint i = 0; i < origins->len; i++)
        g_assert_cmpuint (g_array_index (origins, gsize, i), <, strlen (text));
    }
}

static void
test_examples (void)
{
  static const struct { const char *text, *folded; } cases[] =
  {
    { "", "" }, { "Plain", "plain" }, { "Façade  —\n\t“Œuvre”", "facade - \"oeuvre\"" }, { "ÉCOLE Straße Łódź", "ecole strasse lodz" },
    { "e\u0301", "e" }, { "oﬃce", "office" }, { "co\u00adoperate", "cooperate" }, { "Кремль", "кремль" },
    { "ΟΔΟΣ οδος οδός", "οδοσ οδοσ οδοσ" }, { "don’t", "don't" }, { "2009–2017…", "2009-2017..." }, { "日本", "日本" },
  };
  g_autoptr (DtlFold) fold = dtl_fold_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);

      dtl_fold_append (fold, found, cases[i].text, strlen (cases[i].text));
      g_assert_cmpstr (found->str, ==, cases[i].folded);
    }
}

/* Folding what is folded changes nothing. */
static void
test_folding_twice (void)
{
  g_autoptr (DtlFold) fold = dtl_fold_new ();

  for (guint round = 0; round < 2000; round++)
    {
      g_autofree char *text = random_text ((guint) g_test_rand_int_range (0, 20));
      g_autoptr (GString) once = g_string_new (NULL), twice = g_string_new (NULL);

      dtl_fold_append (fold, once, text, strlen (text));
      dtl_fold_append (fold, twice, once->str, once->len);
      g_assert_cmpstr (twice->str, ==, once->str);
      g_assert_true (g_utf8_validate (once->str, -1, NULL));
    }
}

static void
test_every_character_folds (void)
{
  g_autoptr (DtlFold) fold = dtl_fold_new ();

  for (gunichar c = 1; c < 0x30000; c += c < 0x3100 ? 1 : 23)
    {
      char text[8];
      g_autofree char *expected = NULL;
      g_autoptr (GString) found = g_string_new (NULL);

      if (!g_unichar_validate (c))
        continue;
      text[g_unichar_to_utf8 (c, text)] = '\0';
      expected = fold_slowly (text);
      dtl_fold_append (fold, found, text, strlen (text));
      g_assert_cmpstr (found->str, ==, expected);
    }
}

static void
test_escapes_are_decoded (void)
{
  g_autoptr (DtlFold) fold = dtl_fold_new ();
  g_autoptr (GString) found = g_string_new (NULL);
  static const char raw[] = "{\"Title\": \"R\\u00e9sum\\u00C9 \\ud835\\udd04 \\\"Q\\\" \\/ a\\n\\tb\"}";

  dtl_fold_append_raw (fold, found, raw, strlen (raw));
  g_assert_cmpstr (found->str, ==, "{\"title\": \"resume a \"q\" / a b\"}");
}

/* Titles only, so that what is searched is known. */
static DtlDocument *
make_document (const char * const *titles,
               guint               n)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      g_autofree char *date = g_strdup_printf ("%04u", 1000 + (i * 7919) % 500);

      dtl_document_builder_add_simple (builder, id, titles[i], i % 7 != 0 ? date : NULL, DTL_NONE, 3);
    }
  return dtl_document_builder_finish (builder);
}

static void
test_words (void)
{
  static const struct { const char *title, *query; gboolean matches; } cases[] =
  {
    { "Résumé of the Łódź meeting", "resume", TRUE },
    { "Résumé of the Łódź meeting", "RÉSUMÉ lodz", TRUE },
    { "Résumé of the Łódź meeting", "lodz resume", TRUE },
    { "Résumé of the Łódź meeting", "\"lodz meeting\"", TRUE },
    { "Résumé of the Łódź meeting", "“lodz  meeting”", TRUE },
    { "Résumé of the Łódź meeting", "\"meeting lodz\"", FALSE },
    { "Résumé of the Łódź meeting", "resume absent", FALSE },
    { "Résumé of the Łódź meeting", "meet", TRUE },
    { "Resume", "résumé", TRUE },
    { "e\u0301te\u0301", "été", TRUE },
    { "Don’t go", "don't", TRUE },
    { "Don't go", "don’t", TRUE },
    { "1914–1918", "1914-1918", TRUE },
    { "Straße", "STRASSE", TRUE },
    { "ΜΆΪΟΣ", "μαιος", TRUE },
    { "Ё", "е", TRUE },
    { "東京", "京", TRUE },
    { "Title", "title\"", TRUE },
    { "A \"quoted\" word", "quoted", TRUE },
    { "back\\slash", "back\\slash", TRUE },
    { "tab\there", "\"tab here\"", TRUE },
    { "x", "e0", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlDocument) document = make_document (&cases[i].title, 1);
      g_autoptr (DtlSearch) search = dtl_search_new (cases[i].query);
      g_autoptr (GArray) found = dtl_search_run (search, document, NULL);

      g_assert_cmpint (dtl_search_matches (search, document, 0), ==, cases[i].matches);
      g_assert_cmpuint (found->len, ==, cases[i].matches);
    }
}

static void
test_nothing_to_look_for (void)
{
  static const char * const queries[] = { "", " ", "\"\"", " \t\n", "\u0301", "“ ”", "\u200b" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    g_assert_null (dtl_search_new (queries[i]));
}

/* Random titles and words against the slow fold and strstr, in the document's order. */
static void
test_brute_force (void)
{
  enum { N = 200 };

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (DtlDocument) document = NULL;
      const guint32 *order;

      for (guint i = 0; i < N; i++)
        g_ptr_array_add (titles, random_text ((guint) g_test_rand_int_range (1, 12)));
      document = make_document ((const char * const *) titles->pdata, N);
      order = dtl_document_get_order (document);

      for (guint i = 0; i < 20; i++)
        {
          g_autofree char *first = random_text (1), *second = random_text (2);
          g_autofree char *query = g_strdup_printf ("%s \"%s\"", first, second);
          g_autofree char *first_folded = fold_slowly (first), *second_folded = fold_slowly (second);
          g_autoptr (DtlSearch) search = dtl_search_new (query);
          g_autoptr (GArray) found = NULL;
          guint next = 0;

          g_strstrip (first_folded);
          g_strstrip (second_folded);
          if (search == NULL || strchr (first_folded, '"') != NULL || strchr (second_folded, '"') != NULL || strchr (first_folded, ' ') != NULL)
            continue;
          found = dtl_search_run (search, document, NULL);
          for (guint j = 0; j < N; j++)
            {
              g_autofree char *folded = fold_slowly (g_ptr_array_index (titles, order[j]));
              gboolean expected = strstr (folded, first_folded) != NULL && strstr (folded, second_folded) != NULL;

              g_assert_cmpint (dtl_search_matches (search, document, order[j]), ==, expected);
              if (!expected)
                continue;
              g_assert_cmpuint (next, <, found->len);
              g_assert_cmpuint (g_array_index (found, guint32, next), ==, order[j]);
              next++;
            }
          g_assert_cmpuint (next, ==, found->len);
        }
    }
}

static gboolean
stop_cb (const guint32 *events,
         guint          n_events,
         gpointer       user_data)
{
  guint *n = user_data;

  *n += n_events;
  return *n < 5;
}

static void
test_stops (void)
{
  const char *titles[1000];
  g_autoptr (DtlDocument) document = NULL;
  g_autoptr (DtlSearch) search = dtl_search_new ("same");
  g_autoptr (GArray) found = NULL;
  gint cancel = 1;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    titles[i] = "The same";
  document = make_document (titles, G_N_ELEMENTS (titles));
  found = dtl_search_run (search, document, &cancel);
  g_assert_cmpuint (found->len, ==, 0);
  dtl_search_foreach (search, document, stop_cb, &n);
  g_assert_cmpuint (n, >=, 5);
  g_assert_cmpuint (n, <, 100);
}

static void
test_places (void)
{
  static const struct { const char *query, *text, *expected; } cases[] =
  {
    { "resume", "A Résumé, a resume", "A [Résumé], a [resume]" },
    { "e", "e\u0301te\u0301", "[e\u0301]t[e\u0301]" },
    { "ab bc", "xabcx", "x[abc]x" },
    { "a", "aaa", "[aaa]" },
    { "facade", "La façade.", "La [façade]." },
    { "ss", "Straße", "Stra[ß]e" },
    { "s", "ß", "[ß]" },
    { "\"a b\"", "a \n b", "[a \n b]" },
    { "fi", "eﬃcient", "e[ﬃ]cient" },
    { "none", "nothing", "nothing" },
    { "cyber", "A Cyber unit, cybersecurity", "A [Cyber] unit, [cyber]security" },
    { "\"cyber unit\"", "cyber unit, unit", "[cyber unit], unit" },
    { "“cyber unit", "Cyber\n  unit", "[Cyber\n  unit]" },
    { "ecole", "e\u0301cole e\u0301", "[e\u0301cole] e\u0301" },
    { "aa", "aaaaa", "[aaaa]a" },
    { "don't", "Don’t", "[Don’t]" },
    { "本", "日本語", "日[本]語" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlSearch) search = dtl_search_new (cases[i].query);
      g_autoptr (GArray) places = dtl_search_find_in (search, cases[i].text);
      g_autoptr (GString) marked = g_string_new (NULL);
      gsize at = 0;

      for (guint j = 0; j + 1 < places->len; j += 2)
        {
          gsize start = g_array_index (places, gsize, j), end = g_array_index (places, gsize, j + 1);

          g_assert_true (start >= at && start < end);
          g_string_append_len (marked, cases[i].text + at, (gssize) (start - at));
          g_string_append_printf (marked, "[%.*s]", (int) (end - start), cases[i].text + start);
          at = end;
        }
      g_string_append (marked, cases[i].text + at);
      g_assert_cmpstr (marked->str, ==, cases[i].expected);
    }
}

/* Places never overlap, lie on characters, and hold what was looked for. */
static void
test_places_of_random_texts (void)
{
  for (guint round = 0; round < 600; round++)
    {
      g_autofree char *text = random_text ((guint) g_test_rand_int_range (0, 40));
      g_autofree char *query = random_text (2);
      g_autoptr (DtlSearch) search = dtl_search_new (query);
      g_autoptr (GArray) places = NULL;
      gsize at = 0;

      if (search == NULL)
        continue;
      places = dtl_search_find_in (search, text);
      g_assert_cmpuint (places->len % 2, ==, 0);
      for (guint i = 0; i < places->len; i++)
        {
          gsize place = g_array_index (places, gsize, i);

          g_assert_true (i == 0 || place > at);
          g_assert_cmpuint (place, <=, strlen (text));
          g_assert_true (g_utf8_validate (text + place, -1, NULL));
          at = place;
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/fold-is-as-described", test_fold_is_as_described);
  g_test_add_func ("/search/text-is-folded-as-people-type", test_examples);
  g_test_add_func ("/search/folding-twice-is-folding-once", test_folding_twice);
  g_test_add_func ("/search/every-character-folds-as-described", test_every_character_folds);
  g_test_add_func ("/search/escapes-are-decoded", test_escapes_are_decoded);
  g_test_add_func ("/search/words-are-found-as-people-type-them", test_words);
  g_test_add_func ("/search/nothing-to-look-for-is-no-search", test_nothing_to_look_for);
  g_test_add_func ("/search/matches-are-those-of-brute-force", test_brute_force);
  g_test_add_func ("/search/stops-when-it-is-told-to", test_stops);
  g_test_add_func ("/search/places-cover-whole-characters", test_places);
  g_test_add_func ("/search/places-are-sorted-and-apart", test_places_of_random_texts);
  return g_test_run ();
}
