/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-quote-match.h"

#include <string.h>

#define TEXT_WORDS  3000
#define ROUNDS      1500
#define ENDS_WORDS  600
#define ENDS_ROUNDS 2500

static DtlQuoteMatch *
find (const char *text,
      const char *exact,
      const char *prefix,
      const char *suffix)
{
  g_autoptr (DtlQuoteText) prepared = dtl_quote_text_new (text, strlen (text));

  return dtl_quote_text_find (prepared, exact, prefix, suffix, NULL);
}

static void
test_forgiven (void)
{
  static const struct { const char *text, *exact; guint forgiven; const char *found; } cases[] =
  {
    { "They saw cracks in the tower.", "cracks in the tower", 0, "cracks in the tower" },
    { "saw cracks\r\n\tin  the tower.", "cracks in the tower", DTL_QUOTE_WHITE_SPACE, "cracks\r\n\tin  the tower" },
    { "cracks in\xe2\x80\x8bside", "cracks inside", DTL_QUOTE_WHITE_SPACE, "cracks in\xe2\x80\x8bside" },
    { "He said “don’t” twice", "\"don't\"", DTL_QUOTE_QUOTATION_MARKS, "“don’t”" },
    { "dit « non » hier", "\"non\" hier", DTL_QUOTE_WHITE_SPACE | DTL_QUOTE_QUOTATION_MARKS, NULL },
    { "dit «\xc2\xa0non\xc2\xa0» hier", "\"non\" hier", DTL_QUOTE_WHITE_SPACE | DTL_QUOTE_QUOTATION_MARKS, "«\xc2\xa0non\xc2\xa0» hier" },
    { "the co‐operation — such as it was", "the cooperation -- such as it was", DTL_QUOTE_DASHES, "the co‐operation — such as it was" },
    { "the inquiry was post-\nponed again", "was postponed again", DTL_QUOTE_WHITE_SPACE | DTL_QUOTE_DASHES, "was post-\nponed again" },
    { "from 1989–1991 on", "1989-1991", DTL_QUOTE_DASHES, "1989–1991" },
    { "from 1989–1991 on", "19891991", 0, NULL },
    { "the in\xc2\xadquiry", "inquiry", DTL_QUOTE_SOFT_HYPHENS, "in\xc2\xadquiry" },
    { "the in\xc2\xad\nquiry", "inquiry", DTL_QUOTE_SOFT_HYPHENS, "in\xc2\xad\nquiry" },
    { "the o\xef\xac\x83" "ce closed", "office closed", DTL_QUOTE_LETTER_FORMS, "o\xef\xac\x83" "ce closed" },
    { "at the cafe\xcc\x81 then", "caf\xc3\xa9 then", DTL_QUOTE_LETTER_FORMS, "cafe\xcc\x81 then" },
    { "wait… what", "wait... what", DTL_QUOTE_LETTER_FORMS, "wait… what" },
    { "at the cafe\xcc\x81", "the cafe", 0, NULL },
    { "in fact the act was read", "act", 0, "act" },
    { "nothing", " \n ", 0, NULL },
    { "桥塔上发现裂缝", "发现裂缝", 0, "发现裂缝" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlQuoteMatch) match = find (cases[i].text, cases[i].exact, NULL, NULL);

      g_test_message ("%s", cases[i].exact);
      if (cases[i].found == NULL)
        {
          g_assert_cmpint (match->state, !=, DTL_QUOTE_MATCHING);
          continue;
        }
      g_assert_cmpint (match->state, ==, DTL_QUOTE_MATCHING);
      g_assert_cmpuint (match->forgiven, ==, cases[i].forgiven);
      g_assert_cmpmem (cases[i].text + match->start, match->end - match->start, cases[i].found, strlen (cases[i].found));
      g_assert_cmpint (match->context, ==, DTL_QUOTE_CONTEXT_NONE);
    }
}

static void
test_twice (void)
{
  const char *text = "On Monday the bridge was closed. On Friday the bridge was closed again.";
  const char *second = strstr (text, "Friday the") + strlen ("Friday ");
  g_autoptr (DtlQuoteMatch) plain = find (text, "the bridge was closed", NULL, NULL);
  g_autoptr (DtlQuoteMatch) prefixed = find (text, "the bridge was closed", "On Friday ", NULL);
  g_autoptr (DtlQuoteMatch) suffixed = find (text, "the bridge was closed", NULL, " again");
  g_autoptr (DtlQuoteMatch) wrong = find (text, "the bridge was closed", "by order", "for good");
  g_autoptr (DtlQuoteMatch) part = find (text, "the bridge was closed", "last Friday", NULL);
  g_autofree char *words = dtl_quote_match_to_words (plain);

  g_assert_cmpint (plain->state, ==, DTL_QUOTE_AMBIGUOUS);
  g_assert_cmpuint (plain->n_places, ==, 2);
  g_assert_cmpstr (words, ==, "stands there 2 times; what is around it does not say which is meant");
  g_assert_cmpint (prefixed->state, ==, DTL_QUOTE_MATCHING);
  g_assert_cmpint (prefixed->context, ==, DTL_QUOTE_CONTEXT_AGREES);
  g_assert_cmpuint (prefixed->start, ==, second - text);
  g_assert_cmpuint (suffixed->start, ==, second - text);
  g_assert_cmpint (wrong->state, ==, DTL_QUOTE_AMBIGUOUS);
  g_assert_cmpint (wrong->context, ==, DTL_QUOTE_CONTEXT_DIFFERS);
  g_assert_cmpint (part->state, ==, DTL_QUOTE_MATCHING);
  g_assert_cmpint (part->context, ==, DTL_QUOTE_CONTEXT_DIFFERS);
  g_assert_cmpuint (part->start, ==, second - text);
}

/* "-removed+inserted kept" */
static char *
describe_spans (const DtlQuoteMatch *match,
                const char          *quote,
                const char          *text)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < match->spans->len; i++)
    {
      const DtlQuoteSpan *span = &g_array_index (match->spans, DtlQuoteSpan, i);

      if (out->len > 0)
        g_string_append_c (out, ' ');
      if (span->kind == DTL_QUOTE_INSERTED)
        g_string_append_printf (out, "+[%.*s]", (int) (span->text_end - span->text_start), text + span->text_start);
      else
        g_string_append_printf (out, "%s%.*s%s", span->kind == DTL_QUOTE_REMOVED ? "-[" : "",
                                (int) (span->quote_end - span->quote_start), quote + span->quote_start,
                                span->kind == DTL_QUOTE_REMOVED ? "]" : "");
    }
  return g_string_free (out, FALSE);
}

static void
test_drifted (void)
{
  static const struct { const char *exact, *spans; } cases[] =
  {
    { "cracks were found in the north tower", "cracks were -[found] +[seen] in the north tower" },
    { "Cracks were seen in the north tower", "-[Cracks] +[cracks] were seen in the north tower" },
    { "cracks were seen in the tower", "cracks were seen in the +[north] tower" },
    { "large cracks were seen in the north tower", "-[large] cracks were seen in the north tower" },
    { "cracks were seen in the north tower, in or about September", "cracks were seen in the north tower -[,] in or about September" },
  };
  const char *text = "Mr Smith told the meeting that cracks were seen in the north tower in or about September. Nobody asked why.";

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DtlQuoteMatch) match = find (text, cases[i].exact, NULL, NULL);
      g_autofree char *spans = NULL;

      g_assert_cmpint (match->state, ==, DTL_QUOTE_DRIFTED);
      spans = describe_spans (match, cases[i].exact, text);
      g_assert_cmpstr (spans, ==, cases[i].spans);
      g_assert_true (strncmp (text + match->start, "cracks", 6) == 0);
    }
}

static void
test_not_found (void)
{
  const char *text = "Mr Smith told the meeting that cracks were seen in the north tower in or about September.";
  const char * const absent[] = { "no such payments were made", "the", "September payments", "a report of the contractor in the north", NULL };

  for (guint i = 0; absent[i] != NULL; i++)
    {
      g_autoptr (DtlQuoteMatch) match = find (text, absent[i], NULL, NULL);

      g_assert_cmpint (match->state, ==, i == 1 ? DTL_QUOTE_AMBIGUOUS : DTL_QUOTE_NOT_FOUND);
    }
}

/* A drifted quotation is found where its surroundings are. */
static void
test_drifted_twice (void)
{
  const char *text = "On Monday the old bridge was closed to all traffic. On Friday the old bridge was closed to all traffic again.";
  g_autoptr (DtlQuoteMatch) match = find (text, "the old bridge was shut to all traffic", "On Friday ", " again");

  g_assert_cmpint (match->state, ==, DTL_QUOTE_DRIFTED);
  g_assert_cmpuint (match->start, ==, strstr (text, "Friday ") + strlen ("Friday ") - text);
}

/* Generated texts: words of a large vocabulary, the frequent ones frequent. */

static char *
make_word (guint number)
{
  static const char * const syllables[] = { "ba", "co", "di", "fu", "ge", "hy", "ka", "lo", "mi", "nu", "pe", "ra", "so", "ti", "vu", "wé" };
  GString *word = g_string_new (NULL);

  do
    g_string_append (word, syllables[number % 16]);
  while ((number /= 16) > 0);
  return g_string_free (word, FALSE);
}

static char *
random_word (void)
{
  guint limit = 1u << g_test_rand_int_range (4, 16);

  return make_word (g_test_rand_int_range (0, limit));
}

static GPtrArray *
make_words (guint n_words)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_words; i++)
    g_ptr_array_add (words, random_word ());
  return words;
}

/* Words from @from to before @to; offsets of each in the text go to @starts. */
static char *
join_words (GPtrArray *words,
            guint      from,
            guint      to,
            gsize     *starts)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      if (i > from)
        g_string_append_c (text, ' ');
      if (starts != NULL)
        starts[i] = text->len;
      g_string_append (text, words->pdata[i]);
    }
  return g_string_free (text, FALSE);
}

/* What is kept and removed is the quotation, what is kept and inserted the text, and kept words are the same in both. */
static void
check_spans (const DtlQuoteMatch *match,
             const char          *quote,
             const char          *text)
{
  gsize in_quote = 0, in_text = match->start;
  guint last_kind = 99;

  for (guint i = 0; i < match->spans->len; i++)
    {
      const DtlQuoteSpan *span = &g_array_index (match->spans, DtlQuoteSpan, i);

      g_assert_cmpuint (span->kind, !=, last_kind);
      last_kind = span->kind;
      if (span->kind != DTL_QUOTE_INSERTED)
        {
          while (quote[in_quote] == ' ')
            in_quote++;
          g_assert_cmpuint (span->quote_start, ==, in_quote);
          in_quote = span->quote_end;
        }
      if (span->kind != DTL_QUOTE_REMOVED)
        {
          while (text[in_text] == ' ')
            in_text++;
          g_assert_cmpuint (span->text_start, ==, in_text);
          in_text = span->text_end;
        }
      if (span->kind == DTL_QUOTE_KEPT)
        g_assert_cmpmem (quote + span->quote_start, span->quote_end - span->quote_start,
                         text + span->text_start, span->text_end - span->text_start);
    }
  g_assert_cmpuint (in_quote, ==, strlen (quote));
  g_assert_cmpuint (in_text, ==, match->end);
}

static guint
count_kept_words (const DtlQuoteMatch *match,
                  const char          *quote)
{
  guint count = 0;

  for (guint i = 0; i < match->spans->len; i++)
    {
      const DtlQuoteSpan *span = &g_array_index (match->spans, DtlQuoteSpan, i);

      if (span->kind == DTL_QUOTE_KEPT)
        for (gsize at = span->quote_start; at < span->quote_end; at++)
          count += at == span->quote_start || quote[at] == ' ';
    }
  return count;
}

static void
test_edited_words (void)
{
  g_autoptr (GPtrArray) words = make_words (TEXT_WORDS);
  gsize starts[TEXT_WORDS];
  g_autofree char *text = join_words (words, 0, TEXT_WORDS, starts);
  g_autoptr (DtlQuoteText) prepared = dtl_quote_text_new (text, strlen (text));

  for (int round = 0; round < ROUNDS; round++)
    {
      guint length = g_test_rand_int_range (12, 60), from = g_test_rand_int_range (0, TEXT_WORDS - length);
      guint n_edits = g_test_rand_int_range (1, length / 5 + 1);
      g_autoptr (GPtrArray) edited = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (DtlQuoteMatch) match = NULL;
      g_autofree char *quote = NULL;

      for (guint i = 0; i < length; i++)
        g_ptr_array_add (edited, g_strdup (words->pdata[from + i]));
      for (guint i = 0; i < n_edits; i++)
        {
          /* Four words stay whole at either end, so that the place is known too; test_edited_ends() edits the ends. */
          guint at = g_test_rand_int_range (4, edited->len - 5);

          if (g_test_rand_bit ())
            g_ptr_array_insert (edited, at, make_word (g_test_rand_int_range (1 << 20, 1 << 24)));
          if (g_test_rand_bit ())
            g_ptr_array_remove_index (edited, at + 1);
        }
      quote = join_words (edited, 0, edited->len, NULL);
      match = dtl_quote_text_find (prepared, quote, NULL, NULL, NULL);
      if (match->state == DTL_QUOTE_MATCHING)
        continue;     /* one edit undid another */

      g_assert_cmpint (match->state, ==, DTL_QUOTE_DRIFTED);
      g_assert_cmpuint (match->start, ==, starts[from]);
      g_assert_cmpuint (match->end, ==, starts[from + length - 1] + strlen (words->pdata[from + length - 1]));
      check_spans (match, quote, text);
      g_assert_cmpuint (count_kept_words (match, quote) + n_edits, >=, MIN (length, edited->len));
    }
}

/* What a word counts when places are compared; dtl-quote-align.c has the same. */
static int
weigh_word (const char *word,
            gsize       length)
{
  return 4 + 2 * (int) MIN (g_utf8_strlen (word, length), 6);
}

/* The sum of what the words of @text from @start to before @end count, each divided by @divisor, times @factor. */
static int
weigh_words (const char *text,
             gsize       start,
             gsize       end,
             int         factor,
             int         divisor)
{
  int sum = 0;

  for (gsize at = start; at < end;)
    {
      gsize length = strcspn (text + at, " ");

      length = MIN (length, end - at);
      if (length > 0)
        sum += factor * (weigh_word (text + at, length) / divisor);
      at += length + 1;
    }
  return sum;
}

/* How well the spans say that the quotation drifted: what is kept counts double, what is left out and half of what is put in
 * counts against it. */
static int
score_spans (const DtlQuoteMatch *match,
             const char          *quote,
             const char          *text)
{
  int score = 0;

  for (guint i = 0; i < match->spans->len; i++)
    {
      const DtlQuoteSpan *span = &g_array_index (match->spans, DtlQuoteSpan, i);

      if (span->kind == DTL_QUOTE_KEPT)
        score += weigh_words (quote, span->quote_start, span->quote_end, 2, 1);
      else if (span->kind == DTL_QUOTE_REMOVED)
        score -= weigh_words (quote, span->quote_start, span->quote_end, 1, 1);
      else
        score -= weigh_words (text, span->text_start, span->text_end, 1, 2);
    }
  return score;
}

/* The best score that any alignment of all the words of the quotation with any stretch of the text has: every cell of the table,
 * without seeds or a band. */
static int
find_best_score (GPtrArray *quote,
                 GPtrArray *text)
{
  g_autofree int *above = g_new0 (int, text->len + 1);
  g_autofree int *row = g_new0 (int, text->len + 1);
  int best = G_MININT;

  for (guint i = 0; i < quote->len; i++)
    {
      int weight = weigh_word (quote->pdata[i], strlen (quote->pdata[i])), *swap = above;

      row[0] = above[0] - weight;
      for (guint j = 0; j < text->len; j++)
        {
          row[j + 1] = MAX (above[j + 1] - weight, row[j] - weigh_word (text->pdata[j], strlen (text->pdata[j])) / 2);
          if (g_str_equal (quote->pdata[i], text->pdata[j]))
            row[j + 1] = MAX (row[j + 1], above[j] + 2 * weight);
        }
      above = row;
      row = swap;
    }
  for (guint j = 0; j <= text->len; j++)
    best = MAX (best, above[j]);
  return best;
}

static void
edit_word (GPtrArray *words,
           guint      at)
{
  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      g_ptr_array_insert (words, at, make_word (g_test_rand_int_range (1 << 20, 1 << 24)));
      break;
    case 1:
      g_ptr_array_remove_index (words, at);
      break;
    default:
      g_free (words->pdata[at]);
      words->pdata[at] = make_word (g_test_rand_int_range (1 << 20, 1 << 24));
      break;
    }
}

/* Of spans with something in the text the first and the last are kept words. */
static void
check_ends (const DtlQuoteMatch *match)
{
  const DtlQuoteSpan *first = NULL, *last = NULL;

  for (guint i = 0; i < match->spans->len; i++)
    {
      const DtlQuoteSpan *span = &g_array_index (match->spans, DtlQuoteSpan, i);

      if (span->kind == DTL_QUOTE_REMOVED)
        continue;
      if (first == NULL)
        first = span;
      last = span;
    }
  g_assert_nonnull (first);
  g_assert_cmpint (first->kind, ==, DTL_QUOTE_KEPT);
  g_assert_cmpint (last->kind, ==, DTL_QUOTE_KEPT);
  g_assert_cmpuint (first->text_start, ==, match->start);
  g_assert_cmpuint (last->text_end, ==, match->end);
}

/* Half of the edits are at the very ends. The right answer is the best of all alignments, held against the whole table. */
static void
test_edited_ends (void)
{
  g_autoptr (GPtrArray) words = make_words (ENDS_WORDS);
  g_autofree char *text = join_words (words, 0, ENDS_WORDS, NULL);
  g_autoptr (DtlQuoteText) prepared = dtl_quote_text_new (text, strlen (text));

  for (int round = 0; round < ENDS_ROUNDS; round++)
    {
      guint length = g_test_rand_int_range (8, 40), from = g_test_rand_int_range (0, ENDS_WORDS - length);
      guint n_edits = g_test_rand_int_range (1, length / 5 + 1);
      g_autoptr (GPtrArray) edited = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (DtlQuoteMatch) match = NULL;
      g_autofree char *quote = NULL;

      for (guint i = 0; i < length; i++)
        g_ptr_array_add (edited, g_strdup (words->pdata[from + i]));
      for (guint i = 0; i < n_edits; i++)
        switch (g_test_rand_int_range (0, 4))
          {
          case 0:
            edit_word (edited, g_test_rand_int_range (0, 3));
            break;
          case 1:
            edit_word (edited, edited->len - g_test_rand_int_range (1, 4));
            break;
          default:
            edit_word (edited, g_test_rand_int_range (0, edited->len));
            break;
          }
      quote = join_words (edited, 0, edited->len, NULL);
      match = dtl_quote_text_find (prepared, quote, NULL, NULL, NULL);
      if (match->state == DTL_QUOTE_MATCHING)
        continue;     /* a word was taken off an end */

      g_assert_cmpint (match->state, ==, DTL_QUOTE_DRIFTED);
      check_spans (match, quote, text);
      check_ends (match);
      g_assert_cmpint (score_spans (match, quote, text), ==, find_best_score (edited, words));
    }
}

/* One space, mark, hyphen or letter in another way, here and there. */
static char *
disguise (const char *plain,
          guint      *kinds)
{
  static const struct { const char *from, *to; guint kind; } ways[] =
  {
    { " ", "\n ", DTL_QUOTE_WHITE_SPACE }, { " ", "\xc2\xa0", DTL_QUOTE_WHITE_SPACE },
    { "o", "o\xc2\xad", DTL_QUOTE_SOFT_HYPHENS }, { "a", "a‐", DTL_QUOTE_DASHES },
    { "é", "e\xcc\x81", DTL_QUOTE_LETTER_FORMS },
  };
  GString *out = g_string_new (NULL);

  *kinds = 0;
  for (const char *at = plain; *at != '\0';)
    {
      guint way = g_test_rand_int_range (0, 40);
      const char *following;

      if (way < G_N_ELEMENTS (ways) && g_str_has_prefix (at, ways[way].from))
        {
          following = at + strlen (ways[way].from);
          /* A hyphen at the edge of a word would join it to the next. */
          if (ways[way].kind == DTL_QUOTE_WHITE_SPACE || (*following != ' ' && *following != '\0'))
            {
              g_string_append (out, ways[way].to);
              *kinds |= ways[way].kind;
              at = following;
              continue;
            }
        }
      following = g_utf8_next_char (at);
      g_string_append_len (out, at, following - at);
      at = following;
    }
  return g_string_free (out, FALSE);
}

static void
test_disguised (void)
{
  g_autoptr (GPtrArray) words = make_words (TEXT_WORDS);
  gsize starts[TEXT_WORDS];
  g_autofree char *text = join_words (words, 0, TEXT_WORDS, starts);
  g_autoptr (DtlQuoteText) prepared = dtl_quote_text_new (text, strlen (text));

  for (int round = 0; round < ROUNDS; round++)
    {
      guint length = g_test_rand_int_range (8, 40), from = g_test_rand_int_range (0, TEXT_WORDS - length), kinds;
      g_autofree char *plain = join_words (words, from, from + length, NULL);
      g_autofree char *quote = disguise (plain, &kinds);
      g_autoptr (DtlQuoteMatch) match = dtl_quote_text_find (prepared, quote, NULL, NULL, NULL);

      g_assert_cmpint (match->state, ==, DTL_QUOTE_MATCHING);
      g_assert_cmpuint (match->start, ==, starts[from]);
      g_assert_cmpuint (match->end, ==, starts[from] + strlen (plain));
      g_assert_cmpuint (match->forgiven, ==, kinds);
    }
}

static void
test_strangers (void)
{
  g_autoptr (GPtrArray) words = make_words (TEXT_WORDS);
  g_autofree char *text = join_words (words, 0, TEXT_WORDS, NULL);
  g_autoptr (DtlQuoteText) prepared = dtl_quote_text_new (text, strlen (text));

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) other = make_words (g_test_rand_int_range (8, 40));
      g_autofree char *quote = join_words (other, 0, other->len, NULL);
      g_autoptr (DtlQuoteMatch) match = dtl_quote_text_find (prepared, quote, NULL, NULL, NULL);

      g_assert_cmpint (match->state, ==, DTL_QUOTE_NOT_FOUND);
    }
}

static void
check_time (const char *text,
            const char *quote)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DtlQuoteMatch) match = find (text, quote, "before", "after");

  g_assert_nonnull (match);
  g_test_message ("%.12s…: %.0f ms", quote, (g_get_monotonic_time () - start) / 1e3);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_TIME_SPAN_SECOND);
}

static void
test_megabyte (void)
{
  g_autoptr (GPtrArray) words = make_words (170000);
  g_autofree char *text = join_words (words, 0, words->len, NULL);
  g_autofree char *part = g_strndup (text + 900000, 3000), *edited = NULL;
  g_autoptr (GString) same = g_string_new (NULL), aa = g_string_new (NULL);
  g_autoptr (GString) long_quote = g_string_new (NULL), marks = g_string_new ("e");

  g_assert_cmpuint (strlen (text), >, 1000000);
  for (guint i = 0; i < 500000; i++)
    {
      g_string_append (same, "a ");
      g_string_append (aa, "ab");
      g_string_append (marks, i % 2 == 0 ? "\xcc\x81" : "\xcc\xa3");
    }
  for (guint i = 0; i < 1000; i++)
    g_string_append (long_quote, "a ");
  g_string_append (long_quote, "b");

  edited = g_strconcat (part, " banana split ", part, NULL);
  check_time (text, edited);
  check_time (text, "nothing of this stands in there");
  check_time (same->str, long_quote->str);
  check_time (aa->str, "abababababababababababababaa");
  check_time (same->str, "a a a a a a a a b");
  check_time (marks->str, "e\xcc\xa3 e");
}

/* Signs that are folded, cut or joined in one way or another. */
static char *
random_signs (guint max)
{
  static const char * const signs[] = { "a", "b", "B", " ", " ", "\n", "-", "—", "\xc2\xad", "\"", "’", "«", "»", "\xc2\xa0", "5", "e", "\xcc\x81", "\xcc\xa3", "é",
                                        "\xef\xac\x83", "…", ".", ",", "桥", "각", "\xe2\x80\x8b", "word", "other" };
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, max); i > 0; i--)
    g_string_append (text, signs[g_test_rand_int_range (0, G_N_ELEMENTS (signs))]);
  return g_string_free (text, FALSE);
}

static void
check_place (const char *text,
             gsize       start,
             gsize       end)
{
  g_assert_cmpuint (start, <=, end);
  g_assert_cmpuint (end, <=, strlen (text));
  g_assert_true (g_utf8_validate (text, start, NULL));
  g_assert_true (g_utf8_validate (text + start, end - start, NULL));
}

static void
test_any (void)
{
  guint n_states[DTL_QUOTE_CANCELLED + 1] = { 0 };

  for (int round = 0; round < 20000; round++)
    {
      g_autofree char *text = random_signs (60), *quote = random_signs (14), *prefix = random_signs (5), *suffix = random_signs (5);
      g_autoptr (DtlQuoteMatch) match = find (text, quote, prefix, g_test_rand_bit () ? suffix : NULL);
      g_autofree char *words = dtl_quote_match_to_words (match);

      g_assert_nonnull (words);
      n_states[match->state]++;
      check_place (text, match->start, match->end);
      g_assert_true ((match->spans != NULL) == (match->state == DTL_QUOTE_DRIFTED));
      g_assert_true (match->state != DTL_QUOTE_MATCHING || match->end > match->start);
      for (guint i = 0; match->spans != NULL && i < match->spans->len; i++)
        {
          const DtlQuoteSpan *span = &g_array_index (match->spans, DtlQuoteSpan, i);

          check_place (quote, span->quote_start, span->quote_end);
          check_place (text, span->text_start, span->text_end);
          g_assert_true (span->kind == DTL_QUOTE_INSERTED || span->quote_end > span->quote_start);
          g_assert_true (span->kind == DTL_QUOTE_REMOVED || span->text_end > span->text_start);
        }
    }
  for (guint i = 0; i < DTL_QUOTE_CANCELLED; i++)
    g_assert_cmpuint (n_states[i], >, 0);
}

static void
test_cancelled (void)
{
  const gint cancel = 1;
  g_autoptr (DtlQuoteText) text = dtl_quote_text_new ("some words", 10);
  g_autoptr (DtlQuoteMatch) match = dtl_quote_text_find (text, "words", NULL, NULL, &cancel);

  g_assert_cmpint (match->state, ==, DTL_QUOTE_CANCELLED);
}

static void
test_words (void)
{
  g_autofree char *two = dtl_quote_forgiven_to_words (DTL_QUOTE_WHITE_SPACE | DTL_QUOTE_DASHES);
  g_autofree char *three = dtl_quote_forgiven_to_words (DTL_QUOTE_WHITE_SPACE | DTL_QUOTE_QUOTATION_MARKS | DTL_QUOTE_DASHES);
  g_autoptr (DtlQuoteMatch) match = find ("a  b", "a b", NULL, NULL);
  g_autofree char *words = dtl_quote_match_to_words (match);

  g_assert_cmpstr (two, ==, "white space and hyphens or dashes");
  g_assert_cmpstr (three, ==, "white space, quotation marks and hyphens or dashes");
  g_assert_cmpstr (words, ==, "matching but for white space");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quote-match/what-is-forgiven-is-said", test_forgiven);
  g_test_add_func ("/quote-match/surroundings-settle-what-stands-twice", test_twice);
  g_test_add_func ("/quote-match/differences-are-told-by-word", test_drifted);
  g_test_add_func ("/quote-match/what-is-not-there-is-not-found", test_not_found);
  g_test_add_func ("/quote-match/surroundings-settle-what-drifted-twice", test_drifted_twice);
  g_test_add_func ("/quote-match/edited-words-are-found-where-they-were", test_edited_words);
  g_test_add_func ("/quote-match/edited-ends-have-the-best-answer", test_edited_ends);
  g_test_add_func ("/quote-match/disguised-words-match-where-they-were", test_disguised);
  g_test_add_func ("/quote-match/strangers-are-not-found", test_strangers);
  g_test_add_func ("/quote-match/a-megabyte-takes-no-long-time", test_megabyte);
  g_test_add_func ("/quote-match/any-two-texts-have-an-answer", test_any);
  g_test_add_func ("/quote-match/cancelling-ends-it", test_cancelled);
  g_test_add_func ("/quote-match/words", test_words);

  return g_test_run ();
}
