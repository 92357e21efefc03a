/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Seed: each word of the quotation votes, wherever it stands in the text, for the place at which the quotation would begin; rare
 * words count more, and the commonest do not vote at all. Extend: around the few best places the words of the quotation are
 * aligned with those of the text, within a band, all of the quotation against any part of the text (Needleman and Wunsch 1970
 * with free ends in the text; Sellers 1980). Memory is bounded by the votes and by the cells of one band.
 */
#include "config.h"

#include "dtl-quote-align.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define VOTES_MAX       50000
#define PLACES_MAX      6
#define CELLS_MAX       (32 * 1024 * 1024)
#define BAND_MIN        48
#define WORDS_MAX       65536       /* longer quotations are only looked for as they stand */
#define KEPT_MIN        50          /* hundredths of a quotation that must be there for it to have drifted, not to be lacking */
#define KEPT_WORDS_MIN  2
#define CONTEXT_MAX     1024        /* bytes of a prefix or suffix that are looked at */

typedef struct
{
  guint32 hash;
  guint32 count;
  guint32 first;     /* the first word with that hash; next[] leads on */
} Entry;

struct _DtlWordIndex
{
  const DtlFolded *text;
  GArray          *words;       /* (element-type DtlFoldedWord) */
  guint32         *next;        /* by word: the next one that is written alike, or G_MAXUINT32 */
  Entry           *entries;
  guint32         *slots;       /* index of an entry + 1, 0: empty */
  guint32          n_entries;
  guint32          mask;
};

typedef struct
{
  gint32 place;      /* the word of the text at which the quotation would begin */
  float  weight;
} Vote;

typedef struct
{
  gint32 low;        /* the lowest place that voted for it */
  float  weight;
} Candidate;

typedef enum
{
  MOVE_NONE,
  MOVE_KEEP,
  MOVE_CHANGE,       /* the same word in another case */
  MOVE_REMOVE,
  MOVE_INSERT,
} Move;

/* All that an alignment works with. */
typedef struct
{
  DtlWordIndex    *index;
  const DtlFolded *quote;
  GArray          *quote_words;
  gint32           low;         /* the first diagonal of the band */
  gint32           width;
  guint8          *moves;       /* (n quote words + 1) × width */
  const char      *prefix, *suffix;
  const gint      *cancel;
} Alignment;

typedef struct
{
  GArray  *spans;
  gint64   score;
  guint32  first, last;         /* words of the text, both inclusive */
  guint    likeness;
} Outcome;

/* The index */

static guint32
find_slot (DtlWordIndex *self,
           guint32       hash)
{
  guint32 slot = (hash * 2654435769u) & self->mask;

  while (self->slots[slot] != 0 && self->entries[self->slots[slot] - 1].hash != hash)
    slot = (slot + 1) & self->mask;
  return slot;
}

DtlWordIndex *
dtl_word_index_new (const DtlFolded *text)
{
  DtlWordIndex *self = g_new0 (DtlWordIndex, 1);
  guint32 size = 64;

  self->text = text;
  self->words = dtl_folded_dup_words (text);
  while (size < self->words->len + self->words->len / 2)
    size *= 2;
  self->mask = size - 1;
  self->slots = g_new0 (guint32, size);
  self->entries = g_new (Entry, self->words->len);
  self->next = g_new (guint32, self->words->len);

  /* From the end, so that each chain leads forwards. */
  for (guint32 i = self->words->len; i-- > 0;)
    {
      guint32 hash = g_array_index (self->words, DtlFoldedWord, i).loose;
      guint32 slot = find_slot (self, hash);
      Entry *entry;

      if (self->slots[slot] == 0)
        {
          self->entries[self->n_entries++] = (Entry) { hash, 0, G_MAXUINT32 };
          self->slots[slot] = self->n_entries;
        }
      entry = &self->entries[self->slots[slot] - 1];
      self->next[i] = entry->first;
      entry->first = i;
      entry->count++;
    }
  return self;
}

void
dtl_word_index_free (DtlWordIndex *self)
{
  g_array_unref (self->words);
  g_free (self->next);
  g_free (self->entries);
  g_free (self->slots);
  g_free (self);
}

static const DtlFoldedWord *
get_word (GArray *words,
          gsize   i)
{
  return &g_array_index (words, DtlFoldedWord, i);
}

static gboolean
is_cancelled (const gint *cancel)
{
  return cancel != NULL && g_atomic_int_get (cancel) != 0;
}

/* Seeds */

typedef struct
{
  guint32 count, first, at;
} Seed;

static int
compare_seeds (gconstpointer a,
               gconstpointer b)
{
  const Seed *x = a, *y = b;

  if (x->count != y->count)
    return x->count < y->count ? -1 : 1;
  return x->at < y->at ? -1 : x->at > y->at;
}

static int
compare_votes (gconstpointer a,
               gconstpointer b)
{
  const Vote *x = a, *y = b;

  return x->place < y->place ? -1 : x->place > y->place;
}

static GArray *
collect_votes (DtlWordIndex *self,
               GArray       *quote_words)
{
  g_autoptr (GArray) seeds = g_array_new (FALSE, FALSE, sizeof (Seed));
  GArray *votes = g_array_new (FALSE, FALSE, sizeof (Vote));

  for (guint32 i = 0; i < quote_words->len; i++)
    {
      guint32 slot = find_slot (self, get_word (quote_words, i)->loose);

      if (self->slots[slot] != 0)
        {
          const Entry *entry = &self->entries[self->slots[slot] - 1];
          Seed seed = { entry->count, entry->first, i };

          g_array_append_val (seeds, seed);
        }
    }
  g_array_sort (seeds, compare_seeds);

  for (guint i = 0; i < seeds->len && votes->len < VOTES_MAX; i++)
    {
      const Seed *seed = &g_array_index (seeds, Seed, i);
      float weight = logf (1.0f + (float) self->words->len / seed->count);

      for (guint32 word = seed->first; word != G_MAXUINT32 && votes->len < VOTES_MAX; word = self->next[word])
        {
          Vote vote = { (gint32) word - (gint32) seed->at, weight };

          g_array_append_val (votes, vote);
        }
    }
  g_array_sort (votes, compare_votes);
  return votes;
}

/* The windows of @reach places with the most votes; best first. None lies within @margin of another, because the band around
 * that one holds it too. */
static guint
find_candidates (GArray    *votes,
                 gint32     reach,
                 gint32     margin,
                 Candidate *candidates)
{
  guint n_candidates = 0;

  while (n_candidates < PLACES_MAX)
    {
      Candidate best = { 0, 0 };
      double sum = 0;
      guint from = 0;

      for (guint i = 0; i < votes->len; i++)
        {
          const Vote *vote = &g_array_index (votes, Vote, i);

          sum += vote->weight;
          while (vote->place - g_array_index (votes, Vote, from).place > reach)
            sum -= g_array_index (votes, Vote, from++).weight;
          if (sum > best.weight + 1e-3)
            best = (Candidate) { g_array_index (votes, Vote, from).place, sum };
        }
      if (best.weight <= 0 || (n_candidates > 0 && best.weight < candidates[0].weight / 4))
        break;
      candidates[n_candidates++] = best;
      for (guint i = 0; i < votes->len; i++)
        {
          Vote *vote = &g_array_index (votes, Vote, i);

          if (vote->place >= best.low - margin && vote->place <= best.low + reach + margin)
            vote->weight = 0;
        }
    }
  return n_candidates;
}

/* Alignment */

static gboolean
is_letter_word (const DtlFolded     *folded,
                const DtlFoldedWord *word)
{
  return g_unichar_isalnum (folded->chars[word->from]);
}

/* What a word counts: long ones more than short ones, signs hardly at all. */
static int
weigh (const DtlFolded     *folded,
       const DtlFoldedWord *word)
{
  return is_letter_word (folded, word) ? 4 + 2 * (int) MIN (word->to - word->from, 6) : 2;
}

static gboolean
is_same_word (const DtlFolded     *a,
              const DtlFoldedWord *x,
              const DtlFolded     *b,
              const DtlFoldedWord *y)
{
  return x->exact == y->exact && x->to - x->from == y->to - y->from &&
         memcmp (a->chars + x->from, b->chars + y->from, (x->to - x->from) * sizeof (gunichar)) == 0;
}

/* Keeping a word gains twice its weight, the same in another case its weight; leaving it out costs its weight, and so does half
 * the weight of a word that stands between. */
static void
fill_row (Alignment *self,
          gsize      row,
          const gint32 *above,
          gint32    *scores)
{
  const DtlFoldedWord *word = get_word (self->quote_words, row - 1);
  guint8 *moves = self->moves + row * self->width;
  const gint32 n_words = self->index->words->len;
  int weight = weigh (self->quote, word);

  for (gint32 k = 0; k < self->width; k++)
    {
      gint32 column = (gint32) row + self->low + k;      /* words of the text before this cell */
      gint32 best = G_MININT32 / 2, score;
      Move move = MOVE_NONE;

      if (column < 0 || column > n_words)
        {
          scores[k] = best;
          moves[k] = move;
          continue;
        }
      if (column > 0 && get_word (self->index->words, column - 1)->loose == word->loose)
        {
          gboolean is_same = is_same_word (self->quote, word, self->index->text, get_word (self->index->words, column - 1));

          best = above[k] + (is_same ? 2 * weight : weight);
          move = is_same ? MOVE_KEEP : MOVE_CHANGE;
        }
      if (k + 1 < self->width && (score = above[k + 1] - weight) > best)
        {
          best = score;
          move = MOVE_REMOVE;
        }
      if (k > 0 && column > 0 &&
          (score = scores[k - 1] - weigh (self->index->text, get_word (self->index->words, column - 1)) / 2) > best)
        {
          best = score;
          move = MOVE_INSERT;
        }
      scores[k] = best;
      moves[k] = move;
    }
}

static void
add_span (Outcome          *outcome,
          DtlQuoteSpanKind  kind,
          gsize             quote_start,
          gsize             quote_end,
          gsize             text_start,
          gsize             text_end)
{
  DtlQuoteSpan span = { kind, quote_start, quote_end, text_start, text_end };
  DtlQuoteSpan *last = outcome->spans->len > 0 ? &g_array_index (outcome->spans, DtlQuoteSpan, outcome->spans->len - 1) : NULL;

  if (last != NULL && last->kind == kind)
    {
      last->quote_end = quote_end;
      last->text_end = text_end;
    }
  else
    g_array_append_val (outcome->spans, span);
}

/* From the moves to spans. A word that only changed its case is removed and inserted. What is removed comes before what is inserted at
 * the same place, so that a reader sees the old word first. */
static void
write_spans (Alignment *self,
             GArray    *path,
             guint32    column,
             Outcome   *outcome)
{
  gsize row = 0, quote_at = 0, text_at = 0;

  if (column < self->index->words->len)
    text_at = dtl_folded_get_start (self->index->text, get_word (self->index->words, column)->from);

  for (guint i = path->len; i > 0;)
    {
      guint8 move = g_array_index (path, guint8, i - 1);

      if (move == MOVE_KEEP)
        {
          const DtlFoldedWord *word = get_word (self->quote_words, row++), *found = get_word (self->index->words, column++);
          gsize start = dtl_folded_get_start (self->quote, word->from), text_start = dtl_folded_get_start (self->index->text, found->from);

          quote_at = dtl_folded_get_end (self->quote, word->to);
          text_at = dtl_folded_get_end (self->index->text, found->to);
          add_span (outcome, DTL_QUOTE_KEPT, start, quote_at, text_start, text_at);
          i--;
          continue;
        }

      /* All that differs up to the next kept word: first what went, then what came. */
      {
        guint removed = 0, inserted = 0;

        for (; i > 0 && (move = g_array_index (path, guint8, i - 1)) != MOVE_KEEP; i--)
          {
            removed += move != MOVE_INSERT;
            inserted += move != MOVE_REMOVE;
          }
        if (removed > 0)
          {
            gsize start = dtl_folded_get_start (self->quote, get_word (self->quote_words, row)->from);

            row += removed;
            quote_at = dtl_folded_get_end (self->quote, get_word (self->quote_words, row - 1)->to);
            add_span (outcome, DTL_QUOTE_REMOVED, start, quote_at, text_at, text_at);
          }
        if (inserted > 0)
          {
            gsize start = dtl_folded_get_start (self->index->text, get_word (self->index->words, column)->from);

            column += inserted;
            text_at = dtl_folded_get_end (self->index->text, get_word (self->index->words, column - 1)->to);
            add_span (outcome, DTL_QUOTE_INSERTED, quote_at, quote_at, start, text_at);
          }
      }
    }
}

/* Follows the moves back from the best end. Returns FALSE when too little of the quotation is there. */
static gboolean
trace_back (Alignment *self,
            gint32     best,
            Outcome   *outcome)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint8));
  gint64 total = 0, kept = 0, inserted = 0;
  gsize row = self->quote_words->len;
  guint kept_words = 0;
  gint32 k = best;

  outcome->first = outcome->last = G_MAXUINT32;
  while (row > 0)
    {
      guint8 move = self->moves[row * self->width + k];
      gint32 column = (gint32) row + self->low + k;
      int weight = weigh (self->quote, get_word (self->quote_words, row - 1));

      if (move == MOVE_NONE)
        return FALSE;
      g_array_append_val (path, move);
      if (move == MOVE_KEEP || move == MOVE_CHANGE)
        {
          kept += weight;
          kept_words += is_letter_word (self->quote, get_word (self->quote_words, row - 1));
        }
      if (move != MOVE_REMOVE)
        {
          outcome->first = column - 1;
          if (outcome->last == G_MAXUINT32)
            outcome->last = column - 1;
        }
      if (move == MOVE_INSERT)
        inserted += weigh (self->index->text, get_word (self->index->words, column - 1));
      else
        {
          total += weight;
          row--;
        }
      k += move == MOVE_REMOVE ? 1 : move == MOVE_INSERT ? -1 : 0;
    }

  if (kept * 100 < total * KEPT_MIN || kept_words < KEPT_WORDS_MIN || inserted > 2 * kept)
    return FALSE;
  outcome->likeness = kept * 100 / total;
  outcome->spans = g_array_new (FALSE, FALSE, sizeof (DtlQuoteSpan));
  write_spans (self, path, (gint32) row + self->low + k, outcome);
  return TRUE;
}

/* Surroundings */

/* What the words next to a place add: those of the prefix before it or of the suffix behind it that stand there. @step: 1 forwards,
 * -1 backwards. */
static int
weigh_context (const Alignment *self,
               const DtlFolded *given,
               GArray          *words,
               gint64           at,
               int              step)
{
  int weight = 0;

  for (guint i = 0; i < words->len && at >= 0 && at < self->index->words->len; i++, at += step)
    {
      const DtlFoldedWord *word = get_word (words, step > 0 ? i : words->len - 1 - i);

      if (!is_same_word (given, word, self->index->text, get_word (self->index->words, at)))
        break;
      weight += weigh (given, word);
    }
  return weight;
}

/* Adds to each cell of a row what stands before or behind it. */
static void
add_context (const Alignment *self,
             const char      *text,
             gsize            row,
             int              step,
             gint32          *scores)
{
  DtlFolded given;
  GArray *words;

  if (text == NULL)
    return;
  dtl_folded_init (&given, text, MIN (strlen (text), CONTEXT_MAX), DTL_FOLD_ALL);
  words = dtl_folded_dup_words (&given);
  for (gint32 k = 0; k < self->width; k++)
    {
      gint64 column = (gint64) row + self->low + k;

      if (column >= 0 && column <= self->index->words->len)
        scores[k] += weigh_context (self, &given, words, step > 0 ? column : column - 1, step);
    }
  g_array_unref (words);
  dtl_folded_clear (&given);
}

static gboolean
align (Alignment *self,
       Outcome   *outcome)
{
  g_autofree gint32 *above = g_new0 (gint32, self->width);
  g_autofree gint32 *scores = g_new0 (gint32, self->width);
  gint32 best = 0;

  add_context (self, self->prefix, 0, -1, above);
  for (gsize row = 1; row <= self->quote_words->len; row++)
    {
      gint32 *swap = above;

      if (is_cancelled (self->cancel))
        return FALSE;
      if (row > 1)
        {
          above = scores;
          scores = swap;
        }
      fill_row (self, row, above, scores);
    }
  add_context (self, self->suffix, self->quote_words->len, 1, scores);
  for (gint32 k = 1; k < self->width; k++)
    if (scores[k] > scores[best])
      best = k;
  outcome->score = scores[best];
  return trace_back (self, best, outcome);
}

/* Choice */

static void
take_outcome (DtlWordIndex  *self,
              Outcome       *outcome,
              DtlQuoteMatch *match)
{
  g_clear_pointer (&match->spans, g_array_unref);
  match->state = DTL_QUOTE_DRIFTED;
  match->spans = g_steal_pointer (&outcome->spans);
  match->likeness = outcome->likeness;
  match->start = dtl_folded_get_start (self->text, get_word (self->words, outcome->first)->from);
  match->end = dtl_folded_get_end (self->text, get_word (self->words, outcome->last)->to);
}

void
dtl_word_index_find (DtlWordIndex    *self,
                     const DtlFolded *quote,
                     const char      *prefix,
                     const char      *suffix,
                     const gint      *cancel,
                     DtlQuoteMatch   *match)
{
  g_autoptr (GArray) quote_words = dtl_folded_dup_words (quote);
  g_autoptr (GArray) votes = NULL;
  g_autofree guint8 *moves = NULL;
  Alignment alignment = { self, quote, quote_words, 0, 0, NULL, prefix, suffix, cancel };
  Candidate candidates[PLACES_MAX];
  gint32 reach, margin;
  gint64 best_score = G_MININT64;
  guint n_candidates;

  match->state = DTL_QUOTE_NOT_FOUND;
  if (quote_words->len == 0 || quote_words->len > WORDS_MAX)
    return;

  votes = collect_votes (self, quote_words);
  reach = quote_words->len / 4 + 8;
  margin = quote_words->len / 4 + BAND_MIN / 2;
  alignment.width = MIN (reach + 2 * margin, CELLS_MAX / ((gint32) quote_words->len + 1));
  n_candidates = find_candidates (votes, reach, MAX (0, (alignment.width - reach) / 2), candidates);
  alignment.moves = moves = g_malloc0 ((quote_words->len + 1) * (gsize) alignment.width);

  for (guint i = 0; i < n_candidates && !is_cancelled (cancel); i++)
    {
      Outcome outcome = { NULL };

      alignment.low = candidates[i].low - (alignment.width - reach) / 2;
      if (align (&alignment, &outcome))
        {
          if (outcome.score > best_score)
            {
              best_score = outcome.score;
              take_outcome (self, &outcome, match);
            }
          g_clear_pointer (&outcome.spans, g_array_unref);
        }
    }
  if (is_cancelled (cancel))
    match->state = DTL_QUOTE_CANCELLED;
}
