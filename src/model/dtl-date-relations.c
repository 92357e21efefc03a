/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words that tie dates together: "from", "between", "until", "by". A language may choose them, and bend what
 * follows, by the kind of phrase: in German it is "vom 4. bis zum 10.", "von März bis Mai", "in den 1960er-Jahren".
 * So each has a message of its own for each kind, and a range is the phrase of its start and that of its end.
 */
#include "config.h"

#include "dtl-date-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const contexts[] = {
  [DTL_PHRASE_DAY] = "day",
  [DTL_PHRASE_MONTH] = "month",
  [DTL_PHRASE_YEAR] = "year",
  [DTL_PHRASE_SEASON] = "season",
  [DTL_PHRASE_DECADE] = "decade",
  [DTL_PHRASE_PERIOD] = "period",
  [DTL_PHRASE_ESTIMATE] = "estimate",
  [DTL_PHRASE_CHOICE] = "choice",
};

/* English says "from" as well where no "to" follows; others do not. */
static const char *const start_contexts[] = {
  [DTL_PHRASE_DAY] = "day that it began",
  [DTL_PHRASE_MONTH] = "month that it began",
  [DTL_PHRASE_YEAR] = "year that it began",
  [DTL_PHRASE_SEASON] = "season that it began",
  [DTL_PHRASE_DECADE] = "decade that it began",
  [DTL_PHRASE_PERIOD] = "period that it began",
  [DTL_PHRASE_ESTIMATE] = "estimate of when it began",
  [DTL_PHRASE_CHOICE] = "choice of when it began",
};

/* Translators: the context says what stands for %s. A day: "12 September 2017", also with a time; a month: "May 2017";
 * a decade: "the 1960s"; a period: "the 20th century", "the second quarter of 2017"; an estimate: "about May 2017";
 * a choice: "some day in May 2017". Behind "from" follows "to", behind "between" follows "and"; only where the context
 * ends with "began" nothing does. */
static const char *const patterns[][DTL_N_RELATIONS] = {
  [DTL_PHRASE_DAY] = {
    [DTL_RELATION_FROM] = NC_("day", "from %s"),
    [DTL_RELATION_TO] = NC_("day", "to %s"),
    [DTL_RELATION_BETWEEN] = NC_("day", "between %s"),
    [DTL_RELATION_AND] = NC_("day", "and %s"),
    [DTL_RELATION_START] = NC_("day that it began", "from %s"),
    [DTL_RELATION_UNTIL] = NC_("day", "until %s"),
    [DTL_RELATION_BY] = NC_("day", "by %s"),
    [DTL_RELATION_NOT_BEFORE] = NC_("day", "not before %s"),
  },
  [DTL_PHRASE_MONTH] = {
    [DTL_RELATION_FROM] = NC_("month", "from %s"),
    [DTL_RELATION_TO] = NC_("month", "to %s"),
    [DTL_RELATION_BETWEEN] = NC_("month", "between %s"),
    [DTL_RELATION_AND] = NC_("month", "and %s"),
    [DTL_RELATION_START] = NC_("month that it began", "from %s"),
    [DTL_RELATION_UNTIL] = NC_("month", "until %s"),
    [DTL_RELATION_BY] = NC_("month", "by %s"),
    [DTL_RELATION_NOT_BEFORE] = NC_("month", "not before %s"),
    [DTL_RELATION_IN] = NC_("month", "in %s"),
  },
  [DTL_PHRASE_YEAR] = {
    [DTL_RELATION_FROM] = NC_("year", "from %s"),
    [DTL_RELATION_TO] = NC_("year", "to %s"),
    [DTL_RELATION_BETWEEN] = NC_("year", "between %s"),
    [DTL_RELATION_AND] = NC_("year", "and %s"),
    [DTL_RELATION_START] = NC_("year that it began", "from %s"),
    [DTL_RELATION_UNTIL] = NC_("year", "until %s"),
    [DTL_RELATION_BY] = NC_("year", "by %s"),
    [DTL_RELATION_NOT_BEFORE] = NC_("year", "not before %s"),
    [DTL_RELATION_IN] = NC_("year", "in %s"),
  },
  [DTL_PHRASE_SEASON] = {
    [DTL_RELATION_FROM] = NC_("season", "from %s"),
    [DTL_RELATION_TO] = NC_("season", "to %s"),
    [DTL_RELATION_BETWEEN] = NC_("season", "between %s"),
    [DTL_RELATION_AND] = NC_("season", "and %s"),
    [DTL_RELATION_START] = NC_("season that it began", "from %s"),
    [DTL_RELATION_UNTIL] = NC_("season", "until %s"),
    [DTL_RELATION_BY] = NC_("season", "by %s"),
    [DTL_RELATION_NOT_BEFORE] = NC_("season", "not before %s"),
  },
  [DTL_PHRASE_DECADE] = {
    [DTL_RELATION_FROM] = NC_("decade", "from %s"),
    [DTL_RELATION_TO] = NC_("decade", "to %s"),
    [DTL_RELATION_BETWEEN] = NC_("decade", "between %s"),
    [DTL_RELATION_AND] = NC_("decade", "and %s"),
    [DTL_RELATION_START] = NC_("decade that it began", "from %s"),
    [DTL_RELATION_UNTIL] = NC_("decade", "until %s"),
    [DTL_RELATION_BY] = NC_("decade", "by %s"),
    [DTL_RELATION_NOT_BEFORE] = NC_("decade", "not before %s"),
    [DTL_RELATION_IN] = NC_("decade", "in %s"),
  },
  [DTL_PHRASE_PERIOD] = {
    [DTL_RELATION_FROM] = NC_("period", "from %s"),
    [DTL_RELATION_TO] = NC_("period", "to %s"),
    [DTL_RELATION_BETWEEN] = NC_("period", "between %s"),
    [DTL_RELATION_AND] = NC_("period", "and %s"),
    [DTL_RELATION_START] = NC_("period that it began", "from %s"),
    [DTL_RELATION_UNTIL] = NC_("period", "until %s"),
    [DTL_RELATION_BY] = NC_("period", "by %s"),
    [DTL_RELATION_NOT_BEFORE] = NC_("period", "not before %s"),
    [DTL_RELATION_IN] = NC_("period", "in %s"),
  },
  [DTL_PHRASE_ESTIMATE] = {
    [DTL_RELATION_FROM] = NC_("estimate", "from %s"),
    [DTL_RELATION_TO] = NC_("estimate", "to %s"),
    [DTL_RELATION_BETWEEN] = NC_("estimate", "between %s"),
    [DTL_RELATION_AND] = NC_("estimate", "and %s"),
    [DTL_RELATION_START] = NC_("estimate of when it began", "from %s"),
    [DTL_RELATION_UNTIL] = NC_("estimate", "until %s"),
    [DTL_RELATION_BY] = NC_("estimate", "by %s"),
    [DTL_RELATION_NOT_BEFORE] = NC_("estimate", "not before %s"),
  },
  [DTL_PHRASE_CHOICE] = {
    [DTL_RELATION_FROM] = NC_("choice", "from %s"),
    [DTL_RELATION_TO] = NC_("choice", "to %s"),
    [DTL_RELATION_BETWEEN] = NC_("choice", "between %s"),
    [DTL_RELATION_AND] = NC_("choice", "and %s"),
    [DTL_RELATION_START] = NC_("choice of when it began", "from %s"),
    [DTL_RELATION_UNTIL] = NC_("choice", "until %s"),
    [DTL_RELATION_BY] = NC_("choice", "by %s"),
    [DTL_RELATION_NOT_BEFORE] = NC_("choice", "not before %s"),
  },
};

/**
 * dtl_words_fill:
 * @pattern: a translated pattern that a table was looked up for
 * @words: what stands for its "%s"
 */
char *
dtl_words_fill (const char *pattern,
                const char *words)
{
  const char *gap = strstr (pattern, "%s");

  if (gap == NULL)
    return g_strdup (pattern);

  return g_strdup_printf ("%.*s%s%s", (int) (gap - pattern), pattern, words, gap + strlen ("%s"));
}

/**
 * dtl_words_relate:
 * @relation: how the phrase is tied to what is told
 * @kind: what the phrase is about
 * @words: the phrase, "12 September 2017"
 *
 * Returns: "from 12 September 2017"
 */
char *
dtl_words_relate (DtlRelation    relation,
                  DtlPhraseKind  kind,
                  const char    *words)
{
  const char *context = relation == DTL_RELATION_START ? start_contexts[kind] : contexts[kind];

  g_assert (patterns[kind][relation] != NULL);

  return dtl_words_fill (g_dpgettext2 (GETTEXT_PACKAGE, context, patterns[kind][relation]), words);
}

/* "from May 2017" and "to 2019", "between the 1960s" and "the 1980s": each with the word that it takes. */
static char *
join_related (DtlRelation    from_relation,
              const char    *from,
              DtlPhraseKind  from_kind,
              DtlRelation    to_relation,
              const char    *to,
              DtlPhraseKind  to_kind)
{
  g_autofree char *first = dtl_words_relate (from_relation, from_kind, from);
  g_autofree char *last = dtl_words_relate (to_relation, to_kind, to);

  /* Translators: "from May 2017" and "to 2019", or "between May 2017" and "and 2019" */
  return g_strdup_printf (C_("date range", "%1$s %2$s"), first, last);
}

/**
 * dtl_words_join:
 * @join: how the two are joined
 * @from: the first phrase
 * @from_kind: what it is about
 * @to: the last
 * @to_kind: what that is about
 *
 * Returns: "May 2017 – 2019", "from May 2017 to 2019"
 */
char *
dtl_words_join (DtlJoin        join,
                const char    *from,
                DtlPhraseKind  from_kind,
                const char    *to,
                DtlPhraseKind  to_kind)
{
  switch (join)
    {
    case DTL_JOIN_DASH:
      /* Translators: from one date to another, "May 2017 – March 2018" */
      return g_strdup_printf (C_("date range", "%1$s – %2$s"), from, to);
    case DTL_JOIN_TO:
      /* Translators: one date to another, inside a list: "1670 to 1672" */
      return g_strdup_printf (C_("date range", "%1$s to %2$s"), from, to);
    case DTL_JOIN_FROM_TO:
      return join_related (DTL_RELATION_FROM, from, from_kind, DTL_RELATION_TO, to, to_kind);
    case DTL_JOIN_BETWEEN:
    default:
      return join_related (DTL_RELATION_BETWEEN, from, from_kind, DTL_RELATION_AND, to, to_kind);
    }
}

/* Two words without spaces that something shared follows, "Mar–May" or "7–9"; spoken "7 to 9". */
char *
dtl_words_join_tight (DtlJoin     join,
                      const char *from,
                      const char *to)
{
  if (join == DTL_JOIN_DASH)
    /* Translators: two months, days or times, "Mar–May" */
    return g_strdup_printf (C_("date range", "%1$s–%2$s"), from, to);

  return g_strdup_printf (C_("date range", "%1$s to %2$s"), from, to);
}

/**
 * dtl_words_list:
 * @words: (element-type utf8): one phrase or more
 * @is_choice: whether one of them is meant, or all
 *
 * Returns: "1667, 1668 or 1670"
 */
char *
dtl_words_list (GPtrArray *words,
                gboolean   is_choice)
{
  const char *last = g_ptr_array_index (words, words->len - 1);
  g_autoptr (GString) before = NULL;

  if (words->len == 1)
    return g_strdup (last);

  before = g_string_new (g_ptr_array_index (words, 0));
  for (guint i = 1; i + 1 < words->len; i++)
    {
      /* Translators: between the members of a list that are not the last two */
      g_string_append (before, C_("list", ", "));
      g_string_append (before, g_ptr_array_index (words, i));
    }

  if (is_choice)
    /* Translators: the last two members of a list of which one is meant, "1667, 1668 or 1670" */
    return g_strdup_printf (C_("list", "%1$s or %2$s"), before->str, last);

  /* Translators: the last two members of a list of which all are meant, "1667, 1668 and 1670" */
  return g_strdup_printf (C_("list", "%1$s and %2$s"), before->str, last);
}
