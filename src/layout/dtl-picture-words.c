/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture says about the whole: title, span and counts; what has no date; the sources. */
#include "config.h"

#include "dtl-picture-private.h"
#include "dtl-summary.h"

#include <glib/gi18n-lib.h>

#define TITLE_LINE_PX    30.0
#define LABEL_LINE_PX    20.0
#define SHORT_SECONDS    600     /* shorter spans are told to the second */
#define MOST_UNDATED     200     /* that are named */

static void
add_lines (DtlPictureText   *text,
           const DtlPicture *self,
           DtlRole           role,
           DtlFont           font,
           double            line_px,
           const char       *words)
{
  const DtlPictureLine line = { .role = role, .font = font, .height = line_px, .group = DTL_PICTURE_NO_GROUP };

  dtl_picture_text_add (text, &line, words, self->width, self->measure);
}

/* Title and what is shown */

static guint
count_events (const DtlPicture *self)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);
  guint count = 0;

  dtl_layout_get_undated (self->layout, &count);
  for (guint i = 0; i < n_lanes; i++)
    count += dtl_layout_get_lane (self->layout, i)->n_events;

  return count;
}

static char *
describe_events (const DtlPicture *self)
{
  guint all = dtl_document_get_n_events (self->document);
  guint shown = count_events (self);

  if (shown == all)
    return g_strdup_printf (ngettext ("%u event", "%u events", all), all);

  /* Translators: some are hidden or filtered out, "12 of 36 events" */
  return g_strdup_printf (ngettext ("%1$u of %2$u event", "%1$u of %2$u events", all), shown, all);
}

static DtlPrecision
get_precision_for (DtlInstant from,
                   DtlInstant to)
{
  guint64 seconds = (guint64) to - (guint64) from;
  guint64 days = seconds / DTL_SECONDS_PER_DAY;
  gboolean has_whole_days = from % DTL_SECONDS_PER_DAY == 0 && (to + 1) % DTL_SECONDS_PER_DAY == 0;

  if (days < 2 && !has_whole_days)
    return seconds > 0 && seconds < SHORT_SECONDS ? DTL_PRECISION_SECOND : DTL_PRECISION_MINUTE;

  return days < 62 ? DTL_PRECISION_DAY : days < 7300 ? DTL_PRECISION_MONTH : DTL_PRECISION_YEAR;
}

/* NULL where nothing is placed. */
static char *
describe_span (const DtlPicture *self)
{
  DtlInstant from, to;

  if (!self->options->has_span)
    return dtl_document_dup_span_words (self->document);

  from = self->options->from;
  to = self->options->to;
  if (from > to)
    return NULL;

  return dtl_instants_to_words (from, to, get_precision_for (from, to), DTL_WORDING_LONG);
}

/* The second clock is never on without its words. */
static void
add_reported (DtlPictureText   *text,
              const DtlPicture *self)
{
  g_autofree char *words = NULL;
  DtlReportCounts counts;

  dtl_layout_count_reports (self->layout, self->options->reports, self->options->reported_by, &counts);
  words = dtl_report_counts_to_words (&counts, self->options->reported_by);
  add_lines (text, self, DTL_ROLE_LABEL_STRONG, DTL_FONT_LABEL_STRONG, LABEL_LINE_PX, words);
}

DtlPictureText *
dtl_picture_new_head (const DtlPicture *self)
{
  DtlPictureText *text = dtl_picture_text_new ();
  g_autofree char *events = describe_events (self);
  g_autofree char *span = describe_span (self);
  g_autoptr (GString) subtitle = g_string_new (events);
  guint n_sources = dtl_document_count_cited_works (self->document);

  if (n_sources > 0)
    {
      g_string_append (subtitle, " · ");
      g_string_append_printf (subtitle, ngettext ("%u source", "%u sources", n_sources), n_sources);
    }
  if (span != NULL)
    {
      g_string_append (subtitle, " · ");
      g_string_append (subtitle, span);
    }

  if (*dtl_document_get_title (self->document) != '\0')
    add_lines (text, self, DTL_ROLE_TITLE, DTL_FONT_TITLE, TITLE_LINE_PX, dtl_document_get_title (self->document));
  add_lines (text, self, DTL_ROLE_SUBTITLE, DTL_FONT_LABEL, LABEL_LINE_PX, subtitle->str);
  if (self->options->reports != NULL)
    add_reported (text, self);

  return text;
}

/* What has no place */

DtlPictureText *
dtl_picture_new_undated (const DtlPicture *self)
{
  DtlPictureText *text = dtl_picture_text_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_events = 0;
  const guint32 *events = dtl_layout_get_undated (self->layout, &n_events);

  if (n_events == 0)
    return text;

  /* Translators: events without a date, before their titles: "3 undated: ..." */
  g_string_append_printf (words, ngettext ("%u undated:", "%u undated:", n_events), n_events);
  for (guint i = 0; i < n_events && i < MOST_UNDATED; i++)
    {
      g_autofree char *label = dtl_document_dup_label (self->document, events[i]);

      g_string_append_printf (words, "%s %s", i > 0 ? ";" : "", label);
    }
  if (n_events > MOST_UNDATED)
    g_string_append (words, " …");

  add_lines (text, self, DTL_ROLE_LABEL_QUIET, DTL_FONT_SMALL, DTL_PICTURE_SMALL_LINE_PX, words->str);

  return text;
}

/* Sources */

/* Several articles of one outlet on one day read the same: told once, with their number. */
static void
append_source (GString    *list,
               const char *source,
               guint       n_texts)
{
  if (list->len > 0)
    g_string_append (list, "; ");
  if (n_texts > 1)
    /* Translators: a source that stands for several, "CNN, 12 Sep 2017 (2 texts)" */
    g_string_append_printf (list, ngettext ("%1$s (%2$u text)", "%1$s (%2$u texts)", n_texts), source, n_texts);
  else
    g_string_append (list, source);
}

static char *
list_sources (const DtlPicture *self)
{
  guint n_sources = dtl_document_get_n_sources (self->document);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < n_sources; i++)
    {
      char *source = dtl_document_dup_short_attribution (self->document, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, source));

      g_ptr_array_add (sources, source);
      g_hash_table_insert (counts, source, GUINT_TO_POINTER (count + 1));
    }

  for (guint i = 0; i < n_sources; i++)
    {
      const char *source = g_ptr_array_index (sources, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, source));

      if (count > 0)
        append_source (list, source, count);
      g_hash_table_insert (counts, (char *) source, GUINT_TO_POINTER (0));
    }

  /* Translators: below a picture; %s lists them */
  return g_strdup_printf (ngettext ("Source: %s", "Sources: %s", n_sources), list->str);
}

/* Where the notes say who said what, the sources are told in full, each on a line that can lead to it. */
static void
add_full_sources (DtlPictureText   *text,
                  const DtlPicture *self)
{
  guint n_sources = dtl_document_get_n_sources (self->document);

  add_lines (text, self, DTL_ROLE_NOTE_TITLE, DTL_FONT_SMALL_STRONG, DTL_PICTURE_SMALL_LINE_PX, _("Sources"));
  for (guint i = 0; i < n_sources; i++)
    {
      const DtlPictureLine line = {
        .role = DTL_ROLE_SOURCE_TEXT, .font = DTL_FONT_SMALL, .height = DTL_PICTURE_SMALL_LINE_PX,
        .group = DTL_GROUP_SOURCE, .subject = i, .starts = TRUE, .link = dtl_document_get_source (self->document, i)->url,
      };
      g_autofree char *attribution = dtl_document_dup_attribution (self->document, i);

      dtl_picture_text_add (text, &line, attribution, self->width, self->measure);
    }
}

DtlPictureText *
dtl_picture_new_sources (const DtlPicture *self)
{
  DtlPictureText *text = dtl_picture_text_new ();

  if (dtl_document_get_n_sources (self->document) == 0)
    return text;

  if (self->options->notes)
    {
      add_full_sources (text, self);
    }
  else
    {
      g_autofree char *sources = list_sources (self);

      add_lines (text, self, DTL_ROLE_SOURCE_TEXT, DTL_FONT_SMALL, DTL_PICTURE_SMALL_LINE_PX, sources);
    }

  return text;
}
