/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A date in words: what its text says and no more. The text is read again, piece by piece, and every
 * piece is put into words by what it is: a point, the ends of an interval, the members of a set.
 */
#include "config.h"

#include "dtl-date-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer lists are counted instead of told. */
#define LIST_MAX       12
#define LIST_MAX_SHORT 4

static const char *
name_component (const DtlDatePoint *point,
                int                 component)
{
  if (component == 0)
    return N_("year");
  if (component == 2)
    return N_("day");

  return point->depth == DTL_DEPTH_GROUPING ? N_("part of the year") : N_("month");
}

/* The whole date. */
static char *
add_qualifiers (const char *words,
                int         qualifiers,
                DtlWording  wording)
{
  gboolean is_short = wording == DTL_WORDING_SHORT;

  switch (qualifiers)
    {
    case DTL_QUALIFIER_APPROXIMATE:
      return g_strdup_printf (is_short ? _("c. %s") : _("about %s"), words);
    case DTL_QUALIFIER_UNCERTAIN:
      /* Translators: a date that is uncertain */
      return g_strdup_printf (is_short ? C_("uncertain", "%s?") : _("perhaps %s"), words);
    case DTL_QUALIFIER_BOTH:
      /* Translators: a date that is uncertain and approximate */
      return g_strdup_printf (is_short ? C_("uncertain", "c. %s?") : _("perhaps about %s"), words);
    default:
      return g_strdup (words);
    }
}

/* Single components: "12 May 2017 (day approximate, year uncertain)". */
static char *
add_component_qualifiers (const char         *words,
                          const DtlDatePoint *point,
                          DtlWording          wording)
{
  g_autoptr (GString) notes = g_string_new (NULL);

  for (int component = 2; component >= 0; component--)
    {
      const char *name = _(name_component (point, component));
      g_autofree char *note = NULL;

      if (point->qualifiers[component] == 0)
        continue;
      if (point->qualifiers[component] == DTL_QUALIFIER_APPROXIMATE)
        /* Translators: %s is "year", "month" or "day" */
        note = g_strdup_printf (_("%s approximate"), name);
      else if (point->qualifiers[component] == DTL_QUALIFIER_UNCERTAIN)
        /* Translators: %s is "year", "month" or "day" */
        note = g_strdup_printf (_("%s uncertain"), name);
      else
        /* Translators: %s is "year", "month" or "day" */
        note = g_strdup_printf (_("%s uncertain and approximate"), name);

      if (notes->len > 0)
        g_string_append (notes, C_("list", ", "));
      g_string_append (notes, note);
    }

  if (wording == DTL_WORDING_SPOKEN)
    /* Translators: a date, and what is uncertain about it */
    return g_strdup_printf (C_("uncertain", "%1$s, %2$s"), words, notes->str);

  /* Translators: a date, and what is uncertain about it */
  return g_strdup_printf (C_("uncertain", "%1$s (%2$s)"), words, notes->str);
}

static int
find_last_component (const DtlDatePoint *point)
{
  switch ((int) point->depth)
    {
    case DTL_DEPTH_YEAR:
      return 0;
    case DTL_DEPTH_GROUPING:
    case DTL_DEPTH_MONTH:
      return 1;
    default:
      return 2;
    }
}

/* "About" and "perhaps" before a date are about its finest component, at least. */
static char *
qualify (const char         *words,
         const DtlDatePoint *point,
         DtlWording          wording)
{
  int last = find_last_component (point);
  guint8 all = point->qualifiers[0] | point->qualifiers[1] | point->qualifiers[2];
  gboolean is_whole = TRUE;
  gboolean is_last_only = TRUE;

  for (int i = 0; i < last; i++)
    {
      is_whole &= point->qualifiers[i] == point->qualifiers[last];
      is_last_only &= point->qualifiers[i] == 0;
    }

  if (is_whole || is_last_only || wording == DTL_WORDING_SHORT)
    return add_qualifiers (words, all, wording);

  return add_component_qualifiers (words, point, wording);
}

static gboolean
is_qualified (const DtlDatePoint *point)
{
  return (point->qualifiers[0] | point->qualifiers[1] | point->qualifiers[2]) != 0;
}

static gboolean
is_masked (const DtlDatePoint *point)
{
  return point->year_is_masked || point->month_is_masked || point->day_is_masked || point->insignificant > 0;
}

/* Whether it is one moment that can share words with another. */
gboolean
dtl_words_point_is_plain (const DtlDatePoint *point)
{
  return !is_qualified (point) && !is_masked (point);
}

char *
dtl_words_point (const DtlDatePoint *point,
                 DtlTelling          telling,
                 DtlWording          wording)
{
  g_autofree char *words = NULL;
  DtlMoment moment;

  if (is_masked (point))
    words = dtl_words_masked (point, wording);
  else
    {
      dtl_moment_init_from_point (&moment, point);
      words = dtl_words_moment (&moment, telling, wording);
    }

  return qualify (words, point, wording);
}

static char *
describe_two_points (const DtlDatePoint *from,
                     const DtlDatePoint *to,
                     DtlJoin             join,
                     DtlWording          wording)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  gboolean shares_year = FALSE;
  DtlMoment from_moment, to_moment;

  if (!is_masked (from) && !is_masked (to))
    {
      dtl_moment_init_from_point (&from_moment, from);
      dtl_moment_init_from_point (&to_moment, to);
      if (!is_qualified (from) && !is_qualified (to))
        return dtl_words_range (&from_moment, &to_moment, join, wording);

      shares_year = dtl_moment_shares_year (&from_moment, &to_moment) && from->grouping == 0 &&
                    from->depth <= DTL_DEPTH_DAY && to->depth <= DTL_DEPTH_DAY &&
                    find_last_component (from) > 0 && from->qualifiers[0] == to->qualifiers[0];
    }

  first = dtl_words_point (from, shares_year ? DTL_TELL_WITHOUT_YEAR : DTL_TELL_ALL, wording);
  last = dtl_words_point (to, DTL_TELL_ALL, wording);
  return dtl_words_join (join, first, last);
}

/* Both ends are points: a dash where they are of one kind, "from" and "to" where a dash could be misread. */
static char *
describe_interval_of_points (const DtlDatePoint *from,
                             const DtlDatePoint *to,
                             DtlWording          wording)
{
  gboolean is_even = dtl_words_point_is_plain (from) && dtl_words_point_is_plain (to) &&
                     from->precision == to->precision && (from->depth != DTL_DEPTH_GROUPING || wording == DTL_WORDING_SHORT);

  if (wording != DTL_WORDING_SPOKEN && (is_even || wording == DTL_WORDING_SHORT))
    return describe_two_points (from, to, DTL_JOIN_DASH, wording);

  return describe_two_points (from, to, DTL_JOIN_FROM_TO, wording);
}

static char *
describe_open_interval (const DtlDateEnd *start,
                        const DtlDateEnd *end,
                        DtlWording        wording)
{
  gboolean has_start = start->state == DTL_END_POINT;
  gboolean is_short = wording == DTL_WORDING_SHORT;
  g_autofree char *words = NULL;

  if (!has_start && end->state != DTL_END_POINT)
    {
      if (start->state == DTL_END_OPEN && end->state == DTL_END_OPEN)
        return g_strdup (_("with no stated start or end"));
      return g_strdup (end->state == DTL_END_OPEN ? _("still going on, start unknown") : _("ended, unknown when"));
    }

  words = dtl_words_point (has_start ? &start->point : &end->point, DTL_TELL_ALL, wording);

  if (has_start && end->state == DTL_END_OPEN)
    /* Translators: it began at a date and has not ended */
    return g_strdup_printf (is_short ? _("since %s") : _("from %s, still going on"), words);
  if (has_start)
    /* Translators: it began at a date and has ended, but nobody says when */
    return g_strdup_printf (is_short ? _("%s – ?") : _("from %s, ended, unknown when"), words);
  if (start->state == DTL_END_OPEN)
    return g_strdup_printf (_("until %s"), words);

  /* Translators: it ended at a date, and nobody says when it began */
  return g_strdup_printf (is_short ? _("? – %s") : _("until %s, start unknown"), words);
}

static char *
describe_interval (const DtlDateEnd *start,
                   const DtlDateEnd *end,
                   DtlWording        wording)
{
  if (start->state == DTL_END_POINT && end->state == DTL_END_POINT)
    return describe_interval_of_points (&start->point, &end->point, wording);

  return describe_open_interval (start, end, wording);
}

static gboolean
is_plain_member (const DtlDateMember *member)
{
  return dtl_words_point_is_plain (&member->from) && (!member->is_range || dtl_words_point_is_plain (&member->to));
}

/* How much all members of a list share: only days of one month, months of one year, or the year. */
static DtlTelling
find_shared (GArray *members)
{
  DtlMoment first;
  gboolean shares_month = TRUE;

  for (guint i = 0; i < members->len; i++)
    {
      const DtlDateMember *member = &g_array_index (members, DtlDateMember, i);
      DtlMoment moment;

      if (!is_plain_member (member) || member->is_open_start || member->is_open_end ||
          (member->from.depth != DTL_DEPTH_DAY && member->from.depth != DTL_DEPTH_MONTH))
        return DTL_TELL_ALL;

      dtl_moment_init_from_point (&moment, &member->from);
      if (i == 0)
        first = moment;
      if (moment.precision != first.precision || !dtl_moment_shares_year (&first, &moment))
        return DTL_TELL_ALL;
      shares_month &= dtl_moment_shares_month (&first, &moment);

      if (member->is_range)
        {
          dtl_moment_init_from_point (&moment, &member->to);
          if (!dtl_moment_shares_year (&first, &moment))
            return DTL_TELL_ALL;
          shares_month &= dtl_moment_shares_month (&first, &moment);
        }
    }

  return shares_month ? DTL_TELL_WITHOUT_MONTH : DTL_TELL_WITHOUT_YEAR;
}

/* A member of a list of several. */
static char *
describe_member (const DtlDateMember *member,
                 DtlDateKind          kind,
                 DtlTelling           telling,
                 DtlWording           wording)
{
  DtlJoin join = wording == DTL_WORDING_SPOKEN ? DTL_JOIN_TO : DTL_JOIN_DASH;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (member->is_range && telling == DTL_TELL_ALL)
    return describe_two_points (&member->from, &member->to, join, wording);

  from = dtl_words_point (&member->from, telling, wording);
  if (member->is_range)
    {
      to = dtl_words_point (&member->to, telling, wording);
      return member->from.depth == DTL_DEPTH_DAY && telling == DTL_TELL_WITHOUT_YEAR
        ? dtl_words_join (join, from, to) : dtl_words_join_tight (join, from, to);
    }
  if (member->is_open_start)
    return g_strdup_printf (kind == DTL_DATE_ONE_OF ? _("%s or earlier") : _("%s and earlier"), from);
  if (member->is_open_end)
    return g_strdup_printf (kind == DTL_DATE_ONE_OF ? _("%s or later") : _("%s and later"), from);

  return g_steal_pointer (&from);
}

/* Behind days of one month, or months of one year, what all of them share. */
static char *
add_shared (const char         *list,
            const DtlDatePoint *point,
            DtlWording          wording)
{
  DtlMoment moment;
  g_autofree char *year = NULL;
  g_autofree char *month = NULL;

  dtl_moment_init_from_point (&moment, point);
  year = dtl_words_year (moment.civil.year);
  if (moment.precision == DTL_PRECISION_MONTH)
    /* Translators: month and year, "September 2017" */
    return g_strdup_printf (C_("month", "%1$s %2$s"), list, year);

  month = dtl_words_month (moment.civil.month, FALSE, wording);
  /* Translators: day, month and year, "12 September 2017"; "%2$s %1$s, %3$s" is "September 12, 2017" */
  return g_strdup_printf (C_("date", "%1$s %2$s %3$s"), list, month, year);
}

/* One member alone says it in one phrase. */
static char *
describe_lone_member (const DtlDateMember *member,
                      DtlDateKind          kind,
                      DtlWording           wording)
{
  g_autofree char *words = NULL;

  if (member->is_range && kind == DTL_DATE_ONE_OF)
    return describe_two_points (&member->from, &member->to, DTL_JOIN_BETWEEN, wording);

  if (member->is_range)
    {
      words = describe_two_points (&member->from, &member->to, DTL_JOIN_FROM_TO, wording);
      switch ((int) member->from.precision)
        {
        case DTL_PRECISION_DAY:
          /* Translators: %s is like "from 4 to 10 September 2017" */
          return g_strdup_printf (_("every day %s"), words);
        case DTL_PRECISION_MONTH:
          /* Translators: %s is like "from March to May 2017" */
          return g_strdup_printf (_("every month %s"), words);
        case DTL_PRECISION_YEAR:
          /* Translators: %s is like "from 1670 to 1672" */
          return g_strdup_printf (_("every year %s"), words);
        default:
          /* Translators: %s is like "from 1670 to 1672" */
          return g_strdup_printf (_("all %s"), words);
        }
    }

  words = dtl_words_point (&member->from, DTL_TELL_ALL, wording);
  if (kind == DTL_DATE_ALL_OF && (member->is_open_start || member->is_open_end))
    return describe_member (member, kind, DTL_TELL_ALL, wording);
  if (member->is_open_start)
    /* Translators: at a date or before it: "by April 2017" */
    return g_strdup_printf (_("by %s"), words);
  if (member->is_open_end)
    /* Translators: at a date or after it */
    return g_strdup_printf (_("not before %s"), words);

  return g_steal_pointer (&words);
}

/* A list that is too long to be told. */
static char *
count_members (GArray     *members,
               DtlDateKind kind)
{
  g_autofree char *count = dtl_words_number (members->len);

  if (kind == DTL_DATE_ONE_OF)
    /* Translators: %s is a number above 4 */
    return g_strdup_printf (ngettext ("one of %s date", "one of %s dates", members->len), count);

  /* Translators: %s is a number above 4 */
  return g_strdup_printf (ngettext ("%s date", "%s dates", members->len), count);
}

static char *
describe_members (GArray     *members,
                  DtlDateKind kind,
                  DtlWording  wording)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *list = NULL;
  DtlTelling telling;
  gboolean tells_apart;

  if (members->len == 1)
    return describe_lone_member (&g_array_index (members, DtlDateMember, 0), kind, wording);
  if (members->len > (wording == DTL_WORDING_SHORT ? LIST_MAX_SHORT : LIST_MAX))
    return count_members (members, kind);

  telling = find_shared (members);
  tells_apart = telling == DTL_TELL_WITHOUT_MONTH ||
                (telling == DTL_TELL_WITHOUT_YEAR && g_array_index (members, DtlDateMember, 0).from.depth == DTL_DEPTH_MONTH);

  words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < members->len; i++)
    {
      gboolean is_last = i + 1 == members->len;

      g_ptr_array_add (words, describe_member (&g_array_index (members, DtlDateMember, i), kind,
                                               is_last && !tells_apart ? DTL_TELL_ALL : telling, wording));
    }

  list = dtl_words_list (words, kind == DTL_DATE_ONE_OF);
  if (tells_apart)
    return add_shared (list, &g_array_index (members, DtlDateMember, 0).from, wording);

  return g_steal_pointer (&list);
}

/* NULL when it is no set. @n_members (nullable) */
static char *
describe_set (DtlDateReader *reader,
              DtlWording     wording,
              gboolean      *is_single)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (DtlDateMember));
  gboolean is_last = FALSE;
  DtlDateKind kind;

  dtl_date_read_set_opening (reader, &kind);
  while (!is_last)
    {
      DtlDateMember member;

      if (!dtl_date_read_set_member (reader, &member, &is_last))
        return NULL;
      g_array_append_val (members, member);
    }

  if (is_single != NULL)
    {
      const DtlDateMember *only = &g_array_index (members, DtlDateMember, 0);

      *is_single = members->len == 1 && !only->is_range && !only->is_open_start && !only->is_open_end;
    }

  return describe_members (members, kind, wording);
}

/**
 * dtl_date_to_words:
 * @text: a date in EDTF
 * @length: its bytes, or -1 when it ends with a NUL
 * @wording: how it is told
 *
 * The wording in the current locale, in UTF-8, for the middle of a sentence. Times are told as written, with
 * the zone they are written in.
 *
 * Returns: (transfer full) (nullable): NULL when @text is no date
 */
char *
dtl_date_to_words (const char *text,
                   gssize      length,
                   DtlWording  wording)
{
  DtlDateReader reader;
  DtlDateEnd start, end;
  DtlDate date;

  g_return_val_if_fail (text != NULL, NULL);

  if (!dtl_date_parse (text, length, NULL, &date, NULL))
    return NULL;

  dtl_date_reader_init (&reader, text, length, NULL);
  if (date.kind == DTL_DATE_ONE_OF || date.kind == DTL_DATE_ALL_OF)
    return describe_set (&reader, wording, NULL);

  dtl_date_read_end (&reader, &start);
  if (date.kind == DTL_DATE_POINT)
    return dtl_words_point (&start.point, DTL_TELL_ALL, wording);

  reader.at++;
  dtl_date_read_end (&reader, &end);
  return describe_interval (&start, &end, wording);
}

/* An end given apart. @set_words: the phrase, where it is a set of several moments, else NULL */
static void
read_lone_end (const char *text,
               gssize      length,
               DtlWording  wording,
               DtlDateEnd *end,
               char      **set_words)
{
  DtlDateReader reader;
  gboolean is_single = FALSE;

  *set_words = NULL;
  end->state = DTL_END_UNKNOWN;
  if (text == NULL)
    return;

  dtl_date_reader_init (&reader, text, length, NULL);
  if (!dtl_date_next_is (&reader, '['))
    {
      dtl_date_read_end (&reader, end);
      return;
    }

  end->state = DTL_END_POINT;
  *set_words = describe_set (&reader, wording, &is_single);
  if (is_single)
    {
      dtl_date_reader_init (&reader, text + 1, (length >= 0 ? length : (gssize) strlen (text)) - 1, NULL);
      dtl_date_read_point (&reader, &end->point);
      g_clear_pointer (set_words, g_free);
    }
}

static char *
describe_start (const DtlDateEnd *start,
                const char       *set_words,
                DtlWording        wording)
{
  g_autofree char *words = NULL;

  if (set_words != NULL)
    /* Translators: when it began: "began between June and September 2015" */
    return g_strdup_printf (_("began %s"), set_words);
  if (start->state == DTL_END_UNKNOWN)
    return g_strdup (_("start unknown"));
  if (start->state == DTL_END_OPEN)
    return g_strdup (_("no stated start"));

  words = dtl_words_point (&start->point, DTL_TELL_ALL, wording);
  /* Translators: when it began, before a phrase for when it ended */
  return g_strdup_printf (C_("start", "from %s"), words);
}

static char *
describe_end (const DtlDateEnd *end,
              const char       *set_words,
              DtlWording        wording)
{
  g_autofree char *words = NULL;

  if (set_words != NULL)
    /* Translators: when it ended: "ended between June and September 2015" */
    return g_strdup_printf (_("ended %s"), set_words);
  if (end->state == DTL_END_UNKNOWN)
    return g_strdup (_("ended, unknown when"));
  if (end->state == DTL_END_OPEN)
    return g_strdup (_("still going on"));

  words = dtl_words_point (&end->point, DTL_TELL_ALL, wording);
  return g_strdup_printf (_("until %s"), words);
}

/**
 * dtl_date_ends_to_words:
 * @start: (nullable): as for dtl_date_parse_ends()
 * @start_length: its bytes, or -1 when it ends with a NUL
 * @end: (nullable): as for dtl_date_parse_ends()
 * @end_length: its bytes, or -1 when it ends with a NUL
 * @wording: how it is told
 *
 * Returns: (transfer full) (nullable): "began between June and September 2015, still going on"; NULL when the
 *   two make no date
 */
char *
dtl_date_ends_to_words (const char *start,
                        gssize      start_length,
                        const char *end,
                        gssize      end_length,
                        DtlWording  wording)
{
  g_autofree char *start_set = NULL;
  g_autofree char *end_set = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  DtlDateEnd start_end, end_end;
  DtlDate date;

  if (!dtl_date_parse_ends (start, start_length, end, end_length, NULL, &date, NULL, NULL))
    return NULL;

  read_lone_end (start, start_length, wording, &start_end, &start_set);
  read_lone_end (end, end_length, wording, &end_end, &end_set);
  if (start_set == NULL && end_set == NULL)
    return describe_interval (&start_end, &end_end, wording);

  last = describe_end (&end_end, end_set, wording);
  if (start_end.state == DTL_END_OPEN)
    return g_steal_pointer (&last);

  first = describe_start (&start_end, start_set, wording);
  /* Translators: when it began, and when it ended */
  return g_strdup_printf (C_("start and end", "%1$s, %2$s"), first, last);
}
