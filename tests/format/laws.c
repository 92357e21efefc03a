/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "laws.h"

#include "dtl-extent.h"

#include <string.h>

#define MAX_MARKS 64

/* The record's bounds are the hull of what is drawn, and nothing else. */
static void
check_marks (DtlDocument    *document,
             guint32         event,
             const DtlEvent *record)
{
  DtlMark marks[MAX_MARKS], few[1];
  guint n = dtl_document_read_marks (document, event, marks, MAX_MARKS);
  DtlExtent extent = DTL_EXTENT_INIT;
  gboolean has_plans = FALSE, has_claims = FALSE, has_when = FALSE;

  g_assert_cmpuint (dtl_document_read_marks (document, event, NULL, 0), ==, n);
  g_assert_cmpuint (dtl_document_read_marks (document, event, few, 1), ==, n);
  if (n > MAX_MARKS)
    return;

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (dtl_date_is_placeable (&marks[i].date));
      g_assert_true (i == 0 || marks[i].kind != DTL_MARK_WHEN);
      has_when |= marks[i].kind == DTL_MARK_WHEN;
      has_plans |= marks[i].kind == DTL_MARK_PLAN;
      has_claims |= marks[i].kind == DTL_MARK_CLAIM;
      if (marks[i].kind == DTL_MARK_PLAN)
        dtl_extent_add_plan (&extent, &marks[i].date, marks[i].stated_from);
      else
        dtl_extent_add_date (&extent, &marks[i].date);
    }

  g_assert_cmpint (extent.placed, ==, (record->flags & DTL_EVENT_PLACED) != 0);
  g_assert_cmpint (extent.tail_start, ==, (record->flags & DTL_EVENT_TAIL_START) != 0);
  g_assert_cmpint (extent.tail_end, ==, (record->flags & DTL_EVENT_TAIL_END) != 0);
  g_assert_cmpint (has_when, ==, (record->flags & DTL_EVENT_HAS_WHEN) != 0);
  g_assert_cmpint (has_claims, ==, (record->flags & DTL_EVENT_HAS_CLAIMS) != 0);
  g_assert_true (!has_plans || (record->flags & DTL_EVENT_HAS_PLANS));
  if (extent.placed)
    {
      g_assert_cmpint (extent.earliest, ==, record->earliest);
      g_assert_cmpint (extent.latest, ==, record->latest);
      g_assert_cmpint (extent.earliest, <=, extent.latest);
      g_assert_cmpint (extent.earliest, !=, DTL_INSTANT_BEFORE_ALL);
      g_assert_cmpint (extent.latest, !=, DTL_INSTANT_AFTER_ALL);
    }
}

static guint
count_quotes (GPtrArray *citations)
{
  guint n = 0;

  for (guint i = 0; i < citations->len; i++)
    n += ((const DtlCitation *) g_ptr_array_index (citations, i))->exact != NULL;
  return n;
}

/* The details say the same as the record. */
static void
check_details (DtlDocument    *document,
               guint32         event,
               const DtlEvent *record)
{
  g_autoptr (DtlEventDetails) details = dtl_document_dup_details (document, event);
  guint n_citations = details->citations->len, n_quotes = count_quotes (details->citations);
  DtlMark marks[MAX_MARKS];
  guint n_marks = MIN (dtl_document_read_marks (document, event, marks, MAX_MARKS), MAX_MARKS), next = 0;

  g_assert_nonnull (details->id);
  g_assert_nonnull (details->title);
  g_assert_cmpuint (details->status, ==, record->status);
  g_assert_cmpuint (details->importance, ==, record->importance);
  g_assert_cmpint (details->short_title != NULL, ==, record->short_title_offset != G_MAXUINT32);
  g_assert_cmpint (details->when != NULL, ==, record->when_offset != G_MAXUINT32);
  g_assert_cmpint (details->when != NULL && details->when->has_date && dtl_date_is_placeable (&details->when->date), ==,
                   (record->flags & DTL_EVENT_HAS_WHEN) != 0);
  g_assert_cmpint (details->plans->len > 0, ==, (record->flags & DTL_EVENT_HAS_PLANS) != 0);
  g_assert_cmpint (details->outside_note != NULL && details->outside_note[0] != '\0', ==,
                   (record->flags & DTL_EVENT_HAS_OUTSIDE_NOTE) != 0);

  next += (record->flags & DTL_EVENT_HAS_WHEN) != 0;
  for (guint i = 0; i < details->plans->len; i++)
    {
      const DtlPlan *plan = g_ptr_array_index (details->plans, i);

      n_citations += plan->citations->len;
      n_quotes += count_quotes (plan->citations);
      while (next < n_marks && marks[next].kind == DTL_MARK_CLAIM)
        next++;
      if (!plan->when->has_date || !dtl_date_is_placeable (&plan->when->date) || next >= n_marks)
        continue;
      g_assert_cmpuint (marks[next].kind, ==, DTL_MARK_PLAN);
      g_assert_cmpuint (marks[next].outcome, ==, plan->outcome);
      g_assert_cmpuint (marks[next].plan_kind, ==, plan->kind);
      g_assert_cmpint (memcmp (&marks[next].date, &plan->when->date, sizeof (DtlDate)), ==, 0);
      next++;
    }
  g_assert_cmpuint (n_citations, ==, record->n_citations);
  g_assert_cmpint (n_quotes > 0, ==, (record->flags & DTL_EVENT_QUOTED) != 0);
  g_assert_cmpuint (record->independent, <=, n_citations);
}

/* A label in too small a buffer is a start of it, whole characters, never more than fits. The sign for a new line takes three bytes of it
 * before it becomes a blank. */
static void
check_label (DtlDocument *document,
             guint32      event)
{
  g_autofree char *label = dtl_document_dup_label (document, event);
  gsize length = strlen (label);

  for (gsize size = 1; size < MIN (length + 3, 24); size++)
    {
      char buffer[32];
      gsize written;

      memset (buffer, '#', sizeof buffer);
      written = dtl_document_copy_label (document, event, buffer, size);
      g_assert_cmpuint (written, <, size);
      g_assert_cmpuint (strlen (buffer), ==, written);
      g_assert_cmpint (buffer[size], ==, '#');
      g_assert_true (g_utf8_validate (buffer, (gssize) written, NULL));
      g_assert_cmpint (strncmp (label, buffer, written), ==, 0);
      g_assert_true (written == length || written * 3 + 4 >= size);
    }
}

typedef struct
{
  guint n_titles, n_quotes;
} Told;

static gboolean
tell_cb (DtlField    field,
         const char *text,
         gsize       length,
         gpointer    user_data)
{
  Told *told = user_data;

  g_assert_true (g_utf8_validate (text, (gssize) length, NULL));
  told->n_titles += field == DTL_FIELD_TITLE;
  told->n_quotes += field == DTL_FIELD_QUOTE;
  return TRUE;
}

static void
check_words (DtlDocument    *document,
             guint32         event,
             const DtlEvent *record)
{
  Told told = { 0 };

  dtl_document_read_words (document, event, tell_cb, &told);
  g_assert_cmpuint (told.n_titles, >=, 1);
  g_assert_true (!(record->flags & DTL_EVENT_QUOTED) || told.n_quotes > 0);
}

static void
check_order (DtlDocument *document)
{
  guint n = dtl_document_get_n_events (document), n_placed = dtl_document_get_n_placed (document);
  const guint32 *order = dtl_document_get_order (document);

  for (guint i = 0; i < n; i++)
    {
      const DtlEvent *event = dtl_document_get_event (document, order[i]);
      const DtlEvent *before = i > 0 ? dtl_document_get_event (document, order[i - 1]) : NULL;

      g_assert_cmpuint (dtl_document_get_position (document, order[i]), ==, i);
      g_assert_cmpint ((event->flags & DTL_EVENT_PLACED) != 0, ==, i < n_placed);
      if (i == 0)
        continue;
      if (i >= n_placed)
        {
          g_assert_true (i == n_placed || order[i - 1] < order[i]);
          continue;
        }
      g_assert_true (before->earliest < event->earliest ||
                     (before->earliest == event->earliest &&
                      (before->latest < event->latest || (before->latest == event->latest && order[i - 1] < order[i]))));
    }
}

static void
check_span (DtlDocument *document)
{
  DtlInstant first = G_MAXINT64, last = G_MININT64, found_first, found_last;

  for (guint i = 0; i < dtl_document_get_n_events (document); i++)
    {
      const DtlEvent *event = dtl_document_get_event (document, i);

      if (!(event->flags & DTL_EVENT_PLACED))
        continue;
      first = MIN (first, event->earliest);
      last = MAX (last, event->latest);
    }
  if (dtl_document_get_span (document, &found_first, &found_last))
    {
      g_assert_cmpint (first, ==, found_first);
      g_assert_cmpint (last, ==, found_last);
    }
  else
    g_assert_cmpuint (dtl_document_get_n_placed (document), ==, 0);
}

static void
check_lanes (DtlDocument *document)
{
  guint sum = 0;

  for (guint i = 0; i < dtl_document_get_n_lanes (document); i++)
    {
      const DtlLane *lane = dtl_document_get_lane (document, i);
      guint32 index;

      sum += lane->n_events;
      g_assert_nonnull (lane->title);
      g_assert_true (lane->id == NULL || (dtl_document_find_lane (document, lane->id, &index) && index == i));
      g_assert_true (lane->id != NULL || i + 1 == dtl_document_get_n_lanes (document));
    }
  g_assert_cmpuint (sum, ==, dtl_document_get_n_events (document));
}

/* Links are found from both their ends. */
static void
check_links (DtlDocument *document)
{
  for (guint32 i = 0; i < dtl_document_get_n_links (document); i++)
    {
      const DtlLink *link = dtl_document_get_link (document, i);

      for (guint end = 0; end < 2; end++)
        {
          guint32 event = end == 0 ? link->from : link->to;
          g_autoptr (GArray) links = dtl_document_dup_links_of (document, event);
          guint n = 0;

          for (guint j = 0; j < links->len; j++)
            n += g_array_index (links, guint32, j) == i;
          g_assert_cmpuint (n, ==, 1);
          g_assert_true (dtl_document_get_event (document, event)->flags & DTL_EVENT_HAS_LINKS);
        }
    }
}

void
laws_check (DtlDocument *document)
{
  guint32 index;

  for (guint i = 0; i < dtl_document_get_n_events (document); i++)
    {
      const DtlEvent *event = dtl_document_get_event (document, i);
      g_autofree char *id = dtl_document_dup_id (document, i);
      g_autofree char *words = dtl_document_dup_date_words (document, i, DTL_WORDING_SHORT);

      g_assert_true (dtl_document_find_event (document, id, &index) && index == i);
      g_assert_true (words != NULL && words[0] != '\0');
      g_assert_cmpuint (event->lane, <, dtl_document_get_n_lanes (document));
      g_assert_true (event->importance >= 1 && event->importance <= 5);
      check_marks (document, i, event);
      check_details (document, i, event);
      check_label (document, i);
      check_words (document, i, event);
    }

  check_order (document);
  check_span (document);
  check_lanes (document);
  check_links (document);
  for (guint i = 0; i < dtl_document_get_n_sources (document); i++)
    {
      g_autofree char *attribution = dtl_document_dup_attribution (document, i);
      g_autofree char *short_attribution = dtl_document_dup_short_attribution (document, i);

      g_assert_cmpstr (attribution, !=, "");
      g_assert_cmpstr (short_attribution, !=, "");
    }
}
