/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-support.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ROOTS   64    /* sources that one is followed back to */
#define MAX_SUPPORT 255

/* What a source rests on, itself first. */
typedef struct
{
  guint   n;
  guint32 sources[];
} Ground;

struct _DtlSupport
{
  const DtlSource *sources;
  guint            n_sources;
  Ground         **grounds;   /* made when first asked for; NULL for those that rest on nothing */
  guint32         *stamps;    /* equal to stamp: belongs to the ground of a counted source */
  guint32          stamp;
};

gboolean
dtl_stance_supports (DtlStance stance)
{
  return stance == DTL_STANCE_REPORTS || stance == DTL_STANCE_CONFIRMS || stance == DTL_STANCE_PLANS;
}

DtlSupport *
dtl_support_new (const DtlSource *sources,
                 guint            n_sources)
{
  DtlSupport *self = g_new0 (DtlSupport, 1);

  self->sources = sources;
  self->n_sources = n_sources;
  self->grounds = g_new0 (Ground *, MAX (n_sources, 1));
  self->stamps = g_new0 (guint32, MAX (n_sources, 1));
  return self;
}

void
dtl_support_free (DtlSupport *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_sources; i++)
    g_free (self->grounds[i]);
  g_free (self->grounds);
  g_free (self->stamps);
  g_free (self);
}

static gboolean
contains (const guint32 *list,
          guint          n,
          guint32        value)
{
  for (guint i = 0; i < n; i++)
    if (list[i] == value)
      return TRUE;
  return FALSE;
}

/* Breadth first, so that the nearest are kept where there are too many. */
static Ground *
find_ground (DtlSupport *self,
             guint32     source)
{
  guint32 found[MAX_ROOTS];
  guint n = 1;
  Ground *ground;

  found[0] = source;
  for (guint next = 0; next < n; next++)
    {
      const DtlSource *from = &self->sources[found[next]];

      for (guint i = 0; i < from->n_based_on && n < MAX_ROOTS; i++)
        if (from->based_on[i] < self->n_sources && !contains (found, n, from->based_on[i]))
          found[n++] = from->based_on[i];
    }

  ground = g_malloc (sizeof (Ground) + n * sizeof (guint32));
  ground->n = n;
  memcpy (ground->sources, found, n * sizeof (guint32));
  return ground;
}

static const Ground *
get_ground (DtlSupport *self,
            guint32     source)
{
  if (self->grounds[source] == NULL && self->sources[source].n_based_on > 0)
    self->grounds[source] = find_ground (self, source);
  return self->grounds[source];
}

static int
compare_indices (const void *a,
                 const void *b)
{
  guint32 i = *(const guint32 *) a, j = *(const guint32 *) b;

  return i < j ? -1 : i > j;
}

/* Sorted, once each, only those that are there. */
static guint
tidy (guint32 *cited,
      guint    n_cited,
      guint    n_sources)
{
  guint n = 0;

  if (n_cited > 1)
    qsort (cited, n_cited, sizeof *cited, compare_indices);
  for (guint i = 0; i < n_cited; i++)
    if (cited[i] < n_sources && (n == 0 || cited[n - 1] != cited[i]))
      cited[n++] = cited[i];
  return n;
}

/* Counts @source unless something that it rests on is spoken for. */
static gboolean
try_to_count (DtlSupport *self,
              guint32     source)
{
  const Ground *ground = get_ground (self, source);

  if (ground == NULL)
    {
      gboolean taken = self->stamps[source] == self->stamp;

      self->stamps[source] = self->stamp;
      return !taken;
    }

  for (guint i = 0; i < ground->n; i++)
    if (self->stamps[ground->sources[i]] == self->stamp)
      return FALSE;
  for (guint i = 0; i < ground->n; i++)
    self->stamps[ground->sources[i]] = self->stamp;
  return TRUE;
}

static int
compare_grounds (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  DtlSupport *self = user_data;
  const Ground *ground_a = get_ground (self, *(const guint32 *) a);
  const Ground *ground_b = get_ground (self, *(const guint32 *) b);
  guint n_a = ground_a != NULL ? ground_a->n : 1, n_b = ground_b != NULL ? ground_b->n : 1;

  return n_a != n_b ? (n_a < n_b ? -1 : 1) : compare_indices (a, b);
}

guint
dtl_support_count (DtlSupport *self,
                   guint32    *cited,
                   guint       n_cited)
{
  gboolean any_based = FALSE;
  guint n, count = 0;

  n = tidy (cited, n_cited, self->n_sources);
  for (guint i = 0; i < n; i++)
    any_based |= self->sources[cited[i]].n_based_on > 0;
  if (n < 2 || !any_based)
    return MIN (n, MAX_SUPPORT);

  g_qsort_with_data (cited, (int) n, sizeof *cited, compare_grounds, self);
  self->stamp++;
  for (guint i = 0; i < n && count < MAX_SUPPORT; i++)
    count += try_to_count (self, cited[i]);
  return count;
}
