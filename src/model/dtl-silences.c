/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-silences.h"

#include <glib/gi18n-lib.h>

/* From @from to @to, which is not before it; what is open has no bound. */
static gint64
distance (gint64 from,
          gint64 to)
{
  gint64 result;

  return __builtin_sub_overflow (to, from, &result) ? G_MAXINT64 : result;
}

/* A window in which something is recorded. */
typedef struct
{
  DtlInstant from, to;
  guint32    event;
} Heard;

static int
compare_heard (gconstpointer a,
               gconstpointer b)
{
  const Heard *x = a, *y = b;

  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  if (x->to != y->to)
    return x->to < y->to ? -1 : 1;
  return x->event < y->event ? -1 : x->event > y->event;
}

static void
add_heard (GArray     *heard,
           DtlInstant  from,
           DtlInstant  to,
           guint32     event)
{
  Heard stretch = { from, to, event };

  /* Of a window with one end only that end is known. */
  if (stretch.from == DTL_INSTANT_BEFORE_ALL)
    stretch.from = to;
  if (stretch.to == DTL_INSTANT_AFTER_ALL)
    stretch.to = from;
  if (stretch.from != DTL_INSTANT_BEFORE_ALL && stretch.from != DTL_INSTANT_AFTER_ALL &&
      stretch.to != DTL_INSTANT_BEFORE_ALL && stretch.to != DTL_INSTANT_AFTER_ALL)
    g_array_append_val (heard, stretch);
}

static void
add_date (GArray        *heard,
          const DtlDate *date,
          guint32        event)
{
  if (date->kind != DTL_DATE_INTERVAL)
    {
      add_heard (heard, date->earliest, date->latest, event);
      return;
    }
  /* An end that is unknown may lie anywhere; it is no record of something at any time. */
  if (!(date->flags & (DTL_DATE_OPEN_START | DTL_DATE_UNKNOWN_START)))
    add_heard (heard, date->earliest, date->start_latest, event);
  if (!(date->flags & (DTL_DATE_OPEN_END | DTL_DATE_UNKNOWN_END)))
    add_heard (heard, date->end_earliest, date->latest, event);
}

/* A mark knows only from when on a plan was stated; the whole window stands in the details. */
static void
add_plans (GArray      *heard,
           DtlDocument *document,
           guint32      event)
{
  g_autoptr (DtlEventDetails) details = dtl_document_dup_details (document, event);

  for (guint i = 0; i < details->plans->len; i++)
    {
      const DtlPlan *plan = g_ptr_array_index (details->plans, i);

      if (plan->stated_on != NULL && plan->stated_on->has_date)
        add_date (heard, &plan->stated_on->date, event);
    }
}

static void
add_event (GArray      *heard,
           DtlDocument *document,
           guint32      event)
{
  const DtlEvent *record = dtl_document_get_event (document, event);
  const guint needs_marks = DTL_EVENT_HAS_PLANS | DTL_EVENT_HAS_CLAIMS | DTL_EVENT_LASTED;
  g_autofree DtlMark *many = NULL;
  DtlMark few[8], *marks = few;
  guint n_marks;

  if (!(record->flags & needs_marks))
    {
      add_heard (heard, record->earliest, record->latest, event);
      return;
    }

  n_marks = dtl_document_read_marks (document, event, few, G_N_ELEMENTS (few));
  if (n_marks > G_N_ELEMENTS (few))
    {
      marks = many = g_new0 (DtlMark, n_marks);
      n_marks = MIN (n_marks, dtl_document_read_marks (document, event, many, n_marks));
    }
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].kind != DTL_MARK_PLAN)
      add_date (heard, &marks[i].date, event);
  if (record->flags & DTL_EVENT_HAS_PLANS)
    add_plans (heard, document, event);
}

static int
compare_silences (gconstpointer a,
                  gconstpointer b)
{
  const DtlSilence *x = a, *y = b;
  gint64 x_length = distance (x->from, x->to), y_length = distance (y->from, y->to);

  if (x_length != y_length)
    return x_length > y_length ? -1 : 1;
  return x->from < y->from ? -1 : x->from > y->from;
}

static GArray *
collect_gaps (GArray *heard,
              gint64  least_seconds)
{
  GArray *silences = g_array_new (FALSE, FALSE, sizeof (DtlSilence));
  const Heard *last = NULL;     /* the one that reaches furthest */

  for (guint i = 0; i < heard->len; i++)
    {
      const Heard *stretch = &g_array_index (heard, Heard, i);

      if (last != NULL && stretch->from > last->to && stretch->from - 1 > last->to)
        {
          DtlSilence silence = { last->to + 1, stretch->from - 1, last->event, stretch->event, 0 };

          if (distance (silence.from, stretch->from) >= least_seconds)
            g_array_append_val (silences, silence);
        }
      if (last == NULL || stretch->to > last->to)
        last = stretch;
    }
  return silences;
}

/* All that is recorded, in order of time. */
static GArray *
list_heard (DtlDocument  *document,
            const guint8 *mask,
            const gint   *cancel)
{
  GArray *heard = g_array_new (FALSE, FALSE, sizeof (Heard));
  const guint32 *order = dtl_document_get_order (document);
  guint n_placed = dtl_document_get_n_placed (document);

  for (guint i = 0; i < n_placed; i++)
    {
      if (i % 4096 == 0 && cancel != NULL && g_atomic_int_get (cancel) != 0)
        break;
      if (mask == NULL || mask[order[i]] != 0)
        add_event (heard, document, order[i]);
    }
  g_array_sort (heard, compare_heard);
  return heard;
}

GArray *
dtl_find_silences (DtlDocument  *document,
                   const guint8 *mask,
                   gint64        least_seconds,
                   const gint   *cancel)
{
  g_autoptr (GArray) heard = NULL;
  GArray *silences;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  heard = list_heard (document, mask, cancel);
  silences = collect_gaps (heard, least_seconds);
  g_array_sort (silences, compare_silences);
  return silences;
}

/* The windows that hold no other one, in order of time: both their ends ascend. From the last on, a window that begins earlier
 * holds a later one unless it also ends earlier. */
static GArray *
keep_sharpest (GArray *heard)
{
  GArray *sharpest = g_array_new (FALSE, FALSE, sizeof (Heard));
  guint n = 0;

  for (guint i = heard->len; i > 0; i--)
    {
      const Heard *window = &g_array_index (heard, Heard, i - 1);
      const Heard *later = n > 0 ? &g_array_index (sharpest, Heard, n - 1) : NULL;

      if (later != NULL && later->from == window->from && window->to <= later->to)
        g_array_set_size (sharpest, --n);
      else if (later != NULL && window->to >= later->to)
        continue;
      g_array_append_val (sharpest, *window);
      n++;
    }
  for (guint i = 0; i < n / 2; i++)
    {
      Heard swapped = g_array_index (sharpest, Heard, i);

      g_array_index (sharpest, Heard, i) = g_array_index (sharpest, Heard, n - 1 - i);
      g_array_index (sharpest, Heard, n - 1 - i) = swapped;
    }
  return sharpest;
}

static int
compare_instants (gconstpointer a,
                  gconstpointer b)
{
  const DtlInstant *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

/* How many of the sorted @instants are before @limit. */
static guint
count_before (GArray     *instants,
              DtlInstant  limit)
{
  guint low = 0, high = instants->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (instants, DtlInstant, middle) < limit)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A window touches a stretch unless it begins after its end or ends before its beginning. */
static void
count_vague (GArray *heard,
             GArray *silences)
{
  g_autoptr (GArray) begins = g_array_new (FALSE, FALSE, sizeof (DtlInstant));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (DtlInstant));

  for (guint i = 0; i < heard->len; i++)
    {
      g_array_append_val (begins, g_array_index (heard, Heard, i).from);
      g_array_append_val (ends, g_array_index (heard, Heard, i).to);
    }
  g_array_sort (ends, compare_instants);
  for (guint i = 0; i < silences->len; i++)
    {
      DtlSilence *silence = &g_array_index (silences, DtlSilence, i);

      silence->n_vague = count_before (begins, silence->to + 1) - count_before (ends, silence->from);
    }
}

GArray *
dtl_find_possible_silences (DtlDocument  *document,
                            const guint8 *mask,
                            gint64        least_seconds,
                            const gint   *cancel)
{
  g_autoptr (GArray) heard = NULL, sharpest = NULL;
  GArray *silences;
  guint n_kept = 0;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  heard = list_heard (document, mask, cancel);
  sharpest = keep_sharpest (heard);
  silences = collect_gaps (sharpest, least_seconds);
  count_vague (heard, silences);
  for (guint i = 0; i < silences->len; i++)
    if (g_array_index (silences, DtlSilence, i).n_vague > 0)
      g_array_index (silences, DtlSilence, n_kept++) = g_array_index (silences, DtlSilence, i);
  g_array_set_size (silences, n_kept);
  g_array_sort (silences, compare_silences);
  return silences;
}

char *
dtl_silence_to_words (const DtlSilence *self,
                      DtlWording        wording)
{
  g_autofree char *length = NULL;
  gint64 seconds;

  g_return_val_if_fail (self != NULL, NULL);

  seconds = distance (self->from, self->to);
  length = dtl_duration_to_words (seconds == G_MAXINT64 ? seconds : seconds + 1, wording);
  if (self->n_vague > 0)
    return g_strdup_printf (ngettext ("%s with nothing recorded, unless %u vague date falls into it",
                                      "%s with nothing recorded, unless one of %u vague dates falls into it", self->n_vague),
                            length, self->n_vague);
  return g_strdup_printf (_("%s with nothing recorded"), length);
}
