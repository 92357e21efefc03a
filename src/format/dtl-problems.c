/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-problems.h"

#include "dtl-place.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DtlProblemKind kind;
  gsize          offset;
  guint          number;      /* as found, to keep the order where two stand in one place */
  char          *message;
  guint          n;           /* how many it stands for */
} Kept;

static void
clear_kept (gpointer data)
{
  g_free (((Kept *) data)->message);
}

void
dtl_problems_init (DtlProblems *self,
                   const char  *data,
                   gsize        size)
{
  *self = (DtlProblems) { .data = data, .size = size };
  self->kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_array_set_clear_func (self->kept, clear_kept);
}

void
dtl_problems_clear (DtlProblems *self)
{
  g_clear_pointer (&self->kept, g_array_unref);
}

/* Whether there is room for one more; counts it if not. */
static gboolean
make_room (DtlProblems    *self,
           DtlProblemKind  kind,
           gsize           offset)
{
  if (self->n_kept[kind] < DTL_PROBLEMS_MAX)
    {
      self->n_kept[kind]++;
      return TRUE;
    }
  if (self->n_more[kind]++ == 0)
    self->first_more[kind] = offset;
  return FALSE;
}

static void
keep (DtlProblems    *self,
      DtlProblemKind  kind,
      gsize           offset,
      char           *message)
{
  Kept kept = { kind, offset, self->kept->len, message, 1 };

  g_array_append_val (self->kept, kept);
}

void
dtl_problems_take (DtlProblems    *self,
                   DtlProblemKind  kind,
                   gsize           offset,
                   char           *message)
{
  if (make_room (self, kind, offset))
    keep (self, kind, offset, message);
  else
    g_free (message);
}

void
dtl_problems_add (DtlProblems    *self,
                  DtlProblemKind  kind,
                  gsize           offset,
                  const char     *member,
                  const char     *found,
                  const char     *expected)
{
  char *message;

  if (!make_room (self, kind, offset))
    return;

  if (member != NULL)
    message = g_strdup_printf (_("“%s”: found %s; expected %s"), member, found, expected);
  else
    message = g_strdup_printf (_("found %s; expected %s"), found, expected);
  keep (self, kind, offset, message);
}

guint
dtl_problems_get_mark (DtlProblems *self)
{
  return self->kept->len;
}

void
dtl_problems_drop_since (DtlProblems *self,
                         guint        mark)
{
  for (guint i = mark; i < self->kept->len; i++)
    self->n_kept[g_array_index (self->kept, Kept, i).kind]--;
  g_array_set_size (self->kept, mark);
}

void
dtl_problems_move (DtlProblems         *self,
                   DtlProblemsMoveFunc  find_place,
                   gconstpointer        user_data,
                   DtlProblems         *others)
{
  DtlProblems moved = *others;

  *others = *self;
  *self = moved;
  for (guint i = 0; i < others->kept->len; i++)
    {
      Kept *kept = &g_array_index (others->kept, Kept, i);

      dtl_problems_take (self, kept->kind, find_place (user_data, kept->offset), g_steal_pointer (&kept->message));
    }
  for (guint kind = 0; kind < G_N_ELEMENTS (self->n_more); kind++)
    if (others->n_more[kind] > 0)
      {
        if (self->n_more[kind] == 0)
          self->first_more[kind] = find_place (user_data, others->first_more[kind]);
        self->n_more[kind] += others->n_more[kind];
      }
}

static int
compare_kept (gconstpointer a,
              gconstpointer b)
{
  const Kept *kept_a = a, *kept_b = b;

  if (kept_a->offset != kept_b->offset)
    return kept_a->offset < kept_b->offset ? -1 : 1;
  return kept_a->number < kept_b->number ? -1 : kept_a->number > kept_b->number;
}

static void
deliver_one (DtlDocumentBuilder *builder,
             DtlPlace           *place,
             const Kept         *kept)
{
  DtlProblem problem = { .kind = kept->kind, .message = g_strdup (kept->message), .n = kept->n };

  dtl_place_move (place, kept->offset);
  problem.line = place->line;
  problem.column = place->column;
  problem.excerpt = dtl_place_dup_excerpt (place);
  dtl_document_builder_take_problem (builder, &problem);
}

void
dtl_problems_deliver (DtlProblems        *self,
                      DtlDocumentBuilder *builder)
{
  DtlPlace place;

  for (guint kind = 0; kind < G_N_ELEMENTS (self->n_more); kind++)
    if (self->n_more[kind] > 0)
      {
        keep (self, kind, self->first_more[kind],
              g_strdup_printf (kind == DTL_PROBLEM_LEFT_OUT
                               ? ngettext ("and %u more record that was left out", "and %u more records that were left out", self->n_more[kind])
                               : ngettext ("and %u more remark", "and %u more remarks", self->n_more[kind]),
                               self->n_more[kind]));
        g_array_index (self->kept, Kept, self->kept->len - 1).n = self->n_more[kind];
      }

  dtl_place_init (&place, self->data, self->size);
  g_array_sort (self->kept, compare_kept);
  for (guint i = 0; i < self->kept->len; i++)
    deliver_one (builder, &place, &g_array_index (self->kept, Kept, i));
}
