/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-quote-match.h"

#include "dtl-quote-align.h"
#include "dtl-quote-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DtlQuoteText
{
  const char   *text;
  DtlFolded     folded;
  DtlWordIndex *words;      /* made when first a quotation drifted */
};

/* What stands around a quotation, as it was given. */
typedef struct
{
  DtlFolded prefix, suffix;
  guint     n_letters;      /* of both */
} Context;

/* The places found so far, and the best of them. */
typedef struct
{
  guint    n_places;
  guint    n_best;          /* as good as the best */
  guint    best_letters;    /* of the context that agree there */
  gsize    best;            /* the first of the best */
} Places;

DtlQuoteText *
dtl_quote_text_new (const char *text,
                    gsize       length)
{
  DtlQuoteText *self = g_new0 (DtlQuoteText, 1);

  g_assert (length < G_MAXUINT32);
  self->text = text;
  dtl_folded_init (&self->folded, text, length, DTL_FOLD_ALL);
  return self;
}

void
dtl_quote_text_free (DtlQuoteText *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->words, dtl_word_index_free);
  dtl_folded_clear (&self->folded);
  g_free (self);
}

void
dtl_quote_match_free (DtlQuoteMatch *match)
{
  if (match == NULL)
    return;

  g_clear_pointer (&match->spans, g_array_unref);
  g_free (match);
}

/* Surroundings */

static guint
count_letters (const DtlFolded *folded)
{
  guint count = 0;

  for (gsize i = 0; i < folded->n; i++)
    count += g_unichar_isalnum (folded->chars[i]);
  return count;
}

static void
context_init (Context    *self,
              const char *prefix,
              const char *suffix)
{
  dtl_folded_init (&self->prefix, prefix != NULL ? prefix : "", prefix != NULL ? strlen (prefix) : 0, DTL_FOLD_ALL);
  dtl_folded_init (&self->suffix, suffix != NULL ? suffix : "", suffix != NULL ? strlen (suffix) : 0, DTL_FOLD_ALL);
  self->n_letters = count_letters (&self->prefix) + count_letters (&self->suffix);
}

static void
context_clear (Context *self)
{
  dtl_folded_clear (&self->prefix);
  dtl_folded_clear (&self->suffix);
}

/* How many letters agree from the two places on, up to the first that does not; signs are passed over, because where a
 * quotation was cut they go to either side. @step: 1 forwards, -1 backwards. */
static guint
count_agreeing (const DtlFolded *text,
                gssize           at,
                const DtlFolded *given,
                gssize           in_given,
                int              step)
{
  guint agreeing = 0;

  for (;;)
    {
      while (in_given >= 0 && in_given < (gssize) given->n && !g_unichar_isalnum (given->chars[in_given]))
        in_given += step;
      if (in_given < 0 || in_given >= (gssize) given->n)
        return agreeing;
      while (at >= 0 && at < (gssize) text->n && !g_unichar_isalnum (text->chars[at]))
        at += step;
      if (at < 0 || at >= (gssize) text->n || text->chars[at] != given->chars[in_given])
        return agreeing;
      agreeing++;
      at += step;
      in_given += step;
    }
}

static guint
count_context (const Context   *self,
               const DtlFolded *text,
               gsize            from,
               gsize            to)
{
  return count_agreeing (text, (gssize) from - 1, &self->prefix, (gssize) self->prefix.n - 1, -1) +
         count_agreeing (text, to, &self->suffix, 0, 1);
}

/* Standing there */

static void
add_place (Places *places,
           gsize   place,
           guint   letters)
{
  places->n_places++;
  if (places->n_places == 1 || letters > places->best_letters)
    {
      places->best = place;
      places->best_letters = letters;
      places->n_best = 0;
    }
  places->n_best += letters == places->best_letters;
}

static guint32 *
make_failures (const DtlFolded *quote)
{
  guint32 *failures = g_new (guint32, quote->n + 1);
  guint32 length = 0;

  failures[0] = failures[1] = 0;
  for (gsize i = 1; i < quote->n; i++)
    {
      while (length > 0 && quote->chars[i] != quote->chars[length])
        length = failures[length];
      length += quote->chars[i] == quote->chars[length];
      failures[i + 1] = length;
    }
  return failures;
}

/* Words that stand there whole are meant, where there are such: "act" is not in "fact". */
static gboolean
find_places (const DtlFolded *text,
             const DtlFolded *quote,
             const Context   *context,
             const gint      *cancel,
             Places          *places)
{
  g_autofree guint32 *failures = make_failures (quote);
  Places whole = { 0 }, within = { 0 };
  guint32 length = 0;

  for (gsize i = 0; i < text->n; i++)
    {
      if (i % 65536 == 0 && cancel != NULL && g_atomic_int_get (cancel) != 0)
        return FALSE;
      while (length > 0 && (length == quote->n || text->chars[i] != quote->chars[length]))
        length = failures[length];
      length += text->chars[i] == quote->chars[length];
      if (length == quote->n)
        {
          gsize from = i + 1 - length;
          gboolean is_whole = dtl_folded_is_edge (text, from) && dtl_folded_is_edge (text, i + 1);
          gboolean cuts_letter = i + 1 < text->n && g_unichar_ismark (text->chars[i + 1]);

          if (!cuts_letter)
            add_place (is_whole ? &whole : &within, from, count_context (context, text, from, i + 1));
        }
    }

  *places = whole.n_places > 0 ? whole : within;
  return TRUE;
}

/* Each kind of difference that was needed: without it the two are not alike. */
static guint
find_forgiven (const char *quote,
               const char *text,
               gsize       length)
{
  guint forgiven = 0;

  if (strlen (quote) == length && memcmp (quote, text, length) == 0)
    return 0;

  for (guint kind = 1; kind < DTL_FOLD_ALL; kind <<= 1)
    {
      DtlFolded a, b;

      dtl_folded_init (&a, quote, strlen (quote), DTL_FOLD_ALL & ~kind);
      dtl_folded_init (&b, text, length, DTL_FOLD_ALL & ~kind);
      if (!dtl_folded_equal (&a, &b))
        forgiven |= kind;
      dtl_folded_clear (&a);
      dtl_folded_clear (&b);
    }
  return forgiven != 0 ? forgiven : DTL_QUOTE_WHITE_SPACE;    /* around the quotation */
}

static void
tell_places (DtlQuoteText    *self,
             const char      *exact,
             const DtlFolded *quote,
             const Context   *context,
             const Places    *places,
             DtlQuoteMatch   *match)
{
  match->state = places->n_best == 1 ? DTL_QUOTE_MATCHING : DTL_QUOTE_AMBIGUOUS;
  match->start = dtl_folded_get_start (&self->folded, places->best);
  match->end = dtl_folded_get_end (&self->folded, places->best + quote->n);
  match->n_places = places->n_places;
  match->likeness = 100;
  match->forgiven = find_forgiven (exact, self->text + match->start, match->end - match->start);
  if (context->n_letters > 0)
    match->context = places->best_letters == context->n_letters ? DTL_QUOTE_CONTEXT_AGREES : DTL_QUOTE_CONTEXT_DIFFERS;
}

DtlQuoteMatch *
dtl_quote_text_find (DtlQuoteText *self,
                     const char   *exact,
                     const char   *prefix,
                     const char   *suffix,
                     const gint   *cancel)
{
  DtlQuoteMatch *match;
  Places places = { 0 };
  Context context;
  DtlFolded quote;

  g_return_val_if_fail (self != NULL && exact != NULL, NULL);

  match = g_new0 (DtlQuoteMatch, 1);
  match->state = DTL_QUOTE_NOT_FOUND;
  dtl_folded_init (&quote, exact, strlen (exact), DTL_FOLD_ALL);
  context_init (&context, prefix, suffix);

  if (quote.n == 0)
    ;     /* nothing was quoted */
  else if (!find_places (&self->folded, &quote, &context, cancel, &places))
    match->state = DTL_QUOTE_CANCELLED;
  else if (places.n_places > 0)
    tell_places (self, exact, &quote, &context, &places, match);
  else
    {
      if (self->words == NULL)
        self->words = dtl_word_index_new (&self->folded);
      dtl_word_index_find (self->words, &quote, prefix, suffix, cancel, match);
    }

  context_clear (&context);
  dtl_folded_clear (&quote);
  return match;
}

/* Words */

char *
dtl_quote_forgiven_to_words (guint forgiven)
{
  static const char * const words[] =
  {
    N_("white space"), N_("quotation marks"), N_("hyphens or dashes"), N_("soft hyphens"), N_("ways to write a letter"),
  };
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (forgiven & (1u << i))
      g_ptr_array_add (found, (gpointer) _(words[i]));
  g_ptr_array_add (found, NULL);

  if (found->len <= 2)
    return g_strdup (found->len == 2 ? found->pdata[0] : "");
  {
    const char *last = found->pdata[found->len - 2];

    found->pdata[found->len - 2] = NULL;
    first = g_strjoinv (_(", "), (char **) found->pdata);
    return g_strdup_printf (C_("list", "%1$s and %2$s"), first, last);
  }
}

char *
dtl_quote_match_to_words (const DtlQuoteMatch *match)
{
  g_autofree char *forgiven = NULL;

  g_return_val_if_fail (match != NULL, NULL);

  switch (match->state)
    {
    case DTL_QUOTE_MATCHING:
      if (match->forgiven == 0)
        return g_strdup (_("matching"));
      forgiven = dtl_quote_forgiven_to_words (match->forgiven);
      return g_strdup_printf (_("matching but for %s"), forgiven);
    case DTL_QUOTE_AMBIGUOUS:
      return g_strdup_printf (ngettext ("stands there %u time; what is around it does not say which is meant",
                                        "stands there %u times; what is around it does not say which is meant", match->n_places),
                              match->n_places);
    case DTL_QUOTE_DRIFTED:
      return g_strdup (_("drifted"));
    case DTL_QUOTE_NOT_FOUND:
      return g_strdup (_("not found"));
    case DTL_QUOTE_CANCELLED:
    default:
      return g_strdup (_("not looked for to the end"));
    }
}
