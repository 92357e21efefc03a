/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "describe.h"

#include "dtl-loader.h"

static void
append_flags (GString *out,
              guint    flags)
{
  static const char * const names[] =
  {
    "placed", "tail-start", "tail-end", "when", "plans", "claims", "quoted", "anonymous", "disagree", "denied", "links",
    "outside-note", "one-instant", "approximate", "uncertain", "lasted",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (flags & 1u << i)
      g_string_append_printf (out, " %s", names[i]);
}

static void
append_instant (GString    *out,
                DtlInstant  instant)
{
  DtlCivil civil;

  dtl_civil_from_instant (instant, &civil);
  g_string_append_printf (out, " %04" G_GINT64_FORMAT "-%02d-%02dT%02d:%02d:%02d",
                          civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second);
}

static void
append_event (GString     *out,
              DtlDocument *document,
              guint32      index)
{
  const DtlEvent *event = dtl_document_get_event (document, index);
  const DtlLane *lane = dtl_document_get_lane (document, event->lane);
  g_autofree char *id = dtl_document_dup_id (document, index);
  g_autofree char *label = dtl_document_dup_label (document, index);
  g_autofree char *words = dtl_document_dup_date_words (document, index, DTL_WORDING_LONG);

  g_string_append_printf (out, "event %s “%s”, %s; lane %s, status %u, assessment %u, importance %u, support %u of %u;",
                          id, label, words, lane->id != NULL ? lane->id : "-", event->status, event->assessment,
                          event->importance, event->independent, event->n_citations);
  if (event->flags & DTL_EVENT_PLACED)
    {
      append_instant (out, event->earliest);
      append_instant (out, event->latest);
    }
  append_flags (out, event->flags);
  g_string_append_c (out, '\n');
}

void
describe_document (GString     *out,
                   DtlDocument *document)
{
  g_string_append_printf (out, "document “%s”: %u lanes, %u actors, %u sources, %u events, %u periods, %u links\n",
                          dtl_document_get_title (document), dtl_document_get_n_lanes (document),
                          dtl_document_get_n_actors (document), dtl_document_get_n_sources (document),
                          dtl_document_get_n_events (document), dtl_document_get_n_periods (document),
                          dtl_document_get_n_links (document));
  for (guint i = 0; i < dtl_document_get_n_events (document); i++)
    append_event (out, document, i);
}

static void
describe_problems (GString     *out,
                   DtlDocument *document)
{
  for (guint i = 0; i < dtl_document_get_n_problems (document); i++)
    {
      const DtlProblem *problem = dtl_document_get_problem (document, i);

      g_string_append_printf (out, "%s %u:%u: %s\n    %s\n", problem->kind == DTL_PROBLEM_REMARK ? "remark" : "left out",
                              problem->line, problem->column, problem->message, problem->excerpt != NULL ? problem->excerpt : "-");
    }
}

char *
describe_bytes (GBytes *bytes)
{
  g_autoptr (DtlDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);
  g_assert_true ((document == NULL) == (error != NULL));
  if (document != NULL)
    {
      describe_document (out, document);
      describe_problems (out, document);
    }
  else
    g_string_append_printf (out, "error %s\n", error->message);

  g_assert_true (g_utf8_validate (out->str, -1, NULL));
  return g_string_free (out, FALSE);
}
