/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sets in words: "between 4 and 10 September 2017", "by April 2017", "1667, 1668 or 1670", "every month
 * from March to May 2017". A list says once what its members share.
 */
#include "config.h"

#include "dtl-date-words-private.h"

#include <glib/gi18n-lib.h>

/* Longer lists are counted instead of told. */
#define LIST_MAX       12
#define LIST_MAX_SHORT 4

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
    return dtl_words_two_points (&member->from, &member->to, join, wording);

  from = dtl_words_point (&member->from, telling, wording);
  if (member->is_range)
    {
      to = dtl_words_point (&member->to, telling, wording);
      return member->from.depth == DTL_DEPTH_DAY && telling == DTL_TELL_WITHOUT_YEAR
        ? dtl_words_join (join, from, DTL_PHRASE_DAY, to, DTL_PHRASE_DAY) : dtl_words_join_tight (join, from, to);
    }
  if (member->is_open_start)
    return g_strdup_printf (kind == DTL_DATE_ONE_OF ? _("%s or earlier") : _("%s and earlier"), from);
  if (member->is_open_end)
    return g_strdup_printf (kind == DTL_DATE_ONE_OF ? _("%s or later") : _("%s and later"), from);

  return g_steal_pointer (&from);
}

/* Beside days of one month, months of one year, or days of one year, what all of them share. */
static char *
add_shared (const char         *list,
            const DtlDatePoint *point,
            DtlTelling          telling,
            DtlWording          wording)
{
  DtlMoment moment;
  g_autofree char *year = NULL;
  g_autofree char *month = NULL;

  dtl_moment_init_from_point (&moment, point);
  if (moment.precision == DTL_PRECISION_DAY && telling == DTL_TELL_WITHOUT_YEAR)
    return dtl_words_add_shared_year (list, &moment, wording);

  year = dtl_words_year (moment.civil.year);
  if (moment.precision == DTL_PRECISION_MONTH)
    /* Translators: month and year, "September 2017" */
    return g_strdup_printf (C_("month", "%1$s %2$s"), list, year);

  month = dtl_words_month (moment.civil.month, FALSE, wording);
  /* Translators: day, month and year, "12 September 2017"; "%2$s %1$s, %3$s" is "September 12, 2017" */
  return g_strdup_printf (C_("date", "%1$s %2$s %3$s"), list, month, year);
}

/* Translators: %s is like "from 4 to 10 September 2017"; for minutes and seconds it begins with a day: "12 September
 * 2017, from 12:14 to 13:00" */
static const char *const every[] = {
  [DTL_PRECISION_SECOND] = N_("%s, every second"),
  [DTL_PRECISION_MINUTE] = N_("%s, every minute"),
  [DTL_PRECISION_DAY] = N_("every day %s"),
  [DTL_PRECISION_MONTH] = N_("every month %s"),
  [DTL_PRECISION_SEASON] = N_("every season %s"),
  [DTL_PRECISION_QUARTER] = N_("every quarter %s"),
  [DTL_PRECISION_QUADRIMESTER] = N_("every third of the year %s"),
  [DTL_PRECISION_HALF_YEAR] = N_("every half-year %s"),
  [DTL_PRECISION_YEAR] = N_("every year %s"),
  [DTL_PRECISION_DECADE] = N_("every decade %s"),
  [DTL_PRECISION_CENTURY] = N_("every century %s"),
  [DTL_PRECISION_MILLENNIUM] = N_("every millennium %s"),
  [DTL_PRECISION_COARSER] = N_("all %s"),
};

/* One member alone says it in one phrase. */
static char *
describe_lone_member (const DtlDateMember *member,
                      DtlDateKind          kind,
                      DtlWording           wording)
{
  g_autofree char *words = NULL;

  if (member->is_range && kind == DTL_DATE_ONE_OF)
    return dtl_words_two_points (&member->from, &member->to, DTL_JOIN_BETWEEN, wording);

  if (member->is_range)
    {
      words = dtl_words_two_points (&member->from, &member->to, DTL_JOIN_FROM_TO, wording);
      return dtl_words_fill (_(every[member->from.precision]), words);
    }

  words = dtl_words_point (&member->from, member->is_open_start || member->is_open_end ? DTL_TELL_ALL : DTL_TELL_ALONE, wording);
  if (kind == DTL_DATE_ALL_OF && (member->is_open_start || member->is_open_end))
    return describe_member (member, kind, DTL_TELL_ALL, wording);
  if (member->is_open_start)
    return dtl_words_relate (DTL_RELATION_BY, dtl_words_point_get_kind (&member->from), words);
  if (member->is_open_end)
    return dtl_words_relate (DTL_RELATION_NOT_BEFORE, dtl_words_point_get_kind (&member->from), words);

  return g_steal_pointer (&words);
}

static void
extend (const DtlDatePoint *point,
        DtlInstant         *earliest,
        DtlInstant         *latest,
        DtlPrecision       *precision)
{
  *earliest = MIN (*earliest, point->earliest);
  *latest = MAX (*latest, point->latest);
  *precision = MAX (*precision, point->precision);
}

/* "between 1601 and 1690", or NULL when the list is open. */
static char *
describe_reach (GArray *members)
{
  DtlInstant earliest = DTL_INSTANT_AFTER_ALL;
  DtlInstant latest = DTL_INSTANT_BEFORE_ALL;
  DtlPrecision precision = DTL_PRECISION_NONE;
  DtlMoment from, to;

  for (guint i = 0; i < members->len; i++)
    {
      const DtlDateMember *member = &g_array_index (members, DtlDateMember, i);

      if (member->is_open_start || member->is_open_end)
        return NULL;
      extend (&member->from, &earliest, &latest, &precision);
      if (member->is_range)
        extend (&member->to, &earliest, &latest, &precision);
    }

  dtl_moment_init_from_instant (&from, earliest, precision);
  dtl_moment_init_from_instant (&to, latest, precision);
  return dtl_words_range (&from, &to, DTL_JOIN_BETWEEN, DTL_WORDING_LONG);
}

/* A list that is too long to be told. */
static char *
count_members (GArray     *members,
               DtlDateKind kind)
{
  g_autofree char *number = dtl_words_number (members->len);
  g_autofree char *reach = describe_reach (members);
  g_autofree char *count = NULL;

  if (kind == DTL_DATE_ONE_OF)
    /* Translators: %s is a number above 4 */
    count = g_strdup_printf (ngettext ("one of %s date", "one of %s dates", members->len), number);
  else
    /* Translators: %s is a number above 4 */
    count = g_strdup_printf (ngettext ("%s date", "%s dates", members->len), number);

  if (reach == NULL)
    return g_steal_pointer (&count);

  /* Translators: how many dates, and "between 1601 and 1690" */
  return g_strdup_printf (C_("list", "%1$s %2$s"), count, reach);
}

static char *
describe_members (GArray     *members,
                  DtlDateKind kind,
                  DtlWording  wording)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *list = NULL;
  DtlTelling telling;

  if (members->len == 1)
    return describe_lone_member (&g_array_index (members, DtlDateMember, 0), kind, wording);
  if (members->len > (wording == DTL_WORDING_SHORT ? LIST_MAX_SHORT : LIST_MAX))
    return count_members (members, kind);

  telling = find_shared (members);
  words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (words, describe_member (&g_array_index (members, DtlDateMember, i), kind, telling, wording));

  list = dtl_words_list (words, kind == DTL_DATE_ONE_OF);
  if (telling != DTL_TELL_ALL)
    return add_shared (list, &g_array_index (members, DtlDateMember, 0).from, telling, wording);

  return g_steal_pointer (&list);
}

/**
 * dtl_words_set:
 * @reader: at the opening bracket of a valid set
 * @wording: how it is told
 * @is_single: (out) (optional): whether it holds just one point
 */
char *
dtl_words_set (DtlDateReader *reader,
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

