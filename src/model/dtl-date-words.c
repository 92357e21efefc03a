/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A date in words: what its text says and no more. The text is read again, piece by piece, and every
 * piece is put into words by what it is: a point, the ends of an interval, the members of a set.
 */
#include "config.h"

#include "dtl-date-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* "About" and "perhaps" before a date. */
char *
dtl_words_qualify (const char *words,
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

/* The components that have just these qualifiers, "day and year", or NULL. */
static char *
list_components (const DtlDatePoint *point,
                 int                 qualifiers)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (int component = 2; component >= 0; component--)
    {
      if (point->qualifiers[component] == qualifiers)
        g_ptr_array_add (names, (gpointer) _(name_component (point, component)));
    }

  return names->len > 0 ? dtl_words_list (names, FALSE) : NULL;
}

static void
append_note (GString    *notes,
             const char *pattern,
             char       *components)
{
  g_autofree char *names = components;
  g_autofree char *note = NULL;

  if (names == NULL)
    return;

  if (notes->len > 0)
    g_string_append (notes, C_("list", ", "));
  note = dtl_words_fill (pattern, names);
  g_string_append (notes, note);
}

/* Single components: "12 May 2017 (day approximate, year uncertain)". */
static char *
add_component_qualifiers (const char         *words,
                          const DtlDatePoint *point,
                          DtlWording          wording)
{
  g_autoptr (GString) notes = g_string_new (NULL);

  /* Translators: %s is one or more of "day", "month", "year" */
  append_note (notes, _("%s approximate"), list_components (point, DTL_QUALIFIER_APPROXIMATE));
  /* Translators: %s is one or more of "day", "month", "year" */
  append_note (notes, _("%s uncertain"), list_components (point, DTL_QUALIFIER_UNCERTAIN));
  /* Translators: %s is one or more of "day", "month", "year" */
  append_note (notes, _("%s uncertain and approximate"), list_components (point, DTL_QUALIFIER_BOTH));

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

/* "About" does not stand before "between". */
static char *
qualify_window (const char *words,
                int         qualifiers)
{
  switch (qualifiers)
    {
    case DTL_QUALIFIER_APPROXIMATE:
      /* Translators: %s is like "between 10 and 19 June 2004" */
      return g_strdup_printf (_("roughly %s"), words);
    case DTL_QUALIFIER_UNCERTAIN:
      return g_strdup_printf (_("perhaps %s"), words);
    case DTL_QUALIFIER_BOTH:
      /* Translators: %s is like "between 10 and 19 June 2004" */
      return g_strdup_printf (_("perhaps roughly %s"), words);
    default:
      return g_strdup (words);
    }
}

/* Whether "about" and "perhaps" say it: before a date they are about its finest component, at least. Else notes do. */
gboolean
dtl_words_point_is_qualified_by_word (const DtlDatePoint *point)
{
  int last = find_last_component (point);
  gboolean is_whole = TRUE;
  gboolean is_last_only = TRUE;

  for (int i = 0; i < last; i++)
    {
      is_whole &= point->qualifiers[i] == point->qualifiers[last];
      is_last_only &= point->qualifiers[i] == 0;
    }

  return is_whole || is_last_only;
}

static char *
qualify (const char         *words,
         const DtlDatePoint *point,
         gboolean            is_window,
         DtlWording          wording)
{
  guint8 all = point->qualifiers[0] | point->qualifiers[1] | point->qualifiers[2];

  if (dtl_words_point_is_qualified_by_word (point) || wording == DTL_WORDING_SHORT)
    return is_window ? qualify_window (words, all) : dtl_words_qualify (words, all, wording);

  return add_component_qualifiers (words, point, wording);
}

gboolean
dtl_words_point_is_qualified (const DtlDatePoint *point)
{
  return (point->qualifiers[0] | point->qualifiers[1] | point->qualifiers[2]) != 0;
}

gboolean
dtl_words_point_is_masked (const DtlDatePoint *point)
{
  return point->year_is_masked || point->month_is_masked || point->day_is_masked || point->insignificant > 0;
}

/* Whether it is one moment that can share words with another. */
gboolean
dtl_words_point_is_plain (const DtlDatePoint *point)
{
  return !dtl_words_point_is_qualified (point) && !dtl_words_point_is_masked (point);
}

/* What its words are about. */
DtlPhraseKind
dtl_words_point_get_kind (const DtlDatePoint *point)
{
  DtlMoment moment;

  if (dtl_words_point_is_qualified (point) || point->insignificant > 0)
    return DTL_PHRASE_ESTIMATE;
  if (dtl_words_point_is_masked (point))
    return dtl_words_masked_get_kind (point);

  dtl_moment_init_from_point (&moment, point);
  return dtl_moment_get_kind (&moment);
}

char *
dtl_words_point (const DtlDatePoint *point,
                 DtlTelling          telling,
                 DtlWording          wording)
{
  g_autofree char *words = NULL;
  gboolean is_window = FALSE;
  DtlMoment moment;

  if (point->insignificant > 0)
    return dtl_words_estimate (point, telling == DTL_TELL_ALONE, wording);

  if (dtl_words_point_is_masked (point))
    words = dtl_words_masked (point, wording, &is_window);
  else
    {
      dtl_moment_init_from_point (&moment, point);
      words = dtl_words_moment (&moment, telling == DTL_TELL_ALONE ? DTL_TELL_ALL : telling, wording);
    }

  return qualify (words, point, is_window, wording);
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
    return dtl_words_set (&reader, wording, NULL);

  dtl_date_read_end (&reader, &start);
  if (date.kind == DTL_DATE_POINT)
    return dtl_words_point (&start.point, DTL_TELL_ALONE, wording);

  reader.at++;
  dtl_date_read_end (&reader, &end);
  return dtl_words_interval (&start, NULL, &end, NULL, wording);
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
  *set_words = dtl_words_set (&reader, wording, &is_single);
  if (is_single)
    {
      dtl_date_reader_init (&reader, text + 1, (length >= 0 ? length : (gssize) strlen (text)) - 1, NULL);
      dtl_date_read_point (&reader, &end->point);
      g_clear_pointer (set_words, g_free);
    }
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
  DtlDateEnd start_end, end_end;
  DtlDate date;

  if (!dtl_date_parse_ends (start, start_length, end, end_length, NULL, &date, NULL, NULL))
    return NULL;

  read_lone_end (start, start_length, wording, &start_end, &start_set);
  read_lone_end (end, end_length, wording, &end_end, &end_set);
  return dtl_words_interval (&start_end, start_set, &end_end, end_set, wording);
}
