/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-words.h"

#include <glib/gi18n-lib.h>

#include "dtl-event-table.h"
#include "dtl-measure.h"

/* Of one event more than these are not told in a line. */
#define MAX_MARKS 16

char *
dtl_words_for_support (DtlDocument *document,
                       guint32      index)
{
  const DtlEvent *event;
  const char *separator = ", ";
  GString *words;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  event = dtl_document_get_event (document, index);
  if (event->n_citations == 0)
    return g_strdup (_("no source"));

  words = g_string_new (NULL);
  if ((event->flags & DTL_EVENT_QUOTED) == 0)
    g_string_append (words, _("nothing quoted"));
  else if (event->independent == 0)
    g_string_append (words, _("no independent source"));
  else
    g_string_append_printf (words, ngettext ("%u independent source", "%u independent sources", event->independent),
                            event->independent);

  if (event->flags & DTL_EVENT_ANONYMOUS)
    g_string_append_printf (words, "%s%s", separator, _("source not named"));
  if (event->flags & DTL_EVENT_DISAGREE)
    g_string_append_printf (words, "%s%s", separator, _("sources disagree"));
  if (event->flags & DTL_EVENT_DENIED)
    g_string_append_printf (words, "%s%s", separator, _("denied by a source"));
  return g_string_free (words, FALSE);
}

const char *
dtl_words_for_reported (DtlReported reported)
{
  switch (reported)
    {
    case DTL_REPORTED_NOT_YET:
      return _("not yet reported");
    case DTL_REPORTED_AS_PLAN:
      return _("reported as planned only");
    case DTL_REPORTED_CANNOT_TELL:
      return _("perhaps reported");
    case DTL_REPORTED:
    default:
      return NULL;
    }
}

char *
dtl_words_for_report (DtlDocument *document,
                      guint32      event)
{
  const DtlSource *source;
  const DtlEvent *record;
  g_autofree char *when = NULL, *lag = NULL;
  DtlReport report;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  record = dtl_document_get_event (document, event);
  dtl_report_read (document, event, &report);
  if (report.source == DTL_NONE)
    return report.earliest == DTL_INSTANT_AFTER_ALL ? NULL : g_strdup (_("When it was first reported cannot be told from the dates of its sources."));

  source = dtl_document_get_source (document, report.source);
  if (report.earliest < source->issued.earliest)
    /* Translators: a date, and who reported it; another source may have done so earlier */
    return g_strdup_printf (_("Reported in these sources by %1$s at the latest (%2$s)"), source->issued_words,
                            dtl_source_get_short_name (source));
  /* Translators: a date, and who reported it */
  when = g_strdup_printf (_("First reported in these sources: %1$s (%2$s)"), source->issued_words, dtl_source_get_short_name (source));
  /* Of what was only planned nothing can be said to have been earlier or later. */
  if ((record->flags & DTL_EVENT_HAS_WHEN) == 0 || record->status > DTL_STATUS_ONGOING)
    return g_steal_pointer (&when);
  if (dtl_measure_is_event_after (document, event, &source->issued))
    lag = g_strdup (_("before it happened"));
  else
    lag = dtl_measure_dup_lag (document, event, &source->issued, DTL_WORDING_LONG);
  /* Translators: when something was first reported, and how much later than it happened: "…, 5 to 6 months later" */
  return *lag != '\0' ? g_strdup_printf (C_("report", "%1$s, %2$s"), when, lag) : g_steal_pointer (&when);
}

char *
dtl_words_for_claims (DtlDocument *document,
                      guint32      index,
                      DtlWording   wording)
{
  DtlMark marks[MAX_MARKS];
  GString *words = NULL;
  guint n_marks;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  if ((dtl_document_get_event (document, index)->flags & DTL_EVENT_HAS_CLAIMS) == 0)
    return NULL;
  n_marks = MIN (dtl_document_read_marks (document, index, marks, MAX_MARKS), MAX_MARKS);
  for (guint i = 0; i < n_marks; i++)
    {
      g_autofree char *date = NULL, *source = NULL;

      if (marks[i].kind != DTL_MARK_CLAIM || !dtl_date_is_placeable (&marks[i].date))
        continue;
      date = dtl_instants_to_words (marks[i].date.earliest, marks[i].date.latest, marks[i].date.start_precision, wording);
      source = marks[i].source != DTL_NONE ? dtl_document_dup_short_attribution (document, marks[i].source)
                                           : g_strdup (_("another source"));
      if (words == NULL)
        words = g_string_new (NULL);
      else
        g_string_append (words, "; ");
      /* Translators: a date, then the source that gives it, unlike the others. */
      g_string_append_printf (words, _("dated %s by %s"), date, source);
    }
  return words != NULL ? g_string_free (words, FALSE) : NULL;
}

char *
dtl_words_for_event (DtlDocument *document,
                     guint32      index)
{
  const DtlEvent *event;
  g_autofree char *title = NULL, *date = NULL, *support = NULL, *claims = NULL;
  GString *words;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  event = dtl_document_get_event (document, index);
  title = dtl_document_dup_title (document, index);
  date = dtl_document_dup_date_words (document, index, DTL_WORDING_SPOKEN);
  support = dtl_words_for_support (document, index);

  words = g_string_new (title);
  if (date != NULL && *date != '\0')
    g_string_append_printf (words, ", %s", date);
  if (event->status != DTL_STATUS_OCCURRED && event->status != DTL_STATUS_UNKNOWN)
    g_string_append_printf (words, ", %s", dtl_status_to_words (event->status));
  if (event->assessment >= DTL_ASSESSMENT_ALLEGED)
    g_string_append_printf (words, ", %s", dtl_assessment_to_words (event->assessment));
  g_string_append_printf (words, ", %s", support);
  claims = dtl_words_for_claims (document, index, DTL_WORDING_SPOKEN);
  if (claims != NULL)
    g_string_append_printf (words, ", %s", claims);
  return g_string_free (words, FALSE);
}

char *
dtl_words_for_based_on (DtlDocument     *document,
                        const DtlSource *source)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < source->n_based_on; i++)
    {
      g_autofree char *name = dtl_document_dup_short_attribution (document, source->based_on[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", name);
    }
  /* Translators: the sources that another one was written from. */
  return g_strdup_printf (_("Rests on %s, and adds no support of its own to that."), names->str);
}

char *
dtl_words_for_span (DtlInstant from,
                    DtlInstant to,
                    DtlWording wording)
{
  /* Each precision from a length on, in seconds. */
  static const struct
  {
    double       seconds;
    DtlPrecision precision;
  } steps[] = {
    { 10.0 * 366.0 * DTL_SECONDS_PER_DAY, DTL_PRECISION_YEAR },
    { 400.0 * DTL_SECONDS_PER_DAY, DTL_PRECISION_MONTH },
    { 2.0 * DTL_SECONDS_PER_DAY, DTL_PRECISION_DAY },
    { 120.0, DTL_PRECISION_MINUTE },
  };
  double length = (double) to - (double) from;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (length >= steps[i].seconds)
      return dtl_instants_to_words (from, to, steps[i].precision, wording);
  return dtl_instants_to_words (from, to, DTL_PRECISION_SECOND, wording);
}

char *
dtl_words_for_cluster (guint      n_events,
                       DtlInstant from,
                       DtlInstant to,
                       DtlWording wording)
{
  g_autofree char *span = dtl_words_for_span (from, to, wording);

  return g_strdup_printf (ngettext ("%u event, %s", "%u events, %s", n_events), n_events, span);
}

const char *
dtl_quote_state_get_icon (DtlQuoteState state)
{
  switch (state)
    {
    case DTL_QUOTE_MATCHING:
      return "object-select-symbolic";
    case DTL_QUOTE_AMBIGUOUS:
    case DTL_QUOTE_DRIFTED:
      return "dialog-warning-symbolic";
    case DTL_QUOTE_NOT_FOUND:
    case DTL_QUOTE_CANCELLED:
    default:
      return "dialog-error-symbolic";
    }
}

char *
dtl_words_for_checks (GPtrArray *quotes)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n_matching = dtl_quotes_count (quotes, DTL_QUOTE_MATCHING), n_many = dtl_quotes_count (quotes, DTL_QUOTE_AMBIGUOUS);
  guint n_drifted = dtl_quotes_count (quotes, DTL_QUOTE_DRIFTED), n_lost = dtl_quotes_count (quotes, DTL_QUOTE_NOT_FOUND);
  g_autofree char *all = g_strdup_printf (ngettext ("%u quotation", "%u quotations", quotes->len), quotes->len);
  g_autofree char *states = NULL;

  if (quotes->len == 0)
    return g_strdup (_("The timeline quotes nothing from it."));
  if (n_matching > 0)
    g_ptr_array_add (parts, g_strdup_printf (_("%u matching"), n_matching));
  if (n_many > 0)
    g_ptr_array_add (parts, g_strdup_printf (_("%u standing more than once"), n_many));
  if (n_drifted > 0)
    g_ptr_array_add (parts, g_strdup_printf (_("%u drifted"), n_drifted));
  if (n_lost > 0)
    g_ptr_array_add (parts, g_strdup_printf (_("%u not found"), n_lost));
  g_ptr_array_add (parts, NULL);
  states = g_strjoinv (", ", (char **) parts->pdata);
  return g_strdup_printf ("%s: %s", all, states);
}

char *
dtl_words_shorten (const char *text,
                   guint       most)
{
  const gsize n = (gsize) g_utf8_strlen (text, -1);
  g_autofree char *left_out = NULL;

  if (n <= most)
    return g_strdup (text);

  /* Translators: behind the beginning of a text that is too long to be shown */
  left_out = g_strdup_printf (ngettext ("… [%'u more letter in the file]", "… [%'u more letters in the file]", n - most),
                              (guint) (n - most));

  return g_strdup_printf ("%.*s%s", (int) (g_utf8_offset_to_pointer (text, most) - text), text, left_out);
}
