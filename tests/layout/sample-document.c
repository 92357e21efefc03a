/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-document.h"

#include "dtl-document-builder.h"

#include <math.h>
#include <string.h>

static const char *const words[] = {
  "Moscow", "proposal", "to", "a", "Washington", "Verhandlung", "staff", "cuts", "of", "Außenministerium", "W", "iiii",
  "会談", "東京", "مفاوضات", "συνάντηση", "e\u0301te\u0301", "sanctions", "facilities", "Donaudampfschifffahrtsgesellschaft", "x",
};

static char *
dup_words (GRand *rand,
           int    most)
{
  GString *text = g_string_new (NULL);
  int n_words = g_rand_int_range (rand, 1, most + 1);

  for (int i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  return g_string_free (text, FALSE);
}

static char *
dup_year (GRand *rand,
          int    first,
          int    span)
{
  int year = first + g_rand_int_range (rand, 0, span + 1);

  return year < 0 ? g_strdup_printf ("-%04d", -year) : g_strdup_printf ("%04d", year);
}

/* NULL: undated. */
static char *
dup_date (GRand *rand,
          int    first,
          int    span)
{
  g_autofree char *year = dup_year (rand, first, span);
  g_autofree char *later = dup_year (rand, first + span + 1, span);
  int month = g_rand_int_range (rand, 1, 13), day = g_rand_int_range (rand, 1, 29);

  switch (g_rand_int_range (rand, 0, 13))
    {
    case 0:
      return NULL;
    case 1:
      return g_strdup_printf ("%s-%02d", year, month);
    case 2:
      return g_strdup_printf ("%s-%02d~", year, month);
    case 3:
      return g_strdup_printf ("%s?", year);
    case 4:
      return g_strdup_printf ("%s-%02d/%s", year, month, later);
    case 5:
      return g_strdup_printf ("%s-%02d/..", year, month);
    case 6:
      return g_strdup_printf ("../%s-%02d", year, month);
    case 7:
      return g_strdup_printf ("%s-%02d-%02dT12:14", year, month, day);
    default:
      return g_strdup_printf ("%s-%02d-%02d", year, month, day);
    }
}

static void
add_period (DtlDocumentBuilder *builder,
            GRand              *rand,
            int                 first,
            int                 span)
{
  g_autofree char *from = dup_year (rand, first, span);
  g_autofree char *to = dup_year (rand, first + span + 1, span);
  DtlPeriod period = { .title = dup_words (rand, 3), .lane = DTL_NONE, .when = dtl_when_new () };

  period.when->edtf = g_strdup_printf ("%s/%s", from, to);
  period.when->has_date = dtl_date_parse (period.when->edtf, -1, NULL, &period.when->date, NULL);
  dtl_document_builder_take_period (builder, &period);
}

static void
add_source (DtlDocumentBuilder *builder,
            GRand              *rand,
            guint               index)
{
  DtlSource source = { .id = g_strdup_printf ("source-%u", index), .title = dup_words (rand, 8) };

  if (g_rand_boolean (rand))
    source.authors = dup_words (rand, 2);
  if (g_rand_boolean (rand))
    source.container = dup_words (rand, 3);
  if (g_rand_boolean (rand))
    source.issued_words = dup_words (rand, 2);
  dtl_document_builder_take_source (builder, &source);
}

static void
add_event (DtlDocumentBuilder *builder,
           GRand              *rand,
           guint               index,
           guint               n_lanes,
           int                 first,
           int                 span)
{
  g_autofree char *id = g_strdup_printf ("e%u", index);
  g_autofree char *title = dup_words (rand, g_rand_int_range (rand, 0, 8) == 0 ? 40 : 5);
  g_autofree char *date = dup_date (rand, first, span);
  guint32 lane = n_lanes > 0 ? (guint32) g_rand_int_range (rand, 0, n_lanes) : DTL_NONE;
  guint32 event = dtl_document_builder_add_simple (builder, id, title, date, lane, g_rand_int_range (rand, 1, 6));
  DtlEvent *record = dtl_document_builder_get_event (builder, event);

  record->independent = g_rand_int_range (rand, 0, 5);
  record->status = g_rand_int_range (rand, 0, 4) == 0 ? g_rand_int_range (rand, 0, DTL_STATUS_UNKNOWN + 1) : DTL_STATUS_OCCURRED;
  record->assessment = g_rand_int_range (rand, 0, 6) == 0 ? DTL_ASSESSMENT_INFERRED : DTL_ASSESSMENT_NONE;
  if (record->independent > 0 && g_rand_boolean (rand))
    record->flags |= DTL_EVENT_QUOTED;
  if (g_rand_int_range (rand, 0, 6) == 0)
    record->flags |= DTL_EVENT_DISAGREE;
}

DtlDocument *
sample_document_new_random (GRand *rand)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autofree char *title = dup_words (rand, 9);
  guint n_lanes = g_rand_int_range (rand, 0, 10);
  guint n_events = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 5) : g_rand_int_range (rand, 5, 120);
  guint n_periods = g_rand_int_range (rand, 0, 4);
  guint n_sources = g_rand_int_range (rand, 0, 9);
  int first = g_rand_int_range (rand, -800, 2100);
  int span = pow (10, g_rand_double_range (rand, -0.5, 2.5));

  dtl_document_builder_set_title (builder, title);
  dtl_document_builder_set_fold_empty_time (builder, g_rand_boolean (rand));
  for (guint i = 0; i < n_lanes; i++)
    {
      g_autofree char *id = g_strdup_printf ("lane-%u", i);
      g_autofree char *name = dup_words (rand, 5);

      dtl_document_builder_add_lane (builder, id, name);
    }
  for (guint i = 0; i < n_sources; i++)
    add_source (builder, rand, i);
  for (guint i = 0; i < n_periods; i++)
    add_period (builder, rand, first, span);
  for (guint i = 0; i < n_events; i++)
    add_event (builder, rand, i, n_lanes, first, span);

  return dtl_document_builder_finish (builder);
}

DtlLayout *
sample_layout_new_random (GRand *rand)
{
  g_autoptr (DtlDocument) document = sample_document_new_random (rand);
  const DtlLayoutOptions options = { .fold_empty_time = dtl_document_get_fold_empty_time (document) };

  return dtl_layout_new (document, &options, NULL);
}

static double
measure_cells (const char *text,
               gssize      length,
               DtlFont     font,
               gpointer    user_data)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  double width = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 13 : 7;
    }

  return font == DTL_FONT_TITLE ? width * 1.5 : width;
}

const DtlTextMeasure *
sample_get_measure (void)
{
  static const DtlTextMeasure measure = { measure_cells, NULL };

  return &measure;
}
