/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files are mostly written in order of time, so that is looked at first. Else a radix sort by the earliest instant,
 * 11 bits a pass over the bits in which the instants differ at all (two centuries in seconds: three passes), and
 * then the few that share it by the latest.
 */
#include "dtl-order.h"

#define RADIX_BITS 11
#define RADIX_SIZE (1 << RADIX_BITS)

typedef struct
{
  guint64 key;      /* seconds after the earliest of all */
  guint32 index;
} Entry;

/* One stable pass; @from and @to hold @n entries each. */
static void
scatter (const Entry *from,
         Entry       *to,
         guint        n,
         guint        shift)
{
  guint starts[RADIX_SIZE] = { 0 };
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    starts[(from[i].key >> shift) & (RADIX_SIZE - 1)]++;
  for (guint digit = 0; digit < RADIX_SIZE; digit++)
    {
      guint count = starts[digit];

      starts[digit] = sum;
      sum += count;
    }
  for (guint i = 0; i < n; i++)
    to[starts[(from[i].key >> shift) & (RADIX_SIZE - 1)]++] = from[i];
}

static void
sort_by_earliest (const DtlEvent *events,
                  guint32        *order,
                  guint           n,
                  DtlInstant      first,
                  DtlInstant      last)
{
  guint64 range = (guint64) last - (guint64) first;
  Entry *entries = g_new (Entry, n);
  Entry *spare = g_new (Entry, n);

  for (guint i = 0; i < n; i++)
    {
      entries[i].key = (guint64) events[order[i]].earliest - (guint64) first;
      entries[i].index = order[i];
    }

  for (guint shift = 0; shift < 64 && range >> shift != 0; shift += RADIX_BITS)
    {
      Entry *swap = entries;

      scatter (entries, spare, n, shift);
      entries = spare;
      spare = swap;
    }

  for (guint i = 0; i < n; i++)
    order[i] = entries[i].index;

  g_free (entries);
  g_free (spare);
}

static int
compare_latest (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const DtlEvent *events = user_data;
  guint32 i = *(const guint32 *) a, j = *(const guint32 *) b;

  if (events[i].latest != events[j].latest)
    return events[i].latest < events[j].latest ? -1 : 1;
  return i < j ? -1 : i > j;
}

static void
sort_ties (const DtlEvent *events,
           guint32        *order,
           guint           n)
{
  for (guint start = 0, end; start < n; start = end)
    {
      gboolean sorted = TRUE;

      for (end = start + 1; end < n && events[order[end]].earliest == events[order[start]].earliest; end++)
        sorted &= events[order[end - 1]].latest <= events[order[end]].latest;
      if (!sorted)
        g_qsort_with_data (order + start, (int) (end - start), sizeof *order, compare_latest, (gpointer) events);
    }
}

guint32 *
dtl_order_by_time (const DtlEvent *events,
                   guint           n_events,
                   guint          *n_placed)
{
  guint32 *order = g_new (guint32, MAX (n_events, 1));
  DtlInstant first = G_MAXINT64, last = G_MININT64;
  gboolean sorted = TRUE;
  guint n = 0, end;

  for (guint i = 0; i < n_events; i++)
    {
      if (!(events[i].flags & DTL_EVENT_PLACED))
        continue;
      sorted &= n == 0 || events[i].earliest >= last;
      first = MIN (first, events[i].earliest);
      last = MAX (last, events[i].earliest);
      order[n++] = i;
    }

  if (!sorted)
    sort_by_earliest (events, order, n, first, last);
  sort_ties (events, order, n);

  end = n;
  for (guint i = 0; i < n_events && end < n_events; i++)
    if (!(events[i].flags & DTL_EVENT_PLACED))
      order[end++] = i;

  *n_placed = n;
  return order;
}
