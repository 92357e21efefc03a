/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-folds.h"

#include <string.h>

#define LEAST_SHARE 8       /* a fold takes over 1 / LEAST_SHARE of the span */
#define MARGIN_PX   28.0    /* left standing on both sides: what ends there has its glyph in the open */

static guint64
seconds_between (DtlInstant a,
                 DtlInstant b)
{
  return (guint64) b - (guint64) a;
}

void
dtl_fold_finder_init (DtlFoldFinder *self,
                      DtlInstant     first,
                      DtlInstant     last)
{
  g_return_if_fail (first <= last);

  memset (self, 0, sizeof *self);
  self->first = first;
  self->last = last;
  self->bucket_length = seconds_between (first, last) / DTL_FOLD_BUCKETS + 1;
}

void
dtl_fold_finder_add (DtlFoldFinder *self,
                     DtlInstant     instant)
{
  guint64 i;

  if (instant < self->first || instant > self->last)
    return;

  i = seconds_between (self->first, instant) / self->bucket_length;
  self->earliest[i] = self->is_used[i] ? MIN (self->earliest[i], instant) : instant;
  self->latest[i] = self->is_used[i] ? MAX (self->latest[i], instant) : instant;
  self->is_used[i] = TRUE;
}

/* All empty stretches over an eighth of the span: never more than seven. */
static guint
find_gaps (const DtlFoldFinder *self,
           DtlFold             *gaps)
{
  guint64 least = seconds_between (self->first, self->last) / LEAST_SHARE;
  DtlInstant end = self->first;
  guint n = 0;

  for (guint i = 0; i <= DTL_FOLD_BUCKETS; i++)
    {
      if (!self->is_used[i])
        continue;
      if (seconds_between (end, self->earliest[i]) > least && n < DTL_MAX_FOLDS)
        {
          gaps[n].from = end;
          gaps[n].to = self->earliest[i];
          n++;
        }
      end = self->latest[i];
    }
  return n;
}

guint
dtl_fold_finder_find (const DtlFoldFinder *self,
                      double               width_px,
                      DtlFold             *folds)
{
  DtlFold gaps[DTL_MAX_FOLDS];
  double seconds = (double) seconds_between (self->first, self->last);
  double px_per_second;
  guint n_gaps, n = 0;

  if (self->first == self->last)
    return 0;

  n_gaps = find_gaps (self, gaps);
  for (guint i = 0; i < n_gaps; i++)
    seconds -= (double) seconds_between (gaps[i].from, gaps[i].to);
  px_per_second = MAX (width_px - n_gaps * (DTL_FOLD_WIDTH_PX + 2 * MARGIN_PX), width_px / 8) / MAX (seconds, 1);
  for (guint i = 0; i < n_gaps; i++)
    {
      double length = (double) seconds_between (gaps[i].from, gaps[i].to);
      double margin = MIN (MARGIN_PX / px_per_second, length / 8);

      if ((length - 2 * margin) * px_per_second <= DTL_FOLD_WIDTH_PX)
        continue;
      folds[n].from = (DtlInstant) ((guint64) gaps[i].from + (guint64) margin);
      folds[n].to = (DtlInstant) ((guint64) gaps[i].to - (guint64) margin);
      n++;
    }
  return n;
}
